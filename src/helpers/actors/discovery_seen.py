"""What one rule saw at one place of one article."""
from __future__ import annotations

from typing import NamedTuple

# The rule of a name that stands behind another as a further name of it.
CALLED_SO = "called so behind the name"


class Seen(NamedTuple):
    """A name seen in a sentence: where, what kind the rule takes it for, and what stood beside it."""

    doc_id: str
    sentence: int
    start: int
    end: int
    name: str
    kind: str
    rule: str
    weight: int = 2
    country: str = ""
    title: str = ""
    counted: bool = True
    care: str = ""
    age: int = 0
