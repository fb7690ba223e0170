"""The hand-marked sets: the production pipeline on their texts, measured against their marks."""
from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.actors import discover, find_mentions, read_registry
from helpers.cleaning import find_zones
from helpers.corpus import read_corpus
from helpers.tokens import split_sentences, split_words

MARKED = Path(__file__).parent / "marked"
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")
SHIPPED = "sixth"  # the set whose blind figures ship
OURS, OTHERS = "the sample's affair", "other affairs"
AFFAIR = {"border-talks", "wa-handover-translated", "mae-sot-flights", "golden-triangle-deadline", "laukkai-analysis",
          "handover-november", "kokang-escort-translated", "chiang-mai-ministers"}
Span = tuple[str, int, int]


class Figures(NamedTuple):
    """What was found right, of how many: spans, aliases, roles of states, wrong merges."""

    found: int
    marked: int
    right: int
    aliases: float
    roles: int
    roles_right: int
    merges: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of found spans that are marked."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """The share of marked spans that are found."""
        return self.right / self.marked

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.marked)


def read_marks(part: str) -> pd.DataFrame:
    """One row a mark of a set (`SETS`): doc_id, start, end, text, actor, kind, level, role, settled, affair."""
    marks = pd.read_csv(MARKED / part / "marks.csv", keep_default_na=False)
    return marks.assign(affair=[OURS if doc_id in AFFAIR else OTHERS for doc_id in marks["doc_id"]])


def run_pipeline(part: str, method: str) -> pd.DataFrame:
    """The mentions of a set as a run without any registry finds them."""
    documents = read_corpus(MARKED / part / "texts").documents
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    words = split_words(documents, sentences)
    aliases = read_registry(None, discover(documents, zones, sentences, words, method=method), documents)
    return find_mentions(documents, zones, sentences, aliases)


def _keyed(rows: pd.DataFrame) -> dict[Span, tuple[str, str]]:
    cells = rows[["doc_id", "start", "end", "actor", "role"]].itertuples(index=False, name=None)
    return {(doc_id, start, end): (actor, role) for doc_id, start, end, actor, role in cells}


def _groups(labels: dict[Span, str]) -> dict[str, set[Span]]:
    groups: dict[str, set[Span]] = defaultdict(set)
    for span, label in labels.items():
        groups[label].add(span)
    return groups


def b_cubed(marked: dict[Span, str], found: dict[Span, str]) -> float:
    """B-cubed F1 of two ways to group the same spans (Bagga and Baldwin 1998)."""
    gold, own = _groups(marked), _groups(found)
    common = {span: len(gold[marked[span]] & own[found[span]]) for span in marked}
    precision = sum(common[span] / len(own[found[span]]) for span in marked) / len(marked)
    recall = sum(common[span] / len(gold[marked[span]]) for span in marked) / len(marked)
    return 2 * precision * recall / (precision + recall)


def measure(marks: pd.DataFrame, mentions: pd.DataFrame) -> Figures:
    """Named spans and what they were given, against the marks.

    A span that the guide leaves open counts neither way; where it leaves actor or role open, they are not scored. Unresolved mentions are found, and joined to nobody.
    """
    mentions = mentions[(mentions["level"] == "named") & mentions["doc_id"].isin(marks["doc_id"])]
    aside = set(_keyed(marks[marks["settled"] == "open span"]))
    named = marks[(marks["level"] == "named") & (marks["settled"] != "open span")]
    gold, found = _keyed(named), {span: row for span, row in _keyed(mentions).items() if span not in aside}
    both = sorted(gold.keys() & found.keys())
    settled = set(_keyed(named[named["settled"] != "open"]))
    labels = {span: gold[span][0] for span in both if span in settled}
    own = {span: found[span][0] for span in labels}
    states = set(_keyed(named[(named["kind"] == "state") & ~named["settled"].isin(["open", "open role"])]))
    roles = [(gold[span][1], found[span][1]) for span in both if span in states]
    merged = {actor: sorted({labels[span] for span in spans}) for actor, spans in _groups(own).items()}
    merges = tuple(f"{actor}: {', '.join(names)}" for actor, names in sorted(merged.items()) if len(names) > 1 and not actor.startswith("unresolved: "))
    return Figures(len(found), len(gold), len(both), b_cubed(labels, own), len(roles), sum(one == other for one, other in roles), merges)
