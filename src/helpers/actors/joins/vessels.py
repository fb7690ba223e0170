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
def _before() -> re.Pattern:
    """What stands before the name of a ship: its prefix, or the word for it, with or without "the" and a comma or quotation mark."""
    from helpers.actors.discovery.left import PREFIX, VESSEL

    prefixes, nouns = ("|".join(map(re.escape, sorted(words))) for words in (PREFIX, VESSEL))
    return re.compile(rf"(?:\b(?:{prefixes}) |\b(?i:{nouns})(?:, the| the|,)? )[“\"‘']?$")


def without_vessels(seen: list[Seen], texts: Mapping[str, str]) -> list[Seen]:
    """What was seen, without the names of ships that only weak signs make persons or others, and without their parts in the same article."""
    strong = {one.name for one in seen if one.kind in KINDS and one.weight >= SIGN}
    weak: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if one.kind in KINDS and one.name not in strong and " " in one.name:
            weak[one.name].add(one.doc_id)
    ships = {name for name, articles in weak.items() if any(_is_ship(name, texts[doc_id]) for doc_id in articles)}
    parts = {(doc_id, part) for name in ships for doc_id in weak[name] for part in name.split()}
    return [one for one in seen if one.kind not in KINDS or one.name in strong or one.name not in ships and (one.doc_id, one.name) not in parts]


def _is_ship(name: str, text: str) -> bool:
    places = (found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return any(_before().search(text[max(0, at - 40):at]) for at in places)
