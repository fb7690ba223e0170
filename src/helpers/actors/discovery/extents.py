"""Where a body's name begins and ends: what belongs to it beside its head noun and its topic, and what does not."""
from __future__ import annotations

import re
from functools import cache

from helpers.actors.discovery.codes import Token
from helpers.actors.discovery_words import body_kinds, words_of

# A title that is part of the name of a hospital, a school or the like: "Queen Ada Hospital".
NAMESAKES = frozenset("Queen King Prince Princess Saint St. Pope Sultan Emperor Empress Sheikh President General Cardinal".split())
NAMED_AFTER = frozenset("Hospital University College School Foundation Trust Clinic Academy Institute Center Centre".split())
MATTER = re.compile(r"[A-Z]\w+(?:tion|sion|ment|ity|ism|ics|ship|ology|graphy|istry|onomy|omics|etics|ysics|ture|ence|ance|gy|fare|ice|cy|dom|ess)")
LISTS = re.compile(r"[NCQRH]{1,2}(?:,[NCQR]{1,2})*,?n$")
# "National Cyber and Crypto [Agency]", "Tarka Ports and Harbours [Authority]": the words before "and" are no name alone.
# "Defence, [Internal Affairs and Policing Committee]".
ITEMS = re.compile(r"(?:(?<=[e'(])|^)(?:[QC]{1,3},)+$")
FOLLOWERS = re.compile(r"(?:ists?|ans?|ese|dox|lic)$")
HALF = re.compile(r"(?P<begin>[SDRQC](?:[QCRNP]{1,3}))n$")
PLURAL = re.compile(r"[NFBTQCGH]'(?=[NQC]{0,2}B)")
# "Office on Drugs and Crime", "Commission on Human Rights".
ON = re.compile(r"[NCQRBPSD]{1,4}(?:(?:,[NCQRBP]{1,3})*,?n[NCQRBP]{1,3})?(?![vgFNT'])")
DEVOTED = {"on": frozenset("Office Committee Commission Council Centre Center Panel Institute Agency Forum Conference Bureau Board".split()),
           "to": frozenset("Delegation Mission Commission Committee Campaign Coalition Council Movement Alliance Project Society Fund League".split()),
           "against": frozenset("Office Commission Court Prosecution Directorate Unit Bureau League Coalition Alliance Movement Front Agency Council".split())}
# What a topic takes in behind it: the noun of an adjective ("Public Credit"), "and" with a matter more, "of" and "for" with whose and what for.
MORE = re.compile(r"(?P<noun>[NCPBR]{1,2})|(?P<joined>(?:,[NCQP]{1,3})*,?n[NCQP]{1,3}(?![NFT]))|,?n?[of]e?[NCQRSYDBP]{1,4}(?![FT])")
# "Office of the High Commissioner for Human Rights".
OFFICE = re.compile(r"T(?=[of]e?[CNQ])")
ADJECTIVE = re.compile(r"[A-Z]\w+(?:al|ic|ive|ary|ous|ble)|Public|Civil|Human|High|First|Second|Higher|Rural|Urban|Joint|Free|Open|Young")
ORDINARY = re.compile(r"[A-Z]\w+(?:ies|ers|ors|ings|ants|ents|ists|ians|ing)")
# "Ministry of internal affairs": only the noun of the body has a capital, as in languages that write so.
SMALL_BEHIND = frozenset("Ministry Department Committee Directorate Commissariat Secretariat Prosecution".split())
SMALL_TOPIC = re.compile(r"oe?q{1,3}(?:,?nq{1,2})?(?:oe?[SDY])?(?![tqNFT])")
CAMPUS = re.compile(r",(?:[NYFP]{1,2})(?![NFYTB]|,?n[NYFC])")
AT = re.compile(r"[NY]{1,2}(?![NFYTBP])")
BEHIND = re.compile(r"[NY]{1,2}(?![NFYTBP])|,[NY]{1,2}(?![NFYTBP]|,?n)")
# "City of York Council".
SEATS = frozenset("Freeport Port State City Town County Borough District".split())
OF_A_STATE = frozenset("Bank Corporation Corp Group Insurance Railways".split())
# "House Commission IV", "Kodam 7".
NUMBERED = frozenset("Commission Chamber Division Komisi Directorate".split())
NUMBER = re.compile(r"[IVX]{1,4}")
# "the 14 Squadron", "the 2nd Mountain Brigade", "Mobile Squad 13".
UNITS = frozenset("Unit Squad Squadron Brigade Battalion Regiment Division Corps Army Fleet Bureau".split())
BRANCH = re.compile(r"S(?:$|[vwtn,xiak)'])")
FACTION = re.compile(r"[A-Z]\w+(?:ists?|ist-[A-Z]\w+ists?)")


