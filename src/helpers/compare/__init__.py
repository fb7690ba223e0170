"""Explain two runs: what changed, which numbers moved, and because of what."""
from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.compare.changes import causes_of, find_changes
from helpers.compare.moves import Chain, Move, find_moves, plan
from helpers.compare.page import page_html
from helpers.compare.rerun import Kitchen
from helpers.compare.runs import CAUSES, Run
from helpers.compare.told import as_text, steps_text
from helpers.errors import UsageError
from helpers.places import project_root
from helpers.tables import write_sheet

__all__ = ["CAUSES", "Compared", "compare"]


class Compared(NamedTuple):
    """The comparison as text, as the numbers that moved, and the page that was written."""

    text: str
    moves: list[Move]
    page: Path


def _file_name(a: Run, b: Run) -> str:
    return re.sub(r"[^\w.-]+", "-", f"compare-{a.name}-{b.name}")


def _table(moves: list[Move]) -> pd.DataFrame:
    rows = [(*move.place, move.first, move.second, steps_text(move.steps), ", ".join(move.articles)) for move in moves]
    return pd.DataFrame(rows, columns=["item", "row", "column", "first", "second", "because_of", "articles"], dtype="str")


def _find(a: Run, b: Run, causes: list[str], corpus: Path | None) -> tuple[Chain, list[Move]]:
    """The legs between two runs and what moved on them; runs between are made in a folder that is taken away afterwards."""
    with tempfile.TemporaryDirectory(prefix="dateline-compare-") as folder:
        chain = plan(a, b, causes, Kitchen(Path(folder), corpus) if corpus and len(causes) > 1 else None)
        return chain, find_moves(a, b, causes, chain)


def _refuse_unlike(a: Run, b: Run) -> None:
    """Raise UsageError where one is a copy to share and the other is not, or leaves out something else: what differs would be the copying."""
    if a.shared != b.shared:
        copy, other = (a, b) if a.shared else (b, a)
        raise UsageError(f"{copy.name} is a copy to share and {other.name} is "
                         f"{'one that leaves out something else' if other.shared else 'a whole run'}; "
                         "compare the whole runs, or two copies that were made alike.")


def compare(run_a: Path, run_b: Path, corpus: Path | None = None) -> Compared:
    """What differs between two runs and what it moved; writes `outputs/compare-<a>-<b>.html` and a table of the same name.

    Where several things differ, runs between the two are made from the articles in `corpus`. Raises UsageError where one is no run folder or
    the corpus is none, DatelineError where a run between fails.
    """
    a, b = Run(run_a), Run(run_b)
    if corpus is not None and not corpus.is_dir():
        raise UsageError(f"corpus folder {str(corpus)!r} does not exist; name the folder of the articles.")
    _refuse_unlike(a, b)
    changes = find_changes(a, b)
    chain, moves = _find(a, b, causes_of(changes), corpus)
    outputs, name = project_root() / "outputs", _file_name(a, b)
    outputs.mkdir(exist_ok=True)
    write_sheet(_table(moves), outputs / f"{name}.csv")
    page = outputs / f"{name}.html"
    page.write_text(page_html(a, b, changes, chain, moves, outputs, f"{name}.csv"), encoding="utf-8")
    from helpers.report import build_index

    build_index(outputs)
    return Compared(as_text(a, b, changes, chain, moves), moves, page)
