"""Side by side: the pairs that differ most between two groups of articles."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.cooccurrence import PairEvidence
from helpers.display import Count, Fact, Label, Score, show


def contrast(contrasted: pd.DataFrame, evidence: PairEvidence, names: tuple[str, str], facts: Mapping[str, Fact]) -> None:
    """Which pairs differ most between two groups? A row is a pair that meets in either, by signed log-likelihood.

    `contrasted` is `cooccurrence.rank_contrast`, the spans of `evidence` are those of `cooccurrence.contrast_spans`, `names` the two groups.
    """
    groups = {place: Fact(name, "label", rule="documents: group") for place, name in zip(("first", "second"), names, strict=True)}
    show(
        "contrast", contrasted, key=["item_a", "item_b"], spans=evidence.spans, facts={**facts, **groups},
        finding="Which pairs differ most between {first} and {second}", how="a row is a pair that meets in either group, by signed log-likelihood",
        columns={"item_a": Label("keyword"), "item_b": Label("with"),
                 "n": Count("in the first", of=evidence.unit, where={"side": "n", "first_carrier": True}),
                 "n_reference": Count("in the second", of=evidence.unit, where={"side": "n_reference", "first_carrier": True}),
                 "log_ratio": Score("log ratio", "association.log_ratio over the contexts of both groups")},
        counted="contexts that hold both, each once")
