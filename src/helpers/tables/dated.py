"""Which articles have a date that counts: the one definition that every room keeps to."""
from __future__ import annotations

import pandas as pd

PRECISE = ("day", "month")


def dated(documents: pd.DataFrame) -> pd.Series:
    """For each article whether it may stand on a line of time: its day or month is known and not in doubt (method section 9)."""
    return documents["published_precision"].isin(PRECISE) & (documents["published_doubt"] == "") & (documents["published"] != "")
