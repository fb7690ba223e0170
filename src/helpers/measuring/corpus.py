"""A whole corpus measured: planned in parts, looked over, measured part by part, put together."""
from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.cooccurrence.shuffles import shuffles_for
from helpers.corpus.parts import Part, plan_parts
from helpers.engine import BLOCK_SIZE, reduce_tasks
from helpers.errors import DatelineError, unknown
from helpers.measuring.blocks import measure_part
from helpers.measuring.counts import Counts, add_counts
from helpers.measuring.setting import Setting
from helpers.measuring.survey import Look, look_over, repeating_files, settle
from helpers.measuring.totals import mention_table, pair_table, skipped_rows, term_table
from helpers.places import resolve_folder
from helpers.tables import COUNTED, ZONES

CONTEXTS = ("sentence", "paragraph", "article")


class Measured(NamedTuple):
    """A corpus that was measured: terms, mentions and pairs as totals of the whole corpus, the contexts of each item, files and records not used, facts.

    `terms`: kind, term, n, n_with_copies, n_documents, n_texts, rate_per_10000_words, n_largest_article, n_words_in_group, largest_article_share, rank,
    as `total_terms` gives them. `mentions` is the table `mention_totals`, `pairs` the table `pair_totals` (kind actor or keyword), `contexts` has kind,
    item and n_contexts, `facts` one number a name: n_documents, n_texts, n_words, n_words_with_copies, n_sentences, n_characters, n_skipped, n_parts.
    """

    terms: pd.DataFrame
    mentions: pd.DataFrame
    pairs: pd.DataFrame
    contexts: pd.DataFrame
    skipped: pd.DataFrame
    facts: dict[str, int]


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
    if context not in CONTEXTS:
        raise unknown("context of a pair in blocks", context, CONTEXTS)
    if other := sorted(set(count_zones) - set(ZONES)):
        raise unknown("zone", other[0], ZONES)
    setting = Setting(folder, aliases, keywords, concepts, tuple(count_zones), most_words, context, shuffles or 0, block_size or BLOCK_SIZE)
    parts, found = plan_parts(folder, part_bytes)
    n_bytes = sum(source.file.stat().st_size for source in found.sources)
    where = {"n_bytes": n_bytes, "engine": engine, "scheduler": scheduler}
    parts, looks = _look_over(parts, setting, where)
    tasks, lines = settle(parts, looks) if looks else ([], None)
    n_documents = sum(int((~look.refused).sum()) for look in looks)
    if not n_documents:
        raise DatelineError(f"the folder {folder.name!r} holds no article that can be counted; `dateline corpus` says why.")
    if shuffles is None:
        setting = setting._replace(shuffles=shuffles_for(n_documents))
    counts = reduce_tasks(measure_part, [(task,) for task in tasks], (setting, lines), add_counts, **where)
    return _measured(counts, setting, skipped_rows(looks, found.skipped), len(parts))


def _look_over(parts: list[Part], setting: Setting, where: dict) -> tuple[list[Part], list[Look]]:
    """The parts and what each tells; those of files whose own ids repeat or are missing are looked at again by number."""
    def look(parts: list[Part]) -> list[Look]:
        return reduce_tasks(look_over, [(part,) for part in parts], (setting,), _join, **where) if parts else []

    looks = look(parts)
    repeating = repeating_files(looks)
    again = [at for at, part in enumerate(parts) if part.sources[0].path in repeating and len(part.sources) == 1]
    for at in again:
        parts[at] = parts[at]._replace(numbered=True)
    for at, told in zip(again, look([parts[at] for at in again]), strict=True):
        looks[at] = told
    return parts, looks


def _join(lots: list[list[Look]]) -> list[Look]:
    return [look for lot in lots for look in lot]


def _measured(counts: Counts, setting: Setting, skipped: pd.DataFrame, n_parts: int) -> Measured:
    n_words = counts.facts["n_words"]
    shuffled = counts.shuffled if setting.shuffles else np.zeros((len(counts.pairs), 0))
    facts = counts.facts | {"n_skipped": len(skipped), "n_parts": n_parts}
    return Measured(term_table(counts.terms, n_words), mention_table(counts, setting.aliases), pair_table(counts.pairs, shuffled, counts.contexts),
                    counts.contexts, skipped, facts)
