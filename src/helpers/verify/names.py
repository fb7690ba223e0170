"""What items mark of mentions, of the words that are names, and of places that a reader checked: made again from the run's mentions."""
from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.tables import COUNTED
from helpers.verify.again import Again

SPAN = ["doc_id", "start", "end"]
YES = ("yes", "y", "1", "true", "right")
RIGHT, MISSED = "names counted that are right", "capitalised names not counted that were missed"
DESCRIBED = " (described)"
COUNTS = ("found", "accept")


def mark_mentions(again: Again) -> pd.DataFrame:
    """All mentions with `counted` (in the totals), `own_spelling` (as its actor most often is written), `beside` (a reporting verb), `state` and `as_what`."""
    rows = again.mentions
    if not len(rows):
        return rows.assign(counted=False)
    totals = set(again.counted_mentions.index)
    rows = rows.assign(counted=[at in totals for at in rows.index])
    acting = rows[(rows["level"] == "named") & (rows["role"] == "actor") & (rows["copy_of"] == "")]
    counts = Counter(zip(acting["actor"], acting["alias"], strict=True))
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


def _word_places(words: pd.DataFrame, word: str) -> list[tuple[str, int, int, str]]:
    """Where a word stands, alone or as a part of a hyphenated one."""
    rows = []
    near = words[words["term"].str.contains(word, regex=False)]
    for doc_id, start, term in zip(near["doc_id"], near["start"], near["term"], strict=True):
        for part in term.split("-"):
            if part == word:
                rows.append((doc_id, start, start + len(part), "alone" if part == term else "hyphenated"))
            start += len(part) + 1
    return rows


def name_places(again: Again, table: pd.DataFrame) -> pd.DataFrame:
    """The places of words that are names of actors: how each is written, and whether it is a mention, lies in a longer name, or neither."""
    counted = again.mentions[again.mentions["zone"].isin(COUNTED)] if len(again.mentions) else again.mentions
    named: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in zip(*(counted[name] for name in SPAN), strict=True):
        named.setdefault(doc_id, []).append((start, end))
    rows = []
    for actor, word in zip(table["actor"], table["word"], strict=True) if len(table) else ():
        own = counted[(counted["actor"] == actor) & (counted["level"] != "nested")]
        mentions = set(zip(own["doc_id"], own["start"], own["end"], strict=True))
        for doc_id, start, end, written in _word_places(again.words, word):
            inside = any(first <= start and end <= last for first, last in named.get(doc_id, ()))
            rows.append((actor, word, doc_id, start, end, written, "mention" if (doc_id, start, end) in mentions else "nested" if inside else "other"))
        rows += [(actor, word, *place[:3], "set aside", "set aside") for place in _word_places(again.words_set_aside, word)]
    return pd.DataFrame(rows, columns=["actor", "word", *SPAN, "written", "counted_as"])


def checked_places(again: Again) -> pd.DataFrame:
    """The places that a reader checked, with their measure and whether each counts in it."""
    sheet = again.input("check")
    rows = [] if sheet is None else [row for row in sheet.to_dict("records") if row["right"].strip()]
    named = set(zip(*(again.mentions[name] for name in (*SPAN, "actor")), strict=True)) if len(again.mentions) else set()
    found = []
    for row in rows:
        place, right = (row["doc_id"], int(row["start"]), int(row["end"])), row["right"].strip().lower() in YES
        if not row["actor"] or (*place, row["actor"]) in named:
            found.append((RIGHT if row["actor"] else MISSED, *place, right == bool(row["actor"])))
    return pd.DataFrame(sorted(set(found)), columns=["measure", *SPAN, "hit"])
