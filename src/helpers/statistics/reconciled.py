"""Whether words and mentions agree: the line that reconciles them for an actor, with the places that each of its numbers was counted from."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.tables.zone_names import COUNTED
from helpers.tokens import find_words

COLUMNS = {"actor": "str", "word": "str", "doc_id": "str", "start": "int64", "end": "int64", "written": "str", "counted_as": "str"}
RECONCILED = ["actor", "word", "n_words", "n_hyphenated", "n_mentions", "n_nested", "n_other", "n_set_aside", "holds"]
Row = tuple[str, int, str]
Place = tuple[str, int, int, bool]


class Name(NamedTuple):
    """A mention: how it is written, whether it lies in counted text, whether it is nested in a longer one, its span."""

    alias: str
    counted: bool
    nested: bool
    span: tuple[str, int, int]


def word_rows(words: pd.DataFrame) -> list[Row]:
    """The rows of `words` as tuples, for `find_places`."""
    return list(zip(words["doc_id"].tolist(), words["start"].tolist(), words["term"].tolist()))


def find_places(rows: list[Row], word: str) -> list[Place]:
    """The places where a word stands, alone or as a part of a hyphenated word: doc_id, start, end, inside (a hyphenated word)."""
    found = []
    for doc_id, start, term in rows:
        for part in term.split("-") if word in term else ():
            if part == word:
                found.append((doc_id, start, start + len(part), part != term))
            start += len(part) + 1
    return found


def word_places(words: pd.DataFrame, word: str) -> pd.DataFrame:
    """One row a place where a word stands, alone or as a part of a hyphenated word: doc_id, start, end, inside (a hyphenated word)."""
    rows = find_places(word_rows(words), word)
    kinds = {"doc_id": "str", "start": "int64", "end": "int64", "inside": "bool"}
    return pd.DataFrame({name: pd.array([row[at] for row in rows], dtype=kind) for at, (name, kind) in enumerate(kinds.items())})


def holding(words: pd.DataFrame, sought: Collection[str]) -> pd.DataFrame:
    """The rows of `words` whose term holds one of the words sought: what `word_places` of any of them needs."""
    numbers, names = pd.factorize(words["term"])
    some = re.compile("|".join(map(re.escape, sorted(sought)))) if sought else re.compile(r"(?!)")
    kept = np.fromiter((bool(some.search(name)) for name in names), bool, len(names))
    return words[kept[numbers]]


def one_words(aliases: pd.Series) -> dict[str, str]:
    """Each alias with its term, where it is one unbroken word; else with an empty string."""
    return {alias: _one_word(alias) for alias in aliases.unique()}


def _one_word(alias: str) -> str:
    """The term of an alias of one unbroken word, or an empty string."""
    found = find_words(alias)
    return found[0][2] if len(found) == 1 and "-" not in found[0][2] else ""


class Names:
    """The mentions of actors, ready to be held against places of words: each actor's own, and the counted spans of each article."""

    def __init__(self, mentions: pd.DataFrame) -> None:
        columns = [mentions[name].tolist() for name in ("actor", "alias", "zone", "level", "doc_id", "start", "end")]
        self._own: dict[str, list[Name]] = {}
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for actor, alias, zone, level, doc_id, start, end in zip(*columns):
            self._own.setdefault(actor, []).append(Name(alias, zone in COUNTED, level == "nested", (doc_id, start, end)))
            if zone in COUNTED:
                self._spans.setdefault(doc_id, []).append((start, end))
        for spans in self._spans.values():
            spans.sort()

    def of(self, actor: str) -> list[Name]:
        """The actor's mentions, nested ones and those in zones that are not counted too."""
        return self._own.get(actor, [])

    def alone(self, actor: str) -> set[tuple[str, int, int]]:
        """The spans of the actor's counted mentions that are not nested."""
        return {one.span for one in self.of(actor) if one.counted and not one.nested}

    def cover(self, doc_id: str, start: int, end: int) -> bool:
        """Whether a place lies inside some counted mention."""
        spans = self._spans.get(doc_id, [])
        return any(high >= end for _, high in spans[:bisect_right(spans, (start, float("inf")))])


