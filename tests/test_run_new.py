"""A corpus folder made by `dateline new` is read, says what to do next, and writes over nothing."""
from __future__ import annotations

from pathlib import Path

import pytest

from helpers.actors import read_registry
from helpers.corpus import read_corpus
from helpers.errors import UsageError
from helpers.run.new import new_corpus
from helpers.statistics import read_concepts
from helpers.tables import empty_table


def test_the_folder_is_a_corpus_that_is_read_without_a_doubt(tmp_path):
    said = new_corpus(tmp_path / "strike")
    corpus = read_corpus(tmp_path / "strike")
    assert corpus.documents["doc_id"].tolist() == ["sample_article"] and corpus.documents[["outlet",
                                                                                           "published"]].values.tolist() == [["The Example",
                                                                                               "2024-03-04"]]
    assert sorted(corpus.inputs) == ["actors", "concepts", "metadata"] and corpus.skipped["path"].tolist() == ["README.txt"]
    assert said.startswith(f"made {tmp_path / 'strike'}/ with") and said.endswith(f"next: dateline report {tmp_path / 'strike'}")


def test_its_tables_are_obeyed(tmp_path):
    new_corpus(tmp_path / "strike")
    corpus = read_corpus(tmp_path / "strike")
    aliases = read_registry(corpus.inputs["actors"], empty_table("aliases"), corpus.documents)
    assert "Anna Berg" in aliases["actor"].tolist()
    concepts = read_concepts(corpus.inputs["concepts"], corpus.documents)
    assert "dockers" in concepts["concept"].tolist() and all(term in corpus.documents["text"].iloc[0].lower() for term in concepts["term"])


@pytest.mark.parametrize("make", ["mkdir", "touch"])
def test_what_is_there_stays(tmp_path, make):
    getattr(tmp_path / "strike", make)()
    with pytest.raises(UsageError, match="is already there; choose another name"):
        new_corpus(tmp_path / "strike")


def test_a_name_with_a_blank_is_quoted_for_the_shell(tmp_path):
    assert new_corpus(tmp_path / "a strike").endswith(f"dateline report '{tmp_path / 'a strike'}'")


def test_a_relative_name_is_told_with_its_place_and_the_command_as_it_was_called(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = new_corpus(Path("strike"), ".venv/bin/dateline")
    assert said.startswith(f"made {tmp_path / 'strike'}/ with") and said.endswith("next: .venv/bin/dateline report strike")
