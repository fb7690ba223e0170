"""The README is true: its dictionary, its list of samples, and every command in it."""
from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from helpers.corpus import read_corpus
from tests.readme import README, with_dictionary

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```console\n(.*?)```", TEXT, re.S) for line in block.splitlines() if line.strip()]


def test_the_dictionary_is_that_of_the_contracts():
    assert with_dictionary(TEXT) == TEXT


def test_the_list_of_difficulties_names_every_sample_article():
    listed = re.findall(r"^\| ((?:fraud|rates)/\S+) \| (.+) \|$", TEXT, re.M)
    assert [name for name, _ in listed] == read_corpus(ROOT / "corpus").documents["doc_id"].tolist()
    assert all("," in difficulties for _, difficulties in listed)


def test_every_file_it_names_is_there():
    for name in ["docs/report.png", "environment.yml", "LICENSE", "CITATION.cff", "CONTRIBUTING.md", "requirements.lock", "requirements-dev.lock", ".ci/run"]:
        assert (ROOT / name).is_file()


def test_make_commands_are_run_by_ci():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [line for line in COMMANDS if line.startswith("make") and line.split()[1] not in script] == []


@pytest.mark.slow
def test_every_other_command_runs_as_it_stands(tmp_path):
    """In a copy of the checkout, so that nothing is left here; `.venv/bin` is this environment's."""
    place = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(place)], check=True)
    (place / ".venv").symlink_to(Path(os.sys.prefix))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE")} | {
        "DATELINE_HOME": str(place), "PYTHONPATH": str(place / "src")}
    for line in [line for line in COMMANDS if not line.startswith("make")]:
        done = subprocess.run(shlex.split(line), cwd=place, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, f"{line}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    assert (place / "outputs" / "second" / "report.html").is_file() and (place / "strike" / "metadata.csv").is_file()
