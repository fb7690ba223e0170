"""Run the notebooks through papermill, side by side, each in a kernel of its own."""
from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers import errors
from helpers.errors import DatelineError
from helpers.places import project_root
from helpers.run.kernels import child_processes, end_kernels, silent_logs
from helpers.run.papermill_lean import import_papermill

if TYPE_CHECKING:
    from helpers.run.launching import ForkServer
    from helpers.run.progress import Progress

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
STARTS = 3
UNSAID = "before replying to kernel_info"
"""What jupyter_client says of a kernel that ended while it was starting."""
TRACE = re.compile(r"\x1b\[[0-9;]*m")


class Job(NamedTuple):
    """A notebook to run: its parameters, the folder that it writes to, the variables of its kernel."""

    path: Path
    parameters: dict
    part: Path
    variables: dict[str, str]


class Executed(NamedTuple):
    """A notebook that ran: its file, the executed notebook, the seconds it took, peak memory in MB of its kernel and of what that started."""

    path: Path
    notebook: object
    seconds: float
    peaks: tuple[int, ...] = ()


def cache_folder() -> Path:
    """Where everything lies that may be thrown away: DATELINE_CACHE, else `.cache` in the project."""
    return Path(os.environ.get("DATELINE_CACHE") or project_root() / ".cache")


def steady_variables() -> dict[str, str]:
    """The variables that kernels get: the caller's, without what would make a run differ."""
    kept = {name: value for name, value in os.environ.items() if name not in STRAY}
    folders = {name: str(cache_folder().resolve() / folder) for name, folder in FOLDERS.items()}
    return kept | STEADY | folders | {"DATELINE_HOME": str(project_root())}


@contextlib.contextmanager
def steady_environment() -> Iterator[None]:
    """The environment that kernels inherit, and the project's root as current folder; both are put back."""
    before, here, steady = dict(os.environ), Path.cwd(), steady_variables()
    for name in FOLDERS:
        Path(steady[name]).mkdir(parents=True, exist_ok=True)
    os.environ.clear()
    os.environ.update(steady)
    os.chdir(project_root())
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def _steps(job: Job, progress: Progress) -> dict[str, Callable]:
    """What nbclient calls as cells begin and end, so that somebody can follow."""
    cells = json.loads(job.path.read_text(encoding="utf-8"))["cells"]
    total = sum(cell["cell_type"] == "code" for cell in cells) + 1  # papermill adds one
    done = itertools.count(1)

    def begin(cell: dict, **_: object) -> None:
        if cell["cell_type"] == "code":
            progress.step(job.path.stem, min(next(done), total) - 1, total, cell["id"].partition("-")[2] or "parameters")

    return {"on_cell_start": begin}


def _execute(job: Job, server: ForkServer, progress: Progress) -> Executed:
    """Run one notebook. A kernel that ends before its first word is started again: another program may have taken a port that was free when it was chosen."""
    for _ in range(STARTS - 1):
        try:
            return _run_once(job, server, progress)
        except RuntimeError as error:
            if UNSAID not in str(error) or server.closed:
                raise
    return _run_once(job, server, progress)


def _run_once(job: Job, server: ForkServer, progress: Progress) -> Executed:
    import papermill
    from traitlets.config import Config

    from helpers.run.provisioning import manager_class

    # A kernel that listens in the clear prints a warning for each notebook; encrypted, nobody on this machine can read along.
    quiet = Config({"KernelManager": {"transport_encryption": "auto"}})
    began, peaks = time.monotonic(), []
    job.part.mkdir(parents=True, exist_ok=True)
    notebook = papermill.execute_notebook(
        job.path, None, parameters=job.parameters, kernel_name="python3", progress_bar=False, request_save_on_cell_execute=False,
        coalesce_streams=True, config=quiet, kernel_manager_class=manager_class(server, job.variables | {"DATELINE_RUN": str(job.part)}, peaks),
        shutdown_kernel="immediate",  # all it has to give has come, and a kernel that is asked takes a third of a second
        extra_arguments=["--log-level=CRITICAL", "--HistoryManager.enabled=False"],  # a kernel that is told to end says so on our terminal
        **_steps(job, progress),
    )
    seconds = time.monotonic() - began
    progress.finish(job.path.stem)
    return Executed(job.path, notebook, seconds, tuple(peaks))


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
    if "Kernel died" in str(error):
        return DatelineError(f"the kernel of {path.name} was ended from outside, as a system does that is short of memory. No page was written; the "
                             "earlier run, if any, is untouched, and what was finished is kept: run again.")
    cell = getattr(error, "exec_count", None)
    where = f"cell {cell} of {path.name}" if cell else path.name
    first = value.strip().splitlines()[0] if value.strip() else "no message"
    return DatelineError(f"{where} failed: {name or type(error).__name__}: {first}. No page was written; the earlier run, if any, is untouched. "
                         f"The whole trace is in {_write_trace(error)}.")


def execute_notebooks(jobs: list[Job], server: ForkServer, progress: Progress, finished: Callable[[Executed], None]) -> list[Executed]:
    """The executed notebooks in the order given; each kernel writes to its job's `part`, and `finished` is told of each as it ends.

    Raises DatelineError where one fails; the others are ended and nothing of them is kept.
    """
    import_papermill()
    spared = child_processes()
    with steady_environment(), silent_logs(), ThreadPoolExecutor(len(jobs)) as pool:
        waiting = {pool.submit(_execute, job, server, progress): job.path for job in jobs}
        try:
            for done in as_completed(waiting):
                finished(done.result())
        except BaseException as error:
            server.close()
            pool.shutdown(wait=False, cancel_futures=True)
            end_kernels(spared, lambda: all(future.done() for future in waiting))
            failed = next((path for future, path in waiting.items() if future.done() and not future.cancelled() and future.exception() is error), None)
            if failed is None:
                raise
            raise _told(failed, error) from error
        return [future.result() for future in waiting]
