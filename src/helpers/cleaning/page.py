"""The lines of an article with what the rules ask of them."""
from __future__ import annotations

import re
from functools import cached_property

SENTENCE_ENDS, CLOSING, MOST_CLOSING = tuple(".!?。！？…"), "\"”’')]", 11
ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|etc|p\.m|a\.m)\.)$")
# Marks that stand before the words of a line of furniture.
BULLETS = " \t#>»›•·*|_–—-‹«▶►♦◆■▪➤➡👉"
LIST_ITEM = re.compile(r"(?:[-–—•·*▪■]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
SPEAKER = re.compile(r"(?:Q|A|Question|Answer|Reporter|[A-Z][A-Z. ]{1,30}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*[:：]\s")
SMALL_WORD = re.compile(r"(?<![\w.@-])[a-zà-þ][\w-]+")
SPEAKS = re.compile(r"\b(?:said|says|told|added|asked)\b")
UNFINISHED = re.compile(r"(?:^|\s)(?:a|an|the|and|or|but|of|for|to|in|on|at|by|with|from|as|that|than|which|who|his|her|their|its|was|were"
                        r"|is|are|has|have|had|be|been|will|would)$")


def flatten(text: str) -> str:
    """The words of a line without blanks around it, one blank between two."""
    plain = "\t" not in text and "\x1f" not in text if text.isascii() else text.isprintable()  # no other blank of ASCII stands inside a line
    return text if plain and "  " not in text else " ".join(text.split())


def key_of(flat: str) -> str:
    """What two copies of a line share: words in lower case, blanks as one, marks at the ends gone."""
    return flat.strip(" .,:;*#|_-–—\"'“”").casefold()


def title_of(key: str) -> str:
    """The key without what a page's title carries after its last stroke (`Bank holds rates | The Daily Ledger`)."""
    if " | " not in key and " - " not in key:
        return key
    head, _, name = key.rpartition(" | " if " | " in key else " - ")
    return head if len(name.split()) <= 4 else key


class Line:
    """A line: its text (blanks left out) and where it begins and stops; how many words it has; whether it ends as a sentence does.

    It is prose if it reads like a paragraph of the body: six words that end as a sentence does, or so many that nothing else is that long.
    """

    __slots__ = ("text", "start", "stop", "zone", "rule", "flat", "n_words", "ends_sentence", "is_prose")

    def __init__(self, start: int, text: str):
        self.text, self.start, self.stop = text, start, start + len(text)
        self.zone = self.rule = ""
        self.flat = flatten(text)
        self.n_words = self.flat.count(" ") + 1
        end = text.rstrip(CLOSING)
        self.ends_sentence = (end.endswith(SENTENCE_ENDS) and len(text) - len(end) <= MOST_CLOSING
                              and not (self.n_words < 12 and ABBREVIATION_END.search(text)))
        self.is_prose = self.n_words > 30 or self.ends_sentence and self.n_words >= 6 or len(text) > 220

    @property
    def bare(self) -> str:
        """The text without bullets before it."""
        return self.text.lstrip(BULLETS)

    @property
    def is_item(self) -> bool:
        return bool(LIST_ITEM.match(self.text))

    @property
    def names_speaker(self) -> bool:
        """A line of an interview: who speaks, and a colon."""
        return (":" in self.text or "：" in self.text) and bool(SPEAKER.match(self.text))

    @property
    def is_spoken(self) -> bool:
        """A line of an interview, or one that quotes and names who speaks."""
        return self.names_speaker or self.text[0] in "\"“" and bool(SPEAKS.search(self.text))

    @property
    def key(self) -> str:
        return key_of(self.flat)

    def call(self, zone: str, rule: str) -> None:
        self.zone, self.rule = zone, rule


class Page:
    """An article's lines that are not blank, and where its prose begins and ends."""

    def __init__(self, text: str):
        self.text = text
        self.lines: list[Line] = []
        at = 0
        for raw in text.splitlines(keepends=True):
            line = raw.strip()
            if line:
                self.lines.append(Line(at + raw.index(line), line))
            at += len(raw)

    @property
    def open(self) -> list[Line]:
        """The lines that no rule has named yet."""
        return [line for line in self.lines if not line.zone]

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the text writes small somewhere: no name alone on a line is one of them."""
        return frozenset(SMALL_WORD.findall(self.text))

    def prose_bounds(self) -> tuple[int, int]:
        """Positions of the first and the last line of prose that no rule has named; all of the page is its head where there is none."""
        lines, first = self.lines, 0
        while first < len(lines) and (lines[first].zone or not lines[first].is_prose):
            first += 1
        last = max(first, len(lines) - 1)
        while last > first and (lines[last].zone or not lines[last].is_prose):
            last -= 1
        return first, last
