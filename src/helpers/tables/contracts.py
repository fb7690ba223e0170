"""Every table's contract, read from `data/tables.txt`: one block a table, one line a column."""
from __future__ import annotations

from typing import NamedTuple

from helpers.places import DATA

KINDS = ("text", "integer", "number", "flag")


class Column(NamedTuple):
    """One column: its kind, whether it is part of the key, whether a cell may be missing, its unit, what it holds."""

    name: str
    kind: str
    key: bool
    missing: bool
    unit: str
    about: str


class Table(NamedTuple):
    """One table: what one row is, and its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def key(self) -> list[str]:
        return [column.name for column in self.columns if column.key]


def _parse_column(line: str) -> Column:
    """`name* | kind? | unit | about`: a star marks the key, a question mark that a cell may be missing."""
    name, kind, unit, about = (part.strip() for part in line.split("|", 3))
    column = Column(name.rstrip("*"), kind.rstrip("?"), name.endswith("*"), kind.endswith("?"), unit, about)
    if column.kind not in KINDS:
        raise ValueError(f"data/tables.txt: unknown kind {kind!r} in {line!r}")
    return column


def _parse_table(block: str) -> Table:
    head, *lines = [line for line in block.splitlines() if line.strip()]
    name, row = head.removeprefix("# ").split(": ", 1)
    return Table(name, row, tuple(_parse_column(line) for line in lines))


def _read_contracts() -> dict[str, Table]:
    text = (DATA / "tables.txt").read_text(encoding="utf-8")
    tables = [_parse_table(block) for block in text.strip().split("\n\n")]
    return {table.name: table for table in tables}


TABLES: dict[str, Table] = _read_contracts()
