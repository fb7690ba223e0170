"""Which spans stand on the page: passages taken in turn from the articles, so that none crowds out the others."""
from __future__ import annotations

import numpy as np
import pandas as pd

WHOLE = 0
"""The unit of a span that is a whole article: it leads to the article's own heading."""


def locate_spans(spans: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The spans with a column `unit`: the passage each leads to (0: the article as a whole).

    The number (from 1) of the first passage that the span touches; the next one where it lies between two; 0 where it holds all of several passages.
    """
    if not len(units) or not len(spans):
        return spans.assign(unit=pd.Series(WHOLE, index=spans.index, dtype="int64"))
    articles = pd.Index(units["doc_id"].unique())
    home, article = articles.get_indexer(units["doc_id"]), articles.get_indexer(spans["doc_id"])
    order = np.lexsort([units["start"].to_numpy(), home])
    home, starts, ends = home[order], units["start"].to_numpy()[order], units["end"].to_numpy()[order]
    start, end = spans["start"].to_numpy(), spans["end"].to_numpy()
    far = 1 + max(int(starts.max()), int(start.max()))
    first, last = (np.searchsorted(home, article, side=side) for side in ("left", "right"))
    last = np.maximum(last - 1, first)
    inside = np.minimum(first, len(home) - 1), np.minimum(last, len(home) - 1)
    at = np.maximum(np.searchsorted(home * far + starts, article * far + start, side="right") - 1, inside[0])
    at = np.minimum(at + ((ends[np.minimum(at, inside[1])] <= start) & (at < inside[1])), inside[1])
    whole = (article < 0) | (start <= starts[inside[0]]) & (end >= ends[inside[1]]) & (inside[1] > inside[0])
    return spans.assign(unit=pd.Series(np.where(whole, WHOLE, at - inside[0] + 1), index=spans.index, dtype="int64"))


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
    if limit >= len(located):
        return pd.Series(True, index=located.index, dtype="bool")
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
