"""Tables of actors as they are shown: who stands first, who stands last, and tables with nothing in them."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.actors.checking import check_sample
from helpers.actors.shown import (
    SUCCESSION, actors_by_article, actors_of_pairs, cared_last, careful_names, careful_titles, careful_words, could_be, described_bodies, is_cared_for, joined_spellings, pairs_to_draw,
    people_and_bodies, rank_acting_pairs, rank_cues, rank_joins, rank_places, rank_unmatched, rank_unresolved, states_by_role, successions,
    with_counts_by_article,
)
from helpers.tables import check_table, empty_table

COUNTS = ["n_actor", "n_place", "n_modifier", "n_unclear"]
KINDS = pd.DataFrame([
    ("Ann Roe", "person", "Norway", "", False), ("Bo Lie", "person", "Norway", "suspect", False), ("Cy Dahl", "person", "", "show", False),
    ("Di Moe", "person", "", "minor", False),
    ("Norway", "state", "Norway", "", False), ("Denmark", "state", "Denmark", "", False), ("Sweden", "state", "Sweden", "", False),
    ("Harbour Board", "government", "Norway", "", False),
    ("Port Ellis", "place", "Norway", "", False), ("Oslo", "place", "Norway", "", False), ("Norwegian police", "police", "Norway", "", True),
    ("Danish press", "media", "Denmark", "", True),
], columns=["actor", "kind", "country", "care", "described"])


def _totals(rows):
    """mention_totals of (actor, acts, place, adjective, unclear, articles)."""
    made = []
    for actor, *counts, n_documents in rows:
        n = sum(counts)
        made.append({"by": "corpus", "group": "corpus", "actor": actor, **dict(zip(COUNTS, counts, strict=True)), "n_mentions": n,
                     "n_with_copies": n, "n_documents": n_documents,
                     "n_texts": n_documents, "n_texts_in_group": 3, "n_words_in_group": 100, "rate_per_1000_words": n * 10.0})
    return check_table(made, "mention_totals", sort=False)


TOTALS = _totals([
    ("Ann Roe", 2, 0, 0, 0, 1), ("Bo Lie", 9, 0, 0, 0, 3), ("Cy Dahl", 2, 0, 0, 0, 2), ("Di Moe", 1, 0, 0, 0, 1), ("Harbour Board", 2, 0, 0, 0, 1),
    ("Norway", 1, 5, 1, 0, 3), ("Denmark", 4, 0, 0, 0, 1), ("Sweden", 0, 0, 0, 0, 0), ("Port Ellis", 0, 3, 0, 0, 2), ("Oslo", 0, 4, 0, 0, 2),
    ("Norwegian police", 2, 0, 0, 0, 1), ("Danish press", 2, 0, 0, 0, 2),
])


def test_states_stand_by_what_they_do_and_zeros_are_no_rows():
    table = states_by_role(TOTALS, KINDS)
    assert list(table[["actor", "n_actor", "n_mentions", "hollow"]].itertuples(index=False, name=None)) == [("Denmark", 4, 4, True),
        ("Norway", 1, 7, False)]


def test_states_that_tie_stand_by_all_mentions_then_by_name():
    table = states_by_role(_totals([("Sweden", 2, 0, 0, 0, 1), ("Denmark", 2, 0, 0, 0, 1), ("Norway", 2, 1, 0, 0, 1)]), KINDS)
    assert table["actor"].tolist() == ["Norway", "Denmark", "Sweden"]


def test_people_with_care_stand_last_however_often_they_are_named():
    table = people_and_bodies(TOTALS, KINDS)
    assert list(table[["actor", "cared", "hollow"]].itertuples(index=False, name=None)) == [
        ("Cy Dahl", False, False), ("Ann Roe", False, True), ("Harbour Board", False, True), ("Bo Lie", True, False), ("Di Moe", True, True)]


@pytest.mark.parametrize("care, cared", [("", False), ("show", False), ("suspect", True), ("victim", True), ("minor", True), ("private", True)])
def test_care_is_held_until_the_registry_says_show(care, cared):
    assert is_cared_for(pd.Series([care])).tolist() == [cared]


def test_described_bodies_and_places_stand_apart():
    assert described_bodies(TOTALS, KINDS)[["actor", "n_mentions", "hollow"]].values.tolist() == [["Danish press", 2, False],
                                                                                                  ["Norwegian police", 2, True]]
    assert rank_places(TOTALS, KINDS)[["actor", "n", "hollow"]].values.tolist() == [["Oslo", 4, False], ["Port Ellis", 3, False]]


@pytest.mark.parametrize("make", [states_by_role, described_bodies, people_and_bodies, rank_places])
def test_nothing_named_is_an_empty_table_with_its_columns(make):
    table = make(empty_table("mention_totals"), KINDS.head(0))
    assert len(table) == 0 and {"actor", "n_mentions", "n_texts", "hollow", "kind", "country"} <= set(table.columns)


def test_any_of_several_columns_sends_a_row_to_the_end():
    pairs = pd.DataFrame({"item_a": ["Ann Roe", "Bo Lie", "Ann Roe"], "item_b": ["Di Moe", "Norway", "Norway"], "n": [9, 8, 7]})
    table = cared_last(pairs, KINDS, ["item_a", "item_b"])
    assert table[["item_a", "item_b", "cared"]].values.tolist() == [["Ann Roe", "Norway", False], ["Ann Roe", "Di Moe", True],
                                                                    ["Bo Lie", "Norway", True]]
    assert cared_last(pairs.head(0), KINDS, ["item_a"])["cared"].tolist() == [] and cared_last(pairs.head(0), KINDS,
                                                                                               ["item_a"])["cared"].dtype == bool


def test_actors_stand_by_article_in_the_order_of_the_rank_and_of_the_documents(make_documents):
    documents = make_documents({"b": "x", "a": "x"})
    mentions = pd.DataFrame({"actor": ["Oslo", "Norway", "Norway", "Norway", "Bo Lie"], "doc_id": ["a", "b", "b", "a", "a"],
                             "start": [0, 1, 5, 2, 9]})
    ranked = pd.DataFrame({"actor": ["Norway", "Oslo"], "hollow": [False, True]})
    table = actors_by_article(mentions, ranked, documents, pd.Series({"a": "A", "b": "B"}))
    assert table.values.tolist() == [["Norway", False, "a", 1, "A"], ["Norway", False, "b", 2, "B"], ["Oslo", True, "a", 1, "A"]]
    assert len(actors_by_article(mentions.head(0), ranked.head(0), documents, pd.Series(dtype="str"))) == 0


def _aliases(rows):
    return check_table([{"alias": alias, "only_in": "", "from": "", "to": "", "near": "", "actor": actor, "kind": "person", "country": "",
                         "decision": "found", "reason": reason,
                         "care": care, "note": ""} for alias, actor, reason, care in rows], "aliases")


def test_only_who_is_written_in_more_ways_has_spellings_and_people_with_care_stand_last():
    spellings = pd.DataFrame([("Ann Roe", "Roe", "named", 2, 1), ("Ann Roe", "Ann Roe", "named", 2, 2), ("Bo Lie", "Lie", "named", 9, 1),
                              ("Bo Lie", "Bo Lie", "named", 1, 1),
                              ("Norway", "Norway", "named", 7, 3), ("Norway", "Norwegian", "described", 7, 3)],
                             columns=["actor", "alias", "level", "n", "n_documents"])
    aliases = _aliases([("Roe", "Ann Roe", "a short form", ""), ("Ann Roe", "Ann Roe", "", ""), ("Bo Lie", "Bo Lie", "", "suspect")])
    table = joined_spellings(spellings, aliases)
    assert table[["actor", "alias", "n", "reason", "cared"]].values.tolist() == [
        ["Ann Roe", "Ann Roe", 2, "", False], ["Ann Roe", "Roe", 2, "a short form", False],
        ["Bo Lie", "Lie", 9, "the same words in other case", True], ["Bo Lie", "Bo Lie", 1, "", True]]
    assert len(joined_spellings(spellings.head(0), aliases)) == 0 and len(joined_spellings(spellings, empty_table("aliases"))) == 4


def test_the_reason_of_a_spelling_is_that_of_a_row_that_counts():
    spellings = pd.DataFrame([("Ann Roe", "Roe", "named", 2, 1), ("Ann Roe", "Ann Roe", "named", 2, 2)], columns=["actor", "alias", "level", "n", "n_documents"])
    waits = _aliases([("Roe", "Ann Roe", "may be another", "")]).assign(only_in="a", decision="propose")
    counts = _aliases([("Roe", "Ann Roe", "a short form", ""), ("Ann Roe", "Ann Roe", "", "")]).assign(only_in="b")
    aliases = pd.concat([waits, counts], ignore_index=True)
    assert joined_spellings(spellings, aliases)[["alias", "decision", "reason"]].values.tolist() == [["Ann Roe", "found", ""], ["Roe", "found", "a short form"]]


def test_names_not_counted_stand_by_how_often_then_by_name():
    unmatched = pd.DataFrame({"name": ["Zed", "Kay", "Amy", "Kay"], "doc_id": ["a", "a", "a", "b"], "start": [0, 5, 9, 0]})
    assert rank_unmatched(unmatched).values.tolist() == [["Kay", 2, 2], ["Amy", 1, 1], ["Zed", 1, 1]]
    assert rank_unmatched(unmatched.head(0)).columns.tolist() == ["name", "n", "n_documents"]


def test_what_waits_for_a_decision_stands_first():
    columns = ["name_a", "name_b", "kind", "decision", "reason", "evidence_a", "evidence_b"]
    merges = pd.DataFrame([("a", "b", "person", "made", "", "", ""), ("c", "d", "person", "refused", "", "", ""),
                           ("e", "f", "person", "proposed", "", "", ""),
                           ("e", "f", "person", "proposed", "again", "", "")], columns=columns)
    assert rank_joins(merges)["name_a"].tolist() == ["e", "c", "a"] and len(rank_joins(merges.head(0))) == 0


def test_the_sample_to_check_is_seeded_and_holds_the_sentences(make_documents):
    documents = make_documents({"a": "Norway won. Zed lost."})
    sentences = check_table([{"doc_id": "a", "sentence": 1, "start": 0, "end": 11, "paragraph": 1, "zone": "paragraph"},
                             {"doc_id": "a", "sentence": 2, "start": 12, "end": 21, "paragraph": 1, "zone": "paragraph"}], "sentences")
    mentions = pd.DataFrame([("a", 0, 6, "Norway", 1, "named"), ("a", 7, 10, "x", 1, "nested")],
                            columns=["doc_id", "start", "end", "actor", "sentence", "level"])
    unmatched = pd.DataFrame([("Zed", "a", 12, 15, 2)], columns=["name", "doc_id", "start", "end", "sentence"])
    table = check_sample(mentions, unmatched, documents, sentences)
    assert table.values.tolist() == [["a", 0, 6, "Norway", "Norway won.", ""], ["a", 12, 15, "", "Zed lost.", ""]]
    assert check_sample(mentions.head(0), unmatched.head(0), documents, sentences).columns.tolist() == ["doc_id", "start", "end", "actor",
        "sentence", "right"]
    many = pd.DataFrame([("a", at, at + 1, "x", 1, "named") for at in range(11)], columns=mentions.columns)
    drawn = [check_sample(many, unmatched, documents, sentences, seed=seed, most=4)["start"].tolist()[:-1] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] == sorted(drawn[0]) and drawn[0] != drawn[2] and len(drawn[0]) == 4


def _cues(*rows):
    return pd.DataFrame([(actor, n, 1, n_mentions, "said" if n else "") for actor, n, n_mentions in rows],
                        columns=["actor", "n", "n_documents", "n_mentions", "cues"])


def test_beside_a_reporting_verb_those_named_most_come_first_and_zeros_are_rows():
    table = rank_cues(_cues(("Ann Roe", 1, 4), ("Bo Lie", 9, 20), ("Cy Dahl", 2, 2), ("Norway", 3, 50), ("Sweden", 0, 9), ("Harbour Board", 0, 6),
                            ("Norwegian police", 0, 1), ("Danish press", 1, 1), ("Oslo", 1, 9)), KINDS, most=2)
    assert list(table[["actor", "n", "often", "cared"]].itertuples(index=False, name=None)) == [
        ("Ann Roe", 1, True, False), ("Harbour Board", 0, True, False),  # the two named most, one of them never beside a reporting verb
        ("Cy Dahl", 2, False, False), ("Danish press", 1, False, False),  # further ones only where there is any
        ("Norway", 3, False, False), ("Bo Lie", 9, False, True)]  # a state shares no axis with others, a suspect none at all; places are no actors


def _pair_totals(*rows):
    return pd.DataFrame([(a, b, n, n, n_texts) for a, b, n, n_texts in rows], columns=["item_a", "item_b", "n", "n_with_copies", "n_texts"])


PAIRS = _pair_totals(("Ann Roe", "Norway", 2, 2), ("Bo Lie", "Norway", 9, 3), ("Ann Roe", "Cy Dahl", 5, 1), ("Cy Dahl", "Norway", 3, 2), ("A", "B", 0, 0))


def test_pairs_of_two_texts_stand_before_those_of_one_and_people_with_care_last():
    table = rank_acting_pairs(PAIRS, KINDS)
    assert list(table[["pair", "n", "hollow", "cared"]].itertuples(index=False, name=None)) == [
        ("Cy Dahl + Norway", 3, False, False), ("Ann Roe + Norway", 2, False, False), ("Ann Roe + Cy Dahl", 5, True, False),
        ("Bo Lie + Norway", 9, False, True)]
    drawn = pairs_to_draw(table)
    assert drawn["pair"].tolist() == ["Cy Dahl + Norway", "Ann Roe + Norway"]
    assert list(actors_of_pairs(drawn).itertuples(index=False, name=None)) == [("Norway", 5), ("Cy Dahl", 3), ("Ann Roe", 2)]


def test_pairs_with_their_articles_side_by_side():
    counts = pd.DataFrame([("x", "Ann Roe", "Norway", 1), ("y", "Ann Roe", "Norway", 1), ("y", "Cy Dahl", "Norway", 3), ("z", "Bo Lie", "Norway", 1),
                           ("z", "Ann Roe", "Norway", 0)], columns=["doc_id", "item_a", "item_b", "n"])
    table, columns = with_counts_by_article(pairs_to_draw(rank_acting_pairs(PAIRS, KINDS)), counts)
    assert columns == ["in x", "in y"] and table["pair"].tolist() == ["Cy Dahl + Norway", "Ann Roe + Norway"]
    assert table[columns].fillna(0).values.tolist() == [[0, 3], [1, 1]]


def test_two_full_names_of_one_office_are_shown_apart():
    joins = pd.DataFrame({"name_a": ["A", "B"], "name_b": ["C", "D"], "reason": ["of two states (Norway, Denmark)", f"two full names: {SUCCESSION}"]})
    assert successions(joins)["name_a"].tolist() == ["B"]


def test_an_unresolved_mention_stands_with_its_sentence(make_documents):
    documents = make_documents({"a": "Ann Roe and Bo Roe came. Roe said no."})
    sentences = pd.DataFrame({"doc_id": ["a", "a"], "sentence": [1, 2], "start": [0, 25], "end": [24, 37]})
    mentions = pd.DataFrame({"doc_id": ["a", "a"], "start": [0, 25], "end": [7, 28], "sentence": [1, 2], "actor": ["Ann Roe", "unresolved: Roe"],
                             "alias": ["Ann Roe", "Roe"], "level": "named", "copy_of": ""})
    none = {"from": "", "to": "", "near": "", "kind": "person", "country": "", "reason": "", "care": "", "note": ""}
    aliases = check_table([{**none, "alias": "Roe", "actor": actor, "only_in": "a", "decision": "propose"} for actor in ("Ann Roe", "Bo Roe")], "aliases")
    table = rank_unresolved(mentions, sentences, documents, pd.Series({"a": "The visit"}), aliases)
    assert table["candidates"].tolist() == ["Ann Roe; Bo Roe"] and could_be(table) == {"Ann Roe": 1, "Bo Roe": 1}
    assert could_be(table.iloc[:0]) == {}
    assert list(table[["alias", "name", "low", "high", "text"]].itertuples(index=False, name=None)) == [("Roe", "The visit", 25, 37, "Roe said no.")]
    assert len(rank_unresolved(mentions.iloc[:1], sentences, documents, pd.Series({"a": "The visit"}), aliases)) == 0


@pytest.mark.parametrize("title, doc_id, shown", [
    ("Bo Lie charged", "x/01_charged", "01_charged"), ("LIE CHARGED", "01_bo_lie", "article 1"), ("Ann Lie elected", "a", "Ann Lie elected"),
    ("Ann Lie meets Lie", "a", "a"), ("They lied", "a", "They lied"), ("Moe's day in court", "b", "b"), ("Cy Dahl speaks", "b", "Cy Dahl speaks"),
])
def test_a_title_that_names_a_person_with_care_gives_way_in_a_chart(title, doc_id, shown):
    aliases = pd.DataFrame([("Bo Lie", "Bo Lie", "found"), ("Ann Lie", "Ann Lie", "found"), ("Di Moe", "Di Moe", "found"), ("Cy Dahl", "Cy Dahl", "found")],
                           columns=["alias", "actor", "decision"])
    kinds = pd.concat([KINDS, pd.DataFrame([("Ann Lie", "person", "", "", False)], columns=KINDS.columns)])
    assert careful_names(pd.Series({doc_id: title}), aliases, kinds).tolist() == [shown]


def test_titles_stay_where_nobody_needs_care():
    names = pd.Series({"a": "Bo Lie charged"})
    assert careful_names(names, pd.DataFrame({"alias": ["Bo Lie"], "actor": ["Bo Lie"], "decision": ["found"]}), KINDS[KINDS["care"] == ""]).tolist() == names.tolist()


def test_words_of_a_name_with_care_that_are_part_of_no_other_name():
    aliases = pd.DataFrame([("Bo Lie", "Bo Lie", "found"), ("Ann Lie", "Ann Lie", "found"), ("Di Moe", "Di Moe", "found"), ("Moe", "Di Moe", "found")],
                           columns=["alias", "actor", "decision"])
    assert careful_words(aliases, KINDS) == {"moe"}  # "lie" is Ann Lie's too, and "Bo" and "Di" are too short to tell anybody by
    assert careful_words(aliases, KINDS[KINDS["care"] == ""]) == frozenset()


def test_documents_keep_their_titles_but_those_that_name_a_person_with_care(make_documents):
    documents = make_documents({"a": ("x", {"title": "Moe in court"}), "b": ("x", {"title": "The strike"}), "moe": "x"})
    aliases = pd.DataFrame([("Di Moe", "Di Moe", "found", "minor", "person", "")], columns=["alias", "actor", "decision", "care", "kind", "country"])
    names = pd.Series({"a": "Moe in court", "b": "The strike", "moe": "moe"})
    assert careful_titles(documents, names, aliases)["title"].tolist() == ["a", "The strike", "article 3"]
