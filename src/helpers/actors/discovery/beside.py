"""Words that are one thing alone and another beside their neighbour: a portfolio or a body noun, a month or a given name, a faith or a family name."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from helpers.actors.discovery_words import words_of
from helpers.actors.naming import shape_of

BEFORE_TITLES = frozenset(("Union", "House", "Police", "Army", "Navy", "Cabinet", "Senate", "Party"))
# What a company manages: "Vale Crew Management"; elsewhere the word is a matter.
MANAGED = frozenset("Crew Ship Marine Asset Wealth Fund Capital Investment Property".split())
# Months and states that are also given or family names.
NAME_TOO = frozenset("Jan Mar May April June August Jun Sun Mon Tue Wed Thu Fri Sat Jordan Chad Georgia Israel Cyprus Kenya India Jersey "
                     "Montserrat".split())
# Faiths, languages and points of the compass that are also family names: of the last, only behind a known given name.
FAMILY_TOO = frozenset("Islam Christian English Bond".split())
COMPASS_TOO = frozenset("North South East West".split())
INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
# Two letters before a name that are a club's, a state's or a trade's, no initials.
NO_INITIALS = frozenset("US UK UN EU AU AI TV IT PM MP PR HR AC FC AS SC SK NK FK SV RB CD CF SS UD UB KK AP PT CV VW BP GM GE HP LG NZ SA DR ST EX AD BC DC LA NY".split())
SUFFIXES = re.compile(r"Jr\.?|Sr\.?|I{2,3}|IV|VI{1,3}|IX|XI{0,3}|XI?V|XVI{0,3}")
NUMERAL = re.compile(r"I{1,3}|I?V|VI{1,3}|I?X|XI{1,3}")
# Words that are given names too, and titles before the name of a chief or king, which a numeral ends.
CHIEFS = frozenset("Nana Nii Naa Togbe Togbui Barima".split())
# Forms of address behind a name: "Nazim Bey".
FORMS_BEHIND = frozenset("Bey Hanım Hanim Efendi Hoca Saheb Sahib".split())
SPEAK_OF = frozenset("has had was is will would did may".split())
CHAMBERS = frozenset("Senate House Assembly".split())
CHIEF = re.compile(r"[NF]{1,4}")
_OFFICE = re.compile(r"C?B'B")
PATERNAL = frozenset("bin ibn bint binti".split())
# An opening word of such a shape before a given name is what the person does, not a part of the name.
ROLE_SHAPE = re.compile(r"[A-Z][\w-]*(?:man|men|woman|women|ists?|ators?|itors?|ologists?|icians?|smiths?|ers)|[A-Z][a-z]+-[a-z]+er")
# Such a word after "minister of" is a portfolio, also where no list has it.
MATTER = re.compile(r"[A-Z]\w+(?:tion|sion|ment|ity|ism|ics|ship)")


def by_context(codes: list[str], texts: Sequence[str], opens: Callable[[int], bool]) -> list[str]:
    """The codes with those words put right that their neighbours make something else; `opens` tells whether a sentence or quotation begins at a token."""
    for at, text in enumerate(texts):
        code = codes[at]
        if code in "wvaeoinkjf0,x'qtbgu":
            continue
        before, follows = codes[at - 1] if at else "", codes[at + 1] if at + 1 < len(codes) else ""
        codes[at] = _as_body(codes, texts, at, before, follows) or _as_title(codes, texts, at, before, follows, opens) or (
            _as_name(codes, texts, at, before, follows)) or code
    return codes


def _is_topic(codes: list[str], at: int) -> bool:
    """Whether a body noun before "and" says what a body does: behind "of", "for", "and" or a comma, alone, or before "and Safety Agency"."""
    first = at
    while first and codes[first - 1] in "CQRB":
        first -= 1
    return first == at or codes[first - 1] in "ofn," or codes[at + 2:at + 4] == ["C", "B"]


@cache
def _titles() -> frozenset[str]:
    return words_of("offices.csv", "title")


def _as_body(codes: list[str], texts: Sequence[str], at: int, before: str, follows: str) -> str:
    """The code of a body noun that is a name, a portfolio or a title here; empty where it stays one."""
    text = texts[at]
    if text == "Station" and at and texts[at - 1].endswith(("Television", "TV", "Radio")):
        return "B"
    if codes[at] != "B":
        return ""
    if text == "Management":
        return "B" if at and texts[at - 1] in MANAGED else "C"
    if before in ("N", "F") and shape_of(f"{texts[at - 1]} {text}"):
        return "N"
    if text == "Police" and before in ("Q", "D", "S", "N", "Y") and follows == "n":
        return "B"
    if text in ("Service", "Services", "Administration") and before == "C" and follows == "T" and at > 1 and codes[at - 2] in "SNY":
        return "B"
    if text == "Cabinet" and before == "C" and follows == "T":
        return "Q"
    matter = text.lower() in words_of("offices.csv", "portfolio")
    if matter and (before in ("n", "o", "f", ",") or follows in ("T", "C") or follows == "n" and _is_topic(codes, at) or follows == "Q" and texts[at + 1] == "Secretary"):
        return "C"
    if text in BEFORE_TITLES and follows in ("T", "C", "Q") and before not in ("C", "Q", "N", "Y"):
        return "Q"
    return "T" if text.lower() in _titles() and follows in ("N", "F", "I") and before in (
        "", "e", "o", "Q", "C", "G", "D", "S", "w", ",", "n", "P", "Y", '"') else ""


def _as_title(codes: list[str], texts: Sequence[str], at: int, before: str, follows: str, opens: Callable[[int], bool]) -> str:
    """The code of a word that is a part of an office here; empty where it is none."""
    text, code = texts[at], codes[at]
    if text == "Major" and follows == "C" or text == "Chief" and _OFFICE.match("".join(codes[at + 1:at + 5])):
        return "Q"
    if text == "Justice" and follows == "B":
        return "C"
    if code == "N" and follows == "F" and opens(at) and codes[at + 2:at + 3] != [] and codes[at + 2] in "NFI" and ROLE_SHAPE.fullmatch(text):
        return "T"
    if code == "N" and before in ("o", "f") and at > 1 and codes[at - 2] in "Tt" and follows in ("N", "F") and MATTER.fullmatch(text):
        return "C"
    if text == "Justice" and before == "o" and at > 1 and codes[at - 2] in "BK":
        return "C"
    if text in ("Me", "Master", "Ro") and code == "H" and not (follows == "F" or codes[at + 1:at + 3] == ["N", "N"]):
        return "w" if text == "Me" else "N"
    if text in ("Saint", "St", "St.") and before == "e" and follows in ("N", "F"):
        return "N"  # "the Saint Lawrence valley"
    if _is_office(codes, texts, at, follows):
        return "T"
    if text.lower() in words_of("offices.csv", "small_title") and (before in ("Q", "T", "D", "S") and follows in ("N", "F") or follows == "o" and opens(at)):
        return "T"
    if text == "District" and follows == "T" or text in CHAMBERS and codes[at + 1:at + 2] == ["R"] and texts[at + 1] in ("Bill", "Resolution"):
        return "Q"
    if text in CHIEFS and (name := CHIEF.match("".join(codes), at + 1)) and name.end() < len(texts) and NUMERAL.fullmatch(texts[name.end()]):
        return "H"
    if text in ("Co", "Co.") and before in ("i", ",", "o", "a") and follows in ("N", "Y", "F"):
        return "P"
    if text == "State" and (follows == "T" or before == "o" and at > 1 and codes[at - 2] in "Tt"):
        return "Q"
    return ""


def _is_office(codes: list[str], texts: Sequence[str], at: int, follows: str) -> bool:
    """Whether a word in capitals is an office written as its initials: before a full name, and some before one word of a name."""
    text, behind = texts[at], codes[at + 2:at + 3]
    if text not in words_of("offices.csv", "initials") | words_of("offices.csv", "initials_of_few"):
        return False
    full = follows in ("F", "H", "I") or codes[at + 1:at + 3] in (["N", "N"], ["N", "F"])
    return full or text in words_of("offices.csv", "initials") and follows == "N" and (behind in (["v"], ["g"], ["'"], [","], ["n"]) or texts[at + 2:at + 3] and texts[at + 2] in SPEAK_OF)


def _as_name(codes: list[str], texts: Sequence[str], at: int, before: str, follows: str) -> str:
    """The code of a word that is a part of a person's name here; empty where it is none."""
    text, code = texts[at], codes[at]
    if code == "Y" and before in ("T", "t", "H") and follows == "N" and " " not in text:
        return "F"
    if code == "A" and follows in ("N", "F") and INITIALS.fullmatch(text):
        return "I"
    if code in "AR" and follows in ("N", "F") and len(text) == 2 and text.isupper() and text not in NO_INITIALS and _names_somebody(codes, texts, at, before):
        return "I"
    if code == "H" and text.isalpha() and len(text) > 2 and (before == "F" or before == "N" and follows not in ("F", "N", "I", "H")):
        return "N"  # inside a name, or at its end: "Ann Kumari"
    if code == "J" and before == "N" and at > 1 and codes[at - 2] in "ia" and follows not in ("N", "F", "Y", "J", "B"):
        return "N"  # "in Vila Real"
    if code == "A" and before == "F" and len(text) > 3 and text.isalpha() and follows not in ("(", "T", "B", "A"):
        return "N"  # "Anna LINDQVIST", as some outlets write family names
    if text in FORMS_BEHIND and before in ("N", "F") and follows not in ("N", "F"):
        return "w"
    if text in ("St", "St.") and before in ("F", "N", "I") and follows in ("N", "F"):
        return "N"
    if text == "Christian" and (follows in ("l", "F") or follows == "N" and before in ("T", "t", "H")):
        return "F"
    if SUFFIXES.fullmatch(text) and before in ("N", "F") and at > 1 and codes[at - 2] in "NFTHI":
        return "N"
    if before == "l" and texts[at - 1] in PATERNAL and text[0].isupper():
        return "N"
    if text in NAME_TOO and code in ("M", "S") and _is_part(codes, at, before, follows):
        return "F" if follows in ("N", "F") else "N"
    if code == "R" and (text in FAMILY_TOO and before in ("N", "F", "I") or text in COMPASS_TOO and before == "F" and follows not in ("S", "N", "P", "Y")):
        return "N"
    if code in "SD" and before == "N" and follows == "N" and shape_of(f"{texts[at - 1]} {text} {texts[at + 1]}") == "Chinese":
        return "N"
    return ""


def _names_somebody(codes: list[str], texts: Sequence[str], at: int, before: str) -> bool:
    """Whether two letters before a name are initials written without dots: behind a title, or before a full name that speaks."""
    last = at + 1
    while last + 1 < len(codes) and codes[last + 1] in ("N", "F"):
        last += 1
    return before in ("T", "t", "H", "G") or codes[last + 1:last + 2] in (["v"], ["g"]) and last < at + 4


def _is_part(codes: list[str], at: int, before: str, follows: str) -> bool:
    """Whether a month or a state is part of a person's name here: before another word of a name, or (a month) behind one."""
    if follows in ("N", "F"):
        return before not in ("i", "a", "0", "o", "k")
    behind = codes[at - 2] if at > 1 else ""
    return codes[at] == "M" and before in ("N", "F") and follows != "0" and (behind in ("T", "H") or follows != "," and behind in ("t", "F", "N"))
