"""All that a notebook's outputs are made from, by name and hash: two runs with equal ingredients are the same run."""
from __future__ import annotations

import json
import os
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.places import project_root
from helpers.run.record import file_hash, input_files, joint_hash, tree_hashes
from helpers.run.versions import installed, known_versions

if TYPE_CHECKING:
    from helpers.corpus import Corpus

KINDS = {"cells", "parameters", "articles", "inputs", "read", "code", "versions", "python"}


def hash_cells(notebook: Path) -> str:
    """A hash of a notebook's cells, Markdown too; what it may hold of an earlier execution is no part of it."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return joint_hash([{name: part for name, part in cell.items() if name not in ("outputs", "execution_count")} for cell in cells])


def models() -> dict[str, str]:
    """The spaCy models that are installed, each with its version: discovery asks for them, whatever the report requires."""
    return {point.name: point.dist.version if point.dist else "" for point in metadata.entry_points(group="spacy_models")}


def environment_hashes(cache: Path) -> dict[str, object]:
    """Code, versions and Python: what every result hangs on, whatever the articles."""
    return {"code": tree_hashes(project_root() / "src" / "helpers"), "versions": known_versions(cache, "names", "import") | models(),
            "python": f"{sys.version_info.major}.{sys.version_info.minor}"}


def hash_read(corpus: Corpus) -> str:
    """A hash of the tables that the articles were read into; where they were drawn of a larger folder, of all of it."""
    from helpers.store import content_hash

    return content_hash([corpus.files, corpus.documents, corpus.skipped, corpus.inputs, *(corpus.drawn or ())])


def ingredients(notebook: Path, parameters: dict, corpus: Corpus, surroundings: dict[str, object], read: str = "") -> dict[str, object]:
    """Kind to value or hashes: `cells, parameters, articles, inputs, read, code, versions, python`.

    `read` is the content of the tables that the articles were read into, files that were set aside included (made here where it is not given); a
    folder's place is no ingredient.
    """
    return {
        "cells": hash_cells(notebook), "parameters": parameters | {"corpus_dir": corpus.name},
        "articles": dict(zip(corpus.files["path"], corpus.files["sha256"], strict=True)),
        "inputs": {path.name: file_hash(path) for path in input_files(corpus)},
        "read": read or hash_read(corpus),
    } | surroundings


def raw_folder(folder: Path) -> dict[str, str]:
    """Every name below a folder with what lies there, before anything is read: the hash of a file, the kind of anything else.

    It sees more than reading does (a link's text, a file that no reader takes), so that equal folders are read alike.
    """
    found = {}
    for place, inner, names in os.walk(folder, onerror=lambda error: found.update({str(error.filename): f"not opened: {error.strerror}"})):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in [*inner, *names]:
            path = Path(place, name)
            if not name.startswith(".") and (path.is_symlink() or name in names):
                found[os.fsencode(path.relative_to(folder)).hex()] = _raw(path)
    return found


def _raw(path: Path) -> str:
    try:
        link = f"link to {os.readlink(path)} at {path.resolve(strict=True)}: " if path.is_symlink() else ""
        return link + (file_hash(path) if path.is_file() else f"kind {path.stat().st_mode}")
    except (OSError, RuntimeError) as error:
        return f"not read: {getattr(error, 'strerror', error)}"


def quick_hash(folder: Path, run: str, settled: dict, notebooks: list[Path]) -> str:
    """One hash of a whole run's ingredients, made without reading an article into a table; it changes at least as often as they do."""
    root = project_root()
    return joint_hash([
        run, str(folder), raw_folder(folder), {name: value for name, value in settled.items() if name != "corpus_dir"},
        {path.name: file_hash(path) for path in notebooks}, tree_hashes(root / "src" / "helpers"),
        {name: file_hash(root / name) for name in ("requirements.lock", "pyproject.toml") if (root / name).is_file()}, installed(), sys.version])
