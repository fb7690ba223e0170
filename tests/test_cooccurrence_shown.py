"""Pairs as they are shown: in which order, which hollow, which scores kept back."""
from __future__ import annotations

import pandas as pd

from helpers.cooccurrence.shown import matrix_pairs, rank_pairs
from helpers.cooccurrence.totals import mark_beyond_chance
from helpers.tables import check_table, empty_table


def _pair(item_a, item_b, n, expected, high, n_documents=2, n_texts=None, n_a=9, npmi=0.5):
    return {"by": "corpus", "group": "corpus", "kind": "keyword", "item_a": item_a, "item_b": item_b, "n": n, "n_with_copies": n, "n_a": n_a,
            "n_b": 9, "n_contexts": 50,
            "n_documents": n_documents, "n_texts": n_documents if n_texts is None else n_texts, "expected": expected, "expected_low": 0,
            "expected_high": high, "npmi": npmi,
            "log_likelihood": 1.0, "log_dice": 1.0, "largest_article_share": 0.5}


def _ranked(*rows):
    return rank_pairs(mark_beyond_chance(check_table(rows, "pair_totals", sort=False)))


def test_pairs_beyond_chance_come_first_then_by_how_far_then_by_name():
    table = _ranked(_pair("a", "b", 9, 8.5, 12), _pair("b", "d", 5, 1.0, 3), _pair("a", "d", 5, 1.0, 3), _pair("a", "e", 7, 1.0, 3),
                    _pair("x", "y", 0, 0.5, 2, n_documents=0))
    assert (table["item_a"] + table["item_b"]).tolist() == ["ae", "ad", "bd", "ab"]
    assert table["beyond_chance"].tolist() == [True, True, True, False]


def test_a_tie_stands_by_n_and_then_by_name():
    table = _ranked(_pair("b", "c", 4, 1.0, 2), _pair("a", "c", 4, 1.0, 2), _pair("a", "b", 5, 2.0, 2))
    assert (table["item_a"] + table["item_b"]).tolist() == ["ab", "ac", "bc"]


def test_a_score_is_kept_back_where_its_gate_is_closed():
    table = _ranked(_pair("a", "b", 3, 1.0, 2), _pair("a", "c", 2, 0.1, 1), _pair("a", "d", 3, 1.0, 2, n_documents=1),
                    _pair("a", "e", 3, 1.0, 2, n_a=4)).set_index("item_b")
    assert table["npmi_shown"].notna().to_dict() == {"b": True, "c": False, "d": False, "e": False}
    assert table["hollow"].to_dict() == {"b": False, "c": False, "d": True, "e": False}


def test_pairs_without_shuffles_stand_by_n():
    rows = check_table([_pair("a", "b", 3, None, None), _pair("a", "c", 5, None, None)], "pair_totals", sort=False)
    assert rank_pairs(mark_beyond_chance(rows))["item_b"].tolist() in (["c", "b"], ["b", "c"])
    assert rank_pairs(mark_beyond_chance(rows))["n"].tolist() == [5, 3]


def test_no_pair_at_all_is_an_empty_table_with_its_columns():
    table = rank_pairs(mark_beyond_chance(empty_table("pair_totals")))
    assert len(table) == 0 and {"hollow", "npmi_shown", "beyond_chance", "n_pairs_tested", "by_chance"} <= set(table.columns)
    assert len(matrix_pairs(table, pd.DataFrame({"item": []}))) == 0


def test_the_matrix_holds_pairs_of_the_first_items_in_their_order():
    pairs = pd.DataFrame({"item_a": ["a", "a", "b", "a"], "item_b": ["b", "c", "c", "z"], "n": [1, 2, 3, 9]})
    ranked = pd.DataFrame({"item": ["c", "a", "b", "z"]})
    table = matrix_pairs(pairs, ranked, most=3)
    assert table.values.tolist() == [["a", "c", 2], ["b", "c", 3], ["a", "b", 1]]
    assert len(matrix_pairs(pairs, ranked, most=1)) == 0
