"""`dateline lab`: JupyterLab on the start page, with folders of its own and without a word to anybody outside."""
from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence

from helpers.errors import UsageError
from helpers.places import project_root
from helpers.run.execute import FOLDERS, STRAY, cache_folder
from helpers.run.git_filter import set_filter

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
    root = ["--allow-root"] if os.name == "posix" and os.geteuid() == 0 else []  # as in a container
    return [
        sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={project_root()}", f"--LabApp.default_url=/lab/tree/{START}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None", "--LabApp.extension_manager=readonly",
        "--ContentsManager.pre_save_hook=helpers.run.saving.store_without_outputs", "--KernelManager.transport_encryption=auto", *root, *arguments,
    ]


def _write_settings() -> None:
    for name, values in SETTINGS.items():
        path = cache_folder() / OWN["JUPYTERLAB_SETTINGS_DIR"] / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def _become(command: list[str], environment: dict[str, str]) -> int:
    """Run the command in this process's place, so that Ctrl-C and an ended terminal reach JupyterLab itself; Windows has no such thing."""
    if os.name == "posix":
        os.chdir(project_root())
        os.execve(command[0], command, environment)
    with subprocess.Popen(command, cwd=project_root(), env=environment) as running:
        while True:
            try:
                return running.wait()
            except KeyboardInterrupt:
                continue  # JupyterLab asks on the terminal whether it shall end


def open_lab(arguments: Sequence[str] = ()) -> int:
    """Start JupyterLab on the start page; the exit code comes back when it is closed. In a clone, git's filter for notebooks is set first.

    `arguments` are JupyterLab's own. Where no browser can be opened, it prints the address to open. Raises UsageError
    where it is not installed.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise UsageError("JupyterLab is not installed here; `make lab` installs and opens it.")
    _write_settings()
    set_filter(project_root())
    for folder in (*FOLDERS.values(), *OWN.values()):
        (cache_folder() / folder).mkdir(parents=True, exist_ok=True)
    return _become(lab_command(arguments), lab_environment())
