"""The sentences of many stretches at once: most points stand behind a plain word and before a capital and are told by their characters alone; the rules
of `sentences` are asked of the others only."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from helpers.tokens.rows import Rows
from helpers.tokens.sentences import CANDIDATE, abbreviations, is_end, trim
from helpers.tokens.words import plain

STOP, UPPER, LOWER, INNER, CLOSER, QUOTE, BLANK, LINE = (1 << bit for bit in range(8))
STOPS, CLOSERS, QUOTES, CAPITALS, SMALL = ".!?…。！？", "\"”’')]}»›＂", "\"“", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
LINES = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
BLANKS = f"{LINES}\t\x1f \xa0\u1680{''.join(map(chr, range(0x2000, 0x200b)))}\u202f\u205f\u3000"
# What a text stands between, so that every character has neighbours as far as is looked.
EDGE = "\n\n"


@cache
def _kinds() -> np.ndarray:
    """What each character is, by its code point. INNER goes on with what stands before a point (`3.5`, `dateline.org`)."""
    kinds = np.zeros(0x110000, "uint8")
    kinds[33:127] = INNER
    kinds[list(map(ord, STOPS + CLOSERS + CAPITALS))] = 0
    for kind, chars in ((STOP, STOPS), (UPPER, CAPITALS), (LOWER, SMALL), (CLOSER, CLOSERS), (QUOTE, QUOTES), (BLANK, BLANKS), (LINE, LINES)):
        kinds[list(map(ord, chars))] |= kind
    return kinds


def _number(letters: np.ndarray) -> np.ndarray:
    """A number for each three small letters (code points in three rows)."""
    first, second, third = letters.astype("int64") - ord("a")
    return (first * 26 + second) * 26 + third


@cache
def _doubtful_endings() -> np.ndarray:
    """Of three small letters, whether a word that ends in them may be an abbreviation or the number of a list's item (`iii.`)."""
    endings = {word[-3:] for word in abbreviations() if len(word) > 2} | {"".join(letters) for letters in product("ivx", repeat=3)}
    known = [list(map(ord, ending)) for ending in endings if set(ending) <= set(SMALL)]
    doubtful = np.zeros(26 ** 3, bool)
    doubtful[_number(np.array(known).T)] = True
    return doubtful


class _Joined(NamedTuple):
    """Texts as one: code points, their kinds, where each text begins."""

    codes: np.ndarray
    kinds: np.ndarray
    begins: np.ndarray


def _join(texts: list[str]) -> _Joined:
    codes = np.frombuffer("\n".join([EDGE, *texts, EDGE]).encode("utf-32-le", "surrogatepass"), "uint32")
    sizes = np.fromiter(map(len, texts), "int64", len(texts)) + 1
    return _Joined(codes, _kinds()[codes], np.cumsum(sizes) - sizes + len(EDGE) + 1)


