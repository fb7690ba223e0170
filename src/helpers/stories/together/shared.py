"""What the items of the second notebook share: how a context is told, and what a pair's count is made of."""
from __future__ import annotations

from typing import NamedTuple

from helpers.cooccurrence import PairEvidence
from helpers.display import Count, Fact, Label

OWN = {"first_carrier": True}
PLACES = {"sentence": "sentences", "paragraph": "paragraphs", "article": "articles"}


class Meetings(NamedTuple):
    """What a pair's count is made of: spans and unit (`cooccurrence.pair_evidence`), how that is told, and the facts that it names."""

    evidence: PairEvidence
    counted: str
    facts: dict[str, Fact]

    def columns(self) -> dict[str, Label | Count]:
        """The columns that every table of pairs begins with: both items and their count."""
        return {"item_a": Label("keyword"), "item_b": Label("with"), "n": Count("together", of=self.evidence.unit, where=OWN)}


def meetings(evidence: PairEvidence, context: str = "sentence", window: int = 5, across: bool = False, per: str = "context") -> Meetings:
    """What a pair's count is made of, told in words; the arguments are those that `cooccurrence.context_of` was given."""
    near = f"at most {{window:word}} apart {'in one article, also over the end of a sentence' if across else 'in one sentence'}"
    if context == "window":
        told = f"meetings of two occurrences {near}, every one" if per == "occurrence" else f"sentences in which both stand {near}, each once"
        return Meetings(evidence, told, {"window": Fact(window, "label", None, "word", "parameter window")})
    told = f"meetings of two occurrences in one {context}, every one" if per == "occurrence" else f"{PLACES[context]} that hold both, each once"
    return Meetings(evidence, told, {})
