"""Two groups of articles: the pairs that changed most."""
from __future__ import annotations

import numpy as np
import pandas as pd

from helpers import association, gates
from helpers.cooccurrence.spans import own_contexts
from helpers.cooccurrence.totals import PAIR, count_contexts, groups_of, own_pairs, total_pairs
from helpers.errors import unknown

COUNTS = ["n", "n_texts", "n_reference", "n_texts_reference"]
COLUMNS = ["kind", *PAIR, "n", "n_contexts", "n_texts", "n_reference", "n_contexts_reference", "n_texts_reference",
           "log_likelihood", "log_ratio", "passes_gate"]


def _side(totals: pd.DataFrame, group: str) -> pd.DataFrame:
    return totals.loc[totals["group"] == group, ["kind", *PAIR, *COUNTS[:2]]]


def _number_of_contexts(contexts: pd.DataFrame, documents: pd.DataFrame, by: str, group: str) -> int:
    counted = count_contexts(contexts, documents, by)
    return int(counted.loc[(counted["group"] == group) & (counted["item"] == ""), "n_contexts"].sum())


def _score(rows: pd.DataFrame) -> pd.DataFrame:
    n, n_reference, size, size_reference = (rows[name].to_numpy() for name in ("n", "n_reference", "n_contexts", "n_contexts_reference"))
    enough = (n + n_reference >= gates.PAIR_CONTEXTS) & ((rows["n_texts"] >= gates.PAIR_TEXTS) | (rows["n_texts_reference"] >= gates.PAIR_TEXTS))
    return rows.assign(log_likelihood=association.log_likelihood(n, n + n_reference, size, size + size_reference),
                       log_ratio=association.log_ratio(n, n_reference, size, size_reference), passes_gate=enough.astype("bool"))


def contrast(pair_counts: pd.DataFrame, contexts: pd.DataFrame, documents: pd.DataFrame, by: str, group_a: str, group_b: str) -> pd.DataFrame:
    """One row a pair that meets in either group, the one that changed most first: contexts and texts in both groups, G², log ratio.

    n, n_contexts, n_texts are of `group_a`; with `_reference` of `group_b`; copies are left out. log_likelihood is
    signed G² of the pair's contexts against all contexts of the two groups, below zero where the pair is rarer in
    `group_a`; log_ratio the log2 of the two rates. passes_gate: three contexts in both together, and two texts in one
    of them. Whether the two groups may be compared at all says `gates.compare_groups` (method §2). `by` is a column
    of `documents`; raises UsageError for a group that it does not hold.
    """
    groups = sorted(set(groups_of(documents, by)))
    for group in (group_a, group_b):
        if group not in groups:
            raise unknown(f"group of {by}", group, groups)
    totals = total_pairs(pair_counts.assign(n_shuffled=""), contexts, documents, by)
    rows = _side(totals, group_a).merge(_side(totals, group_b), how="outer", on=["kind", *PAIR], suffixes=("", "_reference"))
    rows[COUNTS] = rows[COUNTS].fillna(0).astype("int64")
    rows = rows[(rows["n"] > 0) | (rows["n_reference"] > 0)]
    sizes = [_number_of_contexts(contexts, documents, by, group) for group in (group_a, group_b)]
    rows = _score(rows.assign(n_contexts=sizes[0], n_contexts_reference=sizes[1]))
    change = np.nan_to_num(np.abs(rows["log_likelihood"].to_numpy(dtype="float64")))
    ordered = rows.assign(change=change).sort_values(["change", *PAIR], ascending=[False, True, True], kind="stable")
    return ordered[COLUMNS].reset_index(drop=True)


def largest_groups(documents: pd.DataFrame, by: str) -> tuple[str, str]:
    """The two groups with most independent texts, then by name; both empty where fewer than two groups are stated."""
    own = documents[documents["text_id"] == documents["doc_id"]]
    sizes = own[own[by] != ""].groupby(by).size()
    names = sorted(sizes.index, key=lambda group: (-sizes[group], group))
    return (str(names[0]), str(names[1])) if len(names) > 1 else ("", "")


