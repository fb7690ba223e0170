"""Which spans stand on the page: passages taken in turn from the articles, so that none crowds out the others."""
from __future__ import annotations

from bisect import bisect_right

import pandas as pd

WHOLE = 0
"""The unit of a span that is a whole article: it leads to the article's own heading."""


def _unit_of(start: int, end: int, starts: list[int], ends: list[int]) -> int:
    """Number (from 1) of the first passage that the span touches; the next one where it lies between two; 0 for the whole article."""
    if not starts or (start <= starts[0] and end >= ends[-1] and len(starts) > 1):
        return WHOLE
    at = max(bisect_right(starts, start) - 1, 0)
    if ends[at] <= start and at + 1 < len(starts):
        at += 1
    return at + 1


def locate_spans(spans: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The spans with a column `unit`: the passage each leads to (0: the article as a whole)."""
    edges = {doc_id: (rows["start"].tolist(), rows["end"].tolist()) for doc_id, rows in units.groupby("doc_id", sort=False)}
    nowhere: tuple[list[int], list[int]] = ([], [])
    found = [
        _unit_of(start, end, *edges.get(doc_id, nowhere))
        for doc_id, start, end in spans[["doc_id", "start", "end"]].itertuples(index=False, name=None)
    ]
    return spans.assign(unit=pd.Series(found, index=spans.index, dtype="int64"))


def _take_in_turn(passages: list[tuple[str, int]], limit: int, order: dict[str, int]) -> set[tuple[str, int]]:
    """At most `limit` passages: the first of every article, then the second of every article, and so on."""
    by_article: dict[str, list[int]] = {}
    for doc_id, unit in sorted(passages):
        by_article.setdefault(doc_id, []).append(unit)
    turns = sorted((turn, order.get(doc_id, len(order)), doc_id, unit) for doc_id, found in by_article.items() for turn, unit in enumerate(found))
    return {(doc_id, unit) for _, _, doc_id, unit in turns[:limit]}


def choose_spans(located: pd.DataFrame, limit: int, order: dict[str, int]) -> pd.Series:
    """Which spans of the lists (columns list_id, doc_id, unit) stand on the page: a flag a row.

    Of each list at most `limit` passages, taken in turn from the articles in the given order: the first passage of each
    article, then the second of each. Deterministic; a list of no more than `limit` passages stands whole.
    """
    chosen: list[bool] = [False] * len(located)
    places: dict[str, list[int]] = {}
    for at, list_id in enumerate(located["list_id"].tolist()):
        places.setdefault(list_id, []).append(at)
    passages = list(zip(located["doc_id"].tolist(), located["unit"].tolist(), strict=True))
    for rows in places.values():
        taken = _take_in_turn(sorted({passages[at] for at in rows}), limit, order)
        for at in rows:
            chosen[at] = passages[at] in taken
    return pd.Series(chosen, index=located.index, dtype="bool")
