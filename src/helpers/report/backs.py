"""From a sentence back to the lists that count something in it: by a marked word, a number behind it, or one behind the list of a marked word."""
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from helpers.report.layout import ALL, EvidencePage, runs

Passage = tuple[str, int]
Mark = tuple[str, int, int]
FEWEST = 2
"""Sentences that a number behind a list must serve: for one sentence it stands behind that."""
ROUNDS = 3
"""What stands behind lists hangs on where words lead, and this on that: each is chosen anew so many times."""


class Backs(NamedTuple):
    """The names of lists: behind each sentence, behind each list, and where each marked word leads that leads anywhere."""

    behind: dict[Passage, list[str]]
    beside: dict[str, list[str]]
    led: dict[Mark, str]


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


def _marks(page: EvidencePage, passage: Passage) -> list[Mark]:
    return [(*passage, place) for place in range(1, len(page.passages.marks.get(passage, ())) + 1)]


def find_backs(page: EvidencePage) -> Backs:
    """Which lists stand behind each sentence and behind each list, and where marked words lead, once all marks have their ids.

    A list that counts something in several sentences with words of one other list stands behind that list, once, and not behind each of these
    sentences: the marked word leads to the one, and from there to the other. Where the page is too large for all evidence, lists stand only behind a
    sentence without a marked word.
    """
    led, behind, beside = {mark: home for mark, (_, home) in page.arrived.items()}, {}, {}
    counted = {passage: list(dict.fromkeys(page.named[list_id].name for list_id in lists)) for passage, lists in page.passages.counted_in.items()}
    if page.passages.limit not in (0, ALL):
        return Backs({passage: [] if page.passages.marks.get(passage) else names for passage, names in counted.items()}, {}, led)
    for _ in range(ROUNDS):
        beside = _find_beside(page, counted, led)
        for passage, names in counted.items():
            own, behind[passage] = _lead(page, passage, names, led, beside)
            led |= own
    return Backs(behind, beside, led)


def _find_beside(page: EvidencePage, counted: Mapping[Passage, list[str]], led: Mapping[Mark, str]) -> dict[str, list[str]]:
    """The lists behind each list, as long as the words lead where they do."""
    waiting: dict[str, dict[Passage, set[str]]] = {}
    for passage, names in counted.items():
        homes = {led[mark] for mark in _marks(page, passage) if mark in led}
        for name in names:
            if name in page.order and name not in homes:
                waiting.setdefault(name, {})[passage] = homes
    beside: dict[str, list[str]] = {}
    for name in sorted(waiting, key=page.order.__getitem__):
        for home in _cover(waiting[name], page.order):
            beside.setdefault(home, []).append(name)
    return beside


def _may_lead(page: EvidencePage, passage: Passage) -> dict[Mark, list[str]]:
    """The lists that each marked word may lead to: those that count it first in the passage.

    Of words that nothing arrives at, only those behind the ones that stand out when the passage is arrived at, which the style sheet tells by
    their coming first.
    """
    marks, spans = _marks(page, passage), page.passages.marks.get(passage, ())
    first_out = next((mark for mark in marks if mark in page.arrived and page.arrived[mark][0] == page.label(*passage)), None)
    found: dict[Mark, list[str]] = {}
    for list_id in page.passages.counted_in[passage]:
        name, (start, end) = page.named[list_id].name, page.passages.firsts[list_id, *passage]
        for mark, (first, last) in zip(marks, spans, strict=True):
            if first <= start and end <= last and (mark in page.arrived or first_out and first_out < mark and name in page.order):
                found.setdefault(mark, []).append(name)
    return found


def _lead(page: EvidencePage, passage: Passage, names: list[str], led: Mapping[Mark, str],
          beside: Mapping[str, list[str]]) -> tuple[dict[Mark, str], list[str]]:
    """Where the marked words of a passage lead so that few numbers are left behind it, and the lists of these numbers."""
    own = {mark: led[mark] for mark in _marks(page, passage) if mark in led}

    def left(own: Mapping[Mark, str]) -> list[str]:
        reached = {name for home in own.values() for name in (home, *beside.get(home, ()))}
        return [name for name in names if name not in reached]

    def count_numbers(own: Mapping[Mark, str]) -> int:
        waiting = left(own)
        listed = sorted(page.order[name] for name in waiting if name in page.order)
        return len(runs(listed)) + sum(name in page.direct for name in waiting)
    fewest = count_numbers(own)
    for mark, lists in _may_lead(page, passage).items():
        for name in lists:
            if (fewer := count_numbers(own | {mark: name})) < fewest:
                own[mark], fewest = name, fewer
    return own, left(own)
