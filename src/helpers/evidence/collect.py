"""The item folders of a run, merged in the order of the page."""
from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.tables import check_table, read_sheet
from helpers.tables.spreadsheet import unshield

EVIDENCE = {"number_id": "str", "doc_id": "str", "start": "int64", "end": "int64", "on_page": "bool"}


PLACE = {"doc_id": "str", "start": "int64", "end": "int64"}


class Collected(NamedTuple):
    """All numbers and evidence of a run (contract tables, page order), its lists (list_id, number_id, item, title, total: all passages where the evidence holds some of them, else 0) and its items (the records)."""

    numbers: pd.DataFrame
    evidence: pd.DataFrame
    lists: pd.DataFrame
    items: list[dict]


def _read_part(folder: Path, name: str) -> pd.DataFrame:
    return read_sheet(folder / f"{name}.csv").drop(columns="line")


def _evidence_part(folder: Path) -> pd.DataFrame:
    """The spans of an item. There are many, and they are our own writing: read by columns, at a tenth of the time of `read_sheet`."""
    part = pd.read_csv(folder / "evidence.csv", encoding="utf-8-sig", na_filter=False, dtype=EVIDENCE)
    return part.assign(doc_id=part["doc_id"].map(unshield)) if part["doc_id"].str.startswith("'").any() else part


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
    numbers = pd.concat([pd.DataFrame()] + [_read_part(folder, "numbers") for folder in folders])
    evidence = pd.concat([pd.DataFrame()] + [_evidence_part(folder) for folder in folders])
    lists = pd.DataFrame([row for record in records for row in _list_rows(record)], columns=["list_id", "number_id", "item", "title", "total"])
    return Collected(check_table(numbers, "numbers", sort=False), check_table(evidence, "evidence", sort=False), lists, records)
