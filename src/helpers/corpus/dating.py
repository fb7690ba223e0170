"""When an article was published: by its words alone, never by today's date or a file's time."""
from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple

from helpers.corpus.ends import Ends
from helpers.lines import FoundDate, find_dates, parse_date
from helpers.lines.dates import WEEKDAY

# How many days after the day of publication a day told as past puts it in doubt; beyond that the words mean an earlier year.
WINDOW = 45
_RANGE_TAIL = re.compile(r"\s*(?:to|-|–|—|and|until|till|through)\s*(3[01]|[12]\d|0?[1-9])(?!\d|[,.:]\d|%|\s*(?:million|billion|percent|people))")
_BEFORE = re.compile(rf"(?:(?:^|[.!?,;:(“\"]|\b(?:on|from|since|between|of|late|early|and|dated))\s*(?:{WEEKDAY},?\s+)?)$", re.IGNORECASE)
_NOT_PAST = re.compile(r"\b(?:will|would|shall|may|might|could|should|must|can|is to|are to|be|due|plan\w*|schedul\w+|expect\w*|"
                       r"upcoming|next|until|till|before|by|ahead|deadline|if|hopes?|intends?|postpone\w*|delay\w*|set for|slated|last year|"
                       r"annual\w*|every|each year)\b",
                       re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|went|took|held|said|told|met|came|began|ended|won|lost|gave|made|found|left|led|rose|fell|"
                   r"struck|broke|saw|cut|(?!need|indeed|proceed|exceed|succeed|speed|breed|unite|hundred)[a-z]{2,}ed)\b", re.IGNORECASE)
_SENTENCE_EDGE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z\"“])|\n")


class Dating(NamedTuple):
    """An article's date: ISO or the words found, precision, where it was read, why it is in doubt; month and day of words without a year."""

    published: str = ""
    precision: str = "none"
    source: str = ""
    doubt: str = ""
    month: int = 0
    day: int = 0


def _from_cell(cell: str) -> Dating | None:
    """The date of a metadata cell or a format's own field."""
    found = parse_date(cell) if cell else None
    if not found:
        return None
    doubt = f"{found.words!r} may be read in two ways; write it as YYYY-MM-DD" if found.precision == "year" and not cell.strip().isdigit() else ""
    return _dating(found, "metadata", doubt)


def _dating(found: FoundDate, source: str, doubt: str = "") -> Dating:
    return Dating(found.iso or " ".join(found.words.split()), found.precision, source, doubt, found.month, found.day)


def _two_ways(found: FoundDate) -> str:
    return f"{found.words!r} may be read in two ways" if found.precision == "year" and not found.words.isdigit() else ""


def find_published(ends: Ends, given: Mapping[str, str]) -> Dating:
    """The date by what comes first: metadata or the format's own field, the line of publication, the dateline.

    A date with a year goes before one without; words without a year stay words, with precision `none`.
    """
    found = [_from_cell(given.get("published", ""))]
    if ends.publication:
        words = next(find_dates(ends.publication.words))
        found.append(_dating(words, "publication line", _two_ways(words)))
    if ends.dateline and ends.dateline.date:
        found.append(_dating(ends.dateline.date, "dateline", _two_ways(ends.dateline.date)))
    known = [dating for dating in found if dating]
    return next((dating for dating in known if dating.precision != "none"), known[0] if known else Dating())


def _sentence_round(text: str, start: int, end: int) -> str:
    """The sentence that holds a stretch, at most 400 characters either side."""
    before = max(0, start - 400)
    edges = [match.end() for match in _SENTENCE_EDGE.finditer(text, before, start)]
    left = edges[-1] if edges else before
    right = _SENTENCE_EDGE.search(text, end, min(len(text), end + 400))
    return text[left:right.start() if right else min(len(text), end + 400)]


def _past_days(text: str) -> list[tuple[int, int, int, str]]:
    """Days that the text tells as past: year (0 where not written), month, day, words. Of `8 to 15` the later."""
    days = []
    for found in find_dates(text):
        if found.precision not in ("day", "none") or not found.day:
            continue
        tail = _RANGE_TAIL.match(text, found.end) if not found.iso else None
        sentence = _sentence_round(text, found.start, found.end)
        if _BEFORE.search(text[max(0, found.start - 30):found.start]) and _PAST.search(sentence) and not _NOT_PAST.search(sentence):
            day = max(found.day, int(tail[1])) if tail else found.day
            words = found.words + (tail[0] if tail else "")
            days.append((found.year, found.month, day, " ".join(words.split())))
    return days


def _ordinal(year: int, month: int, day: int) -> int:
    return datetime.date(year or 2000, month, min(day, 28) if month == 2 and not year else day).toordinal()


def _days_later(dating: Dating, year: int, month: int, day: int) -> int:
    """By how many days a day lies after the date of publication, in its year where the day has none; 0 where only the day has one."""
    own = int(dating.published[:4]) if dating.precision == "day" else 0
    if year and not own:
        return 0
    try:
        return _ordinal(year or own, month, day) - _ordinal(own, dating.month, dating.day)
    except ValueError:
        return 0


def doubt_published(text: str, dating: Dating) -> str:
    """Why a date is in doubt: the text tells a later day of the same weeks as past; empty where nothing speaks against it.

    Such a day stands after on, from, since, between or at the head of a clause, in a sentence with a verb in the past and no word that points ahead,
    one to 45 days after the date; further off the words may mean another year.
    """
    if not dating.day:
        return ""
    later = [(distance, words) for year, month, day, words in _past_days(text) if 0 < (distance := _days_later(dating, year, month, day)) <= WINDOW]
    if not later:
        return ""
    return f"the text tells {max(later)[1]!r} as past, which is later"


def date_article(text: str, ends: Ends, given: Mapping[str, str]) -> Dating:
    """The date of an article with its doubt."""
    dating = find_published(ends, given)
    doubts = [doubt for doubt in (dating.doubt, doubt_published(text, dating)) if doubt]
    return dating._replace(doubt="; ".join(doubts))


def infer_year(dating: Dating, known: list[str]) -> Dating:
    """The date with the corpus's year where the words have none: precision `day`, source `inferred`; unchanged where the corpus does not settle it.

    `known` are the full dates without doubt, sorted. They settle it where there are at least three, all of one year, this article's date is not in
    doubt, and with that year it lies within 60 days of the nearest of them.
    """
    if dating.precision != "none" or not dating.day or dating.doubt or len(known) < 3 or known[0][:4] != known[-1][:4]:
        return dating
    try:
        day = datetime.date(int(known[0][:4]), dating.month, dating.day)
    except ValueError:
        return dating
    place = bisect.bisect(known, day.isoformat())
    nearest = min(abs((datetime.date.fromisoformat(iso) - day).days) for iso in known[max(0, place - 1):place + 1])
    return dating._replace(published=day.isoformat(), precision="day", source="inferred") if nearest <= 60 else dating
