"""A small run made by hand: items shown, notebooks with their outputs, and the page built from them."""
from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pandas as pd

import helpers.display.present as present
from helpers.display import finish_items, keep
from helpers.report import build_page

SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]?")


def simple_sentences(documents: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence, by full stops only."""
    rows = []
    for doc_id, text in documents[["doc_id", "text"]].itertuples(index=False, name=None):
        for number, match in enumerate(SENTENCE.finditer(text), 1):
            rows.append((doc_id, number, match.start(), match.start() + len(match.group().rstrip()), text.count("\n", 0, match.start()) + 1, "paragraph"))
    return pd.DataFrame(rows, columns=["doc_id", "sentence", "start", "end", "paragraph", "zone"])


def find_spans(documents: pd.DataFrame, words: dict[str, str], column: str = "term") -> pd.DataFrame:
    """One row a match of a word: the column, doc_id, start, end, sentence, text_id."""
    sentences, rows = simple_sentences(documents), []
    for doc_id, text, text_id in documents[["doc_id", "text", "text_id"]].itertuples(index=False, name=None):
        inside = sentences[sentences["doc_id"] == doc_id]
        for name, pattern in words.items():
            for match in re.finditer(pattern, text):
                at = inside[(inside["start"] <= match.start()) & (inside["end"] >= match.end())]
                if len(at):
                    rows.append((name, doc_id, match.start(), match.end(), int(at["sentence"].iloc[0]), text_id))
    return pd.DataFrame(rows, columns=[column, "doc_id", "start", "end", "sentence", "text_id"])


class Maker:
    """Collects notebooks whose cells call `show`, then builds the page."""

    def __init__(self, run: Path, documents: pd.DataFrame, monkeypatch) -> None:
        self.run, self.documents, self.patch = run, documents, monkeypatch
        self.notebooks: list[Path] = []
        monkeypatch.setenv("DATELINE_RUN", str(run))
        keep(sentences=simple_sentences(documents))

    def notebook(self, name: str, *cells) -> None:
        """A notebook of Markdown (str), calls of show (dict) and ready outputs (list)."""
        self.patch.setenv("DATELINE_NOTEBOOK", name)
        made = [self._cell(f"{name[:2]}-{at}", cell) for at, cell in enumerate(cells)]
        path = self.run / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=made), path)
        self.notebooks.append(path)

    def _cell(self, cell_id: str, cell):
        if isinstance(cell, str):
            return nbformat.v4.new_markdown_cell(cell, id=cell_id)
        outputs = cell if isinstance(cell, list) else [nbformat.v4.new_output("display_data", data=self.shown(**cell))]
        return nbformat.v4.new_code_cell("helpers.show(…)  # 15 rows", id=cell_id, outputs=outputs)

    def shown(self, **arguments) -> dict:
        """The output of one call of show."""
        caught: list = []
        self.patch.setattr(present, "_emit", lambda item: caught.append(present.output_of(item)))
        present.show(**arguments)
        return caught[0]

    def build(self, record: dict | None = None) -> str:
        """The page."""
        finish_items(self.run)
        given = {"run": "sample", "corpus": {"name": "sample", "sha256": "0" * 64}, "parameters": {"language": "en", "n_terms": 15}, "python": "3.11"}
        return build_page(self.run, self.notebooks, self.documents, given | (record or {}))
