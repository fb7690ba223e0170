"""What the other rules leave: ships and storms, which are no actors, and capitalised names of which nothing tells what they are."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.actors.discovery.acronyms import MATTERS
from helpers.actors.discovery.codes import Token
from helpers.actors.discovery.extents import is_ordinary
from helpers.actors.discovery.places import towns_and_names
from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import words_of

RULE = "written with a capital inside a sentence"
VESSEL = frozenset("""ship ships vessel vessels tanker tankers ferry ferries boat boats trawler trawlers freighter destroyer frigate corvette cutter gunboat submarine yacht warship
liner barge tug tugboat dredger dhow schooner sloop catamaran hovercraft icebreaker supertanker steamer jigger longliner seiner whaler lifeboat minesweeper bulker coaster
cyclone hurricane typhoon storm""".split())
CARRIED = frozenset("bulk aircraft landing gas car container".split())
PREFIX = frozenset("MV MT MS SS USS HMS HMAS HMCS HMNZS INS RMS KRI BRP ARA ROKS SLNS USNS USCGC TCG RV FV M/V M/T F/V R/V M.V. M.T. S.S. Hurricane Typhoon Cyclone Storm Operation".split())
PREFIXED = re.compile(rf"\b(?:{'|'.join(sorted(PREFIX))})\b")
NAMED = re.compile(r"[NFAYPBRIC](?:[NFAYPBSRI0l]*[NFAYPBSRI0])?")
# "a ship, Lady Maria, which".
APPOSED = re.compile(r",H?[NFA]{1,3},")
# "Operation Support Unit" is a body.
UNIT = re.compile(r"[NCQ]{0,2}B")
RUN = re.compile(r"(?<![NFAIzXLlRBPTGKEJYCQ])[NFA](?:l{0,2}[NFAI]|l{1,2}L|C(?=[NFA])|R(?=N))*(?:R|S(?=[tv]))?(?![zXLRBPGKEJCQ0NFAI])")
PAIRED = re.compile(r"(?<![NFAIzXLlRBPTGKEJYSDQC])(?:[NA]S(?=v)|CS|(?<=e)SN{1,2}(?![NFTBCQGHPSApRlI])|AS(?![NFTBCQGHPSA])|CC(?=v))")
# A list that has begun with a place.
AFTER_PLACES = re.compile(r"L(?:,|,?n)(?:z*[NFXL](?:,|,?n))*$")
PLACE_BEFORE = frozenset("in near outside off around across through towards toward from between into".split())
PLACE_VERBS = frozenset("""leave left leaving reach reached reaching enter entered entering hit struck captured seized occupied visit visited visiting toured
bombed shelled besieged flooded battered swamped fled quit crossed""".split())
NO_NAME_BEHIND = frozenset("""prize prizes award awards law laws tournament festival crude variant virus language championship series cup final finals laureate
peace winner calendar act bill treaty era style clock time standard scale index programme program scheme campaign beer wine whisky rum brandy vodka tea coffee
rice cheese cattle bull cow sheep breed cigarettes sorties helicopter helicopters drones missile missiles rocket rockets satellite satellites rifle rifles pistol
pistols tank tanks interceptors app apps
software vaccine vaccines pill pills strain bacteria title titles trophy league qualifiers playoffs play-offs derby protocol database transponder""".split())
NETWORK = re.compile(r"(?:radio|computer|alarm|warning|payment|ticketing|sewage|fibre|fiber) (?:network|system)s?")
OFFICES = frozenset("MP MEP MLA MNA MPA MCA MSP CEO CFO PM VP NGO".split())
DASH = re.compile("[-‐‑–—]")
# "The Lamba people" are no body.
PEOPLES = frozenset("people peoples community communities tribe tribes clan minority language dialect faith religion tradition era period century festival".split())
# An unknown word beside one of these is a people of the article, wherever else it stands there.
OF_A_PEOPLE = frozenset("""people peoples tribe tribes tribal tribesmen community communities language dialect minority descent ancestry ethnicity refugees nomads herders herdsmen
pastoralists speakers clansmen Muslims Christians""".split())
PEOPLE = re.compile(rf"\b(?:ethnic|[Ii]ndigenous|native) (?P<ethnic>[A-Z]\w{{3,}})|(?<![.!?] )(?<!\n)\b(?P<name>[A-Z]\w{{3,}})(?:-speaking\b| (?:{'|'.join(sorted(OF_A_PEOPLE))})\b)")
# Words that "to" ties to a matter, not to somebody or a place.
NO_WAY_TO = frozenset("""led lead leads leading due thanks owing attributed similar compared linked related contributed response reaction opposition addicted committed devoted
access right approach solution answer key threat alternative similar prone subject return returned returning""".split())
EVENTS = frozenset("Day Night Week Month Year Eve Weekend Programme Program Scheme Campaign Initiative Season Century".split())
# Before a name of a thing: "the app Tarka", "sold as Tarka".
CALLED_SO = frozenset("brand app satellite film movie novel album song book play series game software missile rocket drone spacecraft breed animal bacterium virus name".split())
SOLD = frozenset("sold marketed branded codenamed dubbed nicknamed".split())
# Nouns before which an unknown word is a body's name, also after "a" and where a sentence begins: "a Norvala flight", "Norvala fighters".
HAVE_A_NAME = frozenset("court courtroom courthouse flight flights jet spokesman spokeswoman fighters rebels militants mercenaries guerrillas gunmen lawmakers lawmaker gang cartel faction agency newspaper magazine".split())
CHANNEL = re.compile(r"[A-Z][a-z]{2,}\d{1,2}")
# Acronyms that every reader knows and that are no bodies.
PLAIN = frozenset("""GDP GNP GPS DNA RNA PCR HIV AIDS LNG LPG VAT GST CCTV SUV ATM MRI ICU PPE LGBT LGBTQ AI IT PR HR TV DVD USB SMS PDF FAQ GMT UTC EST PST BST CET
IST EDT ID PIN SIM CV PC CEO CFO COO VIP MP MPS DIY ETA RSVP ASAP USD EUR GBP JPY CNY PHP INR SOS UFO IQ IPO ESG NGO NGOS IED IEDS RPG WMD EV EVS VR AR KM
CPI PPI PMI PhD BSc MSc MoU AK AKM OK II III IV VI VII VIII IX XI COVID SARS MERS TB BBQ JPEG HTML URL FAX TNT UHF VHF FM AM LED""".split())

# What English words end in; what a name at the head of a sentence does.
ENGLISH = re.compile(r"(?:s|ed|ing|ly|er|or|ion|ment|ness|ful|less|[ai]ble|al|ic|ive|ous|ty|th|ght|ce|se|ge|le|ck|ll|ow|ad|ood|eat|ish|oke|ain|ure|man|men|ry|ty|ey|ple|y|ce|ship|hood)$")
CASES = frozenset("case affair scandal scheme project law tax investigation inquiry probe plan".split())
COUNTS = frozenset("two three four five six seven eight nine ten several many dozens".split())
PAST = re.compile(r"[a-z]{2,}(?:ed|es|ts|ds|ls|ns|ks|ys)|fell|rose|slid|won|lost|sold|bought|built|made|paid|ran|cut|put|sent|told|held|kept|led|took|gave|grew|began")
# Endings of followers and peoples, and of matters.
NO_NAME = re.compile(r"(?:ists|ites|ians|ese|tion|sion|ment|ity|ism|ics|ship)$")


class Left(NamedTuple):
    """A stretch of tokens [first, last) of which only its capitals tell that it is a name, and what it may be: person (two words or more), place, other."""

    first: int
    last: int
    kind: str


def find_peoples(text: str) -> set[str]:
    """Words of an article that name a people there, which is no actor: "Tarka refugees", "ethnic Tarka"; with their plural.

    >>> sorted(find_peoples("The Tarka people and ethnic Mendals left."))
    ['Mendal', 'Mendals', 'Tarka', 'Tarkas']
    """
    found = {match["ethnic"] or match["name"] for match in PEOPLE.finditer(text)}
    return found | {f"{word}s" for word in found if not word.endswith("s")} | {word.removesuffix("s") for word in found}


def find_things(tokens: list[Token], codes: str) -> Iterator[tuple[int, int]]:
    """Names of ships, storms and operations: behind a prefix, behind "the tanker", in "two ships, the A and the B"."""
    for at, token in enumerate(tokens[:-1]):
        vessel = token.text in VESSEL or token.text in ("carrier", "craft") and at and tokens[at - 1].text in CARRIED
        if token.text not in PREFIX and not vessel:
            continue
        first = at + 1
        if token.text == "Operation" and UNIT.match(codes, first):
            continue
        if vessel:
            first += codes[first:first + 1] == "," and (codes[first + 1:first + 2] == "e" or bool(APPOSED.match(codes, first)))
            first += codes[first:first + 1] == "H" and codes[first + 1:first + 2] in ("N", "F")
            first += codes[first:first + 1] == "e" and tokens[first - 1].text == ","
            first += codes[first:first + 1] == '"'
        found = NAMED.match(codes, first)
        while found:
            yield found.span()
            again = re.compile(r",?ne").match(codes, found.end()) if token.text.endswith("s") else None
            found = NAMED.match(codes, again.end()) if again else None


def find_left(tokens: list[Token], codes: str, lower: frozenset[str]) -> Iterator[Left]:
    """The names that no rule has claimed; `codes` has all that was found masked. One word counts only where the article never writes it small."""
    yield from (Left(*span, "other") for span in towns_and_names(tokens, codes) if span[0])
    if "N" not in codes and "A" not in codes and "CC" not in codes and "CS" not in codes:
        return
    for found in PAIRED.finditer(codes) if "S" in codes or "CC" in codes else ():
        if (found.start() or found[0] in ("CS", "AS")) and (found[0] != "CS" or tokens[found.start()].text == "Statistics"):
            yield Left(*found.span(), "other")
    for found in RUN.finditer(codes):
        first, last = found.span()
        first += last - first > 1 and tokens[first].text in PLAIN
        if codes[last - 1] == "R" and tokens[last - 1].text not in words_of("name_cues.csv", "regions"):
            continue
        if last - first == 1:
            kind = _single(tokens, codes, first, lower)
        else:
            matter = any(is_ordinary(tokens[at].text) for at in range(first + 1, last))
            kind = "" if _is_thing(tokens, codes, first, last) else "person" if not set(codes[first:last]) & {"A", "R"} and not matter else "other"
        if kind and all(tokens[at + 1].start - tokens[at].end == 1 for at in range(first, last - 1)):
            yield Left(first, last, kind)


def _is_thing(tokens: list[Token], codes: str, first: int, last: int) -> bool:
    """Whether the neighbours make it a prize, a work, a model or the like."""
    before, follows = codes[max(0, first - 1):first], tokens[last].text if last < len(tokens) else ""
    behind = [token.text for token in tokens[max(0, first - 3):first]]
    if behind[1:] == ["known", "as"] and behind[0] in CASES:
        return True
    if last == first + 1 and tokens[first].text.endswith("s") and (before == "0" or behind and behind[-1].lower() in COUNTS):
        return True  # "two Boeings"
    if tokens[last - 1].text in ("No", "Nos") and re.match(r"[.\s]*\d", " ".join(token.text for token in tokens[last:last + 2])):
        return True
    if any(map(str.isdigit, " ".join(token.text for token in tokens[first:last]))) and last - first > 1 or tokens[last - 1].text in EVENTS:
        return True
    if first and tokens[first - 1].text in CALLED_SO and not (last > first + 1 and first > 1 and tokens[first - 2].text == "of") or first > 1 and tokens[first - 1].text == "as" and tokens[first - 2].text in SOLD:
        return True
    if NETWORK.fullmatch(" ".join(token.text for token in tokens[last:last + 2])):
        return True
    quoted = before == '"' and codes[last:last + 1] == '"'
    return quoted or follows in NO_NAME_BEHIND or before == "j" or tokens[last - 1].text in MATTERS | words_of("name_cues.csv", "not_names")


def _own_initials(tokens: list[Token], codes: str, at: int) -> bool:
    """Whether the letters in brackets are the initials of the person before them, not a party's: "Mohammed bin Salim (MBS)"."""
    first = at - 2
    while first and codes[first - 1] == "z":
        first -= 1
    return "".join(token.text[0].upper() for token in tokens[first:at - 1]) == tokens[at].text


