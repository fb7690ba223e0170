"""Columns that count what stands together: of a pair, of its sides, of chance."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers import association
from helpers.verify.again import cells, spread
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
            "n_contexts_reference": lambda _: self._contexts_of_side("contrast-second"),
            "sides.n_contexts": lambda _: self._contexts_of_side("contrast-first"),
            "sides.n_contexts_reference": lambda _: self._contexts_of_side("contrast-second"),
            "strength_a": lambda row: sum(self._links(row["item_a"])), "links_a": lambda row: len(self._links(row["item_a"])),
            "strength_b": lambda row: sum(self._links(row["item_b"])), "links_b": lambda row: len(self._links(row["item_b"])),
            "pairs.n_by_text": lambda _: self._pairs_by_text, "pairs.row": lambda row: self._pair_numbers[row["item_a"], row["item_b"]],
            "pairs.n_beyond": lambda _: self._n_beyond, "pairs.n_shuffled": self._shuffled,
            "pairs.tested": lambda _: self.places.keyword_meetings.tested,
            "neighbours.n_pairs": lambda _: len(self._neighbours), "neighbours.n_firm": lambda _: sum(score >= FIRM for score in self._neighbours),
            "communities.n_runs_same": lambda row: self.places.keyword_meetings.stability[row["item"]][0],
            "communities.n_runs": lambda row: self.places.keyword_meetings.stability[row["item"]][1],
            "pairs.n_a": lambda row: self._side(row, "a"), "pairs.n_b": lambda row: self._side(row, "b"),
            "pairs.n_contexts": lambda _: self.places.keyword_meetings.n_contexts,
            "pairs.n_drawn": lambda _: sum(map(bool, self._drawn_pairs.values())), "backbone.n_links": lambda _: len(self._links_drawn),
            "backbone.n_alone": lambda _: sum(self._n_texts(pair) == 1 for pair in self._links_drawn),
            "neighbours.n_a": lambda row: self._side(row, "a"), "neighbours.n_b": lambda row: self._side(row, "b"),
            "neighbours.n_all": lambda _: len(self.again.own_words),
            "neighbours.n": lambda row: self._neighbour_counts(row, lambda one: self._neighbours_by_text[one["term_a"], one["term_b"]]),
            "neighbours.n_first": lambda row: self._neighbour_counts(row, lambda one: self._words_by_text[one["term_a"]]),
            "neighbours.n_second": lambda row: self._neighbour_counts(row, lambda one: self._words_by_text[one["term_b"]]),
            "neighbours.n_words": lambda _: [self._sizes[text] for text in sorted(self._sizes)],
            "contrast.n": lambda row: spread(self._counts_of_texts, [(one["item_a"], one["item_b"]) for one in self._rows(row)]).T,
            "contrast.n_contexts": lambda _: [self.places.keyword_meetings.contexts_in({text}) for text in self._compared["doc_id"]],
            "contrast.inside": lambda _: [group == self.places.labels.get("contrast-first", "") for group in self._compared["group"]],
        }

    def _meetings(self, row: Row) -> Meetings:
        rows = self._rows(row)
        return self.places.name_meetings if rows and rows[0].get("kind") == "actor" else self.places.keyword_meetings

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
        return spread(list(by_text.values()), list(self._pair_numbers)).T

    @cached_property
    def _n_beyond(self) -> int:
        """Pairs that meet more often than in each of the shuffles."""
        meetings = self.places.keyword_meetings
        return sum(1 for pair, counts in meetings.shuffled.items() if meetings.n.get(pair, 0) > counts.max())

    @property
    def _links_drawn(self) -> list[Pair]:
        item = self.again.item("backbone")
        return [] if item is None else [(row["item_a"], row["item_b"]) for row in item.rows]

    def _n_texts(self, pair: Pair) -> int:
        """Independent texts in which a pair meets."""
        return sum(1 for counts in self.places.keyword_meetings.by_text.values() if counts.get(pair))

    @cached_property
    def _compared(self) -> pd.DataFrame:
        """The texts of the two groups that are put side by side, within the dates that both cover."""
        return self.places.sides.between([self.places.labels.get(f"contrast-{place}", "") for place in ("first", "second")])

    @cached_property
    def _counts_of_texts(self) -> list[dict[Pair, int]]:
        by_text = self.places.keyword_meetings.by_text
        return [by_text.get(text, {}) for text in self._compared["doc_id"]]

    @cached_property
    def _cells(self) -> list[tuple[str, str, str]]:
        """The words that count once, in order: article, sentence, term."""
        return list(cells(self.again.own_words, "doc_id", "sentence", "term"))

    @cached_property
    def _sizes(self) -> Counter:
        return Counter(doc_id for doc_id, _, _ in self._cells)

    @cached_property
    def _words_by_text(self) -> dict[str, Counter]:
        found: dict[str, Counter] = defaultdict(Counter)
        for doc_id, _, term in self._cells:
            found[term][doc_id] += 1
        return found

    @cached_property
    def _neighbours_by_text(self) -> dict[Pair, Counter]:
        """How often each two words stand side by side in each text, copies left out."""
        found: dict[Pair, Counter] = defaultdict(Counter)
        for one, other in zip(self._cells, self._cells[1:], strict=False):
            if one[:2] == other[:2]:
                found[one[2], other[2]][one[0]] += 1
        return found

    def _rows(self, row: Row) -> list[dict[str, str]]:
        """All rows of the item that asks."""
        item = self.again.item(row.item)
        return item.rows if item else []

    def _neighbour_counts(self, row: Row, counts: Callable[[dict[str, str]], Counter]) -> np.ndarray:
        """By text, of the phrases that have a score: they stand first."""
        scored = [one for one in self._rows(row) if one["log_likelihood_shown"]]
        return spread([counts(one) for one in scored], sorted(self._sizes))

    @cached_property
    def _neighbours(self) -> list[float]:
        """The log-likelihood of each two words that stand side by side at least twice, copies left out."""
        sizes = {term: found.total() for term, found in self._words_by_text.items()}
        pairs = {pair: found.total() for pair, found in self._neighbours_by_text.items()}
        return [association.log_likelihood(n, sizes[a], sizes[b], len(self._cells)) for (a, b), n in pairs.items() if n >= 2]
