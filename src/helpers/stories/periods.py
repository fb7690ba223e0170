"""What a period is, and how many texts lie in thin ones: told the same way below every line over time."""
from __future__ import annotations

import pandas as pd

from helpers.display import Fact, count, whole_articles
from helpers.statistics import thin_texts

PERIODS = {"day": "a day", "week": "a week, named by its Monday", "month": "a month"}


def tell_period(placed: pd.DataFrame, period: str) -> tuple[str, dict[str, Fact]]:
    """What a period is, and how many texts lie in periods too thin to be read alone, with the fact; `placed` is `statistics.add_period`."""
    thin = thin_texts(placed)
    if not len(thin):
        return f"a period is {PERIODS[period]}; each that is drawn has three dated texts at least", {}
    return (f"a period is {PERIODS[period]}; {{thin:text}} in periods of fewer than three dated texts, grey and apart from the line: a single article can lift their rates",
            {"thin": count(whole_articles(thin), "texts", "text")})
