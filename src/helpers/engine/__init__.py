"""Run a document-local function over blocks of documents: here, in a pool of processes, or on Dask. The only module that knows Dask."""
from helpers.engine.blocks import BLOCK_SIZE, ENGINES, Settings, by_blocks, map_blocks, run_task, settings, split_blocks, variables
from helpers.engine.clusters import check_scheduler
from helpers.engine.reducing import reduce_tasks

__all__ = ["BLOCK_SIZE", "ENGINES", "Settings", "by_blocks", "check_scheduler", "map_blocks", "reduce_tasks", "run_task", "settings", "split_blocks", "variables"]
