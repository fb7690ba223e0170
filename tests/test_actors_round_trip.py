"""The registry of a run put back into the corpus, as a user does: what is denied, renamed or deleted there, by rules and with the model."""
from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers.actors import counted_mentions, discover, find_mentions, proposed_merges, read_registry
from helpers.actors.discovery.model import find_model
from helpers.cleaning import find_zones
from helpers.corpus import read_corpus
from helpers.display.kept import REGISTRY
from helpers.tables import read_sheet, write_sheet
from helpers.tokens import split_sentences, split_words

NO_MODEL = pytest.mark.skipif(not find_model(), reason="no spaCy English model is installed (extra 'names')")
METHODS = ["rules", pytest.param("spacy", marks=NO_MODEL)]
TEXTS = {
    "vote.txt": "Votes are counted in Ghana\n\nPresident Nana Boateng of Ghana thanked the voters on Monday. Boateng said that the count was fair.\n\n"
                "The Electoral Commission (EC) has counted most votes, said its chair, Jean Mensah. The EC will report on Friday, Mensah said.\n",
    "talks.txt": "Neighbours send their ministers\n\nForeign Minister Ama Serwaa of Ghana met Ivorian Foreign Minister Koffi Brou in Accra on Tuesday.\n\n"
                 "Serwaa told reporters that the talks went well. Brou urged Ghana to open the border.\n",
}


READ: dict[str, tuple[pd.DataFrame, ...]] = {}
"""What a method finds in the articles, which no registry changes: zones, sentences, found rows."""


def read_articles(documents: pd.DataFrame, method: str) -> tuple[pd.DataFrame, ...]:
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    return zones, sentences, discover(documents, zones, sentences, split_words(documents, sentences), method=method)


@pytest.fixture(params=METHODS)
def corpus(request, tmp_path):
    """A folder of articles, and a run of it: the registry rows that it writes and its mentions."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Corpus(tmp_path, request.param)


class Corpus:
    """A corpus folder; `run` reads it anew and returns what a run writes and counts, `keep` puts a registry into it."""

    def __init__(self, folder: Path, method: str) -> None:
        self.folder, self.method = folder, method

    def run(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        corpus = read_corpus(self.folder)
        if self.method not in READ:
            READ[self.method] = read_articles(corpus.documents, self.method)
        zones, sentences, found = READ[self.method]
        aliases = read_registry(corpus.inputs.get("actors"), found, corpus.documents)
        write_sheet(aliases[REGISTRY["actors"]], self.folder / ".registry.csv")
        return aliases, counted_mentions(find_mentions(corpus.documents, zones, sentences, aliases))

    def keep(self, edit) -> None:
        """The registry of the last run, edited, as the corpus's `actors.csv`."""
        rows = edit(read_sheet(self.folder / ".registry.csv").drop(columns="line"))
        write_sheet(rows, self.folder / "actors.csv")


def actors_of(mentions: pd.DataFrame, alias: str) -> set[str]:
    return set(mentions.loc[mentions["alias"] == alias, "actor"])


def test_an_unedited_registry_changes_nothing(corpus):
    _, before = corpus.run()
    corpus.keep(lambda rows: rows)
    _, after = corpus.run()
    pd.testing.assert_frame_equal(before, after)
    assert actors_of(before, "Boateng") == {"Nana Boateng"} and actors_of(before, "EC") == actors_of(before, "Electoral Commission")


def deny(rows: pd.DataFrame) -> pd.DataFrame:
    joined = (rows["alias"] == "Boateng") & (rows["actor"] == "Nana Boateng")
    assert joined.any()
    return rows.assign(decision=rows["decision"].where(~joined, "deny"))


def test_a_denied_join_stays_denied_after_every_rerun(corpus):
    corpus.run()
    corpus.keep(deny)
    for _ in range(2):
        aliases, mentions = corpus.run()
        assert actors_of(mentions, "Boateng") == {"Boateng"} and actors_of(mentions, "Nana Boateng") == {"Nana Boateng"}
        denied = aliases[(aliases["alias"] == "Boateng") & (aliases["actor"] == "Nana Boateng")]
        assert set(denied["decision"]) == {"deny"}
        merges = proposed_merges(aliases)
        told = merges[(merges["name_a"] == "Boateng") & (merges["name_b"] == "Nana Boateng")]
        assert set(told["decision"]) == {"refused"}
        corpus.keep(lambda rows: rows)


def test_an_edited_name_is_used_for_every_spelling(corpus):
    corpus.run()
    corpus.keep(lambda rows: rows.assign(actor=rows["actor"].replace("Ama Serwaa", "Ama Serwaa Owusu")))
    aliases, mentions = corpus.run()
    assert actors_of(mentions, "Serwaa") == actors_of(mentions, "Ama Serwaa") == {"Ama Serwaa Owusu"}
    assert "Ama Serwaa" not in set(mentions["actor"])
    corpus.keep(lambda rows: rows)
    pd.testing.assert_frame_equal(corpus.run()[1], mentions)


def test_one_edited_row_names_the_actor_for_the_rows_that_are_found_again(corpus):
    corpus.run()
    corpus.keep(lambda rows: rows[rows["alias"] == "Ama Serwaa"].assign(actor="Ama Serwaa Owusu", decision="accept"))
    mentions = corpus.run()[1]
    assert actors_of(mentions, "Serwaa") == actors_of(mentions, "Ama Serwaa") == {"Ama Serwaa Owusu"}


def test_a_deleted_row_is_found_again(corpus):
    before, counted = corpus.run()
    corpus.keep(lambda rows: rows[~rows["alias"].isin(["Brou", "Koffi Brou", "EC"])])
    after, mentions = corpus.run()
    again = ["Brou", "Koffi Brou", "EC"]
    columns = ["alias", "only_in", "actor", "kind", "decision", "reason"]
    pd.testing.assert_frame_equal(*(rows.loc[rows["alias"].isin(again), columns].sort_values(columns).reset_index(drop=True) for rows in (before, after)))
    pd.testing.assert_frame_equal(counted, mentions)


def test_a_deleted_denial_lets_the_join_be_found_again(corpus):
    _, before = corpus.run()
    corpus.keep(deny)
    corpus.run()
    corpus.keep(lambda rows: rows[rows["alias"] != "Boateng"])
    pd.testing.assert_frame_equal(corpus.run()[1], before)


def test_an_ignored_name_is_no_actor_any_more_and_is_not_found_again(corpus):
    corpus.run()
    corpus.keep(lambda rows: rows.assign(decision=rows["decision"].where(rows["actor"] != "Jean Mensah", "ignore")))
    for _ in range(2):
        aliases, mentions = corpus.run()
        assert not set(mentions["alias"]) & {"Jean Mensah", "Mensah"}
        assert set(aliases.loc[aliases["alias"] == "Jean Mensah", "decision"]) == {"ignore"}
        corpus.keep(lambda rows: rows)