def without_seat(tokens: list[Token], codes: str, first: int, last: int, head: int) -> int:
    """Where a company's name ends that has a name before its noun: the town or state behind "of" is where it sits ("Tarka Shipping of Lumo")."""
    noun = tokens[head].text
    company = body_kinds().get(noun, ("", False))[0] == "company" and noun not in OF_A_STATE
    own = set("NFA") & set(codes[first:head]) or codes[:first].endswith("n")
    return head + 1 if company and own and codes[head + 1:head + 2] == "o" and last <= head + 4 else last


def with_topic(tokens: list[Token], codes: str, last: int, head: int) -> int:
    """Where a body's name ends whose topic goes on: "Association of Civil Engineers of Tarka", "Ministry of Finance and Public Credit"."""
    if last == head + 1:
        small = SMALL_TOPIC.match(codes, last) if tokens[head].text in SMALL_BEHIND else None
        matters = words_of("offices.csv", "portfolio")
        return small.end() if small and all(tokens[at].text in matters for at in range(last, small.end()) if codes[at] == "q") else last
    while found := MORE.match(codes, last) or OFFICE.match(codes, last):
        plain = found.re is MORE and found["noun"] and not ADJECTIVE.fullmatch(tokens[last - 1].text)
        if plain and not is_ordinary(tokens[last].text) or found.re is MORE and found["joined"] and not _matters(tokens, codes, *found.span()):
            break
        last = found.end()
    return last


@cache
def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is an ordinary one that stands in the names of bodies: by the lists, by its ending, both parts of a hyphenated one."""
    low = word.lower()
    lists = (words_of("offices.csv", "portfolio"), words_of("body_words.csv", "ordinary"), words_of("body_words.csv", "generic_words"))
    return any(low in words for words in lists) or any(shape.fullmatch(word) for shape in (MATTER, ORDINARY, ADJECTIVE)) or (
        "-" in word and is_ordinary(word.split("-")[-1].capitalize()))


def _matters(tokens: list[Token], codes: str, first: int, last: int) -> bool:
    """Whether the capitalised words of a stretch say what a body does or whose it is, and are no names of their own."""
    return all(codes[at] not in "NHY" or ADJECTIVE.fullmatch(tokens[at - 1].text) or is_ordinary(tokens[at].text) for at in range(first, last))


def _campus(tokens: list[Token], codes: str, last: int, head: int) -> int:
    """Where a university's name ends behind which its town stands: "University of California, Riverside", "University of Tarka at Lumo"."""
    if tokens[head].text not in ("University", "Institute", "College") or last == head + 1 or last + 1 >= len(tokens):
        return last
    told = " ".join(token.text for token in tokens[head + 2:last]).removeprefix("the ")
    many = told in words_of("body_words.csv", "campuses") and CAMPUS.match(codes, last)
    at = tokens[last].text == "at" and tokens[head].text == "University" and AT.match(codes, last + 1)
    behind = told == "Technology" and BEHIND.match(codes, last)
    return (many or at or behind).end() if many or at or behind else last


def _half(tokens: list[Token], codes: str, first: int) -> int:
    """Where the name begins whose half stands before "and": "the National Cyber and Crypto Agency"; where nothing tells that it is one, `first`."""
    half = HALF.search(codes, 0, first) if first > 1 and codes[first - 1] == "n" else None
    begin = half.start() if half else first
    return begin if half and codes[max(0, begin - 1):begin] in ("e", "'", "(") and not FOLLOWERS.search(tokens[first - 2].text) else first


