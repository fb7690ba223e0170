"""Every n of a pair is given back by its spans, for each context and way of counting; what shuffles can tell and cannot; what changed between groups."""
from __future__ import annotations

import itertools

import pandas as pd
import pytest

from helpers import cooccurrence
from helpers.evidence import recount_rows
from helpers.tables import check_table
from helpers.verify.recount import recounters
from tests.test_cooccurrence_pairs import contexts_from
from tests.test_statistics import measure  # noqa: F401 - a fixture

TEXTS = {
    "a": "Rates and votes rose. Votes and rates fell, and rates rose.\nRates stood. Votes came.",
    "b": ("Votes came. Rates rose.\nVotes and votes met rates.", {"outlet": "West"}),
    "c": ("Votes came. Rates rose.\nVotes and votes met rates.", {"outlet": "West", "text_id": "b"}),
}
WAYS = [*itertools.product(("sentence", "paragraph", "article"), (False,), ("context", "occurrence")), *itertools.product(("window",), (False, True), ("context", "occurrence"))]


def pair_tables(measure, context, across, per):  # noqa: F811
    documents, _, sentences, words = measure(TEXTS)
    keywords = words[words["term"].isin(["rates", "votes"])].rename(columns={"term": "item"})
    contexts = cooccurrence.context_of(keywords, sentences, context, 3, words, across, per)
    totals = cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=9), contexts, documents)
    return documents, sentences, contexts, totals


@pytest.mark.parametrize(("context", "across", "per"), WAYS)
def test_the_spans_of_a_pair_give_its_count_on_the_page_and_in_verify(measure, context, across, per):  # noqa: F811
    documents, sentences, contexts, totals = pair_tables(measure, context, across, per)
    spans, unit = cooccurrence.pair_evidence(contexts, totals, documents, sentences, context, across, per)
    n = int(totals["n"].iloc[0])
    assert n > 0
    assert recount_rows(spans, ["item_a", "item_b"], unit, {"first_carrier": True}) == {("rates", "votes"): n}
    assert recount_rows(spans, ["item_a", "item_b"], unit) == {("rates", "votes"): int(totals["n_with_copies"].iloc[0])}
    own = spans[spans["first_carrier"]]
    assert recounters({"a": "a", "b": "b", "c": "b"}, sentences)[unit](list(own[["doc_id", "start", "end"]].itertuples(index=False, name=None))) == n


@pytest.mark.parametrize(("context", "across", "per", "n"), [
    ("sentence", False, "context", 3), ("sentence", False, "occurrence", 5), ("paragraph", False, "context", 4), ("article", False, "context", 2),
    ("window", False, "context", 3), ("window", True, "context", 6), ("window", True, "occurrence", 6)])
def test_pairs_are_counted_as_by_hand(measure, context, across, per, n):  # noqa: F811
    assert pair_tables(measure, context, across, per)[3]["n"].tolist() == [n]


def test_a_meeting_is_one_stretch_from_the_first_to_the_last(measure):  # noqa: F811
    documents, _, contexts, totals = pair_tables(measure, "window", True, "occurrence")
    spans = cooccurrence.meeting_spans(contexts, totals, documents)
    text = documents.set_index("doc_id")["text"]["b"]
    assert [text[start:end] for start, end in zip(*(spans.loc[spans["doc_id"] == "b", name] for name in ("start", "end")))] == [
        "Votes came. Rates", "Rates rose.\nVotes", "votes met rates"]


def test_where_each_article_is_one_context_nothing_is_tried(make_documents):
    documents = make_documents({"a": "A", "b": "B"})
    contexts = contexts_from(["a 1: x y z", "b 1: x y"])
    marked = cooccurrence.mark_beyond_chance(cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=9), contexts, documents), 9)
    assert not marked["beyond_chance"].any() and (marked["n_pairs_tested"] == 0).all() and (marked["by_chance"] == 0).all()
    gate = cooccurrence.chance_gate(marked)
    assert not gate.open and gate.facts == {"pairs": 3} and "every shuffle gives what was observed" in gate.reason


