"""The items of a finished run as they lay while its page was made."""
from __future__ import annotations

import json
import shutil
from pathlib import Path

from helpers.tables import read_sheet, write_sheet


def restore_items(run: Path, place: Path) -> None:
    """Write the folders of all items below `place`: record, numbers, evidence and figure, taken from the run's files."""
    numbers, evidence = (read_sheet(run / "tables" / f"{name}.csv").drop(columns="line") for name in ("numbers", "evidence"))
    item_of = dict(zip(numbers["number_id"], numbers["item"], strict=True))
    owners = evidence["number_id"].map(item_of)
    for name, record in json.loads((run / "items.json").read_text(encoding="utf-8")).items():
        folder = place / name
        write_sheet(numbers[numbers["item"] == record["item"]], folder / "numbers.csv")
        write_sheet(evidence[owners == record["item"]], folder / "evidence.csv")
        (folder / "item.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        if record["has_figure"]:
            shutil.copyfile(run / "figures" / f"{record['item']}.svg", folder / "figure.svg")
