"""Names that only their form tells: firms of two or more owners, legal forms of other languages, names in quotation marks behind a noun, offices, courts."""
from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.actors.discovery.acronyms import MATTERS
from helpers.actors.discovery.bodies import FOREIGN_SMALL, LAWYERS, Body
from helpers.actors.discovery.codes import Token
from helpers.actors.discovery.extents import is_ordinary
from helpers.actors.discovery.legal import find_legal, form_end
from helpers.actors.discovery_words import body_kinds, words_of

OWNERS = re.compile(r"(?<![NFABX&])[NF](?:,[NF]){0,2}n[NF]{1,2}(?![NFAB])")
PARTNERS = re.compile(r"(?<![NFABX&])[NF](?:,[NF]){0,3},?nB(?![NFAB])")
COMPANIONS = frozenset("Partners Associates Sons Brothers".split())
ABBREVIATED = frozenset("Co Corp Inc Ltd Bros Cie Bhd Pty Pte Pvt Lda Ltda Zrt Kft Nyrt".split())
# "Tudor, Manea și Asociații"; behind "firm" also "Karanović i Vuk".
FOREIGN_FIRM = re.compile(r"(?<![NFABX])[NF](?:,[NF]){0,3}(?P<and>[a-zA-Z])[NF](?![NFABlw'])")
ANDS = frozenset("y e i și et und och og ja en a".split())
FELLOWS = frozenset("Asociados Asociații Associés Associados Associati Partner Partnerzy Partneri Partneři Associates Hijos Fils Figli Filhos Söhne Sønner Partenaires".split())
# "Vale Holdings (Pvt) Ltd", "Vale Freight and Forwarding".
FORMED_TOO = frozenset(("media", "other", "university"))
FORMED = re.compile(r"\([a-zA-Z]\)")
FORMS = frozenset("Pvt Pty Private Proprietary M T U Cayman Thailand Hong Asia".split())
TRADE = re.compile(r"[A-Z][a-z]{3,}ing|Logistics|Timber|Sons|Gas|Power|Services|Works|Supplies|Technologies|Engineering")
QUOTED = re.compile(r'(?P<noun>[a-zA-Z])"(?P<name>[NFAYRlCQBowa]{1,5})"')
# A noun right before a name in quotation marks, and the kind of body that it makes of it.
NOUNS = {"party": "party", "company": "company", "firm": "company", "union": "other", "movement": "party"}
NOUNS |= dict.fromkeys("newspaper magazine daily weekly broadcaster channel station outlet website portal tabloid".split(), "media")
NOUNS |= dict.fromkeys("bank airline operator cooperative enterprise plant factory holding".split(), "company")
NOUNS |= dict.fromkeys("organisation organization group association foundation NGO club initiative network federation coalition academy school charity collective".split(), "other")
# A party's short name before an office that only its members hold: "the Labour MP", "the Conservative group leader".
PARTIES = frozenset("Labour Conservative Tory Liberal".split())
BRITISH = frozenset(("Labour", "Labor"))
AUXILIARIES = frozenset("has had is was will would won lost can could did does".split())
OF_PARTIES = frozenset("MP MPs MLA MLAs MEP MEPs councillor councillors backbencher backbenchers".split())
# What stands around a word (@) of a name: "Air Tarka", "Tarka Air", "Bank Tarka", "Tarka International".
AROUND = {"Air": re.compile(r"(?<![A-Z])(?:[NA]{1,2}@|[AQ]?@[NYSFD]{1,2})(?![A-Z])"), "Bank": re.compile(r"(?<![A-Z'])@[NFY]{1,2}S?(?![A-Z'])"),
          "International": re.compile(r"(?<![A-Z'])(?:S?[NFA]{1,3})@(?![A-Z])")}
