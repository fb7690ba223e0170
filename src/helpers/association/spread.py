"""How evenly a term is spread over the parts of a corpus."""
from __future__ import annotations

import numpy as np


def _shares(counts, sizes) -> tuple[np.ndarray, np.ndarray] | None:
    """Each part's share of the occurrences and of the words; None where there is nothing to share out."""
    counts, sizes = np.asarray(counts, dtype="float64"), np.asarray(sizes, dtype="float64")
    if counts.shape != sizes.shape or counts.ndim != 1:
        raise ValueError("counts and sizes are two lists of the same length, one number a part of the corpus")
    if not counts.sum() > 0 or not sizes.sum() > 0:
        return None
    return counts / counts.sum(), sizes / sizes.sum()


def dispersion_dp(counts, sizes) -> float:
    """Gries' deviation of proportions of a term: 0 spread like the words themselves, towards 1 all in one small part.

    DP = ½ · Σ |v − s| over the parts, v the part's share of the occurrences, s its share of the words (Gries 2008).
    `counts` and `sizes` have one number a part, parts without the term included. Missing where the term stands nowhere.

    >>> dispersion_dp([2, 2], [50, 50]), dispersion_dp([4, 0], [50, 50])
    (0.0, 0.5)
    """
    shares = _shares(counts, sizes)
    return float("nan") if shares is None else float(np.abs(shares[0] - shares[1]).sum() / 2)


def dispersion_dp_norm(counts, sizes) -> float:
    """The normalised DP: 1 where the term stands in the smallest part alone, whatever the number of parts.

    DP / (1 − least s) (Lijffijt and Gries 2012). Missing where the term stands nowhere or there is but one part.

    >>> dispersion_dp_norm([4, 0], [50, 50])
    1.0
    """
    shares = _shares(counts, sizes)
    if shares is None or shares[1].min() >= 1:
        return float("nan")
    return dispersion_dp(counts, sizes) / (1 - float(shares[1].min()))


def dispersion_dp_by(codes, counts, sizes, n_all: float) -> np.ndarray:
    """`dispersion_dp` of many terms at once, from the parts that hold each: one number a code from 0.

    `codes` (number of the term), `counts` (its occurrences in one part) and `sizes` (words of that part) have one entry for
    each term and part that holds it; `n_all` is the words of all parts, those without the term included, so that
    DP = ½ · (1 + Σ (|v − s| − s)) over the parts that hold the term.

    >>> dispersion_dp_by([0, 0, 1], [2, 2, 4], [50, 50, 50], 100).tolist()
    [0.0, 0.5]
    """
    codes = np.asarray(codes)
    counts, share = np.asarray(counts, dtype="float64"), np.asarray(sizes, dtype="float64") / n_all
    held = counts / np.bincount(codes, weights=counts)[codes]
    return np.clip((1 + np.bincount(codes, weights=np.abs(held - share) - share)) / 2, 0.0, 1.0)
