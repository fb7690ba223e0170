"""Nothing done twice, and never a wrong page: when a notebook is run again, why, and what a damaged or a full cache does."""
from __future__ import annotations

import io
import json
import os
import resource
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from run_fixture import HARBOUR, ROOT, dateline, make_home, tiny_run, tree, write_corpus

from helpers.corpus import read_corpus
from helpers.run import list_notebooks
from helpers.run.again import Again
from helpers.run.entries import entry_place, prune, read_entry, write_entry
from helpers.run.ingredients import environment_hashes, hash_cells, ingredients, quick_hash, raw_folder
from helpers.run.progress import Progress
from helpers.run.reasons import why
from helpers.run.versions import known_versions
from helpers.store import content_hash

NOTEBOOK = {"cells": [{"cell_type": "markdown", "id": "t", "metadata": {}, "source": "# T"},
                      {"cell_type": "code", "id": "a", "metadata": {"tags": ["x"]}, "source": "a", "outputs": [], "execution_count": None}], "metadata": {}}


def _write(path: Path, notebook: dict) -> Path:
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


# Ingredients

def test_cells_count_markdown_too_and_what_an_execution_left_does_not(tmp_path):
    first = hash_cells(_write(tmp_path / "a.ipynb", NOTEBOOK))
    executed = json.loads(json.dumps(NOTEBOOK))
    executed["cells"][1] |= {"outputs": [{"output_type": "stream", "text": "3"}], "execution_count": 7}
    executed["metadata"] = {"language_info": {"version": "3.11.2"}}
    assert hash_cells(_write(tmp_path / "b.ipynb", executed)) == first
    for place, change in [(0, {"source": "# U"}), (1, {"source": "b"}), (1, {"metadata": {"tags": []}}), (0, {"attachments": {"x": 1}})]:
        other = json.loads(json.dumps(NOTEBOOK))
        other["cells"][place] |= change
        assert hash_cells(_write(tmp_path / "c.ipynb", other)) != first


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory):
    return environment_hashes(tmp_path_factory.mktemp("cache"))


def _made(folder: Path, surroundings: dict, **parameters: object) -> str:
    return content_hash(ingredients(list_notebooks()[0], {"corpus_dir": str(folder), "n_terms": 12} | parameters, read_corpus(folder), surroundings))


def test_the_ingredients_follow_articles_inputs_and_parameters_and_no_place_or_time(tmp_path, surroundings):
    here = write_corpus(tmp_path / "here" / "harbour", HARBOUR)
    first = _made(here, surroundings)
    there = write_corpus(tmp_path / "there" / "harbour", dict(reversed(HARBOUR.items())))
    os.utime(there / "01_strike.txt", (1, 1))
    assert _made(there, surroundings) == first
    assert _made(there, surroundings, n_terms=13) != first
    assert _made(there, surroundings | {"python": "3.99"}) != first
    seen = {first}
    for name, text in [("actors.csv", "alias,actor,decision\nBerg,Anna Berg,accept\n"), ("04_more.txt", HARBOUR["03_end.txt"]), ("notes.xyz", "x"),
                       ("01_strike.txt", HARBOUR["01_strike.txt"] + " ")]:
        (there / name).write_text(text)
        seen.add(_made(there, surroundings))
    assert len(seen) == 5
    (there / "04_more.txt").write_text(HARBOUR["03_end.txt"])
    assert _made(there, surroundings) in seen


def test_an_article_under_another_name_is_another_folder(tmp_path, surroundings):
    first = _made(write_corpus(tmp_path / "harbour", HARBOUR), surroundings)
    (tmp_path / "harbour" / "03_end.txt").rename(tmp_path / "harbour" / "04_end.txt")
    assert _made(tmp_path / "harbour", surroundings) != first


def test_code_versions_and_python_are_surroundings(surroundings):
    assert set(surroundings) == {"code", "versions", "python"} and "run/entries.py" in surroundings["code"] and "data/tables.txt" in surroundings["code"]
    assert {"pandas", "spacy", "trafilatura"} <= set(surroundings["versions"]) and "pytest" not in surroundings["versions"]


