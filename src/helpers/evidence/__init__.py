"""Numbers to the spans they were counted from, and the spans to lists that a page can show."""
from helpers.evidence.choose import WHOLE, choose_spans, count_passages, locate_spans, mark_whole
from helpers.evidence.collect import Collected, collect, read_places
from helpers.evidence.large import MANY_ARTICLES, MOST_PASSAGES, Kept, cut_lists
from helpers.evidence.origin import origin_of
from helpers.evidence.recount import COUNTED_UNITS, recount, recount_rows, select_spans
from helpers.evidence.units import find_units

__all__ = [
    "COUNTED_UNITS", "Collected", "Kept", "MANY_ARTICLES", "MOST_PASSAGES", "WHOLE", "choose_spans", "collect", "count_passages", "cut_lists",
    "find_units", "locate_spans", "mark_whole", "origin_of", "read_places", "recount", "recount_rows", "select_spans",
]
