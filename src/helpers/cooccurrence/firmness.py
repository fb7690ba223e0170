"""How firm keywords and pairs are: their numbers by text, and whether a pair stays beyond chance when any one text is left out."""
from __future__ import annotations

import pandas as pd

from helpers.cooccurrence.shuffles import count_shuffles, read_counts
from helpers.cooccurrence.totals import PAIR, own_pairs
from helpers.tables import own_spans
from helpers.tables.grouped import aggregate


def keywords_by_text(keywords: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a keyword in an independent text: item, doc_id, text_id, n; copies left out. For `statistics.leave_one_text_out` and `findings`."""
    own = keywords[own_spans(keywords, documents)]
    groups = own.merge(documents[["doc_id", "text_id"]], on="doc_id").groupby(["item", "doc_id", "text_id"])
    return aggregate(groups, n=("start", "size")).reset_index()


def pairs_by_text(pair_counts: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a pair that meets in an independent text: pair ("a · b"), item_a, item_b, doc_id, text_id, n; copies left out.

    For `statistics.leave_one_text_out(…, item="pair")` and `findings.rests_on`.
    """
    rows = own_pairs(pair_counts, documents)
    rows = rows[rows["n"] > 0]
    table = rows.assign(pair=rows["item_a"] + " · " + rows["item_b"])
    return table[["pair", *PAIR, "doc_id", "text_id", "n"]].sort_values([*PAIR, "doc_id"], kind="stable").reset_index(drop=True)


def _stays(rows: pd.DataFrame) -> bool:
    """Whether a pair's count exceeds every shuffle without any one of its texts."""
    texts = rows["n_shuffled"].tolist()
    shuffled, n = read_counts(texts, count_shuffles(texts)), rows["n"].to_numpy()
    left = shuffled.sum(axis=0)[None, :] - shuffled
    return bool((n.sum() - n > left.max(axis=1)).all())


def leave_texts_out(marked: pd.DataFrame, pair_counts: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The rows of `mark_beyond_chance` with beyond_always: the pair exceeds every shuffle also when any one text is left out.

    A text is left out with all its copies, from the count and from each shuffle alike. A pair that meets in one text
    alone is never so firm: without that text nothing is left. For totals of the whole corpus.
    """
    rows = own_pairs(pair_counts, documents).merge(marked.loc[marked["beyond_chance"], ["kind", *PAIR]], on=["kind", *PAIR])
    firm = {key: _stays(part) for key, part in rows.groupby(["kind", *PAIR], sort=True)}
    return marked.assign(beyond_always=[firm.get(key, False) for key in zip(marked["kind"], marked["item_a"], marked["item_b"])])
