"""Documents to zones: every stretch of an article with the rule that told what it is. A body sentence is never set aside on a doubt."""
from helpers.cleaning.repeats import count_lines, merge_lines
from helpers.cleaning.zones import find_zones, set_aside
from helpers.tables.zone_names import COUNTED

__all__ = ["COUNTED", "count_lines", "find_zones", "merge_lines", "set_aside"]
