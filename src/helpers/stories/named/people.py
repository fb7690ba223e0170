"""People and bodies: who is named, in which articles, beside a reporting verb, and from when on."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.actors import actors_by_article, counted_mentions, mark_dated
from helpers.display import Count, Label, show
from helpers.findings import first_place, would_change
from helpers.stories.named.shared import OWN, Shared


def reporting_verbs(cues: pd.DataFrame, shared: Shared) -> None:
    """Who stands beside a reporting verb? A row is a name; `cues` are rows of `actors.cue_totals`, people with care last."""
    show("reporting-verbs", cues, key=["actor"], spans=shared.counted[shared.counted["cue"] != ""], facts=shared.facts,
         chart=charts.bars(cues[~cues["cared"]].head(shared.most), "actor", "n"),
         columns={"actor": Label("name"), "n": Count("beside a reporting verb", where=OWN), "cues": Label("verbs")},
         finding="Who stands beside a reporting verb", how="a bar is a name that is the subject of a reporting verb or follows according to",
         counted="not a count of quotations")


def people(ranked: pd.DataFrame, shared: Shared) -> None:
    """Who is named, and in how many articles? A row is a person or body; `ranked` is `actors.people_and_bodies`, people with care last."""
    shown = ranked[~ranked["cared"]]
    per_person = shared.of(shown["actor"])
    show(
        "people-and-bodies", ranked, key=["actor"], spans=shared.counted, facts=shared.facts, first_screen="finding",
        chart=charts.bars(shown.head(shared.most), "actor", "n_actor", hollow="hollow"),
        columns={"actor": Label("name"), "kind": Label("kind"), "country": Label("state"), "n_actor": Count("mentions", where={**OWN, "role": "actor"}),
                 "n_texts": Count("texts", of="texts", over="texts"), "care": Label("care")},
        finding=first_place(per_person, "actor", "n_actor", "mention", len(shared.documents), error=shared.error),
        how="a bar is a person or body, in most texts first; hollow: one article only",
        counted="named mentions, all spellings of a name together; to be named here says nothing about guilt",
        change=would_change(per_person, "actor", "n_actor", error=shared.error, also="a proposed join were accepted"))


def people_by_article(ranked: pd.DataFrame, shared: Shared) -> None:
    """Which article names whom? A row is a name in an article, of the first names of `people`."""
    shown = ranked[~ranked["cared"]].head(shared.most * 2 // 3)
    by_article = actors_by_article(shared.counted, shown, shared.documents, shared.names)
    show("people-by-article", by_article, key=["actor", "doc_id"], spans=shared.counted, facts=shared.facts,
         chart=charts.heat(by_article, "actor", "name", "n", hollow="hollow"),
         columns={"actor": Label("name"), "name": Label("article"), "n": Count("mentions")}, finding="Which article names whom",
         how="a cell is a name in an article; empty is zero", counted="named mentions of the first names of the chart above; copies are counted here")


def first_appearances(appear: pd.DataFrame, shared: Shared) -> None:
    """When does each name first stand in a dated article? A row is a name; `appear` is `actors.rank_first`."""
    show("first-appearances", appear, key=["actor"], spans=mark_dated(counted_mentions(shared.mentions), shared.documents), facts=shared.facts,
         columns={"actor": Label("name"), "first": Label("first dated article"), "article": Label("which"),
                  "n_dated": Count("dated articles", of="articles", where={"dated": True}), "n_undated": Count("undated", of="articles", where={"dated": False})},
         finding="When each name first stands in a dated article", how="undated articles, and those whose date is in doubt, can be nobody's first",
         counted="articles that name it; a name in undated articles may have stood there earlier", change="an undated article were dated")
