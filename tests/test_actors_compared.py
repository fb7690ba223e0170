"""Tables that put rankings beside each other, typed out for a folder small enough to be recounted, and recounted by `show` from their spans."""
from __future__ import annotations

import pandas as pd
import pytest

import helpers
from helpers import actors
from helpers.actors import compared
from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words

EMPTY = {"only_in": "", "from": "", "to": "", "near": "", "kind": "person", "country": "", "decision": "found", "reason": "", "care": "", "note": ""}
ALIASES = check_table([
    {**EMPTY, "alias": "Ama Serwaa", "actor": "Ama Serwaa"}, {**EMPTY, "alias": "Serwaa", "actor": "Ama Serwaa"},
    {**EMPTY, "alias": "Ms Serwaa", "actor": "Ama Serwaa"}, {**EMPTY, "alias": "Rosa Lind", "actor": "Rosa Lind"},
    {**EMPTY, "alias": "Olav Dahl", "actor": "Olav Dahl", "care": "suspect"}, {**EMPTY, "alias": "Accra", "actor": "Accra", "kind": "place"},
    {**EMPTY, "alias": "Bank of Ghana", "actor": "Bank of Ghana", "kind": "government", "country": "Ghana"},
    {**EMPTY, "alias": "Ghana", "actor": "Ghana", "kind": "state"}, {**EMPTY, "alias": "Ghanaian", "actor": "Ghana", "kind": "state"},
    {**EMPTY, "alias": "Peru", "actor": "Peru", "kind": "state"}], "aliases")
DATED = {"published": "2024-05-02", "published_precision": "day"}
TEXTS = {
    "a": ("Ama Serwaa spoke in Accra. Serwaa left. Serwaa slept. Rosa Lind spoke. Rosa Lind left.", {**DATED, "outlet": "Post"}),
    "b": ("Ms Serwaa spoke. Ghana said so. Ghanaian police agreed. The Bank of Ghana waited. Peru urged calm. Olav Dahl fled.", {"outlet": "Mail"}),
    "c": ("Rosa Lind spoke. Olav Dahl fled.", {"outlet": "Post", "published": "2024", "published_precision": "year"}),
    "d": ("Ms Serwaa spoke. Ghana said so. Ghanaian police agreed. The Bank of Ghana waited. Peru urged calm. Olav Dahl fled.",
          {"outlet": "Mail", "text_id": "b", "published": "2024-05-01", "published_precision": "day"}),
}


@pytest.fixture(scope="module")
def tables(make_documents):
    documents = make_documents(TEXTS)
    zones = check_table([{"doc_id": row.doc_id, "start": 0, "end": len(row.text), "zone": "paragraph", "rule": ""} for row in documents.itertuples()],
                        "zones")
    sentences = split_sentences(documents, zones)
    words = split_words(documents, sentences)
    mentions = actors.find_mentions(documents, zones, sentences, ALIASES)
    kinds = actors.actor_kinds(ALIASES, mentions)
    people = actors.people_and_bodies(actors.total_mentions(mentions, documents, words, ALIASES), kinds)
    counted = helpers.with_texts(actors.counted_mentions(mentions), documents)
    return documents, words, mentions, kinds, people, counted


def rows(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False, name=None)]


def test_ranking_without_and_with_the_joins(tables):
    *_, people, counted = tables
    table = actors.rank_without_joins(counted, people)
    assert rows(table, "actor", "spelling", "n_spellings", "n_without", "n_actor", "rank_without", "rank_with", "cared") == [
        ("Ama Serwaa", "Serwaa", 3, 2, 4, 2, 1, False), ("Rosa Lind", "Rosa Lind", 1, 3, 3, 1, 2, False),
        ("Bank of Ghana", "Bank of Ghana", 1, 1, 1, 4, 4, False), ("Olav Dahl", "Olav Dahl", 1, 2, 2, 2, 3, True)]
    acting = {"copy_of": "", "role": "actor", "level": "named"}
    helpers.show("joined-ranking", table, key=["actor"], spans=actors.mark_spellings(counted), finding="Without and with the joins", how="a line is a name",
                 counted="named mentions", chart=helpers.charts.slope(table[~table["cared"]], "actor", "n_without", "n_actor"),
                 columns={"actor": helpers.Label("name"), "n_without": helpers.Count("in one spelling", where=acting | {"own_spelling": True}),
                          "n_actor": helpers.Count("in all", where=acting)})


