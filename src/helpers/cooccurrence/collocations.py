"""Phrases: neighbouring words that stand together more often than their frequencies explain."""
from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers import association, gates
from helpers.tables.grouped import aggregate

CHANCE_IN_A_THOUSAND = 10.83
CLAUSE = 8  # words: twice the longest phrase
COLUMNS = ["phrase", "term_a", "term_b", "n", "n_a", "n_b", "n_words", "n_documents", "log_likelihood"]


def _neighbours(words: pd.DataFrame) -> pd.DataFrame:
    """One row two neighbouring words of one sentence: doc_id, start, end, sentence, term_a, term_b."""
    order = words.sort_values(["doc_id", "start"], kind="stable").reset_index(drop=True)
    same = (order["doc_id"].iloc[1:].to_numpy() == order["doc_id"].iloc[:-1].to_numpy()) & (
        order["sentence"].iloc[1:].to_numpy() == order["sentence"].iloc[:-1].to_numpy())
    at = np.flatnonzero(same)
    after = order.iloc[at + 1]
    first = order.iloc[at][["doc_id", "start", "sentence"]].reset_index(drop=True)
    return first.assign(end=after["end"].to_numpy(), term_a=order["term"].iloc[at].to_numpy(), term_b=after["term"].to_numpy()).astype(
        {"term_a": "str", "term_b": "str"})


@cache
def _likelihood_ratio() -> Callable[..., float]:
    """NLTK's likelihood ratio (Manning and Schütze 1999, 5.3.4), read from its one file: the rest of the package would take a quarter of a second.

    scipy.stats, there for Fisher's test alone, is left out.
    """
    file = Path(find_spec("nltk").origin).with_name("metrics") / "association.py"
    measures = module_from_spec(spec := spec_from_file_location("nltk_association", file))
    spared = sys.modules.setdefault("scipy.stats", None) is None
    try:
        spec.loader.exec_module(measures)
    finally:
        if spared:
            del sys.modules["scipy.stats"]
    return measures.BigramAssocMeasures.likelihood_ratio


def _score(row: tuple[int, int, int], n_words: int) -> float:
    """NLTK's likelihood ratio, below zero where the words meet less often than expected."""
    n, n_a, n_b = row
    score = _likelihood_ratio()(n, (n_a, n_b), n_words)
    return -score if n * n_words < n_a * n_b else score


def find_collocations(words: pd.DataFrame, least: int = 2, stop: Collection[str] = frozenset()) -> pd.DataFrame:
    """One row two words that stand side by side in a sentence at least `least` times, the strongest first.

    Columns: phrase, term_a, term_b, n, n_a, n_b, n_words, n_documents, log_likelihood.

    n counts neighbours of one sentence (a numeral between them parts nothing, since it is no word); n_a and n_b how
    often each word stands anywhere, n_words all words, as NLTK's BigramCollocationFinder has them; log_likelihood is
    G² by NLTK's BigramAssocMeasures.likelihood_ratio, signed. The strongest first, then by n and code point. A phrase
    with a word of `stop` at either end is left out. Copies count as any article does; leave them out of `words` to
    count texts.
    """
    rows = _neighbours(words)
    counted = aggregate(rows.groupby(["term_a", "term_b"]), n=("doc_id", "size"), n_documents=("doc_id", "nunique")).reset_index()
    counted = counted[(counted["n"] >= least) & ~counted["term_a"].isin(list(stop)) & ~counted["term_b"].isin(list(stop))]
    sizes = words.groupby("term").size()
    counted = counted.assign(n_a=counted["term_a"].map(sizes), n_b=counted["term_b"].map(sizes), n_words=len(words),
                             phrase=counted["term_a"] + " " + counted["term_b"])
    scores = [_score(row, len(words)) for row in counted[["n", "n_a", "n_b"]].astype("int64").itertuples(index=False, name=None)]
    counted = counted.assign(log_likelihood=pd.Series(scores, index=counted.index, dtype="float64"))
    ordered = counted.sort_values(["log_likelihood", "n", "phrase"], ascending=[False, False, True], kind="stable").reset_index(drop=True)
    return ordered[COLUMNS].astype({"phrase": "str", "n_a": "int64", "n_b": "int64", "n_words": "int64"})


class _Places(NamedTuple):
    """Occurrences of phrases among the words, phrase by phrase: which phrase, where its first word is; and of each word its term and its sentence."""

    phrase: np.ndarray
    at: np.ndarray
    term: np.ndarray
    sentence: np.ndarray

    def keep(self, phrases: np.ndarray) -> _Places:
        """Those of the phrases for which the flag is set."""
        kept = phrases[self.phrase]
        return self._replace(phrase=self.phrase[kept], at=self.at[kept])


def _place_phrases(phrases: pd.DataFrame, words: pd.DataFrame, number: np.ndarray) -> _Places:
    """The occurrences of phrases (a number each) as places among the words."""
    doc_ids = pd.Index(words["doc_id"].unique())
    far = int(words["start"].max()) + 1
    key, sought = (doc_ids.get_indexer(rows["doc_id"]) * far + rows["start"].to_numpy() for rows in (words, phrases))
    order = np.argsort(key, kind="stable")
    sentence = words["sentence"].to_numpy()[order] + key[order] // far * (int(words["sentence"].max()) + 1)
    by_phrase = np.argsort(number, kind="stable")
    return _Places(number[by_phrase], np.searchsorted(key[order], sought[by_phrase]), pd.factorize(words["term"])[0][order], sentence)


