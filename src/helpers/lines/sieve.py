"""Which of many expressions can fit a text at all: those of whose strings it holds one. What each needs is read from the expression itself."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from re import _constants as ops
from re import _parser
from typing import Generic, Protocol, TypeVar

import ahocorasick_rs


class Form(Protocol):
    """An expression, or what holds one: its source and its flags."""

    pattern: str
    flags: int


F = TypeVar("F", bound=Form)
MARK_WORTH, COMMON_MARKS = 3, ".,-'"
END = (ops.SUCCESS, None)


def _fold(text: str) -> str:
    """Small letters, and one for all that an expression without regard to case takes for the same (`i` and `ı`)."""
    return text.lower() if text.isascii() else text.casefold().replace("ı", "i").replace("\u0307", "")


@cache
def _worth(key: str) -> int:
    """How much it tells that a text holds a string: the longer the rarer, a mark that few sentences have as rare as a few letters."""
    letters = key.strip()
    return len(letters) + MARK_WORTH * (letters != "" and not letters[0].isalnum() and letters[0] not in COMMON_MARKS)


def _rarity(keys: frozenset[str]) -> int:
    return min(map(_worth, keys))


@cache
def _letter(code: int) -> str:
    return _fold(chr(code))


def _keys(parsed: Iterable) -> frozenset[str]:
    """Strings of which every text that a parsed expression fits holds one, the rarest it has; the empty one where none is sure."""
    found, run = [frozenset([""])], ""
    for op, value in (*parsed, END):
        if op is ops.LITERAL:
            run += _letter(value)
            continue
        found += [frozenset([run])] if run else []
        run = ""
        if op is ops.IN and all(one is ops.LITERAL for one, _ in value):
            found.append(frozenset(_letter(code) for _, code in value))
        elif op is ops.BRANCH:
            found.append(frozenset().union(*map(_keys, value[1])))
        elif op in (ops.SUBPATTERN, ops.ASSERT) or op is ops.MAX_REPEAT and value[0] > 0:
            found.append(_keys(value[-1]))
    return max(found, key=_rarity)


@cache
def _keys_of(pattern: str, flags: int) -> frozenset[str]:
    return _keys(_parser.parse(pattern, flags))


def find_from(start: re.Pattern, pattern: re.Pattern, text: str, low: int, high: int) -> Iterator[re.Match]:
    """The matches of a dear pattern as `finditer` has them, tried only where the cheap pattern `start` says that one can begin."""
    at = low
    for begin in start.finditer(text, low, high):
        match = pattern.match(text, begin.start(), high) if begin.start() >= at else None
        if match:
            at = match.end()
            yield match


class Sieve(Generic[F]):
    """Expressions by the strings of which a text must hold one for them to fit."""

    def __init__(self, forms: Iterable[F]) -> None:
        self._forms = list(forms)
        self._holding = lru_cache(maxsize=1024)(self._need)

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """The expressions that need a string, by their numbers."""
        numbers = defaultdict(list)
        for number, form in enumerate(self._forms):
            for key in _keys_of(form.pattern, form.flags):
                numbers[key].append(number)
        return dict(numbers)

    @cached_property
    def _machine(self) -> ahocorasick_rs.AhoCorasick:
        strings = sorted({*self._numbers} - {""})
        return ahocorasick_rs.AhoCorasick(strings, ahocorasick_rs.MatchKind.Standard, implementation=ahocorasick_rs.Implementation.DFA)

    def fitting(self, text: str) -> list[F]:
        """The expressions that may fit, in their order; the others do not."""
        try:
            found = self._machine.find_matches_as_strings(_fold(text), overlapping=True)
        except UnicodeEncodeError:  # half a character, which no UTF-8 text has
            return self._forms
        return self._holding(*found)

    def _need(self, *strings: str) -> list[F]:
        """The expressions that need one of the strings, or none."""
        return [self._forms[number] for number in sorted({number for key in ("", *strings) for number in self._numbers.get(key, ())})]
