"""What a run keeps beside its tables: registry files that a corpus takes, networks; and nothing outside a run."""
from __future__ import annotations

import json

import pandas as pd
import pytest

from helpers.display import file_items, keep, keep_network, keep_registry
from helpers.errors import UsageError
from helpers.tables import check_table, empty_table, read_sheet

ALIAS = {"alias": "=Roe", "only_in": "", "from": "", "to": "", "near": "", "actor": "Ann Roe", "kind": "person", "country": "", "decision": "found",
         "reason": "a short form", "care": "",
         "note": ""}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_RUN", str(tmp_path / "run"))
    (tmp_path / "run").mkdir()
    return tmp_path / "run"


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    monkeypatch.delenv("DATELINE_RUN", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def graph(make_documents):
    from helpers.cooccurrence import to_graph

    contexts = pd.DataFrame([("a", 1, "x"), ("a", 1, "y")], columns=["doc_id", "context", "item"])
    totals = check_table([{"by": "corpus", "group": "corpus", "kind": "keyword", "item_a": "x", "item_b": "y", "n": 1, "n_with_copies": 1, "n_a": 1,
                           "n_b": 1, "n_contexts": 1, "n_documents": 1,
                           "n_texts": 1, "expected": 1.0, "expected_low": 1, "expected_high": 1, "npmi": 1.0, "log_likelihood": 0.0,
                           "log_dice": 14.0, "largest_article_share": 1.0}], "pair_totals")
    return to_graph(totals, contexts, make_documents({"a": "x y"}), empty_table("communities"))


def test_the_registry_is_kept_in_the_columns_that_a_corpus_takes(run):
    keep_registry(actors=check_table([ALIAS], "aliases"))
    text = (run / "registry" / "actors.csv").read_bytes()
    assert text.startswith("\ufeffalias,actor,kind,country,decision,reason,only_in,from,to,near,care,note\n'=Roe,Ann Roe,person,".encode())
    assert read_sheet(run / "registry" / "actors.csv")["alias"].tolist() == ["=Roe"]


def test_an_empty_registry_is_a_head_alone(run):
    keep_registry(actors=empty_table("aliases"))
    assert (run / "registry" / "actors.csv").read_text(encoding="utf-8-sig").count("\n") == 1


def test_an_unknown_registry_file_is_named_with_the_nearest(run):
    with pytest.raises(UsageError, match="unknown registry file 'actor': did you mean 'actors'?"):
        keep_registry(actor=empty_table("aliases"))
    assert list(run.iterdir()) == []


def test_a_network_is_kept_in_three_formats(run, graph):
    keep_network("keywords", graph)
    assert sorted(path.name for path in (run / "networks").iterdir()) == ["keywords.gexf", "keywords.graphml", "keywords.vosviewer.json"]
    assert [item["label"] for item in json.loads((run / "networks" / "keywords.vosviewer.json").read_text())["network"]["items"]] == ["x", "y"]


def test_tables_are_kept_and_documents_without_their_text(run, make_documents):
    keep(documents=make_documents({"a": "Secret words."}), skipped=empty_table("skipped"))
    assert "text" not in read_sheet(run / "tables" / "documents.csv").columns and "Secret" not in (run / "tables" / "documents.csv").read_text()
    assert (run / "tables" / "skipped.csv").is_file()


def test_outside_a_run_nothing_is_written(nowhere, graph):
    keep_registry(actors=check_table([ALIAS], "aliases"))
    keep_network("keywords", graph)
    keep(skipped=empty_table("skipped"))
    assert list(nowhere.iterdir()) == []


def test_item_tables_are_filed_and_the_gathering_folder_is_gone(run):
    for folder, item in (("01-01-articles", "articles"), ("03-02-states-by-role", "states-by-role")):
        (run / "items" / folder).mkdir(parents=True)
        (run / "items" / folder / "item.json").write_text(json.dumps({"item": item}))
        (run / "items" / folder / "table.csv").write_text(f"name\n{item}\n")
        (run / "items" / folder / "numbers.csv").write_text("x")
    (run / "tables").mkdir()
    file_items(run)
    assert sorted(path.relative_to(run).as_posix() for path in run.rglob("*") if path.is_file()) == ["items.json", "tables/item_articles.csv",
        "tables/item_states-by-role.csv"]
    assert not (run / "items").exists() and (run / "tables" / "item_articles.csv").read_text() == "name\narticles\n"


def test_a_run_without_items_lists_none(run):
    file_items(run)
    assert [path.name for path in run.iterdir()] == ["items.json"] and json.loads((run / "items.json").read_text()) in ([], {})
