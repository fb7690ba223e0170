"""What each article is made of: lengths, variety of words, readability, how much was set aside."""
from __future__ import annotations

from statistics import median

import pandas as pd

from helpers import association
from helpers.tables import check_table
from helpers.tables.zone_names import COUNTED

WINDOW = 50


def _set_aside(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.Series:
    """Share of an article's characters that lie in zones not counted, blanks apart; 0 where it has none."""
    sizes = zones[zones["zone"] != "blank"].assign(n=lambda rows: rows["end"] - rows["start"], counted=lambda rows: rows["zone"].isin(COUNTED))
    everything = sizes.groupby("doc_id")["n"].sum().reindex(documents["doc_id"], fill_value=0)
    counted = sizes[sizes["counted"]].groupby("doc_id")["n"].sum().reindex(documents["doc_id"], fill_value=0)
    return ((everything - counted) / everything.where(everything > 0, 1)).astype("float64")


def _lengths(running: pd.DataFrame) -> dict:
    """Median and longest of the running sentences; missing where there is none."""
    if not len(running):
        return {"words_per_sentence_median": float("nan"), "longest_sentence": pd.NA, "longest_sentence_words": pd.NA}
    n = running["n_words"]
    return {"words_per_sentence_median": float(median(n)), "longest_sentence": running.loc[n.idxmax(), "sentence"], "longest_sentence_words": n.max()}


def _variety(terms: list[str]) -> dict:
    long_enough = len(terms) >= WINDOW
    return {"ttr": association.ttr(terms), "mattr_50": association.mattr(terms, WINDOW),
        "mtld": association.mtld(terms) if long_enough else float("nan")}


def _readability(terms: list[str], n_sentences: int) -> dict:
    """The three scores over the words of running sentences."""
    syllables = [association.count_syllables(term) for term in terms]
    return {
        "flesch_reading_ease": association.flesch_reading_ease(len(terms), n_sentences, sum(syllables)),
        "flesch_kincaid_grade": association.flesch_kincaid_grade(len(terms), n_sentences, sum(syllables)),
        "gunning_fog": association.gunning_fog(len(terms), n_sentences, sum(n >= 3 for n in syllables)),
    }


def _why_missing(n_words: int, n_running: int) -> str:
    reasons = []
    if not n_words:
        reasons.append("no word in a counted zone")
    elif n_words < WINDOW:
        reasons.append("fewer words than the fifty of a window, so no MATTR and no MTLD")
    if n_words and not n_running:
        reasons.append("no running sentence, so no sentence length and no readability")
    return "; ".join(reasons)


def document_stats(documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """One row an article (table `document_stats`): words, types, sentences, their lengths, variety, readability, share set aside.

    Lengths of sentences and readability are of zone `paragraph` only; words and types of all counted zones. The numbers
    stand for every article that is long enough for the formula; what may be shown is for `gates.readability`. A measure
    that its article cannot give is missing, with the reason in `why_missing`.
    """
    n_in_sentence = words.groupby(["doc_id", "sentence"]).size().rename("n_words")
    placed = sentences.join(n_in_sentence, on=["doc_id", "sentence"]).fillna({"n_words": 0}).astype({"n_words": "int64"})
    by_article = {doc_id: part for doc_id, part in placed.groupby("doc_id")}
    terms = words.groupby("doc_id")["term"].agg(list).to_dict()
    in_running = words[words["zone"] == "paragraph"].groupby("doc_id")["term"].agg(list).to_dict()
    share = _set_aside(documents, zones)
    rows = []
    for doc_id in documents["doc_id"]:
        own = by_article.get(doc_id, placed.iloc[:0])
        running, found = own[(own["zone"] == "paragraph") & (own["n_words"] > 0)], terms.get(doc_id, [])
        rows.append({
            "doc_id": doc_id, "n_words": len(found), "n_types": len(set(found)), "n_sentences": len(own), "n_running_sentences": len(running),
            **_lengths(running), **_variety(found), **_readability(in_running.get(doc_id, []), len(running)),
            "share_set_aside": share[doc_id], "why_missing": _why_missing(len(found), len(running)),
        })
    return check_table(rows, "document_stats")


def interval_of_mattr(words: pd.DataFrame, window: int = WINDOW) -> pd.DataFrame:
    """One row an article: doc_id, mattr_low, mattr_high, the two ends of `association.mattr_interval`; missing below two windows."""
    ends = {doc_id: association.mattr_interval(terms, window) for doc_id, terms in words.groupby("doc_id")["term"].agg(list).items()}
    return pd.DataFrame({"doc_id": pd.array(list(ends), dtype="str"), "mattr_low": [low for low, _ in ends.values()],
        "mattr_high": [high for _, high in ends.values()]})
