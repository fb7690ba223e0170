"""A table that a run keeps beside the same table made again: which row and column differ, and what each says."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

CLOSE = 1e-9
"""How far, in proportion, two ways to compute one number may lie apart."""
MOST = 5
"""Rows of one table that are named."""


class Made(NamedTuple):
    """A table made again: its rows, the columns that name one, whether it has all rows that there may be."""

    rows: pd.DataFrame
    key: list[str]
    whole: bool = True


def _as_text(values: pd.Series) -> pd.Series:
    return values.fillna("").astype("str")


def _same(told: pd.Series, value: pd.Series) -> np.ndarray:
    """Cell by cell whether a table says what is made again; an empty cell is a missing number."""
    if pd.api.types.is_numeric_dtype(value) and not pd.api.types.is_bool_dtype(value):
        one, other = pd.to_numeric(told.replace("", np.nan),
                                   errors="coerce").to_numpy("float64", na_value=np.nan), value.to_numpy("float64", na_value=np.nan)
        return np.isclose(one, other, rtol=CLOSE, atol=CLOSE, equal_nan=True) & ((told == "").to_numpy() == np.isnan(other))
    return (_as_text(told) == _as_text(value)).to_numpy()


def _name(row: object, size: int) -> str:
    return " ".join(str(cell) for cell in tuple(row)[:size])


def _cells(name: str, both: pd.DataFrame, columns: list[str], size: int) -> Iterator[str]:
    """One line a cell that differs."""
    for column in columns:
        wrong = both[~_same(both[column], both[f"{column} again"])]
        for row, told, value in zip(wrong.itertuples(index=False), wrong[column], wrong[f"{column} again"], strict=True):
            made = "nothing" if pd.isna(value) or value == "" else value
            yield f"table {name}, row {_name(row, size)}, column {column}: it says {told!r}, the articles give {made}."


def differing(name: str, kept: pd.DataFrame, made: Made, most: int = MOST) -> Iterator[str]:
    """One line a cell that differs, a row that is not there again and, where the table made again is whole, one that is not kept; `most` lines."""
    if kept.empty and made.rows.empty:
        return
    key, size = [column for column in made.key if column in kept], len(made.key)
    columns = [column for column in made.rows if column in kept and column not in key]
    again = made.rows[[*key, *columns]].rename(columns={column: f"{column} again" for column in columns}).astype(dict.fromkeys(key, "str"))
    both = kept[[*key, *columns]].merge(again, on=key, how="outer", indicator="side")
    twice = kept[kept.duplicated(key)]
    strays, lacks = both[both["side"] == "left_only"], both[both["side"] == "right_only"]
    lines = [f"table {name}, row {_name(row, size)}: it stands there twice." for row in twice[key].head(most).itertuples(index=False)]
    lines += [f"table {name}, row {_name(row, size)}: the articles give no such row." for row in strays.head(most).itertuples(index=False)]
    lines += [f"table {name}, row {_name(row, size)}: the articles give this row, which it does not have."
              for row in lacks.head(most).itertuples(index=False) if made.whole]
    yield from [*lines, *_cells(name, both[both["side"] == "both"], columns, size)][:most]
