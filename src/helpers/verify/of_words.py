"""Columns that count words: of articles, groups, sides of a comparison, running text."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers import association
from helpers.verify.again import cells, spread
from helpers.verify.asked import Row
from helpers.verify.listed import Listed
from helpers.verify.places import Places


class WordColumns:
    """What of a run's words can be counted again for a row, by the name of the column."""

    def __init__(self, places: Places) -> None:
        self.places, self.again, self.spans, self.listed = places, places.again, places.spans, Listed(places.again)
        self.counts: dict[tuple[str, str], np.ndarray] = {}
        self.articles: dict[tuple[str | None, ...], list[str]] = {}
        self.named: dict[str, Callable[[Row], Any]] = {
            "n_words": self._n_words, "n_words_in_group": lambda row: self._size(self._articles(row)), "n_elsewhere": self._elsewhere,
            "n_reference": self._reference, "n_words_reference": self._words_reference,
            "words.term": lambda row: [term for doc_id in self._articles(row) for term in self._terms.get(doc_id, [])],
            "words.n": lambda row: self._size(self._articles(row)), "words_elsewhere.n": lambda row: self._size(self.again.own - {row["doc_id"]}),
            "running_sentences.n_words": lambda row: [n for doc_id in self._articles(row) for n in self._running.get(doc_id, [])],
            "n_running_words": lambda row: len(self._running_terms.get(row["doc_id"], ())),
            "n_running_sentences": lambda row: len(self._running.get(row["doc_id"], [])),
            "n_syllables": lambda row: sum(map(association.count_syllables, self._running_terms.get(row["doc_id"], ()))),
            "n_long_words": lambda row: sum(association.count_syllables(term) >= 3 for term in self._running_terms.get(row["doc_id"], ())),
            "text.n": lambda row: self._by_text(row)[row.at], "texts.n": self._by_text, "elsewhere.n": self._elsewhere,
            "held.n": lambda row: np.minimum(self._by_text(row), 1),
            "concept.n": lambda row: self._counts_by_text(row, [at for at, one in enumerate(row.table["concept"], 1) if one == row["concept"]]),
            "concept.row": lambda row: int((row.table["concept"].iloc[:row.at] == row["concept"]).sum()),
            "side.n_words": self._n_words, "rest.n": self._reference, "rest.n_words": self._words_reference,
            "texts.n_words": lambda _: [self._size([text]) for text in sorted(self.again.own)],
            "side.n": lambda row: self._side_counts(row)[self._in_group(row)], "sides.n": self._side_counts, "row_in_group": self._in_group,
            "sides.n_words": lambda row: self.places.sides.against_rest(row["group"])["n_words"].tolist(),
            "sides.inside": lambda row: self.places.sides.against_rest(row["group"])["inside"].tolist(),
            "listed.n": self._listed_counts, "listed.n_words": lambda _: self.listed.n_words, "listed.inside": lambda _: self.listed.inside,
        }

    @cached_property
    def _terms(self) -> dict[str, list[str]]:
        return _terms_by_article(self.again.words)

    @cached_property
    def _running_terms(self) -> dict[str, list[str]]:
        """The words of running text, by article."""
        return _terms_by_article(self.again.words[self.again.words["zone"] == "paragraph"])

    @cached_property
    def _running(self) -> dict[str, list[int]]:
        """Words of each sentence of running text that has any, by article."""
        words = self.again.words
        counts = Counter(cells(words, "doc_id", "sentence"))
        found: dict[str, list[int]] = {}
        for doc_id, sentence, zone in cells(self.again.sentences, "doc_id", "sentence", "zone"):
            if zone == "paragraph" and counts[doc_id, sentence]:
                found.setdefault(doc_id, []).append(counts[doc_id, sentence])
        return found

    def _articles(self, row: Row) -> list[str]:
        """The articles that a row speaks of: its own, those of its period or group, else all; copies left out of the last three."""
        if "doc_id" in row.cells:
            return [row["doc_id"]]
        key = (row.item, *(row.cells.get(column) for column in ("period", "group", "by")))
        if key not in self.articles:
            self.articles[key] = self._articles_of(row)
        return self.articles[key]

    def _articles_of(self, row: Row) -> list[str]:
        documents = self.again.documents[self.again.documents["first_carrier"]]
        place = row.cells.get("period", row.cells.get("group", "corpus"))
        if place == "corpus" or row.cells.get("by") == "corpus":
            return documents["doc_id"].tolist()
        documents = documents[~documents["doc_id"].isin(self.places.left_out(row.item))]
        held = self.places.with_period(documents, set(row.table["period"]))["period"] if "period" in row.cells else documents["group"]
        return documents.loc[(held == place).to_numpy(), "doc_id"].tolist()

    def _size(self, doc_ids: set[str] | list[str]) -> int:
        return sum(len(self._terms.get(doc_id, ())) for doc_id in doc_ids)

    def _n_words(self, row: Row) -> int:
        """Words of the row's articles; in a comparison, of its group's side; of neighbouring words, those that count once."""
        if "n_words_reference" in row.cells and row.cells.get("by") != "reference list":
            rows = self.places.sides.against_rest(row["group"])
            return int(rows.loc[rows["inside"], "n_words"].sum())
        return len(self.again.own_words) if "phrase" in row.cells else self._size(self._articles(row))

    def _side_counts(self, row: Row) -> np.ndarray:
        """How often each term of the row's group stands in each text of its comparison."""
        key = (row.item, row["group"])
        if key not in self.counts:
            self.counts[key] = self._counts_of_side(row)
        return self.counts[key]

    def _counts_of_side(self, row: Row) -> np.ndarray:
        texts = self.places.sides.against_rest(row["group"])["doc_id"].tolist()
        own = [(kind, term) for kind, term, group in zip(row.table["kind"], row.table["term"], row.table["group"], strict=True)
               if group == row["group"]]
        return spread([Counter(place.doc_id for place in self._own_places(kind, term)) for kind, term in own], texts)

    def _in_group(self, row: Row) -> int:
        """The number of the row among those of its group."""
        return int((row.table["group"].iloc[:row.at] == row["group"]).sum())

    def _own_places(self, kind: str, term: str) -> list:
        """The occurrences of a term that count where copies count once."""
        return [place for place in self.places.terms.places(kind, term) if self.again.counts_once(*place[:3])]

    def _words_reference(self, row: Row) -> int:
        if row.cells.get("by") == "reference list":
            return sum(self.listed.counts.values())
        rows = self.places.sides.against_rest(row["group"])
        return int(rows.loc[~rows["inside"], "n_words"].sum())

    def _elsewhere(self, row: Row) -> int:
        own = self.again.own - {row["doc_id"]}
        return sum(1 for place in self._own_places(row["kind"], row["term"]) if place.doc_id in own)

    def _listed_counts(self, row: Row) -> list[list[int]]:
        """How often each term of the table stands in each text, and in the list that the corpus is compared with."""
        return self.listed.of_terms({term: Counter(place.doc_id for place in self._own_places("word", term)) for term in row.table["term"]})

    def _reference(self, row: Row) -> int:
        if row.cells.get("by") == "reference list":
            return self.listed.counts[row["term"]]
        rows = self.places.sides.against_rest(row["group"])
        others = set(rows.loc[~rows["inside"], "doc_id"])
        return sum(1 for place in self._own_places(row["kind"], row["term"]) if place.doc_id in others)

    def _by_text(self, row: Row) -> np.ndarray:
        """How often each row of the item's table stands in each independent text, by the spans that its column n opens."""
        if (row.item, "") not in self.counts:
            self.counts[row.item, ""] = self._counts_by_text(row, range(1, len(row.table) + 1) if row.table is not None else ())
        return self.counts[row.item, ""]

    def _counts_by_text(self, row: Row, rows: Iterable[int]) -> np.ndarray:
        spans = (self.spans.get(f"{row.item}-{at}-n", ()) for at in rows)
        return spread([Counter(doc_id for doc_id, _, _ in found) for found in spans], sorted(self.again.own))


def _terms_by_article(words: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for doc_id, term in cells(words, "doc_id", "term"):
        found.setdefault(doc_id, []).append(term)
    return found
