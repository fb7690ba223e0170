"""Count again from the spans alone, by code that shares nothing with the rooms that counted first."""
from __future__ import annotations

import bisect
from collections.abc import Callable, Collection

import pandas as pd

from helpers.tokens import find_words
from helpers.verify.again import SPAN, cells


Span = tuple[str, int, int]


def _different_sentences(spans: Collection[Span], starts: dict[str, list[int]]) -> int:
    return len({(doc_id, bisect.bisect_right(starts.get(doc_id, []), start)) for doc_id, start, _ in spans})


def _different_paragraphs(spans: Collection[Span], places: dict[str, tuple[list[int], list[int]]]) -> int:
    found = set()
    for doc_id, start, _ in spans:
        starts, paragraphs = places.get(doc_id, ([], []))
        at = bisect.bisect_right(starts, start)
        found.add((doc_id, paragraphs[at - 1] if at else 0))
    return len(found)


def _paragraphs(sentences: pd.DataFrame) -> dict[str, tuple[list[int], list[int]]]:
    """Of each article, where its sentences begin and in which paragraph each lies."""
    rows = sentences.sort_values(["doc_id", "start"])
    found: dict[str, tuple[list[int], list[int]]] = {}
    for doc_id, start, paragraph in cells(rows, "doc_id", "start", "paragraph"):
        starts, paragraphs = found.setdefault(doc_id, ([], []))
        starts.append(start)
        paragraphs.append(paragraph)
    return found


def recounters(text_of: dict[str, str], sentences: pd.DataFrame) -> dict[str, Callable[[Collection[Span]], int]]:
    """What `different spans`, `articles`, `texts`, `sentences` and `paragraphs` mean, as functions of the spans of one number."""
    places = _paragraphs(sentences)
    starts = {doc_id: own for doc_id, (own, _) in places.items()}
    return {
        "spans": lambda spans: len(set(spans)),
        "articles": lambda spans: len({doc_id for doc_id, _, _ in spans}),
        "texts": lambda spans: len({text_of.get(doc_id, doc_id) for doc_id, _, _ in spans}),
        "sentences": lambda spans: _different_sentences(spans, starts),
        "paragraphs": lambda spans: _different_paragraphs(spans, places),
    }


def wrong_counts(numbers: pd.DataFrame, spans: dict[str, set[Span]], counters: dict[str, Callable[[Collection[Span]], int]]) -> list[str]:
    """One line a count that its spans do not give; `spans` are the different ones of each number."""
    lines = []
    for number in numbers[numbers["kind"] == "count"].itertuples(index=False):
        what = number.rule.removeprefix("different ").split(" ", 1)[0]
        if what not in counters:
            lines.append(f"{number.item}, row {number.row!r}, column {number.column}: the rule {number.rule!r} says no way to count.")
            continue
        counted = counters[what](spans.get(number.number_id, ()))
        if str(counted) != number.value:
            lines.append(f"{number.item}, row {number.row!r}, column {number.column}: the table says {number.value}, its spans give {counted}.")
    return lines


def _parts(doc_id: str, start: int, word: str) -> list[tuple[str, int, int]]:
    """A word, and of a hyphenated one each part."""
    found = [(doc_id, start, start + len(word))]
    for part in word.split("-") if "-" in word else ():
        found.append((doc_id, start, start + len(part)))
        start += len(part) + 1
    return found


def edges(texts: dict[str, str], tables: list[pd.DataFrame]) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """Where a counted stretch may begin, and where it may end: at words of the articles, and at rows of the tables."""
    words = [part for doc_id, text in texts.items() for start, end, _ in find_words(text) for part in _parts(doc_id, start, text[start:end])]
    rows = [row for table in tables for row in cells(table, *SPAN)]
    spans = [*words, *rows, *((doc_id, 0, len(text)) for doc_id, text in texts.items())]
    return {(doc_id, start) for doc_id, start, _ in spans}, {(doc_id, end) for doc_id, _, end in spans}


def _fault(doc_id: str, start: int, end: int, texts: dict[str, str], known: tuple[set, set]) -> str:
    text = texts.get(doc_id)
    if text is None:
        return f"its evidence names the article {doc_id!r}, which is not there"
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        return f"its evidence {doc_id} {start}..{end} is no stretch of that article"
    if (doc_id, start) not in known[0] or (doc_id, end) not in known[1]:
        return f"its evidence {doc_id} {start}..{end} cuts the article where nothing was counted: {' '.join(text[start:end].split())[:60]!r}"
    return ""


def wrong_spans(numbers: pd.DataFrame, evidence: pd.DataFrame, texts: dict[str, str], known: tuple[set, set]) -> list[str]:
    """One line a span that does not lie in its article, or does not begin and end where something may; `known` are the `edges`."""
    quotes = set(numbers.loc[numbers["kind"] == "quote", "number_id"])
    counted = evidence[~evidence["number_id"].isin(quotes)]  # a quote is compared with its slice, wherever it begins
    faults = {span: _fault(*span, texts, known) for span in set(cells(counted, *SPAN))}
    names = {number.number_id: f"{number.item}, row {number.row!r}, column {number.column}" for number in numbers.itertuples(index=False)}
    rows = cells(counted, "number_id", *SPAN) if any(faults.values()) else ()
    wrong = [f"{names[number_id]}: {faults[span]}." for number_id, *place in rows if number_id in names and faults[span := tuple(place)]]
    strays = sorted(set(evidence["number_id"].unique()) - set(names))
    return [*wrong, *(f"evidence of {number_id!r}, which has no row in numbers." for number_id in strays)]


def wrong_quotes(numbers: pd.DataFrame, evidence: pd.DataFrame, texts: dict[str, str], clean: Callable[[object], str]) -> list[str]:
    """One line a quote that is not the slice that it names."""
    first = evidence.drop_duplicates("number_id")
    place = dict(zip(first["number_id"].tolist(), cells(first, *SPAN), strict=True))
    lines = []
    for number in numbers[numbers["kind"] == "quote"].itertuples(index=False):
        doc_id, start, end = place.get(number.number_id, ("", 0, 0))
        found = clean(texts.get(doc_id, "")[start:end])
        if found != number.value:
            lines.append(f"{number.item}, row {number.row!r}, column {number.column}: the page quotes {number.value!r}, the article has {found!r}.")
    return lines
