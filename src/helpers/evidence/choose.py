"""Which spans stand on the page: passages taken in turn from the articles, so that none crowds out the others."""
from __future__ import annotations

from typing import NamedTuple

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


class Turns(NamedTuple):
    """The passages of lists: `passage` of each span (a row of the other columns), of each passage its list and place among those taken in turn."""

    passage: np.ndarray
    lists: np.ndarray
    place: np.ndarray


def _take_in_turn(located: pd.DataFrame, order: dict[str, int]) -> Turns:
    """Of each list the first passage of every article in the given order, then the second of every article, and so on."""
    articles, names = pd.factorize(located["doc_id"], sort=True)
    ranked = sorted(range(len(names)), key=lambda at: (order.get(names[at], len(order)), at))
    rank = np.empty(len(names), dtype="int64")
    rank[ranked] = np.arange(len(names))
    units, wide = located["unit"].to_numpy(), 1 + int(located["unit"].max())
    key = (pd.factorize(located["list_id"])[0].astype("int64") * len(names) + rank[articles]) * wide + units
    passages, passage = np.unique(key, return_inverse=True)
    held, lists, unit = passages // wide, passages // wide // len(names), passages % wide
    first = np.flatnonzero(np.diff(held, prepend=-1))
    turn = np.arange(len(held)) - np.repeat(first, np.diff(first, append=len(held)))
    taken = np.lexsort([unit, held, turn, lists])
    begins = np.flatnonzero(np.diff(lists[taken], prepend=-1))
    place = np.empty(len(taken), dtype="int64")
    place[taken] = np.arange(len(taken)) - np.repeat(begins, np.diff(begins, append=len(taken)))
    return Turns(passage, lists, place)


def choose_spans(located: pd.DataFrame, limit: int, order: dict[str, int]) -> pd.Series:
    """Which spans of the lists (columns list_id, doc_id, unit) stand on the page: a flag a row.

    Of each list at most `limit` passages, taken in turn from the articles in the given order: the first passage of each
    article, then the second of each. Deterministic; a list of no more than `limit` passages stands whole.
    """
    if limit >= len(located):
        return pd.Series(True, index=located.index, dtype="bool")
    turns = _take_in_turn(located, order)
    return pd.Series((turns.place < limit)[turns.passage], index=located.index, dtype="bool")


def count_passages(located: pd.DataFrame, order: dict[str, int]) -> dict[str, int]:
    """How many different passages each list has."""
    if not len(located):
        return {}
    names = pd.factorize(located["list_id"])[1]
    return dict(zip(names, np.bincount(_take_in_turn(located, order).lists, minlength=len(names)).tolist(), strict=True))


FULL = 4
"""Sentences from which an article whose every one is in a list stands in it as a whole."""


def mark_whole(spans: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The located spans with the article as a whole in place of its passages where a list holds every sentence of it."""
    counted = units[units["counted"].astype("bool")]
    sizes = counted.groupby("doc_id").size()
    listed = spans.drop_duplicates(["list_id", "doc_id", "unit"]).merge(counted[["doc_id", "unit"]], on=["doc_id", "unit"])
    held = listed.groupby(["list_id", "doc_id"]).size().reset_index(name="held")
    held = held[(held["held"] >= FULL) & (held["held"] == held["doc_id"].map(sizes))]
    full = spans[["list_id", "doc_id"]].merge(held.assign(full=True), on=["list_id", "doc_id"], how="left")["full"].eq(True).to_numpy()
    return spans.assign(unit=pd.Series(np.where(full, WHOLE, spans["unit"].to_numpy()), index=spans.index, dtype="int64"))
