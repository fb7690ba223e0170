"""Datelines: the prefix of a first paragraph that tells where, when and by which agency a piece was filed."""
from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from helpers.lines.dates import MONTH, WEEKDAY, FoundDate, find_date
from helpers.lines.outlets import name_outlet
from helpers.places import DATA


class Dateline(NamedTuple):
    """A dateline: its stretch of the line (the separator and blanks after it included), place, date and agency as far as they stand there."""

    start: int
    end: int
    place: str
    date: FoundDate | None
    agency: str


_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_PLACE = rf"{_WORD}(?: (?:(?:of|de|del|la|es|al|do|da|the) )?{_WORD}){{0,3}}"
_DATE = rf"(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH})(?:,? \d{{4}})?|{WEEKDAY}|\d{{1,2}} [A-Z][a-z’'-]+(?: [A-Z][a-z]+)?(?= \()"
_DAY_WORD = rf"(?i:(?:{WEEKDAY}|{MONTH})(?![a-z]))"
_DATELINE = re.compile(
    rf"\s*(?P<place>(?!{_DAY_WORD}){_PLACE}(?:(?:, | ?/ ?)(?!{_DAY_WORD}){_PLACE}){{0,2}}"
    r"(?:(?: ?\([^()\n]{2,30}\)(?= ?\[))? ?\[[^\]\n]{2,30}\])?)?"
    rf"(?:,? *\(?(?P<date>(?i:{_DATE}))(?!\.?\w)\.?\)?)?"
    r"(?:,? *\((?P<agency>[^()\n]{2,40})\)|,? (?P<tag>[A-Z]{2,8})(?= *(?:--|[—–―/-]|: ))|\.? /(?P<slashed>[A-Z][\w ]{1,20})(?=/))?"
    r"(?:(?P<dash> *(?:--+|[—–―]) *| - )|(?P<dot>(?<=\.)- +)|(?P<colon>: +)|(?P<glued>(?<=\)) ?)|(?P<stroke>/[.:]? (?:[-–—]+ )?))(?=\S)")
_REPORTER = re.compile(r"(?:[Rr]eporters?|[Cc]orrespondents?) [A-Z]")
# Labels in capitals that open a line as a place would.
LABELS = frozenset("ADVERTISEMENT ANALYSIS BREAKING COLUMN COMMENT CORRECTION EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER FACTBOX FEATURE FILE "
                   "GRAPHIC INTERVIEW LIVE NOTE OPINION PHOTO PHOTOS PODCAST PROFILE Q QUOTE REVIEW SPECIAL SUMMARY TIMELINE UPDATE UPDATED UPDATES "
                   "URGENT VIDEO WATCH WRAPUP A I II III IV V".split())
BODIES = frozenset("UNICEF UNESCO INTERPOL EUROPOL FRONTEX OXFAM".split())
_FUNCTION = frozenset("A AN AND AS AT BUT BY FOR FROM HE IF IN IT NO NOT OF ON OR SHE SO THAT THE THEY THIS TO WE WHAT WHEN WHO WHY WITH YOU".split())
_NO_PLACE = LABELS | _FUNCTION


_HOUSE = re.compile(rf"{_WORD}(?: (?:(?:and|of|the) )?{_WORD}){{0,3}}")


