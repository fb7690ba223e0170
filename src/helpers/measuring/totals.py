"""Counts of the whole corpus as the tables of totals that the notebooks know."""
from __future__ import annotations

import numpy as np
import pandas as pd

from helpers import association
from helpers.actors.totals import actor_kinds
from helpers.measuring.counts import ROLES, Counts
from helpers.tables import check_table, empty_table


def term_table(terms: pd.DataFrame, n_words: int) -> pd.DataFrame:
    """One row a term, by n, then by name: the columns of `term_totals` that add up over articles, and what follows from them."""
    table = terms.rename(columns={"largest": "n_largest_article"})
    table["rate_per_10000_words"] = association.rate_per(table["n"].to_numpy(), np.full(len(table), n_words))
    table["n_words_in_group"] = n_words
    table["largest_article_share"] = (table["n_largest_article"] / table["n"]).where(table["n"] > 0, 0.0)
    table["rank"] = table.groupby("kind")["n"].rank(method="min", ascending=False).astype("int64")
    return table.sort_values(["n", "kind", "term"], ascending=[False, True, True], kind="stable").reset_index(drop=True)


def mention_table(counts: Counts, aliases: pd.DataFrame) -> pd.DataFrame:
    """One row an actor (table `mention_totals`), zeros too."""
    actors = actor_kinds(aliases, counts.levels)[["actor"]]
    if actors.empty:
        return empty_table("mention_totals")
    table = actors.merge(counts.mentions, on="actor", how="left")
    table[ROLES] = table[ROLES].fillna(0).astype("int64")
    table["n_texts_in_group"], table["n_words_in_group"] = counts.facts["n_texts"], counts.facts["n_words"]
    table["rate_per_1000_words"] = association.rate_per(table["n_mentions"].to_numpy(), table["n_words_in_group"].to_numpy(), per=1000)
    table = table.assign(by="corpus", group="corpus")
    return check_table(table.sort_values(["n_actor", "n_mentions", "actor"], ascending=[False, False, True], kind="stable"), "mention_totals", sort=False)


def pair_table(pairs: pd.DataFrame, shuffled: np.ndarray, contexts: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of items (table `pair_totals`), the most frequent first."""
    if pairs.empty:
        return empty_table("pair_totals")
    table = pairs.assign(by="corpus", group="corpus", largest_article_share=np.where(pairs["n"] > 0, pairs["largest"] / pairs["n"].clip(lower=1), 0.0))
    known = shuffled.shape[1] > 0
    own = (pairs["n_texts"] > 0) | (shuffled.any(axis=1) if known else False)
    table["expected"] = shuffled.mean(axis=1) if known else np.nan
    table["expected_low"], table["expected_high"] = (shuffled.min(axis=1), shuffled.max(axis=1)) if known else (pd.NA, pd.NA)
    if known and not own.all():
        table = table.astype({"expected_low": "Int64", "expected_high": "Int64"})
        table.loc[~own, ["expected", "expected_low", "expected_high"]] = [np.nan, pd.NA, pd.NA]
    margins = contexts.set_index(["kind", "item"])["n_contexts"]
    for name, item in (("n_a", table["item_a"]), ("n_b", table["item_b"]), ("n_contexts", "")):
        wanted = pd.MultiIndex.from_frame(table[["kind"]].assign(item=item).astype("str"))
        table[name] = margins.reindex(wanted).fillna(0).astype("int64").to_numpy()
    n, n_a, n_b, n_contexts = (table[name].to_numpy() for name in ("n", "n_a", "n_b", "n_contexts"))
    table = table.assign(npmi=association.npmi(n, n_a, n_b, n_contexts), log_likelihood=association.log_likelihood(n, n_a, n_b, n_contexts),
                         log_dice=association.log_dice(n, n_a, n_b))
    order = ["kind", "n", "n_texts", "item_a", "item_b"]
    return check_table(table.sort_values(order, ascending=[True, False, False, True, True], kind="stable"), "pair_totals", sort=False)
