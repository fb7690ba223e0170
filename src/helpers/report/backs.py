"""From a sentence back to the lists that count something in it: by a marked word, by a number behind it, or by a number behind the list of a marked word."""
from __future__ import annotations

from typing import NamedTuple

from helpers.report.layout import ALL, EvidencePage

Passage = tuple[str, int]
FEWEST = 2
"""Sentences that a number behind a list must serve: for one sentence it stands behind that."""


class Backs(NamedTuple):
    """The names of lists: behind each sentence, and behind each list."""

    behind: dict[Passage, list[str]]
    beside: dict[str, list[str]]


def _homes(page: EvidencePage, passage: Passage) -> set[str]:
    """The lists that the marked words of a passage lead to."""
    places = range(1, len(page.passages.marks.get(passage, ())) + 1)
    return {page.arrived[*passage, place][1] for place in places if (*passage, place) in page.arrived}


def _cover(waiting: dict[Passage, set[str]], order: dict[str, int]) -> dict[str, set[Passage]]:
    """The lists of marked words from which most of the waiting passages are served, the largest first, each with those that it serves."""
    serves: dict[str, set[Passage]] = {}
    for passage, homes in waiting.items():
        for home in homes:
            serves.setdefault(home, set()).add(passage)
    chosen: dict[str, set[Passage]] = {}
    while serves:
        best = min(serves, key=lambda name: (-len(serves[name]), order.get(name, len(order))))
        served = serves.pop(best)
        if len(served) < FEWEST:
            break
        chosen[best] = served
        serves = {name: left for name, passages in serves.items() if (left := passages - served)}
    return chosen


def find_backs(page: EvidencePage) -> Backs:
    """Which lists stand behind each sentence and behind each list, once all marks have their ids.

    A list that counts something in several sentences with words of one other list stands behind that list, once, and not behind each of these
    sentences: the marked word leads to the one, and from there to the other. Where the page is too large for all evidence, lists stand only behind a
    sentence without a marked word.
    """
    behind: dict[Passage, list[str]] = {}
    waiting: dict[str, dict[Passage, set[str]]] = {}
    for passage, counted in page.passages.counted_in.items():
        homes = _homes(page, passage)
        found = dict.fromkeys(page.named[list_id].name for list_id in counted)
        behind[passage] = [name for name in found if name not in homes]
        for name in behind[passage]:
            waiting.setdefault(name, {})[passage] = homes
    if page.passages.limit not in (0, ALL):
        return Backs({passage: [] if page.passages.marks.get(passage) else names for passage, names in behind.items()}, {})
    beside: dict[str, list[str]] = {}
    for name in sorted((name for name in waiting if name in page.order), key=page.order.__getitem__):
        for home, served in _cover(waiting[name], page.order).items():
            beside.setdefault(home, []).append(name)
    for passage, counted in page.passages.counted_in.items():
        found = dict.fromkeys(page.named[list_id].name for list_id in counted)
        behind[passage] = _lead_elsewhere(page, passage, found, beside)
    return Backs(behind, beside)


def _lead_elsewhere(page: EvidencePage, passage: Passage, found: dict[str, None], beside: dict[str, list[str]]) -> list[str]:
    """The lists that stand behind a sentence after each marked word leads to one of them where all that it led to is reached from the other words too."""
    marks = [(*passage, place) for place in range(1, len(page.passages.marks.get(passage, ())) + 1) if (*passage, place) in page.arrived]

    def left(homes: list[str]) -> list[str]:
        reached = {name for home in homes for name in (home, *beside.get(home, ()))}
        return [name for name in found if name not in reached]
    homes = [page.arrived[mark][1] for mark in marks]
    waiting = left(homes)
    for at, mark in enumerate(marks):
        for name in page.comers[mark]:
            other = [*homes[:at], name, *homes[at + 1:]]
            if name in waiting and len(left(other)) < len(waiting):
                homes, waiting = other, left(other)
    for mark, home in zip(marks, homes, strict=True):
        page.arrived[mark] = (page.arrived[mark][0], home)
    return waiting
