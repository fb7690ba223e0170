"""A notebook that ran is kept with all it wrote, and is not run again while its ingredients are the same."""
from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import time
from pathlib import Path

from helpers.run.record import joint_hash, tree_hashes

MANIFEST = "entry.json"
MOST_BYTES = 2_000_000_000
STALE = 3600


def entry_place(cache: Path, made_from: dict) -> Path:
    """Where a notebook with these ingredients is kept."""
    return cache / "notebooks" / joint_hash(made_from)[:40]


def _seal(record: dict) -> str:
    return joint_hash({name: part for name, part in record.items() if name != "seal"})


def _manifest(place: Path) -> dict | None:
    """The entry's record where the entry is whole, every file with its hash."""
    try:
        record = json.loads((place / MANIFEST).read_bytes())
        whole = record["seal"] == _seal(record) and record["files"] == tree_hashes(place / "files")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return record if whole else None


def read_entry(place: Path, part: Path) -> dict | None:
    """Copy what the notebook wrote to `part`; its record (notebook, seconds), or None where the entry is not there or damaged."""
    record = _manifest(place)
    if record is None:
        return None
    shutil.copytree(place / "files", part, copy_function=shutil.copyfile, dirs_exist_ok=True)
    if tree_hashes(part) != record["files"]:  # somebody changed it while it was copied
        shutil.rmtree(part)
        return None
    return record


def write_entry(place: Path, part: Path, notebook: dict, seconds: float) -> None:
    """Keep a notebook: beside its place, renamed when it is whole. Raises OSError, and then leaves nothing."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=place.parent, prefix=".writing-"))
    try:
        shutil.copytree(part, beside / "files", copy_function=shutil.copyfile)
        record = {"notebook": notebook, "seconds": seconds, "files": tree_hashes(beside / "files")}
        (beside / MANIFEST).write_text(json.dumps(record | {"seal": _seal(record)}), encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        with contextlib.suppress(FileExistsError):
            os.rename(beside, place)
    except OSError as error:
        if error.errno not in (39, 66, 17):  # another run has just put the same entry there
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def prune(cache: Path, most: int = MOST_BYTES) -> None:
    """Take away the oldest entries beyond `most` bytes, and what a killed process left half-written."""
    sized = []
    for left in [*(cache / "notebooks").glob(".writing-*"), *(cache / "store").glob("*/.writing-*")]:
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
    for kind in ("notebooks", "store"):
        for path in (cache / kind).rglob("*"):
            with contextlib.suppress(OSError):
                if path.is_file():
                    state = path.stat()
                    sized.append((state.st_mtime, str(path), state.st_size))
    total = sum(size for *_, size in sized)
    for _, path, size in sorted(sized):
        if total <= most:
            return
        with contextlib.suppress(OSError):
            os.unlink(path)
        total -= size
