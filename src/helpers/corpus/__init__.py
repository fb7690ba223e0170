"""A folder of articles becomes tables: files, documents, skipped. The only room that reads articles."""
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.corpus.assembling import assemble, hash_corpus
from helpers.corpus.folder import LARGE, hidden_names, is_sheet, list_sources
from helpers.corpus.listing import corpus_listing, format_listing, tell_hidden
from helpers.corpus.metadata import group_column, propose_metadata, read_inputs
from helpers.corpus.reading import read_source
from helpers.errors import DatelineError, UsageError
from helpers.places import resolve_folder

__all__ = ["Corpus", "Drawn", "corpus_listing", "fingerprint", "format_listing", "group_column", "hash_file", "hidden_names", "input_hashes", "nothing_read",
           "propose_metadata", "read_corpus", "survey", "tell_hidden"]


class Drawn(NamedTuple):
    """Of which folder the articles of a corpus are a part: articles that count in all of it, those drawn, the seed of the draw, its files and bytes, and
    a hash of all these files."""

    n_articles: int
    n_drawn: int
    seed: int
    n_files: int
    n_bytes: int
    sha256: str


class Corpus(NamedTuple):
    """A folder that was read: its name, place and hash, the tables files, documents, skipped, passages, and the corpus's own CSV files.

    `drawn` is there where the articles are a part of a larger folder.
    """

    name: str
    folder: Path
    sha256: str
    files: pd.DataFrame
    documents: pd.DataFrame
    skipped: pd.DataFrame
    inputs: dict[str, pd.DataFrame]
    passages: pd.DataFrame
    drawn: Drawn | None = None

    @property
    def ledger(self) -> dict[str, pd.DataFrame]:
        """The tables that say what came of every file, as `display.keep` takes them: files, skipped, passages."""
        return {"files": self.files, "skipped": self.skipped, "passages": self.passages}


def read_corpus(folder: str | Path, language: str = "en") -> Corpus:
    """A corpus: one row of `documents` an article, one of `files` a file that was read, one of `skipped` a file or record not used with its reason,
    one of `passages` a stretch of an article that stood in another first.

    A relative folder is taken from the project's root. Every file below is read but names with a leading dot; metadata.csv, actors.csv,
    concepts.csv, check.csv, reference.csv and stopwords.csv at the top are `inputs`. Articles that are not English are skipped by name. Nothing hangs on file times, on the day
    or on the file system's order.
    Raises UsageError where there is no such folder or an input can't be read, DatelineError where the folder holds no article.
    """
    if language != "en":
        raise UsageError(f"language {language!r} can't be counted; Dateline's words, sentences and names are English: use 'en'.")
    corpus = survey(folder)
    if corpus.documents.empty:
        raise DatelineError(nothing_read(corpus))
    return corpus


def survey(folder: str | Path) -> Corpus:
    """What `read_corpus` reads, also where no article is among it: then `documents` has no row."""
    place = resolve_folder(str(folder))
    inputs = read_inputs(place)
    found = list_sources(place)
    readings = [read_source(source) for source in found.sources]
    tables = assemble(readings, [source.path for source in found.sources], found.skipped, inputs.get("metadata"))
    return Corpus(place.name, place, hash_corpus(tables.files, input_hashes(place, inputs)), tables.files, tables.documents,
                  tables.skipped, inputs, tables.passages)


def fingerprint(folder: str | Path, language: str = "en") -> list:
    """All of a folder that `read_corpus` hangs on: its place, each file to read with the hash of its bytes, what is not read and why, the inputs."""
    place = resolve_folder(str(folder))
    found = list_sources(place, large=LARGE)
    hashes = [(source.path, source.suffix, source.doubt, hash_file(source.file)) for source in found.sources]
    inputs = {path.name: hash_file(path) for path in sorted(place.iterdir()) if path.is_file() and is_sheet(path.name)}
    return [str(place), language, hashes, found.skipped, inputs]


def hash_file(path: Path) -> str:
    """The hash of a file's bytes; why not, where it can't be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"not read: {error.strerror}"


def input_hashes(folder: Path, inputs: dict[str, pd.DataFrame]) -> dict[str, str]:
    """The hash of each of the corpus's own CSV files."""
    files = {path.name.lower(): path for path in sorted(folder.iterdir(), reverse=True)}
    return {name: hashlib.sha256(files[f"{name}.csv"].read_bytes()).hexdigest() for name in inputs}


def nothing_read(corpus: Corpus) -> str:
    """The one line for a folder without an article, with the first reasons and what to do."""
    name, skipped = corpus.name, corpus.skipped
    if skipped.empty:
        return f"the folder {name!r} holds no file to read; put articles into it, one a file, for example as .txt."
    reasons = [f"{row.path}: {row.reason}" for row in skipped.head(3).itertuples()]
    more = f" (and {len(skipped) - 3} more: `dateline corpus` lists them)" if len(skipped) > 3 else ""
    return f"the folder {name!r} holds no article that can be counted. {' '.join(reasons)}{more}"
