"""Documents and their zones to the tables `sentences` and `words`: document-local, so any block of documents can be done anywhere."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate

import numpy as np
import pandas as pd

from helpers.tables import check_table, empty_table
from helpers.tables.zone_names import COUNTED
from helpers.tokens.chunks import Splitter
from helpers.tokens.quotes import MARK, find_quoted, inside
from helpers.tokens.sentences import sentences_between, trim
from helpers.tokens.words import plain


# One sentence each, however they are punctuated.
TITLES = ("headline", "deck", "subheading")


def _line_starts(text: str) -> list[int]:
    """Where each line begins, and where the text ends."""
    return [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]


def _sentences_of(text: str, stretches: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, int, str]]:
    lines, flat = _line_starts(text), plain(text)
    for start, end, zone in stretches:
        spans = sentences_between(text, flat, start, end) if zone not in TITLES else [trim(text, start, end)]
        for low, high in spans:
            if low < high:
                yield low, high, bisect_right(lines, low), zone


def _by_document(frame: pd.DataFrame, columns: list[str]) -> dict[str, list[tuple]]:
    """The rows of a table as tuples, grouped by article in the order of offsets."""
    groups: dict[str, list[tuple]] = {}
    for doc_id, *row in zip(frame["doc_id"].tolist(), *(frame[name].tolist() for name in columns), strict=True):
        groups.setdefault(doc_id, []).append(tuple(row))
    return {doc_id: sorted(rows) for doc_id, rows in groups.items()}


def split_sentences(documents: pd.DataFrame, zones: pd.DataFrame, counted: Collection[str] = COUNTED) -> pd.DataFrame:
    """One row a sentence of a counted zone: doc_id, sentence (from 1), start, end, paragraph (number of its line, from 1), zone.

    A headline, deck or subheading is one sentence; a line break ends a paragraph and with it the sentence (method section 1).
    """
    stretches = _by_document(zones[zones["zone"].isin(list(counted))], ["start", "end", "zone"])
    rows = [
        (doc_id, number, *sentence)
        for doc_id, text in zip(documents["doc_id"].tolist(), documents["text"].tolist(), strict=True) if doc_id in stretches
        for number, sentence in enumerate(_sentences_of(text, stretches[doc_id]), start=1)
    ]
    if not rows:
        return empty_table("sentences")
    return check_table(pd.DataFrame(rows, columns=["doc_id", "sentence", "start", "end", "paragraph", "zone"]), "sentences")


def _quoted_spans(text: str, sentences: list[tuple]) -> list[tuple[int, int]]:
    """The quoted stretches of those paragraphs of an article that hold sentences."""
    lines = _line_starts(text)
    numbers = sorted({paragraph for *_, paragraph, _ in sentences})
    return [span for number in numbers for span in find_quoted(text, lines[number - 1], lines[number])]


def _lead_paragraph(sentences: list[tuple]) -> int:
    return next((paragraph for *_, paragraph, zone in sentences if zone == "paragraph"), 0)


def split_words(documents: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row a word of a counted zone: doc_id, start, end (before a possessive 's), sentence, zone, term, lead (first paragraph), quoted.

    Words are those of `find_words`, sought sentence by sentence; a headline's words are no lead.
    """
    groups = _by_document(sentences, ["start", "end", "sentence", "paragraph", "zone"])
    splitter, heads, quotes = Splitter(), [], []
    for doc_id, text in zip(documents["doc_id"].tolist(), documents["text"].tolist(), strict=True):
        rows = groups.get(doc_id, [])
        lead, flat = _lead_paragraph(rows), plain(text) if rows else ""
        for start, end, *_ in rows:
            splitter.add(flat, start, end)
        quotes += [(len(heads), low, high) for low, high in (_quoted_spans(text, rows) if rows and MARK.search(text) else ())]
        heads += [(doc_id, number, zone, paragraph == lead and zone == "paragraph", len(heads)) for _, _, number, paragraph, zone in rows]
    return _words_table(splitter, heads, quotes)


def _words_table(splitter: Splitter, heads: list[tuple], quotes: list[tuple[int, int, int]]) -> pd.DataFrame:
    """The table: each sentence's head repeated for each of its words; the last of a head, and the first of a quote, is the number of its article."""
    found, counts = splitter.words()
    if not len(found.start):
        return empty_table("words")
    head = pd.DataFrame(heads, columns=["doc_id", "sentence", "zone", "lead", "article"]).astype({"doc_id": "str", "zone": "str"})
    frame = head.take(np.repeat(np.arange(len(head)), counts)).reset_index(drop=True)
    frame["start"], frame["end"] = found.start, found.end
    frame["term"] = pd.array(list(splitter.chunks.terms), dtype="str").take(found.term)
    frame["quoted"] = inside(quotes, frame["article"].to_numpy(), found.start)
    return check_table(frame, "words")
