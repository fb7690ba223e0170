"""What the notebooks of a run share is worked out once: results of pure functions, found again by all that they were made from.

Only where the runner names a folder in DATELINE_STORE; in JupyterLab and plain papermill every function is simply called.
"""
from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from helpers.store.values import Steady, Unknown, content_hash, feed, from_parquet, pack, to_parquet, unpack

__all__ = ["FOLDER", "KEY", "Steady", "Unknown", "code_signature", "content_hash", "locked", "recalled", "settings", "stored", "write_beside"]
FOLDER, KEY = "DATELINE_STORE", "DATELINE_STORE_KEY"
PACKAGE = Path(__file__).resolve().parents[1]


def code_signature() -> str:
    """A hash of name, size and time of every file of the package: what may have changed the code since the run began."""
    rows = []
    for folder, inner, names in os.walk(PACKAGE):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        for name in sorted(names):
            state = os.stat(os.path.join(folder, name))
            rows.append((folder, name, state.st_size, state.st_mtime_ns))
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def settings(folder: Path, key: str) -> dict[str, str]:
    """The variables that open the store `folder` to a kernel; `key` stands for the code, the versions and the Python that it runs."""
    return {FOLDER: str(folder), KEY: f"{key}:{code_signature()}"}


def write_beside(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place, then renamed. Raises OSError, and then leaves nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _read(entry: Path) -> tuple[bool, Any]:
    """Whether the entry is there and whole, and what it holds; one that is damaged in any way is none."""
    try:
        record = json.loads(entry.read_bytes())
        parts = [entry.with_name(name).read_bytes() for name in record["parts"]]
        if [hashlib.sha256(data).hexdigest() for data in parts] != list(record["parts"].values()) or _seal(record) != record["seal"]:
            return False, None
        return True, unpack(record["value"], [from_parquet(data) for data in parts])
    except Exception:  # whatever a damaged file makes the parsers raise, the entry is made again
        return False, None


def _seal(record: dict) -> str:
    return hashlib.sha256(json.dumps([record["value"], record["parts"]], sort_keys=True).encode()).hexdigest()


def _write(entry: Path, value: Any) -> None:
    """Keep a value: its tables first, the record that names them last. Nothing is kept where the disk or the value does not allow it."""
    frames: list = []
    with contextlib.suppress(Unknown, OSError):
        packed = pack(value, frames)
        parts = {f"{entry.stem}-{number}.parquet": to_parquet(frame) for number, frame in enumerate(frames)}
        record = {"value": packed, "parts": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}}
        for name, data in parts.items():
            write_beside(entry.with_name(name), data)
        write_beside(entry, json.dumps(record | {"seal": _seal(record)}).encode())


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """One process at a time, where the system has such locks; a lock ends with the process that holds it."""
    try:
        import fcntl

        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("w")
    except (ImportError, OSError):
        yield  # then both work it out, and the entry is the same
        return
    with stream:
        with contextlib.suppress(OSError):
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _bare(value: Any) -> Any:
    """A table of articles without the columns that a notebook added: no shared function reads them, and they would part equal calls."""
    from helpers.tables import TABLES

    names = TABLES["documents"].names
    return value[names] if set(names) < set(getattr(value, "columns", ())) else value


def _settle(function: Callable, arguments: tuple, named: dict) -> dict[str, Any]:
    """The arguments by name, defaults filled in."""
    bound = inspect.signature(function).bind(*arguments, **named)
    bound.apply_defaults()
    return {name: _bare(value) if name == "documents" else value for name, value in bound.arguments.items()}


def _entry(function: Callable, arguments: dict[str, Any], prepare: str) -> Path:
    key, _, _ = os.environ[KEY].partition(":")
    digest = hashlib.sha256(f"{key}|{function.__module__}.{function.__qualname__}".encode())
    feed(digest, arguments)
    if prepare:
        module, _, name = prepare.rpartition(".")
        feed(digest, getattr(import_module(module), name)(**arguments))
    return Path(os.environ[FOLDER]) / function.__name__ / f"{digest.hexdigest()[:40]}.json"


def stored(function: Callable, prepare: str = "") -> Callable:
    """The function, whose results are kept and found again where DATELINE_STORE names a folder.

    A result is found only by the same arguments (tables by content), code, versions and Python. `prepare` names a function of the same arguments
    whose result belongs to the key, for one that reads files.
    """
    @functools.wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        if not os.environ.get(FOLDER):
            return function(*given, **named)
        arguments = _settle(function, given, named)
        try:
            entry = _entry(function, arguments, prepare)
        except (Unknown, TypeError):
            return function(**arguments)
        there, value = _read(entry)
        return value if there else _work(function, arguments, entry, prepare)
    return call


def _work(function: Callable, arguments: dict[str, Any], entry: Path, prepare: str) -> Any:
    """Work it out, one process at a time, and keep it."""
    with locked(entry.parents[1] / "locks" / entry.stem):
        there, value = _read(entry)
        if not there:
            value = function(**arguments)
            edited = code_signature() != os.environ[KEY].partition(":")[2]  # meanwhile: nobody knows which code this was
            if not edited and (not prepare or _entry(function, arguments, prepare) == entry):
                _write(entry, value)
    return value


def recalled(name: str, key: str, make: Callable[[], Any]) -> Any:
    """What was kept of this name and key, else what `make` makes, which is kept then; only where DATELINE_STORE names a folder."""
    if not os.environ.get(FOLDER):
        return make()
    code, _, signature = os.environ[KEY].partition(":")
    entry = Path(os.environ[FOLDER]) / name / f"{hashlib.sha256(f'{code}|{key}'.encode()).hexdigest()[:40]}.json"
    there, value = _read(entry)
    if not there:
        value = make()
        if code_signature() == signature:
            _write(entry, value)
    return value
