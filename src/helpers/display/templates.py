"""Sentences with numbers in them: a template and what its placeholders stand for; no numeral is written by hand."""
from __future__ import annotations

import re
from collections.abc import Callable
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
        for tried in dict.fromkeys((name, name.rpartition(":")[0])):
            target = refs.get(tried, tried)
            if isinstance(target, str) and target in self.numbers.facts:
                return self.numbers.facts[target]
            if isinstance(target, str) and "@" in target:
                column, _, key = target.partition("@")
                target = (tuple(key.split("|")), column)
            if not isinstance(target, str):
                return self._cell(name, *target)
        raise ContractError(f"item {self.item!r}: the placeholder {{{name}}} names no fact and no cell; facts: {', '.join(self.numbers.facts) or 'none'}.")

    def _cell(self, name: str, key: object, column: str) -> Number | str:
        parts = key if isinstance(key, (tuple, list)) else (key,)
        at = self.rows.get(tuple(map(str, parts)))
        if at is None:
            raise ContractError(f"item {self.item!r}: the placeholder {{{name}}} names the row {'|'.join(map(str, parts))!r}, which the table does not have.")
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
