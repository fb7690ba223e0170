"""A run as it is compared: its record, its inputs, the numbers of its page."""
from __future__ import annotations

import json
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from helpers.errors import UsageError
from helpers.tables import has_table, read_sheet

CAUSES = ("articles", "registry", "concepts and metadata", "parameters", "code and versions")
"""The order in which causes are replaced; the last is what is left when all else is equal."""
REGISTRY = "actors.csv"
Place = tuple[str, str, str]


class Shown(NamedTuple):
    """A number of a page."""

    number_id: str
    kind: str
    value: str
    shown: str


class Run:
    """A run folder. Raises UsageError where it is none."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "run.json").is_file() or not has_table(folder / "tables" / "numbers.csv"):
            raise UsageError(f"{str(folder)!r} is no run folder (no run.json); name two, for example outputs/a outputs/b.")
        self.folder = folder
        self.record: dict = json.loads((folder / "run.json").read_text(encoding="utf-8"))

    @property
    def name(self) -> str:
        return self.folder.resolve().name

    @property
    def shared(self) -> dict[str, bool]:
        """What a copy to share leaves out; empty for a whole run."""
        return {name: value for name, value in self.record.get("shared", {}).items() if name != "of"}

    @property
    def articles(self) -> dict[str, str]:
        """Path and hash of each article file."""
        return self.record["corpus"]["articles"]

    @property
    def parameters(self) -> dict[str, object]:
        """All parameters but the corpus's folder, which is compared by its articles."""
        return {name: value for name, value in self.record["parameters"].items() if name != "corpus_dir"}

    @property
    def code(self) -> dict[str, str]:
        """What is left when articles, inputs and parameters are equal: code, notebooks, Python, versions."""
        record = self.record
        files = {f"code {name}": value for name, value in record["code"]["files"].items()}
        notebooks = {f"notebook {name}": value for name, value in record["notebooks"].items()}
        return files | notebooks | record["versions"] | {"Python": record["python"]}

    @cached_property
    def numbers(self) -> dict[Place, Shown]:
        """The counts and scores of the page by item, row and column; what the page says of itself is left out."""
        rows = read_sheet(self.folder / "tables" / "numbers.csv")
        rows = rows[rows["kind"].isin(["count", "score"]) & (rows["item"] != "page")]
        cells = zip(*(rows[name] for name in ("item", "row", "column", "number_id", "kind", "value", "shown")), strict=True)
        return {(item, row, column): Shown(*rest) for item, row, column, *rest in cells}

    @cached_property
    def by_article(self) -> dict[str, Counter[str]]:
        """How many spans of each number lie in each article; nothing in a copy to share, which has no places."""
        path, found = self.folder / "tables" / "evidence.csv", {}
        rows = read_sheet(path) if has_table(path) else None
        for number_id, doc_id in [] if rows is None or "doc_id" not in rows else zip(rows["number_id"], rows["doc_id"], strict=True):
            found.setdefault(number_id, Counter())[doc_id] += 1
        return found

    @cached_property
    def path_of(self) -> dict[str, str]:
        """The file of each article."""
        path = self.folder / "tables" / "documents.csv"
        rows = read_sheet(path) if has_table(path) else None
        return {} if rows is None else dict(zip(rows["doc_id"], rows["path"], strict=True))

    def input(self, name: str) -> Path | None:
        """An input as the run read it."""
        path = self.folder / "inputs" / name
        return path if path.is_file() else None
