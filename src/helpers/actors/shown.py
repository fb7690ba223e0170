"""Result tables of actors as a notebook shows them; people with care stand last, so that a chart can end before them."""
from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from helpers.actors.scopes import UNRESOLVED
from helpers.actors.totals import actor_kinds, unresolved_mentions
from helpers.tables.grouped import aggregate

SHOWN_CARE = ("", "show")
STATE, PLACE = "state", "place"
SUCCESSION = "predecessor or successor?"
"""How a refusal of `joins.judging` ends that argues for a change of office."""
NOT_A_WORD = re.compile(r"[\W_]+")


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
    counts = aggregate(mentions.groupby(["actor", "doc_id"]), n=("start", "size")).reset_index()
    table = ranked[["actor", "hollow"]].assign(place=range(len(ranked))).merge(counts, on="actor")
    order = {doc_id: place for place, doc_id in enumerate(documents["doc_id"])}
    table = table.assign(at=table["doc_id"].map(order), name=table["doc_id"].map(names)).sort_values(["place", "at"])
    return table.drop(columns=["place", "at"]).reset_index(drop=True)


def joined_spellings(spellings: pd.DataFrame, aliases: pd.DataFrame) -> pd.DataFrame:
    """One row a spelling of an actor that is written in more than one way: actor, alias, n, n_documents, decision, reason, cared (these last)."""
    named = aggregate(spellings[spellings["level"] == "named"].groupby(["actor", "alias"]), n=("n", "sum"),
        n_documents=("n_documents", "max")).reset_index()
    ways = named[named.groupby("actor")["alias"].transform("size") > 1]
    rows = aliases.assign(waits=~aliases["decision"].isin(["found", "accept"]))
    why = rows.sort_values(["actor", "alias", "waits", "only_in"]).drop_duplicates(["actor", "alias"])[["actor", "alias", "decision", "reason"]]
    table = ways.merge(why, on=["actor", "alias"], how="left").fillna({"decision": "", "reason": "the same words in other case"})
    return cared_last(table.sort_values(["actor", "n", "alias"], ascending=[True, False, True]), actor_kinds(aliases), ["actor"])


def cared_last(table: pd.DataFrame, kinds: pd.DataFrame, columns: Collection[str]) -> pd.DataFrame:
    """The table with the rows that name a person with care (in any of `columns`) at its end, in their order; column `cared` says which."""
    careful = set(kinds.loc[is_cared_for(kinds["care"]), "actor"])
    cared = pd.concat([table[column].isin(careful) for column in columns], axis=1).any(axis=1) if len(table) else pd.Series(dtype="bool")
    return table.assign(cared=cared).sort_values("cared", kind="stable").reset_index(drop=True)


