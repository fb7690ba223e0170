"""Actors: discovery proposes, the registry decides, matching counts. A name is loaded from its room when it is first used."""
from __future__ import annotations

from importlib import import_module

ROOMS = {
    "accuracy": ["check_spans", "corpus_card", "counting_error", "read_check", "sample_accuracy", "sample_card"],
    "checking": ["check_sample"],
    "comentions": ["acting_mentions", "actor_contexts", "find_comentions"],
    "compared": ["GroupComparison", "actors_by_group", "actors_over_time", "body_spans", "compare_actor_groups", "described_beside_named", "group_sizes",
                 "groups_gate", "mark_dated", "mark_spellings", "outside_group_dates", "rank_first", "rank_without_joins"],
    "described": ["described_kind"],
    "discovery": ["discover"],
    "joins": ["proposed_merges"],
    "matching": ["find_mentions"],
    "overview": ["actor_overview"],
    "registry": ["read_registry"],
    "shown": ["actors_by_article", "actors_of_pairs", "cared_last", "careful_names", "careful_titles", "careful_words", "could_be", "described_bodies", "is_cared_for", "joined_spellings", "pairs_to_draw",
              "people_and_bodies", "rank_acting_pairs", "rank_cues", "rank_joins", "rank_places", "rank_unmatched", "rank_unresolved", "registry_notes",
              "states_by_role", "successions", "with_counts_by_article"],
    "states": ["find_state", "is_doubtful", "read_states", "state_forms", "use_of"],
    "totals": ["actor_kinds", "counted_mentions", "cue_totals", "cues_by_article", "first_appearances", "mentions_by_article", "nominal_totals", "spellings", "total_mentions",
               "unresolved_mentions"],
    "unmatched": ["find_unmatched"],
}
HOMES = {name: room for room, names in ROOMS.items() for name in names}
__all__ = sorted(HOMES)


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module 'helpers.actors' has no attribute {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f"helpers.actors.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
