"""Where a name may begin and end in a text: words, possessives, hyphens, quotes, glued text."""
from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache

from helpers.actors.states import state_forms
from helpers.tokens.words import ADDRESS

BLANKS = "\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
PLAIN = [*((blank, " ") for blank in BLANKS), ("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u2010", "-"), ("\u2011", "-")]
NO, YES, NEEDS_LEFT, NEEDS_RIGHT = 0, 1, 2, 4
# What nearly all names stand between: neither letters nor marks that can join a name to what stands beyond them.
FREE_BEFORE, FREE_AFTER = frozenset("\0 \n\"“(["), frozenset("\0 \n\"”)],;:!?")
_RUN = re.compile("  +")
_CONTRACTION = re.compile(r"'(?:s|S|ll|d|re|ve|m)(?![^\W_])")
_PREFIX = re.compile(r"(?<![^\W_])(?:[a-z]+|[RDI])-$")
_SUFFIX = re.compile(r"-[a-z]{3,}")
_TITLE = re.compile(r"[^\W\d_][a-z]{2}")


class PlainText:
    """A text as it is matched: one kind of blank, apostrophe and hyphen, runs of blanks as one, no web or mail address.

    `original` gives an offset back.
    """

    def __init__(self, text: str) -> None:
        for written, plain in PLAIN:
            if written in text:
                text = text.replace(written, plain)
        if "@" in text or "://" in text or "www." in text:
            text = ADDRESS.sub(lambda found: "\0" * len(found[0]), text)
        self._kept: list[int] = []
        self._removed: list[int] = [0]
        if "  " in text:
            for run in _RUN.finditer(text):
                self._kept.append(run.start() - self._removed[-1] + 1)
                self._removed.append(self._removed[-1] + len(run[0]) - 1)
            text = _RUN.sub(" ", text)
        self.text = text

    def original(self, offset: int) -> int:
        """The offset in the text as given of an offset in the plain text."""
        return offset + self._removed[bisect_right(self._kept, offset)]

    @property
    def moved(self) -> bool:
        """Whether some offset differs from that in the text as given."""
        return bool(self._kept)

    def lower(self) -> str:
        """The text in lower case, character for character."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(char.lower() if len(char.lower()) == 1 else char for char in self.text)


def plain(alias: str) -> str:
    """An alias as it is matched.

    >>> plain("People\\u2019s  Bank\\u00a0of China")
    "People's Bank of China"
    """
    return PlainText(alias.strip()).text


def is_letter(char: str) -> bool:
    """Whether a character joins a word: a letter, a numeral or a mark on one; letters of East Asian scripts, which write no blanks, do not.

    >>> is_letter("é"), is_letter("\u0301"), is_letter("京"), is_letter("-")
    (True, True, False, False)
    """
    return (char.isalnum() or unicodedata.combining(char) > 0) and not "\u2e80" <= char <= "\uffdc"


@cache
def _hyphenated() -> tuple[str, ...]:
    return tuple(form for form in state_forms().form if "-" in form)


def _opens_after(text: str, start: int, end: int, loose: bool) -> int:
    """Whether a name may begin at `start`, where the character before is no letter."""
    before = text[start - 1]
    if start < 2 or before not in "'-&" or not is_letter(text[start - 2]):
        return YES
    if before != "-":
        return NO
    return YES if loose or _PREFIX.search(text, max(0, start - 20), start) else NEEDS_LEFT


def opens(text: str, start: int, end: int, loose: bool = False) -> int:
    """YES, NO, or NEEDS_LEFT where a name may begin only if another name ends before the hyphen.

    >>> opens("11:38:18China Daily", 8, 19), opens("O'Neill", 2, 7), opens("anti-China", 5, 10, loose=True)
    (1, 0, 1)
    """
    if start == 0 or (before := text[start - 1]) in FREE_BEFORE:
        return YES
    if not is_letter(before):
        return _opens_after(text, start, end, loose)
    return YES if before.isdigit() and text[start].isupper() and _TITLE.match(text, start, end) else NO


def _closes_before(text: str, start: int, end: int, loose: bool) -> int:
    """Whether a name may end at `end`, where the character there is no letter."""
    after = text[end]
    follows = end + 1 < len(text) and is_letter(text[end + 1])
    if after in "$€£¥" and text[start:end].isupper():
        return NO
    if not follows or after not in "'-&.":
        return YES
    if after == "'":
        return YES if _CONTRACTION.match(text, end) else NO
    if after == "-":
        return _closes_at_hyphen(text, start, end, loose)
    return YES if after == "." and not text[end + 1].islower() else NO


def _closes_at_hyphen(text: str, start: int, end: int, loose: bool) -> int:
    if loose:
        return NO if any(len(form) > end - start and text.startswith(form, start) for form in _hyphenated()) else YES
    return YES if _SUFFIX.match(text, end) else NEEDS_RIGHT


def closes(text: str, start: int, end: int, loose: bool = False) -> int:
    """YES, NO, or NEEDS_RIGHT where a name may end only if another name begins after the hyphen.

    >>> closes("China's", 0, 5), closes("Xi'an", 0, 2), closes("US$5", 0, 2), closes("Wang Yi-led", 0, 7)
    (1, 0, 0, 1)
    """
    if end == len(text) or (after := text[end]) in FREE_AFTER:
        return YES
    if not is_letter(after):
        return _closes_before(text, start, end, loose)
    return YES if after.isdigit() and text[end - 1].islower() and _TITLE.match(text, start, end) else NO
