"""What a run's numbers were counted from, made again: zones, sentences and words from the articles; names as the run keeps them."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from helpers.cleaning import COUNTED, find_zones
from helpers.corpus import Corpus
from helpers.tables import dated, has_table, not_counted, read_sheet, read_table
from helpers.tokens import split_sentences, split_words

PERIODS = {"day": "D", "week": "W-SUN", "month": "M"}
COUNTED_LEVELS = ("named", "described")
SPAN = ["doc_id", "start", "end"]


def cells(rows: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    """The cells of these columns, row by row, as plain values.

    >>> list(cells(pd.DataFrame({"a": ["x", "y"], "b": [1, 2]}), "b", "a"))
    [(1, 'x'), (2, 'y')]
    """
    return zip(*(rows[name].tolist() for name in columns), strict=True)


def spread(rows: Sequence[Mapping[Any, int]], names: Sequence[Any]) -> np.ndarray:
    """One row a mapping, one column a name: the number that the one gives the other, 0 where it gives none.

    >>> spread([{"x": 2}, {"y": 1, "z": 9}], ["x", "y"]).tolist()
    [[2, 0], [0, 1]]
    """
    places, table = {name: at for at, name in enumerate(names)}, np.zeros((len(rows), len(names)), "int32")
    for row, found in zip(table, rows, strict=True):
        for name, number in found.items():
            if name in places:
                row[places[name]] = number
    return table


def places_of(rows: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """Start and end of the rows of each article."""
    found: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in cells(rows, *SPAN):
        found.setdefault(doc_id, []).append((start, end))
    return found


class Item(NamedTuple):
    """An item of the page: its whole table, every cell text, and the same as a list of rows."""

    name: str
    table: pd.DataFrame
    rows: list[dict[str, str]]


class Again:
    """A run beside its articles; every table is made when it is first asked for."""

    def __init__(self, run: Path, record: dict, corpus: Corpus) -> None:
        self.run, self.record, self.corpus = run, record, corpus
        self.parameters = record["parameters"]
        self.items: dict[str, Item | None] = {}
        self.sheets: dict[str, pd.DataFrame | None] = {}
        self.periods: dict[str, pd.Series] = {}
        self.texts: dict[str, str] = dict(zip(corpus.documents["doc_id"], corpus.documents["text"], strict=True))

    def kept(self, name: str) -> pd.DataFrame | None:
        """A table of the run, every cell text, read once; None where the run has none."""
        if name not in self.sheets:
            path = self.run / "tables" / f"{name}.csv"
            self.sheets[name] = read_table(path) if has_table(path) else None
        return self.sheets[name]

    def placed(self, name: str) -> pd.DataFrame:
        """A table of the run whose rows are stretches of articles, start and end as numbers; no row where the run has none."""
        table = self.kept(name)
        table = pd.DataFrame(columns=SPAN, dtype="str") if table is None else table
        numbers = {column: table[column].astype("int64") for column in ("start", "end", "sentence") if column in table}
        return table.assign(**numbers)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row an article as it is read now, with `group` as the run grouped it, `dated`, and whether it is no copy."""
        documents, kept = self.corpus.documents, self.kept("documents")
        groups = dict(zip(kept["doc_id"], kept["group"], strict=True)) if kept is not None and "group" in kept else {}
        return documents.assign(group=documents["doc_id"].map(groups).fillna("").astype("str"), dated=dated(documents),
                                first_carrier=documents["doc_id"] == documents["text_id"])

    @cached_property
    def own(self) -> set[str]:
        """The articles that are no copy."""
        return set(self.documents.loc[self.documents["first_carrier"], "doc_id"])

    @cached_property
    def _passages(self) -> dict[str, list[tuple[int, int, str]]]:
        """Of each article the stretches that stood in an earlier one, and in which."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for doc_id, *place in cells(self.corpus.passages, *SPAN, "copy_of"):
            found.setdefault(doc_id, []).append(tuple(place))
        return found

    def passage_of(self, doc_id: str, start: int, end: int) -> str:
        """The earlier article of which a passage holds the stretch, empty where none does."""
        return next((source for low, high, source in self._passages.get(doc_id, ()) if low <= start and end <= high), "")

    def is_own_passage(self, doc_id: str, start: int, end: int) -> bool:
        """Whether no passage of an earlier article holds the stretch; of an article that is a copy as a whole nothing is a passage."""
        return doc_id not in self.own or not self.passage_of(doc_id, start, end)

    def counts_once(self, doc_id: str, start: int, end: int) -> bool:
        """Whether a stretch counts where copies count once: its article is no copy, and no passage of an earlier one holds it."""
        return doc_id in self.own and not self.passage_of(doc_id, start, end)

    def once(self, rows: pd.DataFrame) -> np.ndarray:
        """Of each row whether its stretch counts where copies count once."""
        flags = rows["doc_id"].isin(self.own).to_numpy("bool", copy=True)
        asked = np.flatnonzero(flags & rows["doc_id"].isin(set(self._passages)).to_numpy("bool"))
        flags[asked] = [not self.passage_of(*place) for place in cells(rows.iloc[asked], *SPAN)]
        return flags

    @cached_property
    def own_words(self) -> pd.DataFrame:
        """The words that count where copies count once."""
        return self.words[self.once(self.words)]

    @cached_property
    def zones(self) -> pd.DataFrame:
        return find_zones(self.corpus.documents)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        return split_sentences(self.corpus.documents, self.zones, counted=self.parameters.get("count_zones", COUNTED))

    @cached_property
    def words(self) -> pd.DataFrame:
        return split_words(self.corpus.documents, self.sentences)

    @cached_property
    def words_set_aside(self) -> pd.DataFrame:
        aside = not_counted(self.parameters.get("count_zones", COUNTED))
        return split_words(self.corpus.documents, split_sentences(self.corpus.documents, self.zones, counted=aside))

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """The run's mentions; whether each is what its text says is for `tables`."""
        return self.placed("mentions")

    @cached_property
    def counted_mentions(self) -> pd.DataFrame:
        """The mentions that totals count: named and described ones that fit one actor."""
        rows = self.mentions
        return rows[rows["level"].isin(COUNTED_LEVELS) & ~rows["actor"].str.startswith("unresolved: ")] if len(rows) else rows

    @cached_property
    def keywords(self) -> pd.DataFrame:
        return self.placed("keywords")

    def input(self, name: str) -> pd.DataFrame | None:
        """A CSV of the corpus as the run read it."""
        path = self.run / "inputs" / f"{name}.csv"
        return read_sheet(path) if path.is_file() else None

    def item(self, name: str) -> Item | None:
        """The whole table of an item of the page; None where it has none."""
        if name not in self.items:
            table = self.kept(f"item_{name}")
            self.items[name] = None if table is None else Item(name, table, [dict(zip(table, row, strict=True)) for row in cells(table, *table)])
        return self.items[name]

    def period_of(self, period: str) -> pd.Series:
        """The day, week (its Monday) or month of each article by doc_id; empty where its date is not known well enough."""
        if period not in self.periods:
            self.periods[period] = self._begins(period)
        return self.periods[period]

    def _begins(self, period: str) -> pd.Series:
        documents = self.documents
        enough = documents["dated"] & ((documents["published_precision"] == "day") | (period == "month"))
        day = pd.to_datetime(documents["published"].where(enough).str.slice(0, 10), errors="coerce", format="ISO8601")
        begins = day.dt.to_period(PERIODS[period]).dt.start_time.dt.strftime("%Y-%m" if period == "month" else "%Y-%m-%d")
        return pd.Series(begins.fillna("").astype("str").to_numpy(), index=documents["doc_id"].to_numpy())

