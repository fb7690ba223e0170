"""Parquet with one article a row."""
from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.corpus.readers.columns import find_columns, match_columns, read_rows
from helpers.corpus.records import MOST_BYTES, MOST_RECORDS, Reading, Refused


def _rows(table, wanted: list[str], groups: Iterable[int] | None = None) -> Iterator[tuple[int, dict[str, object]]]:
    """Row by row, so that a value that stands a million times is held once."""
    position = 0
    for batch in table.iter_batches(batch_size=1000, columns=wanted, row_groups=None if groups is None else list(groups)):
        columns = [batch.column(name) for name in wanted]
        for place in range(batch.num_rows):
            position += 1
            yield position, {name: column[place].as_py() for name, column in zip(wanted, columns, strict=True)}


def _wanted(names: list[str]) -> list[str]:
    return sorted(set((find_columns(names) if "text" in find_columns(names) else match_columns(names)).values()))


def open_groups(file: Path, groups: Iterable[int]) -> tuple[Iterator[tuple[int, dict[str, object]]], list[str]]:
    """The rows of some row groups with their places among these, and the names of all columns; no more than a page of it is held at a time."""
    import pyarrow.parquet as pq

    table = pq.ParquetFile(file, pre_buffer=False)
    names = table.schema_arrow.names
    return _rows(table, _wanted(names), groups), names


def read(data: bytes, path: str) -> Reading:
    """An article a row, columns told by their names; only those that are used are read."""
    import pyarrow.parquet as pq

    meta = pq.ParquetFile(io.BytesIO(data)).metadata
    n_bytes = sum(meta.row_group(group).column(column).total_uncompressed_size for group in range(meta.num_row_groups) for column in range(meta.num_columns))
    if meta.num_rows > MOST_RECORDS or n_bytes > MOST_BYTES:
        raise Refused(f"The table holds more than {MOST_RECORDS:,} records or {MOST_BYTES // 1024 ** 2} MB; split it.")
    names = meta.schema.to_arrow_schema().names
    wanted = _wanted(names)
    kinds = meta.schema.to_arrow_schema()
    text = [name for name in wanted if kinds.field(name).type in ("string", "large_string")]
    table = pq.ParquetFile(io.BytesIO(data), read_dictionary=text)
    return read_rows(_rows(table, wanted), names, "Parquet")
