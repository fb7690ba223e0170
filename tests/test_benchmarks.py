"""The benchmarks' corpora are the same each time and their answers agree; nothing is timed here."""
from __future__ import annotations

from collections import Counter

import pytest

from benchmarks import ways
from benchmarks.bars import EVERYDAY, LARGE, Bar, check_agreement, memory_row, row
from benchmarks.corpora import make_aliases, make_corpus, make_short_articles
from benchmarks.known import check_known
from benchmarks.results import TITLE, put_section, split_sections
from benchmarks.ways import Run
from helpers import read_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    made = make_corpus(folder / "a", 40_000, "jsonl")
    make_aliases(folder / "aliases.txt", 900)
    return folder, made


def test_a_corpus_is_the_same_each_time_and_grows_to_its_size(tmp_path):
    made = [make_corpus(tmp_path / name, 20_000) for name in ("a", "b")]
    first, second = ([path.read_bytes() for path in sorted((tmp_path / name).iterdir())] for name in ("a", "b"))
    assert made[0] == made[1] and made[0].n_articles == len(first) and first == second
    assert sum(map(len, first)) >= 20_000 > sum(map(len, first[:-1])) and b"".join(first) == (tmp_path / "a.txt").read_bytes()


def test_articles_as_lines_are_those_of_the_files_and_no_copies_of_one_another(tmp_path):
    made = [make_corpus(tmp_path / form, 20_000, form) for form in ("files", "jsonl")]
    assert made[0] == made[1] and (tmp_path / "files.txt").read_bytes() == (tmp_path / "jsonl.txt").read_bytes()
    documents = read_corpus(tmp_path / "jsonl").documents
    assert len(documents) == made[1].n_articles and (documents["text_id"] == documents["doc_id"]).all()
    assert sum(map(len, documents["text"].str.split())) == made[1].n_words


def test_short_articles_are_the_same_each_time_and_no_copies_of_one_another(tmp_path):
    for name in ("a", "b"):
        make_short_articles(tmp_path / name / "all.jsonl", 40)
    assert (tmp_path / "a" / "all.jsonl").read_bytes() == (tmp_path / "b" / "all.jsonl").read_bytes()
    documents = read_corpus(tmp_path / "a").documents
    assert len(documents) == 40 and (documents["text_id"] == documents["doc_id"]).all()
    assert 50 <= documents["text"].str.split().str.len().median() <= 90


def test_the_ways_that_are_here_give_answers_that_agree(corpus, monkeypatch):
    folder, made = corpus
    monkeypatch.setattr("helpers.engine.reducing.ENOUGH_BYTES", 1 << 62)
    slow = ("spacy_matcher", "nltk", "sklearn", "quanteda", "measure_pool", "measure_dask")
    answers = {name: way(folder / "a") for name, way in ways.WAYS.items() if ways.is_here(name) and name not in slow}
    told = check_agreement(answers)
    assert answers["actors"] == answers["one_expression"] > 100 and answers["wc"] == made.n_words and len(told) >= 2
    assert answers["measure"] == answers["measure_auto"]


def test_what_was_put_into_a_corpus_comes_out(corpus):
    folder, made = corpus
    assert f"{sum(made.names.values()):,} mentions" in check_known(folder / "a", made)
    with pytest.raises(SystemExit, match="1 of .* words that were put in came out otherwise"):
        check_known(folder / "a", made._replace(words=made.words + Counter(["zzz"])))


def test_answers_that_differ_end_the_benchmark():
    with pytest.raises(SystemExit, match="aliases: ours and one regular expression .*: 30000 and 30009"):
        check_agreement({"actors": 30_000, "one_expression": 30_009, "words": 5, "plain": 5})
    with pytest.raises(SystemExit, match="words: ours and one expression"):
        check_agreement({"words": 90, "plain": 100})


def test_a_row_says_what_was_wanted_measured_and_reached():
    measured = {"cold": Run(2.0, 0, 0), "usual": Run(10.0, 0, 0), "small": Run(1.0, 100.0, 0), "large": Run(2.0, 150.0, 0)}
    assert row(Bar("a", "cold", "usual", "<=", 0.28), measured) == "| a | ≤ 0.28 | 0.20 | yes | 2.00 | – |"
    assert row(Bar("b", "cold", "usual", ">=", 6), measured) == "| b | ≥ 6 | 5.00 | NO | 2.00 | – |"
    assert row(Bar("c", "large", "small", "<=", 1.6, memory=True), measured) == "| c | ≤ 1.6 | 1.50 | yes | 2.00 | 150 |"
    assert row(Bar("d", "cold", "nobody", "<=", 1), measured) == "| d | ≤ 1 | not measured | – | – | – |"
    assert row(Bar("e", "cold", "usual", "<=", 0.28, megabytes=100), measured, 10) == "| e | ≤ 0.28 | 0.20 | yes (its size is 100 MB) | 2.00 | – |"
    assert memory_row({"measure": Run(2.0, 900.0, 0)}) == "| memory of the pass, MB | ≤ 800 | 900 | NO | 2.00 | 900 |"
    assert {bar.base for bar in LARGE} - set(ways.WAYS) == {"measure_small"} and len(EVERYDAY) == 6


def test_ten_thousand_aliases_find_what_a_hundred_find(corpus):
    from benchmarks.aliases import FEW, MANY, matchers

    ways_of = matchers(corpus[0] / "a")
    assert ways_of[FEW]() == ways_of[MANY]() > 10


def test_a_run_replaces_its_own_section_of_the_results_and_keeps_the_others_in_order_of_size(tmp_path):
    path = tmp_path / "results.md"
    for megabytes, told in ((100, "five rounds\n\n### The measuring pass\n\n| a | 10 MB |\n"), (1000, "one round"), (10, "first"), (10.0, "again")):
        put_section(path, megabytes, told)
    text = path.read_text(encoding="utf-8")
    assert text == TITLE + "\n## 10 MB\n\nagain\n\n## 100 MB\n\nfive rounds\n\n### The measuring pass\n\n| a | 10 MB |\n\n## 1000 MB\n\none round\n"
    assert list(split_sections(text)) == [10, 100, 1000] and split_sections(text)[1000] == "## 1000 MB\n\none round\n"
