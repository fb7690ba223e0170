"""Everything about one actor, for the analyst in JupyterLab."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers.actors.comentions import find_comentions
from helpers.actors.totals import counted_mentions, first_appearances, spellings
from helpers.errors import unknown
from helpers.tables.grouped import aggregate


class ActorOverview(NamedTuple):
    """One actor: how it is written, in which roles, in which sentences and articles, beside whom."""

    actor: str
    spellings: pd.DataFrame
    roles: pd.DataFrame
    sentences: pd.DataFrame
    articles: pd.DataFrame
    companions: pd.DataFrame
    first: pd.DataFrame

    def _repr_html_(self) -> str:
        """What JupyterLab shows: a heading and the tables, escaped by pandas."""
        parts = [f"<h4>{name}</h4>{getattr(self, name).to_html(index=False, max_rows=30)}" for name in self._fields[1:]]
        return "".join(parts)


def _sentences_of(rows: pd.DataFrame, sentences: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a mention with its sentence: doc_id, published, sentence, alias, level, role, cue, start, end, text."""
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    bounds = sentences.rename(columns={"start": "from", "end": "to"})[["doc_id", "sentence", "from", "to"]]
    found = rows.merge(bounds, on=["doc_id", "sentence"]).merge(documents[["doc_id", "published"]], on="doc_id")
    found["text"] = [" ".join(texts[doc_id][low:high].split()) for doc_id, low, high in zip(found["doc_id"], found["from"], found["to"], strict=True)]
    return found[["doc_id", "published", "sentence", "alias", "level", "role", "cue", "start", "end", "text"]]


def _companions(actor: str, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row an actor that acts in a sentence where this one acts: actor, n (sentences), n_documents."""
    pairs = find_comentions(mentions)
    own = pairs[(pairs["actor_a"] == actor) | (pairs["actor_b"] == actor)]
    own = own.assign(actor=own["actor_a"].where(own["actor_b"] == actor, own["actor_b"]))
    found = aggregate(own.groupby("actor"), n=("sentence", "size"), n_documents=("doc_id", "nunique")).reset_index()
    return found.sort_values(["n", "actor"], ascending=[False, True], ignore_index=True)


def actor_overview(actor: str, mentions: pd.DataFrame, sentences: pd.DataFrame, documents: pd.DataFrame) -> ActorOverview:
    """Everything about one actor as small tables: spellings, roles, sentences, articles with their dates, companions, first appearance.

    Nominal mentions ("the ambassador") stand among the roles and sentences, where there are any, and in no count.
    Raises UsageError, with the nearest name, where no mention has that actor.
    """
    rows = counted_mentions(mentions)
    if actor not in set(rows["actor"]):
        raise unknown("actor", actor, sorted(set(rows["actor"])))
    own = rows[rows["actor"] == actor].reset_index(drop=True)
    spoken = mentions[(mentions["actor"] == actor) & (mentions["level"] != "nested")]
    roles = spoken.groupby(["level", "role"]).size().rename("n").reset_index()
    dates = documents[["doc_id", "title", "outlet", "published"]]
    articles = own.groupby("doc_id").size().rename("n").reset_index().merge(dates, on="doc_id").sort_values(["published", "doc_id"],
        ignore_index=True)
    return ActorOverview(actor, spellings(own), roles, _sentences_of(spoken, sentences, documents), articles, _companions(actor, rows),
                         first_appearances(own, documents))
