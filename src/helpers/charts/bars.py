"""Bars: one number a row, or a number in its parts."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.charts.grid import Bars, set_bars
from helpers.charts.sheet import Key, Sheet, hollow_entry, largest, mark_id, number_id, read_rows
from helpers.charts.style import LINE, ROWS, WIDTH, clip, letters, measure, show_number, text_on

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PITCH, BAR, GAP = 34.0, 12.0, 6.0
SHADES = ("accent", "tint3", "grey2", "grey1")
THICK = 17.0


def bars(table: pd.DataFrame, label: str, value: str, hollow: str | None = None, accent: str | None = None, rows: int = ROWS,
         before: str | None = None, heads: str = "") -> Figure | None:
    """A figure of horizontal bars from zero, the label above its bar and the number at its end; None where the table has no row.

    The first `rows` rows are drawn in their order. `hollow` names a column that is true where the number rests on one article; `accent`
    one that is true for the rows to be seen first (all of them where none is named). `before` names a column whose number stands at the
    right of the label, by which the rows are sorted first, under `heads` that say what it is. Raises UsageError for a number below zero.
    """
    lines = read_rows(table, [label, value, hollow, accent, before], rows)
    if not lines:
        return None
    top = largest([cells[value] for _, cells in lines])
    room = WIDTH - GAP - 2 - max(measure(show_number(cells[value]), bold=True) for _, cells in lines)
    foot, above = Key(hollow_entry(lines, hollow)), LINE + 2 if heads else 0.0
    sheet = Sheet(above + PITCH * len(lines) - 4 + foot.height)
    foot.draw(sheet, sheet.height - foot.height + 6)
    if heads:
        sheet.text(WIDTH - 1, 10, clip(heads, WIDTH), "muted", "right")
    for row, cells in lines:
        y, width = above + row * PITCH, room * float(cells[value] or 0) / top
        sheet.hit(0, y, WIDTH, PITCH - 4, row, value)
        beside = measure(show_number(cells[before])) + GAP if before else 0.0
        sheet.label(0, y + 10, cells[label], WIDTH - beside, row, label)
        if before:
            sheet.number(WIDTH - 1, y + 10, cells[before], row, before, "muted", "right", bold=False)
        fill = "accent" if accent is None or cells[accent] else "grey3"
        if cells[value]:
            sheet.box(0, y + 15, max(width, 1.5), BAR, fill, mark_id(row, value), bool(hollow and cells[hollow]))
        else:
            sheet.box(0, y + 15, 1, BAR, "grey3", mark_id(row, value))
        sheet.number(max(width, 1.5) + GAP, y + 24.5, cells[value], row, value)
    lengths = {row: max(1, round(100 * float(cells[value]) / top)) for row, cells in lines if cells[value]}
    return set_bars(sheet.figure, Bars(value, lengths, frozenset(row for row, cells in lines if hollow and cells[hollow])))


class _Part:
    """One part of a stacked bar: its column, shade, letter and number."""

    def __init__(self, column: str, fill: str, letter: str, value: float | None) -> None:
        self.column, self.fill, self.letter, self.value = column, fill, letter, float(value or 0)
        self.text = f"{letter} {show_number(value)}"
        self.width = measure(self.text, bold=True)


class _Stack:
    """One stacked bar; the texts that do not fit into their parts stand behind it, or in lines below where there is no room behind."""

    def __init__(self, parts: list[_Part]) -> None:
        self.parts = parts

    def length(self, scale: float) -> float:
        return sum(part.value for part in self.parts) * scale

    def outside(self, scale: float) -> list[_Part]:
        """The parts whose text is wider than they are."""
        return [part for part in self.parts if part.width + 4 > part.value * scale]

    def fits(self, scale: float) -> bool:
        return self.length(scale) + sum(GAP + part.width for part in self.outside(scale)) <= WIDTH - 2

    def places(self, scale: float) -> list[tuple[_Part, float, float]]:
        """Each text outside with its place: x, and y below the bar's own base line."""
        x, y, found = (self.length(scale) + GAP, 0.0, []) if self.fits(scale) else (0.0, THICK, [])
        for part in self.outside(scale):
            if x and x + part.width > WIDTH - 2 and y:
                x, y = 0.0, y + LINE
            found.append((part, x, y))
            x += part.width + GAP
        return found

    def height(self, scale: float) -> float:
        return PITCH + 5 + max([y for _, _, y in self.places(scale)], default=0.0)


def _scale(stacks: list[_Stack]) -> float:
    """Points for one unit: every bar fits the sheet, and what stands behind it too where a bar of half the length makes that room."""
    widest = (WIDTH - 2) / max([stack.length(1) for stack in stacks if stack.parts], default=1.0)
    scale = widest
    while scale > widest / 2 and not all(stack.fits(scale) for stack in stacks):
        scale *= 0.97
    return scale


def _draw_stack(sheet: Sheet, stack: _Stack, row: int, y: float, scale: float, hollow: bool) -> None:
    x, outside = 0.0, stack.outside(scale)
    for part in stack.parts:
        width = part.value * scale
        sheet.hit(x, y, width, THICK, row, part.column)
        sheet.box(x, y, max(width - 1, 0.6), THICK, part.fill, mark_id(row, part.column), hollow)
        if part not in outside:
            left = x + min(4.0, (width - part.width) / 2)
            sheet.text(left, y + 12.3, part.text, "on-pale" if hollow else text_on(part.fill), bold=True, gid=number_id(row, part.column))
        x += width
    for part, left, below in stack.places(scale):
        sheet.text(left, y + 12.3 + below, part.text, bold=True, gid=number_id(row, part.column))


def stacked_bars(table: pd.DataFrame, label: str, parts: dict[str, str], total: str | None = None, hollow: str | None = None,
                 rows: int = ROWS) -> Figure | None:
    """A figure of bars in up to four parts, told apart by shade and letter, each with its number; None where the table has no row.

    `parts` maps a column to its short name, in drawing order; `total` names a column written beside the label. A part of zero is left out.
    """
    lines = read_rows(table, [label, total, hollow, *parts], rows)
    if not lines:
        return None
    largest([cells[column] for _, cells in lines for column in parts])
    marks = dict(zip(parts, zip(SHADES * len(parts), letters(list(parts.values())))))
    stacks = [_Stack([_Part(column, *marks[column], cells[column]) for column in parts if cells[column]]) for _, cells in lines]
    key = Key([(fill, f"{letter}  {parts[column]}") for column, (fill, letter) in marks.items()] + hollow_entry(lines, hollow))
    scale = _scale(stacks)
    sheet = Sheet(key.height + sum(stack.height(scale) for stack in stacks) - 4)
    key.draw(sheet, 0)
    y = key.height
    for (row, cells), stack in zip(lines, stacks):
        number = measure(show_number(cells[total]), bold=True) + GAP if total else 0.0
        width = sheet.label(0, y + 10, clip(cells[label], WIDTH - number - 2), WIDTH, row, label)
        if total:
            sheet.number(width + GAP, y + 10, cells[total], row, total)
        _draw_stack(sheet, stack, row, y + 14.5, scale, bool(hollow and cells[hollow]))
        y += stack.height(scale)
    return sheet.figure
