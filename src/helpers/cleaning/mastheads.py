"""The name of a newspaper above the headline, and the line of place, day and section below it, of outlets that no table knows."""
from __future__ import annotations

import re

from helpers.cleaning.page import Line, Page
from helpers.lines import name_outlet
from helpers.lines.dates import MONTH, WEEKDAY

HEAD_LINES, MOST_WORDS, MOST_PART_WORDS, TITLE_WORDS = 7, 6, 6, 5
TAIL_LINES = 8
EDITION = re.compile(r"\s[–—-]\s[\w ]{2,20}\bedition$", re.IGNORECASE)
HOUSE = re.compile(r"©|\bcopyright\b|\ball rights reserved\b|\bpublished by\b|\bis a member of\b", re.IGNORECASE)
STROKES = re.compile(r"\s[|•·]\s")
DAY = re.compile(rf"(?:{WEEKDAY},? )?(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})\b.*—", re.IGNORECASE)
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|says?|said|to|after|over|as)\b")


def _is_paper(page: Page, line: Line) -> bool:
    """Whether a line is a newspaper's name: in capitals and named like one, or named as its own publisher in the last lines."""
    name = EDITION.sub("", line.text)
    if line.n_words > MOST_WORDS or line.ends_sentence or not all(word[0].isupper() or word[0] in "–—-" for word in name.split()):
        return False
    if line.text.isupper() and name_outlet(name.title()):
        return True
    ours = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return len(name.split()) > 1 and any(HOUSE.search(below.text) and ours.search(below.text) for below in page.lines[-TAIL_LINES:])


def _is_place_line(line: Line) -> bool:
    """Whether a line tells place, day, section or edition: short parts between strokes, or a day with a number and a price."""
    parts = STROKES.split(line.text)
    if line.ends_sentence or VERB.search(line.text) or any(len(part.split()) > MOST_PART_WORDS for part in parts):
        return False
    return len(parts) > 1 or bool(DAY.match(line.text)) and line.n_words <= 10


def name_mastheads(page: Page) -> None:
    """Name a newspaper's name in the first line, where a headline follows it before the text, and the line of place and day right below."""
    head = page.lines[:min(HEAD_LINES, page.prose_bounds()[0])]
    if len(head) < 2 or head[0].zone or not _is_paper(page, head[0]):
        return
    if not any(not line.zone and line.n_words >= TITLE_WORDS and not _is_place_line(line) for line in head[1:]):
        return
    head[0].call("agency_tag", "masthead")
    for line in head[1:3]:
        if not line.zone and _is_place_line(line):
            line.call("dateline", "below the masthead")
    for line in head[1:]:
        if not line.zone and not line.ends_sentence and line.text.lower().startswith(f"{head[0].text.lower()} / "):
            line.call("dateline", "masthead with a place")
