"""What the count of a pair is shown with: its spans and the unit they are counted in, for every context and way of counting."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers.cooccurrence.spans import pair_spans
from helpers.tables.grouped import aggregate

UNITS = {"sentence": "sentences", "paragraph": "paragraphs", "article": "articles", "window": "sentences"}
PLACE = ["item_a", "item_b", "doc_id", "context"]


class PairEvidence(NamedTuple):
    """The spans of pairs, and the unit (of `evidence.recount`) in which the spans of first carriers give each n."""

    spans: pd.DataFrame
    unit: str


def meeting_spans(contexts: pd.DataFrame, pairs: pd.DataFrame, documents: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a context that holds both items of a pair, as one stretch from the first to the last of their occurrences that meet there.

    Columns item_a, item_b, doc_id, context, sentence (where it begins), start, end; with `documents` text_id and
    first_carrier. So the n of a pair is the number of its stretches, also where a window runs over the end of a
    sentence or every meeting counts, and no sentence stands for one context.
    """
    spans = pair_spans(contexts, pairs, documents)
    kept = [name for name in ("text_id", "first_carrier") if name in spans]
    ordered = spans.sort_values([*PLACE, "start", "end"], kind="stable").groupby(PLACE)
    told = aggregate(ordered, sentence=("sentence", "first"), start=("start", "min"), end=("end", "max"), **{name: (name, "max") for name in kept})
    return told.reset_index()


def pair_evidence(contexts: pd.DataFrame, pairs: pd.DataFrame, documents: pd.DataFrame, sentences: pd.DataFrame, context: str = "sentence",
                  across: bool = False, per: str = "context") -> PairEvidence:
    """The spans of each pair's n and the unit that counts them: sentences, paragraphs, articles, or spans (one a meeting).

    The arguments are those that `context_of` was given. Where a context is a passage of the text, the spans are the
    occurrences (`pair_spans`, with paragraph) and n counts the passages that hold them; a window over the end of a
    sentence and a count of every meeting have one span each (`meeting_spans`). n counts first carriers alone.
    """
    if per == "occurrence" or (context == "window" and across):
        return PairEvidence(meeting_spans(contexts, pairs, documents), "spans")
    spans = pair_spans(contexts, pairs, documents)
    return PairEvidence(spans.merge(sentences[["doc_id", "sentence", "paragraph"]], on=["doc_id", "sentence"], how="left"), UNITS[context])
