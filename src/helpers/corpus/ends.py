"""The first and the last lines of an article: where its title, date and outlet stand."""
from __future__ import annotations

from typing import NamedTuple

from helpers.lines import Byline, Dateline, Masthead, PublicationLine, looks_like_headline, match_byline, match_dateline, match_masthead, match_publication_line

N_FIRST = 10
N_LAST = 15
LONG_LINE = 400


class Ends(NamedTuple):
    """What stands at the two ends of an article."""

    title: str
    publication: PublicationLine | None
    dateline: Dateline | None
    byline: Byline | None
    masthead: Masthead | None
    first: list[str]
    last: list[str]


def _lines_of(text: str) -> tuple[list[str], list[str]]:
    """The first and the last lines that are not blank; a line may be of any length, so that only its ends are looked at."""
    lines = [line for line in text.split("\n") if line.strip()]
    first = [line[:LONG_LINE] for line in lines[:N_FIRST]]
    last = [line[-LONG_LINE:] for line in lines[N_FIRST:][-N_LAST:]] if len(lines) > N_FIRST else []
    return first, last


def _title(first: list[str]) -> str:
    """The first line that reads like a headline, furniture above it passed over; empty where a paragraph comes first."""
    for line, following in zip(first, [*first[1:], ""], strict=True):
        if looks_like_headline(line, following):
            return " ".join(line.strip().lstrip("#").strip().strip("*_").split())
        if not (match_publication_line(line) or match_byline(line) or match_masthead(line)):
            return ""
    return ""


def _first_dateline(first: list[str]) -> Dateline | None:
    """The dateline of the first paragraph; lines above it are headlines, dates and names, and short."""
    for line in first:
        found = match_dateline(line)
        if found:
            return found
    return None


def _masthead(first: list[str], last: list[str]) -> Masthead | None:
    """The name nearest the end; in a short article, where first and last lines are the same, below the first line; else the name at the top."""
    below = last or first[1:]
    found = next(filter(None, map(match_masthead, reversed(below))), None)
    return found or next(filter(None, map(match_masthead, first[:3])), None)


def read_ends(text: str) -> Ends:
    """What the two ends of an article tell: title, line of publication, dateline, byline, masthead (each None where there is none)."""
    first, last = _lines_of(text)
    dateline = _first_dateline(first)
    publication = next(filter(None, map(match_publication_line, [*first, *last[-6:]])), None)
    byline = next(filter(None, map(match_byline, [*first, *last])), None)
    return Ends(_title(first), publication, dateline, byline, _masthead(first, last), first, last)
