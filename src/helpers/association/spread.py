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


def dispersion_dp_of(table: np.ndarray, sizes) -> np.ndarray:
    """`dispersion_dp` of many terms at once: `table` has a row a term and a column a part.

    >>> dispersion_dp_of(np.array([[2, 2], [4, 0]]), [50, 50]).tolist()
    [0.0, 0.5]
    """
    return np.array([dispersion_dp(row, sizes) for row in np.asarray(table)], dtype="float64")
