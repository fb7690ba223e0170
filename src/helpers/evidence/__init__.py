"""Numbers to the spans they were counted from, and the spans to lists that a page can show."""
from helpers.evidence.choose import WHOLE, choose_spans, locate_spans
from helpers.evidence.collect import Collected, collect
from helpers.evidence.origin import origin_of
from helpers.evidence.recount import COUNTED_UNITS, recount, recount_rows, select_spans
from helpers.evidence.units import find_units

__all__ = ["COUNTED_UNITS", "Collected", "WHOLE", "choose_spans", "collect", "find_units", "locate_spans", "origin_of", "recount", "recount_rows", "select_spans"]
