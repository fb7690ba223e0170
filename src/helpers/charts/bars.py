"""Bars: one number a row, or a number in its parts."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.charts.sheet import Sheet, largest, mark_id, read_rows
from helpers.charts.style import ROWS, WIDTH, measure, show_number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PITCH, BAR, GAP = 34.0, 12.0, 6.0


def bars(table: pd.DataFrame, label: str, value: str, hollow: str | None = None, accent: str | None = None, rows: int = ROWS) -> Figure | None:
    """A figure of horizontal bars from zero, the label above its bar and the number at its end; None where the table has no row.

    The first `rows` rows are drawn in their order. `hollow` names a column that is true where the number rests on one article; `accent`
    one that is true for the rows to be seen first (all of them where none is named). Raises UsageError for a number below zero.
    """
    lines = read_rows(table, [label, value, hollow, accent], rows)
    if not lines:
        return None
    top = largest([cells[value] for _, cells in lines])
    room = WIDTH - GAP - max(measure(show_number(cells[value]), bold=True) for _, cells in lines)
    sheet = Sheet(PITCH * len(lines) - 4)
    for row, cells in lines:
        y, width = row * PITCH, room * float(cells[value] or 0) / top
        sheet.hit(0, y, WIDTH, PITCH - 4, row, value)
        sheet.label(0, y + 10, cells[label], WIDTH, row, label)
        fill = "accent" if accent is None or cells[accent] else "grey3"
        if cells[value]:
            sheet.box(0, y + 15, max(width, 1.5), BAR, fill, mark_id(row, value), bool(hollow and cells[hollow]))
        else:
            sheet.box(0, y + 15, 1, BAR, "grey3", mark_id(row, value))
        sheet.number(max(width, 1.5) + GAP, y + 24.5, cells[value], row, value)
    return sheet.figure
