"""The everyday run: `dateline report`, cold, changed and unchanged, side by side with papermill and nbconvert and with one plain script."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from helpers.places import project_root
from helpers.run import list_notebooks

SCRIPT = """
import ast, contextlib, io, json, sys
space = {}
for path in sys.argv[1:]:
    for cell in json.load(open(path, encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile("".join(cell["source"]), path, "exec"), space)
            space["discovery"] = "rules"
"""
RULES = "discovery=rules"  # what the default environment does; the benchmarks' own has the model, for its peers


def _call(*command: object, **changes: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # modules are compiled once, as where they are used
    subprocess.run([str(part) for part in command], cwd=project_root(), env=kept | changes, check=True, capture_output=True)


class Everyday:
    """One report of the sample in each way; the cache is its own and lies in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache = folder, folder / "cache"

    def _report(self, *more: object, **changes: str) -> None:
        _call(sys.executable, "-m", "helpers", "report", "corpus", "--run", "benchmark", "-p", RULES, *more, DATELINE_CACHE=str(self.cache), **changes)

    def _forget(self) -> None:
        for kind in ("notebooks", "store", "runs"):
            shutil.rmtree(self.cache / kind, ignore_errors=True)

    def usual(self, _: Path) -> None:
        """papermill for each notebook, one after another, then one nbconvert."""
        made = []
        for path in list_notebooks():
            made.append(self.folder / path.name)
            _call(sys.executable, "-m", "papermill", path, made[-1], "-p", *RULES.split("="))
        _call(sys.executable, "-m", "nbconvert", "--to", "html", "--embed-images", *made)

    def script(self, _: Path) -> None:
        """The notebooks' cells in one process, without a kernel or a page."""
        _call(sys.executable, "-c", SCRIPT, *list_notebooks(), MPLBACKEND="agg")

    def cold(self, _: Path) -> None:
        """A report with an empty cache."""
        self._forget()
        self._report()

    def cold_plain(self, _: Path) -> None:
        """A report with an empty cache, every kernel started as Jupyter does."""
        self._forget()
        self._report(DATELINE_KERNELS="plain")

    def unchanged(self, _: Path) -> None:
        """The same report again."""
        self._report()

    def changed(self, _: Path) -> None:
        """A parameter of the third notebook changed, which it never had before."""
        self._turn = getattr(self, "_turn", 5) % 15 + 1
        self._report("-p", f"n_actors={max(5, self._turn)}")
