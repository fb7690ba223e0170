"""The numbers that a closed gate says, made again: what there is, and how much is needed."""
from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from helpers import association, gates
from helpers.verify.formulas import NoFormula
from helpers.verify.places import Places

GROUPS = ("texts", "texts_reference", "words", "words_reference")


def _groups(places: Places, without: set[str] | frozenset[str] = frozenset()) -> pd.DataFrame:
    """Independent texts and words of each stated group."""
    documents, words = places.again.documents, places.again.words.groupby("doc_id").size()
    own = documents[documents["first_carrier"] & (documents["group"] != "") & ~documents["doc_id"].isin(without)]
    own = own.assign(n_words=own["doc_id"].map(words).fillna(0).astype("int64"))
    return own.groupby("group").agg(texts=("doc_id", "size"), words=("n_words", "sum")).reset_index()


def _by_nearness(sizes: pd.DataFrame) -> pd.DataFrame:
    """The groups, each with the rest, those that may be compared with it first, then by texts, words and name."""
    rest = {f"{name}_reference": sizes[name].sum() - sizes[name] for name in ("texts", "words")}
    rows = sizes.assign(**rest)
    rows = rows.assign(open=[gates.compare_groups(*(row[name] for name in GROUPS)).open for row in rows.to_dict("records")])
    return rows.sort_values(["open", "texts", "words", "group"], ascending=[False, False, False, True])


def _against_rest(sizes: pd.DataFrame) -> dict[str, int]:
    """The group that comes nearest to being compared with the rest, and the rest."""
    best = _by_nearness(sizes).iloc[0]
    return {name: int(best[name]) for name in GROUPS}


def _nearest_two(sizes: pd.DataFrame) -> dict[str, int]:
    """The two groups that come nearest to being compared with the rest."""
    return _side_by_side(*_by_nearness(sizes).head(2).to_dict("records"))


def _side_by_side(first: dict, second: dict) -> dict[str, int]:
    return {"texts": first["texts"], "words": first["words"], "texts_reference": second["texts"], "words_reference": second["words"]}


def _two(places: Places) -> dict[str, int]:
    """The two groups of most texts, within the dates that both cover."""
    first, second = _groups(places).sort_values(["texts", "group"], ascending=[False, True])["group"].head(2)
    outside = outside_shared_dates(places, (first, second))
    sizes = _groups(places, outside).set_index("group").reindex([first, second], fill_value=0).to_dict("records")
    return _side_by_side(*sizes) | {"left_out": len(outside)}


def outside_shared_dates(places: Places, groups: tuple[str, str]) -> set[str]:
    """The articles of two groups that lie outside the dates that both cover, or have none; none where a group has no dated article."""
    documents = places.again.documents
    rows = documents[documents["group"].isin(groups)]
    days = rows["published"].str.slice(0, 10).where(rows["dated"], "")
    known = [sorted(set(days[rows["group"] == group]) - {""}) for group in groups]
    if not all(known):
        return set()
    low, high = max(one[0] for one in known), min(one[-1] for one in known)
    return set(rows.loc[(days == "") | (days < low) | (days > high), "doc_id"])


def _periods(places: Places) -> dict[str, int]:
    """Months with enough dated texts for a line."""
    own = places.again.documents.set_index("doc_id")["first_carrier"]
    months = places.again.period_of("month")[own.to_numpy()]
    return {"periods": int((months[months != ""].value_counts() >= gates.TREND_TEXTS).sum())}


def _communities(places: Places) -> dict[str, int]:
    """Contexts, runs that leave one text out, and those of them that give the same groups."""
    meetings = places.keyword_meetings
    edges, same = meetings.n, 0
    whole = association.find_groups(edges)
    rests = association.without_each(edges, meetings.by_text)
    for rest in rests:
        found = association.find_groups(rest)
        there = set(found) & set(whole)
        same += bool(there) and association.fellows(whole, there) == association.fellows(found, there)
    return {"contexts": meetings.n_contexts, "runs": len(rests), "runs_same": int(same)}


NEEDED = {"needed_words": gates.GROUP_WORDS, "needed_periods": gates.TREND_PERIODS, "needed_contexts": gates.COMMUNITY_CONTEXTS,
          "needed_percent": gates.COMMUNITY_PERCENT, "needed_texts": gates.GROUP_TEXTS}
MADE: tuple[tuple[set[str], Callable[[Places], dict[str, int]]], ...] = (
    ({"runs_same"}, _communities), ({"periods"}, _periods), ({"pairs"}, lambda places: {"pairs": len(places.keyword_meetings.n)}))


def gate_numbers(item: str, names: set[str], places: Places) -> dict[str, int]:
    """What a closed gate's sentence should say, by the names of its numbers. Raises NoFormula for numbers of no known gate."""
    if set(GROUPS) <= names:
        made = _two(places) if item.startswith("contrast") else (_nearest_two if item.startswith("names") else _against_rest)(_groups(places))
        return NEEDED | made
    made = next((make for sign, make in MADE if sign <= names), None)
    if made is None:
        raise NoFormula("no known gate says it")
    return NEEDED | made(places)
