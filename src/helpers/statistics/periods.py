"""Terms over time: by day, week or month where there are enough dated texts for a line, with gaps as gaps."""
from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from helpers import association, gates
from helpers.errors import unknown
from helpers.statistics.terms import own_counts
from helpers.statistics.totals import PERIODS, add_period, count_words, find_periods
from helpers.tables.grouped import aggregate

AUTO = "auto"
MOST_PERIODS = 60
COLUMNS = ["kind", "term", "period", "n", "n_words", "rate_per_10000_words", "n_texts_with", "n_texts", "gap", "thin"]


def _own(documents: pd.DataFrame) -> pd.DataFrame:
    """The articles that are no copy of another."""
    return documents[documents["doc_id"] == documents["text_id"]]


def time_gate(documents: pd.DataFrame, period: str = "month") -> gates.Gate:
    """Whether a line may join the periods: `gates.trend_line` over the dated texts of each. Raises UsageError for another period."""
    return gates.trend_line(find_periods(_own(documents), period)["n_texts"].tolist())


def choose_period(documents: pd.DataFrame, period: str = AUTO) -> str:
    """The period asked for, or with "auto" the finest of day, week, month that passes `time_gate`; empty where none does.

    Of those that pass, "auto" takes the finest that cuts the dated texts into at most sixty periods, since more marks
    than that cannot be told apart; months where each has more. Where it is empty the page has the strip of days instead. Raises UsageError for another word.
    """
    if period not in (AUTO, *PERIODS):
        raise unknown("period", period, (AUTO, *PERIODS))
    own = _own(documents)
    found = {one: find_periods(own, one)["n_texts"].tolist() for one in (PERIODS if period == AUTO else (period,))}
    passed = [one for one, n_texts in found.items() if gates.trend_line(n_texts).open]
    few = [one for one in passed if len(found[one]) <= MOST_PERIODS]
    return (few or passed[-1:] or [""])[0]


def over_time(term_counts: pd.DataFrame, documents: pd.DataFrame, words: pd.DataFrame, terms: Collection[str], period: str = "month",
              kind: str = "word") -> pd.DataFrame:
    """One row a term in a period, from the first dated text to the last, in the order of `terms`.

    Columns kind, term, period, n, n_words (of the period's texts), rate_per_10000_words, n_texts_with (texts of the
    period that hold the term), n_texts (all its texts), gap (no dated text: the rate is missing, and nothing is drawn),
    thin (fewer texts than a period needs to count for the line). Copies are left out; articles without a usable date
    are in no period. The spans of n are the occurrences (`find_terms`) in articles of that `add_period`, copies left out.
    """
    placed = add_period(_own(documents), period)
    placed = placed[placed["period"] != ""]
    frame = find_periods(_own(documents), period)[["period", "n_texts"]]
    n_words = count_words(words, placed).groupby(placed["period"].to_numpy()).sum()
    rows = pd.DataFrame({"term": pd.array(list(dict.fromkeys(terms)), dtype="str"), "kind": kind}).merge(frame, how="cross")
    held = own_counts(term_counts[term_counts["kind"] == kind]).merge(placed[["doc_id", "period"]], on="doc_id")
    found = aggregate(held[held["n"] > 0].groupby(["term", "period"]), n=("n", "sum"), n_texts_with=("doc_id", "nunique")).reset_index()
    rows = rows.merge(found, on=["term", "period"], how="left")
    rows = rows.assign(n_words=rows["period"].map(n_words)).fillna({"n": 0, "n_texts_with": 0, "n_words": 0})
    rows = rows.astype({"n": "int64", "n_texts_with": "int64", "n_words": "int64"})
    rate = association.rate_per(rows["n"].to_numpy(), rows["n_words"].to_numpy())
    return rows.assign(rate_per_10000_words=rate, gap=rows["n_texts"] == 0, thin=rows["n_texts"] < gates.TREND_TEXTS)[COLUMNS]


def thin_texts(placed: pd.DataFrame) -> pd.DataFrame:
    """The documents of `add_period`, copies left out, that lie in a period with fewer texts than `gates.trend_line` asks of one."""
    own = _own(placed)
    own = own[own["period"] != ""]
    return own[own.groupby("period")["doc_id"].transform("size") < gates.TREND_TEXTS]


def fill_periods(rows: pd.DataFrame, documents: pd.DataFrame, period: str, item: str = "actor") -> pd.DataFrame:
    """The rows (`item`, period, hollow, counts named n_…) with a row for every period from the first dated text to the last, each item's in the order of time.

    `gap` is true where the period has no dated text: its counts are zero, its rate is missing, and nothing is drawn; `thin` where it has fewer than a
    period needs to count for the line.
    """
    frame = find_periods(_own(documents), period)[["period", "n_texts"]].rename(columns={"n_texts": "n_dated"})
    full = rows[[item]].drop_duplicates().merge(frame, how="cross").merge(rows, how="left", on=[item, "period"])
    counts = [name for name in full.columns if name.startswith("n_")]
    full = full.assign(gap=full["n_dated"] == 0, thin=full["n_dated"] < gates.TREND_TEXTS, hollow=full["hollow"].eq(True)).fillna(dict.fromkeys(counts, 0))
    return full.astype({**dict.fromkeys(counts, "int64"), "hollow": "bool"}).drop(columns="n_dated")
