"""A folder of any size looked over: its parts, what is known of each article before one is counted, lines that come back, what is not used."""
from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.corpus.parts import Part, plan_parts
from helpers.engine import reduce_tasks
from helpers.sampling.lines import count_repeated
from helpers.sampling.survey import Look, look_over, repeating_files, settle
from helpers.tables import check_table


class Heads(NamedTuple):
    """What is known of the articles of a part, in the order in which they are read, beside their texts; dates only where they matter."""

    refused: np.ndarray
    copies: np.ndarray
    published: np.ndarray | None = None
    precision: np.ndarray | None = None


class Task(NamedTuple):
    """A part of the corpus with what is known of its articles."""

    part: Part
    heads: Heads


class Surveyed(NamedTuple):
    """`parts` of the folder; `articles`, a row each (`survey.settle`); `lines` (line, n) that come back; the table `skipped`; bytes of all files."""

    parts: list[Part]
    articles: pd.DataFrame
    lines: pd.DataFrame
    skipped: pd.DataFrame
    n_bytes: int

    @property
    def n_articles(self) -> int:
        """The articles that count."""
        return int((~self.articles["refused"]).sum())

    def bounds(self) -> list[tuple[int, int]]:
        """The rows of `articles` of each part, first and last."""
        ends = np.searchsorted(self.articles["part"], np.arange(len(self.parts) + 1)).tolist()
        return list(zip(ends, ends[1:]))

    def tasks(self) -> list[Task]:
        """The parts, each with what is known of its articles."""
        names = ["refused", "copy", "published", "published_precision"]
        columns = [self.articles[name].to_numpy() if name in self.articles else None for name in names]
        return [Task(part, Heads(*(None if column is None else column[low:high] for column in columns)))
                for part, (low, high) in zip(self.parts, self.bounds(), strict=True)]


def survey_folder(folder: Path, dated: bool = False, part_bytes: int | None = None, engine: str = "", scheduler: str = "") -> Surveyed:
    """A folder looked over, every file read once by the worker that has its part; `dated` where names and dates of articles matter."""
    parts, found = plan_parts(folder, part_bytes)
    n_bytes = sum(source.file.stat().st_size for source in found.sources)
    looks = _look_over(parts, (folder, dated), {"n_bytes": n_bytes, "engine": engine, "scheduler": scheduler})
    articles = settle(looks) if looks else pd.DataFrame({name: [] for name in ("part", "draw", "text", "refused", "copy")}).astype({"refused": bool})
    lines = count_repeated(np.concatenate([*(look.lines for look in looks), np.empty((0, 2), "uint64")]))
    return Surveyed(parts, articles, lines, skipped_rows(looks, found.skipped), n_bytes)


def _look_over(parts: list[Part], shared: tuple, where: dict) -> list[Look]:
    """What each part tells; those of files whose own ids repeat or are missing are looked at again by number."""
    def look(parts: list[Part]) -> list[Look]:
        return reduce_tasks(look_over, [(part,) for part in parts], shared, _join, doing="looks over all articles", **where) if parts else []

    looks = look(parts)
    repeating = repeating_files(looks)
    again = [at for at, part in enumerate(parts) if part.sources[0].path in repeating and len(part.sources) == 1]
    for at in again:
        parts[at] = parts[at]._replace(numbered=True)
    for at, told in zip(again, look([parts[at] for at in again]), strict=True):
        looks[at] = told
    return looks


def _join(lots: list[list[Look]]) -> list[Look]:
    return [look for lot in lots for look in lot]


MOST_SKIPPED = 10_000
"""Rows of `skipped` above which those of one file and one reason are one row."""


def skipped_rows(looks: list[Look], files: list[tuple[str, str]]) -> pd.DataFrame:
    """One row a file or record not used (table `skipped`); a file of which one stretch holds no record, but another does, is none.

    Of very many a row stands for all of one file and one reason, at the first of them.
    """
    counted = {path for look in looks for path, (own, without) in look.records.items() if len(own) + without}
    reasons: dict[tuple[str, int], list[str]] = defaultdict(list)
    for path, position, reason in [*((path, 0, reason) for path, reason in files), *(row for look in looks for row in look.skipped)]:
        if (position or path not in counted) and reason not in reasons[path, position]:
            reasons[path, position].append(reason)
    rows = [(path, position, " ".join(told)) for (path, position), told in reasons.items() if told]
    return check_table(pd.DataFrame(_fold(rows) if len(rows) > MOST_SKIPPED else rows, columns=["path", "position", "reason"]), "skipped")


def _fold(rows: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for path, position, reason in sorted(rows):
        places[path, reason].append(position)
    return [(path, own[0], reason if len(own) == 1 else f"{reason} The same holds for {len(own) - 1:,} more of this file.")
            for (path, reason), own in places.items()]
