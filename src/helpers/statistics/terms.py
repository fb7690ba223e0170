"""Where each term stands, and how often in each article: words, phrases of consecutive words, concepts.

Words are turned into numbers once; phrases and concepts are found in arrays, whatever the size of the corpus.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.statistics.concepts import ConceptForms, match_concepts
from helpers.statistics.stops import stop_words
from helpers.tables import check_table, empty_table, own_spans

LEAST = 2  # a phrase that stands once is no phrase yet
OCCURRENCE = ["doc_id", "start", "end", "sentence", "kind", "term", "form"]


class CodedWords(NamedTuple):
    """The words as arrays: number of the term, of the article; whether a word is next to the one after it, with how many characters between."""

    codes: np.ndarray
    terms: np.ndarray
    documents: np.ndarray
    doc_ids: np.ndarray
    gaps: np.ndarray  # characters to the next word of the same sentence, -1 at its end


class Found(NamedTuple):
    """Occurrences of one kind: number of the term, position of the first and the last word, the names of the terms and forms."""

    kind: str
    codes: np.ndarray
    first: np.ndarray
    last: np.ndarray
    terms: np.ndarray
    forms: np.ndarray


def code_words(words: pd.DataFrame) -> CodedWords:
    """The words table as arrays; rows stand in the order of articles and offsets."""
    codes, terms = pd.factorize(words["term"].astype(object))
    documents, doc_ids = pd.factorize(words["doc_id"].astype(object))
    sentence, start, end = (words[name].to_numpy() for name in ("sentence", "start", "end"))
    gaps = np.full(len(words), -1)
    same = (documents[1:] == documents[:-1]) & (sentence[1:] == sentence[:-1])
    gaps[:-1] = np.where(same, start[1:] - end[:-1], -1)
    return CodedWords(codes, np.asarray(terms, dtype=object), documents, np.asarray(doc_ids, dtype=object), gaps)


def _phrases(coded: CodedWords, size: int, stop: Collection[str], least: int) -> Found:
    """Phrases of `size` words one blank apart, no stop word at either end, that occur `least` times."""
    stopped = np.fromiter((term in stop for term in coded.terms), dtype=bool, count=len(coded.terms))[coded.codes]
    n = max(0, len(coded.codes) - size + 1)
    whole = ~stopped[:n] & ~stopped[size - 1:size - 1 + n]
    for step in range(size - 1):
        whole &= coded.gaps[step:step + n] == 1
    first = np.flatnonzero(whole)
    key = coded.codes[first]
    for step in range(1, size):
        key = pd.factorize(key * len(coded.terms) + coded.codes[first + step])[0]
    often = np.bincount(key, minlength=1) >= least
    first, key = first[often[key]], key[often[key]]
    key, _ = pd.factorize(key)
    _, shown = np.unique(key, return_index=True)
    names = np.array([" ".join(coded.terms[coded.codes[place:place + size]]) for place in first[shown]], dtype=object)
    return Found("phrase", key, first, first + size - 1, names, names)


def _find(words: pd.DataFrame, concepts: pd.DataFrame | None, most_words: int, stop: Collection[str], least: int) -> tuple[CodedWords, list[Found]]:
    coded = code_words(words)
    places = np.arange(len(words))
    found = [Found("word", coded.codes, places, places, coded.terms, coded.terms)]
    found += [_phrases(coded, size, stop, least) for size in range(2, most_words + 1)]
    if concepts is not None and len(concepts):
        found.append(_concepts(coded, concepts))
    return coded, found


def _concepts(coded: CodedWords, concepts: pd.DataFrame) -> Found:
    matched: ConceptForms = match_concepts(coded.codes, coded.terms, coded.gaps, concepts)
    return Found("concept", matched.codes, matched.first, matched.last, matched.concepts, matched.forms)


def _rows(words: pd.DataFrame, found: Found) -> Iterator[pd.DataFrame]:
    if len(found.first):
        begin = words.iloc[found.first]
        yield pd.DataFrame({
            "doc_id": begin["doc_id"].array, "start": begin["start"].array, "end": words["end"].to_numpy()[found.last],
            "sentence": begin["sentence"].array,
            "kind": found.kind, "term": pd.array(found.terms[found.codes], dtype="str"), "form": pd.array(found.forms[found.codes], dtype="str"),
        })


def find_terms(words: pd.DataFrame, sentences: pd.DataFrame | None = None, concepts: pd.DataFrame | None = None, most_words: int = 4,
               stop: Collection[str] | None = None, least: int = LEAST) -> pd.DataFrame:
    """One row an occurrence of a term: doc_id, start, end, sentence, kind (word, phrase, concept), term, form (of a concept; else the term).

    A word is each row of `words`. A phrase is two to `most_words` words of one sentence, one character (a blank, a dash) apart,
    so none runs over a comma, a quotation mark or a possessive, with no stop word at either end and at least `least` occurrences
    in these words (a block of a corpus is asked with least=1). Concepts by `read_concepts`: inside one concept the longest
    form wins and nothing overlaps; one stretch may count for two concepts. A hyphenated word is never its part.
    Sorted by article, start, end, kind, term. `sentences` is not needed: words know theirs.
    """
    _, found = _find(words, concepts, most_words, stop_words() if stop is None else stop, least)
    parts = [part for one in found for part in _rows(words, one)]
    if not parts:
        return empty_table("term_counts").iloc[:0].reindex(columns=OCCURRENCE)
    return pd.concat(parts).sort_values(["doc_id", "start", "end", "kind", "term"], kind="stable").reset_index(drop=True)[OCCURRENCE]


def own_counts(term_counts: pd.DataFrame) -> pd.DataFrame:
    """The rows of `term_counts` with n without what stands in passages of an earlier article; those of which nothing is left are no row."""
    if "n_own" not in term_counts or (term_counts["n_own"] == term_counts["n"]).all():
        return term_counts
    return term_counts[term_counts["n_own"] > 0].assign(n=lambda rows: rows["n_own"]).reset_index(drop=True)


def _counts(coded: CodedWords, found: Found, words: pd.DataFrame, documents: pd.DataFrame | None) -> pd.DataFrame:
    labels, names = pd.factorize(found.terms) if found.kind == "concept" else (np.arange(len(found.terms)), found.terms)
    codes = labels[found.codes] if len(found.codes) else found.codes
    key = coded.documents[found.first] * max(1, len(names)) + codes
    keys, n = np.unique(key, return_counts=True)
    document, term = np.divmod(keys, max(1, len(names)))
    n_own = n if documents is None else np.bincount(np.searchsorted(keys, key), _own(found, words, documents), len(keys)).astype("int64")
    return pd.DataFrame({"doc_id": coded.doc_ids[document], "kind": found.kind, "term": np.asarray(names, dtype=object)[term], "n": n, "n_own": n_own})


def _own(found: Found, words: pd.DataFrame, documents: pd.DataFrame) -> np.ndarray:
    """Which occurrences lie in no passage that stood in an earlier article; copies of a whole text are told by `text_id`."""
    spans = pd.DataFrame({"doc_id": words["doc_id"].to_numpy(dtype=object)[found.first], "start": words["start"].to_numpy()[found.first],
                          "end": words["end"].to_numpy()[found.last]})
    return own_spans(spans, documents.assign(text_id=documents["doc_id"])).to_numpy()


def count_terms(words: pd.DataFrame, concepts: pd.DataFrame | None = None, most_words: int = 4,
                stop: Collection[str] | None = None, least: int = LEAST, documents: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a term in an article with its number of occurrences: the rows of `find_terms`, counted (table `term_counts`).

    With least=1 it is document-local and additive: counts of two blocks of articles, put together, are those of both.
    With `documents` n_own leaves out what lies in their passages of earlier articles (`copied`); without, it is n.
    """
    coded, found = _find(words, concepts, most_words, stop_words() if stop is None else stop, least)
    parts = [_counts(coded, one, words, documents) for one in found if len(one.first)]
    return check_table(pd.concat(parts), "term_counts") if parts else empty_table("term_counts")
