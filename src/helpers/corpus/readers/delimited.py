"""CSV and TSV with one article a row."""
from __future__ import annotations

import csv
import io
import sys

from helpers.corpus.readers.columns import read_rows
from helpers.corpus.readers.text import decode_or_refuse
from helpers.corpus.records import Reading, Refused


def find_delimiter(head: str, path: str) -> str:
    """Tab for .tsv; else the most frequent of comma, semicolon and tab outside quotes in the first line."""
    outside = "".join(head.split('"')[::2])
    return "\t" if ".tsv" in path.lower() else max(",;\t", key=outside.count)


def read(data: bytes, path: str) -> Reading:
    """An article a row, columns told by their names."""
    text, encoding, doubt = decode_or_refuse(data)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text.split("\n", 1)[0], path))
    try:
        table = [row for row in lines if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Refused(f"The table can't be read: line {lines.line_num}, {error}.") from error
    head, rows = table[0], table[1:]
    skipped = [(position, f"The record has {len(row)} cells, the head has {len(head)}; put quotation marks round a cell that holds the delimiter.")
               for position, row in enumerate(rows, 1) if any(row[len(head):])]
    wrong = {position for position, _ in skipped}
    good = [(position, dict(zip(head, row, strict=False))) for position, row in enumerate(rows, 1) if position not in wrong]
    return read_rows(good, head, f"table, {encoding}", skipped, [doubt] if doubt else [])
