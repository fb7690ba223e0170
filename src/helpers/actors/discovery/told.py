"""Bodies that the noun beside them tells: "the Tarka news agency", "the Klanman gang", "the newspaper La Voz del Valle"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.actors.discovery.bodies import Body
from helpers.actors.discovery.codes import Token

NAME = re.compile(r"(?<![NFAYBPKCQRSDTGHIzXEJ])(?P<name>[NFA](?:[NFA]|l{1,2}[NF]){0,3})(?![NFAYBPKCQRSDTGHIzXEJ'])")
LONG = re.compile(r'"?(?P<name>[NFYASDRQCKBP](?:[loe]{0,2}[NFYASDRQCKBP])*)')
MEDIA = frozenset("newspaper newspapers daily weekly broadsheet tabloid magazine broadcaster website portal newswire".split())
# Only where the sentence goes on behind it: "the Tarka daily reported", not "Tarka daily bread".
ALSO_ADJECTIVES = frozenset(("daily", "weekly", "newspapers"))
BEHIND = dict.fromkeys(MEDIA, "media") | {"party": "party", "gang": "criminal", "cartel": "criminal", "mafia": "criminal", "militia": "armed"}
NEWS = frozenset("agency website site portal channel outlet service network programme".split())
KINDS = frozenset("motorcycle street drug political opposition ruling nationalist leftist socialist regional parliamentary armed rebel news television TV radio".split())
GROUPS = frozenset("rebel militant armed insurgent extremist separatist jihadist advocacy rights environmental campaign pressure lobby guerrilla vigilante".split())
CHANNELS = frozenset("television TV news radio satellite".split())


def find_told(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Every such name in the sentence."""
    texts = [token.text for token in tokens]
    nouns = BEHIND.keys() | {"news", "group", "agency", "channel"}
    if nouns.isdisjoint(texts):
        return
    for found in NAME.finditer(codes):
        first, last = found.span("name")
        kind = "" if codes[first] == "F" and last - first > 1 else _behind(texts, codes, last)
        kind = "" if kind == "armed" and codes[max(0, first - 1):first] != "e" else kind  # "a Karen militia" is one of a people
        if kind:
            yield Body(first, last, kind, "", f'before "{texts[last]}"', texts[first])
    for at, text in enumerate(texts[:-1]):
        found = LONG.match(codes, at + 1) if text in MEDIA or text == "channel" and texts[at - 1] in CHANNELS else None
        if found and found["name"] not in "KSDY" and not re.fullmatch("F[NF]", found["name"]) and not codes.startswith(("T", "t"), found.end()):
            yield Body(*found.span("name"), "media", "", f'after "{text}"', texts[found.start("name")])


def _behind(texts: list[str], codes: str, last: int) -> str:
    """The kind that the nouns behind a name give it; empty where they give none."""
    after = [*texts[last:last + 3], "", "", ""]
    if after[0] == "news" and after[1] in NEWS:
        return "media"
    if after[0] in GROUPS and after[1] == "group":
        return "armed" if after[0] in ("rebel", "militant", "armed", "insurgent", "jihadist", "guerrilla") else "other"
    at = after[0] in KINDS
    noun = after[at]
    if noun in ALSO_ADJECTIVES and codes[last + at + 1:last + at + 2] not in ("", "v", "g", ",", "x", "n", ")"):
        return ""
    return BEHIND.get(noun, "")
