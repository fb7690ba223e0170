"""Kernels of a run: their libraries kept silent, and none left behind."""
from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

LOGS = ("papermill", "traitlets", "nbclient", "asyncio")


@contextlib.contextmanager
def silent_logs() -> Iterator[None]:
    """Papermill's and its libraries' log lines are held back; what failed is told once, by us.

    After a failure or a stop they stay so: a thread that is still ending would tell of its kernel once more.
    """
    before = {name: logging.getLogger(name).level for name in LOGS}
    for name in LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def child_processes() -> set:
    """The processes started by this one and by those, still alive."""
    import psutil

    return set(psutil.Process().children(recursive=True))


def peak_memory(pid: int) -> int:
    """The most memory that a process has held so far, in MB; where the system does not tell, what it holds now. Raises psutil.Error where it is gone."""
    import psutil

    with contextlib.suppress(OSError, StopIteration, ValueError):
        told = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM:"))
        return int(told.split()[1]) // 1024
    return psutil.Process(pid).memory_info().rss // 2**20


def end_kernels(spared: set, are_done: Callable[[], bool]) -> None:
    """Kill every child process but those `spared`, again and again until `are_done`: a kernel may just be starting."""
    import psutil

    while True:
        for child in child_processes() - spared:
            with contextlib.suppress(psutil.Error):
                child.kill()
        if are_done():
            return
        time.sleep(0.05)
