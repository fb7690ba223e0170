"""Hold a table to its contract."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from helpers.errors import ContractError
from helpers.tables.contracts import TABLES, Column, Table

DTYPES = {kind: pd.api.types.pandas_dtype(name) for kind, name in (("text", "str"), ("integer", "int64"), ("number", "float64"), ("flag", "bool"))}
DTYPES_MISSING = DTYPES | {"integer": pd.Int64Dtype(), "flag": pd.BooleanDtype()}


def _dtype(column: Column) -> object:
    return (DTYPES_MISSING if column.missing else DTYPES)[column.kind]


def empty_table(name: str) -> pd.DataFrame:
    """The table `name` with its columns and no row."""
    return pd.DataFrame({column.name: pd.Series(dtype=_dtype(column)) for column in TABLES[name].columns})


def _cast(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    gone = [column for column in table.names if column not in frame.columns]
    if gone:
        raise ContractError(f"table {table.name}: missing {', '.join(gone)}; one row is {table.row}.")
    frame = frame if list(frame.columns) == table.names else frame[table.names]
    try:
        return frame.astype({column.name: _dtype(column) for column in table.columns if frame[column.name].dtype != _dtype(column)})
    except (TypeError, ValueError) as error:
        raise ContractError(f"table {table.name}: a value does not fit its column: {error}") from error


def _refuse_missing(frame: pd.DataFrame, table: Table) -> None:
    for column in table.columns:
        if not column.missing and column.kind in ("text", "number") and frame[column.name].isna().any():  # no other kind can
            raise ContractError(f"table {table.name}: column {column.name} has missing values.")


def check_table(rows: pd.DataFrame | Iterable[Mapping], name: str, sort: bool = True) -> pd.DataFrame:
    """The rows as table `name`: contract columns in order and of their kind, sorted by key.

    Raises ContractError where a column is missing, a value does not fit or a key repeats. Text is never missing: an
    empty string stands for none. `sort=False` keeps an order of rank.
    """
    table = TABLES[name]
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))
    if frame.empty and not len(frame.columns):
        return empty_table(name)
    frame = _cast(frame, table)
    _refuse_missing(frame, table)
    ascends, repeats = _steps(frame, table.key)
    if not ascends and sort:
        frame = sort_table(frame, name)
        ascends, repeats = _steps(frame, table.key)
    if repeats if ascends else frame.duplicated(table.key).any():
        twice = frame.loc[frame.duplicated(table.key), table.key].iloc[0].to_dict()
        raise ContractError(f"table {name}: the key {', '.join(table.key)} repeats: {twice}.")
    return frame.reset_index(drop=True)


def _steps(frame: pd.DataFrame, key: list[str]) -> tuple[bool, bool]:
    """Whether the rows ascend by key already, and then whether two neighbours share it: most tables are made in their order, and need no sort."""
    if not key or len(frame) < 2 or any(frame[name].isna().any() for name in key):
        return not key or len(frame) < 2, False
    same, less = np.ones(len(frame) - 1, dtype=bool), np.zeros(len(frame) - 1, dtype=bool)
    for name in key:
        values = frame[name].array
        less |= same & np.asarray(values[:-1] < values[1:], dtype=bool)
        same &= np.asarray(values[:-1] == values[1:], dtype=bool)
        if not (same | less).all():
            return False, False
    return True, bool(same.any())


def sort_table(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table sorted by its key (text by code point)."""
    key = TABLES[name].key
    return (frame.sort_values(key, kind="stable") if key else frame).reset_index(drop=True)
