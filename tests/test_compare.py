"""Two runs compared: what changed in a fixed order, and which numbers moved."""
from __future__ import annotations

import json

import pytest

from helpers.compare import compare, moved_numbers
from helpers.errors import UsageError
from helpers.tables import check_table, write_sheet


def _number(item, row, column, shown, kind="count"):
    return {"number_id": f"{item}-{row}-{column}", "notebook": "01", "item": item, "row": row, "column": column, "kind": kind, "value": shown,
            "shown": shown, "rule": "", "denominator_id": ""}


@pytest.fixture
def make_run(tmp_path):
    def make(name, numbers, **changes):
        record = {"corpus": {"articles": {"a.txt": "1", "b.txt": "2"}}, "inputs": {"actors.csv": "1"}, "parameters": {"n_terms": 12},
                  "notebooks": {"01": "1"},
                  "code": {"files": {"x.py": "1"}}, "python": "3.11", "versions": {"pandas": "3.0"}} | changes
        write_sheet(check_table([_number(*number) for number in numbers], "numbers", sort=False), tmp_path / name / "tables" / "numbers.csv")
        (tmp_path / name / "run.json").write_text(json.dumps(record))
        return tmp_path / name
    return make


NUMBERS = [("states", "Peru", "n", "7"), ("states", "Chile", "n", "2"), ("states", "", "articles", "5"),
           ("states", "Peru", "name", "Peru 2", "label")]


def test_equal_runs_are_the_same(make_run):
    told = compare(make_run("a", NUMBERS), make_run("b", NUMBERS))
    assert told.splitlines() == ["articles: the same", "inputs: the same", "parameters: the same", "notebooks: the same", "code: the same",
                                 "python: the same", "versions: the same",
                                 "numbers: the same"]


def test_each_cause_is_named_in_a_fixed_order(make_run):
    before = make_run("a", NUMBERS)
    after = make_run("b", [("states", "Peru", "n", "9"), ("states", "Bolivia", "n", "1"), ("states", "", "articles", "5"),
                           ("states", "Peru", "name", "Peru 3", "label")],
                     corpus={"articles": {"a.txt": "9", "c.txt": "2"}}, inputs={}, parameters={"n_terms": 6}, python="3.12",
                     versions={"pandas": "3.0", "spacy": "3.8"})
    assert compare(before, after).splitlines() == [
        "articles:", "  only in the first: b.txt", "  only in the second: c.txt", "  changed: a.txt", "inputs:", "  only in the first: actors.csv",
        "parameters:", "  changed: n_terms",
        "notebooks: the same", "code: the same", "python:", "  changed: python", "versions:", "  only in the second: spacy", "numbers: 3 differ",
        "  states, Bolivia, n: – → 1", "  states, Chile, n: 2 → –", "  states, Peru, n: 7 → 9"]


def test_a_fact_that_moved_has_no_row(make_run):
    before, after = make_run("a", [("states", "", "articles", "5")]), make_run("b", [("states", "", "articles", "6")])
    assert compare(before, after).splitlines()[-1] == "  states, fact, articles: 5 → 6"


def test_only_counts_and_scores_move(make_run):
    moved = moved_numbers(make_run("a", NUMBERS), make_run("b", NUMBERS[:3]))
    assert len(moved) == 0 and moved.columns.tolist() == ["item", "row", "column", "first", "second"]


def test_what_is_no_run_is_one_line(make_run, tmp_path):
    with pytest.raises(UsageError, match="is no run folder"):
        compare(make_run("a", NUMBERS), tmp_path)
