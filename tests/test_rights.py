"""Copies to share: who is masked and where, how much of an article is given out, what cannot be read back."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from rights_oracle import read_back

from helpers.rights.keyed import hide_places, keyed_id, make_key
from helpers.rights.ledger import LONGEST, Claim, Ledger, words_of
from helpers.rights.masking import replace_names
from helpers.rights.names import Mask, letters, mask_of

TEXT = "Police arrested Anna Berg on Monday. \"Berg ran,\" said Karl Berg, a mayor. BERG'S lawyer hopes that Anna will be freed. Iceberg warnings were given.\n"


def registry(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame([{"alias": alias, "actor": actor, "care": care, "kind": "person"} for alias, actor, care in rows])


def mentions(rows: list[tuple[str, str, int, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["actor", "doc_id", "start", "end"])


def one_mask(make_documents, rows, text=TEXT, named=()) -> Mask:
    return mask_of(registry(rows), mentions(list(named)), make_documents({"a": text}))


@pytest.fixture
def mask(make_documents) -> Mask:
    return one_mask(make_documents, [("Anna Berg", "Anna Berg", "suspect"), ("Berg", "Anna Berg", "suspect")])


@pytest.mark.parametrize(("text", "told"), [
    ("Anna Berg ran", "person A ran"), ("ANNA BERG'S car", "person A'S car"), ("berg", "person A"), ("Berg, Anna", "person A, person A"), ("the Bergs", "the person A"),
    ("anna-berg-arrested", "person-a-arrested"), ("news/anna_berg.txt", "news/person-a.txt"), ("AnnaBerg", "person A"), ("Iceberg", "Iceberg"), ("Bergen", "Bergen"),
    ("A\u0301nna Berg", "A\u0301nna person A"), ("Anna\u00a0Berg", "person A"),
])
def test_a_name_is_replaced_however_it_is_written(mask, text, told):
    assert mask.text(text) == told


def test_markup_stays_what_it_is(make_documents):
    mask = one_mask(make_documents, [("June Table", "June Table", "victim"), ("O'Brien", "O'Brien", "minor")], "June Table and O'Brien left. In June it rained.")
    told = mask.markup('<table class="table" id="table"><td title="June Table">June Table</td></table><p>O&#x27;Brien</p>')
    assert told == '<table class="table" id="table"><td title="person A">person A</td></table><p>person B</p>'


def test_a_name_that_others_share_is_replaced_only_where_it_is_that_person(make_documents):
    rows = [("Anna Berg", "Anna Berg", "suspect"), ("Berg", "Anna Berg", "suspect"), ("Karl Berg", "Karl Berg", "")]
    mask = one_mask(make_documents, rows)
    assert mask.text("Karl Berg met Anna Berg and Anna") == "Karl Berg met person A and person A"
    assert mask.text("Berg") == "person A"


def test_a_name_of_several_has_a_mark_of_its_own(make_documents):
    mask = one_mask(make_documents, [("Ming Guo", "Ming Guo", "suspect"), ("Ming Zhen", "Ming Zhen", "victim")], "Ming Guo and Ming Zhen. The Mings fled.")
    assert mask.text("The Mings: Ming Guo, Zhen") == "The name A: person A, person B"


def test_a_word_that_the_articles_also_write_small_is_no_name_by_itself(make_documents):
    mask = one_mask(make_documents, [("Hope Miller", "Hope Miller", "minor")], "Hope Miller is six. They hope for rain.")
    assert mask.text("They hope that Hope Miller and miller rest") == "They hope that person A and person A rest"


def test_marks_follow_the_articles_and_not_the_names(make_documents):
    rows = [("Abel Abbot", "Abel Abbot", "private"), ("Zoe Young", "Zoe Young", "private"), ("Shown Person", "Shown Person", "show")]
    found = one_mask(make_documents, rows, "Zoe Young met Abel Abbot.", [("Zoe Young", "a", 0, 9), ("Abel Abbot", "a", 14, 24)])
    assert found.marks == {"Zoe Young": "person A", "Abel Abbot": "person B"} and found.text("Shown Person") == "Shown Person"
    assert [letters(number) for number in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


@given(some.text(alphabet="ab ", max_size=40), some.lists(some.tuples(some.integers(0, 40), some.integers(1, 6)), max_size=5))
def test_what_is_kept_lies_where_it_is_said_to_lie(text, wanted):
    spans = [(start, min(start + length, len(text)), "person A") for start, length in wanted if start < len(text)]
    moved = replace_names(text, spans)
    inside = {at for start, end in moved.before for at in range(start, end)}
    for at, character in enumerate(text):
        if at not in inside:
            assert moved.text[moved.place(at): moved.place(at + 1, end=True)] == character
    for (start, end), place in zip(moved.before, moved.after, strict=True):
        assert (moved.place(start), moved.place(end, end=True)) == place and moved.text[slice(*place)] == "person A"


def numbered(count: int, first: int = 0) -> str:
    """An article in which no word stands twice."""
    return " ".join(f"{letters(at + 1).lower()}q" for at in range(first, first + count)) + "."


def test_a_snippet_may_be_eight_words_long_and_lies_apart(make_documents):
    ledger = Ledger(make_documents({"a": numbered(400)}))
    assert not ledger.may_hold(Claim("a", [0], LONGEST + 1, True))
    ledger.hold(Claim("a", [100], LONGEST, True))
    held = {first for first in range(70, 150) if ledger.may_hold(Claim("a", [first], LONGEST, True))}
    assert max(one for one in held if one < 100) == 100 - 15 - LONGEST and min(one for one in held if one > 100) == 108 + 15


def test_a_title_a_quote_and_a_long_name_are_spent_too(make_documents):
    words = numbered(120).split()
    ledger = Ledger(make_documents({"a": numbered(120)}))
    assert ledger.allow(" ".join(words[:3])) == " ".join(words[:3])
    assert ledger.allow(" ".join(words[:12])) == " ".join(words[:8]) + "…" and ledger.shares()["a"] == (8, 120)
    assert ledger.allow(" ".join(words[:12])) == " ".join(words[:8]) + "…" and ledger.shares()["a"] == (8, 120)
    assert ledger.allow(" ".join(words[10:16])) == " ".join(words[10:13]) + "…"
    assert ledger.allow(" ".join(words[50:55])) == " ".join(words[50:55]) and ledger.shares()["a"] == (13, 120)
    assert ledger.allow(" ".join(words[80:85])) == " ".join(words[80:83]) + "…"
    assert ledger.allow("our own words that no article has") == "our own words that no article has"


def test_a_title_and_the_outlet_in_the_next_cell_are_one_stretch(make_documents):
    """Read on from cell to cell they would be nine words of an article that has its masthead below its title."""
    words = numbered(120).split()
    for title, told in ((6, 5), (5, 5)):
        ledger = Ledger(make_documents({"a": numbered(120)}).assign(outlet=" ".join(words[title:title + 3]), carrier=""))
        assert words_of(ledger.allow(" ".join(words[:title]))).folded == words[:told]
        assert ledger.shares()["a"] == (5 if title == 6 else 8, 120)


@given(some.lists(some.tuples(some.integers(0, 190), some.integers(1, 30)), max_size=30))
def test_whatever_is_asked_the_limits_hold(wanted):
    words = numbered(200).split()
    ledger = Ledger(pd.DataFrame({"doc_id": ["a"], "text": [" ".join(words)]}))
    told = [ledger.allow(" ".join(words[start: start + length])) for start, length in wanted]
    given_out = {at for text in told if len(text.split()) > 3 for at in range(words.index(text.split()[0]), words.index(text.split()[0]) + len(text.split()))}
    assert len(given_out) <= 30
    assert max((len(text.split()) for text in told), default=0) <= LONGEST


def test_the_oracle_finds_what_lies_open(tmp_path):
    words = numbered(100).split()
    (tmp_path / "one.csv").write_text("said\n" + " ".join(words[:6]) + "\n" + " ".join(words[4:10]) + "\n" + " ".join(words[10:15]) + "\n", encoding="utf-8")
    longest, share = read_back(tmp_path, " ".join(words))
    assert longest >= 11 and share == 0.15


def test_the_key_needs_the_texts(make_documents):
    texts = {"a": "One text.", "b": "Another."}
    assert make_key(make_documents(texts)) == make_key(make_documents(texts)) != make_key(make_documents(texts | {"b": "Another!"}))


def test_places_are_ids_and_their_order_says_nothing():
    table = pd.DataFrame({"doc_id": ["a", "a", "b"], "start": [0, 5, 0], "end": [4, 9, 4], "sentence": [1, 1, 1], "term": ["x", "y", "z"]})
    hidden = hide_places(table, "key")
    assert list(hidden.columns) == ["place", "term"] and hidden["place"].is_monotonic_increasing
    assert set(hidden["place"]) == {keyed_id("key", *map(str, place)) for place in [("a", 0, 4), ("a", 5, 9), ("b", 0, 4)]}
    assert set(hide_places(table, "other")["place"]).isdisjoint(hidden["place"])
