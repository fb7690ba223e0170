"""Boxes that stand inside or behind an article: short lines and words to the reader that lines of furniture enclose."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from helpers.cleaning.page import UNFINISHED, Line, Page
from helpers.lines import is_name_alone

# A sub-heading may stand over an advertisement or a picture, never over a link, a bar, a comment form or a byline.
LINKS = ("footer", "related", "comment_form", "byline")
BOX = "subscription box"
MOST_WORDS, MOST_BOX_WORDS, MOST_IN_BOX, TITLE_WORDS = 14, 45, 8, 4
TO_READER = re.compile(r"\b(?:you|your|please)\b"
                       r"|(?:^|[.!?] )(?:get|receive|read|sign|subscribe|join|follow|download|click|visit|send|discover|explore)\b",
                       re.IGNORECASE)
SPEAKS = re.compile(r"\b(?:said|says|told|asked|added|announced|reported|wrote|according to)\b|[“\"]")
SALUTES = re.compile(r"dear (?:readers?|friends?|supporters?|subscribers?)\b\W*", re.IGNORECASE)
ASKS = re.compile(r"\b(?:journalism|subscri\w+|support\w*|paywall|donat\w+|advertis\w+|per month|a month|free of ads|ad-free)\b", re.IGNORECASE)
SIGNS = re.compile(r"(?:thank you|thanks|sincerely|yours(?: \w+)?|regards|best wishes|gratefully)\b.{0,20}", re.IGNORECASE)
MOST_LETTER_LINES, FEWEST_BODY_LINES = 24, 3
INVITES = re.compile(r"(?:sign up|subscribe|join|newsletter|get|stay)\b", re.IGNORECASE)


def _is_link(line: Line) -> bool:
    return line.zone in LINKS or line.rule == BOX


def _is_short(line: Line) -> bool:
    """Whether a line could be a link or a label: short, no sentence, item, question put or list introduced."""
    closed = line.zone or line.ends_sentence or line.n_words > MOST_WORDS or line.text[-1] in ":,"
    return not (closed or line.is_item or line.is_spoken or UNFINISHED.search(line.text))


def _is_word_to_reader(line: Line) -> bool:
    return not line.zone and line.n_words <= MOST_BOX_WORDS and bool(TO_READER.search(line.text)) and not SPEAKS.search(line.text)


def _runs(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of short lines without a name between the first and the last prose: positions of their first line and of the line behind them."""
    for short, run in groupby(range(first + 1, last), key=lambda number: _is_short(page.lines[number])):
        numbers = list(run)
        if short:
            yield numbers[0], numbers[-1] + 1


def _name_enclosed(page: Page, first: int, last: int) -> None:
    """Name the short lines between two lines of furniture, and two or more that touch a link; then the words to the reader that furniture encloses.

    A sub-heading stands over a paragraph: a short line over a link is none, nor are several one after another.
    """
    for start, stop in _runs(page, first, last):
        above, below = page.lines[start - 1], page.lines[stop]
        titles = stop - start > 1 and all(line.n_words >= TITLE_WORDS for line in page.lines[start:stop])
        beside = _is_link(below) and (bool(above.zone) or stop - start > 1) or titles and _is_link(above)
        if beside and stop - start <= MOST_IN_BOX and not above.text.endswith((":", "：")):
            for line in page.lines[start:stop]:
                line.call("related", "enclosed by furniture")
    for number in range(first + 1, len(page.lines)):
        line, below = page.lines[number], page.lines[number + 1] if number + 1 < len(page.lines) else None
        if below and below.rule == BOX and not line.zone and not line.ends_sentence and line.n_words <= MOST_WORDS and INVITES.match(line.text):
            line.call("advertisement", BOX)
        enclosed = number > first + 2 and all(one.zone for one in page.lines[number - 2:number]) and (below is None or below.zone)
        if enclosed and _is_word_to_reader(line):
            line.call("footer", "word to the reader")


def _name_letters(page: Page) -> None:
    """Name a letter that asks readers for support, from `Dear reader` to its signature, where the article goes on before or behind it."""
    for start, line in enumerate(page.lines):
        if line.zone or line.n_words > 4 or not SALUTES.fullmatch(line.text):
            continue
        letter = page.lines[start:start + MOST_LETTER_LINES]
        stop = next((number for number, one in enumerate(letter) if SIGNS.fullmatch(one.text)), 0)
        around = [one for one in (*page.lines[:start], *page.lines[start + stop + 1:]) if one.is_prose and not one.zone]
        if stop and len(around) >= FEWEST_BODY_LINES and sum(bool(ASKS.search(one.text)) for one in letter[:stop]) > 1:
            signature = [one for one in letter[stop + 1:stop + 2] if not one.is_prose]
            for one in (*letter[:stop + 1], *signature):
                one.call("advertisement", BOX)


def _name_offers(page: Page) -> None:
    """Name the points of a list right under a line of a box: what a subscriber gets."""
    for before, line in pairwise(page.lines):
        if before.rule == BOX and not line.zone and line.is_item and not line.ends_sentence and line.n_words <= MOST_WORDS:
            line.call("advertisement", BOX)


def _name_repeated_names(page: Page) -> None:
    """Name a person's name that stands alone on two lines or more, all of them before or behind the text: bylines, and no speakers of a talk."""
    first, last = page.prose_bounds()
    names = [line for number, line in enumerate(page.lines) if not first < number < last and 1 < line.n_words < 5 and is_name_alone(line.text)]
    alone = Counter(line.text for line in names) if len(names) > 1 else {}
    for line in names:
        again = line is not page.lines[0] and not line.zone and alone.get(line.text, 0) > 1
        if again and page.text.count(line.text) == alone[line.text] and page.small_words.isdisjoint(line.text.lower().split()):
            line.call("byline", "names beside a byline")


def name_appeals(page: Page) -> None:
    """Name what asks readers for support and what it offers, and names that stand alone twice around the text."""
    _name_letters(page)
    _name_offers(page)
    _name_repeated_names(page)


def _name_pulled(page: Page, first: int) -> None:
    """Name the quotations set apart that a paragraph says too, and both of two like lines in a row: a picture's words and its caption."""
    for line in page.lines[first + 1:]:
        again = not line.zone and not line.ends_sentence and line.n_words > 7
        if again and any(line.text in one.text and one.n_words > line.n_words for one in page.lines if one.is_prose):
            line.call("duplicate", "pulled from a paragraph")
    titled = next((number for number, line in enumerate(page.lines) if not line.zone), 0)
    for before, line in pairwise(page.lines[titled + 1:]):
        if before.text == line.text and not before.zone and not line.zone and not line.ends_sentence and line.n_words > 2:
            before.call("caption", "picture and caption of the same words")
            line.call("caption", "picture and caption of the same words")


def name_boxes(page: Page) -> None:
    """Name what furniture encloses behind the first prose, and what is said twice there; a page of paragraphs alone has neither."""
    first, last = page.prose_bounds()
    if any(line.zone or not line.is_prose for line in page.lines[first + 1:]):
        _name_pulled(page, first)
        _name_enclosed(page, first, last)
