"""The articles: what each is, what was set aside of it, when it was published."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import association, charts, gates
from helpers.display import Count, Fact, Label, Score, count, show
from helpers.findings import corpus_line, tell_longest
from helpers.statistics import mark_first, mark_longest


def articles(overview: pd.DataFrame, words: pd.DataFrame, sentences: pd.DataFrame, aside_words: pd.DataFrame, corpus_facts: Mapping[str, Fact]) -> None:
    """Which articles are there, how long, how varied, and when were they published? A row is an article, by date, the undated last.

    `overview` is `statistics.overview` with the ends of `statistics.interval_of_mattr`; the other tables hold the spans.
    """
    share = [association.share(aside, own + aside) if own + aside >= gates.PERCENT_DENOMINATOR else float("nan")
             for own, aside in zip(overview["n_words"], overview["n_words_set_aside"])]
    show(
        "articles", overview.assign(share_of_words_set_aside=share), key=["doc_id"], first_screen="corpus", facts=corpus_facts, finding=corpus_line(corpus_facts),
        chart=charts.article_strip(overview, label="name", date="when", date_from=None),
        columns={
            "name": Label("article"), "when": Label("published"), "outlet": Label("outlet"), "n_words": Count("words", over="words"),
            "n_types": Count("different words", where={"first": True}), "n_sentences": Count("sentences"),
            "n_words_set_aside": Count("words set aside", where={"set_aside": True}),
            "share_of_words_set_aside": Score("share set aside", "association.share(n_words_set_aside, n_words + n_words_set_aside)", percent=True),
            "words_per_sentence_median": Score("words a sentence", "association.median(running_sentences.n_words)", digits=1),
            "mattr_50": Score("variety (MATTR)", "association.mattr(words.term)"),
            "mattr_low": Score("from", "association.mattr_interval(words.term)[0]"), "mattr_high": Score("to", "association.mattr_interval(words.term)[1]")},
        spans={"n_words": words, "n_types": mark_first(words), "n_sentences": sentences, "n_words_set_aside": aside_words.assign(set_aside=True)},
        how="a bar is an article, by date, the undated last; hatched: words set aside. From and to: where the variety would lie had other windows "
            "of fifty words been drawn; a dash: too short an article",
        counted="words with a letter in the counted zones; numerals are no words. Words a sentence: the median of running sentences; "
                "on a translation it measures the translation",
        change="other zones were counted, or if a date were found for an undated article")


def reading(read: pd.DataFrame, words: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """How long is the longest sentence, and how hard does an article read? A row is an article; `read` is `statistics.reading`.

    The scores stand only where `gates.readability` is open; the table document_stats has all of them.
    """
    made = {
        "flesch_reading_ease": Score("reading ease", "association.flesch_reading_ease(n_running_words, n_running_sentences, n_syllables)", digits=1),
        "flesch_kincaid_grade": Score("grade", "association.flesch_kincaid_grade(n_running_words, n_running_sentences, n_syllables)", digits=1),
        "gunning_fog": Score("fog", "association.gunning_fog(n_running_words, n_running_sentences, n_long_words)", digits=1)}
    shown = {name: score for name, score in made.items() if read[name].notna().any()}
    why = {"why_not": Label("why no readability")} if shown else {}
    none = "" if shown else "; here no article has it: " + " or ".join(sorted(set(read["why_not"]) - {""}))
    show(
        "reading", read, key=["doc_id"], spans={"longest_sentence_words": mark_longest(words, read)}, facts=facts,
        columns={"name": Label("article"), "longest_sentence_words": Count("words in its longest sentence", where={"longest": True}), **shown, **why},
        finding=tell_longest(read), how="the number opens that one sentence, the first of several as long; ease: higher is easier; "
        "grade and fog: years of schooling" if shown else "the number opens that one sentence, the first of several as long",
        counted="running sentences, those of paragraphs. Readability stands past thirty of them and never for an article marked as translated: "
                "there it would measure the translation; where nobody marked it, it may still do so" + none,
        change="metadata.csv said which articles are translated")


def set_aside(aside: pd.DataFrame, zones: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """What was set aside, and by which rule? A row is a zone and a rule; `aside` is `cleaning.set_aside`, `zones` hold the spans."""
    stretches = count(zones.merge(aside[["zone", "rule"]]), "spans", "stretch|stretches")
    show(
        "set-aside", aside, key=["zone", "rule"], spans=zones, facts={"stretches": stretches, **facts},
        columns={"zone": Label("zone"), "rule": Label("rule that fired"), "n_stretches": Count("stretches", over="stretches"),
                 "n_documents": Count("articles", of="articles", over="articles")},
        finding="{stretches:stretch|stretches} set aside in {articles:article}", how="a row is a zone and the rule that told it; the number opens the stretches themselves",
        counted="stretches of text that are no headline, deck, sub-heading or paragraph; blank lines are left out",
        change="a rule took body text for furniture: look at the stretches")


def days(overview: pd.DataFrame, words: pd.DataFrame, corpus_facts: Mapping[str, Fact]) -> None:
    """When were the articles published? A row is an article; shown where there are too few dated texts for a line."""
    show("days", overview, key=["doc_id"], spans={"n_words": words}, facts=corpus_facts, chart=charts.day_strip(overview),
         finding="When the dated articles were published", how="a mark is an article on its day; in the tray below: no day known, or in doubt",
         columns={"name": Label("article"), "published": Label("published"), "n_words": Count("words")},
         counted="the date of publication as far as it is known", change="an undated article were dated")
