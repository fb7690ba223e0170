"""Sentences with numbers in them: a template and what its placeholders stand for; no numeral is written by hand."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from helpers.display.form import plural
from helpers.display.numbers import Number, Numbers
from helpers.errors import ContractError

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Sentence(NamedTuple):
    """A template and its numbers by placeholder."""

    text: str
    numbers: dict[str, Number]
    words: dict[str, str]


def _parts(given: object) -> tuple[str, dict]:
    """Template and references of a plain string or of a Finding."""
    return (given, {}) if isinstance(given, str) else (given.text, dict(given.refs))  # type: ignore[attr-defined]


def _targets(name: str, refs: dict) -> list:
    """What a placeholder may stand for: the name of a fact, or key and column of a cell."""
    found = [refs.get(tried, tried) for tried in dict.fromkeys((name, name.rpartition(":")[0]))]
    return [(tuple(target.partition("@")[2].split("|")), target.partition("@")[0]) if isinstance(target, str) and "@" in target else target
            for target in found]


def _as_key(key: object) -> tuple[str, ...]:
    return tuple(map(str, key if isinstance(key, (tuple, list)) else (key,)))


def named_rows(given: Iterable[object], keys: list[tuple]) -> set[int]:
    """The rows whose cells templates name."""
    texts = [_parts(one) for one in given]
    found = {_as_key(target[0]) for text, refs in texts for name in PLACEHOLDER.findall(text) for target in _targets(name, refs)
             if not isinstance(target, str)}
    return {at for at, key in enumerate(keys) if tuple(map(str, key)) in found} if found else set()


class Reader:
    """Looks up what a placeholder stands for: a fact's name, a reference to a cell, or `column@key` of a row."""

    def __init__(self, item: str, numbers: Numbers, keys: list[tuple], cell_text: Callable[[int, str], Number | str]) -> None:
        self.item, self.numbers, self.cell_text = item, numbers, cell_text
        self.rows = {tuple(map(str, key)): at for at, key in enumerate(keys)}

    def read(self, given: object, where: str) -> Sentence:
        """The sentence of `given`; raises ContractError at a numeral in the template or a placeholder that leads nowhere."""
        text, refs = _parts(given)
        if any(character.isdigit() for character in PLACEHOLDER.sub("", text)):
            raise ContractError(f"item {self.item!r}: the {where} has a numeral in its template: {text!r}; make it a fact or write it in words.")
        sentence = Sentence(text, {}, {})
        for name in dict.fromkeys(PLACEHOLDER.findall(text)):
            found = self._find(name, refs)
            if isinstance(found, Number):
                sentence.numbers[name] = found
            else:
                sentence.words[name] = found
        return sentence

    def _find(self, name: str, refs: dict) -> Number | str:
        for target in _targets(name, refs):
            if isinstance(target, str) and target in self.numbers.facts:
                return self.numbers.facts[target]
            if not isinstance(target, str):
                return self._cell(name, *target)
        raise ContractError(f"item {self.item!r}: the placeholder {{{name}}} names no fact and no cell; facts: "
                            f"{', '.join(self.numbers.facts) or 'none'}.")

    def _cell(self, name: str, key: object, column: str) -> Number | str:
        parts = key if isinstance(key, (tuple, list)) else (key,)
        at = self.rows.get(_as_key(key))
        if at is None:
            raise ContractError(f"item {self.item!r}: the placeholder {{{name}}} names the row {'|'.join(map(str, parts))!r}, which the table does "
                                "not have.")
        return self.numbers.cells.get((at, column)) or self.cell_text(at, column)


def fill(sentence: Sentence, number: Callable[[Number], str], words: Callable[[str], str]) -> str:
    """The sentence written out: `number` writes a number, `words` all other text. `{name:mention}` adds the unit, `{name:}` the fact's own.

    The number and its unit are held together by a no-break space.
    """
    def one(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in sentence.words:
            return words(sentence.words[name])
        found = sentence.numbers[name]
        unit = name.rpartition(":")[2] if ":" in name else None
        if unit is None:
            return number(found)
        return number(found) + "\u00a0" + words(plural(unit or found.unit, found.value))
    pieces = re.split(r"(\{[^{}]*\})", sentence.text)
    return "".join(one(PLACEHOLDER.fullmatch(piece)) if PLACEHOLDER.fullmatch(piece) else words(piece) for piece in pieces)
