"""Each gate opens exactly at its numbers, and what a closed one says holds no digit of its own."""
from __future__ import annotations

import re

import pytest

from helpers import gates

AT_THE_EDGE = [
    (gates.compare_groups, (3, 3, 2000, 2000), 4), (gates.p_value, (8, 8), 2), (gates.pair_score, (3, 2, 5, 5), 4),
    (gates.communities, (300, 9, 10), 2), (gates.dispersion, (10, 10), 2), (gates.readability, (30,), 1), (gates.percentage, (20,), 1),
]


@pytest.mark.parametrize("gate,numbers,moved", AT_THE_EDGE)
def test_a_gate_opens_at_its_numbers_and_closes_one_below_any(gate, numbers, moved):
    assert gate(*numbers) == (True, "", gate(*numbers).facts)
    for place in range(moved):
        assert not gate(*[number - (place == position) for position, number in enumerate(numbers)]).open


def test_a_trend_needs_full_periods_in_any_order():
    assert gates.trend_line([0, 3, 9, 0, 3, 3]).open
    assert not gates.trend_line([2, 30, 3, 3]).open
    assert not gates.trend_line([]).open


def test_a_translation_has_no_readability_whatever_its_length():
    assert not gates.readability(500, translated=True).open


CLOSED = [gates.compare_groups(1, 2, 3, 4), gates.p_value(1, 2), gates.trend_line([1]), gates.pair_score(1, 1, 1, 1), gates.communities(5, 0, 0),
          gates.dispersion(1, 1), gates.readability(1), gates.readability(1, True), gates.percentage(5)]


@pytest.mark.parametrize("gate", CLOSED, ids=lambda gate: gate.reason[:20])
def test_a_reason_is_a_sentence_of_facts_without_digits(gate):
    assert not re.search(r"\d", gate.reason)
    names = set(re.findall(r"\{(\w+)\}", gate.reason))
    assert names == set(gate.facts) and all(type(value) is int for value in gate.facts.values())
    assert gate.reason.format(**gate.facts)[0].isupper() and gate.reason.endswith(".")
    assert "significan" not in gate.reason
