"""Sentence ends: candidates by one regular expression, each accepted or refused by rules and our table of abbreviations.

The trained Punkt models (Kiss and Strunk 2006) are the yardstick in a test, not the engine.
"""
from __future__ import annotations

import re
from functools import cache, lru_cache

from helpers.places import DATA
from helpers.tokens.words import plain

CLOSERS = "\"”’')\\]}»›＂"
OPENERS = "\"“‘'(\\[{«‹„¿¡—–-"
# A run of final points, what closes after it, and a gap; or no gap where two sentences were glued together ("fraud.China"). Then the word that follows.
# It begins with a set of characters, which are sought faster than any alternative.
CANDIDATE = re.compile(
    rf"(?P<stop>[.!?…。！？](?:(?<=\.)(?:[ \u00a0]?\.)+|(?<=[.!?…])[.!?…]*|(?<=[。！？])[。！？]*))(?P<close>[{CLOSERS}]*)"
    rf"(?:\s+|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]+[ ,])|(?<=[。！？{CLOSERS}])(?=\S))"
    rf"(?=[{OPENERS}]*(?P<word>[^\W\d_][^\s,.;:!?)\]\"”]{{0,40}}|\d|))"
)
TOKEN_BEFORE = re.compile(r"[^\s(\[\"“‘«—–]*$")
LIST_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
SPEAKER = re.compile(
    r"(?:[Tt]he\s+)?(?:(?:[A-Z]\.|[A-Z][a-z]{1,3}\.|[\w'’-]+)\s+){1,4}?"
    r"(?:said|says|say|told\s+\w+|asked|added|noted|stressed|warned|explained|insisted|claimed"
    r"|wrote|tweeted|concluded|recalled|replied|shouted|declared|argued|announced)[.,;]"
)
# Words that begin sentences far more often than they follow an abbreviation inside a name.
STARTERS = frozenset(
    "the a an this that these those there here he she it they we you his her its their our my i in on at by for from with"
    " after before as when while since if but and or so yet"
    " however meanwhile although though despite because according during until under over some many most several all both"
    " each no not police officials he's it's what who why how"
    " where one two three then now still also another other such among between last earlier later more".split()
)
AFTER_CLOCK = frozenset(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet local eastern central pacific monday tuesday wednesday"
    " thursday friday saturday sunday"
    " january february march april may june july august september october november december".split()
)
RETIRED = frozenset(("ret", "retd", "rtd"))  # "Gen. (ret.) Wong"
MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december".split())


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviation without its last point -> class, from `data/abbreviations.txt`."""
    table: dict[str, str] = {}
    kind = ""
    for line in (DATA / "abbreviations.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            kind = line[1:].split(":", 1)[0].strip()
        else:
            table.update(dict.fromkeys(line.split(), kind))
    return table


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()) if piece.strip() else start


def _is_lower(word: str) -> bool:
    """Whether a word cannot begin a sentence: small, and no brand or name such as iPhone or al-Bashir."""
    return word[:1].islower() and word == word.lower()


def _after_abbreviation(kind: str, word: str) -> bool:
    """Whether an abbreviation of this class ends a sentence before `word`."""
    small = word.lower()
    if kind in ("title", "never"):
        return False
    if kind in ("number", "month"):
        return not word.isdigit()
    if kind == "day":
        return not word.isdigit() and small not in MONTHS
    if kind == "clock":
        return small not in AFTER_CLOCK
    if kind == "etc":
        return True
    return small.rstrip("s").removesuffix("'") in STARTERS or small in STARTERS


def _kind_of(token: str) -> str:
    """The class of the abbreviation before a point, or an empty string for an ordinary word."""
    bare = token.lstrip("'’").lower()
    kind = abbreviations().get(bare, "")
    if kind in ("title", "either", "day") and token[:1].islower() and "." not in token:
        return ""
    if len(bare) == 1 and bare.isalpha() and (kind != "number" or token.isupper()):
        return "initial" if token.isupper() else kind
    if not kind and re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", bare):
        return "either"
    return kind


def is_end(flat: str, found: re.Match, start: int, end: int) -> bool:
    """Whether a candidate is the end of a sentence."""
    stop, close, word = found.group("stop", "close", "word")
    if stop[0] in "。！？":
        return True
    if _is_lower(word):
        return False
    if close and flat[found.end("stop")] in "\"”’'" and SPEAKER.match(flat, found.end(), end):
        return False
    if stop != ".":
        return True
    before = flat[start:found.start()]
    token = _last_token(before)
    return close != ")" or token.lower() not in RETIRED if close else _ends_after(before, token, word)


def _last_token(before: str) -> str:
    """What stands between the last blank, bracket or quotation mark of a stretch and its end."""
    words = before.rsplit(None, 1)
    return TOKEN_BEFORE.search(words[-1])[0] if words and not before[-1].isspace() else ""


def _ends_after(before: str, token: str, word: str) -> bool:
    """Whether a single point after a token, with nothing closing after it, ends a sentence; `before` is the sentence up to the point."""
    marker, kind = _read(token)
    if marker and not before[:len(before) - len(token)].strip(" ([-•*"):
        return False
    if kind == "clock" and token[0].isupper() and "." in token and not before[:len(before) - len(token)].rstrip()[-1:].isdigit():
        return False  # somebody's initials: "A.M. Rosen"
    return not kind or _after_abbreviation(kind, word)


@lru_cache(maxsize=1 << 16)
def _read(token: str) -> tuple[bool, str]:
    """Of a token before a point: whether it can mark an item of a list, and the class of its abbreviation."""
    last = token.rsplit("-", 1)[-1]
    return bool(LIST_MARKER.fullmatch(token)), _kind_of(last if "." not in last else token)


def sentences_between(text: str, flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two offsets; `flat` is the text made `plain`, once for all its paragraphs."""
    spans, low = [], start
    for found in CANDIDATE.finditer(flat, start, end):
        if is_end(flat, found, low, end):
            spans.append((low, found.end("close")))
            low = found.end()
    spans = [*spans, trim(text, low, end)]
    return [span for span in (trim(text, *spans[0]), *spans[1:]) if span[0] < span[1]]


def find_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), blanks between them left out.

    >>> text = 'Lt. Gen. Soe Tun left the U.S. on Aug. 15. "Why?" he asked.'
    >>> [text[low:high] for low, high in find_sentences(text)]
    ['Lt. Gen. Soe Tun left the U.S. on Aug. 15.', '"Why?" he asked.']
    """
    return sentences_between(text, plain(text), start, len(text) if end is None else end)
