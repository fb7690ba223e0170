"""What the items of the second notebook share: how a context is told, and what a pair's count is made of."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers.cooccurrence import PairEvidence
from helpers.display import Count, Fact, Label, Score

OWN = {"first_carrier": True}
PLACES = {"sentence": "sentences", "paragraph": "paragraphs", "article": "articles"}
UNITS = {"sentence": "sentence", "paragraph": "paragraph", "article": "article", "window": "sentence"}


class Meetings(NamedTuple):
    """What a pair's count is made of: spans and unit (`cooccurrence.pair_evidence`), how that is told, and the facts that it names."""

    evidence: PairEvidence
    counted: str
    facts: dict[str, Fact]

    def columns(self) -> dict[str, Label | Count | Score]:
        """The columns that every table of pairs begins with: both items, their count, and of how many contexts of either it is."""
        return {"item_a": Label("keyword"), "item_b": Label("with"), "n": Count("together", of=self.evidence.unit, where=OWN),
                "n_a": Score("the first in", "pairs.n_a", digits=0), "n_b": Score("the second in", "pairs.n_b", digits=0)}


def meetings(evidence: PairEvidence, totals: pd.DataFrame, context: str = "sentence", window: int = 5, across: bool = False, per: str = "context") -> Meetings:
    """What a pair's count is made of, told in words; the other arguments are those that `cooccurrence.context_of` was given.

    `totals` is `cooccurrence.total_pairs`, which knows of how many contexts the counts are.
    """
    told, facts = _told(context, window, across, per)
    if totals.empty:
        return Meetings(evidence, told, facts)
    unit = "context" if per == "occurrence" else UNITS[context]
    of = {"all_contexts": Fact(int(totals["n_contexts"].max()), "score", None, unit, "pairs.n_contexts", digits=0)}
    return Meetings(evidence, f"{told}, of {{all_contexts:{unit}}} in all", facts | of)


def _told(context: str, window: int, across: bool, per: str) -> tuple[str, dict[str, Fact]]:
    near = f"at most {{window:word}} apart {'in one article, also over the end of a sentence' if across else 'in one sentence'}"
    if context == "window":
        told = f"meetings of two occurrences {near}, every one" if per == "occurrence" else f"sentences in which both stand {near}, each once"
        return told, {"window": Fact(window, "label", None, "word", "parameter window")}
    return f"meetings of two occurrences in one {context}, every one" if per == "occurrence" else f"{PLACES[context]} that hold both, each once", {}
