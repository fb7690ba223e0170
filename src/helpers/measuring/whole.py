"""The totals of all articles of a folder of which the notebooks read some: counted once, and read by every notebook of the run."""
from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from helpers.corpus import Corpus
from helpers.measuring.corpus import Measured, check, measure
from helpers.measuring.setting import Setting
from helpers.sampling import survey_once
from helpers.store import stored
from helpers.tables import COUNTED, check_table


def measure_whole(corpus: Corpus, aliases: pd.DataFrame, count_zones: Collection[str] = COUNTED, keywords: pd.DataFrame | None = None,
                  concepts: pd.DataFrame | None = None, context: str = "sentence") -> dict[str, pd.DataFrame]:
    """The totals of all articles of the folder of which the corpus is a part, as tables by name: terms, names and acting pairs, or with `keywords` the
    pairs of these. No table where the corpus is all of its folder.

    `aliases` is the registry, found in the articles drawn and counted in all; so are the `keywords` chosen. A window is no `context` that all articles
    are counted by: then there is no table of keywords.
    """
    if corpus.drawn is None or (keywords is not None and context == "window"):
        return {}
    return stored(count_folder, "helpers.measuring.whole.ingredients")(corpus.folder, aliases, keywords, concepts, tuple(count_zones), context)


def ingredients(folder: Path, **_: object) -> list:
    """What of the folder the totals hang on."""
    from helpers.sampling import files_of

    return files_of(folder)


def count_folder(folder: Path, aliases: pd.DataFrame, keywords: pd.DataFrame | None, concepts: pd.DataFrame | None, count_zones: tuple[str, ...],
                 context: str) -> dict[str, pd.DataFrame]:
    """The totals of a folder as tables."""
    from helpers.engine import settings

    setting = check(Setting(folder, aliases, keywords, concepts, count_zones, 1, context, 0, settings().block_size))
    measured = measure(survey_once(folder, setting.dated), setting)
    return _tables(measured) if keywords is None else _keyword_tables(measured)


def _pairs(measured: Measured, kind: str) -> pd.DataFrame:
    return measured.pairs[measured.pairs["kind"] == kind]


def _facts(measured: Measured) -> pd.DataFrame:
    return pd.DataFrame({"name": list(measured.facts), "n": list(measured.facts.values())})


def _tables(measured: Measured) -> dict[str, pd.DataFrame]:
    found = {"whole_terms": measured.terms, "whole_mentions": measured.mentions, "whole_acting_pairs": _pairs(measured, "actor"),
             "whole_parts": measured.parts, "whole_facts": _facts(measured)}
    return {name: check_table(table, name, sort=False) for name, table in found.items()}


def _keyword_tables(measured: Measured) -> dict[str, pd.DataFrame]:
    return {"whole_facts": check_table(_facts(measured), "whole_facts", sort=False),
            "whole_keyword_pairs": check_table(_pairs(measured, "keyword"), "whole_keyword_pairs", sort=False),
            "whole_keyword_parts": check_table(measured.parts, "whole_keyword_parts")}
