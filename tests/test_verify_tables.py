"""The tables that a run keeps are made again: whatever is altered in one of them, on a page or not, is named with its row and column."""
from __future__ import annotations

import json
from itertools import product

import pandas as pd
import pytest
from run_fixture import HARBOUR, tiny_run, write_corpus

from helpers.actors.scopes import make_registry
from helpers.corpus import read_corpus
from helpers.tables import TABLES, read_sheet
from helpers.verify.again import Again
from helpers.verify.kept import wrong_tables
from helpers.verify.mentioned import Mentioned
from helpers.verify.places import Places
from helpers.verify.registered import Registered
from helpers.verify.tabled import makers, wrong_totals
from helpers.verify.tabled.pairs import Pairs
from helpers.verify.tabled.rows import differing

MADE = ("documents", "files", "passages", "skipped", "data_dictionary", "document_stats", "term_counts", "term_totals", "term_weights", "keyness", "pair_counts", "pair_totals",
        "communities", "quantities", "aliases", "mention_totals", "comentions")
ELSEWHERE = {("pair_counts", "n_shuffled"), ("document_stats", "why_missing"), ("quantities", "multiplier"), ("quantities", "unit_words"), ("quantities", "kind")}
"""Columns that no table made again has: shuffles are added up apart; of the others the hash alone is known."""


class Forged(Again):
    """A run of which some tables are others."""

    def kept(self, name):
        return self.forged[name] if name in self.forged else super().kept(name)


@pytest.fixture(scope="module")
def forge(tmp_path_factory):
    """The tiny run with some tables exchanged; what the articles alone give is made once."""
    run = tiny_run(tmp_path_factory)[1]
    corpus = read_corpus(write_corpus(tmp_path_factory.mktemp("tables") / "harbour", HARBOUR))
    whole = Again(run, json.loads((run / "run.json").read_text()), corpus)

    def make(**tables):
        again = Forged(run, whole.record, corpus)
        again.forged = tables
        again.__dict__.update(zones=whole.zones, sentences=whole.sentences, words=whole.words, words_set_aside=whole.words_set_aside)
        return again
    return make


@pytest.fixture(scope="module")
def made(forge):
    """Each table of the tiny run: as it is kept, and made again."""
    places = Places(forge())
    found = makers(places, Pairs(places))
    assert set(found) == set(MADE)
    return {name: (places.again.kept(name), make()) for name, make in found.items() if places.again.kept(name) is not None}


def _other(cell: str) -> str:
    return str(float(cell) + 1) if cell.replace(".", "", 1).isdigit() else cell + "x"


