"""Groups of articles compared: keyness past the gates, and below them what each article has that the others lack."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers import association, gates
from helpers.statistics.sides import PERIODS, SIZES, compared, counts_of, group_sides, size_sides, words_of
from helpers.statistics.stops import stop_words
from helpers.statistics.terms import own_counts
from helpers.statistics.totals import group_documents
from helpers.tables import check_table, empty_table
from helpers.tables.grouped import aggregate

EXCHANGES = 999
TESTED = 100  # terms of a group, by size of G², for which texts are exchanged
OF_ONE_ARTICLE = ["doc_id", "kind", "term", "n", "n_words", "n_elsewhere", "n_words_elsewhere", "n_texts_elsewhere", "rate_per_10000_words", "rate_elsewhere"]


def size_groups(term_counts: pd.DataFrame, documents: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a group: group, n_documents, n_texts, n_words, then the same of the rest (…_reference), open (whether it may be compared).

    Copies are left out of texts and words; articles whose group is not stated are in no group and in no rest.
    """
    heads = group_documents(documents, by)
    heads = heads[heads["group"] != ""].assign(n_words=lambda rows: rows["doc_id"].map(words_of(term_counts)).fillna(0).astype("int64"))
    own = heads[~heads["copy"]]
    sizes = aggregate(heads.groupby("group"), n_documents=("doc_id", "size"))
    sizes = sizes.join(aggregate(own.groupby("group"), n_texts=("doc_id", "size"), n_words=("n_words", "sum"))).fillna(0).astype("int64")
    rest = (sizes.sum() - sizes).add_suffix("_reference")
    both = pd.concat([sizes, rest], axis=1).reset_index()
    both["open"] = [gates.compare_groups(row.n_texts, row.n_texts_reference, row.n_words, row.n_words_reference).open for row in both.itertuples()]
    return both


def _rows_by_group(term_counts: pd.DataFrame, documents: pd.DataFrame, by: str) -> pd.DataFrame:
    heads = group_documents(documents, by)
    return own_counts(term_counts).merge(heads[(heads["group"] != "") & ~heads["copy"]], on="doc_id", how="inner")


class _Coded(NamedTuple):
    """Counts as arrays: number of the term and of the article, occurrences; the names of the terms and the articles' numbers."""

    terms: np.ndarray
    documents: np.ndarray
    n: np.ndarray
    names: pd.DataFrame
    places: dict[str, int]


def _coded(term_counts: pd.DataFrame) -> _Coded:
    names = term_counts[["kind", "term"]].drop_duplicates().sort_values(["kind", "term"], kind="stable").reset_index(drop=True)
    codes = term_counts[["kind", "term"]].merge(names.assign(code=range(len(names))), on=["kind", "term"], how="left")["code"].to_numpy()
    documents, doc_ids = pd.factorize(term_counts["doc_id"].astype(object))
    return _Coded(codes, documents, term_counts["n"].to_numpy(), names, {doc_id: at for at, doc_id in enumerate(doc_ids)})


def _compare(coded: _Coded, part: pd.DataFrame, size: pd.Series) -> pd.DataFrame:
    """One row a term that stands on either side of one comparison, with its scores."""
    size_of = len(coded.names)
    inside, either = np.zeros(len(coded.places), dtype=bool), np.zeros(len(coded.places), dtype=bool)
    for doc_id, is_inside in zip(part["doc_id"], part["inside"]):
        at = coded.places.get(doc_id)
        if at is not None:
            inside[at], either[at] = is_inside, True
    own, held = inside[coded.documents], either[coded.documents]
    total = np.bincount(coded.terms[held], coded.n[held], size_of).astype("int64")
    n, texts = np.bincount(coded.terms[own], coded.n[own], size_of).astype("int64"), np.bincount(coded.terms[own], minlength=size_of)
    largest = np.zeros(size_of, dtype="int64")
    np.maximum.at(largest, coded.terms[own], coded.n[own])
    table = coded.names.assign(n=n, n_reference=total - n, n_documents=texts, n_texts=texts, largest=largest)[total > 0]
    cells = table["n"].to_numpy(), table["n_reference"].to_numpy(), size["n_words"], size["n_words_reference"]
    share = (table["largest"] / table["n"]).where(table["n"] > 0, 0.0)
    return table.assign(log_likelihood=association.keyness(*cells), log_ratio=association.log_ratio(*cells), largest_article_share=share)


