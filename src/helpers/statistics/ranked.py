"""A ranking of terms and how firm it is: what is ranked, the rank with any one text left out, the article that holds most of a term."""
from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from helpers.statistics.checks import leave_one_text_out, leave_out
from helpers.statistics.groups import inside_longer
from helpers.statistics.shown import top_terms
from helpers.statistics.terms import own_counts
from helpers.tables import own_spans

FIRM = ["rank", "rank_best", "rank_worst"]


def content_counts(term_counts: pd.DataFrame, documents: pd.DataFrame, stop: Collection[str] = (), kinds: Collection[str] = ("word",)) -> pd.DataFrame:
    """One row a term in an article, stop words and copies left out: doc_id, text_id, kind, term, n. What the terms shown are ranked among."""
    own = documents.loc[documents["doc_id"] == documents["text_id"], ["doc_id", "text_id"]]
    term_counts = own_counts(term_counts)
    rows = term_counts[term_counts["kind"].isin(list(kinds)) & ~term_counts["term"].isin(list(stop)) & (term_counts["n"] > 0)].merge(own, on="doc_id")
    return rows[["doc_id", "text_id", "kind", "term", "n"]].reset_index(drop=True)


def rank_terms(totals: pd.DataFrame, term_counts: pd.DataFrame, documents: pd.DataFrame, stats: pd.DataFrame, most: int = 12,
               kinds: Collection[str] = ("word",), stop: Collection[str] = ()) -> pd.DataFrame:
    """One row a term, in most independent texts first: the columns of `top_terms`, with rank, rank_best and rank_worst of `leave_one_text_out`.

    The rank is by n among the rows, ties sharing the lowest; its best and worst place are those when any one text is left
    out. The rank among all terms stands in `term_totals`. A phrase that stands as often inside a longer one of the list is left out.
    """
    top = top_terms(totals, term_counts, stats, 3 * most, kinds, stop)
    top = top[~inside_longer(top)].head(most).reset_index(drop=True)
    counts = content_counts(term_counts, documents, stop, kinds).merge(top[["kind", "term"]])
    firm = leave_one_text_out(counts.assign(name=counts["kind"] + " " + counts["term"]), documents, item="name")
    ranks = firm.set_index("item")[FIRM].reindex(top["kind"] + " " + top["term"]).reset_index(drop=True)
    return pd.concat([top.drop(columns="rank"), ranks], axis=1)


def _ends(firm: pd.DataFrame, names: pd.Series) -> dict[str, pd.Series]:
    """Columns rank_best and rank_worst for `names`, missing where `leave_one_text_out` has no row."""
    ranks = firm.set_index("item")[FIRM[1:]].reindex(names.to_numpy()).astype("Int64")
    return {column: ranks[column].set_axis(names.index) for column in FIRM[1:]}


def firm_forms(ranked: pd.DataFrame, spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The rows of `rank_forms` with rank_best and rank_worst: the ends of a form's rank by n inside its concept when any one text is left out.

    `spans` are the rows of `form_spans`. What rests on one text is last without it.
    """
    own = spans[own_spans(spans, documents)].groupby(["concept", "form", "doc_id"], as_index=False).size().rename(columns={"size": "n"})
    parts = [part.assign(**_ends(leave_out(own[own["concept"] == concept], "form", len(part)), part["form"]))
             for concept, part in ranked.groupby("concept", sort=False)]
    return pd.concat(parts).loc[ranked.index] if parts else ranked.assign(rank_best=pd.array([], "Int64"), rank_worst=pd.array([], "Int64"))


def firm_quantities(shared: pd.DataFrame, quantities: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The rows of `share_quantities` with rank_best and rank_worst: the ends of a value's rank by texts when any one is left out.

    Missing for a value of one text, of which nothing is left without it.
    """
    rows = quantities[own_spans(quantities, documents)].merge(shared.loc[shared["n_texts"] > 1, ["kind", "value"]], on=["kind", "value"])
    held = rows[["kind", "value", "doc_id"]].drop_duplicates()
    firm = leave_one_text_out(held.assign(name=_name(held), n=1), documents, "name", len(shared))
    return shared.assign(**_ends(firm, _name(shared)))


def _name(quantities: pd.DataFrame) -> pd.Series:
    return quantities["kind"] + " " + quantities["value"].astype("str")


def could_be_first(counts: pd.DataFrame, also: Collection[str] = ()) -> pd.DataFrame:
    """The rows of `content_counts` of the terms that have most, of those that have as much when one text is left out, and of those in `also`.

    A finding is drawn from them, so that no term that is not shown could have stood first.
    """
    if counts.empty:
        return counts
    sums = counts.groupby("term")["n"].agg(["sum", "max"])
    near = sums.index[sums["sum"] >= (sums["sum"].max() - sums.loc[sums["sum"] == sums["sum"].max(), "max"].max())]
    return counts[counts["term"].isin(near) | counts["term"].isin(list(also))].reset_index(drop=True)


def occurrences_of(occurrences: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """The rows of `find_terms` of the terms (kind, term) of a table, in their order; so that a table of few rows is recounted from few spans."""
    terms = shown[["kind", "term"]].drop_duplicates()
    return occurrences[occurrences["term"].isin(terms["term"])].merge(terms, on=["kind", "term"])


def mark_largest(occurrences: pd.DataFrame) -> pd.DataFrame:
    """The rows of `find_terms` that have `first_carrier`, with `largest`: whether their article, no copy, holds most of the term (the first of several)."""
    own = occurrences[occurrences["first_carrier"]]
    sizes = own.groupby(["kind", "term", "doc_id"], as_index=False).size().sort_values(["size", "doc_id"], ascending=[False, True], kind="stable")
    largest = sizes.drop_duplicates(["kind", "term"])[["kind", "term", "doc_id"]].assign(largest=True)
    return occurrences.merge(largest, on=["kind", "term", "doc_id"], how="left").assign(largest=lambda rows: rows["largest"].eq(True) & rows["first_carrier"])
