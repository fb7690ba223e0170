"""Actors that act in one sentence. Nearness, not contact."""
from __future__ import annotations

from itertools import combinations

import pandas as pd

from helpers.actors.totals import counted_mentions
from helpers.tables import check_table, empty_table

LEVELS = ("named", "described", "nominal")


def acting_mentions(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a mention in role actor, not nested and not unresolved."""
    rows = counted_mentions(mentions)
    return rows[rows["role"] == "actor"].reset_index(drop=True)


def actor_contexts(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row an acting mention as a context of pair counting: doc_id, context (its sentence), item (its actor), start, end."""
    rows = acting_mentions(mentions)
    return rows.rename(columns={"sentence": "context", "actor": "item"})[["doc_id", "context", "item", "start", "end"]]


def find_comentions(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row two actors that act in one sentence, each pair once a sentence (table `comentions`).

    The level is the best of the actor's mentions there.
    """
    sentences: dict[tuple[str, int], dict[str, int]] = {}
    rows = acting_mentions(mentions)
    for doc_id, sentence, actor, level in zip(rows["doc_id"], rows["sentence"], rows["actor"], rows["level"], strict=True):
        found = sentences.setdefault((doc_id, sentence), {})
        found[actor] = min(found.get(actor, len(LEVELS)), LEVELS.index(level))
    pairs = [(doc_id, sentence, one, two, "actor", "actor", LEVELS[found[one]], LEVELS[found[two]])
             for (doc_id, sentence), found in sentences.items() for one, two in combinations(sorted(found), 2)]
    columns = ["doc_id", "sentence", "actor_a", "actor_b", "role_a", "role_b", "level_a", "level_b"]
    return check_table(pd.DataFrame(pairs, columns=columns), "comentions") if pairs else empty_table("comentions")
