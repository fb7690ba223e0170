"""A run folder takes its place whole or not at all."""
from __future__ import annotations

import os
import threading

import pytest

from helpers.errors import DatelineError, UsageError
from helpers.run.folder import check_run_name, run_folder


def test_a_finished_run_takes_the_place_of_the_earlier_one(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old.txt").write_text("old")
    with run_folder(tmp_path, "a") as building:
        (building / "new.txt").write_text("new")
        assert (tmp_path / "a" / "old.txt").is_file()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "new.txt"]


@pytest.mark.parametrize("error", [ValueError("a fault"), KeyboardInterrupt()])
def test_a_failed_run_leaves_the_earlier_one_and_nothing_else(tmp_path, error):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old.txt").write_text("old")
    with pytest.raises(type(error)), run_folder(tmp_path, "a") as building:
        (building / "new.txt").write_text("new")
        raise error
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "old.txt"]


def test_a_second_builder_is_told_to_wait(tmp_path):
    with run_folder(tmp_path, "a"), pytest.raises(DatelineError, match=f"process {os.getpid()}"), run_folder(tmp_path, "a"):
        pass


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path):
    (tmp_path / ".a.lock").write_text("999999999")
    with run_folder(tmp_path, "a"):
        pass
    assert (tmp_path / "a").is_dir() and not (tmp_path / ".a.lock").exists()


def test_a_lock_that_is_just_being_written_is_not_taken_over(tmp_path):
    (tmp_path / ".a.lock").write_text("")
    writer = threading.Timer(0.2, lambda: (tmp_path / ".a.lock").write_text(str(os.getpid())))
    writer.start()
    with pytest.raises(DatelineError, match="another report is being written to 'a'"), run_folder(tmp_path, "a"):
        pass
    writer.join()
    assert (tmp_path / ".a.lock").is_file()


@pytest.mark.parametrize("fault", [PermissionError(13, "Permission denied"), OSError(28, "No space left on device"), OSError(30, "Read-only file system")])
def test_a_folder_that_cannot_be_written_is_one_line(tmp_path, monkeypatch, fault):
    def refuse(*_, **__):
        raise fault
    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(DatelineError, match=f"cannot write to {tmp_path.name}/: {fault.strerror}"), run_folder(tmp_path, "a"):
        pass


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "x" * 90, "a\nb", "a.", "/abs"])
def test_a_name_that_could_leave_the_folder_is_refused(name):
    with pytest.raises(UsageError, match="run name"):
        check_run_name(name)


@pytest.mark.parametrize("name", ["sample", "seed_corpus", "Strike 2024", "ärger-1.2"])
def test_ordinary_names_pass(name):
    assert check_run_name(name) == name
