"""What stands right before a name: a preposition of place or of a party, a verb that addresses it, "of"."""
from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from helpers.actors.roles_subject import CALENDAR
from helpers.actors.roles_words import noun_class, object_verb_forms

COMPASS = (r"(?:north|south|east|west|central|northeast|northwest|southeast|southwest|north-?east|north-?west|south-?east|south-?west|upper|"
           r"lower|inner|mainland|rural|coastal)(?:ern)?(?:most)?")
ADJECTIVE = (r"(?:(?:the|both|all|only|even|much of|most of|parts of|the rest of|all of|other parts of|neighbou?ring|nearby|war-torn|modern|"
             r"communist|democratic|landlocked|occupied|"
             r"then|[a-z]+-(?:hit|torn|ruled|held|run|stricken)) )*")
POSTS = r"(?:ambassador|envoy|representative|attach[eé]|emissary|high commissioner|consul[- ]general|consul|visit|visitor|trip|tour|travel|return)s?"
POST = re.compile(rf"\b{POSTS} (?:back )?to {ADJECTIVE}$", re.IGNORECASE)
REGION = re.compile(rf"(?<![^\W_])(?:{COMPASS}) (?:part of |of )?$", re.IGNORECASE)
SHARED_BORDER = re.compile(rf"\b(?:border|borders|frontier|boundary|boundaries|railway|road|highway|route|flights?|pipeline|"
                           rf"strait)\b[^.,;:]{{0,24}}\b(?:with|between) {ADJECTIVE}$", re.IGNORECASE)
SHARED = re.compile(r"\b(?:countries|nations|states|neighbou?rs|economies|powers|governments|parties|members|partners|allies|places|markets|"
                    r"capitals)(?: and regions)?,? (?:including|like|such as) (?:both )?$")
GOVERNS = re.compile(r"\b(with|between|among|by|against|from|to|in|across|into|of|for) (?:[\w-]+ ){0,4}?$")
SAID_TO = (r"\b(?:message|warning|appeal|threat|letter|apology|thanks|gratitude|condolences|proposal|offer|concessions?|challenge|response|"
           r"reply|demands?|requests?|calls?|"
           r"opposed|attached|importance|loyal|sells?|sold|belongs?|owes?|owed|according|listen(?:s|ed)?|alternative|rival) to ")
LOST = re.compile(r"\b(?:los(?:t|e|es|ing)|loss|defeat)(?: [\w-]+){0,4} to $", re.IGNORECASE)
GIVEN_BY = (r"\b(?:support|help|aid|assistance|approval|requests?|pressure|messages?|criticism|condemnation|responses?|demands|commitments?|"
            r"permission|statements?|reactions?|threats?|"
            r"invitations?|efforts?|praise|concessions?|cooperation|backing|guarantees?|loans?|calls?|offers?|independence|denial) from ")
MEANT_FOR = (r"\b(?:support|help|aid|assistance|respect|backing|praise|sympathy|warnings?|message|victory|defeat|win|loss|setback|blow|boost|"
             r"spoke|speaks|speak|goals?) for ")
PARTY = re.compile(rf"(?:{SAID_TO}|{LOST.pattern[:-1]}|{GIVEN_BY}|{MEANT_FOR}|\b(?:pressure|calls?|called|calling) on |"
                   rf"\b(?:with|between|among|amongst|by|"
                   rf"against|alongside|unlike|versus|vs\.?|on behalf of|joined by|as (?:do|does|did|has|have|is|are|will)) ){ADJECTIVE}$",
                   re.IGNORECASE)
BODY_FROM = re.compile(r"\b([\w-]+) from (?:the )?$")
PLACE = re.compile(
    rf"\b(?:as far as|(?:bound|headed|heading|left|leaves|leave|leaving|departed|departing|destined) for|(?:fl(?:y|ies|ew|own|ying)|"
    rf"missiles?|skies|drones?|balloons?|planes?|jets?) over|in|into|within|inside|across|throughout|from|to|toward|towards|near|outside|"
    rf"via|through|around|along|beyond|off|out of|at|onto|elsewhere in|"
    rf"enter(?:s|ed|ing)?|leav(?:e|es|ing)|left|reach(?:es|ed|ing)?|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|flee(?:s|ing)?|fled|cross(?:es|ed|"
    rf"ing)?|border(?:s|ed|ing)?) {ADJECTIVE}$",
    re.IGNORECASE)
OF = re.compile(rf"\b([\w-]+) of {ADJECTIVE}$", re.IGNORECASE)
OF_PLACE = frozenset("most much all rest whole outside map edge out part parts heart centre center corner corners end invasion occupation "
                     "annexation length tour outskirts side half third thirds quarter quarters percent tenth".split())
OF_NOTHING = frozenset("because instead ahead regardless case example exception independently inclusive".split())
WITHIN_PLACE = re.compile(r"\b(?:in|at|from|to|near|of|outside|through|via|around|into|(?:bound|left|leaving|heading|headed) for) (?:(?:the|[A-Z][\w'’.-]*|of|de|la|al) "
                          r"){0,4}([A-Z][\w'’.-]*), $", re.IGNORECASE)
ENDS_PLACE = re.compile(r"[ \u00a0]*(?:[,.;:)\"”]|$)|[ \u00a0]+(?:on|in|at|after|before|and|where|for|during|from|with|last|this|by|to|as|"
                        r"when|while|since|but|or)\b")
BODIES = frozenset("officials authorities departments police ministers leaders representatives delegates delegations diplomats envoys "
                   "ambassadors negotiators lawmakers regulators".split())
