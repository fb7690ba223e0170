"""Side by side: what sets groups apart past the gate, and below it what each article has that the others lack."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Count, Fact, Label, Score, show
from helpers.statistics import name_articles

OWN = {"first_carrier": True}


def terms_of_one_article(special: pd.DataFrame, occurrences: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """What does each article have that the others lack? A row is a term of an article; `special` is `statistics.terms_of_one_article`."""
    show(
        "terms-of-one-article", special.assign(name=special["doc_id"].map(name_articles(documents))), key=["doc_id", "kind", "term"],
        spans=occurrences, facts=facts, finding="What each article has that the others lack or have less",
        columns={
            "name": Label("article"), "term": Label("term"), "n": Count("occurrences"),
            "rate_per_10000_words": Score("per ten thousand words", "association.rate_per(n, words.n)", digits=1),
            "rate_elsewhere": Score("elsewhere", "association.rate_per(n_elsewhere, words_elsewhere.n)", digits=1)},
        how="terms by the difference of the two rates; what occurs once is left out",
        counted="words and phrases; those inside a longer one of the list are left out", change="an article were added")


def keyness(shown: pd.DataFrame, occurrences: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which terms set a group apart from the rest? A row is a term of a group; `shown` is `statistics.top_keyness`."""
    show(
        "keyness", shown, key=["group", "kind", "term"], spans=occurrences.merge(documents[["doc_id", "group"]]), facts=facts,
        finding="Which terms set a group apart from the rest",
        columns={
            "group": Label("group"), "term": Label("term"), "n": Count("occurrences", where=OWN),
            "log_likelihood": Score("log-likelihood", "association.keyness(n, n_reference, n_words, n_words_reference)"),
            "log_ratio": Score("log ratio", "association.log_ratio(n, n_reference, n_words, n_words_reference)"), "n_texts": Count("texts", of="texts")},
        how="terms by signed log-likelihood; a log ratio of one is twice as frequent as in the rest, of two four times",
        counted="copies are left out; articles whose group is not stated are on neither side")


def against_reference(against: pd.DataFrame, occurrences: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which terms set these articles apart from the reference list? A row is a term; `against` are the first rows of `statistics.keyness_against`."""
    show(
        "against-reference", against, key=["kind", "term"], spans=occurrences, facts=facts,
        columns={"term": Label("term"), "n": Count("occurrences", where=OWN), "log_likelihood": Score("log-likelihood", "association.keyness(n, n_reference, n_words, n_words_reference)"),
                 "log_ratio": Score("log ratio", "association.log_ratio(n, n_reference, n_words, n_words_reference)")},
        finding="Which terms set these articles apart from the reference list", how="terms by signed log-likelihood",
        counted="the list is the file reference.csv of the corpus")
