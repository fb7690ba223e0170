"""How often two items meet in an article, and how often they would by chance: per article and additive."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.association.shuffles import MOST_DOCUMENTS, seed_of, shuffle_items
from helpers.cooccurrence.shuffles import shuffles_for, write_counts
from helpers.cooccurrence.spans import own_contexts
from helpers.errors import UsageError
from helpers.tables import check_table, empty_table

MOST_CELLS = 4_000_000
MOST_CELLS_AN_ARTICLE = 200_000_000


class Block(NamedTuple):
    """Some articles as numbers: items at places, and which places meet in which context. All arrays count from 0."""

    doc_ids: list[str]
    names: list[list[str]]    # of each article, its items by code point
    seeds: np.ndarray         # of each article
    document: np.ndarray      # of each place
    item: np.ndarray          # of each place, its number among the article's items
    place: np.ndarray         # of each place, its number in the article
    first: np.ndarray         # of each meeting, the place
    second: np.ndarray
    context: np.ndarray       # of each meeting

    @property
    def n_items(self) -> np.ndarray:
        return np.array([len(names) for names in self.names], "int64")

    @property
    def offsets(self) -> np.ndarray:
        """The number of the first pair of each article, and at the end the number of all pairs."""
        return np.concatenate([[0], np.cumsum(self.n_items * (self.n_items - 1) // 2)])


def every_two(groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The row numbers of every two rows of one group, the earlier first; `groups` is sorted.

    >>> [rows.tolist() for rows in every_two(np.array([7, 7, 7, 9]))]
    [[0, 0, 1], [1, 2, 2]]
    """
    rows = np.arange(len(groups))
    after = np.searchsorted(groups, groups, side="right") - rows - 1
    first = np.repeat(rows, after)
    begins = np.repeat(np.cumsum(after) - after, after)
    return first, first + 1 + np.arange(len(first)) - begins


