"""The record of a run: hashes that follow the bytes, versions of what the report requires, nothing of the machine."""
from __future__ import annotations

import hashlib
import json
from importlib import metadata

from helpers.corpus import read_corpus
from helpers.run import list_notebooks
from helpers.run.record import file_hash, input_files, joint_hash, required_versions, run_record, tree_hashes, write_json

ARTICLE = "Peru signs\n\nPeru signed a treaty on Monday.\n"


def test_a_hash_is_that_of_the_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"peru")
    assert file_hash(tmp_path / "a") == hashlib.sha256(b"peru").hexdigest()


def test_a_tree_is_sorted_relative_and_without_compiled_files(make_corpus):
    folder = make_corpus({"b/z.txt": "1", "a.txt": "2", "b/__pycache__/x.pyc": "3"})
    assert list(tree_hashes(folder)) == ["a.txt", "b/z.txt"]
    assert joint_hash({"a": "1", "b": "2"}) == joint_hash({"b": "2", "a": "1"}) != joint_hash({"a": "2", "b": "1"})


def test_the_record_follows_articles_inputs_and_parameters_and_nothing_else(make_corpus):
    first = make_corpus({"a.txt": ARTICLE, "actors.csv": "alias,actor\n"}, "here/news")
    second = make_corpus({"actors.csv": "alias,actor\n", "a.txt": ARTICLE}, "there/news")
    records = [run_record("news", read_corpus(folder), {"corpus_dir": str(folder), "n": 3}, list_notebooks()) for folder in (first, second)]
    assert json.dumps(records[0], sort_keys=True) == json.dumps(records[1], sort_keys=True)
    record = records[0]
    assert record["parameters"] == {"corpus_dir": "news", "n": 3} and list(record["inputs"]) == ["actors.csv"]
    assert record["corpus"]["articles"] == {"a.txt": hashlib.sha256(ARTICLE.encode()).hexdigest()}
    assert str(first.parent) not in json.dumps(record)
    (second / "a.txt").write_text(ARTICLE + "More.\n")
    (second / "actors.csv").write_text("alias,actor,kind\n")
    changed = run_record("news", read_corpus(second), {"corpus_dir": str(second), "n": 3}, list_notebooks())
    assert {key for key in record if record[key] != changed[key]} == {"corpus", "inputs"}


def test_inputs_are_the_corpus_own_tables(make_corpus):
    corpus = read_corpus(make_corpus({"a.txt": ARTICLE, "concepts.csv": "term,concept\n", "metadata.csv": "doc_id\n", "deep/actors.txt": ARTICLE}))
    assert [path.name for path in input_files(corpus)] == ["concepts.csv", "metadata.csv"]


def test_versions_are_those_of_what_the_report_requires_followed_down():
    versions = required_versions({"discovery": "rules"})
    assert list(versions) == sorted(versions) and versions["pandas"] == metadata.version("pandas")
    assert {"dateline", "pandas", "papermill", "ipykernel", "nbclient", "jsonschema", "numpy"} <= set(versions)
    assert {"pytest", "jupyterlab", "hypothesis", "distributed", "spacy"}.isdisjoint(versions)
    assert versions == required_versions({"discovery": "off"}) and versions.items() <= required_versions({"discovery": "auto"}).items()


def test_json_is_written_one_way(tmp_path):
    write_json({"b": 1, "a": "é"}, tmp_path / "x.json")
    assert (tmp_path / "x.json").read_bytes() == '{\n  "a": "é",\n  "b": 1\n}\n'.encode()
