"""Copies: which article is a copy of which, and which passages stood in another article first."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.corpus.shingles import SHINGLE, Words, cover_words, first_texts, number_words, place_words, runs, shared_shingles
from helpers.tables import check_table, dated, empty_table, write_stretches

# An article is a copy where four fifths of its running words stand in one earlier article, and half of those of its first half:
# a footer that a site hangs on every article stands at the end.
COPY = 0.8
COPY_BEGIN = 0.5


class Found(NamedTuple):
    """The articles with their `text_id`, and the table `passages`."""

    documents: pd.DataFrame
    passages: pd.DataFrame


def carrier_order(documents: pd.DataFrame) -> pd.DataFrame:
    """The articles with the likely first carrier of any text before its copies.

    By date, where it is known to the day or month and not in doubt (a month counts from its end); of one date, who wrote the text on an own page
    before those who do not say, and these before a page that names another as the writer; then by doc_id.
    """
    known = dated(documents)
    day = documents["published"].where(documents["published_precision"] == "day", documents["published"] + "-99")
    credit = np.select([documents["carrier"] != "", documents["outlet"] != ""], [2, 0], 1)
    order = documents.assign(_day=day.where(known, "9999"), _credit=credit).sort_values(["_day", "_credit", "doc_id"], kind="stable")
    return order.drop(columns=["_day", "_credit"])


class _Shared(NamedTuple):
    """The shingles that stand twice: where each begins, its number, the text it lies in; and where each text's words begin."""

    places: np.ndarray
    shingles: np.ndarray
    texts: np.ndarray
    begins: np.ndarray
    sizes: np.ndarray

    def keep(self, texts: np.ndarray) -> _Shared:
        """Those in texts for which the flag is set."""
        kept = texts[self.texts]
        return self._replace(places=self.places[kept], shingles=self.shingles[kept], texts=self.texts[kept])

    def of(self, text: int) -> tuple[np.ndarray, np.ndarray]:
        """Where the shingles of one text begin, counted from its first word, and their numbers."""
        low, high = np.searchsorted(self.texts, [text, text + 1])
        return self.places[low:high] - self.begins[text], self.shingles[low:high]


def _share_words(words: Words) -> _Shared:
    return _Shared(*shared_shingles(words), words.begins, np.diff(words.begins))


