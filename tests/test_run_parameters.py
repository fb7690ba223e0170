"""Parameters: read from the cell, checked before anything starts, refused in one line."""
from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

import helpers
from helpers.errors import DatelineError, UsageError
from helpers.run import all_parameters, check_parameters, check_value, notebook_parameters, parse_parameters, settle_parameters

CELL = '''corpus_dir: str = "corpus"  # folder of articles [folder]
rows: int = 15  # rows in a chart [rows; 5..40]
share: float = 0.5  # a share [share; 0..1]
context: str = "sentence"  # what counts as together [one of sentence, paragraph, article]
zones: list[str] = ["headline", "paragraph"]  # zones that are counted [one of headline, deck, paragraph]
nominal: bool = False  # count nominal mentions
'''


@pytest.fixture
def notebook(tmp_path):
    def make(cell: str, name: str = "01_a.ipynb"):
        path = tmp_path / name
        path.write_text(json.dumps({"cells": [{"cell_type": "code", "id": "p", "metadata": {"tags": ["parameters"]}, "source": cell, "outputs": [], "execution_count": None}],
                                    "metadata": {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}, "nbformat": 4, "nbformat_minor": 5}))
        return path
    return make


def test_a_cell_is_read_whole():
    parameters = {parameter.name: parameter for parameter in parse_parameters(CELL)}
    assert [(p.name, p.type, p.default, p.unit, p.choices, p.low, p.high) for p in parameters.values()] == [
        ("corpus_dir", "str", "corpus", "folder", (), None, None),
        ("rows", "int", 15, "rows", (), 5.0, 40.0),
        ("share", "float", 0.5, "share", (), 0.0, 1.0),
        ("context", "str", "sentence", "", ("sentence", "paragraph", "article"), None, None),
        ("zones", "list[str]", ["headline", "paragraph"], "", ("headline", "deck", "paragraph"), None, None),
        ("nominal", "bool", False, "", (), None, None),
    ]
    assert parameters["rows"].help == "rows in a chart"


@pytest.mark.parametrize("line", ["x = 1", "x: int", "x: int | None = None", "import os", "x: list[str] = [\n'a']", "x: Literal['a'] = 'a'"])
def test_what_papermill_would_misread_is_refused(line):
    with pytest.raises(DatelineError, match="on one line"):
        parse_parameters(line)


@pytest.mark.parametrize("given, says", [
    ({"row": "3"}, "unknown parameter 'row': did you mean 'rows'?"),
    ({"rows": "many"}, "parameter 'rows' cannot be 'many': Valid: int from 5 to 40."),
    ({"rows": "41"}, "parameter 'rows' cannot be 41: Valid: int from 5 to 40."),
    ({"context": "sentense"}, "parameter 'context' cannot be 'sentense': did you mean 'sentence'?"),
    ({"zones": "headline,footer"}, "parameter 'zones' cannot be 'footer'"),
    ({"nominal": "perhaps"}, "parameter 'nominal' cannot be 'perhaps': Valid: bool."),
    ({"corpus_dir": "no/such"}, "corpus folder 'no/such' does not exist"),
])
def test_a_wrong_parameter_is_one_clear_line(notebook, given, says):
    with pytest.raises(UsageError) as told:
        settle_parameters(given, [notebook(CELL)])
    assert str(told.value).startswith(says) and "\n" not in str(told.value)


def test_given_values_are_read_by_the_type_of_the_parameter(notebook, tmp_path):
    given = {"corpus_dir": str(tmp_path), "rows": "7", "share": "1", "zones": "deck, headline", "nominal": "true"}
    assert settle_parameters(given, [notebook(CELL)]) == {
        "corpus_dir": str(tmp_path), "rows": 7, "share": 1.0, "context": "sentence", "zones": ["deck", "headline"], "nominal": True,
    }


def test_a_number_stays_text_where_text_is_asked(notebook, tmp_path):
    path = notebook('name: str = ""  # a name')
    assert settle_parameters({"name": "007"}, [path]) == {"name": "007"}


