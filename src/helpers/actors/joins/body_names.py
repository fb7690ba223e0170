"""A body's name taken apart: its words, the state in it, the sender and host of an embassy."""
from __future__ import annotations

import re
from functools import cache, lru_cache

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import body_kinds, known_bodies, words_of
from helpers.actors.joins.offices import ministry_of
from helpers.actors.naming import fold
from helpers.actors.states import find_state, state_forms

FUNCTION = frozenset("of for the and in on to at affairs".split())
OF_EACH = "each state's "
"""Begins the title of a body whose name stands with two states in these articles: "Kenya's Election Commission", "the Election Commission of Ghana"."""
OFFICES = re.compile(r"(?:(?:Attorney|Prosecutor|Solicitor|Auditor|Comptroller)[ -])?General['’]s Office|(?:Public |State )?Prosecutor(?:['’]s|s['’]) Office"
                     r"|Office of the (?:(?:Attorney|Prosecutor|Solicitor|Auditor|Comptroller)[ -]General|(?:Public |State )?Prosecutor)")
"""Offices that every state may have, told by their whole name."""
HOSTED = re.compile(r"^(?P<sender>.+?)\s(?P<seat>[Ee]mbassy|[Cc]onsulate(?: General)?|(?:Deputy |Assistant )?High Commission)(?: in (?:the )?(?P<host>.+))?$")
OF_SENDER = re.compile(r"^(?P<seat>[Ee]mbassy|[Cc]onsulate(?: General)?|(?:Deputy |Assistant )?High Commission) of (?:the )?(?P<sender>.+?)(?: in (?:the )?(?P<host>.+))?$")


@cache
def _forms() -> frozenset[str]:
    forms = state_forms()
    return frozenset(forms.loc[forms["use"] != "capital", "form"])


@lru_cache(maxsize=50_000)
def strip_state(name: str) -> str:
    """A body's name without the state before it or after "of".

    >>> strip_state("Ministry of Health of Peru"), strip_state("Peruvian Health Ministry"), strip_state("Bank of England")
    ('Ministry of Health', 'Health Ministry', 'Bank')
    """
    words = name.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        if " ".join(words[:size]).removesuffix("'s").removesuffix("’s") in _forms():
            words = words[size:]
            break
    generic = words_of("body_words.csv", "generic_police")
    bare = " ".join(word for place, word in enumerate(words) if not (place and words[place - 1] in generic and word in _forms()))
    cuts = [found.start() for found in re.finditer(" of ", bare)]
    return next((bare[:at] for at in cuts if find_state(bare[at + 4:].removeprefix("the "))), bare).strip()


def is_of_state(seen: Seen) -> bool:
    """Whether such a body belongs to a state and bears its name in every state."""
    if strip_state(seen.name) in words_of("body_words.csv", "in_every_state"):
        return True
    return seen.title.startswith(OF_EACH) or body_kinds().get(seen.title, ("", False))[1] or bool(OFFICES.fullmatch(strip_state(seen.name)))


@cache
def is_generic(name: str) -> bool:
    """Whether a body's name is made of common words alone, so that any state may have one: "Election Commission", "Democratic Party".

    >>> is_generic("Anti-Corruption Commission"), is_generic("Democratic Party"), is_generic("Tarka Party"), is_generic("Scotland Yard")
    (True, True, False, False)
    """
    common = words_of("offices.csv", "portfolio") | words_of("offices.csv", "qualifier") | words_of("body_words.csv", "generic_words")
    words = [word for word in re.findall(r"[\w-]+", re.sub(r"['’]s?(?!\w)", "", name)) if word.lower() not in FUNCTION]
    alone = words in (["Labour"], ["Labor"]) or len(words) == 1 and body_kinds().get(words[0], ("", False))[0] == "party"
    return (len(words) > 1 or alone) and all(word in body_kinds() or word.lower() in common for word in words)


def is_of_article(key: tuple[str, ...]) -> bool:
    """Whether the key is that of a bare body of one article, kept apart from those of the same words elsewhere."""
    return key[0] == "body" and len(key) > 3 or key[0] == "name" and len(key) > 2


def _ministry(base: str) -> str:
    """A ministry's matter after synonyms, so that two word orders are one."""
    return ministry_of(re.sub(r"\b(?:ministry|department)\b", "minister", base.lower()))


def _police(base: str) -> bool:
    generic = {word.lower() for word in words_of("body_words.csv", "generic_police")}
    words = set(re.findall(r"\w+", base.lower())) - FUNCTION
    return "police" in words and words <= generic | {"police"}


def key_of(seen: Seen, country: str) -> tuple[str, ...]:
    """What makes two names of bodies the same words: the words, the state apart where every state has such a body."""
    if seen.kind == "embassy":
        return _embassy_key(seen)
    if seen.name in known_bodies() and not is_of_state(seen):
        return ("known", known_bodies()[seen.name].label)
    base = strip_state(seen.name)
    if country and seen.kind == "police" and _police(base):
        return ("police", country)
    if is_of_state(seen) and base:
        return ("body", _ministry(base) or fold(base), country)
    return ("name", same_words(seen.name))


def same_words(name: str) -> str:
    """A name folded, without "the", "&" and "Co" written out.

    >>> same_words("The Vale & Lumo Co."), same_words("Vale and Lumo Company")
    ('valeandlumocompany', 'valeandlumocompany')
    """
    return fold(re.sub(r"\bCo\b\.?", "Company", re.sub(r"^[Tt]he ", "", name).replace("&", "and")))


def _embassy_key(seen: Seen) -> tuple[str, ...]:
    found = HOSTED.match(seen.name) or OF_SENDER.match(seen.name)
    if not found:
        return ("name", fold(seen.name))
    host = found["host"] or ""
    sender = find_state(found["sender"]) or found["sender"]
    return ("embassy", found["seat"].lower(), sender, find_state(host) or find_state(host, ("capital",)) or host)
