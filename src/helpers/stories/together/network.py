"""The network: the pairs that carry most."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.cooccurrence import PairEvidence, place_nodes
from helpers.display import Count, Fact, Label, Score, show

OWN = {"first_carrier": True}


def backbone(links: pd.DataFrame, evidence: PairEvidence, facts: Mapping[str, Fact]) -> None:
    """What is left when only the pairs that carry most are drawn? A row is a pair; `links` is `cooccurrence.backbone`."""
    show(
        "backbone", links, key=["item_a", "item_b"], spans=evidence.spans, facts=facts,
        chart=charts.network(place_nodes(links), links, hollow="hollow"),
        columns={"item_a": Label("keyword"), "item_b": Label("with"), "n": Count("together", of=evidence.unit, where=OWN),
                 "disparity": Score("disparity", "cooccurrence.disparity(pair_totals)", digits=3)},
        finding="The pairs that carry most", how="a line is a pair, as wide as it is frequent; where a keyword stands on the sheet means nothing",
        counted="the pairs that the disparity filter keeps, at most twenty keywords")
