"""Explain two runs: what of the inputs changed, and which numbers moved."""
from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from helpers.errors import UsageError
from helpers.tables import read_sheet

CAUSES = ("articles", "inputs", "parameters", "notebooks", "code", "python", "versions")


def _record(run: Path) -> dict:
    path = run / "run.json"
    if not path.is_file():
        raise UsageError(f"{str(run)!r} is no run folder (no run.json); name two, for example outputs/a outputs/b.")
    record = json.loads(path.read_text(encoding="utf-8"))
    return record | {"articles": record["corpus"]["articles"], "code": record["code"]["files"], "python": {"python": record["python"]}}


def _changes(before: dict, after: dict) -> list[str]:
    lines = [f"  only in the first: {name}" for name in sorted(set(before) - set(after))]
    lines += [f"  only in the second: {name}" for name in sorted(set(after) - set(before))]
    return lines + [f"  changed: {name}" for name in sorted(set(before) & set(after)) if before[name] != after[name]]


def _numbers(run: Path) -> pd.DataFrame:
    numbers = read_sheet(run / "tables" / "numbers.csv")
    return numbers[numbers["kind"].isin(["count", "score"])]


def moved_numbers(run_a: Path, run_b: Path) -> pd.DataFrame:
    """One row a count or score that differs between two runs: item, row, column, first, second (empty where it is not there)."""
    place = ["item", "row", "column"]
    both = _numbers(run_a)[[*place, "shown"]].merge(_numbers(run_b)[[*place, "shown"]], on=place, how="outer", suffixes=("_a", "_b")).fillna("")
    both = both.rename(columns={"shown_a": "first", "shown_b": "second"}).drop_duplicates()
    return both[both["first"] != both["second"]].sort_values(place).reset_index(drop=True)


def compare(run_a: Path, run_b: Path) -> str:
    """What differs between two runs, as text: the causes in a fixed order, then the numbers that moved.

    Raises UsageError where one is no run folder.
    """
    before, after = _record(run_a), _record(run_b)
    lines = []
    for cause in CAUSES:
        changes = _changes(before[cause], after[cause])
        lines += [f"{cause}: " + ("the same" if not changes else ""), *changes]
    moved = moved_numbers(run_a, run_b)
    lines.append(f"numbers: {len(moved)} differ" if len(moved) else "numbers: the same")
    lines += [f"  {row.item}, {row.row or 'fact'}, {row.column}: {row.first or '–'} → {row.second or '–'}" for row in moved.itertuples(index=False)]
    return "\n".join(line.rstrip() for line in lines)
