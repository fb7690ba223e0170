"""The module that the notebooks share; a name is loaded from its room when it is first used, so that importing this costs nothing."""
from __future__ import annotations

import os
from importlib import import_module

from helpers.errors import nearest
from helpers.store import FOLDER, stored

ROOMS = {
    "errors": ["DatelineError", "UsageError"],
    "tables": ["TABLES", "check_table", "data_dictionary", "not_counted"],
    "corpus": ["corpus_listing", "group_column", "propose_metadata"],
    "engine": ["map_blocks"],
    "cleaning": ["COUNTED", "count_lines", "find_zones", "merge_lines", "set_aside"],
    "tokens": ["find_sentences", "find_words", "split_sentences", "split_words", "to_term"],
    "statistics": [
        "add_period", "choose_period", "comparison_gate", "concordance", "content_counts", "could_be_first", "count_forms",
        "count_terms", "count_ticks", "cut_lines", "date_terms", "document_stats", "drawn_articles", "find_named", "find_periods",
        "find_proposed", "find_quantities", "find_query", "find_terms", "firm_forms", "firm_keyness", "firm_quantities", "firm_reference", "first_names", "form_spans",
        "format_values", "forms_by_article", "group_gate", "group_sides", "interval_of_mattr", "keyness", "keyness_against",
        "leave_one_text_out", "mark_copied", "mark_first", "mark_largest", "mark_longest", "name_articles",
        "outside_shared_dates", "over_time", "overview", "propose_concepts", "propose_reworded", "rank_forms",
        "rank_terms", "read_concepts", "read_reference", "read_stop_words", "reading", "reconcile", "reconcile_actors",
        "reconcile_places", "repeats", "share_quantities", "shared_words", "show_lines", "size_groups", "size_reference",
        "size_sides", "stop_classes", "stop_words", "stopped", "terms_of_one_article", "time_gate", "top_keyness", "top_terms",
        "total_terms", "weigh_terms",
    ],
    "cooccurrence": [
        "backbone", "chance_gate", "choose_keywords", "communities_gate", "context_of", "contrast", "contrast_gate", "contrast_spans", "count_contexts",
        "count_pairs", "find_collocations", "find_communities", "find_keywords", "firm_contrast", "firm_neighbours", "firm_phrases", "keywords_by_text", "largest_groups",
        "leave_texts_out", "mark_beyond_chance", "matrix_pairs", "pair_evidence", "pair_spans", "pairs_by_text", "passes_gate",
        "phrase_spans", "place_keywords", "place_nodes", "rank_contrast", "rank_keywords", "rank_pairs", "rank_phrases", "to_graph", "total_pairs",
    ],
    "actors": [
        "actor_contexts", "actor_kinds", "actor_overview", "actors_by_article", "actors_by_group", "actors_of_pairs",
        "actors_over_time", "body_spans", "cared_last", "careful_names", "careful_titles", "careful_words", "check_sample", "check_spans", "compare_actor_groups",
        "corpus_card", "counted_mentions", "counting_error", "cue_totals", "cues_by_article", "described_beside_named",
        "described_bodies", "discover", "find_comentions", "find_mentions", "find_unmatched",
        "first_appearances", "group_sizes", "groups_gate", "joined_spellings", "mark_dated", "mark_spellings",
        "mentions_by_article", "nominal_totals", "outside_group_dates", "pairs_to_draw", "people_and_bodies",
        "proposed_merges", "rank_acting_pairs", "rank_cues", "rank_first", "rank_joins", "rank_places", "rank_unmatched",
        "rank_unresolved", "rank_without_joins", "read_check", "read_registry", "registry_notes", "sample_accuracy",
        "sample_card", "spellings", "states_by_role", "successions", "total_mentions", "unresolved_mentions",
        "with_counts_by_article",
    ],
    "findings": [
        "Finding", "corpus_line", "first_place", "join", "nothing_found", "quoted", "rests_on",
        "tell_acting_pairs", "tell_forms", "tell_house_style", "tell_joins", "tell_pairs", "tell_shared", "tell_spellings",
        "tell_widest", "would_change",
    ],
    "display": [
        "Count", "Fact", "Label", "Quote", "Score", "article_facts", "chance_facts", "copies_column", "corpus_facts", "count", "evidence_ids",
        "keep", "keep_network", "keep_registry", "quote_from", "show", "show_gate", "whole_articles", "with_texts",
    ],
    "measuring": ["Measured", "measure_corpus", "measure_whole"],
    "questions": ["open_corpus"],
    "stories": [],
    "run": ["check_parameters"],
    "sampling": ["read_corpus"],
}
# What the notebooks of a run share: worked out by the first that asks, where the runner keeps a store (see `helpers.store`).
SHARED = {
    "read_corpus": "helpers.sampling.files_of", "find_zones": "", "split_sentences": "", "split_words": "", "find_terms": "", "count_terms": "",
    "discover": "", "read_registry": "", "find_mentions": "", "count_pairs": "",
}
# Local to an article, so that blocks of articles can be worked on anywhere (see `helpers.engine`); what hangs on all articles comes first.
BLOCKWISE = {"find_zones": "helpers.cleaning.blocks.corpus_lines", "split_sentences": "", "split_words": "", "find_mentions": "",
             "count_pairs": "helpers.cooccurrence.blocks.corpus_shuffles"}
HOMES = {name: room for room, names in ROOMS.items() for name in names}
__all__ = sorted([*HOMES, *ROOMS])


def __getattr__(name: str) -> object:
    if name in HOMES:
        found = getattr(import_module(f"helpers.{HOMES[name]}"), name)
        if not os.environ.get(FOLDER):
            return found
        if name in BLOCKWISE:
            found = import_module("helpers.engine").by_blocks(found, BLOCKWISE[name])
        return stored(found, SHARED[name]) if name in SHARED else found
    try:
        return import_module(f"helpers.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"helpers.{name}":
            raise
        near = nearest(name, __all__)
        hint = f"; did you mean {near!r}?" if near else "; dir(helpers) lists the names"
        raise AttributeError(f"module 'helpers' has no attribute {name!r}{hint}") from None


def __dir__() -> list[str]:
    return __all__
