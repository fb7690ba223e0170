"""Show a result: table or figure, finding, counting rule and evidence together, as one output in three forms."""
from helpers.display.clean import clean_text, clip
from helpers.display.facts import count
from helpers.display.present import show, show_gate
from helpers.display.specs import Count, Fact, Label, Quote, Score
from helpers.display.store import finish_items, keep

__all__ = ["Count", "Fact", "Label", "Quote", "Score", "clean_text", "clip", "count", "finish_items", "keep", "show", "show_gate"]
