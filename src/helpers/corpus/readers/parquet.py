"""Parquet with one article a row."""
from __future__ import annotations

import io

from helpers.corpus.readers.columns import match_columns, read_rows
from helpers.corpus.records import Reading


def read(data: bytes, path: str) -> Reading:
    """An article a row, columns told by their names; only those that are used are read."""
    import pyarrow.parquet as pq

    table = pq.ParquetFile(io.BytesIO(data))
    names = table.schema_arrow.names
    wanted = sorted(set(match_columns(names).values()))
    rows = (row for batch in table.iter_batches(batch_size=1000, columns=wanted) for row in batch.to_pylist())
    return read_rows(enumerate(rows, 1), names, "Parquet")
