"""`dateline lab`: JupyterLab on the start page, with folders of its own and without a word to anybody outside."""
from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from helpers.errors import UsageError
from helpers.places import project_root
from helpers.run.execute import FOLDERS, STRAY, cache_folder

START = "notebooks/00_start_here.ipynb"
# News would ask a server; cells that come and go with scrolling make long results jump; which kernel is meant is no question here.
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "defer", "autoStartDefaultKernel": True},
}
OWN = {"JUPYTERLAB_SETTINGS_DIR": "jupyter/config/lab/user-settings", "JUPYTERLAB_WORKSPACES_DIR": "jupyter/config/lab/workspaces"}


def lab_environment() -> dict[str, str]:
    """The variables that JupyterLab and its kernels get: a user's own settings stay out, and no run is written by hand."""
    kept = {name: value for name, value in os.environ.items() if name not in (*STRAY, "DATELINE_RUN")}
    return kept | {name: str(cache_folder() / folder) for name, folder in (FOLDERS | OWN).items()} | {"DATELINE_HOME": str(project_root())}


def lab_command(arguments: Sequence[str] = ()) -> list[str]:
    """The command that starts JupyterLab on the start page; `arguments` are JupyterLab's own and come last."""
    return [
        sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={project_root()}", f"--LabApp.default_url=/lab/tree/{START}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None", "--LabApp.extension_manager=readonly",
        "--ContentsManager.pre_save_hook=helpers.run.saving.store_without_outputs", "--KernelManager.transport_encryption=auto", *arguments,
    ]


def _write_settings() -> None:
    for name, values in SETTINGS.items():
        path = cache_folder() / OWN["JUPYTERLAB_SETTINGS_DIR"] / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def open_lab(arguments: Sequence[str] = ()) -> int:
    """Start JupyterLab on the start page and wait until it is closed; the exit code comes back.

    Where no browser can be opened, JupyterLab prints the address to open. Raises UsageError where it is not installed.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise UsageError("JupyterLab is not installed here; `make lab` installs and opens it.")
    _write_settings()
    for folder in (*FOLDERS.values(), *OWN.values()):
        Path(cache_folder() / folder).mkdir(parents=True, exist_ok=True)
    return subprocess.run(lab_command(arguments), cwd=project_root(), env=lab_environment(), check=False).returncode
