"""Who is compared with whom: the articles on each side of a comparison of groups, within the dates that both cover."""
from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from helpers import association, gates
from helpers.errors import unknown
from helpers.statistics.terms import own_counts
from helpers.statistics.totals import group_documents
from helpers.tables import dated
from helpers.tables.grouped import aggregate

PERIODS = ("month", "year", "published")
"""Groups that are dates themselves: they share none."""
SIZES = ["group", "n_documents", "n_texts", "n_words", "n_documents_reference", "n_texts_reference", "n_words_reference", "open"]


def outside_shared_dates(documents: pd.DataFrame, by: str, group_a: str, group_b: str = "") -> pd.DataFrame:
    """One row an article that a comparison of two groups leaves out, by group and doc_id: doc_id, group, published, reason.

    Groups are compared within the dates that both cover (method section 2): from the later of their two first known days
    to the earlier of their two last ones. An article outside, or without a usable date, is left out; a month counts by its
    first day. Without `group_b` the first group is compared with all others. Where a side has no dated article nothing is
    left out, since there is no span of dates to share. Raises UsageError for a group that is not there.
    """
    heads = group_documents(documents, by)
    for group in filter(None, (group_a, group_b)):
        if group not in set(heads["group"]):
            raise unknown(f"group of {by}", group, sorted(set(heads["group"]) - {""}))
    days = documents["published"].str.slice(0, 10).where(dated(documents), "")
    heads = heads.assign(published=documents["published"].to_numpy(), day=days.to_numpy())
    first = heads["group"] == group_a
    second = heads["group"] == group_b if group_b else ~first & (heads["group"] != "")
    days = [sorted(set(heads.loc[side, "day"]) - {""}) for side in (first, second)]
    sides = heads[first | second]
    low, high = (max(days[0][0], days[1][0]), min(days[0][-1], days[1][-1])) if all(days) else ("", "~")
    reasons = [_outside(day, low, high) for day in sides["day"]]
    left = sides.assign(reason=pd.array(reasons, dtype="str"))
    return left.loc[left["reason"] != "", ["doc_id", "group", "published", "reason"]].sort_values(["group", "doc_id"]).reset_index(drop=True)


def _outside(day: str, low: str, high: str) -> str:
    if low and not day:
        return "no date that can be used"
    return "before the dates that both cover" if day < low else "after the dates that both cover" if day > high else ""


def group_sides(documents: pd.DataFrame, by: str, grouped_by: str = "") -> pd.DataFrame:
    """One row an independent text in a comparison of a group with all others: comparison (the group), doc_id, group, published, inside, reason.

    Copies, and articles whose group is not stated, are on neither side. `reason` says why a text is left out (see
    `outside_shared_dates`), else it is empty. Where `grouped_by` says that the groups are periods no date is asked for.
    """
    heads = group_documents(documents, by).assign(published=documents["published"].to_numpy())
    heads = heads[(heads["group"] != "") & ~heads["copy"]]
    own = documents[documents["doc_id"].isin(heads["doc_id"])]
    parts = []
    for group in sorted(set(heads["group"])):
        left = {} if grouped_by in PERIODS else outside_shared_dates(own, by, group).set_index("doc_id")["reason"].to_dict()
        reasons = pd.array([left.get(doc_id, "") for doc_id in heads["doc_id"]], dtype="str")
        parts.append(heads[["doc_id", "group", "published"]].assign(comparison=group, inside=heads["group"] == group, reason=reasons))
    empty = heads[["doc_id", "group", "published"]].assign(comparison=heads["group"], inside=True, reason=heads["group"])
    table = pd.concat(parts) if parts else empty.iloc[:0]
    return table[["comparison", "doc_id", "group", "published", "inside", "reason"]].reset_index(drop=True)


def left_out(sides: pd.DataFrame) -> pd.DataFrame:
    """One row a text that comparisons leave out for one reason: doc_id, group, published, reason, comparisons (the groups, joined by a semicolon)."""
    rows = sides[sides["reason"] != ""]
    return aggregate(rows.groupby(["doc_id", "group", "published", "reason"]), comparisons=("comparison", "; ".join)).reset_index()


