"""The articles that the notebooks read of a folder too large to hold: drawn by a seed and their names alone, and read as any corpus is."""
from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.corpus import Corpus, Drawn, hash_file, input_hashes
from helpers.corpus.assembling import assemble, hash_corpus, skipped_table
from helpers.corpus.metadata import match_metadata, read_inputs
from helpers.corpus.parts import Part, read_part
from helpers.corpus.reading import FileReading
from helpers.corpus.records import Article, Reading
from helpers.engine import reduce_tasks
from helpers.sampling.known import rows_of, stray_rows
from helpers.sampling.survey import SEED, draw_number
from helpers.sampling.surveyed import Surveyed
from helpers.tables import check_table

Taken = tuple[str, str, str, bool, Article]
"""An article that was drawn: its doc_id, its file, the reader, whether the file holds many, what the reader gave."""


def draw(articles: pd.DataFrame, most: int) -> np.ndarray:
    """The places of the `most` articles with the smallest numbers in the draw, of those that count, in order."""
    counted = np.flatnonzero(~articles["refused"].to_numpy())
    order = np.argsort(articles["draw"].to_numpy()[counted], kind="stable")
    return np.sort(counted[order[:most]])


def take(part: Part, places: np.ndarray) -> list[Taken]:
    """The articles of a part at these places."""
    wanted, at, taken = set(places.tolist()), 0, []
    for piece in read_part(part):
        for doc_id, article in zip(piece.doc_ids, piece.articles, strict=True):
            if at in wanted:
                taken.append((doc_id, piece.path, piece.reader, piece.many, article._replace(record="") if part.numbered else article))
            at += 1
    return taken


def _take_all(surveyed: Surveyed, most: int) -> list[Taken]:
    chosen = draw(surveyed.articles, most)
    tasks = [(part, chosen[(chosen >= low) & (chosen < high)] - low) for part, (low, high) in zip(surveyed.parts, surveyed.bounds(), strict=True)]
    return reduce_tasks(take, [task for task in tasks if len(task[1])], (), lambda lots: [one for lot in lots for one in lot], surveyed.n_bytes,
                        doing="reads the articles drawn")


def _readings(taken: list[Taken], files: dict[str, Path], hashes: dict[str, str]) -> list[FileReading]:
    """The files that hold an article drawn, each with these articles alone."""
    by_file: dict[str, list[Taken]] = defaultdict(list)
    for one in taken:
        by_file[one[1]].append(one)
    return [FileReading(path, files[path].stat().st_size, hashes[path], Reading(own[0][2], [one[4] for one in own], many=own[0][3]))
            for path, own in sorted(by_file.items())]


def read_drawn(folder: Path, surveyed: Surveyed, most: int) -> Corpus:
    """The corpus of `most` articles drawn from a folder that was looked over.

    `files` are those that hold an article drawn; `skipped` is what of the whole folder is not used; the hash is of all files.
    """
    inputs = read_inputs(folder)
    files = {source.path: source.file for part in surveyed.parts for source in part.sources}
    hashes = {path: hash_file(file) for path, file in files.items()}
    taken = _take_all(surveyed, most)
    sheet = rows_of(folder, {one[0] for one in taken}, {one[1] for one in taken})
    tables = assemble(_readings(taken, files, hashes), list(files), [], sheet)
    skipped = pd.concat([surveyed.skipped, tables.skipped, _strays(folder, surveyed, list(files))], ignore_index=True)
    everything = pd.DataFrame({"path": list(hashes), "sha256": list(hashes.values())}).sort_values("path")
    drawn = Drawn(surveyed.n_articles, len(tables.documents), SEED, len(files), surveyed.n_bytes, hash_corpus(everything, {}))
    return Corpus(folder.name, folder, hash_corpus(everything, input_hashes(folder, inputs)), tables.files, tables.documents,
                  check_table(skipped.drop_duplicates(["path", "position"]), "skipped"), inputs, tables.passages, drawn)


def _strays(folder: Path, surveyed: Surveyed, paths: list[str]) -> pd.DataFrame:
    """The rows of metadata.csv that match nothing of the whole folder, as rows of `skipped`."""
    there = surveyed.articles["draw"].to_numpy()
    rows = stray_rows(folder, lambda ids: np.isin(np.array([draw_number(one) for one in ids], "uint64"), there).tolist(), paths)
    return skipped_table([("metadata.csv", line, why) for line, why in match_metadata(rows, set(), set()).faults])
