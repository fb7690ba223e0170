"""What a run was made from: parameters, hashes, versions; and nothing of the machine or the day."""
from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.places import project_root

if TYPE_CHECKING:
    from helpers.corpus import Corpus


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def tree_hashes(folder: Path, pattern: str = "*") -> dict[str, str]:
    """Relative path to hash, for every file below a folder, sorted."""
    files = sorted(path for path in folder.rglob(pattern) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): file_hash(path) for path in files}


def joint_hash(hashes: dict[str, str]) -> str:
    """One hash of many: of their sorted names and values."""
    return hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()


def required_extras(parameters: dict) -> tuple[str, ...]:
    """The extras of ours that a report with these parameters may use: none where names are found by rules."""
    return () if parameters.get("discovery") in ("rules", "off") else ("names",)


def required_versions(parameters: dict) -> dict[str, str]:
    """Name to version of what a report with these parameters requires, followed down, not all that is installed."""
    return versions_of(*required_extras(parameters))


@cache
def _distribution(name: str) -> tuple[str, tuple] | None:
    """Version and requirements of what is installed under a name; None where nothing is."""
    from packaging.requirements import Requirement

    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None  # an optional requirement that is not installed
    return distribution.version, tuple(Requirement(text) for text in distribution.requires or [])


@cache
def versions_of(*wanted_extras: str) -> dict[str, str]:
    """Name to version of our base requirements and those of these extras, followed down, as far as they are installed."""
    from packaging.utils import canonicalize_name

    found: dict[str, str] = {}
    waiting = [("dateline", frozenset(wanted_extras))]
    seen = set()
    while waiting:
        name, extras = waiting.pop()
        if _distribution(name) is None:
            continue
        found[name], requirements = _distribution(name)
        for needed in requirements:
            wanted = (canonicalize_name(needed.name), frozenset(needed.extras))
            applies = needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras | {""})
            if applies and wanted not in seen:
                seen.add(wanted)
                waiting.append(wanted)
    return dict(sorted(found.items()))


def run_record(name: str, corpus: Corpus, parameters: dict, notebooks: list[Path], versions: dict[str, str] | None = None) -> dict:
    """The run record without the hashes of the outputs, which are added last; `versions` are `required_versions` where they are known already."""
    root = project_root()
    code = tree_hashes(root / "src" / "helpers")
    lock = root / "requirements.lock"
    return {
        "run": name,
        "corpus": {"name": corpus.name, "sha256": corpus.sha256, "articles": dict(zip(corpus.files["path"], corpus.files["sha256"], strict=True))}
        | ({"drawn": corpus.drawn._asdict()} if corpus.drawn else {}),
        "inputs": {path.name: file_hash(path) for path in input_files(corpus)},
        "parameters": parameters | {"corpus_dir": corpus.name},
        "notebooks": {path.stem: file_hash(path) for path in notebooks},
        "code": {"sha256": joint_hash(code), "files": code},
        "lock": file_hash(lock) if lock.is_file() else "",
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "versions": versions or required_versions(parameters),
    }


def input_files(corpus: Corpus) -> list[Path]:
    """The corpus's own CSV files of design §3 that are there, sorted."""
    return sorted(Path(corpus.folder) / f"{name}.csv" for name in corpus.inputs)


def write_json(content: dict, path: Path) -> None:
    """Write JSON the one way we write it: sorted keys, two blanks, a line end."""
    path.write_text(json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
