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


def _call(*command: object, **changes: str) -> float:
    """Run a command to its end; the most memory in MB that one process of it held."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # modules are compiled once, as where they are used
    with subprocess.Popen([str(part) for part in command], cwd=project_root(), env=kept | changes, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"benchmarks: {' '.join(map(str, command[:4]))} … ended with {running.returncode}")
    return used.ru_maxrss / 1024


class Everyday:
    """One report of the sample in each way, and the memory in MB of its largest process; the cache is its own and lies in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache = folder, folder / "cache"

    def _report(self, *more: object, **changes: str) -> float:
        return _call(sys.executable, "-m", "helpers", "report", "corpus", "--run", "benchmark", "-p", RULES, *more, DATELINE_CACHE=str(self.cache), **changes)

    def _forget(self) -> None:
        for kind in ("notebooks", "store", "runs"):
            shutil.rmtree(self.cache / kind, ignore_errors=True)

    def usual(self, _: Path) -> float:
        """papermill for each notebook, one after another, then one nbconvert."""
        made = {path: self.folder / path.name for path in list_notebooks()}
        used = [_call(sys.executable, "-m", "papermill", path, place, "-p", *RULES.split("=")) for path, place in made.items()]
        return max(*used, _call(sys.executable, "-m", "nbconvert", "--to", "html", "--embed-images", *made.values()))

    def script(self, _: Path) -> float:
        """The notebooks' cells in one process, without a kernel or a page."""
        return _call(sys.executable, "-c", SCRIPT, *list_notebooks(), MPLBACKEND="agg")

    def cold(self, _: Path) -> float:
        """A report with an empty cache."""
        self._forget()
        return self._report()

    def cold_plain(self, _: Path) -> float:
        """A report with an empty cache, every kernel started as Jupyter does."""
        self._forget()
        return self._report(DATELINE_KERNELS="plain")

    def unchanged(self, _: Path) -> float:
        """The same report again."""
        return self._report()

    def changed(self, _: Path) -> float:
        """A parameter of the third notebook changed, which it never had before."""
        self._turn = getattr(self, "_turn", 5) % 15 + 1
        return self._report("-p", f"n_actors={max(5, self._turn)}")
