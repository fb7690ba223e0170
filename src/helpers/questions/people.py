"""Everything about one actor."""
from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.actors import actor_overview
from helpers.questions.answers import MOST, Answer, counted, heading, marked, quotes_html, table_html, text_of, wrapped
from helpers.questions.finding import find_actor

if TYPE_CHECKING:
    import pandas as pd

    from helpers.questions.opened import OpenCorpus

SPELLINGS = {"alias": "written as", "n": "times", "n_documents": "articles"}
ROLES = {"level": "level", "role": "role", "n": "times"}
COMPANIONS = {"actor": "acts beside", "n": "sentences", "n_documents": "articles"}
ARTICLES = {"article": "article", "outlet": "outlet", "published": "published", "n": "times"}
CARE = "These articles name this person beside words of suspicion or victimhood, or without an office: it says nothing about guilt."


def _note(corpus: OpenCorpus, name: str) -> str:
    row = corpus.kinds.set_index("actor").loc[name]
    told = [row["kind"], row["country"] if row["country"] != name else "", "described, not named" if row["described"] else ""]
    return ", ".join(part for part in told if part)


def _sentences(corpus: OpenCorpus, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Each sentence once, its mentions marked, with where it stands and the roles there."""
    bounds = corpus.sentences.set_index(["doc_id", "sentence"])[["start", "end"]]
    shown = []
    for (doc_id, sentence), own in rows.groupby(["doc_id", "sentence"], sort=False):
        low, high = bounds.loc[(doc_id, sentence)]
        roles = ", ".join(dict.fromkeys(own["role"]))
        spans = list(zip(own["start"], own["end"], strict=True))
        shown.append((marked(corpus.texts[doc_id], int(low), int(high), spans, 160), f"{corpus.where(doc_id)} · {roles}"))
    return shown[:MOST]


def actor(corpus: OpenCorpus, name: str = "") -> Answer:
    """Everything about one actor; see `OpenCorpus.actor`."""
    if not name.strip() and not corpus.usual_actor:
        title = "No name was found in these articles"
        return Answer(title, wrapped(heading(title)), title)
    label = find_actor(corpus, name) if name.strip() else corpus.usual_actor
    told = actor_overview(label, corpus.mentions, corpus.sentences, corpus.documents)
    articles = told.articles.assign(article=told.articles["doc_id"].map(corpus.names))
    first = told.first.iloc[0]
    since = f"First in a dated article: {first['first']}." if first["first"] else "In no article with a known day."
    cared = corpus.kinds.set_index("actor").loc[label, "care"] not in ("", "show")
    title = f"{label}: {counted(int(told.articles['n'].sum()), 'mention')} in {counted(len(articles), 'article')}"
    notes = [_note(corpus, label), since, CARE if cared else ""]
    tables = {"spellings": told.spellings, "roles": told.roles, "companions": told.companions, "articles": articles, "sentences": told.sentences}
    parts = {"Spellings": (told.spellings, SPELLINGS), "Roles": (told.roles, ROLES), "Companions": (told.companions, COMPANIONS),
             "Articles": (articles, ARTICLES)}
    side = "".join(table_html(table, heads, caption, most=12) for caption, (table, heads) in parts.items())
    quotes = quotes_html(_sentences(corpus, told.sentences), "The sentences")
    return Answer(title, wrapped(f'{heading(title, *notes)}<div class="side">{side}</div>{quotes}'), text_of(title, notes, parts), tables)
