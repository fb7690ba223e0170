"""The contracts, the checks against them, the data dictionary."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.errors import ContractError
from helpers.tables import TABLES, check_table, data_dictionary, empty_table, markdown_dictionary

DESIGN = {  # the keys of the design, which are never changed
    "files": ["path"], "documents": ["doc_id"], "skipped": ["path", "position"], "passages": ["doc_id", "start"], "zones": ["doc_id", "start"], "sentences": ["doc_id", "sentence"],
    "words": ["doc_id", "start"], "document_stats": ["doc_id"], "term_counts": ["doc_id", "kind", "term"], "term_totals": ["by", "group", "kind", "term"], "term_weights": ["doc_id", "kind", "term"],
    "keyness": ["by", "group", "kind", "term"], "pair_counts": ["doc_id", "kind", "item_a", "item_b"], "pair_totals": ["by", "group", "kind", "item_a", "item_b"],
    "keywords": ["doc_id", "start"], "communities": ["by", "group", "kind", "item"], "aliases": ["alias", "only_in", "from", "to", "near", "actor"],
    "mentions": ["doc_id", "start", "end"], "mention_totals": ["by", "group", "actor"], "comentions": ["doc_id", "sentence", "actor_a", "actor_b"],
    "whole_facts": ["name"], "whole_terms": ["kind", "term"], "whole_mentions": ["actor"], "whole_acting_pairs": ["item_a", "item_b"],
    "whole_keyword_pairs": ["kind", "item_a", "item_b"], "whole_parts": ["part"], "whole_keyword_parts": ["part"],
    "quantities": ["doc_id", "start"], "numbers": ["number_id"], "evidence": ["number_id", "doc_id", "start", "end"],
}


def test_every_table_of_the_design_has_its_key():
    assert {name: sorted(table.key) for name, table in TABLES.items()} == {name: sorted(key) for name, key in DESIGN.items()}


def test_every_column_says_what_it_holds():
    assert [(table.name, column.name) for table in TABLES.values() for column in table.columns if not column.about] == []


def test_an_empty_table_has_its_columns_and_passes_its_own_check():
    for name in TABLES:
        assert list(check_table(empty_table(name), name).columns) == TABLES[name].names


def test_rows_are_sorted_and_columns_put_in_order():
    rows = [{"reason": "empty", "path": "b.txt", "position": 0}, {"reason": "rubbish", "path": "a.txt", "position": 0}]
    assert check_table(rows, "skipped").to_dict("list") == {"path": ["a.txt", "b.txt"], "position": [0, 0], "reason": ["rubbish", "empty"]}


@pytest.mark.parametrize("rows, says", [
    ([{"path": "a", "position": 0}], "missing reason"),
    ([{"path": "a", "position": "x", "reason": ""}], "does not fit"),
    ([{"path": "a", "position": 0, "reason": None}], "missing values"),
    ([{"path": "a", "position": 0, "reason": "x"}, {"path": "a", "position": 0, "reason": "y"}], "repeats"),
])
def test_a_broken_table_is_refused(rows, says):
    with pytest.raises(ContractError, match=says):
        check_table(rows, "skipped")


def test_the_dictionary_has_a_row_a_column():
    dictionary = data_dictionary()
    assert len(dictionary) == sum(len(table.columns) for table in TABLES.values())
    assert "| **doc_id** | text |" in markdown_dictionary()
    assert isinstance(dictionary, pd.DataFrame)
