"""Names of persons: by title, apposition, reporting verb, shape of the name, list."""
from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.actors.discovery.codes import Token
from helpers.actors.discovery.person import NAME, Person, text_of
from helpers.actors.discovery.several import CALLERS, find_called, find_listed, find_plural, find_surnamed
from helpers.actors.discovery_words import words_of
from helpers.actors.naming import shape_of
from helpers.actors.states import find_state

QUAL, HEAD = "[QCGTqt]", "(?:[Tt]G?)"
COMPLEMENT = r"(?:[ofka]e?(?:R?[QCq]+(?:n[QCq]+)*(?:oe?S)?|[SDY]|z*X)(?:oe?S)?)"
TITLES = rf"(?:{QUAL}*{HEAD}{COMPLEMENT}?)"
ASIDE = r"(?:\([a-zA-Z0x,]{1,4}\))?"
TITLED = re.compile(rf"(?P<state>(?:[SD]'?)?)(?P<title>{TITLES}(?:n{TITLES})*){ASIDE}(?P<comma>,?)H{{0,2}}(?P<name>{NAME})(?P<of>(?:oe?S)?)(?P<after>,?)")
ACCORDING = re.compile(rf"(?<=k)(?P<name>{NAME})(?=[,x])")
NAMED = re.compile("[FN]|IC")
RANKED = re.compile(rf"(?P<title>G)(?P<name>(?:[FNI]{{2,4}}))(?!B)")
# One given name behind a title in capitals: "Crown Prince Faisal".
SOLO = re.compile(r"(?P<title>[QCGT]*TG?)H?(?P<name>F)(?![FNSYIPQHJClB])")
# "Ann Lee of the Green Front": a full name, and the party or body whose it is.
MEMBER = re.compile(r"(?P<name>I*[FN](?:l{1,3}[FN]|[FNI])+)oe?[wjqR]?(?=A|X)")
ONE_RANKED = re.compile(r"(?:^|[^NFYBKQCX])G(?P<name>[FN])(?![FNIBTCQPl])")
GENERAL = frozenset("Electric Motors Mills Dynamics Assembly Council Court Staff Election Elections Strike Santos Synod Counsel Hospital Audit Atomics".split())
NICKNAME = "a nickname inside the name"
# Crispin "Boyet" Salonga; Modi ji.
NICKNAMED = re.compile(r"""I*[FN]{1,2}(?:"[a-zA-Z]{1,3}"|'[a-zA-Z]{1,3}')[FN]{1,3}""")
MARKS = frozenset("\"“”'‘’")
SUFFIXED = re.compile(r"(?P<name>[FN]{1,2})(?=w)")
HONORED = re.compile(rf"H+{ASIDE}(?P<name>{NAME})")
APPOSED = re.compile(rf"(?P<name>{NAME}),(?P<title>(?:e?z*[NAXKYF]')?(?:[ejqtTDSQCGRP][a-zDSQCGXTRYP0']{{0,12}}?)?{TITLES}(?:n{TITLES})*)")
SPOKE = re.compile(rf"(?P<name>{NAME})(?=[vg])")
SAID = re.compile(rf"(?<=v)(?P<name>{NAME})")
OBJECT = re.compile(rf"u(?:(?<=u)a)?(?P<name>{NAME})")
AGED = re.compile(rf"(?P<name>{NAME})(?:,(?=0[,x])|(?=\(0\)))|(?P<name2>{NAME})(?=,w[bgvw])")
SHAPED = re.compile(NAME)
MATTER = re.compile(r"[A-Z]\w+(?:ance|ence|tion|sion|ment|ity|ism|ics|ship|ture|graphy|logy|ing|ies)")
# A place noun at the end that is no family name.
STREETS = frozenset("""Street Avenue Road Square Province County District City Region Township Village Airport Stadium Boulevard Highway Crossing Junction Station
Plaza Palace Cathedral Port Harbour Harbor Market Dam Tower Peninsula Valley River Island Islands Beach Bridge""".split())
ACTS = frozenset("Act Bill Law Treaty Prize Award Awards Cup Plan Memorial Convention Agreement Accord Summit Championship Championships Festival".split())
COURTESY = frozenset("u mr mrs ms miss madam madame sir dame lord lady monsieur señor señora don doña herr frau daw shri smt haji dr saint".split())
PARTICLES = frozenset("bin ibn bint von van der den ten ter".split())
WHO = frozenset(("who", "whose"))


