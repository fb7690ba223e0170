"""Lines over time: one panel a term, a dot a period; a gap parts the line, and so does a period of too few texts."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.charts.sheet import Key, Rows, Sheet, hollow_entry, largest, mark_id, number_id, read_rows
from helpers.charts.style import LINE, WIDTH, measure, show_number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PANEL, EDGE, APART = 46.0, 8.0, 3.0
MOST_PANELS = 3


def lines(table: pd.DataFrame, term: str = "term", period: str = "period", value: str = "rate_per_10000_words", mark: str = "n",
          gap: str = "gap", hollow: str | None = None, digits: int = 1, thin: str = "thin") -> Figure | None:
    """A figure of one panel a term (at most three), on one scale from zero: a dot a period, joined by a line that ends at a gap.

    A period whose column `thin` is true (where the table has one) is a grey dot apart from the line. The periods stand in the table's order, the same
    for every term. The dot is the mark of `mark`, the number written at it is
    `value`; the first, the last and the highest are written, and others where there is room. None where no row has a value.
    """
    table = table if thin in table else table.assign(**{thin: False})
    rows = read_rows(table, [term, period, value, mark, gap, hollow, thin], len(table))
    terms = list(dict.fromkeys(cells[term] for _, cells in rows))[:MOST_PANELS]
    periods = list(dict.fromkeys(cells[period] for _, cells in rows))
    rows = [(row, cells) for row, cells in rows if cells[term] in terms]
    drawn = [(row, cells) for row, cells in rows if cells[value] is not None and not cells[gap]]
    if not drawn:
        return None
    top, step = largest([cells[value] for _, cells in drawn]), (WIDTH - 2 * EDGE) / max(len(periods) - 1, 1)
    places = {name: EDGE + at * step if len(periods) > 1 else WIDTH / 2 for at, name in enumerate(periods)}
    apart = [("grey3", "fewer than three dated texts")] if any(cells[thin] for _, cells in drawn) else []
    foot, pitch = Key(hollow_entry(drawn, hollow) + apart, "dot"), LINE + PANEL + 29
    sheet = Sheet(pitch * len(terms) + LINE + 6 + foot.height)
    for panel, name in enumerate(terms):
        own = [(row, cells) for row, cells in rows if cells[term] == name]
        sheet.label(0, panel * pitch + 10, name, WIDTH, own[0][0], term)
        _draw_panel(sheet, own, panel * pitch + LINE + 19, top, places, (period, value, mark, gap, hollow, thin), digits)
    _draw_periods(sheet, [(row, cells) for row, cells in rows if cells[term] == terms[0]], pitch * len(terms), places, period)
    foot.draw(sheet, sheet.height - foot.height + 6)
    return sheet.figure


def _runs(own: Rows, value: str, gap: str, thin: str) -> list[Rows]:
    """The stretches of periods without a gap between them; a thin period is one of its own."""
    found: list[Rows] = [[]]
    for row, cells in own:
        if cells[gap] or cells[value] is None:
            found.append([])
        elif cells[thin]:
            found += [[(row, cells)], []]
        else:
            found[-1].append((row, cells))
    return [run for run in found if run]


def _draw_panel(sheet: Sheet, own: Rows, y: float, top: float, places: dict[Any, float], columns: tuple[str, str, str, str, str | None, str],
                digits: int) -> None:
    period, value, mark, gap, hollow, thin = columns
    base = y + PANEL
    sheet.line([(0, base), (WIDTH, base)], "grey2", 0.8)
    runs = _runs(own, value, gap, thin)
    points = {row: (places[cells[period]], base - PANEL * float(cells[value]) / top) for run in runs for row, cells in run}
    for run in runs:
        if len(run) > 1:
            sheet.line([points[row] for row, _ in run], "accent", 1.4)
    shown = [(row, cells) for run in runs for row, cells in run]
    for row, cells in shown:
        x, level = points[row]
        sheet.hit(x - 6, level - 8, 12, 16, row, mark)
        sheet.dot(x, level, 3.6, "grey3" if cells[thin] else "accent", mark_id(row, mark), bool(hollow and cells[hollow]), rim="paper")
    _write_numbers(sheet, shown, points, (value, mark), digits)


def _write_numbers(sheet: Sheet, shown: Rows, points: dict[int, tuple[float, float]], columns: tuple[str, str], digits: int) -> None:
    """The numbers above their dots: the highest, the last, the first, then those that lie on no other number and on no dot beside."""
    value, _ = columns
    first, last = shown[:1], shown[-1:]
    highest = [max(shown, key=lambda one: (float(one[1][value]), -one[0]))] if shown else []
    order = list(dict.fromkeys(row for row, _ in [*highest, *last, *first, *shown]))
    cells_of, taken = dict(shown), []
    for row in order:
        x, level = points[row]
        width = measure(show_number(cells_of[row][value], digits), True)
        left = min(max(x - width / 2, 0.0), WIDTH - width - 1)
        box = (left - APART, level - 17, left + width + APART, level - 5)
        on_dot = any(other != row and box[0] < px + 4 and px - 4 < box[2] and box[1] < py + 4 and py - 4 < box[3]
                     for other, (px, py) in points.items())
        if not on_dot and all(box[2] <= other[0] or other[2] <= box[0] or box[3] <= other[1] or other[3] <= box[1] for other in taken):
            taken.append(box)
            sheet.text(left, level - 7, show_number(cells_of[row][value], digits), bold=True, gid=number_id(row, value))


def _draw_periods(sheet: Sheet, own: Rows, y: float, places: dict[Any, float], period: str) -> None:
    """The names of the periods below the last panel: first and last, then those between that have room."""
    written: list[tuple[float, float]] = []
    for row, cells in [*own[:1], *own[-1:], *own[1:-1]]:
        width = measure(str(cells[period]))
        left = min(max(places[cells[period]] - width / 2, 0.0), WIDTH - width - 2)
        if all(left > end + 8 or left + width < start - 8 for start, end in written):
            written.append((left, left + width))
            sheet.label(left, y + 8, cells[period], WIDTH, row, period, fill="muted")
