"""Files of a copy: read, changed as their kind asks, written as the run writes them."""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from helpers.rights.names import ID_FIELDS, Mask
from helpers.rights.redacting import Guard


def write_json(content: object, path: Path) -> None:
    """Write a notebook as the run writes it."""
    path.write_text(json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def rewrite(path: Path, by: Mask | Guard) -> None:
    """Change the texts of a file as its kind asks: cells of a CSV, texts of markup, strings of JSON."""
    text, markup, inside, identifier = by.text, by.markup, by.inside, by.identifier
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(raw.removeprefix("\ufeff"))))
        ids = {at for at, name in enumerate(rows[0] if rows else ()) if name in ID_FIELDS and "number_id" in rows[0]}
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([identifier(cell) if at in ids else text(cell) for at, cell in enumerate(row)] for row in rows)
        path.write_text("\ufeff" + written.getvalue(), encoding="utf-8")
    elif path.suffix in (".json", ".ipynb"):
        write_json(inside(json.loads(raw)), path)
    else:
        path.write_text(markup(raw), encoding="utf-8")
