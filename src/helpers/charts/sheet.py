"""A sheet of paper measured in points from its upper left corner, on which the charts are laid out."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.charts.style import LINE, SIZE, WIDTH, clip, color, measure, show_number, wrap
from helpers.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NO_NAME = "–"
Rows = list[tuple[int, dict[str, Any]]]


def mark_id(row: int, column: str) -> str:
    """The name by which `to_svg` finds the mark of a number."""
    return f"mark|{row}|{column}"


def number_id(row: int, *columns: str) -> str:
    """The name of a text whose numbers, in order, are those columns of that row."""
    return "|".join(("num", str(row), *columns))


def read_rows(table: pd.DataFrame, columns: list[str | None], rows: int) -> Rows:
    """The first `rows` rows as (position, cells); cells of missing values are None.

    Raises UsageError where a column is not in the table.
    """
    gone = [column for column in columns if column is not None and column not in table.columns]
    if gone:
        raise UsageError(f"the chart needs column {', '.join(map(repr, gone))}; the table has {', '.join(map(str, table.columns))}.")
    records = table.head(rows).to_dict("records")
    return [(row, {str(name): None if pd.api.types.is_scalar(cell) and pd.isna(cell) else cell for name, cell in record.items()})
            for row, record in enumerate(records)]


def largest(values: list[Any]) -> float:
    """The largest number for a scale, 1 where none is above zero. Raises UsageError where one is below zero."""
    numbers = [float(value) for value in values if value is not None]
    if any(number < 0 for number in numbers):
        raise UsageError("this chart draws lengths from zero; it has no place for a number below zero.")
    return max([number for number in numbers if number > 0], default=1.0)


def hollow_entry(lines: Rows, hollow: str | None) -> list[tuple[str, str]]:
    """The line of a key that says what a hollow mark is, where one is drawn."""
    return [("hollow accent", "rests on one article")] if hollow and any(cells[hollow] for _, cells in lines) else []


class Sheet:
    """A figure as wide as a phone's column; every length in points, y downward."""

    def __init__(self, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.path import Path
        from matplotlib.transforms import IdentityTransform, TransformedPath

        self.height = height
        self.figure: Figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=144, facecolor=color("paper"))
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0), frameon=False)
        self.axes.set_axis_off()
        self._unclipped = TransformedPath(Path([(0, 0)]), IdentityTransform())
        self._order = 1.0

    def _add(self, artist: Any, gid: str | None) -> None:
        self._order += 0.001
        # With a path of its own, though it is not clipped, the axes make it none, which would take as long as drawing it.
        artist.set(gid=gid, zorder=self._order, clip_on=False, clip_path=self._unclipped)
        self.axes.add_artist(artist)

    def box(self, x: float, y: float, width: float, height: float, fill: str, gid: str | None = None, hollow: bool = False) -> None:
        """A filled rectangle; hollow, its line lies inside the same outline. The palest fill has a thin line, so that it is seen on paper."""
        from matplotlib.patches import Rectangle
        line, thick = (fill, 1.2) if hollow else ("grey3", 0.6) if fill == "grey1" else ("none", 0.0)
        self._add(Rectangle((x + thick / 2, y + thick / 2), max(width - thick, 0.2), height - thick, facecolor=color("paper" if hollow else fill),
                            edgecolor=color(line) if thick else "none", linewidth=thick), gid)

    def boxes(self, corners: list[tuple[float, float]], width: float, height: float, fill: str) -> None:
        """Rectangles of one size and fill, as one shape."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path
        points = [point for x, y in corners for point in ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))]
        if points:
            self._add(PathPatch(Path(points, [1, 2, 2, 2, 79] * len(corners)), facecolor=color(fill), edgecolor="none", linewidth=0), None)

    def hit(self, x: float, y: float, width: float, height: float, row: int, column: str) -> None:
        """An unseen area that makes a mark easy to press."""
        from matplotlib.patches import Rectangle
        self._add(Rectangle((x, y), width, height, facecolor="none", edgecolor="none", linewidth=0), f"hit|{row}|{column}")

    def dot(self, x: float, y: float, radius: float, fill: str, gid: str | None = None, hollow: bool = False, rim: str | None = None) -> None:
        """A disc; hollow, or with a rim of another colour that parts it from what lies under it."""
        from matplotlib.patches import Circle
        line = fill if hollow else rim
        inset = 0.6 if hollow else 0.0
        self._add(Circle((x, y), radius - inset, facecolor=color("paper" if hollow else fill), edgecolor=color(line) if line else "none",
                         linewidth=(1.2 if hollow else 0.8) if line else 0), gid)

    def line(self, points: list[tuple[float, float]], stroke: str, width: float = 1.0, gid: str | None = None) -> None:
        """A line through points."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path
        self._add(PathPatch(Path(points), facecolor="none", edgecolor=color(stroke), linewidth=width, capstyle="butt"), gid)

    def hatch(self, x: float, y: float, width: float, height: float, stroke: str, gid: str | None = None, step: float = 4.0) -> None:
        """A rectangle of slanting lines."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path
        points, codes = _slants(x, y, width, height, step)
        self._add(PathPatch(Path(points, codes), facecolor="none", edgecolor=color(stroke), linewidth=0.8), gid)

    def text(self, x: float, y: float, text: str, fill: str = "ink", align: str = "left", bold: bool = False, gid: str | None = None) -> None:
        """A line of text on the base line `y`; already clean and short enough."""
        from matplotlib.text import Text
        self._add(Text(x, y, text, color=color(fill), fontsize=SIZE, fontfamily="DejaVu Sans", fontweight="bold" if bold else "normal",
                       ha=align, va="baseline", parse_math=False), gid)

    def label(self, x: float, y: float, text: Any, width: float, row: int | None = None, column: str = "", lines: int = 1, fill: str = "ink",
              align: str = "left", bold: bool = False) -> float:
        """A text of the table, clipped or wrapped to `width`; gives back the width drawn."""
        drawn = wrap(text, width, lines, bold) if lines > 1 else [clip(text, width, bold)]
        drawn = drawn if any(drawn) else [NO_NAME]
        gid = f"label|{row}|{column}" if row is not None and any(map(str.isdigit, "".join(drawn))) else None
        for at, line in enumerate(drawn):
            self.text(x, y + at * LINE, line, fill, align, bold, gid)
        return max(measure(line, bold) for line in drawn)

    def number(self, x: float, y: float, value: Any, row: int, column: str, fill: str = "ink", align: str = "left", bold: bool = True,
               digits: int | None = None) -> None:
        """A number at its mark."""
        self.text(x, y, show_number(value, digits), fill, align, bold, number_id(row, column))


def _slants(x: float, y: float, width: float, height: float, step: float) -> tuple[list[tuple[float, float]], list[int]]:
    points: list[tuple[float, float]] = []
    for number in range(1, int((width + height) / step) + 1):
        reach = number * step
        start = (x + max(0.0, reach - height), y + min(reach, height))
        end = (x + min(reach, width), y + max(0.0, reach - width))
        points += [start, end]
    return points or [(x, y), (x, y + height)], [1, 2] * max(1, len(points) // 2)


class Key:
    """A line or more of swatches (or letters) with their names, above a chart."""

    def __init__(self, entries: list[tuple[str, str]], shape: str = "box", labels: list[tuple[int, str]] | None = None) -> None:
        self.entries, self.shape, self.places = [(fill, clip(name, WIDTH - 16)) for fill, name in entries], shape, []
        self.labels = dict(zip((name for _, name in self.entries), labels or []))
        x = y = 0.0
        for _, name in self.entries:
            width = 14 + measure(name)
            if x and x + width > WIDTH:
                x, y = 0.0, y + LINE + 2
            self.places.append((x, y))
            x += width + 14
        self.height = y + LINE + 9 if self.entries else 0.0

    def draw(self, sheet: Sheet, y: float) -> None:
        """Write the key from `y` downward."""
        for (fill, name), (x, below) in zip(self.entries, self.places):
            if self.shape == "letter":
                sheet.text(x, y + below + 10.5, fill, bold=True)
            elif self.shape == "dot":
                sheet.dot(x + 5, y + below + 6.5, 4, fill.removeprefix("hollow "), hollow=fill.startswith("hollow "))
            elif fill == "hatch":
                sheet.hatch(x, y + below + 2, 10, 10, "grey3")
            else:
                sheet.box(x, y + below + 2, 10, 10, fill.removeprefix("hollow "), hollow=fill.startswith("hollow "))
            row, column = self.labels.get(name, (None, ""))
            sheet.label(x + 14, y + below + 10.5, name, WIDTH, row, column, fill="muted")
