"""`outputs/<run>-shared`: the run once more, with snippets for sentences or marks for names, in every file of it."""
from __future__ import annotations

import json
import re
import shutil
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.corpus import read_corpus
from helpers.errors import UsageError
from helpers.report import Copied, Page, build_index, make_page
from helpers.report.passages import Located, Passages
from helpers.rights.files import rewrite, write_json
from helpers.rights.keyed import KEY_FILE, has_places, hide_places, keyed_id, keyed_ids, make_key
from helpers.rights.ledger import GONE, Ledger, words_of
from helpers.rights.masking import Moved, mask_documents, masked_ids, move_spans
from helpers.rights.names import ID_FIELDS, Mask, mask_of
from helpers.rights.redacting import Guard
from helpers.rights.restoring import restore_items
from helpers.rights.snippets import choose_snippets
from helpers.rights.wording import RULE, TOLD
from helpers.run.folder import run_folder
from helpers.run.record import tree_hashes
from helpers.run.record import write_json as write_record
from helpers.tables import data_dictionary, read_sheet, write_sheet

LEFT_OUT = ("words", "sentences", "zones", "numbers", "evidence", "data_dictionary")
"""Tables that are the articles word by word, or are written anew."""
ORDERED = ("check",)
"""Registry files whose rows are sentences."""
TEXTS = ("term_counts", "term_totals", "keyness")
"""Tables of which a redacted copy has no phrases: put together by what they share they would give the articles back."""
SLICES = {"left", "right", "text", "before", "after", "sentence_text", "context_text"}
"""Columns of items' tables that hold what stands round a word."""
PLACED = re.compile(r"\|\d+\|\d+$")
NO_TEXT = ("place", "sha256", "text_sha256", "n_shuffled")

class Asked(NamedTuple):
    """What a copy is to leave out."""

    redact: bool
    mask_care: bool