def _agree(places: _Places, steps: np.ndarray, n_phrases: int) -> np.ndarray:
    """For each phrase whether the same word stands `steps` words from each of its places, in its sentence; no for one without a place."""
    there = places.at + steps[places.phrase]
    inside = (there >= 0) & (there < len(places.term))
    there = np.where(inside, there, places.at)
    found = np.where(inside & (places.sentence[there] == places.sentence[places.at]), places.term[there], -1)
    begins = np.flatnonzero(np.diff(places.phrase, prepend=-1))
    agree = np.zeros(n_phrases, dtype=bool)
    if len(begins):
        least = np.minimum.reduceat(found, begins)
        agree[places.phrase[begins]] = (least >= 0) & (least == np.maximum.reduceat(found, begins))
    return agree


def _of_a_clause(phrases: pd.DataFrame, words: pd.DataFrame) -> set[str]:
    """The phrases that stand more than once and only in one stretch of `CLAUSE` words or more, the same word for word each time."""
    if not len(phrases):
        return set()
    number, names = pd.factorize(phrases["term"])
    low, high = np.zeros(len(names), "int64"), np.fromiter((name.count(" ") for name in names), "int64", len(names))
    several = np.bincount(number) > 1
    places = _place_phrases(phrases, words, number).keep(several)
    for ends, step in ((low, -1), (high, 1)):
        left, growing = places, np.ones(len(names), dtype=bool)
        while len((left := left.keep(growing)).at):
            growing = _agree(left, ends + step, len(names)) & (high - low + 1 < CLAUSE)
            ends[growing] += step
    return set(names[several & (high - low + 1 >= CLAUSE)])


def firm_phrases(terms: pd.DataFrame, collocations: pd.DataFrame, least_score: float = CHANCE_IN_A_THOUSAND) -> list[str]:
    """The phrases among `terms` all of whose neighbouring words are collocations with a G² of `least_score` or more, by code point.

    What stands only inside one clause of eight words or more that the texts repeat word for word is a piece of that clause, and no phrase. 10.83 is
    what one table in a thousand exceeds by chance. For `find_keywords(phrases=…)`; give `find_collocations` no stop words for it, so that "ministry of
    defence" may hold.
    """
    firm = set(collocations.loc[collocations["log_likelihood"] >= least_score, "phrase"])
    phrases = sorted(set(terms.loc[terms["kind"] == "phrase", "term"]))
    held = {phrase for phrase in phrases if all(f"{a} {b}" in firm for a, b in zip(phrase.split(" "), phrase.split(" ")[1:]))}
    pieces = _of_a_clause(terms[(terms["kind"] == "phrase") & terms["term"].isin(held)], terms[terms["kind"] == "word"])
    return sorted(held - pieces)


def rank_phrases(collocations: pd.DataFrame, stop: Collection[str] = frozenset(), most: int = 100) -> pd.DataFrame:
    """One row a phrase as it is shown: the rows of `find_collocations` without those that begin or end with a stop word, with n_texts, hollow and log_likelihood_shown.

    The collocations are those of words without copies, so that articles are texts. log_likelihood_shown is missing where
    the gate of a pair's score is closed (method section 2); those past it come first, by G², then the others, by n. hollow:
    one text alone holds it. The `most` first.
    """
    rows = collocations[~collocations["term_a"].isin(list(stop)) & ~collocations["term_b"].isin(list(stop))]
    each = np.minimum(rows["n_a"], rows["n_b"])
    enough = (rows["n"] >= gates.PAIR_CONTEXTS) & (rows["n_documents"] >= gates.PAIR_TEXTS) & (each >= gates.PAIR_ITEM)
    rows = rows.assign(n_texts=rows["n_documents"], hollow=rows["n_documents"] == 1, log_likelihood_shown=rows["log_likelihood"].where(enough),
                       order=rows["log_likelihood"].where(enough, 0.0), closed=~enough)
    ordered = rows.sort_values(["closed", "order", "n", "phrase"], ascending=[True, False, False, True], kind="stable")
    return ordered.drop(columns=["order", "closed"]).head(most).reset_index(drop=True)


def phrase_spans(words: pd.DataFrame, phrases: pd.DataFrame) -> pd.DataFrame:
    """One row an occurrence of a phrase of two neighbouring words: phrase, doc_id, start, end, sentence; `phrases` has term_a and term_b."""
    held = _neighbours(words).merge(phrases[["phrase", "term_a", "term_b"]], on=["term_a", "term_b"])
    return held[["phrase", "doc_id", "start", "end", "sentence"]].sort_values(["phrase", "doc_id", "start"], kind="stable").reset_index(drop=True)


def firm_neighbours(ranked: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """The rows of `rank_phrases` with rank_best and rank_worst: the ends of their rank by G², among those past the gate, when any one text is left out.

    `words` are those that the phrases were found in, copies left out. Missing where the gate is closed.
    """
    shown = ranked[ranked["log_likelihood_shown"].notna()]
    if shown.empty:
        return ranked.assign(rank_best=pd.array([pd.NA] * len(ranked), dtype="Int64"), rank_worst=pd.array([pd.NA] * len(ranked), dtype="Int64"))
    texts = sorted(set(words["doc_id"]))
    held, sizes = phrase_spans(words, shown).groupby(["phrase", "doc_id"]).size(), words.groupby(["term", "doc_id"]).size()
    counts = [table.unstack(fill_value=0).reindex(index=names, columns=texts, fill_value=0).to_numpy()
              for table, names in ((held, shown["phrase"]), (sizes, shown["term_a"]), (sizes, shown["term_b"]))]
    best, worst = association.log_likelihood_ranks(*counts, words.groupby("doc_id").size().reindex(texts).to_numpy())
    return ranked.assign(rank_best=pd.Series(best, index=shown.index).reindex(ranked.index).astype("Int64"),
                         rank_worst=pd.Series(worst, index=shown.index).reindex(ranked.index).astype("Int64"))
