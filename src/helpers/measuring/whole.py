"""The totals of all articles of a folder of which the notebooks read some: counted once, and read by every notebook of the run."""
from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from helpers.corpus import Corpus
from helpers.engine import settings
from helpers.measuring.corpus import Measured, check, measure
from helpers.measuring.setting import Setting
from helpers.sampling import files_of, survey_once
from helpers.store import Unknown, content_hash, recalled, stored
from helpers.tables import COUNTED, check_table

Tables = dict[str, pd.DataFrame]
OF_KEYWORDS = ("whole_keyword_pairs", "whole_keyword_parts")


def measure_whole(corpus: Corpus, aliases: pd.DataFrame, count_zones: Collection[str] = COUNTED, keywords: pd.DataFrame | None = None,
                  concepts: pd.DataFrame | None = None, context: str = "sentence") -> Tables:
    """The totals of all articles of the folder of which the corpus is a part, as tables by name: facts, and terms, names and acting pairs, or
    with `keywords` the pairs of these. No table where the corpus is all of its folder.

    `aliases` is the registry, found in the articles drawn and counted in all; so are the `keywords` chosen. A window is no `context` that all articles
    are counted by: then there is no table of keywords. What is asked for first counts the folder once; a call with `keywords` finds the rest on its way.
    """
    if corpus.drawn is None or (keywords is not None and context == "window"):
        return {}
    folder, zones, aliases = corpus.folder, tuple(count_zones), aliases.reset_index(drop=True)
    if keywords is None:
        return _found(folder, aliases, zones, lambda: count_folder(folder, aliases, zones))
    chosen, joined = (None if table is None else table.reset_index(drop=True) for table in (keywords, concepts))  # a table with an index has no hash
    tables = stored(count_folder, "helpers.measuring.whole.ingredients")(folder, aliases, zones, chosen, joined, context)
    _found(folder, aliases, zones, lambda: {name: table for name, table in tables.items() if name not in OF_KEYWORDS})
    return {name: tables[name] for name in (*OF_KEYWORDS, "whole_facts")}


def _found(folder: Path, aliases: pd.DataFrame, zones: tuple[str, ...], make: object) -> Tables:
    """The tables that hang on no keyword: kept from whichever call counted the folder first."""
    try:
        key = content_hash([files_of(folder), aliases, zones])
    except Unknown:
        return make()
    return recalled("count_names", key, make)


def ingredients(folder: Path, **_: object) -> list:
    """What of the folder the totals hang on."""
    return files_of(folder)


def count_folder(folder: Path, aliases: pd.DataFrame, count_zones: tuple[str, ...], keywords: pd.DataFrame | None = None,
                 concepts: pd.DataFrame | None = None, context: str = "sentence") -> Tables:
    """The totals of a folder as tables."""
    setting = check(Setting(folder, aliases, keywords, concepts, count_zones, 1, context, 0, settings().block_size, words_only=True))
    measured = measure(survey_once(folder, setting.dated), setting)
    found = {"whole_facts": pd.DataFrame({"name": list(measured.facts), "n": list(measured.facts.values())}), "whole_terms": measured.terms,
             "whole_mentions": measured.mentions, "whole_acting_pairs": _pairs(measured, "actor"), "whole_parts": measured.parts}
    found |= {} if keywords is None else {"whole_keyword_pairs": _pairs(measured, "keyword"), "whole_keyword_parts": measured.parts}
    return {name: check_table(table, name, sort=False) for name, table in found.items()}


def _pairs(measured: Measured, kind: str) -> pd.DataFrame:
    return measured.pairs[measured.pairs["kind"] == kind]
