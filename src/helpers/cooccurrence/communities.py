"""Groups of items that meet one another more than the others, and whether they stay when a text is left out."""
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from helpers import association, gates
from helpers.association.groups import Edges, fellows, find_groups, without_each
from helpers.cooccurrence.totals import PAIR, count_contexts, own_pairs
from helpers.tables import check_table, empty_table
from helpers.tables.grouped import key_rows

GROUP = ["by", "group", "kind"]


class Stability(NamedTuple):
    """In how many runs that leave one text out all groups stayed the same, of how many runs; and for each item the runs with the same fellows, of those that hold it."""

    runs_same: int
    runs: int
    kept: dict[str, tuple[int, int]]


def _measure(edges: Edges, whole: Mapping[str, int], by_text: Mapping[str, Edges], seed: int, most_runs: int) -> Stability:
    runs_same, runs, seen, kept = 0, 0, dict.fromkeys(whole, 0), dict.fromkeys(whole, 0)
    for rest in without_each(edges, by_text, most_runs):
        found = find_groups(rest, seed)
        there = set(found) & set(whole)
        before, after = fellows(whole, there), fellows(found, there)
        same = {item for item in there if before[item] == after[item]}
        runs, runs_same = runs + 1, runs_same + (bool(there) and same == there)
        for item in there:
            seen[item], kept[item] = seen[item] + 1, kept[item] + (item in same)
    return Stability(runs_same, runs, {item: (kept[item], seen[item]) for item in whole})


def _edges(rows: pd.DataFrame) -> dict[tuple[str, str], int]:
    met = rows[rows["n"] > 0]
    return dict(zip(zip(met["item_a"], met["item_b"]), met["n"].astype("int64").tolist()))


def find_communities(pair_totals: pd.DataFrame, pair_counts: pd.DataFrame | None = None, documents: pd.DataFrame | None = None,
                     seed: int = 1, most_runs: int = 100) -> pd.DataFrame:
    """One row an item in a group of items that meet (table `communities`): its community, from 1, the largest first, and its stability.

    Louvain communities (Blondel and others 2008; networkx) of the graph whose edges are the pairs that meet, weighted
    by n, with a fixed seed; the order of the rows does not matter. With `pair_counts` and `documents`, from which the
    totals were made, each independent text is left out in turn (above `most_runs` texts those that hold most):
    of the n_runs of those runs in which it still meets another, the item keeps the same fellows (among the items still there) in
    n_runs_same; stability is their share, missing without runs. `attrs["stability"]` has for each (by, group, kind) how many runs gave the same groups throughout,
    and how many were made; `communities_gate` reads it.
    """
    rows, stability = [], {}
    for key, totals in pair_totals.groupby(GROUP, sort=True):
        edges = _edges(totals)
        found = find_groups(edges, seed)
        by_text = _texts(pair_counts, documents, key, totals)
        stability[key] = _measure(edges, found, by_text, seed, most_runs)
        rows += [(*key, item, community, *stability[key].kept[item]) for item, community in found.items()]
    made = pd.DataFrame(rows, columns=[*GROUP, "item", "community", "n_runs_same", "n_runs"])
    table = check_table(made.assign(stability=association.share(made["n_runs_same"], made["n_runs"])), "communities") if rows else empty_table("communities")
    table.attrs["stability"] = {key: {"runs_same": found.runs_same, "runs": found.runs} for key, found in stability.items()}
    return table


def _texts(pair_counts: pd.DataFrame | None, documents: pd.DataFrame | None, key: tuple[str, str, str], totals: pd.DataFrame) -> dict[str, Edges]:
    """How often the pairs of `totals` meet in each independent text of the group."""
    if pair_counts is None or documents is None:
        return {}
    by, group, kind = key
    rows = own_pairs(pair_counts[pair_counts["kind"] == kind], documents, by)
    rows = rows[(rows["group"] == group) & (rows["n"] > 0)]
    held = rows.merge(totals[PAIR], on=PAIR).sort_values("doc_id", kind="stable")
    by_text: dict[str, Edges] = {}
    for doc_id, item_a, item_b, n in key_rows(held, ["doc_id", *PAIR, "n"]):
        by_text.setdefault(doc_id, {})[item_a, item_b] = int(n)
    return by_text


def communities_gate(pair_totals: pd.DataFrame, communities: pd.DataFrame, contexts: pd.DataFrame | None = None, documents: pd.DataFrame | None = None) -> gates.Gate:
    """Whether the communities may be shown (method §2): 300 contexts or more, and the same groups in 90 % of the leave-one-text-out runs.

    For totals and communities of one group; closed where no run was made or nothing meets. With the `contexts` that the pairs were
    counted from, and their `documents`, it says in how many contexts nothing meets.
    """
    runs = next(iter(communities.attrs.get("stability", {}).values()), {"runs_same": 0, "runs": 0})
    if not len(communities):
        counted = count_contexts(contexts, documents) if contexts is not None and documents is not None else pd.DataFrame({"item": [], "n_contexts": []})
        return gates.nothing_meets(int(counted.loc[counted["item"] == "", "n_contexts"].sum()))
    n_contexts = int(pair_totals["n_contexts"].max())
    return gates.communities(n_contexts, runs["runs_same"], runs["runs"])
