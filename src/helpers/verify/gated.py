"""The numbers that a closed gate says, made again: what there is, and how much is needed."""
from __future__ import annotations

from collections.abc import Callable

from helpers import association, gates
from helpers.verify.formulas import NoFormula
from helpers.verify.places import Places
from helpers.verify.sides import GROUPS

def _periods(places: Places) -> dict[str, int]:
    """Months with enough dated texts for a line."""
    own = places.again.documents.set_index("doc_id")["first_carrier"]
    months = places.again.period_of("month")[own.to_numpy()]
    return {"periods": int((months[months != ""].value_counts() >= gates.TREND_TEXTS).sum())}


def _communities(places: Places) -> dict[str, int]:
    """Contexts, runs that leave one text out, and those of them that give the same groups."""
    meetings, same = places.keyword_meetings, 0
    whole = meetings.groups
    for found in meetings.groups_without:
        there = set(found) & set(whole)
        same += bool(there) and association.fellows(whole, there) == association.fellows(found, there)
    return {"contexts": meetings.n_contexts, "runs": len(meetings.groups_without), "runs_same": int(same)}


NEEDED = {"needed_words": gates.GROUP_WORDS, "needed_periods": gates.TREND_PERIODS, "needed_contexts": gates.COMMUNITY_CONTEXTS,
          "needed_percent": gates.COMMUNITY_PERCENT, "needed_texts": gates.GROUP_TEXTS}
MADE: tuple[tuple[set[str], Callable[[Places], dict[str, int]]], ...] = (
    ({"runs_same"}, _communities), ({"contexts"}, lambda places: {"contexts": places.keyword_meetings.n_contexts}), ({"periods"}, _periods),
    ({"pairs"}, lambda places: {"pairs": len(places.keyword_meetings.n)}))


def gate_numbers(item: str, names: set[str], places: Places) -> dict[str, int]:
    """What a closed gate's sentence should say, by the names of its numbers. Raises NoFormula for numbers of no known gate."""
    if set(GROUPS) <= names:
        sides = places.sides
        return NEEDED | (sides.numbers_of_two() if item.startswith("contrast") else sides.nearest_two() if item.startswith("names")
                         else sides.nearest())
    made = next((make for sign, make in MADE if sign <= names), None)
    if made is None:
        raise NoFormula("no known gate says it")
    return NEEDED | made(places)
