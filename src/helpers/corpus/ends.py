"""The first and the last lines of an article: where its title, date and outlet stand."""
from __future__ import annotations

import re
from typing import NamedTuple

from helpers.lines import (Byline, Dateline, Masthead, PublicationLine, looks_like_headline, match_byline, match_dateline, match_masthead,
                           match_publication_line)

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


_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"^[\s>#*_-]*(?=[^\s>#*_-])|[*_]{1,3}(?=\W|$)|(?<!\w)[*_]{1,3}")


def _unmark(line: str) -> str:
    """A line without Markdown's marks; a dash at its head stays, as a masthead may have it."""
    return _LINK.sub(r"\1", _MARKS.sub(lambda match: "— " if "-" in match[0] else "", line)) if _MARKED.search(line) else line


_MARKED = re.compile(r"[*_#>\]]")


def _lines_of(text: str) -> tuple[list[str], list[str]]:
    """The first lines that are not blank, and the last without the very first; a line may be of any length, so that only its ends are looked at."""
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    return [_unmark(line[:LONG_LINE]) for line in lines[:N_FIRST]], [_unmark(line[-LONG_LINE:]) for line in lines[1:][-N_LAST:]]


def _is_section(line: str) -> bool:
    """A word or two in capitals above a headline: the page's section."""
    return line.isupper() and len(line.split()) <= 2


def _title(first: list[str]) -> str:
    """The first line that reads like a headline, furniture above it passed over; empty where a paragraph comes first."""
    for line, following, third in zip(first, [*first[1:], ""], [*first[2:], "", ""], strict=False):
        if _is_section(line) and looks_like_headline(following, third):
            continue
        if looks_like_headline(line, following):
            return " ".join(line.split())
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
    """The name nearest the end, else the name at the top."""
    return next(filter(None, map(match_masthead, [*reversed(last), *first[:3]])), None)


def _is_bare(line: str, found: PublicationLine) -> bool:
    """A date and a time alone, without a word of who or what."""
    return not re.search(r"[^\W\d_]{4,}", line.replace(found.words, ""))


def _head(first: list[str]) -> list[str]:
    """The lines above an article's second paragraph."""
    paragraphs = [place for place, line in enumerate(first) if len(line) > 80 and re.search(r"[.!?][\"”’)]*\s*$", line)]
    return first[:paragraphs[1]] if len(paragraphs) > 1 else first


def _publication(first: list[str], last: list[str]) -> PublicationLine | None:
    """The line of publication at the top, else at the end, where a date alone may belong to another piece.

    A date alone on its line stands above the second paragraph; several different ones are the entries of a chronicle.
    """
    head = _head(first)
    top = [(line, found) for line in first if (found := match_publication_line(line)) and (line in head or not _is_bare(line, found))]
    chronicle = len({found.words for line, found in top if _is_bare(line, found)}) > 1
    end = [(line, found) for line in last[-6:] if (found := match_publication_line(line))]
    fit = [found for line, found in top if not (chronicle and _is_bare(line, found))]
    return next(iter([*fit, *(found for line, found in end if not _is_bare(line, found))]), None)


def read_ends(text: str) -> Ends:
    """What the two ends of an article tell: title, line of publication, dateline, byline, masthead (each None where there is none)."""
    first, last = _lines_of(text)
    dateline = _first_dateline(first)
    publication = _publication(first, last)
    byline = next(filter(None, map(match_byline, [*first, *last])), None)
    return Ends(_title(first), publication, dateline, byline, _masthead(first, last), first, last)
