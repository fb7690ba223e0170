"""The Methods section: an entry for every measure shown, no numeral outside its formulas, formulas that can be read."""
from __future__ import annotations

import json
import re

import pytest

from helpers import association
from helpers.places import DATA, project_root
from helpers.report.digits import loose_digits
from helpers.report.measures import FORMULA, measures_html, read_measures, used_measures
from helpers.report.prose import formula


def by_title():
    return {one.title: one for one in read_measures()}


@pytest.mark.parametrize("name", association.__all__)
def test_every_formula_of_association_has_an_entry(name):
    assert [one.title for one in read_measures() if name in one.functions], f"data/methods.md names no measure made by {name}"


def test_functions_named_are_there():
    from helpers import cooccurrence, statistics

    rooms = (association, statistics, cooccurrence)
    strange = [name for one in read_measures() for name in one.functions if not any(name in room.__all__ for room in rooms)]
    assert strange == []


@pytest.mark.parametrize("title", [one.title for one in read_measures()])
def test_an_entry_says_what_source_and_when_missing_without_a_loose_numeral(title):
    one = by_title()[title]
    assert one.source and (one.functions or one.words) and one.text.endswith(".")
    assert not re.search(r"\d", FORMULA.sub("", one.text)) and one.text.count("$") % 2 == 0


@pytest.mark.parametrize("latex", sorted({latex for one in read_measures() for latex in FORMULA.findall(one.text)}))
def test_each_formula_becomes_mathml(latex):
    assert formula(latex, block=False).startswith("<math")


def test_the_page_shows_the_entries_of_its_rules_alone():
    rules = ["association.npmi(n, n_a, n_b, n_contexts)", "different sentences where first_carrier = True"]
    assert [one.title for one in used_measures(rules)] == ["Counts", "Normalised pointwise mutual information"]
    markup = measures_html(rules)
    assert "Bouma <cite>2009</cite>" in markup and markup.count("<dt>") == 2 and loose_digits(markup) == []
    assert measures_html([]) == ""


def test_every_score_of_the_notebooks_and_stories_has_an_entry():
    cells = ["".join(cell["source"]) for path in sorted((project_root() / "notebooks").glob("*.ipynb")) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    stories = [path.read_text(encoding="utf-8") for path in sorted((project_root() / "src" / "helpers" / "stories").rglob("*.py"))]
    rules = [rule for text in [*cells, *stories] for rule in re.findall(r'Score\("[^"]*",\s*"([^"]*)"', text)]
    assert rules and [rule for rule in rules if not used_measures([rule])] == []


def test_what_stands_in_the_file_is_the_measures_alone():
    assert (DATA / "methods.md").read_text(encoding="utf-8").count("\n## ") == len(read_measures()) == len(by_title())
