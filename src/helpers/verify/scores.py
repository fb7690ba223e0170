"""Each score computed again by the formula that its rule is, from columns that are themselves counted again."""
from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.verify.asked import Row
from helpers.verify.columns import Columns
from helpers.verify.formulas import Made, NoFormula, evaluate
from helpers.verify.gated import gate_numbers
from helpers.verify.places import Places

CLOSE = 1e-9
"""How far, in proportion, two ways to compute one number may lie apart."""
GATE, ARTICLE = "gate: ", "share of article "


def _row_of(number: object, places: Places) -> Row:
    """The row of the item's table in which a number stands; a fact has none."""
    first = number.number_id.removeprefix(f"{number.item}-").split("-", 1)[0]
    return Row(number.item, places.again.item(number.item), int(first) - 1 if number.column and first.isdecimal() else -1)


def _same(value: object, told: str) -> bool:
    try:
        return math.isclose(float(value), float(told), rel_tol=CLOSE, abs_tol=CLOSE)
    except (TypeError, ValueError):
        return False


class Scores:
    """The scores of a run; `counted` are its counts as their spans give them, by number_id."""

    def __init__(self, numbers: pd.DataFrame, places: Places, counted: dict[str, int], shares: dict[str, float]) -> None:
        self.numbers, self.places, self.counted, self.shares = numbers, places, counted, shares
        self.columns = Columns(places)
        by_cell = zip(numbers["item"], numbers["column"], numbers["number_id"], numbers["kind"], numbers["rule"], strict=True)
        self.by_id = {number_id: (kind, rule) for _, _, number_id, kind, rule in by_cell}
        self.gates: dict[str, dict[str, int]] = {}
        self.wholes: dict[tuple[str, int], dict[str, Any]] = {}
        self.of_tables: dict[tuple[str, tuple[int, ...]], Any] = {}

    def _look_up(self, name: str, row: Row) -> Any:
        """A column of the row: a count as its spans give it, a column that is counted again, another score, in this order."""
        number_id = f"{row.item}-{row.at + 1}-{name.replace('_', '-')}"
        if number_id in self.counted:
            return self.counted[number_id]
        if name not in self.columns.named and self.by_id.get(number_id, ("", ""))[0] == "score":
            return evaluate(self.by_id[number_id][1], lambda other: self._look_up(other, row))
        value = self.columns.look_up(name, row)
        self._compare(name, row, value)
        return value

    def _compare(self, name: str, row: Row, value: object) -> None:
        """A column that enters a score must stand in the item's table as it is counted again."""
        told = row.cells.get(name, "")
        if told and isinstance(value, (int, float)) and not _same(value, told):
            raise NoFormula(f"column {name} enters it: the item's table has {told!r}, the articles give {value}")

    def _gate(self, number: object) -> float:
        if number.item not in self.gates:
            own = self.numbers[(self.numbers["item"] == number.item) & self.numbers["rule"].str.startswith(GATE)]
            self.gates[number.item] = gate_numbers(number.item, set(own["row"]), self.places)
        if number.row not in self.gates[number.item]:
            raise NoFormula("no known gate says it")
        return self.gates[number.item][number.row]

    def _again(self, number: object) -> Any:
        if number.rule.startswith(GATE):
            return self._gate(number)
        if number.item == "page":
            return _page_share(number, self.shares)
        row = _row_of(number, self.places)
        return evaluate(number.rule, lambda name: self._look_up(name, row), Made(self.wholes.setdefault((row.item, row.at), {}), self.of_tables))

    def wrong(self) -> Iterator[str]:
        """One line a score that its rule does not give, or that has no rule by which it could be computed again."""
        for number in self.numbers[self.numbers["kind"] == "score"].itertuples(index=False):
            where = f"{number.item}, row {number.row!r}, column {number.column}"
            try:
                value = self._again(number)
            except NoFormula as why:
                known = "enters it: the item's table" in str(why)
                yield f"{where}: {why}." if known else f"{where}: no rule that can be recomputed: {number.rule!r} ({why})."
                continue
            except (ArithmeticError, IndexError, KeyError, TypeError, ValueError) as why:
                yield f"{where}: no rule that can be recomputed: {number.rule!r} ({why})."
                continue
            if not _same(value, number.value):
                yield f"{where}: the table says {number.value}, its rule ({number.rule}) gives {value}."


def _page_share(number: object, shares: dict[str, float]) -> float:
    """What share of an article the page reproduces; the least and the most of all."""
    if number.row.startswith(ARTICLE) and number.row.removeprefix(ARTICLE).isdecimal():
        return list(shares.values())[int(number.row.removeprefix(ARTICLE)) - 1]
    ends = {"least share of an article": min, "most share of an article": max}
    if number.row in ends and shares:
        return ends[number.row](shares.values())
    raise NoFormula("no number of the page itself")
