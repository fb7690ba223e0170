"""On nineteen folders of other affairs: the top ten are people and bodies that a reader would name, and no two are one (see affairs/README.md)."""
from __future__ import annotations

import pytest

from helpers.actors.discovery.model import find_model
from tests.affairs_set import Affair, affairs, read_marked
from tests.marked_set import measure

NO_MODEL = pytest.mark.skipif(not find_model(), reason="no spaCy English model is installed (extra 'names')")
METHODS = ["rules", pytest.param("spacy", marks=[NO_MODEL, pytest.mark.slow])]
# Just below what was measured when the rules were last mended.
FLOORS = {("rules", "mended"): 0.97, ("rules", "unseen"): 0.93, ("spacy", "mended"): 0.97, ("spacy", "unseen"): 0.925}


@pytest.fixture(scope="module", params=METHODS)
def runs(request, tmp_path_factory) -> tuple[str, dict[tuple[str, str], Affair]]:
    found = {(part, name): Affair(part, name, request.param, tmp_path_factory.mktemp(name)) for part in ("mended", "unseen") for name in affairs(part)}
    return request.param, found


def test_marks_are_taken_out_of_the_text():
    assert read_marked("<Lee=Ann Lee> met <Bo>.") == ("Lee met Bo.", [(0, 3, "Lee", "Ann Lee"), (8, 10, "Bo", "Bo")])


def test_the_top_ten_are_names_that_a_reader_would_name(runs):
    strangers = {name: found for (_, name), affair in runs[1].items() if (found := affair.strangers())}
    assert strangers == {}


def test_there_are_at_least_ten_to_rank_in_every_affair(runs):
    assert {name: len(affair.top()) for (_, name), affair in runs[1].items() if len(affair.top()) < 8} == {}


def test_no_two_are_merged(runs):
    merges = {name: found for (_, name), affair in runs[1].items() if (found := measure(affair.marks, affair.mentions).merges)}
    assert merges == {}


@pytest.mark.parametrize("part", ["mended", "unseen"])
def test_spans(runs, part):
    figures = [measure(affair.marks, affair.mentions) for (where, _), affair in runs[1].items() if where == part]
    f1 = 2 * sum(one.right for one in figures) / sum(one.found + one.marked for one in figures)
    assert f1 >= FLOORS[runs[0], part], round(f1, 4)
