"""Dates as news writes them. Only what the words say: nothing is completed from today's date."""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.lines.sieve import find_from

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH = (r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
         r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)")
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
YEAR = r"(?:1[6-9]|20|21)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# "Aug 1,200" and "May 2:1" are a count and a score, no days.
AFTER_DAY = r"(?:st|nd|rd|th)?(?!\d|[,.:]\d|%)"

DATE = re.compile(
    rf"(?P<iso>(?<!\d)(?P<iy>{YEAR})(?P<sep>[-/.])(?P<im>\d{{1,2}})(?P=sep)(?P<id>\d{{1,2}})(?!\d))"
    rf"|(?P<cjk>(?P<cy>{YEAR})年(?P<cm>\d{{1,2}})月(?:(?P<cd>\d{{1,2}})[日号])?)"
    rf"|(?P<num>(?<![\d./-])(?P<n1>\d{{1,2}})(?P<nsep>[/.-])(?P<n2>\d{{1,2}})(?P=nsep)(?P<ny>{YEAR})(?!\d))"
    rf"|(?P<dmy>(?<![\d,.$-])(?P<dd>{DAY})(?:st|nd|rd|th)?[ -](?:of )?(?P<dm>{MONTH})(?![a-z])(?:,?[ -](?P<dy>{YEAR})(?!\d))?)"
    rf"|(?P<mdy>(?<![a-z])(?P<mm>{MONTH}) (?P<md>{DAY}){AFTER_DAY}(?:,? ?(?P<my>{YEAR})(?!\d))?)"
    rf"|(?P<my2>(?<![a-z])(?P<ym>{MONTH}),? (?P<yy>{YEAR})(?!\d))",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A date in a text: where, ISO as far as the words tell (empty where they give no year), day/month/year/none, the words."""

    start: int
    end: int
    iso: str
    precision: str
    words: str
    month: int = 0
    day: int = 0

    @property
    def year(self) -> int:
        """The year, 0 where the words give none."""
        return int(self.iso[:4]) if self.iso else 0


def month_number(word: str) -> int:
    """The month that a word names, 1 to 12; 0 where it names none.

    >>> month_number("Sept."), month_number("Maybe")
    (9, 0)
    """
    head = word.lower().rstrip(".")
    if len(head) < 3:
        return 0
    head = "sep" if head == "sept" else head
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(head)), 0)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; year 0 stands for any year."""
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _full(match: re.Match, year: str, month: int, day: str | None) -> FoundDate | None:
    start, end = match.span()
    if not day:
        iso = f"{int(year):04d}-{month:02d}"
        return FoundDate(start, end, iso, "month", match[0], month) if 1 <= month <= 12 else None
    if not is_day(int(year), month, int(day)):
        return None
    return FoundDate(start, end, f"{int(year):04d}-{month:02d}-{int(day):02d}", "day", match[0], month, int(day))


def _yearless(match: re.Match, month: int, day: str) -> FoundDate | None:
    start, end = match.span()
    return FoundDate(start, end, "", "none", match[0], month, int(day)) if is_day(0, month, int(day)) else None


def _numeric(match: re.Match) -> FoundDate | None:
    """`8/24/2023` is a day only where one reading is possible; `08/09/2023` tells no more than its year."""
    first, second, year = int(match["n1"]), int(match["n2"]), match["ny"]
    readings = sorted({(month, day) for month, day in ((first, second), (second, first)) if is_day(int(year), month, day)})
    if not readings:
        return None
    if len(readings) == 1:
        return _full(match, year, readings[0][0], str(readings[0][1]))
    return FoundDate(match.start(), match.end(), year, "year", match[0])


def _read(match: re.Match) -> FoundDate | None:
    if match["iso"]:
        return _full(match, match["iy"], int(match["im"]), match["id"])
    if match["cjk"]:
        return _full(match, match["cy"], int(match["cm"]), match["cd"])
    if match["num"]:
        return _numeric(match)
    if match["my2"]:
        return _full(match, match["yy"], month_number(match["ym"]), None)
    month, day, year = (match["dm"], match["dd"], match["dy"]) if match["dmy"] else (match["mm"], match["md"], match["my"])
    number = month_number(month)
    return _full(match, year, number, day) if year else _yearless(match, number, day)


# A date has a digit, and no date is longer than this.
REACH = 48
# What a date begins with.
_START = re.compile(r"\d|[jJ](?:[aA][nN]|[uU][nNlL])|[fF][eE][bB]|[mM][aA][rRyY]|[aA](?:[pP][rR]|[uU][gG])|[sSſ][eE][pP]|[oO][cC][tT]|[nN][oO][vV]|[dD][eE][cC]")
_DIGITS = re.compile(r"\d+")


def _round_digits(text: str) -> list[tuple[int, int]]:
    """The stretches in which a date can stand, parted where no digit is near: most of a text is never looked at."""
    stretches: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(text):
        start, end = max(0, match.start() - REACH), match.end() + REACH
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date in a text, in order; a date that no calendar has is passed over.

    >>> [found.iso for found in find_dates("On 9 August 2023 and Sept. 30, 2023, not on 2023-02-30")]
    ['2023-08-09', '2023-09-30']
    """
    for start, end in _round_digits(text):
        for match in find_from(_START, DATE, text, start, end):
            found = _read(match)
            if found and not _is_verb(match):
                yield found


def _is_verb(match: re.Match) -> bool:
    """`they may 10 times` and `march 20 miles`: the months that are verbs need a capital where no year follows."""
    return match["mm"] in ("may", "march") and not match["my"]


def find_date(text: str) -> FoundDate | None:
    """The first date in a text, else None. `iso` is empty where the words give a day and month without a year.

    >>> find_date("Published: Jul 30, 2023 11:38 PM")[:5]
    (11, 23, '2023-07-30', 'day', 'Jul 30, 2023')
    >>> find_date("Beijing, August 8 --").words
    'August 8'
    """
    return next(find_dates(text), None)


def parse_date(cell: str) -> FoundDate | None:
    """The date that a whole cell is (`2023`, `2023-08`, `2023-08-24T11:38:18Z`, `24 August 2023`), else None.

    >>> parse_date("2023-08").precision, parse_date("soon")
    ('month', None)
    """
    text = cell.strip()
    short = re.fullmatch(rf"({YEAR})(?:[-/.](0?[1-9]|1[0-2]))?", text)
    if short:
        year, month = short.groups()
        iso = f"{year}-{int(month):02d}" if month else year
        return FoundDate(0, len(cell), iso, "month" if month else "year", text, int(month or 0))
    found = find_date(text)
    if not found:
        return None
    around = text[:found.start] + " " + text[found.end:]
    left = re.sub(rf"\b{WEEKDAY}\b\.?|{TIME.pattern}|[\s,T]", "", around, flags=re.IGNORECASE)
    return found._replace(words=text) if not left else None


TIME = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:Z|GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|IST|JST|KST|HKT|SGT)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?(?![A-Za-z0-9]))?"
    r"|(?<!\d)(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?", re.IGNORECASE)
