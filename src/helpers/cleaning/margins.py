"""What stands around an article and tells what it is by its neighbours: section labels, names and days beside a byline, lines beside furniture at the end."""
from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.cleaning.furniture import name_line
from helpers.cleaning.page import Line, Page
from helpers.lines import is_name_alone, is_role_alone, looks_like_headline, match_byline, match_dateline, match_publication_line, name_outlet
from helpers.lines.datelines import known_cities, known_states
from helpers.lines.dates import MONTH, TIME, WEEKDAY

LABEL_LINES, HEAD_LINES, BYLINE_LINES, MOST_CAPTION_WORDS, MOST_CREDIT_WORDS = 6, 25, 15, 45, 4
# A byline with its names in capitals, which stands behind points that sum a piece up.
SHOUTED_BYLINE = re.compile(r"[Bb][Yy]\s+[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:(?: |, | and | AND | & )[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){1,7}")
SPEAKS = re.compile(r"\b(?:said|says|told|according to|added|announced|reported|wrote)\b")
TIME_ALONE = re.compile(rf"(?:{TIME.pattern})\W*(?:\(?[A-Z]{{2,4}}\)?)?\W*", re.IGNORECASE)
JOINS = re.compile(r"(?:and|by|&|/|\||,|●|•|·)", re.IGNORECASE)
# A name or a place, and behind a stroke a day with or without a time: `Ana Bell — June 4, 18:20`.
BEFORE_DAY = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}\s*[-–—|•·]\s*(?=.*\d)")
# A caption that closes with an agency in brackets.
IN_BRACKETS = re.compile(r"[.!?”\"]\s+[(\[](?P<source>[A-Z][\w.'’-]*(?:[ /](?:(?:of|for|the) )?[\w.'’-]+){0,5})[)\]]\s*$")
# The same behind a dash: `Rescuers search a house in Lumo on Monday. — Kestrel`; and a label in capitals before a caption: `FUGITIVE. Ana Bell in court.`
BEHIND_DASH = re.compile(r"[.!?”\"]\s+[—–]\s?(?P<source>[A-ZÀ-Þ][\w.'’/-]*(?: [A-ZÀ-Þ][\w.'’/-]*){0,3})$")
CALLED_OUT = re.compile(r"[A-ZÀ-Þ]{4,}(?: [A-ZÀ-Þ]{3,}){0,2}\. [A-ZÀ-Þ][a-zà-þ]")
# What gives pictures away and is no agency: `(Lumo Police Department)`.
GIVERS = re.compile(r"\b(?:Department|Ministry|Office|Police|Facebook|Telegram|Twitter|Instagram|YouTube|Handout|Coast Guard|Embassy|TV|Video|Screenshot)\b")
# `NAME in PLACE`, `NAME, PLACE`, `NAME, Senior Sports Journalist`.
PLACED = re.compile(r"(?P<name>[^,|]{5,40}?)(?:,? in|,) [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}")
POSTED = re.compile(r"(?P<name>[^,|]{5,40}), (?:[A-Z][\w.&-]* ){0,6}(?:Journalist|Correspondent|Reporter|Editor|Writer|Columnist|Analyst)")
# What a body line has and a link or tag at the end of a page has not: a verb that helps another, or the end of a sentence within.
RUNNING = re.compile(r"^(?:He|She|It|They|We|I|His|Her|Their|There|This|These)\b|\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does)\b|[.!?][”\"]? ")
WHEN = re.compile(rf"\b(?:(?:on|this|last) {WEEKDAY}|(?:on|in) {MONTH}|last (?:week|month|year)|yesterday|(?:in|since) (?:19|20)\d\d)\b", re.IGNORECASE)
BIOGRAPHY = re.compile(r"(?:is|was|has been|covers|writes|reports|reported|joined|works|worked|leads|has covered)\b")
INNER_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’)]* +(?=[A-Z\"“])")


def named_beside(page: Page, number: int) -> bool:
    """Whether a line touches one that was set aside."""
    return any(0 <= at < len(page.lines) and page.lines[at].zone not in ("", "blank") for at in (number - 1, number + 1))


def _is_label(line: Line) -> bool:
    """Whether a line is the name of a page's section, a state or a city and no more."""
    name = line.text.strip(" |/›»>•·").upper()
    parts = re.split(r" (?:&|and|/) ", line.text)
    return line.text[0] in "|›»/>" or name in known_states() or name in known_cities() or all(name_line(part, part, 1, False, "head") for part in parts)


def is_late_byline(number: int, line: Line) -> bool:
    """Whether a line behind the head is a byline by its capitals alone."""
    return number < BYLINE_LINES and line.text[:1] in "Bb" and bool(SHOUTED_BYLINE.fullmatch(line.text))


def may_be_label(page: Page, number: int) -> bool:
    """The first line is a headline until one that looks more like it follows (`World`, then the headline) or it begins a bar (`Facebook`, `Email`)."""
    if number > 0 or len(page.lines) < 2:
        return number > 0
    first, second = page.lines[:2]
    bar = first.n_words <= 2 and second.n_words <= 2 and name_line(second.text, second.bare, second.n_words, second.ends_sentence, "ends")
    return bool(bar) or first.n_words <= 2 + ("/" in first.text) and second.n_words >= 4


def name_labels(page: Page) -> None:
    """Name the labels of sections above a headline and between it and the text (`World`, `Velden`): a longer line that may be the headline must follow."""
    head = page.lines[:min(LABEL_LINES, page.prose_bounds()[0])]
    titles = [number for number, line in enumerate(head) if not line.zone and line.n_words >= 4]
    above = head[:titles[0]] if titles else []
    stacked = sum(bool(line.zone) or line.n_words < 4 and _is_label(line) for line in above) > 1
    stacked = stacked or len(above) > 1 and all(line.text.isupper() and line.n_words < 3 for line in above) and any(map(_is_label, above))
    for number, line in enumerate(head if titles else []):
        if line.zone or line.n_words > 3 or line.ends_sentence or line.text[-1] in ":?":
            continue
        if number < titles[0] and (stacked or _is_label(line)) or number > titles[0] and name_line(line.text, line.bare, line.n_words, False, "head"):
            line.call("footer", "section label")
            stacked = True


def days_of_chronicle(page: Page) -> frozenset[int]:
    """Where the lines start that are a day and no more, if three or more days stand so: they head the entries of a chronicle."""
    days = {line.key: line.start for line in page.lines if line.n_words <= 3 and ":" not in line.text and match_publication_line(line.text)}
    return frozenset(days.values()) if len(days) > 2 else frozenset()


def _head(page: Page) -> Iterator[int]:
    """Positions of the lines before the second prose, which a deck or a caption that ends as a sentence may part."""
    n_prose = 0
    for number, line in enumerate(page.lines[:HEAD_LINES]):
        n_prose += not line.zone and line.is_prose
        if n_prose > 1:
            return
        if not line.zone and number:
            yield number


def _is_place(line: Line) -> bool:
    """Whether a line is a place that opens a text, and no more: `LUMO, Velden –`."""
    name = line.text.rstrip(" -–—:")
    found = match_dateline(f"{name} — Xx") if line.n_words <= 5 and name else None
    states = name.rpartition(",")[2].strip().upper() in known_states() and "," in name
    return bool(found) and found.end >= len(name) and (states or name.upper() in known_cities())


def _name_of_head(page: Page, line: Line, below: Line | None, is_before: bool) -> tuple[str, str] | None:
    """What a line of the head is that touches one set aside; `is_before` says that no prose stands above it."""
    text = line.text
    named = name_line(text, line.bare, line.n_words, line.ends_sentence, "ends")
    cut = BEFORE_DAY.match(text)
    if named or JOINS.fullmatch(text):
        return named or ("byline", "names beside a byline")
    if TIME_ALONE.fullmatch(text) or match_publication_line(text) or cut and match_publication_line(text[cut.end():]):
        return "byline", "line of publication"
    if match_byline(text):
        return "byline", "byline"
    words = [word.strip(",").lower() for word in text.split()]
    placed = PLACED.fullmatch(text) or POSTED.fullmatch(text)
    who, _, house = map(str.strip, text.partition("|"))
    if house and is_name_alone(who) and name_outlet(house):
        return "byline", "byline"
    if placed and is_name_alone(placed["name"]) and page.text.count(placed["name"]) == 1:
        return "byline", "byline"
    if line.n_words <= 6 and text.istitle() and is_role_alone(text):
        return "byline", "names beside a byline"
    if line.n_words <= 2 and text[-1] not in ".!?:" and is_before:
        return "footer", "section label"
    again = page.text.count(text) > 1 and not (below and is_role_alone(below.text))
    if line.n_words <= 6 and is_name_alone(text) and not again and page.small_words.isdisjoint(words):
        return "byline", "names beside a byline"
    return None


def name_head(page: Page) -> None:
    """Name the lines of source between headline and text that stand behind a deck or a caption, and places that open the text on a line of their own."""
    titled = any(not line.zone for line in page.lines[:1]) or any(line.n_words >= 4 and not line.zone for line in page.lines[:LABEL_LINES])
    changed, days = titled, days_of_chronicle(page)
    while changed:
        changed, first = False, page.prose_bounds()[0]
        for number in list(_head(page)):
            line = page.lines[number]
            if number > 1 and not line.zone and _is_place(line):
                line.call("dateline", "place on a line of its own")
            beside = not line.zone and not line.is_prose and line.start not in days and named_beside(page, number)
            named = _name_of_head(page, line, next(iter(page.lines[number + 1:number + 2]), None), number < first) if beside else None
            if named and any(not one.zone and one.n_words > 2 for one in page.lines[:number]):
                line.call(*named)
                changed = True


def writers_of(page: Page) -> frozenset[str]:
    """The names in the bylines of an article's head, whole and by their last word."""
    found = (match_byline(line.text) for line in page.lines[:HEAD_LINES] if line.n_words <= 12)
    names = [name for byline in found if byline for name in re.split(r",| and | & |;", byline.author) if name.strip()]
    return frozenset(form for name in names for form in (name.strip().casefold(), name.split()[-1].casefold(), name.split()[0].casefold()))


def is_about_writer(line: Line, writers: frozenset[str]) -> bool:
    """Whether a sentence at the end tells who the writer of the byline is: `Bell covers courts for the Mail.`"""
    words = line.text.split()
    if words[0] in ("Reach", "Contact", "Follow", "Email", "E-mail", "Write"):
        return line.n_words <= 20 and any(" ".join(words[1:n]).casefold() in writers for n in (2, 3, 4))
    return line.n_words <= 60 and any(" ".join(words[:n]).casefold() in writers and BIOGRAPHY.match(" ".join(words[n:])) for n in (1, 2, 3))


def _is_called_out(line: Line, below: Line) -> bool:
    """Whether a sentence opens with a label in capitals that is no place, and a short line that is names alone gives its picture's source."""
    found = CALLED_OUT.match(line.text)
    place = found and found[0][:-4].upper()
    named = not below.zone and not below.ends_sentence and below.n_words <= MOST_CREDIT_WORDS and all(word[0].isupper() for word in below.text.split())
    return bool(place) and named and place not in known_cities() and place not in known_states() and not INNER_END.search(line.text[found.end():])


def name_captions_of_head(page: Page) -> None:
    """Name the captions above the text that close with a name behind a dash, and those called out in capitals with their giver in the next line."""
    first, last = page.prose_bounds()
    for number, line in enumerate(page.lines[:first + 2] if first < last else []):
        if not number or line.zone or line.n_words > MOST_CAPTION_WORDS or SPEAKS.search(line.text):
            continue
        if number < first and line.text[0] not in "\"“‘'" and line.n_words > MOST_CREDIT_WORDS and BEHIND_DASH.search(line.text):
            line.call("caption", "source of a picture behind a dash")
        elif line.text[:4].isupper() and number + 1 < len(page.lines) and _is_called_out(line, page.lines[number + 1]):
            line.call("caption", "describes a picture")
            page.lines[number + 1].call("credit", "beside its caption")


def name_signed_captions(page: Page) -> None:
    """Name the sentence that closes with who gave the picture: before the text with any name in brackets, anywhere with an office or a platform in them.

    Where three lines or more close so, they are short news with their agency, and body.
    """
    first, last = page.prose_bounds()
    signed = [(number, line) for number, line in enumerate(page.lines) if line.text[-1] in ")]" and not line.zone and number and IN_BRACKETS.search(line.text)]
    for number, line in signed if len(signed) < 3 else []:
        source = IN_BRACKETS.search(line.text)["source"]
        given = number < last and GIVERS.search(source)
        plain = line.n_words <= MOST_CAPTION_WORDS and not SPEAKS.search(line.text) and not INNER_END.search(line.text[:-len(source) - 3])
        if plain and (number <= first < last or given):
            line.call("caption", "source of a picture in brackets")


def name_lines_above_credits(page: Page) -> None:
    """Name the caption right above a credit: no sentence, but with a day or month (`The mayor meets voters on Monday`)."""
    for line, below in zip(page.lines[1:], page.lines[2:], strict=False):
        if below.zone != "credit" or line.zone or line.ends_sentence or not 5 <= line.n_words <= MOST_CAPTION_WORDS or not looks_like_headline(line.text, "Xx"):
            continue
        if WHEN.search(line.text) and not SPEAKS.search(line.text) and not RUNNING.search(line.text):
            line.call("caption", "beside its credit")


def name_writers_of_entries(page: Page) -> None:
    """Name the writer's name beside the time of an entry of running news."""
    timed = {number for number, line in enumerate(page.lines) if line.rule == "time of an entry"}
    for line in (page.lines[at] for number in sorted(timed) for at in (number - 1, number + 1) if 0 <= at < len(page.lines)):
        words = [word.lower() for word in line.text.split()]
        if not line.zone and is_name_alone(line.text) and page.text.count(line.text) == 1 and page.small_words.isdisjoint(words):
            line.call("byline", "names beside a byline")
