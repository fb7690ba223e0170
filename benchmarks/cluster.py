"""Two Dask workers on this machine, each a process of its own, for as long as a benchmark takes."""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from benchmarks.ways import SCHEDULER


@contextmanager
def two_workers() -> Iterator[None]:
    """A scheduler and its workers, their address in the variable `SCHEDULER`; nothing where Dask is not installed."""
    if find_spec("distributed") is None:
        yield
        return
    code = ("from distributed import LocalCluster\nimport sys\nif __name__ == '__main__':\n"
            "    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, protocol='tcp://')\n"
            "    print(cluster.scheduler_address, flush=True)\n    sys.stdin.read()\n    cluster.close()\n")
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        os.environ[SCHEDULER] = running.stdout.readline().strip()
        try:
            yield
        finally:
            running.stdin.close()
            os.environ.pop(SCHEDULER)
