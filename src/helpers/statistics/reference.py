"""The reference list that the user gives: how often each word stands in another body of text."""
from __future__ import annotations

import pandas as pd

from helpers.errors import UsageError
from helpers.tokens import find_words

COLUMNS = ["term", "n"]
HEAD = "reference.csv needs the columns term,n: a word and how often it stands in the other body of text"


def _count(row: object) -> int:
    """The count of a row as the user wrote it, blanks and commas between thousands allowed."""
    written = str(row.n).replace(",", "").replace(" ", "")
    if not written.isdecimal():
        raise UsageError(f"reference.csv line {row.line}: {row.n!r} is no count; write a whole number of 0 or more.")
    return int(written)


def read_reference(sheet: pd.DataFrame | None) -> pd.DataFrame:
    """One row a word of the user's reference list, by name: term, n (forms that are one term added up).

    `sheet` is `reference.csv` at the top of the corpus as `tables.read_sheet` gives it, or None where there is none: then
    there is no row. Words are read as the articles are (lower case, a possessive cut off); a cell of several words or of
    none stands for no word of ours and is an error, as is a count that is no whole number. For `keyness_against`: list
    every word of the other text, since its size is the sum of n. Raises UsageError with the line.
    """
    if sheet is None or not len(sheet):
        return pd.DataFrame({"term": pd.Series(dtype="str"), "n": pd.Series(dtype="int64")})
    if not {"term", "n"} <= set(sheet.columns):
        raise UsageError(f"{HEAD}; its columns are {', '.join(name for name in sheet.columns if name != 'line')}.")
    rows = []
    for row in sheet.itertuples(index=False):
        found = find_words(str(row.term))
        if len(found) != 1:
            raise UsageError(f"reference.csv line {row.line}: {row.term!r} is not one word; the list holds words alone.")
        rows.append((found[0][2], _count(row)))
    return pd.DataFrame(rows, columns=COLUMNS).groupby("term", as_index=False, sort=True)["n"].sum().astype({"term": "str", "n": "int64"})
