"""Lines as numbers of 64 bits, and how many articles hold each: a million articles have several million lines."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd


def hash_line(line: str) -> int:
    """A line as a number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def count_repeated(rows: np.ndarray) -> pd.DataFrame:
    """One row a line that stands in two articles or more: line, n. `rows` are lines and articles that hold them, each as a number of 64 bits."""
    order = np.lexsort((rows[:, 1], rows[:, 0]))
    line, article = rows[order, 0], rows[order, 1]
    other = np.ones(len(rows), bool)
    other[1:] = (line[1:] != line[:-1]) | (article[1:] != article[:-1])
    lines, times = np.unique(line[other], return_counts=True)
    return pd.DataFrame({"line": lines[times > 1], "n": times[times > 1].astype("int64")})


class RepeatedLines(Mapping):
    """Line -> number of independent articles that hold it, for lines in two or more, from the rows of `count_repeated`.

    >>> rows = [[hash_line("by our staff"), 1], [hash_line("by our staff"), 2], [hash_line("once"), 1]]
    >>> lines = RepeatedLines(count_repeated(np.array(rows, "uint64")))
    >>> lines["by our staff"], lines.get("once", 0), len(lines)
    (2, 0, 1)
    """

    def __init__(self, counted: pd.DataFrame) -> None:
        self._known = dict(zip(counted["line"].tolist(), counted["n"].tolist(), strict=True))

    def get(self, line: str, default: int | None = None) -> int | None:
        """How many articles hold a line; `default` where not two do."""
        return self._known.get(hash_line(line), default)

    def __getitem__(self, line: str) -> int:
        return self._known[hash_line(line)]

    def __iter__(self) -> Iterator[int]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
