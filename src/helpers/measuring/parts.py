"""One part of a corpus as a task: its counts, its row of `whole_parts`; kept as soon as it is counted, so that a run that is stopped goes on from there."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.measuring.blocks import measure_part
from helpers.measuring.counts import KEYS, Counts, add_counts
from helpers.measuring.setting import Setting
from helpers.sampling.lines import RepeatedLines
from helpers.sampling.surveyed import Surveyed, Task
from helpers.store import Unknown, content_hash, recalled


class Tally(NamedTuple):
    """The counts of some parts, and a row of `whole_parts` for each."""

    counts: Counts
    parts: list[dict]


def sum_rows(table: pd.DataFrame, key: list[str], numbers: list[str]) -> int:
    """A number of 64 bits made of all rows, which of several tables put together is the sum of theirs: each row's hash by each of its counts.

    >>> rows = pd.DataFrame({"term": ["a", "b", "a"], "n": [1, 2, 4]})
    >>> whole = rows.groupby("term", as_index=False).sum()
    >>> sum_rows(whole, ["term"], ["n"]) == sum(sum_rows(rows.iloc[[at]], ["term"], ["n"]) for at in range(3)) % 2 ** 64
    True
    """
    hashes = pd.util.hash_pandas_object(table[key].astype("object"), index=False).to_numpy("uint64")
    with np.errstate(over="ignore"):
        weights = sum((table[name].to_numpy("uint64") * np.uint64(2 * at + 1) for at, name in enumerate(numbers)), np.zeros(len(table), "uint64"))
        return int((hashes * weights).sum(dtype="uint64")) if len(table) else 0


ADDED = {name: (key, [number for number in numbers if number != "largest"]) for name, (key, numbers) in KEYS.items() if name != "levels"}
"""The tables of `Counts` of which a part has a sum, with the counts that add up."""


def _row(number: int, task: Task, counts: Counts) -> dict:
    sums = {f"{name}_sum": f"{sum_rows(getattr(counts, name), *columns):016x}" for name, columns in ADDED.items()}
    return {"part": number, "path": task.part.sources[0].path, "first": task.part.first, **counts.facts, **sums}


def measure_task(number: int, task: Task, setting: Setting, lines: RepeatedLines, key: str) -> Tally | None:
    """The counts of one part; None where no article of it counts."""
    def kept() -> list:
        counts = measure_part(task, setting, lines)
        return [] if counts is None else list(counts._replace(shuffled=None))

    if setting.shuffles or not key:
        counts = measure_part(task, setting, lines)
    else:
        told = recalled("measure_part", f"{key}:{number}", kept)
        counts = Counts(*told)._replace(shuffled=np.zeros((len(told[3]), 0), "int32")) if told else None
    return None if counts is None else Tally(counts, [_row(number, task, counts)])


def add_tallies(lots: list[Tally]) -> Tally:
    """The counts of several lots of parts as one."""
    return Tally(add_counts([lot.counts for lot in lots]), [row for lot in lots for row in lot.parts])


def part_key(surveyed: Surveyed, setting: Setting) -> str:
    """A hash of all that the counts of a part hang on but for its texts, of which the survey has hashes; empty where nothing can be kept."""
    told = [value for name, value in setting._asdict().items() if name != "block_size"]
    try:
        return content_hash([*told, surveyed.articles, surveyed.lines, [part.start for part in surveyed.parts]])
    except Unknown:
        return ""
