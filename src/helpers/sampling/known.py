"""metadata.csv beside some articles of many: its rows are found by the names that they give, not gone through for each article."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.corpus.folder import clean_path
from helpers.corpus.metadata import Metadata, match_metadata, read_inputs


class _Sheet(NamedTuple):
    """metadata.csv, and the places of its rows by the doc_id and by the path that they name."""

    rows: pd.DataFrame
    by_id: dict[str, list[int]]
    by_path: dict[str, list[int]]


def _places(sheet: pd.DataFrame, column: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(sheet[column].tolist() if column in sheet else ()):
        found[clean_path(name).replace("\\", "/").removeprefix("./")].append(at)
    return dict(found)


@lru_cache(maxsize=2)
def _read(folder: Path, _: object) -> _Sheet | None:
    sheet = read_inputs(folder).get("metadata")
    return None if sheet is None else _Sheet(sheet, _places(sheet, "doc_id"), _places(sheet, "path"))


def _sheet(folder: Path) -> _Sheet | None:
    """metadata.csv as it stands there now, read again only where it changed."""
    files = [path for path in folder.iterdir() if path.name.lower() == "metadata.csv"]
    return _read(folder, tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files)) if files else None


def rows_of(folder: Path, doc_ids: Collection[str], paths: Collection[str]) -> pd.DataFrame | None:
    """The rows of metadata.csv that name one of these articles or files; None where there is no such sheet."""
    sheet = _sheet(folder)
    if sheet is None:
        return None
    found = {at for places, names in ((sheet.by_id, doc_ids), (sheet.by_path, paths)) for name in names for at in places.get(name, ())}
    return sheet.rows.iloc[sorted(found)]


def known_of(folder: Path, doc_ids: Collection[str], paths: Collection[str]) -> Metadata:
    """What metadata.csv says of some articles."""
    rows = rows_of(folder, doc_ids, paths)
    return Metadata({}, {}, []) if rows is None or rows.empty else match_metadata(rows, set(doc_ids), set(paths))


def stray_rows(folder: Path, is_there: object, paths: Collection[str]) -> pd.DataFrame | None:
    """The rows that name no article or file of the folder; `is_there` tells of a list of doc_ids which of them there are."""
    sheet = _sheet(folder)
    if sheet is None:
        return None
    ids, known = list(sheet.by_id), set(paths)
    held = {at for name, there in zip(ids, is_there(ids), strict=True) if there for at in sheet.by_id[name]}
    held |= {at for name, places in sheet.by_path.items() if name in known for at in places}
    return sheet.rows.drop(index=sheet.rows.index[sorted(held)])
