"""Documents and their zones to the tables `sentences` and `words`: document-local, so any block of documents can be done anywhere."""
from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import accumulate

import numpy as np
import pandas as pd

from helpers.tables import check_table, empty_table
from helpers.tables.zone_names import COUNTED
from helpers.tokens.chunks import Words, cut_words
from helpers.tokens.ends import cut_sentences
from helpers.tokens.quotes import MARK, find_quoted, inside
from helpers.tokens.rows import Rows, order_rows
from helpers.tokens.words import plain

# One sentence each, however they are punctuated.
TITLES = ("headline", "deck", "subheading")


def _line_starts(text: str) -> list[int]:
    """Where each line begins, and where the text ends."""
    return [0, *accumulate(map(len, text.splitlines(keepends=True)))]


def split_sentences(documents: pd.DataFrame, zones: pd.DataFrame, counted: Collection[str] = COUNTED) -> pd.DataFrame:
    """One row a sentence of a counted zone: doc_id, sentence (from 1), start, end, paragraph (number of its line, from 1), zone.

    A headline, deck or subheading is one sentence; a line break ends a paragraph and with it the sentence (method section 1).
    """
    zones = zones[zones["zone"].isin(list(counted))]
    rows = order_rows(zones, documents)
    zone = zones["zone"].array.take(rows.row)
    found = cut_sentences(documents["text"].tolist(), rows, np.isin(zone, TITLES))
    if not len(found.start):
        return empty_table("sentences")
    article = rows.article[found.holder]
    return check_table(pd.DataFrame({
        "doc_id": documents["doc_id"].array.take(article), "sentence": np.arange(len(article)) - np.searchsorted(article, article) + 1,
        "start": found.start, "end": found.end, "paragraph": found.paragraph, "zone": zone.take(found.holder)}), "sentences")


def _find_quotes(texts: list[str], rows: Rows, paragraph: np.ndarray) -> Iterator[tuple[int, int, int]]:
    """The quoted stretches of those paragraphs that hold sentences: the number of the article, start, end."""
    for at, part in rows.by_article():
        if MARK.search(texts[at]):
            lines = _line_starts(texts[at])
            for number in np.unique(paragraph[part]).tolist():
                yield from ((at, *span) for span in find_quoted(texts[at], lines[number - 1], lines[number]))


def _in_lead(rows: Rows, paragraph: np.ndarray, zone: np.ndarray) -> np.ndarray:
    """Which sentences stand in the first paragraph of their article; a headline is none."""
    running = np.flatnonzero(zone == "paragraph")
    articles, first = np.unique(rows.article[running], return_index=True)
    lead = np.zeros(len(zone), bool)
    lead[running] = paragraph[running] == paragraph[running[first]][np.searchsorted(articles, rows.article[running])]
    return lead


def split_words(documents: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row a word of a counted zone: doc_id, start, end (before a possessive 's), sentence, zone, term, lead (first paragraph), quoted.

    Words are those of `find_words`, sought sentence by sentence; a headline's words are no lead.
    """
    found, rows = words_of(documents, sentences)
    if not len(found.term):
        return empty_table("words")
    paragraph, zone = sentences["paragraph"].to_numpy()[rows.row], sentences["zone"].array.take(rows.row)
    head = sentences[["doc_id", "sentence", "zone"]].take(rows.row).assign(lead=_in_lead(rows, paragraph, zone))
    holder = np.repeat(np.arange(len(head)), found.counts)
    quotes = list(_find_quotes(documents["text"].tolist(), rows, paragraph))
    return check_table(head.take(holder).reset_index(drop=True).assign(
        start=found.start, end=found.end, term=pd.array(found.terms, dtype="str").take(found.term),
        quoted=inside(quotes, rows.article[holder], found.start)), "words")


def words_of(documents: pd.DataFrame, sentences: pd.DataFrame) -> tuple[Words, Rows]:
    """The words of all sentences as numbers, sentence by sentence, and the sentences in this order."""
    rows = order_rows(sentences, documents)
    return cut_words([plain(text) for text in documents["text"].tolist()], rows.article, rows.start, rows.end), rows
