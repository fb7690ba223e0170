"""A backbone of a few items: places given, labels set so that none lies over another."""
from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from helpers.charts.sheet import Rows, Sheet, largest, mark_id, read_rows
from helpers.charts.style import LINE, SIZE, WIDTH, fits, measure, text_on, wrap
from helpers.cleantext import clean_label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NODES = 20
RADIUS, LARGE = 5.0, 8.0
HEIGHT, LEAST, EACH = 330.0, 150.0, 26.0
"""The sheet of many items, of two, and what each item adds."""
PAD = 14.0
SHORT = 64.0
KEY_LINES = 6
SHADES = ("accent", "tint3", "tint1", "grey2")
PALE = ("tint1", "grey1")
Box = tuple[float, float, float, float]


def _spread(values: list[float], low: float, high: float) -> list[float]:
    """The values between `low` and `high`; in the middle where all are equal."""
    least, most = min(values), max(values)
    return [low + (high - low) * ((value - least) / (most - least) if most > least else 0.5) for value in values]


def _part(places: list[tuple[float, float]], height: float, least: float = 30.0, turns: int = 120) -> list[tuple[float, float]]:
    """Places moved apart until no two are nearer than `least` points, as far as the sheet allows."""
    moved = [list(place) for place in places]
    for _ in range(turns):
        for one in range(len(moved)):
            for other in range(one + 1, len(moved)):
                _push(moved[one], moved[other], height, least, one, other)
    return [(x, y) for x, y in moved]


def _push(one: list[float], other: list[float], height: float, least: float, at: int, over: int) -> None:
    dx, dy = other[0] - one[0], other[1] - one[1]
    apart = (dx * dx + dy * dy) ** 0.5
    if apart >= least:
        return
    # Two nodes on one spot part along a direction that depends on their positions in the table alone.
    ux, uy = (dx / apart, dy / apart) if apart > 1e-9 else ((1.0, 0.3 * (over - at)) if at % 2 else (0.3 * (over - at), 1.0))
    for place, sign in ((one, -1), (other, 1)):
        place[0] = min(WIDTH - PAD, max(PAD, place[0] + sign * ux * (least - apart) / 2))
        place[1] = min(height - PAD, max(PAD, place[1] + sign * uy * (least - apart) / 2))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _candidates(x: float, y: float, width: float, height: float, radius: float) -> list[Box]:
    """Where a label may stand: beside its node, above or below it, in order of preference."""
    near, middle = radius + 3, min(max(x - width / 2, 1), WIDTH - 1 - width)
    left, right, above, under = x - near - width, x + near, y - near - height + 1, y + near - 1
    spots = [(right, y - height / 2), (left, y - height / 2), (x - width / 2, above), (x - width / 2, under),
             (right - 2, above + 4), (left + 2, above + 4), (right - 2, under - 4), (left + 2, under - 4), (middle, above), (middle, under)]
    return [(at, top, at + width, top + height) for at, top in spots]


def _lines(name: str) -> list[list[str]]:
    """The ways to write a name whole: in one line where it is short, then in two, then in three."""
    ways = [wrap(name, room, lines) for lines, room in ((1, SHORT), (2, 110.0), (2, 150.0), (3, 80.0), (3, 110.0), (1, 170.0))
            if fits([name], room, lines)]
    return [way for at, way in enumerate(ways) if way not in ways[:at]]


def place_labels(places: list[tuple[float, float]], names: list[str], height: float = HEIGHT,
                 radius: float = RADIUS) -> list[tuple[list[str], Box] | None]:
    """For each node the lines of its label, whole, and their box; None where there is no room for it."""
    taken: list[Box] = [(x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1) for x, y in places]
    found: list[tuple[list[str], Box] | None] = []
    for (x, y), name in zip(places, names):
        found.append(_place(x, y, name, taken, height, radius))
        if found[-1]:
            taken.append(found[-1][1])
    return found


def _place(x: float, y: float, name: str, taken: list[Box], height: float, radius: float) -> tuple[list[str], Box] | None:
    for lines in _lines(name):
        for box in _candidates(x, y, max(map(measure, lines)), SIZE * 1.05 + LINE * (len(lines) - 1), radius):
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= height
            if inside and not any(_meet(box, other) for other in taken):
                return lines, (box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1)
    return None


def _home(name: object, lines: Rows, columns: tuple[str, str]) -> tuple[int | None, str]:
    """The row and column of `edges` in which a node's name stands first."""
    return next(((row, column) for row, cells in lines for column in columns if cells[column] == name), (None, ""))


