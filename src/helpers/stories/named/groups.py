"""Side by side: who acts how often in each group of articles, and in each period; past the gates only."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.actors import GroupComparison
from helpers.display import Count, Label, Score, count, show, show_gate, whole_articles, with_texts
from helpers.gates import Gate
from helpers.statistics import fill_periods
from helpers.stories.named.shared import OWN, Shared
from helpers.stories.periods import tell_period

ACTS = {**OWN, "role": "actor"}
RATE = Score("per thousand words", "association.rate_per(n_actor, n_words_in_group, 1000)", digits=1)
SHOWN = {"n_actor": Count("acting mentions", where=ACTS), "rate_per_1000_words": RATE}


def _spans(shared: Shared, placed: pd.DataFrame) -> pd.DataFrame:
    return with_texts(shared.counted, placed).merge(placed[["doc_id", "group"]], on="doc_id")


def by_group(compared: GroupComparison, shared: Shared) -> None:
    """Who acts how often in which group? A row is a name in a group; `compared` is `actors.compare_actor_groups`.

    Below the gate one sentence stands there.
    """
    if not compared.gate.open:
        show_gate("names-by-group", compared.gate)
        return
    left_out = count(whole_articles(shared.documents).merge(compared.left_out[["doc_id"]]), "articles", "article")
    show("names-by-group", compared.rows, key=["actor", "group"], spans=_spans(shared, compared.documents), rows=8,
         facts={**shared.facts, "left_out": left_out}, chart=charts.heat(compared.rows, "actor", "group", "rate_per_1000_words", hollow="hollow"),
         columns={"actor": Label("name"), "group": Label("group"), **SHOWN},
         finding="How often each name acts in each group",
         how="a cell is a name in a group, per thousand words; empty is zero; hollow: one article only",
         counted="acting mentions, copies left out; {left_out:article} left out because the groups do not all cover its day or it has none",
         change="other articles of a group were read")


def over_time(rows: pd.DataFrame, placed: pd.DataFrame, period: str, gate: Gate, shared: Shared) -> None:
    """Who acts when? A row is a name in a period; `rows` is `actors.actors_over_time`, `placed` the documents with `period`, of that length.

    Below the gate one sentence stands there.
    """
    if not gate.open:
        show_gate("names-over-time", gate)
        return
    undated = count(whole_articles(placed[placed["period"] == ""]), "articles", "article")
    spans = _spans(shared, placed.assign(group=placed["period"])).rename(columns={"group": "period"})
    told, (said, thin) = fill_periods(rows.rename(columns={"group": "period"}), placed, period), tell_period(placed, period)
    show("names-over-time", told, key=["actor", "period"], spans=spans, rows=8, facts={**shared.facts, "undated": undated, **thin},
         chart=charts.lines(told, "actor", "period", "rate_per_1000_words", "n_actor", hollow="hollow"),
         columns={"actor": Label("name"), "period": Label("period"), **SHOWN}, finding="When each name acts",
         how="a dot is the rate of a name in a period, per thousand words, the first three names drawn; a period without a dated text is a gap, parts the line and has no rate",
         counted=f"acting mentions in dated articles, copies left out; {{undated:article}} without a usable date in no period; {said}",
         change="an undated article were dated")
