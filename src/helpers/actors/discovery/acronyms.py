"""Bodies that a text names in full beside their acronym: "the Economic Community of West African States, or ECOWAS"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.actors.discovery.bodies import BRACKETS, FOREIGN_SMALL, Body, foreign_nouns, kind_of, state_of
from helpers.actors.discovery.codes import Token
from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import known_bodies
from helpers.actors.states import find_state

NAMED = "NFQCRBPGSDYAKJOETHM"
JOINING = "ofnei,k"
LETTERS = re.compile(r"\(([A-Z]{2,4})\)")
LONGEST = 14
# "the Alternative for Lumo (AfL)", "the Tarka Naval Prefecture (PNT)".
RUN = re.compile(r"e(?P<name>[NDSQCRA](?:[NDSQCRAPT]|[ofn]e?(?=[NDSQCRAP])){1,7})$")
# What a text also shortens, and is no body.
MATTERS = frozenset("""Product Understanding Memorandum Control Tax Technology Intelligence Investment Goals Goal Agreement Accord Treaty Act Bill Plan Law
Index Rate Rates System Policy Convention Protocol Charter Constitution Syndrome Disease Virus Test Tests Exam Examination Vehicle Vehicles Income
Conference Summit Cup Games Festival Championship Prize Award War Operation Initiative Strategy Framework Pact Deal Price Scale Time License Licence Pipeline""".split())


UNIONS = frozenset(("UN", "U.N.", "EU", "E.U."))
# The form of a company before its name: "PT Rimba Sari".
FORMS = frozenset(("PT", "CV", "UD"))
# Bodies that a made-up word in brackets shortens: "Lumo Workers' Federation (Lutracons)"; behind a hospital or a school it is a town.
SHORTENED = frozenset("Federation Union Confederation Party Department Agency Authority Police Commission Alliance Movement Front League Fund Association Corporation".split())
SHORT_NOUNS = frozenset("acronym initials abbreviation".split())
FOLLOWER = re.compile(r"ists?$")
ZONES = frozenset("Zone Area Corridor Region Territory".split())


def initials(name: str) -> str:
    """The first letters of a name's capitalised words, of both parts of a hyphenated one.

    >>> initials("Manufacturers Association of Nigeria"), initials("Asia-Pacific Forum")
    ('MAN', 'APF')
    """
    return "".join(word[0] for word in re.split(r"[\s‐‑–-]+", name) if word[:1].isupper())


def _subsequence(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def spells(acronym: str, name: str) -> bool:
    """Whether the acronym is made of a name's letters in order, and holds the first letter of each of its capitalised words.

    >>> spells("ECOWAS", "Economic Community of West African States"), spells("MFP", "Move Forward")
    (True, False)
    """
    firsts, letters = initials(name).lower(), acronym.replace(".", "").lower()
    if len(firsts) < 2 or firsts[0] != letters[0]:
        return False
    whole = _subsequence(firsts, letters) and _subsequence(letters, name.lower())
    return whole or len(letters) > 3 and len(letters) * 3 >= len(firsts) * 2 and _subsequence(letters, firsts)


def defined_letters(text: str) -> frozenset[str]:
    """The letters that elsewhere mean a state and that an article gives in brackets to another name whose initials they are: "Rimba Sari Alam (RSA)"."""
    found = set()
    for bracket in LETTERS.finditer(text):
        words = re.findall(r"[\w'’-]+", text[max(0, bracket.start() - 80):bracket.start()])[-6:]
        behind = [" ".join(words[at:]) for at in range(len(words))]
        if find_state(bracket[1]) and not any(map(find_state, behind)) and any(initials(name) == bracket[1] for name in behind):
            found.add(bracket[1])
    return frozenset(found)


def _places(tokens: list[Token], codes: str) -> Iterator[tuple[int, int]]:
    """(end of the full name, the acronym's token) wherever an acronym may stand for what precedes it: in brackets, after "or"."""
    for found in re.finditer(r"\([AKN]\)", codes):
        if codes[found.start() + 1] != "N" or 2 < len(tokens[found.start() + 1].text) < 8:
            yield found.start() - (codes[found.start() - 1:found.start()] == ","), found.start() + 1
    for at, token in enumerate(tokens):
        if token.text == "or" and at > 1 and codes[at + 1:at + 2] and codes[at + 1] in "AK" and codes[at - 1] == ",":
            yield at - 1, at + 1


def find_defined(tokens: list[Token], codes: str) -> Iterator[tuple[Body, int]]:
    """Each name that the acronym behind it spells out, with the acronym's token."""
    for stop, acronym in _places(tokens, codes):
        text = tokens[acronym].text
        first = _spelled(tokens, codes, stop, text)
        first = _run_before(tokens, codes, stop, text) if first < 0 and codes[stop:stop + 1] == "(" else first
        if first >= 0 and _is_body(tokens, codes, first, stop, text) and (text.isupper() or stop - first > 2):
            kind = "place" if tokens[stop - 1].text in ZONES else kind_of(tokens, codes, first, stop)
            yield Body(first, stop, kind, state_of(tokens, codes, first, stop), f'spelled out before "{text}"', _head_noun(tokens, codes, first, stop)), acronym


def _run_before(tokens: list[Token], codes: str, stop: int, text: str) -> int:
    """Where the name begins that stands behind "the" and before the acronym of its name in another language or order; -1 where none does."""
    found = RUN.search(codes, max(0, stop - LONGEST), stop)
    if not found or "B" in found[0] or text.isdigit() or not any(map(str.isupper, text[1:])):
        return -1
    name = initials(" ".join(token.text for token in tokens[found.start("name"):stop])).upper()
    turned = sorted(name) == sorted(text.upper())
    alike = codes[stop + 1] != "K" and name[0] == text[0] and len(text) > 2
    return found.start("name") if turned or alike else -1


def _spelled(tokens: list[Token], codes: str, stop: int, text: str) -> int:
    """Where the name begins that the letters spell, of its first letters alone if any, with the capitalised words right before it; -1 where none does."""
    found = -1
    for first in range(stop - 1, max(-1, stop - LONGEST), -1):
        if codes[first] not in NAMED + JOINING and tokens[first].text.lower() not in ("on", "against", "without", "to", "in", "by", "with"):
            break
        name = " ".join(token.text for token in tokens[first:stop])
        if codes[first] in NAMED and name[0].isupper() and spells(text, name):
            exact = initials(name).upper() == text.replace(".", "").upper()
            found = first if exact or found < 0 else found
            if exact:
                break
    while found > 0 and (codes[found - 1] in "NRCQYA" and any(codes[at] == "B" for at in range(found, stop)) or tokens[found - 1].text in UNIONS | FORMS):
        found -= 1
    return found


def _head_noun(tokens: list[Token], codes: str, first: int, stop: int) -> str:
    nouns = [tokens[at].text for at in range(first, stop) if codes[at] == "B"]
    return nouns[-1] if nouns else tokens[first].text


def _is_body(tokens: list[Token], codes: str, first: int, stop: int, acronym: str) -> bool:
    """Whether the stretch may be a body: no person (a given name, a title before it), no matter that is shortened too."""
    noun = any(codes[at] == "B" for at in range(first, stop))
    if codes[first] == "F" or first and codes[first - 1] in "TtHG" and not noun:
        return False
    return noun or len(acronym) > 2 and not any(token.text in MATTERS for token in tokens[first:stop])


def retold(seen: list[Seen], text: str) -> list[Seen]:
    """The sightings, an acronym of a well-known body given to the body of the article whose initials it is, where the known one is not named in full."""
    if not any(one.rule == "a known body" and one.name.isupper() for one in seen):
        return seen
    spelled = {initials(one.name): one for one in reversed(seen) if " " in one.name and one.kind not in ("person", "place", "state") and one.counted}
    return [_retold(one, spelled.get(one.name), text) for one in seen]


def _retold(one: Seen, body: Seen | None, text: str) -> Seen:
    known = known_bodies().get(one.name)
    if not body or not known or one.rule != "a known body" or body.name == known.label or body.start > one.start or known.label in text:
        return one
    return one._replace(kind=body.kind, rule=f"initials of {body.name}", country=body.country, title="=" + body.name)


def _at_home(name: str) -> str:
    """A body's name without the state before it, which its acronym leaves out ("U.S. National Institutes of Health", NIH); empty where none is."""
    words = name.split()
    return next((" ".join(words[size:]) for size in (1, 2) if find_state(" ".join(words[:size]))), "")


def short_for(seen: list[Seen], acronyms: list[tuple[int, int, int, str]], doc_id: str) -> list[Seen]:
    """The acronyms of an article that are nowhere explained and are the initials of exactly one body that it names above them."""
    bodies = sorted({(one.start, one.name, one.kind, one.country) for one in seen
                     if one.kind not in ("person", "place", "state") and " " in one.name and one.counted})
    spelled: dict[str, set[str]] = {}
    homely: dict[str, set[str]] = {}
    for _, name, _, _ in bodies:
        spelled.setdefault(initials(name), set()).add(name)
        if " " in (bare := _at_home(name)):
            homely.setdefault(initials(bare), set()).add(name)
    known = {one.name for one in seen}
    found = []
    for sentence, start, end, text in acronyms:
        names = {name for name in spelled.get(text, ()) or homely.get(text, ()) if any(place < start and name == other for place, other, _, _ in bodies)}
        if len(names) == 1 and text not in known:
            name = min(names)
            _, _, kind, country = next(body for body in bodies if body[1] == name)
            found.append(Seen(doc_id, sentence, start, end, text, kind, f"initials of {name}", country=country, title="=" + name))
    return found


def bracketed(tokens: list[Token], codes: str, body: Body) -> int:
    """Where the name begins whose letters, in order, make the acronym in brackets after a body; -1 where there is none."""
    # An acronym of another language's name need not agree in its letters.
    if not BRACKETS.fullmatch(codes[body.last:body.last + 3]):
        return -1
    letters = tokens[body.last + 1].text.lower()
    if codes[body.last + 1] == "R" and not letters.upper() == tokens[body.last + 1].text:
        return -1
    for first in range(body.last - 1, body.first - 1, -1):
        name = " ".join(token.text for token in tokens[first:body.last]).lower()
        if name[:1] == letters[:1] and _in_order(letters, name) and (first == body.first or codes[first] in "NFYSDABRCQK"):
            return first
    if codes[body.last + 1] == "N" and body.head in SHORTENED and not FOLLOWER.search(letters):
        return body.first
    whole = codes[body.last + 1] == "K" and sorted(letters) == sorted(initials(" ".join(token.text for token in tokens[body.first:body.last])).lower())
    return body.first if len(letters) > 1 and (codes[body.last + 1] in "AR" or whole) else -1


def told_acronym(tokens: list[Token], codes: str, body: Body) -> int:
    """The acronym that a comma and "the", "known as", "or", "for short" or "by its Spanish acronym" tie to a body before it; -1 where there is none."""
    after = [token.text.lower() for token in tokens[body.last:body.last + 6]]
    if after[:1] != [","] or body.kind in ("person", "place"):
        return -1
    at = body.last + 1
    behind = next((place for place in range(at, min(at + 7, len(tokens) - 1)) if tokens[place].text in SHORT_NOUNS), 0)
    if behind and codes[behind + 1] in "AN" and all(codes[place] in "waitDR" for place in range(at, behind)):
        return behind + 1
    for words in (["known", "as", "the"], ["known", "as"], ["called", "the"], ["called"], ["or", "the"], ["or"], ["the"], []):
        if after[1:1 + len(words)] == words:
            at = body.last + 1 + len(words)
            break
    ends = codes[at + 1:at + 2] in ("", ",") or [token.text for token in tokens[at + 1:at + 3]] == ["for", "short"]
    named = codes[at:at + 1] == "A" or codes[at:at + 1] == "N" and "known" in after[:4]
    return at if named and ends and len(tokens[at].text) > 1 and (at > body.last + 1 or "short" in after) else -1


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


def twin_in_brackets(tokens: list[Token], codes: str, body: Body) -> int:
    """Where a second name in brackets ends that has the body's own noun, "Justice and Development Party (AK Party)", or is its name in another language,
    "National Copper Corporation (Corporación Nacional del Cobre, Codelco)"; 0 where there is none."""
    close = codes.find(")", body.last, body.last + 12) if codes[body.last:body.last + 1] == "(" else -1
    inside = tokens[body.last + 1:close] if close > 0 else []
    last = next((at for at, token in enumerate(inside) if token.text == ","), len(inside))
    if len(inside) - last > 2 or last < 2 or not inside[0].text[0].isupper():
        return 0
    same = last == len(inside) and inside[-1].text == tokens[body.last - 1].text
    return body.last + 1 + last if same or _is_foreign(inside[:last], codes[body.last + 1]) else 0


def _is_foreign(name: list[Token], code: str) -> bool:
    """Whether words in brackets are a body's name in another language: capitals and small words of it alone, with a noun, a small word or a letter of it."""
    words = [token.text for token in name]
    if code in "FITH" or not all(word[0].isupper() or word in FOREIGN_SMALL for word in words):
        return False
    return words[0] in foreign_nouns() or bool(FOREIGN_SMALL & set(words)) or not "".join(words).isascii()
