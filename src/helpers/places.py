"""Where things are: the project's root, the package's own data files, a folder that a parameter names."""
from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from helpers.errors import DatelineError, UsageError, nearest

HINT = "; name a folder of articles, for example 'corpus'."
# A folder is suggested only where its name is nearly the one that was typed: among a machine's folders some name is always a little alike.
ALIKE = 0.7
DATA = Path(__file__).parent / "data"
READER, PROGRESS = "DATELINE_READER", "DATELINE_PROGRESS"
"""Variables by which the runner tells its kernels the socket of the process that reads names, and the file in which long work says how far it is."""


def _is_root(folder: Path) -> bool:
    project = folder / "pyproject.toml"
    return project.is_file() and 'name = "dateline"' in project.read_text(encoding="utf-8", errors="replace")


@cache
def _search_root(start: str, home: str) -> Path:
    if home:
        if not _is_root(Path(home)):
            raise DatelineError(f"DATELINE_HOME names {home!r}, which holds no Dateline project; unset it or name the checkout.")
        return Path(home).resolve()
    checkout = Path(__file__).resolve().parents[2]
    for folder in (Path(start), *Path(start).parents, checkout):
        if _is_root(folder):
            return folder
    raise DatelineError("no Dateline project here: Dateline runs from a checkout; go there or set DATELINE_HOME to it.")


def project_root() -> Path:
    """The checkout: DATELINE_HOME, else upward from the current folder, else where this package was installed from."""
    return _search_root(str(Path.cwd().resolve()), os.environ.get("DATELINE_HOME", ""))


def _near_folder(folder: Path) -> str:
    """The sibling whose name is most like the one asked for, as a hint."""
    if not folder.parent.is_dir():
        return HINT
    try:
        near = nearest(folder.name, [path.name for path in folder.parent.iterdir() if path.is_dir() and not path.name.startswith(".")], ALIKE)
    except OSError:
        return HINT
    return f"; did you mean {near!r}?" if near else HINT


def resolve_folder(text: str, base: Path | None = None) -> Path:
    """A folder named in a parameter; a relative one is taken from `base` (the project's root unless told).

    Raises UsageError where there is no such folder.
    """
    folder = (base or project_root()) / Path(text).expanduser()
    if not text or not folder.is_dir():
        missing = "is a file, not a folder" if text and folder.is_file() else "does not exist"
        raise UsageError(f"corpus folder {text!r} {missing}{_near_folder(folder) if text else HINT}")
    return folder.resolve()
