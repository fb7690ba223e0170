"""The item folders of a run, merged in the order of the page."""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.tables import check_table
from helpers.tables.spreadsheet import unshield

EVIDENCE = {"number_id": "str", "doc_id": "str", "start": "int64", "end": "int64", "on_page": "bool"}


PLACE = {"doc_id": "str", "start": "int64", "end": "int64"}


class Collected(NamedTuple):
    """All numbers and evidence of a run (contract tables, page order), its lists and its items (the records).

    `lists` has list_id, number_id, item, title and total: all passages where the evidence holds some of them, else 0.
    """

    numbers: pd.DataFrame
    evidence: pd.DataFrame
    lists: pd.DataFrame
    items: list[dict]


def _written(folders: list[Path], name: str) -> str:
    """What all items wrote into the CSV of this name, as one: our own writing, under the same head in each."""
    texts = [(folder / f"{name}.csv").read_bytes().decode("utf-8-sig") for folder in folders]
    return "".join(text if at == 0 else text.partition("\n")[2] for at, text in enumerate(texts))


def _read_numbers(folders: list[Path]) -> pd.DataFrame:
    """The numbers of all items, every cell text, as `read_sheet` reads it."""
    head, *rows = csv.reader(io.StringIO(_written(folders, "numbers"), newline=""))
    return pd.DataFrame([[unshield(cell.strip(" ")) for cell in row] for row in rows], columns=head, dtype="str")


def _read_evidence(folders: list[Path]) -> pd.DataFrame:
    """The spans of all items. There are many: read by columns, at a tenth of the time of `read_sheet`."""
    rows = pd.read_csv(io.StringIO(_written(folders, "evidence")), na_filter=False, dtype=EVIDENCE)
    return rows.assign(doc_id=rows["doc_id"].map(unshield)) if rows["doc_id"].str.startswith("'").any() else rows


def read_places(path: Path, wanted: set[str]) -> pd.DataFrame:
    """Article, start and end of the rows of a kept table (one CSV or parts) that lie in the articles `wanted`, read by columns."""
    if path.is_file():
        rows = pd.read_csv(path, encoding="utf-8-sig", na_filter=False, usecols=list(PLACE), dtype=PLACE)
        rows = rows.assign(doc_id=rows["doc_id"].map(unshield)) if rows["doc_id"].str.startswith("'").any() else rows
    else:
        import pyarrow.parquet as pq

        parts = sorted(path.with_suffix("").glob("part-*.parquet"))
        rows = pd.concat([pq.ParquetFile(part).read(list(PLACE), use_threads=False).to_pandas() for part in parts], ignore_index=True)
    return rows[rows["doc_id"].isin(wanted)].reset_index(drop=True)


def _list_rows(record: dict) -> list[tuple[str, str, str, str, int]]:
    return [(one["id"], number, record["item"], one["title"], one.get("total", 0)) for one in record["lists"] for number in one["numbers"]]


def collect(items: Path) -> Collected:
    """Numbers, evidence, lists and records of all item folders below `items`, in page order (by folder name)."""
    folders = sorted(folder for folder in items.iterdir() if (folder / "item.json").is_file()) if items.is_dir() else []
    records = [json.loads((folder / "item.json").read_text(encoding="utf-8")) for folder in folders]
    numbers = _read_numbers(folders) if folders else pd.DataFrame()
    evidence = _read_evidence(folders) if folders else pd.DataFrame()
    lists = pd.DataFrame([row for record in records for row in _list_rows(record)], columns=["list_id", "number_id", "item", "title", "total"])
    return Collected(check_table(numbers, "numbers", sort=False), check_table(evidence, "evidence", sort=False), lists, records)
