"""Columns that count what stands together: of a pair, of its sides, of chance."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers import association
from helpers.verify.asked import Row
from helpers.verify.meetings import Meetings
from helpers.verify.places import Places

Pair = tuple[str, str]
FIRM = 10.83
"""The log-likelihood that chance exceeds once in a thousand tables."""


class PairColumns:
    """What of a run's pairs can be counted again for a row, by the name of the column."""

    def __init__(self, places: Places) -> None:
        self.places, self.again = places, places.again
        self.named: dict[str, Callable[[Row], Any]] = {
            "n_a": lambda row: self._side(row, "a"), "n_b": lambda row: self._side(row, "b"), "n_contexts": self._contexts,
            "n_contexts_reference": lambda _: self._contexts_of_side("contrast-second"), "sides.n_contexts": lambda _: self._contexts_of_side("contrast-first"),
            "sides.n_contexts_reference": lambda _: self._contexts_of_side("contrast-second"),
            "strength_a": lambda row: sum(self._links(row["item_a"])), "links_a": lambda row: len(self._links(row["item_a"])),
            "strength_b": lambda row: sum(self._links(row["item_b"])), "links_b": lambda row: len(self._links(row["item_b"])),
            "pairs.n_by_text": lambda _: self._pairs_by_text, "pairs.row": lambda row: self._pair_numbers[row["item_a"], row["item_b"]],
            "pairs.n_beyond": lambda _: self._n_beyond, "pairs.n_shuffled": self._shuffled, "pairs.tested": lambda _: self.places.keyword_meetings.tested,
            "neighbours.n_pairs": lambda _: len(self._neighbours), "neighbours.n_firm": lambda _: sum(score >= FIRM for score in self._neighbours),
            "communities.stability": lambda row: self.places.keyword_meetings.stability.get(row["item"]),
        }

    def _meetings(self, row: Row) -> Meetings:
        return self.places.meetings(row.table if row.table is not None else pd.DataFrame())

    def _side(self, row: Row, side: str) -> int:
        if f"item_{side}" in row.cells:
            return len(self._meetings(row).contexts_of.get(row[f"item_{side}"], ()))
        return sum(1 for place in self.places.terms.places("word", row[f"term_{side}"]) if self.again.counts_once(*place[:3]))

    def _contexts(self, row: Row) -> int:
        return self._contexts_of_side("contrast-first") if "n_contexts_reference" in row.cells else self._meetings(row).n_contexts

    def _contexts_of_side(self, number_id: str) -> int:
        """The contexts of one of the two groups that are put side by side, within the dates that both cover."""
        names = [self.places.labels.get(f"contrast-{place}", "") for place in ("first", "second")]
        rows = self.places.sides.between(names)
        return self.places.keyword_meetings.contexts_in(set(rows.loc[rows["group"] == self.places.labels.get(number_id, ""), "doc_id"]))

    @cached_property
    def _drawn_pairs(self) -> dict[Pair, int]:
        """The pairs among which the backbone was chosen: all that meet, but those of people with care."""
        item = self.again.item("pairs")
        rows = [] if item is None else item.rows
        counts = self.places.keyword_meetings.n
        return {(row["item_a"], row["item_b"]): counts.get((row["item_a"], row["item_b"]), 0) for row in rows if row.get("cared", "False") != "True"}

    def _links(self, item: str) -> list[int]:
        return [n for pair, n in self._drawn_pairs.items() if item in pair and n]

    def _shuffled(self, row: Row) -> list[int]:
        meetings = self._meetings(row)
        counts = meetings.shuffled.get((row["item_a"], row["item_b"]))
        return [0] * meetings.shuffles if counts is None else counts.tolist()

    @cached_property
    def _pair_numbers(self) -> dict[Pair, int]:
        return {pair: at for at, pair in enumerate(sorted(self.places.keyword_meetings.n))}

    @cached_property
    def _pairs_by_text(self) -> np.ndarray:
        """How often each pair meets in each independent text."""
        by_text = self.places.keyword_meetings.by_text
        return np.array([[counts.get(pair, 0) for counts in by_text.values()] for pair in self._pair_numbers])

    @cached_property
    def _n_beyond(self) -> int:
        """Pairs that meet more often than in each of the shuffles."""
        meetings = self.places.keyword_meetings
        return sum(1 for pair, counts in meetings.shuffled.items() if meetings.n.get(pair, 0) > counts.max())

    @cached_property
    def _neighbours(self) -> list[float]:
        """The log-likelihood of each two words that stand side by side at least twice, copies left out."""
        words = self.again.own_words
        sizes, cells = Counter(words["term"]), list(zip(words["doc_id"], words["sentence"], words["term"], strict=True))
        pairs = Counter((one[2], other[2]) for one, other in zip(cells, cells[1:], strict=False) if one[:2] == other[:2])
        return [association.log_likelihood(n, sizes[a], sizes[b], len(words)) for (a, b), n in pairs.items() if n >= 2]
