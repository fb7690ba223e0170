"""Places below the state: which are named, and in which articles; never ranked with actors."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.display import Count, Label, show
from helpers.findings import tell_widest
from helpers.stories.named.shared import OWN, Shared


def places(ranked: pd.DataFrame, shared: Shared) -> None:
    """Which places below the state are named? A row is a place, in most texts first; `ranked` is `actors.rank_places`."""
    show(
        "places", ranked, key=["actor"], spans=shared.counted, facts=shared.facts, chart=charts.bars(ranked, "actor", "n", hollow="hollow"),
        finding=tell_widest(ranked, "actor", len(shared.documents)), how="a bar is a place, in most texts first; hollow: one article only",
        columns={"actor": Label("place"), "country": Label("state"), "n": Count("mentions", where=OWN), "n_texts": Count("texts", of="texts", over="texts")},
        counted="towns, regions and provinces; a place inside the name of a body is not counted")
