"""The command line: exit codes, one line on stderr, the nearest name, and nothing started or written by a wrong call."""
from __future__ import annotations

import subprocess

import pytest
from run_fixture import COMMAND, HARBOUR, dateline, environment, make_home, tiny_run, write_corpus

from helpers.__main__ import main
from helpers.run import list_notebooks, settle_parameters

WRONG = [
    (["reprot", "harbour"], "unknown command 'reprot': did you mean 'report'? Valid: compare, corpus, lab, new, report, verify."),
    (["report", "harbour", "-p", "n_term=6"], "unknown parameter 'n_term': did you mean 'n_terms'?"),
    (["report", "harbour", "-p", "n_terms=many"], "parameter 'n_terms' cannot be 'many': Valid: int from 5 to 15."),
    (["report", "harbour", "-p", "n_terms=6.5"], "parameter 'n_terms' cannot be '6.5': Valid: int from 5 to 15."),
    (["report", "harbour", "-p", "n_terms=99"], "parameter 'n_terms' cannot be 99: Valid: int from 5 to 15."),
    (["report", "harbour", "-p", "n_terms="], "parameter 'n_terms' cannot be '': Valid: int from 5 to 15."),
    (["report", "harbour", "-p", "discovery=spaci"], "parameter 'discovery' cannot be 'spaci': did you mean 'spacy'?"),
    (["report", "harbour", "-p", "count_zones=headline,decks"], "parameter 'count_zones' cannot be 'decks': did you mean 'deck'?"),
    (["report", "harbour", "-p", "n_terms"], "-p 'n_terms' is not name=value"),
    (["report", "harbour", "-p"], "argument -p: expected one argument. See `dateline report --help`."),
    (["report", "harbour", "-p", "corpus_dir=other"], "the folder stands after `dateline report`; leave out -p corpus_dir."),
    (["report", "harbuor"], "corpus folder 'harbuor' does not exist; did you mean 'harbour'?"),
    (["report", "zzz/qqq"], "corpus folder 'zzz/qqq' does not exist; name a folder of articles, for example 'corpus'."),
    (["report", "harbour/01_strike.txt"], "corpus folder 'harbour/01_strike.txt' is a file, not a folder"),
    (["report", ""], "corpus folder '' does not exist"),
    (["report", "harbour", "--run", "../out"], "run name '../out' is not valid"),
    (["report", "harbour", "--rum", "x"], "unknown option of dateline report '--rum': did you mean '--run'?"),
    (["report", "harbour", "--engine", "dusk"], "argument --engine: invalid choice: 'dusk' (choose from"),
    (["report", "harbour", "--engine", "dask"], "--engine dask and --scheduler ADDRESS belong together"),
    (["report", "harbour", "--scheduler", "tcp://127.0.0.1:9"], "--engine dask and --scheduler ADDRESS belong together"),
    (["report", "harbour", "and more"], "dateline report takes no further 'and more'"),
    (["report"], "the following arguments are required: corpus. See `dateline report --help`."),
    ([], "the following arguments are required: COMMAND. See `dateline --help`."),
    (["corpus", "harbuor"], "corpus folder 'harbuor' does not exist; did you mean 'harbour'?"),
    (["verify", "harbour"], "'harbour' is no run folder (no run.json)"),
    (["compare", "harbour", "harbour"], "'harbour' is no run folder (no run.json)"),
    (["corpus", "herb"], "corpus folder 'herb' does not exist; name a folder of articles, for example 'corpus'."),
    (["new", "harbour"], "'harbour' is already there; choose another name."),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project without outputs, beside a corpus, as current folder; starting a kernel there fails the test."""
    home = make_home(tmp_path / "home")
    write_corpus(tmp_path / "harbour", HARBOUR)
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("helpers.run.cached.execute_notebooks", lambda *_: pytest.fail("a kernel was started"))
    return tmp_path


def _files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("arguments, says", WRONG, ids=[" ".join(arguments) or "nothing" for arguments, _ in WRONG])
def test_a_wrong_call_is_one_line_and_two_and_leaves_nothing(folder, capsys, arguments, says):
    before = _files(folder)
    code = main(arguments)
    told = capsys.readouterr()
    assert (code, told.out, told.err.count("\n")) == (2, "", 1)
    assert told.err.startswith(f"dateline: {says}")
    assert _files(folder) == before


@pytest.mark.parametrize("files, says", [
    ({}, "holds no file to read"),
    ({"a.txt": ""}, "holds no article"),
    ({"README.txt": "Read me first."}, "holds no article"),
    ({"a.txt": b"\x00\x01\x02\xff" * 99}, "holds no article"),
    ({"a.txt": "中国公安部周一表示，已有三万一千名犯罪嫌疑人移交给中国。缅甸北部的打击行动仍在继续。"}, "holds no article that can be counted"),
])
def test_a_folder_without_an_article_is_one_line(folder, capsys, files, says):
    (folder / "empty").mkdir()
    write_corpus(folder / "empty", files)
    before = _files(folder)
    code = main(["report", "empty"])
    told = capsys.readouterr()
    assert code == 1 and says in told.err and told.err.count("\n") == 1 and told.err.startswith("dateline: the folder 'empty'")
    assert _files(folder) == before


def test_the_default_of_every_parameter_passes(folder):
    settled = settle_parameters({}, list_notebooks())
    assert settled["n_terms"] == 12 and settled["corpus_dir"] == "corpus"


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["verify", "--help"], ["new", "--help"]])
def test_help_ends_well(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr()
    assert ended.value.code == 0 and told.out.startswith("usage: dateline") and told.err == ""


def test_what_would_be_read_is_listed(folder, capsys):
    assert main(["corpus", "harbour"]) == 0
    told = capsys.readouterr()
    assert all(name in told.out for name in HARBOUR) and told.err == ""
    assert not (folder / "home" / "outputs").exists()


def test_names_with_a_dot_are_told_below_the_listing(folder, capsys):
    (folder / "harbour" / ".draft.txt").write_text("A strike.")
    (folder / "harbour" / ".git").mkdir()
    (folder / "harbour" / ".git" / ".inside").touch()
    assert main(["corpus", "harbour"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "passed over: 2 names that begin with a dot (.draft.txt, .git)"


def test_a_fault_of_the_disk_is_one_line(folder, capsys, monkeypatch):
    monkeypatch.setattr("helpers.run.new.write_sheet", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied",
        "strike/metadata.csv")))
    assert main(["new", "strike"]) == 1
    assert capsys.readouterr().err == "dateline: strike/metadata.csv: Permission denied; free it or choose another place, then run again.\n"


def test_a_stopped_command_says_so(folder, capsys, monkeypatch):
    monkeypatch.setattr("helpers.corpus.survey", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    assert main(["corpus", "harbour"]) == 130
    assert capsys.readouterr().err == "dateline: stopped; nothing half-written is left.\n"


def test_a_reader_that_goes_away_makes_no_noise(tmp_path, tmp_path_factory):
    home, run = make_home(tmp_path / "home"), tiny_run(tmp_path_factory)[1]  # compare writes a page, and the shared home is nobody's to write in
    done = subprocess.run(f'"{COMMAND}" compare "{run}" "{run}" | true; exit ${{PIPESTATUS[0]}}', shell=True, executable="/bin/bash", cwd=home,
                          env=environment(home), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_is_installed_and_says_where_the_report_is(tmp_path_factory):
    home, run = tiny_run(tmp_path_factory)
    done = dateline(home, "verify", run, cwd=run.parent)
    assert done.returncode == 0 and done.stdout.startswith("harbour: ") and done.stdout.endswith("all hold.\n") and done.stderr == ""
