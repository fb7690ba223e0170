"""Numbers in the text: what values the articles give, those of several articles first."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Count, Fact, Label, show, with_texts
from helpers.findings import tell_shared
from helpers.statistics import format_values


def numbers(shared: pd.DataFrame, quantities: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which numbers stand in the text? A row is a value; `shared` is `statistics.share_quantities`, `quantities` hold the spans."""
    told = shared.assign(written=format_values(shared["value"]), hollow=shared["n_documents"] == 1)
    show(
        "numbers-in-text", told, key=["kind", "value"], spans=with_texts(quantities, documents), facts=facts, finding=tell_shared(told),
        columns={"written": Label("value"), "kind": Label("kind"), "unit_words": Label("words after it"),
                 "n_texts": Count("texts", of="texts", over="texts"), "n": Count("times", where={"first_carrier": True})},
        how="a row is a value; a multiplier such as million is applied",
        counted="numerals and number words in counted zones; dates, times, ordinals, vague words and licence numbers are told apart and stand "
                "in the table quantities",
        change="a number were written in another way")
