"""All that the rules see in one article: a pure function of its text, so that articles can be read anywhere and in any order."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from helpers.actors.discovery.acronyms import bracketed, defined_letters, find_defined, retold, short_for, told_acronym, twin_in_brackets
from helpers.actors.discovery.bodies import RAIL, SPORT, TRAINS, Body, find_bodies, find_clubs, find_embassies, find_foreign
from helpers.actors.discovery.care import SAID, care_beside, care_said, is_harmed, may_say
from helpers.actors.discovery.codes import Token, is_title_case, read_tokens, write_codes
from helpers.actors.discovery.companies import find_companies
from helpers.actors.discovery.firms import find_firms, whole_firm
from helpers.actors.discovery.left import PREFIXED, RULE, VESSEL, find_left, find_peoples, find_things, weak_speakers
from helpers.actors.discovery.people import Person, find_people
from helpers.actors.discovery.places import find_places
from helpers.actors.discovery.shapes import SIGNS, find_shapes
from helpers.actors.discovery.told import find_told
from helpers.actors.discovery.weak import always_together, is_anothers, is_weak, stands_alone, stronger
from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import cities, known_bodies, words_of
from helpers.actors.states import find_state, use_of

HYPHENED = re.compile(r"[A-Z]\w+[-‐‑–][a-z]")
MIXED = re.compile(r"(?<![NFAPBKQCIXzYTtH])[NA][SD](?![NFAPBKQCI])")
YEARS = re.compile(r"(\d{1,2})-year-old")
PAIR = re.compile(r"(?<!^i)(?<![NFAPBKQCIXzY])NN(?![NFAPBKQCIX])")
CAPITAL = re.compile("[A-Z]")
LOWER = re.compile(r"(?<![\w-])[^\W\d_A-ZÀ-Þ][^\W\d_]+(?![\w-])")


class Reader:
    """Reads the sentences of one article; keeps what it saw."""

    def __init__(self, doc_id: str, text: str, sentences: Sequence[tuple[int, int, int]]) -> None:
        self.doc_id, self.text, self.sentences = doc_id, text, sentences
        self.lower = frozenset(word for _, start, end in sentences for word in LOWER.findall(text, start, end))
        self.sport = len(SPORT & self.lower) >= 2
        self.rail = not RAIL.isdisjoint(self.lower)
        self.seen: list[Seen] = []
        self.pairs: list[Seen] = []
        self.mixed: list[Seen] = []
        self.acronyms: list[tuple[int, int, int, str]] = []
        self.left: list[Seen] = []
        self.things: set[str] = set()
        self.sails = not VESSEL.isdisjoint(self.lower) or bool(PREFIXED.search(text))
        self.shaped, self.hyphened = bool(SIGNS.search(text)), bool(HYPHENED.search(text))
        self.given = "Sheikh" in text and _is_a_given_name(text)
        self.defined = defined_letters(text)

    def note(self, sentence: int, tokens: list[Token], first: int, last: int, kind: str, rule: str, **more: object) -> None:
        """Keep a stretch of tokens as seen."""
        start, end = tokens[first].start, tokens[last - 1].end
        self.seen.append(Seen(self.doc_id, sentence, start, end, self.text[start:end], kind, rule, **more))

    def read(self, sentence: int, start: int, end: int, counted: bool = True) -> None:
        """See what one sentence names."""
        tokens = read_tokens(self.text, start, end)
        codes = write_codes(tokens, self.lower)
        if self.defined:
            codes = "".join("A" if code == "S" and token.text in self.defined else code for token, code in zip(tokens, codes, strict=True))
        if not CAPITAL.search(codes):
            return
        self._states(sentence, tokens, codes, counted)
        if is_title_case(codes, tokens):
            return
        codes = _as_given(tokens, codes) if self.given else codes
        codes = self._things(tokens, codes) if self.sails else codes
        codes = self._bodies(sentence, tokens, codes, counted)
        people = find_people(tokens, codes)
        care, says = (care_beside(tokens, self.text[start:end]), may_say(self.text[start:end])) if people else ("", False)
        for person in people:
            said = care_said(self.text[start:tokens[person.first].start], self.text[tokens[person.last - 1].end:end], person.title) if says else ""
            self._person(sentence, tokens, person, said or care, counted)
        self._mixed(sentence, tokens, codes, counted)
        masked = _mask(codes, [(person.first, person.last) for person in people if person.weight > 1])
        for found in PAIR.finditer(masked):
            start, end = tokens[found.start()].start, tokens[found.end() - 1].end
            if counted and found.start() and start + 1 < end:
                self.pairs.append(Seen(self.doc_id, sentence, start, end, self.text[start:end], "person", "its last name stands alone elsewhere"))
        for one in find_companies(tokens, masked):
            self.note(sentence, tokens, one.first, one.last, one.kind, one.rule, weight=3, title="", counted=counted)
        places = list(find_places(tokens, masked))
        ends = {place.last - 1 for place in places}
        for place in places:
            self.note(sentence, tokens, place.first, place.last, "place", place.rule, weight=place.weight, country=place.country, counted=counted)
        if counted:
            masked = _mask(masked, [(place.first, place.last) for place in places])
            self._left(sentence, tokens, "".join("L" if at in ends else code for at, code in enumerate(masked)))

    def _things(self, tokens: list[Token], codes: str) -> str:
        """Keep the names of ships, storms and operations, which are no actors; give the codes back without them."""
        for first, last in find_things(tokens, codes):
            self.things.add(self.text[tokens[first].start:tokens[last - 1].end])
            codes = codes[:first] + "w" * (last - first) + codes[last:]
        return codes

    def _left(self, sentence: int, tokens: list[Token], codes: str) -> None:
        """Keep the names that no rule has claimed."""
        for one in find_left(tokens, codes, self.lower):
            start, end = tokens[one.first].start, tokens[one.last - 1].end
            self.left.append(Seen(self.doc_id, sentence, start, end, self.text[start:end], one.kind, RULE, weight=int(one.kind == "place")))

    def _states(self, sentence: int, tokens: list[Token], codes: str, counted: bool) -> None:
        for at, code in enumerate(codes):
            if code in "SD":
                rule = "a demonym" if use_of(tokens[at].text) == "demonym" else "a name of the state"
                self.note(sentence, tokens, at, at + 1, "state", rule, country=find_state(tokens[at].text), counted=counted)
            elif self.hyphened and code == "w" and HYPHENED.match(tokens[at].text):
                self._hyphened(sentence, tokens[at], counted)

    def _hyphened(self, sentence: int, token: Token, counted: bool) -> None:
        """Note the state in "Panama-flagged"."""
        name = re.split("[-‐‑–]", token.text)[0]
        kind, country = ("place", "") if name in cities() else ("state", find_state(name))
        if kind == "place" or country:
            rule = "a well-known city" if kind == "place" else "a name of the state"
            self.seen.append(Seen(self.doc_id, sentence, token.start, token.start + len(name), name, kind, rule, country=country, counted=counted))

    def _bodies(self, sentence: int, tokens: list[Token], codes: str, counted: bool) -> str:
        """Note the bodies; give the codes back with each masked as X."""
        finders = [find for find, signs in ((find_embassies, "Ed"), (find_bodies, "BK")) if any(sign in codes for sign in signs)]
        defined = list(find_defined(tokens, codes)) if "A" in codes or "K" in codes or "(N)" in codes else []
        for body, acronym in defined:
            self._body(sentence, tokens, body, counted)
            name = self.seen[-1].name
            if codes[acronym] in "AN" or known_bodies()[tokens[acronym].text].label not in (name, tokens[acronym].text):
                self.note(sentence, tokens, acronym, acronym + 1, body.kind, f"acronym of {name}", country=body.country, title="=" + name)
        codes = _mask(codes, [(body.first, body.last) for body, _ in defined])
        finders = [find_told, find_foreign, *finders, find_clubs] if self.sport else [find_told, find_foreign, *finders]
        for find in [find_shapes, *finders, find_firms] if self.shaped else [*finders, find_firms]:
            found = [whole_firm(tokens, codes, body) for body in find(tokens, codes) if not (self.rail and body.head in TRAINS)]
            for body in found:
                self._body(sentence, tokens, body, counted)
                self._short(sentence, tokens, codes, body)
            codes = _mask(codes, [(body.first, body.last) for body in found])
        self.acronyms += [(sentence, tokens[at].start, tokens[at].end, tokens[at].text) for at, code in enumerate(codes) if code == "A" and counted]
        return codes

    def _mixed(self, sentence: int, tokens: list[Token], codes: str, counted: bool) -> None:
        """Keep an unknown word with a state's name or demonym behind it: where the two always stand together, they are one name (Pheu Thai)."""
        for found in MIXED.finditer(codes) if counted else ():
            start, end = tokens[found.start()].start, tokens[found.end() - 1].end
            single = codes[found.start():found.end()] == "NS" and found.start() and codes[found.start() - 1] not in "x\"(,"
            if single and start + len(tokens[found.start()].text) + 1 == tokens[found.end() - 1].start:
                self.left.append(Seen(self.doc_id, sentence, start, end, self.text[start:end], "other", RULE))
            elif start + len(tokens[found.start()].text) + 1 == tokens[found.end() - 1].start:
                self.mixed.append(Seen(self.doc_id, sentence, start, end, self.text[start:end], "other", "two words that always stand together", weight=3))

    def _body(self, sentence: int, tokens: list[Token], body: Body, counted: bool) -> None:
        self.note(sentence, tokens, body.first, body.last, body.kind, body.rule, country=body.country, title=body.head, counted=counted)

    def _short(self, sentence: int, tokens: list[Token], codes: str, body: Body) -> None:
        """Note the acronym after a body, and the name that it shortens where that is only a part of the body's."""
        first, told = bracketed(tokens, codes, body), told_acronym(tokens, codes, body)
        last = twin_in_brackets(tokens, codes, body)
        if last:
            name = self.seen[-1].name
            self.note(sentence, tokens, body.last + 1, last, body.kind, f"in brackets behind {name}", country=body.country, title="=" + name)
            if codes[last] == ",":
                self.note(sentence, tokens, last + 1, last + 2, body.kind, f"acronym of {name}", country=body.country, title="=" + name)
            return
        if told >= 0:
            name = self.seen[-1].name
            self.note(sentence, tokens, told, told + 1, body.kind, f"acronym of {name}", country=body.country, title="=" + name)
        if first < 0:
            return
        if first > body.first:
            self.note(sentence, tokens, first, body.last, body.kind, "the name before its acronym", country=body.country, title=body.head)
        name = self.seen[-1].name
        self.note(sentence, tokens, body.last + 1, body.last + 2, body.kind, f"acronym of {name}", country=body.country, title="=" + name)

    def _person(self, sentence: int, tokens: list[Token], person: Person, care: str, counted: bool) -> None:
        age = _age(tokens, person)
        care = "minor" if age < 18 else care if care.endswith(SAID) else "victim" if is_harmed(tokens, person) else care
        told = {"country": person.country, "title": person.title, "weight": person.weight, "care": care, "age": age % 99}
        self.note(sentence, tokens, person.first, person.last, "person", person.rule, counted=counted, **told)


