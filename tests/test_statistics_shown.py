"""Statistics as they are shown: order, names, what is hollow, on ties, on one article, on nothing."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.statistics import firm_reference, terms_of_one_article
from helpers.statistics.shown import form_spans, forms_by_article, group_gate, name_articles, overview, rank_forms, top_terms
from helpers.tables import check_table, empty_table

NAMED = {"title": "", "outlet": "", "published": "", "published_precision": "none", "published_doubt": ""}


def _documents(make_documents, *rows):
    return make_documents({doc_id: ("x", columns) for doc_id, columns in rows})


def _stats(**n_words):
    return pd.DataFrame({"doc_id": list(n_words), "n_words": list(n_words.values())})


def test_an_article_is_called_by_its_title_else_by_its_file_and_told_apart(make_documents):
    documents = _documents(make_documents, ("a/one", {"title": "The end"}), ("b/two", {}), ("c/one", {"title": "The end"}), ("d/two", {}))
    assert name_articles(documents).to_dict() == {"a/one": "The end (a/one)", "b/two": "two (b/two)", "c/one": "The end (c/one)",
                                                  "d/two": "two (d/two)"}
    assert name_articles(documents.head(2)).to_dict() == {"a/one": "The end", "b/two": "two"}


def test_the_overview_stands_by_date_and_the_undated_and_doubtful_last(make_documents):
    documents = _documents(
        make_documents, ("a", {"published": "2024-05-02", "published_precision": "day"}), ("b", {"published": "2024-03",
                                                                                                 "published_precision": "month",
                                                                                                 "outlet": "Gazette"}),
        ("c", {"published": "2024-01-01", "published_precision": "day", "published_doubt": "told as past"}),
        ("d", {"published": "2024", "published_precision": "year"}),
        ("e", {"published": "5 May", "published_precision": "none"}), ("f", {"published_doubt": "two dates"}), ("g", {}))
    aside = pd.DataFrame({"doc_id": ["g", "g", "a"], "start": [0, 5, 0]})
    table = overview(documents, _stats(a=1, b=2, c=3, d=4, e=5, f=6, g=7), aside)
    assert table[["doc_id", "when", "outlet", "n_words", "n_words_set_aside"]].values.tolist() == [
        ["b", "2024-03", "Gazette", 2, 0], ["a", "2024-05-02", "not stated", 1, 1], ["c", "2024-01-01 (in doubt)", "not stated", 3, 0],
        ["d", "2024", "not stated", 4, 0],
        ["e", "5 May", "not stated", 5, 0], ["f", "in doubt", "not stated", 6, 0], ["g", "undated", "not stated", 7, 2]]
    assert "text" not in table


def test_an_overview_of_one_article_with_nothing_set_aside(make_documents):
    table = overview(_documents(make_documents, ("a", {})), _stats(a=0), pd.DataFrame({"doc_id": [], "start": []}))
    assert table[["name", "when", "n_words", "n_words_set_aside"]].values.tolist() == [["a", "undated", 0, 0]]


def _totals(rows):
    return check_table([{"by": "corpus", "group": "corpus", "kind": kind, "term": term, "n": n, "n_with_copies": n, "n_documents": texts,
                         "n_texts": texts, "rate_per_10000_words": 1.0,
                         "dispersion_dp": None, "largest_article_share": 1.0, "rank": 1, "n_largest_article": n,
                         "n_words_in_group": 100, "first_date": "", "last_date": ""} for kind, term, n, texts in rows], "term_totals", sort=False)


def _counts(rows):
    return check_table([{"doc_id": doc_id, "kind": "word", "term": term, "n": n, "n_own": n} for doc_id, term, n in rows], "term_counts")


def test_terms_stand_by_texts_then_by_n_then_by_name_with_a_rate_an_article():
    totals = _totals([("word", "zinc", 9, 1), ("word", "port", 2, 2), ("word", "dock", 2, 2), ("word", "ship", 3, 2), ("word", "the", 9, 2),
                      ("phrase", "dock worker", 9, 2), ("word", "none", 0, 0)])
    counts = _counts([("a", "zinc", 9), ("a", "port", 1), ("b", "port", 1), ("a", "dock", 2), ("b", "ship", 3)])
    table = top_terms(totals, counts, _stats(a=100, b=50), stop={"the"})
    assert table[["term", "n", "n_texts", "hollow", "a", "b"]].values.tolist() == [
        ["ship", 3, 2, False, 0.0, 600.0], ["dock", 2, 2, False, 200.0, 0.0], ["port", 2, 2, False, 100.0, 200.0], ["zinc", 9, 1, True, 900.0, 0.0]]
    assert top_terms(totals, counts, _stats(a=100, b=50), most=1, stop={"the"})["term"].tolist() == ["ship"]


def test_no_term_and_an_article_without_words_are_no_fault():
    table = top_terms(empty_table("term_totals"), empty_table("term_counts"), _stats(a=0))
    assert len(table) == 0 and {"term", "hollow", "a"} <= set(table.columns)
    one = top_terms(_totals([("word", "port", 1, 1)]), _counts([("b", "port", 1)]), _stats(a=0, b=10))
    assert one["b"].tolist() == [1000.0] and one["a"].isna().tolist() == [True]


def _terms(rows):
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "sentence", "kind", "term", "form"] if rows and len(rows[0]) == 7 else ["doc_id",
        "start", "end", "sentence", "kind", "term"])


CONCEPTS = pd.DataFrame([("wire fraud", "fraud", "variant"), ("fraud", "fraud", "")], columns=["term", "concept", "group"]).assign(decision="accept",
    reason="")
OCCURRENCES = _terms([("a", 0, 10, 1, "concept", "fraud", "wire fraud"), ("a", 20, 25, 2, "concept", "fraud", "fraud"),
                      ("b", 0, 10, 1, "concept", "fraud", "wire fraud"),
                      ("b", 40, 44, 3, "word", "port", "port")])


def test_forms_of_a_concept_are_counted_with_their_group(make_documents):
    documents = _documents(make_documents, ("a", {}), ("b", {"title": "The end"}))
    spans = form_spans(OCCURRENCES, CONCEPTS)
    table = rank_forms(spans, documents)
    assert table[["concept", "form", "group", "decision", "n", "n_documents", "hollow"]].values.tolist() == [
        ["fraud", "wire fraud", "variant", "accept", 2, 2, False], ["fraud", "fraud", "", "accept", 1, 1, True]]
    assert forms_by_article(spans, "fraud", documents)[["form", "doc_id", "name", "n"]].values.tolist() == [
        ["wire fraud", "a", "a", 1], ["wire fraud", "b", "The end", 1], ["fraud", "a", "a", 1]]


def test_a_concept_that_is_nowhere_has_no_row(make_documents):
    documents = _documents(make_documents, ("a", {}))
    spans = form_spans(OCCURRENCES.head(0), CONCEPTS)
    assert len(spans) == len(rank_forms(spans, documents)) == len(forms_by_article(spans, "", documents)) == 0
    assert {"form", "name", "n"} <= set(forms_by_article(spans, "", documents).columns)


def test_forms_that_tie_stand_by_name(make_documents):
    documents = _documents(make_documents, ("a", {}))
    spans = form_spans(OCCURRENCES.head(2), CONCEPTS)
    assert rank_forms(spans, documents)["form"].tolist() == ["fraud", "wire fraud"]


SIZES = ["group", "n_documents", "n_texts", "n_words", "n_documents_reference", "n_texts_reference", "n_words_reference", "open"]


@pytest.mark.parametrize("rows, opened, says", [
    ([], False, "Fewer than two groups are stated"),
    ([("A", 3, 3, 9000, 0, 0, 0, False)], False, "Fewer than two groups are stated"),
    ([("A", 2, 2, 900, 3, 3, 4000, False), ("B", 3, 3, 4000, 2, 2, 900, False)], False,
     "The groups have 3 and 2 independent texts and 4000 and 900 words"),
    ([("A", 3, 3, 2000, 3, 3, 4000, True), ("B", 3, 3, 4000, 3, 3, 2000, True)], True, ""),
])
def test_groups_are_compared_only_where_both_are_large_enough(rows, opened, says):
    gate = group_gate(pd.DataFrame(rows, columns=SIZES))
    assert gate.open is opened and gate.reason.format(**gate.facts).startswith(says)


def test_articles_of_the_same_words_have_none_of_their_own(make_documents):
    documents = _documents(make_documents, ("a", {}), ("b", {}))
    counts = _counts([("a", "port", 3), ("b", "port", 3), ("a", "dock", 2), ("b", "dock", 2)])
    assert terms_of_one_article(counts, documents).values.tolist() == []


def test_a_rank_against_a_list_that_one_text_can_undo(make_documents):
    documents = make_documents({"a": "x", "b": "y"})
    counts = pd.DataFrame([("a", "word", "flood", 6), ("a", "word", "dam", 2), ("a", "word", "other", 92), ("b", "word", "dam", 3), ("b", "word", "other", 97)],
                          columns=["doc_id", "kind", "term", "n"])
    shown = pd.DataFrame({"kind": "word", "term": ["flood", "dam"], "n_reference": 0, "n_words_reference": 200})
    ranked = firm_reference(shown, counts, documents)
    assert ranked[["term", "rank", "rank_best", "rank_worst"]].values.tolist() == [["flood", 1, 1, 2], ["dam", 2, 1, 2]]
    assert len(firm_reference(shown.head(0), counts, documents)) == 0
