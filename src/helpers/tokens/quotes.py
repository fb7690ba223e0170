"""What stands between double quotation marks, paragraph by paragraph."""
from __future__ import annotations

import re

import numpy as np

MARK = re.compile(r'["“”„‟«»＂]')
OPENS, CLOSES = "“„‟«", "”»"


def _opens(text: str, at: int, low: int, high: int) -> bool:
    """Whether a straight mark can open: something follows it at once, and no letter or closing point stands right before it."""
    before = text[at - 1] if at > low else " "
    after = text[at + 1] if at + 1 < high else " "
    return not after.isspace() and not (before.isalnum() or before in ".,!?%…")


def _closes(text: str, at: int, low: int) -> bool:
    """Whether a straight mark can close what is open: it does not stand alone after a blank."""
    return at == low or not text[at - 1].isspace()


def find_quoted(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The stretches between double quotation marks in one paragraph, as (start, end) with the marks inside.

    A quote that is never closed ends with its paragraph; a mark that nothing opened is passed over; apostrophes are no quotation marks.

    >>> find_quoted('He said: "Stop." Then “why”')
    [(9, 16), (22, 27)]
    """
    end = len(text) if end is None else end
    spans, opened = [], -1
    for found in MARK.finditer(text, start, end):
        at, mark = found.start(), found[0]
        german = mark == "“" and opened >= 0 and text[opened] == "„"
        starts = (mark in OPENS and not german) or (mark in '"＂' and (_opens(text, at, start, end) if opened < 0 else not _closes(text, at, start)))
        if starts:
            if opened >= 0:
                spans.append((opened, at))
            opened = at
        elif opened >= 0:
            spans.append((opened, at + 1))
            opened = -1
    return [*spans, (opened, end)] if opened >= 0 else spans


def inside(quotes: list[tuple[int, int, int]], articles: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Which places of articles lie in one of the quotes (article, start, end), which stand in order and do not overlap inside an article."""
    if not quotes or not len(places):
        return np.zeros(len(places), dtype=bool)
    article, starts, ends = np.array(quotes, "int64").T
    far = int(max(ends.max(), places.max())) + 1
    before = np.searchsorted(article * far + starts, articles * far + places, side="right") - 1
    return (before >= 0) & (article[before] == articles) & (places < ends[before])
