"""Git's filter for notebooks, set in the clone's own settings: an executed notebook is committed without its outputs, whoever saved it."""
from __future__ import annotations

import contextlib
import importlib.util
import shlex
import subprocess
import sys
from pathlib import Path


def filter_settings() -> dict[str, str]:
    """Name and value of each setting; `.gitattributes` names the filter. Not `required`: without its Python, git takes a notebook as it is."""
    python = shlex.quote(Path(sys.executable).as_posix())
    return {"filter.nbstripout.clean": f"{python} -m nbstripout --keep-id | {python} -m helpers.run.saving", "filter.nbstripout.smudge": "cat"}


def _ask_git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), "config", "--local", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.rstrip("\n")


def set_filter(root: Path) -> bool:
    """Set the filter in the clone at `root`; whether it is set now. Where there is no clone, no git or no nbstripout, nothing is done."""
    if not (root / ".git").exists() or importlib.util.find_spec("nbstripout") is None:
        return False
    with contextlib.suppress(OSError):
        for name, value in filter_settings().items():
            if _ask_git(root, "--get", name) != value:
                _ask_git(root, name, value)
        return all(_ask_git(root, "--get", name) == value for name, value in filter_settings().items())
    return False