@pytest.mark.parametrize("name", MADE)
def test_a_table_is_made_again_and_each_altered_cell_of_it_is_named(made, name):
    kept, again = made[name]
    assert list(differing(name, kept, again)) == []
    rest = [column for column in kept if column not in again.key] if len(kept) else []
    for columns in [rest, *([column] for column in again.key if len(kept))]:
        changed = kept.copy()
        changed.loc[len(kept) // 2, columns] = [_other(kept.loc[len(kept) // 2, column]) for column in columns]
        lines = list(differing(name, changed, again, most=99))
        unseen = {(name, column) for column in columns if not any(f", column {column}: it says " in line or "no such row" in line for line in lines)}
        assert unseen <= ELSEWHERE


@pytest.mark.parametrize("name", [name for name in MADE if name not in ("skipped", "passages", "keyness")])
def test_a_row_taken_away_or_written_twice_is_named(made, name):
    kept, again = made[name]
    if name != "quantities":  # a numeral that is not listed cannot be told without the grammar of numbers
        assert any("which it does not have" in line for line in differing(name, kept.iloc[1:], again))
    assert any("stands there twice" in line for line in differing(name, pd.concat([kept, kept.tail(1)], ignore_index=True), again))


def test_shuffles_that_were_altered_are_named(forge):
    kept = forge().kept("pair_counts")
    assert list(Pairs(Places(forge())).wrong_shuffles()) == []
    for told in ("1*", kept["n_shuffled"].iloc[1], "", "9" + kept["n_shuffled"].iloc[0][1:]):
        changed = kept.assign(n_shuffled=[told, *kept["n_shuffled"].iloc[1:]])
        wrong = list(Pairs(Places(forge(pair_counts=changed))).wrong_shuffles())
        assert wrong == [f"table pair_counts, row {kept['item_a'].iloc[0]} {kept['item_b'].iloc[0]}, column n_shuffled: its shuffles are not those that the articles give."] \
            or told == kept["n_shuffled"].iloc[0]


def test_the_lines_of_the_network_are_chosen_again(forge):
    kept = forge().kept("item_backbone")
    weak = forge().kept("item_pairs").tail(1)[["item_a", "item_b"]]
    assert list(wrong_totals(Places(forge()))) == [] and len(kept)
    for changed in (kept.iloc[1:], kept.assign(method=kept["method"].map({"top": "disparity", "disparity": "top"})), pd.concat([kept, weak]).fillna("top")):
        assert [line for line in wrong_totals(Places(forge(item_backbone=changed))) if line.startswith("table item_backbone")]


def test_a_mention_is_held_against_article_and_registry_in_every_column(forge):
    kept = forge().kept("mentions")
    assert list(Mentioned(forge()).wrong()) == []
    state = kept.index[(kept["actor"] == "Norway") & (kept["role"] == "actor")][0]
    person = kept.index[kept["actor"] == "Anna Berg"][0]
    changes = [(at, column, _other(kept.loc[at, column])) for at, column in product((state, person), TABLES["mentions"].names) if column != "doc_id"]
    for at, column, value in [*changes, (state, "actor", "Denmark"), (state, "alias", "Denmark"), (person, "role", "place"), (person, "cue", "denied"), (person, "level", "nominal"),
                              (state, "level", "described"), (state, "copy_of", "02_talks"), (person, "quoted", "True"), (person, "lead", str(kept.loc[person, "lead"] != "True"))]:
        changed = kept.copy()
        changed.loc[at, column] = str(int(float(value))) if column in ("start", "end", "sentence") else value
        assert any(line.startswith("table mentions") for line in Mentioned(forge(mentions=changed)).wrong()), (at, column, value)
    gone = [line for line in Mentioned(forge(mentions=kept.drop(index=person).reset_index(drop=True))).wrong()]
    assert gone == [f"table mentions: {kept.loc[person, 'doc_id']} {kept.loc[person, 'start']} names 'Anna Berg', by the registry Anna Berg, which it does not say."]


def test_a_run_that_is_as_it_was_has_no_table_that_differs(forge):
    again = forge()
    assert wrong_tables(again, Places(again)) == []


SCOPED = """alias,only_in,from,to,near,actor,kind,country,decision,reason,care,note
Chen,,,,,Chen Bo,person,,propose,,,
Chen,,,,,Chen An,person,,propose,,,
Chen,a,,,,Chen Bo,person,,accept,,,
Chen,,2024-03,,,Chen Li,person,,found,,,
Chen,,,,the mayor’s;harbour,Mayor Chen,person,,found,,,
Chen,b,,,,Chen,person,,ignore,,,
The Bank,,,,,Bank of Oak,company,,propose,,,
The Bank,,,2023,,Bank of Elm,company,,accept,,,
the oak,,,,,Oak,other,,deny,,,
"""


@pytest.mark.parametrize("alias", ["Chen", "The Bank", "the oak", "Elm"])
def test_the_registry_is_read_as_the_room_reads_it_that_counted_first(tmp_path, alias):
    """For every article, date and sentence whom a row stands for, by the narrower scope."""
    (tmp_path / "aliases.csv").write_text(SCOPED, encoding="utf-8")
    aliases, days = read_sheet(tmp_path / "aliases.csv").drop(columns="line"), {"a": "2024-03-05", "b": "2024", "c": "2023-12-31", "d": ""}
    documents = pd.DataFrame({"doc_id": list(days), "published": list(days.values()), "published_precision": ["none" if not day else "day" for day in days.values()]})
    again = type("Kept", (), {"kept": lambda self, name: aliases, "documents": documents})()
    ours, theirs = Registered(again), make_registry(aliases)
    for doc_id, sentence in product(days, ("It rained.", "In the harbour Chen sat.", "By The  mayor's word.", "By The  mayor’s word.")):
        verdict = theirs.decide(alias, doc_id, days[doc_id], sentence) if alias in theirs.surfaces() else None
        wanted = None if verdict is None else {verdict} - {("", "")}
        assert ours.actors(alias, doc_id, sentence) == wanted, (doc_id, sentence)
