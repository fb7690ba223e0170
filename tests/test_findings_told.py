"""Every sentence of an item, on a tie, on one article, on nothing: the exact words."""
from __future__ import annotations

import re

import pandas as pd
import pytest

from helpers.display import Fact
from helpers.findings import (
    Cell, corpus_line, tell_acting_pairs, tell_backbone, tell_forms, tell_house_style, tell_joins, tell_keyness, tell_longest, tell_meetings, tell_pairs, tell_places, tell_shared, tell_spellings, tell_widest,
)


def _table(columns, rows):
    return pd.DataFrame(rows, columns=columns.split())


def _named(*rows, **more):
    return _table("actor n_texts n", rows).assign(**more)


LINES = [
    (dict(articles=5, texts=4, words=1200, outlets=2, earliest="2023-07-30", latest="2023-11-21", undated=1),
     "5 articles, 4 independent texts, 1,200 words counted, 2 outlets, published 2023-07-30 to 2023-11-21, 1 article undated"),
    (dict(articles=1, texts=1, words=1, outlets=1, earliest="2023-07-30", latest="2023-07-30", undated=0),
     "1 article, 1 word counted, 1 outlet, published 2023-07-30"),
    (dict(articles=2, texts=1, words=10, outlets=0, undated=2), "2 articles, 1 independent text, 10 words counted, no outlet stated, no date known"),
    (dict(articles=0, texts=0, words=0, outlets=0, undated=0), "0 articles, 0 words counted, no outlet stated, no date known"),
]


@pytest.mark.parametrize("facts, says", LINES)
def test_the_line_of_the_corpus(facts, says):
    assert str(corpus_line(facts)) == says
    assert str(corpus_line({name: Fact(value) for name, value in facts.items()})) == says


WIDEST = [
    ((), 5, "No name or word was found in these 5 articles"),
    ((), 1, "No name or word was found in this article"),
    ((), 0, "There is no article in which a name or word could stand"),
    ((("Peru", 3, 9),), 5, "Peru stands in 3 of 5 texts"),
    ((("Peru", 4, 9), ("Chile", 2, 9)), 5, "Peru stands in 4 of 5 texts"),
    ((("Peru", 3, 9), ("Chile", 2, 9)), 5, "Peru and Chile stand in 3 or 2 of 5 texts"),
    ((("Peru", 2, 9), ("Chile", 1, 9)), 5, "Peru stands in 2 of 5 texts"),
    ((("Peru", 3, 9), ("Chile", 3, 2)), 5, "Peru and Chile stand in 3 of 5 texts"),
    ((("A", 3, 9), ("B", 3, 2), ("C", 3, 1)), 3, "A, B and C stand in all 3 texts"),
    ((("A", 2, 9), ("B", 2, 2), ("C", 2, 1), ("D", 2, 1)), 2, "A, B, C and others stand in all 2 texts"),
    ((("Peru", 1, 9), ("Chile", 1, 9)), 5, "None of them stands in more than one text"),
    ((("Peru", 1, 9), ("Chile", 1, 2)), 1, "Most often in this article: Peru"),
    ((("Peru", 1, 9), ("Chile", 1, 9)), 1, "Most often in this article: Peru and Chile"),
    (tuple((name, 1, 1) for name in "ABCD"), 1, "Most often in this article: A, B, C and others"),
]


@pytest.mark.parametrize("rows, articles, says", WIDEST)
def test_what_stands_widest(rows, articles, says):
    assert str(tell_widest(_named(*rows), "actor", articles)) == says


def test_the_number_of_the_widest_leads_to_its_cell():
    finding = tell_widest(_named(("Peru", 3, 9), ("Chile", 3, 2)), "actor", 5)
    assert finding.refs == {"first": Cell(("Peru",), "actor"), "second": Cell(("Chile",), "actor"), "k": Cell(("Peru",), "n_texts"),
                            "texts": "texts"}


