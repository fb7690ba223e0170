"""Which items stand together, counted once more: contexts from sentences and words, pairs from contexts, chance from the seeded shuffles."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np

from helpers import association
from helpers.verify.again import Again

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


def _near(places: list[tuple[int, int, Place]], window: int, across: bool) -> Iterator[tuple[int, int]]:
    """Every two occurrences at most `window` words apart, by their number in the article; each has its first and last word before it."""
    longest = max((last - first for first, last, _ in places), default=0)
    for at, (first, last, place) in enumerate(places):
        for later in range(at + 1, len(places)):
            begins, _, other = places[later]
            if begins - first > window + longest:
                break
            if 1 <= begins - last <= window and (across or place.sentence == other.sentence):
                yield at, later


def _by_twos(doc_id: str, places: list[Place], pairs: Iterable[tuple[int, int]], per: str) -> Iterator[Meeting]:
    """Each two that meet, and each that meets none; per occurrence a context of its own, else the sentence of the earlier."""
    pairs = list(pairs)
    met = {at for pair in pairs for at in pair}
    for pair in sorted([*pairs, *((at,) for at in range(len(places)) if at not in met)]):
        yield Meeting(doc_id, pair if per == "occurrence" else places[pair[0]].sentence, tuple(places[at] for at in pair))


class Meetings:
    """The contexts of a run's keywords, or of its acting names, and what is counted in them."""

    def __init__(self, again: Again, of_names: bool = False) -> None:
        self.again, self.of_names = again, of_names
        chosen = {} if of_names else again.parameters
        self.context, self.per, self.across = chosen.get("context", "sentence"), chosen.get("per", "context"), chosen.get("across", False)
        self.window, self.shuffles = chosen.get("window", 5), int(chosen.get("shuffles", 0))

    @property
    def one_stretch(self) -> bool:
        """Whether a context is shown as one stretch, from the first to the last that meet there."""
        return self.per == "occurrence" or (self.context == "window" and self.across)

    @cached_property
    def occurrences(self) -> dict[str, list[Place]]:
        """The items of each article, in order."""
        if self.of_names:
            rows = self.again.counted_mentions
            rows = rows[rows["role"] == "actor"].assign(item=rows["actor"]) if len(rows) else rows.assign(item="")
        else:
            rows = self.again.keywords
        found: dict[str, list[Place]] = {doc_id: [] for doc_id in self.again.texts}
        for row in rows.itertuples(index=False):
            if row.doc_id in found:
                found[row.doc_id].append(Place(row.start, row.end, row.item, row.sentence))
        return {doc_id: sorted(places) for doc_id, places in found.items()}

    @cached_property
    def _units(self) -> dict[str, dict[int, int]]:
        """Of each article, the context that each of its sentences belongs to."""
        units: dict[str, dict[int, int]] = {}
        for row in self.again.sentences.itertuples(index=False):
            number = {"article": 1, "paragraph": row.paragraph}.get(self.context, row.sentence)
            units.setdefault(row.doc_id, {})[row.sentence] = number
        return units

    @cached_property
    def meetings(self) -> list[Meeting]:
        if self.context == "window":
            return [meeting for doc_id, places in self.occurrences.items() for meeting in self._in_window(doc_id, places)]
        return [meeting for doc_id, places in self.occurrences.items() for meeting in self._in_units(doc_id, places)]

    def _in_units(self, doc_id: str, places: list[Place]) -> Iterator[Meeting]:
        held: dict[int, list[Place]] = {}
        for place in places:
            if place.sentence in self._units.get(doc_id, {}):
                held.setdefault(self._units[doc_id][place.sentence], []).append(place)
        for context, together in sorted(held.items()):
            if self.per == "occurrence":
                for meeting in _by_twos(doc_id, together, combinations(range(len(together)), 2), self.per):
                    yield meeting._replace(context=(context, meeting.context))
            else:
                yield Meeting(doc_id, context, tuple(together))

    @cached_property
    def _words(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        return {doc_id: (rows["start"].to_numpy(), rows["end"].to_numpy()) for doc_id, rows in self.again.words.groupby("doc_id", sort=True)}

    def _in_window(self, doc_id: str, places: list[Place]) -> Iterator[Meeting]:
        starts, ends = self._words.get(doc_id, (np.empty(0), np.empty(0)))
        placed = [(int(np.searchsorted(ends, place.start, side="right")), int(np.searchsorted(starts, place.end, side="left")) - 1, place) for place in places]
        placed = sorted((one for one in placed if one[1] >= one[0]), key=lambda one: (one[0], one[1], one[2].item))
        pairs = list(_near(placed, self.window, self.across))
        return _by_twos(doc_id, [place for _, _, place in placed], pairs, self.per)

    @cached_property
    def n_contexts(self) -> int:
        """All contexts of articles that are no copy; those that hold nothing too, but where each meeting is one."""
        return self.contexts_in(self.again.own)

    def contexts_in(self, doc_ids: set[str]) -> int:
        """The contexts of these articles."""
        if self.per == "occurrence" or self.of_names:
            return len({(meeting.doc_id, meeting.context) for meeting in self.meetings_of_own if meeting.doc_id in doc_ids})
        own, held = ({(meeting.doc_id, meeting.context) for meeting in some} for some in (self.meetings_of_own, self.meetings))
        return sum(unit in own or (unit not in held and self.again.counts_once(unit[0], *ends)) for unit, ends in self._ends.items() if unit[0] in doc_ids)

    @cached_property
    def _ends(self) -> dict[tuple[str, object], tuple[int, int]]:
        """Where each context begins and ends, whatever it holds."""
        found: dict[tuple[str, object], tuple[int, int]] = {}
        for row in self.again.sentences.itertuples(index=False):
            unit = (row.doc_id, self._units[row.doc_id][row.sentence])
            start, end = found.get(unit, (row.start, row.end))
            found[unit] = (min(start, row.start), max(end, row.end))
        return found

    @cached_property
    def meetings_of_own(self) -> list[Meeting]:
        return [meeting for meeting in self.meetings if self.counts_once(meeting)]

    def counts_once(self, meeting: Meeting) -> bool:
        """Whether a meeting counts where copies count once: no passage of an earlier article holds it from first to last."""
        return self.again.counts_once(meeting.doc_id, min(place.start for place in meeting.places), max(place.end for place in meeting.places))

    @cached_property
    def contexts_of(self) -> dict[str, set[tuple[str, object]]]:
        """The contexts of articles that are no copy, by the item that they hold."""
        found: dict[str, set[tuple[str, object]]] = {}
        for meeting in self.meetings_of_own:
            for item in meeting.items:
                found.setdefault(item, set()).add((meeting.doc_id, meeting.context))
        return found

    @cached_property
    def by_item(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, meeting in enumerate(self.meetings):
            for item in meeting.items:
                found.setdefault(item, []).append(at)
        return found

    def shared(self, item_a: str, item_b: str) -> list[Meeting]:
        """The meetings that hold both."""
        both = set(self.by_item.get(item_a, ())) & set(self.by_item.get(item_b, ()))
        return [self.meetings[at] for at in sorted(both)]

    def pair_counts(self, meetings: Iterable[Meeting]) -> dict[tuple[str, str], int]:
        """In how many contexts of `meetings` each two items meet."""
        contexts: dict[tuple[str, str], set] = {}
        for meeting in meetings:
            for pair in combinations(sorted(meeting.items), 2):
                contexts.setdefault(pair, set()).add((meeting.doc_id, meeting.context))
        return {pair: len(found) for pair, found in contexts.items()}

    @cached_property
    def n(self) -> dict[tuple[str, str], int]:
        """How often each two items meet, copies left out."""
        return self.pair_counts(self.meetings_of_own)

    @cached_property
    def shuffled(self) -> dict[tuple[str, str], np.ndarray]:
        """How often each two items meet in each of the seeded shuffles, copies left out."""
        hashes = dict(zip(self.again.documents["doc_id"], self.again.documents["text_sha256"], strict=True))
        by_doc: dict[str, list[Meeting]] = {}
        for meeting in self.meetings_of_own:
            by_doc.setdefault(meeting.doc_id, []).append(meeting)
        sums: dict[tuple[str, str], np.ndarray] = {}
        for doc_id, meetings in by_doc.items():
            for pair, counts in _shuffle(meetings, association.seed_of(hashes[doc_id]), self.shuffles).items():
                sums[pair] = sums[pair] + counts if pair in sums else counts
        return sums

    @cached_property
    def tested(self) -> int:
        """Pairs whose shuffles differ from one another or from what was observed."""
        return sum(1 for pair, counts in self.shuffled.items() if counts.min() != counts.max() or self.n.get(pair, 0) != counts.max())

    @cached_property
    def by_text(self) -> dict[str, dict[tuple[str, str], int]]:
        by_doc: dict[str, list[Meeting]] = {}
        for meeting in self.meetings_of_own:
            by_doc.setdefault(meeting.doc_id, []).append(meeting)
        counts = {doc_id: self.pair_counts(meetings) for doc_id, meetings in by_doc.items()}
        return {doc_id: found for doc_id, found in counts.items() if found}


def _shuffle(meetings: list[Meeting], seed: int, shuffles: int) -> dict[tuple[str, str], np.ndarray]:
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
    return {(names[a], names[b]): sums[:, a, b] for a, b in combinations(range(len(names)), 2)}


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
