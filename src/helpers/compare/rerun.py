"""Runs between two runs: the articles of one with inputs and parameters of the other, made by the command that makes every report."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from helpers.compare.runs import REGISTRY, Run
from helpers.errors import DatelineError
from helpers.places import project_root
from helpers.run import all_parameters, list_notebooks
from helpers.run.execute import cache_folder
from helpers.run.record import file_hash

PARTS = ("notebooks", "src", "pyproject.toml", "requirements.lock", "corpus")


class Mixture(NamedTuple):
    """Which of two runs each cause is taken from."""

    articles: Run
    registry: Run
    sheets: Run
    parameters: Run


class Kitchen:
    """A project folder of its own, in which runs between runs are made; `corpus` is where the articles are."""

    def __init__(self, folder: Path, corpus: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        self.home.mkdir(parents=True)
        for part in PARTS:
            (self.home / part).symlink_to(project_root() / part)
        files = (path for path in sorted(corpus.rglob("*")) if path.is_file()
                 and not any(part.startswith(".") for part in path.relative_to(corpus).parts))
        self.files = {file_hash(path): path for path in files}
        self.made: dict[tuple, Run] = {}

    def missing(self, run: Run) -> list[str]:
        """The articles of a run that are not in the corpus as the run read them."""
        return sorted(name for name, hash_ in run.articles.items() if hash_ not in self.files)

    def make(self, mixture: Mixture) -> Run:
        """The run of a mixture. Raises DatelineError where it fails."""
        key = tuple(run.folder for run in mixture)
        if key not in self.made:
            self.made[key] = self._make(mixture, f"step {len(self.made) + 1}")
        return self.made[key]

    def _make(self, mixture: Mixture, name: str) -> Run:
        corpus = self.folder / name / mixture.articles.record["corpus"]["name"]
        for path, hash_ in mixture.articles.articles.items():
            (corpus / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.files[hash_], corpus / path)
        corpus.mkdir(parents=True, exist_ok=True)
        for sheet, run in [(REGISTRY, mixture.registry),
                           *((sheet, mixture.sheets) for sheet in mixture.sheets.record["inputs"] if sheet != REGISTRY)]:
            kept = run.input(sheet)
            if kept is not None:
                shutil.copyfile(kept, corpus / sheet)
        known = all_parameters(list_notebooks())
        given = [part for parameter, value in mixture.parameters.parameters.items() if parameter in known
                 for part in ("-p", f"{parameter}={_as_text(value)}")]
        command = [sys.executable, "-m", "helpers", "report", str(corpus), "--run", name, *given]
        variables = os.environ | {"DATELINE_HOME": str(self.home), "DATELINE_CACHE": str(cache_folder())}
        done = subprocess.run(command, env=variables, cwd=self.home, capture_output=True, text=True, check=False)
        if done.returncode:
            raise DatelineError(f"a run between the two failed: {done.stderr.strip().removeprefix('dateline: ')}")
        return Run(self.home / "outputs" / name)


def _as_text(value: object) -> str:
    """A parameter's value as the command line takes it."""
    return ",".join(map(str, value)) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)


def is_of_now(run: Run) -> bool:
    """Whether a run was made by this code, these notebooks and these versions."""
    from helpers.run.record import required_versions, tree_hashes

    root = project_root()
    files = {f"code {name}": hash_ for name, hash_ in tree_hashes(root / "src" / "helpers").items()}
    notebooks = {f"notebook {path.stem}": file_hash(path) for path in list_notebooks()}
    return run.code == files | notebooks | required_versions(run.parameters) | {"Python": f"{sys.version_info.major}.{sys.version_info.minor}"}
