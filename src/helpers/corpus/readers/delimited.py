"""CSV and TSV with one article a row."""
from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from helpers.corpus.decode import even_line_ends
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


class Opened(NamedTuple):
    """A table whose head was read: its columns, its records with their places, and where those go that have too many cells."""

    head: list[str]
    records: Iterator[tuple[int, dict[str, str]]]
    wrong: list[tuple[int, str]]


def decode_lines(pieces: Iterable[bytes]) -> Iterator[str]:
    """The lines of UTF-8 text that comes in pieces, each but the last ending with a line feed. Raises UnicodeDecodeError."""
    for number, piece in enumerate(pieces):
        yield from io.StringIO(even_line_ends(piece.decode("utf-8" if number else "utf-8-sig")))


def open_table(lines: Iterator[str], path: str) -> Opened:
    """A table by its lines; nothing behind its head is read before it is asked for. Raises Refused where it can't be read."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    first = next(lines)
    delimiter = find_delimiter(first.removesuffix("\n"), path)
    table = csv.reader(_narrow(chain([first], lines), delimiter), delimiter=delimiter)
    wrong: list[tuple[int, str]] = []
    rows = _told(table)
    head = next(row for row in rows if any(cell.strip() for cell in row))
    return Opened(head, _records(rows, head, wrong), wrong)


def _told(table) -> Iterator[list[str]]:
    """The rows of a table; a fault of it becomes a sentence."""
    try:
        yield from table
    except csv.Error as error:
        raise Refused(f"The table can't be read: line {table.line_num}, {error}.") from error


def read(data: bytes, path: str) -> Reading:
    """An article a row, columns told by their names; or Zotero's or Media Cloud's list of articles that stand elsewhere."""
    lines, encoding, doubt = stream_lines(data)
    head, records, wrong = open_table(lines, path)
    doubts, source = [doubt] if doubt else [], list_source(head)
    return read_list(records, source, encoding, doubts) if source else read_rows(records, head, f"table, {encoding}", wrong, doubts)
