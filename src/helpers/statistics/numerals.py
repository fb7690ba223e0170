"""The number grammar: what a written number is worth.

    number    = [sign] [currency] digits [multiplier …] | number words | fraction | vague word
    digits    = 464,000 | 2.1 | 13        thousands parted by commas, a point before decimals
    words     = twenty-one | two hundred and fifty thousand | half a million | a dozen
    multiplier= dozen hundred thousand lakh million crore billion trillion, also bn, mn, tn after digits
"""
from __future__ import annotations

import re

UNITS = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
MULTIPLIERS = {"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
SHORT = {"bn": "billion", "mn": "million", "tn": "trillion", "m": "million", "k": "thousand"}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
ORDINALS = tuple(("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
                  "seventeenth eighteenth nineteenth twentieth").split())
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MULTIPLIER = "|".join(MULTIPLIERS)
_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_SIMPLE = rf"(?:(?:{'|'.join(TENS)})-(?:{'|'.join(list(UNITS)[1:10])})|{_SMALL})(?![\w])"
AFTER_DIGITS = rf"(?:[ -](?:{_MULTIPLIER})(?![\w]))+|\s?(?:bn|mn|tn)(?![\w])"
WORDS = (
    rf"(?:{_SIMPLE}|(?:half\s)?an?(?=[ ](?:{_MULTIPLIER}|dozen)(?![\w])))"
    rf"(?:[ -](?:dozen|{_MULTIPLIER})(?![\w])|[ ]and[ ]{_SIMPLE}(?<=\w)|[ ](?={_SIMPLE}[ ](?:{_MULTIPLIER})){_SIMPLE})*"
)
FRACTION = rf"(?:{'|'.join(list(UNITS)[1:10])})[ -](?:{'|'.join(PARTS)})s?(?![\w])"
SPLIT = re.compile(r"[\s-]+")
_NUMBER = re.compile(rf"{DIGITS}|[a-z]+", re.IGNORECASE)


def multiplier_of(written: str) -> str:
    """The last multiplier word of a written number, or an empty string.

    >>> multiplier_of("2.1 billion"), multiplier_of("US$3bn"), multiplier_of("13")
    ('billion', 'billion', '')
    """
    found = [SHORT.get(word, word) for word in (piece.lower() for piece in _NUMBER.findall(written))]
    return next((word for word in reversed(found) if word in MULTIPLIERS), "")


def value_of(written: str) -> float:
    """What a written number is worth, its multiplier applied; not-a-number where it is none.

    >>> value_of("464,000"), value_of("$2.1 billion"), value_of("two hundred and fifty thousand"), value_of("half a million"), value_of("-3.5%")
    (464000.0, 2100000000.0, 250000.0, 500000.0, -3.5)
    """
    words = [piece.lower() for piece in _NUMBER.findall(written)]
    if len(words) == 2 and words[0] in UNITS and words[1].rstrip("s") in PARTS:
        return UNITS[words[0]] / PARTS[words[1].rstrip("s")]
    value = _sum(words)
    return -value if re.match(r"\s*[-−]", written) else value


def _sum(words: list[str]) -> float:
    """Thousands and more close what stands before them; a hundred multiplies it."""
    closed, open_, share, seen = 0.0, 0.0, 1.0, False
    for word in (SHORT.get(word, word) for word in words):
        if word[0].isdigit():
            open_, seen = open_ + float(word.replace(",", "")), True
        elif word in UNITS or word in TENS:
            open_, seen = open_ + UNITS.get(word, TENS.get(word, 0)), True
        elif word == "half":
            share = 0.5
        elif word in ("hundred", "dozen"):
            open_, seen = (open_ or 1) * (100 if word == "hundred" else 12), True
        elif word in MULTIPLIERS:
            closed, open_, seen = (closed + (open_ or 1)) * MULTIPLIERS[word] if not closed else closed + (open_ or 1) * MULTIPLIERS[word], 0.0, True
    return round((closed + open_) * share, 6) if seen else float("nan")
