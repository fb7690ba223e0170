"""What share of each article the page reproduces, by the spans that stand on it."""
from __future__ import annotations

import pandas as pd

from helpers.evidence import find_units, locate_spans
from helpers.tokens import find_words
from helpers.verify.again import Again, cells


def page_shares(again: Again, evidence: pd.DataFrame) -> dict[str, float]:
    """By article, the words of the passages that hold a span of the page, by all its words."""
    units = find_units(again.corpus.documents, again.sentences)
    shown = locate_spans(evidence[evidence["on_page"]], units)
    chosen = units.merge(shown.loc[shown["unit"] > 0, ["doc_id", "unit"]].drop_duplicates(), on=["doc_id", "unit"])
    found = dict.fromkeys(again.texts, 0)
    for doc_id, start, end in cells(chosen, "doc_id", "start", "end"):
        found[doc_id] += len(find_words(again.texts[doc_id][start:end]))
    totals = {doc_id: len(find_words(text)) for doc_id, text in again.texts.items()}
    return {doc_id: min(words / totals[doc_id], 1.0) if totals[doc_id] else 0.0 for doc_id, words in found.items()}
