"""Result tables of actors as a notebook shows them; people with care stand last, so that a chart can end before them."""
from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from helpers.actors.totals import actor_kinds

SHOWN_CARE = ("", "show")
STATE, PLACE = "state", "place"


def is_cared_for(care: pd.Series) -> pd.Series:
    """Whether a person is to stand in tables only: care is suspect, victim, minor or private, and not show."""
    return ~care.isin(SHOWN_CARE)


def _with_kinds(table: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    return table.merge(kinds[["actor", "kind", "country", "care", "described"]], on="actor", how="left")


def states_by_role(mention_totals: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """One row a state that is named: the columns of `mention_totals` and `hollow`, by acting mentions, then by all, then by name."""
    table = _with_kinds(mention_totals, kinds)
    table = table[(table["kind"] == STATE) & ~table["described"] & (table["n_mentions"] > 0)]
    table = table.sort_values(["n_actor", "n_mentions", "actor"], ascending=[False, False, True])
    return table.assign(hollow=table["n_documents"] == 1).reset_index(drop=True)


def described_bodies(mention_totals: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """One row a body that is described and not named ("Chinese police"), by mentions, then by name."""
    table = _with_kinds(mention_totals, kinds)
    table = table[table["described"] & (table["n_mentions"] > 0)].sort_values(["n_mentions", "actor"], ascending=[False, True])
    return table.assign(hollow=table["n_documents"] == 1).reset_index(drop=True)


def people_and_bodies(mention_totals: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """One row a person or body that is named: in most texts first, then by acting mentions, then by name; people with care last."""
    table = _with_kinds(mention_totals, kinds)
    table = table[~table["kind"].isin([STATE, PLACE]) & ~table["described"] & (table["n_mentions"] > 0)].assign(cared=lambda rows: is_cared_for(rows["care"]))
    table = table.sort_values(["cared", "n_texts", "n_actor", "actor"], ascending=[True, False, False, True])
    return table.assign(hollow=table["n_documents"] == 1).reset_index(drop=True)


def actors_by_article(mentions: pd.DataFrame, ranked: pd.DataFrame, documents: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """One row an actor in an article that names it, in the order of `ranked` (column actor) and of the documents: actor, doc_id, name, n, hollow.

    `names` gives each doc_id the name to show; `mentions` are the spans of n.
    """
    counts = mentions.groupby(["actor", "doc_id"], as_index=False).agg(n=("start", "size"))
    table = ranked[["actor", "hollow"]].assign(place=range(len(ranked))).merge(counts, on="actor")
    order = {doc_id: place for place, doc_id in enumerate(documents["doc_id"])}
    table = table.assign(at=table["doc_id"].map(order), name=table["doc_id"].map(names)).sort_values(["place", "at"])
    return table.drop(columns=["place", "at"]).reset_index(drop=True)


def joined_spellings(spellings: pd.DataFrame, aliases: pd.DataFrame) -> pd.DataFrame:
    """One row a spelling of an actor that is written in more than one way: actor, alias, n, n_documents, decision, reason, cared (these last)."""
    named = spellings[spellings["level"] == "named"].groupby(["actor", "alias"], as_index=False).agg(n=("n", "sum"),
        n_documents=("n_documents", "max"))
    ways = named[named.groupby("actor")["alias"].transform("size") > 1]
    why = aliases.sort_values(["actor", "alias", "only_in"]).drop_duplicates(["actor", "alias"])[["actor", "alias", "decision", "reason"]]
    table = ways.merge(why, on=["actor", "alias"], how="left").fillna({"decision": "", "reason": "the same words in other case"})
    return cared_last(table.sort_values(["actor", "n", "alias"], ascending=[True, False, True]), actor_kinds(aliases), ["actor"])


def cared_last(table: pd.DataFrame, kinds: pd.DataFrame, columns: Collection[str]) -> pd.DataFrame:
    """The table with the rows that name a person with care (in any of `columns`) at its end, in their order; column `cared` says which."""
    careful = set(kinds.loc[is_cared_for(kinds["care"]), "actor"])
    cared = pd.concat([table[column].isin(careful) for column in columns], axis=1).any(axis=1) if len(table) else pd.Series(dtype="bool")
    return table.assign(cared=cared).sort_values("cared", kind="stable").reset_index(drop=True)


def rank_places(mention_totals: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """One row a place below the state that is named: in most texts first, then by mentions, then by name; never ranked with actors."""
    table = _with_kinds(mention_totals, kinds)
    table = table[(table["kind"] == PLACE) & ~table["described"] & (table["n_mentions"] > 0)].assign(n=lambda rows: rows["n_mentions"])
    table = table.sort_values(["n_texts", "n", "actor"], ascending=[False, False, True])
    return table.assign(hollow=table["n_documents"] == 1).reset_index(drop=True)


def rank_unmatched(unmatched: pd.DataFrame) -> pd.DataFrame:
    """One row a capitalised name seen and not counted: name, n, n_documents; by n, then by name. `unmatched` are the rows of `find_unmatched`."""
    table = unmatched.groupby("name", as_index=False).agg(n=("start", "size"), n_documents=("doc_id", "nunique"))
    return table.sort_values(["n", "name"], ascending=[False, True]).reset_index(drop=True)


def rank_joins(merges: pd.DataFrame) -> pd.DataFrame:
    """One row a join of two spellings, proposed ones first, then refused, then made; `merges` are the rows of `proposed_merges`."""
    order = {"proposed": 0, "refused": 1, "made": 2}
    table = merges.assign(at=merges["decision"].map(order)).sort_values(["at", "kind", "name_b", "name_a", "evidence_a"])
    return table.drop(columns="at").drop_duplicates(["name_a", "name_b", "decision", "evidence_a"]).reset_index(drop=True)


def registry_notes(aliases: pd.DataFrame, check: pd.DataFrame) -> pd.DataFrame:
    """One row a thing that the reader of a run should know of actors.csv, check.csv and discovery: number, note (a sentence)."""
    notes = [*aliases.attrs.get("notes", []), *check.attrs.get("notes", [])]
    return pd.DataFrame({"number": range(1, len(notes) + 1), "note": pd.Series(notes, dtype="str")})
