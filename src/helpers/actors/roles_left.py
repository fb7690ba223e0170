"""What stands right before a name: a preposition of place or of a party, a verb that addresses it, "of"."""
from __future__ import annotations

import re

from helpers.actors.roles_subject import CALENDAR
from helpers.actors.roles_words import institution_nouns, noun_class, object_verb_forms

COMPASS = r"(?:north|south|east|west|central|northeast|northwest|southeast|southwest|north-?east|north-?west|south-?east|south-?west|upper|lower|inner|mainland|rural|coastal)(?:ern)?(?:most)?"
ADJECTIVE = (r"(?:(?:the|both|all|only|even|much of|most of|parts of|the rest of|all of|other parts of|neighbou?ring|nearby|war-torn|modern|communist|democratic|landlocked|occupied|"
             r"then|[a-z]+-(?:hit|torn|ruled|held|run|stricken)) )*")
POSTS = r"(?:ambassador|envoy|representative|attach[eé]|emissary|high commissioner|consul[- ]general|consul|visit|visitor|trip|tour|travel|return)s?"
POST = re.compile(rf"\b{POSTS} (?:back )?to {ADJECTIVE}$", re.IGNORECASE)
REGION = re.compile(rf"(?<![^\W_])(?:{COMPASS}) (?:part of |of )?$", re.IGNORECASE)
SHARED_BORDER = re.compile(rf"\b(?:border|borders|frontier|boundary|boundaries|railway|road|highway|route|flights?|pipeline|strait)\b[^.;:]{{0,24}}\b(?:with|between) {ADJECTIVE}$", re.IGNORECASE)
SHARED = re.compile(r"\b(?:countries|nations|states|neighbou?rs|economies|powers|governments|parties|members|partners|allies|places|markets|capitals)(?: and regions)?,? (?:including|like|such as) (?:both )?$")
GOVERNS = re.compile(r"\b(with|between|among|by|against|from|to|in|across|into|of|for) (?:[\w-]+ ){0,4}?$")
SAID_TO = (r"\b(?:message|warning|appeal|threat|letter|apology|thanks|gratitude|condolences|proposal|offer|concessions?|challenge|response|reply|demands?|requests?|calls?|"
           r"opposed|attached|importance|loyal|sells?|sold|belongs?|owes?|owed|according|listen(?:s|ed)?|alternative|rival) to ")
GIVEN_BY = (r"\b(?:support|help|aid|assistance|approval|requests?|pressure|messages?|criticism|condemnation|responses?|demands?|commitments?|permission|statements?|reactions?|threats?|"
            r"invitations?|efforts?|praise|concessions?|cooperation|backing|guarantees?|loans?|calls?|offers?|independence|denial) from ")
MEANT_FOR = r"\b(?:support|help|aid|assistance|respect|backing|praise|sympathy|warnings?|message|victory|defeat|win|loss|setback|blow|boost|spoke|speaks|speak|goals?) for "
PARTY = re.compile(rf"(?:{SAID_TO}|{GIVEN_BY}|{MEANT_FOR}|\b(?:pressure|calls?|called|calling) on |\b(?:with|between|among|amongst|by|against|alongside|unlike|versus|vs\.?|on behalf of|joined by) ){ADJECTIVE}$",
                   re.IGNORECASE)
BODY_FROM = re.compile(r"\b([\w-]+) from $")
PLACE = re.compile(
    rf"\b(?:in|into|within|inside|across|throughout|from|to|toward|towards|near|outside|via|through|around|along|beyond|off|out of|at|onto|elsewhere in|"
    rf"enter(?:s|ed|ing)?|leav(?:e|es|ing)|left|reach(?:es|ed|ing)?|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|flee(?:s|ing)?|fled|cross(?:es|ed|ing)?|border(?:s|ed|ing)?) {ADJECTIVE}$",
    re.IGNORECASE)
OF = re.compile(rf"\b([\w-]+) of {ADJECTIVE}$", re.IGNORECASE)
OF_PLACE = frozenset("most much all rest whole outside map edge out part parts heart centre center corner corners end invasion occupation annexation length tour outskirts side".split())
OF_NOTHING = frozenset("because instead ahead regardless case example exception independently inclusive".split())
WITHIN_PLACE = re.compile(r"\b(?:in|at|from|to|near|of|outside|through|via|around|into) (?:(?:the|[A-Z][\w'’.-]*|of|de|la|al) ){0,4}([A-Z][\w'’.-]*), $", re.IGNORECASE)
ENDS_PLACE = re.compile(r"[ \u00a0]*(?:[,.;:)\"”]|$)|[ \u00a0]+(?:on|in|at|after|before|and|where|for|during|from|with|last|this|by|to|as|when|while|since|but|or)\b")
LAST_WORD = re.compile(r"([\w'’-]+) (?:the )?$")


def _of(left: str) -> str:
    """The role of a name after "of", by the noun before it."""
    found = OF.search(left)
    noun = found[1].lower() if found else ""
    if not found or noun in OF_NOTHING:
        return ""
    if noun in OF_PLACE or noun in noun_class("place") or REGION.match(noun + " "):
        return "place"
    return "actor" if noun in noun_class("act") else "modifier"


def _within_place(left: str, right: str) -> bool:
    """`in Chiang Mai, Thailand,`: a place, then the state that it lies in."""
    found = WITHIN_PLACE.search(left)
    return bool(found) and found[1][0].isupper() and found[1].lower() not in CALENDAR and bool(ENDS_PLACE.match(right))


def _as_governed(left: str) -> str:
    """`cooperation with countries including X`: the name stands where the countries stand; the text before it up to their preposition."""
    found = SHARED.search(left)
    governs = GOVERNS.search(left[:found.start()]) if found else None
    return left[:governs.end(1)] + " " if governs else left


def _from_body(left: str) -> bool:
    found = BODY_FROM.search(left)
    return bool(found) and (found[1].lower() in institution_nouns() or found[1].lower() in ("departments", "ministers", "leaders", "representatives", "delegates"))


def role_before(left: str, right: str) -> str:
    """The role that the words before a name give it, empty where none does; `left` ends right before the name.

    >>> role_before("talks with ", " ended"), role_before("was held in ", "."), role_before("the people of ", " said"), role_before("urged ", " to act")
    ('actor', 'place', 'modifier', 'actor')
    """
    left = _as_governed(left)
    if SHARED_BORDER.search(left) or _within_place(left, right):
        return "place"
    if PARTY.search(left):
        return "actor"
    if _from_body(left):
        return "modifier"
    if of := _of(left):
        return of
    if PLACE.search(left):
        return "place"
    last = LAST_WORD.search(left)
    return "actor" if last and last[1].lower() in object_verb_forms() else ""
