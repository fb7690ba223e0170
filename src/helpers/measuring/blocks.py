"""One block of articles, measured in one pass: cleaned, split, counted, matched, paired."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.actors import actor_contexts, counted_mentions
from helpers.actors.matching import match_actors
from helpers.cleaning import find_zones
from helpers.cooccurrence import context_of, count_pairs
from helpers.cooccurrence.keywords import place_keywords
from helpers.cooccurrence.numbered import every_two, pair_up
from helpers.cooccurrence.totals import sum_shuffles
from helpers.corpus.parts import read_part
from helpers.engine import run_task
from helpers.engine.merging import merge_tree
from helpers.measuring.counts import LEVEL, PAIR, ROLES, SPREAD, TERM, Counts, add_counts, empty_counts
from helpers.measuring.setting import Heads, RepeatedLines, Setting, Task
from helpers.statistics import count_terms, find_terms
from helpers.tokens import split_sentences, split_words
from helpers.tokens.rows import number_articles
from helpers.tokens.tables import words_of

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
    """The columns of `documents` that counting reads; texts stay the strings that they are, and are copied nowhere."""
    places, doc_ids, texts = zip(*rows, strict=True)
    at = np.array(places)
    frame = pd.DataFrame({"doc_id": doc_ids, "text_id": np.where(heads.copies[at], COPY, np.array(doc_ids, object)), "published": "",
                          "published_precision": "none", "copied": ""}).astype("str")
    frame = frame.assign(text=pd.Series(texts, dtype=object), n_characters=list(map(len, texts)))
    if heads.published is not None:
        frame["published"], frame["published_precision"] = heads.published[at], heads.precision[at]
    return frame.sort_values("doc_id", ignore_index=True)  # as the tables made of them are


def _own(documents: pd.DataFrame) -> np.ndarray:
    return (documents["doc_id"] == documents["text_id"]).to_numpy()


def _each(document: np.ndarray, item: np.ndarray, n_items: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """From one row an occurrence, one row an item in an article: its article, its number, how often."""
    keys = document * max(1, n_items) + item
    keys, n = np.unique(keys.astype("int32") if keys.max(initial=0) < 2**31 else keys, return_counts=True)  # the smaller, the quicker sorted
    return *np.divmod(keys, max(1, n_items)), n


def _spread(document: np.ndarray, item: np.ndarray, n: np.ndarray, own: np.ndarray, n_items: int) -> dict[str, np.ndarray]:
    """The columns of SPREAD for each item, from one row an item in an article."""
    mine = n * own[document]
    largest = np.zeros(n_items, "int64")
    np.maximum.at(largest, item, mine)
    sums = [np.bincount(item, weights, n_items).astype("int64") for weights in (mine, n, n > 0, mine > 0)]
    return dict(zip(SPREAD, [*sums, largest], strict=True))


def _count_words(documents: pd.DataFrame, sentences: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """The words of the block as rows of `Counts.terms`, and the number of words of each article."""
    found, rows = words_of(documents, sentences)
    document, n_terms = np.repeat(rows.article, found.counts), len(found.terms)
    table = pd.DataFrame({"kind": "word", "term": found.terms, **_spread(*_each(document, found.term, n_terms), _own(documents), n_terms)})
    return table[table["n_documents"] > 0].astype({"kind": "str", "term": "str"}), np.bincount(document, minlength=len(documents))


def _count_terms(documents: pd.DataFrame, words: pd.DataFrame, setting: Setting) -> tuple[pd.DataFrame, np.ndarray]:
    """Words, phrases and concepts of the block as rows of `Counts.terms`, by `count_terms`."""
    counted = count_terms(words, setting.concepts, setting.most_words, least=1)
    place = pd.Index(documents["doc_id"])
    sizes = np.bincount(place.get_indexer(words["doc_id"]), minlength=len(place))
    keys = counted[TERM].drop_duplicates().reset_index(drop=True)
    item = counted.merge(keys.assign(item=np.arange(len(keys))), on=TERM, how="left")["item"].to_numpy()
    spread = _spread(place.get_indexer(counted["doc_id"]), item, counted["n"].to_numpy(), _own(documents), len(keys))
    return keys.assign(**spread), sizes


def _count_mentions(mentions: pd.DataFrame, documents: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The mentions of the block as rows of `Counts.mentions` and `Counts.levels`."""
    rows = counted_mentions(mentions)
    (actor, actors), (level, levels), own = pd.factorize(rows["actor"], sort=True), pd.factorize(rows["level"], sort=True), _own(documents)
    document = number_articles(rows["doc_id"], documents)
    spread = _spread(*_each(document, actor, len(actors)), own, len(actors))
    roles = {name: np.bincount(actor, own[document] & (rows["role"] == name.removeprefix("n_")).to_numpy(), len(actors)) for name in ROLES[:4]}
    found = pd.DataFrame({"actor": actors, **roles, "n_mentions": spread["n"], **{name: spread[name] for name in ROLES[5:]}})
    keys, n = np.unique(pair_up(level, actor), return_counts=True)
    at = np.divmod(keys, max(1, len(actors)))
    return (found.astype({"actor": "str"} | dict.fromkeys(ROLES, "int64")),
            pd.DataFrame({"level": levels.take(at[0]), "actor": actors.take(at[1]), "n": n}).astype(dict.fromkeys(LEVEL, "str")))