def _single(tokens: list[Token], codes: str, at: int, lower: frozenset[str]) -> str:
    """What one unknown word may be: place, other, or nothing."""
    text, code = tokens[at].text, codes[at]
    before = tokens[at - 1].text if at else ""
    follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
    behind = [token.text for token in tokens[at + 1:at + 3]]
    if (follows in HAVE_A_NAME or behind == ["news", "agency"]) and text.lower() not in lower and code == "N" and codes[max(0, at - 1):at] not in ('"', "("):
        return "other"
    acts = codes[at + 1:at + 2] in ("v", "g", "'", ")") or follows in ("did", "has", "had", "was", "is", "will", "would")
    if code == "A" and (text.removesuffix("s") in OFFICES and text.endswith("s") or text in words_of("offices.csv", "initials") and len(text) > 3):
        return ""
    if code == "A" and codes[at + 1:at + 2] == "T" and text not in PLAIN and text.isalpha():
        return "other"
    if _is_thing(tokens, codes, at, at + 1) or text.lower() in lower or len(text) < (2 if code == "A" and acts else 3) or any(map(str.isdigit, text)) and not CHANNEL.fullmatch(text):
        return ""
    if code == "A":
        counted = codes[max(0, at - 1):at] in ("0", "(") or tokens[at + 1:at + 2] and tokens[at + 1].text == ":"
        party = codes[max(0, at - 2):at] in ("X(", "z(") and codes[at + 1:at + 2] == ")" and not _own_initials(tokens, codes, at)
        return "other" if text not in PLAIN and sum(map(str.isupper, text)) > 1 and (party or not counted) else ""
    if not at and _opens_as_name(tokens, codes):
        return "other"
    if not at or codes[at - 1] in '"(x' or NO_NAME.search(text):
        return ""
    if before in PLACE_BEFORE or codes[at - 1] in ",n" and AFTER_PLACES.search(codes, max(0, at - 12), at) or before in PLACE_VERBS or before == "to" and any(token.text in ("from", "road", "way") for token in tokens[max(0, at - 5):at - 1]):
        return "place"
    if codes[at - 1] == "e":
        if at > 1 and (tokens[at - 2].text in PLACE_BEFORE or tokens[at - 2].text in PLACE_VERBS) and codes[at + 1:at + 2] in ("", ",", "x", "n"):
            return "place"
        alone = not DASH.search(text) and codes[at + 1:at + 2] not in ("o", "f", "T", "t") and follows not in PEOPLES
        return "other" if alone or codes[at + 1:at + 2] in ("v", "g", "'") else ""
    return "" if before == "to" and tokens[at - 2].text in NO_WAY_TO else "other"


