"""Copies: which articles repeat an earlier one, and which paragraphs may be one statement in two wordings."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Count, Fact, Label, Quote, Score, show
from helpers.statistics import name_articles, shared_words
from helpers.statistics.copied import NEARLY, SAME

REWORDED = "A copy in other words, such as another translation of one statement, is not found this way"


def copies(repeated: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame, words: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which articles repeat an earlier one, and who probably carried it first? A row is an article and the earlier one.

    `repeated` is `statistics.repeats`, `passages` the table of that name of `read_corpus`; `words` and the passages hold the spans.
    """
    names = name_articles(documents)
    first = repeated["copy_of"].map(names) + " (" + repeated["first_when"] + ")"
    table = repeated.assign(name=repeated["doc_id"].map(names) + " (" + repeated["when"] + ")", first=first)
    show(
        "copies", table, key=["doc_id", "copy_of"], facts=facts, finding=_tell(repeated), most=24, spans=shared_words(words, passages),
        columns={"name": Label("article", most=60), "how": Label("has"), "first": Label("of", most=60),
                 "n_shared": Count("words in both"), "n_words": Score("of its words", "len(words.term)", digits=0)},
        how="a row is an article and an earlier one that it repeats: the likely first carrier by date, then by credit, then by name",
        counted=f"stretches of twelve running words or more, letter for letter but for case and marks; an article is a copy where four fifths of its running "
                f"words stand in one earlier text. Copies and passages count once, in the text that had them first: names, words and pairs alike; rates are by the words of whole independent texts. {REWORDED}",
        change="a date were found for an undated article: another text may then have been the first")


def _tell(repeated: pd.DataFrame) -> str:
    if repeated["how"].isin([SAME, NEARLY]).any():
        return "{articles:article holds|articles hold} {texts:independent text|independent texts}; the others repeat them"
    return "No article is a copy of another; some carry passages of an earlier one" if len(repeated) else \
        "None of {articles:article|articles} repeats twelve running words of another"


def reworded(pairs: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which paragraphs may be one statement in two wordings? A row is a pair, proposed to the reader; `pairs` is `statistics.propose_reworded`."""
    names, text = name_articles(documents), dict(zip(documents["doc_id"], documents["text"], strict=True))
    cut = {place: [text[doc_id][start:end] for doc_id, start, end in zip(*(pairs[name] for name in place), strict=True)] for place in (ONE, OTHER)}
    table = pairs.assign(name=pairs["doc_id"].map(names), other_name=pairs["other_id"].map(names), said=cut[ONE], other_said=cut[OTHER])
    show(
        "reworded", table, key=["doc_id", "start", "other_id", "other_start"], facts=facts, rows=4, most=8,
        columns={"signs": Label("both have", most=200), "said": Quote("one", at=ONE, most=160), "other_said": Quote("the other", at=OTHER, most=160),
                 "name": Label("the one stands in"), "other_name": Label("the other in")},
        finding="These paragraphs may tell one thing in two wordings" if len(pairs) else
        "No two paragraphs share enough names and numbers to be one statement reworded",
        how="a row is two paragraphs of different texts that share three or more names, offices, numbers from ten on or names of days; look and decide",
        counted="nothing is counted here: each of the two counts in its own article. States are no sign, nor is what stands in more than twenty paragraphs",
        change="a name were joined or parted in actors.csv")


ONE = ("doc_id", "start", "end")
OTHER = ("other_id", "other_start", "other_end")
