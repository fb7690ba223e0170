"""What stands together: occurrences, the contexts that count them, and what chance gives when the occurrences are dealt over their places again."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from helpers import association

CELLS = 8_000_000
"""Cells of one array of shuffled places."""


class Place(NamedTuple):
    """An occurrence of an item."""

    start: int
    end: int
    item: str
    sentence: int


class Meeting(NamedTuple):
    """Occurrences that stand together, and the context that counts them."""

    doc_id: str
    context: object
    places: tuple[Place, ...]

    @property
    def items(self) -> set[str]:
        return {place.item for place in self.places}


def near(places: list[tuple[int, int, Place]], window: int, across: bool) -> Iterator[tuple[int, int]]:
    """Every two occurrences at most `window` words apart, by their number in the article; each has its first and last word before it."""
    longest = max((last - first for first, last, _ in places), default=0)
    for at, (first, last, place) in enumerate(places):
        for later in range(at + 1, len(places)):
            begins, _, other = places[later]
            if begins - first > window + longest:
                break
            if 1 <= begins - last <= window and (across or place.sentence == other.sentence):
                yield at, later


def by_twos(doc_id: str, places: list[Place], pairs: Iterable[tuple[int, int]], per: str) -> Iterator[Meeting]:
    """Each two that meet, and each that meets none; per occurrence a context of its own, else the sentence of the earlier."""
    pairs = list(pairs)
    met = {at for pair in pairs for at in pair}
    for pair in sorted([*pairs, *((at,) for at in range(len(places)) if at not in met)]):
        yield Meeting(doc_id, pair if per == "occurrence" else places[pair[0]].sentence, tuple(places[at] for at in pair))


def shuffle(meetings: list[Meeting], seed: int, shuffles: int) -> dict[tuple[str, str], np.ndarray]:
    """How often each two items of an article meet in each shuffle of its occurrences over their places."""
    places = sorted({place for meeting in meetings for place in meeting.places})
    names = sorted({place.item for place in places})
    if len(names) < 2 or not shuffles:
        return {}
    number, at = {name: code for code, name in enumerate(names)}, {place: code for code, place in enumerate(places)}
    items, zeros = np.array([number[place.item] for place in places]), np.zeros(len(places), "int64")
    order = sorted(range(len(meetings)), key=lambda one: str(meetings[one].context))
    members = [[at[place] for place in meetings[one].places] for one in order]
    contexts = [meetings[one].context for one in order]
    begins = [one for one in range(len(order)) if not one or contexts[one] != contexts[one - 1]]
    sums = np.zeros((shuffles, len(names), len(names)), "int32")
    step = max(1, CELLS // (len(members) * len(names) ** (2 if len(begins) < len(members) else 1)))
    for first in range(0, shuffles, step):
        numbers = np.arange(first + 1, min(first + step, shuffles) + 1)
        dealt = association.shuffle_items(items, zeros, np.full(len(places), seed, "uint64"), np.arange(len(places)), numbers)
        sums[first:first + len(numbers)] = _together(dealt, members, begins, len(names))
    by_pair = np.ascontiguousarray(sums.transpose(1, 2, 0))  # added up pair by pair
    return {(names[a], names[b]): by_pair[a, b] for a, b in combinations(range(len(names)), 2)}


def _together(dealt: np.ndarray, members: list[list[int]], begins: list[int], n_items: int) -> np.ndarray:
    """For each shuffle (row of `dealt`) in how many contexts each two items meet; meetings of one context stand side by side from `begins`."""
    held = np.zeros((len(dealt), len(members), n_items), bool)
    rows = np.arange(len(dealt))
    for meeting, places in enumerate(members):
        for place in places:
            held[rows, meeting, dealt[:, place]] = True
    if len(begins) == len(members):
        flat = held.astype("float32")
        return np.rint(np.matmul(flat.transpose(0, 2, 1), flat)).astype("int32")
    both = held[:, :, :, None] & held[:, :, None, :]
    return np.logical_or.reduceat(both, begins, axis=1).sum(axis=1)
