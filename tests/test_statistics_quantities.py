"""Numbers in the text: what they are worth, what they count, and what sort they are."""
from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import statistics
from helpers.statistics.numerals import multiplier_of, value_of
from helpers.tables import check_table

nan = float("nan")


def found(text):
    """(slice, value or None, unit words, kind) of each number."""
    return [(text[start:end], None if math.isnan(value) else value, units, kind) for start, end, value, _, units,
        kind in statistics.find_numbers(text)]


CASES = [
    ("nearly 800,000 overseas websites were closed", [("800,000", 800_000, "overseas websites", "cardinal")]),
    ("demanding 120,000 yuan ($16,450)", [("120,000", 120_000, "yuan", "money"), ("$16,450", 16_450, "", "money")]),
    ("some 2.1 billion calls, and 464,000 cases", [("2.1 billion", 2.1e9, "calls", "cardinal"), ("464,000", 464_000, "cases", "cardinal")]),
    ("13 people and Six others", [("13", 13, "people", "cardinal"), ("Six", 6, "", "cardinal")]),
    ("Two hundred and fifty thousand voters", [("Two hundred and fifty thousand", 250_000, "voters", "cardinal")]),
    ("half a million homes, a dozen schools", [("half a million", 500_000, "homes", "cardinal"), ("a dozen", 12, "schools", "cardinal")]),
    ("one-third of seats", [("one-third", 1 / 3, "seats", "cardinal")]),
    ("dozens of goals, hundreds of thousands of fans", [("dozens", None, "goals", "vague"), ("hundreds of thousands", None, "fans", "vague")]),
    ("several hundred homes and a number of schools", [("several hundred", None, "homes", "vague"), ("a number", None, "schools", "vague")]),
    ("rates rose 3.5 percent, fell -0.2% to 40 per cent",
    [("3.5 percent", 3.5, "", "percent"), ("-0.2%", -0.2, "", "percent"), ("40 per cent", 40, "", "percent")]),
    ("US$3bn, €4.5 million, Rs 500 and $1.2m",
    [("US$3bn", 3e9, "", "money"), ("€4.5 million", 4.5e6, "", "money"), ("Rs 500", 500, "", "money"), ("$1.2m", 1.2e6, "", "money")]),
    ("five US dollars", [("five", 5, "us dollars", "money")]),
    ("a 6.8-magnitude quake, a 5-year-old boy, a two-year plan", [
        ("6.8", 6.8, "magnitude quake", "cardinal"), ("5", 5, "year-old boy", "cardinal"), ("two", 2, "year plan", "cardinal")]),
    ("the 21st round, the second phase, the twenty-first goal",
    [("21st", 21, "round", "ordinal"), ("second", 2, "phase", "ordinal"), ("twenty-first", 21, "goal", "ordinal")]),
    ("won 3-1 by 15-20 points", [("3", 3, "", "cardinal"), ("1", 1, "", "cardinal"), ("15", 15, "", "cardinal"), ("20", 20, "points", "cardinal")]),
    ("on Aug. 15, 2023, from May 2 to 5 and on 8 August",
    [("Aug. 15, 2023", None, "", "date"), ("May 2 to 5", None, "", "date"), ("8 August", None, "", "date")]),
    ("in 2022, since 2020, the 1990s, 2019-2022, 2023-08-24", [
        ("2022", None, "", "date"), ("2020", None, "", "date"), ("1990s", None, "", "date"), ("2019-2022", None, "", "date"),
        ("2023-08-24", None, "", "date")]),
    ("the 2024 election drew 2000 people", [("2024", None, "", "date"), ("2000", 2000, "people", "cardinal")]),
    ("at 11:38 PM or 9 a.m.", [("11:38 PM", None, "", "time"), ("9 a.m.", None, "", "time")]),
    ("11:38:18China Daily", [("11:38:18", None, "", "time")]),
    ("No. 11010502033475, Flight 370, Article 5, 010-6552-1234", [
        ("No. 11010502033475", None, "", "licence"), ("Flight 370", None, "", "licence"), ("Article 5", None, "", "licence"),
        ("010-6552-1234", None, "", "licence")]),
    ("G20, Covid-19 and F-16s", []),
    ("one of them, no one, this one, one another", []),
    ("one man", [("one", 1, "man", "cardinal")]),
    ("a hundred years", [("a hundred", 100, "years", "cardinal")]),
    ("", []),
]


