"""The spans that the count of a pair was made from."""
from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

COLUMNS = ["item_a", "item_b", "doc_id", "context", "sentence", "start", "end", "item"]


def _asked(pairs: pd.DataFrame | Iterable[tuple[str, str]]) -> pd.DataFrame:
    """The pairs in order of code point within each, every pair once."""
    rows = pairs[["item_a", "item_b"]].itertuples(index=False, name=None) if isinstance(pairs, pd.DataFrame) else pairs
    ordered = sorted({tuple(sorted(pair)) for pair in rows})
    return pd.DataFrame(ordered, columns=["item_a", "item_b"], dtype="str")


def _prepare(contexts: pd.DataFrame, asked: pd.DataFrame) -> pd.DataFrame:
    wanted = set(asked["item_a"]) | set(asked["item_b"])
    rows = contexts[contexts["item"].isin(wanted)]
    return rows.assign(**{name: 0 for name in ("meeting", "sentence", "start", "end") if name not in rows})


def pair_spans(contexts: pd.DataFrame, pairs: pd.DataFrame | Iterable[tuple[str, str]], documents: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an occurrence of either item in a context that holds both: item_a, item_b, doc_id, context, sentence, start, end, item.

    The distinct (doc_id, context) of a pair are exactly the contexts that its n counts. `pairs` are rows with item_a
    and item_b, or tuples in any order. With `documents` each row has text_id and first_carrier as well (true where
    the article is no copy; n counts only these), and articles that are not among them are left out.
    """
    asked = _asked(pairs)
    rows = _prepare(contexts, asked)
    place = ["doc_id", "context", "meeting"]
    held = rows[[*place, "item"]].drop_duplicates()
    first = asked.merge(held.rename(columns={"item": "item_a"}), on="item_a")
    shared = first.merge(held.rename(columns={"item": "item_b"}), on=["item_b", *place])
    spans = pd.concat([shared.assign(item=shared[side]).merge(rows, on=[*place, "item"]) for side in ("item_a", "item_b")], ignore_index=True)
    spans = spans[COLUMNS].drop_duplicates().sort_values(COLUMNS, kind="stable").reset_index(drop=True)
    return spans if documents is None else _add_texts(spans, documents)


def _add_texts(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    spans = spans.merge(documents[["doc_id", "text_id"]], on="doc_id")
    return spans.assign(first_carrier=(spans["text_id"] == spans["doc_id"]).astype("bool"))