def with_possessives(tokens: list[Token], codes: str) -> str:
    """The codes with the possessive of a plural before a body noun as a part of the name: "Seafarers' Union", "Seamen's Federation"."""
    for found in PLURAL.finditer(codes):
        at = found.start()
        plural = tokens[at].text.endswith("s") and len(tokens[at + 1].text) == 1 or tokens[at].text.endswith("men")
        if plural and tokens[at + 1].start == tokens[at].end:
            codes = codes[:at + 1] + "R" + codes[at + 2:]
    return codes


def widened(tokens: list[Token], codes: str, first: int, last: int, head: int) -> tuple[int, int]:
    """The stretch with what belongs to it beside it: "Vale & Co", "Unity and Progress Party", "Queen Ada Hospital", "Communist Party (Marxist)"."""
    kind = body_kinds().get(tokens[head].text, ("", False))[0]
    first, last = _begin(tokens, codes, first, head, kind), _end(tokens, codes, last, head, kind)
    if tokens[head].text in UNITS:
        ends = first > 1 and tokens[first - 1].text in ("st", "nd", "rd", "th") and codes[first - 2] == "0"
        first -= 2 if ends else bool(first and codes[first - 1] == "0" and tokens[first - 1].text.isdigit())
    if tokens[last - 1].text == "Police" and last < len(tokens) and tokens[last].text in ("Station", "Post", "Barracks") and last > first + 1:
        last += 1
    while codes[last - 1] == "Q" and codes[last:last + 1] == "T" and last > head + 1:
        last -= 1
    return first, last


def _begin(tokens: list[Token], codes: str, first: int, head: int, kind: str) -> int:
    """Where a body's name begins."""
    before = codes[:first]
    if first > 1 and tokens[first - 1].text == "&" and codes[first - 2] in "NFA" and kind in ("company", "other"):
        first -= 2
        while first and codes[first - 1] in "NFA":
            first -= 1
    elif before.endswith("n") and kind in ("party", "government", "other"):
        first = _half(tokens, codes, _listed(tokens, codes, first, head, kind))
    elif (items := ITEMS.search(before)) and "n" in codes[first:head]:
        first = items.start()
    elif first and tokens[first - 1].text in NAMESAKES and tokens[head].text in NAMED_AFTER and codes[first] in "FN":
        first -= 1
    elif first > 2 and codes[first - 2:first] in ("N'", "F'") and tokens[first - 3].text in NAMESAKES and first == head:
        first -= 3
    return first - 2 if first > 1 and codes[first - 1] == "o" and tokens[first - 2].text in SEATS and codes[first] in "NFY" else first


def _listed(tokens: list[Token], codes: str, first: int, head: int, kind: str) -> int:
    """Where the name begins that holds "and" before its noun: "Unity and Progress Party", "the Heart and Stroke Foundation"."""
    found = LISTS.search(codes, 0, first)
    begin = found.start() if found else first
    before, inside = codes[max(0, begin - 1):begin], range(begin, head)
    matters = all(codes[at] in ",nCQR" or tokens[at].text == "Justice" or _matters(tokens, codes, at, at + 1) for at in inside)
    plurals = all(codes[at] in ",n" or tokens[at].text.endswith("s") for at in range(begin, first + (kind != "other")))
    paired = before == "e" and (matters and all(codes[at] in "nCN" for at in inside) or kind != "party" and plurals)
    open_to_it = before in ("", "e", "'", "(") or matters and before in ("w", "q")
    return begin if found and (paired or kind != "other" and open_to_it and (kind == "party" or matters)) else first


def _end(tokens: list[Token], codes: str, last: int, head: int, kind: str) -> int:
    """Where a body's name ends."""
    topic = ON.match(codes, last + 1) if last < len(tokens) and tokens[head].text in DEVOTED.get(tokens[last].text, ()) else None
    last = with_topic(tokens, codes, topic.end(), head) if topic else last
    if last == head + 1 and kind in ("armed", "police", "other") and BRANCH.match(codes, last):
        last += 1
    last = _campus(tokens, codes, last, head)
    if last == head + 1 and last < len(tokens):
        numbered = tokens[head].text in NUMBERED and NUMBER.fullmatch(tokens[last].text)
        last += bool(numbered or tokens[head].text in UNITS and codes[last] == "0" and tokens[last].text.isdigit())
    return last + 3 if kind == "party" and codes[last:last + 3] in ("(N)", "(R)") and FACTION.fullmatch(tokens[last + 1].text) else last
