"""Together: who acts in one sentence with whom."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.cooccurrence import pair_spans
from helpers.display import Count, Label, show
from helpers.findings import tell_acting_pairs
from helpers.stories.named.shared import Shared

FIRST = {"first_carrier": True}


def acting_pairs(pairs: pd.DataFrame, contexts: pd.DataFrame, shared: Shared) -> None:
    """Who acts in the same sentence as whom? A row is a pair; `pairs` are `cooccurrence.total_pairs` of `contexts`, people with care last."""
    spans = pair_spans(contexts, pairs, shared.documents)
    show(
        "acting-pairs", pairs, key=["item_a", "item_b"], spans=spans.assign(sentence=spans["context"]), facts=shared.facts,
        chart=charts.bars(pairs[~pairs["cared"]].head(shared.most), "pair", "n"),
        columns={"item_a": Label("name"), "item_b": Label("with"), "n": Count("sentences", of="sentences", where=FIRST),
                 "n_texts": Count("texts", of="texts", where=FIRST)}, finding=tell_acting_pairs(pairs),
        how="a bar is a pair in at least two texts; the same sentence is nearness, not contact", counted="sentences in which both act, each once",
        change="a name were joined or parted")
