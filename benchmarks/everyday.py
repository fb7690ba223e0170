"""The everyday run: `dateline report` on the sample, against papermill's command line three times."""
from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from helpers.places import project_root
from helpers.run import list_notebooks

BIN = Path(sys.executable).parent


def report(_: Path) -> int:
    """One report of the sample corpus."""
    return subprocess.run([BIN / "dateline", "report", "corpus", "--run", "benchmark"], cwd=project_root(), check=True, capture_output=True).returncode


def papermill_thrice(_: Path) -> int:
    """papermill's command line for each notebook, one after another, nothing rendered."""
    with tempfile.TemporaryDirectory() as folder:
        for path in list_notebooks():
            subprocess.run([BIN / "papermill", path, Path(folder) / path.name], cwd=project_root(), check=True, capture_output=True)
    return 0
