"""The articles: what each is, what was set aside of it, when it was published."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, Score, count, show
from helpers.findings import corpus_line


def articles(overview: pd.DataFrame, words: pd.DataFrame, sentences: pd.DataFrame, aside_words: pd.DataFrame, corpus_facts: Mapping[str, Fact]) -> None:
    """Which articles are there, how long, how varied, and when were they published? A row is an article, by date, the undated last.

    `overview` is `statistics.overview` with the ends of `statistics.interval_of_mattr`; the other tables hold the spans.
    """
    show(
        "articles", overview, key=["doc_id"], first_screen="corpus", facts=corpus_facts, finding=corpus_line(corpus_facts),
        chart=charts.article_strip(overview, label="name", date="when", date_from=None),
        columns={
            "name": Label("article"), "when": Label("published"), "outlet": Label("outlet"), "n_words": Count("words"),
            "n_sentences": Count("sentences"), "n_words_set_aside": Count("words set aside"),
            "words_per_sentence_median": Score("words a sentence", "statistics.document_stats: median over running sentences", digits=1),
            "mattr_50": Score("variety (MATTR)", "association.mattr over the article's words, window of fifty"),
            "mattr_low": Score("from", "association.mattr_interval"), "mattr_high": Score("to", "association.mattr_interval")},
        spans={"n_words": words, "n_sentences": sentences, "n_words_set_aside": aside_words},
        how="a bar is an article, by date, the undated last; hatched: words set aside",
        counted="words with a letter in the counted zones; numerals are no words. Words a sentence: the median of running sentences; "
                "on a translation it measures the translation",
        change="other zones were counted, or if a date were found for an undated article")


def set_aside(aside: pd.DataFrame, zones: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """What was set aside, and by which rule? A row is a zone and a rule; `aside` is `cleaning.set_aside`, `zones` hold the spans."""
    stretches = count(zones.merge(aside[["zone", "rule"]]), "spans", "stretch|stretches")
    show(
        "set-aside", aside, key=["zone", "rule"], spans=zones, facts={"stretches": stretches, **facts},
        columns={"zone": Label("zone"), "rule": Label("rule that fired"), "n_stretches": Count("stretches", over="stretches"),
                 "n_documents": Count("articles", of="articles", over="articles")},
        finding="{stretches} set aside in {articles:article|articles}", how="a row is a zone and the rule that told it; the number opens the stretches themselves",
        counted="stretches of text that are no headline, deck, sub-heading or paragraph; blank lines are left out",
        change="a rule took body text for furniture: look at the stretches")


def days(overview: pd.DataFrame, words: pd.DataFrame, corpus_facts: Mapping[str, Fact]) -> None:
    """When were the articles published? A row is an article; shown where there are too few dated texts for a line."""
    show("days", overview, key=["doc_id"], spans={"n_words": words}, facts=corpus_facts, chart=charts.day_strip(overview),
         finding="When the dated articles were published", how="a mark is an article on its day; in the tray below: no day known, or in doubt",
         columns={"name": Label("article"), "published": Label("published"), "n_words": Count("words")},
         counted="the date of publication as far as it is known", change="an undated article were dated")
