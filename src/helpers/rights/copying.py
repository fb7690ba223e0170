"""What a copy is made from: the run's page parts, masked and redacted, and the page that they give."""
from __future__ import annotations

import json
import shutil
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.report import Copied, Page, make_page
from helpers.report.passages import Located, Passages
from helpers.rights.files import rewrite, write_json
from helpers.rights.keyed import keyed_id, make_key
from helpers.rights.ledger import Ledger, words_of
from helpers.rights.masking import Moved, mask_documents, masked_ids, move_spans
from helpers.rights.names import Mask, mask_of
from helpers.rights.redacting import Guard
from helpers.rights.restoring import restore_items
from helpers.rights.snippets import choose_snippets
from helpers.rights.wording import RULE, TOLD
from helpers.tables import read_sheet, write_sheet


class Asked(NamedTuple):
    """What a copy is to leave out."""

    redact: bool
    mask_care: bool


class Copier:
    """Makes what one copy is made from, and its page: `run` is the folder of the whole run, `place` that of the copy."""

    def __init__(self, run: Path, documents: pd.DataFrame, place: Path, asked: Asked) -> None:
        self.run, self.place, self.asked, self.work = run, place, asked, place / ".work"
        self.whole, self.documents, self.key = documents, documents, make_key(documents)
        self.names = {doc_id: doc_id for doc_id in documents["doc_id"]}
        self.moved: dict[str, Moved] = {}
        self.mask: Mask | None = None
        self.guard: Guard | None = None

    def table(self, name: str) -> pd.DataFrame:
        """A table of the run."""
        return read_sheet(self.run / "tables" / f"{name}.csv").drop(columns="line")

    def prepare(self) -> None:
        """Copy what the page is made from, and take from it what the copy is not to show."""
        shutil.copytree(self.run / "notebooks", self.work / "notebooks")
        restore_items(self.run, self.work / "items")
        (self.work / "tables").mkdir()
        for name in ("sentences", "skipped"):
            write_sheet(self.table(name), self.work / "tables" / f"{name}.csv")
        if self.asked.mask_care:
            self._mask()
        if self.asked.redact:
            self._redact()

    def _mask(self) -> None:
        mentions = self.table("mentions")
        self.mask = mask_of(self.table("aliases"), mentions, self.whole)
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
        aliases = self.table("aliases")
        names = {tuple(words_of(name).folded) for column in ("alias", "actor") for name in map(self.masked, aliases[column])}
        self.guard = Guard(Ledger(self.documents, names))
        self.guard.leave_out(self.table("numbers"))
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

    def masked(self, text: str) -> str:
        """A text with marks in place of names."""
        return self.mask.text(text) if self.mask else text

    def told(self, text: str) -> str:
        """A cell as the copy may say it."""
        for name, new in self.guard.renamed.items() if self.guard else ():
            text = text.replace(name, new)
        return self.guard.text(self.masked(text)) if self.guard else self.masked(text)

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
