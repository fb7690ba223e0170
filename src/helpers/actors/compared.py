"""Rankings beside each other: without and with the joins, by group, described beside named; and who appears first; each with its spans."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers import gates
from helpers.actors.shown import PLACE, STATE
from helpers.actors.totals import first_appearances, total_mentions
from helpers.association import rate_per
from helpers.tables import dated
from helpers.tables.grouped import aggregate

STATE_ACTS, NAMED_BODY, DESCRIBED_BODY = "state", "named body", "described body"


def _acting(mentions: pd.DataFrame) -> pd.DataFrame:
    return mentions[(mentions["level"] == "named") & (mentions["role"] == "actor") & (mentions["copy_of"] == "")]


def mark_spellings(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions with `own_spelling`: whether one is written as its actor most often is.

    Counted are acting mentions, copies left out; of ties the actor's label is taken, then the first by name.
    """
    counts = _acting(mentions).groupby(["actor", "alias"]).size().rename("n").reset_index()
    counts = counts.assign(other=counts["alias"] != counts["actor"])
    counts = counts.sort_values(["actor", "n", "other", "alias"], ascending=[True, False, True, True])
    spelling = counts.drop_duplicates("actor").set_index("actor")["alias"]
    return mentions.assign(own_spelling=mentions["alias"] == mentions["actor"].map(spelling))


def rank_without_joins(mentions: pd.DataFrame, ranked: pd.DataFrame) -> pd.DataFrame:
    """One row an actor, by acting mentions: actor, spelling (its most frequent one), n_spellings, n_without (acting mentions in that spelling alone),
    n_actor (in all), rank_without, rank_with (1 is first, ties share the lowest), hollow, cared.

    `ranked` are rows of `people_and_bodies`; those with care stand last. The spans of both numbers are the rows of `mark_spellings`.
    """
    rows = _acting(mark_spellings(mentions))
    rows = rows[rows["actor"].isin(ranked["actor"])]
    counts = aggregate(rows.groupby("actor"), n_spellings=("alias", "nunique"), n_without=("own_spelling", "sum"), n_actor=("alias", "size"))
    spelling = rows[rows["own_spelling"]].drop_duplicates("actor").set_index("actor")["alias"].rename("spelling")
    table = counts.join(spelling).reset_index().merge(ranked[["actor", "hollow", "cared"]], on="actor")
    table["rank_without"] = table["n_without"].rank(method="min", ascending=False).astype("int64")
    table["rank_with"] = table["n_actor"].rank(method="min", ascending=False).astype("int64")
    columns = ["actor", "spelling", "n_spellings", "n_without", "n_actor", "rank_without", "rank_with", "hollow", "cared"]
    return table[columns].sort_values(["cared", "n_actor", "n_without", "actor"], ascending=[True, False, False, True], ignore_index=True)


