"""The pairs: which keywords meet more often than chance gives."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, Score, chance_facts, copies_column, show
from helpers.findings import Finding, tell_meetings, tell_pairs, would_change
from helpers.stories.together.shared import OWN, Meetings

MARGINS = "n, n_a, n_b, n_contexts"
SCORES = {"npmi_shown": Score("NPMI", f"association.npmi({MARGINS})"),
          "log_likelihood_shown": Score("log-likelihood", f"association.log_likelihood({MARGINS})", digits=1),
          "log_dice_shown": Score("logDice", "association.log_dice(n, n_a, n_b)", digits=1)}
CHANCE = "of {tested:pair}, {beyond:meets|meet} more often than in each of {shuffles:shuffle}; chance alone would put {by_chance} there. "
READ = ("A pair has scores from three meetings in two texts on, both keywords in five contexts. The ranks by number are the best and the worst when "
        "any one text is left out; always: beyond chance also without any one. The same context is nearness, not contact")


def pairs(ranked: pd.DataFrame, firm: pd.DataFrame, meetings: Meetings, shuffles: int, facts: Mapping[str, Fact]) -> None:
    """Which keywords meet more often than chance gives? A row is a pair that meets, those beyond every shuffle first.

    `ranked` is `cooccurrence.rank_pairs` with people of care last, `firm` `statistics.leave_one_text_out` of `cooccurrence.pairs_by_text`.
    """
    ranks = firm[["item", "rank_best", "rank_worst"]].rename(columns={"item": "pair"})
    table = ranked.assign(pair=ranked["item_a"] + " · " + ranked["item_b"]).merge(ranks, how="left", on="pair")
    drawn, tested = table[~table["cared"]].head(12), bool(ranked["n_pairs_tested"].any())
    show(
        "pairs", table, key=["item_a", "item_b"], spans=meetings.evidence.spans, first_screen="finding", rows=12, most=30,
        facts={**facts, **meetings.facts, **chance_facts(ranked, shuffles)},
        columns={**meetings.columns(), "expected": Score("by chance", "association.mean(pairs.n_shuffled)", digits=1),
                 "expected_low": Score("least", "min(pairs.n_shuffled)", digits=0), "expected_high": Score("most", "max(pairs.n_shuffled)", digits=0),
                 "firm": Label("beyond chance"), "n_texts": Count("texts", of="texts", where=OWN), **SCORES,
                 "rank_best": Score("best rank", "association.ranks_without(pairs.n_by_text, pairs.row)[0]", digits=0),
                 "rank_worst": Score("worst rank", "association.ranks_without(pairs.n_by_text, pairs.row)[1]", digits=0)} | copies_column(ranked, meetings.evidence.unit),
        chart=charts.dumbbell(drawn, hollow="hollow", bold="beyond_chance"), finding=tell_pairs(ranked),
        how="the dot is what was observed, the ring what chance gives on average, the band the least and the most of all shuffles; "
            "bold: beyond every shuffle; hollow: one article only",
        counted=Finding(f"{meetings.counted}{f'; {CHANCE}' if tested else '. '}{READ}"), change="other keywords, another context or another join of names were chosen")


def matrix(table: pd.DataFrame, by_text: pd.DataFrame, meetings: Meetings, facts: Mapping[str, Fact]) -> None:
    """Which of the most frequent keywords meet at all? A row is a pair; `table` is `cooccurrence.matrix_pairs`, `by_text` `cooccurrence.pairs_by_text`."""
    shown = table["item_a"] + " · " + table["item_b"]
    show(
        "pair-matrix", table, key=["item_a", "item_b"], spans=meetings.evidence.spans, facts={**facts, **meetings.facts}, columns=meetings.columns(),
        chart=charts.triangle(table, hollow="hollow"), finding=tell_meetings(table, by_text), rows=8,
        how="a cell is a pair; the darker, the more often; empty is never; hollow: one article only",
        counted=f"{meetings.counted}; of each keyword, the contexts that hold it", change=would_change(by_text[by_text["pair"].isin(shown)], "pair", "n"))
