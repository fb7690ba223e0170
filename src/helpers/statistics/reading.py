"""How an article reads: its longest sentence, and the readability scores that its length and its language let stand on the page."""
from __future__ import annotations

import pandas as pd

from helpers import gates

SCORES = ["flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog"]


def _why(n_sentences: int, translated: bool, why_missing: str) -> str:
    """The reason for which the page has no readability; empty where it has."""
    if not n_sentences:
        return why_missing
    if translated:
        return "marked as translated: it would measure the translation"
    return "" if gates.readability(n_sentences).open else "fewer than thirty running sentences"


def reading(overview: pd.DataFrame) -> pd.DataFrame:
    """The rows of `overview` with the readability scores missing where `gates.readability` is closed, and `why_not`: the reason.

    The table `document_stats` has every score that the formula gives.
    """
    translated = overview["translated"] == "yes"
    opened = [gates.readability(n, marked).open for n, marked in zip(overview["n_running_sentences"], translated)]
    why = [_why(*row) for row in zip(overview["n_running_sentences"], translated, overview["why_missing"])]
    shown = {name: overview[name].where(pd.Series(opened, index=overview.index, dtype="bool")) for name in SCORES}
    return overview.assign(**shown, why_not=pd.array(why, dtype="str"))


def mark_longest(words: pd.DataFrame, overview: pd.DataFrame) -> pd.DataFrame:
    """The rows of `words` with `longest`: whether they lie in the longest running sentence of their article, the spans of longest_sentence_words."""
    longest = overview.dropna(subset="longest_sentence")[["doc_id", "longest_sentence"]].rename(columns={"longest_sentence": "sentence"})
    marked = words.merge(longest.astype({"sentence": "int64"}).assign(longest=True), on=["doc_id", "sentence"], how="left")
    return marked.assign(longest=marked["longest"].eq(True))


def mark_first(words: pd.DataFrame) -> pd.DataFrame:
    """The rows of `words` with `first`: whether the term stands for the first time in its article, the spans of n_types."""
    return words.assign(first=~words.duplicated(["doc_id", "term"]))
