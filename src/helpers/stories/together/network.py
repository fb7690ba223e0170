"""The network: the pairs that carry most, and the groups that hold past their gate."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.cooccurrence import place_nodes
from helpers.display import Fact, Label, Score, show
from helpers.findings import tell_backbone
from helpers.stories.together.shared import Meetings

KEPT = {"disparity": "the lines that the disparity filter keeps: chance would make them as heavy for one of their ends less than once in twenty",
        "top": "the most frequent pairs, since the disparity filter keeps hardly any"}
SIZE = "at most twenty keywords and forty lines; people whose care does not let them be drawn are left out"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letters(groups: pd.DataFrame) -> dict[str, str]:
    """The letter of each item's community, A for the largest; none for those past the alphabet."""
    return {item: LETTERS[number - 1] for item, number in zip(groups["item"], groups["community"], strict=True) if number <= len(LETTERS)}


def backbone(links: pd.DataFrame, pairs: pd.DataFrame, groups: pd.DataFrame, meetings: Meetings, facts: Mapping[str, Fact]) -> None:
    """What is left when only the pairs that carry most are drawn? A row is a pair; `links` is `cooccurrence.backbone` of `pairs`.

    `groups` are the rows of `cooccurrence.find_communities` that may be shown: none where their gate is closed.
    """
    nodes, named = place_nodes(links), letters(groups)
    nodes = nodes.assign(group=nodes["item"].map(lambda item: named.get(item, "")).astype("str"))
    told = KEPT[links["method"].iloc[0]] if len(links) else "nothing: no two keywords meet"
    counted = {"links": (len(links), "backbone.n_links"), "alone": (int(links["hollow"].sum()), "backbone.n_alone"), "meet": (len(pairs), "pairs.n_drawn")}
    numbers = {name: Fact(value, "score", None, "pair", rule, digits=0) for name, (value, rule) in counted.items()}
    show(
        "backbone", links, key=["item_a", "item_b"], spans=meetings.evidence.spans, facts={**facts, **meetings.facts, **numbers}, rows=8,
        chart=charts.network(nodes, links, hollow="hollow", group="group" if len(groups) else None),
        columns={**meetings.columns(), "disparity": Score("disparity", "association.disparity(n, strength_a, links_a, strength_b, links_b)", digits=3)},
        finding=tell_backbone(links, len(pairs)), change="another context, or more or fewer keywords, were chosen", counted=f"{told}; {SIZE}. A line counts {meetings.counted}",
        how="a line is a pair, as wide as it is frequent, thin and grey where it rests on one article; where a keyword stands on the sheet means "
            "nothing" + ("; letter and shade are its group" if len(groups) else ""))


def communities(groups: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which keywords meet one another more than the others? A row is a keyword; `groups` as for `backbone`; nothing is shown where there is none."""
    if groups.empty:
        return
    table = groups.assign(letter=groups["item"].map(letters(groups)).fillna("–").astype("str")).sort_values(["community", "item"], kind="stable")
    show(
        "communities-found", table, key=["item"], facts=facts, rows=12,
        columns={"letter": Label("group"), "item": Label("keyword"), "n_runs_same": Score("runs with the same fellows", "communities.n_runs_same", digits=0),
                 "n_runs": Score("of runs that hold it", "communities.n_runs", digits=0)},
        finding="Groups of keywords that meet one another more than the others",
        how="the letters are those of the network; a run leaves one text out, and a keyword keeps the same fellows in so many of those that hold it",
        counted="all pairs that meet, weighted by their number; the groups are found by the Louvain method with a fixed seed")