def mark_dated(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The mentions with `dated`: whether their article has a date known to day or month, and not in doubt."""
    known = dated(documents)
    return mentions.assign(dated=mentions["doc_id"].isin(documents.loc[known, "doc_id"]))


def rank_first(mentions: pd.DataFrame, documents: pd.DataFrame, ranked: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """One row an actor, by first appearance, those in undated articles alone last.

    Columns: actor, first (date), article (its name), n_dated, n_undated (articles), cared.

    `ranked` are rows of `people_and_bodies` or `states_by_role`, `names` gives each doc_id the name to show; the spans are the rows of `mark_dated`.
    """
    table = first_appearances(mentions, documents).merge(ranked[["actor"]].assign(cared=ranked.get("cared", False)), on="actor")
    table = table.assign(article=table["first_doc_id"].map(names).fillna("").astype("str"), undated=table["first"] == "")
    table = table.sort_values(["cared", "undated", "first", "actor"], ignore_index=True)
    return table[["actor", "first", "article", "n_dated", "n_undated", "cared"]]


def body_spans(mentions: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """The acting mentions of states and of their bodies, with `state` and `as_what` (state, named body, described body); no people."""
    rows = mentions[(mentions["role"] == "actor") & mentions["level"].isin(["named", "described"])]
    rows = rows.merge(kinds[["actor", "kind", "country", "described"]], on="actor")
    rows = rows[~rows["kind"].isin(["person", PLACE, "other"]) & ((rows["country"] != "") | (rows["kind"] == STATE))]
    states = rows["actor"].where((rows["kind"] == STATE) & ~rows["described"], rows["country"])
    what = rows["described"].map({True: DESCRIBED_BODY, False: NAMED_BODY}).where(rows["described"] | (rows["kind"] != STATE), STATE_ACTS)
    return rows.assign(state=states, as_what=what.astype("str")).drop(columns=["kind", "country", "described"]).reset_index(drop=True)


def described_beside_named(spans: pd.DataFrame) -> pd.DataFrame:
    """One row a state, by all: state, n_state (it acts by its name), n_named and n_described (its bodies do), n, n_texts, hollow.

    `spans` are the rows of `body_spans`, with `text_id`; copies are left out of the numbers.
    """
    own = spans[spans["copy_of"] == ""]
    parts = {"n_state": STATE_ACTS, "n_named": NAMED_BODY, "n_described": DESCRIBED_BODY}
    flags = own.assign(**{column: own["as_what"] == what for column, what in parts.items()}, n=True)
    table = flags.groupby("state")[[*parts, "n"]].sum().astype("int64")
    table = table.join(aggregate(own.groupby("state"), n_texts=("text_id", "nunique"))).reset_index()
    return table.assign(hollow=table["n_texts"] == 1).sort_values(["n", "state"], ascending=[False, True], ignore_index=True)


def group_sizes(mention_totals: pd.DataFrame) -> pd.DataFrame:
    """One row a stated group of `total_mentions(by=…)`: group, n_texts, n_words, the same of the other stated ones (_reference), open.

    A group may be compared where it and the rest have enough (`gates.compare_groups`); articles whose group is not stated are in neither.
    """
    sizes = mention_totals[mention_totals["group"] != ""].drop_duplicates("group")[["group", "n_texts_in_group", "n_words_in_group"]]
    sizes = sizes.rename(columns={"n_texts_in_group": "n_texts", "n_words_in_group": "n_words"}).sort_values("group", ignore_index=True)
    sizes = sizes.assign(n_texts_reference=sizes["n_texts"].sum() - sizes["n_texts"], n_words_reference=sizes["n_words"].sum() - sizes["n_words"])
    numbers = sizes[["n_texts", "n_texts_reference", "n_words", "n_words_reference"]].itertuples(index=False, name=None)
    return sizes.assign(open=[gates.compare_groups(*row).open for row in numbers]).astype({"open": "bool"})


def groups_gate(sizes: pd.DataFrame) -> gates.Gate:
    """Whether groups (rows of `group_sizes`) may stand beside each other by rate: at least two of them; else why not for the nearest two.

    Each of the two needs enough texts and words of its own.
    """
    if len(sizes) < 2:
        return gates.Gate(False, "Fewer than two groups are stated, so no group stands beside another.", {})
    first, second = sizes.sort_values(["open", "n_texts", "n_words", "group"], ascending=[False, False, False, True]).head(2).itertuples(index=False)
    return gates.compare_groups(first.n_texts, second.n_texts, first.n_words, second.n_words)


def outside_group_dates(grouped: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """One row an article of these groups that their comparison leaves out: doc_id, group, published, reason.

    Groups are compared within the days that all of them cover (method section 2): from the latest of their first known days to the earliest
    of their last. Where one of them has no dated article nothing is left out. `grouped` are the documents with `group`.
    """
    rows = grouped.loc[grouped["group"].isin(groups), ["doc_id", "group", "published"]]
    rows = rows.assign(day=rows["published"].str.slice(0, 10).where(dated(grouped).loc[rows.index], ""))
    spans = rows[rows["day"] != ""].groupby("group")["day"].agg(["min", "max"])
    if len(spans) < len(groups):
        return rows.iloc[:0].drop(columns="day").assign(reason=pd.Series(dtype="str"))
    low, high = spans["min"].max(), spans["max"].min()
    outside = (rows["day"] == "") | (rows["day"] < low) | (rows["day"] > high)
    reason = rows["day"].map(lambda day: "its day is not known" if day == "" else "outside the days that all groups cover")
    left = rows.assign(reason=reason.astype("str"))[outside].drop(columns="day")
    return left.sort_values(["group", "doc_id"], ignore_index=True)


class GroupComparison(NamedTuple):
    """Actors by group: the gate, rows of `actors_by_group` (none where it is closed), the articles compared, those left out for their date."""

    gate: gates.Gate
    rows: pd.DataFrame
    documents: pd.DataFrame
    left_out: pd.DataFrame


def compare_actor_groups(mentions: pd.DataFrame, grouped: pd.DataFrame, words: pd.DataFrame, aliases: pd.DataFrame,
                         ranked: pd.DataFrame) -> GroupComparison:
    """The actors of `ranked` by group, past the gate and within the days that all compared groups cover; `grouped` are the documents with `group`."""
    totals = total_mentions(mentions, grouped, words, aliases, by="group")
    sizes = group_sizes(totals)
    none = grouped.iloc[:0].assign(reason="")[["doc_id", "group", "published", "reason"]]
    if not (gate := groups_gate(sizes)).open:
        return GroupComparison(gate, actors_by_group(totals, ranked, sizes.iloc[:0]), grouped, none)
    left_out = outside_group_dates(grouped, sizes.loc[sizes["open"], "group"].tolist())
    kept = grouped[~grouped["doc_id"].isin(left_out["doc_id"])]
    within = total_mentions(mentions[mentions["doc_id"].isin(kept["doc_id"])], kept, words, aliases, by="group")
    sizes = group_sizes(within)
    gate = groups_gate(sizes)
    return GroupComparison(gate, actors_by_group(within, ranked, sizes if gate.open else sizes.iloc[:0]), kept, left_out)


def _with_rate(rows: pd.DataFrame) -> pd.DataFrame:
    rate = rate_per(rows["n_actor"].to_numpy(), rows["n_words_in_group"].to_numpy(), per=1000)
    return rows.assign(rate_per_1000_words=rate)


def actors_by_group(mention_totals: pd.DataFrame, ranked: pd.DataFrame, sizes: pd.DataFrame) -> pd.DataFrame:
    """One row an actor in a stated group that may be compared, in the order of `ranked`: actor, group, n_actor, n_texts, n_words_in_group,
    rate_per_1000_words (of n_actor), hollow (in one article). Zeros are rows.

    `mention_totals` are rows of `total_mentions(by=…)`, `ranked` of `people_and_bodies` or `states_by_role`, `sizes` of `group_sizes`.
    """
    rows = mention_totals.merge(sizes.loc[sizes["open"], ["group"]], on="group")
    rows = ranked[["actor"]].assign(place=range(len(ranked))).merge(rows, on="actor")
    rows = _with_rate(rows.assign(hollow=rows["n_documents"] == 1)).sort_values(["place", "group"], ignore_index=True)
    return rows[["actor", "group", "n_actor", "n_texts", "n_words_in_group", "rate_per_1000_words", "hollow"]]


def actors_over_time(mentions: pd.DataFrame, placed: pd.DataFrame, words: pd.DataFrame, aliases: pd.DataFrame, ranked: pd.DataFrame) -> pd.DataFrame:
    """One row an actor in a period that has a dated text, in the order of `ranked` and of time; columns of `actors_by_group`. Zeros are rows.

    `placed` are the documents with `period` (`statistics.add_period`); articles without a usable date are in none.
    """
    known = placed[placed["period"] != ""]
    totals = total_mentions(mentions[mentions["doc_id"].isin(known["doc_id"])], known, words, aliases, by="period")
    return actors_by_group(totals, ranked, group_sizes(totals).assign(open=True))