def test_first_appearances_put_the_undated_last(tables):
    documents, *_, people, counted = tables
    names = documents.set_index("doc_id")["path"]
    table = actors.rank_first(counted, documents, people, names)
    assert rows(table, "actor", "first", "article", "n_dated", "n_undated", "cared") == [
        ("Ama Serwaa", "2024-05-01", "d.txt", 2, 1, False), ("Bank of Ghana", "2024-05-01", "d.txt", 1, 1, False),
        ("Rosa Lind", "2024-05-02", "a.txt", 1, 1, False), ("Olav Dahl", "2024-05-01", "d.txt", 1, 2, True)]
    helpers.show("first-appearance", table, key=["actor"], spans=actors.mark_dated(counted, documents), finding="Who is named first", how="a row is a name",
                 counted="articles", columns={"actor": helpers.Label("name"), "first": helpers.Label("first"), "article": helpers.Label("article"),
                                              "n_dated": helpers.Count("dated", of="articles", where={"dated": True}),
                                              "n_undated": helpers.Count("undated", of="articles", where={"dated": False})})


def test_nobody_is_first_in_undated_articles(tables, make_documents):
    documents, *_, people, counted = tables
    bare = documents.assign(published="", published_precision="none")
    assert set(actors.rank_first(counted, bare, people, documents.set_index("doc_id")["path"])["first"]) == {""}


def test_described_bodies_beside_named_ones_and_the_state(tables):
    _, _, _, kinds, _, counted = tables
    spans = actors.body_spans(counted, kinds)
    table = actors.described_beside_named(spans)
    assert rows(table, "state", "n_state", "n_named", "n_described", "n", "n_texts", "hollow") == [("Ghana", 1, 1, 1, 3, 1, True), ("Peru", 1, 0, 0, 1, 1, True)]
    own = {"copy_of": ""}
    helpers.show("bodies-beside", table, key=["state"], spans=spans, finding="States and their bodies", how="a row is a state", counted="acting mentions", columns={
        "state": helpers.Label("state"), "n_state": helpers.Count("itself", where=own | {"as_what": "state"}),
        "n_named": helpers.Count("named", where=own | {"as_what": "named body"}),
        "n_described": helpers.Count("described", where=own | {"as_what": "described body"}), "n": helpers.Count("all", where=own)})


def test_groups_are_compared_past_their_gate_only(tables, monkeypatch):
    documents, words, mentions, _, people, counted = tables
    totals = actors.total_mentions(mentions, documents, words, ALIASES, by="outlet")
    sizes = actors.group_sizes(totals)
    assert rows(sizes, "group", "n_texts", "n_words", "n_texts_reference", "n_words_reference", "open") == [("Mail", 1, 20, 2, 21, False),
                                                                                                            ("Post", 2, 21, 1, 20, False)]
    gate = actors.groups_gate(sizes)
    assert not gate.open and "2 and 1 independent texts and 21 and 20 words" in gate.reason.format(**gate.facts)
    assert actors.actors_by_group(totals, people, sizes).empty
    monkeypatch.setattr(compared.gates, "GROUP_TEXTS", 1)
    monkeypatch.setattr(compared.gates, "GROUP_WORDS", 15)
    sizes = actors.group_sizes(totals)
    assert actors.groups_gate(sizes).open
    table = actors.actors_by_group(totals, people, sizes)
    assert rows(table, "actor", "group", "n_actor", "n_texts", "n_words_in_group")[:4] == [
        ("Ama Serwaa", "Mail", 1, 1, 20), ("Ama Serwaa", "Post", 3, 1, 21), ("Rosa Lind", "Mail", 0, 0, 20), ("Rosa Lind", "Post", 3, 2, 21)]
    assert table["rate_per_1000_words"][1] == pytest.approx(1000 * 3 / 21)


