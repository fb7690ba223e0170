"""Numbers in the text: what values the articles give, those of several articles first."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Count, Fact, Label, Score, count, show, with_texts
from helpers.findings import Finding, join, tell_shared
from helpers.statistics import format_values

APART = {"dates": ("date", "date"), "times": ("time", "time of day|times of day"), "licences": ("licence", "number that names something|numbers that name something"),
         "vague": ("vague", "vague number")}
OWN = {"first_carrier": True}
RANKS = {"rank_best": Score("best rank", "association.ranks_without(held.n, row)[0]", digits=0),
         "rank_worst": Score("worst rank", "association.ranks_without(held.n, row)[1]", digits=0)}


def _apart(quantities: pd.DataFrame) -> dict[str, Fact]:
    """How many numbers of each sort that is told apart there are."""
    found = {name: count(quantities, "spans", unit, {"kind": kind}) for name, (kind, unit) in APART.items()}
    return {name: fact for name, fact in found.items() if fact.value}


def numbers(shared: pd.DataFrame, quantities: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which numbers stand in the text? A row is a value; `shared` is `statistics.firm_quantities` of `share_quantities`, `quantities` hold the spans."""
    told = shared.assign(written=format_values(shared["value"]), hollow=shared["n_texts"] == 1)
    apart = _apart(quantities)
    sorts = ", ".join(f"{{{name}:{APART[name][1]}}}" for name in apart)
    articles = {"n_documents": Count("articles", of="articles", over="articles")} if (told["n_documents"] != told["n_texts"]).any() else {}
    copied = (documents["text_id"] != documents["doc_id"]).any() or ("copied" in documents and (documents["copied"] != "").any())
    once = "; times and texts leave out copies and what stands in passages of an earlier article" + (", articles do not" if articles else "") if copied else ""
    several = "; the ranks are by texts, the best and the worst when any one is left out" if told["rank_best"].notna().any() else ""
    firm = "what stands in one text rests on one article, and has no rank" if told["hollow"].any() else "no value rests on a single article"
    show(
        "numbers-in-text", told, key=["kind", "value"], spans=with_texts(quantities, documents), facts={**facts, **apart}, finding=tell_shared(told),
        columns={"written": Label("value"), "n_texts": Count("texts", of="texts", where=OWN, over="texts"), **articles,
                 "n": Count("times", where=OWN), "kind": Label("kind"), "unit_words": Label("words after it", most=60), **(RANKS if told["rank_best"].notna().any() else {})},
        how="a row is a value, those of most texts first; a multiplier such as million is applied; the number opens its sentences",
        counted=join(f"numerals and number words in counted zones{once}; {firm}{several}", Finding(f"told apart, in the table quantities: {sorts}" if apart else "no dates or times are told apart")),
        change="a number were written in another way; that a value stands in several articles does not say that it counts the same thing")
