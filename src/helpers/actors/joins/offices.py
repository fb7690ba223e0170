"""What office a title names: the titles of two names are equal only as a whole, after synonyms."""
from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from helpers.actors.discovery_words import read_rows, words_of
from helpers.actors.states import find_state, state_forms

SPLIT = re.compile(r"\s+and\s+(?=(?:the\s+)?(?:[\w’'-]+\s+){0,4}?"
                   r"(?:minister|president|premier|secretary|chairman|chief|general|member|chancellor|king|head)\b)")
HOST = re.compile(r"\b(ambassador) to (?:the )?(.+)$")


class Office(str):
    """An office in plain words; `exclusive` where only one person at a time holds it in a state."""

    exclusive: bool = False

    def __new__(cls, text: str, exclusive: bool = False) -> Office:
        office = super().__new__(cls, text)
        office.exclusive = exclusive
        return office


@cache
def _synonyms() -> dict[str, str]:
    rows = [row for row in read_rows("offices.csv") if row["class"] == "office" and row["exclusive"] == "yes"]
    return {phrase: row["means"] for row in rows for phrase in row["words"].split(";")}


@cache
def _state_words() -> re.Pattern:
    forms = sorted({form.lower() for form in state_forms()["form"]}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?:\bof (?:the )?)?\b(?:{'|'.join(map(re.escape, forms))})(?:['’]s)?\b")


def _plain(part: str) -> str:
    part = re.sub(r"^(?:the|a|an|its|their)\s+", "", part.strip())
    part = re.sub(r"\s['’]s?\b", " ", _state_words().sub(" ", part))
    part = re.sub(r"\bunion (?=minister)|\bfederal (?=minister|interior|foreign)", "", part)
    return " ".join(part.replace("councillor", "councilor").split())


def _office(part: str) -> Office:
    """One office after synonyms; words such as deputy, former or acting stay and make it not exclusive."""
    host = HOST.search(part)
    if host and not set(part.split()) & words_of("offices.csv", "not_exclusive"):
        state = next((find_state(form) for form in (host[2].title(), host[2]) if find_state(form)), "")
        return Office(f"ambassador to {state or host[2]}", bool(state))
    plain = _plain(part)
    return Office(_synonyms()[plain], True) if plain in _synonyms() else Office(plain)


def ministry_of(office: str) -> str:
    """The exclusive office that a minister's title means after synonyms; empty where it is none of the table.

    >>> ministry_of("minister of the interior")
    'interior minister'
    """
    return _synonyms().get(office, "")


@cache
def offices(title: str) -> frozenset[Office]:
    """All offices that a title names.

    >>> sorted(offices("Deputy Prime Minister and Minister of the Interior"))
    ['deputy prime minister', 'interior minister']
    """
    return frozenset(office for office in map(_office, SPLIT.split(title.lower())) if office)


def same_office(one: str, other: str) -> str:
    """The exclusive office that two titles share, where they are equal as a whole; else empty."""
    if not one or offices(one) != offices(other):
        return ""
    shared = sorted(office for office in offices(one) if office.exclusive)
    return shared[0] if shared else ""


def head_of(title: str) -> str:
    """The word that says what a title is: minister, mayor, professor; empty where it has none of the list."""
    words = re.findall(r"[\w-]+", title.lower())
    ranks = [word for word in words if word in words_of("offices.csv", "title")]
    found = [word for word in ranks if word not in words_of("offices.csv", "qualifier")] or ranks
    return found[-1] if found else ""


@cache
def _fields() -> dict[str, str]:
    """Title -> field of life, of those that one person seldom has beside those of another field."""
    return {word: row["means"] for row in read_rows("offices.csv") if row["class"] == "field" for word in row["words"].split(";")}


def two_fields(titles: Mapping[str, set[str]]) -> str:
    """What to tell of a name that one article tells of one field and another of another; empty where none do. `titles`: article -> titles there.

    >>> two_fields({"a": {"judge"}, "b": {"striker", "captain"}})
    'told as judge in a and as striker in b: two people may bear this name, which rows with only_in in actors.csv part'
    >>> two_fields({"a": {"judge"}, "b": {"lawyer"}})
    ''
    """
    told: dict[str, tuple[str, str]] = {}
    for doc_id, names in sorted(titles.items()):
        found = sorted((_fields()[word], word) for title in names for word in title.lower().split() if word in _fields())
        if len({field for field, _ in found}) == 1:
            told.setdefault(found[0][0], (found[0][1], doc_id))
    if len(told) < 2:
        return ""
    (one, here), (other, there) = sorted(told.values(), key=lambda pair: (pair[1], pair[0]))[:2]
    return f"told as {one} in {here} and as {other} in {there}: two people may bear this name, which rows with only_in in actors.csv part" if here != there else ""
