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


def _rows(path: Path | None) -> Counter[str]:
    """The rows of an input, each as its cells that hold something."""
    if path is None:
        return Counter()
    rows = read_sheet(path).drop(columns="line").to_dict("records")
    return Counter(", ".join(f"{name} {cell}" for name, cell in row.items() if cell) for row in rows)


def _sheet(a: Run, b: Run, name: str) -> list[str]:
    before, after = _rows(a.input(name)), _rows(b.input(name))
    new, gone = after - before, before - after
    told = [*(f"{name}, new row: {row}" for row in new), *(f"{name}, row gone: {row}" for row in gone)]
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
