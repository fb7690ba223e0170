"""How JupyterLab saves a notebook of the project: as git keeps it, without outputs, so that looking leaves no trace."""
from __future__ import annotations

FRAME = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
KEPT = ("tags", "jupyter")


def _strip_cell(cell: dict) -> None:
    cell["metadata"] = {name: value for name, value in cell["metadata"].items() if name in KEPT}
    if cell["cell_type"] == "code":
        cell["outputs"], cell["execution_count"] = [], None


def store_without_outputs(model: dict, path: str, **_: object) -> None:
    """Take outputs, execution counts and the kernel's version from a notebook below `notebooks/` before it is saved.

    JupyterLab calls it with the model that it is about to write; notebooks elsewhere are saved as they are.
    """
    if model["type"] != "notebook" or not path.strip("/").startswith("notebooks/") or model["content"]["nbformat"] != 4:
        return
    for cell in model["content"]["cells"]:
        _strip_cell(cell)
    model["content"]["metadata"] = {name: dict(value) for name, value in FRAME.items()}
