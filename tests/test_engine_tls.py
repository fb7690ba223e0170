"""Dask over TLS: its own settings are passed through; a worker that is killed costs a retry there too; who has no certificate is told in one line."""
from __future__ import annotations

import os
import shutil
import signal
import subprocess

import pandas as pd
import pytest

from helpers.engine import check_scheduler, map_blocks, reduce_tasks
from helpers.errors import DatelineError

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of our own making that vouches for itself, and Dask's settings that name it for everybody."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed, and makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", folder / "key.pem",
                    "-out", folder / "cert.pem"], check=True, capture_output=True)
    own = {f"distributed.comm.tls.{who}.{what}": str(folder / f"{what}.pem") for who in ("scheduler", "worker", "client") for what in ("cert", "key")}
    return own | {"distributed.comm.tls.ca-file": str(folder / "cert.pem"), "distributed.comm.require-encryption": True}


@pytest.fixture(scope="module")
def cluster(certificate):
    """Two worker processes that speak TLS only."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    import dask

    with dask.config.set(certificate):
        security = distributed.Security()
        with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tls://",
                                      security=security) as made:
            yield made.scheduler_address


def dies_once(documents: pd.DataFrame) -> int:
    """A function whose worker is killed the first time; the column url says where it leaves a mark."""
    mark = documents["url"].iloc[0]
    if documents["doc_id"].eq("c").any() and not os.path.exists(mark):
        open(mark, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return len(documents)


def add_up(number: int, more: int, mark: str) -> int:
    """A task whose worker is killed the first time."""
    if number == 3 and not os.path.exists(mark):
        open(mark, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return number + more


def test_blocks_go_over_tls_and_a_killed_worker_costs_a_retry(cluster, make_documents, tmp_path):
    assert cluster.startswith("tls://") and check_scheduler(cluster) == ""
    documents = make_documents({name: "Peru signed." for name in "abcd"}).assign(url=str(tmp_path / "mark"))
    assert map_blocks(dies_once, documents, block_size=1, engine="dask", scheduler=cluster) == [1, 1, 1, 1]
    assert reduce_tasks(add_up, [(number,) for number in range(5)], (10, str(tmp_path / "other")), sum, engine="dask", scheduler=cluster) == 60
    assert (tmp_path / "mark").exists() and (tmp_path / "other").exists()


def test_who_has_no_certificate_is_told_in_one_line(cluster, certificate, monkeypatch):
    import dask

    monkeypatch.setattr("helpers.engine.clusters.PATIENCE", "2s")
    with dask.config.set({name: None for name in certificate if "tls" in name} | {"distributed.comm.require-encryption": False}):
        with pytest.raises(DatelineError, match="no Dask scheduler answers at 'tls://"):
            check_scheduler(cluster)
        with pytest.raises(DatelineError, match="no Dask scheduler answers at 'tcp://"):
            check_scheduler(cluster.replace("tls://", "tcp://"))
