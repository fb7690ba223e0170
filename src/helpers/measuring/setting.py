"""What every worker is given besides its part of the corpus: what to count, and what hangs on all articles."""
from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.sampling.lines import RepeatedLines
from helpers.sampling.surveyed import Heads, Task

__all__ = ["Heads", "RepeatedLines", "Setting", "Task"]


class Setting(NamedTuple):
    """How a corpus is measured, the same for each of its parts; with `words_only` the terms that are counted are words, whatever keywords are."""

    folder: Path
    aliases: pd.DataFrame
    keywords: pd.DataFrame | None
    concepts: pd.DataFrame | None
    count_zones: tuple[str, ...]
    most_words: int
    context: str
    shuffles: int
    block_size: int
    words_only: bool = False

    @property
    def dated(self) -> bool:
        """Whether a row of the registry holds only on some days: then dates of articles matter."""
        return bool((self.aliases[["from", "to"]] != "").any(axis=None))

    @property
    def n_words_a_term(self) -> int:
        """The words of the longest term that is looked for."""
        phrases = [] if self.keywords is None else self.keywords.loc[self.keywords["kind"] == "phrase", "item"]
        return max([self.most_words, *(len(phrase.split()) for phrase in phrases)])
