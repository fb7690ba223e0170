"""What a column of a shown table is: counted, computed, quoted or a label; and what a fact is."""
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd


class Count(NamedTuple):
    """A counted column: its heading, what is counted (`of`: spans, articles, texts or sentences) and which spans count (`where`).

    `over` names the fact that it is a share of.
    """

    label: str
    of: str = "spans"
    where: Mapping[str, object] | None = None
    over: str = ""


class Score(NamedTuple):
    """A computed column: its heading, the function and columns it comes from, digits after the point; `percent` shows a share of one as per cent.

    Two digits where none are told, and none for a percentage.
    """

    label: str
    rule: str
    digits: int | None = None
    percent: bool = False
    over: str = ""


class Label(NamedTuple):
    """A column that names the row; `most` is the number of characters shown."""

    label: str
    most: int = 120


class Quote(NamedTuple):
    """A column of article text: its heading, and the columns of the table that say which slice it is.

    An empty cell quotes nothing. A quote that is not `listed` is compared with its slice, and adds nothing to the list that its row opens.
    """

    label: str
    at: tuple[str, str, str] = ("doc_id", "start", "end")
    most: int = 400
    listed: bool = True


class Fact(NamedTuple):
    """A number that no cell holds, such as a denominator: value, what it counts, its spans, its unit in the singular.

    `of` is spans, articles, texts or sentences (recounted from `spans`), or "score" (computed as `rule` says) or "label" (a
    date, a parameter, a name; `rule` says where it stands). `unit` may be "country|countries" where the plural is no mere s.
    """

    value: object
    of: str = "spans"
    spans: pd.DataFrame | None = None
    unit: str = ""
    rule: str = ""
    digits: int = 2
    where: Mapping[str, object] | None = None


NAMED = (Label, Quote)
"""Columns that hold text; the others hold numbers."""
