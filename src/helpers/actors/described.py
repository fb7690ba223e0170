"""Described actors: a state and an institution noun ("Chinese police", "Myanmar's military", "the government of Laos")."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from helpers.actors.roles import Named, find_lists
from helpers.actors.roles_subject import describes
from helpers.actors.roles_words import institution_labels, institution_nouns
from helpers.actors.states import use_of

GAP = re.compile(r"(?:['’][sS]?)?[ \u00a0]+")
ADJECTIVE = re.compile(r"(?:local|national|federal|ruling|senior|top|central|provincial|regional|interim|caretaker|provisional|transitional|civilian|"
                       r"new|current|outgoing|incoming|own|entire|whole|elite|public|democratic|communist|elected|hard-line|right-wing|"
                       r"left-wing|conservative|liberal)[ \u00a0]+")
PLURAL = ("police", "media", "military", "press", "law enforcement")
FIRST = re.compile(r"[\w-]+")
WORDS = re.compile(r"[\w-]+(?:[ \u00a0]+[\w-]+){0,2}")
OF = re.compile(r"(?<![\w-])([\w-]+(?:[ \u00a0]+[\w-]+){0,2})[ \u00a0]+of[ \u00a0]+(?:the[ \u00a0]+|both[ \u00a0]+)?$")
CAPITAL_AFTER = re.compile(r"[ \u00a0]+(?:of[ \u00a0]+)?[A-Z]")
# Nouns that leave the institution the one that acts: "a Chinese police team".
MEMBERS = re.compile(r"[ \u00a0]+(?:teams?|units?|officers?|personnel|members?|squads?|sources?|representatives?|spokes\w+|officials?)\b")


MARK = " (described)"
# States whose name takes an article in a sentence.
WITH_ARTICLE = re.compile(r"^(?:United |Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles|Isle of )|Islands$|Republic$")


class Described(NamedTuple):
    """A described actor; offsets count in the article."""

    start: int
    end: int
    actor: str


def described_label(noun: str, state: str) -> str:
    """The label of a described actor, which no named body can have: in words, and marked as described.

    >>> described_label("police officers", "China"), described_label("government", "Netherlands")
    ('police of China (described)', 'government of the Netherlands (described)')
    """
    return f"{institution_nouns()[noun][0]} of {'the ' * bool(WITH_ARTICLE.search(state))}{state}{MARK}"


def described_kind(actor: str) -> str:
    """The kind of a described actor by its label, empty where the label is none.

    >>> described_kind("military of Myanmar (described)"), described_kind("Wang Yi")
    ('armed', '')
    """
    return institution_labels().get(actor.partition(" of ")[0], "") if actor.endswith(MARK) else ""


def described_state(actor: str) -> str:
    """The state of a described actor by its label, empty where the label is none.

    >>> described_state("military of the United Kingdom (described)"), described_state("Bank of Japan")
    ('United Kingdom', '')
    """
    return actor.removesuffix(MARK).partition(" of ")[2].removeprefix("the ") if actor.endswith(MARK) else ""


@cache
def _first_words() -> frozenset[str]:
    """The words that can follow a state in a described actor: first words of institution nouns, and adjectives before them."""
    adjectives = re.findall(r"[a-z-]+", ADJECTIVE.pattern.partition(")")[0].removeprefix("(?:"))
    return frozenset(FIRST.match(noun)[0] for noun in institution_nouns()) | frozenset(adjectives)


def _noun_at(text: str, at: int, end: int) -> tuple[int, str] | None:
    """Where the longest institution noun that begins at an offset ends, and the noun."""
    found = WORDS.match(text, at, end)
    words = found[0] if found else ""
    while words:
        noun = " ".join(words.split()).lower()
        noun = noun if noun in institution_nouns() else noun.replace(" tv", " TV")
        if noun in institution_nouns():
            return at + len(words), noun
        words = re.sub(r"[ \u00a0]*[\w-]+$", "", words)
    return None


def _stands_alone(text: str, at: int, start: int, end: int, headline: bool) -> bool:
    """Whether the noun at `start:end` is the head: no longer name and no other noun goes on after it."""
    right = text[end:at]
    if text[start].isupper() and not headline and CAPITAL_AFTER.match(right):
        return False
    many = text[start:end].endswith(("s", *PLURAL))
    return bool(MEMBERS.match(right)) or not describes(right, many, headline)


def _after(text: str, end: int, members: list[Named], headline: bool) -> list[Described]:
    gap = GAP.match(text, members[-1].end, end)
    at = gap.end() if gap else end
    first = FIRST.match(text, at, end)
    if not first or first[0].lower() not in _first_words():
        return []
    noun = _noun_at(text, at, end)
    while not noun and (adjective := ADJECTIVE.match(text, at, end)):
        at = adjective.end()
        noun = _noun_at(text, at, end)
    if not noun or not _stands_alone(text, end, at, noun[0], headline):
        return []
    return [Described(name.start, noun[0], described_label(noun[1], name.actor)) for name in members]


def _before(text: str, start: int, members: list[Named]) -> list[Described]:
    before = text[start:members[0].start].rstrip()
    found = OF.search(text, start, members[0].start) if before.endswith(("of", "the", "both")) else None
    words = found[1] if found else ""
    at = found.start(1) if found else 0
    while words and " ".join(words.split()).lower() not in institution_nouns():
        shorter = re.sub(r"^[\w-]+[ \u00a0]*", "", words)
        at, words = at + len(words) - len(shorter), shorter
    noun = " ".join(words.split()).lower()
    if not noun or words[0].isupper() and text[:at].rstrip()[-1:].isalpha():
        return []
    return [Described(at, name.end, described_label(noun, name.actor)) for name in members if use_of(name.alias) != "demonym"]


def find_described(text: str, start: int, end: int, names: Sequence[Named], headline: bool = False) -> list[Described]:
    """The described actors of a sentence `text[start:end]`; `names` are its states by offset.

    >>> sentence = "Chinese police met officials of Laos."
    >>> found = find_described(sentence, 0, 37, [Named(0, 7, "Chinese", "China"), Named(32, 36, "Laos", "Laos")])
    >>> [(sentence[low:high], actor) for low, high, actor in found]
    [('Chinese police', 'police of China (described)'), ('officials of Laos', 'officials of Laos (described)')]
    """
    return list_described(text, start, end, find_lists(text, names, headline), headline)


def list_described(text: str, start: int, end: int, lists: Sequence[list[Named]], headline: bool = False) -> list[Described]:
    """The described actors of a sentence whose lists of states (see `find_lists`) are known."""
    found: list[Described] = []
    for members in lists:
        found += _after(text, end, members, headline) or _before(text, max(start, members[0].start - 60), members)
    return found
