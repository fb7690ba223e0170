"""Blocks: the same result for every block size, here and on a Dask scheduler; one clear line where there is none."""
from __future__ import annotations

import builtins

import pandas as pd
import pytest

from helpers.engine import by_blocks, map_blocks, split_blocks
from helpers.errors import DatelineError, UsageError


def count_words(block: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": block["doc_id"], "n": [len(text.split()) for text in block["text"]]})


@pytest.fixture(scope="module")
def documents(make_documents):
    return make_documents({f"d{number:02d}": "word " * number for number in range(1, 16)})


@pytest.mark.parametrize("block_size", [1, 7, 1000])
def test_every_block_size_gives_the_same_rows(documents, block_size):
    parts = map_blocks(count_words, documents, block_size=block_size)
    assert len(parts) == {1: 15, 7: 3, 1000: 1}[block_size]
    assert pd.concat(parts, ignore_index=True)["n"].tolist() == list(range(1, 16))


def test_blocks_begin_at_row_zero_and_an_empty_table_has_none(documents):
    assert [block.index[0] for block in split_blocks(documents, 7)] == [0, 0, 0]
    assert map_blocks(count_words, documents.head(0)) == []


@pytest.mark.parametrize("options, says", [
    ({"engine": "dusk"}, "did you mean 'dask'"), ({"engine": "dask"}, "needs the address of a scheduler"),
                                           ({"block_size": 0}, "block_size 0 is too small"),
])
def test_a_wrong_call_is_one_line(documents, options, says):
    with pytest.raises(UsageError, match=says):
        map_blocks(count_words, documents, **options)


def test_what_blocks_tell_beside_their_rows_is_put_together(documents, monkeypatch):
    def tell(documents):
        table = documents[["doc_id"]].copy()
        table.attrs["seen"] = [f"{doc_id}!" for doc_id in documents["doc_id"]]
        return table

    monkeypatch.setenv("DATELINE_BLOCK_SIZE", "2")
    assert by_blocks(tell)(documents).attrs["seen"] == tell(documents).attrs["seen"]


def test_without_dask_the_line_names_the_extra(documents, monkeypatch):
    plain = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name.startswith("distributed"):
            raise ImportError(name)
        return plain(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(DatelineError, match="extra 'dask'"):
        map_blocks(count_words, documents, engine="dask", scheduler="tcp://127.0.0.1:9")


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_one_line(documents, monkeypatch):
    monkeypatch.setattr("helpers.engine.clusters.PATIENCE", "1s")
    with pytest.raises(DatelineError, match="no Dask scheduler answers at 'tcp://127.0.0.1:9'"):
        map_blocks(count_words, documents, engine="dask", scheduler="tcp://127.0.0.1:9")


def test_lost_workers_are_one_line(documents, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

    class Client:
        closed = False

        def submit(self, function, *given, pure):
            return function(*given)

        def gather(self, futures):
            raise distributed.KilledWorker("task", None, 3)

        def close(self):
            self.closed = True

    client = Client()
    monkeypatch.setattr("helpers.engine.clusters._connect", lambda scheduler: client)
    with pytest.raises(DatelineError, match=r"workers at 'tcp://there' were lost \(KilledWorker\)"):
        map_blocks(count_words, documents, engine="dask", scheduler="tcp://there")
    assert client.closed


@pytest.mark.parametrize("block_size", [1, 7, 1000])
def test_dask_gives_what_is_given_here(documents, block_size):
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp") as cluster:
        there = map_blocks(count_words, documents, block_size=block_size, engine="dask", scheduler=cluster.scheduler_address)
    here = map_blocks(count_words, documents, block_size=block_size)
    assert len(there) == len(here)
    for one, other in zip(there, here, strict=True):
        pd.testing.assert_frame_equal(one, other)