class Copier:
    """Makes one copy: `run` is the folder of the whole run, `place` that of the copy."""

    def __init__(self, run: Path, documents: pd.DataFrame, place: Path, asked: Asked) -> None:
        self.run, self.place, self.asked, self.work = run, place, asked, place / ".work"
        self.whole, self.documents, self.key = documents, documents, make_key(documents)
        self.names = {doc_id: doc_id for doc_id in documents["doc_id"]}
        self.moved: dict[str, Moved] = {}
        self.mask: Mask | None = None
        self.guard: Guard | None = None

    def _table(self, name: str) -> pd.DataFrame:
        return read_sheet(self.run / "tables" / f"{name}.csv").drop(columns="line")

    def prepare(self) -> None:
        """Copy what the page is made from, and take from it what the copy is not to show."""
        shutil.copytree(self.run / "notebooks", self.work / "notebooks")
        restore_items(self.run, self.work / "items")
        (self.work / "tables").mkdir()
        for name in ("sentences", "skipped"):
            shutil.copyfile(self.run / "tables" / f"{name}.csv", self.work / "tables" / f"{name}.csv")
        if self.asked.mask_care:
            self._mask()
        if self.asked.redact:
            self._redact()

    def _mask(self) -> None:
        mentions = self._table("mentions")
        self.mask = mask_of(self._table("aliases"), mentions, self.whole)
        self.documents, self.moved = mask_documents(self.whole, mentions, self.mask)
        self.names = masked_ids(self.whole, self.mask)
        for path in [*sorted(self.work.glob("items/*/evidence.csv")), self.work / "tables" / "sentences.csv"]:
            write_sheet(self._moved(read_sheet(path).drop(columns="line")), path)
        for path in sorted(self.work.rglob("*")):
            if path.is_file() and path.name not in ("evidence.csv", "sentences.csv"):
                rewrite(path, self.mask)

    def _moved(self, table: pd.DataFrame) -> pd.DataFrame:
        if "number_id" in table:
            table = table.assign(number_id=table["number_id"].map(self.mask.identifier))  # type: ignore[union-attr]
        return move_spans(table, self.moved, self.names).drop_duplicates(ignore_index=True)

    def _redact(self) -> None:
        aliases = self._table("aliases")
        names = {tuple(words_of(name).folded) for column in ("alias", "actor") for name in map(self._masked, aliases[column])}
        self.guard = Guard(Ledger(self.documents, names))
        self.guard.leave_out(self._table("numbers"))
        self._hide_titles()
        for path in sorted(self.work.glob("items/*/item.json")) + sorted(self.work.glob("items/*/figure.svg")):
            rewrite(path, self.guard)
        for path in sorted(self.work.glob("notebooks/*.ipynb")):
            write_json(self.guard.notebook(json.loads(path.read_text(encoding="utf-8"))), path)
        allowed = {column: self.documents[column].map(self.guard.text) for column in ("title", "outlet", "published", "published_doubt")}
        untitled = allowed["title"].where(self.documents["title"] != "", self.documents["doc_id"].map(self.guard.text))
        self.documents = self.documents.assign(**(allowed | {"title": untitled}))

    def _hide_titles(self) -> None:
        """A doc_id that is a sentence of its article, as a file named after its title has it, gives way to an id."""
        from helpers.cleantext import slug

        for doc_id, name in list(self.names.items()):
            if self.guard.text(name) != name:  # type: ignore[union-attr]
                new = f"article-{keyed_id(self.key, doc_id)[:6]}"
                for path in sorted(self.work.rglob("*")):
                    if path.is_file():
                        raw = path.read_text(encoding="utf-8")
                        path.write_text(raw.replace(name, new).replace(slug(name), new), encoding="utf-8")
                self.names[doc_id] = new
                self.documents = self.documents.replace({"doc_id": {name: new}, "text_id": {name: new}})
                self.guard.rename(name, new)  # type: ignore[union-attr]

    def _masked(self, text: str) -> str:
        return self.mask.text(text) if self.mask else text

    def _told(self, text: str) -> str:
        """A cell as the copy may say it."""
        for name, new in self.guard.renamed.items() if self.guard else ():
            text = text.replace(name, new)
        return self.guard.text(self._masked(text)) if self.guard else self._masked(text)

    def copied(self) -> Copied:
        """What the copy's page does otherwise."""
        told = TOLD[self.asked.redact, self.asked.mask_care]
        return Copied(told, RULE, self._choose, lambda: self.guard.ledger.shares()) if self.guard else Copied(told)  # type: ignore[union-attr]

    def _choose(self, located: Located) -> Passages:
        """The snippets, from a ledger on which only the page's own words are spent: the page may be laid out more than once."""
        guard = self.guard
        guard.ledger = deepcopy(guard.spent)  # type: ignore[union-attr]
        return choose_snippets(located, guard.ledger, lambda *place: keyed_id(self.key, *place))  # type: ignore[union-attr]

    def page(self, notebooks: list[Path], record: dict) -> Page:
        """The page of the copy."""
        if self.guard:
            self.guard.close()
        page = make_page(self.work, [self.work / "notebooks" / path.name for path in notebooks], self.documents, record, copied=self.copied())
        (self.place / "report.html").write_text(page.html, encoding="utf-8")
        shutil.copytree(self.work / "notebooks", self.place / "notebooks")
        return page

    def evidence(self, page: Page) -> pd.DataFrame:
        """One row a span of a number: number_id, place (a keyed id), on_page."""
        whole = self.whole_evidence()
        moved = self._moved_rows(whole)
        shown = {row[:4] for row in page.evidence[["number_id", "doc_id", "start", "end", "on_page"]].itertuples(index=False, name=None) if row[4]}
        told = pd.DataFrame({"number_id": [row[0] for row in moved], "place": keyed_ids(self.key, whole[["doc_id", "start", "end"]].itertuples(index=False, name=None)),
                             "on_page": [row in shown for row in moved]})
        order = {number_id: at for at, number_id in enumerate(page.numbers["number_id"])}
        return told.assign(order=told["number_id"].map(order)).sort_values(["order", "place"], kind="stable").drop(columns="order")

    def whole_evidence(self) -> pd.DataFrame:
        """One row a span of a number of the run."""
        table = self._table("evidence")
        return table.assign(start=table["start"].astype("int64"), end=table["end"].astype("int64"))

    def _moved_rows(self, whole: pd.DataFrame) -> list[tuple]:
        rows = whole[["number_id", "doc_id", "start", "end"]]
        if self.mask:
            rows = move_spans(rows.assign(number_id=rows["number_id"].map(self.mask.identifier)), self.moved, self.names)
        return list(rows.assign(doc_id=rows["doc_id"].replace(self.guard.renamed if self.guard else {})).itertuples(index=False, name=None))

    def tables(self, page: Page) -> None:
        """The tables that may stand in the copy, with ids for places."""
        folder = self.place / "tables"
        write_sheet(self._numbers(page.numbers), folder / "numbers.csv")
        write_sheet(self.evidence(page), folder / "evidence.csv")
        for path in sorted(self.run.glob("tables/*.csv")):
            if path.stem not in LEFT_OUT:
                write_sheet(self.table(read_sheet(path).drop(columns="line"), path.stem), folder / path.name)
        for path in sorted(self.run.glob("registry/*.csv")):
            if path.stem not in ORDERED or not self.guard:
                write_sheet(self.table(read_sheet(path).drop(columns="line"), path.stem), self.place / "registry" / path.name)
        write_sheet(self._dictionary(), folder / "data_dictionary.csv")

    def _numbers(self, numbers: pd.DataFrame) -> pd.DataFrame:
        """The numbers, a row that is called by its place in an article by a keyed id, quotes of a redacted copy left out."""
        rows = [f"place {keyed_id(self.key, row)}" if PLACED.search(row) else row for row in numbers["row"]]
        gone = numbers["number_id"].isin(self.guard.quoted if self.guard else set())
        return self._cells(numbers.assign(row=rows, value=numbers["value"].mask(gone, GONE), shown=numbers["shown"].mask(gone, GONE)))

    def table(self, table: pd.DataFrame, name: str) -> pd.DataFrame:
        """A table of the run as it stands in the copy."""
        if self.guard:
            table = table[table["kind"] != "phrase"] if name in TEXTS else table
            gone = SLICES | {column for item, column in self.guard.columns if name == f"item_{item}"}
            table = table.drop(columns=[column for column in table if column in gone])
        return self._cells(hide_places(table, self.key) if has_places(table) else table)

    def _cells(self, table: pd.DataFrame) -> pd.DataFrame:
        ids = ID_FIELDS if "number_id" in table else ()
        told = {column: [cell if not isinstance(cell, str) else self._told(cell) for cell in table[column]] for column in table if column not in (*ids, *NO_TEXT)}
        told |= {column: [self.mask.identifier(cell) for cell in table[column]] for column in ids if column in table and self.mask}
        return table.assign(**told).rename(columns=lambda column: self._told(str(column)))

    def _dictionary(self) -> pd.DataFrame:
        """The data dictionary of the tables that the copy has."""
        there = {path.stem: list(read_sheet(path).columns) for path in sorted((self.place / "tables").glob("*.csv"))}
        rows = data_dictionary()
        kept = rows[[column in there.get(table, ()) for table, column in zip(rows["table"], rows["column"], strict=True)]]
        about = "keyed id of a place in an article: of doc_id, start and end, else of doc_id and sentence or paragraph"
        places = [{"table": name, "column": "place", "key": False, "kind": "text", "may_be_missing": False, "unit": "", "about": about} for name, columns in there.items() if "place" in columns]
        return pd.concat([kept, pd.DataFrame(places)], ignore_index=True)

    def rest(self) -> None:
        """Figures and networks."""
        for path in sorted(self.work.glob("items/*/figure.svg")):
            (self.place / "figures").mkdir(exist_ok=True)
            shutil.copyfile(path, self.place / "figures" / f"{path.parent.name.split('-', 2)[2]}.svg")
        if (self.run / "networks").is_dir():
            shutil.copytree(self.run / "networks", self.place / "networks")
        for path in sorted((self.place / "networks").glob("*")):
            for by in (self.mask, self.guard):
                if by and path.suffix == ".json":
                    write_json(by.inside(json.loads(path.read_text(encoding="utf-8")), fields=()), path)
                elif by:
                    path.write_text(by.network(path.read_text(encoding="utf-8")), encoding="utf-8")

    def record(self, record: dict) -> dict:
        """The run record of the copy: which run it is of, and what it leaves out."""
        told = {name: value for name, value in record.items() if name != "outputs"}
        for strings in filter(None, (self.mask, self.guard)):
            told = strings.inside(told)
        told["corpus"]["articles"] = {self._path(path): value for path, value in record["corpus"]["articles"].items()}
        return told | {"shared": {"of": self._masked(record["run"]), "redact": self.asked.redact, "mask_care": self.asked.mask_care}}

    def _path(self, path: str) -> str:
        told = self._masked(path)
        return told if not self.guard or self.guard.text(told) == told else f"article-{keyed_id(self.key, path)[:6]}"


def share(run: Path, corpus_folder: Path, asked: Asked) -> Path:
    """Write `<run>-shared` beside a run, and the key of its ids into the run; returns the copy's folder.

    Raises UsageError where the articles are not those that the run was made from, or the run was made before runs kept what a copy needs.
    """
    corpus, record = read_corpus(corpus_folder), json.loads((run / "run.json").read_text(encoding="utf-8"))
    if corpus.sha256 != record["corpus"]["sha256"] or not (run / "items.json").is_file():
        raise UsageError(f"{run.name} was not made from these articles as they are now, or by an older Dateline; make it again with `dateline report {corpus_folder.name} --fresh`.")
    name = f"{run.name}-shared"
    with run_folder(run.parent, name) as place:
        copier = Copier(run, corpus.documents, place, asked)
        copier.prepare()
        told = copier.record(record)
        page = copier.page(sorted((run / "notebooks").glob("*.ipynb")), told)
        copier.tables(page)
        copier.rest()
        shutil.rmtree(copier.work)
        told["outputs"] = tree_hashes(place)
        write_record(told, place / "run.json")
        (run / KEY_FILE).write_text(copier.key + "\n", encoding="utf-8")
    build_index(run.parent)
    return run.parent / name
