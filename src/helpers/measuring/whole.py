"""The totals of all articles of a folder of which the notebooks read some: counted once, and read by every notebook of the run."""
from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.corpus import Corpus
from helpers.measuring.corpus import Measured, check, measure
from helpers.measuring.setting import Setting
from helpers.sampling import survey_once
from helpers.store import stored
from helpers.tables import COUNTED, check_table


class Whole(NamedTuple):
    """The totals of all articles as the tables that a run keeps, by name; no table where the notebooks read all articles."""

    tables: dict[str, pd.DataFrame]

    def __bool__(self) -> bool:
        """Whether the articles that were read are a part of a larger folder."""
        return bool(self.tables)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """A table by its name, `whole_` left out."""
        return self.tables[f"whole_{name}"]

    @property
    def n_texts(self) -> int:
        """Independent texts of the whole folder."""
        return self.fact("n_texts")

    def fact(self, name: str) -> int:
        """A number of the whole folder: n_documents, n_texts, n_words, …"""
        return int(self["facts"].set_index("name").loc[name, "n"])

    def of(self, *names: str) -> dict[str, pd.DataFrame]:
        """The tables of these names (`whole_` left out) as `display.keep` takes them."""
        return {f"whole_{name}": self[name] for name in names if self}


def measure_whole(corpus: Corpus, aliases: pd.DataFrame, count_zones: Collection[str] = COUNTED, keywords: pd.DataFrame | None = None,
                  concepts: pd.DataFrame | None = None, context: str = "sentence") -> Whole:
    """The totals of all articles of the folder of which the corpus is a part: terms, names and acting pairs, or with `keywords` the pairs of these.

    `aliases` is the registry, found in the articles drawn and counted in all. A window is no `context` of all articles: then keywords have no pairs
    here. Nothing is counted where the corpus is all of its folder.
    """
    if corpus.drawn is None or (keywords is not None and context == "window"):
        return Whole({})
    return stored(count_folder, "helpers.measuring.whole.ingredients")(corpus.folder, aliases, keywords, concepts, tuple(count_zones), context)


def ingredients(folder: Path, **_: object) -> list:
    """What of the folder the totals hang on."""
    from helpers.sampling import files_of

    return files_of(folder)


def count_folder(folder: Path, aliases: pd.DataFrame, keywords: pd.DataFrame | None, concepts: pd.DataFrame | None, count_zones: tuple[str, ...],
                 context: str) -> Whole:
    """The totals of a folder as tables."""
    from helpers.engine import settings

    setting = check(Setting(folder, aliases, keywords, concepts, count_zones, 1, context, 0, settings().block_size))
    measured = measure(survey_once(folder, setting.dated), setting)
    return Whole({name: table.reset_index(drop=True) for name, table in (_keyword_tables(measured) if keywords is not None else _tables(measured)).items()})


def _shaped(table: pd.DataFrame, name: str) -> pd.DataFrame:
    return check_table(table, name, sort=False)


def _pairs(measured: Measured, kind: str) -> pd.DataFrame:
    return measured.pairs[measured.pairs["kind"] == kind]


def _facts(measured: Measured) -> pd.DataFrame:
    return pd.DataFrame({"name": list(measured.facts), "n": list(measured.facts.values())})


def _tables(measured: Measured) -> dict[str, pd.DataFrame]:
    found = {"whole_terms": measured.terms, "whole_mentions": measured.mentions, "whole_acting_pairs": _pairs(measured, "actor"),
             "whole_parts": measured.parts, "whole_facts": _facts(measured)}
    return {name: _shaped(table, name) for name, table in found.items()}


def _keyword_tables(measured: Measured) -> dict[str, pd.DataFrame]:
    found = {"whole_keyword_pairs": _pairs(measured, "keyword"), "whole_keyword_parts": measured.parts, "whole_facts": _facts(measured)}
    return {name: _shaped(table, name) for name, table in found.items()}
