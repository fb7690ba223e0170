"""The whole way from texts to networks, on folders that tend to break such code."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers import cooccurrence, tokens
from helpers.statistics.terms import find_terms
from helpers.tables import TABLES, check_table

STOP = {"the", "a", "in", "was", "of", "and", "to", "on", "had", "said", "by", "for"}
STORY = ("The quake struck the coast at dawn. Rescue teams reached the coast by noon. The mayor said the harbour was lost.\n"
         "Aid came by boat. Rescue teams had no boat of their own. The mayor asked for aid and for a boat.")


def whole_way(documents, **settings):
    """Every table and drawing of this room for a corpus whose texts are all paragraph."""
    zones = [{"doc_id": row.doc_id, "start": 0, "end": len(row.text), "zone": "paragraph", "rule": "whole"}
             for row in documents.itertuples() if row.text]
    sentences = tokens.split_sentences(documents, check_table(zones, "zones"))
    words = tokens.split_words(documents, sentences)
    terms = find_terms(words, sentences)
    keywords = cooccurrence.find_keywords(terms, sentences, documents, stop=STOP)
    contexts = cooccurrence.context_of(keywords, sentences, words=words, **settings)
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=99)
    totals = cooccurrence.total_pairs(counts, contexts, documents)
    communities = cooccurrence.find_communities(totals, counts, documents)
    links = cooccurrence.backbone(totals)
    return {"keywords": keywords, "contexts": contexts, "pair_counts": counts, "pair_totals": totals, "communities": communities, "links": links,
            "places": cooccurrence.place_nodes(links), "marked": cooccurrence.mark_beyond_chance(totals), "passes": cooccurrence.passes_gate(totals),
            "spans": cooccurrence.pair_spans(contexts, totals, documents), "gate": cooccurrence.communities_gate(totals, communities),
            "graph": cooccurrence.to_graph(totals, contexts, documents, communities, keywords), "collocations": cooccurrence.find_collocations(words),
            "contrast": cooccurrence.contrast(counts, contexts, documents, "outlet", "", "") if len(documents) else None}


def check_columns(found):
    for name in ("keywords", "pair_counts", "pair_totals", "communities"):
        assert list(found[name].columns) == TABLES[name].names
        pd.testing.assert_frame_equal(check_table(found[name], name, sort=False), found[name])
    assert {"disparity", "method", "hollow"} <= set(found["links"].columns)
    assert list(found["places"].columns) == ["item", "x", "y", "n_links", "strength"]
    assert {"item_a", "item_b", "doc_id", "context", "sentence", "start", "end", "text_id", "first_carrier"} <= set(found["spans"].columns)


CORPORA = {
    "nothing": {},
    "an empty article": {"a": ""},
    "no keyword": {"a": "The. And the.", "b": "Of a the."},
    "one word": {"a": "Quake."},
    "numerals": {"a": "12 13. 14.", "b": "12."},
    "one article": {"a": STORY},
    "two copies": {"a": STORY, "b": (STORY, {"text_id": "a"})},
    "capitals": {"a": STORY.upper(), "b": STORY.upper()},
    "a hundred sentences": {f"d{at:03}": f"Storm, {'hit' if at % 2 else 'missed'}, {'harbour' if at % 3 else 'coast'}." for at in range(100)},
}


@pytest.mark.parametrize(("name", "context"), [*((name, "sentence") for name in CORPORA), ("no keyword", "window"), ("nothing", "window"),
                                               ("two copies", "window"), ("two copies", "paragraph"), ("two copies", "article")])
def test_no_folder_breaks_it_and_empty_tables_keep_their_columns(make_documents, name, context):
    documents = make_documents(CORPORA[name]) if CORPORA[name] else make_documents({"a": "A"}).iloc[:0]
    check_columns(whole_way(documents, context=context))


def test_one_article_gives_the_words_that_stand_in_it_twice(make_documents):
    found = whole_way(make_documents({"a": STORY}))
    assert sorted(set(found["keywords"]["item"])) == ["aid", "boat", "coast", "mayor", "rescue teams"]
    shown = found["pair_totals"][["item_a", "item_b", "n", "n_a", "n_b", "n_contexts", "n_texts"]]
    assert shown[shown["n"] > 0].to_numpy().tolist() == [
        ["aid", "boat", 2, 2, 3, 6, 1], ["aid", "mayor", 1, 2, 2, 6, 1], ["boat", "mayor", 1, 3, 2, 6, 1],
        ["boat", "rescue teams", 1, 3, 2, 6, 1], ["coast", "rescue teams", 1, 2, 2, 6, 1]]
    assert not found["passes"].any() and found["links"]["hollow"].all()


def test_a_copy_adds_only_to_the_count_with_copies(make_documents):
    one, two = (whole_way(make_documents(CORPORA[name]))["pair_totals"] for name in ("one article", "two copies"))
    assert two["n_with_copies"].tolist() == [2 * n for n in one["n_with_copies"]]
    pd.testing.assert_frame_equal(two.drop(columns=["n_with_copies", "n_documents"]), one.drop(columns=["n_with_copies", "n_documents"]))


def test_articles_of_one_sentence_have_nothing_beyond_chance(make_documents):
    found = whole_way(make_documents(CORPORA["a hundred sentences"]))
    totals = found["pair_totals"]
    assert totals["expected"].tolist() == totals["n"].tolist() and not found["marked"]["beyond_chance"].any()
    assert totals[["item_a", "item_b", "n"]].head(2).to_numpy().tolist() == [["harbour", "storm", 66], ["hit", "storm", 50]]


def test_actors_that_share_a_sentence_are_counted_by_the_same_code(make_documents):
    documents = make_documents({"a": "A", "b": "B"})
    mentions = pd.DataFrame([("a", 1, "Hill Party"), ("a", 1, "Mayor Lind"), ("a", 1, "Mayor Lind"), ("a", 2, "Mayor Lind"), ("b", 4, "Hill Party"),
                             ("b", 4, "Mayor Lind")], columns=["doc_id", "context", "item"])
    totals = cooccurrence.total_pairs(cooccurrence.count_pairs(mentions, documents, kind="actor"), mentions, documents)
    shown = totals[["kind", "item_a", "item_b", "n", "n_a", "n_b", "n_texts"]]
    assert shown.to_numpy().tolist() == [["actor", "Hill Party", "Mayor Lind", 2, 2, 3, 2]]


@pytest.mark.slow
def test_two_thousand_articles(make_documents):
    places, acts = ["coast", "harbour", "bridge", "market"], ["storm", "flood", "fire", "strike"]
    texts = {f"d{at:04}": " ".join(f"The {acts[(at + step) % 4]} closed the {places[(at * step) % 4]}." for step in range(6)) for at in range(2_000)}
    found = whole_way(make_documents(texts))
    check_columns(found)
    assert found["keywords"]["item"].nunique() <= 40
    spans = found["spans"].drop_duplicates(["item_a", "item_b", "doc_id", "context"]).groupby(["item_a", "item_b"]).size().to_dict()
    assert {(row.item_a, row.item_b): row.n for row in found["pair_totals"].itertuples() if row.n} == spans