def reconcile(words: pd.DataFrame, mentions: pd.DataFrame, actor: str, words_set_aside: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a word that is also a name of the actor: actor, word, n_words, n_hyphenated, n_mentions, n_nested, n_other, n_set_aside, holds.

    n_words + n_hyphenated = n_mentions + n_nested + n_other: the word alone and as a part of hyphenated words, against the
    actor's counted mentions that are this word, places inside longer names (its own or another actor's), and places that
    are no mention at all. `holds` says whether the two sides are equal; they are reached apart from each other. `n_set_aside`:
    the word's places in zones that are not counted (`words_set_aside`: their words, shaped like `words`; without it, the
    mentions that lie there). Method section 1's line is made of these numbers. Most words first.
    """
    rows = reconciled(word_rows(words), Names(mentions), actor, None if words_set_aside is None else word_rows(words_set_aside))
    return pd.DataFrame(rows, columns=RECONCILED)


def reconciled(words: list[Row], names: Names, actor: str, aside: list[Row] | None) -> list[dict]:
    """The rows of `reconcile`."""
    written = one_words(pd.Series([one.alias for one in names.of(actor)], dtype="str"))
    rows = [_reconciled(words, names, [one for one in names.of(actor) if written[one.alias] == word], actor, word, aside)
            for word in sorted(set(written.values()) - {""})]
    return sorted(rows, key=lambda row: (-row["n_words"], row["word"]))


def _reconciled(words: list[Row], names: Names, own: list[Name], actor: str, word: str, aside: list[Row] | None) -> dict:
    places = find_places(words, word)
    in_text = [one for one in own if one.counted]
    alone = {one.span[:2] for one in in_text if not one.nested}
    n_mentions, n_hyphenated = sum(not one.nested for one in in_text), sum(inside for *_, inside in places)
    rest = [names.cover(doc_id, start, end) for doc_id, start, end, _ in places if (doc_id, start) not in alone]
    return {
        "actor": actor, "word": word, "n_words": len(places) - n_hyphenated, "n_hyphenated": n_hyphenated,
        "n_mentions": n_mentions, "n_nested": sum(rest), "n_other": len(rest) - sum(rest),
        "n_set_aside": len(own) - len(in_text) if aside is None else len(find_places(aside, word)),
        "holds": len(places) == n_mentions + len(rest),
    }


def reconcile_actors(words: pd.DataFrame, mentions: pd.DataFrame, actors: Collection[str],
                     words_set_aside: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a word that is also a name of one of the actors, in their order: the rows of `reconcile`."""
    sought = set(one_words(mentions.loc[mentions["actor"].isin(list(actors)), "alias"]).values()) - {""}
    rows, aside = word_rows(holding(words, sought)), None if words_set_aside is None else word_rows(holding(words_set_aside, sought))
    names = Names(mentions)
    return pd.DataFrame([row for actor in actors for row in reconciled(rows, names, actor, aside)], columns=RECONCILED)


def _places_of(words: list[Row], names: Names, actor: str, word: str) -> list[tuple]:
    """The word's places in the counted text, each as the mention it is, as nested in a longer name or as other."""
    taken, found = names.alone(actor), []
    for doc_id, start, end, inside in find_places(words, word):
        kind = "mention" if (doc_id, start, end) in taken else "nested" if names.cover(doc_id, start, end) else "other"
        found.append((doc_id, start, end, "hyphenated" if inside else "alone", kind))
    return found


def reconcile_places(words: pd.DataFrame, mentions: pd.DataFrame, lines: pd.DataFrame, words_set_aside: pd.DataFrame) -> pd.DataFrame:
    """One row a place behind a line of `reconcile_actors`: actor, word, doc_id, start, end, written, counted_as.

    `written` is alone or hyphenated, `counted_as` is mention, nested (inside a longer name) or other; both are "set aside" for a place in a
    zone that is not counted.
    """
    sought, names, found = set(lines["word"]), Names(mentions), []
    rows, aside = word_rows(holding(words, sought)), word_rows(holding(words_set_aside, sought))
    for actor, word in zip(lines["actor"], lines["word"]):
        both = _places_of(rows, names, actor, word) + [(*place[:3], "set aside", "set aside") for place in find_places(aside, word)]
        found += [(actor, word, *place) for place in both]
    return pd.DataFrame(found, columns=list(COLUMNS)).astype(COLUMNS)
