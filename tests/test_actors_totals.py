"""Totals, spellings, co-mentions and unmatched names on tables small enough to be recounted by eye."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import actors
from helpers.errors import UsageError
from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words

TEXTS = {
    "a": ("Chen met Laos. Laos police agreed, Chen said. Chen spoke in Lagos.",
          {"outlet": "Post", "published": "2024-05-02", "published_precision": "day"}),
    "b": ("Chen met Laos. Laos police agreed, Chen said. Chen spoke in Lagos.",
          {"outlet": "Mail", "text_id": "a", "published": "2024-05-01", "published_precision": "day"}),
    "c": ("Tun thanked Mr Chen.", {"outlet": "Mail"}),
}
EMPTY = {"only_in": "", "from": "", "to": "", "near": "", "kind": "person", "country": "", "decision": "found", "reason": "", "care": "", "note": ""}
ALIASES = check_table([
    {**EMPTY, "alias": "Chen", "actor": "Chen Hai"}, {**EMPTY, "alias": "Mr Chen", "actor": "Chen Hai"},
    {**EMPTY, "alias": "Laos", "actor": "Laos", "kind": "state"},
    {**EMPTY, "alias": "Lagos", "actor": "Lagos", "kind": "place"}, {**EMPTY, "alias": "Tun", "actor": "Soe Tun", "decision": "propose"},
    {**EMPTY, "alias": "Okoro", "actor": "Okoro", "care": "suspect"}], "aliases")


def read(make_documents, texts=TEXTS, aliases=ALIASES):
    documents = make_documents(texts)
    zones = check_table([{"doc_id": row.doc_id, "start": 0, "end": len(row.text), "zone": "paragraph", "rule": ""}
                         for row in documents.itertuples()], "zones")
    sentences = split_sentences(documents, zones)
    return documents, sentences, split_words(documents, sentences), actors.find_mentions(documents, zones, sentences, aliases)


@pytest.fixture
def tables(make_documents):
    return read(make_documents)


def rows(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False, name=None)]


def test_totals_of_the_corpus_typed_out(tables):
    documents, _, words, mentions = tables
    totals = actors.total_mentions(mentions, documents, words, ALIASES)
    assert rows(totals, "actor", "n_actor", "n_place", "n_modifier", "n_unclear", "n_mentions", "n_with_copies", "n_documents", "n_texts") == [
        ("Chen Hai", 4, 0, 0, 0, 4, 7, 3, 2), ("Laos", 1, 0, 1, 0, 2, 4, 2, 1), ("Tun", 1, 0, 0, 0, 1, 1, 1, 1),
        ("police of Laos (described)", 1, 0, 0, 0, 1, 2, 2, 1),
        ("Lagos", 0, 1, 0, 0, 1, 2, 2, 1), ("Okoro", 0, 0, 0, 0, 0, 0, 0, 0)]
    assert set(totals.n_texts_in_group) == {2} and set(totals.n_words_in_group) == {16}
    assert totals.rate_per_1000_words[0] == 4 / 16 * 1000


def test_groups_have_rows_for_zeros_and_leave_copies_out(tables):
    documents, _, words, mentions = tables
    totals = actors.total_mentions(mentions, documents, words, ALIASES, by="outlet")
    assert len(totals) == 2 * 6
    mail = totals[totals.group == "Mail"].set_index("actor")
    assert (mail.n_mentions["Chen Hai"], mail.n_with_copies["Chen Hai"], mail.n_mentions["Lagos"], mail.n_texts_in_group["Lagos"]) == (1, 4, 0, 1)
    with pytest.raises(UsageError, match="did you mean 'outlet'"):
        actors.total_mentions(mentions, documents, words, ALIASES, by="outlets")


def test_kinds_name_described_and_undecided_actors(tables):
    kinds = actors.actor_kinds(ALIASES, tables[3])
    assert rows(kinds, "actor", "kind", "country", "care", "described") == [
        ("Chen Hai", "person", "", "", False), ("Lagos", "place", "", "", False), ("Laos", "state", "", "", False),
        ("Okoro", "person", "", "suspect", False),
        ("Tun", "person", "", "", False), ("police of Laos (described)", "police", "Laos", "", True)]


def test_spellings_cues_places_and_first_appearances(tables):
    documents, _, _, mentions = tables
    assert rows(actors.spellings(mentions).query("actor == 'Chen Hai'"), "alias", "n", "n_with_copies", "n_documents") == [("Chen", 3, 6, 2),
        ("Mr Chen", 1, 1, 1)]
    assert rows(actors.cue_totals(mentions), "actor", "n", "n_mentions", "cues")[:3] == [("Chen Hai", 1, 4, "said"), ("Tun", 1, 1, "thanked"),
        ("police of Laos (described)", 1, 1, "agreed")]
    first = actors.first_appearances(mentions, documents)
    assert rows(first.query("actor in ('Chen Hai', 'Tun')"), "actor", "first", "first_doc_id", "n_dated",
                "n_undated") == [("Chen Hai", "2024-05-01", "b", 2, 1), ("Tun", "", "", 0, 1)]


def test_comentions_pair_those_who_act(tables):
    pairs = actors.find_comentions(tables[3]).query("doc_id != 'b'")
    assert ("c", 1, "Chen Hai", "Tun") in rows(pairs, "doc_id", "sentence", "actor_a", "actor_b")
    assert ("a", 2, "Chen Hai", "police of Laos (described)", "named", "described") in rows(pairs, "doc_id", "sentence", "actor_a", "actor_b", "level_a",
        "level_b")
    assert not set(pairs.actor_a) & {"Lagos"} and (pairs.actor_a < pairs.actor_b).all()


def test_unresolved_mentions_count_for_nobody(make_documents):
    aliases = check_table([{**EMPTY, "alias": "Chen", "actor": actor, "near": near, "decision": "propose"} for actor,
                           near in (("Chen Hai", "met"), ("Chen Wu", "met; saw"))], "aliases")
    documents, _, words, mentions = read(make_documents, {"a": "Chen met Tun."}, aliases)
    assert len(actors.unresolved_mentions(mentions)) == 1 and not len(actors.spellings(mentions)) and not len(actors.find_comentions(mentions))
    assert not len(actors.total_mentions(mentions, documents, words, aliases))


def test_names_seen_and_not_counted(make_documents):
    text = "Voters in Accra chose on Monday. Voters there like Ama Serwaa Boateng of the Electoral Commission, and Than Swe won. Accra slept."
    documents, sentences, words, mentions = read(make_documents, {"a": text}, ALIASES)
    names = actors.find_unmatched(documents, sentences, words, mentions)
    assert rows(actors.rank_unmatched(names), "name", "n", "n_documents") == [("Accra", 2, 1), ("Ama Serwaa Boateng", 1, 1), ("Electoral Commission", 1, 1), ("Than Swe", 1, 1)]
    assert [text[row.start:row.end] for row in names.itertuples()] == list(names.name)


def test_names_covered_by_a_mention_are_not_unmatched(tables):
    documents, sentences, words, mentions = tables
    assert list(actors.find_unmatched(documents, sentences, words, mentions).name) == []


def test_overview_holds_everything_about_one_actor(tables):
    documents, sentences, _, mentions = tables
    found = actors.actor_overview("Chen Hai", mentions, sentences, documents)
    assert rows(found.roles, "level", "role", "n") == [("named", "actor", 7)]
    assert list(found.sentences.text)[:2] == ["Chen met Laos.", "Laos police agreed, Chen said."]
    assert rows(found.articles, "doc_id", "n") == [("c", 1), ("b", 3), ("a", 3)]
    assert "Tun" in list(found.companions.actor) and "<table" in found._repr_html_()
    with pytest.raises(UsageError, match="did you mean 'Chen Hai'"):
        actors.actor_overview("Chen Hay", mentions, sentences, documents)


@given(st.lists(st.lists(st.sampled_from(["Chen", "Mr Chen", "Laos", "Lagos", "Tun", "police", "said", "in"]), max_size=8).map(" ".join),
                min_size=1, max_size=4))
@settings(max_examples=12)
def test_articles_add_up_to_the_corpus(make_documents, texts):
    documents, _, words, mentions = read(make_documents, {f"d{number}": text for number, text in enumerate(texts)})
    by_article = actors.mentions_by_article(mentions, documents).groupby("actor")["n"].sum()
    totals = actors.total_mentions(mentions, documents, words, ALIASES).set_index("actor")
    assert totals.n_mentions[totals.n_mentions > 0].sort_index().to_dict() == by_article.to_dict()
    assert (totals[["n_actor", "n_place", "n_modifier", "n_unclear"]].sum(axis=1) == totals.n_mentions).all()
    alone = pd.concat([read(make_documents, {doc_id: text})[3] for doc_id, text in zip(documents.doc_id, documents.text, strict=True)],
                      ignore_index=True)
    pd.testing.assert_frame_equal(alone, mentions)


def test_reporting_verbs_by_article_leave_copies_out(tables):
    documents, _, _, mentions = tables
    table = actors.cues_by_article(mentions.assign(copy_of=mentions["doc_id"].map({"b": "a"}).fillna("")), documents)
    assert table[["doc_id", "actor", "n", "text_id"]].values.tolist() == [
        ["a", "Chen Hai", 1, "a"], ["a", "police of Laos (described)", 1, "a"], ["c", "Tun", 1, "c"]]
