"""The folder's files: which are articles, which are not and why, in one order on every machine."""
from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from helpers.corpus.records import MOST_BYTES, Source

MOST_DEPTH = 100
LARGE = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
"""Endings of files that may have any size, because they can be read in parts."""
SHEETS = ("metadata", "actors", "concepts", "check", "reference", "stopwords")
_ABOUT = re.compile(r"(?:readme|licen[cs]e|copying|notice)(?:[._-].*)?", re.IGNORECASE)
_SYSTEM = re.compile(r"~\$.*|thumbs\.db|desktop\.ini|icon\r", re.IGNORECASE)
_SURROGATE = re.compile("[\udc80-\udcff]")


class Found(NamedTuple):
    """What lies in a folder: files to read, in order of path, and rows (path, sentence) of what is not read."""

    sources: list[Source]
    skipped: list[tuple[str, str]]


def clean_path(path: str) -> str:
    """A path as the tables give it: Unicode NFC, `/`, bytes that are no Unicode as %XX.

    >>> clean_path("cafe\\u0301.txt") == "caf\\u00e9.txt"
    True
    """
    named = _SURROGATE.sub(lambda match: f"%{ord(match[0]) - 0xDC00:02X}", path)
    return unicodedata.normalize("NFC", named)


def _walk(folder: Path, inside: str, denied: list[tuple[str, str]]) -> Iterator[str]:
    """Relative paths of all that is no folder, names with a leading dot passed over; links to folders are given, never followed."""
    if inside.count("/") >= MOST_DEPTH:
        denied.append((clean_path(inside), f"The folder lies more than {MOST_DEPTH} folders deep; move what it holds up."))
        return
    try:
        entries = sorted(os.scandir(folder / inside), key=lambda entry: entry.name)
    except OSError as error:
        denied.append((clean_path(inside), f"The folder can't be opened ({error.strerror}); change its permissions."))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{inside}/{entry.name}" if inside else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, path, denied)
        else:
            yield path


def _link_trouble(folder: Path, file: Path) -> str:
    """Why a symbolic link is not followed; empty where it leads to a file inside the folder."""
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):
        return "The link leads nowhere; put the file itself into the folder."
    if not target.is_relative_to(folder.resolve()):
        return "The link leads out of the folder; put a copy of the file into the folder."
    return "The link leads to a folder of the corpus, which is read in its own place." if target.is_dir() else ""


def _trouble(folder: Path, path: str, file: Path, most: int) -> str:
    """Why a file is not read before it is opened; empty where it is."""
    if _ABOUT.fullmatch(Path(path).name):
        return "A file about the folder, not an article."
    if _SYSTEM.fullmatch(Path(path).name):
        return "A file that the system or an office program keeps for itself, not an article."
    if file.is_symlink() and (trouble := _link_trouble(folder, file)):
        return trouble
    try:
        size = file.stat().st_size
    except OSError as error:
        return f"The file can't be opened ({error.strerror}); change its permissions."
    if not file.is_file():
        return "Not a regular file (a pipe, socket or device)."
    if size > most:
        return f"The file is larger than {most // 1024 ** 2} MB; split it into smaller ones."
    return "The file is empty." if size == 0 else ""


def hidden_names(folder: Path) -> list[str]:
    """The names with a leading dot in a folder and below, as `list_sources` passes over them: sorted paths, what lies in such a folder not told."""
    found = []
    for place, folders, files in os.walk(folder):
        found += [Path(place, name).relative_to(folder).as_posix() for name in [*folders, *files] if name.startswith(".")]
        folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(map(clean_path, found))


def is_sheet(path: str) -> bool:
    """Whether a path is one of the corpus's own CSV files."""
    return path.lower() in {f"{name}.csv" for name in SHEETS}


def list_sources(folder: Path, large: Collection[str] = ()) -> Found:
    """The files of a folder and what lies below it, sorted by path; what is not read stands in `skipped` with a sentence.

    `large` are endings (`.jsonl`) of files that may have any size, because they are read in parts.
    Passed over in silence: names with a leading dot, and metadata.csv, actors.csv, concepts.csv, check.csv,
    reference.csv, stopwords.csv at the top.
    """
    sources: dict[str, Source] = {}
    skipped: list[tuple[str, str]] = []
    for path in _walk(folder, "", skipped):
        name = clean_path(path)
        if is_sheet(name):
            continue
        most = 1 << 62 if PurePosixPath(name.removesuffix(".gz")).suffix.lower() in large else MOST_BYTES
        trouble = _trouble(folder, name, folder / path, most)
        if not trouble and name in sources:
            trouble = "Another file has this name too, once accents are written in one way; rename one of them."
        if trouble:
            skipped.append((name, trouble))
        else:
            doubt = "" if not _SURROGATE.search(path) else "the file's name is no Unicode"
            sources[name] = Source(name, folder / path, doubt)
    return Found([sources[name] for name in sorted(sources)], skipped)
