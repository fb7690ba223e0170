"""What items mark of mentions, of the words that are names, and of places that a reader checked: made again from the run's mentions."""
from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.tables import COUNTED
from helpers.verify.again import SPAN, Again, cells, places_of

YES = ("yes", "y", "1", "true", "right")
RIGHT, MISSED = "names counted that are right", "capitalised names not counted that were missed"
DESCRIBED = " (described)"
COUNTS = ("found", "accept")


def mark_mentions(again: Again) -> pd.DataFrame:
    """All mentions with `counted` (in the totals), `own_spelling` (its actor's most frequent), `beside` (a reporting verb), `state` and `as_what`."""
    rows = again.mentions
    if not len(rows):
        return rows.assign(counted=False)
    totals = set(again.counted_mentions.index)
    rows = rows.assign(counted=[at in totals for at in rows.index])
    acting = rows[(rows["level"] == "named") & (rows["role"] == "actor") & (rows["copy_of"] == "")]
    counts = Counter(cells(acting, "actor", "alias"))
    often: dict[str, str] = {}
    for (actor, alias), _ in sorted(counts.items(), key=lambda one: (one[0][0], -one[1], one[0][1] != one[0][0], one[0][1])):
        often.setdefault(actor, alias)
    return rows.assign(own_spelling=rows["alias"] == rows["actor"].map(often), beside=rows["cue"] != "", **_states(again, rows))


def _kinds(again: Again) -> dict[str, tuple[str, str]]:
    """Kind and state of each actor by the run's registry; rows that count before those that only propose."""
    aliases, found = again.kept("aliases"), {}
    for row in [] if aliases is None else aliases.to_dict("records"):
        own = row["decision"] in COUNTS
        if row["decision"] != "ignore":
            actor = row["actor"] if own else row["alias"]
            found.setdefault(actor, []).append((not own, row["care"] == "", row["kind"], row["country"]))
    return {actor: min(rows)[2:] for actor, rows in found.items()}


def _stands_for(row: object, kinds: dict[str, tuple[str, str]]) -> tuple[str, str]:
    if row.level == "described":
        return row.actor.removesuffix(DESCRIBED).partition(" of ")[2].removeprefix("the "), "described body"
    kind, country = kinds.get(row.actor, ("", ""))
    if kind == "state":
        return row.actor, "state"
    return ("", "") if kind in ("", "person", "place", "other") or not country else (country, "named body")


def _states(again: Again, rows: pd.DataFrame) -> dict[str, list[str]]:
    """The state for which an acting mention stands, and as what: the state, a named body, a described one; empty for people and places."""
    kinds = _kinds(again)
    found = [_stands_for(row, kinds) if row.role == "actor" else ("", "") for row in rows.itertuples(index=False)]
    return {"state": [state for state, _ in found], "as_what": [what for _, what in found]}


def _standing(words: pd.DataFrame, wanted: set[str]) -> dict[str, list[tuple[str, int, int, str]]]:
    """Where each wanted word stands, alone or as a part of a hyphenated one."""
    found: dict[str, list[tuple[str, int, int, str]]] = {word: [] for word in wanted}
    terms = [term for term in words["term"].unique() if not wanted.isdisjoint(term.split("-"))]
    for doc_id, start, term in cells(words[words["term"].isin(terms)], "doc_id", "start", "term"):
        for part in term.split("-"):
            if part in wanted:
                found[part].append((doc_id, start, start + len(part), "alone" if part == term else "hyphenated"))
            start += len(part) + 1
    return found


def name_places(again: Again, table: pd.DataFrame) -> pd.DataFrame:
    """The places of words that are names of actors: how each is written, and whether it is a mention, lies in a longer name, or neither."""
    counted = again.mentions[again.mentions["zone"].isin(COUNTED)] if len(again.mentions) else again.mentions
    named, mentions = places_of(counted), set(cells(counted[counted["level"] != "nested"], *SPAN, "actor")) if len(counted) else set()
    standing, aside = (_standing(words, set(table["word"])) if len(table) else {} for words in (again.words, again.words_set_aside))
    rows = []
    for actor, word in cells(table, "actor", "word") if len(table) else ():
        for doc_id, start, end, written in standing[word]:
            inside = any(first <= start and end <= last for first, last in named.get(doc_id, ()))
            rows.append((actor, word, doc_id, start, end, written, "mention" if (doc_id, start, end, actor) in mentions else "nested" if inside
                         else "other"))
        rows += [(actor, word, *place[:3], "set aside", "set aside") for place in aside[word]]
    return pd.DataFrame(rows, columns=["actor", "word", *SPAN, "written", "counted_as"])


def checked_places(again: Again) -> pd.DataFrame:
    """The places that a reader checked, with their measure and whether each counts in it."""
    sheet = again.input("check")
    rows = [] if sheet is None else [row for row in sheet.to_dict("records") if row["right"].strip()]
    named = set(cells(again.mentions, *SPAN, "actor")) if len(again.mentions) else set()
    found = []
    for row in rows:
        place, right = (row["doc_id"], int(row["start"]), int(row["end"])), row["right"].strip().lower() in YES
        if not row["actor"] or (*place, row["actor"]) in named:
            found.append((RIGHT if row["actor"] else MISSED, *place, right == bool(row["actor"])))
    return pd.DataFrame(sorted(set(found)), columns=["measure", *SPAN, "hit"])
