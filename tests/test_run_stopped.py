"""A report that is stopped, killed or crossed by another: one line, no kernel left, the earlier run untouched, and nothing done twice after it."""
from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from run_fixture import COMMAND, HARBOUR, dateline, environment, make_home, tiny_run, tree, write_corpus

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path, tmp_path_factory):
    """A home in which the report of the harbour articles lies already."""
    made = make_home(tmp_path / "home")
    shutil.copytree(tiny_run(tmp_path_factory)[1], made / "outputs" / "harbour")
    return made


@pytest.fixture
def harbour(tmp_path):
    return write_corpus(tmp_path / "harbour", HARBOUR)


def _left(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "outputs").iterdir())


def _start(home: Path, *arguments: object, **changes: str) -> subprocess.Popen:
    # Whoever starts the tests in the background has them ignore Ctrl-C, and what they start too.
    return subprocess.Popen(preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
                            args=[COMMAND, "report", *map(str, arguments)], cwd=home, env=environment(home, **changes), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, start_new_session=True)


def _below(running: subprocess.Popen) -> list[psutil.Process]:
    try:
        return psutil.Process(running.pid).children(recursive=True)
    except psutil.Error:
        return []


def _kernels(running: subprocess.Popen, least: int = 1) -> list[psutil.Process]:
    """The kernels of a report, once there are so many: whatever holds a connection file."""
    until = time.monotonic() + 90
    while time.monotonic() < until and running.poll() is None:
        found = [child for child in _below(running) if child.net_connections("tcp4")]
        if len(found) >= least:
            return found
        time.sleep(0.05)
    return []


def _are_gone(processes: list[psutil.Process]) -> bool:
    psutil.wait_procs(processes, timeout=8)
    return not [one for one in processes if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.parametrize("stop, wait, kind", [
    (signal.SIGINT, 0.15, "auto"), (signal.SIGINT, 1.2, "auto"), (signal.SIGTERM, 2.3, "auto"), (signal.SIGINT, 4.1, "auto"), (signal.SIGINT, 1.7, "plain"),
    (signal.SIGTERM, 3.7, "plain")])
def test_a_stopped_run_leaves_no_kernel_and_no_half_run(home, harbour, stop, wait, kind):
    before = tree(home / "outputs")
    running = _start(home, harbour, "--fresh", DATELINE_KERNELS=kind)
    time.sleep(0.3)  # until then Python itself is just starting, and ends as any program does
    processes, until = [], time.monotonic() + wait
    while time.monotonic() < until:
        processes = list({*processes, *_below(running)})
        time.sleep(0.05)
    running.send_signal(stop)
    processes = list({*processes, *_below(running)})
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, "", "dateline: stopped; nothing half-written is left.\n")
    assert _are_gone(processes) and tree(home / "outputs") == before and _left(home) == ["harbour"]


def test_a_run_that_was_stopped_goes_on_where_it_was(home, harbour, tmp_path):
    cache = tmp_path / "cache"
    running = _start(home, harbour, DATELINE_CACHE=str(cache))
    while running.poll() is None and not list((cache / "notebooks").glob("[!.]*")):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    finished = [json.loads((path / "entry.json").read_text()) for path in (cache / "notebooks").glob("[!.]*")]
    assert running.returncode == 130 and 0 < len(finished) < 3
    done = dateline(home, "report", harbour, DATELINE_CACHE=str(cache))
    told = json.loads((home / "outputs" / "harbour" / "timings.json").read_text())
    assert (done.returncode, done.stderr) == (0, "") and len(told["from_the_cache"]) >= len(finished)


@pytest.mark.parametrize("kind, wait", [("auto", 0.0), ("auto", 1.5), ("plain", 1.5)])
def test_a_kernel_killed_in_the_middle_is_one_line(home, harbour, kind, wait):
    before = tree(home / "outputs")
    running = _start(home, harbour, "--fresh", DATELINE_KERNELS=kind)
    kernels = _kernels(running, 3)
    assert len(kernels) >= 3
    while running.poll() is None and not list((home / "outputs").rglob(".parts/*/*")):  # a kernel that ends while it is starting is started again
        time.sleep(0.05)
    time.sleep(wait)
    kernels[-1].kill()
    out, err = running.communicate(timeout=120)
    assert (running.returncode, out, err.count("\n")) == (1, "", 1) and "was ended from outside" in err and "run again" in err
    assert _are_gone(kernels) and tree(home / "outputs") == before and _left(home) == ["harbour"]


def test_a_killed_run_leaves_no_kernel_and_the_next_one_succeeds(home, harbour):
    before = tree(home / "outputs" / "harbour")
    running = _start(home, harbour, "--fresh")
    kernels = _kernels(running, 2)
    processes = _below(running)
    running.kill()
    running.wait()
    assert kernels and _are_gone(processes) and tree(home / "outputs" / "harbour") == before
    done = dateline(home, "report", harbour)
    assert (done.returncode, done.stderr) == (0, "") and _left(home) == ["harbour", "index.html"]


def test_a_second_report_on_the_same_name_is_told_to_wait(home, harbour):
    running = _start(home, harbour, "--fresh")
    assert _kernels(running)
    done = dateline(home, "report", harbour, "--fresh")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert f"another report is being written to 'harbour' (process {running.pid}); wait for it or choose another --run NAME." in done.stderr
    _, err = running.communicate(timeout=180)
    assert (running.returncode, err) == (0, "") and _left(home) == ["harbour", "index.html"]


def test_two_runs_at_once_on_one_empty_cache_agree(home, harbour, tmp_path):
    both = [_start(home, harbour, "--run", name, DATELINE_CACHE=str(tmp_path / "cache")) for name in ("one", "two")]
    told = [one.communicate(timeout=240) for one in both]
    assert [one.returncode for one in both] == [0, 0] and [err for _, err in told] == ["", ""]
    trees = [tree(home / "outputs" / name, without=("timings.json", "run.json", "report.html")) for name in ("one", "two")]
    assert trees[0] == trees[1] and len(list((tmp_path / "cache" / "notebooks").glob("[!.]*"))) == 3
    assert trees[0] == tree(home / "outputs" / "harbour", without=("timings.json", "run.json", "report.html"))


def test_a_full_disk_in_the_middle_is_one_line_and_the_earlier_run_stays(home, harbour, tmp_path):
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    before = tree(home / "outputs")
    done = subprocess.run([COMMAND, "report", harbour, "--fresh"], cwd=home, env=environment(home), capture_output=True, text=True, timeout=240,
                          check=False, preexec_fn=limit)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert "too large" in done.stderr and "untouched" in done.stderr
    assert tree(home / "outputs") == before and _left(home) == ["harbour"]


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_outputs_that_may_not_be_written_are_one_line(harbour, tmp_path):
    home = make_home(tmp_path / "bare")
    (home / "outputs").symlink_to("/proc/self/nowhere")
    done = dateline(home, "report", harbour, "--fresh")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1) and done.stderr.startswith("dateline: cannot write to outputs/: ")
