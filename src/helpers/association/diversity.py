"""How varied the words of a text are: type-token ratios that do and do not depend on its length."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import pstdev

import numpy as np

from helpers.association.pairs import Numbers, as_numbers, plain
from helpers.association.rates import rate_per, student_t_95

MTLD_FACTOR = 0.72  # the type-token ratio at which McCarthy and Jarvis close a factor


def ttr(terms: Sequence[str]) -> float:
    """Type-token ratio: different terms by all terms, 0..1. Falls with length; missing for no term.

    >>> ttr(["the", "port", "and", "the", "boat"])
    0.8
    """
    return len(set(terms)) / len(terms) if len(terms) else float("nan")


def mattr_windows(terms: Sequence[str], window: int = 50) -> list[int]:
    """The number of different terms in each window of `window` terms, from left to right; none where the text is shorter.

    >>> mattr_windows(["a", "b", "a", "a"], window=2)
    [2, 2, 1]
    """
    if window < 1 or len(terms) < window:
        return []
    inside = Counter(terms[:window])
    types = [len(inside)]
    for leaving, coming in zip(terms, terms[window:]):
        inside[coming] += 1
        inside[leaving] -= 1
        if not inside[leaving]:
            del inside[leaving]
        types.append(len(inside))
    return types


def mattr(terms: Sequence[str], window: int = 50) -> float:
    """Moving-average type-token ratio: the mean of the ratio over every window of `window` terms, 0..1.

    Covington and McFall 2010. Missing where the text is shorter than the window.

    >>> round(mattr(["a", "b", "a", "a"], window=2), 4)
    0.8333
    """
    types = mattr_windows(terms, window)
    return sum(types) / (len(types) * window) if types else float("nan")


def mattr_of(n_window_types, n_windows, window: int = 50) -> Numbers:
    """The MATTR of its sums: different terms of all windows added up, by windows and words of a window, 0..1.

    Covington and McFall 2010: the mean of the ratios is the ratio of the sums. Missing where no window fits.

    >>> round(mattr_of(5, 3, window=2), 4), mattr_of(0, 0)
    (0.8333, nan)
    """
    return rate_per(n_window_types, n_windows, 1 / window)


def _half(spread, n_windows_apart) -> np.ndarray:
    """Half the width of the interval; missing below two windows side by side."""
    spread, apart = as_numbers(spread, n_windows_apart)
    student = np.vectorize(lambda m: student_t_95(int(m) - 1) if m >= 2 else np.nan, otypes=["float64"])(apart)
    with np.errstate(divide="ignore", invalid="ignore"):
        return student * spread / np.sqrt(apart)


def mattr_low(mattr_50, spread, n_windows_apart) -> Numbers:
    """Lower end of the 95 % interval round a MATTR, 0..1: mattr − t · s / √m; see `mattr_interval`, our own.

    `spread` is the standard deviation s over all windows, `n_windows_apart` the windows m that fit side by side.

    >>> round(mattr_low(0.8, 0.05, 9), 3), mattr_low(0.8, 0.05, 1)
    (0.762, nan)
    """
    return plain(np.maximum(0.0, np.asarray(mattr_50, dtype="float64") - _half(spread, n_windows_apart)))


def mattr_high(mattr_50, spread, n_windows_apart) -> Numbers:
    """Upper end of the 95 % interval round a MATTR, 0..1; see `mattr_low`.

    >>> round(mattr_high(0.8, 0.05, 9), 3)
    0.838
    """
    return plain(np.minimum(1.0, np.asarray(mattr_50, dtype="float64") + _half(spread, n_windows_apart)))


def mattr_interval(terms: Sequence[str], window: int = 50) -> tuple[float, float]:
    """The two ends, each 0..1, of a 95 % interval round the MATTR of a text.

    MATTR ± t · s / √m: s the standard deviation over all windows, m the number of windows that fit side by side (those
    that overlap tell the same twice), t of Student for m − 1. Missing below two windows side by side.

    >>> [round(end, 2) for end in mattr_interval(["a", "b", "c", "a"] * 3, window=4)]
    [0.75, 0.75]
    >>> mattr_interval(["a", "b"], window=2)
    (nan, nan)
    """
    ratio, spread, apart = mattr(terms, window), mattr_spread(terms, window), len(terms) // window
    return mattr_low(ratio, spread, apart), mattr_high(ratio, spread, apart)


def mattr_spread(terms: Sequence[str], window: int = 50) -> float:
    """The standard deviation of the ratio over every window, for `mattr_interval`, 0 or more. Missing where no window fits.

    >>> mattr_spread(["a", "b", "a", "b"], window=2)
    0.0
    """
    types = mattr_windows(terms, window)
    return pstdev(types) / window if types else float("nan")


def _factors(terms: Sequence[str], factor: float) -> float:
    """Complete factors read from left to right, and the part of one that is left at the end."""
    complete, types, length = 0, set(), 0
    for term in terms:
        types.add(term)
        length += 1
        if len(types) / length < factor:
            complete, types, length = complete + 1, set(), 0
    rest = (1 - len(types) / length) / (1 - factor) if length else 0.0
    return complete + rest


def mtld(terms: Sequence[str], factor: float = MTLD_FACTOR) -> float:
    """Measure of textual lexical diversity: mean number of words that keep the type-token ratio at or above `factor`.

    McCarthy and Jarvis 2010: words by factors, the last one in part, read forwards and backwards, the mean of both;
    1 or more. Missing for no term and where no word repeats (no part of a factor is used up).

    >>> mtld(["a", "a", "b", "b"])
    2.0
    """
    forwards, backwards = _factors(terms, factor), _factors(list(reversed(terms)), factor)
    if not forwards or not backwards:
        return float("nan")
    return (len(terms) / forwards + len(terms) / backwards) / 2
