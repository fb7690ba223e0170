"""Spellings: who is written how, what was joined or only proposed and why, and what the joins change."""
from __future__ import annotations

import pandas as pd

from helpers import charts
from helpers.actors import mark_spellings
from helpers.display import Count, Label, Quote, count, show
from helpers.findings import tell_joins, tell_spellings
from helpers.stories.named.shared import OWN, Shared

ACTS = {**OWN, "role": "actor", "level": "named"}
SIDES = {"evidence_a": Label("the one", most=160), "evidence_b": Label("the other", most=160)}


def spellings(spelled: pd.DataFrame, shared: Shared) -> None:
    """Which spellings were joined, and why? A row is a way to write a name; `spelled` is `actors.joined_spellings`."""
    show(
        "spellings", spelled, key=["actor", "alias"], spans=shared.counted, facts=shared.facts, finding=tell_spellings(spelled), most=24,
        columns={"actor": Label("name"), "alias": Label("written as"), "n": Count("mentions", where=OWN), "reason": Label("why it is this name")},
        how="a row is a way to write a name", counted="named mentions by the words that stand in the text", change="actors.csv denied a join")


def without_joins(slope: pd.DataFrame, shared: Shared) -> None:
    """What do the joins of spellings change? A row is a name of several spellings; `slope` are rows of `actors.rank_without_joins`."""
    drawn = slope[~slope["cared"]].head(shared.most * 2 // 3)
    show(
        "without-joins", slope, key=["actor"], spans=mark_spellings(shared.mentions), facts=shared.facts,
        chart=charts.slope(drawn, "actor", "n_without", "n_actor", heads=("one spelling", "all spellings"), hollow="hollow"),
        columns={"actor": Label("name"), "spelling": Label("most frequent spelling"),
                 "n_without": Count("in that spelling", where={**ACTS, "own_spelling": True}), "n_actor": Count("in all", where=ACTS)},
        finding="What the joins of spellings change",
        how="a line is a name; at the left only its most frequent spelling counts, at the right all of them",
        counted="named mentions, copies left out", change="actors.csv accepted or denied a join")


def joins(ranked: pd.DataFrame, shared: Shared) -> None:
    """Which joins were made, proposed or refused, and why? A row is two spellings; `ranked` is `actors.rank_joins`, what waits first."""
    show(
        "joins", ranked, key=["name_a", "name_b", "decision", "evidence_a"], facts=shared.facts, finding=tell_joins(ranked), rows=12, most=24,
        columns={"name_a": Label("spelling"), "name_b": Label("name"), "decision": Label("join"), "reason": Label("reason", most=200), **SIDES},
        how="a row is a spelling and the name it was, or may be, joined to; what waits for a decision comes first",
        counted="nothing is counted here; a proposed join counts under its own name until actors.csv accepts it",
        change="actors.csv accepted or denied a row")


def successions(parted: pd.DataFrame, shared: Shared) -> None:
    """Who may have followed whom in an office? A row is two people; `parted` is `actors.successions`. Shown only where there is one."""
    if len(parted):
        show("successions", parted, key=["name_a", "name_b", "decision", "evidence_a"], facts=shared.facts,
             columns={"name_a": Label("the one"), "name_b": Label("the other"), **SIDES}, finding="Predecessor or successor?",
             how="a row is two full names with one office and different family names: nobody was joined",
             counted="nothing is counted here", change="actors.csv named them as one")


def unresolved(rows: pd.DataFrame, shared: Shared) -> None:
    """Which mentions fit more than one actor and count for nobody? A row is a mention with its sentence; `rows` is `actors.rank_unresolved`."""
    found = "{unresolved} fit more than one actor and are counted for nobody" if len(rows) != 1 else "{unresolved} fits more than one actor and is counted for nobody"
    show("unresolved", rows, key=["doc_id", "start"], rows=6, facts={**shared.facts, "unresolved": count(rows, "spans", "mention")},
         columns={"alias": Label("written"), "text": Quote("sentence", at=("doc_id", "low", "high")), "name": Label("article"),
                  "candidates": Label("may be")},
         finding=found.replace("{unresolved}", "{unresolved:mention}") if len(rows) else "No mention was left unresolved",
         how="a row is a mention" if len(rows) else "", change="actors.csv said whose it is, with only_in or near" if len(rows) else "")
