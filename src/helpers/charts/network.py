"""A backbone of a few items: places given, labels set so that none lies over another."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.charts.sheet import Rows, Sheet, largest, mark_id, read_rows
from helpers.charts.style import LINE, SIZE, WIDTH, clip, measure
from helpers.cleantext import clean_label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NODES = 20
RADIUS = 5.0
HEIGHT = 330.0
PAD = 14.0
Box = tuple[float, float, float, float]


def _spread(values: list[float], low: float, high: float) -> list[float]:
    """The values between `low` and `high`; in the middle where all are equal."""
    least, most = min(values), max(values)
    return [low + (high - low) * ((value - least) / (most - least) if most > least else 0.5) for value in values]


def _part(places: list[tuple[float, float]], least: float = 30.0, turns: int = 120) -> list[tuple[float, float]]:
    """Places moved apart until no two are nearer than `least` points, as far as the sheet allows."""
    moved = [list(place) for place in places]
    for _ in range(turns):
        for one in range(len(moved)):
            for other in range(one + 1, len(moved)):
                _push(moved[one], moved[other], least, one, other)
    return [(x, y) for x, y in moved]


def _push(one: list[float], other: list[float], least: float, at: int, over: int) -> None:
    dx, dy = other[0] - one[0], other[1] - one[1]
    apart = (dx * dx + dy * dy) ** 0.5
    if apart >= least:
        return
    # Two nodes on one spot part along a direction that depends on their positions in the table alone.
    ux, uy = (dx / apart, dy / apart) if apart > 1e-9 else ((1.0, 0.3 * (over - at)) if at % 2 else (0.3 * (over - at), 1.0))
    for place, sign in ((one, -1), (other, 1)):
        place[0] = min(WIDTH - PAD, max(PAD, place[0] + sign * ux * (least - apart) / 2))
        place[1] = min(HEIGHT - PAD, max(PAD, place[1] + sign * uy * (least - apart) / 2))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _candidates(x: float, y: float, width: float) -> list[Box]:
    """Where a label may stand: beside its node, above or below it, in order of preference."""
    near, up, down = RADIUS + 3, SIZE * 0.8, SIZE * 0.25
    spots = [(x + near, y + 3.6), (x - near - width, y + 3.6), (x - width / 2, y - near - 2), (x - width / 2, y + near + up + 1),
             (x + near - 2, y - near), (x - near + 2 - width, y - near),
             (x + near - 2, y + near + up - 2), (x - near + 2 - width, y + near + up - 2),
             (min(max(x - width / 2, 1), WIDTH - 1 - width), y - near - 2),
             (min(max(x - width / 2, 1), WIDTH - 1 - width), y + near + up + 1)]
    return [(left, base - up, left + width, base + down) for left, base in spots]


def place_labels(places: list[tuple[float, float]], names: list[str]) -> list[tuple[str, Box] | None]:
    """For each node its label, as long as there is room for it, and its box; None where there is no room at all."""
    taken: list[Box] = [(x - RADIUS - 1, y - RADIUS - 1, x + RADIUS + 1, y + RADIUS + 1) for x, y in places]
    found: list[tuple[str, Box] | None] = []
    for (x, y), name in zip(places, names):
        found.append(_place(x, y, name, taken))
        if found[-1]:
            taken.append(found[-1][1])
    return found


def _place(x: float, y: float, name: str, taken: list[Box]) -> tuple[str, Box] | None:
    for room in (170.0, 110.0, 64.0):
        text = clip(name, room)
        for box in _candidates(x, y, measure(text)):
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
            if inside and not any(_meet(box, other) for other in taken):
                return text, (box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1)
    return None


def _home(name: object, lines: Rows, columns: tuple[str, str]) -> tuple[int | None, str]:
    """The row and column of `edges` in which a node's name stands first."""
    return next(((row, column) for row, cells in lines for column in columns if cells[column] == name), (None, ""))


def network(nodes: pd.DataFrame, edges: pd.DataFrame, item: str = "item", x: str = "x", y: str = "y", item_a: str = "item_a", item_b: str = "item_b",
            value: str = "n",
            hollow: str | None = None, accent: str | None = None) -> Figure | None:
    """A figure of up to twenty items at the places given, joined by lines as wide as their number; each line is the mark of its row of `edges`.

    A label with no room beside its node becomes a letter with a key below. `hollow` (a column of `edges`) draws a line thin and grey; `accent` (a
    column of `nodes`) fills a node. None where there is no node.
    """
    dots, lines = read_rows(nodes, [item, x, y, accent], NODES), read_rows(edges, [item_a, item_b, value, hollow], len(edges))
    if not dots:
        return None
    names = [clean_label(cells[item]) for _, cells in dots]
    places = _part(list(zip(_spread([float(cells[x] or 0) for _, cells in dots], 40, WIDTH - 40),
                            _spread([float(cells[y] or 0) for _, cells in dots], PAD, HEIGHT - PAD))))
    labels = place_labels(places, names)
    keyed = [at for at, label in enumerate(labels) if label is None]
    sheet = Sheet(HEIGHT + (LINE * len(keyed) + 8 if keyed else 0))
    where, top = {cells[item]: place for (_, cells), place in zip(dots, places)}, largest([cells[value] for _, cells in lines])
    for row, cells in lines:
        if cells[item_a] in where and cells[item_b] in where:
            thin = bool(hollow and cells[hollow])
            width = 1.0 if thin else 1.0 + 3.0 * float(cells[value] or 0) / top
            sheet.line([where[cells[item_a]], where[cells[item_b]]], "grey2" if thin else "tint3", width, mark_id(row, value))
    for (_, cells), place, at in zip(dots, places, range(len(dots))):
        letter = chr(ord("A") + keyed.index(at)) if at in keyed else ""
        sheet.dot(*place, 8.0 if letter else RADIUS, "accent" if accent is None or cells[accent] else "grey3", rim="paper")
        if letter:
            sheet.text(place[0], place[1] + 3.7, letter, "on-accent", "center", True)
            sheet.text(0, HEIGHT + 12 + LINE * keyed.index(at), letter, bold=True)
            sheet.label(14, HEIGHT + 12 + LINE * keyed.index(at), names[at], WIDTH - 14, *_home(cells[item], lines, (item_a, item_b)), fill="muted")
        elif labels[at]:
            text, box = labels[at]
            # Paper under the label, so that no line strikes it through.
            sheet.box(box[0] + 0.5, box[1] + 0.5, box[2] - box[0] - 1, box[3] - box[1] - 1, "paper")
            sheet.label(box[0] + 2, box[1] + 1 + SIZE * 0.8, text, WIDTH, *_home(cells[item], lines, (item_a, item_b)))
    return sheet.figure