# The last word before a name says which patterns can hold; most names need none of them.
LOOSE = frozenset("the both all only even of neighboring neighbouring nearby war-torn modern communist democratic landlocked occupied then".split())
TO, OR_WITH, LISTED = frozenset(("to",)), frozenset(("with", "between")), frozenset(("including", "like", "as"))
BEFORE_PARTY = frozenset("to from for on with between among amongst by against alongside unlike versus vs vs. do does did has have is are "
                         "will".split())
BEFORE_PLACE = frozenset("""in into within inside across throughout from to toward towards near outside via through around along beyond off
out at onto for over as enter enters entered entering leave leaves leaving left reach reaches reached reaching visit visits visited visiting
tour tours toured touring flee flees fleeing fled cross crosses crossed crossing border borders bordered bordering""".split())
COMPASS_WORD = re.compile(COMPASS, re.IGNORECASE)
# Words that can stand between a preposition and the name that it governs.
BETWEEN = LOOSE | frozenset(("much", "most", "parts", "rest", "other"))


def last_word(left: str) -> str:
    """The last word of a text in lower case, with the marks on it; empty where there is none."""
    words = left[-40:].rsplit(None, 1)
    return words[-1].lower() if words else ""


def _may(last: str, words: frozenset[str]) -> bool:
    return last in words or last in LOOSE or "-" in last


@lru_cache(maxsize=1 << 15)
def _ends(pattern: re.Pattern, end: str) -> bool:
    return bool(pattern.search(end))


GOVERNOR = re.compile(r"\w[\w.]*$")  # without the brackets, dashes and quotation marks before it


class _Ending(NamedTuple):
    """The words at the end of a text; `between` of them can stand between a preposition and its name, `governor` is the word before those."""

    words: list[str]
    between: int
    governor: str

    def matches(self, pattern: re.Pattern, most: int) -> bool:
        """Whether the text ends as a pattern says that looks at `most` words before the words between; the same ends are met again and again."""
        return _ends(pattern, " ".join(self.words[-most - self.between - 1:]))


def _ending(left: str) -> _Ending:
    words = left.split(" ")
    between = 0
    while between + 2 <= len(words) and ((word := words[-between - 2].lower()) in BETWEEN or "-" in word):
        between += 1
    governor = GOVERNOR.search(words[-between - 2].lower()) if between + 2 <= len(words) else None
    return _Ending(words, between, governor[0] if governor else "")


def is_post(left: str, last: str) -> bool:
    """`ambassador to`, `a visit to`."""
    return _may(last, TO) and _ending(left).matches(POST, 4)


def is_region(left: str, last: str) -> bool:
    """`northern`, `Southwest`, `the north of`."""
    return (last == "of" or _is_compass(last)) and _ends(REGION, " ".join(left.rsplit(" ", 4)[-4:]))


@lru_cache(maxsize=1 << 12)
def _is_compass(word: str) -> bool:
    return bool(COMPASS_WORD.match(word))


def is_example(left: str, last: str) -> bool:
    """`countries such as`, `countries including`."""
    return _may(last, LISTED) and bool(SHARED.search(left))


def _of(left: str) -> str:
    """The role of a name after "of", by the noun before it."""
    found = OF.search(left)
    noun = found[1].lower() if found else ""
    if not found or noun in OF_NOTHING:
        return ""
    if noun in ("that", "those"):
        return "unclear"
    if noun in OF_PLACE or noun in noun_class("place") or REGION.match(noun + " "):
        return "place"
    return "actor" if noun in noun_class("act") else "modifier"


def _within_place(left: str, right: str, last: str) -> bool:
    """`in Chiang Mai, Thailand,`: a place, then the state that it lies in."""
    found = WITHIN_PLACE.search(left) if last.endswith(",") else None
    return bool(found) and found[1][0].isupper() and found[1].lower() not in CALENDAR and bool(ENDS_PLACE.match(right))


def _as_governed(left: str, last: str) -> str:
    """`cooperation with countries including X`: the name stands where the countries stand; the text before it up to their preposition."""
    found = SHARED.search(left) if _may(last, LISTED) else None
    governs = GOVERNS.search(left[:found.start()]) if found else None
    return left[:governs.end(1)] + " " if governs else left


def _from_body(left: str) -> bool:
    """`officials from X`: a body's people, told by where they belong."""
    found = BODY_FROM.search(left)
    return bool(found) and found[1].lower() in BODIES


def _is_party(left: str, ending: _Ending) -> bool:
    if ending.governor == "to" and (LOST.search(left) if not ending.between else PARTY.search(left)):
        return True
    return (ending.governor in BEFORE_PARTY or ending.governor == "behalf") and ending.matches(PARTY, 2)


def is_object(left: str) -> bool:
    """Whether a verb that addresses, helps or opposes somebody stands right before a name."""
    last = last_word(left)
    return (last_word(left.rstrip()[:-4]) if last == "the" else last) in object_verb_forms()


def role_before(left: str, right: str) -> str:
    """The role that the words before a name give it, empty where none does; `left` ends right before the name.

    >>> role_before("talks with ", " ended"), role_before("was held in ", ".")
    ('actor', 'place')
    >>> role_before("the people of ", " said"), role_before("urged ", " to act")
    ('modifier', 'actor')
    """
    left = _as_governed(left, last_word(left))
    last = last_word(left)
    ending = _ending(left)
    if _within_place(left, right, last) or (ending.governor in OR_WITH and SHARED_BORDER.search(left)):
        return "place"
    if _is_party(left, ending):
        return "actor"
    if ending.governor == "from" and _from_body(left):
        return "modifier"
    if ending.between and (of := _of(left)):
        return of
    if (ending.governor in BEFORE_PLACE or ending.governor == "out") and ending.matches(PLACE, 3):
        return "place"
    return "actor" if is_object(left) else ""
