"""The tables that a run keeps, held against its articles: zones, sentences and words made again, names by the words that stand there."""
from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from helpers.verify.again import SPAN, Again, cells
from helpers.verify.mentioned import Mentioned
from helpers.verify.places import Places

PLAIN = ("zones", "sentences", "words")
MOST = 5
"""Rows of one table that are named."""


def _as_text(table: pd.DataFrame, columns: list[str]) -> list[tuple[str, ...]]:
    return list(cells(table[columns].astype("str"), *columns))


def _differ(name: str, kept: pd.DataFrame, made: pd.DataFrame) -> Iterator[str]:
    """Rows of a table that the articles do not give, and rows that they give and the table lacks."""
    columns = [column for column in made.columns if column in kept.columns]
    if len(kept) == len(made) and all((kept[column].to_numpy() == made[column].astype("str").to_numpy()).all() for column in columns):
        return
    before, now = _as_text(kept, columns), _as_text(made, columns)
    known, there = set(now), set(before)
    for row in [row for row in before if row not in known][:MOST]:
        yield f"table {name}, row {row[0]} {row[1]}: it says {', '.join(map(repr, row[2:]))}, which the articles do not give."
    for row in [row for row in now if row not in there][:MOST]:
        yield f"table {name}, row {row[0]} {row[1]}: the articles give {', '.join(map(repr, row[2:]))}, which it does not say."


def _slice(again: Again, doc_id: str, start: int, end: int) -> str:
    return " ".join(again.texts.get(doc_id, "")[start:end].split())


def _wrong_keywords(again: Again, places: Places) -> Iterator[str]:
    mentions = set(cells(again.mentions, *SPAN, "actor")) if len(again.mentions) else set()
    keywords = again.keywords
    wanted = sorted(set(cells(keywords, "kind", "item"))) if len(keywords) else []
    found = {(kind, item): {place[:3] for place in places.terms.places(kind, item)} for kind, item in wanted if kind != "actor"}
    for *place, kind, item in cells(keywords, *SPAN, "kind", "item") if len(keywords) else ():
        if ((*place, item) not in mentions) if kind == "actor" else (tuple(place) not in found[kind, item]):
            yield f"table keywords, row {place[0]} {place[1]}: {item!r} ({kind}) does not stand there, the article has {_slice(again, *place)!r}."


def wrong_tables(again: Again, places: Places) -> list[str]:
    """One line a row of a kept table that the articles do not bear out."""
    lines = []
    for name in PLAIN:
        kept = again.kept(name)
        lines += [] if kept is None else list(_differ(name, kept, getattr(again, name)))
    return [*lines, *Mentioned(again).wrong(), *_wrong_keywords(again, places)]
