"""The sentences above the charts: made from the tables, no numeral written by hand, no first place that could be taken away."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from helpers.cleantext import plural
from helpers.errors import ContractError

LONGEST = 90  # characters of a title
PLACEHOLDER = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")


class Cell(NamedTuple):
    """A cell of the item's own table: the row's key, the column."""

    key: tuple
    column: str


@dataclass(frozen=True)
class Finding:
    """A template and what its placeholders stand for: a `Cell`, or the name of a fact. `values` are what they said when it was made.

    `{name}` is a number or a label, `{name:mention}` a number with its unit. Raises ContractError at a numeral in the template.
    """

    text: str
    refs: Mapping[str, Cell | str] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(character.isdigit() for character in PLACEHOLDER.sub("", self.text)):
            raise ContractError(f"a finding has a numeral in its template: {self.text!r}; make it a fact or a cell.")

    def __str__(self) -> str:
        return PLACEHOLDER.sub(self._write, self.text)

    def _write(self, match: re.Match[str]) -> str:
        value, unit = self.values.get(match[1], match[0]), match[2]
        shown = f"{value:,}" if isinstance(value, (int, float)) else str(value)
        return f"{shown} {plural(unit, value)}" if unit and isinstance(value, (int, float)) else shown


def _fit(templates: Sequence[str], refs: Mapping[str, Cell | str], values: Mapping[str, object]) -> Finding:
    """The first template that makes a title of at most 90 characters, else the shortest; with only the references it needs."""
    made = [Finding(template, {}, values) for template in templates]
    chosen = next((finding for finding in made if len(str(finding)) <= LONGEST), min(made, key=lambda finding: len(str(finding))))
    names = [name for name, _ in PLACEHOLDER.findall(chosen.text)]
    return Finding(chosen.text, {name: refs[name] for name in names if name in refs}, {name: values[name] for name in names})


class _Rank(NamedTuple):
    """The labels by number, and those that could as well stand first."""

    order: list[str]
    n: dict[str, int]
    n_texts: int
    rivals: list[str]


def rank(per_text: pd.DataFrame, label: str, n: str, error: float = 0.10, text: str = "text_id", pending: int | Mapping[str, int] = 0) -> _Rank:
    """The labels in order, and as `rivals` those that the first does not beat: within the counting error, or ahead when one text is left out.

    `error` is the expected counting error as a share of the larger count (0 for words); `pending` is how many are not resolved and could be
    anyone's, or label -> how many could be its own.
    """
    if per_text.empty or per_text[n].sum() == 0:
        return _Rank([], {}, 0, [])
    each = per_text.groupby([label, text], sort=True)[n].sum()
    sums = each.groupby(level=0, sort=True).sum()
    sums = sums[sums > 0].sort_index().sort_values(ascending=False, kind="stable")
    each = each[each.index.get_level_values(0).isin(sums.index)]
    totals = dict(zip(sums.index.tolist(), sums.tolist()))
    first, *rest = totals
    ahead = _ahead_without(each, totals, first)
    could = {name: pending.get(str(name), 0) if isinstance(pending, Mapping) else pending for name in rest}
    rivals = [name for name in rest if totals[first] - totals[name] <= max(error * totals[first], could[name]) or name in ahead]
    return _Rank(list(map(str, totals)), {str(name): int(total) for name, total in totals.items()}, int((each.groupby(level=1).sum() > 0).sum()),
                 rivals)


def _ahead_without(each: pd.Series, totals: Mapping[object, float], first: object) -> set:
    """The labels that have as much as the first when one text is left out; `each` has a row a label and text. Only texts with the first matter."""
    own = each.loc[[first]].droplevel(0)
    near = [name for name, total in totals.items() if name != first and totals[first] - total <= own.max()]
    theirs = each[each.index.get_level_values(0).isin(near)].unstack(level=1, fill_value=0).reindex(columns=own.index, fill_value=0)
    left = theirs.rsub(own, axis=1).max(axis=1)
    return {name for name in near if left[name] >= totals[first] - totals[name]}


def _refs(names: Sequence[str], label: str, column: str, prefix: tuple) -> dict[str, Cell]:
    """`first`, `second`, `third` for the labels, `n_first`, … for their numbers."""
    places = dict(zip(("first", "second", "third"), names))
    return {place: Cell((*prefix, name), label) for place, name in places.items()} | {f"n_{place}": Cell((*prefix, name), column)
                                                                                      for place, name in places.items()}


def _scope(articles: int) -> str:
    return "in this article" if articles == 1 else "in these {articles:article}"


def first_place(per_text: pd.DataFrame, label: str, n: str, unit: str, articles: int, said: str = "is named", column: str = "", error: float = 0.10,
                text: str = "text_id", prefix: tuple = (), pending: int = 0, pending_fact: str = "unresolved", fact: str = "articles",
                none: str = "", pending_for: Mapping[str, int] | None = None) -> Finding:
    """The finding that names a first place, if there is one; else "about as often as", with the numbers.

    `per_text` has a row a text and label with `n`. A first place is named only if it stays first when any one text is left out and its lead is larger
    than `error` times its count and than `pending` (mentions that nobody could be given; they stand in the same sentence where they could change
    it). `pending_for` says how many of these could be of each label; without it each could be of all. `column` is the number's column in the item's
    table, whose key is `prefix` and the label; `fact` is the name of the item's fact for the number of `articles`, `pending_fact` that for `pending`.
    `said` is what is counted: "is named", "stands", "acts"; `none` is what is said where there is nothing ("No state acts"), else that no `unit` was
    found.
    """
    ranked = rank(per_text, label, n, error, text, pending if pending_for is None else pending_for)
    if not ranked.order:
        return _fit([f"{none} {_scope(articles)}"], {"articles": fact},
                    {"articles": articles}) if none and articles else nothing_found(unit, articles, fact)
    names = [ranked.order[0], *(ranked.rivals or ranked.order[1:])][:3]
    refs = _refs(names, label, column or n, prefix) | {"articles": fact, "pending": pending_fact}
    values = {place: name for place, name in zip(("first", "second", "third"), names)} | {
        f"n_{place}": ranked.n[name] for place, name in zip(("first", "second", "third"), names)} | {"articles": articles, "pending": pending}
    told = pending and (pending_for is None or any(pending_for.get(name) for name in ranked.order))
    tail = "; {pending} not resolved" if told else ""
    return _fit([template + tail for template in _place_templates(ranked, ranked.rivals or ranked.order[1:], said, unit, articles)], refs, values)


def _level(ranked: _Rank, names: Sequence[str]) -> int:
    """How many of these names have as many as the first of them."""
    return sum(ranked.n[name] == ranked.n[names[0]] for name in names)


def _place_templates(ranked: _Rank, others: Sequence[str], said: str, unit: str, articles: int) -> list[str]:
    """The templates for what was found, longest first; `others` are those named beside the first: its rivals, else the next."""
    scope, counted = _scope(articles), f"{{n_first:{unit}}}"
    if not others:
        return [f"Only {{first}} {said} {scope}: {counted}", f"Only {{first}} {said}: {counted}"]
    level = _level(ranked, ranked.order)
    if level > 1:
        return _level_templates(level, len(ranked.rivals) >= level, scope, counted)
    after = ("{second} {n_second}", "{second} and {third} {n_second} each", "{second} and others {n_second} each")[min(_level(ranked, others), 3) - 1]
    if ranked.n_texts == 1:
        where = "In this article" if articles == 1 else "In a single article"
        return [f"{where}: {{first}} {counted}, {after}", f"{{first}} {counted}, {after}"]
    if not ranked.rivals:
        return [f"{{first}} {said} most often {scope}: {counted}, {after}", f"{{first}} {said} most often: {counted}, {after}",
                f"{{first}} {said} most often: {counted}"]
    if len(ranked.rivals) == 1:
        return [f"{{first}} {said} about as often as {{second}} {scope}: {counted} and {{n_second}}",
                f"{{first}} {said} about as often as {{second}}: {counted} and {{n_second}}", f"{{first}} and {{second}}: {counted} and {{n_second}}"]
    return _rival_templates(ranked, after, scope, counted)


def _level_templates(level: int, more: bool, scope: str, counted: str) -> list[str]:
    """The templates for a first place that two or more share."""
    names = {2: "{first} and {second}", 3: "{first}, {second} and {third}"}.get(level, "{first}, {second} and others")
    near = ", others near" if more else ""
    return [f"No first place {scope}: {names} {counted} each{near}", f"No first place: {names} {counted} each{near}",
            f"No first place: {{first}} and others {counted} each", f"No first place {scope}"]


def _rival_templates(ranked: _Rank, after: str, scope: str, counted: str) -> list[str]:
    """The templates for two rivals of a first place or more."""
    level = _level(ranked, ranked.rivals)
    if len(ranked.rivals) == 2:
        third = "" if level > 1 else ", {third} {n_third}"
        return [f"No first place {scope}: {{first}} {counted}, {after}{third}", f"No first place: {{first}} {counted}, {after}{third}",
                f"No first place {scope}"]
    near = "" if level == len(ranked.rivals) else ", others near"
    return [f"No first place {scope}: {{first}} {counted}, {after}{near}", f"No first place: {{first}} {counted}, {after}{near}",
            f"No first place: {{first}} {counted}, others near", f"No first place {scope}"]


def nothing_found(what: str, articles: int, fact: str = "articles") -> Finding:
    """The finding that says that nothing was found; `what` is one thing, in the singular."""
    one = what.partition("|")[0]
    if articles == 0:
        return Finding(f"There is no article in which a {one} could stand")
    return _fit([f"No {one} was found {_scope(articles)}"], {"articles": fact}, {"articles": articles})
