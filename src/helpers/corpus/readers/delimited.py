"""CSV and TSV with one article a row."""
from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from itertools import chain

from helpers.corpus.readers.columns import read_rows
from helpers.corpus.readers.lines import stream_lines
from helpers.corpus.readers.lists import list_source, read_list
from helpers.corpus.records import Reading, Refused

MOST_CELLS = 200_000


def find_delimiter(head: str, path: str) -> str:
    """Tab for .tsv; else the most frequent of comma, semicolon and tab outside quotes in the first line."""
    outside = "".join(head.split('"')[::2])
    return "\t" if ".tsv" in path.lower() else max(",;\t", key=outside.count)


def _narrow(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    """The lines of a table; one of nothing but delimiters would fill the memory with empty cells."""
    for line in lines:
        if line.count(delimiter) > MOST_CELLS:
            raise Refused(f"The table can't be read: a line of it has more than {MOST_CELLS:,} cells.")
        yield line


def _records(table: Iterator[list[str]], head: list[str], wrong: list[tuple[int, str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each record with its place; one with more cells than the head goes to `wrong`."""
    position = 0
    for row in table:
        if not any(cell.strip() for cell in row):
            continue
        position += 1
        if any(row[len(head):]):
            wrong.append((position, f"The record has {len(row)} cells, the head has {len(head)}; "
                                    "put quotation marks round a cell that holds the delimiter."))
        else:
            yield position, dict(zip(head, row, strict=False))


def read(data: bytes, path: str) -> Reading:
    """An article a row, columns told by their names; or Zotero's or Media Cloud's list of articles that stand elsewhere."""
    lines, encoding, doubt = stream_lines(data)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    first = next(lines)
    delimiter = find_delimiter(first.removesuffix("\n"), path)
    table = csv.reader(_narrow(chain([first], lines), delimiter), delimiter=delimiter)
    doubts, wrong = [doubt] if doubt else [], []
    try:
        head = next(row for row in table if any(cell.strip() for cell in row))
        records = _records(table, head, wrong)
        source = list_source(head)
        return read_list(records, source, encoding, doubts) if source else read_rows(records, head, f"table, {encoding}", wrong, doubts)
    except csv.Error as error:
        raise Refused(f"The table can't be read: line {table.line_num}, {error}.") from error
