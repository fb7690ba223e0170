"""Tasks whose results are put together: here, in a pool of processes, or on Dask. What is sent says where to read; what comes back are counts."""
from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

from helpers.engine.blocks import Settings, check, gains, settings
from helpers.engine.merging import merge_tree
from helpers.places import PROGRESS

# Below this many bytes of articles a pool costs more than it gives: its workers import pandas first.
ENOUGH_BYTES = 6_000_000


def reduce_tasks(function: Callable[..., Any], tasks: list[tuple], shared: tuple, merge: Callable[[list], Any], n_bytes: int = 0, engine: str = "",
                 scheduler: str = "", doing: str = "") -> Any:
    """`function(*task, *shared)` of every task, put together by `merge` (a list of results to one), which must not hang on how they are grouped.

    Neighbours are put together as soon as both are there, so that few results wait. What is not given is what the runner set (`settings`); `local` takes
    a pool where `n_bytes`, the size of what the tasks read, is worth it. `doing` is what a person who waits is told, with how much of it is done. None where there is no task or every result is None.
    """
    known = settings()
    given = check(Settings(engine or known.engine, scheduler or known.scheduler, known.block_size))
    if not tasks:
        return None
    if given.engine == "dask":
        from helpers.engine.clusters import reduce_on_dask

        return reduce_on_dask(function, tasks, shared, merge, given.scheduler)
    pool = given.engine == "pool" or gains(n_bytes, ENOUGH_BYTES, len(tasks))
    results = _in_pool(function, tasks, shared) if pool else (function(*task, *shared) for task in tasks)
    return merge_tree(merge, _told(results, len(tasks), doing))


def _told(results: Iterator[Any], total: int, doing: str) -> Iterator[Any]:
    """The results as they come; how many there are is written where DATELINE_PROGRESS says, for whoever waits."""
    began = time.monotonic()
    _tell(f"{doing}: 0 of {total} parts" if doing else "")
    for done, result in enumerate(results, 1):
        left = (time.monotonic() - began) * (total - done) / done
        _tell(f"{doing}: {done} of {total} parts, about {left:.0f} s left" if doing and done < total else "")
        yield result


def _tell(text: str) -> None:
    if place := os.environ.get(PROGRESS, ""):
        with contextlib.suppress(OSError), open(place, "w", encoding="utf-8") as stream:
            stream.write(text)


def _in_pool(function: Callable[..., Any], tasks: list[tuple], shared: tuple) -> Iterator[Any]:
    from helpers.engine.pool import stream_from_pool

    return stream_from_pool(function, tasks, shared)
