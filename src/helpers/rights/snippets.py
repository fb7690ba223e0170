"""Which snippets stand for the evidence on the page of a copy: at most eight words, spread over the numbers in turn."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

import pandas as pd

from helpers.evidence import WHOLE
from helpers.report.passages import Located, Passages, join_spans
from helpers.rights.ledger import LONGEST, Ledger, Words

Snippet = tuple[str, int, int]
"""Article, first character and end of a snippet."""


def _in_words(words: Words, start: int, end: int) -> tuple[int, int]:
    """The words that a stretch of characters touches, from and to."""
    first = bisect_right([stop for _, stop in words.spans], start)
    last = bisect_left([begin for begin, _ in words.spans], end)
    return first, max(last, first)


FEWEST = 4
"""Words of a snippet below which it would say nothing, unless its sentence is as short."""


def windows(counted: tuple[int, int], sentence: tuple[int, int]) -> list[tuple[int, int]]:
    """The stretches of at most eight words of a sentence that may stand round a counted word: it in the middle, at the end, at the beginning; then shorter ones.

    >>> windows((10, 11), (8, 30))
    [(8, 16), (10, 18), (10, 14)]
    """
    first, last = counted[0], min(counted[1], counted[0] + LONGEST)
    least = min(FEWEST, sentence[1] - sentence[0])
    middle = max(sentence[0], min(first - (LONGEST - (last - first)) // 2, sentence[1] - LONGEST))
    found = [(middle, min(sentence[1], middle + LONGEST)), (max(sentence[0], last - LONGEST), last), (first, min(sentence[1], first + LONGEST)),
             (first, min(sentence[1], max(last, first + FEWEST))), (max(sentence[0], min(first, last - FEWEST)), last)]
    return list(dict.fromkeys((begin, end) for begin, end in found if least <= end - begin <= LONGEST))


def _holds(first: int, last: int, start: int, end: int) -> bool:
    """Whether the snippet holds what was counted; of a stretch too long for one, such as a sentence, the snippet is a part."""
    return (first <= start and end <= last) or (start <= first and last <= end)


class Picker:
    """Takes snippets for the lists of a page, in turn, as long as the ledger has words left."""

    def __init__(self, located: Located, ledger: Ledger) -> None:
        self.located, self.ledger = located, ledger
        self.taken: dict[str, list[tuple[int, int]]] = {}
        self.of_list: dict[str, list[tuple[str, int, int, int]]] = {list_id: [] for list_id in located.lists}
        for list_id, doc_id, start, end, unit in located.spans[["list_id", "doc_id", "start", "end", "unit"]].itertuples(index=False, name=None):
            if unit != WHOLE:
                self.of_list[list_id].append((doc_id, int(start), int(end), unit))

    def pick(self) -> dict[str, list[tuple[int, int]]]:
        """Snippets by article, in characters: in the order of the page each list takes one, from the article that has most words left; then each a second, and so on."""
        waiting = {list_id: self._ordered(spans) for list_id, spans in self.of_list.items() if spans}
        while waiting:
            for list_id in list(waiting):
                if not any(self._take(*waiting[list_id].pop(0)) for _ in range(len(waiting[list_id]))):
                    del waiting[list_id]
        return self.taken

    def _ordered(self, spans: list[tuple[str, int, int, int]]) -> list[tuple[str, int, int, int]]:
        """The spans of a list, the first of each article, then the second of each."""
        turn: dict[str, int] = {}
        ranked = []
        for span in spans:
            turn[span[0]] = turn.get(span[0], 0) + 1
            ranked.append((turn[span[0]], self.located.order.get(span[0], 0), span))
        return [span for _, _, span in sorted(ranked)]

    def _take(self, doc_id: str, start: int, end: int, unit: int) -> bool:
        """Whether a snippet for the span could be taken."""
        words = self.ledger.words[doc_id]
        counted, sentence = _in_words(words, start, end), _in_words(words, *self.located.units[doc_id, unit][:2])
        if counted[0] == counted[1] or self._is_shown(doc_id, start, end):
            return False
        for first, last in windows(counted, sentence):
            claims = self.ledger.claims(doc_id, first, last)
            if all(map(self.ledger.may_hold, claims)):
                for claim in claims:
                    self.ledger.hold(claim)
                self.taken.setdefault(doc_id, []).append((words.spans[first][0], words.spans[last - 1][1]))
                return True
        return False

    def _is_shown(self, doc_id: str, start: int, end: int) -> bool:
        return any(_holds(first, last, start, end) for first, last in self.taken.get(doc_id, ()))


def _units(taken: dict[str, list[tuple[int, int]]], name: Callable[[str, int, int], str]) -> dict[tuple[str, int], tuple[int, int, bool]]:
    """The snippets of each article, numbered in the order of their keyed ids: not in that of the text."""
    return {(doc_id, unit): (*snippet, True) for doc_id, snippets in taken.items()
            for unit, snippet in enumerate(sorted(snippets, key=lambda one: name(doc_id, *one)), 1)}


def choose_snippets(located: Located, ledger: Ledger, name: Callable[[str, int, int], str]) -> Passages:
    """The evidence of a copy: of each list the snippets that hold what it counts, and how many passages it has in all.

    `name` gives the keyed id of a stretch of an article.
    """
    units = _units(Picker(located, ledger).pick(), name)
    of_doc: dict[str, list[tuple[int, int, int]]] = {}
    for (doc_id, unit), (start, end, _) in units.items():
        of_doc.setdefault(doc_id, []).append((start, end, unit))
    here = [_unit_of(of_doc.get(doc_id, []), int(start), int(end), unit)
            for doc_id, start, end, unit in located.spans[["doc_id", "start", "end", "unit"]].itertuples(index=False, name=None)]
    shown = located.spans.assign(unit=pd.Series(here, index=located.spans.index, dtype="int64"))
    shown = shown[shown["unit"] >= 0]
    passages: dict[str, list[tuple[str, int]]] = {list_id: [] for list_id in located.lists}
    for list_id, doc_id, unit in sorted(set(shown[["list_id", "doc_id", "unit"]].itertuples(index=False, name=None)), key=lambda one: (one[0], located.order.get(one[1], 0), one[2])):
        passages[list_id].append((doc_id, unit))
    counted_in: dict[tuple[str, int], list[str]] = {}
    for list_id, places in passages.items():
        for place in places:
            counted_in.setdefault(place, []).append(list_id)
    totals = {list_id: 0 for list_id in located.lists} | located.spans.drop_duplicates(["list_id", "doc_id", "unit"]).groupby("list_id").size().to_dict()
    return Passages(located.lists, passages, totals, _marks(shown, units), counted_in, units, _firsts(shown), _on_page(located.evidence, of_doc), 0, located.inside)


def _unit_of(snippets: list[tuple[int, int, int]], start: int, end: int, unit: int) -> int:
    """The snippet that holds the span; 0 for the whole article; -1 for none."""
    return WHOLE if unit == WHOLE else next((number for first, last, number in snippets if _holds(first, last, start, end)), -1)


def _marks(shown: pd.DataFrame, units: dict[tuple[str, int], tuple[int, int, bool]]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    found: dict[tuple[str, int], set[tuple[int, int]]] = {}
    for doc_id, start, end, unit in shown[["doc_id", "start", "end", "unit"]].itertuples(index=False, name=None):
        first, last = units.get((doc_id, unit), (0, 0, True))[:2]
        if unit != WHOLE and first <= start and end <= last and (start, end) != (first, last):
            found.setdefault((doc_id, unit), set()).add((int(start), int(end)))
    return {place: join_spans(sorted(spans)) for place, spans in found.items()}


def _firsts(shown: pd.DataFrame) -> dict[tuple[str, str, int], tuple[int, int]]:
    first = shown.drop_duplicates(["list_id", "doc_id", "unit"])
    return {row[:3]: row[3:] for row in first[["list_id", "doc_id", "unit", "start", "end"]].itertuples(index=False, name=None)}


def _on_page(evidence: pd.DataFrame, of_doc: dict[str, list[tuple[int, int, int]]]) -> pd.Series:
    places = evidence[["doc_id", "start", "end"]].itertuples(index=False, name=None)
    flags = [_unit_of(of_doc.get(doc_id, []), int(start), int(end), 1) > 0 for doc_id, start, end in places]
    return pd.Series(flags, index=evidence.index, dtype="bool")
