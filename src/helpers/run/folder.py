"""The run folder: built beside its place, moved there whole, one builder at a time."""
from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from helpers.errors import DatelineError, UsageError

NAME = re.compile(r"[^\W_][\w .-]{0,80}")


def check_run_name(name: str) -> str:
    """The name of a run, as a folder in `outputs/`. Raises UsageError for one that could leave it."""
    if not NAME.fullmatch(name) or name.endswith((" ", ".")):
        raise UsageError(f"run name {name!r} is not valid: begin with a letter or digit, then letters, digits, blank, - _ . (at most 81); "
                         f"choose one with --run NAME.")
    return name


def _holder(lock: Path) -> str:
    """The process that holds the lock; a moment is given to one that has made the file and not yet written its number."""
    for _ in range(20):
        text = lock.read_text(errors="replace").strip() if lock.is_file() else ""
        if text.isdigit():
            return text
        time.sleep(0.05)
    return ""


def _is_alive(holder: str) -> bool:
    import psutil

    return bool(holder) and psutil.pid_exists(int(holder))


def _claim(lock: Path) -> None:
    try:
        with lock.open("x") as stream:
            stream.write(str(os.getpid()))
    except FileExistsError:
        holder = _holder(lock)
        if _is_alive(holder):
            raise DatelineError(f"another report is being written to {lock.stem.lstrip('.')!r} (process {holder}); "
                                f"wait for it or choose another --run NAME.") from None
        lock.unlink(missing_ok=True)  # its owner died
        _claim(lock)


@contextlib.contextmanager
def run_folder(outputs: Path, name: str) -> Iterator[Path]:
    """A folder to build the run in; it takes the place of `outputs/<name>` only when the block ends without an error."""
    lock, made = outputs / f".{name}.lock", not outputs.exists()
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        _claim(lock)
    except OSError as error:
        raise DatelineError(f"cannot write to {outputs.name}/: {error.strerror}; free it or set it writable, then run again.") from error
    building = outputs / f".{name}.building"
    try:
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir()
        yield building
        _replace(building, outputs / name)
    except OSError as error:
        raise DatelineError(f"the run could not be written: {error.strerror}; the earlier run, if any, is untouched.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
        lock.unlink(missing_ok=True)
        if made:
            with contextlib.suppress(OSError):  # it holds a run
                outputs.rmdir()


def _replace(building: Path, place: Path) -> None:
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    building.rename(place)
    shutil.rmtree(old, ignore_errors=True)
