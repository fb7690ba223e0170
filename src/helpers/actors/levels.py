"""Of all the names that could stand at a place, the leftmost longest counts; what lies inside it is nested."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    found = sorted(match for inside in groups.values() for match in leftmost_longest(inside) if match.actor != outer.actor)
    return list({match[:2]: match for match in reversed(found)}.values())[::-1]  # one alias in capitals and in small letters may be two actors


def _overlapping(matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Matches that hang together, each overlapping what came before it; most stand alone."""
    group: list[Match] = []
    reach = -1
    for match in matches:
        if match.start >= reach and group:
            yield group
            group = []
        group.append(match)
        reach = max(reach, match.end)
    if group:
        yield group


def choose(matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """The matches that count, and those nested inside longer ones; both by offset."""
    kept: list[Match] = []
    nested: list[Match] = []
    for group in _overlapping(matches):
        outer = leftmost_longest(group)
        kept += outer
        nested += [match for one in outer for match in nested_in(one, group)] if len(group) > 1 else []
    return [match for match in kept if match.actor], nested
