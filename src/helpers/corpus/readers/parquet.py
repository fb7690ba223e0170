"""Parquet with one article a row."""
from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from helpers.corpus.readers.columns import find_columns, match_columns, read_rows
from helpers.corpus.records import MOST_BYTES, MOST_RECORDS, Reading, Refused


def _rows(table, wanted: list[str]) -> Iterator[tuple[int, dict[str, object]]]:
    """Row by row, so that a value that stands a million times is held once."""
    position = 0
    for batch in table.iter_batches(batch_size=1000, columns=wanted):
        columns = [batch.column(name) for name in wanted]
        for place in range(batch.num_rows):
            position += 1
            yield position, {name: column[place].as_py() for name, column in zip(wanted, columns, strict=True)}


def _wanted(names: list[str]) -> list[str]:
    return sorted(set((find_columns(names) if "text" in find_columns(names) else match_columns(names)).values()))


def open_rows(file: Path, start: int, stop: int) -> tuple[Iterator[tuple[int, dict[str, object]]], list[str]]:
    """The rows from place `start` to before `stop`, each with its place in the file from 1, and the names of all columns; a page of it is held at a time."""
    import pyarrow.parquet as pq

    table = pq.ParquetFile(file, pre_buffer=False)
    names = table.schema_arrow.names
    return _stretch(table, _wanted(names), start, stop), names


def _stretch(table, wanted: list[str], start: int, stop: int) -> Iterator[tuple[int, dict[str, object]]]:
    """The rows of a stretch, of those row groups alone in which it lies."""
    ends = list(accumulate((table.metadata.row_group(group).num_rows for group in range(table.num_row_groups)), initial=0))
    groups = [group for group in range(table.num_row_groups) if ends[group] < stop and ends[group + 1] > start]
    at = ends[groups[0]] if groups else 0
    for batch in table.iter_batches(batch_size=1000, columns=wanted, row_groups=groups):
        if at + batch.num_rows > start:
            held = batch.slice(max(0, start - at), stop - max(at, start))
            columns = [held.column(name).to_pylist() for name in wanted]
            yield from ((max(at, start) + number, dict(zip(wanted, cells, strict=True))) for number, cells in enumerate(zip(*columns, strict=True), 1))
        at += batch.num_rows
        if at >= stop:
            return


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
