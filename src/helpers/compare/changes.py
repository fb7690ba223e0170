"""What differs between two runs, by cause, before any number is looked at."""
from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from helpers.compare.runs import CAUSES, REGISTRY, Run
from helpers.tables import read_sheet

MOST = 40
"""Things of one cause that are named."""


class Change(NamedTuple):
    """One thing that differs: its cause, and a sentence."""

    cause: str
    told: str


def _differing(before: dict, after: dict) -> tuple[list[str], list[str], list[str]]:
    """Names only before, only after, and with another value."""
    changed = [name for name in sorted(set(before) & set(after)) if before[name] != after[name]]
    return sorted(set(before) - set(after)), sorted(set(after) - set(before)), changed


def _articles(a: Run, b: Run) -> list[str]:
    gone, new, changed = _differing(a.articles, b.articles)
    return [*(f"added: {name}" for name in new), *(f"taken away: {name}" for name in gone), *(f"changed: {name}" for name in changed)]


Row = tuple[tuple[str, str], ...]
"""The cells of a row of an input that hold something, each with its column."""


def _rows(path: Path | None) -> Counter[Row]:
    if path is None:
        return Counter()
    rows = read_sheet(path).drop(columns="line").to_dict("records")
    return Counter(tuple((name, cell) for name, cell in row.items() if cell) for row in rows)


def _told(row: Row) -> str:
    return ", ".join(f"{name} {cell}" for name, cell in row)


def _edited(before: Row, after: Row) -> str:
    """What a row says otherwise: column, what it said, what it says."""
    was, is_now = dict(before), dict(after)
    return "; ".join(f"{name} {was.get(name, 'empty')} → {is_now.get(name, 'empty')}" for name in dict.fromkeys([*was, *is_now])
                     if was.get(name) != is_now.get(name))


def _by_first(rows: list[Row]) -> dict[Row, Row]:
    """Rows by their first cell, where no other row has it."""
    often = Counter(row[:1] for row in rows)
    return {row[:1]: row for row in rows if often[row[:1]] == 1}


def _same_rows(gone: list[Row], new: list[Row]) -> list[tuple[Row, Row]]:
    """Rows that begin with the same cell, one gone and one new: the same row, edited."""
    before, after = _by_first(gone), _by_first(new)
    return [(before[first], after[first]) for first in before if first in after]


def _sheet(a: Run, b: Run, name: str) -> list[str]:
    before, after = _rows(a.input(name)), _rows(b.input(name))
    new, gone = list((after - before).elements()), list((before - after).elements())
    edited = _same_rows(gone, new)
    told = [*(f"{name}, row {was[0][1]}: {_edited(was, now)}" for was, now in edited),
            *(f"{name}, new row: {_told(row)}" for row in new if row not in [now for _, now in edited]),
            *(f"{name}, row gone: {_told(row)}" for row in gone if row not in [was for was, _ in edited])]
    return told or [f"{name}: changed; a copy to share does not keep its rows" if a.shared else f"{name}: other bytes, the same rows"]


def _inputs(a: Run, b: Run, registry: bool) -> list[str]:
    before, after = a.record["inputs"], b.record["inputs"]
    names = sorted(name for name in set(before) | set(after) if (name == REGISTRY) == registry and before.get(name) != after.get(name))
    return [line for name in names for line in _sheet(a, b, name)]


def _written(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value) if value != "" else "none"


def _parameters(a: Run, b: Run) -> list[str]:
    before, after = a.parameters, b.parameters
    gone, new, changed = _differing(before, after)
    return [*(f"{name}: {_written(before[name])} → {_written(after[name])}" for name in changed),
            *(f"{name}: {_written(after[name])} (new)" for name in new), *(f"{name}: {_written(before[name])} (gone)" for name in gone)]


def _code(a: Run, b: Run) -> list[str]:
    gone, new, changed = _differing(a.code, b.code)
    plain = [name for name in changed if not name.startswith(("code ", "notebook "))]
    return [*(f"changed: {name}" for name in changed if name not in plain), *(f"{name}: {a.code[name]} → {b.code[name]}" for name in plain),
            *(f"new: {name}" for name in new), *(f"gone: {name}" for name in gone)]


def find_changes(a: Run, b: Run) -> list[Change]:
    """One thing that differs after the other, in the fixed order of the causes."""
    found = (_articles(a, b), _inputs(a, b, registry=True), _inputs(a, b, registry=False), _parameters(a, b), _code(a, b))
    return [Change(cause, line) for cause, lines in zip(CAUSES, found, strict=True) for line in lines]


def causes_of(changes: list[Change]) -> list[str]:
    """The causes that differ, in their order."""
    return [cause for cause in CAUSES if any(change.cause == cause for change in changes)]
