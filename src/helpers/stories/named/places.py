"""Places below the state: which are named, and in which articles; never ranked with actors."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.actors import actors_by_article
from helpers.display import Count, Label, show
from helpers.findings import tell_widest
from helpers.stories.named.shared import OWN, Shared


def places(ranked: pd.DataFrame, shared: Shared) -> None:
    """Which places below the state are named? A row is a place, in most texts first; `ranked` is `actors.rank_places`."""
    show(
        "places", ranked, key=["actor"], spans=shared.counted, facts=shared.facts, rows=shared.most,
        columns={"actor": Label("place"), "country": Label("state"), "n": Count("mentions", where=OWN),
                 "n_texts": Count("texts", of="texts", where=OWN, over="texts")},
        finding=tell_widest(ranked, "actor", len(shared.documents), shared.documents["text_id"].nunique()) if len(ranked) else "No place below the state is named",
        how="a row is a place, in most texts first",
        counted="towns, regions and provinces; a place inside the name of a body is not counted")


def places_by_article(ranked: pd.DataFrame, shared: Shared) -> None:
    """Which article names which place? A row is a place in an article, of the first places."""
    table = actors_by_article(shared.counted, ranked.head(shared.most * 2 // 3), shared.documents, shared.chart_names)
    show("places-by-article", table, key=["actor", "name"], spans=shared.counted_by_name(), facts=shared.facts, rows=8,
         chart=charts.heat(table, "actor", "name", "n", hollow="hollow", letters=shared.letters),
         columns={"actor": Label("place"), "name": Label("article"), "n": Count("mentions")}, finding="Which article names which place",
         how="a cell is a place in an article; empty is zero; hollow: one article only", counted="named mentions; copies are counted here")
