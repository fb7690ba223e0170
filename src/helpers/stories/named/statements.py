"""Statements that two articles may tell in two wordings, by the names and numbers that both have."""
from __future__ import annotations

import pandas as pd

from helpers.stories import copies
from helpers.stories.named.shared import Shared


def reworded(pairs: pd.DataFrame, shared: Shared) -> None:
    """Which paragraphs may be one statement in two wordings? A row is a pair, proposed to the reader; `pairs` is `statistics.propose_reworded`."""
    copies.reworded(pairs, shared.documents, shared.facts)
