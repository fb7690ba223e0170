"""Places below the state: by the city list, by place nouns, by "in", by a state after a comma."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.actors.discovery.codes import Token
from helpers.actors.discovery_words import words_of
from helpers.actors.states import find_state, is_doubtful, use_of

NOUNED = re.compile(r"(?:[FNYSADRQC]{1,3}P+)|(?:P(?=[FNY])[FNY]{1,2})")
LISTED = re.compile(r"(?P<name>[FN]{1,2})(?=(?:,[FN]{1,2})*n[FN]{1,2}p)|(?P<last>[FN]{1,2})(?=p)")
COMMA = re.compile(r"(?P<name>[FN]{1,3}),(?P<state>S)")
VILLAGE = re.compile(r"(?<=po)(?P<name>[FN]{1,2})(?![vg'FN])|(?<=po)(?P<several>[FNY]{1,3}(?:,[FNY]{1,3})*,?n[FNY]{1,3})(?![vg'])")
INSIDE = re.compile(r"(?<=i)(?:w|e)?(?P<name>[FN]{1,2}(?:l{1,2}[FN])?)(?![vg'FN])")
CITY = re.compile(r"Y")
# "Rio Grande do Sul": a known city's name goes on behind a particle.
LONGER = re.compile(r"Yl{1,2}[FN]")
# "the Gulf" alone; "Lumo Halden airport", "Halden air base": the noun belongs to the name.
GULF = re.compile(r"(?<=e)P(?![oNFPBSY])")
FACILITY = re.compile(r"(?P<name>Y[FN]{1,2}|[FN]{1,2})(?=[pwbt])")
# "in Idukki, Ernakulam and Thrissur", "Lagos, Kano and Zaria".
SEVERAL = re.compile(r"(?<=i)(?:[FNY]{1,2},)*[FNY]{1,2},?n[FNY]{1,2}(?![vg'FN])")
EACH = re.compile(r"[FN]{1,2}")
LISTED_ONE = re.compile("[FNY]{1,3}")
# "Along the Tarka", "the banks of the Tarka", "the Tarka burst its banks".
WATER = re.compile(r"(?<=e)(?P<name>[NF]{1,2})(?![NFABTPRgKXQCS])")
ALONG = frozenset("along alongside upstream downstream up down across astride upriver downriver".split())
BANKS = frozenset("""bank banks mouth tributary tributaries basin headwaters headwater source waters water course dredging dredge dam dams barrage ferry ferries bridge
bridges confluence stretch flow floodplain valley delta estuary gorge rapids shore shores reach reaches bend bends embankments weir lock locks canoe fishing""".split())
FLOWS = frozenset("burst flows flowed overflowed overflows flooded floods meanders joins empties swelled dried rose".split())
COMPASS = re.compile(r"R(?P<name>[N])(?![FNBTPvg'])")
POINTS = frozenset("North South East West Northern Southern Eastern Western Central Upper Lower".split())
# "the Tak governor", "the Sagaing airport".
SEAT = re.compile(r"(?<=e)(?P<name>N)(?=[tbwp])")
SEATED = frozenset("""governor mayor residents municipality airport prison jail hospital governorate bridge dam reservoir stadium refinery viaduct mine
quarry smelter landfill tunnel volcano glacier oilfield junction roundabout toll wetlands constituency ward neighbourhood neighborhood suburb commune barrio
parish favela slum settlement hamlet lagoon estuary reef atoll magistrates seat by-election""".split())
# "the Suame MP", "York Central MP", "Siaya Senator": whose seat it is stands before the office.
OF_A_SEAT = re.compile(r"(?P<name>[NFY]{1,2}[RQP]?|RP)(?=T)")
MEMBERS = frozenset("MP MLA Senator MCA Mayor Governor Assemblyman Assemblywoman".split())
PLACED_POINT = re.compile(r"(?<=[i,])Q(?P<name>N)(?=[,x]|$)")
MARTYRS = re.compile(r"[NTFHB]'[NQ]?P(?![NFBP])")
GONE = re.compile(r"k(?P<name>N{1,2})(?![FNBTvg'])")
MOTION = frozenset("""flew flown fly travelled traveled travel went fled drove driven headed returned road sailed marched ferry bus train flight flights
route way walked evacuated deported airlifted transferred trip go goes going gone visit visits tour come came heading arrive arrived rushed shipped delivered exported connects link km kilometres kilometers miles""".split())
# "the Gulf of Guinea"; "the English Midlands", "the East Peru Region".
BASIN = re.compile(r"[PRNB]oe?[SNFYR]{1,2}(?![vg'NFB])")
BASINS = frozenset("Gulf Bay Strait Straits Sea Horn Port Isle City Town Province Municipality District Valley Island Borough Governorate Canton County Village".split())
LANDED = re.compile(r"RSP|(?<=e)[DR][NPR]")
PROVINCES = frozenset("Province Territory".split())
LANDS = frozenset("Midlands Highlands Lowlands Borders Riviera".split())
# "Lumo Exchange", "Oslo Børs": a town before an unknown name is the beginning of one.
TOWN_AND_NAME = re.compile(r"(?<![NFAIzXLlRBPTGKEJYCQiSD,n'])YN{1,2}(?![NFAPBTRKQCYzX,I])")
# "Khor Salalah", "Bandar-e Torkan", "Tamale North-East", "R-Tarka", "Bay Street", "Khorasan Razavi,".
LONG_NAMES = re.compile(r"(?<![NFAIzXlLRBPTGKEJYCQSDHth\"(])[NA]Y+(?![NFAPBTRKQCYzXS'])|(?<=[oi])YN(?=,)|(?<![NFAIzXl])N{1,2}l{1,2}Y(?![NFlX])")
IZAFET = re.compile(r"[A-Z]\w+-(?:e|i|ye|yi)")
SIDES = re.compile(r"(?:North|South)(?:[-‐‑–]?(?:East|West|east|west))?|East|West|Central|Upper|Lower")
WAYS = frozenset("From from To to Near near Outside outside Around around Across across Through through Toward toward Towards towards Into into Off off".split())
NO_PLACE = frozenset("State City Region Station Park Stadium".split())


def towns_and_names(tokens: list[Token], codes: str) -> list[tuple[int, int]]:
    """The stretches of a town and an unknown name behind it that begin a name: not where a way or a place stands before the town."""
    return [found.span() for found in TOWN_AND_NAME.finditer(codes) if not found.start() or tokens[found.start() - 1].text not in WAYS]


# Nouns that open a place's name in other languages; those of `STREETS` do so only before "des", "de la" and the like.
FOREIGN = frozenset("""Lac Rivière Fleuve Île Rue Quai Pont Cerro Río Lago Laguna Volcán Isla Islas Bahía Calle Avenida Barrio Colonia Ciudad Praia Rua Praça Morro Ilha Serra Vila
Villa Puerto Punta Cabo Sierra Pueblo Gunung Sungai Pulau Kampung Jalan Danau Tanjung Bukit Kota Kuala Wadi Jebel Jabal Bandar Beit Deir Kafr Koh Piazza Ponte""".split())
FOREIGN_NAME = re.compile(r"(?:[lwe]{0,2}[FNYPR])+(?![FNT'])")
FOREIGN_SMALL = frozenset("de du des del della da do dos das la las los le les l'".split())
NUMBERED = frozenset("Zone Ward Sector Precinct".split())
OWNERS = frozenset("his her its their my our your".split())
# Nouns of places that stand behind a name, before one they are an adjective: "State Honoured Athlete".
NEVER_FIRST = frozenset("State County District Region Territory Prefecture Township".split())


class Place(NamedTuple):
    """A place's stretch of tokens [first, last)."""

    first: int
    last: int
    country: str
    rule: str
    weight: int


