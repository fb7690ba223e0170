"""metadata.csv: what the user knows better than the text. Each row is matched to articles by doc_id or path, or named by its line."""
from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.corpus.folder import SHEETS, clean_path
from helpers.errors import DatelineError, UsageError, unknown
from helpers.lines import parse_date
from helpers.tables import read_sheet

OURS = ("doc_id", "path", "title", "outlet", "carrier", "published", "url", "language", "translated")
FIELDS = OURS[2:]


class Metadata(NamedTuple):
    """metadata.csv by doc_id and by path, and what is wrong with its rows: (line, sentence)."""

    by_id: dict[str, dict[str, str]]
    by_path: dict[str, dict[str, str]]
    faults: list[tuple[int, str]]

    def find(self, doc_id: str, path: str) -> dict[str, str]:
        """What is known of an article: its path's row, its own row over it; empty where there is none."""
        return {**self.by_path.get(path, {}), **self.by_id.get(doc_id, {})}


def read_inputs(folder: Path) -> dict[str, pd.DataFrame]:
    """The corpus's own CSV files that are there: name -> sheet as `tables.read_sheet` gives it.

    Raises DatelineError where the folder can't be opened, UsageError where a sheet can't be read.
    """
    inputs = {}
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise DatelineError(f"the folder {folder.name!r} can't be opened ({error.strerror}); change its permissions.") from error
    for name in SHEETS:
        found = [path for path in entries if path.name.lower() == f"{name}.csv" and path.is_file()]
        if found:
            inputs[name] = _read(found[0])
    return inputs


def _read(path: Path) -> pd.DataFrame:
    try:
        sheet = read_sheet(path)
    except (csv.Error, OSError, ValueError) as error:
        raise UsageError(f"{path.name} can't be read: {error}; save it again as 'CSV UTF-8'.") from error
    twice = sheet.columns[sheet.columns.duplicated()].tolist()
    if twice:
        raise UsageError(f"{path.name} has two columns named {twice[0]!r}; rename one of them.")
    return sheet


def _date_fault(cell: str) -> str:
    if not cell or parse_date(cell):
        return ""
    return f"published {cell!r} is no date and is not used; write it as YYYY-MM-DD, YYYY-MM or YYYY."


def _clean_row(row: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The cells of ours that say something, and what is wrong with them."""
    cells = {name: " ".join(row[name].split()) for name in FIELDS if row.get(name, "").strip()}
    faults = []
    if fault := _date_fault(cells.get("published", "")):
        cells.pop("published")
        faults.append(fault)
    if cells.get("translated", "").lower() not in ("", "yes", "no"):
        faults.append(f"translated {cells.pop('translated')!r} is not used; write yes or no.")
    return {name: cell.lower() if name in ("translated", "language") else cell for name, cell in cells.items()}, faults


def _place(row: dict[str, str], metadata: Metadata, doc_ids: set[str], paths: set[str], cells: dict[str, str]) -> str:
    """Put a row where it belongs; the sentence that says why it belongs nowhere, else empty."""
    doc_id, path = clean_path(row.get("doc_id", "")), clean_path(row.get("path", "")).replace("\\", "/").removeprefix("./")
    if not doc_id and not path:
        return "The row names neither doc_id nor path."
    key, table = (doc_id, metadata.by_id) if doc_id in doc_ids else (path, metadata.by_path) if path in paths else ("", None)
    if table is None and doc_id:
        return f"No article is called {doc_id!r}; its name is its path without its ending."
    if table is None:
        return f"No file {path!r} was read; write its path from the corpus folder on, with /."
    if key in table:
        return f"A second row for {key!r}; the first is used."
    table[key] = cells
    return ""


def match_metadata(sheet: pd.DataFrame | None, doc_ids: set[str], paths: set[str]) -> Metadata:
    """metadata.csv matched to the corpus; rows that match nothing, repeat, or hold a bad date are faults by line."""
    metadata = Metadata({}, {}, [])
    if sheet is None:
        return metadata
    if not {"doc_id", "path"} & set(sheet.columns):
        metadata.faults.append((1, "The sheet has neither a column doc_id nor a column path, so nothing of it is used."))
        return metadata
    for row in sheet.to_dict("records"):
        cells, faults = _clean_row(row)
        misplaced = _place(row, metadata, doc_ids, paths, cells)
        if sentence := misplaced or " ".join(faults):
            metadata.faults.append((int(row["line"]), sentence[0].upper() + sentence[1:]))
    return metadata


def group_column(documents: pd.DataFrame, metadata: pd.DataFrame | None, by: str) -> pd.Series:
    """The group of each article, indexed as `documents`: a column of `documents` or of the user's own in metadata.csv.

    `by` may also be `month` or `year` of the date of publication. An empty text stands for not stated. Raises UsageError, with the
    nearest valid name, for a column that is nowhere.
    """
    own = [] if metadata is None else [name for name in metadata.columns if name not in (*OURS, "line")]
    known = {"outlet", "carrier", "language", "translated", "published", "month", "year", *own}
    if by not in known:
        raise unknown("column to group by", by, known)
    if by in ("month", "year"):
        return _period(documents, 7 if by == "month" else 4)
    if by not in own:
        return documents[by]
    return _own_column(documents, metadata, by)


def _period(documents: pd.DataFrame, width: int) -> pd.Series:
    precise = documents["published_precision"].isin(["day", "month"] if width == 7 else ["day", "month", "year"])
    return documents["published"].str[:width].where(precise & (documents["published_doubt"] == ""), "")


def _own_column(documents: pd.DataFrame, metadata: pd.DataFrame, by: str) -> pd.Series:
    """A column of the user's, its rows matched as `match_metadata` matches them."""
    matched = match_metadata(metadata[[name for name in ("doc_id", "path", "line") if name in metadata.columns]].assign(title=metadata[by]),
                             set(documents["doc_id"]), set(documents["path"]))
    groups = [matched.find(doc_id, path).get("title", "") for doc_id, path in zip(documents["doc_id"], documents["path"], strict=True)]
    return pd.Series(groups, index=documents.index, dtype="str", name=by)


def propose_metadata(documents: pd.DataFrame) -> pd.DataFrame:
    """One row an article in the format of metadata.csv, with what was worked out: doc_id, title, outlet, carrier, published, url, language, translated.

    `published` is left empty where it is no date but words, or in doubt: a cell of metadata.csv would settle it.
    """
    columns = ["doc_id", "title", "outlet", "carrier", "published", "url", "language", "translated"]
    sure = (documents["published_precision"] != "none") & (documents["published_doubt"] == "")
    return documents.assign(published=documents["published"].where(sure, ""))[columns]
