"""How often each actor is named: totals by group, by article, by spelling, beside reporting verbs, in places."""
from __future__ import annotations

import pandas as pd

from helpers.actors.described import described_kind, described_state
from helpers.actors.roles import ROLES
from helpers.actors.scopes import COUNTS, UNRESOLVED
from helpers.association import rate_per
from helpers.errors import unknown
from helpers.tables import check_table, dated, empty_table
from helpers.tables.grouped import aggregate

COUNTED_LEVELS = ("named", "described")
N_ROLES = [f"n_{role}" for role in ROLES]


def counted_mentions(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a mention that totals count: named and described ones; nested, nominal and unresolved ones left out, copies kept."""
    return mentions[mentions["level"].isin(COUNTED_LEVELS) & ~mentions["actor"].str.startswith(UNRESOLVED)].reset_index(drop=True)


def unresolved_mentions(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a mention that fits two actors and is counted for nobody; its actor begins with "unresolved: "."""
    return mentions[(mentions["level"] != "nested") & mentions["actor"].str.startswith(UNRESOLVED)].reset_index(drop=True)


def actor_kinds(aliases: pd.DataFrame, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an actor: actor, kind, country, care, described (a flag).

    Actors of rows that count, and of `mentions` those counted under an alias's own name and the described ones.
    """
    own = aliases["decision"].isin(COUNTS)
    rows = aliases.assign(actor=aliases["actor"].where(own, aliases["alias"]), counts=own)[aliases["decision"] != "ignore"]
    if mentions is None:
        rows, extra = rows[rows["counts"]], []
    else:
        present = counted_mentions(mentions)
        rows = rows[rows["counts"] | rows["actor"].isin(present["actor"])]
        extra = sorted(set(present.loc[present["level"] == "described", "actor"]))
    rows = rows.assign(weaker=~rows["counts"], careless=rows["care"] == "").sort_values(["actor", "weaker", "careless", "kind", "country"],
        kind="stable")
    named = rows.drop_duplicates("actor")[["actor", "kind", "country", "care"]].assign(described=False)
    states = [described_state(actor) for actor in extra]
    described = pd.DataFrame({"actor": extra, "kind": [described_kind(actor) for actor in extra], "country": states, "care": "", "described": True})
    both = pd.concat([named, described[~described["actor"].isin(named["actor"])]]) if extra else named
    return both.sort_values("actor", ignore_index=True).astype({"actor": "str", "kind": "str", "country": "str", "care": "str", "described": "bool"})


def _groups(documents: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row an article: doc_id, group, text_id, copy."""
    if by != "corpus" and by not in documents.columns:
        raise unknown("column to group by", by, ["corpus", *documents.columns])
    group = "corpus" if by == "corpus" else documents[by].fillna("").astype("str")
    return documents[["doc_id", "text_id"]].assign(group=group, copy=documents["text_id"] != documents["doc_id"])


def _sizes(heads: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """Independent texts of each group and their words."""
    counts = words.groupby("doc_id").size()
    own = heads[~heads["copy"]]
    own = own.assign(n_words=own["doc_id"].map(counts).fillna(0).astype("int64"))
    sizes = aggregate(own.groupby("group"), n_texts_in_group=("doc_id", "size"), n_words_in_group=("n_words", "sum"))
    return sizes.reindex(sorted(set(heads["group"])), fill_value=0).rename_axis("group").reset_index()


def _count(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Mentions by role with copies left out, all with copies, articles, and texts that do more than repeat a passage, for each of `keys`."""
    own = rows["copy_of"] == ""
    flags = rows.assign(**{f"n_{role}": own & (rows["role"] == role) for role in ROLES}, n_mentions=own, n_with_copies=True, text=rows["text_id"].where(own))
    groups = flags.groupby(keys)
    sums = groups[[*N_ROLES, "n_mentions", "n_with_copies"]].sum().astype("int64")
    spread = aggregate(groups, n_documents=("doc_id", "nunique"), n_texts=("text", "nunique"))
    return sums.join(spread).reset_index()


def total_mentions(mentions: pd.DataFrame, documents: pd.DataFrame, words: pd.DataFrame, aliases: pd.DataFrame, by: str = "corpus") -> pd.DataFrame:
    """One row an actor in a group of articles (table `mention_totals`), by group, then by acting mentions, then by all, then by name.

    Every actor of a row that counts has a row in every group, zeros too; described actors are rows of their own, nested and unresolved
    mentions count for nobody. `n_mentions` leaves out copies and is the sum of the four roles; the rate is it by the words of the group's
    independent texts. Raises UsageError where `by` is no column of the documents.
    """
    heads = _groups(documents, by)
    actors = actor_kinds(aliases, mentions)[["actor"]]
    if actors.empty or heads.empty:
        return empty_table("mention_totals")
    rows = counted_mentions(mentions).merge(heads[["doc_id", "text_id", "group"]], on="doc_id")
    every = _sizes(heads, words).merge(actors, how="cross")
    totals = every.merge(_count(rows, ["group", "actor"]), on=["group", "actor"], how="left")
    numbers = [*N_ROLES, "n_mentions", "n_with_copies", "n_documents", "n_texts"]
    totals[numbers] = totals[numbers].fillna(0).astype("int64")
    totals["rate_per_1000_words"] = rate_per(totals["n_mentions"].to_numpy(), totals["n_words_in_group"].to_numpy(), per=1000)
    totals = totals.assign(by=by).sort_values(["group", "n_actor", "n_mentions", "actor"], ascending=[True, False, False, True], kind="stable")
    return check_table(totals, "mention_totals", sort=False)


def mentions_by_article(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row an actor in an article that names it: doc_id, actor, n_actor, n_place, n_modifier, n_unclear, n.

    Additive: computed anywhere and joined. An article that is a copy has its rows too; leave it out by `documents.text_id`.
    """
    rows = counted_mentions(mentions)
    rows = rows[rows["doc_id"].isin(documents["doc_id"])]
    flags = rows.assign(**{f"n_{role}": rows["role"] == role for role in ROLES}, n=True)
    return flags.groupby(["doc_id", "actor"])[[*N_ROLES, "n"]].sum().astype("int64").reset_index()


def spellings(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a way in which an actor is written: actor, alias, level, n (copies left out), n_with_copies, n_documents; by actor, then by n."""
    rows = counted_mentions(mentions)
    rows = rows.assign(n=rows["copy_of"] == "", n_with_copies=True)
    found = aggregate(rows.groupby(["actor", "alias", "level"]), n=("n", "sum"), n_with_copies=("n_with_copies", "sum"),
                                                          n_documents=("doc_id", "nunique")).reset_index()
    return found.sort_values(["actor", "n", "alias"], ascending=[True, False, True], ignore_index=True)


def nominal_totals(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row an actor with nominal mentions ("the ambassador"): actor, n_named, n_nominal (copies left out), n_documents, written; by n_nominal.

    They stand in no other total; the table is empty where `find_mentions` was not asked for them.
    """
    rows = mentions[mentions["level"].isin(("named", "nominal")) & (mentions["copy_of"] == "")]
    rows = rows.assign(n_named=rows["level"] == "named", n_nominal=rows["level"] == "nominal")
    own = rows[rows["n_nominal"]]
    found = aggregate(rows[rows["actor"].isin(own["actor"])].groupby("actor"), n_named=("n_named", "sum"), n_nominal=("n_nominal", "sum"))
    found["n_documents"] = own.groupby("actor")["doc_id"].nunique()
    found["written"] = own.groupby("actor")["alias"].agg(lambda words: ", ".join(sorted(set(map(str.lower, words)))))
    found = found.reset_index()[["actor", "n_named", "n_nominal", "n_documents", "written"]]
    return found.sort_values(["n_nominal", "actor"], ascending=[False, True], ignore_index=True)


def cue_totals(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row an actor that is named: actor, n (mentions beside a reporting verb or "according to", copies left out), n_documents, n_mentions, cues.

    Zeros are rows. `cues` lists the verbs, the most frequent first. Not a count of quotations.
    """
    rows = counted_mentions(mentions).query("copy_of == ''")
    beside = rows[rows["cue"] != ""]
    counts = beside.groupby(["actor", "cue"]).size().rename("times").reset_index().sort_values(["actor", "times", "cue"],
        ascending=[True, False, True])
    verbs = counts.groupby("actor")["cue"].agg(", ".join)
    found = rows.groupby("actor").size().rename("n_mentions").to_frame()
    found["n"] = beside.groupby("actor").size().reindex(found.index, fill_value=0)
    found["n_documents"] = beside.groupby("actor")["doc_id"].nunique().reindex(found.index, fill_value=0)
    found["cues"] = verbs.reindex(found.index, fill_value="")
    return found.reset_index()[["actor", "n", "n_documents", "n_mentions", "cues"]].sort_values(["n", "actor"], ascending=[False, True],
        ignore_index=True)


def cues_by_article(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row an actor in an article where it stands beside a reporting verb: doc_id, actor, n (copies left out), text_id."""
    rows = counted_mentions(mentions).query("copy_of == '' and cue != ''")
    return rows.groupby(["doc_id", "actor"]).size().rename("n").reset_index().merge(documents[["doc_id", "text_id"]], on="doc_id")


def first_appearances(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row an actor: actor, first (earliest date, known to day or month, of an article that names it), first_doc_id, n_dated, n_undated.

    Undated articles, those known to the year only and those in doubt can be nobody's first; `first` is empty where no other names the actor.
    """
    known = dated(documents)
    heads = documents[["doc_id", "published"]].assign(known=known)
    rows = counted_mentions(mentions)[["actor", "doc_id"]].drop_duplicates().merge(heads,
        on="doc_id").sort_values(["actor", "published", "doc_id"], kind="stable")
    every = aggregate(rows.groupby("actor"), n_articles=("doc_id", "size"), n_dated=("known", "sum"))
    placed = aggregate(rows[rows["known"]].groupby("actor"), first=("published", "first"), first_doc_id=("doc_id", "first"))
    found = every.join(placed).fillna({"first": "", "first_doc_id": ""}).reset_index()
    return found.assign(n_undated=found["n_articles"] - found["n_dated"])[["actor", "first", "first_doc_id", "n_dated", "n_undated"]]
