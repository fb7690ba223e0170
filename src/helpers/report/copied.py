"""What the page of a copy to share says and chooses otherwise than that of the run itself."""
from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from helpers.report.passages import Located, Passages


class Copied(NamedTuple):
    """A copy: what the box on trust says of it, how its sentences were chosen (both without numerals), the choice, words held and in all by article.

    Empty and None where the page does as that of the run.
    """

    told: str
    rule: str = ""
    choose: Callable[[Located], Passages] | None = None
    held: Callable[[], dict[str, tuple[int, int]]] | None = None
