"""Names of bodies: embassies, ministries, police, courts, parties, universities, media, companies, clubs."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from helpers.actors.discovery.codes import Token
from helpers.actors.discovery.extents import widened, with_possessives, with_topic, without_seat
from helpers.actors.discovery_words import body_kinds, known_bodies, words_of
from helpers.actors.states import find_state

HOST = r"ie?(?:[SY]|[NF]+)"
EMBASSY = re.compile(rf"EG?ie?(?:S|Y)(?!E)|[SD][Ed]G?(?:{HOST})?|[Ed]G?oe?S(?:{HOST})?")
HOSTED = re.compile(HOST)
PRE = "[SDQCGFNAPYRBKIEOJ]"
TOPIC = rf"(?:R?[QC]{{1,4}}B?(?:,[QC]{{1,3}})*(?:,?n[QC]{{1,3}}(?![FNT]))?|[SDRNAYGQBPCJK]{{1,5}}(?:n[QCH]{{1,2}}(?![FNTB]))?|Fn[QC]{{1,3}}(?![FNTB])|F[QC]{{1,3}}(?![FNTB]))"
BODY = re.compile(rf"(?:[SDNYK]{{0,2}}R?[QC]{{1,3}}n(?=[QC]{{0,3}}B))?(?:[NF]l{{1,2}}(?=Y))?{PRE}{{0,6}}(?:P')?(?:[BTG]'(?=B)|(?<=[NYSF])T(?=B))?[BK](?:G(?=[of]))?(?:oeQ?T(?![FNH,])|(?:oe?|fe?){TOPIC}|oe?[SY](?!'))*")
CLUB = re.compile(r"(?<![TtHFGiQCNY])NY(?![NFP'])|J[YN]?|[YN]J|[YN]P(?=')|Y[BP]|(?<!i)Y[NS](?![NFg])")
BRACKETS = re.compile(r"\([AKNR]\)")
SPORT = frozenset("striker midfielder goalkeeper defender club league football soccer coach season goal stadium winger transfer fans match".split())
# Trains are called as newspapers are.
RAIL = frozenset("train trains railway railways locomotive".split())
TRAINS = frozenset("Express Mail".split())
# A body noun that names a part or a seat of the body named before it.
PARTS = frozenset(("Headquarters", "Committee", "Council", "Office", "Board", "Station", "Command", "Department"))
NEEDS_A_NAME = frozenset("Branch Salvage Bench Programme Registry Tribe Tribes Patrol List Platform Unit Squad Caucus Delegation Lobby Gallery Library Theatre Theater Shelter Homes Stores Brands Fashion Furniture Tours Mills Farms Solutions Networks Interactive Union House Board Office Center Centre Centers Centres News Post Star Sun Standard Force Front Group Rally Community Exchange".split())
LISTS = frozenset("Heritage Red Black White Watch Price Sanctions Waiting Power Rich A".split())
LAWYERS = frozenset("Attorney Solicitor Prosecutor Auditor Accountant Comptroller".split())
STATE_WORDS = ("S", "D")
FOREIGN_SMALL = frozenset("ng de da do del dos das des du la pour para per di della na och och e y i von für for en au aux des et den der het op dello degli dei delle degli alla ai do por sobre aan zur zum el los las le les".split())
# Nouns that English puts behind the name and other languages before it.
NOUN_TOO = frozenset("Hospital Club Clan LLC JSC PJSC OJSC CJSC OOO LLP EURL SARL OÜ Bureau Gendarmerie Carabinieri Carabineros".split())
ALONE = frozenset("Navy Army Coastguard Carabineros Carabinieri Gendarmerie Conservatives Tories Democrats Republicans Congress Parliament Senate Knesset Bundestag Bundesrat Duma Sejm Interpol Politburo Cabinet Treasury Greens".split())
CABINET = frozenset("meeting meetings minister ministers reshuffle session member members post posts secretary".split())
# "Bank Lumo Halden" is called so in its own language where a state ends the name: "Bank Negara Malaysia".
BANK_OF = re.compile("BN?S(?![NFTBPR])")
CARRIERS = frozenset(("Airlines", "Airways"))
# Bodies that are called by their nation.
NATIONAL = frozenset("Museum Airlines Airways Telecom Railways Petroleum Cross Crescent Federation Association Society Academy Institute Orchestra".split())
# A common noun before which a demonym makes a description ("Chinese Police Officer"), not a name.
DESCRIBED = frozenset("government media".split())


class Body(NamedTuple):
    """A body's stretch of tokens [first, last) with its kind, its state and the rule."""

    first: int
    last: int
    kind: str
    country: str
    rule: str
    head: str


def _state_in(tokens: list[Token], codes: str, first: int, last: int) -> str:
    for at in [*range(first, min(first + 1, last)), *range(last - 1, first, -1)]:
        if codes[at] in STATE_WORDS:
            return find_state(tokens[at].text)
    return ""