def _open_gates(monkeypatch):
    monkeypatch.setattr(compared.gates, "GROUP_TEXTS", 1)
    monkeypatch.setattr(compared.gates, "GROUP_WORDS", 5)


def test_groups_are_compared_within_the_days_that_both_cover(tables, monkeypatch):
    documents, words, mentions, _, people, _ = tables
    grouped = documents.assign(group=documents["outlet"])
    closed = actors.compare_actor_groups(mentions, grouped, words, ALIASES, people)
    assert not closed.gate.open and closed.rows.empty and closed.left_out.empty
    _open_gates(monkeypatch)
    days = {"a": "2024-05-01", "b": "2024-05-02", "c": "2024-05-02", "d": "2024-05-02"}
    dated = grouped.assign(published=[days[one] for one in grouped["doc_id"]], published_precision="day", published_doubt="")
    found = actors.compare_actor_groups(mentions, dated, words, ALIASES, people)
    early = dated.loc[dated["doc_id"] == "a", "group"].iloc[0]
    assert found.left_out[["doc_id", "group", "reason"]].values.tolist() == [["a", early, "outside the days that all groups cover"]]
    assert set(found.documents["doc_id"]) == {"b", "c", "d"} and found.gate.open and set(found.rows["group"]) == {"Mail", "Post"}
    undated = actors.compare_actor_groups(mentions, grouped.assign(published="", published_precision="none"), words, ALIASES, people)
    assert undated.gate.open and undated.left_out.empty  # where a group has no dated article there is no span of days to share


def test_actors_over_time_have_a_row_in_each_period_with_a_text(tables):
    documents, words, mentions, _, people, _ = tables
    placed = documents.assign(period=["2024-05", "2024-06", "", "2024-06"])
    table = actors.actors_over_time(mentions, placed, words, ALIASES, people)
    assert sorted(set(table["group"])) == ["2024-05", "2024-06"] and len(table) == 2 * len(people)
    known = mentions[mentions["doc_id"].isin(placed.loc[placed["period"] != "", "doc_id"])]
    acting = known[(known["level"] == "named") & (known["role"] == "actor") & (known["copy_of"] == "")]
    assert table["n_actor"].sum() == acting["actor"].isin(people["actor"]).sum()
    rates = 1000 * table["n_actor"] / table["n_words_in_group"]
    assert table["rate_per_1000_words"].tolist() == pytest.approx(rates.tolist())


def test_articles_without_a_group_are_in_neither_side(tables):
    documents, words, mentions, *_ = tables
    bare = documents.assign(outlet=["", "Mail", "", "Mail"])
    sizes = actors.group_sizes(actors.total_mentions(mentions, bare, words, ALIASES, by="outlet"))
    assert list(sizes["group"]) == ["Mail"] and sizes["n_texts_reference"][0] == 0
    assert actors.groups_gate(sizes).reason.startswith("Fewer than two groups are stated")


def test_places_by_article_use_the_table_of_actors_by_article(tables):
    documents, words, mentions, kinds, _, counted = tables
    places = actors.rank_places(actors.total_mentions(mentions, documents, words, ALIASES), kinds)
    table = actors.actors_by_article(counted, places, documents, documents.set_index("doc_id")["path"])
    assert rows(table, "actor", "doc_id", "name", "n", "hollow") == [("Accra", "a", "a.txt", 1, True)]


def test_nothing_named_gives_empty_tables(tables):
    documents, words, mentions, kinds, people, counted = tables
    none = counted.iloc[:0]
    assert len(actors.rank_without_joins(none, people)) == len(actors.described_beside_named(actors.body_spans(none, kinds))) == 0
    assert len(actors.rank_first(none, documents, people, pd.Series(dtype="str"))) == 0
