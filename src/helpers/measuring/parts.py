"""One part of a corpus as a task: its counts, its row of `whole_parts`; kept as soon as it is counted, so that a stopped run goes on from there."""
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
from helpers.tables import sum_rows


class Tally(NamedTuple):
    """The counts of some parts, and a row of `whole_parts` for each."""

    counts: Counts
    parts: list[dict]


def _row(number: int, task: Task, counts: Counts) -> dict:
    """What `whole_parts` and `whole_keyword_parts` say of a part: its counts, and for each table that adds up a check sum."""
    by_kind = {kind: counts.pairs[counts.pairs["kind"] == kind] for kind in ("actor", "keyword")}
    tables = {"terms": ("terms", counts.terms), "mentions": ("mentions", counts.mentions),
              "pairs": ("pairs", by_kind["actor"]), "keyword_pairs": ("pairs", by_kind["keyword"])}
    sums = {f"{name}_sum": f"{_sum(table, *KEYS[of]):016x}" for name, (of, table) in tables.items()}
    return {"part": number, "path": task.part.sources[0].path, "first": task.part.first, **counts.facts, **sums}


def _sum(table: pd.DataFrame, key: list[str], numbers: list[str]) -> int:
    return sum_rows(table, key, [number for number in numbers if number != "largest"])


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