@pytest.mark.parametrize("text,expected", CASES, ids=[text for text, _ in CASES])
def test_numbers_of_a_sentence(text, expected):
    assert found(text) == [(piece, value if value is None else pytest.approx(value), units, kind) for piece, value, units, kind in expected]


@pytest.mark.parametrize("written,multiplier",
    [("two hundred", "hundred"), ("3 thousand", "thousand"), ("1.5 million", "million"), ("$3bn", "billion"), ("13", ""),
    ("hundred million", "million")])
def test_the_multiplier_is_the_last_one(written, multiplier):
    assert multiplier_of(written) == multiplier


@pytest.mark.parametrize("written,value",
    [("two million three hundred thousand and five", 2_300_005), ("ninety-nine", 99), ("zero", 0), ("−4", -4), ("10 million", 1e7),
    ("hundred million", 1e8)])
def test_what_number_words_are_worth(written, value):
    assert value_of(written) == value


@given(st.integers(0, 10**12))
def test_a_numeral_with_commas_is_worth_its_number(number):
    assert value_of(f"{number:,}") == number
    text = f"about {number:,} votes"
    assert found(text) == [(f"{number:,}", number, "votes", "cardinal")]


PIECES = ["13", "2.1", "1,200", "million", "people", "percent", "$", "%", "May", "2024", "12:30", "-", ",", "No.", "two", "hundred", "and", "of",
    "dozens", "(", ")", "yuan", "first", "one"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_numbers_lie_in_order_and_do_not_overlap_and_their_slice_gives_their_value(text):
    rows = statistics.find_numbers(text)
    assert all(start < end for start, end, *_ in rows) and all(left[1] <= right[0] for left, right in zip(rows, rows[1:]))
    for start, end, value, multiplier, _, kind in rows:
        if kind in ("cardinal", "percent", "money"):
            assert value == value_of(text[start:end]) and multiplier == multiplier_of(text[start:end])
        elif kind != "ordinal":
            assert math.isnan(value) and multiplier == ""


MORE_PIECES = [*PIECES, "x", "−", "+", "AB", "Aug", "huge numbers of", "a few hundred"]


@given(st.lists(st.sampled_from(MORE_PIECES), max_size=10).map("".join) | st.text(max_size=30))
def test_trying_only_where_a_number_can_begin_finds_what_a_search_finds(text):
    from helpers.statistics.quantities import PATTERN, _matches
    assert [found.span() for found in _matches(text, 0, len(text))] == [found.span() for found in PATTERN.finditer(text)]


def test_the_table_and_what_two_articles_share(make_documents):
    documents = make_documents({"a": "Voters: 464,000. Then 13.", "b": "464,000 votes.", "c": ("464,000 votes.", {"text_id": "b"})})
    sentences = check_table([{"doc_id": doc_id, "sentence": 1, "start": 0, "end": len(text), "paragraph": 1, "zone": "paragraph"}
                             for doc_id, text in zip(documents["doc_id"], documents["text"])], "sentences")
    table = statistics.find_quantities(documents, sentences)
    assert [tuple(row) for row in table[["doc_id", "start", "end", "value", "kind"]].itertuples(index=False)] == [
        ("a", 8, 15, 464_000.0, "cardinal"), ("a", 22, 24, 13.0, "cardinal"), ("b", 0, 7, 464_000.0, "cardinal"), ("c", 0, 7, 464_000.0, "cardinal")]
    shared = statistics.share_quantities(table, documents)
    assert [tuple(row) for row in shared.itertuples(index=False)] == [("cardinal", 464_000.0, 2, 3, 2, "votes"), ("cardinal", 13.0, 1, 1, 1, "")]


def test_only_counted_sentences_are_searched(make_documents):
    documents = make_documents({"a": "13 held. 14 freed."})
    sentences = check_table(pd.DataFrame([("a", 1, 9, 18, 1, "paragraph")], columns=["doc_id", "sentence", "start", "end", "paragraph", "zone"]),
        "sentences")
    assert statistics.find_quantities(documents, sentences)["value"].tolist() == [14.0]
    assert statistics.find_quantities(documents, sentences.iloc[:0]).empty
