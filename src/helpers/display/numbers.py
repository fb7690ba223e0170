"""The numbers of an item: each with its id, its rule and its spans, recounted before it may be shown."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from helpers.display.clean import clean_text, clip
from helpers.display.cut import Cut
from helpers.display.form import MISSING, is_missing, slug, write_number, write_value
from helpers.display.specs import NAMED, Count, Fact, Label, Quote, Score
from helpers.errors import ContractError
from helpers.evidence import origin_of, recount, recount_rows, select_spans
from helpers.tables.grouped import key_rows

COUNTED = ("spans", "articles", "texts", "sentences")
SPAN = ["doc_id", "start", "end"]
Span = tuple[str, int, int]


class Number(NamedTuple):
    """A number, quote or label that the page shows; `list_id` is the evidence list it opens, empty where it has none."""

    number_id: str
    row: str
    column: str
    kind: str
    value: str
    shown: str
    rule: str
    denominator_id: str
    list_id: str
    unit: str = ""


class Numbers(NamedTuple):
    """All that an item shows: cells by (row from 0, column), facts by name, spans by number_id, titles of lists, all passages of cut lists."""

    cells: dict[tuple[int, str], Number]
    facts: dict[str, Number]
    spans: dict[str, list[Span]]
    titles: dict[str, str]
    totals: dict[str, int]


def _conditions(where: Mapping[str, object] | None) -> str:
    told = [f"{column} = {' or '.join(map(str, value)) if isinstance(value, (list, tuple)) else value}" for column, value in (where or {}).items()]
    return f" where {' and '.join(told)}" if told else ""


def count_rule(of: str, where: Mapping[str, object] | None, spans: pd.DataFrame | None = None, key: Sequence[str] = ()) -> str:
    """How a count is made, in words that a program can read back: what is counted, in which table, for which row, on which conditions.

    >>> count_rule("spans", {"role": "actor"})
    'different spans where role = actor'
    >>> count_rule("spans", None, pd.DataFrame(columns=["zone", "rule"]), ["zone"])
    'different spans in zones by zone'
    """
    origin = "" if spans is None else origin_of(spans.columns)
    place = f" in {origin}" if origin else ""
    return f"different {of}{place}" + (f" by {', '.join(key)}" if origin and key else "") + _conditions(where)


def _different(spans: pd.DataFrame) -> list[Span]:
    """The different spans, in order of first standing."""
    return list(dict.fromkeys(key_rows(spans, SPAN)))


def _spans_of_rows(spans: pd.DataFrame, key: list[str]) -> dict[tuple, list[Span]]:
    """The different spans of each row of the item's table, by its key."""
    found: dict[tuple, dict[Span, None]] = {}
    for row, span in zip(key_rows(spans, key), key_rows(spans, SPAN)):
        found.setdefault(row, {})[span] = None
    return {row: list(own) for row, own in found.items()}


def _spans_for(spans: pd.DataFrame | Mapping[str, pd.DataFrame] | None, column: str) -> pd.DataFrame | None:
    return spans.get(column) if isinstance(spans, Mapping) else spans


def check_count(item: str, row: str, column: str, stated: object, counted: int) -> None:
    """Raise ContractError, naming item, row and column, where a stated count is not what its spans give."""
    if is_missing(stated) or float(stated) != counted:  # type: ignore[arg-type]
        raise ContractError(f"item {item!r}, row {row!r}, column {column!r}: the table says {stated}, its spans give {counted}.")


