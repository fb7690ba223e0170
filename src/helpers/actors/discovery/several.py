"""Names of persons that another name or a word for several persons tells: plurals of titles, lists, further names."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpers.actors.discovery.codes import Token
from helpers.actors.discovery.person import NAME, Person, text_of
from helpers.actors.discovery_seen import CALLED_SO
from helpers.actors.discovery_words import words_of
from helpers.actors.states import find_state

LIST = re.compile(rf"(?<=Z,)(?P<a>{NAME})(?=[,nax]|$)|(?<=Z,n)(?P<b>{NAME})|(?<=Zn)(?P<c>{NAME})|(?P<d>{NAME})(?=,?nZ)|(?P<e>{NAME})(?=,Z[,n])")
RELATIVES = frozenset("brothers sisters sons daughters".split())
COMMON = frozenset("officers heads chiefs leaders players chairs principals coaches majors generals captains managers deans".split())
_ONE = r"H{0,2}(?:I*[FN](?:l{0,3}[FNIS])*)(?:oe?S)?"
SEVERAL = re.compile(rf"{_ONE}(?:,{_ONE})*,?n{_ONE}")
EACH = re.compile(r"(?P<name>I*[FN](?:l{0,3}[FNI])*)(?P<state>(?:oe?S)?)")
CALLED = re.compile(r"(?:, )?(?:who is |who was )?(?:(?:(?:\w+ly|better|also|best) )?(?:known|referred to|called) (?:\w+ly )?as|(?:otherwise|also|\w+ly) called|alias|aka|nicknamed|a\.k\.a\.|known (?:in|to|among) (?:\w+ ){1,3}as"
                    r"|known (?:under|by) the (?:name|nickname|alias|nom de guerre)(?: of)?) ")
CALLERS = frozenset("known alias aka nicknamed a.k.a. called referred".split())
NAME_ONE = re.compile("[TH]?[NFA][NFI]{0,2}")
QUOTED = re.compile("(?<=[\"'])[NFAYSDTHCQRPe][NFAYSDTHCQRPeoI]{0,3}(?=[\"'])")


def find_plural(tokens: list[Token], codes: str) -> Iterator[Person]:
    """"Ministers Tran and Ocampo", "Presidents A of Chile and B of Peru": each of them has the title."""
    for at, token in enumerate(tokens[:-1]):
        if token.text.lower() not in _plurals() or codes[at + 1] not in "FNHI":
            continue
        found = SEVERAL.match(codes, at + 1)
        begin = at
        while begin and codes[begin - 1] in "QCGq" and at - begin < 4:
            begin -= 1
        country = find_state(tokens[begin - 1].text) if begin and codes[begin - 1] in "SD" else ""
        title = f"{text_of(tokens, begin, at)} {token.text[:-1]}".strip()
        for one in EACH.finditer(codes, found.start(), found.end()) if found else ():
            own = find_state(tokens[one.end() - 1].text) if one["state"] else country
            yield Person(*one.span("name"), title, own, f'title "{token.text}"', 5)


@cache
def _plurals() -> frozenset[str]:
    """Titles in the plural; those that are also something else (officers, heads) say nothing of the capitalised word behind."""
    return frozenset(f"{word}s" for word in words_of("offices.csv", "title") if not word.endswith(("s", "y", "man", "woman"))) - COMMON | RELATIVES


def find_surnamed(tokens: list[Token], codes: str) -> Iterator[Person]:
    """"Two men surnamed Wei and Lai"."""
    for at, token in enumerate(tokens[:-1]):
        if token.text == "surnamed" and codes[at + 1] in "FN":
            yield Person(at + 1, at + 2, "", "", 'after "surnamed"', 4)
            if codes[at + 2:at + 3] == "n" and codes[at + 3:at + 4] in ("F", "N"):
                yield Person(at + 3, at + 4, "", "", 'after "surnamed"', 4)


def find_listed(tokens: list[Token], codes: str, found: list[Person]) -> Iterator[Person]:
    """Unknown names in one list with those found."""
    if not found:
        return
    masked = list(codes)
    for person in found:
        masked[person.first:person.last] = "Z" * (person.last - person.first)
    text = re.sub("Z+", lambda run: "z" * (len(run.group()) - 1) + "Z", "".join(masked))
    for match in LIST.finditer(text):
        first, last = match.span(match.lastgroup)
        if last - first > 1:
            yield Person(first, last, "", "", "in a list of persons", 2)


def find_called(tokens: list[Token], codes: str, found: list[Person]) -> Iterator[Person]:
    """Another name that the text gives to a full name before it: "Ann Lee, popularly known as Tarka"; its title is "=" and the full name."""
    for person in (one for one in found if one.last - one.first > 1 and one.weight > 1):
        match = CALLED.match(" ".join(token.text for token in tokens[person.last:person.last + 7]))
        name = (NAME_ONE.match(codes, at := person.last + match[0].count(" ")) or QUOTED.match(codes, at + 1)) if match else None
        if name:
            yield Person(*name.span(), "=" + text_of(tokens, person.first, person.last), "", CALLED_SO, 4)
