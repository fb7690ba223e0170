"""How the evidence lies on the page: lists that are one, parts of lists, and the short ids of all of them."""
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from helpers.evidence import WHOLE
from helpers.report.copied import Copied
from helpers.report.labels import PageNumbers
from helpers.report.passages import ALL, Passages
from helpers.tables import LETTERS, article_letters

__all__ = ["ALL", "LETTERS", "EvidencePage", "List", "runs"]


def _numeral(number: int) -> str:
    """A number to the base of thirty-six, in capitals: short, and no item's name holds one.

    >>> _numeral(35), _numeral(36)
    ('Z', '10')
    """
    digits = "0123456789" + LETTERS
    return (_numeral(number // 36) if number >= 36 else "") + digits[number % 36]


OF_LISTS, OF_MARKS = "abcdefghijkl", "mnopqrstuvwxyz"


def _short_id(number: int, letters: str) -> str:
    """The id of a list or a mark by its number: one of its letters, then a numeral in digits and capitals.

    >>> _short_id(1, OF_LISTS), _short_id(432, OF_LISTS), _short_id(433, OF_LISTS)
    ('a0', 'lZ', 'a10')
    """
    place, first = divmod(number - 1, len(letters))
    return letters[first] + _numeral(place)


def runs(units: list[int]) -> list[tuple[int, int]]:
    """Passages that follow each other as one: first and last.

    >>> runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for unit in units:
        if found and unit == found[-1][1] + 1 and WHOLE not in (unit, found[-1][1]):
            found[-1] = (found[-1][0], unit)
        else:
            found.append((unit, unit))
    return found


class List(NamedTuple):
    """A list on the page: its id, what it is the evidence of (list id, title, item), passages by article and in all, ids of its parts."""

    name: str
    together: list[tuple[str, str, str]]
    places: dict[str, list[int]]
    total: int
    parts: dict[str, str]


class EvidencePage:
    """Lists and articles of one choice of passages, with their short addresses on the page. A list of one passage is none: its number opens that."""

    def __init__(self, passages: Passages, documents: pd.DataFrame, numbers: PageNumbers, copied: Copied | None = None) -> None:
        self.passages, self.numbers, self.copied = passages, numbers, copied
        self.documents = documents.to_dict("records")
        self.texts = {one["doc_id"]: one["text"] for one in self.documents}
        self.letters = article_letters(documents) or {one["doc_id"]: str(place) for place, one in enumerate(self.documents, 1)}
        self.shares: dict[str, float] = {}
        self.units: dict[str, list[int]] = {}
        for doc_id, unit in sorted(passages.counted_in):
            self.units.setdefault(doc_id, []).append(unit)
        self.arrived: dict[tuple[str, int, int], tuple[str, str]] = {}
        self.own = 0
        self.whole: set[tuple[str, int]] = set()
        self.lists: list[List] = []
        self.direct: dict[str, List] = {}
        self.beside: dict[str, tuple[List, str]] = {}
        self.order: dict[str, int] = {}
        self.named: dict[str, List] = {}
        self.ids: dict[str, str] = {}
        self._lay_out()

    def _places(self, list_id: str) -> dict[str, list[int]]:
        """The chosen passages of a list, by article."""
        found: dict[str, list[int]] = {}
        for doc_id, unit in self.passages.chosen[list_id]:
            found.setdefault(doc_id, []).append(unit)
        return found

    def _lay_out(self) -> None:
        """Number the lists. Those that lead to the same words become one; one that is what another holds of an article becomes a part of it."""
        same: dict[tuple, List] = {}
        waiting = []
        for list_id, together in self.passages.lists.items():
            places, total = self._places(list_id), self.passages.totals[list_id]
            if self._is_part(list_id, places, total):
                waiting.append(list_id)
                continue
            key = (str(places), list_id if self.copied and self.copied.choose else total)
            found = same.setdefault(key, List(_short_id(len(self.lists) + 1, OF_LISTS), [], places, total, {}))
            if not found.together:
                self.lists.append(found)
            found.together.extend(together)
            self._name(together, found, found.name)
        for number, list_id in enumerate(waiting, len(self.lists) + 1):
            larger, doc_id = self.passages.inside[list_id]
            found = self.named[larger]
            name = _short_id(number, OF_LISTS)
            if len(found.places[doc_id]) == 1:
                self.beside[name] = (found, doc_id)
            else:
                name = found.parts.setdefault(doc_id, name)
            self._name(self.passages.lists[list_id], found, name)
        self.direct = {one.name: one for one in self.lists if one.total == 1 == sum(map(len, one.places.values()))}
        self.lists = [one for one in self.lists if one.name not in self.direct]
        self.order = {one.name: place for place, one in enumerate(self.lists, 1)}

    def _name(self, together: list[tuple[str, str, str]], one: List, name: str) -> None:
        self.named |= {list_id: one for list_id, _, _ in together}
        self.ids |= {list_id: name for list_id, _, _ in together}

    def _is_part(self, list_id: str, places: dict[str, list[int]], total: int) -> bool:
        """Whether all of the list stands as a part of another on the page."""
        larger, doc_id = self.passages.inside.get(list_id, ("", ""))
        return bool(larger) and sum(map(len, places.values())) == total and self._places(larger).get(doc_id) == places.get(doc_id)

    def target(self, one: List, doc_id: str, unit: int, firsts: Mapping[tuple[str, int], int] | None = None) -> str:
        """The id that an entry of a list leads to: the marked words that the list counts first in the passage, else the passage.

        `firsts` are the places of the marked words that lend the id of their passage.
        """
        for place, (first, last) in enumerate(self.passages.marks.get((doc_id, unit), []), 1):
            start, end = self.passages.firsts[one.together[0][0], doc_id, unit]
            if first <= start and end <= last:
                lent = firsts is not None and firsts.get((doc_id, unit)) == place and (doc_id, unit) not in self.whole
                self.own += not lent and (doc_id, unit, place) not in self.arrived
                return self.arrived.setdefault((doc_id, unit, place),
                                               (self.label(doc_id, unit) if lent else _short_id(self.own, OF_MARKS), one.name))[0]
        self.whole.add((doc_id, unit))
        return self.label(doc_id, unit)

    def arrive(self) -> None:
        """Give an id to all marked words that lists and single numbers lead to, in their order: the first such word of a passage that nothing leads
        to as a whole has the id of the passage."""
        places = [(one, doc_id, first) for one in [*self.lists, *self.direct.values()] for doc_id, units in one.places.items()
                  for first, _ in (runs(units) if units != [WHOLE] else ())]
        for one, doc_id, first in places:
            self.target(one, doc_id, first)
        firsts: dict[tuple[str, int], int] = {}
        for doc_id, unit, place in sorted(self.arrived):
            firsts.setdefault((doc_id, unit), place)
        self.arrived, self.own = {}, 0
        for one, doc_id, first in places:
            self.target(one, doc_id, first, firsts)

    def label(self, doc_id: str, unit: int) -> str:
        """What a passage is called and addressed as: `A7`, or `31.7` where there are more articles than letters; of a whole article `A`."""
        letter = self.letters[doc_id]
        return letter if unit == WHOLE else f"{letter}{unit}" if letter in LETTERS else f"{letter}.{unit}"

    def addresses(self) -> dict[str, str]:
        """The id on the page of every list, by the id that items link to."""
        return self.ids

    def targets(self) -> dict[str, tuple[str, str]]:
        """Where a number leads that rests on one passage alone, by its list's name: to that passage, which leads back to it or to the list with it.
        With what the passage is called."""
        alone = {name: (one, next(iter(one.places))) for name, one in self.direct.items()} | self.beside
        return {name: (self.target(one, doc_id, unit), self.label(doc_id, unit)) for name, (one, doc_id) in alone.items()
                for unit in one.places[doc_id]}
