"""The letters that stand for articles where their names are too long."""
from __future__ import annotations

import pandas as pd

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def article_letters(documents: pd.DataFrame) -> dict[str, str]:
    """The letter of each article by doc_id, in the order of the table; none where there are more articles than letters.

    Charts and evidence take it from here, so that one letter is one article all over the page.

    >>> article_letters(pd.DataFrame({"doc_id": ["north", "south"]}))
    {'north': 'A', 'south': 'B'}
    """
    return dict(zip(documents["doc_id"], LETTERS)) if len(documents) <= len(LETTERS) else {}
