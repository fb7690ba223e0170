"""Bodies that the shape of their names tells: "Jamaat-e-Islami", "Students Against Discrimination", "Government of National Unity"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.actors.discovery.bodies import Body
from helpers.actors.discovery.codes import Token
from helpers.actors.discovery_words import body_kinds

IZAFET = re.compile(r"[A-Z]\w+-[ei]-[A-Z]\w+")
BETWEEN = frozenset("Against Without Beyond Over For".split())
UNITY = re.compile(r"oe?[RQ][NCFR]+")
CAPITAL = "NFASDYBCQRTGPKH"
SMALL = frozenset("ministry department agency commission authority directorate secretariat bureau council committee institute office service".split())
_SIGNS = ["-[ei]-[A-Z]", *(rf" {word} [A-Z]" for word in sorted(BETWEEN)), "Government of", rf"\b(?:{'|'.join(sorted(SMALL))}) (?:of|for) [a-z, ]+ \([A-Z]"]
SIGNS = re.compile("|".join(_SIGNS))


def find_shapes(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Names joined by -e-, names around a capitalised preposition, governments of national unity, ministries in small letters before their acronym."""
    for at, token in enumerate(tokens):
        if token.text in SMALL and codes[at + 1:at + 2] in ("o", "f") and (last := _defined(tokens, codes, at)):
            yield Body(at, last, body_kinds()[token.text.capitalize()][0], "", f'before "{tokens[last + 1].text}" in brackets', token.text.capitalize())
        elif IZAFET.fullmatch(token.text):
            yield Body(at - (codes[max(0, at - 1):at] in ("S", "D", "N")), at + 1, "other", "", "joined by -e-", token.text)
        elif token.text in BETWEEN and 0 < at < len(tokens) - 1 and codes[at - 1] in CAPITAL and codes[at + 1] in CAPITAL:
            first, last = at - 1, at + 2
            while first > 1 and (codes[first - 1] in CAPITAL or codes[first - 1] == "'" and codes[first - 2] in "BTG"):
                first -= 1
            while last < len(tokens) and codes[last] in CAPITAL:
                last += 1
            yield Body(first, last, "other", "", f'around "{token.text}"', tokens[first].text)
        elif token.text == "Government" and (found := UNITY.match(codes, at + 1)) and tokens[found.start() + 1].text == "National":
            yield Body(at, found.end(), "government", "", 'head noun "Government"', "Government")


def _defined(tokens: list[Token], codes: str, first: int) -> int:
    """Where a name in small letters ends that an acronym in brackets follows: "ministry of external affairs (MEA)"; 0 where none does."""
    close = codes.find("(A)", first, first + 12)
    words = [token.text for token in tokens[first:max(close, first)]]
    fits = close > 0 and all(word.islower() or word == "," for word in words) and tokens[close + 1].text[0].lower() == words[0][0]
    return close if fits else 0
