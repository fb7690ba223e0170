"""Every formula behind a score: numbers in, numbers out. numpy arrays give arrays, single numbers give a float."""
from helpers.association.pairs import chi_squared, log_dice, log_likelihood, npmi

__all__ = ["chi_squared", "log_dice", "log_likelihood", "npmi"]
