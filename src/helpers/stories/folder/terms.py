"""The words: which stand in most articles, how firm that is, and when."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, Score, copies_column, show
from helpers.findings import first_place, join, quoted, rests_on, would_change

OWN = {"first_carrier": True}


def terms(top: pd.DataFrame, firm: pd.DataFrame, occurrences: pd.DataFrame, counts: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which content words stand in most articles? A row is a word, by texts, then by occurrences.

    `top` is `statistics.top_terms`, `firm` `statistics.leave_one_text_out` of the same words, `occurrences` are `statistics.find_terms`
    with their texts, `counts` the words' rows of `statistics.count_terms` with `text_id`.
    """
    ranked = top.merge(firm[["item", "rank_best", "rank_worst"]].rename(columns={"item": "term"}), how="left")
    show(
        "terms", ranked, key=["kind", "term"], spans=occurrences, facts=facts, first_screen="finding",
        columns={
            "term": Label("word"), "n": Count("occurrences", where=OWN), "n_texts": Count("texts", of="texts", over="texts"),
            "rate_per_10000_words": Score("per ten thousand words", "association.rate_per(n, words.n)", digits=1),
            "rank_best": Score("best rank", "association.ranks_without(texts.n, row)[0]", digits=0),
            "rank_worst": Score("worst rank", "association.ranks_without(texts.n, row)[1]", digits=0)} | copies_column(top),
        chart=charts.dots(top, "term", "rate_per_10000_words", documents["doc_id"].tolist(), numbers=("n_texts", "n"), hollow="hollow", heads="texts · times"),
        finding=quoted(first_place(counts, "term", "n", "time", len(documents), said="stands", error=0, prefix=("word",))),
        how="a small ring is the rate in one article, the large dot that in all; at the right: texts · occurrences",
        counted=join("words in lower case without a possessive, function words left out; the ranks by occurrences are the best and the worst "
                     "when any one text is left out", rests_on(counts, "term", "n", prefix=("word",))),
        change=would_change(counts, "term", "n", error=0))


def terms_over_time(rows: pd.DataFrame, occurrences: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """How often do the most frequent words stand in each period? A row is a word in a period; `rows` is `statistics.over_time`."""
    show("terms-over-time", rows, key=["term", "period"], spans=occurrences, facts=facts, finding="How often the most frequent words stand in each period",
         how="a row is a word in a period; a period without a dated text is a gap and has no rate",
         columns={"term": Label("word"), "period": Label("period"), "n": Count("occurrences"),
                  "rate_per_10000_words": Score("per ten thousand words", "association.rate_per(n, words.n)", digits=1)},
         counted="articles whose day is known and not in doubt; copies left out")