def test_a_pair_that_no_shuffle_moves_is_not_among_those_tried(make_documents):
    documents = make_documents({"a": "A", "b": "B"})
    contexts = contexts_from(["a 1: x y", "a 2: x", "a 3:", "b 1: v w"])
    marked = cooccurrence.mark_beyond_chance(cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=99), contexts, documents), 99)
    assert marked.set_index(["item_a", "item_b"])["n_pairs_tested"].to_dict() == {("v", "w"): 1, ("x", "y"): 1}
    assert cooccurrence.chance_gate(marked).open


def test_without_shuffles_the_gate_says_so(make_documents):
    documents = make_documents({"a": "A"})
    contexts = contexts_from(["a 1: x y", "a 2: x"])
    totals = cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=0), contexts, documents)
    gate = cooccurrence.chance_gate(cooccurrence.mark_beyond_chance(totals, 0))
    assert not gate.open and gate.reason.startswith("Nothing was shuffled")
    assert cooccurrence.chance_gate(cooccurrence.mark_beyond_chance(totals.iloc[:0])).open


def test_the_pairs_that_changed_are_shown_with_the_spans_of_each_side(make_documents):
    documents = make_documents({"a": ("A", {"outlet": "East"}), "b": ("B", {"outlet": "West"}), "c": ("C", {"outlet": "West"}), "d": ("D", {"outlet": ""})})
    contexts = contexts_from(["a 1: x y", "a 2: x z", "b 1: x z", "b 2: x z", "c 1: x z", "c 2: y z", "d 1: x y"])
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=9)
    contrasted = cooccurrence.contrast(counts, contexts, documents, "outlet", "East", "West")
    shown = cooccurrence.rank_contrast(contrasted)
    assert shown[["item_a", "item_b", "n", "n_reference", "hollow"]].values.tolist() == [["x", "z", 1, 3, False]]
    spans = cooccurrence.contrast_spans(cooccurrence.pair_spans(contexts, contrasted, documents), documents, "outlet", "East", "West")
    for side in ("n", "n_reference"):
        counted = recount_rows(spans, ["item_a", "item_b"], "sentences", {"side": side, "first_carrier": True})
        assert {key: counted.get(key, 0) for key in zip(contrasted["item_a"], contrasted["item_b"])} == dict(
            zip(zip(contrasted["item_a"], contrasted["item_b"]), contrasted[side].tolist()))
    assert set(spans["doc_id"]) == {"a", "b", "c"}
    assert isinstance(check_table(counts, "pair_counts"), pd.DataFrame)


def test_a_pair_is_firm_where_it_stays_beyond_chance_without_any_one_text(make_documents):
    documents = make_documents({name: name.upper() for name in "abc"})
    counts = check_table(pd.DataFrame([
        ("a", "keyword", "x", "y", 3, "012"), ("b", "keyword", "x", "y", 3, "101"), ("c", "keyword", "v", "w", 2, "001"), ("a", "keyword", "v", "w", 1, "111"),
    ], columns=["doc_id", "kind", "item_a", "item_b", "n", "n_shuffled"]).assign(n_own=lambda rows: rows["n"]), "pair_counts")
    contexts = contexts_from([f"{name} {at}: v w x y" for name in "abc" for at in (1, 2, 3)])
    marked = cooccurrence.mark_beyond_chance(cooccurrence.total_pairs(counts, contexts, documents), 3)
    firm = cooccurrence.leave_texts_out(marked, counts, documents)
    assert firm[["item_a", "n", "expected_high", "beyond_chance", "beyond_always"]].values.tolist() == [["x", 6, 3, True, True], ["v", 3, 2, True, False]]
    assert cooccurrence.rank_pairs(firm)["item_a"].tolist() == ["x", "v"]


def test_keywords_and_pairs_by_text_add_up_to_their_totals(measure):  # noqa: F811
    documents, _, contexts, totals = pair_tables(measure, "sentence", False, "context")
    by_text = cooccurrence.pairs_by_text(cooccurrence.count_pairs(contexts, documents, shuffles=0), documents)
    assert by_text[["pair", "text_id", "n"]].values.tolist() == [["rates · votes", "a", 2], ["rates · votes", "b", 1]]
    assert by_text["n"].sum() == totals["n"].iloc[0]
    keywords = cooccurrence.keywords_by_text(contexts[contexts["item"] != ""], documents)
    assert keywords[["item", "text_id", "n"]].values.tolist() == [["rates", "a", 4], ["rates", "b", 2], ["votes", "a", 3], ["votes", "b", 3]]
