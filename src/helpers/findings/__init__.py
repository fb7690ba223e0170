"""The sentences above the charts, made from the tables: no numeral by hand, no first place that one article or the counting error could take away."""
from helpers.findings.lines import join, quoted, rests_on, would_change
from helpers.findings.meeting import tell_backbone, tell_meetings
from helpers.findings.ranking import Cell, Finding, first_place, nothing_found, plural, rank
from helpers.findings.told import (
    corpus_line, tell_acting_pairs, tell_forms, tell_house_style, tell_joins, tell_keyness, tell_longest, tell_pairs, tell_places, tell_shared,
    tell_spellings, tell_widest,
)

__all__ = [
    "Cell", "Finding", "corpus_line", "first_place", "join", "nothing_found", "plural", "quoted", "rank", "rests_on",
    "tell_acting_pairs", "tell_backbone", "tell_forms", "tell_house_style", "tell_joins", "tell_keyness", "tell_longest", "tell_meetings",
    "tell_pairs", "tell_places", "tell_shared",
    "tell_spellings", "tell_widest", "would_change",
]
