"""Pairs, their chance, totals and spans, on contexts that can be recounted by hand."""
from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import cooccurrence
from helpers.association import log_dice, log_likelihood, npmi
from helpers.association import random_bits
from helpers.errors import ContractError, UsageError
from helpers.tables import TABLES, check_table

BITS = (1 << 64) - 1


def rows_of(table, columns):
    return list(table[columns].itertuples(index=False, name=None))


def contexts_from(rows):
    """doc_id, context, item from one line a context: `a 1: x y y`; offsets count the items."""
    made = []
    for row in rows:
        head, items = row.split(":")
        doc_id, context = head.split()
        for item in items.split() or [""]:
            made.append({"doc_id": doc_id, "context": int(context), "item": item})
    frame = pd.DataFrame(made)
    start = frame.groupby("doc_id").cumcount() * 10
    return frame.assign(start=start, end=start + 5, sentence=frame["context"])


# ── pairs and their chance ──

THREE = ["a 1: x y", "a 2: x y z", "a 3: z", "b 1: x y y", "b 2:", "c 1: x y y", "c 2:"]


@pytest.fixture
def three(make_documents):
    documents = make_documents({"a": ("A", {"outlet": "East"}), "b": ("B", {"outlet": "West"}), "c": ("B", {"text_id": "b", "outlet": "West"})})
    return contexts_from(THREE), documents


def shuffled_by_hand(contexts, doc_id, sha256, shuffles):
    """The shuffles written out again with Python's own numbers: what `verify` has to be able to do."""
    rows = contexts[(contexts["doc_id"] == doc_id) & (contexts["item"] != "")].sort_values("start")
    items, seed, counts = rows["item"].tolist(), int(sha256[:16], 16), []
    names = sorted(set(items))
    for shuffle in range(1, shuffles + 1):
        keys = []
        for place, item in enumerate(items):
            mixed = (seed + 0x9E3779B97F4A7C15 * ((shuffle << 32) + place + 1)) & BITS
            mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & BITS
            mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & BITS
            keys.append(((mixed ^ (mixed >> 31)) >> 28, names.index(item)))
        laid = [names[name] for _, name in sorted(keys)]
        held = {context: set() for context in rows["context"]}
        for context, item in zip(rows["context"], laid):
            held[context].add(item)
        counts.append({pair: sum(set(pair) <= has for has in held.values()) for pair in itertools.combinations(names, 2)})
    return {pair: [count[pair] for count in counts] for pair in itertools.combinations(names, 2)}


def test_pair_counts_of_three_articles_are_these(three):
    counts = cooccurrence.count_pairs(*three, shuffles=0)
    assert list(counts.columns) == TABLES["pair_counts"].names
    assert rows_of(counts, ["doc_id", "kind", "item_a", "item_b", "n", "n_shuffled"]) == [
        ("a", "keyword", "x", "y", 2, ""), ("a", "keyword", "x", "z", 1, ""), ("a", "keyword", "y", "z", 1, ""),
        ("b", "keyword", "x", "y", 1, ""), ("c", "keyword", "x", "y", 1, "")]


def test_shuffles_are_those_written_out_by_hand(three):
    contexts, documents = three
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=199)
    by_hand = shuffled_by_hand(contexts, "a", documents["text_sha256"].iloc[0], 199)
    read = cooccurrence.read_counts(counts["n_shuffled"].tolist(), 199).tolist()
    assert {pair: read[at] for at, pair in enumerate(by_hand)} == by_hand
    assert counts["n_shuffled"].tolist()[3:] == ["1*", "1*"]


def test_every_order_is_as_likely_as_any_other(make_documents):
    documents = make_documents({"a": "A"})
    counts = cooccurrence.count_pairs(contexts_from(["a 1: x y", "a 2: z"]), documents, shuffles=9999)
    assert cooccurrence.read_counts(counts["n_shuffled"].tolist(), 9999).mean(axis=1) == pytest.approx([1 / 3] * 3, abs=0.02)


def test_pairs_that_could_meet_and_did_not_have_a_row(make_documents):
    counts = cooccurrence.count_pairs(contexts_from(["a 1: x y", "a 2: z"]), make_documents({"a": "A"}), shuffles=99)
    assert rows_of(counts, ["item_a", "item_b", "n"]) == [("x", "y", 1), ("x", "z", 0), ("y", "z", 0)]


