"""Words in their places: line by line with what stands beside them, and along each article."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, Quote, show
from helpers.findings import Finding, tell_places
from helpers.statistics import name_articles
from helpers.tables import article_letters

SORTED = {"left": "sorted by the words before, the nearest first", "right": "sorted by the words after", "article": "in the order of the articles",
          "date": "by date, the undated last"}


def concordance(lines: pd.DataFrame, name: str, sort: str, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """How is a word, phrase or concept used? A row is an occurrence with the words beside it; `lines` is `statistics.cut_lines`."""
    told = lines.assign(name=lines["doc_id"].map(name_articles(documents)), asked=name)
    named = Fact(name, "label", rule="parameter terms_in_context, or the first concept or word of the story")
    show(
        "concordance", told, rows=10, key=["doc_id", "start", "end"], facts={"asked": named, **facts},
        columns={"before": Quote("before", ("doc_id", "before_start", "before_end"), listed=False), "match": Quote("as written"),
                 "after": Quote("after", ("doc_id", "after_start", "after_end"), listed=False), "name": Label("article"),
                 "published": Label("published"), "outlet": Label("outlet"), "start": Label("at character")},
        finding=Finding("How “{asked}” is used, line by line" if len(told) else "“{asked}” does not stand in these articles", {"asked": "asked"}, {"asked": name}),
        how=f"a row is an occurrence, {SORTED[sort]}; the words as written open their whole sentence",
        counted="counted zones, copies included; up to six words on each side, without the marks beside the match; a comma or a quotation mark is in the sentence",
        change="another name stood in the parameter terms_in_context")


def xray(ticks: pd.DataFrame, occurrences: pd.DataFrame, articles: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Where in each article does a word, phrase or concept stand? A row is a sentence that holds it; `ticks` is `statistics.count_ticks`.

    `articles` is `statistics.drawn_articles`: those that are drawn, at their true length.
    """
    told = ticks.assign(name=ticks["doc_id"].map(name_articles(documents)), letter=ticks["doc_id"].map(article_letters(documents)).astype("str").fillna(""))
    show(
        "xray", told, key=["term", "doc_id", "sentence"], spans=occurrences, facts=facts, rows=5,
        chart=charts.xray(told, articles, position="start", concept="term", label="name") if len(told) else None,
        columns={"term": Label("term"), "name": Label("article"), "start": Label("at character"), "n": Count("times in the sentence")},
        finding=tell_places(told),
        how="an article is as long as its text; a tick is a sentence that holds the term and opens it",
        counted="counted zones of the articles that hold it, the fifteen with most at most; copies included",
        change="another name stood in the parameter terms_in_context")
