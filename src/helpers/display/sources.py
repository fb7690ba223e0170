"""The texts that evidence is quoted from in JupyterLab; the shared page has its own."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers.evidence import MANY_ARTICLES, find_units

TOLD: list[Source] = []
"""What this process was told last; empty until a notebook tells it."""


LAID: list[Laid] = []
"""The passages of what was told last, made when they are first asked for."""


class Source(NamedTuple):
    """The articles as they were read and the sentences that are counted."""

    documents: pd.DataFrame
    sentences: pd.DataFrame


class Laid(NamedTuple):
    """The passages of all articles (`find_units`), and the place of each article among them."""

    units: pd.DataFrame
    order: dict[str, int]


def is_large() -> bool:
    """Whether so many articles were told that items hold numbers and evidence of the rows on the page alone."""
    return bool(TOLD) and len(TOLD[0].documents) > MANY_ARTICLES


def laid_out() -> Laid:
    """The passages of the articles that were told."""
    if not LAID:
        documents, sentences = TOLD[0]
        LAID[:] = [Laid(find_units(documents, sentences), {doc_id: at for at, doc_id in enumerate(documents["doc_id"].tolist())})]
    return LAID[0]


def quote_from(documents: pd.DataFrame, sentences: pd.DataFrame) -> None:
    """Nothing comes back: from here on the rows of items shown in JupyterLab open to sentences of these articles.

    In a run the evidence stands on the page; there it tells how many articles there are, and where their passages begin.
    """
    TOLD[:], LAID[:] = [Source(documents, sentences)], []


def source_of(spans: pd.DataFrame) -> Source | None:
    """The articles that the spans lie in, or None where nothing was told or a span lies in another corpus."""
    if not TOLD or not len(spans):
        return None
    wanted = set(spans["doc_id"])
    documents = TOLD[0].documents[TOLD[0].documents["doc_id"].isin(wanted)]
    lengths = dict(zip(documents["doc_id"], documents["text"].str.len(), strict=True))
    fits = all(end <= lengths.get(doc_id, -1) for doc_id, end in zip(spans["doc_id"], spans["end"], strict=True))
    return Source(documents, TOLD[0].sentences[TOLD[0].sentences["doc_id"].isin(wanted)]) if fits else None
