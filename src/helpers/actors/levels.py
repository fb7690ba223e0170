"""Of all the names that could stand at a place, the leftmost longest counts; what lies inside it is nested."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """A bounded match with the actor for whom it counts; `actor` is empty where the registry says that it is none."""

    start: int
    end: int
    surface: str
    actor: str
    kind: str
    sentence: int


def leftmost_longest(matches: Sequence[Match]) -> list[Match]:
    """The matches that stay when the leftmost wins, of those the longest, and nothing overlaps; `matches` come by start, the longest first."""
    kept: list[Match] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def nested_in(outer: Match, matches: Sequence[Match]) -> list[Match]:
    """The names of other actors inside a name: leftmost longest among the states and among those of one body, so that a body inside a body does not
    hide its state; a state's name inside a state's is no name."""
    groups: dict[str, list[Match]] = {}
    for match in matches:
        if outer.start <= match.start and match.end <= outer.end and match[:2] != outer[:2] and match.actor:
            groups.setdefault("state" if match.kind == "state" else match.actor, []).append(match)
    groups.pop("state" if outer.kind == "state" else outer.actor, None)
    return sorted(match for inside in groups.values() for match in leftmost_longest(inside) if match.actor != outer.actor)


def choose(matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """The matches that count, and those nested inside longer ones; both by offset."""
    kept = leftmost_longest(matches)
    nested: list[Match] = []
    at = 0
    for outer in kept:
        while matches[at].start < outer.start:
            at += 1
        last = at
        while last < len(matches) and matches[last].start < outer.end:
            last += 1
        nested += nested_in(outer, matches[at:last])
        at = last
    return [match for match in kept if match.actor], nested
