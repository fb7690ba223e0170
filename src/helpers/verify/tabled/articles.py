"""Tables about articles: what was read, in which group each is, what each is made of."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

import numpy as np
import pandas as pd

from helpers import association
from helpers.corpus import group_column
from helpers.tables import COUNTED, data_dictionary
from helpers.verify.again import Again, cells
from helpers.verify.tabled.rows import Made

WINDOW = 50
PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def documents(again: Again) -> Made:
    """The articles as they are read now, each with its group."""
    rows, by = again.corpus.documents.drop(columns="text"), again.parameters.get("group_by")
    return Made(rows.assign(group=group_column(again.corpus.documents, again.input("metadata"), by)) if by else rows, ["doc_id"])


def files(again: Again) -> Made:
    """The files as they are read now."""
    return Made(again.corpus.files, ["path"])


def skipped(again: Again) -> Made:
    """What is not read now, with the reason."""
    return Made(again.corpus.skipped, ["path", "position"])


def passages(again: Again) -> Made:
    """The stretches that stood in an earlier article."""
    return Made(again.corpus.passages, ["doc_id", "start"])


def dictionary(_: Again) -> Made:
    """What each column of each table is."""
    return Made(data_dictionary().astype("str"), ["table", "column"])


def quantities(again: Again) -> Made:
    """Numbers of which the article has nothing but numerals, with their value; the others are read by a grammar that verify does not have."""
    kept, rows = again.placed("quantities"), []
    starts = {doc_id: (own["start"].tolist(), own["sentence"].tolist()) for doc_id, own in again.sentences.groupby("doc_id")}
    for doc_id, start, end, told in cells(kept, "doc_id", "start", "end", "value"):
        words = again.texts.get(doc_id, "")[start:end]
        at = bisect_right(starts.get(doc_id, ([], []))[0], start) - 1
        value = str(float(words.replace(",", ""))) if told and PLAIN.fullmatch(words) else told if words.strip() else "nothing"
        rows.append((doc_id, start, end, starts[doc_id][1][at] if at >= 0 else 0, value))
    return Made(pd.DataFrame(rows, columns=["doc_id", "start", "end", "sentence", "value"]), ["doc_id", "start"])


def _lengths(again: Again) -> pd.DataFrame:
    """By article the words of each running sentence that has any, in its order, and the number of the first of the longest."""
    sizes = Counter(cells(again.words, "doc_id", "sentence"))
    running: dict[str, list[tuple[int, int]]] = {}
    for doc_id, sentence, zone in cells(again.sentences, "doc_id", "sentence", "zone"):
        if zone == "paragraph" and sizes[doc_id, sentence]:
            running.setdefault(doc_id, []).append((sentence, sizes[doc_id, sentence]))
    rows = []
    for doc_id in again.texts:
        own = sorted(running.get(doc_id, []))
        longest = max(own, key=lambda one: (one[1], -one[0]), default=(np.nan, np.nan))
        rows.append((doc_id, len(own), float(np.median([n for _, n in own])) if own else np.nan, *longest))
    return pd.DataFrame(rows, columns=["doc_id", "n_running_sentences", "words_per_sentence_median", "longest_sentence", "longest_sentence_words"])


def _variety(again: Again) -> pd.DataFrame:
    terms, running = ({doc_id: rows["term"].tolist() for doc_id, rows in table.groupby("doc_id")}
                      for table in (again.words, again.words[again.words["zone"] == "paragraph"]))
    rows = []
    for doc_id in again.texts:
        own, syllables = terms.get(doc_id, []), [association.count_syllables(term) for term in running.get(doc_id, [])]
        rows.append((doc_id, len(own), len(set(own)), association.ttr(own), association.mattr(own, WINDOW), association.mtld(own)
                     if len(own) >= WINDOW else np.nan,
                     len(syllables), sum(syllables), sum(n >= 3 for n in syllables)))
    return pd.DataFrame(rows, columns=["doc_id", "n_words", "n_types", "ttr", "mattr_50", "mtld", "n_running_words", "n_syllables", "n_long_words"])


def _characters(again: Again) -> pd.DataFrame:
    """By article the characters of all zones but blanks, and those of zones that are not counted."""
    zones = again.zones[again.zones["zone"] != "blank"]
    sizes = zones["end"] - zones["start"]
    whole, counted = (size.groupby(zones["doc_id"]).sum().reindex(list(again.texts), fill_value=0)
                      for size in (sizes, sizes.where(zones["zone"].isin(COUNTED), 0)))
    aside = whole - counted
    return pd.DataFrame({"doc_id": list(again.texts), "n_characters_written": whole.to_numpy(), "n_characters_set_aside": aside.to_numpy(),
                         "share_set_aside": np.nan_to_num(association.share(aside.to_numpy(), whole.to_numpy()))})


def document_stats(again: Again) -> Made:
    """What each article is made of, every number of it."""
    rows = _variety(again).merge(_lengths(again), on="doc_id").merge(_characters(again), on="doc_id")
    n_sentences = again.sentences.groupby("doc_id").size().reindex(rows["doc_id"], fill_value=0).to_numpy()
    words, sentences, syllables, long_words = (rows[name].to_numpy("float64")
                                               for name in ("n_running_words", "n_running_sentences", "n_syllables", "n_long_words"))
    return Made(rows.assign(n_sentences=n_sentences, flesch_reading_ease=association.flesch_reading_ease(words, sentences, syllables),
                            flesch_kincaid_grade=association.flesch_kincaid_grade(words, sentences, syllables),
                            gunning_fog=association.gunning_fog(words, sentences, long_words)), ["doc_id"])
