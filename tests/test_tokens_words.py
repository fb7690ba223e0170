"""What a word is: spans, terms, and what is none."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.tokens import find_words, to_term


def terms(text: str) -> list[str]:
    return [term for _, _, term in find_words(text)]


def slices(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find_words(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Zhang's", ["zhang"]),
    ("the workers’ strike", ["the", "workers", "strike"]),
    ("the U.S.’s plan", ["the", "u.s.", "plan"]),
    ("cross-border", ["cross-border"]),
    ("cross‑border and cross‐border", ["cross-border", "and", "cross-border"]),
    ("a U.S.-based firm", ["a", "u.s.-based", "firm"]),
    ("it's what he’s said, that’s all", ["it's", "what", "he's", "said", "that's", "all"]),
    ("don’t rock'n'roll O‘Brien", ["don't", "rock'n'roll", "o'brien"]),
    ("‘quoted’ 'words' stay bare", ["quoted", "words", "stay", "bare"]),
    ("cost $16,450 or 2.42 billion in 2023", ["cost", "or", "billion", "in"]),
    ("5-year-old, 20s, 1,200-strong, COVID-19, 3.5m", ["5-year-old", "20s", "1,200-strong", "covid-19", "3.5m"]),
    ("11:38:18China Daily", ["china", "daily"]),
    ("½ ² ① Ⅳ 3️⃣", []),
    ("smile 😀 👩‍👩‍👧 ❤️ end", ["smile", "end"]),
    ("cafe\u0301 café CAFÉ", ["café", "café", "café"]),
    ("co\u00adoperation", ["cooperation"]),
    ("e.g. at 5 p.m.", ["e.g.", "at", "p.m."]),
    ("well–known a—b one--two x_y", ["well", "known", "a", "b", "one", "two", "x", "y"]),
    ("see https://news.example/a?b=c. Then ask me@news.example", ["see", "then", "ask"]),
    ("ภาษาไทย and မြန်မာဘာသာ", ["ภาษาไทย", "and", "မြန်မာဘာသာ"]),
    ("", []),
])
def test_terms(text, expected):
    assert terms(text) == expected


def test_the_span_leaves_the_possessive_out():
    assert slices("China’s and Laos' people's U.S.'s") == ["China", "and", "Laos", "people", "U.S."]


def test_a_combining_mark_belongs_to_its_word():
    assert slices("cafe\u0301s") == ["cafe\u0301s"]


def test_a_term_is_its_slice_whatever_the_text():
    pieces = st.sampled_from(["a", "'s", "’", "-", "‑", ".", " ", "é", "e\u0301",
        "\u00ad", "Σ", "İ", "5", "½", "😀", "\u200d", "中", "မြ", "_", "@", "\n", "U.S.", "it’s", "18China"])

    @given(st.lists(pieces | st.characters(exclude_categories=["Cs"]), max_size=30).map("".join))
    def check(text):
        found = find_words(text)
        assert all(to_term(text[start:end]) == term and any(letter.isalpha() for letter in term) for start, end, term in found)
        assert all(before[1] <= after[0] for before, after in zip(found, found[1:], strict=False))

    check()