def _age(tokens: list[Token], person: Person) -> int:
    """The age that stands before a name ("17-year-old") or follows it after a comma; 99 where none does."""
    before = YEARS.fullmatch(tokens[person.first - 1].text) if person.first else None
    if before:
        return int(before[1])
    after = tokens[person.last + 1].text if person.last + 1 < len(tokens) else ""
    return int(after) if after.isdigit() and tokens[person.last].text == "," and len(after) < 3 else 99


def _is_a_given_name(text: str) -> bool:
    """Whether "Sheikh" is a name and no title here: the state that the article names most often is one whose people bear it."""
    tokens = read_tokens(text, 0, len(text))
    states = Counter(find_state(token.text) for token, code in zip(tokens, write_codes(tokens, frozenset()), strict=True) if code in "SD")
    return bool(states) and min(states, key=lambda state: (-states[state], state)) in words_of("name_cues.csv", "sheikh_is_a_name")


def _as_given(tokens: list[Token], codes: str) -> str:
    """The codes with "Sheikh" before a name as a given name."""
    return "".join("F" if token.text == "Sheikh" and codes[at + 1:at + 2] in ("N", "F") else codes[at] for at, token in enumerate(tokens))


def _mask(codes: str, spans: Iterable[tuple[int, int]]) -> str:
    """The codes with each stretch as X: its first token X, the others z, so that a stretch is one unit."""
    masked = list(codes)
    for first, last in spans:
        masked[first:last] = ["z"] * (last - first - 1) + ["X"]
    return "".join(masked)


