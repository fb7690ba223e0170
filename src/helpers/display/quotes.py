"""A few sentences of each row, folded under an item: the evidence at hand in JupyterLab, where there is no page to jump to."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers.display.clean import clip, escape, escape_exact
from helpers.display.form import write_number
from helpers.display.numbers import SPAN
from helpers.display.render import Item
from helpers.display.sources import Source, source_of
from helpers.evidence import WHOLE, choose_spans, find_units, locate_spans

PASSAGES = 3
"""Sentences of a row; with the rows shown at first they bound what a notebook stores."""
AROUND = 160
"""Characters of a long passage on each side of its first marked words."""


class Quotes(NamedTuple):
    """The fold as HTML, the lists that it holds, and its id."""

    html: str = ""
    lists: frozenset[str] = frozenset()
    fold: str = ""


NO_QUOTES = Quotes()


class Passage(NamedTuple):
    """A stretch of an article with the counted words in it."""

    doc_id: str
    start: int
    end: int
    marks: list[tuple[int, int]]


def _row_spans(item: Item) -> pd.DataFrame:
    """The spans of the rows that are shown at first, with their list and row."""
    cells = [cell for (at, _), cell in item.numbers.cells.items() if at < item.rows and cell.list_id and cell.number_id in item.numbers.spans]
    rows = dict.fromkeys((*span, cell.list_id) for cell in cells for span in item.numbers.spans[cell.number_id])
    return pd.DataFrame(list(rows), columns=[*SPAN, "list_id"]) if rows else pd.DataFrame()


def _passages(located: pd.DataFrame, units: dict[tuple[str, int], tuple[int, int]]) -> list[Passage]:
    """The chosen passages of one list; marks that overlap are joined."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    placed = located[["doc_id", "start", "end", "unit"]].sort_values(["doc_id", "start", "end"])
    for doc_id, start, end, unit in placed.itertuples(index=False, name=None):
        found.setdefault((doc_id, unit), []).append((start, end))
    return [Passage(doc_id, *units[doc_id, unit], _joined(marks)) if unit != WHOLE else Passage(doc_id, 0, 0, [])
            for (doc_id, unit), marks in found.items()]


def _joined(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, passage: Passage) -> tuple[int, int]:
    """The passage, or of a long one whole words around what is marked first."""
    first = max(passage.start, passage.marks[0][0] - AROUND)
    last = min(passage.end, first + 2 * AROUND)
    if first > passage.start:
        first = text.find(" ", first, passage.marks[0][0]) + 1 or first
    if last < passage.end:
        last = max(text.rfind(" ", first, last), first + 1)
    return first, last


def _quote_html(text: str, passage: Passage) -> str:
    if passage.end == passage.start:
        return "the article as a whole"
    first, last = _window(text, passage)
    pieces, at = ["…" if first > passage.start else ""], first
    for start, end in passage.marks:
        start, end = max(start, at), min(end, last)
        if start < end:
            pieces += [escape_exact(text[at:start]), f"<mark>{escape_exact(text[start:end])}</mark>"]
            at = end
    return f"<q>{''.join(pieces)}{escape_exact(text[at:last])}{'…' if last < passage.end else ''}</q>"


def _name(document: dict) -> str:
    return clip(document["outlet"] or document["title"] or document["doc_id"], 40)


def _list_html(title: str, passages: list[Passage], total: int, articles: dict[str, dict]) -> str:
    rows = "".join(f"<li>{_quote_html(articles[one.doc_id]['text'], one)} <span>{escape(_name(articles[one.doc_id]))}</span></li>"
                   for one in passages)
    told = f"{len(passages)} of {write_number(total)} passages" if total > len(passages) else ""
    return f'<li><b>{escape(title)}</b> <span>{told}</span><ul>{rows}</ul></li>'


def _lists_html(item: Item, spans: pd.DataFrame, source: Source) -> dict[str, str]:
    units = find_units(source.documents, source.sentences)
    places = {(doc_id, unit): (start, end)
              for doc_id, unit, start, end in units[["doc_id", "unit", "start", "end"]].itertuples(index=False, name=None)}
    located = locate_spans(spans, units)
    order = {doc_id: at for at, doc_id in enumerate(source.documents["doc_id"].tolist())}
    located = located.assign(chosen=choose_spans(located, PASSAGES, order))
    articles = {one["doc_id"]: one for one in source.documents[["doc_id", "text", "title", "outlet"]].to_dict("records")}
    found = {}
    for list_id, rows in located.groupby("list_id", sort=False):
        total = item.numbers.totals.get(list_id) or len(rows[["doc_id", "unit"]].drop_duplicates())
        found[list_id] = _list_html(item.numbers.titles[list_id], _passages(rows[rows["chosen"]], places), total, articles)
    return found


def quotes_of(item: Item) -> Quotes:
    """Sentences of the rows shown at first, at most three a row, taken in turn from the articles; empty where the texts are not told."""
    spans = _row_spans(item)
    source = source_of(spans)
    if source is None:
        return NO_QUOTES
    found = _lists_html(item, spans, source)
    ordered = sorted(found, key=lambda list_id: int(list_id.rpartition("-")[2]))
    note = f"At most {PASSAGES} passages a row, taken in turn from the articles; <code>dateline report</code> shows more."
    body = "".join(found[list_id] for list_id in ordered)
    # JupyterLab scrolls to the target of a link but opens no fold: so a number leads to the fold itself, which is always in sight.
    html = (f'<details class="quotes" id="e-{item.item}"><summary>The sentences behind the numbers</summary><p class="how">{note}</p><ol>{body}</ol>'
            '</details>')
    return Quotes(html, frozenset(found), f"e-{item.item}")
