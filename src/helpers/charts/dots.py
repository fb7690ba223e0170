"""Dots on a line: terms with their articles, pairs with what was expected, a ranking before and after."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.charts.sheet import Key, Sheet, hollow_entry, largest, mark_id, number_id, read_rows
from helpers.charts.style import LINE, ROWS, WIDTH, clip, measure, show_number, wrap
from helpers.cleantext import clean_label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EDGE, GAP = 6.0, 6.0
OFFSETS = (0.0, -5.8, 5.8, -8.6, 8.6)
RINGS, GRAIN = 40, 1.5
"""Articles up to which each has a ring of its own; above it a band shows where they lie, to so many points."""


def _stack(places: list[float], pooled: float | None) -> list[float]:
    """How far each ring is moved up or down (points) so that it lies on no other ring and not under the large dot; the line where nothing is free."""
    seen: list[tuple[float, float, float]] = [] if pooled is None else [(pooled, 0.0, 8.3)]
    for place in places:
        free = [level for level in OFFSETS if all((other - place) ** 2 + (at - level) ** 2 >= least**2 for other, at, least in seen)]
        seen.append((place, free[0] if free else OFFSETS[-2], 5.6))
    return [level for _, level, _ in seen[len(seen) - len(places):]]


def _runs(places: list[float]) -> list[tuple[float, float]]:
    """The stretches of a line that the places cover, each place as wide as the grain: (from, to)."""
    steps = sorted({int(place // GRAIN) for place in places})
    begins = [step for step in steps if step - 1 not in steps]
    ends = [step for step in steps if step + 1 not in steps]
    return [(first * GRAIN, (last + 1) * GRAIN) for first, last in zip(begins, ends)]


def _draw_articles(sheet: Sheet, places: list[float], pooled: float | None, middle: float, rings: bool) -> None:
    """Where the articles of a row lie: a ring each, or a band."""
    for ring, level in zip(places, _stack(places, pooled)) if rings else ():
        sheet.dot(ring, middle + level, 2.8, "grey3", hollow=True)
    for first, last in () if rings else _runs(places):
        sheet.box(first, middle - 3, last - first, 6, "grey2")


def _note(cells: dict[str, Any], columns: tuple[str, ...]) -> str:
    """`98`; with two columns `5 · 98`; with three `5 of 5 · 98`."""
    shown = [show_number(cells[column]) for column in columns]
    return f"{shown[0]} of {shown[1]} · {shown[2]}" if len(shown) == 3 else " · ".join(shown)


def dots(table: pd.DataFrame, label: str, pooled: str, per_article: list[str], numbers: tuple[str, ...] = (), hollow: str | None = None,
         rows: int = ROWS, heads: str = "") -> Figure | None:
    """A figure of one line a row: a small ring for each article, a large dot for all together; None where the table has no row.

    All stand on one scale from zero (a rate, say); of more than forty articles a band shows where they lie. `numbers` names the columns written at
    the right: of one, two or three columns "98", "5 · 98", "5 of 5 · 98", under `heads` that say what they are ("articles · times"); the last is the
    number whose mark the large dot is (`pooled` itself where none is named).
    """
    lines = read_rows(table, [label, pooled, hollow, *per_article, *numbers], rows)
    if not lines:
        return None
    top, columns = largest([cells[name] for _, cells in lines for name in (pooled, *per_article)]), numbers or (pooled,)
    rings = len(per_article) <= RINGS
    key = Key([("hollow grey3", "one article") if rings else ("grey2", "single articles"), ("accent", "all articles together"),
               *hollow_entry(lines, hollow)], "dot")
    pitch, above = 37.0, key.height + (LINE if heads else 0.0)
    sheet = Sheet(above + pitch * len(lines) - 3)
    key.draw(sheet, 0)
    sheet.text(WIDTH - 1, key.height + 8, clip(heads, WIDTH), "muted", "right")
    for row, cells in lines:
        y, note = above + row * pitch, _note(cells, tuple(columns))
        middle = y + 23.5
        sheet.label(0, y + 10, clip(cells[label], WIDTH - measure(note, True) - GAP - 1), WIDTH, row, label)
        sheet.line([(0, middle), (WIDTH, middle)], "grey2", 0.8)
        places = [EDGE + (WIDTH - 2 * EDGE) * float(cells[name]) / top for name in per_article if cells[name] is not None]
        place = None if cells[pooled] is None else EDGE + (WIDTH - 2 * EDGE) * float(cells[pooled]) / top
        _draw_articles(sheet, places, place, middle, rings)
        sheet.hit(0, y, WIDTH, pitch - 4, row, columns[-1])
        sheet.text(WIDTH - 1, y + 10, note, align="right", bold=True, gid=number_id(row, *columns))
        if place is not None:
            sheet.dot(place, middle, 5.2, "accent", mark_id(row, columns[-1]), bool(hollow and cells[hollow]), rim="paper")
    return sheet.figure


class _Pair:
    """Where the parts of one dumbbell stand, in units of the scale."""

    def __init__(self, cells: dict[str, Any], columns: tuple[str, str, str, str]) -> None:
        observed, expected, low, high = (None if cells[column] is None else float(cells[column]) for column in columns)
        self.observed, self.expected = observed or 0.0, expected
        self.low = min(value for value in (low, expected, self.observed) if value is not None) if low is None else low
        self.high = max(value for value in (high, expected, self.observed) if value is not None) if high is None else high
        self.first, self.last = min(self.low, self.observed), max(self.high, self.observed)
        self.below = self.observed < self.low


def dumbbell(table: pd.DataFrame, label: str | tuple[str, str] = ("item_a", "item_b"), observed: str = "n", expected: str = "expected",
             low: str = "expected_low",
             high: str = "expected_high", hollow: str | None = None, rows: int = 12, digits: int = 1, bold: str | None = None) -> Figure | None:
    """A figure of one line a pair: a band from the least to the most of the shuffles, a ring at what was expected, a dot at what was observed.

    Both numbers are written. `label` is a column, or two that are joined by a plus; it is bold where the column `bold` is true. Where a pair's
    expected number is missing, the dot stands alone. None where the table has no row.
    """
    names = [label] if isinstance(label, str) else list(label)
    lines = read_rows(table, [*names, observed, expected, low, high, hollow, bold], rows)
    if not lines:
        return None
    pairs = [_Pair(cells, (observed, expected, low, high)) for _, cells in lines]
    largest([value for _, cells in lines for value in (cells[observed], cells[expected], cells[low])])
    top = largest([pair.last for pair in pairs])
    margin = [max(measure(show_number(cells[column], digits), True) for _, cells in lines) for column in (expected, observed)]
    edge = max(margin) + GAP + 8
    key = Key([("hollow grey3", "expected, with the range of the shuffles"), ("accent", "observed"), *hollow_entry(lines, hollow)], "dot")
    labels = [" + ".join(str(cells[name]) for name in names) for _, cells in lines]
    heavy = [bool(bold and cells[bold]) for _, cells in lines]
    heights = [37.0 + LINE * (len(wrap(text, WIDTH, 2, strong)) - 1) for text, strong in zip(labels, heavy)]
    sheet, y = Sheet(key.height + sum(heights) - 3), key.height
    key.draw(sheet, 0)
    for (row, cells), pair, text, strong, height in zip(lines, pairs, labels, heavy, heights):
        place = {name: edge + (WIDTH - 2 * edge) * getattr(pair, name) / top for name in ("observed", "low", "high", "first", "last")}
        sheet.label(0, y + 10, text, WIDTH, row, names[0], lines=2, bold=strong)
        _draw_pair(sheet, pair, place, row, y + height - 13, (observed, expected), cells, edge, top, bool(hollow and cells[hollow]), digits)
        y += height
    return sheet.figure


def _draw_pair(sheet: Sheet, pair: _Pair, place: dict[str, float], row: int, y: float, columns: tuple[str, str], cells: dict[str, Any], edge: float,
               top: float,
               hollow: bool, digits: int) -> None:
    observed, expected = columns
    sheet.line([(place["first"], y), (place["last"], y)], "grey2", 1.2)
    sides = {observed: ("left", place["last"] + 9), expected: ("right", place["first"] - 9)}
    if pair.below:
        sides = {observed: ("right", place["first"] - 9), expected: ("left", place["last"] + 9)}
    if pair.expected is not None:
        sheet.box(place["low"] - 2, y - 4, place["high"] - place["low"] + 4, 8, "grey2")
    sheet.hit(0, y - 24, WIDTH, 33, row, observed)
    if pair.expected is not None:
        sheet.dot(edge + (WIDTH - 2 * edge) * pair.expected / top, y, 4.2, "grey3", mark_id(row, expected), hollow=True)
        sheet.number(sides[expected][1], y + 3.7, cells[expected], row, expected, "muted", sides[expected][0], False, digits)
    sheet.dot(place["observed"], y, 5.2, "accent", mark_id(row, observed), hollow, rim="paper")
    sheet.number(sides[observed][1], y + 3.7, cells[observed], row, observed, "accent", sides[observed][0], digits=digits)


def slope(table: pd.DataFrame, label: str, before: str, after: str, heads: tuple[str, str] = ("before", "after"), hollow: str | None = None,
          rows: int = ROWS) -> Figure | None:
    """A figure of two rankings, a line a row: its place and number without something at the left, with it at the right beside its name.

    A row whose place rises, or that stands in one ranking only, is drawn in the accent colour; ties keep the table's order. None where the table
    has no row.
    """
    lines = read_rows(table, [label, before, after, hollow], rows)
    if not lines:
        return None
    largest([cells[column] for _, cells in lines for column in (before, after)])
    wide = max(measure(show_number(cells[column]), True) for _, cells in lines for column in (before, after))
    left = max(wide, measure(heads[0])) + 10
    longest = max(measure(clean_label(cells[label])) for _, cells in lines)
    right, head = left + max(24.0, min(80.0, WIDTH - left - wide - max(100, min(longest, 200) + 16))), 20.0
    room = {row: WIDTH - right - 8 - measure(show_number(cells[after]), True) - GAP for row, cells in lines}
    pitch = 25.0 if all(len(wrap(cells[label], room[row], 2)) == 1 for row, cells in lines) else 2 * LINE + 5
    ranks = [{row: rank for rank, (row, _) in enumerate(sorted(lines, key=lambda line: -float(line[1][column] or 0)))} for column in (before, after)]
    foot = Key(hollow_entry(lines, hollow), "dot")
    sheet = Sheet(head + pitch * len(lines) + foot.height)
    foot.draw(sheet, sheet.height - foot.height + 6)
    sheet.text(left - 8, 10, heads[0], "muted", "right")
    sheet.text(right + 8, 10, clip(heads[1], WIDTH - right - 8), "muted")
    for row, cells in lines:
        start, end = (head + pitch * (order[row] + 0.5) for order in ranks)
        moved = ranks[1][row] < ranks[0][row] or not cells[before]
        fill = "accent" if moved else "grey3"
        sheet.hit(0, end - pitch / 2, WIDTH, pitch, row, after)
        if cells[before]:
            sheet.line([(left, start), (right, end)], fill, 1.6 if moved else 1.0)
            sheet.dot(left, start, 3, fill, mark_id(row, before))
        sheet.dot(right, end, 3.6, fill, mark_id(row, after), bool(hollow and cells[hollow]))
        sheet.number(left - 8, start + 3.7, cells[before], row, before, "muted", "right", bold=False)
        sheet.number(right + 8, end + 3.7, cells[after], row, after)
        up = LINE / 2 * (len(wrap(cells[label], room[row], 2)) - 1)
        sheet.label(WIDTH - room[row], end + 3.7 - up, cells[label], room[row], row, label, lines=2)
    return sheet.figure
