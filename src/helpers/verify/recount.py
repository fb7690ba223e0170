"""Count again from the spans alone, by code that shares nothing with the rooms that counted first."""
from __future__ import annotations

import bisect
from collections.abc import Callable

import pandas as pd


def _different_sentences(spans: pd.DataFrame, starts: dict[str, list[int]]) -> int:
    return len({(doc_id, bisect.bisect_right(starts.get(doc_id, []), start)) for doc_id, start in zip(spans["doc_id"], spans["start"], strict=True)})


def recounters(text_of: dict[str, str], sentences: pd.DataFrame) -> dict[str, Callable[[pd.DataFrame], int]]:
    """What `different spans`, `articles`, `texts` and `sentences` mean, as functions of the spans of one number."""
    starts = {doc_id: sorted(group["start"]) for doc_id, group in sentences.groupby("doc_id")}
    return {
        "spans": lambda spans: len(set(zip(spans["doc_id"], spans["start"], spans["end"], strict=True))),
        "articles": lambda spans: spans["doc_id"].nunique(),
        "texts": lambda spans: len({text_of.get(doc_id, doc_id) for doc_id in spans["doc_id"]}),
        "sentences": lambda spans: _different_sentences(spans, starts),
    }


def wrong_counts(numbers: pd.DataFrame, evidence: pd.DataFrame, counters: dict[str, Callable[[pd.DataFrame], int]]) -> list[str]:
    """One line a count that its spans do not give."""
    spans_of = dict(list(evidence.groupby("number_id")))
    lines = []
    for number in numbers[numbers["kind"] == "count"].itertuples(index=False):
        what = number.rule.removeprefix("different ").split(" ", 1)[0]
        if what not in counters:
            lines.append(f"{number.item}, row {number.row!r}, column {number.column}: the rule {number.rule!r} says no way to count.")
            continue
        spans = spans_of.get(number.number_id)
        counted = 0 if spans is None else counters[what](spans)
        if str(counted) != number.value:
            lines.append(f"{number.item}, row {number.row!r}, column {number.column}: the table says {number.value}, its spans give {counted}.")
    return lines


def wrong_spans(evidence: pd.DataFrame, texts: dict[str, str]) -> list[str]:
    """One line a span that does not lie in its article, or that slices nothing but white space."""
    lines = []
    for doc_id, start, end in sorted(set(zip(evidence["doc_id"], evidence["start"], evidence["end"], strict=True))):
        text = texts.get(doc_id)
        if text is None:
            lines.append(f"evidence names the article {doc_id!r}, which is not there.")
        elif not 0 <= start < end <= len(text) or not text[start:end].strip():
            lines.append(f"evidence {doc_id} {start}..{end} is no stretch of that article.")
    return lines


def wrong_quotes(numbers: pd.DataFrame, evidence: pd.DataFrame, texts: dict[str, str], clean: Callable[[object], str]) -> list[str]:
    """One line a quote that is not the slice that it names."""
    place = evidence.drop_duplicates("number_id").set_index("number_id")
    lines = []
    for number in numbers[numbers["kind"] == "quote"].itertuples(index=False):
        span = place.loc[number.number_id]
        found = clean(texts.get(span["doc_id"], "")[span["start"]:span["end"]])
        if found != number.value:
            lines.append(f"{number.item}, row {number.row!r}, column {number.column}: the page quotes {number.value!r}, the article has {found!r}.")
    return lines