def test_one_name_has_one_line_in_all_notebooks(notebook):
    with pytest.raises(DatelineError, match="'rows' differs between notebooks"):
        all_parameters([notebook("rows: int = 1  # a"), notebook("rows: int = 2  # a", "02_b.ipynb")])


def test_a_flag_is_not_a_number():
    with pytest.raises(UsageError):
        check_value(parse_parameters("rows: int = 1  # a")[0], True)


def test_our_reading_agrees_with_papermill(notebook):
    from papermill import inspect_notebook

    path = notebook(CELL)
    seen = inspect_notebook(str(path))
    assert [(name, seen[name]["inferred_type_name"]) for name in seen] == [(p.name, p.type) for p in notebook_parameters(path).values()]


def _told(cells: list[str], **values) -> str:
    """What the cell after the parameters says, where these cells ran before it."""
    try:
        check_parameters("01_text_statistics", {"In": ["", *cells, "helpers.check_parameters(…)"], **values})
    except UsageError as error:
        return str(error)
    return ""


def test_a_name_that_papermill_set_and_no_notebook_has_is_one_clear_line(monkeypatch):
    from papermill.translators import translate_parameters

    monkeypatch.setenv("DATELINE_NOTEBOOK", "")
    wrong, right = (translate_parameters("python3", "python", {name: 6, "corpus_dir": "corpus"}, "Parameters") for name in ("n_term", "n_terms"))
    assert _told(["n_terms = 12", wrong]).startswith("unknown parameter 'n_term': did you mean 'n_terms'? Valid: corpus_dir, ")
    assert _told(["n_terms = 12", right], n_terms=6) == ""


def test_names_of_ones_own_in_a_notebook_are_no_parameters(monkeypatch):
    monkeypatch.setenv("DATELINE_NOTEBOOK", "")
    assert _told(["# Parameters\nn_term = 6", "n_terms = 6"]) == _told(["my_own = 3"]) == _told([]) == ""


@pytest.fixture
def kernel(monkeypatch):
    """What a kernel knows of a notebook, and a way to run the cell that checks the parameters, which tells what it said."""
    from IPython.core.events import EventManager

    monkeypatch.setenv("DATELINE_NOTEBOOK", "")
    shell = SimpleNamespace(events=EventManager(None, ["post_run_cell"]), last_execution_succeeded=True)
    namespace = {"get_ipython": lambda: shell, "helpers": helpers}

    def run(before: str, fails: Exception | None = None, **values: object) -> str:
        namespace.update(values, In=[before, "helpers.check_parameters(…)"])
        try:
            check_parameters("01_text_statistics", namespace)
            error = fails
        except UsageError as refused:
            error = refused
        shell.events.trigger("post_run_cell", SimpleNamespace(error_in_exec=error))
        return str(error or "")

    return SimpleNamespace(run=run, shell=shell, namespace=namespace)


def test_after_a_refused_parameter_no_later_cell_runs_until_it_is_mended(kernel):
    assert kernel.run("n_terms: int = 6", n_terms=6) == "" and kernel.namespace["helpers"] is helpers
    for value, fails in ((999, None), (6, UsageError("there is no article."))):
        told = kernel.run(f"n_terms: int = {value}", fails, n_terms=value)
        with pytest.raises(UsageError) as refused:
            _ = kernel.namespace["helpers"].find_zones
        assert told and told in str(refused.value) and "\n" not in str(refused.value)
    assert kernel.run("n_terms: int = 6", n_terms=6) == "" and kernel.namespace["helpers"] is helpers


def test_a_misspelled_name_and_a_broken_line_in_the_cell_of_parameters_are_refused(kernel):
    assert kernel.run('corpus_dir: str = "corpus"\nn_term: int = 6').startswith("unknown parameter 'n_term': did you mean 'n_terms'?")
    kernel.shell.last_execution_succeeded = False
    assert "ended in an error" in kernel.run("n_terms: int = six") and kernel.run("n_terms + 1") == ""
