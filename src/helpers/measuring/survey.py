"""The first look at each part: which articles count, which are copies, which lines come back. What hangs on all articles is settled from it."""
from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.cleaning import count_lines
from helpers.corpus.assembling import infer_years
from helpers.corpus.copies import carrier_order
from helpers.corpus.dating import Dating
from helpers.corpus.describing import describe_article, refuse_article
from helpers.corpus.folder import clean_path
from helpers.corpus.metadata import Metadata, match_metadata, read_inputs
from helpers.corpus.parts import Part, Piece, read_part
from helpers.measuring.setting import Heads, RepeatedLines, Setting, Task, hash_line

HEAD = ["doc_id", "text_id", "outlet", "carrier", "text_sha256"]


class Look(NamedTuple):
    """What a part tells: of each article whether it is refused and the hash of its text; rows of `lines` (line, article) as numbers; what is skipped.

    `records` are, by file, the own ids of its records as numbers and how many have none. `heads` and `datings` are there only where dates matter.
    """

    refused: np.ndarray
    digests: np.ndarray
    lines: np.ndarray
    skipped: list[tuple[str, int, str]]
    records: dict[str, tuple[np.ndarray, int]]
    heads: list[tuple[str, ...]]
    datings: list[Dating]


@lru_cache(maxsize=2)
def _sheet(folder: Path) -> pd.DataFrame | None:
    return read_inputs(folder).get("metadata")


def _known_of(folder: Path, piece: Piece) -> Metadata:
    """What metadata.csv says of some articles."""
    sheet, ids, paths = _sheet(folder), set(piece.doc_ids), {piece.path}
    if sheet is not None:
        named = [sheet[name].map(clean_path).isin(wanted) for name, wanted in (("doc_id", ids), ("path", paths)) if name in sheet]
        sheet = sheet[np.logical_or.reduce(named)] if named else None
    return match_metadata(sheet, ids, paths)


class _Looking:
    """What is gathered while a part is read."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.scoped = setting, setting.scoped
        self.refused: list[bool] = []
        self.digests: list[bytes] = []
        self.lines: list[np.ndarray] = []
        self.skipped: list[tuple[str, int, str]] = []
        self.records: dict[str, list[str]] = defaultdict(list)
        self.heads: list[tuple[str, ...]] = []
        self.datings: list[Dating] = []

    def add(self, piece: Piece) -> None:
        known, kept = _known_of(self.setting.folder, piece), []
        self.skipped += [(piece.path, position, reason) for position, reason in piece.skipped]
        if piece.refused:
            self.skipped.append((piece.path, 0, piece.refused))
        for doc_id, article in zip(piece.doc_ids, piece.articles, strict=True):
            refused = self._look(doc_id, article.text, article.given, known.find(doc_id, piece.path))
            if refused:
                self.skipped.append((piece.path, article.position if piece.many else 0, refused))
            else:
                kept.append(article.text)
        self.lines.append(_number_lines(kept))
        if piece.many:
            self.records[piece.path] += [article.record for article in piece.articles]

    def _look(self, doc_id: str, text: str, given: dict[str, str], known: dict[str, str]) -> str:
        """Note an article; why it is not counted."""
        refused = refuse_article(text, known)
        self.refused.append(bool(refused))
        self.digests.append(hashlib.sha256(text.encode("utf-8")).digest()[:16])
        if self.scoped:
            found = None if refused else describe_article(text, given, known)
            self.datings.append(found.dating if found else Dating())
            self.heads.append((doc_id, doc_id, *(found.row[name] for name in HEAD[2:])) if found else (doc_id, doc_id, "", "", ""))
        return refused

    def told(self) -> Look:
        digests = np.frombuffer(b"".join(self.digests), "V16") if self.digests else np.empty(0, "V16")
        lines = np.unique(np.concatenate([*self.lines, np.empty((0, 2), "uint64")]), axis=0)
        records = {path: (np.array([hash_line(record) for record in own if record], "uint64"), own.count("")) for path, own in self.records.items()}
        return Look(np.array(self.refused, bool), digests, lines, self.skipped, records, self.heads, self.datings)


def _number_lines(texts: list[str]) -> np.ndarray:
    """Rows (line, article) of `count_lines`, as numbers."""
    found = count_lines(pd.DataFrame({"text": texts}))
    return np.array([(hash_line(line), int(article, 16)) for line, article in zip(found["line"].tolist(), found["article"].tolist())],
                    "uint64").reshape(-1, 2)


def look_over(part: Part, setting: Setting) -> list[Look]:
    """What a part tells before it is measured, as a list of one: lists are put together in the order of the parts."""
    looking = _Looking(setting)
    for piece in read_part(part):
        looking.add(piece)
    return [looking.told()]


def repeating_files(looks: list[Look]) -> set[str]:
    """The files of which some records have an own id and others none, or the same: their records are numbered."""
    ids: dict[str, list[np.ndarray]] = defaultdict(list)
    missing: dict[str, int] = defaultdict(int)
    for look in looks:
        for path, (own, without) in look.records.items():
            ids[path].append(own)
            missing[path] += without
    return {path for path, own in ids.items() if sum(map(len, own)) and (missing[path] or len(np.unique(np.concatenate(own))) < sum(map(len, own)))}


def settle(parts: list[Part], looks: list[Look]) -> tuple[list[Task], RepeatedLines]:
    """The parts with what is known of their articles once all were looked at: copies are articles with the text of an earlier one."""
    ends = np.cumsum([0, *(len(look.refused) for look in looks)])
    refused = np.concatenate([look.refused for look in looks])
    copies = _copies(np.concatenate([look.digests for look in looks]), refused, looks)
    dates = _dates(looks, refused) if any(look.heads for look in looks) else (None, None)
    tasks = [Task(part, Heads(refused[low:high], copies[low:high], *(None if column is None else column[low:high] for column in dates)))
             for part, low, high in zip(parts, ends[:-1], ends[1:], strict=True)]
    return tasks, RepeatedLines(np.concatenate([look.lines for look in looks]))


def _copies(digests: np.ndarray, refused: np.ndarray, looks: list[Look]) -> np.ndarray:
    """Which articles have the text of another that comes first, by `carrier_order` where dates are known."""
    order = np.flatnonzero(~refused)
    if any(look.heads for look in looks):
        heads = pd.DataFrame([head for look in looks for head in look.heads], columns=HEAD).astype("str")
        datings = [dating for look in looks for dating in look.datings]
        heads = heads.assign(published=[one.published for one in datings], published_precision=[one.precision for one in datings],
                             published_doubt=[one.doubt for one in datings])
        order = carrier_order(heads.iloc[order]).index.to_numpy()
    copies = np.zeros(len(refused), bool)
    copies[order] = True
    copies[order[np.unique(digests[order], return_index=True)[1]]] = False
    return copies


def _dates(looks: list[Look], refused: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Date and precision of every article, with the year that the corpus settles."""
    datings = [dating for look in looks for dating in look.datings]
    hashes = [head[-1] for look in looks for head in look.heads]
    kept = np.flatnonzero(~refused).tolist()
    for at, dating in zip(kept, infer_years([datings[at] for at in kept], [hashes[at] for at in kept]), strict=True):
        datings[at] = dating
    return np.array([dating.published for dating in datings], object), np.array([dating.precision for dating in datings], object)