class _Node(NamedTuple):
    """A node as it is drawn: its name, where it stands, its group, its label beside it, its letter in the key where there is none."""

    name: str
    place: tuple[float, float]
    group: str
    fill: str
    label: tuple[list[str], Box] | None
    letter: str
    home: tuple[int | None, str]

    def key(self) -> str:
        """What the key says behind its letter."""
        return self.name + (f" ({self.group})" if self.group else "")

    def key_height(self) -> float:
        return LINE * len(wrap(self.key(), WIDTH - 14, KEY_LINES))


def _nodes(dots: Rows, places: list[tuple[float, float]], height: float, item: str, group: str | None, lines: Rows,
           ends: tuple[str, str]) -> list[_Node]:
    names = [clean_label(cells[item]) for _, cells in dots]
    groups = [str(cells[group] or "") if group else "" for _, cells in dots]
    fills = dict(zip(sorted(set(groups) - {""}), SHADES))
    found, keyed = [], 0
    for (_, cells), name, place, own, label in zip(dots, names, places, groups,
                                                   place_labels(places, names, height, LARGE if any(groups) else RADIUS)):
        letter = "" if label else chr(ord("a") + keyed)
        keyed += label is None
        found.append(_Node(name, place, own, fills.get(own, "grey1") if any(groups) else "accent", label, letter, _home(cells[item], lines, ends)))
    return found


def _draw_node(sheet: Sheet, node: _Node) -> None:
    (x, y), written = node.place, node.letter or node.group
    sheet.dot(x, y, LARGE if written else RADIUS, node.fill, rim="grey3" if node.fill in PALE else "paper")
    if written:
        sheet.text(x, y + 3.7, written, text_on(node.fill), "center", True)
    if node.label:
        text, box = node.label
        # Paper under the label, so that no line strikes it through.
        sheet.box(box[0] + 0.5, box[1] + 0.5, box[2] - box[0] - 1, box[3] - box[1] - 1, "paper")
        sheet.label(box[0] + 2, box[1] + 1 + SIZE * 0.8, " ".join(text), max(map(measure, text)) + 0.01, *node.home, lines=len(text))


def _draw_key(sheet: Sheet, nodes: list[_Node], y: float) -> None:
    """The names that found no room beside their nodes, each whole, behind its letter."""
    for node in nodes:
        sheet.text(0, y, node.letter, bold=True)
        sheet.label(14, y, node.key(), WIDTH - 14, *node.home, lines=KEY_LINES, fill="muted")
        y += node.key_height()


def network(nodes: pd.DataFrame, edges: pd.DataFrame, item: str = "item", x: str = "x", y: str = "y", item_a: str = "item_a", item_b: str = "item_b",
            value: str = "n", hollow: str | None = None, group: str | None = None) -> Figure | None:
    """A figure of up to twenty items at the places given, joined by lines as wide as their number; each line is the mark of its row of `edges`.

    A label stands whole beside its node, in up to three lines; where there is no room the node has a small letter, with a
    key below. `hollow` (a column of `edges`) draws a line thin and grey; `group` (a column of `nodes`: a capital letter, or
    nothing) writes the letter into the node and shades it. None where there is no node.
    """
    dots, lines = read_rows(nodes, [item, x, y, group], NODES), read_rows(edges, [item_a, item_b, value, hollow], len(edges))
    if not dots:
        return None
    height = min(HEIGHT, LEAST + EACH * (len(dots) - 2))
    places = _part(list(zip(_spread([float(cells[x] or 0) for _, cells in dots], 40, WIDTH - 40),
                            _spread([float(cells[y] or 0) for _, cells in dots], PAD, height - PAD))), height, 36.0 if group else 30.0)
    drawn = _nodes(dots, places, height, item, group, lines, (item_a, item_b))
    keyed = [node for node in drawn if node.letter]
    sheet = Sheet(height + sum(node.key_height() for node in keyed) + (8 if keyed else 0))
    where, top = {cells[item]: place for (_, cells), place in zip(dots, places)}, largest([cells[value] for _, cells in lines])
    for row, cells in lines:
        if cells[item_a] in where and cells[item_b] in where:
            thin = bool(hollow and cells[hollow])
            width = 1.0 if thin else 1.0 + 3.0 * float(cells[value] or 0) / top
            sheet.line([where[cells[item_a]], where[cells[item_b]]], "grey2" if thin else "tint3", width, mark_id(row, value))
    for node in drawn:
        _draw_node(sheet, node)
    _draw_key(sheet, keyed, height + 12)
    return sheet.figure
