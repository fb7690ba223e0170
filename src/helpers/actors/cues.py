"""Beside a reporting verb: an actor that is the subject of one, or follows "according to". Not a count of quotations."""
from __future__ import annotations

import re
from functools import cache

from helpers.actors.roles_subject import ADVERBS, APPOSITION, NO_ADVERBS, skip_asides
from helpers.actors.roles_words import reporting_forms

WINDOW = 140
PERFECT = re.compile(r"[ \u00a0]+(?:has|have|had)(?: (?:also|repeatedly|already|since|previously|earlier))?(?=[ \u00a0])")
ADVERB = re.compile(r"[ \u00a0]+([a-z]+)(?=[ \u00a0])")
UNDER = re.compile(r"\b(?:of|with|to|by|in|from|between|against|for|about)[ \u00a0]+(?:(?:the|an?|its|his|her)[ "
                   r"\u00a0]+)?(?:[A-Z][\w'’.-]*[ \u00a0]+){0,5}$")
ACCORDING = re.compile(r"\b(according to)[ \u00a0]+(?:(?:the|an?|its|both)[ \u00a0]+)?(?:[\w'’-]+[ \u00a0]+){0,6}?(?:(?:of|from|by|in)[ "
                       r"\u00a0]+(?:the[ \u00a0]+)?)?(?:[A-Z][\w'’.-]*[ \u00a0]+){0,4}$", re.IGNORECASE)
QUOTE = re.compile("[\"”’']")
PASSIVE = re.compile(r"\b((?:reported|quoted|cited|told|announced|said|confirmed|released|published) by)[ \u00a0]+(?:the[ "
                     r"\u00a0]+)?(?:[A-Z][\w'’.-]*[ \u00a0]+){0,4}$")


@cache
def _forms() -> re.Pattern:
    return re.compile(r"[ \u00a0]+(" + "|".join(form.replace(" ", "[ \u00a0]+") for form in reporting_forms()) + r")(?![\w-])")


@cache
def _inverted() -> re.Pattern:
    """`…,” said Foreign Minister X`: a verb after the end of a quote, then the name with its titles."""
    forms = "|".join(form for form in reporting_forms() if " " not in form)
    return re.compile(rf"[,!?.]?[\"”’'][ \u00a0]+({forms})[ \u00a0]+(?:(?:[A-Z][\w'’.-]*|of|the|for|and|an?)[ \u00a0]+){{0,7}}$")


def _skip_adverbs(right: str) -> str:
    while found := ADVERB.match(right):
        word = found[1]
        if word not in ADVERBS and not (word.endswith("ly") and len(word) > 4 and word not in NO_ADVERBS):
            break
        right = right[found.end():]
    return right


def cue_after(right: str) -> str:
    """The reporting verb of which a name is the subject, in lower case, empty where none.

    >>> cue_after(", an associate professor at the school, said in May"), cue_after(" has also pointed out that"), cue_after(" officials said")
    ('said', 'pointed out', '')
    """
    right = skip_asides(right)
    if found := APPOSITION.match(right):
        right = skip_asides(right[found.end():])
    right = _skip_adverbs(right)
    if found := PERFECT.match(right):
        right = _skip_adverbs(right[found.end():])
    found = _forms().match(right)
    return " ".join(found[1].lower().split()) if found else ""


def find_cue(text: str, start: int, end: int, low: int, high: int) -> str:
    """The cue beside the name `text[start:end]` in its sentence `text[low:high]`: a reporting verb, "according to", "reported by", or empty.

    >>> find_cue("According to the Ministry of Labour, wages rose.", 17, 35, 0, 48), find_cue("Chen said so.", 0, 4, 0, 13)
    ('according to', 'said')
    """
    left = text[max(low, start - WINDOW):start]
    for sign, pattern in (("ccording ", ACCORDING), (" by ", PASSIVE)):
        if sign in left and (found := pattern.search(left)):
            return " ".join(found[1].lower().split())
    if QUOTE.search(left) and (found := _inverted().search(left)):
        return found[1].lower()
    cue = cue_after(text[end:min(high, end + 2 * WINDOW)])
    return "" if cue and UNDER.search(left[-80:]) else cue
