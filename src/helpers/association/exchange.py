"""How firm a difference of two groups is when texts, not words, are what could have fallen out otherwise."""
from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np

from helpers.association.rates import keyness

TOLERANCE = 1e-9  # two ways to add the same numbers differ by less
MOST_KEPT = 20_000_000  # texts times arrangements that are kept at once, a byte each
AT_ONCE = 1 << 16  # texts left out at once: memory follows the terms, not the corpus


def _arrangements(n_texts: int, n_inside: int, exchanges: int, seed: int, at_once: int) -> Iterator[np.ndarray]:
    """Blocks of rows, a row an arrangement of the texts over the two groups, true where a text lies in the first; all of them where they are few."""
    if comb(n_texts, n_inside) <= exchanges + 1 or n_texts * exchanges <= MOST_KEPT:
        rows = _whole(n_texts, n_inside, exchanges, seed)
        yield from (rows[low:low + at_once] for low in range(0, len(rows), at_once))
        return
    random = np.random.default_rng(seed)
    for low in range(0, exchanges, at_once):
        yield _exchanged(random.random((min(at_once, exchanges - low), n_texts)), n_inside)


@lru_cache(maxsize=1)
def _whole(n_texts: int, n_inside: int, exchanges: int, seed: int) -> np.ndarray:
    """All rows at once, kept for the next term of the same two groups."""
    if comb(n_texts, n_inside) <= exchanges + 1:
        chosen = list(combinations(range(n_texts), n_inside))
        rows = np.zeros((len(chosen), n_texts), dtype=bool)
        for row, inside in zip(rows, chosen):
            row[list(inside)] = True
        return rows
    return _exchanged(np.random.default_rng(seed).random((exchanges, n_texts)), n_inside)


def _exchanged(drawn: np.ndarray, n_inside: int) -> np.ndarray:
    """In each row true where the number of that rank was drawn for one of the first `n_inside` texts.

    The numbers are multiples of 2⁻⁵³, so that they sort as integers with the side in their last bit; of two equal ones the earlier text is first.
    """
    keys = (drawn * 2.0**53).astype("uint64") << np.uint64(1)
    keys[:, n_inside:] |= np.uint64(1)
    keys.sort(axis=1)
    return (keys & np.uint64(1)) == 0


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
    at_once = max(1, 2_000_000 // max(counts.shape))
    sampled = int(comb(len(inside), int(inside.sum())) > exchanges + 1)
    observed = _scores(counts, words, inside[None, :].astype("float64"))[0]
    as_large, tried = np.zeros(counts.shape[1]), 0
    for block in _arrangements(len(inside), int(inside.sum()), exchanges, seed, at_once):
        as_large += (_scores(counts, words, block.astype("float64")) >= observed * (1 - TOLERANCE)).sum(axis=0)
        tried += len(block)
    share = (as_large + sampled) / (tried + sampled)
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
