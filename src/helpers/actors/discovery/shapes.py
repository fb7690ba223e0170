"""Bodies that the shape of their names tells: "Jamaat-e-Islami", "Students Against Discrimination", "Government of National Unity"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.actors.discovery.bodies import Body
from helpers.actors.discovery.codes import Token

IZAFET = re.compile(r"[A-Z]\w+-[ei]-[A-Z]\w+")
BETWEEN = frozenset("Against Without Beyond Over For".split())
UNITY = re.compile(r"oe?[RQ][NCFR]+")
CAPITAL = "NFASDYBCQRTGPKH"
SIGNS = re.compile("|".join(("-[ei]-[A-Z]", *(rf" {word} [A-Z]" for word in sorted(BETWEEN)), "Government of")))


def find_shapes(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Names joined by -e-, names around a capitalised preposition, governments of national unity and the like."""
    for at, token in enumerate(tokens):
        if IZAFET.fullmatch(token.text):
            yield Body(at - (codes[max(0, at - 1):at] in ("S", "D", "N")), at + 1, "other", "", "joined by -e-", token.text)
        elif token.text in BETWEEN and 0 < at < len(tokens) - 1 and codes[at - 1] in CAPITAL and codes[at + 1] in CAPITAL:
            first, last = at - 1, at + 2
            while first > 1 and codes[first - 1] in CAPITAL:
                first -= 1
            while last < len(tokens) and codes[last] in CAPITAL:
                last += 1
            yield Body(first, last, "other", "", f'around "{token.text}"', tokens[first].text)
        elif token.text == "Government" and (found := UNITY.match(codes, at + 1)) and tokens[found.start() + 1].text == "National":
            yield Body(at, found.end(), "government", "", 'head noun "Government"', "Government")
