"""A check sum of a table that adds up: of tables whose counts are added, the sum of theirs."""
from __future__ import annotations

import numpy as np
import pandas as pd


def sum_rows(table: pd.DataFrame, key: list[str], numbers: list[str]) -> int:
    """A number of 64 bits made of all rows, which of several tables put together is the sum of theirs: each row's hash by each of its counts.

    >>> rows = pd.DataFrame({"term": ["a", "b", "a"], "n": [1, 2, 4]})
    >>> whole = rows.groupby("term", as_index=False).sum()
    >>> sum_rows(whole, ["term"], ["n"]) == sum(sum_rows(rows.iloc[[at]], ["term"], ["n"]) for at in range(3)) % 2 ** 64
    True
    """
    hashes = pd.util.hash_pandas_object(table[key].astype("object"), index=False).to_numpy("uint64")
    with np.errstate(over="ignore"):
        weights = sum((table[name].to_numpy("uint64") * np.uint64(2 * at + 1) for at, name in enumerate(numbers)), np.zeros(len(table), "uint64"))
        return int((hashes * weights).sum(dtype="uint64")) if len(table) else 0
