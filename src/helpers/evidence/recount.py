"""Count again from the spans: the check that every shown count passes before it is shown."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.errors import ContractError, unknown
from helpers.tables.grouped import key_rows

COUNTED_UNITS = {
    "spans": ("doc_id", "start", "end"),
    "articles": ("doc_id",),
    "texts": ("text_id",),
    "sentences": ("doc_id", "sentence"),
    "paragraphs": ("doc_id", "paragraph"),
}


def _columns_of(of: str, spans: pd.DataFrame) -> list[str]:
    if of not in COUNTED_UNITS:
        raise unknown("unit of a count", of, COUNTED_UNITS)
    columns = list(COUNTED_UNITS[of])
    gone = [column for column in columns if column not in spans.columns]
    if gone:
        raise ContractError(f"a count of {of} needs spans with {', '.join(columns)}; missing: {', '.join(gone)}.")
    return columns


def select_spans(spans: pd.DataFrame, where: Mapping[str, object] | None = None) -> pd.DataFrame:
    """One row a span that `where` lets through: each column equal to the value, or one of a list of values.

    Raises ContractError where a column of `where` is not in the spans.
    """
    if not where:
        return spans
    keep = pd.Series(True, index=spans.index)
    for column, value in where.items():
        if column not in spans.columns:
            raise ContractError(f"'where' names the column {column!r}, which the spans do not have.")
        values = value if isinstance(value, (list, tuple, set, frozenset)) else [value]
        keep &= spans[column].isin(list(values))
    return spans[keep]


def recount(spans: pd.DataFrame, of: str, where: Mapping[str, object] | None = None) -> int:
    """How many different units (`of`: spans, articles, texts, sentences or paragraphs) the spans hold.

    >>> rows = pd.DataFrame({"doc_id": ["a", "a", "b"], "start": [0, 9, 0], "end": [3, 12, 3]})
    >>> recount(rows, "spans"), recount(rows, "articles"), recount(rows, "spans", {"doc_id": "a"})
    (3, 2, 2)
    """
    return len(select_spans(spans, where).drop_duplicates(_columns_of(of, spans)))


def recount_rows(spans: pd.DataFrame, key: list[str], of: str, where: Mapping[str, object] | None = None) -> dict[tuple, int]:
    """The count of each row of a table, by its key as a tuple; a key without a span is not in it."""
    units = _columns_of(of, spans)
    different = select_spans(spans, where).drop_duplicates([*key, *[unit for unit in units if unit not in key]])
    sizes: dict[tuple, int] = {}
    for row in key_rows(different, key):
        sizes[row] = sizes.get(row, 0) + 1
    return sizes
