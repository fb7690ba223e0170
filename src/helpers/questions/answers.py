"""An answer: what JupyterLab shows, what a terminal shows, and the tables behind both. Text of others is escaped here and nowhere else."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from helpers.display.clean import clip, escape, escape_exact
from helpers.display.form import plural
from helpers.display.wrap import for_jupyter
from helpers.errors import unknown
from helpers.places import DATA

MOST = 40
"""Rows of a table, and sentences, that an answer shows; its tables hold all."""


@dataclass(frozen=True)
class Answer:
    """What a question gives. JupyterLab shows it; `answer["sentences"]` is a table of it, `answer.tables` all of them."""

    title: str
    html: str
    text: str
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """One of the answer's tables. Raises UsageError, with the names there are, for another."""
        if name not in self.tables:
            raise unknown("table of this answer", name, self.tables)
        return self.tables[name]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.tables)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


@cache
def _style() -> str:
    return (DATA / "questions.css").read_text(encoding="utf-8").strip()


def wrapped(body: str) -> str:
    """HTML of ours with the style of items, in JupyterLab's light and dark."""
    return for_jupyter(f"<style>{_style()}</style><section class=\"item answer\">{body}</section>")


def heading(title: str, *notes: str) -> str:
    """The answer's title and lines below it, as HTML."""
    return f'<h3 class="finding">{escape(title)}</h3>' + "".join(f'<p class="how">{escape(note)}</p>' for note in notes if note)


def counted(number: int, unit: str) -> str:
    """A number with its unit.

    >>> counted(1, "sentence"), counted(1200, "sentence")
    ('1 sentence', '1,200 sentences')
    """
    return f"{number:,} {plural(unit, number)}"


def marked(text: str, low: int, high: int, spans: Iterable[tuple[int, int]], window: int = 0) -> str:
    """A stretch of an article as HTML with the spans in it marked; of a long one whole words around the first, where `window` is set."""
    inside = sorted((start, end) for start, end in spans if low <= start and end <= high)
    first, last = _window(text, low, high, inside, window)
    pieces, at = ["…" if first > low else ""], first
    for start, end in inside:
        if start >= at and end <= last:
            pieces += [escape_exact(text[at:start]), f"<mark>{escape_exact(text[start:end])}</mark>"]
            at = end
    return "".join([*pieces, escape_exact(text[at:last]), "…" if last < high else ""])


def _window(text: str, low: int, high: int, inside: Sequence[tuple[int, int]], window: int) -> tuple[int, int]:
    if not window or high - low <= 2 * window:
        return low, high
    first = max(low, inside[0][0] - window // 2) if inside else low
    first = first if first == low else text.find(" ", first, inside[0][0]) + 1 or first
    last = min(high, first + 2 * window)
    return first, last if last == high else max(text.rfind(" ", first, last), first + 1)


def _cell(value: object, numeric: bool) -> str:
    shown = "–" if value is None or value == "" or pd.isna(value) else value
    if numeric and isinstance(shown, float) and not shown.is_integer():
        return f"{shown:,.2f}"
    return f"{int(shown):,}" if numeric and not isinstance(shown, str) else escape(clip(shown, 160))


def table_html(table: pd.DataFrame, heads: Mapping[str, str], caption: str, most: int = MOST) -> str:
    """The columns named in `heads` as an HTML table; nothing where the table has no row."""
    if table.empty:
        return ""
    numeric = {column: pd.api.types.is_numeric_dtype(table[column]) and table[column].dtype != bool for column in heads}
    kinds = {column: ' class="n"' if numeric[column] else "" for column in heads}
    head = "".join(f'<th scope="col"{kinds[column]}>{escape(label)}</th>' for column, label in heads.items())
    rows = ["".join(f"<td{kinds[column]}>{_cell(value, numeric[column])}</td>" for column, value in zip(heads, row, strict=True))
            for row in table[list(heads)].head(most).itertuples(index=False, name=None)]
    more = f" (the first {most} of {len(table):,})" if len(table) > most else ""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table><caption>{escape(caption + more)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def quotes_html(rows: Iterable[tuple[str, str]], summary: str = "", is_open: bool = True) -> str:
    """Sentences as HTML (marked, see `marked`) with where each stands, in a fold."""
    listed = "".join(f'<li><q>{sentence}</q> <span>{escape(where)}</span></li>' for sentence, where in rows)
    return f'<details class="quotes"{" open" if is_open else ""}><summary>{escape(summary)}</summary><ol>{listed}</ol></details>' if listed else ""


def text_of(title: str, notes: Sequence[str], tables: Mapping[str, tuple[pd.DataFrame, Mapping[str, str]]], most: int = 15) -> str:
    """The answer for a terminal: title, notes, the first rows of each table."""
    parts = [clip(title, 200), *(note for note in notes if note)]
    for caption, (table, heads) in tables.items():
        if len(table):
            shown = table[list(heads)].head(most).rename(columns=dict(heads)).map(lambda value: clip(value, 60))
            parts.append(f"\n{caption}\n{shown.to_string(index=False)}")
    return "\n".join(parts)
