"""Kernels from one parent: each a process of its own, and the plain way with its reason where forking is not safe."""
from __future__ import annotations

import os
import subprocess
import sys
import time

import psutil
import pytest
from run_fixture import ROOT

from helpers.errors import UsageError
from helpers.run import execute, launching
from helpers.run.execute import steady_variables
from helpers.run.fork_server import COMMON, count_threads


def test_a_way_that_is_asked_for_or_the_only_one_is_the_reason(monkeypatch):
    server = launching.ForkServer({}, ROOT, "plain")
    assert server.fork([], {}, ".") is None and server.reason == "DATELINE_KERNELS=plain"
    monkeypatch.setattr("helpers.run.launching.sys.platform", "darwin")
    server = launching.ForkServer({}, ROOT)
    assert server.fork([], {}, ".") is None and server.reason == "forking is for Linux; this is darwin"
    with pytest.raises(UsageError, match="did you mean 'plain'"):
        launching.ForkServer({}, ROOT, "plane")


def test_a_parent_that_ends_is_the_reason_and_closing_it_twice_is_no_fault(monkeypatch):
    monkeypatch.setattr("helpers.run.launching.sys.executable", "/bin/false")
    server = launching.ForkServer(steady_variables(), ROOT)
    assert server.fork([], {}, ".") is None and "the parent of the kernels" in server.reason
    server.close()
    server.close()


def test_a_process_that_has_ended_is_known():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    kernel = launching.ForkedKernel(child.pid)
    assert kernel.poll() is None
    kernel.kill()
    child.wait()
    assert kernel.poll() == kernel.wait() == 1
    kernel.terminate()
    assert launching.ForkedKernel(999_999_999).poll() == 1


def test_a_process_that_ends_between_two_questions_has_ended(monkeypatch):
    kernel = launching.ForkedKernel(os.getpid())

    def gone(_: object) -> str:
        raise psutil.NoSuchProcess(os.getpid())

    for question in ("status", "wait"):
        monkeypatch.setattr(psutil.Process, question, gone)
    assert kernel.poll() == kernel.wait() == 1


@pytest.mark.parametrize("message, closed, calls", [
    ("Kernel died before replying to kernel_info", False, execute.STARTS), ("Kernel died before replying to kernel_info", True, 1), ("another fault", False, 1)])
def test_only_a_kernel_that_ends_before_its_first_word_is_started_again(monkeypatch, message, closed, calls):
    server, tried = launching.ForkServer({}, ROOT, "plain"), []
    server.closed = closed

    def die(*asked: object) -> None:
        tried.append(asked)
        raise RuntimeError(message)

    monkeypatch.setattr(execute, "_run_once", die)
    with pytest.raises(RuntimeError, match=message):
        execute._execute(None, server, None)
    assert len(tried) == calls


@pytest.mark.slow
def test_a_parent_with_more_than_one_thread_does_not_fork(monkeypatch):
    second = "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start(); "
    monkeypatch.setattr(launching, "SERVER", ("-c", second + "from helpers.run.fork_server import serve; serve()"))
    server = launching.ForkServer(steady_variables(), ROOT)
    try:
        assert server.fork(["-f", "nowhere.json"], steady_variables(), str(ROOT)) is None
        assert server.reason == "the parent of the kernels has 2 threads" and server.fork([], {}, ".") is None
    finally:
        server.close()


@pytest.mark.slow
def test_a_kernel_is_a_process_of_its_own_that_ends_with_its_parent(tmp_path):
    server = launching.ForkServer(steady_variables(), ROOT)
    try:
        kernels = [server.fork(["-f", str(tmp_path / f"{number}.json")], steady_variables(), str(ROOT)) for number in range(2)]
        until = time.monotonic() + 30
        while time.monotonic() < until and len(list(tmp_path.glob("*.json"))) < 2:
            time.sleep(0.05)
        assert server.reason == "" and len({kernel.pid for kernel in kernels}) == 2 and [kernel.poll() for kernel in kernels] == [None, None]
        assert all(psutil.Process(kernel.pid).ppid() == server._process.pid for kernel in kernels)
    finally:
        server.close()
    assert [kernel.wait() for kernel in kernels] == [1, 1]


def test_only_what_every_notebook_uses_is_imported_in_the_parent():
    assert count_threads() >= 1 and not {"networkx", "spacy", "nltk"} & {name.split(".")[0] for name in COMMON}


def test_papermill_is_imported_without_the_web_and_everybody_later_gets_it():
    told = subprocess.run([sys.executable, "-c", "from helpers.run.papermill_lean import import_papermill; import_papermill(); import sys\n"
                           "print('requests' in sys.modules, 'isoduration' in sys.modules); import requests; print(requests.get.__name__)\n"
                           "from nbformat.validator import validators; print(len(validators))"], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False", "get", "1"], "and the schema of a notebook is made once, before threads ask for it"


def test_the_parent_has_loaded_what_a_kernel_begins_with_and_no_debugger():
    code = ("import sys; from helpers.run import fork_server as server; server._import_without('ipykernel.debugger', 'debugpy')\n"
            "from ipykernel.debugger import _is_debugpy_available as there; print(there, 'debugpy' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == ["False", "False"]
