"""Which evidence stands on the page, and what leads to it: lists of passages, passages once each under their article."""
from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

import pandas as pd

from helpers.evidence import WHOLE, Collected, choose_spans, find_units, locate_spans, mark_whole
from helpers.tables.grouped import key_rows

ALL = 1_000_000
"""Passages of a list that stand on the page, unless it grows too large: all."""
SHORT = 40
"""Characters of a passage below which a counted name may be most of it."""


class Passages(NamedTuple):
    """The evidence laid out: lists (id -> same lists' ids, titles, items), their chosen and all passages, spans to mark by passage; lists that are
    the part of another in one article."""

    lists: dict[str, list[tuple[str, str, str]]]
    chosen: dict[str, list[tuple[str, int]]]
    totals: dict[str, int]
    marks: dict[tuple[str, int], list[tuple[int, int]]]
    counted_in: dict[tuple[str, int], list[str]]
    units: dict[tuple[str, int], tuple[int, int, bool]]
    firsts: dict[tuple[str, str, int], tuple[int, int]]
    on_page: pd.Series
    limit: int
    inside: dict[str, tuple[str, str]] = {}


class Located(NamedTuple):
    """The spans of all lists with the passages they lead to; made once, chosen from as often as the page is too large."""

    spans: pd.DataFrame
    lists: dict[str, list[tuple[str, str, str]]]
    units: dict[tuple[str, int], tuple[int, int, bool]]
    order: dict[str, int]
    evidence: pd.DataFrame
    totals: dict[str, int]
    inside: dict[str, tuple[str, str]] = {}


def _same_lists(spans: pd.DataFrame, collected: Collected) -> tuple[dict[str, str], dict[str, list[tuple[str, str, str]]]]:
    """For each list the first one with the same spans; and what stands under that first one, in page order."""
    named = collected.lists.drop_duplicates("list_id")
    totals = dict(zip(named["list_id"], named["total"], strict=True))
    content = {list_id: (totals[list_id], *rows) for list_id, rows in _rows_by_list(spans).items()}
    first: dict[tuple, str] = {}
    leads: dict[str, str] = {}
    together: dict[str, list[tuple[str, str, str]]] = {}
    for list_id, item, title in key_rows(named, ["list_id", "item", "title"]):
        if list_id in content:
            leads[list_id] = first.setdefault(content[list_id], list_id)
            together.setdefault(leads[list_id], []).append((list_id, title, item))
    return leads, together


def _rows_by_list(spans: pd.DataFrame) -> dict[str, list[tuple[str, int, int]]]:
    found: dict[str, list[tuple[str, int, int]]] = {}
    for list_id, *span in key_rows(spans, ["list_id", "doc_id", "start", "end"]):
        found.setdefault(list_id, []).append(tuple(span))  # type: ignore[arg-type]
    return found


