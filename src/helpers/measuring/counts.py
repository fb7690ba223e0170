"""Counts of some articles, and the counts of two lots of articles put together: sums, and the largest of largest."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

TERM, ACTOR, LEVEL, PAIR, CONTEXT = ["kind", "term"], ["actor"], ["level", "actor"], ["kind", "item_a", "item_b"], ["kind", "item"]
SPREAD = ["n", "n_with_copies", "n_documents", "n_texts", "largest"]
ROLES = ["n_actor", "n_place", "n_modifier", "n_unclear", "n_mentions", "n_with_copies", "n_documents", "n_texts"]


class Counts(NamedTuple):
    """What is counted of some articles: tables by `KEYS`, the sums of each shuffle for each row of `pairs`, facts by name."""

    terms: pd.DataFrame
    mentions: pd.DataFrame
    levels: pd.DataFrame
    pairs: pd.DataFrame
    shuffled: np.ndarray
    contexts: pd.DataFrame
    facts: dict[str, int]


KEYS = {"terms": (TERM, SPREAD), "mentions": (ACTOR, ROLES), "levels": (LEVEL, ["n"]), "pairs": (PAIR, SPREAD), "contexts": (CONTEXT, ["n_contexts"])}


def empty_counts(name: str) -> pd.DataFrame:
    """The table of `Counts` of this name without a row."""
    key, numbers = KEYS[name]
    return pd.DataFrame({column: pd.Series(dtype="str" if column in key else "int64") for column in [*key, *numbers]})


def _number(tables: list[pd.DataFrame], key: list[str]) -> tuple[pd.DataFrame, np.ndarray]:
    """The different keys of some tables in order, and which of them each row of all tables has."""
    names = pd.concat([table[key] for table in tables], ignore_index=True)
    number = names.groupby(key, sort=True).ngroup().to_numpy()
    first = np.empty(int(number.max(initial=-1)) + 1, "int64")
    first[number[::-1]] = np.arange(len(number))[::-1]
    return names.iloc[first].reset_index(drop=True), number


def add_tables(tables: list[pd.DataFrame], name: str) -> tuple[pd.DataFrame, np.ndarray]:
    """The sum of tables of one name, sorted by key (of `largest` the largest), and which of its rows each row of the tables went to."""
    key, numbers = KEYS[name]
    whole, number = _number(tables, key)
    for column in numbers:
        given = np.concatenate([table[column].to_numpy("int64") for table in tables])
        into = np.zeros(len(whole), "int64")
        (np.maximum if column == "largest" else np.add).at(into, number, given)
        whole[column] = into
    return whole, number


def add_counts(lots: list[Counts]) -> Counts:
    """The counts of several lots of articles as one; in whatever order and grouping they are put together, the result is the same."""
    if len(lots) == 1:
        return lots[0]
    tables = {name: add_tables([getattr(lot, name) for lot in lots], name) for name in KEYS}
    shuffled = np.zeros((len(tables["pairs"][0]), lots[0].shuffled.shape[1]), "int32")
    begin = 0
    for lot in lots:
        shuffled[tables["pairs"][1][begin:begin + len(lot.pairs)]] += lot.shuffled
        begin += len(lot.pairs)
    facts = {name: sum(lot.facts[name] for lot in lots) for name in lots[0].facts}
    return Counts(**{name: table for name, (table, _) in tables.items()}, shuffled=shuffled, facts=facts)
