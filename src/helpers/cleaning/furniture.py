"""Lines of furniture: formulas that name a line as a whole, anywhere or only at the ends of an article; they stand in `data/furniture.txt`."""
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from helpers.lines.sieve import Sieve
from helpers.places import DATA

MOST_WORDS, MOST_CHARACTERS = 70, 600
SENTENCE_WORDS = 5
SEPARATOR = re.compile(r"[\W_]+")
# Words that tell of speech, and so of body.
SPEECH = re.compile(r"\b(?:said|says|told|tells|warned|urged|asked|added|announced|reported|according to)\b", re.IGNORECASE)
STROKES = re.compile(r"[|｜]|\s[›»>·•]\s")
_HEAD = re.compile(r"## (?P<zone>\w+): (?P<rule>[^;]+); (?P<most>\d+); (?P<sentence>sentence; )?(?P<where>anywhere|head|ends|tail)")
_GOES_ON = re.compile(r"\n[ ]+")
# What a link's words end in where a page is read aloud: `Reuse this article, opens new tab`.
_CLOSING = r"[\s.!:>»›*…→-]*(?:[\s,.(]+opens (?:in )?(?:a )?new (?:tab|window)\)?)?"


class Formula(NamedTuple):
    """A line of the file: its zone and rule, the most words of such a line, whether it may be a sentence, the expression that fills it but for a closing.

    The expression is compiled when a line first asks for it.
    """

    zone: str
    rule: str
    most_words: int
    sentence: bool
    pattern: str
    flags = re.IGNORECASE

    def fills(self, text: str) -> bool:
        """Whether the formula fits the whole text."""
        return bool(_compiled(self.pattern).fullmatch(text))


@cache
def _compiled(pattern: str) -> re.Pattern:
    return re.compile(rf"(?:{pattern}){_CLOSING}", Formula.flags)


def _read_words(block: str) -> dict[str, str]:
    """`name = alternatives` of the first block."""
    return {f"<{name}>": f"(?:{value})" for name, value in (line.split(" = ", 1) for line in block.splitlines()[1:])}


def _write(line: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        line = line.replace(name, value)
    return line


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
            found += [Formula(match["zone"], match["rule"], int(match["most"]), bool(match["sentence"]), _write(line, words)) for line in lines]
    return tuple(found)


def is_bar(text: str) -> bool:
    """A bar of navigation: three or more short names between strokes, no numeral among them.

    >>> is_bar("About us | Jobs | Contact us"), is_bar("Votes | 1,204 | 33")
    (True, False)
    """
    if text[-1] in ".!?;" or sum(map(text.count, "|｜›»>·•")) < 2:
        return False
    names = [name.split() for name in STROKES.split(text)]
    return len(names) >= 3 and all(len(name) <= 5 for name in names) and not any(char.isdigit() for char in text)


@cache
def _sieve(places: tuple[str, ...], running: bool) -> Sieve[Formula]:
    return Sieve(formula for place in places for formula in formulas(place) if formula.sentence or not running)


def name_line(text: str, bare: str, n_words: int, ends_sentence: bool, *places: str) -> tuple[str, str] | None:
    """The zone and rule of the first formula of the places that fills the line, else None.

    A sentence that opens with a quotation mark or tells of speech is body, whatever its words; only a link (`Read more: …`) may tell of speech.
    """
    if n_words > MOST_WORDS or len(text) > MOST_CHARACTERS:
        return None
    running = ends_sentence and n_words >= SENTENCE_WORDS
    for formula in _sieve(places, running).fitting(text):
        if n_words <= formula.most_words and (formula.fills(bare) or formula.zone == "end_mark" and formula.fills(text)):
            speaks = running and formula.rule not in ("related link", "contributors") and (text[0] in "\"“" or SPEECH.search(text))
            return None if speaks else (formula.zone, formula.rule)
    return None
