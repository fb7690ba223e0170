"""Pairs as a notebook shows them: in order of what chance does not give, with what is hollow and what the gate keeps back."""
from __future__ import annotations

import pandas as pd

from helpers.cooccurrence.totals import passes_gate

SCORES = ("npmi", "log_likelihood", "log_dice")


def rank_pairs(marked: pd.DataFrame) -> pd.DataFrame:
    """One row a pair that meets, those beyond every shuffle first (of them those that stay so without any one text, where `leave_texts_out` was asked), then by how far n exceeds what chance gives, then by name.

    `marked` are the rows of `mark_beyond_chance`. `hollow` is true where one text holds every meeting (a copy is no second one);
    `npmi_shown`, `log_likelihood_shown` and `log_dice_shown` are missing where the gate of a pair's score is closed. `firm`
    says in a word whether the pair meets more often than in every shuffle: always (also without any one text), yes, no.
    """
    table = marked[marked["n"] > 0]
    table = table.assign(above=(table["n"] - table["expected"]).fillna(0.0).round(9), hollow=table["n_texts"] == 1)
    table = table.assign(**{f"{name}_shown": table[name].where(passes_gate(table)) for name in SCORES})
    table = table if "beyond_always" in table else table.assign(beyond_always=False)
    firm = table["beyond_chance"].map({True: "yes", False: "no"}).where(~table["beyond_always"], "always")
    table = table.assign(firm=firm.astype("str"))
    order = table.sort_values(["beyond_always", "beyond_chance", "above", "n", "item_a", "item_b"], ascending=[False, False, False, False, True, True])
    return order.drop(columns="above").reset_index(drop=True)


def matrix_pairs(pairs: pd.DataFrame, ranked: pd.DataFrame, most: int = 10) -> pd.DataFrame:
    """The rows of `pairs` whose two items are among the `most` first of `ranked` (column item), in the order of `ranked`."""
    place = {item: at for at, item in enumerate(ranked["item"].head(most))}
    table = pairs[pairs["item_a"].isin(place) & pairs["item_b"].isin(place)]
    ends = pd.DataFrame({"a": table["item_a"].map(place), "b": table["item_b"].map(place)}, index=table.index)
    table = table.assign(near=ends.min(axis=1), far=ends.max(axis=1)).sort_values(["near", "far"])
    return table.drop(columns=["near", "far"]).reset_index(drop=True)
