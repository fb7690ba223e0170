"""Pairs over a group of articles: how often, how often by chance, and the scores."""
from __future__ import annotations

import numpy as np
import pandas as pd

from helpers import association, gates
from helpers.cooccurrence.shuffles import count_shuffles, read_counts
from helpers.cooccurrence.spans import own_contexts
from helpers.errors import ContractError, unknown
from helpers.tables import check_table, empty_table
from helpers.tables.grouped import aggregate

PAIR = ["item_a", "item_b"]
ROWS_AT_ONCE = 4_000


def groups_of(documents: pd.DataFrame, by: str) -> pd.Series:
    """The group of each article, by doc_id: `corpus` for the whole, else the value of the column `by`, as it stands there."""
    if by != "corpus" and by not in documents:
        raise unknown("column to group articles by", by, documents.columns)
    values = "corpus" if by == "corpus" else documents[by].astype("str").fillna("").to_numpy()
    return pd.Series(values, index=documents["doc_id"].to_numpy(), dtype="str")


def known_rows(table: pd.DataFrame, documents: pd.DataFrame, by: str) -> pd.DataFrame:
    """The rows of the articles in `documents`, with the group and the text of each, and whether it is a text's first carrier."""
    rows = table[table["doc_id"].isin(documents["doc_id"])]
    text = rows["doc_id"].map(documents.set_index("doc_id")["text_id"])
    return rows.assign(group=rows["doc_id"].map(groups_of(documents, by)), text_id=text, original=own_contexts(rows, documents))


def own_pairs(pair_counts: pd.DataFrame, documents: pd.DataFrame, by: str = "corpus") -> pd.DataFrame:
    """The rows of `pair_counts` of articles that are no copy, as `known_rows` gives them, with n without copied passages."""
    rows = known_rows(pair_counts, documents, by)
    rows = rows[rows["original"]]
    return rows.assign(n=rows["n_own"]) if "n_own" in rows else rows


def count_contexts(contexts: pd.DataFrame, documents: pd.DataFrame, by: str = "corpus") -> pd.DataFrame:
    """One row an item in a group: group, item, n_contexts (that hold it, copies left out); the empty item stands for all contexts of the group."""
    rows = known_rows(contexts, documents, by)
    each = rows.loc[rows["original"], ["group", "item", "doc_id", "context"]].drop_duplicates()
    whole = each.assign(item="").drop_duplicates()
    both = pd.concat([each[each["item"] != ""], whole], ignore_index=True)
    return both.groupby(["group", "item"], sort=True).size().rename("n_contexts").reset_index()