def test_versions_are_followed_down_once_and_a_damaged_note_is_no_note(tmp_path, monkeypatch):
    first = known_versions(tmp_path)
    monkeypatch.setattr("helpers.run.versions.versions_of", lambda *_: pytest.fail("followed down again"))
    assert known_versions(tmp_path) == first
    note = next((tmp_path / "versions").iterdir())
    note.write_text(note.read_text().replace(first["pandas"], "0.0.0"))
    monkeypatch.setattr("helpers.run.versions.versions_of", lambda *_: {"followed": "down"})
    assert known_versions(tmp_path) == {"followed": "down"}


@pytest.mark.parametrize("change", ["a byte", "a new file", "a file less", "another name", "a link", "a folder's link", "a hidden file"])
def test_the_raw_folder_sees_every_change_but_hidden_names(make_corpus, change):
    folder = make_corpus(HARBOUR | {"deep/x.txt": "x"})
    before = raw_folder(folder)
    match change:
        case "a byte":
            (folder / "deep" / "x.txt").write_text("y")
        case "a new file":
            (folder / "z.bin").write_bytes(b"")
        case "a file less":
            (folder / "deep" / "x.txt").unlink()
        case "another name":
            (folder / "deep" / "x.txt").rename(folder / "deep" / "y.txt")
        case "a link":
            (folder / "l.txt").symlink_to("nowhere")
        case "a folder's link":
            (folder / "l").symlink_to("deep")
        case _:
            (folder / ".hidden").write_text("x")
    assert (raw_folder(folder) == before) is (change == "a hidden file")


# Entries

@pytest.fixture
def entry(tmp_path):
    part = write_corpus(tmp_path / "part", {"items/01/table.csv": "a,b\n", "tables/words.csv": "c\n"})
    place = entry_place(tmp_path / "cache", {"cells": "1"})
    write_entry(place, part, {"cells": []}, 1.5)
    return place


def test_an_entry_gives_back_every_file_and_the_notebook(entry, tmp_path):
    record = read_entry(entry, tmp_path / "again")
    assert record["notebook"] == {"cells": []} and record["seconds"] == 1.5 and tree(tmp_path / "again") == tree(tmp_path / "part")
    assert entry_place(tmp_path / "cache", {"cells": "1"}) == entry != entry_place(tmp_path / "cache", {"cells": "2"})


@pytest.mark.parametrize("damage", ["a file changed", "a file gone", "a file more", "half a record", "another record", "nothing there"])
def test_a_damaged_entry_is_none_and_is_written_again(entry, tmp_path, damage):
    record = entry / "entry.json"
    match damage:
        case "a file changed":
            (entry / "files" / "tables" / "words.csv").write_text("d\n")
        case "a file gone":
            (entry / "files" / "tables" / "words.csv").unlink()
        case "a file more":
            (entry / "files" / "tables" / "more.csv").write_text("d\n")
        case "half a record":
            record.write_bytes(record.read_bytes()[:50])
        case "another record":
            record.write_text(record.read_text().replace("1.5", "2.5"))
        case _:
            shutil.rmtree(entry)
    assert read_entry(entry, tmp_path / "again") is None and not (tmp_path / "again").exists()
    write_entry(entry, tmp_path / "part", {"cells": []}, 1.5)
    assert read_entry(entry, tmp_path / "again") is not None


def test_a_full_disk_leaves_no_half_entry(entry, tmp_path):
    (tmp_path / "part" / "large.csv").write_bytes(b"x" * 9000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
    try:
        with pytest.raises(OSError):
            write_entry(entry.with_name("other"), tmp_path / "part", {}, 1.0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in entry.parent.iterdir()] == [entry.name]


def test_the_oldest_entries_go_first_and_what_a_killed_run_left(entry, tmp_path):
    cache = tmp_path / "cache"
    left = cache / "notebooks" / ".writing-x"
    left.mkdir()
    os.utime(left, (1, 1))
    for at, name in enumerate(["old", "new"]):
        path = cache / "store" / "find_zones" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1000)
        os.utime(path, (10 + at, 10 + at))
    prune(cache, most=sum(path.stat().st_size for path in cache.rglob("*") if path.is_file()) - 1)
    assert not left.exists() and [path.name for path in (cache / "store" / "find_zones").iterdir()] == ["new.json"]
    assert read_entry(entry, tmp_path / "again") is not None


# Why

BEFORE = {"parameters": {"n_terms": 12, "corpus_dir": "harbour", "window": 5}, "corpus": {"articles": {"a.txt": "1"}}, "inputs": {"actors.csv": "1"},
          "code": {"files": {"engine.py": "1"}}, "versions": {"pandas": "3.0"}, "python": "3.11"}
