"""Which row of the registry holds at a place in a text: the narrower scope wins."""
from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

import pandas as pd

from helpers.actors.bounds import plain

COLUMNS = ["alias", "only_in", "from", "to", "near", "actor", "kind", "decision"]
COUNTS = ("found", "accept")
ORDER = ("accept", "ignore", "found", "propose", "deny")
UNRESOLVED = "unresolved: "


class Row(NamedTuple):
    """One row of the registry, as far as matching needs it."""

    alias: str
    only_in: str
    since: str
    until: str
    near: str
    actor: str
    kind: str
    decision: str

    def narrowness(self) -> int:
        """How narrow the scope is: one article before words near by before dates before none."""
        return 4 * bool(self.only_in) + 2 * bool(self.near) + bool(self.since or self.until)


class Verdict(NamedTuple):
    """For whom a match counts; `actor` is empty where it is not an actor."""

    actor: str
    kind: str


@cache
def _near_words(near: str) -> re.Pattern:
    phrases = [re.escape(plain(phrase)).replace(r"\ ", r"\s+") for phrase in near.split(";") if phrase.strip()]
    return re.compile(r"(?<![^\W_])(?:" + "|".join(phrases) + r")(?![^\W_])", re.IGNORECASE)


def _in_dates(row: Row, published: str) -> bool:
    """Whether a date known to the day, month or year lies in the row's dates; an undated article lies in none."""
    if not published:
        return False
    after = not row.since or published >= row.since[:len(published)]
    return after and (not row.until or published[:len(row.until)] <= row.until[:len(published)])


def holds(row: Row, doc_id: str, published: str, sentence: str) -> bool:
    """Whether a row's scope covers a place: its article, the article's date, the sentence around it.

    `near` holds words or phrases parted by `;`, one of which must stand in the sentence.
    """
    if row.only_in and row.only_in != doc_id:
        return False
    if (row.since or row.until) and not _in_dates(row, published):
        return False
    return not row.near or bool(_near_words(row.near).search(sentence))


def _undenied(rows: list[Row]) -> list[Row]:
    """The rows that no denial strikes out: what discovery found of a denied pair falls in any scope, what the user accepted in a narrower one."""
    denials = [row for row in rows if row.decision == "deny"]

    def struck(row: Row) -> bool:
        return any(no.actor == row.actor and (row.decision in ("found", "propose") or no.narrowness() > row.narrowness()) for no in denials)

    return [row for row in rows if row.decision != "deny" and not struck(row)]


class Registry:
    """The rows of the registry by the way an alias is matched, and for whom a match counts."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[plain(row.alias)].append(row)
        for found in self._rows.values():
            found.sort(key=lambda row: (-row.narrowness(), ORDER.index(row.decision), row))
        self.states = frozenset(surface for surface, found in self._rows.items() if any(row.kind == "state" for row in found))
        #: for whom a surface counts that counts for the same everywhere
        self.simple = {surface: self._decide(found) for surface, found in self._rows.items() if not any(row.narrowness() for row in found)}
        self._by_article: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for surface, found in self._rows.items():
            for row in found if surface not in self.simple else ():
                self._by_article[surface, row.only_in].append(row)

    def surfaces(self) -> list[str]:
        """Every alias as it is matched."""
        return sorted(self._rows)

    def everywhere(self, surface: str) -> Verdict | None:
        """For whom the surface counts wherever it stands; None where that hangs on the place or on the words around it, or where it is no actor."""
        verdict = self.simple.get(surface)
        asked = verdict is None or not verdict.actor or verdict.kind == "person" and " " not in surface
        return None if asked else verdict

    def decide(self, surface: str, doc_id: str, published: str, sentence: str) -> Verdict | None:
        """For whom the surface counts here; None where no row's scope covers the place."""
        if surface in self.simple:
            return self.simple[surface]
        rows = (*(self._by_article.get((surface, doc_id), ()) if doc_id else ()), *self._by_article.get((surface, ""), ()))
        held = [row for row in rows if holds(row, doc_id, published, sentence)]
        return self._decide(held) if held else None

    @staticmethod
    def _decide(held: list[Row]) -> Verdict:
        """Of rows that hold, those of the narrowest scope, without what is denied here: a decided one wins; a proposal counts under the alias's
        own name, for nobody where two fit; so does an alias of which nothing but a refusal is left."""
        left = _undenied(held) or held
        rows = [row for row in left if row.narrowness() == left[0].narrowness()]
        first = rows[0]
        if first.decision in COUNTS:
            return Verdict(first.actor, first.kind)
        if first.decision == "ignore":
            return Verdict("", "")
        proposed = {row.actor for row in rows if row.decision == "propose"}
        kind = first.kind
        return Verdict(f"{UNRESOLVED}{first.alias}" if len(proposed) > 1 else first.alias, kind)


@lru_cache(maxsize=8)
def _registry(rows: tuple[Row, ...]) -> Registry:
    return Registry(rows)


def make_registry(aliases: pd.DataFrame) -> Registry:
    """The registry of an aliases table; the same object again for the same rows."""
    return _registry(tuple(map(Row._make, aliases.to_numpy()[:, aliases.columns.get_indexer(COLUMNS)].tolist())))
