"""Reports on a folder that holds more than the notebooks read: the same bytes from every engine, totals of all beside those drawn, recounted."""
from __future__ import annotations

import json
import shutil

import pandas as pd
import pytest
from run_fixture import HARBOUR, dateline, make_home, tree

from helpers.compare import compare
from helpers.tables import read_sheet, write_sheet
from helpers.verify import verify

pytestmark = pytest.mark.slow
MOST = 4


def _write(folder):
    """The harbour's articles in nine wordings, one of them twice, and one that is not English."""
    rows = [{"id": f"h{number}", "text": text.replace("240", str(240 + number // 3))} for number, text in enumerate([*HARBOUR.values()] * 3)]
    rows += [{"id": "copy", "text": rows[0]["text"]}, {"id": "es", "text": "El gobierno dijo que los barcos no podrán salir del puerto hasta el martes por la tormenta."}]
    folder.mkdir(exist_ok=True)
    for name, part in (("a.jsonl", rows[:6]), ("b.jsonl", rows[6:])):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in part), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Home, folder of articles and run folder of one report; nobody may change it."""
    base = tmp_path_factory.mktemp("large")
    home, folder = make_home(base / "home"), _write(base / "many")
    done = dateline(home, "report", folder, "-p", f"most_articles={MOST}")
    assert (done.returncode, done.stderr) == (0, "")
    return home, folder, home / "outputs" / "many"


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp://") as made:
        yield made.scheduler_address


def test_every_engine_and_every_size_of_blocks_write_the_same_run_folder(large, tmp_path, cluster):
    _, folder, run = large
    for engine, block_size in (("pool", "7"), ("dask", "1")):
        home = make_home(tmp_path / engine)
        more = ["--engine", "dask", "--scheduler", cluster] if engine == "dask" else []
        done = dateline(home, "report", folder, "-p", f"most_articles={MOST}", "--fresh", *more, DATELINE_BLOCK_SIZE=block_size,
                        **({"DATELINE_ENGINE": "pool"} if engine == "pool" else {}))
        assert (done.returncode, done.stderr) == (0, "")
        assert tree(home / "outputs" / "many", without=("timings.json",)) == tree(run, without=("timings.json",)), engine


def test_the_page_says_first_of_how_many_and_the_totals_are_of_all(large):
    page = (large[2] / "report.html").read_text(encoding="utf-8")
    facts = read_sheet(large[2] / "tables" / "whole_facts.csv").set_index("name")["n"]
    assert (facts["n_documents"], facts["n_texts"], facts["n_skipped"]) == ("10", "7", "1")
    assert page.index("what follows is of") < page.index("What was found")
    numbers = read_sheet(large[2] / "tables" / "numbers.csv")
    assert {"drawn", "whole-terms", "whole-states", "whole-people", "whole-acting-pairs", "whole-pairs"} <= set(numbers["item"])
    whole = numbers[numbers["item"].str.startswith("whole-") & (numbers["column"] != "")]
    assert set(whole["kind"]) <= {"score", "label"} and whole.loc[whole["kind"] == "score", "rule"].str.contains("whole_|_totals").all()


def test_verify_draws_again_and_holds_the_totals_against_their_parts(large):
    found = verify(large[2])
    assert found.holds and "of all 10 articles: totals held against the sums of 2 parts" in found.lines[-1], found.lines


@pytest.mark.parametrize("table, row, column, value, says", [
    ("whole_terms", 0, "n", "77", "its rows are not what the parts"), ("whole_mentions", 0, "n_mentions", "77", "its rows are not what the parts"),
    ("whole_acting_pairs", 0, "npmi", "0.9", "column npmi: it is not what"), ("whole_keyword_pairs", 1, "n", "77", "whole_keyword_parts"),
    ("whole_parts", 0, "n_words", "77", "the articles give"), ("whole_facts", 0, "n", "77", "the parts give 10")])
def test_verify_names_a_total_that_was_changed(large, tmp_path, table, row, column, value, says):
    run = tmp_path / "many"
    shutil.copytree(large[2], run)
    sheet = read_sheet(run / "tables" / f"{table}.csv").drop(columns="line")
    sheet.loc[row, column] = value
    write_sheet(sheet, run / "tables" / f"{table}.csv")
    found = verify(run, large[1])
    assert not found.holds and any(line.startswith(f"table {table}") and says in line for line in found.lines), found.lines


def test_a_folder_that_grew_is_noticed_by_runs_and_by_verify(large, tmp_path):
    home, folder = make_home(tmp_path / "home"), _write(tmp_path / "many")
    shutil.copytree(large[2], home / "outputs" / "many")
    (folder / "c.txt").write_text(HARBOUR["03_end.txt"].replace("Port Ellis", "Port Amber"), encoding="utf-8")
    found = verify(home / "outputs" / "many", folder)
    assert not found.holds and any("files any more of which the articles were drawn" in line or "is new" in line for line in found.lines)
    done = dateline(home, "report", folder, "--run", "more", "-p", f"most_articles={MOST}")
    assert done.returncode == 0
    assert read_sheet(home / "outputs" / "more" / "tables" / "whole_facts.csv")["n"].iloc[0] == "11"


def test_two_runs_are_compared(large, tmp_path, monkeypatch):
    home, folder, run = large
    monkeypatch.setenv("DATELINE_HOME", str(home))
    other = make_home(tmp_path / "home")
    done = dateline(other, "report", folder, "--run", "fewer", "-p", f"most_articles={MOST - 1}")
    assert done.returncode == 0, done.stderr
    told = compare(run, other / "outputs" / "fewer")
    assert "most_articles" in told.text and len(told.moves) > 5
    assert not pd.Series([move.place[0] for move in told.moves]).str.startswith("page").all()
