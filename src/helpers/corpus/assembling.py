"""All files together: names, metadata, what one article tells of another, the three tables."""
from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import NamedTuple

import pandas as pd

from helpers.corpus.copies import find_copies, tell_likeness
from helpers.corpus.dating import Dating, infer_year
from helpers.corpus.describing import Described, describe_article
from helpers.corpus.identity import name_article, name_files
from helpers.corpus.listed import Known, match_lists
from helpers.corpus.metadata import match_metadata
from helpers.corpus.reading import FileReading
from helpers.corpus.records import Article
from helpers.tables import check_table


class Named(NamedTuple):
    """An article with its doc_id and the file it stands in."""

    doc_id: str
    path: str
    article: Article
    many: bool


def name_articles(readings: list[FileReading], paths: list[str]) -> list[Named]:
    """Every article with a doc_id that is its own; `paths` are all files of the folder, so that a name does not hang on what could be read."""
    files = name_files(paths)
    while True:
        named = [Named(name_article(files[file.path], article.record, article.position, file.reading.many), file.path, article, file.reading.many)
                 for file in readings if file.reading for article in file.reading.articles]
        counts = Counter(item.doc_id for item in named)
        clash = {item.path for item in named if counts[item.doc_id] > 1 and files[item.path] != item.path}
        if not clash:
            return _part_repeats(named, counts)
        files.update((path, path) for path in clash)


def _part_repeats(named: list[Named], counts: Counter) -> list[Named]:
    """Ids that still repeat inside one file are told apart by their number."""
    return [item._replace(doc_id=f"{item.doc_id}#{number:06d}") if counts[item.doc_id] > 1 else item for number, item in enumerate(named, 1)]


def known_by(named: list[Named]) -> list[Known]:
    """By what a list of articles may name each: its file and record, its address, its title."""
    return [Known(item.doc_id, item.path, item.article.record, item.article.given.get("url", ""), item.article.given.get("title", ""),
                  item.article.text[:2000]) for item in named]


def _rows(named: list[Named], described: list[Described], datings: list[Dating]) -> list[dict]:
    rows = []
    for item, found, dating in zip(named, described, datings, strict=True):
        date = {"published": dating.published, "published_precision": dating.precision, "published_from": dating.source,
                "published_doubt": dating.doubt}
        rows.append({"doc_id": item.doc_id, "path": item.path, "position": item.article.position, "text_id": item.doc_id, "copied": "", **found.row, **date})
    return rows


def infer_years(datings: list[Dating], texts: list[str]) -> list[Dating]:
    """The dates with the year that the corpus settles, by `dating.infer_year`; of articles with one text (hash) one speaks."""
    speaks = {text: dating.published for dating, text in zip(datings, texts, strict=True) if dating.precision == "day" and not dating.doubt}
    known = sorted(speaks.values())
    return [infer_year(dating, known) for dating in datings]


def _tell_doubts(doubts: list[str], n_articles: int, many: bool) -> list[str]:
    """Doubts about a file's articles; in a file of many each with how many it touches."""
    if not many:
        return doubts
    return [f"{doubt} ({n} of {n_articles} records)" for doubt, n in sorted(Counter(doubts).items())]


def file_table(readings: list[FileReading], documents: pd.DataFrame, doubts: dict[str, list[str]]) -> pd.DataFrame:
    """`files`: one row a source file that a reader read."""
    n_documents = Counter(documents["path"])
    rows = []
    for file in (file for file in readings if file.reading):
        told = [*file.reading.doubts, *_tell_doubts(doubts[file.path], n_documents[file.path], file.reading.many)]
        rows.append({"path": file.path, "format": file.format, "n_bytes": file.n_bytes, "sha256": file.sha256, "n_documents": n_documents[file.path],
                     "reader": file.reading.reader, "doubts": "; ".join(told)})
    return check_table(rows, "files")


def skipped_table(rows: list[tuple[str, int, str]]) -> pd.DataFrame:
    """`skipped`: one row a file or record not used; several reasons for one are joined."""
    reasons: dict[tuple[str, int], list[str]] = defaultdict(list)
    for path, position, reason in rows:
        if reason not in reasons[path, position]:
            reasons[path, position].append(reason)
    return check_table([{"path": path, "position": position, "reason": " ".join(told)} for (path, position), told in reasons.items()], "skipped")


