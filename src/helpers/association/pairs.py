"""Scores of a two-by-two table: how far a count differs from what its margins alone would give.

Two readings share the four margins `n_ab, n_a, n_b, n`. Of a pair: contexts that hold both, the first, the second, and
all contexts. Of a term in a group: its count there, its count everywhere, the words of the group, all words.
"""
from __future__ import annotations

import numpy as np

Numbers = float | np.ndarray


def as_numbers(*values) -> list[np.ndarray]:
    """The values as arrays of floats; what is missing becomes not-a-number."""
    return [np.asarray(value, dtype="float64") for value in values]


def plain(value: np.ndarray) -> Numbers:
    """A Python float where one number came in, else the array."""
    return float(value) if np.ndim(value) == 0 else np.asarray(value)


def _cells(n_ab, n_a, n_b, n) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Observed and expected counts of the four cells, and where the margins leave room for a comparison."""
    n_ab, n_a, n_b, n = np.broadcast_arrays(*as_numbers(n_ab, n_a, n_b, n))
    observed = np.stack([n_ab, n_a - n_ab, n_b - n_ab, n - n_a - n_b + n_ab])
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.stack([n_a * n_b, n_a * (n - n_b), (n - n_a) * n_b, (n - n_a) * (n - n_b)]) / n
    sound = (observed >= 0).all(axis=0) & (n_a > 0) & (n_b > 0) & (n_a < n) & (n_b < n)
    return observed, expected, sound


def _signed(score: np.ndarray, observed: np.ndarray, expected: np.ndarray, sound: np.ndarray) -> Numbers:
    sign = np.where(observed[0] < expected[0], -1.0, 1.0)
    return plain(np.where(sound, sign * np.maximum(score, 0.0), np.nan))


def log_likelihood(n_ab, n_a, n_b, n) -> Numbers:
    """Signed log-likelihood G² of a two-by-two table: below zero where the count is smaller than expected.

    G² = 2 · Σ O · ln(O / E) over the four cells (Dunning 1993), a cell with O = 0 adding nothing; any real number, 0
    where the count is just what the margins give. Rayson and Garside (2000) sum the two cells of the term alone, which
    is a little smaller. Missing where a margin is 0 or is everything, or where the counts contradict one another.

    >>> round(log_likelihood(3, 4, 5, 100), 3)
    15.762
    >>> log_likelihood(2, 4, 50, 100)
    0.0
    """
    observed, expected, sound = _cells(n_ab, n_a, n_b, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(observed > 0, observed * np.log(observed / expected), 0.0)
    return _signed(2 * parts.sum(axis=0), observed, expected, sound)


def chi_squared(n_ab, n_a, n_b, n) -> Numbers:
    """Signed Pearson X² of a two-by-two table, without a correction for continuity.

    X² = Σ (O − E)² / E over the four cells (Pearson 1900); the sign is that of O − E in the first. Missing where
    `log_likelihood` is.

    >>> round(chi_squared(3, 4, 5, 100), 3)
    42.982
    """
    observed, expected, sound = _cells(n_ab, n_a, n_b, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = ((observed - expected) ** 2 / expected).sum(axis=0)
    return _signed(score, observed, expected, sound)


def npmi(n_ab, n_a, n_b, n) -> Numbers:
    """Normalised pointwise mutual information of a pair: 1 only together, 0 as by chance, -1 never together.

    NPMI = ln(p_ab / (p_a · p_b)) / −ln p_ab with p = count / n contexts (Bouma 2009). Missing where an item is
    in no context, and where the pair is in every context (nothing is left to compare with).

    >>> npmi(5, 5, 5, 100), npmi(0, 5, 5, 100)
    (1.0, -1.0)
    >>> round(npmi(2, 4, 10, 20), 12)
    0.0
    """
    n_ab, n_a, n_b, n = as_numbers(n_ab, n_a, n_b, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.log(n_ab * n / (n_a * n_b)) / -np.log(n_ab / n)
    score = np.where(n_ab == 0, -1.0, score)
    sound = (n_a > 0) & (n_b > 0) & (n_ab < n) & (n_ab <= np.minimum(n_a, n_b)) & (np.maximum(n_a, n_b) <= n)
    return plain(np.where(sound, np.clip(score, -1.0, 1.0), np.nan))


def log_dice(n_ab, n_a, n_b) -> Numbers:
    """logDice of a pair: 14 where the two are always together, one less for each halving.

    logDice = 14 + log2(2 · n_ab / (n_a + n_b)) (Rychlý 2008); at most 14, and independent of the size of the corpus.
    Missing where the pair is in no context.

    >>> log_dice(4, 4, 4), log_dice(1, 4, 4)
    (14.0, 12.0)
    """
    n_ab, n_a, n_b = as_numbers(n_ab, n_a, n_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = 14 + np.log2(2 * n_ab / (n_a + n_b))
    return plain(np.where(n_ab > 0, score, np.nan))
