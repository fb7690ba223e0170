"""Excel's .xlsx with one article a row, in its first sheet that has a text column."""
from __future__ import annotations

import io
from collections.abc import Iterator

from helpers.corpus.readers.columns import find_columns, match_columns, read_rows
from helpers.corpus.readers.limits import check_office
from helpers.corpus.records import Reading, Refused


MOST_XML = 256 * 1024 * 1024
MOST_COLUMNS = 1000
MOST_BLANK = 10_000


def _filled(sheet) -> Iterator[tuple[int, tuple]]:
    """The rows of a sheet that hold anything, with their place; a sheet that goes on in blank rows, or is wider than any table, ends there."""
    blank = 0
    for place, cells in enumerate(sheet.iter_rows(values_only=True, max_col=min(sheet.max_column or MOST_COLUMNS, MOST_COLUMNS))):
        blank = 0 if any(cell is not None for cell in cells) else blank + 1
        if blank > MOST_BLANK:
            return
        if not blank:
            yield place, cells


def _rows(sheet) -> tuple[list[str], Iterator[tuple[int, dict]]]:
    lines = _filled(sheet)
    top, cells = next(lines, (0, ()))
    head = ["" if cell is None else str(cell) for cell in cells]
    return head, ((place - top, dict(zip(head, cells, strict=False))) for place, cells in lines)


def read(data: bytes, path: str) -> Reading:
    """An article a row, columns told by their names."""
    import openpyxl

    check_office(data, MOST_XML)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    question = Refused("The workbook has no sheet.")
    for sheet in book.worksheets:
        head, rows = _rows(sheet)
        if "text" not in find_columns(head):
            question = _question(head, rows)
            continue
        doubts = [f"only the sheet {sheet.title!r} was read"] if len(book.worksheets) > 1 else []
        return read_rows(rows, head, "Excel", [], doubts)
    raise question


def _question(head: list[str], rows: Iterator[tuple[int, dict]]) -> Refused:
    try:
        match_columns(head, next(rows, (0, {}))[1])
    except Refused as question:
        return question
    return Refused("The workbook has no sheet.")
