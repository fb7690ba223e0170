"""A pool of processes on this machine: fresh ones, that end with the process that uses them."""
from __future__ import annotations

import atexit
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import Any

from helpers.errors import DatelineError


def _end_with_parent() -> None:
    """A worker whose parent was killed ends too."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@cache
def _pool() -> ProcessPoolExecutor:
    pool = ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"), initializer=_end_with_parent)
    atexit.register(pool.shutdown, wait=False, cancel_futures=True)
    return pool


def end_pool() -> None:
    """End the workers, who otherwise wait for more work as long as this process lives."""
    if _pool.cache_info().currsize:
        _pool().shutdown(cancel_futures=True)
        _pool.cache_clear()


def _missing(tasks: list, done: dict[int, Any]) -> bool:
    """Work on what is not done yet; False where the pool broke meanwhile, what was finished then is kept."""
    from helpers.engine.blocks import run_task

    try:
        waiting = {number: _pool().submit(run_task, *task) for number, task in enumerate(tasks) if number not in done}
        for number, future in waiting.items():
            done[number] = future.result()
    except BrokenProcessPool:
        _pool.cache_clear()
        return False
    return True


def _next_lot(function: Callable, tasks: list[tuple], shared: tuple, done: int) -> Iterator[Any]:
    """The results from task number `done` on, in order; not many more tasks than workers are on their way at a time."""
    ahead, waiting = 2 * (os.cpu_count() or 1), deque()
    for task in tasks[done:]:
        waiting.append(_pool().submit(function, *task, *shared))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def stream_from_pool(function: Callable, tasks: list[tuple], shared: tuple) -> Iterator[Any]:
    """`function(*task, *shared)` for each task in their order. A worker that dies costs a retry; raises DatelineError where workers die three times."""
    done = 0
    for _ in range(3):
        try:
            for result in _next_lot(function, tasks, shared, done):
                done += 1
                yield result
            return
        except BrokenProcessPool:
            _pool.cache_clear()
    raise DatelineError("the worker processes died three times over; give the machine more memory, or set a smaller block_size.")


def run_in_pool(tasks: list) -> list[Any]:
    """The results of the tasks in their order. A worker that dies costs one retry; raises DatelineError where a task's workers die each time."""
    done: dict[int, Any] = {}
    for _ in range(3):
        if _missing(tasks, done):
            return [done[number] for number in range(len(tasks))]
    raise DatelineError("the worker processes died three times over; give the machine more memory, or set DATELINE_BLOCK_SIZE below "
                        f"{max(len(arguments.get('documents', ())) for _, arguments in tasks)}.")
