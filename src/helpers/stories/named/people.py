"""People and bodies: who is named, in which articles, beside a reporting verb, and from when on."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.actors import actors_by_article, could_be, counted_mentions, cues_by_article, mark_dated
from helpers.display import Count, Label, count, show
from helpers.evidence import MANY_ARTICLES
from helpers.findings import first_place, would_change
from helpers.stories.named.shared import OWN, Shared


def reporting_verbs(cues: pd.DataFrame, shared: Shared) -> None:
    """Who stands beside a reporting verb? A row is a name, zeros too; `cues` is `actors.rank_cues`, states and people with care last."""
    drawn = cues[cues["often"]]
    per_text = cues_by_article(shared.mentions, shared.documents)
    per_text = per_text[per_text["actor"].isin(drawn["actor"])]
    show(
        "reporting-verbs", cues, key=["actor"], spans=shared.counted.assign(beside=shared.counted["cue"] != ""), facts=shared.facts,
        chart=charts.bars(drawn, "actor", "n"), rows=max(len(drawn), 1), most=18,
        columns={"actor": Label("name"), "n": Count("beside a reporting verb", where={**OWN, "beside": True}), "cues": Label("verbs")},
        finding=first_place(per_text, "actor", "n", "reporting verb", len(shared.documents), said="reports", error=shared.error,
                            none="Nobody stands beside a reporting verb"),
        how="a bar is one of the names mentioned most, with how often it is the subject of a reporting verb or follows according to; zeros too",
        counted="not a count of quotations; states and further names stand below in the table")


def people(ranked: pd.DataFrame, unresolved: pd.DataFrame, shared: Shared) -> None:
    """Who is named, and in how many articles? A row is a person or body.

    `ranked` is `actors.people_and_bodies`, people with care last; `unresolved` is `actors.rank_unresolved`: each could be one of its candidates'.
    """
    shown, own = ranked[~ranked["cared"]], unresolved[unresolved["copy_of"] == ""]
    per_person = shared.of(shown["actor"])
    waiting = {"unresolved": count(own, "spans", "mention")} if len(own) else {}
    show(
        "people-and-bodies", ranked, key=["actor"], spans=shared.counted, facts={**shared.facts, **waiting}, first_screen="finding", most=24,
        chart=charts.bars(shown.head(shared.most), "actor", "n_actor", hollow="hollow"),
        columns={"actor": Label("name"), "n_actor": Count("mentions", where={**OWN, "role": "actor"}), "n_texts": Count("texts", of="texts", where=OWN, over="texts"),
                 "kind": Label("kind"), "country": Label("state"), "care": Label("care")},
        finding=first_place(per_person, "actor", "n_actor", "mention", len(shared.documents), error=shared.error, pending=len(own), pending_for=could_be(own),
                            none="Only people with care are named" if len(ranked) else "No person or body is named"),
        how="a bar is a person or body, in most texts first; hollow: one article only",
        counted="named mentions, all spellings of a name together; to be named here says nothing about guilt",
        change=would_change(per_person, "actor", "n_actor", error=shared.error, also="a proposed join were accepted"))


def people_by_article(ranked: pd.DataFrame, shared: Shared) -> None:
    """Which article names whom? A row is a name in an article, of the first names of `people`."""
    shown = ranked[~ranked["cared"]].head(shared.most * 2 // 3)
    by_article = actors_by_article(shared.counted, shown, shared.documents, shared.chart_names)
    show("people-by-article", by_article, key=["actor", "name"], spans=shared.counted_by_name(), facts=shared.facts,
         chart=charts.heat(by_article, "actor", "name", "n", hollow="hollow", letters=shared.letters),
         columns={"actor": Label("name"), "name": Label("article"), "n": Count("mentions")}, finding="Which article names whom",
         how="a cell is a name in an article; empty is zero",
         counted="named mentions of the first names of the chart above; copies are counted here")


MOST_DRAWN = 200
"""Names that the chart of first appearances draws of very many articles: each mark of ten thousand costs the page a hundred bytes."""


def first_appearances(appear: pd.DataFrame, shared: Shared) -> None:
    """When does each name first stand in a dated article? A row is a name; `appear` is `actors.rank_first`."""
    spans = mark_dated(counted_mentions(shared.mentions), shared.documents)
    may, many = appear[~appear["cared"].astype("bool")], len(shared.documents) > MANY_ARTICLES
    drawn = may.nlargest(MOST_DRAWN, "n_dated") if many else may
    chosen = "; drawn are the names in most dated articles" if len(drawn) < len(may) else ""
    show("first-appearances", appear, key=["actor"], spans=spans, facts=shared.facts, rows=12, most=12,
         chart=charts.day_strip(appear, date="first", drawn=set(drawn.index)),
         columns={"actor": Label("name"), "first": Label("first dated article"), "article": Label("which"),
                  "n_dated": Count("dated articles", of="articles", where={"dated": True}),
                  "n_undated": Count("undated", of="articles", where={"dated": False})},
         finding="When each name first stands in a dated article",
         how=f"a mark is a name on the day of its first dated article; undated articles, and those whose date is in doubt, can be nobody's first{chosen}",
         counted="articles that name it; a name in undated articles may have stood there earlier", change="an undated article were dated")
