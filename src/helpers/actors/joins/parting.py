"""What goes with a name whose join the user denied: those that were joined with the rest through it alone."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from helpers.actors.naming import fold

SHORT = "short form of {name} in this article"
Pair = tuple[str, str]


def follow_denied(found: pd.DataFrame, denied: Iterable[frozenset[str]]) -> dict[int, Pair]:
    """Row of `found` (position) -> (the denied name that it goes with, the actor that it leaves).

    Names hang together by the joins made (`found.attrs["joins"]`); a name that reaches the actor's own name without the denied one stays.
    A short form goes with the full name that it shortens.
    """
    pairs = [(alias, actor) for alias, actor in _rows(found) if alias != actor and frozenset((alias, actor)) in denied]
    if not pairs:
        return {}
    links = _links(found)
    moved: dict[int, Pair] = {}
    for alias, actor in sorted(set(pairs)):
        gone = _reach(alias, links, without=actor) - _reach(actor, links, without=alias)
        shortened = {SHORT.format(name=name) for name in gone}
        for row, ((name, whose), reason) in enumerate(zip(_rows(found), found["reason"], strict=True)):
            if whose == actor and (name in gone or any(reason.startswith(words) for words in shortened)):
                moved[row] = (alias, actor)
    return moved


def _rows(found: pd.DataFrame) -> list[Pair]:
    return list(zip(found["alias"], found["actor"], strict=True))


def _links(found: pd.DataFrame) -> dict[str, set[str]]:
    """Name -> names joined with it directly: by a join made, or as the same words."""
    links: dict[str, set[str]] = defaultdict(set)
    for one, other, decision, *_ in found.attrs.get("joins", []):
        if decision == "found":
            links[one].add(other)
            links[other].add(one)
    same: dict[str, set[str]] = defaultdict(set)
    for name in set(found.loc[found["kind"] == "person", "alias"]) | set(links):
        same[fold(name)].add(name)
    for names in same.values():
        for name in names:
            links[name] |= names - {name}
    return links


def _reach(start: str, links: dict[str, set[str]], without: str) -> set[str]:
    seen, ahead = {start}, [start]
    while ahead:
        fresh = links.get(ahead.pop(), set()) - seen - {without}
        seen |= fresh
        ahead += sorted(fresh)
    return seen
