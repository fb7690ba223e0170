"""The one cleaning room: what page and charts make of the text of others."""
from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from helpers.charts.style import clean_label as chart_label
from helpers.cleantext import UNSEEN, clean_label, clean_text, clip
from helpers.display.clean import clean_text as page_text


def test_page_and_charts_clean_by_the_same_code():
    assert chart_label is clean_label and page_text is clean_text


def test_cleaned_by_hand():
    assert clean_text("nul\x00bell\x07esc\x1b[31m bidi\u202etxt\u2066 a\x0bb\u2028c\x85d") == "nulbellesc[31m biditxt a b c d"
    assert clean_label("e\u0301\ue000 \u200d\ufeffx") == "é \u200dx"
    assert clip("one two three", 8) == "one two…" and clip("one", 3) == "one"


@given(st.text())
def test_nothing_unseen_is_left(text):
    clean = clean_text(text)
    assert UNSEEN.search(clean) is None and clean == clean.strip() and "  " not in clean and clean_text(clean) == clean
    label = clean_label(text)
    assert len(label) <= 400 and all(character in "\u200c\u200d" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn") for character in label)
