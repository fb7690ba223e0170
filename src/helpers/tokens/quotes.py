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


def inside(spans: list[tuple[int, int]], places: list[int]) -> list[bool]:
    """Which of the places lie in one of the sorted spans."""
    if not spans:
        return [False] * len(places)
    starts, ends = np.array(spans).T
    before = np.searchsorted(starts, places, side="right") - 1
    return ((before >= 0) & (np.array(places) < ends[before])).tolist() if places else []
