"""What every worker is given besides its part of the corpus: what to count, and what hangs on all articles."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.corpus.parts import Part


class Setting(NamedTuple):
    """How a corpus is measured, the same for each of its parts."""

    folder: Path
    aliases: pd.DataFrame
    keywords: pd.DataFrame | None
    concepts: pd.DataFrame | None
    count_zones: tuple[str, ...]
    most_words: int
    context: str
    shuffles: int
    block_size: int

    @property
    def scoped(self) -> bool:
        """Whether a row of the registry holds only in some articles or days: then names and dates of articles matter."""
        return bool((self.aliases[["only_in", "from", "to"]] != "").any(axis=None))

    @property
    def n_words_a_term(self) -> int:
        """The words of the longest term that is looked for."""
        phrases = [] if self.keywords is None else self.keywords.loc[self.keywords["kind"] == "phrase", "item"]
        return max([self.most_words, *(len(phrase.split()) for phrase in phrases)])


class Heads(NamedTuple):
    """What is known of the articles of a part, in the order in which they are read, beside their texts; dates only where they matter."""

    refused: np.ndarray
    copies: np.ndarray
    published: np.ndarray | None = None
    precision: np.ndarray | None = None


class Task(NamedTuple):
    """A part of the corpus with what is known of its articles."""

    part: Part
    heads: Heads


def hash_line(line: str) -> int:
    """A line as a number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class RepeatedLines(Mapping):
    """Line -> number of independent articles that hold it, for lines in two or more; kept as two columns of numbers.

    >>> lines = RepeatedLines(np.array([[hash_line("by our staff"), 1], [hash_line("by our staff"), 2], [hash_line("once"), 1]], "uint64"))
    >>> lines["by our staff"], lines.get("once", 0), len(lines)
    (2, 0, 1)
    """

    def __init__(self, rows: np.ndarray) -> None:
        """From one row a line and an article that holds it, each as a number of 64 bits."""
        lines, times = np.unique(np.unique(rows, axis=0)[:, 0] if len(rows) else rows[:, 0], return_counts=True)
        self._known = dict(zip(lines[times > 1].tolist(), times[times > 1].tolist(), strict=True))

    def get(self, line: str, default: int | None = None) -> int | None:
        """How many articles hold a line; `default` where not two do."""
        return self._known.get(hash_line(line), default)

    def __getitem__(self, line: str) -> int:
        return self._known[hash_line(line)]

    def __iter__(self) -> Iterator[int]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