class Builder:
    """Makes the numbers of one item, kept apart from their HTML; of a large corpus those of the rows at `shown` alone, with a cut of their spans."""

    def __init__(self, item: str, table: pd.DataFrame, key: list[str], spans: pd.DataFrame | Mapping[str, pd.DataFrame] | None,
                 shown: Sequence[int] | None = None) -> None:
        self.at = range(len(table)) if shown is None else shown
        self.item, self.table, self.key, self.given = item, table if shown is None else table.iloc[list(shown)], key, spans
        self.keys, self.cut = key_rows(self.table, key), None if shown is None else Cut(self.table, key)
        self.texts: list[str] = []
        self.made = Numbers({}, {}, {}, {}, {})
        self.rows = ["|".join(clean_text(part) for part in row) for row in self.keys]

    def add_facts(self, facts: Mapping[str, Fact]) -> None:
        """The facts first: columns may name them as denominators."""
        for name, fact in facts.items():
            self.made.facts[name] = self._fact(name, fact)

    def _fact(self, name: str, fact: Fact) -> Number:
        number_id, counted = f"{self.item}-{slug(name)}", fact.of in COUNTED
        spans = None if fact.spans is None else select_spans(fact.spans, fact.where)
        if counted:
            check_count(self.item, name, "fact", fact.value, 0 if spans is None else recount(spans, fact.of))
        list_id = f"e-{number_id}" if spans is not None and len(spans) else ""
        if self.cut and spans is not None:
            self.cut.add_fact(number_id, list_id, spans, name)
        else:
            self._keep_spans(number_id, [] if spans is None else _different(spans))
        if list_id:
            self.made.titles[list_id] = name.replace("_", " ")
        text = fact.of == "label" and not isinstance(fact.value, (int, float))
        shown = clip(fact.value) if text else write_number(fact.value, fact.digits if fact.of == "score" else 0)
        kind = "count" if counted else fact.of
        rule = fact.rule or (count_rule(fact.of, fact.where, fact.spans) if counted else "")
        return Number(number_id, name, "", kind, clean_text(fact.value) if text else write_value(fact.value), shown, rule, "", list_id, fact.unit)

    def _keep_spans(self, number_id: str, spans: list[Span]) -> None:
        if spans:
            self.made.spans[number_id] = spans

    def add_column(self, column: str, spec: Count | Score | Label | Quote) -> None:
        """The numbers of one column; raises ContractError where a count differs from its spans."""
        if isinstance(spec, NAMED):
            self.texts.append(column)
        {Count: self._count, Score: self._score, Label: self._label, Quote: self._quote}[type(spec)](column, spec)

    def _number(self, place: int, column: str, kind: str, value: str, shown: str, rule: str, over: str = "") -> Number:
        if over and over not in self.made.facts:
            raise ContractError(f"item {self.item!r}, column {column!r}: 'over' names {over!r}, which is no fact of the item.")
        denominator = self.made.facts[over].number_id if over else ""
        at = self.at[place]
        number = Number(f"{self.item}-{at + 1}-{slug(column)}", self.rows[place], column, kind, value, shown, rule, denominator,
                        f"e-{self.item}-{at + 1}")
        self.made.cells[at, column] = number
        return number

    def _count(self, column: str, spec: Count) -> None:
        spans = _spans_for(self.given, column)
        chosen = None if spans is None else select_spans(self.cut.own(spans) if self.cut else spans, spec.where)
        sizes = {} if chosen is None else recount_rows(chosen, self.key, spec.of)
        own, rule = {} if chosen is None or self.cut else _spans_of_rows(chosen, self.key), count_rule(spec.of, spec.where, spans, self.key)
        for at, value in enumerate(self.table[column].tolist()):
            if is_missing(value) and self.keys[at] not in sizes:
                continue
            check_count(self.item, self.rows[at], column, value, sizes.get(self.keys[at], 0))
            number = self._number(at, column, "count", str(int(value)), write_number(int(value)), rule, spec.over)
            self._keep_spans(number.number_id, own.get(self.keys[at], []))
        if self.cut and chosen is not None:
            self.cut.add_column({place: self.made.cells[at, column] for place, at in enumerate(self.at) if (at, column) in self.made.cells}, chosen)

    def _score(self, column: str, spec: Score) -> None:
        digits = spec.digits if spec.digits is not None else 0 if spec.percent else 2
        for at, value in enumerate(self.table[column].tolist()):
            if not is_missing(value):
                self._number(at, column, "score", write_value(value), write_number(value, digits, spec.percent), spec.rule, spec.over)

    def _label(self, column: str, spec: Label) -> None:
        for at, value in enumerate(self.table[column].tolist()):
            text = clip(value, spec.most)
            if any(character.isdigit() for character in text):
                self._number(at, column, "label", clean_text(value), text, f"column {column} of the table")

    def _quote(self, column: str, spec: Quote) -> None:
        missing = [name for name in spec.at if name not in self.table.columns]
        if missing:
            raise ContractError(f"item {self.item!r}, column {column!r}: a quote needs the columns {', '.join(spec.at)}; missing: "
                                f"{', '.join(missing)}.")
        places = key_rows(self.table, spec.at)
        for at, value in enumerate(self.table[column].tolist()):
            if not value:
                continue
            number = self._number(at, column, "quote", clean_text(value), clip(value, spec.most), "the slice of the article")
            if not spec.listed:
                self.made.cells[self.at[at], column] = number._replace(list_id="")
            self._keep_spans(number.number_id, [places[at]])

    def finish(self) -> Numbers:
        """The numbers with list ids only where there are spans, and ids that are each used once."""
        self._refuse_twice()
        if self.cut:
            self.cut.finish(self.made)
        titles = dict(zip(self.at, self._titles(), strict=True))
        filled = {cell.list_id for cell in self.made.cells.values() if cell.number_id in self.made.spans}
        for place, cell in list(self.made.cells.items()):
            if cell.list_id not in filled:
                self.made.cells[place] = cell._replace(list_id="")
            else:
                self.made.titles[cell.list_id] = titles[place[0]]
        return self.made

    def _titles(self) -> list[str]:
        """What each row's list is called: the labels among its key, else the first text shown, else the key."""
        names = [column for column in self.texts if column in self.key] or self.texts[:1] or self.key
        rows = zip(*(self.table[column].tolist() for column in names)) if names else [()] * len(self.table)
        return [" + ".join(clip(cell, 60) for cell in row) or MISSING for row in rows]

    def _refuse_twice(self) -> None:
        seen: set[str] = set()
        for number in [*self.made.facts.values(), *self.made.cells.values()]:
            if number.number_id in seen:
                raise ContractError(f"item {self.item!r}: two numbers would be called {number.number_id!r}; rename a column or a fact.")
            seen.add(number.number_id)
