"""How firm a difference of two groups is when texts, not words, are what could have fallen out otherwise."""
from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np

from helpers.association.rates import keyness

TOLERANCE = 1e-9  # two ways to add the same numbers differ by less
AT_ONCE = 1 << 16  # texts left out at once: memory follows the terms, not the corpus


@lru_cache(maxsize=1)
def _arrangements(n_texts: int, n_inside: int, exchanges: int, seed: int) -> np.ndarray:
    """One row an arrangement of the texts over the two groups, 1 where a text lies in the first; all of them where they are few."""
    if comb(n_texts, n_inside) <= exchanges + 1:
        chosen = list(combinations(range(n_texts), n_inside))
        rows = np.zeros((len(chosen), n_texts))
        for row, inside in zip(rows, chosen):
            row[list(inside)] = 1
        return rows
    random = np.random.default_rng(seed)
    order = random.random((exchanges, n_texts)).argsort(axis=1, kind="stable")
    return (order < n_inside).astype("float64")


def _scores(counts: np.ndarray, words: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """G² of every term (columns) in every arrangement (rows)."""
    n, n_words = inside @ counts, (inside @ words)[:, None]
    return np.abs(keyness(n, counts.sum(axis=0) - n, n_words, words.sum() - n_words))


def exchange_p(counts, words, inside, exchanges: int = 999, seed: int = 1) -> np.ndarray:
    """For each term the share of exchanges of texts between two groups that give a G² as large as the one observed, 0..1.

    `counts` has a row a text and a column a term (or is one list for one term), `words` the words of each text, `inside` is true
    where a text lies in the first group. Texts are exchanged, group sizes (in texts) kept: where no more than
    `exchanges` + 1 arrangements exist all are tried, else `exchanges` seeded ones, and the observed one counts as one
    more (Phipson and Smyth 2010). Missing where a group is empty or G² is missing.

    >>> exchange_p([5, 4, 0, 0], [100, 100, 100, 100], [True, True, False, False]).round(3).tolist()
    [0.333]
    """
    counts = np.asarray(counts, dtype="float64")
    counts = counts[:, None] if counts.ndim == 1 else counts
    words, inside = np.asarray(words, dtype="float64"), np.asarray(inside, dtype=bool)
    if inside.all() or not inside.any():
        return np.full(counts.shape[1], np.nan)
    arrangements = _arrangements(len(inside), int(inside.sum()), exchanges, seed)
    sampled = int(comb(len(inside), int(inside.sum())) > exchanges + 1)
    observed = _scores(counts, words, inside[None, :].astype("float64"))[0]
    as_large = np.zeros(counts.shape[1])
    for block in np.array_split(arrangements, len(arrangements) * counts.shape[1] // 2_000_000 + 1):
        as_large += (_scores(counts, words, block) >= observed * (1 - TOLERANCE)).sum(axis=0)
    share = (as_large + sampled) / (len(arrangements) + sampled)
    return np.where(np.isnan(observed), np.nan, share)


def _rank_scores(held: np.ndarray, sizes: np.ndarray, by_size: bool) -> np.ndarray:
    """One row a run, one column a term: what the terms are ranked by; `held` has the terms' counts on both sides, `sizes` the words of both."""
    scores = np.nan_to_num(np.asarray(keyness(*held, *sizes[:, :, None]), dtype="float64"), nan=-np.inf)
    return np.where(np.isfinite(scores), np.abs(scores), scores) if by_size else scores


def _ranks_of(scores: np.ndarray, sizes: np.ndarray, rows: list[int]) -> np.ndarray:
    """The ranks of the asked terms (columns) in the runs whose sides both hold words."""
    sound = scores[(sizes > 0).all(axis=0)]
    return np.stack([1 + (sound > sound[:, [row]]).sum(axis=1) for row in rows], axis=1)


def keyness_ranks(counts, words, inside, row: int | None = None, by_size: bool = False) -> tuple:
    """The rank of a term by G², then the best and the worst of its ranks without any one text: 1 is first, ties share the lowest.

    `counts` has a row a term and a column a text, `words` and `inside` are as for `exchange_p`; the terms are ranked among one another.
    The leave-one-out method of Quenouille 1956 and Tukey 1958; a run that leaves a side empty is not counted. With `by_size` a G² below
    zero counts as much as one above it. Without `row` three arrays, with one number a term.

    >>> keyness_ranks([[6, 0, 0, 0], [2, 3, 0, 0]], [100, 100, 100, 100], [True, True, False, False], 0)
    (1, 1, 2)
    """
    counts, words = np.atleast_2d(np.asarray(counts, dtype="float64")), np.asarray(words, dtype="float64")
    sides, rows = np.stack([inside, ~np.asarray(inside, dtype=bool)]).astype("float64"), list(range(len(counts))) if row is None else [row]
    held, sizes = sides @ counts.T, sides @ words
    whole = _ranks_of(_rank_scores(held[:, None, :], sizes[:, None], by_size), sizes[:, None], rows)[0]
    best, worst = whole, whole
    for low in range(0, len(words), AT_ONCE):
        part = slice(low, low + AT_ONCE)
        left, sizes_left = held[:, None, :] - sides[:, part, None] * counts.T[None, part], sizes[:, None] - sides[:, part] * words[part]
        ranks = _ranks_of(_rank_scores(left, sizes_left, by_size), sizes_left, rows)
        best, worst = np.vstack([best, ranks]).min(axis=0), np.vstack([worst, ranks]).max(axis=0)
    return (whole, best, worst) if row is None else (int(whole[0]), int(best[0]), int(worst[0]))
