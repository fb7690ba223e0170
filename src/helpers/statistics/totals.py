"""Terms over a corpus or its groups: totals, tf-idf, first and last dates, periods."""
from __future__ import annotations

import pandas as pd

from helpers import association, gates
from helpers.errors import unknown
from helpers.statistics.terms import own_counts
from helpers.tables import check_table, dated, empty_table
from helpers.tables.grouped import aggregate

TERM = ["by", "group", "kind", "term"]
PERIODS = {"day": "D", "week": "W-SUN", "month": "M"}


def group_documents(documents: pd.DataFrame, by: str = "corpus") -> pd.DataFrame:
    """One row an article: doc_id, text_id, group, copy (whether it is the copy of another).

    `by` is "corpus" or a column of `documents`; an empty cell is a group named by the empty string ("not stated").
    Raises UsageError for a column that is not there.
    """
    if by != "corpus" and by not in documents.columns:
        raise unknown("column to group by", by, ["corpus", *documents.columns])
    group = "corpus" if by == "corpus" else documents[by].fillna("").astype("str")
    heads = documents[["doc_id", "text_id"]].assign(group=group, copy=documents["text_id"] != documents["doc_id"])
    return heads.astype({"group": "str"})


def count_words(words: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """The number of words of each article, by doc_id; 0 where it has none."""
    counts = words.groupby("doc_id").size()
    return counts.reindex(documents["doc_id"], fill_value=0)


def _spread(rows: pd.DataFrame, heads: pd.DataFrame) -> pd.Series:
    """DP over the independent texts of each group, missing below its gate; one number a row of the totals' grouping."""
    texts = aggregate(heads[~heads["copy"]].groupby("group"), n_texts=("doc_id", "size"), n_words=("n_words", "sum"))
    scores = []
    for group, part in rows[~rows["copy"] & (rows["own"] > 0)].assign(n=lambda own: own["own"]).groupby("group", sort=True):
        if texts.at[group, "n_texts"] >= gates.DISPERSION_TEXTS:
            often = part[part.groupby(["kind", "term"])["n"].transform("sum") >= gates.DISPERSION_COUNT]
            if len(often):
                keys = often.groupby(["kind", "term"], sort=True)
                dp = association.dispersion_dp_by(keys.ngroup().to_numpy(), often["n"], often["n_words"], texts.at[group, "n_words"])
                names = keys.size().index
                scores.append(pd.Series(dp, index=pd.MultiIndex.from_tuples([(group, *name) for name in names], names=["group", "kind", "term"])))
    return pd.concat(scores) if scores else pd.Series(dtype="float64")


def _dates(rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Earliest and latest known date of the articles that hold each term of each group: group, kind, term, first_date, last_date."""
    known = documents.loc[dated(documents), ["doc_id", "published"]]
    days = sorted(set(known["published"]))
    place = rows["doc_id"].map(dict(zip(known["doc_id"], known["published"].map(dict(zip(days, range(len(days))))))))
    found = rows.assign(place=place).dropna(subset="place").groupby(["group", "kind", "term"], as_index=False)["place"].agg(["min", "max"])
    names = pd.array(days or [""], dtype="str")
    first, last = (names[found[end].to_numpy(dtype="int64")] for end in ("min", "max"))
    return found.assign(first_date=first, last_date=last)[["group", "kind", "term", "first_date", "last_date"]]


def total_terms(term_counts: pd.DataFrame, documents: pd.DataFrame, words: pd.DataFrame, by: str = "corpus") -> pd.DataFrame:
    """One row a term in a group of articles (table `term_totals`), by n, then by name.

    `n` leaves out copies (articles whose text_id is another's, and passages that stood in an earlier article), `n_with_copies` counts them; n_texts are the
    independent texts that n is counted in, n_documents all articles that hold the term; the rate is n by the words of the
    group's independent texts; DP over its independent texts, missing below its gate; the rank is by n inside group and kind,
    ties sharing the lowest; first_date and last_date are those of `date_terms`. Occurrences of `find_terms` are the spans of n and n_with_copies.
    """
    if not len(term_counts):
        return empty_table("term_totals")
    heads = group_documents(documents, by)
    heads["n_words"] = count_words(words, documents).to_numpy()
    rows = term_counts.merge(heads, on="doc_id", how="left", validate="many_to_one")
    rows["own"] = rows["n_own" if "n_own" in rows else "n"].where(~rows["copy"], 0)
    rows["text"] = rows["text_id"].where(rows["own"] > 0)
    totals = aggregate(
        rows.groupby(["group", "kind", "term"]),
        n=("own", "sum"), n_with_copies=("n", "sum"), n_documents=("doc_id", "nunique"), n_texts=("text", "nunique"),
        largest=("own", "max")).reset_index()
    size = heads[~heads["copy"]].groupby("group")["n_words"].sum()
    totals["rate_per_10000_words"] = association.rate_per(totals["n"], totals["group"].map(size).fillna(0).to_numpy())
    totals["n_largest_article"], totals["n_words_in_group"] = totals["largest"], totals["group"].map(size).fillna(0).astype("int64")
    totals["largest_article_share"] = (totals["largest"] / totals["n"]).where(totals["n"] > 0, 0.0)
    totals = totals.merge(_dates(rows, documents), on=["group", "kind", "term"], how="left").fillna({"first_date": "", "last_date": ""})
    totals["dispersion_dp"] = _spread(rows, heads).reindex(pd.MultiIndex.from_frame(totals[["group", "kind", "term"]])).to_numpy(dtype="float64")
    totals["rank"] = totals.groupby(["group", "kind"])["n"].rank(method="min", ascending=False).astype("int64")
    totals = totals.assign(by=by).sort_values(["group", "n", "kind", "term"], ascending=[True, False, True, True], kind="stable")
    return check_table(totals, "term_totals", sort=False)


def weigh_terms(term_counts: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a term in an article: doc_id, kind, term, n, n_documents, n_all_documents, tf_idf (raw count times log10 of N by df).

    Copies are left out, of the counts and of the articles (table `term_weights`).
    """
    own = documents.loc[documents["text_id"] == documents["doc_id"], "doc_id"]
    rows = own_counts(term_counts)
    rows = rows[rows["doc_id"].isin(own)].reset_index(drop=True)
    rows["n_documents"] = rows.groupby(["kind", "term"])["doc_id"].transform("size")
    rows["n_all_documents"] = len(own)
    rows["tf_idf"] = association.tf_idf(rows["n"].to_numpy(), rows["n_documents"].to_numpy(), len(own))
    return check_table(rows, "term_weights")


def date_terms(term_counts: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a term: kind, term, first, last (earliest and latest known date of an article that holds it), first_doc_id, n_dated, n_undated.

    The undated, those in doubt and those of which only the year is known can be neither first nor last; both cells are
    empty where no dated article holds the term. Dates are compared as written: a month stands before its days.
    """
    heads = documents[["doc_id", "published"]].assign(dated=dated(documents))
    rows = term_counts.merge(heads, on="doc_id").sort_values(["kind", "term", "published", "doc_id"], kind="stable")
    known = aggregate(
        rows[rows["dated"]].groupby(["kind", "term"]),
        first=("published", "first"), last=("published", "last"), first_doc_id=("doc_id", "first"), n_dated=("doc_id", "size")).reset_index()
    terms = aggregate(rows.groupby(["kind", "term"]), n_articles=("doc_id", "size")).reset_index().merge(known, on=["kind", "term"], how="left")
    terms = terms.fillna({"first": "", "last": "", "first_doc_id": "", "n_dated": 0}).astype({"n_dated": "int64"})
    return terms.assign(n_undated=terms["n_articles"] - terms["n_dated"]).drop(columns="n_articles")


def add_period(documents: pd.DataFrame, period: str = "month") -> pd.DataFrame:
    """The documents with a column `period`: the day, week (its Monday) or month they were published in; empty where that is not known.

    Raises UsageError for another period.
    """
    if period not in PERIODS:
        raise unknown("period", period, PERIODS)
    enough = dated(documents) & ((documents["published_precision"] == "day") | (period == "month"))
    day = pd.to_datetime(documents["published"].where(enough).str.slice(0, 10), errors="coerce", format="ISO8601")
    begins = day.dt.to_period(PERIODS[period]).dt.start_time.dt.strftime("%Y-%m" if period == "month" else "%Y-%m-%d")
    return documents.assign(period=begins.fillna("").astype("str"))


def find_periods(documents: pd.DataFrame, period: str = "month") -> pd.DataFrame:
    """One row a period from the first dated article to the last, gaps included: period, n_texts, n_documents.

    Its `n_texts` are what `gates.trend_line` asks for; articles without a usable date are in no row.
    """
    placed = add_period(documents, period)
    placed = placed[placed["period"] != ""]
    if not len(placed):
        return pd.DataFrame({"period": pd.Series(dtype="str"), "n_texts": pd.Series(dtype="int64"), "n_documents": pd.Series(dtype="int64")})
    span = pd.period_range(placed["period"].min(), placed["period"].max(), freq=PERIODS[period]).start_time
    names = span.strftime("%Y-%m" if period == "month" else "%Y-%m-%d")
    counts = aggregate(placed.groupby("period"), n_texts=("text_id", "nunique"), n_documents=("doc_id", "size")).reindex(names, fill_value=0)
    return counts.rename_axis("period").reset_index().astype({"period": "str", "n_texts": "int64", "n_documents": "int64"})
