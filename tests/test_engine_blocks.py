"""Every engine and every size of blocks gives the same tables and the same run folder; what goes wrong on the way is one line."""
from __future__ import annotations

import os
import signal

import pandas as pd
import pytest
from run_fixture import HARBOUR, ROOT, dateline, make_home, tiny_run, tree, write_corpus

import helpers
from helpers.engine import by_blocks, check_scheduler, map_blocks, variables
from helpers.engine.blocks import Settings
from helpers.errors import DatelineError

TABLES = ["zones", "sentences", "words", "mentions", "pairs"]


def measure(documents: pd.DataFrame, aliases: pd.DataFrame, blocks: bool) -> dict[str, pd.DataFrame]:
    """What is local to an article, by blocks or at once."""
    do = {name: by_blocks(getattr(helpers, name), prepare) if blocks else getattr(helpers, name) for name, prepare in helpers.BLOCKWISE.items()}
    zones = do["find_zones"](documents)
    sentences = do["split_sentences"](documents, zones)
    words = do["split_words"](documents, sentences)
    mentions = do["find_mentions"](documents, zones, sentences, aliases)
    pairs = do["count_pairs"](helpers.actor_contexts(mentions), documents, kind="actor")
    return dict(zip(TABLES, (zones, sentences, words, mentions, pairs), strict=True))


@pytest.fixture(scope="module")
def sample():
    documents = helpers.read_corpus(ROOT / "corpus").documents
    zones = helpers.find_zones(documents)
    sentences = helpers.split_sentences(documents, zones)
    found = helpers.discover(documents, zones, sentences, helpers.split_words(documents, sentences), method="rules")
    return documents, helpers.read_registry(None, found, documents)


@pytest.fixture(scope="module")
def whole(sample):
    return measure(*sample, blocks=False)


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp://") as made:
        yield made.scheduler_address


def _set(monkeypatch, engine: str, scheduler: str, block_size: int) -> None:
    for name, value in variables(Settings(engine, scheduler, block_size)).items():
        monkeypatch.setenv(name, value)


def assert_same_tables(found: dict[str, pd.DataFrame], whole: dict[str, pd.DataFrame]) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(found[name], whole[name])


@pytest.mark.parametrize("block_size", [1, 7])
def test_blocks_of_any_size_give_the_tables_of_one_call(sample, whole, monkeypatch, block_size):
    _set(monkeypatch, "local", "", block_size)
    assert_same_tables(measure(*sample, blocks=True), whole)


@pytest.mark.slow
@pytest.mark.parametrize("block_size", [1, 7, 1000])
@pytest.mark.parametrize("engine", ["pool", "dask"])
def test_pool_and_dask_give_the_tables_of_one_call(sample, whole, monkeypatch, cluster, engine, block_size):
    _set(monkeypatch, engine, cluster if engine == "dask" else "", block_size)
    assert_same_tables(measure(*sample, blocks=True), whole)


@pytest.mark.slow
def test_local_pool_and_dask_write_the_same_run_folder(tmp_path, tmp_path_factory, cluster):
    """`tiny_run` is local with one block; the tables of the sample, by every engine, are compared above."""
    home, corpus = make_home(tmp_path / "home"), write_corpus(tmp_path / "harbour", HARBOUR)
    trees = {"local": tree(tiny_run(tmp_path_factory)[1], without=("timings.json",))}
    for engine, block_size in [("pool", "2"), ("dask", "1")]:
        more = ["--engine", "dask", "--scheduler", cluster] if engine == "dask" else []
        done = dateline(home, "report", corpus, "--run", "harbour", "--fresh", *more, DATELINE_BLOCK_SIZE=block_size,
                        **({"DATELINE_ENGINE": "pool"} if engine == "pool" else {}))
        assert (done.returncode, done.stderr) == (0, ""), engine
        trees[engine] = tree(home / "outputs" / "harbour", without=("timings.json",))
    assert trees["local"] == trees["pool"] == trees["dask"] and len(HARBOUR) > 2


def poisoned(documents: pd.DataFrame) -> pd.DataFrame:
    """A function that one article is too much for."""
    if documents["doc_id"].eq("c").any():
        raise ValueError("two\nlines")
    return documents[["doc_id"]]


@pytest.mark.parametrize("block_size", [1, 7, 1000])
def test_an_article_that_is_too_much_is_named(make_documents, monkeypatch, block_size):
    documents = make_documents({name: "Peru signed." for name in "abcd"})
    _set(monkeypatch, "local", "", block_size)
    with pytest.raises(DatelineError, match=r"^article 'c' could not be worked on \(poisoned: ValueError: two"):
        by_blocks(poisoned)(documents)
    with pytest.raises(DatelineError, match="^article 'c' could not be worked on"):
        map_blocks(poisoned, documents)


def dies_once(documents: pd.DataFrame) -> int:
    """A function whose process is killed the first time; the column url says where it leaves a mark."""
    mark = documents["url"].iloc[0]
    if documents["doc_id"].eq("c").any() and not os.path.exists(mark):
        open(mark, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return len(documents)


def dies_always(documents: pd.DataFrame) -> int:
    """A function whose process is killed each time."""
    os.kill(os.getpid(), signal.SIGKILL)
    return len(documents)


@pytest.mark.slow
def test_a_worker_that_dies_costs_a_retry_and_not_the_run(make_documents, tmp_path):
    documents = make_documents({name: "Peru signed." for name in "abcd"}).assign(url=str(tmp_path / "mark"))
    assert map_blocks(dies_once, documents, block_size=1, engine="pool") == [1, 1, 1, 1] and (tmp_path / "mark").exists()
    with pytest.raises(DatelineError, match="the worker processes died three times over"):
        map_blocks(dies_always, documents, block_size=2, engine="pool")


@pytest.mark.slow
def test_workers_with_other_helpers_are_refused_and_the_open_way_is_warned_of(cluster, monkeypatch):
    assert check_scheduler(cluster) == ""
    monkeypatch.setattr("helpers.engine.clusters._is_loopback", lambda _: False)
    assert check_scheduler(cluster).endswith("whoever can listen reads the articles; use a tls:// address.")
    monkeypatch.setattr("helpers.engine.clusters.here", lambda: {"helpers": "0123456789ab", "Python": "2.7"})
    with pytest.raises(DatelineError, match=r"the Dask worker tcp://.* differs: helpers .* \(here 0123456789ab\), Python .* \(here 2.7\)"):
        check_scheduler(cluster)


@pytest.mark.parametrize("address, loopback", [("tcp://127.0.0.1:8786", True), ("localhost:8786", True), ("tcp://[::1]:8786", True),
                                               ("tcp://10.0.0.7:8786", False), ("tls://cluster.example:8786", False)])
def test_what_is_loopback(address, loopback):
    assert helpers.engine.clusters._is_loopback(address) is loopback


@pytest.mark.slow
def test_a_scheduler_that_cannot_be_reached_is_one_line_and_no_kernel(tmp_path):
    home, corpus = make_home(tmp_path / "home"), write_corpus(tmp_path / "harbour", HARBOUR)
    done = dateline(home, "report", corpus, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "no Dask scheduler answers at 'tcp://127.0.0.1:9'" in done.stderr and not (home / "outputs").exists()
