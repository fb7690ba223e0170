"""Where words, phrases and concepts stand, found once more word by word."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from helpers.tokens import find_words
from helpers.verify.again import Again, cells

COUNTING = ("", "accept", "found")
Steps = tuple[tuple[str, int], ...]


class Word(NamedTuple):
    """A counted word: its place, its term, and how many characters part it from the next of its sentence (-1: it is the last)."""

    start: int
    end: int
    term: str
    gap: int


class Found(NamedTuple):
    """An occurrence of a term, with the form of a concept in which it stands."""

    doc_id: str
    start: int
    end: int
    kind: str
    term: str
    form: str


def _words_of(rows: list[tuple[int, int, int, str]]) -> list[Word]:
    """The words of an article, from (start, end, sentence, term)."""
    words = zip(rows, [*rows[1:], (0, 0, -1, "")], strict=True)
    return [Word(start, end, term, after[0] - end if after[2] == sentence else -1) for (start, end, sentence, term), after in words]


class Terms:
    """The words of a run, searched for phrases and for the forms of its concepts."""

    def __init__(self, again: Again) -> None:
        self.again = again
        self.known: dict[str, list[Found]] = {}

    @cached_property
    def articles(self) -> dict[str, list[Word]]:
        rows: dict[str, list[tuple[int, int, int, str]]] = {doc_id: [] for doc_id in self.again.texts}
        words = self.again.words
        for doc_id, *place in cells(words, "doc_id", "start", "end", "sentence", "term"):
            rows[doc_id].append(tuple(place))
        return {doc_id: _words_of(sorted(found)) for doc_id, found in rows.items()}

    @cached_property
    def _where(self) -> dict[str, list[tuple[str, int]]]:
        """The places at which each word stands: article and number of the word."""
        found: dict[str, list[tuple[str, int]]] = {}
        for doc_id, words in self.articles.items():
            for at, word in enumerate(words):
                found.setdefault(word.term, []).append((doc_id, at))
        return found

    def _runs(self, steps: Steps) -> Iterator[tuple[str, int]]:
        """Where words stand one after the other, each so many characters from the next; looked for where the rarest of them stands."""
        standing = [self._where.get(term, []) for term, _ in steps]
        rarest = min(range(len(steps)), key=lambda step: len(standing[step]))
        for doc_id, at in standing[rarest]:
            first = at - rarest
            words = self.articles[doc_id][first:first + len(steps)] if first >= 0 else []
            if len(words) == len(steps) and all(word.term == term for word, (term, _) in zip(words, steps, strict=True)) \
                    and all(word.gap == gap for word, (_, gap) in zip(words[:-1], steps[:-1], strict=True)):
                yield doc_id, first

    def look_for(self, phrases: Iterable[str]) -> None:
        """Find many phrases in one pass, so that `places` knows them."""
        found: dict[str, list[Found]] = {phrase: [] for phrase in phrases if phrase not in self.known}
        longest: dict[str, int] = {}
        for phrase in found:
            first = phrase.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), phrase.count(" "))
        for doc_id, words in self.articles.items() if found else ():
            for at, word in enumerate(words):
                told, gap = word.term, word.gap
                for later in words[at + 1:at + 1 + longest[told]] if told in longest else ():
                    if gap != 1:
                        break
                    told, gap = f"{told} {later.term}", later.gap
                    if told in found:
                        found[told].append(Found(doc_id, word.start, later.end, "phrase", told, told))
        self.known |= found

    def places(self, kind: str, term: str) -> Iterator[Found]:
        """The occurrences of a term of that kind."""
        if kind == "concept":
            yield from (found for found in self.concepts if found.term == term)
            return
        if kind == "phrase" and term in self.known:
            yield from self.known[term]
            return
        parts = [term] if kind == "word" else term.split(" ")
        steps = tuple((part, 1) for part in parts)
        for doc_id, at in self._runs(steps):
            words = self.articles[doc_id]
            yield Found(doc_id, words[at].start, words[at + len(parts) - 1].end, kind, term, term)

    @cached_property
    def concepts(self) -> list[Found]:
        """The occurrences of all concepts that the corpus joined: inside one, the longest form wins and nothing overlaps."""
        sheet = self.again.input("concepts")
        rows = [] if sheet is None else sheet.to_dict("records")
        forms: dict[str, list[Steps]] = {}
        for row in rows:
            if row.get("decision", "").lower() in COUNTING and row.get("term"):
                forms.setdefault(row["concept"], []).append(_steps(row["term"]))
        return [found for concept, own in sorted(forms.items()) for found in self._longest(concept, own)]

    def _longest(self, concept: str, forms: Iterable[Steps]) -> Iterator[Found]:
        taken: set[tuple[str, int]] = set()
        matches = sorted((-len(steps), doc_id, at, " ".join(term for term, _ in steps)) for steps in set(forms) if steps
                         for doc_id, at in self._runs(steps))
        for length, doc_id, at, form in matches:
            places = {(doc_id, at + step) for step in range(-length)}
            if not places & taken:
                taken |= places
                words = self.articles[doc_id]
                yield Found(doc_id, words[at].start, words[at - length - 1].end, "concept", concept, form)


def _steps(term: str) -> Steps:
    """The words of a form, each with the characters to the next as the user wrote them."""
    words = find_words(term)
    gaps = [later[0] - word[1] for word, later in zip(words, words[1:], strict=False)]
    return tuple((word, gap) for (_, _, word), gap in zip(words, [*gaps, -1], strict=True))
