"""The line that reconciles words with mentions, for many actors, with the places that each of its numbers was counted from."""
from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from helpers.statistics.checks import holding, one_words, reconcile, word_places
from helpers.tables import COUNTED

COLUMNS = {"actor": "str", "word": "str", "doc_id": "str", "start": "int64", "end": "int64", "written": "str", "counted_as": "str"}


def reconcile_actors(words: pd.DataFrame, mentions: pd.DataFrame, actors: Collection[str], words_set_aside: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a word that is also a name of one of the actors, in their order: the rows of `reconcile`."""
    sought = set(one_words(mentions.loc[mentions["actor"].isin(list(actors)), "alias"]).values()) - {""}
    words, words_set_aside = holding(words, sought), None if words_set_aside is None else holding(words_set_aside, sought)
    parts = [reconcile(words, mentions, actor, words_set_aside) for actor in actors]
    return pd.concat(parts, ignore_index=True) if parts else reconcile(words, mentions, "", words_set_aside)


def _places_of(words: pd.DataFrame, mentions: pd.DataFrame, actor: str, word: str) -> pd.DataFrame:
    """The word's places in the counted text, each as the mention it is, as nested in a longer name, or as other."""
    counted = mentions[mentions["zone"].isin(COUNTED)]
    own = counted[(counted["actor"] == actor) & (counted["level"] != "nested")]
    taken = set(zip(own["doc_id"], own["start"], own["end"], strict=True))
    places = word_places(words, word)
    pairs = places.merge(counted[["doc_id", "start", "end"]], on="doc_id", suffixes=("", "_name"))
    inside = pairs[(pairs["start_name"] <= pairs["start"]) & (pairs["end_name"] >= pairs["end"])]
    covered = set(zip(inside["doc_id"], inside["start"], strict=True))
    kinds = ["mention" if (row.doc_id, row.start, row.end) in taken else "nested" if (row.doc_id, row.start) in covered else "other"
             for row in places.itertuples()]
    return places.assign(counted_as=kinds, written=places["inside"].map({True: "hyphenated", False: "alone"}))


def reconcile_places(words: pd.DataFrame, mentions: pd.DataFrame, lines: pd.DataFrame, words_set_aside: pd.DataFrame) -> pd.DataFrame:
    """One row a place behind a line of `reconcile_actors`: actor, word, doc_id, start, end, written, counted_as.

    `written` is alone or hyphenated, `counted_as` is mention, nested (inside a longer name) or other; both are "set aside" for a place in a
    zone that is not counted.
    """
    sought = set(lines["word"])
    words, words_set_aside, parts = holding(words, sought), holding(words_set_aside, sought), []
    for row in lines.itertuples():
        aside = word_places(words_set_aside, row.word).assign(written="set aside", counted_as="set aside")
        both = pd.concat([_places_of(words, mentions, row.actor, row.word), aside])
        parts.append(both.assign(actor=row.actor, word=row.word))
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))
    return table[list(COLUMNS)].astype(COLUMNS)
