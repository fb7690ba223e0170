"""Name every line of an article: furniture first, then what stands beside it, then headline, deck, subheading and paragraph."""
from __future__ import annotations

import re
from collections.abc import Mapping

from helpers.cleaning.captions import find_caption
from helpers.cleaning.furniture import ANYWHERE, AT_ENDS, SEPARATOR, name_line
from helpers.cleaning.page import Line, Page
from helpers.cleaning.parts import ENTRY_TIME
from helpers.cleaning.repeats import name_duplicates, name_repeats
from helpers.lines import looks_like_headline, match_byline, match_dateline, match_masthead, match_publication_line

UPDATED = re.compile(rf"\W*(?:(?:last |first )?(?:updated|published|posted|modified|released)\W*(?:on |at )?)+\W*(?:(?:today|yesterday|{ENTRY_TIME.pattern}|\d+ (?:minutes?|hours?|days?) ago)\W*)+", re.IGNORECASE)
ENTRY = re.compile(rf"\W*{ENTRY_TIME.pattern}(?:\s*\({ENTRY_TIME.pattern}\))?\W*")
BIOGRAPHY = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|has been|covers|writes|reports|joined|works|leads)\b")
HEAD_LINES = 6


def _name_furniture(page: Page) -> None:
    for line in page.lines:
        if SEPARATOR.fullmatch(line.text):
            named = name_line(line.text, line.bare, line.n_words, ANYWHERE)
            line.call(*(named if named and named[0] == "end_mark" else ("blank", "separator")))
            continue
        named = name_line(line.text, line.bare, line.n_words, ANYWHERE) if line.n_words <= 60 else None
        if named:
            line.call(*named)


def _name_captions(page: Page) -> None:
    for line in page.open:
        found = find_caption(line.text) if line.n_words <= 80 else None
        if found and found[0] == 0:
            line.call(found[1], found[2])


def _name_source(line: Line, at_head: bool) -> tuple[str, str] | None:
    """Who wrote a piece and when, where a whole line says so."""
    if match_publication_line(line.text) or UPDATED.fullmatch(line.text):
        return "byline", "line of publication"
    if match_byline(line.text):
        return "byline", "byline"
    masthead = match_masthead(line.text)
    if masthead and line.text[:masthead.start].strip() == "":
        return "agency_tag", "masthead"
    if at_head and line.n_words <= 8 and not line.ends_sentence:
        dateline = match_dateline(f"{line.text.rstrip(' -–—')} -- Xx")
        if dateline and (dateline.date or dateline.agency):
            return "dateline", "dateline"
    return None


def _name_ends(page: Page) -> None:
    """Name what is furniture only before the first or after the last paragraph."""
    first, last = page.prose_bounds()
    for number, line in enumerate(page.lines):
        if line.zone or line.n_words > 60 or first <= number <= last and number >= HEAD_LINES:
            continue
        outside = not first <= number <= last
        named = (_name_source(line, number <= first) if not line.is_prose or number < HEAD_LINES else None) or (
            name_line(line.text, line.bare, line.n_words, AT_ENDS) if outside and number > 0 else None)
        if named:
            line.call(*named)


def _name_entry_times(page: Page) -> None:
    for line in page.open:
        if ENTRY.fullmatch(line.text):
            line.call("dateline", "time of an entry")


def _name_sections(page: Page) -> None:
    """Name what follows a heading of links or comments, down to the next prose."""
    section = ""
    for line in page.lines:
        if line.zone:
            section = line.rule if line.rule in ("related links heading", "comment form", "about the author") else section
        elif section == "about the author" and BIOGRAPHY.match(line.text) and line.n_words <= 60:
            line.call("byline", "about the author")
        elif line.is_prose or line.is_item and line.ends_sentence:
            section = ""
        elif section == "related links heading" and not line.text.endswith(":"):
            line.call("related", "under a heading of links")
        elif section == "comment form" and line.n_words <= 12:
            line.call("comment_form", "under a comment form")


def _name_tail(page: Page) -> None:
    """Name two or more headlines that stand after the last of at least three paragraphs: links without a heading."""
    _, last = page.prose_bounds()
    prose = sum(not line.zone and line.is_prose for line in page.lines)
    tail = [line for line in page.lines[last + 1:] if not line.zone]
    introduced = last < len(page.lines) and page.lines[last].text.endswith((":", "："))
    titles = [line for line in tail if looks_like_headline(line.text, "x") and not line.is_item and line.n_words >= 4]
    if prose >= 3 and not introduced and len(titles) == len(tail) >= 2:
        for line in tail:
            line.call("related", "headlines after the last paragraph")


def _name_body(page: Page) -> None:
    """Name what is left: headline, deck, subheading or paragraph."""
    body = page.open
    seen_prose = seen_headline = False
    for number, line in enumerate(body):
        following = body[number + 1].text if number + 1 < len(body) else ""
        titled = looks_like_headline(line.text, following) and not line.is_item
        if number == 0 and titled:
            line.call("headline", "first line")
            seen_headline = True
        elif titled and seen_headline and not seen_prose and number == 1:
            line.call("deck", "between headline and text")
        elif titled and (line.n_words <= 15 or line.text.startswith("#")):
            line.call("subheading", "short line between paragraphs")
        else:
            line.call("paragraph", "running text")
            seen_prose = True


def name_lines(text: str, repeats: Mapping[str, int]) -> Page:
    """The article's page, every line of which is named; `repeats` tells in how many independent articles a line stands."""
    page = Page(text)
    _name_furniture(page)
    _name_captions(page)
    _name_ends(page)
    _name_entry_times(page)
    _name_sections(page)
    name_repeats(page, repeats)
    name_duplicates(page)
    _name_tail(page)
    _name_body(page)
    return page
