"""Blocks on a Dask cluster that somebody else started."""
from __future__ import annotations

import hashlib
import ipaddress
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from helpers.engine.merging import merge_known
from helpers.errors import DatelineError

PATIENCE = "10s"
PACKAGE = Path(__file__).resolve().parents[1]


def what_runs_here() -> dict[str, str]:
    """What must be the same on every worker: the code of `helpers`, Python's minor version, the libraries that make the tables."""
    import numpy
    import pandas
    import pyarrow

    code = hashlib.sha256()
    for path in sorted(path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        code.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return {"helpers": code.hexdigest()[:12], "Python": f"{sys.version_info.major}.{sys.version_info.minor}", "pandas": pandas.__version__,
            "numpy": numpy.__version__, "pyarrow": pyarrow.__version__}


here = what_runs_here


def _connect(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise DatelineError("engine 'dask' needs the library distributed, which is not installed; "
                            "install Dateline's extra 'dask' (pip install -e '.[dask]').") from error
    try:
        return Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise DatelineError(f"no Dask scheduler answers at {scheduler!r}; start one with 'dask scheduler', or leave out --engine dask.") from error


def _is_loopback(scheduler: str) -> bool:
    host = urlsplit(scheduler if "://" in scheduler else f"tcp://{scheduler}").hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_others(client: Any, scheduler: str) -> None:
    """Raise DatelineError for a worker that would not count as this process does."""
    own = here()
    try:
        there = client.run(what_runs_here, on_error="return")
    except Exception as error:  # whatever a worker's own Python makes of a function that it does not know
        raise DatelineError(f"the workers at {scheduler!r} cannot be asked what they run ({type(error).__name__}); install this checkout on each.") from error
    if not there:
        raise DatelineError(f"the Dask scheduler at {scheduler!r} has no worker; start one with 'dask worker {scheduler}'.")
    for address, told in sorted(there.items()):
        if isinstance(told, BaseException):
            raise DatelineError(f"the Dask worker {address} cannot import Dateline's helpers ({type(told).__name__}); install this checkout there.")
        if told != own:
            differs = ", ".join(f"{name} {told.get(name)} (here {own[name]})" for name in own if told.get(name) != own[name])
            raise DatelineError(f"the Dask worker {address} differs: {differs}; use the same checkout and versions on every worker.")


def _losses() -> tuple[type[Exception], ...]:
    """What Dask raises where workers are gone for good."""
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    return KilledWorker, CommClosedError


def _tell_lost(scheduler: str, error: Exception) -> DatelineError:
    return DatelineError(f"the Dask workers at {scheduler!r} were lost ({type(error).__name__}); give them more memory or a smaller block_size.")


def check_scheduler(scheduler: str) -> str:
    """Connect once, before anything is started: what to warn of, or an empty string.

    Raises DatelineError where the scheduler can't be reached, has no worker, or a worker's helpers or versions differ. TLS options are Dask's
    own (`distributed.comm.tls` in its configuration, or the variables DASK_DISTRIBUTED__COMM__TLS__…); an address `tls://…` uses them.
    """
    client = _connect(scheduler)
    try:
        _refuse_others(client, scheduler)
    finally:
        client.close()
    if scheduler.startswith(("tls://", "wss://")) or _is_loopback(scheduler):
        return ""
    return f"{scheduler} is another machine and the way there is not encrypted: whoever can listen reads the articles; use a tls:// address."


def reduce_on_dask(function: Callable, tasks: list[tuple], shared: tuple, merge: Callable, scheduler: str) -> Any:
    """The results of the tasks put together two by two on the cluster, neighbours first, so that only the whole comes back.

    What they share is a task's result too: scattered data would be gone with the workers that hold it.
    """
    client = _connect(scheduler)
    try:
        held = client.submit(tuple, shared, pure=False)
        left = [client.submit(_call, function, task, held, pure=False) for task in tasks]
        while len(left) > 1:
            left = [client.submit(merge_known, merge, left[at:at + 2], pure=False) for at in range(0, len(left), 2)]
        return left[0].result()
    except _losses() as error:
        raise _tell_lost(scheduler, error) from error
    finally:
        client.close()


def _call(function: Callable, task: tuple, shared: tuple) -> Any:
    return function(*task, *shared)


def run_on_dask(tasks: list, scheduler: str) -> list[Any]:
    """The results of the tasks in their order. Each block is a task of its own, pure=False so that no result is taken from another run."""
    client = _connect(scheduler)
    from helpers.engine.blocks import run_task

    try:
        return client.gather([client.submit(run_task, *task, pure=False) for task in tasks])
    except _losses() as error:
        raise _tell_lost(scheduler, error) from error
    finally:
        client.close()
