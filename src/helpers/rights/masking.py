"""The articles with marks in place of names, and where each character of theirs has gone."""
from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import pandas as pd

from helpers.cleantext import slug
from helpers.rights.names import Mask


class Moved(NamedTuple):
    """An article after masking: its text; and, for each replaced stretch, where it lay and where its mark lies."""

    text: str
    before: list[tuple[int, int]]
    after: list[tuple[int, int]]
    stops: list[int]

    def place(self, at: int, end: bool = False) -> int:
        """Where a character offset of the article has gone; one inside a replaced name to the edge of its mark."""
        index = bisect_right(self.stops, at)
        if index < len(self.before) and self.before[index][0] < at + (not end):
            return self.after[index][1 if end else 0]
        return at + (self.after[index - 1][1] - self.before[index - 1][1] if index else 0)


def _joined(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans in order; of those that overlap the longest."""
    kept: list[tuple[int, int, str]] = []
    for start, end, mark in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, mark))
    return kept


def replace_names(text: str, spans: list[tuple[int, int, str]]) -> Moved:
    """The text with each span replaced by its mark.

    >>> moved = replace_names("Anna Berg said.", [(0, 9, "person A")])
    >>> moved.text, moved.place(10), moved.place(9, end=True)
    ('person A said.', 9, 8)
    """
    pieces, before, after, at, here = [], [], [], 0, 0
    for start, end, mark in _joined(spans):
        pieces += [text[at:start], mark]
        here += start - at
        before.append((start, end))
        after.append((here, here + len(mark)))
        at, here = end, here + len(mark)
    return Moved("".join([*pieces, text[at:]]), before, after, [stop for _, stop in before])


def masked_ids(documents: pd.DataFrame, mask: Mask) -> dict[str, str]:
    """Each article's doc_id with marks in it; two that would be one are told apart. The mask knows them from then on."""
    names: dict[str, str] = {}
    for doc_id in documents["doc_id"]:
        name = mask.text(doc_id)
        names[doc_id] = name if name not in names.values() else f"{name}-{len(names)}"
    mask.ids = {slug(doc_id): slug(name) for doc_id, name in names.items() if name != doc_id}
    return names


def mask_documents(documents: pd.DataFrame, mentions: pd.DataFrame, mask: Mask) -> tuple[pd.DataFrame, dict[str, Moved]]:
    """The documents with masked texts, titles and ids; and by doc_id where the characters have gone.

    A name that others share is replaced only where it is a mention of a person with care.
    """
    rows = mentions[mentions["actor"].isin(mask.marks)]
    found: dict[str, list[tuple[int, int, str]]] = {}
    for doc_id, start, end, actor in rows[["doc_id", "start", "end", "actor"]].itertuples(index=False, name=None):
        found.setdefault(doc_id, []).append((int(start), int(end), mask.marks[actor]))
    moved = {doc_id: replace_names(text, found.get(doc_id, []) + mask.spans(text)) for doc_id, text in documents[["doc_id", "text"]].itertuples(index=False, name=None)}
    names = masked_ids(documents, mask)
    told = {column: documents[column].map(mask.text) for column in documents if column not in ("doc_id", "text", "text_id", "n_characters", "position")
            and pd.api.types.is_string_dtype(documents[column])}
    told |= {"doc_id": documents["doc_id"].map(names), "text_id": documents["text_id"].map(lambda doc_id: names.get(doc_id, doc_id))}
    return documents.assign(text=[moved[doc_id].text for doc_id in documents["doc_id"]], **told), moved


def move_spans(spans: pd.DataFrame, moved: dict[str, Moved], names: dict[str, str]) -> pd.DataFrame:
    """A table with doc_id, start and end as it lies in the masked articles."""
    places = list(zip(spans["doc_id"], spans["start"].astype("int64"), spans["end"].astype("int64"), strict=True))
    starts = [moved[doc_id].place(start) for doc_id, start, _ in places]
    ends = [moved[doc_id].place(end, end=True) for doc_id, _, end in places]
    return spans.assign(doc_id=[names[doc_id] for doc_id, _, _ in places], start=starts, end=ends)
