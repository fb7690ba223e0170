"""An executed notebook is committed as git keeps it: the filter that `make lab` sets, and the hook for those who use pre-commit."""
from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from helpers.run.git_filter import filter_settings, set_filter

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def git(folder: Path, *arguments: str) -> str:
    own = ("-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "core.hooksPath=/dev/null")
    return subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def clone(tmp_path):
    """A repository with the notebooks, as a clone of this one has them before `make lab`."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "start")
    return tmp_path


def execute(path: Path, kernel: str = "Python 3") -> None:
    """Leave in a notebook what JupyterLab, nbconvert, papermill and VS Code leave in one that ran."""
    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        cell.metadata |= {"papermill": {"duration": 1.5}, "trusted": True}
        if cell.cell_type == "code":
            cell.execution_count, cell.metadata["execution"] = number, {"iopub.status.busy": "2026-01-01"}
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "'told — ünïcode'"}, execution_count=number)]
    notebook.metadata["kernelspec"]["display_name"] = kernel
    notebook.metadata["language_info"] |= {"version": "3.11.7", "mimetype": "text/x-python", "file_extension": ".py", "pygments_lexer": "ipython3",
                                           "nbconvert_exporter": "python", "codemirror_mode": {"name": "ipython", "version": 3}}
    notebook.metadata |= {"widgets": {}, "papermill": {"version": "2"}, "vscode": {"x": 1}}
    nbformat.write(notebook, path)


def test_an_executed_notebook_is_committed_without_a_trace(clone):
    assert set_filter(clone)
    for path in (clone / "notebooks").glob("*.ipynb"):
        execute(path, "Python 3 (ipykernel)")
    git(clone, "add", ".")
    assert git(clone, "status", "--porcelain") == "" == git(clone, "diff", "HEAD", "--stat")
    assert all("told" in path.read_text(encoding="utf-8") for path in (clone / "notebooks").glob("*.ipynb"))  # on the disk the outputs stay


def test_what_was_written_is_committed_and_the_ids_stay(clone):
    set_filter(clone)
    path = clone / "notebooks" / NOTEBOOKS[0].name
    execute(path)
    path.write_text(path.read_text(encoding="utf-8").replace("# Start here", "# Begin here"), encoding="utf-8")
    git(clone, "commit", "-qam", "write")
    kept, before = (json.loads(text) for text in (git(clone, "show", f"HEAD:notebooks/{path.name}"), NOTEBOOKS[0].read_text(encoding="utf-8")))
    assert kept["cells"][0]["source"][0] == "# Begin here\n" and kept["cells"][1:] == before["cells"][1:] and kept["metadata"] == before["metadata"]


def test_set_twice_it_is_set_once_and_another_python_takes_its_place(clone, monkeypatch):
    assert set_filter(clone)
    before = (clone / ".git" / "config").read_bytes()
    assert set_filter(clone) and (clone / ".git" / "config").read_bytes() == before
    monkeypatch.setattr(sys, "executable", "/with a blank/python")
    assert set_filter(clone) and git(clone, "config", "filter.nbstripout.clean").startswith("'/with a blank/python' -m nbstripout --keep-id | ")


@pytest.mark.parametrize("take", ["clone", "git", "nbstripout", "right to write"])
def test_where_something_is_missing_nothing_happens(clone, monkeypatch, take):
    if take == "clone":
        shutil.rmtree(clone / ".git")
    if take == "git":
        monkeypatch.setenv("PATH", str(clone))
    if take == "nbstripout":
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    if take == "right to write":
        (clone / ".git" / "config.lock").touch()  # git refuses to write beside it, also for root
    assert set_filter(clone) is False


def test_without_its_python_git_takes_the_notebook_as_it_is(clone, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/gone/python")
    set_filter(clone)
    execute(clone / "notebooks" / NOTEBOOKS[0].name)
    git(clone, "add", ".")
    assert git(clone, "status", "--porcelain") == f"M  notebooks/{NOTEBOOKS[0].name}\n"


def hook() -> dict:
    return yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"][0]


def test_the_pre_commit_hook_strips_in_place(clone):
    paths = sorted((clone / "notebooks").glob("*.ipynb"))
    for path in paths:
        execute(path)
    program, *arguments = hook()["entry"].split()
    subprocess.run([sys.executable, "-m", program, *arguments, *hook()["args"], *map(str, paths)], cwd=clone, check=True)
    cells = [cell for path in paths for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert git(clone, "diff", "HEAD", "--stat") == "" and not [cell for cell in cells if cell.get("outputs")]


def test_hook_and_environment_ask_for_the_same_and_name_no_address():
    told = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert "://" not in told and [repo["repo"] for repo in yaml.safe_load(told)["repos"]] == ["local"]
    assert f'"{hook()["additional_dependencies"][0]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "filter.nbstripout.clean" in filter_settings() and "filter=nbstripout" in (ROOT / ".gitattributes").read_text(encoding="utf-8")
