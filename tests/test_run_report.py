"""A report from start to end, through the command: what it holds, the same bytes everywhere, nothing left by a run that fails."""
from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from run_fixture import HARBOUR, PAPERMILL, ROOT, dateline, make_home, tiny_run, tree, write_corpus
from shifted_clock import YEARS, shifted_python

from helpers.tables import TABLES, read_sheet

NOTEBOOKS = ["01_text_statistics", "02_keyword_cooccurrence", "03_actor_mentions"]
BAD_REGISTRY = "alias,actor,kind,country,decision\nNorway,Norway,state,,perhaps\n"


@pytest.fixture
def home(tmp_path):
    return make_home(tmp_path / "home")


@pytest.fixture
def harbour(tmp_path):
    return write_corpus(tmp_path / "harbour", HARBOUR)


def _one_line(done, code: int) -> str:
    assert (done.returncode, done.stdout) == (code, "") and done.stderr.count("\n") == 1 and done.stderr.startswith("dateline: "), done.stderr
    return done.stderr


def _left(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "outputs").iterdir()) if (home / "outputs").is_dir() else []


def test_the_run_folder_holds_everything(tmp_path_factory):
    home, run = tiny_run(tmp_path_factory)
    assert sorted(path.name for path in run.iterdir()) == [
        "figures", "inputs", "items.json", "networks", "notebooks", "registry", "report.html", "run.json", "tables", "timings.json"]
    assert [path.stem for path in sorted((run / "notebooks").iterdir())] == NOTEBOOKS
    assert sorted(path.name for path in (run / "registry").iterdir())[:1] == ["actors.csv"]
    assert {path.suffix for path in (run / "networks").iterdir()} == {".graphml", ".gexf", ".json"}
    tables = {path.stem for path in (run / "tables").iterdir()}
    assert {name for name in set(TABLES) - tables if not name.startswith("whole_")} <= {"communities", "keyness"} and "data_dictionary" in tables
    assert "text" not in read_sheet(run / "tables" / "documents.csv").columns
    assert {path.stem for path in (run / "figures").iterdir()} <= {name.removeprefix("item_") for name in tables}
    assert _left(home) == ["harbour", "index.html"]


def test_the_data_dictionary_names_every_column_of_the_kept_tables(tmp_path_factory):
    _, run = tiny_run(tmp_path_factory)
    dictionary = read_sheet(run / "tables" / "data_dictionary.csv")
    for name, own in dictionary.groupby("table"):
        if (run / "tables" / f"{name}.csv").is_file():
            columns = list(read_sheet(run / "tables" / f"{name}.csv").drop(columns="line").columns)
            assert [column for column in own["column"] if column not in columns] in ([], ["text"]), name


def test_the_record_names_what_the_run_was_made_from(tmp_path_factory):
    _, run = tiny_run(tmp_path_factory)
    record = json.loads((run / "run.json").read_text())
    assert record["run"] == record["corpus"]["name"] == record["parameters"]["corpus_dir"] == "harbour"
    assert sorted(record["corpus"]["articles"]) == sorted(HARBOUR) and sorted(record["notebooks"]) == NOTEBOOKS
    assert record["outputs"] == tree(run, without=("run.json", "timings.json"))
    assert {"pandas", "papermill", "dateline", "matplotlib"} <= set(record["versions"]) and not {"pytest", "jupyterlab",
                                                                                                 "hypothesis"} & set(record["versions"])


def test_nothing_of_the_machine_or_the_day_stands_in_a_run(tmp_path_factory):
    home, run = tiny_run(tmp_path_factory)
    words = [str(home.parent), str(ROOT), str(Path.home()) + "/",
             datetime.date.today().isoformat()] + [name for name in [socket.gethostname()] if len(name) > 4 and name != "localhost"]
    for path in sorted(run.rglob("*")):
        if path.is_file() and path.name != "timings.json":
            text = path.read_bytes().decode("utf-8")
            assert [word for word in words if word in text] == [], path.name


def test_the_executed_notebooks_hold_no_error_and_the_folders_name_only(tmp_path_factory):
    _, run = tiny_run(tmp_path_factory)
    for path in sorted((run / "notebooks").iterdir()):
        notebook = json.loads(path.read_text())
        outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
        assert {output["output_type"] for output in outputs} <= {"display_data", "execute_result"}
        injected = [cell for cell in notebook["cells"] if cell["id"] == f"{path.stem}-injected"]
        assert len(injected) == 1 and 'corpus_dir = "harbour"' in "".join(injected[0]["source"])
        assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


