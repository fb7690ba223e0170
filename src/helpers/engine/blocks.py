"""Documents in blocks, with the rows of other tables that belong to them; results put together as one call would have given them."""
from __future__ import annotations

import contextlib
import functools
import gc
import inspect
import os
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from helpers.errors import DatelineError, UsageError, unknown

ENGINES = ("local", "pool", "dask")
BLOCK_SIZE = 1000
# Below this many characters a pool of processes costs more than it gives: its workers import pandas, and texts go there and back.
ENOUGH = 8_000_000
NAMES = {"engine": "DATELINE_ENGINE", "scheduler": "DATELINE_SCHEDULER", "block_size": "DATELINE_BLOCK_SIZE"}
Result = TypeVar("Result")
Task = tuple[Callable[..., Any], dict[str, Any]]


class Settings(NamedTuple):
    """Where blocks are worked on: `local` (a pool where it gains), `pool` (always) or `dask` at `scheduler`."""

    engine: str = "local"
    scheduler: str = ""
    block_size: int = BLOCK_SIZE


def settings() -> Settings:
    """The settings that the runner gave to this process; elsewhere those of `local`."""
    size = os.environ.get(NAMES["block_size"], "") or str(BLOCK_SIZE)
    if not size.isdigit():
        raise UsageError(f"DATELINE_BLOCK_SIZE cannot be {size!r}; give a number of articles, at least 1.")
    return check(Settings(os.environ.get(NAMES["engine"], "") or "local", os.environ.get(NAMES["scheduler"], ""), int(size)))


def check(given: Settings) -> Settings:
    """The settings, if they can be followed. Raises UsageError."""
    if given.engine not in ENGINES:
        raise unknown("engine", given.engine, ENGINES)
    if given.block_size < 1:
        raise UsageError(f"block_size {given.block_size} is too small; give at least 1.")
    if given.engine == "dask" and not given.scheduler:
        raise UsageError("engine 'dask' needs the address of a scheduler; give --scheduler tcp://HOST:8786.")
    return given


def variables(given: Settings) -> dict[str, str]:
    """The settings as variables for a kernel."""
    return {name: str(getattr(given, field)) for field, name in NAMES.items()}


def split_blocks(documents: pd.DataFrame, block_size: int = BLOCK_SIZE) -> Iterator[pd.DataFrame]:
    """The documents in blocks of at most `block_size` rows, in their order; none for an empty table.

    >>> [len(block) for block in split_blocks(pd.DataFrame({"doc_id": ["a", "b", "c"]}), 2)]
    [2, 1]
    """
    check(Settings(block_size=block_size))
    for start in range(0, len(documents), block_size):
        yield documents.iloc[start:start + block_size].reset_index(drop=True)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for circles of objects: a block makes objects by the hundred thousand that hold no circles, and going through them costs an eighth."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def run_task(function: Callable[..., Result], arguments: dict[str, Any]) -> Result:
    """One block's work; a fault that an article causes is told by its name."""
    try:
        with _uncollected():
            return function(**arguments)
    except DatelineError:
        raise
    except Exception as error:
        documents = arguments["documents"]
        if len(documents) == 1:
            name = arguments.get("function", function).__name__
            raise DatelineError(f"article {documents['doc_id'].iloc[0]!r} could not be worked on ({name}: {type(error).__name__}: {error}); "
                                "take it out of the folder, and please report it.") from error
        for part in _tasks(function, arguments, 1):
            run_task(*part)
        raise


def gains(size: int, enough: int, n_tasks: int) -> bool:
    """Whether a pool of processes is worth its start."""
    return size >= enough and n_tasks > 1 and (os.cpu_count() or 1) > 1


def _run(tasks: list[Task], given: Settings, n_characters: int) -> list[Any]:
    if given.engine == "dask":
        from helpers.engine.clusters import run_on_dask

        return run_on_dask(tasks, given.scheduler)
    if given.engine == "pool" or gains(n_characters, ENOUGH, len(tasks)):
        from helpers.engine.pool import run_in_pool

        return run_in_pool(tasks)
    return [run_task(*task) for task in tasks]