def _beside(tokens: list[Token], codes: str, first: int, last: int) -> str:
    """The state that stands beside a bare body name: possessive before it, or "in X" after it."""
    if first >= 2 and codes[first - 1] == "'" and codes[first - 2] == "S":
        return find_state(tokens[first - 2].text)
    if codes[last:last + 2] == "iS":
        return find_state(tokens[last + 1].text)
    return ""


def find_embassies(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Embassies and consulates with their sender and, where it stands there, their host."""
    for found in EMBASSY.finditer(codes):
        first, last = found.span()
        town = codes[last - 1] == "N" or codes[last - 1] in "FY" and not find_state(tokens[last - 1].text, ("capital",))
        if town and {token.text for token in tokens[first:last]} & {"embassy"}:
            last = next(at for at in range(last, first, -1) if codes[at - 1] == "i") - 1  # a town, where it is no capital, tells no host
        if codes[first] in "Ed" and not (codes[first + 1:first + 2] in ("i", "G") and first and codes[first - 1] in "SD") or codes[first + 1:first + 2] in ("E", "d"):
            yield Body(first, last, "embassy", _sender(tokens, codes, first, last), "embassy of a sender", "Embassy")


def _sender(tokens: list[Token], codes: str, first: int, last: int) -> str:
    return next((find_state(tokens[at].text) for at in range(first, last) if codes[at] in STATE_WORDS), "")


def _head(tokens: list[Token], codes: str, first: int, last: int) -> int:
    """The body noun of the stretch: the last one before its first "of" or "for"."""
    stop = next((at for at in range(first, last) if codes[at] in "of"), last)
    nouns = [at for at in range(first, stop) if codes[at] in "BK"]
    return nouns[-1] if nouns else -1


def _kind(tokens: list[Token], codes: str, first: int, head: int) -> str:
    nouns = [tokens[at].text for at in range(first, head + 1) if codes[at] == "B"]
    kinds = [body_kinds().get(noun, ("media", False))[0] for noun in nouns]
    if "police" in kinds:
        return "police"
    words = " ".join(token.text for token in tokens[first:head + 1])
    if nouns == ["Bank"] and first == head and codes[head + 1:head + 2] == "o":
        return "company" if tokens[head + 2].text in words_of("body_words.csv", "commercial_banks") else "government"
    if nouns and nouns[-1] == "Bank" and re.search(r"\b(Central|Reserve|National|Federal)\b", words):
        return "government"
    if nouns == ["House"] and codes[head - 1:head] in ("N", "F", "Y"):
        return "other"
    if "media" in kinds and nouns[-1] in ("Agency", "Corporation", "Station", "Service", "Group", "Network"):
        return "media"
    if nouns and nouns[-1] in PARTS and len(kinds) > 1:
        return kinds[-2]
    return kinds[-1] if kinds else "other"


def _starts(tokens: list[Token], codes: str, first: int, head: int) -> int:
    """Where the name begins: a state in the possessive or a title before it is not part of it."""
    for at in range(head - 1, first - 1, -1):
        if codes[at] == "I" and (at == first or codes[at - 1] in "FN") and codes[at + 1] in "NF" and codes[max(0, at - 1):at] != "":
            continue  # "the G. Tarka Clinic", "Blas F. Tarka Centre"
        if codes[at] in "IE":
            return at + 1
    return first


def find_bodies(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Bodies by their head noun, with what "of" and "for" attach; and known bodies."""
    codes = with_possessives(tokens, codes)
    for found in BODY.finditer(codes):
        first, last = found.span()
        head = _head(tokens, codes, first, last)
        if head < 0:
            continue
        first = _starts(tokens, codes, first, head)
        if tokens[first - 1].text in LAWYERS and tokens[first].text == "General" and first:
            first -= 1
        elif tokens[first - 1].text == "State-owned" and first > 1:
            first -= 1
        first, last = widened(tokens, codes, first, with_topic(tokens, codes, last, head), head)
        last = without_seat(tokens, codes, first, last, head)
        body = _judge(tokens, codes, first, last, head)
        if body:
            yield body


def find_foreign(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Bodies of languages that put the noun first: "Partido Verde", "Le Courrier du Nord"."""
    nouns = foreign_nouns()
    for at, token in enumerate(tokens[:-1]):
        kind = nouns.get(token.text, "")
        last = at + 1
        if token.text == "Bank" and not BANK_OF.match(codes, at):
            continue
        if token.text in NOUN_TOO and not (codes[at + 1] in "NFYl" and codes[max(0, at - 1):at] not in tuple("NFYAQCRSDBK'")):
            continue
        if token.text in ("Daily", "Weekly") and codes[max(0, at - 1):at] != "e":
            continue
        while kind and last < len(tokens) and last - at < 7 and (codes[last] in "NFYSDARQCPBI" or tokens[last].text in FOREIGN_SMALL):
            last += 1
        while last > at + 1 and codes[last - 1] not in "NFYSDARQCPBI":
            last -= 1
        if kind and last == at + 1 and at and tokens[at - 1].text in ("the", "The") and token.text in words_of("body_words.csv", "foreign_alone"):
            yield Body(at, last, kind, "", f'"the {token.text}"', token.text)
        if last > at + 1:
            first = at - 1 if at and tokens[at - 1].text in ("Le", "La", "El", "Il", "Die", "Der", "O") else at
            while first > 1 and kind in ("company", "media") and codes[first - 1] == "N":
                first -= 1
            yield Body(first, last, kind, "", f'head noun "{token.text}"', token.text)


@cache
def foreign_nouns() -> dict[str, str]:
    """Noun of another language -> kind of body."""
    groups = ("party", "company", "media", "university", "government", "criminal", "other")
    return {noun: kind for kind in groups for noun in words_of("body_words.csv", f"foreign_{kind}")}


def kind_of(tokens: list[Token], codes: str, first: int, last: int) -> str:
    """The kind that the nouns of a stretch tell; other where they tell none."""
    head = _head(tokens, codes, first, last)
    return _kind(tokens, codes, first, head) if head >= 0 else "other"


def state_of(tokens: list[Token], codes: str, first: int, last: int) -> str:
    """The state in a body's name or beside it; empty where none."""
    return _state_in(tokens, codes, first, last) or _beside(tokens, codes, first, last)


def _judge(tokens: list[Token], codes: str, first: int, last: int, head: int) -> Body | None:
    """The body of this stretch, or None where it is only a common noun."""
    noun, before = tokens[head].text, codes[first:head]
    if codes[head] == "K" and head == first:
        known = known_bodies()[noun]
        if known.kind == "other" and len(noun) > 2 and codes[last:last + 1] in ("S", "R") and last == head + 1 and codes[last + 1:last + 2] not in ("t", "T", "q", "N", "F"):
            return Body(first, last + 1, known.kind, find_state(tokens[last].text), "a known body's branch", noun)
        if noun in ("UN", "U.N.", "EU") and codes[last:last + 1] == "A" and last == head + 1:
            return Body(first, last + 1, known.kind, "", "a body of a known one", tokens[last].text)
        attached = last > head + 1 and codes[head + 1] == "o" and known.kind != "media"
        country = known.country or (state_of(tokens, codes, first, last) if noun in words_of("body_words.csv", "in_every_state") else "")
        return Body(first, last if attached else head + 1, known.kind, country, "a known body", noun)
    if codes[head] == "K":
        known = known_bodies()[noun]
        start = head - 1 if codes[head - 1] in "SD" and known.kind == "other" else head
        while known.kind == "court" and start > first and codes[start - 1] in "NFYQ":
            start -= 1
        country = known.country if start == head else find_state(tokens[start].text)
        return Body(start, head + 1, known.kind, country, "a known body", noun if start == head else "")
    kind, of_state = body_kinds().get(noun, ("media", False))
    if noun == "Cabinet" and last < len(tokens) and tokens[last].text in CABINET:
        return None
    if head == first and last == head + 1 and not (noun in ALONE and (codes[max(0, first - 1):first] not in ("", '"') or codes[last:last + 1] == "T")):
        return None
    if before.strip("SD") == "" and last == head + 1 and first < head and not (of_state or kind in ("court", "armed", "police")):
        called = kind in ("company", "other") and (codes[first] == "S" or noun in NATIONAL) and (noun in CARRIERS or first and codes[first - 1] not in '"(')
        return None if kind in ("government", "other", "criminal", "company", "embassy") and not called else _made(tokens, codes, first, last, head)
    if noun == "List" and (first == head or tokens[head - 1].text in LISTS):
        return None
    if noun in NEEDS_A_NAME and last == head + 1 and before.strip("R") == "" and not (before and codes[last:last + 2] == "(A"):
        return None
    return _made(tokens, codes, first, last, head)


def _made(tokens: list[Token], codes: str, first: int, last: int, head: int) -> Body:
    country = state_of(tokens, codes, first, last)
    if country and tokens[head].text == "Commission" and tokens[head - 1].text == "High" and head > first:
        host = HOSTED.match(codes, last)
        return Body(first, host.end() if host else last, "embassy", country, "embassy of a sender", "Embassy")
    return Body(first, last, _kind(tokens, codes, first, head), country, f'head noun "{tokens[head].text}"', tokens[head].text)


def find_clubs(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Sports clubs, in an article that speaks of sport."""
    for found in CLUB.finditer(codes):
        first, last = found.span()
        if codes[first:last] != "YB" and codes[first:last] != "YP" or tokens[last - 1].text in words_of("body_words.csv", "sport_after"):
            yield Body(first, last, "other", "", "name of a club in an article on sport", tokens[first].text)
