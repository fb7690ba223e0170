"""Names for which only a weak sign speaks, weighed by where else their words stand in the article."""
from __future__ import annotations

import re
from functools import cache

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import cities, words_of
from helpers.actors.states import find_state

PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")


def always_together(name: str, text: str) -> bool:
    """Whether two words stand together twice or more and the first never without the second."""
    whole = text.count(name)
    return whole > 1 and len(re.findall(rf"(?<![\w-]){re.escape(name.split()[0])}\b", text)) == whole


def is_weak(one: Seen) -> bool:
    """A full name for which only a verb speaks."""
    return one.kind == "person" and one.weight < 2 and " " in one.name


def is_anothers(name: str, text: str) -> bool:
    """Whether the last word is the last name of somebody with another first name: "Texas Biden" beside Joe Biden."""
    words = name.split()
    if not (words[0] in cities() or find_state(words[0]) or words[0].lower() in _before_names()):
        return False  # two of one family are often in the news
    before = re.findall(rf"([A-Z][\w'’-]*) {re.escape(words[-1])}\b", text)
    return any(word[0] != words[-2][0] and word.lower() not in _before_names() for word in before)


@cache
def _before_names() -> frozenset[str]:
    """Words that may stand in capitals before a last name: titles, forms of address, words that open a sentence."""
    return words_of("name_cues.csv", "openers").union(*(words_of("offices.csv", group) for group in ("title", "role", "honorific")))


def stands_alone(one: Seen, text: str) -> bool:
    """Whether of two unknown words the last, and never the first, stands in the article without the other: Tarka Bolden, then Bolden."""
    first, last = map(re.escape, one.name.split())
    whole = len(re.findall(rf"{first} {last}\b", text))
    if is_anothers(one.name, text):
        return False
    last_alone = len(re.findall(rf"(?<![A-Z]\w)(?<![\w-]){last}\b(?! [A-Z])", text)) - whole
    return len(re.findall(rf"(?<![\w-]){first}\b", text)) == whole and last_alone > 0 and one.name.split()[1].lower() not in text.split()


def stronger(one: Seen, text: str) -> Seen:
    """A speaker of two names or more whose last name stands alone elsewhere, or who is he or she in what follows, is a person."""
    if not is_weak(one):
        return one
    alone = rf"(?<![\w-]){re.escape(one.name.split()[-1])}\b"
    others = len(re.findall(alone, text)) > len(re.findall(re.escape(one.name) + r"\b", text))
    return one._replace(weight=2) if others or PRONOUN.search(text, one.end, one.end + 250) else one
