"""Excel's .xlsx with one article a row, in its first sheet that has a text column."""
from __future__ import annotations

import io

from helpers.corpus.readers.columns import match_columns, read_rows
from helpers.corpus.readers.limits import check_archive
from helpers.corpus.records import Reading, Refused


def _rows(sheet) -> tuple[list[str], list[tuple[int, dict]]]:
    lines = sheet.iter_rows(values_only=True)
    head = ["" if cell is None else str(cell) for cell in next(lines, ())]
    return head, [(position, dict(zip(head, cells, strict=False)))
                  for position, cells in enumerate(lines, 1) if any(cell is not None for cell in cells)]


def read(data: bytes, path: str) -> Reading:
    """An article a row, columns told by their names."""
    import openpyxl

    check_archive(data)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    question = Refused("The workbook has no sheet.")
    for sheet in book.worksheets:
        head, rows = _rows(sheet)
        try:
            match_columns(head)
        except Refused as error:
            question = error
            continue
        doubts = [f"only the sheet {sheet.title!r} was read"] if len(book.worksheets) > 1 else []
        return read_rows(rows, head, "Excel", [], doubts)
    raise question
