"""The run folder: built beside its place, moved there whole, one builder at a time."""
from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from helpers.errors import DatelineError, UsageError

NAME = re.compile(r"[^\W_][\w .-]{0,80}")


def check_run_name(name: str) -> str:
    """The name of a run, as a folder in `outputs/`. Raises UsageError for one that could leave it."""
    if not NAME.fullmatch(name) or name.endswith((" ", ".")):
        raise UsageError(f"run name {name!r} is not valid: begin with a letter or digit, then letters, digits, blank, - _ . (at most 81); choose one with --run NAME.")
    return name


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _claim(lock: Path) -> None:
    try:
        with lock.open("x") as stream:
            stream.write(str(os.getpid()))
    except FileExistsError:
        holder = lock.read_text(errors="replace").strip()
        if holder.isdigit() and _is_alive(int(holder)):
            raise DatelineError(f"another report is being written to {lock.stem.lstrip('.')!r} (process {holder}); wait for it or choose another --run NAME.") from None
        lock.unlink(missing_ok=True)  # its owner died
        _claim(lock)


@contextlib.contextmanager
def run_folder(outputs: Path, name: str) -> Iterator[Path]:
    """A folder to build the run in; it takes the place of `outputs/<name>` only when the block ends without an error."""
    lock = outputs / f".{name}.lock"
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


def _replace(building: Path, place: Path) -> None:
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    building.rename(place)
    shutil.rmtree(old, ignore_errors=True)
