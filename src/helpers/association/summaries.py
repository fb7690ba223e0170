"""What many numbers come to: mean, median, the ranks that leaving out a text gives, how heavy a link is for its ends."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from helpers.association.pairs import Numbers, as_numbers, log_likelihood, plain


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean; missing for no value.

    >>> mean([1, 2, 6])
    3.0
    """
    return float(np.mean(values)) if len(values) else float("nan")


def median(values: Sequence[float]) -> float:
    """The middle value, between the two middle ones where their number is even; missing for no value.

    >>> median([3, 1, 8]), median([1, 2])
    (3.0, 1.5)
    """
    return float(np.median(values)) if len(values) else float("nan")


def rank_of(counts: Sequence[Sequence[float]], row: int) -> int:
    """The rank of an item over all its texts; 1 is first, ties share the lowest. `counts` is as for `ranks_without`.

    >>> [rank_of([[5, 0], [2, 3], [0, 3]], row) for row in (0, 1, 2)]
    [1, 1, 3]
    """
    totals = np.asarray(counts, dtype="float64").sum(axis=1)
    return 1 + int((totals > totals[row]).sum())


def ranks_without(counts: Sequence[Sequence[float]], row: int | None = None) -> tuple[Numbers, Numbers]:
    """The best and the worst rank of an item over all its texts and without any one of them; 1 is first, ties share the lowest.

    `counts` has a row an item and a column a text; items are ranked by their sum. Without `row` two arrays, with one number an item.

    >>> ranks_without([[5, 0], [2, 2], [0, 3]], 0)
    (1, 3)
    """
    table = np.asarray(counts, dtype="float64")
    totals = table.sum(axis=1)[:, None]
    left = np.hstack([totals, totals - table])
    if row is None:
        return _ends(_ranks(left))
    ranks = 1 + (left > left[row]).sum(axis=0)
    return int(ranks.min()), int(ranks.max())


def _ranks(scores: np.ndarray) -> np.ndarray:
    """The rank of each row in each column, 1 for the highest; ties share the lowest."""
    return np.array([1 + len(column) - np.searchsorted(np.sort(column), column, side="right") for column in scores.T]).T


def _ends(ranks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return ranks.min(axis=1), ranks.max(axis=1)


def log_likelihood_ranks(n, n_a, n_b, n_all, row: int | None = None) -> tuple[Numbers, Numbers]:
    """The best and the worst rank of a pair by G² over all texts and without any one of them; 1 is first, ties share the lowest.

    `n`, `n_a` and `n_b` have a row a pair and a column a text, `n_all` has a number a text: the margins of `log_likelihood`. The leave-one-out
    method of Quenouille 1956 and Tukey 1958. Without `row` two arrays, with one number a pair; a pair that a run leaves without G² is last there.

    >>> log_likelihood_ranks([[3, 0], [2, 2]], [[3, 1], [3, 2]], [[3, 1], [2, 3]], [40, 40], 0)
    (1, 2)
    """
    margins = []
    for counts in (n, n_a, n_b, n_all):
        table = np.atleast_2d(np.asarray(counts, dtype="float64"))
        whole = table.sum(axis=1, keepdims=True)
        margins.append(np.hstack([whole, whole - table]))
    scores = np.nan_to_num(np.asarray(log_likelihood(*margins)), nan=-np.inf)
    best, worst = _ends(_ranks(scores))
    return (best, worst) if row is None else (int(best[row]), int(worst[row]))


def disparity(n, strength_a, links_a, strength_b, links_b) -> Numbers:
    """How likely chance alone gives an end of a link so heavy a share, 0..1; the smaller of both ends.

    An end with k links that share the weight s has (1 − n/s)^(k−1) (Serrano, Boguñá and Vespignani 2009, equation 2);
    with one link it says nothing, and has 1.

    >>> disparity(3, 6, 3, 3, 1)
    0.25
    """
    n, strength_a, links_a, strength_b, links_b = as_numbers(n, strength_a, links_a, strength_b, links_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = [(1 - n / strength) ** (links - 1) for strength, links in ((strength_a, links_a), (strength_b, links_b))]
    return plain(np.nan_to_num(np.fmin(*ends), nan=1.0))
