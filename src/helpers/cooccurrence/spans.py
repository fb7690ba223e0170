"""The spans that the count of a pair was made from."""
from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.tables import own_spans

PLACE = ["doc_id", "context", "meeting"]
COLUMNS = ["item_a", "item_b", "doc_id", "context", "sentence", "start", "end", "item"]


def _asked(pairs: pd.DataFrame | Iterable[tuple[str, str]]) -> pd.DataFrame:
    """The pairs in order of code point within each, every pair once."""
    rows = pairs[["item_a", "item_b"]].itertuples(index=False, name=None) if isinstance(pairs, pd.DataFrame) else pairs
    ordered = sorted({tuple(sorted(pair)) for pair in rows})
    return pd.DataFrame(ordered, columns=["item_a", "item_b"], dtype="str")


def _prepare(contexts: pd.DataFrame, asked: pd.DataFrame, documents: pd.DataFrame | None) -> pd.DataFrame:
    wanted = set(asked["item_a"]) | set(asked["item_b"])
    rows = contexts if documents is None else contexts[contexts["doc_id"].isin(documents["doc_id"])]
    rows = rows.assign(first_carrier=True if documents is None else own_contexts(rows, documents))
    rows = rows[rows["item"].isin(wanted)]
    return rows.assign(**{name: 0 for name in ("meeting", "sentence", "start", "end") if name not in rows})


def pair_spans(contexts: pd.DataFrame, pairs: pd.DataFrame | Iterable[tuple[str, str]], documents: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an occurrence of either item in a context that holds both: item_a, item_b, doc_id, context, sentence, start, end, item.

    The distinct (doc_id, context) of a pair are exactly the contexts that its n counts. `pairs` are rows with item_a
    and item_b, or tuples in any order. With `documents` each row has text_id and first_carrier as well (true where
    the article is no copy, and the context in no copied passage; n counts only these), and articles that are not among them are left out.
    """
    asked = _asked(pairs)
    rows = _prepare(contexts, asked, documents)
    held = rows[[*PLACE, "item"]].drop_duplicates()
    first = asked.merge(held.rename(columns={"item": "item_a"}), on="item_a")
    shared = first.merge(held.rename(columns={"item": "item_b"}), on=["item_b", *PLACE])
    spans = pd.concat([shared.assign(item=shared[side]).merge(rows, on=[*PLACE, "item"]) for side in ("item_a", "item_b")], ignore_index=True)
    columns = [*COLUMNS, "first_carrier"]
    spans = spans[columns].drop_duplicates().sort_values(columns, kind="stable").reset_index(drop=True)
    if documents is None:
        return spans[COLUMNS]
    return spans.merge(documents[["doc_id", "text_id"]], on="doc_id")[[*COLUMNS, "text_id", "first_carrier"]]


def own_contexts(contexts: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """For each row of a table (doc_id, context, item) whether what meets in its context counts where copies count once.

    It does where the article is no copy, and no passage of an earlier article holds all that meets there, from the first to the last.
    """
    if "context" not in contexts or "start" not in contexts or "copied" not in documents or not (documents["copied"] != "").any():
        return own_spans(contexts[["doc_id"]], documents)
    meets = contexts.groupby([name for name in PLACE if name in contexts], sort=False)
    return own_spans(contexts[["doc_id"]].assign(start=meets["start"].transform("min"), end=meets["end"].transform("max")), documents)
