"""An executed notebook is kept without times, paths and random ids."""
from __future__ import annotations

import json

import pytest

from helpers.run.notebook import clean_notebook, write_notebook


def _executed() -> dict:
    return {
        "cells": [
            {"cell_type": "markdown", "id": "01-title", "metadata": {"papermill": {"duration": 1.2}}, "source": "# T"},
            {"cell_type": "code", "id": "f3a9", "metadata": {"tags": ["injected-parameters"], "papermill": {}, "execution": {"x": 1}},
             "source": '# Parameters\ncorpus_dir = "/home/ann/news"\n', "outputs": [], "execution_count": 1},
            {"cell_type": "code", "id": "01-a", "metadata": {"tags": ["x"]}, "source": "a", "execution_count": 2, "outputs": [
                {"output_type": "stream", "name": "stderr", "text": "warning from /home/ann"}, {"output_type": "stream", "name": "stdout", "text": "3"}]},
        ],
        "metadata": {"papermill": {"start_time": "now"}, "language_info": {"name": "python", "version": "3.11.7"}}, "nbformat": 4, "nbformat_minor": 5,
    }


def test_what_differs_from_run_to_run_is_gone(tmp_path):
    write_notebook(clean_notebook(_executed(), "01_a", {"/home/ann/news": "news"}), tmp_path / "01_a.ipynb")
    text = (tmp_path / "01_a.ipynb").read_text()
    kept = json.loads(text)
    assert "/home" not in text and "papermill" not in text and "3.11" not in text
    assert [cell["id"] for cell in kept["cells"]] == ["01-title", "01_a-injected", "01-a"]
    assert 'corpus_dir = "news"' in kept["cells"][1]["source"]
    assert kept["cells"][2]["outputs"] == [{"output_type": "stream", "name": "stdout", "text": "3"}]


def test_an_address_in_memory_is_refused():
    notebook = _executed()
    notebook["cells"][2]["outputs"][1]["text"] = "<object at 0x7f00aa11bb22>"
    with pytest.raises(ValueError, match="address in memory"):
        clean_notebook(notebook, "01_a", {})
