"""How a notebook of the project is kept: without outputs, so that looking leaves no trace. JupyterLab saves it so, and git's filter ends here."""
from __future__ import annotations

import json
import sys

FRAME = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
KEPT = ("tags", "jupyter")


def _strip_cell(cell: dict) -> None:
    cell["metadata"] = {name: value for name, value in cell["metadata"].items() if name in KEPT and value}
    if cell["cell_type"] == "code":
        cell["outputs"], cell["execution_count"] = [], None


def strip_notebook(notebook: dict) -> dict:
    """The notebook (format four, changed in place) without outputs, execution counts, marks of the program that ran it and the kernel's version."""
    for cell in notebook["cells"]:
        _strip_cell(cell)
    notebook["metadata"] = {name: dict(value) for name, value in FRAME.items()}
    return notebook


def store_without_outputs(model: dict, path: str, **_: object) -> None:
    """`strip_notebook` for a notebook below `notebooks/` that is about to be saved.

    JupyterLab calls it with the model that it is about to write; notebooks elsewhere are saved as they are.
    """
    if model["type"] == "notebook" and path.strip("/").startswith("notebooks/") and model["content"]["nbformat"] == 4:
        strip_notebook(model["content"])


def main() -> None:
    """Git's filter, after nbstripout: a notebook comes in, as git keeps it goes out. What is no notebook ends it, and git takes the file as it is."""
    notebook = strip_notebook(json.loads(sys.stdin.buffer.read()))
    text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    sys.stdout.buffer.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
