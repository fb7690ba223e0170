"""Every formula behind a score: numbers in, numbers out. numpy arrays give arrays, single numbers give a float.

A score that its numbers cannot give is missing (not-a-number), never 0. Each docstring has the formula, its source, its range.
"""
from helpers.association.diversity import mattr, mattr_interval, mattr_windows, mtld, ttr
from helpers.association.exchange import exchange_p
from helpers.association.pairs import chi_squared, log_dice, log_likelihood, npmi
from helpers.association.rates import keyness, keyness_chi_squared, log_ratio, rate_per, tf_idf, wilson_high, wilson_interval, wilson_low
from helpers.association.readability import count_syllables, flesch_kincaid_grade, flesch_reading_ease, gunning_fog
from helpers.association.spread import dispersion_dp, dispersion_dp_by, dispersion_dp_norm

__all__ = [
    "chi_squared", "count_syllables", "dispersion_dp", "dispersion_dp_by", "dispersion_dp_norm", "exchange_p", "flesch_kincaid_grade",
    "flesch_reading_ease",
    "gunning_fog", "keyness", "keyness_chi_squared", "log_dice", "log_likelihood", "log_ratio", "mattr", "mattr_interval", "mattr_windows", "mtld",
    "npmi",
    "rate_per", "tf_idf", "ttr", "wilson_high", "wilson_interval", "wilson_low",
]
