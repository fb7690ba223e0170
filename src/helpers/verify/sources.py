"""Compare with what the run keeps: the files by their hashes, each shown cell with the table it was shown from."""
from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from helpers.verify.again import Again


def wrong_files(run: Path, record: dict) -> list[str]:
    """One line a file of the run that is gone, or is not the one that the run wrote."""
    lines = []
    for name, written in sorted(record.get("outputs", {}).items()):
        path = run / name
        if not path.is_file():
            lines.append(f"file {name}: it is gone.")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != written:
            lines.append(f"file {name}: it is not as the run wrote it.")
    return lines


def _position(number_id: str, item: str) -> int:
    """Row of the item's table from 0, or -1 where the number is no cell: `<item>-<row from 1>-<column>`."""
    first = number_id.removeprefix(f"{item}-").split("-", 1)[0]
    return int(first) - 1 if first.isdecimal() else -1


def _same(kind: str, cell: str, value: str, clean: Callable[[object], str]) -> bool:
    if kind in ("label", "quote"):
        return clean(cell) == value
    try:
        return math.isclose(float(cell), float(value), rel_tol=1e-12)
    except ValueError:
        return False


def wrong_cells(again: Again, numbers: pd.DataFrame, clean: Callable[[object], str]) -> list[str]:
    """One line a shown cell that differs from the item's own table."""
    lines, items = [], {name: again.item(name) for name in set(numbers["item"])}
    for number in numbers[numbers["column"] != ""].itertuples(index=False):
        item, at = items[number.item], _position(number.number_id, number.item)
        if item is None or at < 0 or number.column not in item.table:
            continue
        cell = item.rows[at][number.column] if at < len(item.rows) else ""
        if not _same(number.kind, cell, number.value, clean):
            lines.append(f"{number.item}, row {number.row!r}, column {number.column}: the number is {number.value!r}, the item's table has {cell!r}.")
    return lines