NOW = {"parameters": {"n_terms": 12, "corpus_dir": "harbour"}, "articles": {"a.txt": "1"}, "inputs": {"actors.csv": "1"}, "code": {"engine.py": "1"},
       "versions": {"pandas": "3.0"}, "python": "3.11"}


@pytest.mark.parametrize("change, says", [
    ({}, "01_a is not in the cache"),
    ({"parameters": {"n_terms": 13, "corpus_dir": "harbour"}}, "n_terms was 12, is 13"),
    ({"articles": {"a.txt": "2", "b.txt": "1"}}, "articles changed: a.txt, b.txt"),
    ({"articles": {f"{name}.txt": "2" for name in "abcdef"}}, "articles changed: a.txt, b.txt, c.txt and 3 more"),
    ({"inputs": {}}, "actors.csv changed"),
    ({"code": {"engine.py": "2"}}, "the code changed: engine.py"),
    ({"versions": {"pandas": "3.1"}}, "pandas 3.0 became 3.1"),
    ({"python": "3.12", "inputs": {}}, "actors.csv changed; Python 3.11 became 3.12"),
])
def test_the_reason_names_what_differs(change, says):
    assert why("01_a", BEFORE, NOW | change, False) == says


def test_the_first_run_and_changed_cells_are_reasons():
    assert why("01_a", {}, NOW, True) == "there is no earlier run of this name"
    assert why("01_a", BEFORE, NOW, True) == "its cells changed"


# Progress