def find_places(tokens: list[Token], codes: str) -> Iterator[Place]:
    """Every sign of a place in the sentence."""
    yield from _nouned(tokens, codes)
    for found in LISTED.finditer(codes):
        name = "name" if found["name"] else "last"
        yield Place(*found.span(name), "", "before a place noun", 3)
    for found in COMMA.finditer(codes):
        yield Place(*found.span("name"), find_state(tokens[found.start("state")].text), "followed by its state", 4)
    for found in VILLAGE.finditer(codes):
        for one in LISTED_ONE.finditer(codes, *found.span(found.lastgroup)):
            yield Place(*one.span(), "", "called a town, a village or the like", 3)
    for found in INSIDE.finditer(codes):
        if found.start("name") and tokens[found.start("name") - 1].text in OWNERS:
            continue
        yield Place(*found.span("name"), "", 'after "in"', 1)
    for found in SEVERAL.finditer(codes):
        for one in EACH.finditer(codes, *found.span()):
            yield Place(*one.span(), "", "in a list of places", 1)
    for found in COMPASS.finditer(codes):
        if tokens[found.start()].text in POINTS and found.start():
            yield Place(*found.span(), "", "behind a point of the compass", 2)
    yield from _seats(tokens, codes)
    yield from _regions(tokens, codes)
    yield from _longer(tokens, codes)
    yield from _foreign(tokens, codes)
    for found in LONGER.finditer(codes):
        yield Place(*found.span(), "", "a city's name that goes on", 4)
    for found in FACILITY.finditer(codes):
        last = _facility(tokens, found.end(), found["name"])
        if last:
            yield Place(found.start(), last, "", f'before "{tokens[last - 1].text}"', 5)
    begun = {first for first, _ in towns_and_names(tokens, codes)} if "YN" in codes else ()
    for found in CITY.finditer(codes):
        if found.start() in begun:
            continue
        text = tokens[found.start()].text
        capital = find_state(text, ("capital",)) if use_of(text) == "capital" and not is_doubtful(text) else ""
        yield Place(found.start(), found.end(), capital, "the capital of its state" if capital else "a well-known city", 2)