def _sums(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a pair in a group: its counts over the articles of the group."""
    met, own = rows["n"] > 0, rows["n_own" if "n_own" in rows else "n"].where(rows["original"], 0)
    rows = rows.assign(first=own, document=rows["doc_id"].where(met), text=rows["text_id"].where(own > 0))
    groups = rows.groupby(["kind", "group", *PAIR], sort=True)
    sums = aggregate(groups, n=("first", "sum"), n_with_copies=("n", "sum"), n_documents=("document", "nunique"), n_texts=("text", "nunique"),
                     most=("first", "max")).reset_index()
    return sums.assign(largest_article_share=np.where(sums["n"] > 0, sums["most"] / sums["n"].clip(lower=1), 0.0))


def sum_shuffles(rows: pd.DataFrame, key: list[str]) -> tuple[pd.DataFrame, np.ndarray]:
    """One row a pair of `key`, sorted, and beside it the sum over its articles of the counts in each shuffle (columns)."""
    shuffles = count_shuffles(rows["n_shuffled"].tolist())
    if shuffles and (rows["n_shuffled"] == "").any():
        raise ContractError("table pair_counts: some rows hold shuffles and some hold none.")
    number = rows.groupby(key, sort=True).ngroup().to_numpy()
    pairs = rows[key].iloc[np.unique(number, return_index=True)[1]].reset_index(drop=True)
    sums, order = np.zeros((len(pairs), shuffles), "int64"), np.argsort(number, kind="stable")
    texts = rows["n_shuffled"].to_numpy()
    for begin in range(0, len(order) if shuffles else 0, ROWS_AT_ONCE):
        part = order[begin:begin + ROWS_AT_ONCE]
        found, starts = np.unique(number[part], return_index=True)
        sums[found] += np.add.reduceat(read_counts(texts[part].tolist(), shuffles), starts, axis=0)
    return pairs, sums


def _expect(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a pair in a group: mean, least and most over the shuffles of its count in the group, copies left out."""
    key = ["kind", "group", *PAIR]
    pairs, sums = sum_shuffles(rows[rows["original"]], key)
    if not len(pairs) or not sums.shape[1]:
        return pairs.assign(expected=np.nan, expected_low=pd.NA, expected_high=pd.NA)
    return pairs.assign(expected=sums.mean(axis=1), expected_low=sums.min(axis=1), expected_high=sums.max(axis=1))


def _add_margins(totals: pd.DataFrame, margins: pd.DataFrame) -> pd.DataFrame:
    for name, item in (("n_a", totals["item_a"]), ("n_b", totals["item_b"]), ("n_contexts", "")):
        wanted = totals[["group"]].assign(item=item).astype("str")
        totals[name] = wanted.merge(margins, how="left", on=["group", "item"])["n_contexts"].fillna(0).astype("int64").to_numpy()
    return totals


def _add_scores(totals: pd.DataFrame) -> pd.DataFrame:
    n, n_a, n_b, n_contexts = (totals[name].to_numpy() for name in ("n", "n_a", "n_b", "n_contexts"))
    return totals.assign(npmi=association.npmi(n, n_a, n_b, n_contexts), log_likelihood=association.log_likelihood(n, n_a, n_b, n_contexts),
                         log_dice=association.log_dice(n, n_a, n_b))


def total_pairs(pair_counts: pd.DataFrame, contexts: pd.DataFrame, documents: pd.DataFrame, by: str = "corpus") -> pd.DataFrame:
    """One row a pair of items in a group of articles (table `pair_totals`), the most frequent first, then by name.

    n, n_texts, n_a, n_b and n_contexts count contexts of articles that are no copy (`text_id` = `doc_id`) and in no copied passage, n_with_copies
    and n_documents those of all articles; `contexts` is the table that the pairs were counted from. A row with n = 0 is a
    pair whose items stand in one article and never meet. expected is the mean over the shuffles of the sum over the
    articles, expected_low and expected_high the least and the most; missing where nothing was shuffled. The scores
    are those of `association`: they stand in every row, and `passes_gate` says which may stand on the page. `by` is
    `corpus` or a column of `documents`.
    """
    rows = known_rows(pair_counts, documents, by)
    if rows.empty:
        return empty_table("pair_totals")
    totals = _sums(rows).merge(_expect(rows), how="left", on=["kind", "group", *PAIR])
    totals = _add_scores(_add_margins(totals, count_contexts(contexts, documents, by)))
    totals = totals.sort_values(["group", "kind", "n", "n_texts", *PAIR], ascending=[True, True, False, False, True, True], kind="stable")
    return check_table(totals.assign(by=by), "pair_totals", sort=False)


def passes_gate(pair_totals: pd.DataFrame) -> pd.Series:
    """For each row of `pair_totals` whether its scores may stand on the page: the gate `gates.pair_score` for a whole table."""
    each = np.minimum(pair_totals["n_a"], pair_totals["n_b"])
    enough = (pair_totals["n"] >= gates.PAIR_CONTEXTS) & (pair_totals["n_texts"] >= gates.PAIR_TEXTS) & (each >= gates.PAIR_ITEM)
    return enough.astype("bool").rename("passes_gate")


def mark_beyond_chance(pair_totals: pd.DataFrame, shuffles: int = 999) -> pd.DataFrame:
    """The rows of `pair_totals` with beyond_chance (n exceeds every shuffle), n_pairs_tested and by_chance.

    n_pairs_tested are the pairs of the group whose shuffles differ from one another or from n: where every shuffle
    gives what was observed (an article that is one context), nothing is tried. by_chance is how many of them would at
    most exceed all shuffles if items lay over the contexts of their article at random: n_pairs_tested / (shuffles + 1).
    """
    known = pair_totals["expected"].notna()
    low, high = (pair_totals[name].astype("float64") for name in ("expected_low", "expected_high"))
    tested = known & ((low != high) | (pair_totals["n"] != high))
    beyond = tested & (pair_totals["n"] > high)
    n_tested = tested.groupby([pair_totals["by"], pair_totals["group"], pair_totals["kind"]]).transform("sum").astype("int64")
    return pair_totals.assign(beyond_chance=beyond.astype("bool"), n_pairs_tested=n_tested, by_chance=n_tested / (shuffles + 1))


def chance_gate(marked: pd.DataFrame) -> gates.Gate:
    """Whether chance can be told from what was observed (rows of `mark_beyond_chance`): open where shuffles move at least one pair.

    Closed where each article is one single context (context "article", or articles of one sentence): then each shuffle
    gives what was observed, and no pair can stand beyond chance. With no pair at all it is open: there is nothing to say.
    """
    met = marked[marked["n"] > 0]
    tried = int(marked["n_pairs_tested"].max()) if len(marked) else 0
    if tried or not len(met):
        return gates.Gate(True, "", {})
    shuffled = bool(met["expected"].notna().any())
    reason = ("Each article is one single context, so that every shuffle gives what was observed: of {pairs} pairs that meet none can stand beyond chance, "
              "and the counts stand alone.") if shuffled else "Nothing was shuffled, so {pairs} pairs that meet stand as counts, without what chance gives."
    return gates.Gate(False, reason, {"pairs": len(met)})
