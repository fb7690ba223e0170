"""The columns that enter a score, each counted afresh: name of a column, or of a table's column, to a function of the row that asks."""
from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from helpers import association
from helpers.places import DATA
from helpers.tables import read_sheet
from helpers.verify.asked import Row
from helpers.verify.formulas import NoFormula
from helpers.verify.of_pairs import PairColumns
from helpers.verify.of_words import WordColumns
from helpers.verify.places import Places
from helpers.verify.whole import WholeColumns

SCOPES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("texts.n", "held.n", "texts.n_words", "listed.n", "listed.n_words", "listed.inside", "pairs.n_by_text", "pairs.n_beyond",
                     "pairs.tested", "pairs.n_drawn",
                     "neighbours.n", "neighbours.n_first", "neighbours.n_second", "neighbours.n_words", "neighbours.n_pairs", "neighbours.n_firm",
                     "contrast.n", "contrast.n_contexts", "contrast.inside", "sides.n_contexts", "sides.n_contexts_reference",
                     "n_contexts_reference"), ()),
    **dict.fromkeys(("sides.n", "sides.n_words", "sides.inside", "rest.n_words", "n_words_reference"), ("group", "by")), "concept.n": ("concept",)}
"""Columns that are the same for all rows of an item which are alike in these columns: counted once for them all."""
CHECKED = {"precision": "precision", "recall": "recall", "span_f1": "span F1", "aliases": "aliases: B-cubed F1", "roles": "roles of states"}


class Columns:
    """What of a run can be counted again for a row; `look_up` gives it by name."""

    def __init__(self, places: Places) -> None:
        again = places.again
        self.made: dict[tuple[str, ...], Any] = {}
        self.named: dict[str, Callable[[Row], Any]] = {
            "row": lambda row: row.at, "shuffles": lambda _: again.parameters["shuffles"],
            "documents.outlet": lambda _: again.documents["outlet"].tolist(),
            **WordColumns(places).named, **PairColumns(places).named, **WholeColumns(again).named,
            **{f"accuracy.{column}": self._accuracy(column) for column in CHECKED}}

    def look_up(self, name: str, row: Row) -> Any:
        """The value of a column, counted again. Raises NoFormula for one that nobody can count again."""
        if name not in self.named:
            raise NoFormula(f"the column {name!r} enters it, and is none that can be recounted")
        if name not in SCOPES:
            return self.named[name](row)
        key = (name, row.item, *(row.cells.get(column, "") for column in SCOPES[name]))
        if key not in self.made:
            self.made[key] = _as_array(self.named[name](row))
        return self.made[key]

    @cached_property
    def _measured(self) -> list[dict]:
        return read_sheet(DATA / "accuracy.csv").to_dict("records")

    def _accuracy(self, column: str) -> Callable[[Row], float]:
        """A figure of our sample for the row's texts and for the way in which names were found."""
        def one(row: Row) -> float:
            for line in self._measured:
                if (line["method"], line["texts"], line["measure"]) == (row["method"], row["texts"], CHECKED[column]):
                    return float(line["value"]) if line["value"] else association.share(float(line["right"]), float(line["n"]))
            return float("nan")
        return one


def _as_array(value: Any) -> Any:
    """Numbers, or rows of them, as the array that the formulas would make of them each time."""
    return np.asarray(value, dtype="float64") if isinstance(value, list) and value and type(value[0]) in (list, int) else value
