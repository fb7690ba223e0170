"""The rows of a table of stretches, article by article, as numbers."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd


class Rows(NamedTuple):
    """The rows of a table of stretches in the order of articles and offsets: each one's place in the table, the number of its article, start, end."""

    row: np.ndarray
    article: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def by_article(self) -> Iterator[tuple[int, slice]]:
        """The number of each article that has rows, and which they are."""
        for low, high in pairwise([*np.flatnonzero(np.diff(self.article, prepend=-1)).tolist(), len(self.article)]):
            yield int(self.article[low]), slice(low, high)


def number_articles(doc_ids: pd.Series, documents: pd.DataFrame) -> np.ndarray:
    """The number of the article of each row in a table of documents; below zero where it is not there."""
    codes, different = pd.factorize(doc_ids)
    return pd.Index(documents["doc_id"]).get_indexer(different)[codes]


def order_rows(frame: pd.DataFrame, documents: pd.DataFrame) -> Rows:
    """The rows of a table (doc_id, start, end) that belong to one of the documents."""
    article, start = number_articles(frame["doc_id"], documents), frame["start"].to_numpy()
    row = np.lexsort([start, article])
    row = row[article[row] >= 0]
    return Rows(row, article[row], start[row], frame["end"].to_numpy()[row])