def _inside(spans: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """The lists that hold what another holds of one article: that other list, and the article."""
    parts: dict[tuple, list[str]] = {}
    articles: dict[str, set[str]] = {}
    rows = sorted(key_rows(spans, ["list_id", "doc_id", "start", "end"]), key=lambda row: row[:2])
    for (list_id, doc_id), held in groupby(rows, key=lambda row: row[:2]):
        parts.setdefault((doc_id, *(row[2:] for row in held)), []).append(list_id)
        articles.setdefault(list_id, set()).add(doc_id)
    found = {}
    for (doc_id, *_), lists in parts.items():
        larger = [list_id for list_id in lists if len(articles[list_id]) > 1]
        found |= {list_id: (larger[0], doc_id) for list_id in lists if larger and len(articles[list_id]) == 1}
    return found


def locate(collected: Collected, documents: pd.DataFrame, sentences: pd.DataFrame | None, before: Located | None = None) -> Located:
    """A run's evidence, each span with its list and its passage; lists of the same spans become one. `before` is the same run's with other lists."""
    units = find_units(documents[documents["doc_id"].isin(collected.evidence["doc_id"].unique())], sentences)
    order = {doc_id: place for place, doc_id in enumerate(documents["doc_id"])}
    joined = collected.evidence.merge(collected.lists[["list_id", "number_id"]], on="number_id", how="inner")
    spans = joined[["list_id", "doc_id", "start", "end"]].drop_duplicates().sort_values(["list_id", "doc_id", "start", "end"])
    leads, together = _same_lists(spans, collected)
    spans = mark_whole(locate_spans(spans[spans["list_id"].isin(set(leads.values()))].reset_index(drop=True), units), units)
    totals = {list_id: total for list_id, total in zip(collected.lists["list_id"], collected.lists["total"], strict=True) if total}
    table = {row[:2]: row[2:] for row in key_rows(units, ["doc_id", "unit", "start", "end", "counted"])}
    return Located(spans, together, table, order, before.evidence if before else locate_spans(collected.evidence, units), totals, _inside(spans))


class Size(NamedTuple):
    """How much a choice of passages puts on the page: their characters, the passages, the places in lists, the articles, the lists."""

    characters: int
    passages: int
    places: int
    articles: int
    lists: int

    @property
    def least(self) -> float:
        """Bytes that they take at the very least: four fifths of their characters, since each stands there once."""
        return 0.8 * self.characters

    @property
    def about(self) -> float:
        """Bytes that they take, near enough to pass over a choice that is too large."""
        return 1.1 * self.characters + 60 * self.passages + 40 * self.places + 260 * self.articles + 100 * self.lists


def size_of(located: Located, limit: int = ALL) -> Size:
    """What stands on the page with at most `limit` passages a list, told without writing it."""
    chosen = located.spans[choose_spans(located.spans, limit, located.order)]
    passages = list(chosen[["doc_id", "unit"]].drop_duplicates().itertuples(index=False, name=None))
    characters = sum(located.units[passage][1] - located.units[passage][0] for passage in passages if passage[1] != WHOLE)
    return Size(characters, len(passages), len(chosen[["list_id", "doc_id", "unit"]].drop_duplicates()), chosen["doc_id"].nunique(),
                len(located.lists))


def _marks(spans: pd.DataFrame, units: dict[tuple[str, int], tuple[int, int, bool]],
           shown: set[tuple[str, int]]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """The counted stretches inside each passage shown, overlapping ones joined.

    A list that counts most of a passage (its words, the sentence itself) marks nothing in it: where all is marked, nothing is.
    """
    by_list: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for list_id, doc_id, start, end, unit in key_rows(spans, ["list_id", "doc_id", "start", "end", "unit"]):
        if unit and (doc_id, unit) in shown:
            first, last, _ = units[doc_id, unit]
            by_list.setdefault((list_id, doc_id, unit), []).append((max(start, first), min(end, last)))
    found: dict[tuple[str, int], set[tuple[int, int]]] = {}
    for (_, doc_id, unit), stretches in by_list.items():
        first, last, _ = units[doc_id, unit]
        if 2 * sum(end - start for start, end in stretches) < last - first or last - first < SHORT:
            found.setdefault((doc_id, unit), set()).update(stretches)
    return {passage: join_spans(sorted(stretches)) for passage, stretches in found.items()}


def join_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans with overlapping ones made one.

    >>> join_spans([(0, 4), (2, 6), (7, 9)])
    [(0, 6), (7, 9)]
    """
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def _firsts(spans: pd.DataFrame) -> dict[tuple[str, str, int], tuple[int, int]]:
    """The first span of each list in each passage."""
    first = spans.drop_duplicates(["list_id", "doc_id", "unit"])
    return {row[:3]: row[3:] for row in key_rows(first, ["list_id", "doc_id", "unit", "start", "end"])}


def choose(located: Located, limit: int) -> Passages:
    """The evidence with at most `limit` passages a list on the page."""
    spans = located.spans.assign(on_page=choose_spans(located.spans, limit, located.order))
    places = sorted(set(key_rows(spans, ["list_id", "doc_id", "unit", "on_page"])),
                    key=lambda one: (one[0], located.order.get(one[1], 0), one[2]))
    chosen: dict[str, list[tuple[str, int]]] = {list_id: [] for list_id in located.lists}
    totals = dict.fromkeys(located.lists, 0)
    for list_id, doc_id, unit, on_page in places:
        totals[list_id] += 1
        if on_page:
            chosen[list_id].append((doc_id, unit))
    totals |= {list_id: located.totals[list_id] for list_id in totals if list_id in located.totals}
    counted_in: dict[tuple[str, int], list[str]] = {}
    for list_id, passages in chosen.items():
        for passage in passages:
            counted_in.setdefault(passage, []).append(list_id)
    if limit >= ALL:
        whole = {doc_id for doc_id, unit in counted_in if unit == WHOLE}
        counted_in |= {place: [] for place, (_, _, counted) in located.units.items() if counted and place[0] in whole and place not in counted_in}
    shown = set(counted_in)
    on_page = pd.Series([key in shown for key in key_rows(located.evidence, ["doc_id", "unit"])], index=located.evidence.index, dtype="bool")
    marks = _marks(located.spans, located.units, shown)
    return Passages(located.lists, chosen, totals, marks, counted_in, located.units, _firsts(spans), on_page, limit, located.inside)