# "Tarka Aviation Services", "Tarka Resources".
TRADING = re.compile(r"(?<![A-Z'])[NAYF]{1,2}C{1,2}(?![A-Z']|n[CB])")
TRADES = frozenset("Services Operations Resources Works Supplies Investments Communications Engineering Utilities Minerals Assets".split())
NATION = re.compile(r"(?<![A-Z'n])(?:[CN]S|[SR][CN])(?=[wvg,x])")
SPORTS = frozenset("Rugby Cricket Football Hockey Netball Athletics Cycling Swimming Boxing Rowing Tennis Golf Basketball Sailing Gymnastics".split())
CITY_COURT = frozenset("city district regional town county municipal magistrates' magistrate provincial".split())


def find_firms(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Every such name in the sentence."""
    texts = [token.text for token in tokens]
    for found in OWNERS.finditer(codes) if "&" in texts else ():
        first, last = found.span()
        joint = texts.index("&", first) if "&" in texts[first:last] else -1
        if first < joint < last - 1 and min(len(texts[joint + 1]), len(texts[joint - 1])) > 2:
            yield Body(first, last, "company", "", 'two names around "&"', texts[first])
    for found in PARTNERS.finditer(codes) if not COMPANIONS.isdisjoint(texts) else ():
        if texts[found.end() - 1] in COMPANIONS:
            yield Body(*found.span(), "company", "", f'names before "and {texts[found.end() - 1]}"', texts[found.start()])
    for found in FOREIGN_FIRM.finditer(codes):
        joint = texts[found.start("and")]
        if joint in ANDS and (texts[found.end() - 1] in FELLOWS or texts[max(0, found.start() - 1)] in ("firm", "lawyers", "notaries", "office")):
            yield Body(*found.span(), "company", "", f'names around "{joint}"', texts[found.start()])
    yield from find_legal(tokens, codes)
    for found in QUOTED.finditer(codes) if '"' in codes else ():
        before = texts[found.start()]
        kind = NOUNS.get(before, "company" if before in words_of("body_words.csv", "legal_forms_before") else "")
        if kind and all(text[0].isupper() or text in FOREIGN_SMALL for text in texts[slice(*found.span("name"))]):
            yield Body(*found.span("name"), kind, "", f'in quotation marks after "{before}"', texts[found.start("name")])
    for at, text in enumerate(texts[:-1]):
        ended = codes[at - 1:at] in ("o", "a") and codes[at + 1] in ",x"
        if text in BRITISH and at and codes[at - 1] not in '"(xCQNF' and (codes[at + 1] in "vg'" or texts[at + 1] in AUXILIARIES or ended):
            yield Body(at, at + 1, "party", "", f'before "{texts[at + 1]}"', text)
        elif text in PARTIES and (texts[at + 1] in OF_PARTIES or texts[at + 1:at + 3] == ["group", "leader"]):
            yield Body(at, at + 1, "party", "", f'before "{texts[at + 1]}"', text)
    for at in (at for at, text in enumerate(texts) if text in AROUND):
        found = AROUND[texts[at]].search(f"{codes[:at]}@{codes[at + 1:]}", max(0, at - 3))
        if found and found.start() <= at < found.end() and not any(is_ordinary(texts[place]) or texts[place] in MATTERS for place in range(*found.span()) if codes[place] in "NF" and place != at):
            yield Body(*found.span(), "company", "", f'a name with "{texts[at]}"', texts[at])
    yield from _of_nations(texts, codes)
    for found in TRADING.finditer(codes):
        if texts[found.end() - 1] in TRADES:
            yield Body(*found.span(), "company", "", f'before "{texts[found.end() - 1]}"', texts[found.start()])
    if "court" in texts or "Attorney" in texts or "office" in texts:
        yield from _offices(tokens, codes)


def _of_nations(texts: list[str], codes: str) -> Iterator[Body]:
    """"Transport Canada", "Rugby Australia", "New Zealand Rugby": a matter and the state whose body it is."""
    for found in NATION.finditer(codes):
        first = codes[found.start()] not in "SR"
        matter = texts[found.start() if first else found.end() - 1]
        if is_ordinary(matter) if first else matter in SPORTS and (codes[found.start()] == "S" or texts[found.start()] == "World"):
            yield Body(*found.span(), "other" if matter in SPORTS else "government", "", f'"{matter}" beside the state', matter)


def _offices(tokens: list[Token], codes: str) -> Iterator[Body]:
    """"Velden city court"; "the Attorney General's office"."""
    for at in range(len(tokens) - 2):
        words = [token.text for token in tokens[at:at + 4]]
        if codes[at] in "NFY" and words[1] in CITY_COURT and words[2] == "court" and tokens[at].start:
            yield Body(at, at + 3, "court", "", f'before "{words[1]} court"', "court")
        elif words[0] in LAWYERS and words[1] == "General" and words[2] in ("'s", "’s") and words[3:] == ["office"]:
            yield Body(at, at + 4, "government", "", f'"{words[0]} General\'s office"', "Office")


def _is_trade(text: str) -> bool:
    """Whether a word behind "and" says what else a company does: "Vale Freight and Forwarding"."""
    return bool(TRADE.fullmatch(text)) or body_kinds().get(text, ("", False))[0] == "company" and not text.isupper()


def whole_firm(tokens: list[Token], codes: str, body: Body) -> Body:
    """A company with the owners before it, and with the dot of "Co." inside a sentence; any other body as it is."""
    if body.kind != "company":
        return body._replace(last=form_end(tokens, body.last) or body.last) if body.kind in FORMED_TOO else body
    last = body.last
    inside = FORMED.match(codes, last)
    if inside and (tokens[last + 1].text in FORMS or codes[last + 1] in "SDYR") and (end := form_end(tokens, inside.end())):
        last = end
    elif last + 1 < len(tokens) and codes[last] == "n" and codes[last + 2:last + 3] not in tuple("NFBTQCAY") and _is_trade(tokens[last + 1].text):
        last += 2
    dotted = tokens[last - 1].text in ABBREVIATED and last + 1 < len(tokens) and tokens[last].text == "." and tokens[last].start == tokens[last - 1].end
    last = form_end(tokens, last + dotted) or last + dotted
    head = last - 1 - (tokens[last - 1].text == ".")
    return body._replace(first=_owners_before(tokens, codes, body.first, head), last=last)


def _owners_before(tokens: list[Token], codes: str, first: int, head: int) -> int:
    """Where a company's name begins whose first part stands before "and": "Vale, Tarka and Partners", "Vale Marine and Trading Company".

    What stands behind "and" must be no name alone (body nouns), or the sentence must speak of one firm: "Lumo-based Vale and Tarka Chemicals Ltd".
    """
    if any(tokens[at].text == "&" for at in range(first, head)):
        while first > 1 and codes[first - 1] == "," and codes[first - 2] in "NF" and codes[max(0, first - 3):first - 2] not in ("N", "F", "I"):
            first -= 2
        return first
    joined = first > 1 and codes[first - 1] == "n" and codes[first - 2] in ("NFAzXY" if tokens[first - 1].text == "&" else "NFAzX")
    if not joined or body_kinds().get(tokens[head].text, ("", False))[0] != "company":
        return first
    begin = first - 2
    bare = set(codes[first:head + 1]) <= {"B"}
    while begin and codes[begin - 1] in "NFA":
        begin -= 1
    bare = bare or tokens[first - 1].text == "&" and codes[begin] == "Y"
    while bare and begin > 1 and codes[begin - 1] == "," and codes[begin - 2] in "NF":
        begin -= 2
    return begin if bare or _is_one(tokens, codes, begin, head) else first


def _is_one(tokens: list[Token], codes: str, begin: int, head: int) -> bool:
    """Whether the words beside two joined names speak of one firm."""
    before = [token.text for token in tokens[max(0, begin - 2):begin]]
    after = [token.text for token in tokens[head + 1:head + 6]]
    single = words_of("body_words.csv", "company_before") | {"agency"}
    based = bool(before) and (before[-1].endswith("-based") or before[-1] in single or before[-1] == "," and before[0] in single)
    return based or after[:1] == [","] and after[1:2] in (["a"], ["an"], ["the"]) and any(word in single for word in after[2:])
