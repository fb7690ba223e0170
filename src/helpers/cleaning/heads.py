"""Lines at the head of an article that are names or places and stand beside a byline, a masthead or a day: who wrote it, and where."""
from __future__ import annotations

import re

from helpers.cleaning.page import Line, Page
from helpers.lines import is_name_alone, is_role_alone
from helpers.lines.datelines import known_cities
from helpers.lines.dates import TIME, find_dates

SOURCES = ("byline", "agency_tag", "dateline")
TEASER = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){1,3}):\s\S.{5,100}")
SPOKEN_FOR = re.compile(r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{1,30}): (?=[A-Z“\"])")
# A place and an agency, each in capitals with a full stop: `UPPER VELDEN. LUMO INFORM. The …`.
STOPPED = re.compile(r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{3,30})\. (?:[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{4,40}\.|[A-ZÀ-Þ]{4,20}) (?=[A-ZÀ-Þ][a-zà-þ]|A |[“\"])")

# A day in figures, with a month of any language (`12 de mayo de 2026`), or an hour as `10h30`.
NUMERIC_DATE = re.compile(r"\b\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)?\d\d\b|\b(?:19|20)\d\d[./-] ?\d{1,2}[./-] ?\d{1,2}\b|\b\d{1,2}h\d{2}\b"
                          r"|\b(?:19|20)\d\d\. [^\W\d_]{3,12}\.? \d{1,2}\b|\b\d{1,2}(?:\.|º|er)?(?: de| of)? (?!(?:since|from|until|before|after|during|than|this|last)\b)[^\W\d_]{3,12}\.?,?(?: de)? (?:19|20)\d\d\b")
# The small words of a line that tells who, where and when.
SMALL_OF_DATA = re.compile(r"(?:by|with|from|at|on|in|of|and|the|de|del|la|du|a|m|am|pm|h|hrs?|kl|uhr|min|read|updated|published|posted|last|first|update|share|tweet"
                           r"|publi(?:é|cado)|pubblicato|veröffentlicht|mis|jour|à|le|el|il|las?|actualizado|atualizado|aktualisiert|aggiornato|por|par|avec|con|uur|godz|print|views?|comments?|local|time|staff|reporters?|correspondents?|desk|agencies)")
MOST_DATA_WORDS = 12
PRESS = frozenset("Network Agency Desk Bureau Service Wire Correspondent Reporter Staff Newsroom Agencies Redaction Editorial Drafting Redacción Redação Rédaction".split())
PRESS_LAST = PRESS | {word.upper() for word in PRESS}
PLACED_NAME = re.compile(r"(?P<name>[^,|]+)(?:,| in| -| –) (?P<place>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2})")


def is_data_line(text: str) -> bool:
    """Whether a line is nothing but names of people, outlets and places with a day and a time: "KNA | Lumo | Thursday, 8 August 2024 | 17:44".

    >>> is_data_line("KNA | Lumo | Thursday, 8 August 2024 | 17:44"), is_data_line("The dam broke on 8 August 2024")
    (True, False)
    """
    dates = list(find_dates(text))
    if not any(date.iso for date in dates) and not NUMERIC_DATE.search(text):
        return False
    for date in reversed(dates):
        text = text[:date.start] + " " + text[date.end:]
    words = re.findall(r"[^\W\d_][\w'’-]*", NUMERIC_DATE.sub(" ", TIME.sub(" ", text)))
    named = [word for word in words if not SMALL_OF_DATA.fullmatch(word.lower())]
    small = sum(word[0].islower() for word in named)  # a weekday of another language
    return len(named) <= MOST_DATA_WORDS and small <= (len(named) == 1)


def _is_desk(text: str) -> bool:
    """Whether a line is the name of an outlet's desk or network and no more, or a well-known city."""
    words = text.split()
    desk = 1 < len(words) < 5 and words[-1] in PRESS_LAST or 1 < len(words) < 5 and words[0] in PRESS
    return desk and all(word[0].isupper() for word in words) or text.upper() in known_cities()


def _is_source(line: Line) -> bool:
    return line.zone in SOURCES or line.rule == "contact"


def name_head_lines(page: Page) -> None:
    """Name the lines of names, and of a place in capitals, that touch a line of source between headline and text."""
    first, _ = page.prose_bounds()
    head = page.lines[:first]
    changed = True
    while changed:
        changed = False
        for number, line in enumerate(head):
            beside = [head[at] for at in (number - 1, number + 1) if 0 <= at < len(head)]
            if line.zone or not (any(map(_is_source, beside)) or _is_desk(line.text)) or all(one.zone for one in head[:number]):
                continue
            if not _is_bare(line.text, page):
                continue
            line.call(*(("dateline", "place beside a byline") if line.text.isupper() and line.n_words < 3 else ("byline", "names beside a byline")))
            changed = True


def _is_bare(text: str, page: Page) -> bool:
    """Whether a line is nothing but names: capitalised words none of which the text writes small."""
    words = [word.strip(",").lower() for word in text.split() if word not in ("and", "&")]
    place = text.isupper() and len(words) < 3 and all(word.isalpha() for word in words)
    if "|" in text or "•" in text:
        return all(_is_bare(part.strip(), page) for part in re.split(r"[|•]", text) if part.strip())
    placed = PLACED_NAME.fullmatch(text)
    if placed and is_name_alone(placed["name"]) and page.small_words.isdisjoint(words):
        return True
    if _is_desk(text):
        return True
    return (place or is_name_alone(text)) and page.small_words.isdisjoint(words) or is_role_alone(text)


def name_teasers(page: Page) -> None:
    """Name the links that open with the writer's own name in capitals: `ANA BELL: Why the club needed him`."""
    writers = " ".join(line.text for line in page.lines if line.zone == "byline").upper()
    for line in page.open if writers else ():
        found = TEASER.fullmatch(line.text)
        if found and not line.ends_sentence and found["name"] in writers:
            line.call("related", "link under the writer's name")


def shouted_place(text: str, whole: str) -> int:
    """Where a first paragraph begins behind a place in capitals and a colon (`TAK: About 900 people …`) or an agency, 0 where there is none.

    A word in capitals that comes back in capitals is an acronym, or speaks in turn.
    """
    found = SPOKEN_FOR.match(text) or STOPPED.match(text)
    if not found or len(text.split()) < 12 or len(re.findall(rf"(?<!\w){re.escape(found['place'])}(?!\w)", whole)) > 1:
        return 0
    return found.end()
