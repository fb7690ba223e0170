"""The files of a copy beside its page: tables with ids for places, figures, networks, the record."""
from __future__ import annotations

import json
import re
import shutil

import pandas as pd

from helpers.report import Page
from helpers.rights.copying import Copier
from helpers.rights.files import write_json
from helpers.rights.keyed import has_places, hide_places, keyed_id, keyed_ids
from helpers.rights.ledger import GONE
from helpers.rights.masking import move_spans
from helpers.rights.names import ID_FIELDS
from helpers.tables import data_dictionary, list_tables, read_sheet, write_sheet, write_table

LEFT_OUT = ("words", "sentences", "zones", "numbers", "evidence", "data_dictionary")
"""Tables that are the articles word by word, or are written anew."""
ORDERED = ("check",)
"""Registry files whose rows are sentences."""
TEXTS = ("term_counts", "term_totals", "term_weights", "keyness")
"""Tables of which a redacted copy has no phrases: put together by what they share they would give the articles back."""
SLICES = {"left", "right", "text", "before", "after", "sentence_text", "context_text"}
"""Columns of items' tables that hold what stands round a word."""
PLACED = re.compile(r"\|\d+\|\d+$")
NO_TEXT = ("place", "sha256", "text_sha256", "n_shuffled")


class CopiedFiles:
    """Writes the files of the copy that `copier` makes."""

    def __init__(self, copier: Copier) -> None:
        self.copier = copier

    def evidence(self, page: Page) -> pd.DataFrame:
        """One row a span of a number: number_id, place (a keyed id), on_page."""
        whole = self.whole_evidence()
        moved = self._moved_rows(whole)
        shown = {row[:4] for row in page.evidence[["number_id", "doc_id", "start", "end", "on_page"]].itertuples(index=False, name=None) if row[4]}
        told = pd.DataFrame({"number_id": [row[0] for row in moved], "place": keyed_ids(self.copier.key, whole[["doc_id", "start", "end"]].itertuples(index=False, name=None)),
                             "on_page": [row in shown for row in moved]})
        order = {number_id: at for at, number_id in enumerate(page.numbers["number_id"])}
        return told.assign(order=told["number_id"].map(order)).sort_values(["order", "place"], kind="stable").drop(columns="order")

    def whole_evidence(self) -> pd.DataFrame:
        """One row a span of a number of the run."""
        table = self.copier.table("evidence")
        return table.assign(start=table["start"].astype("int64"), end=table["end"].astype("int64"))

    def _moved_rows(self, whole: pd.DataFrame) -> list[tuple]:
        rows = whole[["number_id", "doc_id", "start", "end"]]
        if self.copier.mask:
            rows = move_spans(rows.assign(number_id=rows["number_id"].map(self.copier.mask.identifier)), self.copier.moved, self.copier.names)
        return list(rows.assign(doc_id=rows["doc_id"].replace(self.copier.guard.renamed if self.copier.guard else {})).itertuples(index=False, name=None))

    def tables(self, page: Page) -> None:
        """The tables that may stand in the copy, with ids for places."""
        folder = self.copier.place / "tables"
        write_sheet(self._numbers(page.numbers), folder / "numbers.csv")
        write_table(self.evidence(page), folder / "evidence.csv")
        for name in list_tables(self.copier.run / "tables"):
            if name not in LEFT_OUT:
                write_table(self.table(self.copier.table(name), name), folder / f"{name}.csv")
        for path in sorted(self.copier.run.glob("registry/*.csv")):
            if path.stem not in ORDERED or not self.copier.guard:
                write_sheet(self.table(read_sheet(path).drop(columns="line"), path.stem), self.copier.place / "registry" / path.name)
        write_sheet(self._dictionary(), folder / "data_dictionary.csv")

    def _numbers(self, numbers: pd.DataFrame) -> pd.DataFrame:
        """The numbers, a row that is called by its place in an article by a keyed id, quotes of a redacted copy left out."""
        rows = [f"place {keyed_id(self.copier.key, row)}" if PLACED.search(row) else row for row in numbers["row"]]
        gone = numbers["number_id"].isin(self.copier.guard.quoted if self.copier.guard else set())
        return self._cells(numbers.assign(row=rows, value=numbers["value"].mask(gone, GONE), shown=numbers["shown"].mask(gone, GONE)))

    def table(self, table: pd.DataFrame, name: str) -> pd.DataFrame:
        """A table of the run as it stands in the copy."""
        if self.copier.guard:
            table = table[table["kind"] != "phrase"] if name in TEXTS else table
            gone = SLICES | {column for item, column in self.copier.guard.columns if name == f"item_{item}"}
            table = table.drop(columns=[column for column in table if column in gone])
        return self._cells(hide_places(table, self.copier.key) if has_places(table) else table)

    def _cells(self, table: pd.DataFrame) -> pd.DataFrame:
        ids = ID_FIELDS if "number_id" in table else ()
        told = {column: [cell if not isinstance(cell, str) else self.copier.told(cell) for cell in table[column]] for column in table if column not in (*ids, *NO_TEXT)}
        told |= {column: [self.copier.mask.identifier(cell) for cell in table[column]] for column in ids if column in table and self.copier.mask}
        return table.assign(**told).rename(columns=lambda column: self.copier.told(str(column)))

    def _dictionary(self) -> pd.DataFrame:
        """The data dictionary of the tables that the copy has."""
        folder = self.copier.place / "tables"
        there = {name: list(read_sheet(folder / f"{name}.csv").columns) for name in list_tables(folder)}
        rows = data_dictionary()
        kept = rows[[column in there.get(table, ()) for table, column in zip(rows["table"], rows["column"], strict=True)]]
        about = "keyed id of a place in an article: of doc_id, start and end, else of doc_id and sentence or paragraph"
        places = [{"table": name, "column": "place", "key": False, "kind": "text", "may_be_missing": False, "unit": "", "about": about} for name, columns in there.items() if "place" in columns]
        return pd.concat([kept, pd.DataFrame(places)], ignore_index=True)

    def rest(self) -> None:
        """Figures and networks."""
        for path in sorted(self.copier.work.glob("items/*/figure.svg")):
            (self.copier.place / "figures").mkdir(exist_ok=True)
            shutil.copyfile(path, self.copier.place / "figures" / f"{path.parent.name.split('-', 2)[2]}.svg")
        if (self.copier.run / "networks").is_dir():
            shutil.copytree(self.copier.run / "networks", self.copier.place / "networks")
        for path in sorted((self.copier.place / "networks").glob("*")):
            for by in (self.copier.mask, self.copier.guard):
                if by and path.suffix == ".json":
                    write_json(by.inside(json.loads(path.read_text(encoding="utf-8")), fields=()), path)
                elif by:
                    path.write_text(by.network(path.read_text(encoding="utf-8")), encoding="utf-8")

    def record(self, record: dict) -> dict:
        """The run record of the copy: which run it is of, and what it leaves out."""
        told = {name: value for name, value in record.items() if name != "outputs"}
        for strings in filter(None, (self.copier.mask, self.copier.guard)):
            told = strings.inside(told)
        told["corpus"]["articles"] = {self._path(path): value for path, value in record["corpus"]["articles"].items()}
        return told | {"shared": {"of": self.copier.masked(record["run"]), "redact": self.copier.asked.redact, "mask_care": self.copier.asked.mask_care}}

    def _path(self, path: str) -> str:
        told = self.copier.masked(path)
        return told if not self.copier.guard or self.copier.guard.text(told) == told else f"article-{keyed_id(self.copier.key, path)[:6]}"