def compared(sides: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each comparison with the texts that are on either side of it, by doc_id."""
    for group, part in sides.groupby("comparison", sort=True):
        yield str(group), part[part["reason"] == ""].sort_values("doc_id", kind="stable")


def words_of(term_counts: pd.DataFrame) -> pd.Series:
    """Words of each article: the sum of its word rows."""
    return term_counts[term_counts["kind"] == "word"].groupby("doc_id")["n"].sum()


def size_sides(term_counts: pd.DataFrame, sides: pd.DataFrame) -> pd.DataFrame:
    """One row a group: the columns of `size_groups`, of the texts that `group_sides` leaves on each side."""
    n_words = words_of(term_counts)
    rows = []
    for group, part in compared(sides):
        inside, words = part["inside"].to_numpy(dtype="bool"), part["doc_id"].map(n_words).fillna(0).to_numpy(dtype="int64")
        n, m, here, there = int(inside.sum()), int((~inside).sum()), int(words[inside].sum()), int(words[~inside].sum())
        rows.append((group, n, n, here, m, m, there, gates.compare_groups(n, m, here, there).open))
    return pd.DataFrame(rows, columns=SIZES).astype({"group": "str", "open": "bool"})


def firm_keyness(shown: pd.DataFrame, term_counts: pd.DataFrame, sides: pd.DataFrame) -> pd.DataFrame:
    """The rows of `top_keyness` with rank, rank_best and rank_worst: the rank by G² among the rows of the group, and its ends when each text is left out."""
    n_words, parts = words_of(term_counts), []
    for group, part in compared(sides):
        own = shown[shown["group"] == group].reset_index(drop=True)
        words = part["doc_id"].map(n_words).fillna(0).to_numpy(dtype="float64")
        counts = counts_of(term_counts, own, part["doc_id"]).T
        parts.append(own.assign(**_ranks(counts, words, part["inside"].to_numpy(dtype="bool"))))
    table = pd.concat(parts, ignore_index=True) if parts else shown.assign(rank=0, rank_best=0, rank_worst=0)
    return table.astype({"rank": "int64", "rank_best": "int64", "rank_worst": "int64"})


def firm_reference(shown: pd.DataFrame, term_counts: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The rows of `top_keyness` against a reference list with rank, rank_best and rank_worst: by G² among them, and its ends when each text is left out.

    The list is a text of its own, which is never left out.
    """
    texts = documents.loc[documents["doc_id"] == documents["text_id"], "doc_id"].sort_values()
    words = np.append(texts.map(words_of(term_counts)).fillna(0).to_numpy(dtype="float64"), shown["n_words_reference"].max())
    counts = np.vstack([counts_of(term_counts, shown, texts), shown["n_reference"].to_numpy(dtype="float64")]).T
    inside = np.arange(len(words)) < len(texts)
    return shown.assign(**_ranks(counts, words, inside))


def _ranks(counts: np.ndarray, words: np.ndarray, inside: np.ndarray) -> dict[str, np.ndarray]:
    """The columns rank, rank_best and rank_worst of terms, a row each of `counts`."""
    ranks = association.keyness_ranks(counts, words, inside) if len(counts) else [np.empty(0, "int64")] * 3
    return dict(zip(("rank", "rank_best", "rank_worst"), ranks, strict=True))


def side_spans(occurrences: pd.DataFrame, sides: pd.DataFrame) -> pd.DataFrame:
    """The rows of `find_terms` that lie in a group's side of its comparison, with `group` and `largest`: the spans of the counts of `keyness`."""
    inside = sides.loc[(sides["reason"] == "") & sides["inside"].astype("bool"), ["doc_id", "group"]]
    rows = occurrences[occurrences["first_carrier"]].merge(inside, on="doc_id")
    sizes = rows.groupby(["group", "kind", "term", "doc_id"], as_index=False).size().sort_values(["size", "doc_id"], ascending=[False, True], kind="stable")
    largest = sizes.drop_duplicates(["group", "kind", "term"])[["group", "kind", "term", "doc_id"]].assign(largest=True)
    marked = rows.merge(largest, on=["group", "kind", "term", "doc_id"], how="left")
    return marked.assign(largest=marked["largest"].eq(True))


def add_largest(shown: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """The rows of `top_keyness` with n_largest_article: how often the term stands in the article that holds most of it."""
    sizes = spans[spans["largest"]].groupby(["group", "kind", "term"], as_index=False).size().rename(columns={"size": "n_largest_article"})
    return shown.merge(sizes, on=["group", "kind", "term"], how="left").fillna({"n_largest_article": 0}).astype({"n_largest_article": "int64"})


def counts_of(term_counts: pd.DataFrame, terms: pd.DataFrame, doc_ids: pd.Series) -> np.ndarray:
    """Occurrences with a row an article and a column a term, in the order given."""
    few = own_counts(term_counts).merge(terms[["kind", "term"]].assign(column=range(len(terms))), on=["kind", "term"])
    few = few[few["doc_id"].isin(doc_ids)]
    counts = np.zeros((len(doc_ids), len(terms)))
    place = dict(zip(doc_ids, range(len(doc_ids))))
    counts[few["doc_id"].map(place).to_numpy(dtype="int64"), few["column"].to_numpy()] = few["n"].to_numpy()
    return counts
