"""What a headline looks like, beside the text that follows it."""
from __future__ import annotations

import re
from functools import lru_cache

from helpers.lines.bylines import match_byline, match_stroked_byline
from helpers.lines.datelines import match_dateline
from helpers.lines.mastheads import match_masthead
from helpers.lines.publication import match_publication_line

MOST_WORDS = 30
MOST_CHARACTERS = 220
_ENDS, _CLOSING = tuple(".。…;,:"), "\"”’')]"
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.|\b(?:U\.S|U\.K|U\.N|E\.U|Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|etc)\.)$")
CREDIT = re.compile(r"\b(?:photos?|images?|pictures?|graphics?|infographic|illustration|video|file photo|screenshot)\b"
                    r"[^.]{0,25}(?::|/|\bby\b|\bcourtesy\b|\bsource\b|\bcredit)|^\s*(?:©|\(c\))",
                    re.IGNORECASE)
_INNER_END = re.compile(r"(?<![A-Z])(?<!\b(?:Mr|Dr|St|No|vs))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Lt\.))[.!][\"”’]? +(?=[A-Z\"“])")


def _is_finished(line: str) -> bool:
    """Ends as a sentence or a list item does; a closing abbreviation (`U.S.`) does not end a sentence."""
    return line.rstrip(_CLOSING).endswith(_ENDS) and not _ABBREVIATION.search(line, max(0, len(line) - 8)) and not line.endswith("...")


def _is_furniture(line: str) -> bool:
    return bool(match_publication_line(line) or match_byline(line) or match_stroked_byline(line) or match_masthead(line) or match_dateline(line) or CREDIT.search(line))


def _begins(text: str) -> str:
    """The first letter or digit; empty where there is none."""
    return next((letter for letter in text if letter.isalnum()), "")


@lru_cache(maxsize=4096)
def looks_like_headline(line: str, following: str) -> bool:
    """Whether a line reads like a headline, deck or sub-heading over `following`, the next line that is not blank.

    At most 30 words and 220 characters, begins with a capital, a digit or a quotation mark, does not end as a sentence does and holds none,
    is no line of publication, byline, masthead, dateline or image credit, and has something below it that does not begin with a small letter, as
    the next line of a paragraph broken by hand does. Scripts without capitals pass by length alone.

    >>> looks_like_headline("Joint efforts boosted to end cross-border crime", "Six suspects were handed over on Wednesday.")
    True
    >>> looks_like_headline("Six suspects were handed over.", "It is the second time.")
    False
    """
    text = line.strip().lstrip("#").strip().strip("*_").strip()
    if not text or not following.strip() or len(text) > MOST_CHARACTERS or len(text.split()) > MOST_WORDS:
        return False
    if _is_finished(text) or not _begins(text) or _begins(text).islower() or _begins(following).islower():
        return False
    return not _INNER_END.search(text) and not _is_furniture(text)