def test_pair_totals_of_three_articles_are_these(three):
    contexts, documents = three
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=999)
    totals = cooccurrence.total_pairs(counts, contexts, documents)
    assert list(totals.columns) == TABLES["pair_totals"].names
    expected = np.array(list(shuffled_by_hand(contexts, "a", documents["text_sha256"].iloc[0], 999).values())) + [[1], [0], [0]]
    assert rows_of(totals, ["group", "item_a", "item_b", "n", "n_with_copies", "n_a", "n_b", "n_contexts", "n_documents", "n_texts"]) == [
        ("corpus", "x", "y", 3, 4, 3, 3, 5, 3, 2), ("corpus", "x", "z", 1, 1, 3, 2, 5, 1, 1), ("corpus", "y", "z", 1, 1, 3, 2, 5, 1, 1)]
    assert totals["expected"].tolist() == expected.mean(axis=1).tolist()
    assert totals["expected_low"].tolist() == expected.min(axis=1).tolist() and totals["expected_high"].tolist() == expected.max(axis=1).tolist()
    assert totals["largest_article_share"].tolist() == [2 / 3, 1.0, 1.0]
    assert totals["npmi"].tolist() == [npmi(3, 3, 3, 5), npmi(1, 3, 2, 5), npmi(1, 3, 2, 5)]
    assert totals["log_likelihood"].tolist() == [log_likelihood(3, 3, 3, 5), log_likelihood(1, 3, 2, 5), log_likelihood(1, 3, 2, 5)]
    assert totals["log_dice"].tolist() == [log_dice(3, 3, 3), log_dice(1, 3, 2), log_dice(1, 3, 2)]


def test_totals_by_a_column_part_the_contexts(three):
    contexts, documents = three
    totals = cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=0), contexts, documents, by="outlet")
    assert rows_of(totals, ["by", "group", "item_a", "item_b", "n", "n_with_copies", "n_contexts"]) == [
        ("outlet", "East", "x", "y", 2, 2, 3), ("outlet", "East", "x", "z", 1, 1, 3), ("outlet", "East", "y", "z", 1, 1, 3),
        ("outlet", "West", "x", "y", 1, 2, 2)]
    assert totals["expected"].isna().all() and totals["expected_low"].isna().all()
    with pytest.raises(UsageError, match="did you mean 'outlet'"):
        cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=0), contexts, documents, by="outlets")


def test_beyond_chance_means_more_than_every_shuffle():
    totals = pd.DataFrame({"by": "corpus", "group": "corpus", "kind": "keyword", "n": [5, 4, 9, 2], "expected": [1.0, 1.0, 2.0, np.nan],
                           "expected_low": pd.array([0, 0, 1, None], "Int64"), "expected_high": pd.array([4, 4, 8, None], "Int64")})
    marked = cooccurrence.mark_beyond_chance(totals, shuffles=999)
    assert marked["beyond_chance"].tolist() == [True, False, True, False]
    assert marked["n_pairs_tested"].tolist() == [3] * 4 and marked["by_chance"].tolist() == [0.003] * 4


def test_the_gate_of_a_score_needs_contexts_texts_and_frequent_items():
    totals = pd.DataFrame({"n": [3, 2, 3, 3], "n_texts": [2, 2, 1, 2], "n_a": [5, 9, 9, 4], "n_b": [5, 9, 9, 9]})
    assert cooccurrence.passes_gate(totals).tolist() == [True, False, False, False]


def test_rows_with_and_without_shuffles_are_not_added(three):
    contexts, documents = three
    counts = pd.concat([cooccurrence.count_pairs(contexts, documents[:1], shuffles=9), cooccurrence.count_pairs(contexts, documents[1:], shuffles=0)])
    with pytest.raises(ContractError, match="some rows hold shuffles and some hold none"):
        cooccurrence.total_pairs(counts, contexts, documents)


def test_above_twenty_thousand_articles_there_are_99_shuffles():
    assert (cooccurrence.shuffles_for(20_000), cooccurrence.shuffles_for(20_001)) == (999, 99)


def test_an_article_with_too_many_pairs_is_refused_before_memory_ends(make_documents):
    documents = make_documents({"a": "A"})
    contexts = contexts_from(["a 1: " + " ".join(f"i{at}" for at in range(700)), "a 2: i1"])
    with pytest.raises(UsageError, match="holds 244,650 pairs of items"):
        cooccurrence.count_pairs(contexts, documents)
    assert len(cooccurrence.count_pairs(contexts, documents, shuffles=0)) == 244_650


# ── spans ──

