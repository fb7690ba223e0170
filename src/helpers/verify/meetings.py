"""Which items stand together, counted once more: contexts from sentences and words, pairs from contexts, chance from the seeded shuffles."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations

import numpy as np

from helpers import association
from helpers.verify.again import Again, cells
from helpers.verify.contexts import Meeting, Place, by_twos, near, shuffle


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
        for doc_id, *place in cells(rows, "doc_id", "start", "end", "item", "sentence") if len(rows) else ():
            if doc_id in found:
                found[doc_id].append(Place(*place))
        return {doc_id: sorted(places) for doc_id, places in found.items()}

    @cached_property
    def _units(self) -> dict[str, dict[int, int]]:
        """Of each article, the context that each of its sentences belongs to."""
        units: dict[str, dict[int, int]] = {}
        for doc_id, sentence, paragraph in cells(self.again.sentences, "doc_id", "sentence", "paragraph"):
            units.setdefault(doc_id, {})[sentence] = {"article": 1, "paragraph": paragraph}.get(self.context, sentence)
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
                for meeting in by_twos(doc_id, together, combinations(range(len(together)), 2), self.per):
                    yield meeting._replace(context=(context, meeting.context))
            else:
                yield Meeting(doc_id, context, tuple(together))

    @cached_property
    def _words(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        return {doc_id: (rows["start"].to_numpy(), rows["end"].to_numpy()) for doc_id, rows in self.again.words.groupby("doc_id", sort=True)}

    def _in_window(self, doc_id: str, places: list[Place]) -> Iterator[Meeting]:
        starts, ends = self._words.get(doc_id, (np.empty(0), np.empty(0)))
        placed = [(int(np.searchsorted(ends, place.start, side="right")), int(np.searchsorted(starts, place.end, side="left")) - 1, place)
                  for place in places]
        placed = sorted((one for one in placed if one[1] >= one[0]), key=lambda one: (one[0], one[1], one[2].item))
        pairs = list(near(placed, self.window, self.across))
        return by_twos(doc_id, [place for _, _, place in placed], pairs, self.per)

    @cached_property
    def n_contexts(self) -> int:
        """All contexts of articles that are no copy; those that hold nothing too, but where each meeting is one."""
        return self.contexts_in(self.again.own)

    def contexts_in(self, doc_ids: set[str]) -> int:
        """The contexts of these articles."""
        return sum(self._contexts_of_article[doc_id] for doc_id in doc_ids)

    @cached_property
    def _contexts_of_article(self) -> Counter[str]:
        own, held = ({(meeting.doc_id, meeting.context) for meeting in some} for some in (self.meetings_of_own, self.meetings))
        if self.per == "occurrence" or self.of_names:
            return Counter(doc_id for doc_id, _ in own)
        return Counter(unit[0] for unit, ends in self._ends.items() if unit in own or (unit not in held and self.again.counts_once(unit[0], *ends)))

    @cached_property
    def _ends(self) -> dict[tuple[str, object], tuple[int, int]]:
        """Where each context begins and ends, whatever it holds."""
        found: dict[tuple[str, object], tuple[int, int]] = {}
        for doc_id, first, last, sentence in cells(self.again.sentences, "doc_id", "start", "end", "sentence"):
            unit = (doc_id, self._units[doc_id][sentence])
            start, end = found.get(unit, (first, last))
            found[unit] = (min(start, first), max(end, last))
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
    def _by_item(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for at, meeting in enumerate(self.meetings):
            for item in meeting.items:
                found.setdefault(item, set()).add(at)
        return found

    def shared(self, item_a: str, item_b: str) -> list[Meeting]:
        """The meetings that hold both."""
        both = self._by_item.get(item_a, set()) & self._by_item.get(item_b, set())
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
            for pair, counts in shuffle(meetings, association.seed_of(hashes[doc_id]), self.shuffles).items():
                if pair in sums:
                    sums[pair] += counts
                else:
                    sums[pair] = counts.astype("int64")
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

    @cached_property
    def groups(self) -> dict[str, int]:
        """The group of each item."""
        return association.find_groups(self.n)

    @cached_property
    def groups_without(self) -> list[dict[str, int]]:
        """The same without each text in turn."""
        return [association.find_groups(rest) for rest in association.without_each(self.n, self.by_text)]

    @cached_property
    def stability(self) -> dict[str, tuple[int, int]]:
        """For each item the share of runs without one text in which it keeps its fellows."""
        seen, kept, whole = Counter(), Counter(), self.groups
        for found in self.groups_without:
            there = set(found) & set(whole)
            before, after = association.fellows(whole, there), association.fellows(found, there)
            seen.update(there)
            kept.update(item for item in there if before[item] == after[item])
        return {item: (kept[item], seen[item]) for item in whole}