def keyness(term_counts: pd.DataFrame, documents: pd.DataFrame, by: str, seed: int = 1, tested: int = TESTED,
            sides: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a term in a group against all other groups (table `keyness`), by group and falling signed G².

    Copies are left out; articles whose group is not stated are left out of both sides. `sides` are the rows of
    `group_sides`, which keep each comparison within the dates that both sides cover; without them all dates count. Signed G² and
    log ratio stand for every term, also where `gates.compare_groups` is closed (see `size_sides`): the page then shows
    counts and rates. `p_texts` exchanges texts (999 seeded exchanges, all where they are fewer) for the `tested` terms of each group
    with the largest G², and is missing below its gate and for all others.
    """
    sides = group_sides(documents, by, PERIODS[0]) if sides is None else sides
    sizes = size_sides(term_counts, sides).set_index("group")
    if len(sizes) < 2 or not len(term_counts):
        return empty_table("keyness")
    coded, tables = _coded(own_counts(term_counts)), []
    for group, part in compared(sides):
        table = _compare(coded, part, sizes.loc[group]).assign(group=group, by=by).reset_index(drop=True)
        tables.append(table.assign(p_texts=_p_texts(table, term_counts, part, seed, tested)))
    table = pd.concat(tables).sort_values(["group", "log_likelihood", "kind", "term"], ascending=[True, False, True, True], kind="stable")
    return check_table(table, "keyness", sort=False)


def _p_texts(table: pd.DataFrame, term_counts: pd.DataFrame, part: pd.DataFrame, seed: int, tested: int) -> np.ndarray:
    """The share of exchanges for the terms with the largest G² of a comparison past the gate; missing elsewhere."""
    p, inside = np.full(len(table), np.nan), part["inside"].to_numpy(dtype="bool")
    if gates.p_value(int(inside.sum()), int((~inside).sum())).open:
        words = part["doc_id"].map(words_of(term_counts)).fillna(0).to_numpy()
        strength = table["log_likelihood"].abs()
        chosen = strength.sort_values(ascending=False, kind="stable").index[:tested]
        chosen = chosen[strength[chosen].notna().to_numpy()]
        p[chosen] = association.exchange_p(counts_of(term_counts, table.loc[chosen], part["doc_id"]), words, inside, EXCHANGES, seed)
    return p


def keyness_against(term_counts: pd.DataFrame, documents: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """One row a term of the corpus against a list of term counts that the user gives (table `keyness`, by = "reference list").

    `reference` has the columns term and n, one row a word of another body of text; its total is the sum of n. Words only,
    copies left out; a word that the list lacks has n_reference 0. There is no p value: a list has no texts to exchange.
    """
    own = _rows_by_group(term_counts[term_counts["kind"] == "word"], documents, "corpus")
    listed = reference.astype({"n": "int64"}).groupby(reference["term"].str.lower())["n"].sum()
    table = aggregate(
        own.groupby(["kind", "term"]), n=("n", "sum"), n_documents=("doc_id", "nunique"), n_texts=("text_id", "nunique"),
        largest=("n", "max")).reset_index()
    table["n_reference"] = table["term"].map(listed).fillna(0).astype("int64")
    cells = table["n"].to_numpy(), table["n_reference"].to_numpy(), int(words_of(term_counts[term_counts["doc_id"].isin(own["doc_id"])]).sum()), int(listed.sum())
    table["log_likelihood"], table["log_ratio"], table["p_texts"] = association.keyness(*cells), association.log_ratio(*cells), np.nan
    table["largest_article_share"] = table["largest"] / table["n"]
    table = table.assign(by="reference list", group="corpus").sort_values(["log_likelihood", "term"], ascending=[False, True], kind="stable")
    return check_table(table, "keyness", sort=False)


def size_reference(term_counts: pd.DataFrame, documents: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """One row: the corpus against the reference list, in the columns of `size_groups`; a list has no texts, and is open where it has words."""
    own = documents.loc[documents["doc_id"] == documents["text_id"], "doc_id"]
    n_words, listed = words_of(term_counts), int(reference["n"].sum())
    words = int(n_words.reindex(own).fillna(0).sum())
    return pd.DataFrame([("corpus", len(own), len(own), words, 0, 0, listed, listed > 0)], columns=SIZES)


def terms_of_one_article(term_counts: pd.DataFrame, documents: pd.DataFrame, most: int = 10, stop: frozenset[str] | None = None) -> pd.DataFrame:
    """One row a term that an article has and the others lack or have less.

    Columns doc_id, kind, term, n, n_words (of the article), the same elsewhere, n_texts_elsewhere, rate_per_10000_words, rate_elsewhere.
    At most `most` terms an independent text: first those that stand nowhere else, then by the difference of the two rates,
    then by name. What occurs once in the article, and stop words, are left out, and so is a term that stands as often inside a longer one.
    Counts and rates, no score: this is what stands below the gate of a comparison.
    """
    stop = stop_words() if stop is None else stop
    rows = _rows_by_group(term_counts, documents, "corpus")
    if not len(rows):
        return rows.reindex(columns=OF_ONE_ARTICLE)
    texts = group_documents(documents, "corpus")
    words = words_of(term_counts[term_counts["doc_id"].isin(texts.loc[~texts["copy"], "doc_id"])])
    by_term = rows.groupby(["kind", "term"])
    rows["n_elsewhere"] = by_term["n"].transform("sum") - rows["n"]
    rows["n_texts_elsewhere"] = by_term["doc_id"].transform("size") - 1
    size = rows["doc_id"].map(words).fillna(0)
    rows["n_words"], rows["n_words_elsewhere"] = size.astype("int64"), (words.sum() - size).astype("int64")
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
