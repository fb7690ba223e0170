"""Nominal mentions: "the ambassador", "the foreign ministry", where exactly one actor named above in the article fits.

Cautious by design (method section 7): a noun is linked only behind "the", only to a name that stood above it with that office, or whose own
head word it is; never where two fit, where anybody else of that office was spoken of, or where what follows narrows the noun.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from helpers.actors.discovery_words import words_of
from helpers.actors.joins.offices import head_of, offices
from helpers.actors.roles_subject import describes
from helpers.actors.states import state_forms

BODY_HEADS = frozenset("""academy agency association bank board bureau commission committee company consulate council court department
directorate embassy federation foundation institute ministry organisation organization parliament party senate tribunal university""".split())
NO_HEADS = frozenset(("actor", "candidate", "chair", "chief", "deputy", "general", "head", "justice", "leader", "major", "right", "speaker"))
LINKING = frozenset(("a", "an", "and", "for", "its", "of", "the", "to"))
SAME = {"defense": "defence", "home": "interior", "internal": "interior", "labor": "labour", "organisation": "organization"}
SHARED_OFFICE = "head of state"  # of presidents and of kings: the same word is asked for besides
TOKEN = re.compile(r"[^\W\d_](?:[\w.]*\w)?(?:-\w+)*(?:['’]s?)?")
BEFORE = re.compile(r"(?<![^\W_])([^\W\d_](?:[\w.-]*\w)?(?:['’]s)?)\.?[ \u00a0]+$")
NARROWED = re.compile(r"[ \u00a0]+(?:(?:of|for|that|which|who|whose|where|in charge|responsible)\b|"
                      r"(?:to|in|at|from)[ \u00a0]+(?:the[ \u00a0]+)?[A-Z])")
ASIDE = re.compile(r",[ \u00a0]+([^,;:.()]{3,90})(?=[,;.)]|$)")
NAMED_NEXT = re.compile(r",?[ \u00a0]+[A-Z]")
REACH = 120


class Naming(NamedTuple):
    """A named mention as nominal linking needs it; offsets count in the article."""

    start: int
    end: int
    actor: str
    kind: str
    surface: str


class Nominal(NamedTuple):
    """A noun that stands for an actor named above; offsets count in the article."""

    start: int
    end: int
    actor: str


class Noun(NamedTuple):
    """A noun of an office or body with its words before it: `foreign minister`; `before` is the word before those."""

    start: int
    end: int
    head: str
    plural: bool
    modifiers: tuple[str, ...]
    before: str

    def rivals(self, other: Noun) -> bool:
        """Whether both could speak of one office: the same head, and no words before it that part them."""
        one, two = (frozenset(map(_plain, noun.modifiers)) for noun in (self, other))
        return self.head == other.head and (not one or not two or bool(one & two))


class Fitting(NamedTuple):
    """What an actor may be called from its naming on: a person by its offices and the nouns in them, a body by the words of its name."""

    actor: str
    offices: frozenset[frozenset[str]]
    heads: frozenset[str]
    words: frozenset[str]


def _plain(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.lower())
    return SAME.get(word, word)


@cache
def _vocabulary() -> frozenset[str]:
    """The words of which titles are made: ranks, qualifiers, portfolios, states and their people, and what links them."""
    states = {_plain(word) for form in state_forms()["form"] for word in form.split()}
    return frozenset(_plain(word) for group in ("title", "qualifier", "portfolio") for word in words_of("offices.csv", group)) | LINKING | states


@cache
def _attributes() -> frozenset[str]:
    return frozenset(_plain(word) for group in ("qualifier", "portfolio") for word in words_of("offices.csv", group))


@cache
def _heads() -> dict[str, tuple[str, bool]]:
    """Each form of each noun that is looked for -> the noun in the singular, whether the form is a plural."""
    nouns = sorted((words_of("offices.csv", "title") - NO_HEADS) | BODY_HEADS)
    plurals = {(noun[:-1] + "ies" if noun.endswith("y") else noun + ("es" if noun.endswith(("s", "ch")) else "s")): (noun, True) for noun in nouns}
    return plurals | {noun: (noun, False) for noun in nouns}


@cache
def _noun() -> re.Pattern:
    forms = sorted(_heads(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)


def _title_before(text: str, low: int, start: int) -> tuple[int, int]:
    """The span of the title right before a name: every word of it is one of those of which titles are made."""
    at = start
    while (found := BEFORE.search(text, max(low, at - 40), at)) and _plain(found[1]) in _vocabulary():
        at = found.start()
    return at, start


def _title_after(text: str, end: int, high: int) -> tuple[int, int]:
    found = ASIDE.match(text, end, high)
    words = TOKEN.findall(found[1]) if found else []
    return found.span(1) if words and all(_plain(word) in _vocabulary() for word in words) else (end, end)


def _office_words(title: str) -> frozenset[frozenset[str]]:
    """The offices that a title names after synonyms, each as its words: `minister of health` is `health minister`."""
    return frozenset(frozenset(map(_plain, office.split())) - LINKING for office in offices(title))


def _person(name: Naming, titles: list[str]) -> Fitting | None:
    words = frozenset(_plain(word) for title in titles for word in TOKEN.findall(title))
    held = frozenset(office for title in titles if head_of(title) for office in _office_words(title))
    return Fitting(name.actor, held, words, frozenset()) if held else None


def _body(name: Naming) -> Fitting | None:
    """What a body may be called: the last word of its name before "of", with others of its words before it."""
    words = [word.lower() for word in TOKEN.findall(name.surface)]
    cut = next((at for at, word in enumerate(words) if at and word in ("of", "for", "in", "to", "on", "at")), len(words))
    head = words[cut - 1] if words else ""
    return Fitting(name.actor, frozenset(), frozenset((head,)), frozenset(map(_plain, words))) if head in BODY_HEADS else None


def _fits(one: Fitting, noun: Noun) -> bool:
    """Whether an actor may be called by a noun: as its whole office, or by the bare head of an office that nothing qualifies."""
    if one.words:
        return noun.head in one.heads and one.words >= set(map(_plain, noun.modifiers))
    called = _office_words(" ".join([*noun.modifiers, noun.head]))
    if called & one.offices:
        return frozenset(SHARED_OFFICE.split()) - LINKING not in called or noun.head in one.heads
    plain = [office for office in one.offices if not office & words_of("offices.csv", "not_exclusive")]
    return not noun.modifiers and noun.head != "secretary" and any(noun.head in office for office in plain)


def _modified(text: str, low: int, found: re.Match) -> Noun:
    """The noun with the qualifiers and portfolios before it, and the word before those."""
    words, at, before = [], found.start(), ""
    while word := BEFORE.search(text, max(low, at - 40), at):
        if _plain(word[1]) not in _attributes() or word[1].endswith(("'s", "’s")):
            before = word[1]
            break
        words, at = [word[1], *words], word.start()
    head, plural = _heads()[found[0].lower()]
    return Noun(at, found.end(), head, plural, tuple(words), before)


def _nouns(text: str, low: int, high: int, taken: Sequence[tuple[int, int]]) -> Iterator[Noun]:
    """The nouns of a sentence that name an office or body and are part of no name or title."""
    for found in _noun().finditer(text, low, high):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield _modified(text, low, found)


def _is_linkable(noun: Noun, right: str) -> bool:
    """Whether a noun is one thing already known: behind "the", in the singular, not narrowed, no attribute, not named anew."""
    return noun.before.lower() == "the" and not noun.plural and not (NARROWED.match(right) or NAMED_NEXT.match(right) or describes(right))


class _Reader:
    """What an article has named so far, and of whom else it has spoken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fitting: list[Fitting] = []
        self.others: list[Noun] = []
        self.linked: list[Nominal] = []

    def read(self, low: int, high: int, names: list[Naming]) -> None:
        """A sentence: its names and its nouns in their order."""
        people = [name for name in names if name.kind == "person"]
        titles = {name: (_title_before(self.text, low, name.start), _title_after(self.text, name.end, high)) for name in people}
        taken = [(name.start, name.end) for name in names if name.kind != "state"] + [span for spans in titles.values() for span in spans]
        events = [(name.end, name) for name in names] + [(noun.end, noun) for noun in _nouns(self.text, low, high, taken)]
        for _, event in sorted(events, key=lambda event: event[0]):
            if isinstance(event, Noun):
                self._meet(event, high)
            else:
                written = [self.text[start:end].strip() for start, end in titles.get(event, ()) if end > start]
                self.fitting += [one for one in [_person(event, written) if event.kind == "person" else _body(event)] if one]

    def _meet(self, noun: Noun, high: int) -> None:
        """A noun: a link to the one actor that it fits, a sign of somebody else of that office, or neither."""
        right = self.text[noun.end:min(high, noun.end + REACH)]
        if not _is_linkable(noun, right):
            attribute = noun.before.lower() in ("a", "an", "the", "") and not noun.plural and describes(right)
            self.others += [] if attribute else [noun]
            return
        actors = {one.actor for one in self.fitting if _fits(one, noun)}
        if len(actors) == 1 and not any(noun.rivals(other) for other in self.others):
            self.linked.append(Nominal(noun.start, noun.end, actors.pop()))


def find_nominals(text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Naming]) -> list[Nominal]:
    """The nominal mentions of an article by offset; `names` are its named mentions, `sentences` the spans of its sentences.

    >>> find_nominals("Mayor Ann Lee left. The mayor fell.", [(0, 19), (20, 35)], [Naming(6, 13, "Ann Lee", "person", "Ann Lee")])
    [Nominal(start=24, end=29, actor='Ann Lee')]
    """
    reader = _Reader(text)
    for low, high in sentences:
        reader.read(low, high, [name for name in names if low <= name.start < high])
    return reader.linked
