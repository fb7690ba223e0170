"""The row of an item's table for which a column is counted again."""
from __future__ import annotations

from helpers.verify.again import Item
from helpers.verify.formulas import NoFormula


class Row:
    """A row of an item's table, or none (a fact): its cells, its position, and the table."""

    def __init__(self, name: str, item: Item | None, at: int) -> None:
        self.item, self.table, self.at = name, item.table if item else None, at
        self.cells: dict[str, str] = item.rows[at] if item and 0 <= at < len(item.rows) else {}

    def __getitem__(self, column: str) -> str:
        if column not in self.cells:
            raise NoFormula(f"its row has no column {column!r}")
        return self.cells[column]