def test_pair_spans_are_the_contexts_that_n_counts(three):
    contexts, documents = three
    spans = cooccurrence.pair_spans(contexts, [("y", "x")], documents)
    assert rows_of(spans, ["item_a", "item_b", "doc_id", "context", "start", "item", "first_carrier"]) == [
        ("x", "y", "a", 1, 0, "x", True), ("x", "y", "a", 1, 10, "y", True), ("x", "y", "a", 2, 20, "x", True), ("x", "y", "a", 2, 30, "y", True),
        ("x", "y", "b", 1, 0, "x", True), ("x", "y", "b", 1, 10, "y", True), ("x", "y", "b", 1, 20, "y", True),
        ("x", "y", "c", 1, 0, "x", False), ("x", "y", "c", 1, 10, "y", False), ("x", "y", "c", 1, 20, "y", False)]


def check_spans(contexts, documents):
    totals = cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=0), contexts, documents)
    spans = cooccurrence.pair_spans(contexts, totals, documents)
    counted = spans[spans["first_carrier"]].drop_duplicates(["item_a", "item_b", "doc_id", "context"]).groupby(["item_a", "item_b"]).size().to_dict()
    assert {(row.item_a, row.item_b): row.n for row in totals.itertuples() if row.n} == counted


# ── properties ──

articles = st.lists(st.lists(st.lists(st.sampled_from("uvxyz"), max_size=4), min_size=1, max_size=5), min_size=1, max_size=4)


def laid_out(given_articles):
    rows = [f"d{doc} {number}: {' '.join(items)}" for doc, contexts in enumerate(given_articles) for number, items in enumerate(contexts, 1)]
    doc_ids = [f"d{at}" for at in range(len(given_articles))]
    copied = ["d0" if doc_id == "d1" else doc_id for doc_id in doc_ids]
    documents = pd.DataFrame({"doc_id": doc_ids, "text_id": copied, "text_sha256": [f"{at + 1:064x}"[::-1] for at in range(len(doc_ids))]})
    return contexts_from(rows), documents


@settings(max_examples=10)
@given(articles, st.randoms(use_true_random=False))
def test_counts_are_additive_and_know_no_order(given_articles, chance):
    contexts, documents = laid_out(given_articles)
    whole = cooccurrence.count_pairs(contexts, documents, shuffles=19)
    order = list(range(len(contexts)))
    chance.shuffle(order)
    mixed = contexts.iloc[order]
    parts = [cooccurrence.count_pairs(mixed, documents.iloc[[at]], shuffles=19) for at in range(len(documents))]
    pd.testing.assert_frame_equal(check_table(pd.concat(parts), "pair_counts"), whole)
    totals = cooccurrence.total_pairs(whole, contexts, documents)
    pd.testing.assert_frame_equal(cooccurrence.total_pairs(whole.iloc[::-1], mixed, documents.iloc[::-1]), totals)
    check_spans(contexts, documents)


@settings(max_examples=20)
@given(articles)
def test_counts_equal_the_plain_count_of_sets(given_articles):
    contexts, documents = laid_out(given_articles)
    found = cooccurrence.count_pairs(contexts, documents, shuffles=0)
    plain = {}
    for doc, doc_contexts in enumerate(given_articles):
        for items in doc_contexts:
            for a, b in itertools.combinations(sorted(set(items)), 2):
                plain[f"d{doc}", a, b] = plain.get((f"d{doc}", a, b), 0) + 1
    assert {(row.doc_id, row.item_a, row.item_b): row.n for row in found.itertuples()} == plain


@settings(max_examples=20)
@given(st.lists(st.lists(st.integers(0, 120) | st.just(0), min_size=130, max_size=130), min_size=1, max_size=4))
def test_written_counts_read_back(rows):
    assert cooccurrence.read_counts(cooccurrence.write_counts(np.array(rows)), 130).tolist() == rows


def test_random_bits_are_those_of_splitmix64():
    seeds, places = np.array([1234567] * 3, "uint64"), np.arange(3)
    assert random_bits(seeds, np.array([0]), places)[0].tolist() == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_a_pair_that_meets_in_a_near_copy_alone_stands_in_no_independent_text(make_documents):
    documents = make_documents({"a": "A", "b": ("B", {"text_id": "a"})})
    contexts = pd.DataFrame({"doc_id": ["a", "a", "b", "b"], "context": [1, 2, 1, 1], "item": ["x", "y", "x", "y"]})
    totals = cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=0), contexts, documents)
    assert totals[["n", "n_with_copies", "n_documents", "n_texts"]].values.tolist() == [[0, 1, 1, 0]]
