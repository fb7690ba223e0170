"""Lines of publication: when, by whom and on whose page a piece appeared, in the furniture's own grammar."""
from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from helpers.lines.dates import TIME, WEEKDAY, FoundDate, find_dates
from helpers.lines.outlets import LIKE, outlet_pattern, read_outlets
from helpers.lines.sieve import Sieve


class PublicationLine(NamedTuple):
    """A line of publication: its stretch, date (ISO, precision, words), the outlet that wrote it, whose page it stood on, editor and author."""

    start: int
    end: int
    published: str
    precision: str
    words: str
    outlet: str
    carrier: str
    editor: str
    author: str


LONGEST = 240
_DIGIT = re.compile(r"\d")
_FIRST = r"(?:(?:first |originally )?(?:published|posted|issued|released|created|filed)|publication|publish|date|pub date|发布时间)"
_LATER = r"(?:(?:last |first )?(?:updated|modified|edited|revised|update|corrected))"
FIRST = re.compile(rf"(?<![a-z]){_FIRST}(?: time| date| at| on)*\s*:?(?![a-z])", re.IGNORECASE)
LATER = re.compile(rf"\b{_LATER}(?: at| on)*\s*:?(?![a-z])", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|van|von|bin|al|el|da|du|der|la) )?[A-ZÀ-Þ][\w.'’-]*){0,3}"
_NAMES = rf"{_NAME}(?:(?:,| and|,? &) {_NAME}){{0,3}}"
EDITOR = re.compile(rf"\b(?i:edited by|(?:web |managing )?editors?)\s*(?::\s*|\s(?=[A-Z]))(?P<name>{_NAMES}|[a-z]{{2,20}}(?!\S))")
AUTHOR = re.compile(rf"(?:\b(?i:by|writers?\s*:|authors?\s*:|reporters?\s*:|text\s*:)|^\s*(?i:from))\s+(?P<name>{_NAMES})")
SOURCE = re.compile(r"\b(?:source|from|via|media|publication|newspaper|credit)\s*:\s*", re.IGNORECASE)
# What follows the name of the page's own house: its app, its print edition, its site.
HOUSE_TAIL = re.compile(r"\s*(?:App(?: Download)?|Wechat|WeChat|Mobile|Website|Newsletter|on Facebook|on Twitter)\b")
SMALL = re.compile(
    rf"\b{WEEKDAY}\b\.?|\b(?:\d+\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)(?:\s+(?:read|ago|to read))?|"
    r"read time|reading time|local time|at|on|about|print|share|save|comments?|email|listen|size|font|big|middle|medium|small|large|download|follow us|text size|newspaper section|"
    r"section|news|world|china|asia|politics|business|hrs?|GMT|UTC|BST|EDT|EST|ET|PDT|PST|IST|HKT|SGT|local|time|page|views?|the)\b|"
    r"\d+ (?:views?|comments?|shares?)\b|[aA]\s?[+-]|[|/·•:：;,.()\[\]–—―>«»-]+",
    re.IGNORECASE)


@cache
def _forms() -> Sieve[re.Pattern]:
    return Sieve((FIRST, LATER, SOURCE, EDITOR, AUTHOR, LIKE, outlet_pattern()))


class _Line:
    """A line with what was read from it struck out, so that a name stops where something else begins."""

    def __init__(self, text: str):
        self.text = text
        self.left = text
        self.fitting = _forms().fitting(text)

    def find_all(self, pattern: re.Pattern) -> list[re.Match]:
        """Where the pattern stands in what is left."""
        return list(pattern.finditer(self.left)) if pattern in self.fitting else []

    def strike(self, start: int, end: int) -> None:
        """Blank a stretch with NULs."""
        self.left = self.left[:start] + "\0" * (end - start) + self.left[end:]

    def take_all(self, pattern: re.Pattern) -> int:
        """How often the pattern stands in what is left, each struck out."""
        found = self.find_all(pattern)
        for match in found:
            self.strike(*match.span())
        return len(found)

    def take(self, pattern: re.Pattern, group: str | int = 0) -> str:
        """The first match in what is left, struck out."""
        match = pattern.search(self.left) if pattern in self.fitting else None
        if not match:
            return ""
        self.strike(*match.span())
        return match[group]


def _strike_times(line: _Line, dates: list[FoundDate]) -> None:
    for date in dates:
        line.strike(date.start, date.end)
    for match in list(TIME.finditer(line.left)):
        line.strike(*match.span())


def _choose_date(text: str, dates: list[FoundDate]) -> FoundDate:
    """The day of publication, not that of a later change, where both stand there; a full date before one without a year."""
    full = [date for date in dates if date.iso] or dates
    later = LATER.search(text)
    first = [date for date in full if not later or date.start < later.start() or FIRST.search(text, later.end(), date.start)]
    return (first or full)[0]


def _take_outlets(line: _Line) -> tuple[str, str]:
    """Who wrote it and whose page it was: a name before an app or a site is the house, a name after `Source:` the writer."""
    writers: list[tuple[int, int, str]] = []
    carrier = ""
    for match in line.find_all(outlet_pattern()) + line.find_all(LIKE):
        if "\0" in line.left[match.start():match.end()]:
            continue
        name = read_outlets()[match[0]].name if match[0] in read_outlets() else match[0]
        tail = HOUSE_TAIL.match(line.left, match.end())
        line.strike(match.start(), tail.end() if tail else match.end())
        if tail:
            carrier = carrier or name
        else:
            before = SOURCE.search(line.text, 0, match.start())
            writers.append((0 if before and before.end() == match.start() else 1, match.start(), name))
    writers.sort()
    outlet = writers[0][2] if writers else ""
    others = [name for _, _, name in writers if name != outlet]
    return outlet, carrier or (others[0] if others else "")


def _is_furniture(line: _Line, labelled: bool) -> bool:
    """Whether nothing is left but small furniture, or, in a labelled line, a few capitalised words."""
    left: list[str] = []
    for piece in filter(None, line.left.split("\0")):
        left += SMALL.sub(" ", SOURCE.sub(" ", piece)).split()
        if left and not (labelled and len(left) <= 4 and all(word[:1].isupper() or word.isdigit() for word in left)):
            return False
    return True


@lru_cache(maxsize=4096)
def match_publication_line(line: str) -> PublicationLine | None:
    """The line of publication that a whole line is, else None.

    Such a line holds a date and otherwise only labels, times, outlets, names after `Editor` or `By`, and the small words of a page;
    a sentence never passes. Only the first and last lines of an article should be asked: a date alone on a line may head an entry of a chronicle.

    >>> match_publication_line("Published: Jul 30, 2023 11:38 PM").published
    '2023-07-30'
    >>> found = match_publication_line("2024-05-02 07:10:00Daily Nation Editor : Ann Lee ECNS App Download")
    >>> found.published, found.outlet, found.carrier, found.editor
    ('2024-05-02', 'Daily Nation', 'ECNS', 'Ann Lee')
    >>> match_publication_line("On August 8, 2023, the two sides met.") is None
    True
    """
    text = line.strip()
    if not text or len(text) > LONGEST or not _DIGIT.search(text):
        return None
    dates = list(find_dates(text))
    if not dates:
        return None
    work, date = _Line(text), _choose_date(text, dates)
    _strike_times(work, dates)
    labelled = work.take_all(FIRST) + work.take_all(LATER) > 0 or bool(SOURCE.search(text))
    outlet, carrier = _take_outlets(work)
    editor, author = work.take(EDITOR, "name"), work.take(AUTHOR, "name")
    if not _is_furniture(work, labelled or bool(outlet or editor or author)):
        return None
    start = len(line) - len(line.lstrip())
    return PublicationLine(start, start + len(text), date.iso, date.precision, date.words, outlet, carrier, editor, author)
