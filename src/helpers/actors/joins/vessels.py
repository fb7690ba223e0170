"""Names that only a model or a verb makes persons or actors of no stated kind, and that an article gives to a ship, a storm or an operation."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from helpers.actors.discovery_seen import Seen

KINDS = ("person", "other")
SIGN = 3
"""The weight of a sign that a rule of persons sees: a shape, an age, a title."""


@cache
def _nouns() -> re.Pattern:
    """A prefix of ships, or a word for one."""
    from helpers.actors.discovery.left import PREFIX, VESSEL

    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(PREFIX)))}|(?i:{'|'.join(sorted(VESSEL))}))\b")


@cache
def _before() -> re.Pattern:
    """What stands before the name of a ship: its prefix, or the word for it, with or without "the" and a comma or quotation mark."""
    from helpers.actors.discovery.left import PREFIX, VESSEL

    prefixes, nouns = ("|".join(map(re.escape, sorted(words))) for words in (PREFIX, VESSEL))
    return re.compile(rf"(?:\b(?:{prefixes}) |\b(?i:{nouns})(?:, the| the|,)? )[“\"‘']?$")


# What a text says of a ship alone.
ABOARD = re.compile(r"\b(?:aboard|on board|(?:crew|captain|skipper|master|owners?|wreck|wreckage|hull|sinking|boarding|seizure|hold|deck|bow) of) (?:of )?the [“\"'‘]?$")
SAILS = re.compile(r"[”\"'’]?(?:['’]s (?:crew|captain|skipper|hull|cargo|hold|deck|bow|log|transponder)\b| (?:sank|sinks|sailed|sails|docked|capsized|ran aground|went down|foundered"
                   r"|drifted|listed|anchored|set sail|had sailed|had called at|was (?:towed|escorted|boarded|sailing|bound|anchored|moored|drifting|carrying|flying|heading|fishing))\b)")


BEHIND_THE = re.compile(r"\b[Tt]he [“\"'‘]?$")


def without_vessels(seen: list[Seen], texts: Mapping[str, str]) -> list[Seen]:
    """What was seen, without the names of ships that only weak signs make persons or others, and without their parts in the same article."""
    strong = {one.name for one in seen if _may_sail(one) and one.weight >= SIGN + _is_behind_the(one, texts)}
    weak: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if _may_sail(one) and one.name not in strong:
            weak[one.name].add(one.doc_id)
    sailing = {doc_id for doc_id in set().union(*weak.values()) if _nouns().search(texts[doc_id])}
    ships = {name for name, articles in weak.items() if any(_is_ship(name, texts[doc_id]) for doc_id in articles & sailing)}
    parts = {(doc_id, part) for name in ships for doc_id in weak[name] for part in name.split()}
    return [one for one in seen if not _may_sail(one) or one.name in strong or one.name not in ships and (one.doc_id, one.name) not in parts]


def _may_sail(one: Seen) -> bool:
    """Whether it is of a kind that a ship may be taken for: also of a company told by "carrier" alone."""
    return one.kind in KINDS or one.rule == 'after "carrier"'


def _is_behind_the(one: Seen, texts: Mapping[str, str]) -> bool:
    """Whether "the" stands right before it, which it does before no person."""
    return bool(BEHIND_THE.search(texts[one.doc_id], max(0, one.start - 6), one.start))


def _is_ship(name: str, text: str) -> bool:
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        before = text[max(0, found.start() - 40):found.start()]
        if _before().search(before) or ABOARD.search(before) or before.endswith(("the ", "The ")) and SAILS.match(text, found.end()):
            return True
    return False
