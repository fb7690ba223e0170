"""Whom a name stands for by the run's own registry: the rows whose scope covers the place, the narrowest of them, and what they decide."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

from helpers.verify.again import Again

SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
BLANKS = str.maketrans(dict.fromkeys("\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "))
UNRESOLVED = "unresolved: "
WORD = re.compile(r"[^\W_]+")


def fold(name: str) -> str:
    """A name as it is matched: one kind of blank, apostrophe and hyphen.

    >>> fold("People’s  Bank\\u00a0of China")
    "People's Bank of China"
    """
    return " ".join(name.translate(SIGNS).split())


def straight(text: str) -> str:
    """A text with plain apostrophes, hyphens and blanks, character for character."""
    return text.translate(SIGNS).translate(BLANKS)


def writes(alias: str, words: str) -> bool:
    """Whether the words of an article write an alias: one with a capital as it stands or in all capitals, any other in any case.

    >>> writes("People's Bank", "PEOPLE’S BANK"), writes("Oak", "oak"), writes("oak", "OAK")
    (True, False, True)
    """
    told, there = fold(alias), fold(words)
    return there == told or there == told.upper() or (told == told.lower() and there.lower() == told)


class Place(NamedTuple):
    """Where a name stands: the article, its date as far as it is known, the sentence."""

    doc_id: str
    published: str
    sentence: str


def _in_dates(row: dict[str, str], published: str) -> bool:
    since, until = row["from"], row["to"]
    if not (since or until):
        return True
    return bool(published) and (not since or published >= since[:len(published)]) and (not until or published[:len(until)] <= until[:len(published)])


@cache
def _words_near(near: str) -> re.Pattern[str]:
    words = [re.escape(fold(one)).replace("\\ ", r"\s+") for one in near.split(";") if one.strip()]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])" if words else "", re.IGNORECASE)


def _is_near(row: dict[str, str], sentence: str) -> bool:
    return not row["near"] or bool(_words_near(row["near"]).search(sentence))


def _covers(row: dict[str, str], place: Place) -> bool:
    """Whether a row's scope covers a place."""
    return row["only_in"] in ("", place.doc_id) and _in_dates(row, place.published) and _is_near(row, place.sentence)


def _narrowness(row: dict[str, str]) -> tuple[bool, bool, bool]:
    return bool(row["only_in"]), bool(row["near"]), bool(row["from"] or row["to"])


def decide(rows: Iterable[dict[str, str]]) -> set[tuple[str, str]]:
    """For whom a name counts by the rows of one scope, and the kind; nobody where it is ignored, several only where the registry contradicts itself.

    >>> row = {"alias": "Chen", "actor": "Chen Bo", "kind": "person", "decision": "propose"}
    >>> decide([row]), decide([row, row | {"actor": "Chen An"}]), decide([row | {"decision": "accept"}])
    ({('Chen', 'person')}, {('unresolved: Chen', 'person')}, {('Chen Bo', 'person')})
    """
    rows = list(rows)
    for decision in ("accept", "ignore", "found"):
        own = [row for row in rows if row["decision"] == decision]
        if own:
            return set() if decision == "ignore" else {(row["actor"], row["kind"]) for row in own}
    proposed = {row["actor"] for row in rows if row["decision"] == "propose"}
    return {((UNRESOLVED if len(proposed) > 1 else "") + row["alias"], row["kind"]) for row in rows}


class Registered:
    """The run's table of aliases, asked for a name at a place."""

    def __init__(self, again: Again) -> None:
        self.again = again

    @cached_property
    def _rows(self) -> dict[str, list[dict[str, str]]]:
        table, found = self.again.kept("aliases"), {}
        for row in [] if table is None else table.to_dict("records"):
            found.setdefault(fold(row["alias"]), []).append(row)
        return found

    @cached_property
    def _by_article(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        """The rows of each alias by the article in which alone they hold; empty for those that hold in all."""
        found: dict[str, dict[str, list[dict[str, str]]]] = {}
        for alias, rows in self._rows.items():
            for row in rows:
                found.setdefault(alias, {}).setdefault(row["only_in"], []).append(row)
        return found

    @cached_property
    def _days(self) -> dict[str, str]:
        documents = self.again.documents
        days = documents["published"].where(documents["published_precision"] != "none", "")
        return dict(zip(documents["doc_id"], days, strict=True))

    @cached_property
    def by_first_word(self) -> dict[str, list[str]]:
        """The aliases with a capital, folded, by their first word."""
        found: dict[str, list[str]] = {}
        for alias in self._rows:
            first = WORD.match(alias)
            if first and alias != alias.lower():
                found.setdefault(first.group(), []).append(alias)
        return found

    def actors(self, alias: str, doc_id: str, sentence: str) -> set[tuple[str, str]] | None:
        """Whom the alias stands for in a sentence of an article, and the kind; None where no row of the registry holds there."""
        rows, place = self._by_article.get(fold(alias), {}), Place(doc_id, self._days.get(doc_id, ""), sentence)
        held = [row for row in (*rows.get("", ()), *rows.get(doc_id, ())) if _covers(row, place)]
        narrowest = max(map(_narrowness, held), default=None)
        return decide(row for row in held if _narrowness(row) == narrowest) if held else None
