"""Name every line of an article: furniture first, then what stands beside it, then headline, deck, subheading and paragraph."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from helpers.cleaning.boxes import name_appeals, name_boxes
from helpers.cleaning.captions import AGENCY_LAST, MOST_CAPTION_WORDS, SPEAKS, find_caption
from helpers.cleaning.furniture import SEPARATOR, is_bar, name_line
from helpers.cleaning.heads import is_data_line, name_head_lines, name_teasers
from helpers.cleaning.margins import (
    days_of_chronicle,
    is_late_byline,
    may_be_label,
    name_captions_of_head,
    name_head,
    name_labels,
    name_lines_above_credits,
    name_signed_captions,
    name_writers_of_entries,
)
from helpers.cleaning.mastheads import name_mastheads, name_set_apart
from helpers.cleaning.page import UNFINISHED, Line, Page
from helpers.cleaning.parts import ENTRY_TIME
from helpers.cleaning.pictures import name_pictures
from helpers.cleaning.repeats import name_duplicates, name_repeats
from helpers.cleaning.tails import name_last_headlines, name_last_name, name_tail, name_tail_sentences
from helpers.lines import looks_like_headline, match_byline, match_dateline, match_masthead, match_publication_line, match_stroked_byline, name_outlet

_WHEN = rf"(?:today|yesterday|{ENTRY_TIME.pattern}|\d+ (?:minutes?|hours?|days?) ago)"
UPDATED = re.compile(rf"\W*(?:(?:last |first )?(?:updated|published|posted|modified|released)\W*(?:on |at )?)+\W*(?:{_WHEN}\W*)+", re.IGNORECASE)
BULLET = re.compile(r"\s*[●•|·]\s*")
ENTRY = re.compile(rf"\W*{ENTRY_TIME.pattern}(?:\s*\({ENTRY_TIME.pattern}\))?\W*")
BIOGRAPHY = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|has been|covers|writes|reports|joined|works|leads)\b")
COMMENTER = re.compile(r".{1,40} (?:says|said|wrote)\s*:")
COMMENT_TIME = re.compile(r"\b\d{1,2}:\d\d\b|\bago\b")
HEADINGS = ("related links heading", "comment form", "about the author")
HEAD_LINES, LONGEST_AGENCY, LONGEST_SOURCE = 6, 60, 300
# The writer's handle behind a byline: `By Ana Bell - Reporter / @anabell`.
HANDLES = re.compile(r"(?<=\w)(?:[\s/|,–-]*@\w{2,30}|[\s/|,–-]+[\[(<]?\S+@\S+\.\w+[\])>]?)\s*$")
# A line that is a link and no more, as Markdown writes it; a picture with its alternative text.
LINK_ALONE = re.compile(r"[\s>*_•–-]*(?:\[[^\]\n]+\]\([^()\s]+\)[\s*_.|,;·•]*)+")
PICTURE = re.compile(r"\s*(?:\[\s*)?!\[[^\]\n]*\]\([^()\n]+\).{0,80}")
# Where a writer of the byline is: `By Ana Bell and Bo Ray (in Lumo)`.
BESIDE_NAME = re.compile(r" \((?:(?:(?:in|at|for|from|with|avec|con|com) )?[A-ZÀ-Þ][^()]{1,30}|@\w+)\)")
EMPHASIS = re.compile(r"([*_]{1,3})(?P<words>[^*_].*[^*_\s])\1")


def _by_formula(line: Line, *places: str) -> tuple[str, str] | None:
    named = name_line(line.text, line.bare, line.n_words, line.ends_sentence, *places)
    inner = line.text[1:-1].strip() if not named and line.text[0] in "([" and line.text[-1] in ")]" else ""
    return name_line(inner, inner, line.n_words, line.ends_sentence, *places) if inner else named


def _name_furniture(page: Page) -> None:
    for number, line in enumerate(page.lines):
        named = ("footer", "navigation bar") if is_bar(line.text) else _by_formula(line, "anywhere")
        if SEPARATOR.fullmatch(line.text) and (not named or named[0] != "end_mark"):
            line.call("blank", "separator")
        elif number > 0 and "](" in line.text and line.text[-1] in ")*_." and LINK_ALONE.fullmatch(line.text):
            line.call("related", "link alone on its line")
        elif "![" in line.text[:4] and PICTURE.fullmatch(line.text):
            line.call("caption", "picture of a page")
        elif named and (number > 0 or named[0] not in ("related", "end_mark")):
            line.call(*named)


def _name_captions(page: Page) -> None:
    for line in page.open:
        found = find_caption(line.text) if line.n_words <= 80 else None
        if found and found[0] == 0 and not match_publication_line(line.text):
            line.call(found[1], found[2])
    for before, line in pairwise(page.lines):
        if before.rule == "photo credit" and before.text.endswith("caption,") and not line.zone:
            line.call("caption", "after a caption's label")
    for line in page.lines[:page.prose_bounds()[1]]:
        if not line.zone and line.text[-1].isalpha() and line.n_words <= MOST_CAPTION_WORDS and AGENCY_LAST.search(line.text, max(0, len(line.text) - LONGEST_AGENCY)) and not SPEAKS.search(line.text):
            line.call("caption", "agency alone after the sentence")
    for above, below in _pairs(page) if any(line.zone == "credit" for line in page.lines) else ():
        credit, other = (below, above) if below.zone == "credit" else (above, below)
        if credit.zone == "credit" and not other.zone and other.n_words <= MOST_CAPTION_WORDS and not SPEAKS.search(other.text):
            other.call("caption", "beside its credit")


def _pairs(page: Page) -> Iterator[tuple[Line, Line]]:
    """Two lines that stand by themselves, blank lines above and below: a caption and its credit, or a credit and its caption."""
    gaps = [2, *(page.text.count("\n", one.stop, other.start) for one, other in pairwise(page.lines)), 2]
    for number in range(1, len(page.lines) - 1):
        if (gaps[number] > 1 or page.lines[number - 1].zone) and gaps[number + 1] == 1 and gaps[number + 2] > 1:
            yield page.lines[number], page.lines[number + 1]


def _name_source(line: Line, at_head: bool) -> tuple[str, str] | None:
    """Who wrote a piece and when, where a whole line says so; Markdown may have set it in italics."""
    if len(line.text) > LONGEST_SOURCE:
        return None
    emphasis = EMPHASIS.fullmatch(line.text)
    text = emphasis["words"].strip("*_ ") if emphasis else line.text
    text = HANDLES.sub("", text) if "@" in text else text
    if match_publication_line(text) or UPDATED.fullmatch(text):
        return "byline", "line of publication"
    if match_byline(text) or match_stroked_byline(text) or "(" in text and match_byline(BESIDE_NAME.sub("", text)):
        return "byline", "byline"
    if at_head and line.n_words <= 30 and is_data_line(text):
        return "byline", "line of publication"
    masthead = match_masthead(line.text)
    if masthead and line.text[:masthead.start].strip() == "":
        return "agency_tag", "masthead"
    if line.n_words <= 7 and "," in line.text and not line.ends_sentence and name_outlet(line.text.split(",")[0]):
        return "agency_tag", "masthead with a place"
    if at_head and line.n_words <= 8 and not line.ends_sentence:
        dateline = match_dateline(f"{BULLET.sub(', ', line.text).rstrip(' -–—')} -- Xx")
        if dateline and (dateline.date or dateline.agency):
            return "dateline", "dateline"
    return None


def _name_ends(page: Page) -> None:
    """Name what is furniture only before the first or after the last paragraph."""
    name_tail_sentences(page)
    days = days_of_chronicle(page)
    first, last = page.prose_bounds()
    head_lines = HEAD_LINES + sum(bool(line.zone) for line in page.lines[:HEAD_LINES])
    for number, line in enumerate(page.lines):
        outside = not first <= number <= last
        late = number >= head_lines and not is_late_byline(number, line)
        if line.zone or not outside and late or line.start in days:
            continue
        named = _name_source(line, 0 < number <= first) or (_by_formula(line, "ends", "tail") if outside and may_be_label(page, number) else None)
        if named:
            line.call(*named)


def _name_entry_times(page: Page) -> None:
    for line in page.open:
        if ENTRY.fullmatch(line.text):
            line.call("dateline", "time of an entry")


def _is_comment(page: Page, number: int) -> bool:
    """Whether a reader's comment begins: `Ann says:`, and the time of it in the next line; `The mayor said:` has none."""
    following = page.lines[number + 1].text if number + 1 < len(page.lines) else ""
    return bool(COMMENTER.fullmatch(page.lines[number].text)) and len(following) < 60 and bool(COMMENT_TIME.search(following))


