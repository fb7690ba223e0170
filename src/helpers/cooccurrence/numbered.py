"""Occurrences of items in contexts as numbers: what is counted and shuffled is arrays; names come back at the end."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd


class Block(NamedTuple):
    """Some articles as numbers: items at places, and which places meet in which context. All arrays count from 0."""

    documents: np.ndarray     # of each article, its number in the corpus
    names: np.ndarray         # of each item of an article, its number in the corpus; article by article, by code point
    holders: np.ndarray       # of each of these names, its article
    document: np.ndarray      # of each place
    item: np.ndarray          # of each place, its number among the article's items
    place: np.ndarray         # of each place, its number in the article
    first: np.ndarray         # of each meeting, the place
    second: np.ndarray
    context: np.ndarray       # of each meeting

    @property
    def n_items(self) -> np.ndarray:
        return np.bincount(self.holders, minlength=len(self.documents))

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


class Numbered(NamedTuple):
    """Occurrences of items as numbers, in the order of articles and places; the names that the numbers of articles and items stand for."""

    rows: pd.DataFrame        # document, start and end where they are known, item, context, meeting
    doc_ids: pd.api.extensions.ExtensionArray
    items: pd.api.extensions.ExtensionArray


def _number(values: pd.Series) -> tuple[np.ndarray, pd.api.extensions.ExtensionArray]:
    numbers, names = pd.factorize(values, sort=True)
    return numbers, pd.array(names, dtype="str")


def number_rows(contexts: pd.DataFrame) -> Numbered:
    """The rows of any table (doc_id, context, item) that hold an item, sorted, with column meeting (0 where it has none)."""
    held = contexts[contexts["item"] != ""]
    (document, doc_ids), (item, items) = _number(held["doc_id"]), _number(held["item"])
    spans = {column: held[column].to_numpy() for column in ("start", "end") if column in held}
    meeting = held["meeting"].to_numpy() if "meeting" in held else np.zeros(len(held), "int64")
    columns = {"document": document, **spans, "item": item, "context": pd.factorize(held["context"], sort=True)[0], "meeting": meeting}
    order = np.lexsort(list(columns.values())[::-1])
    return Numbered(pd.DataFrame({name: values[order] for name, values in columns.items()}), doc_ids, items)


def pair_up(high: np.ndarray, low: np.ndarray) -> np.ndarray:
    """A number for each pair of numbers from 0, in their order."""
    return high * (int(low.max(initial=0)) + 1) + low


def _places(held: pd.DataFrame) -> np.ndarray:
    """A number for each row's place: one an occurrence, which may stand in several meetings; without offsets, one a row."""
    if "start" not in held or "end" not in held:
        return np.arange(len(held))
    new = np.zeros(len(held), dtype=bool)
    for name in ("document", "start", "end", "item"):
        values = held[name].to_numpy()
        new[1:] |= values[1:] != values[:-1]
    return np.cumsum(new)


def make_block(held: pd.DataFrame) -> Block:
    """Rows of `number_rows` of some whole articles as a block."""
    place = _places(held)
    at = np.flatnonzero(np.diff(place, prepend=-1))
    documents, document = np.unique(held["document"].to_numpy()[at], return_inverse=True)
    items = held["item"].to_numpy()[at]
    n_items = int(items.max()) + 1
    names, item = np.unique(document * n_items + items, return_inverse=True)
    holders = names // n_items
    item = item - np.searchsorted(holders, np.arange(len(documents)))[document]
    begins = np.searchsorted(document, np.arange(len(documents)))
    context = np.unique(pair_up(held["document"].to_numpy(), held["context"].to_numpy()), return_inverse=True)[1]
    meeting = pair_up(context, held["meeting"].to_numpy())
    order = np.lexsort([place, meeting])
    first, second = every_two(meeting[order])
    return Block(documents, names % n_items, holders, document, item, np.arange(len(at)) - begins[document],
                 place[order][first], place[order][second], context[order][first])
