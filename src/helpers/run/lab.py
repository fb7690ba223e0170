"""`dateline lab`: JupyterLab on the start page."""
from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

from helpers.errors import UsageError
from helpers.places import project_root

QUIET = '{"fetchNews": "false", "checkForUpdates": false}'


def open_lab() -> int:
    """Start JupyterLab on `notebooks/00_start_here.ipynb`; ends when it is closed. Raises UsageError where it is not installed."""
    if importlib.util.find_spec("jupyterlab") is None:
        raise UsageError("JupyterLab is not installed here; `make lab` installs and opens it.")
    root = project_root()
    settings = root / ".cache" / "jupyter" / "config" / "lab" / "user-settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "notification.jupyterlab-settings").write_text(QUIET, encoding="utf-8")
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(root / ".cache" / "jupyter" / "config")}
    command = [sys.executable, "-m", "jupyterlab", f"--notebook-dir={root}", "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb"]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
