"""Words and mentions of one name: the places behind each number of the line that reconciles them."""
from __future__ import annotations

import pytest

from helpers import actors, statistics
from helpers.cleaning import find_zones
from helpers.places import project_root
from helpers.tables import check_table, not_counted
from helpers.tokens import split_sentences, split_words

TEXT = "Peru wants talks. The Peru-Chile border is long. The Bank of Peru said no.\n\nPhoto: Peru Press\n"


@pytest.fixture
def told(make_documents):
    documents = make_documents({"a": TEXT})
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    row = {"only_in": "", "from": "", "to": "", "near": "", "country": "Peru", "decision": "accept", "reason": "", "care": "", "note": ""}
    aliases = check_table([{"alias": "Peru", "actor": "Peru", "kind": "state", **row}, {"alias": "Bank of Peru", "actor": "Bank of Peru", "kind": "company", **row}], "aliases")
    mentions = actors.find_mentions(documents, zones, sentences, aliases)
    aside = split_words(documents, split_sentences(documents, zones, counted=not_counted(("paragraph",))))
    return split_words(documents, sentences), mentions, aside


def test_every_number_of_the_line_has_its_places(told):
    words, mentions, aside = told
    lines = statistics.reconcile_actors(words, mentions, ["Peru"], aside)
    assert lines.to_dict("records") == [
        {"actor": "Peru", "word": "peru", "n_words": 2, "n_hyphenated": 1, "n_mentions": 2, "n_nested": 1, "n_other": 0, "n_set_aside": 1, "holds": True}]
    places = statistics.reconcile_places(words, mentions, lines, aside)
    assert [(TEXT[row.start:row.end], row.start, row.written, row.counted_as) for row in places.itertuples()] == [
        ("Peru", 0, "alone", "mention"), ("Peru", 22, "hyphenated", "mention"), ("Peru", 61, "alone", "nested"), ("Peru", TEXT.index("Peru Press"), "set aside", "set aside")]


def test_no_actor_no_line(told):
    words, mentions, aside = told
    lines = statistics.reconcile_actors(words, mentions, [], aside)
    assert len(lines) == 0 and len(statistics.reconcile_places(words, mentions, lines, aside)) == 0


def lines_of(folder):
    """The line of every actor of a folder, with the folder's own registry where it has one."""
    from helpers.corpus import read_corpus

    corpus = read_corpus(folder)
    documents = corpus.documents
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    words = split_words(documents, sentences)
    aliases = actors.read_registry(corpus.inputs.get("actors"), actors.discover(documents, zones, sentences, words, method="rules"), documents)
    mentions = actors.find_mentions(documents, zones, sentences, aliases)
    aside = split_words(documents, split_sentences(documents, zones, counted=not_counted(("headline", "deck", "subheading", "paragraph"))))
    return statistics.reconcile_actors(words, mentions, sorted(set(mentions["actor"])), aside)


def test_the_equation_holds_for_every_word_of_the_seeds_that_is_also_an_actor(seeds):
    lines = lines_of(seeds)
    assert len(lines) > 10 and lines["holds"].all()
    line = lines.set_index(["actor", "word"]).loc[("Myanmar", "myanmar")]
    assert line[["n_words", "n_hyphenated", "n_mentions", "n_nested", "n_other", "n_set_aside"]].tolist() == [82, 4, 77, 9, 0, 6]


def test_the_equation_holds_for_every_word_of_the_sample_that_is_also_an_actor():
    lines = lines_of(project_root() / "corpus")
    assert len(lines) > 20 and lines["holds"].all()
    assert (lines["n_words"] + lines["n_hyphenated"] == lines["n_mentions"] + lines["n_nested"] + lines["n_other"]).all()
