"""Concepts: the forms that name one thing, joined by the user or proposed, and which article uses which."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, Score, count, show, with_texts
from helpers.findings import join, rests_on, tell_forms, tell_house_style, would_change
from helpers.statistics import forms_by_text

OWN = {"first_carrier": True}

RANKS = {"rank_best": Score("best rank", "association.ranks_without(concept.n, concept.row)[0]", digits=0),
         "rank_worst": Score("worst rank", "association.ranks_without(concept.n, concept.row)[1]", digits=0)}
RANKED = "The ranks are inside the concept, by occurrences, the best and the worst when any one text is left out"


def _total(ranked: pd.DataFrame, spans: pd.DataFrame) -> dict[str, Fact]:
    """Occurrences of all forms of the first concept."""
    own = spans[spans["concept"].isin(ranked["concept"].head(1))]
    return {"of_first": count(own, "spans", "occurrence", OWN)} if len(ranked) else {}


def _of_all(ranked: pd.DataFrame) -> str:
    return ". The forms of the first concept stand {of_first:time} in all" if len(ranked) else ""


def forms(ranked: pd.DataFrame, form_spans: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which phrases name the same thing? A row is a form of a concept; `ranked` is `statistics.firm_forms` of `rank_forms`."""
    per_text = with_texts(form_spans, documents)
    concept = tuple(ranked["concept"].head(1))
    by_text = forms_by_text(per_text, *concept)
    show(
        "forms", ranked, key=["concept", "form"], spans=per_text, facts={**facts, **_total(ranked, per_text)}, finding=tell_forms(ranked),
        columns={"form": Label("form"), "n": Count("occurrences", where=OWN), "n_texts": Count("texts", of="texts", where=OWN, over="texts"),
                 "group": Label("kind of form"), "concept": Label("concept"), "decision": Label("decision"), **RANKS},
        how="a row is a form; decision propose means that nothing was joined",
        counted=join(f"inside one concept the longest form wins; one stretch may count for two concepts, so totals of concepts are not added. {RANKED}{_of_all(ranked)}",
                     rests_on(by_text, "form", "n", prefix=concept)),
        change=would_change(by_text, "form", "n", error=0, also="concepts.csv joined or parted forms"))


def forms_by_article(by_article: pd.DataFrame, ranked: pd.DataFrame, form_spans: pd.DataFrame, facts: Mapping[str, Fact], rows: int = 8) -> None:
    """Which article uses which form? A row is a form of the most frequent concept in an article; `by_article` is `statistics.forms_by_article`."""
    show(
        "forms-by-article", by_article, key=["form", "doc_id"], spans=form_spans[form_spans["concept"].isin(ranked["concept"].head(1))], facts=facts,
        columns={"form": Label("form"), "name": Label("article"), "n": Count("occurrences")},
        chart=charts.heat(by_article, "form", "name", "n", "hollow", rows=rows, letters=dict(zip(by_article["name"], by_article["letter"]))), finding=tell_house_style(by_article),
        how="a cell is a form in an article; empty is zero" + ("; hollow: that form stands in one article alone" if by_article["hollow"].any() else ""),
        counted="the forms of the most frequent concept; copies are counted here", change="concepts.csv joined or parted forms")
