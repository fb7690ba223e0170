"""One block of articles, measured in one pass: cleaned, split, counted, matched, paired."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np
import pandas as pd

from helpers.actors import actor_contexts, counted_mentions, find_mentions
from helpers.cleaning import find_zones
from helpers.cooccurrence import context_of, count_contexts, count_pairs
from helpers.cooccurrence.keywords import place_keywords
from helpers.cooccurrence.pairs import every_two
from helpers.cooccurrence.totals import sum_shuffles
from helpers.corpus.parts import read_part
from helpers.engine import run_task
from helpers.measuring.counts import CONTEXT, LEVEL, PAIR, ROLES, SPREAD, TERM, Counts, add_counts, add_tables, empty_counts
from helpers.measuring.setting import Heads, RepeatedLines, Setting, Task
from helpers.statistics import count_terms, find_terms
from helpers.tokens import WORD, split_sentences, split_words, to_term
from helpers.tokens.words import needs_care, plain

MOST_CHARACTERS = 4_000_000
COPY = "#"  # no doc_id: it stands for the article of which another is a copy


def read_blocks(task: Task, block_size: int) -> Iterator[pd.DataFrame]:
    """The articles of a part that count, as tables of at most `block_size` rows and some four million characters."""
    rows, size, at = [], 0, 0
    for piece in read_part(task.part):
        for doc_id, article in zip(piece.doc_ids, piece.articles, strict=True):
            if not task.heads.refused[at]:
                rows.append((at, doc_id, article.text))
                size += len(article.text)
            at += 1
            if len(rows) >= block_size or size >= MOST_CHARACTERS:
                yield _documents(rows, task.heads)
                rows, size = [], 0
    if rows:
        yield _documents(rows, task.heads)


def _documents(rows: list[tuple[int, str, str]], heads: Heads) -> pd.DataFrame:
    """The columns of `documents` that counting reads."""
    places, doc_ids, texts = zip(*rows, strict=True)
    at = np.array(places)
    frame = pd.DataFrame({"doc_id": doc_ids, "text_id": np.where(heads.copies[at], COPY, np.array(doc_ids, object)), "text": texts, "published": "",
                          "published_precision": "none", "copied": "",
                          "text_sha256": [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in texts]}).astype("str")
    frame = frame.assign(n_characters=list(map(len, texts)))
    if heads.published is not None:
        frame["published"], frame["published_precision"] = heads.published[at], heads.precision[at]
    return frame.sort_values("doc_id", ignore_index=True)  # as the tables made of them are


def _own(documents: pd.DataFrame) -> np.ndarray:
    return (documents["doc_id"] == documents["text_id"]).to_numpy()


def _spread(document: np.ndarray, item: np.ndarray, n: np.ndarray, own: np.ndarray, n_items: int) -> dict[str, np.ndarray]:
    """The columns of SPREAD for each item, from one row an item in an article: its article, its number, how often."""
    mine = n * own[document]
    largest = np.zeros(n_items, "int64")
    np.maximum.at(largest, item, mine)
    sums = [np.bincount(item, weights, n_items).astype("int64") for weights in (mine, n, n > 0, mine > 0)]
    return dict(zip(SPREAD, [*sums, largest], strict=True))


def _words_of(documents: pd.DataFrame, sentences: pd.DataFrame) -> tuple[list[str], np.ndarray]:
    """The terms of all words of the articles in their order, and how many words each article has: those of `split_words`, without their places."""
    numbers = pd.Index(documents["doc_id"]).get_indexer(sentences["doc_id"])
    ends = np.searchsorted(numbers, np.arange(len(documents) + 1))
    starts, stops = sentences["start"].tolist(), sentences["end"].tolist()
    terms, sizes = [], []
    for text, low, high in zip(documents["text"].tolist(), ends.tolist(), ends[1:].tolist()):
        flat, before = plain(text), len(terms)
        for start, stop in zip(starts[low:high], stops[low:high]):
            terms += WORD.findall(flat, start, stop)
        if needs_care(text):
            terms[before:] = map(to_term, terms[before:])
        sizes.append(len(terms) - before)
    return "\n".join(terms).lower().split("\n") if terms else [], np.array(sizes)


def _count_words(documents: pd.DataFrame, sentences: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """The words of the block as rows of `Counts.terms`, and the number of words of each article."""
    terms, sizes = _words_of(documents, sentences)
    if not terms:
        return empty_counts("terms"), sizes
    codes, names = pd.factorize(np.array(terms, object))
    keys, n = np.unique(np.repeat(np.arange(len(sizes)), sizes) * len(names) + codes, return_counts=True)
    document, item = np.divmod(keys, len(names))
    table = pd.DataFrame({"kind": "word", "term": names, **_spread(document, item, n, _own(documents), len(names))})
    return table.astype({"kind": "str", "term": "str"}), sizes


def _count_terms(documents: pd.DataFrame, words: pd.DataFrame, setting: Setting) -> tuple[pd.DataFrame, np.ndarray]:
    """Words, phrases and concepts of the block as rows of `Counts.terms`, by `count_terms`."""
    counted = count_terms(words, setting.concepts, setting.most_words, least=1)
    place = pd.Index(documents["doc_id"])
    sizes = np.bincount(place.get_indexer(words["doc_id"]), minlength=len(place))
    keys = counted[TERM].drop_duplicates().reset_index(drop=True)
    item = counted.merge(keys.assign(item=np.arange(len(keys))), on=TERM, how="left")["item"].to_numpy()
    spread = _spread(place.get_indexer(counted["doc_id"]), item, counted["n"].to_numpy(), _own(documents), len(keys))
    return keys.assign(**spread), sizes


def _count_mentions(mentions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The mentions of the block as rows of `Counts.mentions` and `Counts.levels`."""
    rows = counted_mentions(mentions)
    if not len(rows):
        return empty_counts("mentions"), empty_counts("levels")
    own = rows["copy_of"] == ""
    roles = {name: own & (rows["role"] == name.removeprefix("n_")) for name in ROLES[:4]}
    groups = rows.assign(**roles, n_mentions=own, n_with_copies=True, text=rows["doc_id"].where(own)).groupby("actor", sort=True)
    found = groups[ROLES[:6]].sum().astype("int64").assign(n_documents=groups["doc_id"].nunique(), n_texts=groups["text"].nunique())
    levels = rows.groupby(LEVEL, sort=True).size().rename("n").reset_index()
    return found.reset_index(), levels