class Assembled(NamedTuple):
    """The tables of a corpus."""

    files: pd.DataFrame
    documents: pd.DataFrame
    skipped: pd.DataFrame
    passages: pd.DataFrame


def assemble(readings: list[FileReading], paths: list[str], skipped: list[tuple[str, str]], sheet: pd.DataFrame | None) -> Assembled:
    """`files`, `documents`, `skipped` and `passages` of a corpus from its files, each read apart, and its metadata.csv.

    The readings' lists of articles are empty afterwards: from then on the texts are held once, in `documents`.
    """
    named = name_articles(readings, paths)
    metadata = match_metadata(sheet, {item.doc_id for item in named}, {file.path for file in readings})
    listed = match_lists({file.path: file.reading.listed for file in readings if file.reading and file.reading.listed}, known_by(named))
    described = [describe_article(item.article.text, item.article.given, listed.cells.get(item.doc_id, {}) | metadata.find(item.doc_id, item.path))
                 for item in named]
    left_out = [*_left_out_of_files(readings, skipped), *_refused(named, described)]
    left_out += [("metadata.csv", line, sentence) for line, sentence in metadata.faults] + listed.faults
    counted = [(item, found) for item, found in zip(named, described, strict=True) if not found.refused]
    items, rows = [item for item, _ in counted], [found for _, found in counted]
    datings = infer_years([found.dating for found in rows], [str(found.row["text_sha256"]) for found in rows])
    documents = check_table(_rows(items, rows, datings), "documents")
    items, rows = _without_texts(items, rows)
    del named, described, counted
    for file in readings:
        if file.reading:
            file.reading.articles.clear()
    documents, passages = find_copies(documents)
    files = file_table(readings, documents, _doubts_by_file(items, rows, documents, passages))
    return Assembled(files, documents, skipped_table(left_out), passages)


def _without_texts(items: list[Named], rows: list[Described]) -> tuple[list[Named], list[Described]]:
    return [item._replace(article=item.article._replace(text="")) for item in items], [found._replace(row={}) for found in rows]


def _left_out_of_files(readings: list[FileReading], skipped: list[tuple[str, str]]) -> list[tuple[str, int, str]]:
    """What is not used of the folder: files that were not read, those that a reader refused, records of those that it read."""
    left_out = [(path, 0, reason) for path, reason in skipped]
    left_out += [(file.path, 0, file.refused) for file in readings if file.refused]
    return left_out + [(file.path, position, reason) for file in readings if file.reading for position, reason in file.reading.skipped]


def _refused(named: list[Named], described: list[Described]) -> list[tuple[str, int, str]]:
    return [(item.path, item.article.position if item.many else 0, found.refused) for item, found in zip(named, described, strict=True) if found.refused]


def _doubts_by_file(items: list[Named], rows: list[Described], documents: pd.DataFrame, passages: pd.DataFrame) -> dict[str, list[str]]:
    doubts: dict[str, list[str]] = defaultdict(list)
    likeness = tell_likeness(documents, passages)
    inferred = set(documents.loc[documents["published_from"] == "inferred", "doc_id"])
    for item, found in zip(items, rows, strict=True):
        told = f"the year of its date ({found.dating.published}) is inferred from the other articles"
        own = [told if item.doc_id in inferred and "no year" in doubt else doubt for doubt in found.doubts]
        doubts[item.path] += [doubt for doubt in (*own, item.article.doubt, likeness.get(item.doc_id, "")) if doubt]
    return doubts


def hash_corpus(files: pd.DataFrame, inputs: dict[str, str]) -> str:
    """The hash of a corpus: of the paths and hashes of its files and of its own CSV files."""
    lines = [f"{path}\t{digest}" for path, digest in zip(files["path"], files["sha256"], strict=True)]
    lines += [f"{name}.csv\t{digest}" for name, digest in sorted(inputs.items())]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
