"""How firm a ranking is, and whether words and mentions agree."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.tables.zone_names import COUNTED
from helpers.tokens import find_words


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
    own = own[own["n"] > 0].groupby(["doc_id", item], as_index=False)["n"].sum()
    totals = own.groupby(item, as_index=False).agg(n=("n", "sum"), n_texts=("doc_id", "nunique"), largest=("n", "max"))
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


def word_places(words: pd.DataFrame, word: str) -> pd.DataFrame:
    """One row a place where a word stands, alone or as a part of a hyphenated word: doc_id, start, end, inside (a hyphenated word)."""
    near = words[words["term"].str.contains(word, regex=False)]
    rows = []
    for doc_id, start, term in zip(near["doc_id"], near["start"], near["term"]):
        begin = start
        for part in term.split("-"):
            if part == word:
                rows.append((doc_id, begin, begin + len(part), part != term))
            begin += len(part) + 1
    kinds = {"doc_id": "str", "start": "int64", "end": "int64", "inside": "bool"}
    return pd.DataFrame({name: pd.array([row[at] for row in rows], dtype=kind) for at, (name, kind) in enumerate(kinds.items())})


def holding(words: pd.DataFrame, sought: Collection[str]) -> pd.DataFrame:
    """The rows of `words` whose term holds one of the words sought: what `word_places` of any of them needs."""
    numbers, names = pd.factorize(words["term"])
    some = re.compile("|".join(map(re.escape, sorted(sought)))) if sought else re.compile(r"(?!)")
    kept = np.fromiter((bool(some.search(name)) for name in names), bool, len(names))
    return words[kept[numbers]]


def one_words(aliases: pd.Series) -> dict[str, str]:
    """Each alias with its term, where it is one unbroken word; else with an empty string."""
    return {alias: _one_word(alias) for alias in aliases.unique()}


def _one_word(alias: str) -> str:
    """The term of an alias of one unbroken word, or an empty string."""
    found = find_words(alias)
    return found[0][2] if len(found) == 1 and "-" not in found[0][2] else ""


def reconcile(words: pd.DataFrame, mentions: pd.DataFrame, actor: str, words_set_aside: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a word that is also a name of the actor: actor, word, n_words, n_hyphenated, n_mentions, n_nested, n_other, n_set_aside, holds.

    n_words + n_hyphenated = n_mentions + n_nested + n_other: the word alone and as a part of hyphenated words, against the
    actor's counted mentions that are this word, places inside longer names (its own or another actor's), and places that
    are no mention at all. `holds` says whether the two sides are equal; they are reached apart from each other. `n_set_aside`:
    the word's places in zones that are not counted (`words_set_aside`: their words, shaped like `words`; without it, the
    mentions that lie there). Method section 1's line is made of these numbers. Most words first.
    """
    counted = mentions["zone"].isin(COUNTED)
    own = mentions[mentions["actor"] == actor]
    written = one_words(own["alias"])
    own = own.assign(word=[written[alias] for alias in own["alias"].tolist()])
    rows = [_reconciled(words, mentions[counted], own[own["word"] == word], actor, word, words_set_aside) for word in sorted(set(own["word"]) - {""})]
    columns = ["actor", "word", "n_words", "n_hyphenated", "n_mentions", "n_nested", "n_other", "n_set_aside", "holds"]
    return pd.DataFrame(rows, columns=columns).sort_values(["n_words", "word"], ascending=[False, True], kind="stable").reset_index(drop=True)


def _reconciled(words: pd.DataFrame, counted: pd.DataFrame, own: pd.DataFrame, actor: str, word: str, aside: pd.DataFrame | None) -> dict:
    places = word_places(words, word)
    in_text = own[own["zone"].isin(COUNTED)]
    alone = in_text[in_text["level"] != "nested"]
    n_nested, n_other = _elsewhere(places, alone, counted)
    return {
        "actor": actor, "word": word, "n_words": int((~places["inside"]).sum()), "n_hyphenated": int(places["inside"].sum()),
        "n_mentions": len(alone), "n_nested": n_nested, "n_other": n_other,
        "n_set_aside": len(own) - len(in_text) if aside is None else len(word_places(aside, word)),
        "holds": len(places) == len(alone) + n_nested + n_other,
    }


def _elsewhere(places: pd.DataFrame, alone: pd.DataFrame, counted: pd.DataFrame) -> tuple[int, int]:
    """Of the places that are no mention of their own: how many lie inside some mention, and how many in none."""
    taken = set(zip(alone["doc_id"], alone["start"]))
    spans: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in sorted(zip(counted["doc_id"].tolist(), counted["start"].tolist(), counted["end"].tolist())):
        spans.setdefault(doc_id, []).append((start, end))
    rest = [(doc_id, start, end) for doc_id, start, end in zip(places["doc_id"], places["start"], places["end"]) if (doc_id, start) not in taken]
    within = sum(_covered(spans.get(doc_id, []), start, end) for doc_id, start, end in rest)
    return within, len(rest) - within


def _covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(high >= end for _, high in spans[:bisect_right(spans, (start, float("inf")))])
