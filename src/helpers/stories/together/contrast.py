"""Side by side: the pairs that differ most between two groups of articles."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Count, Fact, Label, Score, count, show, whole_articles
from helpers.stories.together.shared import Meetings

SIDES = ("n", "n_reference")
COUNTS = "n, n_reference, n_contexts, n_contexts_reference"
BY_TEXT = "association.keyness_ranks(contrast.n, contrast.n_contexts, contrast.inside, row, by_size=1)"
RANKS = {"rank_best": Score("best rank", f"{BY_TEXT}[1]", digits=0), "rank_worst": Score("worst rank", f"{BY_TEXT}[2]", digits=0)}


def left_out(outside: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which articles does a comparison within shared dates leave out? A row is an article; `outside` is `statistics.outside_shared_dates`.

    Shows nothing where none is left out.
    """
    if outside.empty:
        return
    whole = whole_articles(documents)
    table = outside.assign(published=outside["published"].replace("", "not stated"))
    show(
        "contrast-left-out", table, key=["doc_id"], rows=8, most=24,
        facts={**facts, "left_out": count(whole[whole["doc_id"].isin(outside["doc_id"])], "articles", "article")},
        columns={"doc_id": Label("article"), "group": Label("group"), "published": Label("published"), "reason": Label("left out, because")},
        finding="{left_out:article} lie outside the dates that both groups cover", how="a row is an article that the comparison below does not count",
        counted="groups are compared from the later of their first known days to the earlier of their last ones")


def contrast(contrasted: pd.DataFrame, spans: pd.DataFrame, names: tuple[str, str], meetings: Meetings, facts: Mapping[str, Fact]) -> None:
    """Which pairs differ most between two groups? A row is a pair that meets in either, by the size of the signed log-likelihood.

    `contrasted` is `cooccurrence.firm_contrast` of `rank_contrast`, `spans` is `cooccurrence.contrast_spans`, `names` are the two groups.
    """
    groups = {place: Fact(name, "label", rule="documents: group") for place, name in zip(("first", "second"), names, strict=True)}
    of, where = meetings.evidence.unit, {side: {"side": side, "first_carrier": True} for side in SIDES}
    show(
        "contrast", contrasted, key=["item_a", "item_b"], spans=spans, facts={**facts, **meetings.facts, **groups, **_sizes(contrasted)},
        columns={"item_a": Label("keyword"), "item_b": Label("with"),
                 "n": Count("in the first", of, where["n"], "contexts" if len(contrasted) else ""),
                 "n_reference": Count("in the second", of, where["n_reference"], "contexts_reference" if len(contrasted) else ""),
                 "n_texts": Count("texts, first", "texts", where["n"]), "n_texts_reference": Count("texts, second", "texts", where["n_reference"]),
                 "log_likelihood": Score("log-likelihood", f"association.keyness({COUNTS})", digits=1),
                 "log_ratio": Score("log ratio", f"association.log_ratio({COUNTS})"), **RANKS},
        finding="Which pairs differ most between {first} and {second}",
        how="a row is a pair; above zero it is more frequent in the first group, below zero in the second; each step of one of the log ratio doubles. "
            "The ranks are by the size of the log-likelihood, the best and the worst among the rows when any one text is left out; a rank that falls far rests on one text",
        counted=f"{meetings.counted}, within the dates that both groups cover" + ("; {contexts} contexts in the first, {contexts_reference} in the second"
                if len(contrasted) else "; no pair meets often enough to be put side by side"),
        change="other groups, or other dates, were chosen")


def _sizes(contrasted: pd.DataFrame) -> dict[str, Fact]:
    """The contexts of either group: what the counts are shares of."""
    names = {"contexts": "n_contexts", "contexts_reference": "n_contexts_reference"}
    return {name: Fact(int(contrasted[column].iloc[0]), "score", None, "context", f"sides.{column}", digits=0)
            for name, column in names.items()} if len(contrasted) else {}
