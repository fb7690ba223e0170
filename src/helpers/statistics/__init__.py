"""Text statistics: articles, terms, groups, concepts, numbers in the text; tables in, tables out, every count with its spans."""
from helpers.statistics.articles import document_stats, interval_of_mattr
from helpers.statistics.checks import leave_one_text_out
from helpers.statistics.concepts import read_concepts
from helpers.statistics.contexts import concordance, count_ticks, cut_lines, drawn_articles, find_named, find_query, first_names, show_lines
from helpers.statistics.copied import mark_copied, propose_reworded, repeats, shared_words
from helpers.statistics.groups import inside_longer, keyness, keyness_against, size_groups, size_reference, terms_of_one_article
from helpers.statistics.periods import choose_period, fill_periods, over_time, thin_texts, time_gate
from helpers.statistics.proposals import find_proposed, propose_concepts
from helpers.statistics.ranked import content_counts, could_be_first, firm_forms, firm_quantities, mark_largest, occurrences_of, rank_terms
from helpers.statistics.quantities import find_numbers, find_quantities, share_quantities
from helpers.statistics.reconciled import reconcile, reconcile_actors, reconcile_places, word_places
from helpers.statistics.reading import mark_first, mark_longest, reading
from helpers.statistics.reference import read_reference
from helpers.statistics.shown import (
    comparison_gate, form_spans, format_values, forms_by_article, forms_by_text, group_gate, name_articles, overview, rank_forms, top_keyness, top_terms,
)
from helpers.statistics.sides import add_largest, firm_keyness, firm_reference, group_sides, left_out, outside_shared_dates, side_spans, size_sides
from helpers.statistics.stops import read_stop_words, stop_classes, stop_words, stopped
from helpers.statistics.terms import count_terms, find_terms
from helpers.statistics.totals import add_period, date_terms, find_periods, total_terms, weigh_terms

__all__ = [
    "add_largest", "add_period", "choose_period", "comparison_gate", "concordance", "content_counts", "could_be_first", "count_terms", "count_ticks",
    "cut_lines", "date_terms", "document_stats", "drawn_articles", "find_named", "first_names", "find_numbers", "find_periods", "find_proposed", "find_quantities",
    "find_query", "find_terms", "firm_forms", "firm_keyness", "firm_quantities", "firm_reference", "form_spans", "format_values", "forms_by_article", "forms_by_text", "group_gate",
    "group_sides", "inside_longer", "interval_of_mattr", "keyness", "keyness_against", "leave_one_text_out", "left_out", "mark_copied", "mark_first", "mark_largest",
    "mark_longest", "name_articles", "occurrences_of", "outside_shared_dates", "over_time", "overview", "propose_concepts", "propose_reworded", "rank_forms",
    "rank_terms", "read_concepts", "read_reference", "read_stop_words", "reading", "reconcile", "reconcile_actors",
    "reconcile_places", "repeats", "share_quantities", "shared_words", "show_lines", "side_spans", "size_groups", "size_reference", "size_sides", "stop_classes", "stop_words",
    "stopped", "terms_of_one_article", "thin_texts", "time_gate", "top_keyness", "top_terms", "total_terms", "weigh_terms",
    "word_places",
]
