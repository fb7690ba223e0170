"""Together: who acts in one sentence with whom."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.actors import actors_of_pairs, pairs_to_draw, with_counts_by_article
from helpers.cooccurrence import backbone, matrix_pairs, pair_spans, place_nodes
from helpers.display import Count, Label, show
from helpers.findings import tell_acting_pairs
from helpers.stories.named.shared import Shared

FIRST = {"first_carrier": True}
NAMES = {"item_a": Label("name"), "item_b": Label("with"), "n": Count("sentences", of="sentences", where=FIRST)}
LIST_ROWS, LIST_ONLY, MATRIX_ONLY = 8, 8, 20
"""Pairs in the list of dots, and those up to which the list of dots, and up to which list and matrix, say all that a chart can."""


def _spans(pairs: pd.DataFrame, contexts: pd.DataFrame, shared: Shared) -> pd.DataFrame:
    spans = pair_spans(contexts, pairs, shared.documents)
    return spans.assign(sentence=spans["context"])


def acting_pairs(pairs: pd.DataFrame, pair_counts: pd.DataFrame, contexts: pd.DataFrame, shared: Shared) -> None:
    """Who acts in the same sentence as whom? A row is a pair; those in two texts or more are drawn, the others stand in the table.

    `pairs` is `actors.rank_acting_pairs`, `pair_counts` and `contexts` are what it was counted from.
    """
    drawn, articles = with_counts_by_article(pairs_to_draw(pairs).head(LIST_ROWS), pair_counts)
    named = {"pair": Label("pair")} if drawn["pair"].str.contains(r"\d").any() else {}  # a name with a numeral is one that the chart shows
    show(
        "acting-pairs", pairs, key=["item_a", "item_b"], spans=_spans(pairs, contexts, shared), facts=shared.facts, rows=12, most=24,
        chart=charts.dots(drawn, "pair", "n", articles, numbers=("n_texts", "n"), heads="texts · sentences"),
        columns={**NAMES, **named, "n_texts": Count("texts", of="texts", where=FIRST)}, finding=tell_acting_pairs(pairs[~pairs["hollow"]]),
        how="the large dot is a pair in all articles, a small ring in one; drawn are pairs in at least two texts. "
            "The same sentence is nearness, not contact",
        counted="sentences in which both act, each once", change="a name were joined or parted")


def acting_matrix(pairs: pd.DataFrame, contexts: pd.DataFrame, shared: Shared) -> None:
    """Which of the actors with most company act together? A row is a pair; shown where the list of dots is too short for all."""
    drawn = pairs_to_draw(pairs)
    matrix = matrix_pairs(drawn, actors_of_pairs(drawn), most=8)
    if len(drawn) > LIST_ONLY:
        show("acting-matrix", matrix, key=["item_a", "item_b"], spans=_spans(matrix, contexts, shared), facts=shared.facts, rows=8,
             chart=charts.triangle(matrix), columns=NAMES, finding="Which actors act together, at a glance",
             how="a cell is a pair; the darker, the more sentences", counted="the pairs of the list above, in at least two texts")


def acting_network(pairs: pd.DataFrame, contexts: pd.DataFrame, shared: Shared) -> None:
    """What is left of many pairs when only those that carry most are drawn? A row is a pair; shown past twenty pairs only."""
    drawn = pairs_to_draw(pairs)
    if len(drawn) > MATRIX_ONLY:
        links = backbone(drawn, most=12)
        show("acting-network", links, key=["item_a", "item_b"], spans=_spans(links, contexts, shared), facts=shared.facts, rows=8,
             chart=charts.network(place_nodes(links), links), columns=NAMES, finding="The acting pairs that carry most",
             how="a line is a pair, as wide as it is frequent; where a name stands on the sheet means nothing",
             counted="the strongest links of the pairs in at least two texts")