def test_what_stands_in_texts_is_told_of_the_independent_texts():
    finding = tell_widest(_named(("recount", 25, 90), ("ballot", 24, 80), ("court", 20, 99)), "actor", 29, 27)
    assert str(finding) == "recount and ballot stand in 25 or 24 of 27 texts" and finding.refs["texts"] == "texts"


def test_where_nothing_could_be_shuffled_no_pair_is_said_to_fall_short_of_chance():
    pairs = _table("item_a item_b n expected expected_high beyond_chance n_pairs_tested", [("a", "b", 2, 2.0, 2, False, 0)])
    assert str(tell_pairs(pairs)) == "Articles of one context leave nothing to shuffle: pairs stand as counts alone"


def test_a_person_with_care_is_in_no_finding():
    rows = _named(("Bo Lie", 3, 9), ("Ann Roe", 3, 1), cared=[True, False])
    assert str(tell_widest(rows, "actor", 3)) == "Ann Roe stands in all 3 texts"
    assert str(tell_widest(rows.head(1), "actor", 3)) == "No name or word was found in these 3 articles"
    pairs = _table("item_a item_b pair n expected_high beyond_chance cared", [("Bo Lie", "x", "Bo Lie + x", 9, 1, True, True)])
    assert str(tell_pairs(pairs)) == "1 pair exceeds every shuffle; who is in them stands in the table alone"
    assert str(tell_pairs(pairs.assign(beyond_chance=False))) == "No pair meets more often than every shuffle of these articles gives"
    assert str(tell_acting_pairs(pairs)) == "No two names act in one sentence in more than one text"
    spelled = _table("actor alias n cared", [("Bo Lie", "Lie", 1, True), ("Bo Lie", "Bo Lie", 1, True)])
    assert str(tell_spellings(spelled)) == "Who is written in more than one way stands in the table"
    joins = _table("name_a name_b decision evidence_a cared", [("Lie", "Bo Lie", "proposed", "", True)])
    assert str(tell_joins(joins)) == "No join of two spellings waits for a decision"


FORMS = [
    ((), "No phrases were found that share a head word"),
    ((("fraud", "telecom fraud", 1, "accept"),), "fraud goes by telecom fraud; the first 1 time"),
    ((("fraud", "telecom fraud", 3, "accept"), ("fraud", "wire fraud", 3, "accept")),
     "fraud goes by telecom fraud and wire fraud; the first 3 times"),
    ((("fraud", "a", 3, "propose"), ("fraud", "b", 3, "propose"), ("fraud", "c", 1, "propose"), ("fraud", "d", 1, "propose"),
      ("x", "y", 1, "propose")),
     "fraud as a head word stands in a, b, c and other forms; the first 3 times"),
]


@pytest.mark.parametrize("rows, says", FORMS)
def test_how_a_concept_is_written(rows, says):
    assert str(tell_forms(_table("concept form n decision", rows))) == says


HOUSES = [
    ((), "No forms to compare"),
    ((("a", "one"),), "Which article uses which form"),
    ((("a", "one"), ("a", "two")), "Which article uses which form"),
    ((("a", "one"), ("a", "two"), ("b", "one")), "b stands in a single article"),
    ((("a", "one"), ("b", "two")), "a and b stand in a single article each"),
    ((("a", "one"), ("b", "one"), ("c", "two"), ("d", "two")), "a, b, c and others stand in a single article each"),
]


@pytest.mark.parametrize("rows, says", HOUSES)
def test_whose_form_it_is(rows, says):
    assert str(tell_house_style(_table("form doc_id", rows))) == says


SHARED = [
    ((), "No number stands in these articles"),
    ((("cardinal", 6.0, "6", 1),), "No number stands in more than one text"),
    ((("cardinal", 6.0, "6", 2),), "6 stands in more than one text"),
    ((("cardinal", 6.0, "6", 2), ("cardinal", 7.0, "7", 2)), "6 and 7 stand in more than one text"),
    (tuple(("cardinal", float(at), f"{at},000", 2) for at in range(1, 6)), "1,000, 2,000, 3,000 and others stand in more than one text"),
]