def _opens_as_name(tokens: list[Token], codes: str) -> bool:
    """Whether the word that opens a sentence is a name: no English word by its ending or by the lists, and what a name does or has follows it."""
    text, behind = tokens[0].text, [token.text for token in tokens[1:3]]
    if len(text) < 5 or ENGLISH.search(text) or is_ordinary(text) or not behind:
        return False
    acts = PAST.fullmatch(behind[0]) or behind[0] in ("has", "had", "is", "was", "will", "would") or behind == [",", "which"]
    return bool(acts or codes[1:2] == "t" and len(behind) > 1 and codes[2:3] in tuple("NFXzI"))


def weak_speakers(seen: list[Seen], lower: frozenset[str]) -> list[Seen]:
    """Single words that only a verb makes persons: they speak or act, and what they are is not stated ("Syriza called it late")."""
    firm = {one.name for one in seen if one.kind != "person" or one.weight > 1}
    found = [one for one in seen if one.kind == "person" and one.counted and " " not in one.name and one.name not in firm]
    return [one._replace(kind="other", weight=2, rule=RULE) for one in found if _may_speak(one.name, lower)]


def _may_speak(name: str, lower: frozenset[str]) -> bool:
    return len(name) > 3 and not name.endswith("s") and name.lower() not in lower and not NO_NAME.search(name)