def _size(documents: pd.DataFrame) -> int:
    return int(documents["n_characters"].sum()) if "n_characters" in documents else 0


def map_blocks(function: Callable[[pd.DataFrame], Result], documents: pd.DataFrame, block_size: int | None = None, engine: str = "",
               scheduler: str = "") -> list[Result]:
    """What `function` gives for each block of documents, in the order of the blocks.

    `function` takes a documents table as its first argument, knows no other block and changes nothing outside; then the results, put together, are
    the same for every block size and engine. What is not given is what the runner set (`settings`). `engine="dask"` sends the blocks, articles
    included, to the scheduler at `scheduler` (`tcp://host:8786`) and nowhere else. Raises UsageError for an unknown engine or a missing address,
    DatelineError where Dask is not installed or the scheduler can't be reached.

    >>> map_blocks(len, pd.DataFrame({"doc_id": ["a", "b", "c"]}), block_size=2)
    [2, 1]
    """
    known = settings()
    size = known.block_size if block_size is None else block_size
    given = check(Settings(engine or known.engine, scheduler or known.scheduler, size))
    return _run([(_call, {"function": function, "documents": block}) for block in split_blocks(documents, size)], given, _size(documents))


def _call(function: Callable[[pd.DataFrame], Result], documents: pd.DataFrame) -> Result:
    return function(documents)


def _parts(table: pd.DataFrame, documents: pd.DataFrame, block_size: int) -> list[pd.DataFrame]:
    """The rows of a table with doc_id, block by block, in their order; rows of no document are in none."""
    place = pd.Index(documents["doc_id"]).get_indexer(table["doc_id"])
    block = np.where(place < 0, -1, place // block_size)
    order = np.argsort(block, kind="stable")
    ends = np.searchsorted(block[order], np.arange(-(-len(documents) // block_size) + 1))
    return [table.iloc[order[low:high]].reset_index(drop=True) for low, high in zip(ends, ends[1:])]


def _tasks(function: Callable, arguments: dict[str, Any], block_size: int) -> list[Task]:
    documents = arguments["documents"]
    own = {name: _parts(value, documents, block_size) for name, value in arguments.items()
           if isinstance(value, pd.DataFrame) and "doc_id" in value and name != "documents"}
    return [(function, arguments | {name: parts[number] for name, parts in own.items()} | {"documents": block})
            for number, block in enumerate(split_blocks(documents, block_size))]


def by_blocks(function: Callable[..., pd.DataFrame], prepare: str = "") -> Callable[..., pd.DataFrame]:
    """The function, worked on in blocks of its argument `documents` by the runner's engine; the same table as one call gives.

    Of every argument that is a table with doc_id a block gets its documents' rows. `prepare` names a function that takes the arguments as a
    dictionary and gives those that hang on all documents at once.
    """
    @functools.wraps(function)
    def call(*given: Any, **named: Any) -> pd.DataFrame:
        bound = inspect.signature(function).bind(*given, **named)
        bound.apply_defaults()
        arguments, known = dict(bound.arguments), settings()
        small = known == Settings() and _size(arguments["documents"]) < ENOUGH
        if small or not len(arguments["documents"]):
            return run_task(function, arguments)
        if prepare:
            module, _, name = prepare.rpartition(".")
            arguments |= getattr(import_module(module), name)(arguments)
        parts = _run(_tasks(function, arguments, known.block_size), known, _size(arguments["documents"]))
        return _join(parts)
    return call


def _join(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """The blocks' tables as one, and what their attributes list of each block's articles as one list."""
    whole = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    whole.attrs = {name: type(value)(chain.from_iterable(part.attrs[name] for part in parts)) for name, value in parts[0].attrs.items()}
    return whole
