"""How firm a ranking is: what becomes of a rank when any one text is left out."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.tables.grouped import aggregate


def leave_one_text_out(counts: pd.DataFrame, documents: pd.DataFrame, item: str = "term", most: int = 40) -> pd.DataFrame:
    """One row an item of a ranking, with what becomes of its rank when any one text is left out.

    Columns item, n, n_texts, rank, rank_best, rank_worst, n_least, least_without, first_always, largest_text_share, one_text.
    `counts` has doc_id, the column `item` and n: `term_counts` of one kind, or any other table of counts per article.
    Each independent text is left out in turn, with all its copies: `rank_best` and `rank_worst` are the ends of the rank (ties
    share the lowest) over those runs and the whole, `n_least` the smallest n, `least_without` the text_id whose absence gives
    it, `first_always` whether no other item has as much in any of the runs, `one_text` whether it rests on one text. Copies
    are not counted. The `most` first items, by n, then by name.
    """
    heads = documents.loc[documents["doc_id"] == documents["text_id"], ["doc_id"]]
    own = counts[["doc_id", item, "n"]].merge(heads, on="doc_id")
    return leave_out(own[own["n"] > 0].groupby(["doc_id", item], as_index=False)["n"].sum(), item, most)


def leave_out(own: pd.DataFrame, item: str, most: int) -> pd.DataFrame:
    """The rows of `leave_one_text_out` for `own`, one row an item in a text that is no copy: doc_id, `item`, n."""
    totals = aggregate(own.groupby(item), n=("n", "sum"), n_texts=("doc_id", "nunique"), largest=("n", "max")).reset_index()
    totals = totals.sort_values(["n", item], ascending=[False, True], kind="stable").reset_index(drop=True)
    shown = totals.head(most)
    if not len(shown):
        return _firmness(shown.assign(rank=0, rank_best=0, rank_worst=0, n_least=0, least_without="", first_always=False), item)
    near = totals[totals["n"] >= (shown["n"] - shown["largest"]).min()]
    return _firmness(_ranked_without(shown, near["n"].to_numpy(), _cells(own, near[item], item)), item)


class _Cells(NamedTuple):
    """The counts of items in texts, a cell each: the item's and the text's number, n; and the texts' names, sorted."""

    items: np.ndarray
    texts: np.ndarray
    n: np.ndarray
    names: np.ndarray


def _cells(counts: pd.DataFrame, items: pd.Series, item: str) -> _Cells:
    place = pd.Index(items).get_indexer(counts[item])
    held = counts[place >= 0]
    texts, names = pd.factorize(held["doc_id"], sort=True)
    return _Cells(place[place >= 0], texts, held["n"].to_numpy(), np.asarray(names, dtype=object))


def _ranked_without(shown: pd.DataFrame, totals: np.ndarray, cells: _Cells) -> pd.DataFrame:
    """The shown items with their ranks when each text is left out; `totals` are of all items that could overtake them, the shown ones first."""
    sums, n_texts = totals[:len(shown)], len(cells.names)
    whole, ordered = _ranks(sums, totals), np.sort(totals)
    rows = []
    for at, total in enumerate(sums.tolist()):
        mine = cells.items == at
        own = total - np.bincount(cells.texts[mine], cells.n[mine], n_texts).astype("int64")
        theirs, left = totals[cells.items], totals[cells.items] - cells.n
        overtaken, tied = (np.bincount(cells.texts[fallen], minlength=n_texts) for fallen in (
            (theirs > own[cells.texts]) & (left <= own[cells.texts]), (theirs >= own[cells.texts]) & (left < own[cells.texts])))
        ranks = 1 + len(ordered) - np.searchsorted(ordered, own, side="right") - overtaken
        as_much = len(ordered) - np.searchsorted(ordered, own, side="left") - tied
        rows.append((min(whole[at], ranks.min()), max(whole[at], ranks.max()), own.min(), cells.names[own.argmin()], (as_much == 1).all()))
    best, worst, least, without, alone = zip(*rows)
    first = np.array(alone) & (_as_much(sums, totals) == 1)
    return shown.assign(first_always=first, rank=whole, rank_best=best, rank_worst=worst, n_least=least, least_without=without)


def _ranks(values: np.ndarray, among: np.ndarray) -> np.ndarray:
    """1 plus the number of items that have more."""
    ordered = np.sort(among)
    return 1 + len(ordered) - np.searchsorted(ordered, values, side="right")


def _as_much(values: np.ndarray, among: np.ndarray) -> np.ndarray:
    """How many items, itself included, have as much or more."""
    ordered = np.sort(among)
    return len(ordered) - np.searchsorted(ordered, values, side="left")


def _firmness(rows: pd.DataFrame, item: str) -> pd.DataFrame:
    rows = rows.assign(largest_text_share=rows["largest"] / rows["n"], one_text=rows["n_texts"] == 1).rename(columns={item: "item"})
    columns = ["item", "n", "n_texts", "rank", "rank_best", "rank_worst", "n_least", "least_without", "first_always", "largest_text_share",
        "one_text"]
    return rows[columns].astype({"least_without": "str", "first_always": "bool", "rank": "int64", "rank_best": "int64",
        "rank_worst": "int64"}).reset_index(drop=True)