def _numbers(frame: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """A number for each row, equal where the columns are, in the order of their values."""
    return frame.groupby(columns, sort=True).ngroup().to_numpy()


def order_contexts(contexts: pd.DataFrame) -> pd.DataFrame:
    """The rows of any table (doc_id, context, item) that hold an item, sorted, with column `meeting` (0 where it has none)."""
    held = contexts[contexts["item"] != ""]
    held = held if "meeting" in held else held.assign(meeting=0)
    spans = [column for column in ("start", "end") if column in held]
    return held.sort_values(["doc_id", *spans, "item", "context", "meeting"], kind="stable").reset_index(drop=True)


def _places(held: pd.DataFrame) -> np.ndarray:
    """A number for each row's place: one an occurrence, which may stand in several meetings; without offsets, one a row."""
    if "start" not in held or "end" not in held:
        return np.arange(len(held))
    return _numbers(held, ["doc_id", "start", "end", "item"])


def _make_block(held: pd.DataFrame, seeds: dict[str, int]) -> Block:
    place = _places(held)
    _, at = np.unique(place, return_index=True)
    document = pd.factorize(held["doc_id"].iloc[at])[0]
    begins = np.searchsorted(document, np.arange(document[-1] + 1))
    items = held["item"].iloc[at].to_numpy(dtype=object)
    item, names = np.empty(len(at), "int64"), []
    for start, end in zip(begins, [*begins[1:], len(at)]):
        found, item[start:end] = np.unique(items[start:end], return_inverse=True)
        names.append(found.tolist())
    context, meeting = _numbers(held, ["doc_id", "context"]), _numbers(held, ["doc_id", "context", "meeting"])
    order = np.lexsort([place, meeting])
    first, second = every_two(meeting[order])
    doc_ids = held["doc_id"].iloc[at[begins]].tolist()
    return Block(doc_ids, names, np.array([seeds[doc_id] for doc_id in doc_ids], "uint64"), document, item, np.arange(len(at)) - begins[document],
                 place[order][first], place[order][second], context[order][first])


def _pair_numbers(items: np.ndarray, block: Block) -> np.ndarray:
    """For each row of `items` (a column a place) and each meeting the number of its pair; for two of one item, one past the last."""
    a, b = items[:, block.first], items[:, block.second]
    low, high = np.minimum(a, b), np.maximum(a, b)
    document = block.document[block.first]
    begins, twice = block.offsets[:-1][document].astype(items.dtype) - 1, (2 * block.n_items[document] - 1).astype(items.dtype)
    pair = begins + low * (twice - low) // 2 + high - low
    pair[a == b] = block.offsets[-1]
    return pair


def _narrow(block: Block) -> type:
    """The smaller type of number that holds context and pair in one: half the memory to sort."""
    return np.int32 if (int(block.context.max(initial=0)) + 1) * (int(block.offsets[-1]) + 1) < 2**31 else np.int64


def _count(items: np.ndarray, block: Block) -> np.ndarray:
    """Contexts that hold each pair (column), each once, for each row of `items`."""
    n_pairs, narrow = int(block.offsets[-1]) + 1, _narrow(block)
    met = (block.context * n_pairs).astype(narrow) + _pair_numbers(items.astype(narrow), block)
    met.sort(axis=1)
    new = np.ones(met.shape, bool)
    new[:, 1:] = met[:, 1:] != met[:, :-1]
    pairs = (met % narrow(n_pairs))[new] + np.repeat(n_pairs * np.arange(len(items)), new.sum(axis=1))
    return np.bincount(pairs, minlength=n_pairs * len(items)).reshape(len(items), n_pairs)[:, :-1]


def _most_contexts(block: Block) -> int:
    """The most contexts that one article has: no pair can count more."""
    _, at = np.unique(block.context, return_index=True)
    return int(np.bincount(block.document[block.first[at]]).max(initial=0))


def _count_shuffled(block: Block, shuffles: int) -> np.ndarray:
    """The counts of each pair (row) in each shuffle (column)."""
    at_once = max(1, MOST_CELLS // max(len(block.first), len(block.item), int(block.offsets[-1]), 1))
    counts, narrow = [], np.uint8 if _most_contexts(block) < 256 else np.int32
    for begin in range(1, shuffles + 1, at_once):
        numbers = np.arange(begin, min(begin + at_once, shuffles + 1))
        items = shuffle_items(block.item, block.document, block.seeds[block.document], block.place, numbers)
        counts.append(_count(items, block).astype(narrow))
    return np.ascontiguousarray(np.vstack(counts).T) if counts else np.zeros((int(block.offsets[-1]), 0), "int32")


def _pairs_of(block: Block) -> pd.DataFrame:
    """One row a pair of items of an article, in the order of the pair numbers."""
    rows = [(doc_id, a, b) for doc_id, names in zip(block.doc_ids, block.names) for at, a in enumerate(names) for b in names[at + 1:]]
    return pd.DataFrame(rows, columns=["doc_id", "item_a", "item_b"])


def _count_block(held: pd.DataFrame, seeds: dict[str, int], shuffles: int) -> pd.DataFrame:
    block = _make_block(held, seeds)
    n = _count(block.item[None, :], block)[0]
    shuffled = _count_shuffled(block, shuffles)
    seen = (n > 0) | shuffled.any(axis=1)
    return _pairs_of(block)[seen].assign(n=n[seen], n_shuffled=write_counts(shuffled[seen]))


def _in_one_context(held: pd.DataFrame) -> pd.Series:
    """Which rows belong to an article that is one single context: there a shuffle moves nothing."""
    groups = held.groupby("doc_id", sort=False)
    return (groups["context"].transform("nunique") == 1) & (groups["meeting"].transform("max") == 0)


def _count_single(held: pd.DataFrame, shuffles: int) -> pd.DataFrame:
    """The pairs of articles that are one single context: each is there once, in every shuffle."""
    names = held[["doc_id", "item"]].drop_duplicates().sort_values(["doc_id", "item"], kind="stable")
    first, second = every_two(_numbers(names, ["doc_id"]))
    items = names["item"].to_numpy()
    rows = pd.DataFrame({"doc_id": names["doc_id"].to_numpy()[first], "item_a": items[first], "item_b": items[second]})
    return rows.assign(n=1, n_shuffled="1*" if shuffles else "")


def _refuse_too_many(sizes: pd.Series, shuffles: int) -> None:
    """Memory follows the items of one article: said before it runs out."""
    if shuffles and len(sizes) and sizes.max() * shuffles > MOST_CELLS_AN_ARTICLE:
        raise UsageError(f"article {sizes.idxmax()!r} holds {sizes.max():,} pairs of items, too many for {shuffles} shuffles; "
                         "count with shuffles=0 or fewer items.")


def _blocks(held: pd.DataFrame, shuffles: int) -> Iterator[pd.DataFrame]:
    """The rows in blocks of whole articles, each small enough to count at once."""
    groups = held.groupby("doc_id", sort=True)
    n_items, n_rows = groups["item"].nunique(), groups.size()
    sizes = n_items * (n_items - 1) // 2
    _refuse_too_many(sizes, shuffles)
    cells = np.maximum(sizes, n_rows).to_numpy() * max(shuffles, 1)
    number, total, count, numbers = 0, 0, 0, []
    for size in cells:
        if count and (total + size > MOST_CELLS or count == MOST_DOCUMENTS):
            number, total, count = number + 1, 0, 0
        total, count = total + size, count + 1
        numbers.append(number)
    block = held["doc_id"].map(dict(zip(n_rows.index, numbers)))
    for _, rows in held.groupby(block.to_numpy(), sort=True):
        yield rows


def count_pairs(contexts: pd.DataFrame, documents: pd.DataFrame, kind: str = "keyword", shuffles: int | None = None) -> pd.DataFrame:
    """One row a pair of items in an article (table `pair_counts`): doc_id, kind, item_a, item_b, n, n_own, n_shuffled.

    `contexts` is any table (doc_id, context, item), one row an occurrence; two different items meet where they share
    a context, and n counts the contexts they share, each once. With a column `meeting` (`context_of`) they must share
    the meeting as well. A row with an empty item is a context that holds nothing. No item is paired with itself.

    n_own leaves out contexts in passages of an earlier article (`documents.copied`); n_shuffled is it in each shuffle of the article's items over its places, so that each context holds as
    many occurrences as it did: a pair that never met but could has a row with n = 0. The seed is the hash of the
    article's text with the number of the shuffle: no other article, block or order of rows changes a count.
    `shuffles` is 999 unless given, 99 above 20,000 articles; with 0, n_shuffled is empty. `write_counts` says how it
    is written. Where an article is one single context, each shuffle gives what was observed. Raises UsageError where
    one article holds too many pairs to shuffle.
    """
    shuffles = shuffles_for(len(documents)) if shuffles is None else shuffles
    held = contexts[contexts["doc_id"].isin(documents["doc_id"])]
    own = own_contexts(held, documents.assign(text_id=documents["doc_id"]))
    counted = _count_held(held[own], documents, shuffles)
    counted = counted.assign(n_own=counted["n"]) if own.all() else _with_copied(counted, _count_held(held, documents, 0), shuffles)
    return check_table(counted.assign(kind=kind), "pair_counts") if len(counted) else empty_table("pair_counts")


def _with_copied(own: pd.DataFrame, every: pd.DataFrame, shuffles: int) -> pd.DataFrame:
    """The pairs of contexts outside copied passages, n_own and its shuffles, with n of all contexts."""
    key = ["doc_id", "item_a", "item_b"]
    both = own.rename(columns={"n": "n_own"}).merge(every[[*key, "n"]], how="outer", on=key)
    never = write_counts(np.zeros((1, shuffles), "int64"))[0] if shuffles else ""
    return both.fillna({"n": 0, "n_own": 0, "n_shuffled": never}).astype({"n": "int64", "n_own": "int64"})


def _count_held(contexts: pd.DataFrame, documents: pd.DataFrame, shuffles: int) -> pd.DataFrame:
    """One row a pair in an article: doc_id, item_a, item_b, n, n_shuffled."""
    held = order_contexts(contexts)
    seeds = {doc_id: seed_of(text) for doc_id, text in zip(documents["doc_id"], documents["text_sha256"])}
    single = _in_one_context(held)
    blocks = _blocks(held[~single], shuffles)
    counted = [_count_single(held[single], shuffles), *(_count_block(rows.reset_index(drop=True), seeds, shuffles) for rows in blocks)]
    counted = [rows for rows in counted if len(rows)]
    return pd.concat(counted, ignore_index=True) if counted else pd.DataFrame(columns=["doc_id", "item_a", "item_b", "n", "n_shuffled"])
