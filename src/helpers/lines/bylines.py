"""Bylines: the line that says who wrote, reported or edited a piece."""
from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from helpers.lines.dates import WEEKDAY, month_number
from helpers.lines.outlets import name_outlet
from helpers.lines.publication import match_publication_line
from helpers.lines.sieve import Sieve


class Byline(NamedTuple):
    """A byline: its stretch of the line, the names as written, and the outlet that stands beside them (empty where none)."""

    start: int
    end: int
    author: str
    outlet: str


_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|bin|al|el|da|du|der|la|ibn) )?{_WORD}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:,? (?:and|&)|,|;) {_NAME}){{0,5}}"
_WRITER = r"(?:correspondents?|reporters?|writers?|editors?|journalists?|columnists?|analysts?|contributors?|bureau chief)"
_ROLE = (r"(?:staff|senior|chief|special|foreign|our|political|diplomatic|business|freelance|global times|xinhua)?[ -]?"
         rf"(?:staff )?{_WRITER}")
# Behind a name any field may stand before the role: `Health Correspondent`, `Chief Football Writer`.
_BEAT = rf"(?:[a-z]+[ -]){{0,3}}{_WRITER}"
_AS = re.IGNORECASE
_AGO = re.compile(r"\d+ (?:min(?:ute)?s?|h(?:ou)?rs?|days?) ago", _AS)
BY = re.compile(r"\s*[-–—*_]*\s*(?:(?:(?i:(?:written |reported |story |text |words |analysis |opinion |compiled |reporting )?by|par|por|oleh)\s*:?\s+)|B[yY](?=[A-Z]))"
                rf"(?P<names>{_NAMES})"
                rf"(?P<rest>(?:,? (?i:(?:{_BEAT})(?: (?:in|at|for) {_NAME})?)|(?:,| in| \||/| for| -) {_NAME}| [–—] {_NAME}){{0,3}})\s*[*_]*\s*")
OUR = re.compile(rf"\s*(?:(?:by|from):? )?(?:our|a|the) (?:[a-z]+ )?{_ROLE}(?:,?(?: in)? (?-i:{_NAME}))?\s*", _AS)
LABEL = re.compile(rf"\s*(?:(?i:text(?: (?:and|&) (?:photos?|pictures?|video))?(?=\s*:)|(?:web |managing |copy |responsible |sub-?)?editors?(?: in charge| on duty)?|writers?|authors?(?: of (?:the|this) (?:article|story|text))?|reporters?|journalists?|{_ROLE}|"
                   r"proofreader|translators?|translated by|edited by|compiled by))"
                   rf"\s*(?::\s*|\s(?=[A-Z]))(?P<names>{_NAMES}|[a-z]+)\s*")
REPORTING = re.compile(r"\s*[-–—*_]*\s*[(\[]?\s*(?:additional |writing and )?"
                       r"(?:reporting|writing|editing|translation|compiled|with (?:additional )?(?:reporting|contributions?|inputs?|files))"
                       r"(?: and (?:writing|editing))?(?: and)? (?:by|from)\s+(?P<names>[A-ZÀ-Þ][^()\[\]]{2,240})[)\]]?\.?\s*", _AS)
NAME_ROLE = re.compile(rf"\s*(?P<names>{_NAMES})\s*(?:,|\||-|–|—)\s*(?i:{_BEAT})(?:,? (?:in )?{_NAME})?\s*")
# `By A in Lagos and B in Abuja`; `By A, Lagos; and B, Abuja`.
PLACED = re.compile(rf"\s*(?i:by)\s+{_NAME} in {_NAME}(?:,? and|,)(?: {_NAME} in {_NAME}(?:,? and|,)?){{1,4}}\s*"
                    rf"|\s*(?i:by)\s+{_NAME}, {_NAME}(?:; (?:and )?{_NAME}, {_NAME}){{1,5}}\s*")
# `Harbour Mail Staff`: an outlet by its noun, and its house.
HOUSE = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}} (?:Staff|Desk|Bureau|Newsroom)(?: Writers?| Reporters?)?")
HOUSE_NOUNS = frozenset("Times Post News Herald Daily Tribune Mail Star Sun Gazette Telegraph Chronicle Press Express Observer Standard Journal Echo Online".split())
ALONE = re.compile(r"(?:by )?(?:(?:our|the|a) )?(?:staff|special|own|senior|web|news|city|principal|chief|[a-z]+ news)[ -](?:correspondents?|reporters?"
                   r"|writers?|desk|bureau|staff)", _AS)
HANDLE = re.compile(r"(?:e-?mail: )?\S+@\S+\.\w+|@\w{2,30}", _AS)
# Two to four words of a name, or two names joined, on a line of their own.
NAMES_ALONE = re.compile(rf"{_WORD}(?: (?:(?:de|van|von|bin|al|el|da|du|der|la|ibn) ){{0,2}}{_WORD}){{1,3}}"
                         rf"(?:(?:,? and|,| &) {_WORD}(?: (?:(?:de|van|von|bin|al|el|da|du|der|la|ibn) ){{0,2}}{_WORD}){{1,3}}){{0,3}}")
