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

FOLDER, KEY = "DATELINE_STORE", "DATELINE_STORE_KEY"
PACKAGE = Path(__file__).parent
PLAIN = (bool, int, float, str, type(None))


class Unknown(Exception):
    """A value that cannot be kept, or whose content has no hash: the function is then called as if there were no store."""


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


def _table(frame: Any) -> Any:
    import pandas as pd
    import pyarrow as pa

    if not (isinstance(frame.index, pd.RangeIndex) and frame.index.equals(pd.RangeIndex(len(frame))) and frame.index.name is None):
        raise Unknown("an index of its own")
    bare = frame.copy(deep=False)
    bare.attrs = {}
    try:
        return pa.Table.from_pandas(bare, preserve_index=False, nthreads=1).combine_chunks()
    except (pa.ArrowException, TypeError, ValueError) as error:
        raise Unknown(str(error)) from error


def _feed(digest: Any, value: Any) -> None:
    """Add a value's type and content to the hash, so that two values of one hash are equal."""
    import pandas as pd
    import pyarrow as pa

    digest.update(f"{type(value).__qualname__}(".encode())
    if isinstance(value, PLAIN) or isinstance(value, Path):
        digest.update(repr(value).encode("utf-8", "surrogatepass"))
    elif isinstance(value, pd.DataFrame):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, (table := _table(value)).schema) as stream:
            stream.write_table(table)
        digest.update(repr([(name, str(dtype)) for name, dtype in value.dtypes.items()]).encode())
        digest.update(sink.getvalue())
        _feed(digest, value.attrs)
    elif isinstance(value, dict):
        for name, part in sorted(value.items()):
            _feed(digest, name)
            _feed(digest, part)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in sorted(value) if isinstance(value, set | frozenset) else value:
            _feed(digest, part)
    else:
        raise Unknown(type(value).__qualname__)
    digest.update(b")")


def content_hash(value: Any) -> str:
    """The hash of a value by its content: tables, and lists and dictionaries of tables and plain values. Raises Unknown for anything else."""
    digest = hashlib.sha256()
    _feed(digest, value)
    return digest.hexdigest()


def _pack(value: Any, frames: list) -> Any:
    """The value as JSON, its tables put aside in `frames`."""
    import pandas as pd

    if type(value) in PLAIN:
        return value
    if isinstance(value, pd.DataFrame):
        frames.append(value)
        return {"frame": len(frames) - 1, "attrs": _pack(value.attrs, frames)}
    if isinstance(value, Path):
        return {"path": str(value)}
    if type(value) is dict and all(type(name) is str for name in value):
        return {"dict": {name: _pack(part, frames) for name, part in value.items()}}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {"named": f"{type(value).__module__}:{type(value).__qualname__}", "parts": [_pack(part, frames) for part in value]}
    if type(value) in (list, tuple):
        return {type(value).__name__: [_pack(part, frames) for part in value]}
    raise Unknown(type(value).__qualname__)


def _unpack(packed: Any, frames: list) -> Any:
    if not isinstance(packed, dict):
        return packed
    if "frame" in packed:
        frame = frames[packed["frame"]]
        frame.attrs = _unpack(packed["attrs"], frames)
        return frame
    if "path" in packed:
        return Path(packed["path"])
    if "dict" in packed:
        return {name: _unpack(part, frames) for name, part in packed["dict"].items()}
    if "named" in packed:
        module, _, name = packed["named"].partition(":")
        return getattr(import_module(module), name)(*(_unpack(part, frames) for part in packed["parts"]))
    return [_unpack(part, frames) for part in packed["list"]] if "list" in packed else tuple(_unpack(part, frames) for part in packed["tuple"])


def _read_part(data: bytes) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False).to_pandas(use_threads=False)


def _part(frame: Any) -> bytes:
    """A table as Parquet, read back and compared: what could not be given back the same is not kept."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(_table(frame), sink, compression="zstd")
    data = sink.getvalue().to_pybytes()
    again = _read_part(data)
    if list(again.dtypes) != list(frame.dtypes) or not again.equals(frame) or list(again.columns) != list(frame.columns):
        raise Unknown("a table that Parquet changes")
    return data


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
        return True, _unpack(record["value"], [_read_part(data) for data in parts])
    except Exception:  # whatever a damaged file makes the parsers raise, the entry is made again
        return False, None


def _seal(record: dict) -> str:
    return hashlib.sha256(json.dumps([record["value"], record["parts"]], sort_keys=True).encode()).hexdigest()


def _write(entry: Path, value: Any) -> None:
    """Keep a value: its tables first, the record that names them last. Nothing is kept where the disk or the value does not allow it."""
    frames: list = []
    with contextlib.suppress(Unknown, OSError):
        packed = _pack(value, frames)
        parts = {f"{entry.stem}-{number}.parquet": _part(frame) for number, frame in enumerate(frames)}
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
    _feed(digest, arguments)
    if prepare:
        module, _, name = prepare.rpartition(".")
        _feed(digest, getattr(import_module(module), name)(**arguments))
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
