"""All ways to write all actors, found in one pass over a text: every match first, then bounds; the choice among them comes later."""
from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import ahocorasick_rs

from helpers.actors.bounds import NEEDS_LEFT, NEEDS_RIGHT, PlainText, closes, opens, plain


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
        surfaces = sorted({plain(alias) for alias in aliases} - {""})
        written = {surface: surface for surface in surfaces if surface != surface.lower()}
        self._loose = frozenset(plain(alias) for alias in loose)
        self._exact = sorted({*written, *(surface.upper() for surface in written)})
        self._surface = {**{surface.upper(): surface for surface in reversed(sorted(written))}, **written}
        self._any_case = [surface for surface in surfaces if surface not in written]
        self._machines = (_machine(self._exact), _machine(self._any_case))

    def _raw(self, whole: PlainText) -> list[tuple[int, int, str]]:
        """Start, end (in the plain text) and surface of all matches, overlapping ones too, before bounds."""
        exact, any_case = self._machines
        found = []
        if exact:
            found += [(start, end, self._surface[self._exact[number]]) for number, start,
                      end in exact.find_matches_as_indexes(whole.text, overlapping=True)]
        if any_case:
            lowered = any_case.find_matches_as_indexes(whole.lower(), overlapping=True)
            found += [(start, end, self._any_case[number]) for number, start, end in lowered]
        return found

    def find(self, text: str) -> list[Candidate]:
        """All bounded matches in a text, by start, the longest first; they may overlap."""
        whole = PlainText(text)
        bounded = [(start, end, surface, bound) for start, end, surface in self._raw(whole)
                   if (bound := self._bound(whole.text, start, end, surface))]
        starts, ends = {start for start, *_ in bounded}, {end for _, end, *_ in bounded}
        kept = [Candidate(whole.original(start), whole.original(end), surface) for start, end, surface, bound in bounded
                if not (bound & NEEDS_LEFT and start - 1 not in ends) and not (bound & NEEDS_RIGHT and end + 1 not in starts)]
        return sorted(kept, key=lambda found: (found.start, -found.end, found.surface))

    def _bound(self, text: str, start: int, end: int, surface: str) -> int:
        loose = surface in self._loose
        left = opens(text, start, end, loose)
        right = closes(text, start, end, loose) if left else 0
        return left | right if left and right else 0
