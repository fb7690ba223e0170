"""Lines of furniture: formulas that name a line as a whole, anywhere or only at the ends of an article; they stand in `data/furniture.txt`."""
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from helpers.places import DATA

MOST_WORDS, MOST_CHARACTERS = 70, 600
SENTENCE_WORDS = 5
SEPARATOR = re.compile(r"[\W_]+")
# Words that tell of speech, and so of body.
SPEECH = re.compile(r"\b(?:said|says|told|tells|warned|urged|asked|added|announced|reported|according to)\b", re.IGNORECASE)
STROKES = re.compile(r"[|｜]|\s[›»>·•]\s")
_HEAD = re.compile(r"## (?P<zone>\w+): (?P<rule>[^;]+); (?P<most>\d+); (?P<sentence>sentence; )?(?P<where>anywhere|head|ends|tail)")
_GOES_ON = re.compile(r"\n[ ]+")
_CLOSING = r"[\s.!:>»›*…→-]*"


class Formula(NamedTuple):
    """A formula: the zone and rule it stands for, the most words of such a line, whether it may be a sentence, the expression that fills the line."""

    zone: str
    rule: str
    most_words: int
    sentence: bool
    pattern: re.Pattern


def _read_words(block: str) -> dict[str, str]:
    """`name = alternatives` of the first block."""
    return {f"<{name}>": f"(?:{value})" for name, value in (line.split(" = ", 1) for line in block.splitlines()[1:])}


def _compile(lines: list[str], words: dict[str, str]) -> re.Pattern:
    pattern = "|".join(lines)
    for name, value in words.items():
        pattern = pattern.replace(name, value)
    return re.compile(rf"(?:{pattern}){_CLOSING}", re.IGNORECASE)


@cache
def formulas(where: str) -> tuple[Formula, ...]:
    """The formulas that count at a place (anywhere, head, ends, tail), in the order of the file."""
    text = _GOES_ON.sub("", (DATA / "furniture.txt").read_text(encoding="utf-8"))
    head, *blocks = text[text.index("## words"):].strip().split("\n\n")
    words, found = _read_words(head), []
    for block in blocks:
        first, *lines = block.splitlines()
        match = _HEAD.fullmatch(first)
        if match["where"] == where:
            found.append(Formula(match["zone"], match["rule"], int(match["most"]), bool(match["sentence"]), _compile(lines, words)))
    return tuple(found)


def is_bar(text: str) -> bool:
    """A bar of navigation: three or more short names between strokes, no numeral among them.

    >>> is_bar("About us | Jobs | Contact us"), is_bar("Votes | 1,204 | 33")
    (True, False)
    """
    if sum(map(text.count, "|｜›»>·•")) < 2:
        return False
    names = [name.split() for name in STROKES.split(text)]
    return len(names) >= 3 and all(len(name) <= 5 for name in names) and not any(char.isdigit() for char in text) and text[-1] not in ".!?;"


def name_line(text: str, bare: str, n_words: int, ends_sentence: bool, *places: str) -> tuple[str, str] | None:
    """The zone and rule of the first formula of the places that fills the line, else None.

    A sentence that opens with a quotation mark or tells of speech is body, whatever its words; only a link (`Read more: …`) may tell of speech.
    """
    if n_words > MOST_WORDS or len(text) > MOST_CHARACTERS:
        return None
    running = ends_sentence and n_words >= SENTENCE_WORDS
    for formula in (formula for place in places for formula in formulas(place)):
        if n_words > formula.most_words or running and not formula.sentence:
            continue
        if formula.pattern.fullmatch(bare) or formula.zone == "end_mark" and formula.pattern.fullmatch(text):
            speaks = running and formula.rule not in ("related link", "contributors") and (text[0] in "\"“" or SPEECH.search(text))
            return None if speaks else (formula.zone, formula.rule)
    return None