def says_the_day(run: Path, day: datetime.date) -> list[str]:
    """The files of a run, but for its timings, in which the day stands in one of the ways in which machines and people write it."""
    ways = [day.isoformat(), f"{day:%Y%m%d}", f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", f"{day:%b} {day.day} {day.year}", f"{day:%a %b %e}"]
    return [path.name for path in sorted(run.rglob("*")) if path.is_file() and path.name != "timings.json" and any(way.encode() in path.read_bytes() for way in ways)]


@pytest.mark.slow
def test_two_copies_two_years_two_zones_two_hash_seeds_two_engines_the_same_bytes(tmp_path):
    """Each process of the second run reads a clock nine years ahead, and no file of either run knows its day."""
    first = write_corpus(tmp_path / "here" / "harbour", HARBOUR)
    second = write_corpus(tmp_path / "there" / "a longer way" / "harbour", dict(reversed(HARBOUR.items())))
    os.utime(second / "01_strike.txt", (1, 1))
    homes = [make_home(tmp_path / "home"), make_home(tmp_path / "another" / "home")]
    later = shifted_python(tmp_path / "later", tmp_path / "processes")
    done = [
        dateline(homes[0], "report", first, "--fresh", TZ="Asia/Tokyo", PYTHONHASHSEED="1", LANG="C", LC_ALL="C", HOME=str(tmp_path), COLUMNS="40"),
        dateline(homes[1], "report", "a longer way/harbour", "--fresh", cwd=tmp_path / "there", TZ="UTC", PYTHONHASHSEED="777", LANG="de_DE.UTF-8", LC_ALL="",
                 command=(later, "-m", "helpers"), OMP_NUM_THREADS="2", MPLBACKEND="svg", PYTHONOPTIMIZE="1", DATELINE_ENGINE="pool", DATELINE_BLOCK_SIZE="2"),
    ]
    assert [one.returncode for one in done] == [0, 0], done[0].stderr + done[1].stderr
    told = [json.loads((home / "outputs" / "harbour" / "timings.json").read_text()) for home in homes]
    assert [one["engine"]["DATELINE_ENGINE"] for one in told] == ["local", "pool"]
    then, processes = datetime.date.today() + datetime.timedelta(days=365 * YEARS), [line.split("\t") for path in (tmp_path / "processes").iterdir() for line in path.read_text().splitlines()]
    assert {years for _, years in processes} <= {str(then.year), str(then.year + 1)}
    assert [sum(sign in command for command, _ in processes) >= n for sign, n in (("-m helpers report", 1), ("helpers.run.fork_server", 1 + len(NOTEBOOKS)), ("spawn_main", 1))] == [True] * 3, processes
    days = [day - datetime.timedelta(days=ago) for day in (datetime.datetime.now(datetime.timezone.utc).date(), then) for ago in (0, 1)]
    assert [says_the_day(home / "outputs" / "harbour", day) for home in homes for day in days] == [[]] * 8
    trees = [tree(home / "outputs" / "harbour", without=("timings.json",)) for home in homes]
    assert trees[0] == trees[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["corpus", "seeds"])
def test_the_sample_and_the_seeds_make_a_report_that_holds(home, name, request):
    folder = ROOT / "corpus" if name == "corpus" else request.getfixturevalue("seeds")
    done = dateline(home, "report", folder, "--run", name, cwd=home.parent)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{home / 'outputs' / name / 'report.html'}\n")
    found = dateline(home, "verify", home / "outputs" / name)
    assert found.returncode == 0, found.stdout


RUBBISH = {
    "one article only": {"a.txt": "Peru signs\n\nPeru signed a treaty on Monday.\n"},
    "one sentence": {"a.txt": "Peru signed."},
    "two identical articles": {"a.txt": HARBOUR["01_strike.txt"], "b.txt": HARBOUR["01_strike.txt"]},
    "an empty file": {"a.txt": "", "b.txt": HARBOUR["01_strike.txt"]},
    "an article in Chinese": {"a.txt": "中国公安部周一表示，已有三万一千名犯罪嫌疑人移交给中国。\n\n缅甸北部的打击行动仍在继续。\n", "b.txt": HARBOUR["02_talks.txt"]},
    "thirty sentences": {f"{number:02}.txt": f"Peru and Chile signed treaty {number} on Monday.\n" for number in range(30)},
    "capitals": {name: text.upper() for name, text in HARBOUR.items()},
    "quotes and markup": {
        "a.txt": "Mr. O'Neil \"Bob\" <b>Smith</b> & Sons said $16,450 was $x$ and {n}\n\n"
                 "The <script>alert(1)</script> Ministry of Peru's \"Trade & Co\" met {Chile} in $Lima$ on "
                 "Monday. Jean-Luc O'Brien said \"no\". O'Brien said = no. @Chile said +1.\n",
        "b 'q' $x <i>.txt": "=SUM(A1) said Peru\n\nPeru's \"Trade & Co\" said <b>Peru</b> & Chile's $5 million. Jean-Luc O'Brien said no.\n"},
    "odd characters": {"a.txt": "Café Zoë 😀 met Peru\r\n\r\nPeru\u0301 said \u202eno\u202c. Peru\u00a0and Chile\u200b signed.\r\n"
                                  "The Zoë Council said yes.\x00\x07\n".encode() + b"\xff\xfe\n"},
    "no names, no numbers": {"a.txt": "It rains\n\nIt rained all day and nobody went out.\n", "b.txt": "It rained again and we stayed in.\n"},
}


@pytest.mark.slow
@pytest.mark.parametrize("files", RUBBISH.values(), ids=RUBBISH)
def test_a_folder_of_rubbish_makes_a_report_that_holds(home, tmp_path, files):
    corpus = write_corpus(tmp_path / "rubbish", files)
    done = dateline(home, "report", corpus)
    assert (done.returncode, done.stderr) == (0, "")
    found = dateline(home, "verify", home / "outputs" / "rubbish")
    assert found.returncode == 0, found.stdout
    assert "<script" not in (home / "outputs" / "rubbish" / "report.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_bad_registry_row_ends_in_one_line_and_leaves_the_earlier_run(tmp_path, tmp_path_factory, harbour):
    home = make_home(tmp_path / "home")
    shutil.copytree(tiny_run(tmp_path_factory)[1], home / "outputs" / "harbour")
    before = tree(home / "outputs")
    write_corpus(harbour, {"actors.csv": BAD_REGISTRY})
    told = _one_line(dateline(home, "report", harbour), 2)
    assert "actors.csv: line 2: " in told and "perhaps" in told
    assert tree(home / "outputs") == before and _left(home) == ["harbour"]


@pytest.mark.slow
def test_a_fault_in_a_notebook_is_one_line_that_names_the_cell_and_the_trace(tmp_path, harbour):
    home = make_home(tmp_path / "home")
    (home / "notebooks").unlink()
    (home / "notebooks").mkdir()
    notebook = json.loads((ROOT / "notebooks" / "01_text_statistics.ipynb").read_text())
    notebook["cells"][-1] |= {"cell_type": "code", "source": 'raise ValueError("two\\nlines")', "outputs": [], "execution_count": None}
    (home / "notebooks" / "01_text_statistics.ipynb").write_text(json.dumps(notebook))
    told = _one_line(dateline(home, "report", harbour, DATELINE_CACHE=str(tmp_path / "cache")), 1)
    assert "of 01_text_statistics.ipynb failed: ValueError: two. No page was written" in told
    assert "ValueError: two\nlines" in (tmp_path / "cache" / "last-failure.txt").read_text() and _left(home) == []


def test_outputs_that_cannot_be_written_are_one_line_and_no_kernel_is_started(home, harbour):
    (home / "outputs").write_text("a file in the way")
    told = _one_line(dateline(home, "report", harbour), 1)
    assert told.startswith("dateline: cannot write to outputs/: ")


def _papermill(*arguments: object, cwd: Path, **changes: str) -> subprocess.CompletedProcess:
    """papermill, called by its path in a shell that knows nothing of the project."""
    bare = {"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/"), "MPLCONFIGDIR": str(ROOT / ".cache" / "matplotlib")} | changes
    return subprocess.run([PAPERMILL, *map(str, arguments)], cwd=cwd, env=bare, capture_output=True, text=True, timeout=240, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("from_root", [True, False], ids=["from the root", "from elsewhere"])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_papermill_alone_runs_each_notebook_and_writes_nothing_but_its_output(tmp_path, home, harbour, name, from_root):
    where = {"cwd": home, "DATELINE_HOME": str(home)} if from_root else {"cwd": tmp_path}
    done = _papermill(ROOT / "notebooks" / f"{name}.ipynb", tmp_path / "out.ipynb", "-p", "corpus_dir", harbour if from_root else "corpus", **where)
    assert done.returncode == 0, done.stderr[-2000:]
    outputs = [output for cell in json.loads((tmp_path / "out.ipynb").read_text())["cells"] for output in cell.get("outputs", [])]
    assert any("application/vnd.dateline+html" in output.get("data", {}) for output in outputs)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["harbour", "home", "out.ipynb"] and _left(home) == []


@pytest.mark.slow
@pytest.mark.parametrize("name, given, says", [
    ("01_text_statistics", ("n_terms", "99"), "UsageError: parameter 'n_terms' cannot be 99: Valid: int from 5 to 15."),
    ("02_keyword_cooccurrence", ("context", "sentense"), "UsageError: parameter 'context' cannot be 'sentense': did you mean 'sentence'?"),
    ("03_actor_mentions", ("corpus_dir", "corpsu"), "UsageError: corpus folder 'corpsu' does not exist; did you mean 'corpus'?"),
])
def test_papermill_alone_stops_at_a_bad_value_with_the_same_line(tmp_path, name, given, says):
    done = _papermill(ROOT / "notebooks" / f"{name}.ipynb", tmp_path / "out.ipynb", "-p", *given, cwd=tmp_path)
    assert done.returncode != 0 and says in done.stderr
    errors = [output for cell in json.loads((tmp_path / "out.ipynb").read_text())["cells"] for output in cell.get("outputs",
        []) if output["output_type"] == "error"]
    assert len(errors) == 1 and errors[0]["traceback"][0].startswith(says.split(" Valid")[0])


ARREST = {f"{at}.txt": f"Police make an arrest\n\nBo Lie met Ann Roe in Norway. Bo Lie said that Ann Roe told Bo Lie of the fraud number {at}. Lie said no.\n\n"
                       "Ann Roe, the mayor of Port Ellis, said that Norway would ask Denmark. Bo Lie and Ann Roe urged Norway to wait.\n" for at in range(1, 4)}
CARE = "alias,actor,kind,country,decision,care\nBo Lie,Bo Lie,person,Norway,accept,suspect\nLie,Bo Lie,person,Norway,accept,suspect\nAnn Roe,Ann Roe,person,Norway,accept,show\n"


@pytest.mark.slow
def test_a_person_with_care_stands_in_tables_and_in_no_finding_and_no_chart(home, tmp_path):
    done = dateline(home, "report", write_corpus(tmp_path / "arrest", ARREST | {"actors.csv": CARE}))
    assert (done.returncode, done.stderr) == (0, "")
    run = home / "outputs" / "arrest"
    assert [path.name for path in sorted((run / "figures").iterdir()) if "Bo Lie" in path.read_text(encoding="utf-8")] == []
    page = (run / "report.html").read_text(encoding="utf-8")
    assert [part for part in re.findall(r"<(?:h[123]|svg)\b.*?</(?:h[123]|svg)>", page, re.S) if "Bo Lie" in part] == []
    first_screen = page[:page.index("<nav")]
    assert "Ann Roe" in page and "Bo Lie" in page and "Bo Lie" not in first_screen
    assert "Bo Lie" in read_sheet(run / "tables" / "item_people-and-bodies.csv")["actor"].tolist()


@pytest.mark.slow
def test_a_person_with_care_stands_in_no_network(home, tmp_path):
    assert dateline(home, "report", write_corpus(tmp_path / "arrest", ARREST | {"actors.csv": CARE})).returncode == 0
    networks = sorted((home / "outputs" / "arrest" / "networks").iterdir())
    assert len(networks) == 3 and [path.name for path in networks if "Bo Lie" in path.read_text(encoding="utf-8")] == []
