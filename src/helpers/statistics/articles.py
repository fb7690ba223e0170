"""What each article is made of: lengths, variety of words, readability, how much was set aside."""
from __future__ import annotations

import numpy as np
import pandas as pd

from helpers import association
from helpers.tables import check_table
from helpers.tables.zone_names import COUNTED

WINDOW = 50


def _characters(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """By article its characters, blanks apart, those of them in zones not counted, and their share; 0 where it has none."""
    sizes = zones[zones["zone"] != "blank"].assign(n=lambda rows: rows["end"] - rows["start"], counted=lambda rows: rows["zone"].isin(COUNTED))
    everything = sizes.groupby("doc_id")["n"].sum().reindex(documents["doc_id"], fill_value=0)
    counted = sizes[sizes["counted"]].groupby("doc_id")["n"].sum().reindex(documents["doc_id"], fill_value=0)
    share = association.share(everything - counted, everything)
    return pd.DataFrame({"n_characters_written": everything, "n_characters_set_aside": everything - counted, "share_set_aside": np.nan_to_num(share)})


def _lengths(sentences: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """By article: sentences, running sentences, their median length, the first of the longest; missing where there is none."""
    n_in_sentence = words.groupby(["doc_id", "sentence"]).size().rename("n_words")
    placed = sentences.join(n_in_sentence, on=["doc_id", "sentence"])
    running = placed[(placed["zone"] == "paragraph") & (placed["n_words"] > 0)]
    ordered = running.sort_values(["doc_id", "n_words", "sentence"], ascending=[True, False, True], kind="stable")
    longest = ordered.drop_duplicates("doc_id").set_index("doc_id")
    by_article = running.groupby("doc_id")
    return pd.DataFrame({
        "n_sentences": placed.groupby("doc_id").size(), "n_running_sentences": by_article.size(),
        "words_per_sentence_median": by_article["n_words"].median(),
        "longest_sentence": longest["sentence"].astype("Int64"), "longest_sentence_words": longest["n_words"].astype("Int64"),
    })


def _variety(terms: list[str]) -> tuple[int, int, float, float, float]:
    """Words, types, TTR, MATTR and MTLD; the last two missing below the fifty words of a window."""
    mtld = association.mtld(terms) if len(terms) >= WINDOW else float("nan")
    return len(terms), len(set(terms)), association.ttr(terms), association.mattr(terms, WINDOW), mtld


def _syllables(terms: list[str]) -> tuple[int, int, int]:
    """Words, their syllables, those of three or more."""
    counts = [association.count_syllables(term) for term in terms]
    return len(terms), sum(counts), sum(n >= 3 for n in counts)


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
    doc_ids = documents["doc_id"].tolist()
    lengths = _lengths(sentences, words).reindex(doc_ids)
    terms = words.groupby("doc_id")["term"].agg(list).to_dict()
    in_running = words[words["zone"] == "paragraph"].groupby("doc_id")["term"].agg(list).to_dict()
    variety = [_variety(terms.get(doc_id, [])) for doc_id in doc_ids]
    stats = pd.DataFrame(variety, columns=["n_words", "n_types", "ttr", "mattr_50", "mtld"], index=lengths.index)
    stats = stats.join(lengths).fillna({"n_sentences": 0, "n_running_sentences": 0})
    n_words, syllables, long_words = np.array([_syllables(in_running.get(doc_id, [])) for doc_id in doc_ids], dtype="float64").reshape(-1, 3).T
    n_sentences = stats["n_running_sentences"].to_numpy()
    stats["n_running_words"], stats["n_syllables"], stats["n_long_words"] = n_words, syllables, long_words
    stats["flesch_reading_ease"] = association.flesch_reading_ease(n_words, n_sentences, syllables)
    stats["flesch_kincaid_grade"] = association.flesch_kincaid_grade(n_words, n_sentences, syllables)
    stats["gunning_fog"] = association.gunning_fog(n_words, n_sentences, long_words)
    stats = stats.join(_characters(documents, zones))
    stats["why_missing"] = [_why_missing(n, running) for n, running in zip(stats["n_words"], n_sentences)]
    return check_table(stats.rename_axis("doc_id").reset_index(), "document_stats")


def interval_of_mattr(words: pd.DataFrame, window: int = WINDOW) -> pd.DataFrame:
    """One row an article: doc_id, mattr_low, mattr_high, the two ends of `association.mattr_interval`, missing below two windows.

    Also what MATTR and its ends are made of: n_windows, n_window_types (their different terms added up), mattr_spread, n_windows_apart.
    """
    rows = [(doc_id, *_windows(terms, window)) for doc_id, terms in words.groupby("doc_id")["term"].agg(list).items()]
    table = pd.DataFrame(rows, columns=["doc_id", "n_windows", "n_window_types", "mattr_spread", "n_windows_apart"])
    ratio = association.mattr_of(table["n_window_types"].to_numpy(), table["n_windows"].to_numpy(), window)
    made = ratio, table["mattr_spread"].to_numpy(), table["n_windows_apart"].to_numpy()
    return table.assign(mattr_low=association.mattr_low(*made), mattr_high=association.mattr_high(*made)).astype({"doc_id": "str"})


def _windows(terms: list[str], window: int) -> tuple[int, int, float, int]:
    types = association.mattr_windows(terms, window)
    return len(types), sum(types), association.mattr_spread(terms, window), len(terms) // window