def _plain_pairs(contexts: pd.DataFrame, documents: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Rows of `Counts.pairs`: pairs that meet, without shuffles."""
    held = contexts[contexts["item"] != ""]
    place, item, names = pd.Index(documents["doc_id"]).get_indexer(held["doc_id"]), *pd.factorize(held["item"].astype(object), sort=True)
    context = held["context"].to_numpy("int64")
    rows = np.unique(np.stack([place, context, item], axis=1), axis=0)
    if not len(rows):
        return empty_counts("pairs")
    groups = np.cumsum(np.concatenate([[False], (rows[1:, :2] != rows[:-1, :2]).any(axis=1)]))
    first, second = every_two(groups)
    pair = rows[first, 2] * len(names) + rows[second, 2]
    found, number = np.unique(pair, return_inverse=True)
    keys, n = np.unique(rows[first, 0] * max(1, len(found)) + number.reshape(-1), return_counts=True)
    document, item = np.divmod(keys, max(1, len(found)))
    ends = {"item_a": np.asarray(names, object)[found // len(names)], "item_b": np.asarray(names, object)[found % len(names)]}
    return pd.DataFrame({"kind": kind, **ends, **_spread(document, item, n, _own(documents), len(found))}).astype(dict.fromkeys(PAIR, "str"))


def _shuffled_pairs(contexts: pd.DataFrame, documents: pd.DataFrame, kind: str, shuffles: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows of `Counts.pairs` with the sum of each shuffle over the articles that are no copy, by `count_pairs`."""
    counted = count_pairs(contexts, documents, kind, shuffles)
    if not len(counted):
        return empty_counts("pairs"), np.zeros((0, shuffles), "int32")
    document = pd.Index(documents["doc_id"]).get_indexer(counted["doc_id"])
    item = counted.groupby(PAIR, sort=True).ngroup().to_numpy()
    pairs = counted[PAIR].drop_duplicates().sort_values(PAIR).reset_index(drop=True)
    spread = _spread(document, item, counted["n"].to_numpy(), _own(documents), len(pairs))
    into = np.zeros((len(pairs), shuffles), "int32")
    own = _own(documents)[document]
    if own.any():
        known, sums = sum_shuffles(counted[own].reset_index(drop=True), PAIR)
        into[pd.MultiIndex.from_frame(pairs).get_indexer(pd.MultiIndex.from_frame(known))] = sums if sums.shape[1] == shuffles else sums[:, :1]
    return pairs.assign(**spread), into


def _pair(contexts: dict[str, pd.DataFrame], documents: pd.DataFrame, shuffles: int) -> tuple[pd.DataFrame, np.ndarray, pd.DataFrame]:
    """Pairs of each kind, their shuffles, and in how many contexts each item stands."""
    tables, shuffled, margins = [], [], []
    for kind, rows in contexts.items():
        table, sums = _shuffled_pairs(rows, documents, kind, shuffles) if shuffles else (_plain_pairs(rows, documents, kind), None)
        tables.append(table)
        shuffled.append(np.zeros((len(table), 0), "int32") if sums is None else sums)
        margins.append(count_contexts(rows, documents).assign(kind=kind)[[*CONTEXT, "n_contexts"]].astype({"kind": "str", "item": "str"}))
    whole, number = add_tables(tables, "pairs")
    sums = np.zeros((len(whole), shuffles), "int32")
    sums[number] = np.concatenate(shuffled)
    return whole, sums, add_tables(margins, "contexts")[0]


def _rows_of(aliases: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The rows of the registry that can hold in these articles: most rows of a large one hold in a single article."""
    return aliases[(aliases["only_in"] == "") | aliases["only_in"].isin(documents["doc_id"])].reset_index(drop=True)


def measure_block(documents: pd.DataFrame, setting: Setting, lines: RepeatedLines) -> Counts:
    """The counts of one block of articles."""
    zones = find_zones(documents, lines)
    sentences = split_sentences(documents, zones, setting.count_zones)
    mentions = find_mentions(documents, zones, sentences, _rows_of(setting.aliases, documents))
    contexts = {"actor": actor_contexts(mentions)}
    plain_words = setting.words_only or (setting.keywords is None and setting.concepts is None and setting.most_words == 1)
    words = None if plain_words and setting.keywords is None else split_words(documents, sentences)
    terms, sizes = _count_words(documents, sentences) if plain_words else _count_terms(documents, words, setting)
    if setting.keywords is not None:
        found = find_terms(words, sentences, setting.concepts, setting.n_words_a_term, least=1)
        contexts["keyword"] = context_of(place_keywords(found, setting.keywords, mentions), sentences, setting.context)
    pairs, shuffled, margins = _pair(contexts, documents, setting.shuffles)
    own = _own(documents)
    facts = {"n_documents": len(documents), "n_texts": int(own.sum()), "n_words": int(sizes[own].sum()), "n_words_with_copies": int(sizes.sum()),
             "n_sentences": len(sentences), "n_characters": int(documents["n_characters"].sum())}
    return Counts(terms, *_count_mentions(mentions), pairs, shuffled, margins, facts)


def measure_part(task: Task, setting: Setting, lines: RepeatedLines) -> Counts | None:
    """The counts of one part of the corpus, a block at a time; None where no article of it counts. An article that is too much is named."""
    whole: list[Counts] = []
    for documents in read_blocks(task, setting.block_size):
        whole = [add_counts([*whole, run_task(measure_block, {"documents": documents, "setting": setting, "lines": lines})])]
    return whole[0] if whole else None
