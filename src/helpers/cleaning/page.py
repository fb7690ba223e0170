"""The lines of an article with what the rules ask of them."""
from __future__ import annotations

import re
from functools import cached_property

SENTENCE_END = re.compile(r"[.!?。！？…][\"”’')\]]*$")
ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|etc|p\.m|a\.m)\.)$")
# Marks that stand before the words of a line of furniture.
BULLETS = " \t#>»›•·*|_–—-‹«▶►"
LIST_ITEM = re.compile(r"(?:[-–—•·*▪■]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
SPEAKER = re.compile(r"(?:Q|A|Question|Answer|Reporter|[A-Z][A-Z. ]{1,30}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*[:：]\s")
SPEAKS = re.compile(r"\b(?:said|says|told|added|asked)\b")
UNFINISHED = re.compile(r"(?:^|\s)(?:a|an|the|and|or|but|of|for|to|in|on|at|by|with|from|as|that|than|which|who|his|her|their|its|was|were"
                        r"|is|are|has|have|had|be|been|will|would)$")


class Line:
    """A line: where its text begins and stops (blanks left out), where it ends with its break, and the text."""

    def __init__(self, start: int, raw: str):
        self.text = raw.strip()
        self.start = start + len(raw) - len(raw.lstrip()) if self.text else start
        self.stop = self.start + len(self.text)
        self.zone, self.rule = "", ""

    @cached_property
    def bare(self) -> str:
        """The text without bullets before it."""
        return self.text.lstrip(BULLETS)

    @cached_property
    def n_words(self) -> int:
        return len(self.text.split())

    @cached_property
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text, max(0, len(self.text) - 12))) and not (self.n_words < 12 and ABBREVIATION_END.search(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """Reads like a paragraph of the body: six words that end as a sentence does, or so many that nothing else is that long."""
        return self.n_words > 30 or self.ends_sentence and self.n_words >= 6 or len(self.text) > 220

    @cached_property
    def is_item(self) -> bool:
        return bool(LIST_ITEM.match(self.text))

    @property
    def is_spoken(self) -> bool:
        """A line of an interview, or one that quotes and names who speaks."""
        return bool(SPEAKER.match(self.text)) or self.text[0] in "\"“" and bool(SPEAKS.search(self.text))

    @cached_property
    def key(self) -> str:
        """What two copies of a line share: words in lower case, blanks as one, marks at the ends gone."""
        return " ".join(self.text.split()).strip(" .,:;*#|_-–—\"'“”").casefold()

    @cached_property
    def title_key(self) -> str:
        """The key without what a page's title carries after its last stroke (`Bank holds rates | The Daily Ledger`)."""
        head, stroke, name = self.key.rpartition(" | ")
        head, stroke, name = (head, stroke, name) if stroke else self.key.rpartition(" - ")
        return head if stroke and len(name.split()) <= 4 else self.key

    def call(self, zone: str, rule: str) -> None:
        self.zone, self.rule = zone, rule


class Page:
    """An article's lines that are not blank, and where its prose begins and ends."""

    def __init__(self, text: str):
        self.text = text
        self.lines: list[Line] = []
        at = 0
        for raw in text.splitlines(keepends=True):
            line = Line(at, raw)
            at += len(raw)
            if line.text:
                self.lines.append(line)

    @property
    def open(self) -> list[Line]:
        """The lines that no rule has named yet."""
        return [line for line in self.lines if not line.zone]

    def prose_bounds(self) -> tuple[int, int]:
        """Positions of the first and the last line of prose that no rule has named; all of the page is its head where there is none."""
        found = [number for number, line in enumerate(self.lines) if not line.zone and line.is_prose]
        return (found[0], found[-1]) if found else (len(self.lines), len(self.lines))
