"""How much of each article a shared copy may hold, and how much of it is spent: 15 % or 200 words, in stretches of at most eight."""
from __future__ import annotations

import re
from typing import NamedTuple

import pandas as pd

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Hyphens part words here, so that a title in an id or a file name is seen for what it is."""
LONGEST, SHARE, MOST, APART, LONG = 8, 0.15, 200, 15, 4
"""Words of a snippet; share and number of words of one article in the whole copy; words between two snippets; words from which a text counts as taken from an article."""
KEPT_BACK, KEPT_WORDS = 0.015, 4
"""Share of an article, and the least number of its words, that is not given out: what two cells side by side, such as a name and its acronym, may have in common with it."""
GONE = "…"


def fold(word: str) -> str:
    """A word as it is compared: small letters, no possessive."""
    return re.sub(r"['’]s?$", "", word.casefold()).replace("’", "'")


class Words(NamedTuple):
    """A text as words: what is compared, and where each begins and ends."""

    folded: list[str]
    spans: list[tuple[int, int]]


def words_of(text: str) -> Words:
    """The words of a text, numerals among them."""
    found = list(WORD.finditer(text))
    return Words([fold(one.group()) for one in found], [one.span() for one in found])


class Run(NamedTuple):
    """A stretch of a text that an article has too: first word and number of words in the text, article, first word there."""

    at: int
    length: int
    doc_id: str
    place: int


class Claim(NamedTuple):
    """Words that are to stand in the copy: article, the places at which it has them (the first is the one that counts), how many, whether as a snippet."""

    doc_id: str
    places: list[int]
    length: int
    snippet: bool


def _allowance(n_words: int) -> int:
    """How many words of an article may be given out knowingly."""
    return max(0, min(int(SHARE * n_words) - max(KEPT_WORDS, -int(-KEPT_BACK * n_words // 1)), MOST))


def _outlets(documents: pd.DataFrame) -> set[tuple[str, ...]]:
    """The names that stand in a cell beside a title."""
    told = {name for column in ("outlet", "carrier") if column in documents for name in documents[column]}
    return {tuple(words_of(name).folded) for name in told} - {()}


class Ledger:
    """What is reproduced of each article: spent word by word, refused where it would pass the limits."""

    def __init__(self, documents: pd.DataFrame, names: set[tuple[str, ...]] = frozenset()) -> None:
        self.words = {doc_id: words_of(text) for doc_id, text in documents[["doc_id", "text"]].itertuples(index=False, name=None)}
        self.left = {doc_id: _allowance(len(words.folded)) for doc_id, words in self.words.items()}
        self.beside = _outlets(documents)
        self.spent: dict[str, set[int]] = {doc_id: set() for doc_id in self.words}
        self.held: dict[str, set[int]] = {doc_id: set() for doc_id in self.words}
        self.snippets: dict[str, list[tuple[int, int]]] = {doc_id: [] for doc_id in self.words}
        self.names = names
        self.known: dict[str, str] = {}
        self.index: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        for doc_id, words in self.words.items():
            for at in range(len(words.folded) - LONG + 1):
                self.index.setdefault(tuple(words.folded[at: at + LONG]), []).append((doc_id, at))

    def runs(self, folded: list[str]) -> list[Run]:
        """The longest stretches of a text that an article has too, of four words and more, in the order of the text."""
        found: list[Run] = []
        ended: dict[str, int] = {}
        for at in range(len(folded) - LONG + 1):
            best: dict[str, tuple[int, int]] = {}
            for doc_id, place in self.index.get(tuple(folded[at: at + LONG]), ()):
                length = self._length(folded, at, doc_id, place)
                best[doc_id] = max(best.get(doc_id, (0, 0)), (length, -place))
            for doc_id, (length, place) in best.items():
                if at + length > ended.get(doc_id, 0):
                    ended[doc_id] = at + length
                    found.append(Run(at, length, doc_id, -place))
        return found

    def _length(self, folded: list[str], at: int, doc_id: str, place: int) -> int:
        there, length = self.words[doc_id].folded, LONG
        while at + length < len(folded) and place + length < len(there) and folded[at + length] == there[place + length]:
            length += 1
        return length

    def places(self, doc_id: str, wanted: list[str]) -> list[int]:
        """Every place at which the article holds these words, four or more."""
        there = self.words[doc_id].folded
        return [place for known, place in self.index.get(tuple(wanted[:LONG]), ()) if known == doc_id and there[place: place + len(wanted)] == wanted]

    def _block(self, doc_id: str, start: int, end: int) -> int:
        """The words in a row that would be held with these."""
        held = self.held[doc_id]
        while start - 1 in held:
            start -= 1
        while end in held:
            end += 1
        return end - start

    def _is_apart(self, doc_id: str, start: int, end: int) -> bool:
        return all(end + APART <= first or last + APART <= start or (first <= start and end <= last) for first, last in self.snippets[doc_id])

    def may_hold(self, claim: Claim) -> bool:
        """Whether these words of an article may stand in the copy."""
        doc_id, places, length, snippet = claim
        new = len(set(range(places[0], places[0] + length)) - self.spent[doc_id])
        return (new <= self.left[doc_id] and all(self._block(doc_id, place, place + length) <= LONGEST for place in places)
                and (not snippet or self._is_apart(doc_id, places[0], places[0] + length)))

    def hold(self, claim: Claim) -> None:
        """Spend these words, once; and mark them wherever the article has them."""
        doc_id, places, length, snippet = claim
        new = set(range(places[0], places[0] + length)) - self.spent[doc_id]
        self.left[doc_id] -= len(new)
        self.spent[doc_id] |= new
        for place in places:
            self.held[doc_id] |= set(range(place, place + length))
        if snippet:
            self.snippets[doc_id].append((places[0], places[0] + length))

    def allow(self, text: str) -> str:
        """The text as it may stand in the copy: what an article has too is spent, and cut after eight words, or after three where nothing is left to spend."""
        if text not in self.known:
            self.known[text] = self._allow(text)
        return self.known[text]

    def _allow(self, text: str) -> str:
        words = words_of(text)
        if len(words.folded) < LONG:
            return text
        ends = [run.at + room for run in self.runs(words.folded) if run.length > (room := LONGEST - self._goes_on(run))]
        keep = min(ends, default=len(words.folded))
        for run in self.runs(words.folded[:keep]):
            claim = self._claim(run, words.folded)
            if not self.may_hold(claim):
                return text[: words.spans[run.at + LONG - 2][1]] + GONE
            self.hold(claim)
        return text if keep == len(words.folded) else text[: words.spans[keep - 1][1]] + GONE

    def _claim(self, run: Run, folded: list[str]) -> Claim:
        """What a run asks for: a stretch that stands once in the article, and is no name, is a snippet."""
        wanted = folded[run.at: run.at + run.length]
        places = self.places(run.doc_id, wanted)
        return Claim(run.doc_id, places, run.length + self._goes_on(run), len(places) == 1 and tuple(wanted) not in self.names)

    def _goes_on(self, run: Run) -> int:
        """The words of an outlet's name that follow in the article: in a table they stand in the next cell, and anybody can read on."""
        there, end = self.words[run.doc_id].folded, run.place + run.length
        return max((len(name) for name in self.beside if tuple(there[end: end + len(name)]) == name), default=0)

    def claims(self, doc_id: str, first: int, last: int) -> list[Claim]:
        """What a snippet of an article asks for: there, and in every other article that has its words too."""
        folded = self.words[doc_id].folded[first:last]
        places = [first, *(place for place in self.places(doc_id, folded) if place != first)] if last - first >= LONG else [first]
        return [Claim(doc_id, places, last - first, True), *(self._claim(run, folded)._replace(snippet=True) for run in self.runs(folded) if run.doc_id != doc_id)]

    def shares(self) -> dict[str, tuple[int, int]]:
        """Words reproduced and words in all, by article."""
        return {doc_id: (len(self.spent[doc_id]), len(words.folded)) for doc_id, words in self.words.items()}
