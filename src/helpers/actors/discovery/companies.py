"""Companies and other bodies whose names hold no body word: known by the nouns beside them, or because they speak of themselves as "it"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpers.actors.discovery.bodies import Body
from helpers.actors.discovery.codes import Token
from helpers.actors.discovery_words import words_of

NAME = re.compile(r"(?<![NFA])[NA](?:n?[NA])?(?![NFA])")
# "Said it was late" says nothing; "said its profit", "said it plans", "said it has agreed" do.
ITSELF = re.compile(r"its [a-z]|it (?:(?:has|had) )?(?:plan(?:s|ned)|expect(?:s|ed)|intend(?:s|ed)|aim(?:s|ed)|agreed|bought|sold|acquired|hired|completed)\b")
OWNED = frozenset(("shares", "stake", "stock", "takeover", "subsidiary", "shareholders", "acquisition", "purchase", "unit", "arm"))


def find_companies(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Names of one or two unknown words with a sign of a company beside them."""
    matters = list(_of_matter(tokens, codes)) if "C" in codes else []
    yield from matters
    for found in NAME.finditer(codes):
        first, last = found.span()
        if any(one.first <= first < one.last for one in matters):
            continue
        if last - first == 3 and not _is_firm(tokens, first):
            last = first + 1
        told = _apposed(tokens, codes, last) or _named_after(tokens, codes, first, last) or _acting(tokens, codes, first, last)
        if told:
            while first and tokens[first - 1].text in _nouns_before() and codes[last:last + 1] in tuple("CQRB") and last < first + 4:
                last += 1  # "the charity Tarka Relief"
            yield Body(first, last, *told, tokens[first].text)
            continue
        sign = _sign(tokens, codes, first, last)
        if sign and not tokens[first].text.endswith(("ists", "ans")):
            yield Body(first, last, "company", "", sign, tokens[first].text)


OF_MATTER = re.compile(r"(?<![NFABCQTDSKY])(?:[NY]{1,2}C(?=[v',)xg]|nw|$)|[NAQ]{1,2}C(?=t))")
# Houses whose people are asked about the market: "Lumo Markets analyst Ann Lee".
ASKED = frozenset("Markets Research Media Investments".split())


def _of_matter(tokens: list[Token], codes: str) -> Iterator[Body]:
    """A name before what the company deals in, which acts: "Lumo Water said"."""
    for found in OF_MATTER.finditer(codes):
        asked = codes[found.end():found.end() + 1] != "t" or tokens[found.end() - 1].text in ASKED
        if asked and tokens[found.end() - 1].text in words_of("body_words.csv", "company_matters") and (found.start() or found.end() - found.start() > 1):
            yield Body(*found.span(), "company", "", f'before "{tokens[found.end() - 1].text}"', tokens[found.start()].text)


def _apposed(tokens: list[Token], codes: str, last: int) -> tuple[str, str, str] | None:
    """Kind, state (none) and sign of a name that a comma and "a party", "a radical group" or the like follow."""
    if codes[last:last + 1] != "," or codes[last + 1:last + 2] not in ("j", "e"):
        return None
    for at in range(last + 2, min(last + 6, len(tokens))):
        kind = _apposed_kinds().get(tokens[at].text, "")
        if kind and codes[at + 1:at + 2] in ("", ",", "w", "o", "a", "i", "x", "f"):
            return kind, "", f'followed by "{tokens[at].text}"'
        if codes[at] not in "wqSDpbt'":
            return None
    return None


def _named_after(tokens: list[Token], codes: str, first: int, last: int) -> tuple[str, str, str] | None:
    """Kind, state and sign of a name between commas behind "the ruling party" or the like."""
    if first < 2 or codes[first - 1] != "," or not (codes[last:last + 1] == "," or tokens[last:last + 1] and tokens[last].text in ".;"):
        return None
    kind = _apposed_kinds().get(tokens[first - 2].text, "")
    return (kind, "", f'after "{tokens[first - 2].text}"') if kind else None


@cache
def _nouns_before() -> dict[str, str]:
    """Noun right before a name -> the kind of body that it makes of it: "the watchdog Bawaslu"."""
    kinds = {"before_government": "government", "before_media": "media", "before_armed": "armed", "before_criminal": "criminal", "before_other": "other"}
    return {noun: kind for group, kind in kinds.items() for noun in words_of("body_words.csv", group)}


SPEAKERS = frozenset("spokesman spokeswoman spokesperson spokespeople".split())


def _acting(tokens: list[Token], codes: str, first: int, last: int) -> tuple[str, str, str] | None:
    """Kind, state and sign of an acronym that speaks or has officers, and of a name that has a spokesman."""
    follows = tokens[last].text if last < len(tokens) else ""
    before = tokens[first - 1].text if first else ""
    if before in _nouns_before() and codes[first:last] in ("N", "NN"):
        return _nouns_before()[before], "", f'after "{before}"'
    if follows in SPEAKERS and codes[last + 1:last + 2] in ("X", "z", "F", "N", "I"):
        return "other", "", f'before "{follows}"'
    if codes[first:last] != "A" or len(tokens[first].text) < 3 or not tokens[first].text.isalpha():
        return None
    at = last
    while codes[at:at + 1] in ("q", "Q", "t", "T", "C") and at < last + 4:
        at += 1
    if at > last and codes[at:at + 1] in ("X", "z", "F", "I"):
        return "other", "", f'an acronym before "{tokens[at - 1].text}"'
    return ("other", "", f'an acronym before "{follows}"') if codes[last:last + 1] == "v" else None


@cache
def _apposed_kinds() -> dict[str, str]:
    """Noun after a name -> the kind of body that it makes of it."""
    kinds = {"company_before": "company", "apposed_party": "party", "apposed_media": "media", "apposed_other": "other"}
    return {noun: kind for group, kind in kinds.items() for noun in words_of("body_words.csv", group)}


def _is_firm(tokens: list[Token], first: int) -> bool:
    """Whether two names joined by "and" are one: always with the sign, else only after "firm"."""
    return tokens[first + 1].text == "&" or first > 0 and tokens[first - 1].text == "firm"


def _sign(tokens: list[Token], codes: str, first: int, last: int) -> str:
    before = tokens[first - 1].text if first else ""
    after = [token.text for token in tokens[last:last + 4]]
    if before in words_of("body_words.csv", "company_before"):
        return f'after "{before}"'
    if before in ("in", "of") and first > 1 and tokens[first - 2].text.lower() in OWNED:
        return f'after "{tokens[first - 2].text} {before}"'
    if codes[last:last + 1] == "v" and ITSELF.match(" ".join(after[1:])):
        return 'speaks of itself as "it"'
    noun = after[1] if codes[last:last + 1] == "'" and len(after) > 1 else after[0] if after else ""
    if noun in words_of("body_words.csv", "company_after"):
        return f'before "{noun}"'
    return _officer(tokens, codes, last)


def _officer(tokens: list[Token], codes: str, last: int) -> str:
    """The officer of a company who stands between its name and his own: "Westpac chief economist Bill Evans"."""
    at = last
    while codes[at:at + 1] in ("q", "t") and at < last + 3:
        at += 1
    officer = tokens[at - 1].text if at > last and codes[at:at + 1] in ("N", "F", "I", "X", "z") else ""
    return f'before its {officer}' if officer in words_of("body_words.csv", "company_officers") else ""
