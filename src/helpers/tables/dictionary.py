"""The data dictionary: made from the contracts for the README and for each run folder."""
from __future__ import annotations

import pandas as pd

from helpers.tables.contracts import TABLES, Table


def data_dictionary() -> pd.DataFrame:
    """One row a column of a table: table, column, key, kind, may_be_missing, unit, about."""
    rows = [
        {"table": table.name, "column": column.name, "key": column.key, "kind": column.kind,
         "may_be_missing": column.missing, "unit": column.unit, "about": column.about}
        for table in TABLES.values() for column in table.columns
    ]
    return pd.DataFrame(rows)


def _markdown_table(table: Table) -> str:
    lines = [f"**{table.name}**: one row is {table.row}.", "", "| column | kind | unit | what it holds |", "|---|---|---|---|"]
    for column in table.columns:
        name = f"**{column.name}**" if column.key else column.name
        kind = f"{column.kind}, may be missing" if column.missing else column.kind
        lines.append(f"| {name} | {kind} | {column.unit} | {column.about} |")
    return "\n".join(lines)


def markdown_dictionary() -> str:
    """The data dictionary as it stands in the README, a block a table; key columns in bold."""
    return "\n\n".join(_markdown_table(table) for table in TABLES.values())
