"""The passages that evidence points to: each sentence, and each line of what was not counted."""
from __future__ import annotations

import re

import pandas as pd

from helpers.tables.grouped import key_rows

LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


def _gap_units(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a stretch that hold something to read, without the space around them."""
    found = []
    for line in LINE.finditer(text, start, end):
        words = line.group()
        if words.strip():
            found.append((line.start() + len(words) - len(words.lstrip()), line.end() - len(words) + len(words.rstrip())))
    return found


def _document_units(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    units, at = [], 0
    for start, end in sorted(sentences):
        units += [(*gap, False) for gap in _gap_units(text, at, start)]
        units.append((start, end, True))
        at = max(at, end)
    return units + [(*gap, False) for gap in _gap_units(text, at, len(text))]


def find_units(documents: pd.DataFrame, sentences: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a passage of an article: doc_id, unit (from 1), start, end, counted (a sentence of a counted zone, else a line set aside).

    Without `sentences` every line is a passage. Passages stand in the order of the text and do not overlap.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    if sentences is not None:
        for doc_id, start, end in key_rows(sentences, ["doc_id", "start", "end"]):
            spans.setdefault(doc_id, []).append((int(start), int(end)))
    rows = [
        (doc_id, number, *unit)
        for doc_id, text in key_rows(documents, ["doc_id", "text"])
        for number, unit in enumerate(_document_units(text, spans.get(doc_id, [])), 1)
    ]
    return pd.DataFrame(rows, columns=["doc_id", "unit", "start", "end", "counted"])
