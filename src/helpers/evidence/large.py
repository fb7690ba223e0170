"""What a run keeps of the evidence of a large corpus: what its page can show, of each list with the number of all passages."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers.evidence.choose import choose_spans, count_passages, locate_spans, mark_whole

MANY_ARTICLES = 1000
"""Articles above which a run keeps numbers and evidence of the rows that stand on the page alone; every table stays whole."""
MOST_PASSAGES = 32
"""Passages a list, taken in turn from the articles, where not all can stand."""
SPAN = ["doc_id", "start", "end"]


class Kept(NamedTuple):
    """The spans that are kept (columns number_id, list_id, doc_id, start, end), and how many passages each list has in all."""

    spans: pd.DataFrame
    totals: dict[str, int]


def cut_lists(spans: pd.DataFrame, units: pd.DataFrame, order: dict[str, int], whole: frozenset[str] = frozenset()) -> Kept:
    """Of each list the spans of as many passages as a page shows at most; of the numbers in `whole` all.

    The passages are those that the page would take in turn from all (`choose_spans`), so that it shows the same of the cut list.
    """
    listed = spans[["list_id", *SPAN]].drop_duplicates()
    located = mark_whole(locate_spans(listed, units), units)
    chosen = located.loc[choose_spans(located, MOST_PASSAGES, order), ["list_id", *SPAN]].assign(chosen=True)
    flags = spans.merge(chosen, on=["list_id", *SPAN], how="left")["chosen"].eq(True).to_numpy()
    return Kept(spans[flags | spans["number_id"].isin(whole).to_numpy()], count_passages(located, order))
