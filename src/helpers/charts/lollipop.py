"""Lollipops: a score above zero a row, in panels by group."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.charts.sheet import Key, Sheet, hollow_entry, largest, mark_id, number_id, read_rows
from helpers.charts.style import LINE, ROWS, WIDTH, clip, measure, show_number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PITCH, GAP = 30.0, 6.0


def lollipops(table: pd.DataFrame, label: str, value: str, mark: str, group: str | None = None, hollow: str | None = None, rows: int = ROWS,
              digits: int = 1) -> Figure | None:
    """A figure of one stem and dot a row, from zero, the group's name above its rows; None where the table has no row.

    The dot is the mark of `mark` (a count), both numbers stand at the right: how often, then the score `value`. Raises
    UsageError for a score below zero.
    """
    lines = read_rows(table, [label, value, mark, group, hollow], rows)
    if not lines:
        return None
    top = largest([cells[value] for _, cells in lines])
    heads = [row for at, (row, cells) in enumerate(lines) if group and (not at or cells[group] != lines[at - 1][1][group])]
    foot = Key(hollow_entry(lines, hollow), "dot")
    sheet = Sheet(PITCH * len(lines) + (LINE + 8) * len(heads) + LINE + foot.height)
    sheet.text(WIDTH - 1, 8, "times · score", "muted", "right")
    y = LINE + 2.0
    for row, cells in lines:
        if row in heads:
            sheet.label(0, y + 11, cells[group], WIDTH, row, str(group), fill="muted")
            y += LINE + 8
        note = f"{show_number(cells[mark])} · {show_number(cells[value], digits)}"
        sheet.hit(0, y, WIDTH, PITCH - 3, row, mark)
        sheet.label(0, y + 10, clip(cells[label], WIDTH - measure(note, True) - GAP - 1), WIDTH, row, label)
        sheet.text(WIDTH - 1, y + 10, note, align="right", bold=True, gid=number_id(row, mark, value))
        end = 6 + (WIDTH - 12) * float(cells[value] or 0) / top
        sheet.line([(0, y + 20), (max(end - 4.6, 0.5), y + 20)], "grey3", 1.2)
        sheet.dot(end, y + 20, 4.6, "accent", mark_id(row, mark), bool(hollow and cells[hollow]), rim="paper")
        y += PITCH
    foot.draw(sheet, sheet.height - foot.height + 6)
    return sheet.figure
