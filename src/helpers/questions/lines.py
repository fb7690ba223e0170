"""Where a word or phrase stands: keyword in context."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers import statistics
from helpers.display.clean import escape, escape_exact
from helpers.errors import unknown
from helpers.questions.answers import MOST, Answer, counted, heading, text_of, wrapped
from helpers.questions.finding import as_query, near_terms
from helpers.tables import dated

if TYPE_CHECKING:
    from helpers.questions.opened import OpenCorpus

SIDE = 42
"""Characters shown on each side."""
HEADS = {"left": "before", "match": "found", "right": "after", "where": "article"}


def _left(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= SIDE else "…" + shown[-SIDE:].partition(" ")[2]


def _right(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= SIDE else shown[:SIDE].rpartition(" ")[0] + "…"


def _kept(lines: pd.DataFrame, corpus: OpenCorpus, outlet: str, since: str, until: str) -> pd.DataFrame:
    """The lines of one outlet and of the days asked for; an article without a usable day is in no span of days."""
    known = sorted(set(corpus.documents["outlet"]) - {""})
    if outlet and outlet not in known:
        raise unknown("outlet", outlet, known)
    lines = lines[lines["outlet"] == outlet] if outlet else lines
    if since or until:
        heads = corpus.documents
        day = heads["published"].where(dated(heads), "")
        inside = heads.loc[(day != "") & (day >= since) & (day.str.slice(0, len(until)) <= until if until else True), "doc_id"]
        lines = lines[lines["doc_id"].isin(inside)]
    return lines.reset_index(drop=True)


def _body(lines: pd.DataFrame) -> str:
    shown = lines[["left", "match", "right", "where"]].head(MOST).itertuples(index=False, name=None)
    rows = [(escape_exact(_left(left)), escape_exact(" ".join(match.split())), escape_exact(_right(right)), escape(where))
            for left, match, right, where in shown]
    body = "".join(f"<tr><td>{left}</td><td><mark>{match}</mark></td><td>{right}</td><td>{where}</td></tr>" for left, match, right, where in rows)
    head = "".join(f'<th scope="col">{label}</th>' for label in HEADS.values())
    more = f"The first {MOST} of {len(lines):,} lines" if len(lines) > MOST else "Every line"
    return (f'<div class="scroll kwic" tabindex="0" role="region" aria-label="Lines"><table><caption>{more}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def concordance(corpus: OpenCorpus, query: str = "", sort: str = "left", outlet: str = "", since: str = "", until: str = "") -> Answer:
    """Every place where a word or phrase stands; see `OpenCorpus.concordance`."""
    query = as_query(query) if query.strip() else corpus.usual_term
    none = pd.DataFrame(columns=["doc_id", "outlet"])
    lines = statistics.concordance(corpus.documents, corpus.sentences, corpus.words, query, sort) if query else none
    lines = _kept(lines, corpus, outlet, since, until)
    if lines.empty:
        near = near_terms(corpus, query) if query else []
        title, note = f"“{query}” stands nowhere here", f"Near it: {', '.join(near)}." if near else "Nothing like it was found."
        return Answer(title, wrapped(heading(title, note)), f"{title}. {note}", {"lines": lines})
    lines = lines.assign(where=[corpus.where(doc_id) for doc_id in lines["doc_id"]])
    title = f"“{query}”: {counted(len(lines), 'time')} in {counted(lines['doc_id'].nunique(), 'article')}"
    days = f" Dated {since or '…'} to {until or '…'}." if since or until else ""
    note = f"Sorted by {sort}." + (f" Outlet: {outlet}." if outlet else "") + days
    shown = lines.assign(left=lines["left"].map(_left), right=lines["right"].map(_right))
    text = text_of(title, [note], {"Lines": (shown, HEADS)})
    return Answer(title, wrapped(heading(title, note) + _body(lines)), text, {"lines": lines})
