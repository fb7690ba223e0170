"""Kernels of a run: silent ones, and none left behind."""
from __future__ import annotations

import contextlib
import logging
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cache

LOGS = ("papermill", "traitlets", "nbclient", "asyncio")


@cache
def silent_manager() -> type:
    """A kernel manager whose kernels write nothing to the terminal: a kernel that is stopped would report that there."""
    from jupyter_client import AsyncKernelManager

    class SilentKernelManager(AsyncKernelManager):
        """Starts kernels with their own output and errors closed; what cells print goes to the notebook all the same."""

        async def start_kernel(self, **options: object) -> None:
            """Start one kernel."""
            await super().start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)

    return SilentKernelManager


@contextlib.contextmanager
def silent_logs() -> Iterator[None]:
    """Papermill's and its libraries' log lines are held back; what failed is told once, by us."""
    before = {name: logging.getLogger(name).level for name in LOGS}
    for name in LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def child_processes() -> set:
    """The processes started by this one and by those, still alive."""
    import psutil

    return set(psutil.Process().children(recursive=True))


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