def _nouned(tokens: list[Token], codes: str) -> Iterator[Place]:
    """Places by the noun at the end of their names, or at their beginning."""
    for found in NOUNED.finditer(codes):
        first, last = found.span()
        if codes[first] == "P" and tokens[first].text in NEVER_FIRST and last == first + 2:
            continue
        if re.search("[FNYAP]", codes[first:last - 1]) or codes[first] == "P" or codes[first] == "Q" and tokens[last - 1].text not in NO_PLACE:
            if codes[first] == "P" or re.search("[FNYA]", codes[first:last]) or codes[first:last].strip("P") not in ("S", "D", "R"):
                yield Place(first, last, "", f'place noun "{tokens[last - 1].text}"', 4)


def _seats(tokens: list[Token], codes: str) -> Iterator[Place]:
    """Places told by what has its seat there, by a way there, by a point of the compass, by a plural possessive."""
    for found in SEAT.finditer(codes):
        if tokens[found.end()].text in SEATED:
            yield Place(*found.span("name"), "", f'before "{tokens[found.end()].text}"', 2)
    for found in GONE.finditer(codes):
        if found.start() and tokens[found.start() - 1].text in MOTION:
            yield Place(*found.span("name"), "", f'after "{tokens[found.start() - 1].text} to"', 1)
    for found in WATER.finditer(codes):
        sign = _flows(tokens, *found.span("name"))
        if sign:
            yield Place(*found.span("name"), "", f'a river or the like by "{sign}"', 3)
    for found in OF_A_SEAT.finditer(codes):
        if tokens[found.end()].text in MEMBERS and codes[max(0, found.start() - 1):found.start()] not in ("T", "H", "t", "N", "F", "A", "B"):
            yield Place(*found.span("name"), "", f'before "{tokens[found.end()].text}"', 3)
    for found in PLACED_POINT.finditer(codes):
        if tokens[found.start()].text in POINTS:
            yield Place(*found.span(), "", "behind a point of the compass", 3)
    for found in MARTYRS.finditer(codes):
        if tokens[found.start()].text.endswith("s") and len(tokens[found.start() + 1].text) == 1:
            yield Place(*found.span(), "", f'place noun "{tokens[found.end() - 1].text}"', 5)


def _flows(tokens: list[Token], first: int, last: int) -> str:
    """The word beside "the" and a name that makes it a river's, a canal's or a lake's; empty where none does."""
    before = [token.text for token in tokens[max(0, first - 3):first - 1]]
    after = [token.text for token in tokens[last:last + 2]]
    if before[-1:] and before[-1] in ALONG:
        return before[-1]
    if len(before) == 2 and before[1] in ("of", "on", "over", "across", "in", "into", "from", "to") and before[0] in BANKS:
        return before[0]
    owned = len(after) == 2 and after[0] in ("'s", "’s") and after[1] in BANKS
    return after[1] if owned else after[0] if after and after[0] in FLOWS and len(after) > 1 and after[1] in ("its", "into", "over", "through", "past", "at", "from") else ""


