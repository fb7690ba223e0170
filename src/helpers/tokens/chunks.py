"""Words of many sentences at once: a stretch without a blank is looked into once, however often it stands."""
from __future__ import annotations

import re
from array import array
from typing import NamedTuple

import numpy as np

from helpers.tokens.words import WORD, to_term

_STRETCH = re.compile(r"\S+")
# As far as the expression for a word looks back: the longest contracted word, its apostrophe and what stands before it.
BEFORE = 9


class Chunks(dict):
    """A number for each stretch without a blank (or for what stands before it and the stretch), with the words in it; no word runs over a blank."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}
        self._lengths, self._first, self._starts, self._ends, self._term = array("i"), array("i", [0]), array("i"), array("i"), array("i")

    def __missing__(self, chunk: str | tuple[str, str]) -> int:
        before, text = ("", chunk) if isinstance(chunk, str) else chunk
        for found in WORD.finditer(before + text, len(before)):
            self._starts.append(found.start(1) - len(before))
            self._ends.append(found.end(1) - len(before))
            self._term.append(self.terms.setdefault(to_term(found[1]), len(self.terms)))
        self._first.append(len(self._starts))
        self._lengths.append(len(text))
        self[chunk] = number = len(self)
        return number

    def lengths(self, numbers: np.ndarray) -> np.ndarray:
        """The characters of each stretch."""
        return np.array(self._lengths, "int64")[numbers]

    def words(self, numbers: np.ndarray, places: np.ndarray) -> Placed:
        """The words of stretches that begin at `places`, in order."""
        first = np.array(self._first, "int64")
        sizes = first[numbers + 1] - first[numbers]
        at = np.repeat(first[numbers] - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
        begins, (starts, ends) = np.repeat(places, sizes), (np.array(column, "int64")[at] for column in (self._starts, self._ends))
        return Placed(begins + starts, begins + ends, np.array(self._term, "int64")[at], sizes)


class Placed(NamedTuple):
    """Words as arrays: start, end, the number of the term; and how many each stretch holds."""

    start: np.ndarray
    end: np.ndarray
    term: np.ndarray
    sizes: np.ndarray


class Splitter:
    """Takes sentences of `plain` texts one by one, and gives the words of all of them."""

    def __init__(self) -> None:
        self.chunks = Chunks()
        self._numbers, self._counts, self._starts, self._ends = array("i"), array("i"), array("q"), array("q")
        self._odd: dict[int, list[int]] = {}    # where the stretches begin of a sentence with more than one blank between two

    def add(self, flat: str, start: int, end: int) -> None:
        """A sentence between two offsets of a text."""
        piece = flat[start:end]
        chunks: list = piece.split()
        if sum(map(len, chunks)) + len(chunks) - 1 != len(piece):
            self._odd[len(self._counts)] = [start + found.start() for found in _STRETCH.finditer(piece)]
        if chunks and start and flat[start - 1].isalnum() and not piece[0].isspace():
            chunks[0] = (flat[max(0, start - BEFORE):start], chunks[0])
        self._numbers.extend(map(self.chunks.__getitem__, chunks))
        self._counts.append(len(chunks))
        self._starts.append(start)
        self._ends.append(end)

    def words(self) -> tuple[Placed, np.ndarray]:
        """The words of all sentences, in order, and how many each sentence has."""
        numbers, counts, starts = (np.array(column, "int64") for column in (self._numbers, self._counts, self._starts))
        steps = self.chunks.lengths(numbers) + 1
        ends = np.cumsum(counts)
        reached = np.cumsum(steps) - steps
        before = np.concatenate([reached, [0]])[ends - counts] if len(counts) else reached[:0]
        places = np.repeat(starts - before, counts) + reached
        for sentence, told in self._odd.items():
            places[ends[sentence] - counts[sentence]:ends[sentence]] = told
        found = self.chunks.words(numbers, places)
        sums = np.concatenate([[0], np.cumsum(found.sizes)])
        return found, sums[ends] - sums[ends - counts]
