"""The benchmarks' corpora are the same each time and their answers agree; nothing is timed here."""
from __future__ import annotations

import pytest

from benchmarks import ways
from benchmarks.bars import EVERYDAY, LARGE, Bar, check_agreement, row
from benchmarks.corpora import make_aliases, make_corpus, make_short_articles
from benchmarks.ways import Run
from helpers import read_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    make_corpus(folder / "a", 20_000)
    make_aliases(folder / "aliases.txt", 300)
    return folder


def test_a_corpus_is_the_same_each_time_and_grows_to_its_size(tmp_path):
    counts = [make_corpus(tmp_path / name, 20_000) for name in ("a", "b")]
    first, second = ([path.read_bytes() for path in sorted((tmp_path / name).iterdir())] for name in ("a", "b"))
    assert counts[0] == counts[1] == len(first) and first == second
    assert sum(map(len, first)) >= 20_000 > sum(map(len, first[:-1]))


def test_short_articles_are_the_same_each_time_and_no_copies_of_one_another(tmp_path):
    for name in ("a", "b"):
        make_short_articles(tmp_path / name / "all.jsonl", 40)
    assert (tmp_path / "a" / "all.jsonl").read_bytes() == (tmp_path / "b" / "all.jsonl").read_bytes()
    documents = read_corpus(tmp_path / "a").documents
    assert len(documents) == 40 and (documents["text_id"] == documents["doc_id"]).all()
    assert 50 <= documents["text"].str.split().str.len().median() <= 90


def test_the_ways_that_are_here_give_answers_that_agree(corpus):
    quick = [name for name in ways.WAYS if ways.is_here(name) and name not in ("spacy_matcher", "nltk", "sklearn")]
    answers = {name: ways.WAYS[name](corpus / "a") for name in quick}
    told = check_agreement(answers)
    assert answers["actors"] == answers["one_expression"] > 100 and answers["measure"] > 0 and len(told) >= 2


def test_answers_that_differ_end_the_benchmark():
    with pytest.raises(SystemExit, match="aliases: ours and one regular expression: 3 and 4"):
        check_agreement({"actors": 3, "one_expression": 4, "words": 5, "plain": 5})
    with pytest.raises(SystemExit, match="words: ours and one expression"):
        check_agreement({"words": 90, "plain": 100})


def test_a_row_says_what_was_wanted_measured_and_reached():
    measured = {"cold": Run(2.0, 0, 0), "usual": Run(10.0, 0, 0), "small": Run(1.0, 100.0, 0), "large": Run(2.0, 150.0, 0)}
    assert row(Bar("a", "cold", "usual", "<=", 0.28), measured) == "| a | ≤ 0.28 | 0.20 | yes | 2.00 | – |"
    assert row(Bar("b", "cold", "usual", ">=", 6), measured) == "| b | ≥ 6 | 5.00 | NO | 2.00 | – |"
    assert row(Bar("c", "large", "small", "<=", 1.6, memory=True), measured) == "| c | ≤ 1.6 | 1.50 | yes | 2.00 | 150 |"
    assert row(Bar("d", "cold", "nobody", "<=", 1), measured) == "| d | ≤ 1 | peer not installed | – | – | – |"
    assert {bar.base for bar in LARGE} - set(ways.WAYS) == {"measure_small"} and len(EVERYDAY) == 6


def test_ten_thousand_aliases_find_what_a_hundred_find(corpus):
    from benchmarks.aliases import FEW, MANY, matchers

    ways_of = matchers(corpus / "a")
    assert ways_of[FEW]() == ways_of[MANY]() > 10
