"""Executed notebooks to one self-contained page, and the index of all runs."""
from helpers.report.copied import Copied
from helpers.report.digits import loose_digits
from helpers.report.fitting import build_page, make_page
from helpers.report.index import build_index
from helpers.report.numbered import spell_out
from helpers.report.page import Page

__all__ = ["Copied", "Page", "build_index", "build_page", "loose_digits", "make_page", "spell_out"]