def _title_state(tokens: list[Token], codes: str, first: int, last: int) -> str:
    """The state whose office it is: before the title or in "of X"; the host after "to" is not."""
    for at in range(first, last):
        if codes[at] in "SD" and not (at > first and codes[at - 1] in "ka"):
            return find_state(tokens[at].text)
    return ""


def _titled(tokens: list[Token], codes: str) -> Iterator[Person]:
    for found in TITLED.finditer(codes):
        first, last = found.span("name")
        begin, end = found.span("title")
        if found["comma"] and not _parted(tokens, codes, found):
            continue
        if last == first + 1 and codes[first - 1] in "QC" and not found["comma"] and MATTER.fullmatch(tokens[first].text):
            continue
        country = _title_state(tokens, codes, found.start("state"), end)
        if found["of"]:
            country = country or find_state(tokens[found.end("of") - 1].text)
        yield Person(first, last, text_of(tokens, begin, end), country, f'title "{text_of(tokens, begin, end)}"', 5)


def _parted(tokens: list[Token], codes: str, found: re.Match) -> bool:
    """Whether a title before a comma is that of the name after it: "the X of Y, NAME," or "her lawyer, NAME."."""
    ends = found["after"] or codes[found.end():found.end() + 1] in ("", "x")
    before = tokens[found.start() - 1].text.lower() if found.start() else ""
    owned = before in ("his", "her", "its", "their", "the") or codes[max(0, found.start() - 1):found.start()] in ("'", "N", "S", "D", "X", "Y")
    return bool(ends and (COMMA_TITLE.search(found["title"]) or owned))


COMMA_TITLE = re.compile(r"[ofk]")


def _apposed(tokens: list[Token], codes: str) -> Iterator[Person]:
    for found in APPOSED.finditer(codes):
        first, last = found.span("name")
        begin, end = found.span("title")
        if codes[begin] == "S" and codes[begin + 1:begin + 2] in ("x", ",", "("):
            continue
        follows = codes[end:end + 1]
        if follows == "v" and codes[begin] == "e" or re.search(r"[vu]", codes[begin:end]):
            continue
        yield Person(first, last, text_of(tokens, begin, end), _title_state(tokens, codes, begin, end), f'followed by "{text_of(tokens, begin, end)}"', 5)


def _nicknamed(tokens: list[Token], codes: str) -> Iterator[Person]:
    """Crispin "Boyet" Salonga, Dwight 'Prento' Pryce."""
    for found in NICKNAMED.finditer(codes) if '"' in codes or "'" in codes else ():
        inside = [token.text for token in tokens[found.start():found.end()] if token.text not in MARKS]
        opening = next(at for at in range(*found.span()) if tokens[at].text in MARKS)
        if any(word[0].isupper() for word in inside) and all(word[0].isalpha() for word in inside) and tokens[opening].start > tokens[opening - 1].end:
            yield Person(*found.span(), "", "", NICKNAME, 6)


def _simple(tokens: list[Token], codes: str) -> Iterator[Person]:
    for found in HONORED.finditer(codes):
        form = tokens[found.start()].text
        yield Person(*found.span("name"), "" if form.rstrip(".").lower() in COURTESY else form, "", f'addressed as "{form}"', 4)
    yield from _nicknamed(tokens, codes)
    for found in SUFFIXED.finditer(codes):
        if tokens[found.end()].text.lower() in ("ji", "saheb", "sahib", "san", "bey", "hanım", "efendi"):
            yield Person(*found.span("name"), "", "", f'addressed as "{tokens[found.end()].text}"', 4)
    for found in SOLO.finditer(codes):
        title = text_of(tokens, *found.span("title"))
        yield Person(*found.span("name"), title, "", f'title "{title}"', 4)
    for found in MEMBER.finditer(codes):
        yield Person(*found.span("name"), "", "", "of a party or a body", 2)
    for found in ONE_RANKED.finditer(codes):
        if tokens[found.start("name")].text not in GENERAL:
            yield Person(*found.span("name"), "General", "", 'rank "General"', 4)
    for found in RANKED.finditer(codes):
        yield Person(*found.span("name"), "General", "", 'rank "General"', 4)
    for found in SPOKE.finditer(codes):
        if found.start() and codes[found.start() - 1] == "Y":
            continue
        if found.start() and codes[found.start() - 1] == "o" and found.end() - found.start() == 1:
            continue
        yield Person(*found.span("name"), "", "", f'before "{tokens[found.end()].text}"', 1)
    for found in SAID.finditer(codes):
        if tokens[found.start() - 1].text in ("said", "says"):
            yield Person(*found.span("name"), "", "", 'after "said"', 1)
    for found in ACCORDING.finditer(codes):
        if found.start() > 1 and tokens[found.start() - 2].text.lower() == "according":
            yield Person(*found.span("name"), "", "", 'after "according to"', 1)
    for found in OBJECT.finditer(codes):
        if codes[found.start("name") - 1] == "a" and tokens[found.start("name") - 1].text not in ("by", "with"):
            continue
        yield Person(*found.span("name"), "", "", f'after "{tokens[found.start()].text}"', 1)
    for found in AGED.finditer(codes):
        group = "name" if found["name"] else "name2"
        if codes[found.end():found.end() + 1] == "(" and (found.end() < found.start() + 2 or not re.fullmatch("[1-9][0-9]", tokens[found.end() + 1].text)):
            continue
        if group == "name" or tokens[found.end() + 1].text in WHO:
            yield Person(*found.span(group), "", "", "followed by an age" if group == "name" else 'followed by "who"', 3)


