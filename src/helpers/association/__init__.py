"""Every formula behind a score: numbers in, numbers out. numpy arrays give arrays, single numbers give a float.

A score that its numbers cannot give is missing (not-a-number), never 0. Each docstring has the formula, its source, its range.
"""
from helpers.association.diversity import mattr, mattr_high, mattr_interval, mattr_low, mattr_of, mattr_spread, mattr_windows, mtld, ttr
from helpers.association.exchange import exchange_p, keyness_ranks
from helpers.association.groups import fellows, find_groups, without_each
from helpers.association.pairs import chi_squared, log_dice, log_likelihood, npmi
from helpers.association.rates import keyness, keyness_chi_squared, log_ratio, rate_per, share, tf_idf, wilson_high, wilson_interval, wilson_low
from helpers.association.readability import count_syllables, flesch_kincaid_grade, flesch_reading_ease, gunning_fog
from helpers.association.shuffles import random_bits, seed_of, shuffle_items
from helpers.association.spread import dispersion_dp, dispersion_dp_by, dispersion_dp_norm
from helpers.association.summaries import disparity, log_likelihood_ranks, mean, median, rank_of, ranks_without

__all__ = [
    "chi_squared", "count_syllables", "disparity", "dispersion_dp", "dispersion_dp_by", "dispersion_dp_norm", "exchange_p", "fellows",
    "find_groups", "flesch_kincaid_grade", "flesch_reading_ease", "gunning_fog", "keyness", "keyness_chi_squared", "keyness_ranks", "log_dice",
    "log_likelihood", "log_likelihood_ranks", "log_ratio", "mattr", "mattr_high", "mattr_interval", "mattr_low", "mattr_of", "mattr_spread", "mattr_windows",
    "mean", "median", "mtld", "npmi", "random_bits", "rank_of", "ranks_without", "rate_per", "seed_of", "share", "shuffle_items", "tf_idf", "ttr",
    "wilson_high", "wilson_interval", "wilson_low", "without_each",
]
