"""The keywords: which stand in most texts."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, show, with_texts
from helpers.findings import tell_widest

OWN = {"first_carrier": True}


def keywords(chosen: pd.DataFrame, occurrences: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which names, concepts, phrases and content words stand in most texts? A row is a keyword, by texts, then by occurrences.

    `chosen` is `cooccurrence.rank_keywords` with people of care last, `occurrences` is `cooccurrence.find_keywords`.
    """
    show(
        "keywords", chosen, key=["item"], spans=with_texts(occurrences, documents), facts=facts,
        columns={"item": Label("keyword"), "kind": Label("kind"), "n": Count("occurrences", where=OWN),
                 "n_texts": Count("texts", of="texts", over="texts")},
        chart=charts.bars(chosen[~chosen["cared"]].head(15), "item", "n", hollow="hollow"), finding=tell_widest(chosen, "item", len(documents)),
        how="a bar is a keyword, by number of texts, then by occurrences",
        counted="names, then concepts, then phrases, then content words, the longest first; what lies inside a longer one is no keyword there",
        change="a name or concept were joined or parted in actors.csv or concepts.csv")
