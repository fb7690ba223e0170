"""All ways to write all actors, found in one pass over a text: every match first, then bounds; the choice among them comes later."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import ahocorasick_rs
import numpy as np

from helpers.actors.bounds import FREE_AFTER, FREE_BEFORE, NEEDS_LEFT, NEEDS_RIGHT, NO, YES, PlainText, closes, opens, plain

_BEFORE, _AFTER = (np.array(sorted(map(ord, free)), "uint32") for free in (FREE_BEFORE, FREE_AFTER))


class Candidate(NamedTuple):
    """A stretch of a text that writes an alias and is bounded like a name; offsets count in the original text."""

    start: int
    end: int
    surface: str


def _machine(patterns: list[str]) -> ahocorasick_rs.AhoCorasick | None:
    return ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.Standard) if patterns else None


def stand_in(patterns: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Which of the patterns stand in some text, letter for letter; what is found is sought no longer."""
    left, found, again, machine = set(patterns) - {""}, set(), 0, None
    for number, text in enumerate(texts):
        if number == again:
            left, again = left - found, 2 * number or 1
            names, machine = sorted(left), _machine(sorted(left))
        if machine is None:
            break
        found.update(names[at] for at, _, _ in machine.find_matches_as_indexes(text, overlapping=True))
    return found


class Automaton:
    """The automaton of a set of aliases; `loose` are those (of states) for which a hyphen always is a bound.

    An alias with a capital matches as written or in all capitals, any other in any case; a blank in it matches any run of blanks.
    """

    def __init__(self, aliases: list[str], loose: frozenset[str] = frozenset()) -> None:
        self.surfaces = sorted({plain(alias) for alias in aliases} - {""})
        number = {surface: at for at, surface in enumerate(self.surfaces)}
        written = [surface for surface in self.surfaces if surface != surface.lower()]
        forms = {surface.upper(): surface for surface in reversed(written)} | {surface: surface for surface in written}
        any_case = [surface for surface in self.surfaces if surface == surface.lower()]
        self._loose = frozenset(plain(alias) for alias in loose)
        self._exact, self._any_case = ((_machine(list(patterns)), np.array([number[form] for form in meant], "int64"))
                                       for patterns, meant in ((forms, forms.values()), (any_case, any_case)))

    def _raw(self, texts: list[PlainText]) -> np.ndarray:
        """All matches, overlapping ones too, before bounds: columns of text, start, end (in the plain text), surface."""
        found = [np.zeros((4, 0), "int64")]
        for (machine, surface), write in ((self._exact, attrgetter("text")), (self._any_case, PlainText.lower)):
            if machine:
                lists = [machine.find_matches_as_indexes(write(text), overlapping=True) for text in texts]
                number, start, end = np.fromiter(chain.from_iterable(chain.from_iterable(lists)), "int64").reshape(-1, 3).T
                found.append(np.stack([np.repeat(np.arange(len(texts)), list(map(len, lists))), start, end, surface[number]]))
        return np.concatenate(found, axis=1)

    def find_all(self, texts: Sequence[str]) -> np.ndarray:
        """All bounded matches in texts, by text and start, the longest first; they may overlap. Columns of text, start, end, number of the surface."""
        plains = [PlainText(text) for text in texts]
        found = self._raw(plains)
        bound = self._bounds(plains, found)
        found, bound = found[:, bound != NO], bound[bound != NO]
        found = found[:, _joined(found, bound)] if (bound != YES).any() else found
        for row in np.flatnonzero(np.array([text.moved for text in plains])[found[0]]).tolist():
            found[1:3, row] = list(map(plains[found[0, row]].original, found[1:3, row].tolist()))
        text, start, end, surface = found
        return found[:, np.lexsort([surface, -end, start, text])]

    def find(self, text: str) -> list[Candidate]:
        """All bounded matches in a text, by start, the longest first; they may overlap."""
        _, start, end, surface = self.find_all([text]).tolist()
        return [Candidate(low, high, self.surfaces[number]) for low, high, number in zip(start, end, surface, strict=True)]

    def _bounds(self, texts: list[PlainText], found: np.ndarray) -> np.ndarray:
        """Whether each match is bounded like a name: NO, YES or what it needs beside it."""
        text, start, end, _ = found
        codes = np.frombuffer("\0".join(["", *(plain.text for plain in texts), ""]).encode("utf-32-le", "surrogatepass"), "uint32")
        begins = 1 + np.cumsum([0, *(len(plain.text) + 1 for plain in texts)])[text]
        bound = np.where(np.isin(codes[begins + start - 1], _BEFORE) & np.isin(codes[begins + end], _AFTER), YES, NO)
        for row in np.flatnonzero(bound == NO).tolist():
            at, low, high, number = found[:, row].tolist()
            bound[row] = self._bound(texts[at].text, low, high, self.surfaces[number])
        return bound

    def _bound(self, text: str, start: int, end: int, surface: str) -> int:
        loose = surface in self._loose
        left = opens(text, start, end, loose)
        right = closes(text, start, end, loose) if left else NO
        return left | right if right else NO


def _joined(found: np.ndarray, bound: np.ndarray) -> np.ndarray:
    """Which bounded matches have beyond their hyphen the other one that they need."""
    text, start, end, _ = found
    far = int(end.max(initial=0)) + 2
    starts, ends = text * far + start, text * far + end
    left, right = (bound & NEEDS_LEFT) > 0, (bound & NEEDS_RIGHT) > 0
    return (~left | np.isin(starts - 1, ends)) & (~right | np.isin(ends + 1, starts))
