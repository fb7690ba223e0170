"""Show a result: table or figure, finding, counting rule and evidence together, as one output in three forms."""
from helpers.display.clean import clean_text, clip
from helpers.display.facts import article_facts, chance_facts, copies_column, corpus_facts, count, whole_articles, with_texts
from helpers.display.kept import evidence_ids, keep_network, keep_registry
from helpers.display.present import show, show_gate
from helpers.display.sources import quote_from
from helpers.display.specs import Count, Fact, Label, Quote, Score
from helpers.display.store import file_items, finish_items, keep

__all__ = ["Count", "Fact", "Label", "Quote", "Score", "article_facts", "chance_facts", "clean_text", "clip", "copies_column", "corpus_facts",
           "count", "evidence_ids", "file_items", "finish_items", "keep", "keep_network", "keep_registry", "quote_from", "show", "show_gate",
           "whole_articles", "with_texts"]
