"""What a run keeps of an item, and of the contract tables; elsewhere nothing is written."""
from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pandas as pd

from helpers.display.form import slug
from helpers.display.numbers import Number
from helpers.display.render import Item, line_html
from helpers.display.sources import quote_from
from helpers.display.templates import fill
from helpers.errors import ContractError
from helpers.evidence import Collected, collect
from helpers.tables import TABLES, write_rows, write_sheet, write_table

SHOWN: dict[str, list[str]] = {}
"""Items written by this process, a list for each run folder: their order in the notebook."""


def run_folder() -> Path | None:
    """The folder of the run that the runner named, or None in JupyterLab and plain papermill."""
    named = os.environ.get("DATELINE_RUN", "")
    return Path(named) if named else None


def notebook_name() -> str:
    """The notebook that is running, as the runner named it."""
    return os.environ.get("DATELINE_NOTEBOOK", "") or "notebook"


def _item_folder(run: Path, item: str) -> Path:
    order = re.match(r"\d+", notebook_name())
    first = order.group() if order else slug(notebook_name())
    shown = SHOWN.setdefault(f"{run}|{first}", [])
    taken = [folder for folder in (run / "items").glob(f"*-{item}") if re.fullmatch(rf"[a-z0-9]+-\d+-{item}", folder.name)]
    if taken:
        raise ContractError(f"item {item!r} is shown twice in one run; give each its own name.")
    shown.append(item)
    return run / "items" / f"{first}-{len(shown):02d}-{item}"


def _number_rows(item: Item, numbers: list[Number]) -> list[list[str]]:
    told = {"notebook": notebook_name(), "item": item.item}
    return [[told.get(name) or getattr(number, name) for name in TABLES["numbers"].names] for number in numbers]


def _evidence_rows(item: Item) -> list[tuple]:
    return sorted((number_id, doc_id, int(start), int(end), False) for number_id, spans in item.numbers.spans.items() for doc_id, start, end in spans)


def _lists(item: Item, numbers: list[Number]) -> list[dict]:
    found: dict[str, list[str]] = {}
    totals = item.numbers.totals
    for number in numbers:
        if number.list_id and number.number_id in item.numbers.spans:
            found.setdefault(number.list_id, []).append(number.number_id)
    return [{"id": list_id, "title": item.numbers.titles[list_id], "numbers": ids} | ({"total": totals[list_id]} if list_id in totals else {})
            for list_id, ids in found.items()]


def all_numbers(item: Item) -> list[Number]:
    """Every number of the item: facts, cells by row, the number of rows where some are folded."""
    cells = [item.numbers.cells[place] for place in sorted(item.numbers.cells, key=lambda place: place[0])]
    return [*item.numbers.facts.values(), *cells, *item.totals]


def write_item(item: Item, first_screen: str, alt: str) -> None:
    """Write table, numbers, evidence, figure and record of an item where DATELINE_RUN names a folder."""
    run = run_folder()
    if run is None:
        return
    folder, numbers = _item_folder(run, item.item), all_numbers(item)
    write_sheet(item.table, folder / "table.csv")
    write_rows(TABLES["numbers"].names, _number_rows(item, numbers), folder / "numbers.csv")
    write_rows(TABLES["evidence"].names, _evidence_rows(item), folder / "evidence.csv")
    if item.svg:
        (folder / "figure.svg").write_text(item.svg, encoding="utf-8")
    record = {
        "item": item.item, "notebook": notebook_name(), "first_screen": first_screen, "alt": alt, "n_rows": len(item.table),
        "finding": line_html(item.lines["finding"]), "how": line_html(item.lines["how"]), "counted": line_html(item.lines["counted"]),
        "finding_text": fill(item.lines["finding"], lambda number: number.shown, str), "has_figure": bool(item.svg), "lists": _lists(item, numbers),
    }
    (folder / "item.json").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")


def keep(**tables: pd.DataFrame) -> None:
    """Keep contract tables for the run: each becomes `tables/<name>.csv` (documents without their text), or parts; nothing outside a run.

    Documents and sentences kept together are also what items in JupyterLab quote from (`quote_from`).
    """
    if "documents" in tables and "sentences" in tables:
        quote_from(tables["documents"], tables["sentences"])
    run = run_folder()
    if run is None:
        return
    for name, table in tables.items():
        write_table(table.drop(columns="text") if name == "documents" and "text" in table else table, run / "tables" / f"{name}.csv")


def gather_items(run: Path) -> Collected:
    """What the items of a run left, in page order; their figures are copied to `figures/`."""
    merged = collect(run / "items")
    for figure in sorted((run / "items").glob("*/figure.svg")):
        record = json.loads((figure.parent / "item.json").read_text(encoding="utf-8"))
        (run / "figures").mkdir(exist_ok=True)
        (run / "figures" / f"{record['item']}.svg").write_bytes(figure.read_bytes())
    return merged


def finish_items(run: Path) -> None:
    """Gather what the items of a run left: figures in `figures/`, all numbers and all evidence in `tables/`, in page order."""
    merged = gather_items(run)
    write_table(merged.numbers, run / "tables" / "numbers.csv")
    write_table(merged.evidence, run / "tables" / "evidence.csv")


def file_items(run: Path) -> None:
    """File the items' tables as `tables/item_<item>.csv` and their records as `items.json` once the page is made; the items' own folder goes."""
    records = {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted((run / "items").glob("*/item.json"))}
    (run / "items.json").write_text(json.dumps(records, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    for folder in sorted(path.parent for path in (run / "items").glob("*/item.json")):
        item = json.loads((folder / "item.json").read_text(encoding="utf-8"))["item"]
        (folder / "table.csv").replace(run / "tables" / f"item_{item}.csv")
    shutil.rmtree(run / "items", ignore_errors=True)
