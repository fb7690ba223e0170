"""States and what belongs to them: which act, and which of their bodies do so, with or without a name of their own."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.actors import described_beside_named
from helpers.display import Count, Label, copies_column, show
from helpers.findings import first_place, join, rests_on, would_change
from helpers.stories.named.shared import OWN, Shared

ROLES = {"n_actor": "acts", "n_place": "place", "n_modifier": "adjective", "n_unclear": "unclear"}
WHO = {"n_state": ("by its own name", "state"), "n_named": ("named bodies", "named body"), "n_described": ("described bodies", "described body")}


def states(ranked: pd.DataFrame, shared: Shared) -> None:
    """Which states act, and which are only places or adjectives? A row is a state; `ranked` is `actors.states_by_role`."""
    per_state = shared.of(ranked["actor"])
    roles = {column: Count(label, where={**OWN, "role": column.removeprefix("n_")}) for column, label in ROLES.items()}
    show(
        "states-by-role", ranked, key=["actor"], first_screen="chart", spans=shared.counted, facts=shared.facts,
        chart=charts.stacked_bars(ranked, "actor", ROLES, hollow="hollow"),
        columns={"actor": Label("state"), **roles, "n_mentions": Count("all", where=OWN),
                 "n_texts": Count("texts", of="texts", where=OWN, over="texts"), **copies_column(ranked)},
        finding=first_place(per_state, "actor", "n_actor", "acting mention", len(shared.documents), said="acts", error=shared.error, none="No state acts"),
        how="a bar is a state; from the left: it acts, speaks or is a party; it is a place; it is an adjective of something else; no rule fired. "
            "Hollow: one article only",
        counted=join("named mentions in counted zones; names inside longer names are not counted",
                     rests_on(per_state[per_state["n_actor"] > 0], "actor", "n_actor")),
        change=would_change(per_state, "actor", "n_actor", error=shared.error))


def described(bodies: pd.DataFrame, shared: Shared) -> None:
    """Which bodies act without a name of their own? A row is a state with an institution noun; `bodies` is `actors.described_bodies`."""
    per_body = shared.of(bodies["actor"]).rename(columns={"n": "n_mentions"})
    show(
        "described-bodies", bodies, key=["actor"], spans=shared.counted, facts=shared.facts, most=15,
        chart=charts.bars(bodies.head(shared.most), "actor", "n_mentions", hollow="hollow"),
        columns={"actor": Label("body"), "n_mentions": Count("mentions", where=OWN), "n_texts": Count("texts", of="texts", where=OWN, over="texts")},
        finding=first_place(per_body, "actor", "n_mentions", "mention", len(shared.documents), said="is described", error=shared.error,
                            none="No body is described by its state"),
        how="a bar is a state with an institution noun; hollow: one article only",
        counted="a state's name or adjective beside a noun of a shipped list",
        change=would_change(per_body, "actor", "n_mentions", error=shared.error))


def nominal(totals: pd.DataFrame, shared: Shared) -> None:
    """Who is spoken of by an office alone ("the ambassador")? A row is an actor; `totals` is `actors.nominal_totals`. Shown only where asked for."""
    if len(totals):
        spans = shared.mentions[shared.mentions["level"].isin(["named", "nominal"])]
        show("nominal", totals, key=["actor"], spans=spans, facts=shared.facts, rows=8, most=16,
             columns={"actor": Label("name"), "n_named": Count("named", where={**OWN, "level": "named"}),
                      "n_nominal": Count("by office alone", where={**OWN, "level": "nominal"}), "written": Label("written as")},
             finding="Who is spoken of by office alone", how="a row is an actor that exactly one office above it in the article fits",
             counted="in no total; copies left out", change="the parameter nominal were false")


def beside_named(spans: pd.DataFrame, shared: Shared) -> None:
    """Does a state act by its own name, through named bodies or through described ones? A row is a state; `spans` is `actors.body_spans`."""
    table = described_beside_named(spans).query("n > n_state")
    columns = {column: Count(label, where={**OWN, "as_what": what}) for column, (label, what) in WHO.items()}
    show("described-beside-named", table, key=["state"], spans=spans, facts=shared.facts, rows=8,
         chart=charts.stacked_bars(table.head(8), "state", {column: label for column, (label, _) in WHO.items()}, hollow="hollow"),
         columns={"state": Label("state"), **columns}, finding="Who acts for a state: itself, its named or its described bodies",
         how="a bar is a state with a body that acts; hollow: one article only", counted="acting mentions, people left out")
