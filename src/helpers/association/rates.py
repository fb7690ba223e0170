"""Rates and comparisons of a term between two bodies of text, and the interval round a share."""
from __future__ import annotations

import numpy as np

from helpers.association.pairs import Numbers, as_numbers, chi_squared, log_likelihood, plain

Z_95 = 1.959963984540054  # the standard normal deviate that leaves 2.5 % above it
STUDENT_T_95 = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
                2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042)


def rate_per(count, total, per: float = 10_000) -> Numbers:
    """How often per `per` units: count · per / total; 0 or more. Missing where the total is 0.

    >>> rate_per(3, 1500), rate_per(3, 1500, per=1000)
    (20.0, 2.0)
    >>> rate_per(0, 0)
    nan
    """
    count, total = as_numbers(count, total)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain(np.where(total > 0, count * per / total, np.nan))


def share(n, n_all) -> Numbers:
    """The part of a whole: n / n_all, 0..1. Missing where the whole is 0.

    Dateline's own rules: written as a percentage only from a whole of twenty on.

    >>> share(5, 20), share(0, 0)
    (0.25, nan)
    """
    return rate_per(n, n_all, 1)


def keyness(n, n_reference, n_words, n_words_reference) -> Numbers:
    """Signed log-likelihood G² of a term in a group against a reference: below zero where it is rarer in the group.

    `log_likelihood` over the four cells term / other words × group / reference (Dunning 1993; the measure `lr` of
    quanteda without a correction). Missing where either side has no words or the term stands in neither.

    >>> round(keyness(3, 0, 76, 74), 3), round(keyness(0, 3, 74, 76), 3)
    (4.139, -4.139)
    """
    n, n_reference, n_words, n_words_reference = as_numbers(n, n_reference, n_words, n_words_reference)
    return log_likelihood(n, n + n_reference, n_words, n_words + n_words_reference)


def keyness_chi_squared(n, n_reference, n_words, n_words_reference) -> Numbers:
    """Signed Pearson X² of a term in a group against a reference, uncorrected; the same cells as `keyness`.

    >>> round(keyness_chi_squared(3, 0, 76, 74), 3)
    2.981
    """
    n, n_reference, n_words, n_words_reference = as_numbers(n, n_reference, n_words, n_words_reference)
    return chi_squared(n, n + n_reference, n_words, n_words + n_words_reference)


def log_ratio(n, n_reference, n_words, n_words_reference) -> Numbers:
    """Log ratio: each 1 doubles the term's rate in the group against its rate in the reference.

    log2((n / n_words) / (n_reference / n_words_reference)) (Hardie 2014); where one of the two counts is 0 it is taken
    as 0.5, as Hardie does. Missing where either side has no words or the term stands in neither.

    >>> log_ratio(4, 2, 100, 200), log_ratio(0, 2, 100, 100)
    (2.0, -2.0)
    """
    n, n_reference, n_words, n_words_reference = as_numbers(n, n_reference, n_words, n_words_reference)
    above, below = np.where(n == 0, 0.5, n), np.where(n_reference == 0, 0.5, n_reference)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.log2((above / n_words) / (below / n_words_reference))
    sound = (n + n_reference > 0) & (n_words > 0) & (n_words_reference > 0)
    return plain(np.where(sound, score, np.nan))


def tf_idf(n, n_documents_with_term, n_documents) -> Numbers:
    """Term frequency by inverse document frequency: n · log10(N / df); 0 where every article holds the term.

    Raw count, logarithm to base ten, nothing smoothed (Spärck Jones 1972; the default of quanteda). Missing where no
    article holds the term.

    >>> round(tf_idf(2, 1, 10), 3), tf_idf(7, 10, 10)
    (2.0, 0.0)
    """
    n, df, n_documents = as_numbers(n, n_documents_with_term, n_documents)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain(np.where(df > 0, n * np.log10(n_documents / df), np.nan))


def wilson_low(count, total, z: float = Z_95) -> Numbers:
    """Lower end of Wilson's interval for a share, 0..1, by default of 95 %. See `wilson_interval`."""
    return wilson_interval(count, total, z)[0]


def wilson_high(count, total, z: float = Z_95) -> Numbers:
    """Upper end of Wilson's interval for a share, 0..1, by default of 95 %. See `wilson_interval`."""
    return wilson_interval(count, total, z)[1]


def wilson_interval(count, total, z: float = Z_95) -> tuple[Numbers, Numbers]:
    """The two ends of Wilson's score interval (1927) for the share count / total, each 0..1.

    (p + z²/2n ± z · √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Missing where the total is 0.

    >>> low, high = wilson_interval(9, 10)
    >>> round(low, 3), round(high, 3)
    (0.596, 0.982)
    """
    count, total = as_numbers(count, total)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = count / total
        middle, width = share + z**2 / (2 * total), z * np.sqrt(share * (1 - share) / total + z**2 / (4 * total**2))
        low, high = ((middle + side * width) / (1 + z**2 / total) for side in (-1, 1))
    low, high = np.where(count == 0, 0.0, low), np.where(count == total, 1.0, high)
    return plain(np.where(total > 0, low, np.nan)), plain(np.where(total > 0, high, np.nan))


def student_t_95(freedom: int) -> float:
    """Student's t that leaves 2.5 % above it, for `freedom` of 1 or more; beyond 30 within 0.001 of it.

    The table up to 30; beyond, the first two terms of the expansion in 1 / freedom (Fisher 1925).

    >>> student_t_95(1), round(student_t_95(60), 2)
    (12.706, 2.0)
    """
    if freedom <= len(STUDENT_T_95):
        return STUDENT_T_95[freedom - 1]
    z = Z_95
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
