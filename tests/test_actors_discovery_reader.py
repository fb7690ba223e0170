"""The process that reads for all kernels of a run: it answers, and where it is not there everybody reads for himself."""
from __future__ import annotations

import threading
from pathlib import Path

import pytest

from helpers.actors.discovery import reader


def _words(sentences: list[str]) -> list[tuple[int, int, int, str]]:
    return [(number, 0, len(text), "PERSON") for number, text in enumerate(sentences)]


@pytest.fixture
def listening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A reader of the model "small", in a thread; the event lets its loading end."""
    loaded, path = threading.Event(), tmp_path / "reader"
    threading.Thread(target=reader.serve, args=(str(path), "small", loaded.wait, _words), daemon=True).start()
    while not path.exists():
        pass
    monkeypatch.setenv(reader.READER, str(path))
    return loaded


def test_whoever_asks_while_it_loads_waits(listening: threading.Event) -> None:
    answers: list = []
    asking = threading.Thread(target=lambda: answers.append(reader.ask(["Ana spoke.", "Nobody"], "small")))
    asking.start()
    assert not answers
    listening.set()
    asking.join()
    assert answers == [[(0, 0, 10, "PERSON"), (1, 0, 6, "PERSON")]]


def test_another_model_is_not_read_for(listening: threading.Event) -> None:
    listening.set()
    assert reader.ask(["Ana"], "large") is None
    assert reader.ask(["Ana"], "small") == [(0, 0, 3, "PERSON")]


def test_without_a_reader_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(reader.READER, raising=False)
    assert reader.ask(["Ana"], "small") is None
    monkeypatch.setenv(reader.READER, str(tmp_path / "gone"))
    assert reader.ask(["Ana"], "small") is None
