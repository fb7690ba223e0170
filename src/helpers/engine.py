"""Run a document-local function over blocks of documents, here or on Dask. The only module that knows Dask."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pandas as pd

from helpers.errors import DatelineError, UsageError, unknown

ENGINES = ("local", "dask")
BLOCK_SIZE = 1000
PATIENCE = "10s"
Result = TypeVar("Result")


def split_blocks(documents: pd.DataFrame, block_size: int = BLOCK_SIZE) -> Iterator[pd.DataFrame]:
    """The documents in blocks of at most `block_size` rows, in their order; none for an empty table.

    >>> [len(block) for block in split_blocks(pd.DataFrame({"doc_id": ["a", "b", "c"]}), 2)]
    [2, 1]
    """
    if block_size < 1:
        raise UsageError(f"block_size {block_size} is too small; give at least 1.")
    for start in range(0, len(documents), block_size):
        yield documents.iloc[start:start + block_size].reset_index(drop=True)


def map_blocks(function: Callable[[pd.DataFrame], Result], documents: pd.DataFrame, block_size: int = BLOCK_SIZE, engine: str = "local",
               scheduler: str = "") -> list[Result]:
    """What `function` gives for each block of documents, in the order of the blocks.

    `function` takes a documents table, knows no other block and changes nothing outside; then the results, put together, are the same for every
    block size and engine. `engine="dask"` sends the blocks, articles included, to the scheduler at `scheduler` (`tcp://host:8786`) and nowhere
    else. Raises UsageError for an unknown engine or a missing address, DatelineError where Dask is not installed or the scheduler can't be reached.

    >>> map_blocks(len, pd.DataFrame({"doc_id": ["a", "b", "c"]}), block_size=2)
    [2, 1]
    """
    if engine not in ENGINES:
        raise unknown("engine", engine, ENGINES)
    blocks = split_blocks(documents, block_size)
    return _map_dask(function, blocks, scheduler) if engine == "dask" else [function(block) for block in blocks]


def _connect(scheduler: str) -> Any:
    if not scheduler:
        raise UsageError("engine 'dask' needs the address of a scheduler; give --scheduler tcp://HOST:8786.")
    try:
        from distributed import Client
    except ImportError as error:
        raise DatelineError("engine 'dask' needs the library distributed, which is not installed; "
                            "install Dateline's extra 'dask' (pip install -e '.[dask]').") from error
    try:
        return Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise DatelineError(f"no Dask scheduler answers at {scheduler!r}; start one with 'dask scheduler', or leave out --engine dask.") from error


def _map_dask(function: Callable[[pd.DataFrame], Result], blocks: Iterator[pd.DataFrame], scheduler: str) -> list[Result]:
    """Each block a task of its own, pure=False so that no result is taken from another run."""
    client = _connect(scheduler)
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        return client.gather([client.submit(function, block, pure=False) for block in blocks])
    except (KilledWorker, CommClosedError) as error:
        raise DatelineError(f"the Dask workers at {scheduler!r} were lost ({type(error).__name__}); "
                            "give them more memory or a smaller block_size.") from error
    finally:
        client.close()