class _Met(NamedTuple):
    """The items of contexts, each once in a context: its article, the number of the context, the number of the item in `names`; "" holds nothing."""

    document: np.ndarray
    context: np.ndarray
    item: np.ndarray
    names: np.ndarray


def _meet(contexts: pd.DataFrame, documents: pd.DataFrame) -> _Met:
    """The contexts of the block as numbers."""
    (item, names), document = pd.factorize(contexts["item"], sort=True), number_articles(contexts["doc_id"], documents)
    context = pair_up(document, contexts["context"].to_numpy("int64"))
    keys, first = np.unique(pair_up(context, item), return_index=True)
    return _Met(document[first], context[first], item[first], np.asarray(names, object))


def _plain_pairs(met: _Met, documents: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Rows of `Counts.pairs`: pairs that meet, without shuffles."""
    held = np.flatnonzero(met.names[met.item] != "")
    first, second = (held[rows] for rows in every_two(met.context[held]))
    pairs, number = np.unique(met.item[first] * len(met.names) + met.item[second], return_inverse=True)
    spread = _spread(*_each(met.document[first], number, len(pairs)), _own(documents), len(pairs))
    ends = {"item_a": met.names[pairs // max(1, len(met.names))], "item_b": met.names[pairs % max(1, len(met.names))]}
    return pd.DataFrame({"kind": kind, **ends, **spread}).astype(dict.fromkeys(PAIR, "str"))


def _margins(met: _Met, documents: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Rows of `Counts.contexts`: in how many contexts of articles that are no copy each item stands; the empty item stands for all of them."""
    own = _own(documents)[met.document]
    n = np.where(met.names != "", np.bincount(met.item[own], minlength=len(met.names)), 0)
    table = pd.DataFrame({"kind": kind, "item": ["", *met.names], "n_contexts": [len(np.unique(met.context[own])), *n]})
    return table[table["n_contexts"] > 0].astype({"kind": "str", "item": "str"})


def _shuffled_pairs(contexts: pd.DataFrame, documents: pd.DataFrame, kind: str, shuffles: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows of `Counts.pairs` with the sum of each shuffle over the articles that are no copy, by `count_pairs`."""
    seeds = [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in documents["text"].tolist()]
    counted = count_pairs(contexts, documents.assign(text_sha256=seeds), kind, shuffles)
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
    """Pairs of each kind in order, their shuffles, and in how many contexts each item stands."""
    tables, shuffled, margins = [], [], []
    for kind, rows in contexts.items():
        met = _meet(rows, documents)
        table, sums = _shuffled_pairs(rows, documents, kind, shuffles) if shuffles else (_plain_pairs(met, documents, kind), None)
        tables.append(table)
        shuffled.append(np.zeros((len(table), 0), "int32") if sums is None else sums)
        margins.append(_margins(met, documents, kind))
    return pd.concat(tables, ignore_index=True), np.concatenate(shuffled), pd.concat(margins, ignore_index=True)


def _rows_of(aliases: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The rows of the registry that can hold in these articles: most rows of a large one hold in a single article."""
    return aliases[(aliases["only_in"] == "") | aliases["only_in"].isin(documents["doc_id"])].reset_index(drop=True)


def measure_block(documents: pd.DataFrame, setting: Setting, lines: RepeatedLines) -> Counts:
    """The counts of one block of articles."""
    zones = find_zones(documents, lines)
    sentences = split_sentences(documents, zones, setting.count_zones)
    mentions = match_actors(documents, sentences, _rows_of(setting.aliases, documents))
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
    return Counts(terms, *_count_mentions(mentions, documents), pairs, shuffled, margins, facts)


def measure_part(task: Task, setting: Setting, lines: RepeatedLines) -> Counts | None:
    """The counts of one part of the corpus, a block at a time; None where no article of it counts. An article that is too much is named."""
    shared = {"setting": setting, "lines": lines}
    return merge_tree(add_counts, (run_task(measure_block, {"documents": documents, **shared}) for documents in read_blocks(task, setting.block_size)))
