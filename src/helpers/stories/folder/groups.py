"""Side by side: what sets groups apart past the gate, and below it what each article has that the others lack."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, Score, show
from helpers.findings import tell_keyness
from helpers.statistics import add_largest, left_out, mark_largest, name_articles, occurrences_of, side_spans

OWN = {"first_carrier": True}


def terms_of_one_article(special: pd.DataFrame, occurrences: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """What does each article have that the others lack? A row is a term of an article; `special` is `statistics.terms_of_one_article`."""
    show(
        "terms-of-one-article", special.assign(name=special["doc_id"].map(name_articles(documents))), key=["doc_id", "kind", "term"],
        spans=occurrences_of(occurrences, special), facts=facts, finding="What each article has that the others lack or have less",
        columns={
            "term": Label("term"), "n": Count("occurrences", where=OWN), "name": Label("article"),
            "rate_per_10000_words": Score("per ten thousand words", "association.rate_per(n, words.n)", digits=1),
            "n_words": Score("of words", "words.n", digits=0), "n_elsewhere": Score("elsewhere", "elsewhere.n", digits=0),
            "n_words_elsewhere": Score("of words elsewhere", "words_elsewhere.n", digits=0),
            "rate_elsewhere": Score("per ten thousand there", "association.rate_per(n_elsewhere, words_elsewhere.n)", digits=1)},
        how="terms by the difference of the two rates; what occurs once is left out",
        counted="words and phrases; those inside a longer one of the list are left out", change="an article were added")


SCORES = {
    "log_likelihood": Score("log-likelihood", "association.keyness(n, n_reference, n_words, n_words_reference)", digits=1),
    "log_ratio": Score("log ratio", "association.log_ratio(n, n_reference, n_words, n_words_reference)")}
P_TEXTS = {"p_texts": Score("p by exchange of texts", "association.exchange_p(side.n, sides.n_words, sides.inside)[0]", digits=3)}
RANKS = {
    "rank_best": Score("best rank", "association.keyness_ranks(sides.n, sides.n_words, sides.inside, row_in_group)[1]", digits=0),
    "rank_worst": Score("worst rank", "association.keyness_ranks(sides.n, sides.n_words, sides.inside, row_in_group)[2]", digits=0)}
LISTED_RANKS = {
    "rank_best": Score("best rank", "association.keyness_ranks(listed.n, listed.n_words, listed.inside, row)[1]", digits=0),
    "rank_worst": Score("worst rank", "association.keyness_ranks(listed.n, listed.n_words, listed.inside, row)[2]", digits=0)}
READ = "by signed log-likelihood; a log ratio of one is twice as frequent as in the rest, of two four times"


def _counts(shown: pd.DataFrame) -> dict[str, object]:
    """The counts of a term on both sides, and how much of it is one article's."""
    return {"term": Label("term"), "n": Count("occurrences", where=OWN), "n_texts": Count("texts", of="texts", where=OWN),
            "n_largest_article": Count("most in one article", where={"largest": True}), "n_words": Score("of words", "side.n_words", digits=0),
            "n_reference": Score("in the rest", "rest.n", digits=0), "n_words_reference": Score("of its words", "rest.n_words", digits=0)}


def keyness(shown: pd.DataFrame, occurrences: pd.DataFrame, sides: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which terms set a group apart from the rest? A row is a term of a group; `shown` is `statistics.firm_keyness`.

    `sides` is `statistics.group_sides`: each comparison is kept within the dates that both of its sides cover.
    """
    spans = side_spans(occurrences_of(occurrences, shown), sides)
    told = add_largest(shown, spans)
    alone = told["hollow"].astype("bool").any()
    show(
        "keyness", told, key=["group", "kind", "term"], spans=spans, facts=facts, finding=tell_keyness(shown),
        chart=charts.lollipops(told, "term", "log_likelihood", "n", "group", "hollow"),
        columns={"group": Label("group"), **_counts(told), **SCORES, **(P_TEXTS if told["p_texts"].notna().any() else {}), **RANKS},
        how=f"a row is a term, {READ}. The ranks are the best and the worst among the group's rows when any one text is left out",
        counted="copies are left out; articles whose group is not stated are on neither side; only dates that both sides cover"
                + ("; what rests on a single article is hollow" if alone else "; no row rests on a single article"),
        change="a text were added on either side")


def outside_dates(sides: pd.DataFrame, documents: pd.DataFrame) -> None:
    """Which articles does a comparison leave out, and why? A row is an article and a reason; nothing is shown where none is left out."""
    left = left_out(sides)
    if len(left):
        show(
            "outside-dates", left.assign(name=left["doc_id"].map(name_articles(documents))), key=["doc_id", "reason"], rows=10,
            columns={"name": Label("left out"), "group": Label("group"), "published": Label("published"), "reason": Label("why"),
                     "comparisons": Label("of the comparison of")},
            finding="What the comparison of groups leaves out", how="a group is compared with the rest within the dates that both cover",
            change="the article were dated, or groups covered the same dates")


def against_reference(shown: pd.DataFrame, occurrences: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which terms set these articles apart from the reference list? A row is a term; `shown` is `statistics.firm_reference`."""
    spans = mark_largest(occurrences_of(occurrences, shown)).assign(group="corpus")
    told = add_largest(shown, spans)
    alone = told["hollow"].astype("bool").any()
    show(
        "against-reference", told, key=["kind", "term"], spans=spans, facts=facts, columns={**_counts(told), **SCORES, **LISTED_RANKS},
        chart=charts.lollipops(told, "term", "log_likelihood", "n", hollow="hollow"),
        finding="Which terms set these articles apart from the reference list",
        how=f"a row is a word, {READ}. The ranks are the best and the worst among these rows when any one text is left out",
        counted="the list is the file reference.csv of the corpus, where a word that is not in it counts as zero; copies and words of the stop list are left out"
                + ("; what rests on a single article is hollow" if alone else "; no row rests on a single article"),
        change="another list were given")