POST = re.compile(rf"(?:(?:{_WORD}|[a-z]+) ){{0,3}}(?i:{_WRITER})(?:(?:,| in| at| for) {_NAME}){{0,2}}")
STROKES = "|•●·"
STROKE = re.compile(rf"\s*[{STROKES}]\s*")
FORMS = Sieve((PLACED, ALONE, HOUSE, REPORTING, LABEL, BY, NAME_ROLE, OUR))


def _is_time(names: str) -> bool:
    """`By Tuesday` and `By August` open a sentence or a headline, no byline."""
    first = names.split()[0].strip(".,")
    return bool(re.fullmatch(WEEKDAY, first, _AS)) or (month_number(first) > 0 and first.lower() in MONTH_NAMES)


MONTH_NAMES = frozenset("january february march april june july august september october november december "
                        "jan feb mar apr jun jul aug sep sept oct nov dec".split())


def _outlet_beside(rest: str) -> str:
    for part in re.split(r",|\||/|–|—| - | in | for ", rest):
        named = name_outlet(part)
        if named:
            return named
    return ""


@lru_cache(maxsize=4096)
def match_byline(line: str) -> Byline | None:
    """The byline that a whole line is, else None: `By …`, `Editor: …`, `Reporting by …; editing by …`, a name with its role.

    A line that ends as a sentence does (`By Monday the town had fallen.`) is none. Offsets count in `line`.

    >>> match_byline("By Jane Doe and John Roe, Reuters")
    Byline(start=0, end=33, author='Jane Doe and John Roe', outlet='Reuters')
    >>> match_byline("By Tuesday Evening") is None
    True
    """
    text = line.strip()
    if not text or len(text) > 300:
        return None
    start = len(line) - len(line.lstrip())
    text = text[1:-1].strip() if text[0] + text[-1] in ("()", "[]") else text
    for pattern in FORMS.fitting(text):
        match = pattern.fullmatch(text)
        if match and pattern in (PLACED, ALONE) or match and pattern is HOUSE and not HOUSE_NOUNS.isdisjoint(text.split()[1:]):
            return Byline(start, start + len(line.strip()), "", "")
        if match and not (pattern is HOUSE or pattern is not REPORTING and _is_sentence(text)):
            names = match.groupdict().get("names") or ""
            if pattern is BY and names and _is_time(names):
                return None
            return Byline(start, start + len(line.strip()), *_split_outlet(names, match.groupdict().get("rest") or ""))
    return None


def is_name_alone(line: str) -> bool:
    """Whether a line is nothing but one or more names: a byline only beside another line of its kind.

    >>> is_name_alone("Ana Bell and Rui Costa"), is_name_alone("Floods hit Lumo")
    (True, False)
    """
    return bool(NAMES_ALONE.fullmatch(line.strip())) and len(line.split()) <= 12


def is_role_alone(line: str) -> bool:
    """Whether a line is nothing but a writer's post, with place or outlet: a byline only beside another line of its kind.

    >>> is_role_alone("Lumo correspondent, The Harbour Mail"), is_role_alone("Police hold a reporter.")
    (True, False)
    """
    return len(line.split()) <= 10 and bool(POST.fullmatch(line.strip()))


def match_stroked_byline(line: str) -> bool:
    """Whether a line of parts between strokes is a byline: the first names who wrote it, the others an outlet, a day, a handle or a place.

    >>> match_stroked_byline("By Ana Bell | @anabell | HARBOUR MAIL"), match_stroked_byline("By Ana Bell | The storm is over.")
    (True, False)
    """
    parts = [part for part in STROKE.split(line.strip()) if part] if len(line) < 200 and any(mark in line for mark in STROKES) else []
    return len(parts) > 1 and bool(match_byline(parts[0])) and all(_is_label(part) for part in parts[1:])


def _is_label(part: str) -> bool:
    short = len(part.split()) <= 5 and all(word[0].isupper() or word in ("of", "the", "and") for word in part.split())
    return bool(HANDLE.fullmatch(part) or _AGO.fullmatch(part) or match_byline(part) or name_outlet(part) or short or match_publication_line(part))


def _split_outlet(names: str, rest: str) -> tuple[str, str]:
    """`Jane Doe, Reuters` is a name and an outlet, whichever group took it."""
    parts = [part.strip() for part in names.split(",")]
    outlets = [name_outlet(part) for part in parts]
    author = ", ".join(part for part, outlet in zip(parts, outlets, strict=True) if not outlet)
    return author, next(filter(None, outlets), "") or _outlet_beside(rest)


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"[.!?]$", text)) and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", text)
