"""The production pipeline on the two hand-marked sets, without any registry; where their floors lie, marked/README.md tells."""
from __future__ import annotations

import csv

import pytest

from helpers.actors import sample_accuracy
from helpers.actors.discovery.model import find_model
from tests.marked_set import MARKED, OURS, Figures, b_cubed, measure, read_marks, run_pipeline

NO_MODEL = pytest.mark.skipif(not find_model(), reason="no spaCy English model is installed (extra 'names')")
METHODS = ["rules", pytest.param("spacy", marks=NO_MODEL)]
FLOORS = {"rules": {"all texts": (0.84, 0.965), OURS: (0.89, 0.965), "other affairs": (0.78, 0.965)},
          "spacy": {"all texts": (0.865, 0.95), OURS: (0.895, 0.96), "other affairs": (0.83, 0.94)}}


@pytest.fixture(scope="module")
def marks():
    return read_marks("first")


@pytest.fixture(scope="module", params=METHODS)
def run(request, marks) -> tuple[str, dict[str, Figures]]:
    mentions = run_pipeline("first", request.param)
    parts = {"all texts": marks, **dict(list(marks.groupby("affair")))}
    return request.param, {part: measure(rows, mentions) for part, rows in parts.items()}


def test_marks_give_back_their_text(marks):
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in (MARKED / "first" / "texts").glob("*.txt")}
    assert set(marks["doc_id"]) == set(texts)
    assert [texts[doc_id][start:end] for doc_id, start, end in marks[["doc_id", "start", "end"]].itertuples(index=False)] == list(marks["text"])


def test_a_third_of_the_marks_are_of_other_affairs(marks):
    assert (marks["affair"] == "other affairs").mean() >= 1 / 3


def test_spans(run):
    method, figures = run
    low = {part: round(found.f1, 3) for part, found in figures.items() if found.f1 < FLOORS[method][part][0]}
    assert low == {}


def test_aliases(run):
    method, figures = run
    low = {part: round(found.aliases, 3) for part, found in figures.items() if found.aliases < FLOORS[method][part][1]}
    assert low == {}


def test_roles_of_states(run):
    figures = run[1]["all texts"]
    assert figures.roles_right / figures.roles >= 0.86


def test_no_two_actors_are_merged(run):
    assert run[1]["all texts"].merges == ()


def test_b_cubed_of_groups_recounted_by_hand():
    spans = [("a", number, number + 1) for number in range(4)]
    gold = dict(zip(spans, ["x", "x", "y", "y"], strict=True))
    assert b_cubed(gold, dict(zip(spans, "pqrr", strict=True))) == pytest.approx(2 * 1 * 0.75 / 1.75)


def test_the_shipped_card_holds_the_agreement_of_the_markers():
    with (MARKED / "first" / "agreement.csv").open(encoding="utf-8", newline="") as file:
        told = [(row["measure"], float(row["value"]), int(row["n"])) for row in csv.DictReader(file)]
    card = sample_accuracy().query("method == 'two markers'")
    assert list(card[["measure", "value", "n"]].itertuples(index=False, name=None)) == told
