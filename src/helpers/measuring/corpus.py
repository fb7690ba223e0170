"""A whole corpus measured: looked over, measured part by part, put together."""
from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.cooccurrence.shuffles import shuffles_for
from helpers.engine import BLOCK_SIZE, reduce_tasks, settings
from helpers.errors import DatelineError, unknown
from helpers.measuring.parts import Tally, add_tallies, measure_task, part_key
from helpers.measuring.setting import Setting
from helpers.measuring.totals import mention_table, pair_table, term_table
from helpers.places import resolve_folder
from helpers.sampling.lines import RepeatedLines
from helpers.sampling.surveyed import Surveyed, survey_folder
from helpers.tables import COUNTED, ZONES

CONTEXTS = ("sentence", "paragraph", "article")


class Measured(NamedTuple):
    """A corpus that was measured: terms, mentions and pairs as totals of the whole corpus, the contexts of each item, files and records not used, facts.

    `terms`: kind, term, n, n_with_copies, n_documents, n_texts, rate_per_10000_words, n_largest_article, n_words_in_group, largest_article_share, rank,
    as `total_terms` gives them. `mentions` is the table `mention_totals`, `pairs` the table `pair_totals` (kind actor or keyword), `contexts` has kind,
    item and n_contexts, `facts` one number a name: n_documents, n_texts, n_words, n_words_with_copies, n_sentences, n_characters, n_skipped, n_parts.
    `parts` is the table `whole_parts`, with sums by which the totals can be held against their parts.
    """

    terms: pd.DataFrame
    mentions: pd.DataFrame
    pairs: pd.DataFrame
    contexts: pd.DataFrame
    skipped: pd.DataFrame
    facts: dict[str, int]
    parts: pd.DataFrame


def measure_corpus(corpus: str | Path, aliases: pd.DataFrame, keywords: pd.DataFrame | None = None, concepts: pd.DataFrame | None = None,
                   count_zones: Collection[str] = COUNTED, most_words: int = 1, context: str = "sentence", shuffles: int | None = 0,
                   block_size: int | None = None, engine: str = "", scheduler: str = "", part_bytes: int | None = None) -> Measured:
    """The totals of a corpus of any size, without ever holding it: terms, actors and pairs, the numbers that the notebooks' functions give.

    `aliases` is a registry (`read_registry`), `keywords` the keywords chosen (`choose_keywords`, from a sample of the articles), `concepts` those of
    `read_concepts`. Terms are words, with `most_words` phrases too. A pair of actors acts in one sentence; a pair of keywords stands in one `context`
    (sentence, paragraph or article). With `shuffles` (None: as many as `count_pairs` takes) each pair has its expected count.

    Every file is read twice, by the worker that counts it: once for what hangs on all articles (lines that come back, articles with the same
    text), once to be measured, `block_size` articles at a time. A copy is an article with the text of an earlier one; copies that differ, and
    passages, are not sought, nor are columns of groups. `engine` is `local` (a pool of processes where the corpus is large enough to gain), `pool`
    or `dask` with the address of a `scheduler`, whose workers find the corpus at the same path; the numbers are the same.
    Raises UsageError for settings that can't be followed, DatelineError where no article can be counted.
    """
    folder = resolve_folder(str(corpus))
    setting = check(Setting(folder, aliases, keywords, concepts, tuple(count_zones), most_words, context, shuffles or 0, block_size or BLOCK_SIZE))
    where = {"engine": engine, "scheduler": scheduler}
    surveyed = survey_folder(folder, setting.dated, part_bytes, **where)
    if not surveyed.n_articles:
        raise DatelineError(f"the folder {folder.name!r} holds no article that can be counted; `dateline corpus` says why.")
    return measure(surveyed, setting._replace(shuffles=shuffles_for(surveyed.n_articles)) if shuffles is None else setting, where)


def check(setting: Setting) -> Setting:
    """The setting, if it can be followed. Raises UsageError."""
    if setting.context not in CONTEXTS:
        raise unknown("context of a pair in blocks", setting.context, CONTEXTS)
    if other := sorted(set(setting.count_zones) - set(ZONES)):
        raise unknown("zone", other[0], ZONES)
    return setting


def measure(surveyed: Surveyed, setting: Setting, where: dict[str, str] | None = None) -> Measured:
    """The totals of a folder that was looked over and holds an article that counts; what a part gave is kept where the runner keeps a store."""
    tasks = [(number, task) for number, task in enumerate(surveyed.tasks(), 1)]
    shared = (setting, RepeatedLines(surveyed.lines), part_key(surveyed, setting))
    tally: Tally = reduce_tasks(measure_task, tasks, shared, add_tallies, surveyed.n_bytes, doing="counts all articles", **(where or {}))
    counts, n_words = tally.counts, tally.counts.facts["n_words"]
    shuffled = counts.shuffled if setting.shuffles else np.zeros((len(counts.pairs), 0))
    facts = counts.facts | {"n_skipped": len(surveyed.skipped), "n_parts": len(surveyed.parts)}
    return Measured(term_table(counts.terms, n_words), mention_table(counts, setting.aliases), pair_table(counts.pairs, shuffled, counts.contexts),
                    counts.contexts, surveyed.skipped, facts, pd.DataFrame(tally.parts))


def block_size() -> int:
    """Articles in a block, as the runner set it."""
    return settings().block_size