@cache
def known_states() -> frozenset[str]:
    """Names of states that stand after a city in datelines, in capitals."""
    with (DATA / "states.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return frozenset(name.upper() for row in rows for name in (row["state"], *row["forms"].split(";")) if name)


@cache
def known_cities() -> frozenset[str]:
    """Cities that stand in datelines without more, in capitals."""
    names = (DATA / "cities.txt").read_text(encoding="utf-8").replace("\n", "|").split("|")
    return frozenset(name.strip().upper() for name in names if name.strip())


def _read_agency(bracket: str) -> str:
    """Who filed it, from the words in brackets: a known outlet, several parted by a stroke, or an acronym."""
    parts = [part.strip() for part in bracket.split("/")]
    named = [name_outlet(part) for part in parts]
    if any(named):
        return named[[bool(name) for name in named].index(True)]
    return bracket if re.fullmatch(r"[A-Z][A-Z.&]{1,7}", bracket) else ""


def _unknown_agency(match: re.Match, bracket: str, rest: str) -> str:
    """An agency that no table knows: a few capitalised words in brackets after a place in capitals, a city or a date, as datelines have them."""
    place = match["place"] or ""
    if not place or not _HOUSE.fullmatch(bracket) or "," in bracket:
        return ""
    city = _city(place) in known_cities()
    shouted = match["dash"] and len(place) > 2 and _is_shouted(f"{place}, X", rest)
    return bracket if match["date"] or city and (match["dash"] or place.isupper()) or shouted else ""


def _city(place: str) -> str:
    return re.split(r",| \[|/", place)[0].strip().upper()


def _has_state(place: str) -> bool:
    """`Izola, Slovenia`: a place and its state."""
    return place.rpartition(",")[2].strip().upper() in known_states() and "," in place


def _is_shouted(place: str, rest: str) -> bool:
    """A place in capitals before text that is not: how agencies set a dateline."""
    name = place.split(",")[0]
    letters = [letter for letter in rest[:80] if letter.isalpha()]
    lower = sum(letter.islower() for letter in letters) * 2 > len(letters)
    return name.isupper() and (len(name) > 5 or "," in place) and name not in BODIES and lower


def _is_dateline(match: re.Match, date: FoundDate | None, agency: str, rest: str) -> bool:
    place = match["place"] or ""
    if place and (place.split()[0].rstrip(".,:").upper() in _NO_PLACE or re.search(r"[a-z]-[a-z]", place)):
        return False
    if agency or match["dot"] and place:
        return True
    if not place:
        return False
    if match["date"]:
        return date is not None or match["dash"] is not None
    return _city(place) in known_cities() or bool(match["dash"] and (_is_shouted(place, rest) or _has_state(place)))


def _may_open(head: str) -> bool:
    """Whether a mark stands there that parts a dateline from its text: asked first, because it is asked of every paragraph."""
    return (")" in head or ": " in head or "- " in head or "--" in head or "/ " in head or "/. " in head
            or not head.isascii() and ("—" in head or "–" in head or "―" in head))


def match_dateline(line: str) -> Dateline | None:
    """The dateline that a paragraph begins with, else None.

    It needs a separator (--, a dash, or a colon; `Velden, Kar.- ` is one as it stands) and beside the place a date, an agency in brackets, a known city, or capitals before
    ordinary text (then a dash). The date is given without a year where none is written. Offsets count in `line`.

    >>> match_dateline("Beijing, August 8 -- A doctor was deceived.")[:3]
    (0, 21, 'Beijing')
    >>> match_dateline("BANGKOK (Reuters) - Police said on Monday").agency
    'Reuters'
    >>> match_dateline("The plan - as it stands - is dead.") is None
    True
    """
    head = line[:200]
    match = _DATELINE.match(head) if _may_open(head) else None
    if not match or match["tag"] and not match["date"]:
        return None
    if (match["slashed"] is None) != (match["stroke"] is None):
        return None
    bracket = (match["agency"] or match["tag"] or match["slashed"] or "").strip()
    agency = _read_agency(bracket) or _unknown_agency(match, bracket, line[match.end():]) if bracket else ""
    date = find_date(match["date"]) if match["date"] else None
    if bracket and not agency and find_date(bracket):
        date = find_date(bracket)
    elif bracket and not agency and not _REPORTER.match(bracket):
        return None
    if match["glued"] is not None and not (match["date"] and bracket and line[match.end()].isupper()):
        return None
    if not _is_dateline(match, date, agency, line[match.end():]):
        return None
    start = len(line) - len(line.lstrip())
    return Dateline(start, match.end(), match["place"] or "", _moved(date, match, line), agency)


def _moved(date: FoundDate | None, match: re.Match, line: str) -> FoundDate | None:
    """The date with its offsets in the line."""
    if date is None:
        return None
    start = line.index(date.words, match.start())
    return date._replace(start=start, end=start + len(date.words))