def _share_in(shared: _Shared, text: int, other: int) -> float:
    """The share of a text's running words that stand in another; 0 where that makes it no copy."""
    places, shingles = shared.of(text)
    kept = places[np.isin(shingles, shared.of(other)[1])]
    held = cover_words(int(shared.sizes[text]), kept, np.zeros(len(kept), "int64"), 1) == 0
    begin = held[:(len(held) + 1) // 2]
    return float(held.mean()) if held.mean() >= COPY and begin.mean() >= COPY_BEGIN else 0.0


def _last_before(shared: _Shared) -> np.ndarray:
    """For each shingle the text in which it stood last before this one; its own where in none."""
    order = np.argsort(shared.shingles, kind="stable")
    shingles, texts = shared.shingles[order], shared.texts[order]
    again = np.concatenate([[False], shingles[1:] == shingles[:-1]])
    found = np.empty_like(texts)
    found[order] = np.where(again, np.concatenate([texts[:1], texts[:-1]]), texts)
    return found


def _near_copies(shared: _Shared, n_texts: int) -> np.ndarray:
    """For each text, in order, the earlier text whose copy it is; itself where it is none. Candidates are the first and the last text before it."""
    roots = np.arange(n_texts)
    sources = np.stack([first_texts(shared.shingles, shared.texts), _last_before(shared)]) if len(shared.texts) else np.empty((2, 0), "int64")
    enough = np.bincount(shared.texts, minlength=n_texts) * SHINGLE >= COPY * np.maximum(shared.sizes, 1)
    for text in np.flatnonzero(enough).tolist():
        low, high = np.searchsorted(shared.texts, [text, text + 1])
        candidates = np.unique(roots[sources[:, low:high]])
        scored = [(-share, other) for other in candidates[candidates != text].tolist() if (share := _share_in(shared, text, other))]
        roots[text] = min(scored)[1] if scored else text
    return roots


def _copied_runs(shared: _Shared, roots: np.ndarray) -> dict[int, list[tuple[int, int, int]]]:
    """For each text the stretches of its words that stood first in another: of a copy, in the text it copies; else in any that is no copy."""
    own = shared.keep(roots == np.arange(len(roots)))
    first = first_texts(own.shingles, own.texts)
    found = {}
    for text in np.unique(own.texts[first != own.texts]).tolist():
        low, high = np.searchsorted(own.texts, [text, text + 1])
        taken = np.flatnonzero(first[low:high] != text)
        found[text] = runs(cover_words(int(own.sizes[text]), own.of(text)[0][taken], first[low:high][taken], len(roots)), len(roots))
    for text in np.flatnonzero(roots != np.arange(len(roots))).tolist():
        places, shingles = shared.of(text)
        kept = places[np.isin(shingles, shared.of(int(roots[text]))[1])]
        found[text] = runs(cover_words(int(own.sizes[text]), kept, np.full(len(kept), roots[text]), len(roots)), len(roots))
    return found


def _passage_rows(doc_ids: list[str], texts: pd.Series, found: dict[int, list[tuple[int, int, int]]]) -> list[tuple[str, int, int, str]]:
    rows = []
    for text, stretches in sorted(found.items()):
        words = place_words(texts.iloc[text])
        rows += [(doc_ids[text], words[first][0], words[last][1], doc_ids[source]) for first, last, source in stretches]
    return rows


def find_copies(documents: pd.DataFrame) -> Found:
    """The articles with `text_id` and `copied`, and one row a passage that stood in another article first: doc_id, start, end, copy_of (table `passages`).

    An article is a copy of the first in `carrier_order` with the same text, or that holds at least four fifths of its running words (and half of
    those of its first half) in stretches of twelve words or more; `text_id` names that one. Other articles keep their own `text_id`, and what they
    share with an earlier text that is no copy are passages. The whole of an article with the same text is one passage. Exact: every shingle of twelve
    running words of all articles is compared. Reworded copies, two translations of one statement for example, are not found.
    """
    if documents.empty:
        return Found(documents, empty_table("passages"))
    order = carrier_order(documents.drop(columns="text"))
    firsts = order.drop_duplicates("text_sha256")
    doc_ids, texts = firsts["doc_id"].tolist(), documents["text"].loc[firsts.index]
    shared = _share_words(number_words(texts))
    roots = _near_copies(shared, len(texts))
    rows = _passage_rows(doc_ids, texts, _copied_runs(shared, roots))
    text_of = dict(zip(firsts["text_sha256"], (doc_ids[root] for root in roots.tolist()), strict=True))
    named = documents.assign(text_id=documents["text_sha256"].map(text_of).astype("str"))
    same = order[order.duplicated("text_sha256")]
    whole = zip(same["doc_id"], same["n_characters"], same["text_sha256"].map(dict(zip(firsts["text_sha256"], doc_ids, strict=True))), strict=True)
    rows += [(doc_id, 0, int(end), source) for doc_id, end, source in whole if end]
    passages = check_table(pd.DataFrame(rows, columns=["doc_id", "start", "end", "copy_of"]), "passages") if rows else empty_table("passages")
    told = write_stretches(passages)
    copied = [told.get(doc_id, "") if doc_id == text_id else "" for doc_id, text_id in zip(named["doc_id"], named["text_id"], strict=True)]
    return Found(named.assign(copied=pd.Series(copied, index=named.index, dtype="str")), passages)


def tell_likeness(documents: pd.DataFrame, passages: pd.DataFrame) -> dict[str, str]:
    """What the ledger says of each article that is a copy, or holds passages of an earlier one."""
    digest = dict(zip(documents["doc_id"], documents["text_sha256"], strict=True))
    shared = passages.groupby("doc_id")["copy_of"].unique()
    told = {doc_id: f"holds {SHINGLE} running words or more of {', '.join(sorted(sources)[:3])}{' and others' if len(sources) > 3 else ''}"
            for doc_id, sources in shared.items()}
    for doc_id, text_id in zip(documents["doc_id"], documents["text_id"], strict=True):
        if doc_id != text_id:
            told[doc_id] = f"{'the same text as' if digest[doc_id] == digest[text_id] else 'nearly the same text as'} {text_id}"
    return told
