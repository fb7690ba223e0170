"""The texts that evidence is quoted from in JupyterLab; the shared page has its own."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

TOLD: list[Source] = []
"""What this process was told last; empty until a notebook tells it."""


class Source(NamedTuple):
    """The articles as they were read and the sentences that are counted."""

    documents: pd.DataFrame
    sentences: pd.DataFrame


def quote_from(documents: pd.DataFrame, sentences: pd.DataFrame) -> None:
    """Nothing comes back: from here on the rows of items shown in JupyterLab open to sentences of these articles.

    In a run it changes nothing: there the evidence stands on the page.
    """
    TOLD[:] = [Source(documents, sentences)]


def source_of(spans: pd.DataFrame) -> Source | None:
    """The articles that the spans lie in, or None where nothing was told or a span lies in another corpus."""
    if not TOLD or not len(spans):
        return None
    wanted = set(spans["doc_id"])
    documents = TOLD[0].documents[TOLD[0].documents["doc_id"].isin(wanted)]
    lengths = dict(zip(documents["doc_id"], documents["text"].str.len(), strict=True))
    fits = all(end <= lengths.get(doc_id, -1) for doc_id, end in zip(spans["doc_id"], spans["end"], strict=True))
    return Source(documents, TOLD[0].sentences[TOLD[0].sentences["doc_id"].isin(wanted)]) if fits else None
