"""Facts are counted from their spans: on several articles, on copies, on one, on none."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.display import Quote, article_facts, chance_facts, corpus_facts, count, whole_articles
from helpers.display.facts import copies_column, with_texts
from helpers.display.numbers import Builder
from helpers.errors import ContractError, UsageError

WORDS = pd.DataFrame([("a", 0, 3), ("a", 4, 9), ("b", 0, 3)], columns=["doc_id", "start", "end"])


def _values(facts):
    return {name: fact.value for name, fact in facts.items()}


def test_a_fact_is_the_number_of_its_spans():
    spans = pd.DataFrame([("a", 0, 3, 1, "x"), ("a", 0, 3, 1, "y"), ("a", 5, 8, 2, "x"), ("b", 0, 3, 1, "x")],
                         columns=["doc_id", "start", "end", "sentence", "role"])
    assert [count(spans, of).value for of in ("spans", "articles", "sentences")] == [3, 2, 3]
    assert count(spans, "spans", "word", {"role": "y"}).value == 1 and count(spans, "spans", "word", {"role": "z"}).value == 0
    fact = count(spans, "articles", "article")
    assert (fact.of, fact.unit) == ("articles", "article") and fact.spans.equals(spans)


def test_a_fact_of_nothing_is_zero():
    assert count(WORDS.head(0), "spans").value == 0


def test_a_way_to_count_that_is_none_is_refused():
    with pytest.raises(UsageError, match="unknown unit of a count 'article': did you mean 'articles'?"):
        count(WORDS, "article")
    with pytest.raises(ContractError, match="'where' names the column 'role'"):
        count(WORDS, "spans", where={"role": "x"})


def test_a_whole_article_is_a_span_from_its_first_to_its_last_character(make_documents):
    table = whole_articles(make_documents({"a": "One.", "b": ""}))
    assert table[["doc_id", "start", "end"]].values.tolist() == [["a", 0, 4], ["b", 0, 0]] and "text" not in table


def test_copies_are_articles_but_no_texts_of_their_own(make_documents):
    documents = make_documents({"a": "One.", "b": ("One.", {"text_id": "a"}), "c": "Two."})
    assert _values(article_facts(documents)) == {"articles": 3, "texts": 2}


def test_what_is_said_of_a_corpus(make_documents):
    documents = make_documents({
        "a": ("One.", {"published": "2024-03-04", "published_precision": "day", "outlet": "Gazette"}),
        "b": ("Two.", {"published": "2024-02", "published_precision": "month", "outlet": "Gazette"}),
        "c": ("Three.", {"published": "2020-01-01", "published_precision": "day", "published_doubt": "told as past", "outlet": "Herald"}),
        "d": ("Four.", {"published": "2019", "published_precision": "year"}), "e": "Five."})
    facts = corpus_facts(documents, WORDS)
    assert _values(facts) == {"articles": 5, "texts": 5, "words": 3, "undated": 3, "outlets": 2, "earliest": "2024-02", "latest": "2024-03-04"}
    assert [facts[name].of for name in ("articles", "texts", "words", "undated", "outlets", "earliest")] == ["articles", "texts", "spans",
        "articles", "score", "label"]
    assert all(fact.rule for fact in facts.values() if fact.of in ("score", "label"))


def test_a_corpus_without_dates_has_no_earliest(make_documents):
    assert _values(corpus_facts(make_documents({"a": "One."}), WORDS.head(0))) == {"articles": 1, "texts": 1, "words": 0, "undated": 1, "outlets": 0}


def test_what_is_said_of_chance():
    pairs = pd.DataFrame({"n_pairs_tested": [40, 40], "by_chance": [0.04, 0.04], "beyond_chance": [True, False]})
    facts = chance_facts(pairs, 999)
    assert _values(facts) == {"beyond": 1, "tested": 40, "by_chance": 0.04, "shuffles": 999}
    assert _values(chance_facts(pairs.head(0), 99)) == {"beyond": 0, "tested": 0, "by_chance": 0.0, "shuffles": 99}


def test_spans_are_given_their_text_and_whether_it_is_the_first_carrier(make_documents):
    documents = make_documents({"a": "One.", "b": ("One.", {"text_id": "a"})})
    table = with_texts(WORDS.assign(text_id="old"), documents)
    assert table[["doc_id", "start", "text_id", "first_carrier"]].values.tolist() == [["a", 0, "a", True], ["a", 4, "a", True], ["b", 0, "a", False]]
    assert with_texts(WORDS.head(0), documents)["first_carrier"].tolist() == []


@pytest.mark.parametrize("rows, shown", [([(3, 3), (2, 2)], []), ([(3, 3), (2, 4)], ["n_with_copies"]), ([], [])])
def test_both_numbers_stand_on_the_page_only_where_they_differ(rows, shown):
    table = pd.DataFrame(rows, columns=["n", "n_with_copies"])
    assert list(copies_column(table)) == shown == list(copies_column(table.rename(columns={"n": "n_mentions"})))


def test_a_quote_that_is_not_listed_has_its_slice_and_no_list_and_an_empty_one_is_none():
    table = pd.DataFrame({"at": ["one", "two"], "doc_id": "a", "start": [4, 9], "end": [8, 12], "low": [0, 9], "high": [3, 9],
                          "before": ["The", ""], "match": ["bank", "cut"]})
    builder = Builder("lines", table, ["at"], None)
    builder.add_column("before", Quote("before", ("doc_id", "low", "high"), listed=False))
    builder.add_column("match", Quote("as written"))
    made = builder.finish()
    assert [(place, one.list_id) for place, one in made.cells.items()] == [((0, "before"), ""), ((0, "match"), "e-lines-1"), ((1, "match"), "e-lines-2")]
    assert made.spans == {"lines-1-before": [("a", 0, 3)], "lines-1-match": [("a", 4, 8)], "lines-2-match": [("a", 9, 12)]}
