"""Run the notebooks through papermill, side by side, each in a kernel of its own."""
from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from helpers import errors
from helpers.errors import DatelineError
from helpers.places import project_root
from helpers.run.kernels import child_processes, end_kernels, silent_logs

# What makes two runs differ and does not belong to them: hash order, time zone, locale, threads of the linear algebra.
STEADY = {
    "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0",
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "MPLBACKEND": "agg", "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
# A user's start-up files and settings stay out of a report.
FOLDERS = {
    "IPYTHONDIR": "jupyter/ipython", "JUPYTER_CONFIG_DIR": "jupyter/config", "JUPYTER_DATA_DIR": "jupyter/data",
    "JUPYTER_RUNTIME_DIR": "jupyter/runtime", "MPLCONFIGDIR": "matplotlib",
}
STRAY = (
    "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONWARNINGS", "PYTHONOPTIMIZE", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "MATPLOTLIBRC",
    "LANGUAGE", "LC_CTYPE", "DATELINE_NOTEBOOK",
)
TRACE = re.compile(r"\x1b\[[0-9;]*m")


class Executed(NamedTuple):
    """A notebook that ran: its file, the executed notebook, the seconds it took."""

    path: Path
    notebook: object
    seconds: float


def cache_folder() -> Path:
    """Where everything lies that may be thrown away: DATELINE_CACHE, else `.cache` in the project."""
    return Path(os.environ.get("DATELINE_CACHE") or project_root() / ".cache")


@contextlib.contextmanager
def steady_environment(run_folder: Path) -> Iterator[None]:
    """The environment that kernels inherit, and the project's root as current folder; both are put back."""
    before, here = dict(os.environ), Path.cwd()
    os.environ.update(STEADY, DATELINE_RUN=str(run_folder), DATELINE_HOME=str(project_root()))
    for name, folder in FOLDERS.items():
        os.environ[name] = str(cache_folder() / folder)
        (cache_folder() / folder).mkdir(parents=True, exist_ok=True)
    for name in STRAY:
        os.environ.pop(name, None)
    os.chdir(project_root())
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def _execute(path: Path, parameters: dict) -> Executed:
    import papermill
    from traitlets.config import Config

    # A kernel that listens in the clear prints a warning for each notebook; encrypted, nobody on this machine can read along.
    quiet = Config({"KernelManager": {"transport_encryption": "auto"}})
    began = time.monotonic()
    notebook = papermill.execute_notebook(
        path, None, parameters=parameters, kernel_name="python3", progress_bar=False, request_save_on_cell_execute=False, coalesce_streams=True,
        config=quiet, extra_arguments=["--log-level=CRITICAL"],  # a kernel that is told to end says so on our terminal
    )
    return Executed(path, notebook, time.monotonic() - began)


def _write_trace(error: BaseException) -> Path:
    place = cache_folder() / "last-failure.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(TRACE.sub("", "\n".join(getattr(error, "traceback", []) or [str(error)])) + "\n", encoding="utf-8", errors="replace")
    return place


def _told(path: Path, error: BaseException) -> DatelineError:
    """A failed notebook as one line: our own errors by their text, others with the cell and the kind of error, and where the whole trace is."""
    name, value = getattr(error, "ename", ""), getattr(error, "evalue", str(error))
    kind = getattr(errors, name, None)
    if isinstance(kind, type) and issubclass(kind, DatelineError):
        return kind(" ".join(value.split()))
    cell = getattr(error, "exec_count", None)
    where = f"cell {cell} of {path.name}" if cell else path.name
    first = value.strip().splitlines()[0] if value.strip() else "no message"
    return DatelineError(f"{where} failed: {name or type(error).__name__}: {first}. No page was written; the earlier run, if any, is untouched. "
                         f"The whole trace is in {_write_trace(error)}.")


def execute_notebooks(notebooks: list[Path], parameters: Callable[[Path], dict], run_folder: Path, say: Callable[[str], None]) -> list[Executed]:
    """The executed notebooks in the order given. `parameters` gives each its values, `say` is told what is done.

    Raises DatelineError where one fails; the others are ended and nothing of them is kept.
    """
    import papermill.execute  # noqa: F401  (imported once here, so that threads do not race for it)

    spared = child_processes()
    with steady_environment(run_folder), silent_logs(), ThreadPoolExecutor(len(notebooks)) as pool:
        waiting = {pool.submit(_execute, path, parameters(path)): path for path in notebooks}
        try:
            for done in as_completed(waiting):
                say(f"{waiting[done].stem}: {done.result().seconds:.1f} s")
        except BaseException as error:
            pool.shutdown(wait=False, cancel_futures=True)
            end_kernels(spared, lambda: all(future.done() for future in waiting))
            failed = next((path for future, path in waiting.items() if not future.cancelled() and future.exception() is error), None)
            if failed is None:
                raise
            raise _told(failed, error) from error
        return [future.result() for future in waiting]
