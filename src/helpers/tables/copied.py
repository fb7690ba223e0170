"""Which stretches of an article count once: those that stood in no earlier article."""
from __future__ import annotations

import numpy as np
import pandas as pd


def write_stretches(passages: pd.DataFrame) -> dict[str, str]:
    """The column `documents.copied` from the table `passages`, by doc_id: start-end, parted by a semicolon.

    >>> write_stretches(pd.DataFrame({"doc_id": ["a", "a"], "start": [0, 80], "end": [40, 99], "copy_of": ["b", "c"]}))
    {'a': '0-40;80-99'}
    """
    rows = passages.sort_values(["doc_id", "start"], kind="stable")
    return {str(doc_id): ";".join(f"{start}-{end}" for start, end in zip(part["start"], part["end"], strict=True)) for doc_id, part in rows.groupby("doc_id")}


def own_spans(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """For each span (a row with doc_id, start, end) whether it counts where copies count once.

    It does where its article is no copy, and no passage that stood in an earlier article holds the whole of it (`documents.copied`).
    Rows without start and end are asked for their article alone.
    """
    own = spans["doc_id"] == spans["doc_id"].map(documents.set_index("doc_id")["text_id"])
    told = documents.loc[documents["copied"] != ""] if "copied" in documents and "start" in spans else documents.head(0)
    stretches = dict(zip(told["doc_id"], told["copied"], strict=True)) if len(told) else {}
    held = spans["doc_id"].isin(list(stretches)).to_numpy()
    if held.any():
        own = own & ~pd.Series(_held(spans, held, stretches), index=spans.index)
    return own.astype("bool")


def _held(spans: pd.DataFrame, asked: np.ndarray, stretches: dict[str, str]) -> np.ndarray:
    """Which rows lie whole in a stretch of their article."""
    found, start, end = np.zeros(len(spans), dtype=bool), spans["start"].to_numpy(), spans["end"].to_numpy()
    places = np.flatnonzero(asked)
    for doc_id, rows in spans["doc_id"].iloc[places].groupby(spans["doc_id"].to_numpy()[places], sort=False).indices.items():
        at = places[rows]
        for stretch in stretches[doc_id].split(";"):
            low, high = map(int, stretch.split("-"))
            found[at] |= (start[at] >= low) & (end[at] <= high)
    return found
