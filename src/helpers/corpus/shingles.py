"""Which stretches of twelve running words stand in several texts, exactly: no sample is drawn, and no hash is trusted."""
from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

# Twelve: in the seed articles and the sample no two texts share as many by chance; official names and formulas reach nine.
SHINGLE = 12
BLOCK = 1 << 20
MOST_BITS = 28
MIXER = np.uint64(0x9E3779B97F4A7C15)
SHORT_LINE = 6
WORD = re.compile(r"\w+")
# Lines that many articles of a site carry and that are no sign of a copy.
_FURNITURE = ("copyright", "©", "all rights reserved", "registration", "subscrib", "newsletter", "cookies", "follow us", "sign up", "privacy policy",
              "terms of use", "terms of service", "written permission", "credit:", "photo:")


class Words(NamedTuple):
    """The running words of several texts in one row: a number a word (equal words, equal numbers), and where each text's words begin and end."""

    numbers: np.ndarray
    begins: np.ndarray


def running_lines(text: str) -> Iterator[tuple[int, str]]:
    """Where each line of running text begins, and the line: at least six words and none of a site's furniture."""
    at = 0
    for line in text.split("\n"):
        if line.count(" ") >= SHORT_LINE - 1 and not any(map(line.lower().__contains__, _FURNITURE)):
            yield at, line
        at += len(line) + 1


def _words(text: str) -> list[str]:
    found = [word for _, line in running_lines(text) for word in WORD.findall(line)]
    return [word.lower() for word in found]


def place_words(text: str) -> list[tuple[int, int]]:
    """Where each running word of a text begins and ends, in their order."""
    return [(at + match.start(), at + match.end()) for at, line in running_lines(text) for match in WORD.finditer(line)]


def number_words(texts: Iterable[str]) -> Words:
    """The running words of the texts, as numbers; one text is held at a time."""
    known: dict[str, int] = {}
    numbers, ends = array("i"), [0]
    for text in texts:
        numbers.extend([known.setdefault(word, len(known)) for word in _words(text)])
        ends.append(len(numbers))
    return Words(np.frombuffer(numbers, "int32") if numbers else np.empty(0, "int32"), np.array(ends, "int64"))


def _buckets(numbers: np.ndarray, bits: int) -> Iterator[tuple[int, np.ndarray]]:
    """Block by block: its first place, and for each place the bucket of the shingle that begins there. Equal shingles, equal buckets."""
    n = len(numbers) - SHINGLE + 1
    for low in range(0, n, BLOCK):
        high = min(low + BLOCK, n)
        mixed = np.zeros(high - low, "uint64")
        for shift in range(SHINGLE):
            mixed = (mixed + numbers[low + shift:high + shift].astype("uint64")) * MIXER
        yield low, (mixed >> np.uint64(64 - bits)).astype("int64")


def _likely_places(numbers: np.ndarray) -> np.ndarray:
    """Places whose shingle may stand twice: all of those that do, and a few that share a bucket by chance."""
    bits = min(max(16, len(numbers).bit_length() + 3), MOST_BITS)
    taken = np.zeros(1 << bits, "uint8")
    for _, buckets in _buckets(numbers, bits):
        found, times = np.unique(buckets, return_counts=True)
        taken[found] = np.minimum(taken[found] + np.minimum(times, 2), 2)
    places = [low + np.flatnonzero(taken[buckets] > 1) for low, buckets in _buckets(numbers, bits)]
    return np.concatenate([*places, np.empty(0, "int64")])


def _number_pairs(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """A number for each pair: equal pairs, equal numbers."""
    if not len(left):
        return left
    return np.unique(left * (int(right.max()) + 1) + right, return_inverse=True)[1].reshape(-1)


def shared_shingles(words: Words) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places at which a shingle begins that may stand twice, in order; the number of the shingle (equal words, equal number); the text it lies in.

    A table of buckets finds the places in blocks, so that memory stays bounded; there the words themselves are compared.
    """
    places = _likely_places(words.numbers)
    texts, last = (np.searchsorted(words.begins, places + shift, side="right") - 1 for shift in (0, SHINGLE - 1))
    places, texts = places[texts == last], texts[texts == last]
    shingles = words.numbers[places].astype("int64")
    for shift in range(1, SHINGLE):
        shingles = _number_pairs(shingles, words.numbers[places + shift])
    return places, shingles, texts


def first_texts(shingles: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """For each shingle the first text that holds it; `texts` (the text that each place lies in) ascend."""
    if not len(shingles):
        return texts
    first, number = np.unique(shingles, return_index=True, return_inverse=True)[1:]
    return texts[first[number.reshape(-1)]]


def cover_words(n_words: int, places: np.ndarray, sources: np.ndarray, none: int) -> np.ndarray:
    """For each word the first source of the shingles that hold it; `none` where no shingle does."""
    covered = np.full(n_words + SHINGLE, none, "int64")
    for shift in range(SHINGLE):
        covered[places + shift] = np.minimum(covered[places + shift], sources)
    return covered[:n_words]


def runs(covered: np.ndarray, none: int) -> list[tuple[int, int, int]]:
    """The stretches of words with one source: first word, last word, source."""
    edges = np.flatnonzero(np.diff(covered)) + 1
    begins, ends = [0, *edges.tolist()], [*edges.tolist(), len(covered)]
    return [(begin, end - 1, int(covered[begin])) for begin, end in zip(begins, ends, strict=True) if begin < end and covered[begin] != none]
