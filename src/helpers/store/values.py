"""Values as hashes and as JSON with Parquet beside it: two of one hash are equal, and what comes back is what was given."""
from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import Any

PLAIN = (bool, int, float, str, type(None))


class Steady(list):
    """A list that nobody changes, for a table's attributes: pandas copies these deeply with every step, however long they are."""

    def __deepcopy__(self, _: dict) -> Steady:
        return self


class Unknown(Exception):
    """A value that cannot be kept, or whose content has no hash: the function is then called as if there were no store."""


def to_arrow(frame: Any) -> Any:
    """A table as Arrow has it, without what its attributes say. Raises Unknown for one with an index of its own or cells that Arrow does not take."""
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


def feed(digest: Any, value: Any) -> None:
    """Add a value's type and content to the hash, so that two values of one hash are equal."""
    import pandas as pd
    import pyarrow as pa

    digest.update(f"{type(value).__qualname__}(".encode())
    if isinstance(value, PLAIN) or isinstance(value, Path):
        digest.update(repr(value).encode("utf-8", "surrogatepass"))
    elif isinstance(value, pd.DataFrame):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, (table := to_arrow(value)).schema) as stream:
            stream.write_table(table)
        digest.update(repr([(name, str(dtype)) for name, dtype in value.dtypes.items()]).encode())
        digest.update(sink.getvalue())
        feed(digest, value.attrs)
    elif isinstance(value, dict):
        for name, part in sorted(value.items()):
            feed(digest, name)
            feed(digest, part)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in sorted(value) if isinstance(value, set | frozenset) else value:
            feed(digest, part)
    else:
        raise Unknown(type(value).__qualname__)
    digest.update(b")")


def content_hash(value: Any) -> str:
    """The hash of a value by its content: tables, and lists and dictionaries of tables and plain values. Raises Unknown for anything else."""
    digest = hashlib.sha256()
    feed(digest, value)
    return digest.hexdigest()


def pack(value: Any, frames: list) -> Any:
    """The value as JSON, its tables put aside in `frames`."""
    import pandas as pd

    if type(value) in PLAIN:
        return value
    if isinstance(value, pd.DataFrame):
        frames.append(value)
        return {"frame": len(frames) - 1, "attrs": pack(value.attrs, frames)}
    if isinstance(value, Path):
        return {"path": str(value)}
    if type(value) is dict and all(type(name) is str for name in value):
        return {"dict": {name: pack(part, frames) for name, part in value.items()}}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {"named": f"{type(value).__module__}:{type(value).__qualname__}", "parts": [pack(part, frames) for part in value]}
    if type(value) in (list, tuple, Steady):
        return {type(value).__name__: [pack(part, frames) for part in value]}
    raise Unknown(type(value).__qualname__)


def unpack(packed: Any, frames: list) -> Any:
    """The value that `pack` made into JSON and `frames`."""
    if not isinstance(packed, dict):
        return packed
    if "frame" in packed:
        frame = frames[packed["frame"]]
        frame.attrs = unpack(packed["attrs"], frames)
        return frame
    if "path" in packed:
        return Path(packed["path"])
    if "dict" in packed:
        return {name: unpack(part, frames) for name, part in packed["dict"].items()}
    if "named" in packed:
        module, _, name = packed["named"].partition(":")
        return getattr(import_module(module), name)(*(unpack(part, frames) for part in packed["parts"]))
    if "Steady" in packed:
        return Steady(unpack(part, frames) for part in packed["Steady"])
    return [unpack(part, frames) for part in packed["list"]] if "list" in packed else tuple(unpack(part, frames) for part in packed["tuple"])


def from_parquet(data: bytes) -> Any:
    """The table that `to_parquet` wrote."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False).to_pandas(use_threads=False)


def to_parquet(frame: Any) -> bytes:
    """A table as Parquet, read back and compared: what could not be given back the same is not kept."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(to_arrow(frame), sink, compression="zstd")
    data = sink.getvalue().to_pybytes()
    again = from_parquet(data)
    if list(again.dtypes) != list(frame.dtypes) or not again.equals(frame) or list(again.columns) != list(frame.columns):
        raise Unknown("a table that Parquet changes")
    return data