def _is_body(page: Page, number: int, last: int) -> bool:
    """Whether a line ends what a heading of links or comments began."""
    return page.lines[number].is_prose or page.lines[number].ends_sentence and number < last


def _is_listed_question(page: Page, number: int) -> bool:
    """Whether a short question stands right under another link, no blank line between."""
    line, before = page.lines[number], page.lines[number - 1]
    return line.text.endswith("?") and line.n_words <= 14 and before.zone == "related" and page.text[before.stop:line.start].count("\n") == 1


def _name_sections(page: Page) -> None:
    """Name what follows a heading of links or comments, down to the next prose."""
    section, (_, last) = "", page.prose_bounds()
    titled = next((number for number, line in enumerate(page.lines) if not line.zone), 0)
    for number, line in enumerate(page.lines):
        if line.zone:
            heads = number > titled and line.rule in HEADINGS and not (section == "comments" and line.text.lower().startswith("reply"))
            section = line.rule if heads else section
        elif section == "comments" or section == "comment form" and _is_comment(page, number):
            section = "comments"
            line.call("comment_form", "a reader's comment")
        elif section == "about the author" and BIOGRAPHY.match(line.text) and line.n_words <= 60:
            line.call("byline", "about the author")
        elif _is_body(page, number, last) and not (section == "related links heading" and _is_listed_question(page, number)):
            section = ""
        elif section == "related links heading" and not line.text.endswith(":"):
            line.call("related", "under a heading of links")
        elif section == "comment form" and line.n_words <= 12 and number > last:
            line.call("comment_form", "under a comment form")