def read_article(doc_id: str, text: str, sentences: Sequence[tuple[int, int, int]], captions: Sequence[tuple[int, int]] = ()) -> list[Seen]:
    """What the rules see in one article; captions serve as evidence only and are not counted."""
    reader = Reader(doc_id, text, sentences)
    for sentence, start, end in sentences:
        reader.read(sentence, start, end)
    for start, end in captions:
        near = max((number for number, begin, _ in sentences if begin <= start), default=0)
        reader.read(near, start, end, counted=False)
    reader.seen = retold(reader.seen, text)
    reader.seen += short_for(reader.seen, reader.acronyms, doc_id)
    reader.seen += [one for one in reader.mixed if always_together(one.name, text)]
    reader.seen += [one for one in reader.pairs if stands_alone(one, text)]
    peoples = find_peoples(text)
    reader.left = [one for one in reader.left if one.name not in peoples]
    reader.seen = [one for one in reader.seen if one.kind != "person" or one.weight > 1 or one.name not in peoples]
    reader.seen = _without_things(reader.seen, reader.things) + _still_left(reader)
    return [stronger(one, text) for one in reader.seen if not (is_weak(one) and is_anothers(one.name, text))]


def _without_things(seen: list[Seen], things: set[str]) -> list[Seen]:
    return [one for one in seen if one.name not in things] if things else seen


def _still_left(reader: Reader) -> list[Seen]:
    """The names left that are no part of a person's name of the article, and were not found elsewhere in it; those that open a sentence, of no name at all."""
    taken = {one.name for one in reader.seen} | reader.things
    whole = {one.name for one in reader.seen if one.kind == "person"} | reader.things
    words, parts = ({word for name in names if " " in name for word in name.split()} for names in (whole, {*taken, *(one.name for one in reader.left)}))
    weak = [one for one in weak_speakers(reader.seen, reader.lower) if one.name not in parts]
    opening = {start for _, start, _ in reader.sentences}
    return [one for one in reader.left if one.name not in taken and one.name not in (parts if one.start in opening else words)] + weak
