"""An executed notebook as it is kept: without times, paths and random ids."""
from __future__ import annotations

import json
import re
from pathlib import Path

STREAM_NOISE = {"name": "stderr", "output_type": "stream"}
ADDRESS = re.compile(r"\bat 0x[0-9a-f]{6,}")


def _clean_cell(cell: dict, name: str, hide: dict[str, str]) -> None:
    cell["metadata"] = {key: value for key, value in cell["metadata"].items() if key in ("tags", "jupyter")}
    if cell["cell_type"] != "code":
        return
    if "injected-parameters" in cell["metadata"].get("tags", []):
        cell["id"] = f"{name}-injected"
        for path, shown in hide.items():
            cell["source"] = cell["source"].replace(json.dumps(path), json.dumps(shown))
    cell["outputs"] = [output for output in cell["outputs"] if not STREAM_NOISE.items() <= output.items()]


def clean_notebook(notebook: dict, name: str, hide: dict[str, str]) -> dict:
    """The notebook with papermill's and nbclient's times and paths gone and the injected cell's id fixed.

    `hide` maps a path that a parameter holds to what stands in its place. Raises ValueError where an output shows an
    object's address, which would differ from run to run.
    """
    for cell in notebook["cells"]:
        _clean_cell(cell, name, hide)
        if ADDRESS.search(json.dumps(cell.get("outputs", []))):
            raise ValueError(f"{name}, cell {cell['id']}: an output shows an object's address in memory; show its content.")
    notebook["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def write_notebook(notebook: dict, path: Path) -> None:
    """Write a notebook with sorted keys and a line end, so that equal notebooks are equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