@pytest.mark.parametrize("rows, says", SHARED)
def test_which_numbers_are_shared(rows, says):
    assert str(tell_shared(_table("kind value written n_texts", rows))) == says


PAIRS = [
    ((), "No two keywords meet", "No two names act in one sentence in more than one text"),
    ((("a", "b", 1, 0, True),), "a and b meet 1 time, in no shuffle more than 0", "a + b act together in 1 sentence"),
    ((("a", "b", 2, 2, False),), "No pair meets more often than every shuffle of these articles gives", "a + b act together in 2 sentences"),
    ((("a", "b", 2, 1, True), ("a", "c", 2, 1, True)), "a and b meet 2 times, in no shuffle more than 1",
     "a + b and a + c each act together in 2 sentences"),
    (tuple(("a", end, 3, 1, True) for end in "bcde"), "a and b meet 3 times, in no shuffle more than 1",
     "a + b, a + c, a + d and others each act together in 3 sentences"),
]


@pytest.mark.parametrize("rows, says, says_acting", PAIRS)
def test_who_meets_whom(rows, says, says_acting):
    pairs = _table("item_a item_b n expected_high beyond_chance", rows)
    pairs = pairs.assign(pair=pairs["item_a"] + " + " + pairs["item_b"])
    assert (str(tell_pairs(pairs)), str(tell_acting_pairs(pairs))) == (says, says_acting)


MEETINGS = [
    ([], "No two of the most frequent keywords meet"),
    ([("a", "b", {"x": 1})], "Only a and b meet: 1 time"),
    ([("a", "b", {"x": 4, "y": 4}), ("a", "c", {"x": 1})], "a and b meet most often: 8 times, a and c 1"),
    ([("a", "b", {"x": 5}), ("a", "c", {"y": 3})], "None meet most often: a and b 5 times, a and c 3"),
    ([("a", "b", {"x": 2, "y": 2}), ("a", "c", {"x": 2, "y": 2}), ("b", "c", {"x": 2, "y": 2})], "None meet most often: a and b 4 times, a and c 4 and others"),
    ([("a" * 40, "b" * 40, {"x": 4, "y": 4}), ("a", "c", {"x": 1})], f"{'a' * 40} and {'b' * 40} meet most often: 8 times"),
]


@pytest.mark.parametrize("rows, says", MEETINGS)
def test_which_two_meet_most_often(rows, says):
    table = _table("item_a item_b n", [(a, b, sum(found.values())) for a, b, found in rows])
    by_text = _table("pair text_id n", [(f"{a} · {b}", text, n) for a, b, found in rows for text, n in found.items()])
    assert str(tell_meetings(table, by_text)) == says


LINKS = [((), "No two keywords meet"), ((False, False), "2 of 9 pairs that meet are drawn, those that carry most; none rests on a single article"),
         ((False, True), "2 of 9 pairs that meet are drawn, those that carry most; 1 of them rests on a single article")]


@pytest.mark.parametrize("hollow, says", LINKS)
def test_what_a_network_keeps(hollow, says):
    assert str(tell_backbone(_table("hollow", [(one,) for one in hollow]), 9)) == says


SPELLINGS = [
    ((), "Every name is written in one way"),
    ((("Soe Htut", "Soe Htut"), ("Soe Htut", "Sotu")), "Soe Htut is written as Soe Htut and Sotu"),
    ((("B", "x"), ("B", "y"), ("A", "x"), ("A", "y")), "A is written as x and y"),
    (tuple(("A", alias) for alias in "wxyz"), "A is written as w, x, y and in other ways"),
]


@pytest.mark.parametrize("rows, says", SPELLINGS)
def test_who_is_written_in_which_ways(rows, says):
    assert str(tell_spellings(_table("actor alias", rows))) == says


