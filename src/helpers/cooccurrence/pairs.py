"""How often two items meet in an article, and how often they would by chance: per article and additive."""
from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from helpers.association.shuffles import MOST_DOCUMENTS, seed_of, shuffle_items
from helpers.cooccurrence.numbered import Block, every_two, make_block, number_rows, pair_up
from helpers.cooccurrence.shuffles import shuffles_for, write_counts
from helpers.cooccurrence.spans import own_contexts
from helpers.errors import UsageError
from helpers.tables import check_table, empty_table

MOST_CELLS = 4_000_000
MOST_CELLS_AN_ARTICLE = 200_000_000


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


def _count_shuffled(block: Block, seeds: np.ndarray, shuffles: int) -> np.ndarray:
    """The counts of each pair (row) in each shuffle (column); `seeds` are those of the articles."""
    at_once = max(1, MOST_CELLS // max(len(block.first), len(block.item), int(block.offsets[-1]), 1))
    counts, narrow = [], np.uint8 if _most_contexts(block) < 256 else np.int32
    for begin in range(1, shuffles + 1, at_once):
        numbers = np.arange(begin, min(begin + at_once, shuffles + 1))
        items = shuffle_items(block.item, block.document, seeds[block.document], block.place, numbers)
        counts.append(_count(items, block).astype(narrow))
    return np.ascontiguousarray(np.vstack(counts).T) if counts else np.zeros((int(block.offsets[-1]), 0), "int32")


def _pairs_of(block: Block) -> pd.DataFrame:
    """One row a pair of items of an article, as numbers, in the order of the pair numbers."""
    first, second = every_two(block.holders)
    return pd.DataFrame({"document": block.documents[block.holders[first]], "item_a": block.names[first], "item_b": block.names[second]})


def _count_block(held: pd.DataFrame, seeds: np.ndarray, shuffles: int) -> pd.DataFrame:
    block = make_block(held)
    n = _count(block.item[None, :], block)[0]
    shuffled = _count_shuffled(block, seeds[block.documents], shuffles)
    seen = (n > 0) | shuffled.any(axis=1)
    return _pairs_of(block)[seen].assign(n=n[seen], n_shuffled=pd.array(write_counts(shuffled[seen]), dtype="str"))


def _in_one_context(held: pd.DataFrame) -> np.ndarray:
    """Which rows belong to an article that is one single context: there a shuffle moves nothing."""
    document = held["document"].to_numpy()
    pairs = np.unique(pair_up(document, held["context"].to_numpy())) // (int(held["context"].max()) + 1) if len(held) else document
    several, meets = np.bincount(pairs) > 1, np.bincount(document, held["meeting"].to_numpy()) > 0
    return ~(several | meets)[document] if len(held) else np.empty(0, dtype=bool)


def _count_single(held: pd.DataFrame, shuffles: int) -> pd.DataFrame:
    """The pairs of articles that are one single context: each is there once, in every shuffle."""
    names = held[["document", "item"]].drop_duplicates().sort_values(["document", "item"], kind="stable")
    documents, items = names["document"].to_numpy(), names["item"].to_numpy()
    first, second = every_two(documents)
    rows = pd.DataFrame({"document": documents[first], "item_a": items[first], "item_b": items[second]})
    return rows.assign(n=1, n_shuffled=pd.array(["1*" if shuffles else ""], dtype="str").take(np.zeros(len(rows), "int64")))


def _refuse_too_many(sizes: np.ndarray, doc_ids: pd.api.extensions.ExtensionArray, shuffles: int) -> None:
    """Memory follows the items of one article: said before it runs out."""
    if shuffles and len(sizes) and sizes.max() * shuffles > MOST_CELLS_AN_ARTICLE:
        raise UsageError(f"article {doc_ids[int(sizes.argmax())]!r} holds {sizes.max():,} pairs of items, too many for {shuffles} shuffles; "
                         "count with shuffles=0 or fewer items.")


def _blocks(held: pd.DataFrame, doc_ids: pd.api.extensions.ExtensionArray, shuffles: int) -> Iterator[pd.DataFrame]:
    """The rows in blocks of whole articles, each small enough to count at once."""
    document = held["document"].to_numpy()
    names = np.unique(pair_up(document, held["item"].to_numpy())) // (int(held["item"].max()) + 1) if len(held) else document
    n_items, n_rows = np.bincount(names, minlength=len(doc_ids)), np.bincount(document, minlength=len(doc_ids))
    sizes = n_items * (n_items - 1) // 2
    _refuse_too_many(sizes, doc_ids, shuffles)
    cells = np.maximum(sizes, n_rows) * max(shuffles, 1)
    total, count, low = 0, 0, 0
    for number in np.flatnonzero(n_rows).tolist():
        if count and (total + cells[number] > MOST_CELLS or count == MOST_DOCUMENTS):
            high = int(np.searchsorted(document, number))
            yield held.iloc[low:high]
            total, count, low = 0, 0, high
        total, count = total + int(cells[number]), count + 1
    if count:
        yield held.iloc[low:]


def count_pairs(contexts: pd.DataFrame, documents: pd.DataFrame, kind: str = "keyword", shuffles: int | None = None) -> pd.DataFrame:
    """One row a pair of items in an article (table `pair_counts`): doc_id, kind, item_a, item_b, n, n_own, n_shuffled.

    `contexts` is any table (doc_id, context, item), one row an occurrence; two different items meet where they share
    a context, and n counts the contexts they share, each once. With a column `meeting` (`context_of`) they must share
    the meeting as well. A row with an empty item is a context that holds nothing. No item is paired with itself.

    n_own leaves out contexts in passages of an earlier article (`documents.copied`); n_shuffled is it in each shuffle of
    the article's items over its places, so that each context holds as many occurrences as it did: a pair that never met
    but could has a row with n = 0. The seed is the hash of the article's text with the number of the shuffle: no other
    article, block or order of rows changes a count.
    `shuffles` is 999 unless given, 99 above 20,000 articles; with 0, n_shuffled is empty. `write_counts` says how it
    is written. Where an article is one single context, each shuffle gives what was observed. Raises UsageError where
    one article holds too many pairs to shuffle.
    """
    shuffles = shuffles_for(len(documents)) if shuffles is None else shuffles
    held = contexts[contexts["doc_id"].isin(documents["doc_id"])]
    own = own_contexts(held, documents.assign(text_id=documents["doc_id"]))
    counted = _count_held(held[own], documents, shuffles)
    counted = counted.assign(n_own=counted["n"]) if own.all() else _with_copied(counted, held, held.loc[~own, "doc_id"].unique(), documents, shuffles)
    return check_table(counted.assign(kind=kind), "pair_counts") if len(counted) else empty_table("pair_counts")


def _with_copied(own: pd.DataFrame, contexts: pd.DataFrame, doc_ids: pd.api.extensions.ExtensionArray, documents: pd.DataFrame,
                 shuffles: int) -> pd.DataFrame:
    """The pairs of contexts outside copied passages, n_own and its shuffles, with n of all contexts; only `doc_ids` have such passages."""
    key, mixed = ["doc_id", "item_a", "item_b"], own["doc_id"].isin(doc_ids)
    every = _count_held(contexts[contexts["doc_id"].isin(doc_ids)], documents, 0)
    both = own[mixed].rename(columns={"n": "n_own"}).merge(every[[*key, "n"]], how="outer", on=key)
    never = write_counts(np.zeros((1, shuffles), "int64"))[0] if shuffles else ""
    both = both.fillna({"n": 0, "n_own": 0, "n_shuffled": never}).astype({"n": "int64", "n_own": "int64"})
    return pd.concat([own[~mixed].assign(n_own=lambda rows: rows["n"]), both], ignore_index=True)


def _count_held(contexts: pd.DataFrame, documents: pd.DataFrame, shuffles: int) -> pd.DataFrame:
    """One row a pair in an article, in their order: doc_id, item_a, item_b, n, n_shuffled."""
    held, doc_ids, items = number_rows(contexts)
    told = documents.drop_duplicates("doc_id").set_index("doc_id")["text_sha256"].reindex(doc_ids)
    seeds = np.array([seed_of(text) for text in told], "uint64")
    single = _in_one_context(held)
    counted = [_count_single(held[single], shuffles), *(_count_block(rows, seeds, shuffles) for rows in _blocks(held[~single], doc_ids, shuffles))]
    rows = pd.concat([part for part in counted if len(part)] or counted[:1], ignore_index=True)
    rows = rows.take(np.lexsort([rows[name].to_numpy() for name in ("item_b", "item_a", "document")])) if len(counted[0]) else rows
    named = {"doc_id": doc_ids.take(rows["document"]), "item_a": items.take(rows["item_a"]), "item_b": items.take(rows["item_b"])}
    return pd.DataFrame({**named, "n": rows["n"].to_numpy(), "n_shuffled": rows["n_shuffled"].array})
