"""Tables drawn as shades: a number in each cell, an empty cell for zero."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.charts.grid import Cell, Grid, Name, set_grid
from helpers.charts.sheet import Key, Rows, Sheet, hollow_entry, largest, mark_id, number_id, read_rows
from helpers.charts.style import LINE, ROWS, TINTS, WIDTH, fits, measure, show_number, text_on, tint, wrap
from helpers.cleantext import clean_label
from helpers.tables import LETTERS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CELL, GAP = 23.0, 2.0
COLUMNS = 5
ITEMS = 12
MOST = 40
"""Rows of a heat map that is written as a table."""


def _names(lines: Rows, column: str) -> list[Any]:
    """The names of a column, in order of first standing."""
    return list(dict.fromkeys(cells[column] for _, cells in lines))


class _Heads:
    """The heads of the columns: their names, wrapped; or letters with a key above where a name does not fit its column."""

    def __init__(self, names: list[Any], rows: list[int], column: str, width: float, letters: Mapping[Any, str]) -> None:
        self.names, self.rows, self.column, self.width = [clean_label(name) for name in names], rows, column, width
        self.keyed = not fits(self.names, width - 4, 3)
        self.letters = [letters.get(name) or LETTERS[at] for at, name in enumerate(names)]
        entries = list(zip(self.letters, self.names)) if self.keyed else []
        self.key = Key(entries, "letter", [(row, column) for row in rows])
        lines = 1 if self.keyed else max(len(wrap(name, width - 4, 3)) for name in self.names)
        self.height = self.key.height + LINE * lines + 5

    def draw(self, sheet: Sheet, left: float) -> None:
        """Write the heads, the first column beginning at `left`."""
        self.key.draw(sheet, 0)
        for at, (name, row) in enumerate(zip(self.names, self.rows)):
            middle, letter = left + (at + 0.5) * self.width, self.letters[at]
            if self.keyed:
                sheet.text(middle, self.height - 6, letter, align="center", bold=True)
                continue
            lines = wrap(name, self.width - 4, 3)
            top = self.height - 6 - LINE * (len(lines) - 1)
            sheet.label(middle, top, name, self.width - 4, row, self.column, lines=3, fill="muted", align="center")


def _draw_cell(sheet: Sheet, x: float, y: float, width: float, row: int, column: str, value: Any, top: float, hollow: bool,
               height: float = CELL) -> None:
    fill = tint(float(value), top)
    sheet.box(x, y, width, height, "accent" if hollow else fill, mark_id(row, column), hollow)
    sheet.text(x + width / 2, y + height / 2 + 3.7, show_number(value), "on-pale" if hollow else text_on(fill), "center", True,
               number_id(row, column))


def _choose(lines: Rows, row: str, column: str, value: str, rows: int, columns: int) -> tuple[Rows, list[Any]]:
    """The cells to draw, and their columns: those that hold most for the first rows, in order of first standing."""
    downs, held = _names(lines, row)[:rows], Counter[Any]()
    cells_of = [(at, cells) for at, cells in lines if cells[row] in downs and cells[value]]
    for _, cells in cells_of:
        held[cells[column]] += cells[value]
    fullest = {name for name, _ in held.most_common(columns)}
    drawn = [(at, cells) for at, cells in cells_of if cells[column] in fullest]
    return drawn, _names(drawn, column)


def heat(table: pd.DataFrame, row: str, column: str, value: str, hollow: str | None = None, rows: int = ROWS,
         columns: int = COLUMNS, letters: Mapping[Any, str] | None = None) -> Figure | None:
    """A figure of shaded cells, one a row of the table, with its number; zero is an empty cell. None where there is no number to draw.

    Drawn are the first `rows` names of column `row`, and of column `column` the `columns` that hold most for them, in order of first standing or of
    their letters; fewer columns where the numbers are too long for five. A name with nothing in a drawn column is left to the table. Names that do
    not fit above their column become letters with a key: those of `letters`, else A, B, C.
    """
    lines = read_rows(table, [row, column, value, hollow], len(table))
    if not lines:
        return None
    top = largest([cells[value] for _, cells in lines])
    cell = max(measure(show_number(cells[value]), bold=True) for _, cells in lines) + 6
    drawn, acrosses = _choose(lines, row, column, value, rows, max(1, min(columns, int((WIDTH - 60) // cell))))
    if not drawn:
        return None
    marks, more, downs = letters or {}, len(_names(lines, column)) > len(acrosses), _names(drawn, row)
    acrosses = sorted(acrosses, key=lambda name: marks.get(name, ""))
    left = min(max(measure(clean_label(name)) for name in downs) + 8, max(60.0, WIDTH - max(cell, 36.0) * len(acrosses)))
    width = (WIDTH - left) / len(acrosses)
    first = {cells[column]: at for at, cells in reversed(lines)}
    first_row = {cells[row]: at for at, cells in reversed(lines)}
    heads = _Heads(acrosses, [first[name] for name in acrosses], column, width, marks)
    pitch = max(CELL, LINE * max(len(wrap(name, left - 8, 2)) for name in downs)) + GAP
    foot = Key(hollow_entry(drawn, hollow))
    sheet = Sheet(heads.height + pitch * len(downs) + (LINE + 4 if more else 0) + foot.height)
    foot.draw(sheet, heads.height + pitch * len(downs) + 4)
    heads.draw(sheet, left)
    filled = {(cells[row], cells[column]) for _, cells in drawn}
    sheet.boxes([(left + across * width, heads.height + at * pitch) for at, name in enumerate(downs) for across, other in enumerate(acrosses)
                 if (name, other) not in filled], width - GAP, pitch - GAP, "blank")
    for at, name in enumerate(downs):
        y = heads.height + at * pitch
        names = wrap(name, left - 8, 2)
        sheet.label(0, y + (pitch - GAP) / 2 + 3.7 - LINE / 2 * (len(names) - 1), name, left - 8, first_row[name], row, lines=2)
    for at, cells in drawn:
        x, y = left + acrosses.index(cells[column]) * width, heads.height + downs.index(cells[row]) * pitch
        _draw_cell(sheet, x, y, width - GAP, at, value, cells[value], top, bool(hollow and cells[hollow]), pitch - GAP)
    if more:
        sheet.text(WIDTH, sheet.height - 3, "further columns: in the table", "muted", "right")
    return set_grid(sheet.figure, _grid(lines, (row, column, value), hollow, len(acrosses), marks, heads))


def _grid(lines: Rows, names: tuple[str, str, str], hollow: str | None, columns: int, marks: Mapping[Any, str], heads: _Heads) -> Grid:
    """The same columns with all their rows: on a page they need not fit one sheet."""
    row, column, value = names
    drawn, acrosses = _choose(lines, row, column, value, MOST, columns)
    acrosses = sorted(acrosses, key=lambda name: marks.get(name, ""))
    downs, top = _names(drawn, row), largest([cells[value] for _, cells in lines])
    first = {(which, cells[which]): at for at, cells in reversed(lines) for which in (row, column)}
    cells_at = {(downs.index(cells[row]), acrosses.index(cells[column])):
                Cell(at, TINTS.index(tint(float(cells[value]), top)) + 1, bool(hollow and cells[hollow])) for at, cells in drawn}
    return Grid(names, [Name(clean_label(name), first[row, name]) for name in downs],
                [Name(clean_label(name), first[column, name], (marks.get(name) or LETTERS[at]) if heads.keyed else "")
                 for at, name in enumerate(acrosses)],
                cells_at, len(drawn) == sum(bool(cells[value]) for _, cells in lines))


def _fitting(items: list[Any], cell: float) -> list[Any]:
    """As many of the items as leave room for the last name beside its cell, and for every name in two lines of whole words, if that leaves four."""
    shown = items[: max(2, min(len(items), int((WIDTH - 70) // cell) + 1))]
    whole = [at for at, name in enumerate(shown) if not fits([str(name)], WIDTH - at * cell - 3, 2)]
    return shown[: whole[0]] if whole and whole[0] >= 4 else shown


def triangle(table: pd.DataFrame, item_a: str = "item_a", item_b: str = "item_b", value: str = "n", hollow: str | None = None,
             items: int = ITEMS) -> Figure | None:
    """A figure of the pairs of up to twelve items as a lower triangle, one cell a row of the table; each name stands where its row meets its column.

    Items are taken in order of first standing. None where the table has no row.
    """
    lines = read_rows(table, [item_a, item_b, value, hollow], len(table))
    if not lines:
        return None
    top = largest([cells[value] for _, cells in lines])
    cell = max(25.0 if len(lines) < 30 else 20.0, max(measure(show_number(cells[value]), bold=True) for _, cells in lines) + 5)
    first = {cells[name]: (at, name) for at, cells in reversed(lines) for name in (item_b, item_a)}
    names = list(dict.fromkeys(cells[name] for _, cells in lines for name in (item_a, item_b)))
    shown, pitch = _fitting(names[:items], cell), 27.0
    foot = Key(hollow_entry([line for line in lines if line[1][value]], hollow))
    sheet = Sheet(pitch * len(shown) + (LINE + 2 if len(names) > len(shown) else 0) + foot.height)
    foot.draw(sheet, pitch * len(shown) + 4)
    filled = {frozenset((cells[item_a], cells[item_b])) for _, cells in lines if cells[value]}
    sheet.boxes([(other * cell, at * pitch) for at in range(len(shown)) for other in range(at) if frozenset((shown[at], shown[other])) not in filled],
                cell - GAP, pitch - GAP, "blank")
    for at, name in enumerate(shown):
        y, room = at * pitch, WIDTH - at * cell - 3
        wrapped = wrap(name, room, 2)
        row, column = first[name]
        sheet.label(at * cell + 3, y + pitch / 2 + 3.2 - LINE / 2 * (len(wrapped) - 1), name, room, row, column, lines=2)
    for at, cells in lines:
        if cells[item_a] in shown and cells[item_b] in shown and cells[value] and cells[item_a] != cells[item_b]:
            left, down = sorted((shown.index(cells[item_a]), shown.index(cells[item_b])))
            _draw_cell(sheet, left * cell, down * pitch, cell - GAP, at, value, cells[value], top, bool(hollow and cells[hollow]), pitch - GAP)
    if len(names) > len(shown):
        sheet.text(WIDTH, sheet.height - 3, "further items: in the table", "muted", "right")
    return set_grid(sheet.figure, _triangle_grid(lines, (item_a, item_b, value), hollow, names[:items], first))


def _triangle_grid(lines: Rows, columns: tuple[str, str, str], hollow: str | None, names: list[Any], first: Mapping[Any, tuple[int, str]]) -> Grid:
    """The same pairs on a page, where all names fit: a row for each item but the first, a column for each but the last."""
    item_a, item_b, value = columns
    top, held = largest([cells[value] for _, cells in lines]), [(at, cells) for at, cells in lines if cells[value] and cells[item_a] != cells[item_b]]
    placed = [(at, cells, sorted(names.index(cells[name]) for name in (item_a, item_b))) for at, cells in held
              if {cells[item_a], cells[item_b]} <= set(names)]
    cells_at = {(down - 1, across): Cell(at, TINTS.index(tint(float(cells[value]), top)) + 1, bool(hollow and cells[hollow]))
                for at, cells, (across, down) in placed}
    heads = [Name(clean_label(name), first[name][0], "", first[name][1]) for name in names]
    return Grid(columns, heads[1:], heads[:-1], cells_at, len(placed) == len(held), True)


