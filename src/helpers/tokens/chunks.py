"""Words of many sentences at once: a stretch without a blank is looked into once, however often it stands."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from helpers.tokens.words import WORD, to_term

# As far as the expression for a word looks back: the longest contracted word, its apostrophe and what stands before it.
BEFORE = 9
BLANK = 32  # and all characters of control below


class Words(NamedTuple):
    """The words of sentences, in order: start and end in the article, the number of the term in `terms`; and how many each sentence has."""

    start: np.ndarray
    end: np.ndarray
    term: np.ndarray
    terms: list[str]
    counts: np.ndarray


class _Chunks(NamedTuple):
    """The stretches without a blank of a text: where each begins, which of the different `texts` it is; no word runs over a blank."""

    places: np.ndarray
    number: np.ndarray
    texts: list[str]


def _cut(text: str) -> _Chunks:
    """The stretches of a text that begins and ends with a blank; each keeps the blanks after it."""
    data = np.frombuffer(text.encode("utf-8", "surrogatepass"), "uint8")
    blank = data <= BLANK
    starts = np.flatnonzero(blank[:-1] & ~blank[1:]) + 1
    ends = pa.py_buffer(np.append(starts, len(data)))
    coded = pa.Array.from_buffers(pa.large_binary(), len(starts), [None, ends, pa.py_buffer(data)]).dictionary_encode()
    more = np.searchsorted(starts, np.flatnonzero((data & 0xC0) == 0x80))  # bytes of a character after its first
    places = starts - np.cumsum(np.bincount(more, minlength=len(starts) + 1))[:-1]
    return _Chunks(places, coded.indices.to_numpy().astype("int64"), [chunk.decode("utf-8", "surrogatepass") for chunk in coded.dictionary.to_pylist()])


class _Found(NamedTuple):
    """The words in different stretches: of which word on each has its own, and of each word start and end in the stretch and the term."""

    first: np.ndarray
    start: np.ndarray
    end: np.ndarray
    term: np.ndarray
    terms: list[str]


@lru_cache(maxsize=1 << 15)
def _look_into(before: str, text: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a stretch with what stands right before it; most stretches are one word of plain letters, and come back in the next block."""
    word = text.rstrip(" ,.\n")
    if word.isalpha() and word.isascii() and not before:
        return ((0, len(word), word.lower()),)
    return tuple((found.start(1) - len(before), found.end(1) - len(before), to_term(found[1])) for found in WORD.finditer(before + text, len(before)))


def _look(chunks: list[tuple[str, str]]) -> _Found:
    """The words of stretches, each given with what stands right before it."""
    terms: dict[str, int] = {}
    first, words = [0], []
    for before, text in chunks:
        words += [(start, end, terms.setdefault(term, len(terms))) for start, end, term in _look_into(before, text)]
        first.append(len(words))
    return _Found(np.array(first), *np.array(words, "int64").reshape(-1, 3).T, list(terms))


def cut_words(flats: list[str], article: np.ndarray, start: np.ndarray, end: np.ndarray) -> Words:
    """The words of sentences `flats[article][start:end]` of `plain` texts."""
    texts, lows = [flats[at] for at in article.tolist()], start.tolist()
    pieces = [text[low:high] for text, low, high in zip(texts, lows, end.tolist(), strict=True)]
    sizes = np.fromiter(map(len, pieces), "int64", len(pieces)) + 1
    begins = np.cumsum(sizes) - sizes + 1
    places, number, chunks = _cut("\n".join(["", *pieces, ""]))
    heads, different = np.searchsorted(places, begins), [("", chunk) for chunk in chunks]
    joined = [row for row, (text, low) in enumerate(zip(texts, lows, strict=True)) if low and text[low - 1].isalnum()]
    for row in joined:
        if heads[row] < len(places) and places[heads[row]] == begins[row]:
            different.append((texts[row][max(0, lows[row] - BEFORE):lows[row]], chunks[number[heads[row]]]))
            number[heads[row]] = len(different) - 1
    return _place(_look(different), number, places, heads, start - begins)


def _place(found: _Found, number: np.ndarray, places: np.ndarray, heads: np.ndarray, shifts: np.ndarray) -> Words:
    """The words of stretches `number` at `places`; each sentence has its own from one of `heads` on, and is moved by one of `shifts`."""
    sizes = np.diff(found.first)[number]
    sums = np.concatenate([[0], np.cumsum(sizes)])
    at = np.repeat(found.first[number] - sums[:-1], sizes) + np.arange(sums[-1])
    begins = np.repeat(places + np.repeat(shifts, np.diff(heads, append=len(places))), sizes)
    return Words(begins + found.start[at], begins + found.end[at], found.term[at], found.terms, np.diff(sums[heads], append=sums[-1]))
