"""The columns that enter a score, each counted afresh: name of a column, or of a table's column, to a function of the row that asks."""
from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from helpers import association
from helpers.places import DATA
from helpers.tables import read_sheet
from helpers.verify.asked import Row
from helpers.verify.formulas import NoFormula
from helpers.verify.of_pairs import PairColumns
from helpers.verify.of_words import WordColumns
from helpers.verify.places import Places

CHECKED = {"precision": "precision", "recall": "recall", "span_f1": "span F1", "aliases": "aliases: B-cubed F1", "roles": "roles of states"}


class Columns:
    """What of a run can be counted again for a row; `look_up` gives it by name."""

    def __init__(self, places: Places) -> None:
        again = places.again
        self.named: dict[str, Callable[[Row], Any]] = {
            "row": lambda row: row.at, "shuffles": lambda _: again.parameters["shuffles"], "documents.outlet": lambda _: again.documents["outlet"].tolist(),
            **WordColumns(places).named, **PairColumns(places).named, **{f"accuracy.{column}": self._accuracy(column) for column in CHECKED}}

    def look_up(self, name: str, row: Row) -> Any:
        """The value of a column, counted again. Raises NoFormula for one that nobody can count again."""
        if name not in self.named:
            raise NoFormula(f"the column {name!r} enters it, and is none that can be recounted")
        return self.named[name](row)

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