JOINS = [
    ((), "No two spellings were joined or compared"),
    ((("Sotu", "Soe Htut", "made"),), "No join of two spellings waits for a decision"),
    ((("Tun", "Don", "proposed"), ("Sotu", "Soe Htut", "made")), "Tun waits for a decision in actors.csv"),
    ((("Tun", "Don", "proposed"), ("Tun", "Dun", "proposed"), ("Sue", "Soe Htut", "proposed")), "Tun and Sue wait for a decision in actors.csv"),
    (tuple((name, "x", "proposed") for name in "abcd"), "a, b, c and others wait for a decision in actors.csv"),
]


@pytest.mark.parametrize("rows, says", JOINS)
def test_which_joins_wait(rows, says):
    assert str(tell_joins(_table("name_a name_b decision", rows).assign(evidence_a=""))) == says


def test_long_names_leave_a_title_of_ninety_characters():
    names = [f"Provincial Commission for Harbours of {place}" for place in ("Aa", "Bb", "Cc", "Dd")]
    rows = _named(*((name, 3, 9) for name in names))
    assert str(tell_widest(rows, "actor", 5)) == f"{names[0]} and others stand in 3 of 5 texts"
    pairs = _table("item_a item_b pair n", [(names[0], "x", f"{names[0]} + x", 2), (names[1], "x", f"{names[1]} + x", 2)])
    assert str(tell_acting_pairs(pairs)) == f"{names[0]} + x and others each act together in 2 sentences"
    assert max(len(str(told)) for told in (tell_widest(rows, "actor", 5), tell_acting_pairs(pairs))) <= 90


def test_no_sentence_says_one_things():
    said = [says for case in (LINES, WIDEST, FORMS, HOUSES, SHARED, PAIRS, SPELLINGS, JOINS) for row in case for says in row if isinstance(says, str)]
    assert len(said) > 40 and [says for says in said if re.search(r"(?<![\d,])1 (\w+ )?(articles|texts|words|outlets|times|sentences)", says)] == []


LONGEST = [
    ([], "No article has a running sentence"), ([("a", "One", None)], "No article has a running sentence"),
    ([("a", "One", 1)], "The longest sentence: 1 word, in One"), ([("a", "One", 9), ("b", "Two", 9)], "The longest sentence: 9 words, in One and Two"),
    ([("a", "One", 9), ("b", "Two", 12), ("c", "Three", None)], "The longest sentence: 12 words, in Two"),
]


@pytest.mark.parametrize("rows, says", LONGEST)
def test_the_longest_sentence(rows, says):
    assert str(tell_longest(_table("doc_id name longest_sentence_words", rows).astype({"longest_sentence_words": "Int64"}))) == says


PLACES = [
    ([], "Nothing to look for stands in these articles"), ([("port", "a", 1), ("port", "b", 2)], "Where “port” stands in each article"),
    ([("port", "a", 1), ("ship", "a", 1), ("port", "b", 1), ("crew", "b", 4)], "Where “port”, “ship” and “crew” stand in each article"),
]


@pytest.mark.parametrize("rows, says", PLACES)
def test_what_is_looked_at_in_its_places(rows, says):
    assert str(tell_places(_table("term doc_id sentence", rows))) == says


APART = [
    ([], "No term sets a group apart from the rest"), ([("East", "word", "pay", 1, 2)], "Which terms set a group apart from the rest"),
    ([("East", "word", "pay", 1, 1), ("East", "word", "rest", 2, 3)], "Here “pay” sets East apart"),
    ([("East", "word", "pay", 1, 1), ("East", "word", "rest", 1, 1)], "Which terms set a group apart from the rest"),
    ([("East", "word", "pay", 1, 1), ("North", "word", "ice", 1, 2), ("West", "word", "calm", 1, 1)], "Here “pay” sets East apart, “calm” West"),
]


@pytest.mark.parametrize("rows, says", APART)
def test_what_sets_a_group_apart(rows, says):
    finding = tell_keyness(_table("group kind term rank rank_worst", rows))
    assert str(finding) == says
    assert all(ref in [Cell((group, kind, term), column) for group, kind, term, *_ in rows for column in ("term", "group")] for ref in finding.refs.values())
