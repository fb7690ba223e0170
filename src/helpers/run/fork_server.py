"""The parent of a report's kernels on Linux: it imports once what all notebooks use, computes nothing, and each kernel is a fork of it.

`python -m helpers.run.fork_server` reads a request a line from its standard input and answers in one: {"pid": …} or {"refused": reason}. It forks
only while it has a single thread, for a fork takes none of the others along.
"""
from __future__ import annotations

import gc
import json
import os
import signal
import sys
from importlib import import_module

# What every notebook loads in any case; the others (networkx, spaCy) are imported by the one that uses them.
COMMON = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "psutil", "tornado.platform.asyncio", "IPython.core.oinspect", "IPython.core.completerlib",
    "IPython.core.debugger", "IPython.extensions.storemagic", "pandas", "pyarrow.parquet", "matplotlib.figure", "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg", "pyarrow.pandas_compat", "helpers.stories.folder", "helpers.stories.together", "helpers.stories.named", "helpers.cleaning",
    "helpers.corpus.readers.text", "helpers.actors.discovery", "helpers.actors.matching", "helpers.engine", "helpers.cooccurrence",
    "helpers.statistics", "helpers.run.parameters", "helpers.actors.registry", "helpers.measuring", "helpers.sampling",
)
DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG
# Tables are freed as they are let go; what Python looks for in circles is little, and looking after every 700 objects takes a twelfth of a kernel's time.
COLLECT_AFTER = (50_000, 20, 20)


def count_threads() -> int:
    """How many threads the system sees in this process."""
    return len(os.listdir("/proc/self/task"))


def _import_without(name: str, absent: str) -> None:
    """Import a module that does without another where there is none."""
    sys.modules[absent] = None  # type: ignore[assignment]
    import_module(name)
    del sys.modules[absent]


def _leave_out_lists() -> None:
    """matplotlib writes a list of all properties into the docstrings of its artists as it is imported, a fourth of its time; no report reads them."""
    from matplotlib import artist

    artist.kwdoc = lambda _: ""


def _answer(out: int, **content: object) -> None:
    os.write(out, (json.dumps(content) + "\n").encode())


def _leave(asked: dict, out: int) -> None:
    """In the fork: a session, files and environment of its own."""
    import ctypes

    os.setsid()
    ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.close(out)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.environ.clear()
    os.environ.update(asked["env"], JPY_PARENT_PID=str(os.getppid()))
    os.chdir(asked["cwd"])


def _become_kernel(asked: dict) -> None:
    """ipykernel as if it had been started alone."""
    sys.argv = ["ipykernel_launcher.py", *asked["arguments"]]
    from ipykernel.kernelapp import launch_new_instance

    launch_new_instance()


def _become_reader(asked: dict) -> None:
    """The process that loads the model of names while the kernels begin."""
    from helpers.actors.discovery.model import read_for_others

    read_for_others(asked["reader"])


def _fork(asked: dict, out: int) -> None:
    threads = count_threads()
    if threads != 1:
        _answer(out, refused=f"the parent of the kernels has {threads} threads")
        return
    pid = os.fork()
    if pid:
        _answer(out, pid=pid)
        return
    try:
        _leave(asked, out)
        (_become_reader if "reader" in asked else _become_kernel)(asked)
    finally:
        os._exit(1)


def serve() -> None:
    """Import, then fork a kernel for each request, until the input ends."""
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # only answers go to whoever started this
    if sys.path and sys.path[0] in ("", os.getcwd()):
        del sys.path[0]  # as ipykernel's own launcher does
    gc.disable()
    _import_without("ipykernel.debugger", "debugpy")  # it takes longer than all else that a kernel begins with; no report is debugged
    _leave_out_lists()
    _import_without("matplotlib.projections", "mpl_toolkits.mplot3d")  # no chart has a third dimension
    for name in COMMON:
        import_module(name)
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended kernels are cleared away by the system
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _answer(out, threads=count_threads())
    with open(0, "rb", buffering=0, closefd=False) as requests:
        while line := requests.readline():
            _fork(json.loads(line), out)


if __name__ == "__main__":
    serve()