def rank_cues(cue_totals: pd.DataFrame, kinds: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """One row a name and how often it stands beside a reporting verb: the columns of `cue_totals`, kind, cared, often.

    The `most` names mentioned most often come first (`often`), by n, zeros among them; then the others that have any, then states, which share
    no axis with others, then people with care. Places below the state and names never beside a reporting verb that are not among the first
    are left out.
    """
    table = cared_last(cue_totals.merge(kinds[["actor", "kind"]], on="actor", how="left"), kinds, ["actor"])
    table = table[table["kind"] != PLACE].assign(state=lambda rows: rows["kind"] == STATE)
    eligible = table[~table["cared"] & ~table["state"]].sort_values(["n_mentions", "n", "actor"], ascending=[False, False, True])
    table = table.assign(often=table["actor"].isin(eligible["actor"].head(most)))
    table = table[table["often"] | (table["n"] > 0)]
    table = table.sort_values(["cared", "state", "often", "n", "n_mentions", "actor"], ascending=[True, True, False, False, False, True])
    return table.drop(columns="state").reset_index(drop=True)


def rank_unresolved(mentions: pd.DataFrame, sentences: pd.DataFrame, documents: pd.DataFrame, names: pd.Series, aliases: pd.DataFrame) -> pd.DataFrame:
    """One row a mention that fits two actors and is counted for nobody, by its words, then by place.

    Columns: alias (as written), doc_id, name (of the article), start, end, low, high (its sentence), text (the sentence), copy_of, candidates (the
    actors that it may be, parted by "; ").
    """
    rows = unresolved_mentions(mentions)[["alias", "doc_id", "start", "end", "sentence", "copy_of", "actor"]]
    bounds = sentences.rename(columns={"start": "low", "end": "high"})[["doc_id", "sentence", "low", "high"]]
    rows = rows.merge(bounds, on=["doc_id", "sentence"]).sort_values(["alias", "doc_id", "start"], ignore_index=True)
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    said = [texts[doc_id][low:high] for doc_id, low, high in zip(rows["doc_id"], rows["low"], rows["high"], strict=True)]
    waiting = aliases[aliases["decision"] == "propose"]
    may_be = {key: "; ".join(sorted(set(group))) for key, group in waiting.groupby(["alias", "only_in"])["actor"]}
    written = rows.pop("actor").str.removeprefix(UNRESOLVED)
    fits = [may_be.get((alias, doc_id)) or may_be.get((alias, ""), "") for alias, doc_id in zip(written, rows["doc_id"], strict=True)]
    return rows.assign(name=rows["doc_id"].map(names).astype("str"), text=pd.Series(said, dtype="str"), candidates=pd.Series(fits, dtype="str"))


def could_be(unresolved: pd.DataFrame) -> dict[str, int]:
    """Actor -> how many mentions that count for nobody it may be; `unresolved` are rows of `rank_unresolved`, copies left out."""
    counts = unresolved["candidates"].str.split("; ").explode().value_counts()
    return {str(actor): int(n) for actor, n in sorted(counts.items()) if actor}


def successions(joins: pd.DataFrame) -> pd.DataFrame:
    """The rows of `rank_joins` whose two names were parted because they may have held one office after each other."""
    return joins[joins["reason"].str.endswith(SUCCESSION)].reset_index(drop=True)


def rank_acting_pairs(pair_totals: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of actors that act in one sentence: those in two texts or more first, then by sentences, then by name; people with care last.

    Columns of `pair_totals`, pair ("a + b"), hollow (in one text), cared.
    """
    table = pair_totals[pair_totals["n_with_copies"] > 0]
    table = table.assign(pair=table["item_a"] + " + " + table["item_b"], hollow=table["n_texts"] < 2)
    table = table.sort_values(["hollow", "n", "n_texts", "item_a", "item_b"], ascending=[True, False, False, True, True])
    return cared_last(table, kinds, ["item_a", "item_b"])


def pairs_to_draw(pairs: pd.DataFrame) -> pd.DataFrame:
    """The first rows of `rank_acting_pairs` that a chart may show: in two texts or more, nobody with care among them."""
    return pairs[~pairs["cared"].astype("bool") & ~pairs["hollow"].astype("bool")].reset_index(drop=True)


def actors_of_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """One row an actor of these pairs: item, n (sum over its pairs), by n, then by name."""
    ends = pd.concat([pairs[[side, "n"]].rename(columns={side: "item"}) for side in ("item_a", "item_b")], ignore_index=True)
    return ends.groupby("item", as_index=False)["n"].sum().sort_values(["n", "item"], ascending=[False, True], ignore_index=True)


def with_counts_by_article(pairs: pd.DataFrame, pair_counts: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The pairs with a column an article that holds one of them (its sentences; missing where none), and the names of these columns."""
    rows = pair_counts[pair_counts["n"] > 0].merge(pairs[["item_a", "item_b"]], on=["item_a", "item_b"])
    wide = rows.pivot(index=["item_a", "item_b"], columns="doc_id", values="n").rename_axis(columns=None)
    columns = {doc_id: f"in {doc_id}" for doc_id in wide.columns}
    return pairs.merge(wide.rename(columns=columns).reset_index(), on=["item_a", "item_b"], how="left"), list(columns.values())


def rank_places(mention_totals: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """One row a place below the state that is named: in most texts first, then by mentions, then by name; never ranked with actors."""
    table = _with_kinds(mention_totals, kinds)
    table = table[(table["kind"] == PLACE) & ~table["described"] & (table["n_mentions"] > 0)].assign(n=lambda rows: rows["n_mentions"])
    table = table.sort_values(["n_texts", "n", "actor"], ascending=[False, False, True])
    return table.assign(hollow=table["n_documents"] == 1).reset_index(drop=True)


def rank_unmatched(unmatched: pd.DataFrame) -> pd.DataFrame:
    """One row a capitalised name seen and not counted: name, n, n_documents; by n, then by name. `unmatched` are the rows of `find_unmatched`."""
    table = aggregate(unmatched.groupby("name"), n=("start", "size"), n_documents=("doc_id", "nunique")).reset_index()
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


def _words(text: str) -> list[str]:
    return [word for word in NOT_A_WORD.split(text.casefold()) if word]


def _without(words: list[str], names: Collection[tuple[str, ...]], longest: int) -> list[str]:
    """The words that are part of none of `names`, the longest name at a place first."""
    left, at = [], 0
    while at < len(words):
        length = next((size for size in range(min(longest, len(words) - at), 0, -1) if tuple(words[at:at + size]) in names), 0)
        left += [] if length else [words[at]]
        at += length or 1
    return left


def _careful_rows(aliases: pd.DataFrame, kinds: pd.DataFrame) -> pd.Series:
    """Whether a row of the registry writes a person with care."""
    careful = kinds.loc[is_cared_for(kinds["care"]), "actor"]
    return aliases["actor"].isin(careful) | aliases["alias"].isin(careful)


def _careful_parts(aliases: pd.DataFrame, hers: pd.Series) -> set[str]:
    spelled = [*aliases.loc[hers, "alias"], *aliases.loc[hers, "actor"]]
    return {word for spelling in spelled for word in _words(spelling) if len(word) > 2}


def _other_names(aliases: pd.DataFrame, hers: pd.Series) -> set[tuple[str, ...]]:
    return {tuple(_words(alias)) for alias in aliases.loc[~hers & (aliases["decision"] != "ignore"), "alias"]} - {()}


def careful_words(aliases: pd.DataFrame, kinds: pd.DataFrame) -> frozenset[str]:
    """The words, small, of the names of people with care that are part of no other actor's name: as a stop list keeps them from lists of terms."""
    hers = _careful_rows(aliases, kinds)
    others = {word for name in _other_names(aliases, hers) for word in name}
    return frozenset(_careful_parts(aliases, hers) - others)


def careful_titles(documents: pd.DataFrame, names: pd.Series, aliases: pd.DataFrame) -> pd.DataFrame:
    """The documents, each whose name (by doc_id) names a person with care with another title: that of `careful_names`."""
    shown = careful_names(names, aliases, actor_kinds(aliases))
    changed = documents["doc_id"].map(shown != names)
    return documents.assign(title=documents["title"].where(~changed, documents["doc_id"].map(shown)).astype("str"))


def careful_names(names: pd.Series, aliases: pd.DataFrame, kinds: pd.DataFrame) -> pd.Series:
    """The names of articles, by doc_id, as they may stand in a chart: one that names a person with care gives way.

    In its place stands the last part of the doc_id, or, where that names the person too, the article's place in the folder. A name counts as
    naming the person by any word of a spelling of three letters or more, unless that word is part of another actor's spelling there.
    """
    hers = _careful_rows(aliases, kinds)
    if not hers.any():
        return names
    parts, others = _careful_parts(aliases, hers), _other_names(aliases, hers)
    longest = max(map(len, others), default=0)
    shown, taken = [], set()
    for at, (doc_id, name) in enumerate(names.items(), 1):
        choices = (name, str(doc_id).rsplit("/", 1)[-1], f"article {at}")
        shown.append(next((one for one in choices[:2] if not parts & set(_without(_words(one), others, longest)) and one not in taken), choices[2]))
        taken.add(shown[-1])
    return pd.Series(shown, index=names.index, dtype="str")
