"""The first look at each part: which articles count, which are copies, which lines come back. What hangs on all articles is settled from it."""
from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.cleaning import count_lines
from helpers.corpus.assembling import infer_years
from helpers.corpus.copies import carrier_order
from helpers.corpus.dating import Dating
from helpers.corpus.describing import describe_article, refuse_article
from helpers.corpus.parts import Part, Piece, read_part
from helpers.sampling.known import known_of
from helpers.sampling.lines import hash_line

HEAD = ["doc_id", "text_id", "outlet", "carrier", "text_sha256"]
SEED = 1


class Look(NamedTuple):
    """What a part tells: of each article whether it is refused, the hash of its text and its number in the draw; rows of `lines` (line, article) as
    numbers; what is skipped.

    `records` are, by file, the own ids of its records as numbers and how many have none. `heads` and `datings` are there only where dates matter.
    """

    refused: np.ndarray
    digests: np.ndarray
    draws: np.ndarray
    lines: np.ndarray
    skipped: list[tuple[str, int, str]]
    records: dict[str, tuple[np.ndarray, int]]
    heads: list[tuple[str, ...]]
    datings: list[Dating]


def draw_number(doc_id: str) -> int:
    """The number by which an article is drawn: the smallest numbers are, whatever other articles there are and in which order they are read."""
    return hash_line(f"{SEED} {doc_id}")


class _Looking:
    """What is gathered while a part is read."""

    def __init__(self, folder: Path, dated: bool) -> None:
        self.folder, self.dated = folder, dated
        self.refused: list[bool] = []
        self.digests: list[bytes] = []
        self.draws: list[int] = []
        self.lines: list[np.ndarray] = []
        self.skipped: list[tuple[str, int, str]] = []
        self.records: dict[str, list[str]] = defaultdict(list)
        self.heads: list[tuple[str, ...]] = []
        self.datings: list[Dating] = []

    def add(self, piece: Piece) -> None:
        known, kept = known_of(self.folder, piece.doc_ids, [piece.path]), []
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
        self.draws.append(draw_number(doc_id))
        if self.dated:
            found = None if refused else describe_article(text, given, known)
            self.datings.append(found.dating if found else Dating())
            self.heads.append((doc_id, doc_id, *(found.row[name] for name in HEAD[2:])) if found else (doc_id, doc_id, "", "", ""))
        return refused

    def told(self) -> Look:
        digests = np.frombuffer(b"".join(self.digests), "V16") if self.digests else np.empty(0, "V16")
        lines = np.unique(np.concatenate([*self.lines, np.empty((0, 2), "uint64")]), axis=0)
        records = {path: (np.array([hash_line(record) for record in own if record], "uint64"), own.count("")) for path, own in self.records.items()}
        return Look(np.array(self.refused, bool), digests, np.array(self.draws, "uint64"), lines, self.skipped, records, self.heads, self.datings)


def _number_lines(texts: list[str]) -> np.ndarray:
    """Rows (line, article) of `count_lines`, as numbers."""
    found = count_lines(pd.DataFrame({"text": texts}, dtype=object))
    return np.array([(hash_line(line), int(article, 16)) for line, article in zip(found["line"].tolist(), found["article"].tolist())],
                    "uint64").reshape(-1, 2)


def look_over(part: Part, folder: Path, dated: bool) -> list[Look]:
    """What a part tells before it is measured, as a list of one: lists are put together in the order of the parts."""
    looking = _Looking(folder, dated)
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


def settle(looks: list[Look]) -> pd.DataFrame:
    """One row an article in the order in which all are read: part, draw, text (a hash), refused, copy (of an earlier article with the same text).

    Where dates matter also published and published_precision, with the year that the corpus settles.
    """
    refused = np.concatenate([look.refused for look in looks])
    part = np.repeat(np.arange(len(looks)), [len(look.refused) for look in looks])
    digests = np.concatenate([look.digests for look in looks])
    table = pd.DataFrame({"part": part, "draw": np.concatenate([look.draws for look in looks]), "text": digests.view("uint64")[::2],
                          "refused": refused, "copy": _copies(digests, refused, looks)})
    if not any(look.heads for look in looks):
        return table
    published, precision = _dates(looks, refused)
    return table.assign(published=published, published_precision=precision).astype({"published": "str", "published_precision": "str"})


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
