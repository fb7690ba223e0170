"""The columns that enter a score, each counted afresh: name of a column, or of a table's column, to a function of the row that asks."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers import association
from helpers.places import DATA
from helpers.tables import read_sheet
from helpers.verify.again import Item
from helpers.verify.formulas import NoFormula
from helpers.verify.listed import Listed
from helpers.verify.meetings import Meetings
from helpers.verify.places import Places

Pair = tuple[str, str]
FIRM = 10.83
"""The log-likelihood that chance exceeds once in a thousand tables."""
CHECKED = {"precision": "precision", "recall": "recall", "span_f1": "span F1", "aliases": "aliases: B-cubed F1", "roles": "roles of states"}


class Row:
    """A row of an item's table, or none (a fact): its cells, its position, and the table."""

    def __init__(self, name: str, item: Item | None, at: int) -> None:
        self.item, self.table, self.at = name, item.table if item else None, at
        self.cells: dict[str, str] = item.rows[at] if item and 0 <= at < len(item.rows) else {}

    def __getitem__(self, column: str) -> str:
        if column not in self.cells:
            raise NoFormula(f"its row has no column {column!r}")
        return self.cells[column]


class Columns:
    """What of a run can be counted again for a row; `look_up` gives it by name."""

    def __init__(self, places: Places) -> None:
        self.places, self.again, self.spans, self.listed = places, places.again, places.spans, Listed(places.again)
        self.named: dict[str, Callable[[Row], Any]] = {
            "row": lambda row: row.at, "shuffles": lambda _: self.again.parameters["shuffles"],
            "n_a": lambda row: self._side(row, "a"), "n_b": lambda row: self._side(row, "b"), "n_contexts": self._contexts,
            "n_words": self._n_words, "n_words_in_group": lambda row: self._size(self._articles(row)), "n_elsewhere": self._elsewhere,
            "n_reference": self._reference, "n_words_reference": self._words_reference,
            "n_contexts_reference": lambda _: self._contexts_of_side("contrast-second"), "sides.n_contexts": lambda _: self._contexts_of_side("contrast-first"),
            "sides.n_contexts_reference": lambda _: self._contexts_of_side("contrast-second"),
            "strength_a": lambda row: sum(self._links(row["item_a"], row)), "links_a": lambda row: len(self._links(row["item_a"], row)),
            "strength_b": lambda row: sum(self._links(row["item_b"], row)), "links_b": lambda row: len(self._links(row["item_b"], row)),
            "words.term": lambda row: [term for doc_id in self._articles(row) for term in self._terms.get(doc_id, [])],
            "words.n": lambda row: self._size(self._articles(row)), "words_elsewhere.n": lambda row: self._size(self.again.own - {row["doc_id"]}),
            "running_sentences.n_words": lambda row: [n for doc_id in self._articles(row) for n in self._running.get(doc_id, [])],
            "pairs.n_by_text": lambda _: self._pairs_by_text, "pairs.row": lambda row: self._pair_numbers[row["item_a"], row["item_b"]],
            "pairs.n_beyond": lambda _: self._n_beyond, "neighbours.n_pairs": lambda _: len(self._neighbours),
            "neighbours.n_firm": lambda _: sum(score >= FIRM for score in self._neighbours), "communities.stability": lambda row: self._stability.get(row["item"]),
            "n_running_words": lambda row: len(self._running_terms(row)), "n_running_sentences": lambda row: len(self._running.get(row["doc_id"], [])),
            "n_syllables": lambda row: sum(map(association.count_syllables, self._running_terms(row))),
            "n_long_words": lambda row: sum(association.count_syllables(term) >= 3 for term in self._running_terms(row)),
            "text.n": lambda row: self._by_text(row)[row.at], "texts.n_words": lambda _: [self._size([text]) for text in sorted(self.again.own)],
            "side.n": lambda row: self._side_counts(row)[self._in_group(row)], "sides.n": self._side_counts, "row_in_group": self._in_group,
            "sides.n_words": lambda row: self.places.sides.against_rest(row["group"])["n_words"].tolist(),
            "sides.inside": lambda row: self.places.sides.against_rest(row["group"])["inside"].tolist(),
            "listed.n": self._listed_counts, "listed.n_words": lambda _: self.listed.n_words, "listed.inside": lambda _: self.listed.inside,
            "texts.n": self._by_text, "pairs.n_shuffled": self._shuffled, "pairs.tested": lambda _: self.places.keyword_meetings.tested,
            "documents.outlet": lambda _: self.again.documents["outlet"].tolist(),
            "accuracy.precision": self._accuracy("precision"), "accuracy.recall": self._accuracy("recall"), "accuracy.span_f1": self._accuracy("span_f1"),
            "accuracy.aliases": self._accuracy("aliases"), "accuracy.roles": self._accuracy("roles"),
        }

    def look_up(self, name: str, row: Row) -> Any:
        """The value of a column, counted again. Raises NoFormula for one that nobody can count again."""
        if name not in self.named:
            raise NoFormula(f"the column {name!r} enters it, and is none that can be recounted")
        return self.named[name](row)

    @cached_property
    def _terms(self) -> dict[str, list[str]]:
        return {doc_id: rows["term"].tolist() for doc_id, rows in self.again.words.groupby("doc_id", sort=True)}

    @cached_property
    def _running(self) -> dict[str, list[int]]:
        """Words of each sentence of running text that has any, by article."""
        words = self.again.words
        counts = Counter(zip(words["doc_id"], words["sentence"], strict=True))
        found: dict[str, list[int]] = {}
        for row in self.again.sentences.itertuples(index=False):
            if row.zone == "paragraph" and counts[row.doc_id, row.sentence]:
                found.setdefault(row.doc_id, []).append(counts[row.doc_id, row.sentence])
        return found

    def _articles(self, row: Row) -> set[str] | list[str]:
        """The articles that a row speaks of: its own, those of its period or group, else all; copies left out of the last three."""
        cells = row.cells
        if "doc_id" in cells:
            return [cells["doc_id"]]
        documents = self.again.documents[self.again.documents["first_carrier"]]
        place = cells.get("period", cells.get("group", "corpus"))
        if place == "corpus" or cells.get("by") == "corpus":
            return documents["doc_id"].tolist()
        documents = documents[~documents["doc_id"].isin(self.places.left_out(row.item))]
        held = self.places.with_period(documents, set(row.table["period"]))["period"] if "period" in cells else documents["group"]
        return documents.loc[(held == place).to_numpy(), "doc_id"].tolist()

    def _size(self, doc_ids: set[str] | list[str]) -> int:
        return sum(len(self._terms.get(doc_id, ())) for doc_id in doc_ids)

    def _n_words(self, row: Row) -> int:
        """Words of the row's articles; in a comparison, of its group's side; of neighbouring words, those that count once."""
        if "n_words_reference" in row.cells and row.cells.get("by") != "reference list":
            rows = self.places.sides.against_rest(row["group"])
            return int(rows.loc[rows["inside"], "n_words"].sum())
        return len(self.again.own_words) if "phrase" in row.cells else self._size(self._articles(row))

    def _running_terms(self, row: Row) -> list[str]:
        """The words of running text."""
        words = self.again.words
        return words.loc[(words["doc_id"] == row["doc_id"]) & (words["zone"] == "paragraph"), "term"].tolist()

    def _side_counts(self, row: Row) -> list[list[int]]:
        """How often each term of the row's group stands in each text of its comparison."""
        texts = self.places.sides.against_rest(row["group"])["doc_id"].tolist()
        own = [(kind, term) for kind, term, group in zip(row.table["kind"], row.table["term"], row.table["group"], strict=True) if group == row["group"]]
        counted = [Counter(place.doc_id for place in self._own_places(kind, term)) for kind, term in own]
        return [[counts[text] for text in texts] for counts in counted]

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

    def _meetings(self, row: Row) -> Meetings:
        return self.places.meetings(row.table if row.table is not None else pd.DataFrame())

    def _side(self, row: Row, side: str) -> int:
        if f"item_{side}" in row.cells:
            return len(self._meetings(row).contexts_of.get(row[f"item_{side}"], ()))
        return len(self._own_places("word", row[f"term_{side}"]))

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

    def _links(self, item: str, _: Row) -> list[int]:
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

    @cached_property
    def _stability(self) -> dict[str, float]:
        """For each item the share of runs without one text in which it keeps its fellows."""
        meetings, seen, kept = self.places.keyword_meetings, Counter(), Counter()
        whole = association.find_groups(meetings.n)
        for rest in association.without_each(meetings.n, meetings.by_text):
            found = association.find_groups(rest)
            there = set(found) & set(whole)
            before, after = association.fellows(whole, there), association.fellows(found, there)
            seen.update(there)
            kept.update(item for item in there if before[item] == after[item])
        return {item: kept[item] / seen[item] for item in seen}

    def _by_text(self, row: Row) -> list[list[int]]:
        """How often each row of the item's table stands in each independent text, by the spans that its column n opens."""
        texts = sorted(self.again.own)
        spans = [self.spans.get(f"{row.item}-{at}-n", set()) for at in range(1, len(row.table) + 1)] if row.table is not None else []
        counted = [Counter(doc_id for doc_id, _, _ in found) for found in spans]
        return [[counts[text] for text in texts] for counts in counted]

    @cached_property
    def _measured(self) -> list[dict]:
        return read_sheet(DATA / "accuracy.csv").to_dict("records")

    def _accuracy(self, column: str) -> Callable[[Row], float]:
        """A figure of our sample for the row's texts and for the way in which names were found."""
        def one(row: Row) -> float:
            for line in self._measured:
                if (line["method"], line["texts"], line["measure"]) == (row["method"], row["texts"], CHECKED[column]):
                    return float(line["value"]) if line["value"] else association.share(float(line["right"]), float(line["n"]))
            return float("nan")
        return one

