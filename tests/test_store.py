"""What is worked out once: the same values back, never a wrong one, and nothing lost where the disk or an entry is bad."""
from __future__ import annotations

import json
import multiprocessing
import resource
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

import helpers
from helpers import store
from helpers.tables import TABLES, empty_table

CALLS: list[object] = []


class Pair(NamedTuple):
    """Two values."""

    table: pd.DataFrame
    place: Path


def count_words(documents: pd.DataFrame, least: int = 1) -> pd.DataFrame:
    """A function to keep: one row an article, its number of words."""
    CALLS.append(least)
    counted = pd.DataFrame({"doc_id": documents["doc_id"], "n": [len(text.split()) for text in documents["text"]]})
    counted.attrs = {"method": "blanks", "joins": [("a", "b")], "share": 0.1, "none": None}
    return counted[counted["n"] >= least].reset_index(drop=True)


def pair(documents: pd.DataFrame) -> Pair:
    """A function to keep whose result is a tuple with names."""
    CALLS.append("pair")
    return Pair(documents, Path("a") / "b")


def read_file(path: str) -> str:
    """A function to keep that reads a file."""
    CALLS.append(path)
    return Path(path).read_text(encoding="utf-8")


def bytes_of(path: str) -> bytes:
    """What `read_file` hangs on."""
    return Path(path).read_bytes().hex()


def write_into(folder: Path, call: object) -> None:
    """Ask for one result, from a process of its own."""
    store.stored(count_words)(call)


