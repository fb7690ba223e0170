"""Whom a family name means that two people of an article bear: the only one named so far, or the one named last."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from helpers.actors.bounds import plain

# So many sentences after the last mention of one of them the name may still be meant.
NEAR = 2
MOST_WORDS = 9
OTHERS = re.compile(r"\b(?:[Aa]nother|[Oo]ther|second|third|different|[Nn]o|called|named|name of|and|or|&) $|[“\"‘']$")


class Meant(NamedTuple):
    """At one place: words that stand there and nowhere else, whom the name means, why."""

    words: str
    actor: str
    reason: str


class _Place(NamedTuple):
    start: int
    sentence: int
    actor: str


def find_meant(text: str, part: str, places: list[int], stretches: list[tuple[int, int]], names: Mapping[str, set[str]]) -> list[Meant]:
    """For each place of a bare name whom it means, as far as the order of names tells. `names`: whoever bears it -> full names in this article.

    Before the second is named, it means the first; later, the one named last in its paragraph, up to two sentences above, where no other stands since.
    Not in quotations.
    """
    starts = [start for start, _ in stretches]
    full = sorted(_Place(at, _sentence(starts, at), actor) for actor, written in names.items() for at in _standing(text, written) if _inside(stretches, starts, at))
    if {one.actor for one in full} != set(names):
        return []
    known, found = list(full), {}
    for at in sorted(places):
        actor, reason = _whose(text, at, _sentence(starts, at), known) if not _spoken(text, at) and not OTHERS.search(text, max(0, at - 12), at) else ("", "")
        if actor:
            found[at] = (actor, reason)
            known = sorted([*known, _Place(at, _sentence(starts, at), actor)])
    return list(_told(text, part, places, stretches, starts, found))


def _standing(text: str, names: set[str]) -> Iterator[int]:
    for name in sorted(names):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield match.start()


def _sentence(starts: list[int], at: int) -> int:
    return bisect_right(starts, at) - 1


def _inside(stretches: list[tuple[int, int]], starts: list[int], at: int) -> bool:
    number = _sentence(starts, at)
    return number >= 0 and at < stretches[number][1]


def _spoken(text: str, at: int) -> bool:
    """Whether the place lies in a quotation of its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _whose(text: str, at: int, sentence: int, known: list[_Place]) -> tuple[str, str]:
    above = [one for one in known if one.start < at]
    actors = {one.actor for one in above}
    if len(actors) == 1:
        return above[-1].actor, "the only one of that name named so far"
    last = above[-1] if above else None
    far = last is None or sentence - last.sentence > NEAR or "\n" in text[last.start:at]
    if far or any(one.actor != last.actor and one.sentence >= last.sentence for one in known if one.start < at or one.sentence == sentence):
        return "", ""
    return last.actor, "the one of that name named last"


def _told(text: str, part: str, places: list[int], stretches: list[tuple[int, int]], starts: list[int], found: dict[int, tuple[str, str]]) -> Iterator[Meant]:
    """The places of which some words tell that stand there alone."""
    sentences = {number: text[slice(*stretches[number])] for number in {_sentence(starts, at) for at in places}}
    for at, (actor, reason) in sorted(found.items()):
        number = _sentence(starts, at)
        beside = {found.get(other, ("",))[0] for other in places if _sentence(starts, other) == number}
        words = _only_here(text, part, at, stretches[number], [one for other, one in sentences.items() if other != number]) if beside == {actor} else ""
        if words:
            yield Meant(words, actor, reason)


def _only_here(text: str, part: str, at: int, stretch: tuple[int, int], others: list[str]) -> str:
    """The fewest words from the name on, or before it, that no other sentence with the name holds; empty where there are none."""
    after = re.findall(r"\S+", text[at:stretch[1]])
    before = re.findall(r"\S+", text[stretch[0]:at])
    tries = [" ".join(after[:size]) for size in range(2, min(MOST_WORDS, len(after)) + 1)]
    tries += [" ".join([*before[-size:], part]) for size in range(1, min(MOST_WORDS, len(before)) + 1)]
    for words in (plain(one).strip(" .,;:!?()[]\"“”‘’'") for one in tries):
        if ";" not in words and part in words and not any(words.lower() in plain(other).lower() for other in map(" ".join, map(str.split, others))):
            return words
    return ""