class Terminal(io.StringIO):
    """A stream that says that somebody looks at it."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_much_is_done_and_how_long_it_takes():
    now = SimpleNamespace(time=0.0)
    told = Progress(Terminal(), clock=lambda: now.time)
    told.step("01_a", 0, 10, "read")
    now.time = 6.0
    told.step("01_a", 3, 10, "count")
    assert told.line() == " 30 %  6 s, about 14 s left  01 count"
    told.step("02_b", 0, 10, "names")
    assert told.line().startswith(" 15 %  6 s, about 34 s left  01 count · 02 names")
    told.expected = 9.0
    assert ", about 3 s left" in told.line()
    told.finish("01_a")
    told.finish("02_b")
    assert told.line().startswith("100 %")
    told.stage("puts the page together")
    assert told.line().endswith("left  puts the page together")
    told.say("01_a: done in 2.0 s")
    told.end()
    assert "\r\x1b[K01_a: done in 2.0 s\n" in told.stream.getvalue() and told.stream.getvalue().endswith("\r\x1b[K")


def test_a_pipe_hears_nothing_but_what_went_wrong():
    told = Progress(io.StringIO())
    told.say("01_a: done")
    told.step("01_a", 1, 2, "read")
    told.end()
    assert told.stream.getvalue() == ""
    told.warn("the cache could not be written")
    assert told.stream.getvalue() == "dateline: the cache could not be written\n"


# Unchanged runs

def _again(cache: Path, outputs: Path, corpus: Path, **settled: object) -> Again:
    return Again(cache, outputs, SimpleNamespace(name="harbour", folder=corpus, settled=settled, notebooks=list_notebooks()))


def test_an_unchanged_run_is_known_and_a_touched_file_of_it_is_noticed(tmp_path, tmp_path_factory):
    home, run = tiny_run(tmp_path_factory)
    corpus = write_corpus(tmp_path / "harbour", HARBOUR)
    shutil.copytree(run.parent, tmp_path / "outputs")
    assert not _again(tmp_path / "cache", tmp_path / "outputs", corpus).is_unchanged()
    _again(tmp_path / "cache", tmp_path / "outputs", corpus).remember()
    assert _again(tmp_path / "cache", tmp_path / "outputs", corpus).is_unchanged()
    assert not _again(tmp_path / "cache", tmp_path / "outputs", corpus, n_terms=13).is_unchanged()
    page = tmp_path / "outputs" / "harbour" / "report.html"
    page.write_bytes(page.read_bytes() + b" ")
    assert not _again(tmp_path / "cache", tmp_path / "outputs", corpus).is_unchanged()
    page.write_bytes(page.read_bytes()[:-1])
    assert _again(tmp_path / "cache", tmp_path / "outputs", corpus).is_unchanged()
    (corpus / "01_strike.txt").write_text("Changed.")
    assert not _again(tmp_path / "cache", tmp_path / "outputs", corpus).is_unchanged()


def test_the_quick_hash_follows_name_parameters_and_notebooks(make_corpus, tmp_path):
    folder, notebook = make_corpus(HARBOUR), _write(tmp_path / "01_a.ipynb", NOTEBOOK)
    first = quick_hash(folder, "a", {"n": 1, "corpus_dir": "x"}, [notebook])
    assert quick_hash(folder, "a", {"n": 1, "corpus_dir": "y"}, [notebook]) == first
    assert len({first, quick_hash(folder, "b", {"n": 1}, [notebook]), quick_hash(folder, "a", {"n": 2}, [notebook])}) == 3
    _write(notebook, NOTEBOOK | {"metadata": {"x": 1}})
    assert quick_hash(folder, "a", {"n": 1}, [notebook]) != first


def test_an_unchanged_rerun_answers_at_once_and_touches_nothing(tmp_path_factory):
    home, run = tiny_run(tmp_path_factory)
    before = {path: path.stat().st_mtime_ns for path in run.rglob("*")}
    done = dateline(home, "report", run.parents[2] / "harbour")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{run / 'report.html'}\n")
    assert {path: path.stat().st_mtime_ns for path in run.rglob("*")} == before


# Whole runs

@pytest.fixture
def own(tmp_path):
    """A home, a corpus and a cache of their own."""
    return make_home(tmp_path / "home"), write_corpus(tmp_path / "harbour", HARBOUR), tmp_path / "cache"


def _timings(home: Path, name: str = "harbour") -> dict:
    return json.loads((home / "outputs" / name / "timings.json").read_text())


@pytest.mark.slow
def test_forked_and_plain_fresh_and_cached_give_the_same_bytes_and_only_what_changed_runs(own):
    home, corpus, cache = own
    trees = {}
    for name, arguments, changes in [("forked", [], {}), ("plain", ["--fresh"], {"DATELINE_KERNELS": "plain"}), ("cached", [], {})]:
        done = dateline(home, "report", corpus, "--run", "harbour", *arguments, DATELINE_CACHE=str(cache), **changes)
        assert (done.returncode, done.stderr) == (0, ""), name
        trees[name] = tree(home / "outputs" / "harbour", without=("timings.json",))
        told = _timings(home)
        assert told["peak_memory_mb"].keys() - {"reader"} == {"driver", *told["seconds"]} - {"all", *told["from_the_cache"]} and told["peak_memory_mb"]["driver"] > 0
        assert told["kernels"] == ("plain" if name == "plain" else "forked") or name == "cached"
        if name == "plain":
            shutil.rmtree(cache / "runs")
    assert trees["forked"] == trees["plain"] == trees["cached"] and _timings(home)["from_the_cache"] == [path.stem for path in list_notebooks()]
    done = dateline(home, "report", corpus, "-p", "n_actors=7", DATELINE_CACHE=str(cache))
    assert done.returncode == 0 and _timings(home)["from_the_cache"] == ["01_text_statistics", "02_keyword_cooccurrence"]
    entry = next(path for path in (cache / "notebooks").iterdir() if "01_text" in (path / "entry.json").read_text())
    (next(path for path in (entry / "files").rglob("*.csv"))).write_text("changed")
    (home / "outputs" / "harbour" / "report.html").write_text("changed")
    done = dateline(home, "report", corpus, DATELINE_CACHE=str(cache))
    assert done.returncode == 0 and "01_text_statistics" not in _timings(home)["from_the_cache"]
    assert tree(home / "outputs" / "harbour", without=("timings.json",)) == trees["forked"]


@pytest.mark.slow
def test_a_cache_that_cannot_be_written_costs_one_line_and_no_run(own):
    home, corpus, cache = own
    cache.mkdir()
    for name in ("notebooks", "store", "runs", "versions"):
        (cache / name).write_text("a file in the way")
    done = dateline(home, "report", corpus, DATELINE_CACHE=str(cache))
    assert done.returncode == 0 and done.stderr.count("\n") == 1 and done.stderr.startswith("dateline: the cache cache/ could not be written (")
    assert (home / "outputs" / "harbour" / "report.html").is_file() and ROOT.is_dir()