def _is_titled(page: Page, line: Line, following: Line | None) -> bool:
    """Whether a line stands as a title over what follows, and is no line of hard-wrapped text, list or talk."""
    if following is None or not looks_like_headline(line.text, following.text) or line.is_item or UNFINISHED.search(line.text):
        return False
    wrapped = following.text[0].islower() and page.text[line.stop:following.start].count("\n") < 2
    return not wrapped


def _name_body(page: Page) -> None:
    """Name what is left: headline, deck, subheading or paragraph."""
    body = page.open
    seen_prose = False
    for number, line in enumerate(body):
        titled = _is_titled(page, line, body[number + 1] if number + 1 < len(body) else None)
        if titled and number == 0:
            line.call("headline", "first line")
        elif titled and not line.is_spoken and number == 1 and not seen_prose:
            line.call("deck", "between headline and text")
        elif titled and not line.is_spoken and (line.n_words <= 15 or line.text.startswith("#")):
            line.call("subheading", "short line between paragraphs")
        else:
            line.call("paragraph", "running text")
            seen_prose = True


def name_lines(text: str, repeats: Mapping[str, int]) -> Page:
    """The article's page, every line of which is named; `repeats` tells in how many independent articles a line stands."""
    page = Page(text)
    _name_furniture(page)
    name_mastheads(page)
    _name_captions(page)
    name_lines_above_credits(page)
    name_signed_captions(page)
    name_captions_of_head(page)
    name_pictures(page)
    name_appeals(page)
    _name_ends(page)
    name_head_lines(page)
    name_labels(page)
    name_head(page)
    name_set_apart(page)
    name_teasers(page)
    _name_entry_times(page)
    name_writers_of_entries(page)
    _name_sections(page)
    name_boxes(page)
    name_repeats(page, repeats)
    name_duplicates(page)
    name_last_name(page)
    name_last_headlines(page)
    name_tail(page)
    _name_body(page)
    return page
