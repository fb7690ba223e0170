"""Discovery on the five seed articles without any registry, against marks made by hand before the rules were tuned.

`actor_name_marks.csv` holds offsets, kinds and labels, no sentence: one row a name, marked by the rules of marking.md.
"""
from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest

from helpers.actors import discover, find_mentions
from helpers.actors.discovery.model import find_model
from helpers.cleaning import find_zones
from helpers.corpus import read_corpus
from helpers.tokens import split_sentences, split_words

MARKS = Path(__file__).parent / "actor_name_marks.csv"
METHODS = ["rules", pytest.param("spacy", marks=pytest.mark.skipif(not find_model(), reason="no spaCy English model is installed (extra 'names')"))]
Span = tuple[str, int, int]


def _marks() -> dict[Span, str]:
    rows = pd.read_csv(MARKS)
    return {(doc, start, end): label for doc, start, end, label in rows[["doc_id", "start", "end", "label"]].itertuples(index=False)}


@pytest.fixture(scope="module", params=METHODS)
def named(request, seeds) -> dict[Span, str]:
    """Span -> actor of every named mention that is no state."""
    documents = read_corpus(seeds).documents
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    aliases = discover(documents, zones, sentences, split_words(documents, sentences), method=request.param)
    mentions = find_mentions(documents, zones, sentences, aliases)
    states = set(aliases[aliases["kind"] == "state"]["actor"])
    kept = mentions[~mentions["actor"].isin(states) & (mentions["level"] == "named")]
    return {(doc, start, end): actor for doc, start, end, actor in kept[["doc_id", "start", "end", "actor"]].itertuples(index=False)}


def _clusters(labels: dict[Span, str], spans: set[Span]) -> dict[str, set[Span]]:
    found: dict[str, set[Span]] = defaultdict(set)
    for span in spans:
        found[labels[span]].add(span)
    return found


def test_spans(named):
    marks = set(_marks())
    right = len(marks & set(named))
    assert 2 * right / (len(marks) + len(named)) >= 0.95


def test_aliases(named):
    marks = _marks()
    both = set(marks) & set(named)
    gold, found = _clusters(marks, both), _clusters(named, both)
    precision = sum(len(gold[marks[span]] & found[named[span]]) / len(found[named[span]]) for span in both) / len(both)
    recall = sum(len(gold[marks[span]] & found[named[span]]) / len(gold[marks[span]]) for span in both) / len(both)
    assert 2 * precision * recall / (precision + recall) >= 0.97


def test_no_false_merge(named):
    marks = _marks()
    found = _clusters(named, set(marks) & set(named))
    assert {actor: labels for actor, spans in found.items() if len(labels := {marks[span] for span in spans}) > 1} == {}
