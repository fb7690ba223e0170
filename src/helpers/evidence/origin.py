"""Which table spans were taken from, told by their columns, so that a program can look them up there again."""
from __future__ import annotations

from collections.abc import Iterable

ORIGINS = {
    "check": {"measure", "hit"}, "names": {"word", "written"}, "pairs": {"item_a", "item_b"}, "forms": {"concept", "form"},
    "quantities": {"multiplier", "unit_words"}, "mentions": {"actor", "alias", "role"}, "terms": {"kind", "term", "form"},
    "keywords": {"kind", "item"},
    "zones": {"zone", "rule"}, "copied": {"term", "lead", "copy_of"}, "words": {"term", "lead"}, "sentences": {"sentence", "paragraph"},
    "documents": {"text_sha256"},
    "phrases": {"phrase"}, "unmatched": {"name"},
}
"""The columns by which each source is known, in the order in which they are tried."""


def origin_of(columns: Iterable[str]) -> str:
    """The source of spans with these columns; empty where none is known.

    >>> origin_of(["doc_id", "start", "end", "actor", "alias", "role"]), origin_of(["doc_id", "start", "end"])
    ('mentions', '')
    """
    there = set(columns)
    return next((name for name, needed in ORIGINS.items() if needed <= there), "")
