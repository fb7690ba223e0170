"""Words in their places, sides of a comparison, ranks: on corpora small enough to count by hand, on ties, on one article, on nothing."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers import gates, statistics
from helpers.display import with_texts
from helpers.errors import UsageError
from tests.test_statistics import measure, rows

__all__ = ["measure"]
STRIKE = {"a": "The strike began, said the union. A strike, and another strike.", "b": "No strike here. The general strike ended."}
CONCEPTS = pd.DataFrame([("general strike", "stoppage"), ("strike", "stoppage")], columns=["term", "concept"]).assign(group="", decision="accept", reason="")


def test_a_name_is_a_concept_in_any_case_else_words(measure):  # noqa: F811
    _, _, sentences, words = measure(STRIKE)
    terms = statistics.find_terms(words, sentences, CONCEPTS)
    found = statistics.find_named(["Stoppage", "union", "another strike"], terms, words)
    assert rows(found, "doc_id", "start", "end", "kind", "term") == [
        ("a", 4, 10, "concept", "stoppage"), ("a", 36, 42, "concept", "stoppage"), ("a", 56, 62, "concept", "stoppage"),
        ("b", 3, 9, "concept", "stoppage"), ("b", 20, 34, "concept", "stoppage"), ("a", 27, 32, "word", "union"), ("a", 48, 62, "phrase", "another strike")]
    assert rows(statistics.count_ticks(found[found["kind"] == "concept"]), "doc_id", "sentence", "start", "n") == [
        ("a", 1, 4, 1), ("a", 2, 36, 2), ("b", 1, 3, 1), ("b", 2, 20, 1)]
    assert len(statistics.find_named([], terms, words)) == 0 and len(statistics.count_ticks(terms.iloc[:0])) == 0
    with pytest.raises(UsageError, match="up to three"):
        statistics.find_named(list("abcd"), terms, words)


def test_a_line_is_cut_to_the_words_beside_and_each_side_is_a_slice(measure):  # noqa: F811
    documents, _, sentences, words = measure(STRIKE)
    lines = statistics.cut_lines(statistics.concordance(documents, sentences, words, "strike", "article"), beside=2)
    assert rows(lines, "before", "match", "after") == [
        ("The", "strike", "began, said"), ("A", "strike", "and another"), ("and another", "strike", ""), ("No", "strike", "here"), ("The general", "strike", "ended")]
    texts = dict(zip(documents["doc_id"], documents["text"]))
    for row in lines.itertuples():
        assert texts[row.doc_id][row.before_start:row.before_end] == row.before and texts[row.doc_id][row.after_start:row.after_end] == row.after
    assert len(statistics.cut_lines(lines.iloc[:0])) == 0


def test_what_is_looked_at_first(measure):  # noqa: F811
    forms = pd.DataFrame([("stoppage", "accept"), ("stoppage", "accept"), ("rain", "accept"), ("sun", "accept"), ("fog", "accept")], columns=["concept", "decision"])
    top = pd.DataFrame({"term": ["port", "ship"]})
    assert statistics.first_names(forms, top) == ["stoppage", "rain", "sun"]
    assert statistics.first_names(forms.assign(decision="propose"), top) == ["port"] and statistics.first_names(forms.iloc[:0], top.iloc[:0]) == []


def test_the_articles_drawn_are_those_with_most_ticks_in_their_order():
    ticks = pd.DataFrame({"doc_id": list("bbbacc")})
    overview = pd.DataFrame({"doc_id": list("dcba")})
    assert statistics.drawn_articles(ticks, overview, most=2)["doc_id"].tolist() == ["c", "b"]
    assert statistics.drawn_articles(ticks.iloc[:0], overview).empty


def test_the_longest_sentence_and_first_standing_are_marked_on_their_words(measure):  # noqa: F811
    documents, zones, sentences, words = measure({"a": "One two three. One two three. Two.", "b": ""})
    stats = statistics.document_stats(documents, zones, sentences, words)
    assert statistics.mark_longest(words, stats)["longest"].tolist() == [True] * 3 + [False] * 4
    assert statistics.mark_first(words)["first"].sum() == stats["n_types"].sum() == 3


@pytest.mark.parametrize(("sentences", "translated", "shown", "why"), [
    (30, "no", True, ""), (29, "no", False, "fewer than thirty running sentences"), (30, "yes", False, "marked as translated: it would measure the translation"),
    (30, "", True, ""), (0, "", False, "no running sentence"),
])
def test_readability_is_shown_past_its_gate_and_its_absence_has_a_reason(sentences, translated, shown, why):
    overview = pd.DataFrame({"n_running_sentences": [sentences], "translated": [translated], "why_missing": ["no running sentence"],
                             **{name: [8.5] for name in ("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog")}})
    read = statistics.reading(overview).iloc[0]
    assert [bool(read["gunning_fog"] == 8.5), bool(pd.notna(read["flesch_reading_ease"])), read["why_not"]] == [shown, shown, why]


def dated(make_documents, *articles):
    return make_documents({doc_id: ("", {"outlet": outlet, "published": day, "published_precision": "day" if day else "none"}) for doc_id, outlet, day in articles})


ARTICLES = (("e1", "East", "2024-01-01"), ("e2", "East", "2024-02-01"), ("e3", "East", ""), ("w1", "West", "2024-01-15"), ("w2", "West", "2024-02-15"), ("x", "", "2024-02-01"))


def test_sides_leave_out_what_lies_outside_the_shared_dates_and_what_has_no_group(make_documents):
    documents = dated(make_documents, *ARTICLES)
    sides = statistics.group_sides(documents, "outlet", "outlet")
    assert rows(sides[sides["comparison"] == "East"], "doc_id", "inside", "reason") == [
        ("e1", True, "before the dates that both cover"), ("e2", True, ""), ("e3", True, "no date that can be used"), ("w1", False, ""),
        ("w2", False, "after the dates that both cover")]
    assert rows(statistics.left_out(sides), "doc_id", "comparisons") == [("e1", "East; West"), ("e3", "East; West"), ("w2", "East; West")]
    months = statistics.group_sides(documents.assign(group=documents["published"].str[:7]), "group", "month")
    assert set(months["reason"]) == {""} and "e3" not in set(months["doc_id"])
    assert len(statistics.group_sides(documents.iloc[:0], "outlet")) == 0


def test_the_gate_of_groups_tells_what_there_is_and_only_then_what_the_dates_leave():
    columns = ["group", "n_documents", "n_texts", "n_words", "n_documents_reference", "n_texts_reference", "n_words_reference", "open"]
    large = pd.DataFrame([("E", 3, 3, 2000, 3, 3, 2000, True), ("W", 3, 3, 2000, 3, 3, 2000, True)], columns=columns)
    small = pd.DataFrame([("E", 2, 2, 900, 3, 3, 2000, False), ("W", 3, 3, 2000, 2, 2, 900, False)], columns=columns)
    assert statistics.comparison_gate(large, large).open
    closed = statistics.comparison_gate(large, small)
    assert not closed.open and closed.reason.startswith("Within the dates that a group and the rest both cover, the groups have {texts}")
    assert statistics.comparison_gate(small, small) == gates.compare_groups(3, 2, 2000, 900)


def test_ranks_among_the_rows_share_the_lowest_and_move_when_a_text_goes(measure):  # noqa: F811
    documents, zones, sentences, words = measure({"a": "port port ship", "b": "ship rain rain rain"})
    counts = statistics.count_terms(words)
    totals, stats = statistics.total_terms(counts, documents, words), statistics.document_stats(documents, zones, sentences, words)
    top = statistics.rank_terms(totals, counts, documents, stats)
    # ship 2, rain 3, port 2; without a: rain 3, ship 1, port 0; without b: port 2, ship 1, rain 0
    assert rows(top, "term", "n", "rank", "rank_best", "rank_worst", "n_largest_article", "n_words_in_group") == [
        ("ship", 2, 2, 2, 2, 1, 7), ("rain", 3, 1, 1, 3, 3, 7), ("port", 2, 2, 1, 3, 2, 7)]
    assert statistics.rank_terms(totals.iloc[:0], counts.iloc[:0], documents, stats).empty
    content = statistics.content_counts(counts, documents, {"rain"})
    assert set(content["term"]) == {"port", "ship"} and set(statistics.could_be_first(content)["term"]) == {"port", "ship"}
    assert set(statistics.could_be_first(statistics.content_counts(counts, documents))["term"]) == {"port", "ship", "rain"}


def test_the_largest_article_of_a_term_is_no_copy_and_the_first_of_several(measure):  # noqa: F811
    documents, _, sentences, words = measure({"a": "port port", "b": "port port", "c": ("port port", {"text_id": "a"})})
    marked = statistics.mark_largest(with_texts(statistics.find_terms(words, sentences), documents))
    assert marked[marked["largest"] & (marked["kind"] == "word")]["doc_id"].tolist() == ["a", "a"]


def test_forms_by_text_leave_copies_out():
    spans = pd.DataFrame({"concept": "fraud", "form": ["wire fraud", "wire fraud", "scam"], "text_id": list("aab"), "first_carrier": [True, False, True], "start": [0, 9, 4]})
    assert rows(statistics.forms_by_text(spans, "fraud"), "form", "text_id", "n") == [("scam", "b", 1), ("wire fraud", "a", 1)]
    assert statistics.forms_by_text(spans).empty