def _tell(joined: _Joined, point: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which points end a sentence for sure, and which surely do not; each stands in a stretch from `low` to `high`."""
    kinds, mark = joined.kinds, joined.codes[point]
    before, after = [kinds[point - back] for back in (3, 2, 1)], [kinds[point + step] for step in (1, 2, 3)]
    capital = (after[1] & UPPER > 0) & (point + 2 < high) | (after[1] & QUOTE > 0) & (after[2] & UPPER > 0) & (point + 3 < high)
    word = np.logical_and.reduce([kind & LOWER > 0 for kind in before]) & (point - 3 >= low)
    word[word] = ~_doubtful_endings()[_number(np.array([joined.codes[point[word] - back] for back in (3, 2, 1)]))]
    asked = np.isin(mark, [ord("!"), ord("?")]) & (before[2] & (LOWER | UPPER) > 0)
    sure = (joined.codes[point + 1] == ord(" ")) & capital & ((mark == ord(".")) & word | asked)
    never = (after[0] & INNER > 0) | (after[0] & CLOSER > 0) & (point + 2 == high)
    return sure, never & (mark < 0x3000) | (point + 1 == high)


class Ends(NamedTuple):
    """Ends of sentences inside stretches: the number of the stretch, where the sentence ends, where the next one begins."""

    holder: np.ndarray
    stop: np.ndarray
    next: np.ndarray


class _Stretches(NamedTuple):
    """Stretches of `plain` texts, in order; offsets count in the joined texts."""

    flats: list[str]
    article: np.ndarray
    begin: np.ndarray
    low: np.ndarray
    high: np.ndarray


def _ask(stretches: _Stretches, points: Iterator[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Of points in order those that the rules take for ends; each is given with its stretch and where its sentence begins, as far as sure ends tell."""
    reach = after = -1
    for holder, point, last in points:
        if point < reach:  # one of a run of points
            continue
        flat, begin = stretches.flats[stretches.article[holder]], int(stretches.begin[holder])
        end = int(stretches.high[holder]) - begin
        found = CANDIDATE.match(flat, point - begin, end)
        reach = begin + found.end() if found else reach
        if found and is_end(flat, found, max(last, after) - begin, end):
            after = reach
            yield holder, begin + found.end("close"), reach


def _find_ends(stretches: _Stretches, joined: _Joined) -> Ends:
    """The ends inside stretches, in order: those that `sentences_between` finds."""
    point = np.flatnonzero(joined.kinds & STOP)
    holder = np.searchsorted(stretches.low, point, "right") - 1
    held = (holder >= 0) & (point < np.append(stretches.high, 0)[holder])
    point, holder = point[held], holder[held]
    sure, never = _tell(joined, point, stretches.low[holder], stretches.high[holder])
    begins, asked = np.maximum.accumulate(np.where(sure, point + 2, stretches.low[holder])), ~sure & ~never
    told = _ask(stretches, zip(holder[asked].tolist(), point[asked].tolist(), begins[asked].tolist(), strict=True))
    ends = np.vstack([np.stack([holder[sure], point[sure] + 1, point[sure] + 2], 1), np.array(list(told), "int64").reshape(-1, 3)])
    return Ends(*ends[np.argsort(ends[:, 1], kind="stable")].T)


class Sentences(NamedTuple):
    """Sentences in order: of which stretch, start and end in the article, number of the line in which it begins, from 1."""

    holder: np.ndarray
    start: np.ndarray
    end: np.ndarray
    paragraph: np.ndarray


def _line_numbers(joined: _Joined, begin: np.ndarray, place: np.ndarray) -> np.ndarray:
    """The number, from 1, of the line of a place in its text, which begins at `begin`."""
    breaks = np.flatnonzero(joined.kinds & LINE)
    breaks = breaks[(joined.codes[breaks] != ord("\r")) | (joined.codes[np.minimum(breaks + 1, len(joined.codes) - 1)] != ord("\n"))]
    return np.searchsorted(breaks, place) - np.searchsorted(breaks, begin) + 1


def cut_sentences(texts: list[str], rows: Rows, whole: np.ndarray) -> Sentences:
    """The sentences of stretches of texts, blanks around them left out; a stretch that is `whole` is one sentence, however it is punctuated."""
    flats, running = list(map(plain, texts)), np.flatnonzero(~whole)
    joined = _join(flats)
    begin, stretches = joined.begins[rows.article], np.arange(len(whole))
    low, high = begin + rows.start, begin + rows.end
    ends = _find_ends(_Stretches(flats, rows.article[running], begin[running], low[running], high[running]), joined)
    holder = running[ends.holder]
    first, last = (np.argsort(holders, kind="stable") for holders in (np.append(stretches, holder), np.append(holder, stretches)))
    start, end, holder = np.append(low, ends.next)[first], np.append(ends.stop, high)[last], np.append(stretches, holder)[first]
    loose = ((first < len(low)) | (last >= len(ends.stop))) & ((joined.kinds[start] | joined.kinds[end - 1]) & BLANK > 0)
    begin = begin[holder]
    for at in np.flatnonzero(loose).tolist():
        start[at], end[at] = begin[at] + trim(texts[rows.article[holder[at]]], start[at] - begin[at], end[at] - begin[at])
    held = start < end
    holder, start, end, begin = holder[held], start[held], end[held], begin[held]
    return Sentences(holder, start - begin, end - begin, _line_numbers(joined, begin, start))