def _shaped(tokens: list[Token], codes: str) -> Iterator[Person]:
    for found in SHAPED.finditer(codes):
        first, last = found.span()
        shape = shape_of(text_of(tokens, first, last)) if last - first > 1 else ""
        if shape:
            yield Person(first, last, "", "", f"has the shape of a {shape} name", 3)
        elif codes[first] == "I" and last - first > 1 and "." in tokens[first].text:
            yield Person(first, last, "", "", "begins with an initial", 3)
        elif codes[first] == "F" and last - first > 1:
            yield Person(first, last, "", "", f'begins with the given name "{tokens[first].text}"', 3)


def _fits(tokens: list[Token], person: Person) -> bool:
    """Whether nothing but plain spaces parts the words of the name; behind an initial, as Mongolian names are written, also nothing."""
    glued = person.rule == NICKNAME
    return all(tokens[at + 1].start - tokens[at].end in ((0, 1) if glued or tokens[at].text.endswith(".") else (1,)) for at in range(person.first, person.last - 1))


def find_people(tokens: list[Token], codes: str) -> list[Person]:
    """Every sign of a person in the sentence; the same stretch may be seen by several rules."""
    if not NAMED.search(codes):
        return []
    texts = {token.text for token in tokens}
    found = [*_titled(tokens, codes), *_apposed(tokens, codes), *_simple(tokens, codes), *find_plural(tokens, codes), *find_surnamed(tokens, codes), *_shaped(tokens, codes)]
    found = [person for person in found if tokens[person.last - 1].text not in STREETS and not _is_named_after(tokens, codes, person)]
    found += list(find_listed(tokens, codes, found))
    found += list(find_called(tokens, codes, found)) if texts & CALLERS else []
    found = _whole([_with_particle(tokens, codes, person) for person in found])
    return [person for person in found if _fits(tokens, person) and not _is_common(tokens, codes, person)]


def _is_named_after(tokens: list[Token], codes: str, person: Person) -> bool:
    """Whether what follows is a place, an act or a prize that bears the person's name: "Ann Lee International Airport", "the Lee Bill"."""
    at = person.last + (codes[person.last:person.last + 1] in ("C", "Q"))
    follows = tokens[at].text if at < len(tokens) else ""
    return follows in STREETS or follows in ACTS and at == person.last


def _whole(found: list[Person]) -> list[Person]:
    """The persons without those that are a part of a name with a nickname inside, the title of which it takes over."""
    for whole in [one for one in found if one.rule == NICKNAME]:
        parts = [one for one in found if one != whole and whole.first <= one.first and one.last <= whole.last]
        title = next((one for one in parts if one.title), whole)
        found = [one for one in found if one not in parts and one != whole] + [whole._replace(title=title.title, country=title.country)]
    return found


def _with_particle(tokens: list[Token], codes: str, person: Person) -> Person:
    """The name with the particles of its family name before it: "bin Laden", "van der Berg"."""
    first = person.first
    while first and codes[first - 1] == "l" and tokens[first - 1].text in PARTICLES:
        first -= 1
    return person._replace(first=first) if person.last - person.first == 1 else person


def _is_common(tokens: list[Token], codes: str, person: Person) -> bool:
    """One word that other rules own: an ordinary word, a given name in no name, a place."""
    if person.last - person.first > 1:
        return False
    if tokens[person.first].text.endswith(("ists", "ites")):
        return True
    text = tokens[person.first].text
    return text.lower() in words_of("name_cues.csv", "openers") or len(text) < 2