def _longer(tokens: list[Token], codes: str) -> Iterator[Place]:
    """Places whose names hold more than one word, of which one is no name of a place alone."""
    for found in LONG_NAMES.finditer(codes) if "Y" in codes else ():
        if found.start() or "l" in found[0]:
            yield Place(*found.span(), "", "a town's name that begins with an unknown word", 4)
    for at, token in enumerate(tokens[:-1]):
        follows = codes[at + 1]
        if codes[at] in "NF" and IZAFET.fullmatch(token.text) and follows in "NFY" and at:
            yield Place(at, at + 2, "", "two words joined by -e", 5)
        elif codes[at] in "NFY" and SIDES.fullmatch(tokens[at + 1].text) and codes[at + 2:at + 3] not in ("N", "F", "S", "B", "P", "Y", "D"):
            first = at
            while first and codes[first - 1] in "NFYH" and at - first < 2:
                first -= 1
            before = tokens[first - 1].text if first else ""
            if first and (codes[at] == "Y" or before in ("for", "represents", "represented", "of")):
                yield Place(first, at + 2, "", "with a point of the compass behind", 5)
        elif token.text in ("R-", "D-", "I-") and follows in "NFY":
            yield Place(at + 1, at + 2 + (codes[at + 2:at + 3] in ("N", "F")), "", f'behind "{token.text}"', 5)
        elif codes[at] == "P" and follows == "P" and tokens[at + 1].text in STREETS and codes[max(0, at - 1):at] not in ("N", "F", "Y", "S", "D", "R", "P", "Q", "C"):
            yield Place(at, at + 2, "", f'place noun "{tokens[at + 1].text}"', 4)


STREETS = frozenset("Street Road Avenue Lane Drive Square Boulevard Terrace Highway".split())


def _foreign(tokens: list[Token], codes: str) -> Iterator[Place]:
    """"Lac des Deux Montagnes", "Avenue des Arts", "in Villa Nueva", "Zone 1"."""
    for at, token in enumerate(tokens[:-1]):
        follows = tokens[at + 1].text
        if token.text in NUMBERED and follows.isdigit():
            yield Place(at, at + 2, "", f'"{token.text}" with a number', 5)
        known = token.text in FOREIGN or token.text in STREETS | {"Place"} and follows in FOREIGN_SMALL
        found = FOREIGN_NAME.match(codes, at + 1) if known and codes[max(0, at - 1):at] not in tuple("FNITtHBKXz") else None
        if found and all(codes[place] not in "lwe" or tokens[place].text in FOREIGN_SMALL for place in range(*found.span())):
            yield Place(at, found.end(), "", f'begins with "{token.text}"', 5)


def _regions(tokens: list[Token], codes: str) -> Iterator[Place]:
    """"The Gulf", "the Gulf of Guinea", "the East Peru Region", "the English Midlands"."""
    for found in GULF.finditer(codes):
        if tokens[found.start()].text == "Gulf":
            yield Place(*found.span(), "", "the Gulf", 2)
    for found in BASIN.finditer(codes):
        if tokens[found.start()].text in BASINS:
            yield Place(*found.span(), "", f'"{tokens[found.start()].text} of"', 5)
    for found in LANDED.finditer(codes):
        region, noun = tokens[found.start()].text, tokens[found.end() - 1].text
        if noun in LANDS | PROVINCES and codes[found.start():found.end()] != "RSP" or codes[found.start():found.end()] == "RSP" and region in POINTS:
            yield Place(*found.span(), "", f'place noun "{noun}"', 5)


def _facility(tokens: list[Token], at: int, codes: str) -> int:
    """Where the name of a base or an airport ends whose noun is written small and belongs to it; 0 where none does."""
    text, after = tokens[at].text, tokens[at + 1].text if at + 1 < len(tokens) else ""
    if text in ("air", "naval", "military") and after in ("base", "station"):
        return at + 2
    if text == "airport" and codes in ("YN", "YNN") or text == "refinery" and len(codes) == 2:
        return at + 1
    return 0


def is_region(name: str) -> bool:
    """A continent or region that is no place of its own here."""
    return name in words_of("body_words.csv", "place_nouns") or name in words_of("name_cues.csv", "regions")
