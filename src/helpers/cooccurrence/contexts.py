"""What counts as being said together: sentence, paragraph, article, or a window of words."""
from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.cooccurrence.numbered import every_two
from helpers.errors import UsageError, unknown
from helpers.tables.grouped import aggregate

CONTEXTS = ("sentence", "paragraph", "article", "window")
PER = ("context", "occurrence")
COLUMNS = ["doc_id", "context", "item", "start", "end", "sentence", "meeting"]
NUMBERS = ["context", "start", "end", "sentence", "meeting"]


def _cast(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows[COLUMNS].astype({name: "int64" for name in NUMBERS} | {"doc_id": "str", "item": "str"})
    return rows.sort_values(["doc_id", "context", "meeting", "start", "end", "item"], kind="stable").reset_index(drop=True)


def _numbered(keywords: pd.DataFrame, sentences: pd.DataFrame, context: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Occurrences and sentences with the number of the sentence, paragraph or article that is their context."""
    places = sentences[["doc_id", "sentence", "paragraph", "start", "end"]].copy()
    places["context"] = 1 if context == "article" else places[context]
    near = keywords.merge(places[["doc_id", "sentence", "context"]], on=["doc_id", "sentence"])
    return near.assign(meeting=0), places


def _empty_contexts(places: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """A row with an empty item for each context that holds no keyword: it counts among the contexts, and holds nothing."""
    groups = places.groupby(["doc_id", "context"], sort=True)
    contexts = aggregate(groups, start=("start", "min"), end=("end", "max"), sentence=("sentence", "min")).reset_index()
    seen = held[["doc_id", "context"]].drop_duplicates().assign(seen=True)
    empty = contexts.merge(seen, how="left", on=["doc_id", "context"])
    return empty[empty["seen"].isna()].assign(item="", meeting=0)[COLUMNS]


def _positions(keywords: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """Occurrences with the position in their article, counted in words, of their first and last word; those without a word are left out."""
    words = words.sort_values(["doc_id", "start"], kind="stable")
    documents = {doc_id: at for at, doc_id in enumerate(words["doc_id"].drop_duplicates())}
    far = 1 + max(int(words["end"].max()), int(keywords["end"].max())) if len(words) and len(keywords) else 1
    base, place = words["doc_id"].map(documents).to_numpy() * far, keywords["doc_id"].map(documents).fillna(-1).to_numpy("int64") * far
    first = np.searchsorted(base + words["end"].to_numpy(), place + keywords["start"].to_numpy(), side="right")
    last = np.searchsorted(base + words["start"].to_numpy(), place + keywords["end"].to_numpy(), side="left") - 1
    placed = keywords.assign(first=first, last=last)[(last >= first) & (place >= 0)]
    return placed.sort_values(["doc_id", "first", "last", "item"], kind="stable").reset_index(drop=True)


def _meet(rows: pd.DataFrame, window: int, across: bool) -> tuple[np.ndarray, np.ndarray]:
    """Row numbers of every two occurrences at most `window` words apart, the earlier first."""
    doc, sentence = pd.factorize(rows["doc_id"])[0], rows["sentence"].to_numpy()
    first, last = rows["first"].to_numpy(), rows["last"].to_numpy()
    earlier, later = [np.empty(0, "int64")], [np.empty(0, "int64")]
    for step in range(1, len(rows)):
        same = doc[:-step] == doc[step:]
        gap = first[step:] - last[:-step]
        if not (same & (first[step:] - first[:-step] <= window + int((last - first).max()))).any():
            break
        meets = np.flatnonzero(same & (gap >= 1) & (gap <= window) & (across | (sentence[:-step] == sentence[step:])))
        earlier.append(meets)
        later.append(meets + step)
    return np.concatenate(earlier), np.concatenate(later)


def _as_meetings(rows: pd.DataFrame, earlier: np.ndarray, later: np.ndarray, per: str) -> pd.DataFrame:
    """One row an occurrence in a meeting of two; an occurrence that meets none is a meeting of its own.

    Meetings are numbered in each article in the order of their earlier occurrence; per context, the context is the
    sentence of the earlier occurrence; per occurrence, each meeting is a context.
    """
    alone = np.setdiff1d(np.arange(len(rows)), np.concatenate([earlier, later]))
    heads, tails = np.concatenate([earlier, alone]), np.concatenate([later, np.full(len(alone), -1)])
    order = np.lexsort([tails, heads])
    heads, tails = heads[order], tails[order]
    number = pd.Series(rows["doc_id"].to_numpy()[heads]).groupby(rows["doc_id"].to_numpy()[heads]).cumcount().to_numpy() + 1
    context = number if per == "occurrence" else rows["sentence"].to_numpy()[heads]
    paired = tails >= 0
    ends = np.concatenate([heads, tails[paired]])
    meetings = rows.iloc[ends].drop(columns=["context", "meeting"], errors="ignore")
    return meetings.assign(meeting=np.concatenate([number, number[paired]]), context=np.concatenate([context, context[paired]]))


def _check(context: str, per: str, window: int, words: pd.DataFrame | None) -> None:
    if context not in CONTEXTS:
        raise unknown("context", context, CONTEXTS)
    if per not in PER:
        raise unknown("way to count a pair", per, PER)
    if context == "window" and (words is None or window < 1):
        raise UsageError("context 'window' needs the table of words to measure distances in, and a window of at least one word.")


def context_of(keywords: pd.DataFrame, sentences: pd.DataFrame, context: str = "sentence", window: int = 5, words: pd.DataFrame | None = None,
               across: bool = False, per: str = "context") -> pd.DataFrame:
    """One row an occurrence of an item in a context: doc_id, context, item, start, end, sentence, meeting.

    `keywords` is any table with doc_id, start, end, sentence, item. `context` is the number of the sentence or
    paragraph in its article; an article is its context 1. A context without a keyword is a row with an empty item, so
    that it counts among the contexts. `per="context"`: a pair counts once in a context, however often both stand in
    it. `per="occurrence"`: every meeting of two occurrences is a context of its own, numbered in `meeting`; an
    occurrence that meets none is one too.

    `context="window"`: two occurrences meet when the first word of the later is at most `window` words after the last
    word of the earlier (neighbours are one apart) in one sentence, or in one article with `across=True`. Each meeting
    is found once, whatever the window; per context a pair counts once in the sentence of its earlier occurrence. The
    items of a context with several meetings pair only inside a meeting. Raises UsageError for a context or a way of
    counting that is not one of these, and for a window without `words`.
    """
    _check(context, per, window, words)
    rows, places = _numbered(keywords, sentences, "sentence" if context == "window" else context)
    rows = rows.sort_values(["doc_id", "context", "start", "end", "item"], kind="stable").reset_index(drop=True)
    if context == "window":
        rows = _positions(rows, words)
        rows = _as_meetings(rows, *_meet(rows, window, across), per)
    elif per == "occurrence":
        rows = _as_meetings(rows, *every_two(rows.groupby(["doc_id", "context"], sort=True).ngroup().to_numpy()), per)
    rows = rows[COLUMNS]
    return _cast(rows if per == "occurrence" else pd.concat([rows, _empty_contexts(places, rows)], ignore_index=True))
