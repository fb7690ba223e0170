"""Places in the articles as keyed ids: equal places have equal ids, and nobody without the key can tell where they lie."""
from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

import pandas as pd

PLACE = ["doc_id", "start", "end"]
HIDDEN = [*PLACE, "sentence", "paragraph"]
KEY_FILE = "shared.key"


def make_key(documents: pd.DataFrame) -> str:
    """The key of a run: made from the articles' whole texts, so that whoever holds them and only they can make it again."""
    made = hashlib.blake2b(person=b"dateline shared")
    for doc_id, text in documents[["doc_id", "text"]].itertuples(index=False, name=None):
        made.update(f"{len(doc_id)} {len(text)} {doc_id}{text}".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def keyed_id(key: str, *place: object) -> str:
    """The id of a place: fourteen signs of a hash that needs the key."""
    return hmac.new(key.encode(), "\x1f".join(map(str, place)).encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:14]


def keyed_ids(key: str, places: Iterable[tuple]) -> list[str]:
    """The ids of many places."""
    known: dict[tuple, str] = {}
    return [known.get(place) or known.setdefault(place, keyed_id(key, *place)) for place in places]


def has_places(table: pd.DataFrame) -> bool:
    """Whether rows of the table are places in an article."""
    return {"doc_id", "start"} <= set(table.columns) or {"doc_id", "sentence"} <= set(table.columns) or {"doc_id", "paragraph"} <= set(table.columns)


def hide_places(table: pd.DataFrame, key: str) -> pd.DataFrame:
    """The table with one column `place` for article, offsets, sentence and paragraph; its rows by that id, so that their order tells nothing."""
    named = [column for column in (PLACE if "start" in table else HIDDEN) if column in table]
    ids = keyed_ids(key, table[named].astype(str).itertuples(index=False, name=None))
    kept = table.drop(columns=[column for column in HIDDEN if column in table])
    kept.insert(0, "place", ids)
    return kept.sort_values(list(kept.columns), kind="stable", ignore_index=True)
