"""A project of its own for runs that tests make: the code and notebooks of this checkout, outputs elsewhere."""
from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("dateline")
PAPERMILL = Path(sys.executable).with_name("papermill")
PARTS = ("notebooks", "src", "pyproject.toml", "requirements.lock", "corpus")

HARBOUR = {
    "01_strike.txt": "Strike closes harbour\n\nPORT ELLIS, March 4, 2024 -- Norway and Denmark closed the harbour on Monday, Norway said.\n\n"
                     "Anna Berg, chair of the Dockers' Union, said that 240 dock workers were on strike. "
                     "\"We are close,\" Berg said.\n\nPhoto: City Archive\n",
    "02_talks.txt": "Talks begin over harbour strike\n\nPublished: March 6, 2024\n\n"
                    "The Dockers' Union met Norway's transport ministry on Wednesday.\n\n"
                    "Denmark urged the 240 dock workers to end the strike. Anna Berg said no.\n",
    "03_end.txt": "The strike ends\n\nNorway thanked the dock workers of Port Ellis. The Dockers' Union said that the strike was over.\n\n"
                  "Norway and Denmark opened the harbour. Share this article\n",
}
"""Three articles on a strike; enough for every notebook, and counted by eye."""


def write_corpus(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The folder with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def make_home(folder: Path) -> Path:
    """A project folder whose code, notebooks and corpus are those of this checkout, with `outputs/` of its own."""
    folder.mkdir(parents=True)
    for part in PARTS:
        (folder / part).symlink_to(ROOT / part)
    return folder


def environment(home: Path, **changes: str) -> dict[str, str]:
    """The variables of a shell in which nothing is activated."""
    return os.environ | {"DATELINE_HOME": str(home), "DATELINE_CACHE": str(ROOT / ".cache")} | changes


def dateline(home: Path, *arguments: object, cwd: Path | None = None, command: tuple = (COMMAND,), **changes: str) -> subprocess.CompletedProcess:
    """The command, as a user calls it, ended: exit code, stdout, stderr."""
    return subprocess.run([*map(str, command), *map(str, arguments)], cwd=cwd or home, env=environment(home, **changes), capture_output=True, text=True,
                          timeout=900, check=False)


def tree(folder: Path, without: tuple[str, ...] = ()) -> dict[str, str]:
    """Relative path to hash, for every file."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in without)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@cache
def _make_tiny(folder: Path) -> tuple[Path, subprocess.CompletedProcess]:
    home = make_home(folder / "home")
    return home, dateline(home, "report", write_corpus(folder / "harbour", HARBOUR), cwd=folder)


def tiny_run(factory) -> tuple[Path, Path]:
    """Home and run folder of one report on the harbour articles, made once for all tests; nobody may change it."""
    home, done = _make_tiny(factory.getbasetemp() / "tiny")
    assert done.returncode == 0, done.stderr
    return home, home / "outputs" / "harbour"


@cache
def _make_whole(base: Path, folder: Path) -> tuple[Path, subprocess.CompletedProcess]:
    home = make_home(base / "whole" / folder.name)
    return home / "outputs" / folder.name, dateline(home, "report", folder, "--run", folder.name)


def whole_run(factory, folder: Path) -> Path:
    """The run folder of one report on a real folder (the seeds, the sample), made once for all tests; nobody may change it."""
    run, done = _make_whole(factory.getbasetemp(), folder)
    assert done.returncode == 0, done.stderr[-2000:]
    return run
