"""A notebook's cells run in this process, as JupyterLab would run them, with what its items leave in a run folder."""
from __future__ import annotations

import contextlib
import io
import json
import os
from pathlib import Path
from typing import NamedTuple

import matplotlib
import pandas as pd

from helpers.tables import read_sheet

ROOT = Path(__file__).resolve().parents[1]


class Told(NamedTuple):
    """One item: its record, its table, its numbers and the spans of each."""

    record: dict
    table: pd.DataFrame
    numbers: pd.DataFrame
    evidence: pd.DataFrame

    @property
    def finding(self) -> str:
        return self.record["finding_text"].replace("\u00a0", " ")

    def value(self, column: str, row: int = 0) -> str:
        """The value that the item shows in a column of a row, from 0."""
        found = self.numbers[self.numbers["number_id"] == f"{self.record['item']}-{row + 1}-{column.replace('_', '-')}"]
        return found["value"].iloc[0]


def tell(corpus: Path, run: Path, notebook: str = "01_text_statistics", **parameters: object) -> tuple[dict[str, Told], dict]:
    """The items of a notebook run on a folder, by name, and the names that its cells left."""
    matplotlib.use("Agg")
    (run / "tables").mkdir(parents=True)
    (run / "registry").mkdir()
    cells = json.loads((ROOT / "notebooks" / f"{notebook}.ipynb").read_text(encoding="utf-8"))["cells"]
    code = [(cell["metadata"].get("tags", []), "".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"]
    before = {name: os.environ.get(name) for name in ("DATELINE_RUN", "DATELINE_NOTEBOOK")}
    os.environ |= {"DATELINE_RUN": str(run), "DATELINE_NOTEBOOK": notebook}
    names: dict = {"run_folder": run}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            for tags, source in code:
                exec(compile(source, notebook, "exec"), names)  # noqa: S102
                names |= {"corpus_dir": str(corpus), "discovery": "off", **parameters} if "parameters" in tags else {}
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    return {path.parent.name.split("-", 2)[2]: _read(path.parent) for path in sorted((run / "items").glob("*/item.json"))}, names


def _read(folder: Path) -> Told:
    sheets = [read_sheet(folder / f"{name}.csv") for name in ("table", "numbers", "evidence")]
    return Told(json.loads((folder / "item.json").read_text(encoding="utf-8")), *sheets)