@pytest.fixture
def documents():
    return pd.DataFrame({"doc_id": ["a", "b"], "text": ["one two", "=three ünd 😀"]}).astype("str")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A store that is open."""
    for name, value in store.settings(tmp_path / "store", "k").items():
        monkeypatch.setenv(name, value)
    CALLS.clear()
    return tmp_path / "store"


def _entries(kept: Path, kind: str = "*") -> list[Path]:
    return sorted(path for path in kept.rglob(kind) if path.is_file() and path.parent.name != "locks")


def test_the_second_call_gives_the_same_without_working(kept, documents):
    first, second = (store.stored(count_words)(documents) for _ in range(2))
    assert CALLS == [1] and second is not first
    pd.testing.assert_frame_equal(first, second)
    assert second.attrs == first.attrs and type(second.attrs["joins"][0]) is tuple
    assert sorted(path.suffix for path in _entries(kept)) == [".json", ".parquet"]


def test_every_table_of_the_house_comes_back_as_it_was(kept):
    for name in TABLES:
        rows = {column.name: {"text": ["", "é\n=1"], "integer": [0, -5], "number": [0.1, float("nan")], "flag": [True, False]}[column.kind] for column in TABLES[name].columns}
        table = pd.DataFrame(rows).astype(empty_table(name).dtypes.to_dict())
        back = [store.stored(pair)(table) for _ in range(2)]
        pd.testing.assert_frame_equal(back[0].table, back[1].table)
        assert type(back[1]) is Pair and back[1].place == Path("a/b")
    assert CALLS == ["pair"] * len(TABLES)


@pytest.mark.parametrize("change", ["a cell", "a column's name", "a type", "an argument", "an attribute", "the key"])
def test_whatever_differs_is_worked_out_again(kept, documents, change, monkeypatch):
    store.stored(count_words)(documents)
    other, least = documents.copy(), 1
    if change == "a cell":
        other.loc[1, "text"] = "three"
    elif change == "a column's name":
        other["more"] = ""
    elif change == "a type":
        other = other.astype("object")
    elif change == "an argument":
        least = 2
    elif change == "an attribute":
        other.attrs = {"x": 1}
    else:
        monkeypatch.setenv(store.KEY, f"another:{store.code_signature()}")
    store.stored(count_words)(other, least)
    assert len(CALLS) == 2


def test_an_argument_by_name_or_by_place_is_one_call(kept, documents):
    store.stored(count_words)(documents, 1)
    store.stored(count_words)(documents=documents, least=1)
    assert CALLS == [1]


@pytest.mark.parametrize("damage", ["half a record", "half a table", "another table", "no table", "a changed record", "an empty record"])
def test_a_damaged_entry_is_noticed_and_made_again(kept, documents, damage):
    first = store.stored(count_words)(documents)
    record, table = next(iter(kept.rglob("*.json"))), next(iter(kept.rglob("*.parquet")))
    if damage in ("half a record", "half a table"):
        path = record if damage == "half a record" else table
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif damage == "another table":
        first.assign(n=9).to_parquet(table)
    elif damage == "no table":
        table.unlink()
    elif damage == "a changed record":
        told = json.loads(record.read_text())
        told["value"]["attrs"]["dict"]["method"] = "guessed"
        record.write_text(json.dumps(told))
    else:
        record.write_bytes(b"")
    again, third = (store.stored(count_words)(documents) for _ in range(2))
    assert CALLS == [1, 1] and again.attrs == third.attrs == first.attrs
    pd.testing.assert_frame_equal(first, again)
    pd.testing.assert_frame_equal(first, third)


def test_a_full_disk_costs_the_entry_and_nothing_else(kept, documents):
    many = pd.DataFrame({"doc_id": [str(number) for number in range(3000)], "text": [f"{number * 7919 % 104729:x} a" for number in range(3000)]}).astype("str")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        found = store.stored(pair)(many).table
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    pd.testing.assert_frame_equal(found, many)
    assert _entries(kept) == []


def test_code_that_was_edited_meanwhile_keeps_nothing(kept, documents, monkeypatch):
    monkeypatch.setenv(store.KEY, "k:another signature")
    store.stored(count_words)(documents)
    assert _entries(kept) == []


def test_a_file_that_is_read_belongs_to_the_key(kept, tmp_path):
    read = store.stored(read_file, f"{bytes_of.__module__}.bytes_of")
    path = tmp_path / "a.txt"
    for text in ("one", "one", "two"):
        path.write_text(text)
        assert read(str(path)) == text
    assert len(CALLS) == 2


@pytest.mark.parametrize("value", [object(), {"a": object()}, pd.DataFrame({"a": [1]}, index=[7])], ids=["an object", "inside", "an index"])
def test_what_has_no_hash_is_simply_called(kept, value):
    assert store.stored(lambda given: given)(value) is value and _entries(kept) == []


def test_without_a_store_the_function_itself_stands_there(monkeypatch):
    monkeypatch.delenv(store.FOLDER, raising=False)
    assert helpers.find_zones is helpers.cleaning.find_zones
    assert set(helpers.SHARED) <= set(helpers.HOMES)


def test_processes_that_ask_at_once_agree(kept, documents):
    many = pd.concat([documents] * 500, ignore_index=True)
    processes = [multiprocessing.get_context("fork").Process(target=write_into, args=(kept, many)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4 and len(list(kept.rglob("*.json"))) == 1
    pd.testing.assert_frame_equal(store.stored(count_words)(many), count_words(many))
    assert CALLS == [1], "the entry was there"


def test_columns_that_a_notebook_adds_part_no_calls_and_change_no_result(make_documents):
    documents = make_documents({"a": "Peru signs\n\nPeru signed a treaty. Anna Berg, mayor of Lima, met Carl Hill.", "b": "Chile waits\n\nBerg said that Peru and Chile would talk."})
    results = []
    for articles in (documents, documents.assign(group="x", n=1)):
        zones = helpers.find_zones(articles)
        sentences = helpers.split_sentences(articles, zones)
        words = helpers.split_words(articles, sentences)
        found = helpers.discover(articles, zones, sentences, words, method="rules")
        aliases = helpers.read_registry(None, found, articles)
        mentions = helpers.find_mentions(articles, zones, sentences, aliases)
        pairs = helpers.count_pairs(helpers.actor_contexts(mentions), articles, kind="actor", shuffles=9)
        results.append([zones, sentences, words, found, aliases, mentions, pairs])
    for one, other in zip(*results, strict=True):
        pd.testing.assert_frame_equal(one, other)
        assert one.attrs == other.attrs


def test_articles_with_and_without_added_columns_are_one_call(kept, make_documents):
    documents = make_documents({"a": "Peru signed."})
    for articles in (documents, documents.assign(group="x")):
        store.stored(count_words)(articles)
    assert CALLS == [1]