def contrast_gate(documents: pd.DataFrame, words: pd.DataFrame, by: str, group_a: str, group_b: str, left_out: int = 0) -> gates.Gate:
    """Whether two groups of `documents` may be compared by their pairs (method section 2): enough independent texts and words on each side.

    `documents` are those that the comparison keeps (within the dates that both groups cover), `left_out` is how many
    articles that leaves out; a closed gate says so. Closed as well where fewer than two groups are stated.
    """
    if not (group_a and group_b):
        return gates.Gate(False, "Fewer than two groups are stated, so no two can be put side by side.", {})
    own = documents[documents["text_id"] == documents["doc_id"]]
    texts = [own.loc[own[by] == group, "doc_id"] for group in (group_a, group_b)]
    gate = gates.compare_groups(*map(len, texts), *(int(words["doc_id"].isin(doc_ids).sum()) for doc_ids in texts))
    if gate.open or not left_out:
        return gate
    return gates.Gate(False, f"{gate.reason} Articles that lie outside the dates that both cover: {{left_out}}.", gate.facts | {"left_out": left_out})


def rank_contrast(contrasted: pd.DataFrame, most: int = 15) -> pd.DataFrame:
    """One row a pair that changed, as it is shown: the `most` first rows of `contrast` that pass its gate, with hollow (one text holds all meetings)."""
    rows = contrasted[contrasted["passes_gate"]].head(most).reset_index(drop=True)
    return rows.assign(hollow=(rows["n_texts"] + rows["n_texts_reference"] == 1).astype("bool"))


def firm_contrast(ranked: pd.DataFrame, pair_counts: pd.DataFrame, contexts: pd.DataFrame, documents: pd.DataFrame, by: str, group_a: str, group_b: str) -> pd.DataFrame:
    """The rows of `rank_contrast` with rank_best and rank_worst: the ends of their rank by the size of G² among them when any one text is left out."""
    groups = groups_of(documents, by)
    texts = sorted(documents.loc[documents["doc_id"].eq(documents["text_id"]) & documents["doc_id"].map(groups).isin([group_a, group_b]), "doc_id"])
    held = own_pairs(pair_counts.merge(ranked[PAIR].assign(row=range(len(ranked))), on=PAIR), documents)
    n, column = np.zeros((len(ranked), len(texts))), pd.Index(texts).get_indexer(held["doc_id"])
    np.add.at(n, (held["row"].to_numpy()[column >= 0], column[column >= 0]), held["n"].to_numpy()[column >= 0])
    rows = contexts[own_contexts(contexts, documents)] if len(contexts) else contexts
    sizes = rows[["doc_id", "context"]].drop_duplicates().groupby("doc_id").size().reindex(texts, fill_value=0).to_numpy()
    inside = groups.reindex(texts).eq(group_a).to_numpy(dtype="bool")
    ranks = association.keyness_ranks(n, sizes, inside, by_size=True) if len(ranked) else [np.empty(0, "int64")] * 3
    return ranked.assign(rank_best=pd.array(ranks[1], dtype="int64"), rank_worst=pd.array(ranks[2], dtype="int64"))


def contrast_spans(spans: pd.DataFrame, documents: pd.DataFrame, by: str, group_a: str, group_b: str) -> pd.DataFrame:
    """One row a span of a pair with its side: the rows of `pair_evidence` (or `pair_spans`) in either group, with column side.

    side is "n" for `group_a` and "n_reference" for `group_b`: the column of `contrast` that the span is counted in
    (`Count("…", of=unit, where={"side": "n", "first_carrier": True})`).
    """
    sides = groups_of(documents, by).map({group_a: "n", group_b: "n_reference"})
    rows = spans.assign(side=spans["doc_id"].map(sides))
    return rows[rows["side"].notna()].astype({"side": "str"}).reset_index(drop=True)
