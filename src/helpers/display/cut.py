"""The spans of an item of a large corpus: looked up for the rows that the page shows, and cut to what it can show of them."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.display.sources import laid_out
from helpers.evidence import cut_lists, origin_of

if TYPE_CHECKING:
    from helpers.display.numbers import Number, Numbers

SPAN = ["doc_id", "start", "end"]
STANDS_WHOLE = ("left_out", "thin", "undated", "unresolved")
"""Facts of which the articles give more than their rule says: nothing but their spans tells which are meant (`verify`)."""


class Cut:
    """Gathers the spans of the rows of `table` and of facts, and cuts their lists."""

    def __init__(self, table: pd.DataFrame, key: list[str]) -> None:
        self.table, self.key = table, key
        self.known: dict[int, tuple[pd.DataFrame, pd.DataFrame]] = {}
        self.parts: list[pd.DataFrame] = []
        self.whole: set[str] = set()

    def own(self, spans: pd.DataFrame) -> pd.DataFrame:
        """The spans of the rows, out of those of all."""
        if id(spans) not in self.known:
            kept = pd.Series(True, index=spans.index)
            for column in self.key:
                kept &= spans[column].isin(self.table[column])
            self.known[id(spans)] = spans, spans[kept]
        return self.known[id(spans)][1]

    def add_fact(self, number_id: str, list_id: str, spans: pd.DataFrame, name: str) -> None:
        """The spans of a fact."""
        self.parts.append(spans[SPAN].drop_duplicates().assign(number_id=number_id, list_id=list_id))
        if name in STANDS_WHOLE or origin_of(spans.columns) in ("", "unmatched"):
            self.whole.add(number_id)

    def add_column(self, numbers: dict[int, Number], chosen: pd.DataFrame) -> None:
        """The spans of a column's numbers (by the place of their row), of those in `chosen`."""
        names = pd.DataFrame({"_place": list(numbers), "number_id": [one.number_id for one in numbers.values()],
                              "list_id": [one.list_id for one in numbers.values()]})
        rows = self.table[self.key].reset_index(drop=True).rename_axis("_place").reset_index().merge(names, on="_place")
        different = chosen[[*dict.fromkeys([*self.key, *SPAN])]].drop_duplicates()
        self.parts.append(different.merge(rows, on=self.key)[[*SPAN, "number_id", "list_id"]])
        if origin_of(chosen.columns) in ("", "unmatched"):
            self.whole |= set(names["number_id"])

    def finish(self, made: Numbers) -> None:
        """Put the spans that are kept and the sizes of the lists into the item's numbers, beside the places of its quotes."""
        lists = {one.number_id: one.list_id for one in made.cells.values() if one.kind == "quote" and one.list_id}
        quoted = [(*span, number_id, lists[number_id]) for number_id, spans in made.spans.items() if number_id in lists for span in spans]
        self.parts.append(pd.DataFrame(quoted, columns=[*SPAN, "number_id", "list_id"]) if quoted else pd.DataFrame())
        spans = pd.concat([part for part in self.parts if len(part)], ignore_index=True) if any(map(len, self.parts)) else pd.DataFrame()
        if not len(spans):
            return
        kept = cut_lists(spans, *laid_out(), frozenset([*self.whole, *lists]))
        for number_id, *span in kept.spans[["number_id", *SPAN]].itertuples(index=False, name=None):
            found = made.spans.setdefault(number_id, [])
            if number_id not in lists:
                found.append(tuple(span))
        made.totals.update(kept.totals)
