"""Groups of articles compared: keyness past the gates, and below them what each article has that the others lack."""
from __future__ import annotations

import numpy as np
import pandas as pd

from helpers import association, gates
from helpers.errors import unknown
from helpers.statistics.stops import stop_words
from helpers.statistics.totals import group_documents
from helpers.tables import check_table, dated, empty_table

EXCHANGES = 999
TESTED = 100  # terms of a group, by size of G², for which texts are exchanged
OF_ONE_ARTICLE = ["doc_id", "kind", "term", "n", "n_elsewhere", "n_texts_elsewhere", "rate_per_10000_words", "rate_elsewhere"]


def _words_of(term_counts: pd.DataFrame) -> pd.Series:
    """Words of each article: the sum of its word rows."""
    return term_counts[term_counts["kind"] == "word"].groupby("doc_id")["n"].sum()


def size_groups(term_counts: pd.DataFrame, documents: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a group: group, n_documents, n_texts, n_words, then the same of the rest (…_reference), open (whether it may be compared).

    Copies are left out of texts and words; articles whose group is not stated are in no group and in no rest.
    """
    heads = group_documents(documents, by)
    heads = heads[heads["group"] != ""].assign(n_words=lambda rows: rows["doc_id"].map(_words_of(term_counts)).fillna(0).astype("int64"))
    own = heads[~heads["copy"]]
    sizes = heads.groupby("group").agg(n_documents=("doc_id", "size"))
    sizes = sizes.join(own.groupby("group").agg(n_texts=("doc_id", "size"), n_words=("n_words", "sum"))).fillna(0).astype("int64")
    rest = (sizes.sum() - sizes).add_suffix("_reference")
    both = pd.concat([sizes, rest], axis=1).reset_index()
    both["open"] = [gates.compare_groups(row.n_texts, row.n_texts_reference, row.n_words, row.n_words_reference).open for row in both.itertuples()]
    return both


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


def _rows_by_group(term_counts: pd.DataFrame, documents: pd.DataFrame, by: str) -> pd.DataFrame:
    heads = group_documents(documents, by)
    return term_counts.merge(heads[(heads["group"] != "") & ~heads["copy"]], on="doc_id", how="inner")


def keyness(term_counts: pd.DataFrame, documents: pd.DataFrame, by: str, seed: int = 1, tested: int = TESTED) -> pd.DataFrame:
    """One row a term in a group against all other groups (table `keyness`), by group and falling signed G².

    Copies are left out; articles whose group is not stated are left out of both sides. Signed G² and log ratio stand for
    every term, also where `gates.compare_groups` is closed (see `size_groups`): the page then shows counts and rates. `p_texts`
    exchanges texts (999 seeded exchanges, all where they are fewer) for the `tested` terms of each group with the largest
    G², and is missing below its gate and for all others.
    """
    rows = _rows_by_group(term_counts, documents, by)
    if rows["group"].nunique() < 2:
        return empty_table("keyness")
    found = rows.groupby(["group", "kind", "term"], as_index=False, sort=True).agg(
        n=("n", "sum"), n_documents=("doc_id", "nunique"), n_texts=("text_id", "nunique"), largest=("n", "max"))
    everywhere = rows.groupby(["kind", "term"], as_index=False).agg(total=("n", "sum"))
    sizes = size_groups(term_counts, documents, by)[["group", "n_words", "n_words_reference"]]
    table = sizes.merge(everywhere, how="cross").merge(found, on=["group", "kind", "term"], how="left")
    table[["n", "n_documents", "n_texts", "largest"]] = table[["n", "n_documents", "n_texts", "largest"]].fillna(0).astype("int64")
    table["n_reference"] = table["total"] - table["n"]
    cells = [table[name].to_numpy() for name in ("n", "n_reference", "n_words", "n_words_reference")]
    table["log_likelihood"], table["log_ratio"] = association.keyness(*cells), association.log_ratio(*cells)
    table["largest_article_share"] = (table["largest"] / table["n"]).where(table["n"] > 0, 0.0)
    table["p_texts"] = _p_texts(table, rows, documents, by, seed, tested)
    table = table.assign(by=by).sort_values(["group", "log_likelihood", "kind", "term"], ascending=[True, False, True, True], kind="stable")
    return check_table(table, "keyness", sort=False)


def _p_texts(table: pd.DataFrame, rows: pd.DataFrame, documents: pd.DataFrame, by: str, seed: int, tested: int) -> np.ndarray:
    """The share of exchanges for the terms with the largest G² of each group past the gate; missing elsewhere."""
    p = np.full(len(table), np.nan)
    heads = group_documents(documents, by)
    heads = heads[(heads["group"] != "") & ~heads["copy"]].sort_values("doc_id", kind="stable")
    words = heads["doc_id"].map(rows[rows["kind"] == "word"].groupby("doc_id")["n"].sum()).fillna(0).to_numpy()
    for group in sorted(set(heads["group"])):
        inside = (heads["group"] == group).to_numpy()
        if gates.p_value(int(inside.sum()), int((~inside).sum())).open:
            strength = table["log_likelihood"].abs().where(table["group"] == group)
            chosen = strength.sort_values(ascending=False, kind="stable").index[:tested]
            chosen = chosen[strength[chosen].notna().to_numpy()]
            counts = _counts_of(rows, table.loc[chosen, ["kind", "term"]], heads["doc_id"])
            p[chosen] = association.exchange_p(counts, words, inside, EXCHANGES, seed)
    return p


def _counts_of(rows: pd.DataFrame, terms: pd.DataFrame, doc_ids: pd.Series) -> np.ndarray:
    """Occurrences with a row an article and a column a term, in the order given."""
    few = rows.merge(terms.assign(column=range(len(terms))), on=["kind", "term"])
    counts = np.zeros((len(doc_ids), len(terms)))
    place = dict(zip(doc_ids, range(len(doc_ids))))
    counts[few["doc_id"].map(place).to_numpy(dtype="int64"), few["column"].to_numpy()] = few["n"].to_numpy()
    return counts


def keyness_against(term_counts: pd.DataFrame, documents: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """One row a term of the corpus against a list of term counts that the user gives (table `keyness`, by = "reference list").

    `reference` has the columns term and n, one row a word of another body of text; its total is the sum of n. Words only,
    copies left out; a word that the list lacks has n_reference 0. There is no p value: a list has no texts to exchange.
    """
    own = _rows_by_group(term_counts[term_counts["kind"] == "word"], documents, "corpus")
    listed = reference.astype({"n": "int64"}).groupby(reference["term"].str.lower())["n"].sum()
    table = own.groupby(["kind", "term"], as_index=False, sort=True).agg(
        n=("n", "sum"), n_documents=("doc_id", "nunique"), n_texts=("text_id", "nunique"), largest=("n", "max"))
    table["n_reference"] = table["term"].map(listed).fillna(0).astype("int64")
    cells = table["n"].to_numpy(), table["n_reference"].to_numpy(), int(table["n"].sum()), int(listed.sum())
    table["log_likelihood"], table["log_ratio"], table["p_texts"] = association.keyness(*cells), association.log_ratio(*cells), np.nan
    table["largest_article_share"] = table["largest"] / table["n"]
    table = table.assign(by="reference list", group="corpus").sort_values(["log_likelihood", "term"], ascending=[False, True], kind="stable")
    return check_table(table, "keyness", sort=False)


def terms_of_one_article(term_counts: pd.DataFrame, documents: pd.DataFrame, most: int = 10, stop: frozenset[str] | None = None) -> pd.DataFrame:
    """One row a term that an article has and the others lack or have less.

    Columns doc_id, kind, term, n, n_elsewhere, n_texts_elsewhere, rate_per_10000_words, rate_elsewhere.
    At most `most` terms an independent text: first those that stand nowhere else, then by the difference of the two rates,
    then by name. What occurs once in the article, and stop words, are left out, and so is a term that stands as often inside a longer one.
    Counts and rates, no score: this is what stands below the gate of a comparison.
    """
    stop = stop_words() if stop is None else stop
    rows = _rows_by_group(term_counts, documents, "corpus")
    if not len(rows):
        return rows.reindex(columns=OF_ONE_ARTICLE)
    words = rows[rows["kind"] == "word"].groupby("doc_id")["n"].sum()
    by_term = rows.groupby(["kind", "term"])
    rows["n_elsewhere"] = by_term["n"].transform("sum") - rows["n"]
    rows["n_texts_elsewhere"] = by_term["doc_id"].transform("size") - 1
    size = rows["doc_id"].map(words).fillna(0)
    rows["rate_per_10000_words"] = association.rate_per(rows["n"].to_numpy(), size.to_numpy())
    rows["rate_elsewhere"] = association.rate_per(rows["n_elsewhere"].to_numpy(), (words.sum() - size).to_numpy())
    rows = rows[(rows["n"] >= 2) & ~rows["term"].isin(list(stop))]
    rows = rows.assign(more=rows["rate_per_10000_words"] - rows["rate_elsewhere"].fillna(0))
    rows = rows[rows["more"] > 0]
    rows = rows.assign(shared=rows["n_elsewhere"] > 0)
    rows = rows.sort_values(["doc_id", "shared", "more", "kind", "term"], ascending=[True, True, False, True, True], kind="stable")
    kept = [part[~inside_longer(part)].head(most) for _, part in rows.groupby("doc_id", sort=True)]
    return (pd.concat(kept) if kept else rows)[OF_ONE_ARTICLE].reset_index(drop=True)


def inside_longer(part: pd.DataFrame) -> np.ndarray:
    """For each row (kind, term, n) whether its term is part of a longer phrase that occurs as often, and so stands inside it each time.

    >>> rows = pd.DataFrame({"kind": "phrase", "term": ["prime minister", "deputy prime minister", "minister"], "n": [2, 2, 5]})
    >>> inside_longer(rows).tolist()
    [True, False, False]
    """
    inner: set[tuple[str, int]] = set()
    for kind, term, n in zip(part["kind"], part["term"], part["n"]):
        words = term.split() if kind != "concept" else []
        for size in range(1, len(words)):
            inner.update((" ".join(words[low:low + size]), n) for low in range(len(words) - size + 1))
    return np.array([kind != "concept" and (term, n) in inner for kind, term, n in zip(part["kind"], part["term"], part["n"])], dtype=bool)
