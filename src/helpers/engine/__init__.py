"""Run a document-local function over blocks of documents: here, in a pool of processes, or on Dask. The only module that knows Dask."""
from helpers.engine.blocks import BLOCK_SIZE, ENGINES, Settings, by_blocks, map_blocks, settings, split_blocks, variables
from helpers.engine.clusters import check_scheduler

__all__ = ["BLOCK_SIZE", "ENGINES", "Settings", "by_blocks", "check_scheduler", "map_blocks", "settings", "split_blocks", "variables"]
