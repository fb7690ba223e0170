"""The pairs: which keywords meet more often than chance gives."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.cooccurrence import PairEvidence
from helpers.display import Count, Fact, Label, Score, chance_facts, copies_column, show
from helpers.findings import Finding, tell_pairs

OWN = {"first_carrier": True}


def pairs(ranked: pd.DataFrame, evidence: PairEvidence, shuffles: int, facts: Mapping[str, Fact]) -> None:
    """Which keywords meet more often than chance gives? A row is a pair that meets, those beyond every shuffle first.

    `ranked` is `cooccurrence.rank_pairs` with people of care last, `evidence` is `cooccurrence.pair_evidence` of its rows.
    """
    show(
        "pairs", ranked, key=["item_a", "item_b"], spans=evidence.spans, facts={**facts, **chance_facts(ranked, shuffles)}, first_screen="finding",
        columns={"item_a": Label("keyword"), "item_b": Label("with"), "n": Count("together", of=evidence.unit, where=OWN),
                 "expected": Score("by chance", "mean of n_shuffled over the shuffles", digits=1),
                 "expected_low": Score("least", "smallest of n_shuffled", digits=0), "expected_high": Score("most", "largest of n_shuffled", digits=0),
                 "n_texts": Count("texts", of="texts", where=OWN),
                 "npmi_shown": Score("NPMI", "association.npmi(n, n_a, n_b, n_contexts)")} | copies_column(ranked, evidence.unit),
        chart=charts.dumbbell(ranked[~ranked["cared"]].head(12), hollow="hollow"), finding=tell_pairs(ranked),
        how="the dot is what was observed, the ring what chance gives on average, the band the least and the most of all shuffles; "
            "hollow: one article only",
        counted=Finding("contexts that hold both, each once; of {tested:pair}, chance alone would put {by_chance} beyond all {shuffles:shuffle}. "
                        "The same context is nearness, not contact"),
        change="other keywords, another context or another join of names were chosen")


def matrix(table: pd.DataFrame, evidence: PairEvidence, facts: Mapping[str, Fact]) -> None:
    """Which of the most frequent keywords meet at all? A row is a pair; `table` is `cooccurrence.matrix_pairs`."""
    show(
        "pair-matrix", table, key=["item_a", "item_b"], spans=evidence.spans, facts=facts, chart=charts.triangle(table, hollow="hollow"),
        columns={"item_a": Label("keyword"), "item_b": Label("with"), "n": Count("together", of=evidence.unit, where=OWN)},
        finding="How often the most frequent keywords meet",
        how="a cell is a pair; the darker, the more often; empty is never; hollow: one article only", counted="contexts that hold both, each once")
