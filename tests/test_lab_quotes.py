"""What JupyterLab gets of an item: the sentences behind its rows, links that lead there, a style that outweighs JupyterLab's; and how it saves."""
from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from helpers.display import Count, Label, Quote, quote_from, sources
from helpers.display.present import output_of
from helpers.display.wrap import lab_style
from helpers.errors import UsageError
from helpers.run.saving import store_without_outputs

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
TEXTS = {
    "north": "The river rose. A bridge fell on Monday. The bridge of Vik fell too.",
    "south": "No bridge fell here. <b>Bridge</b> & river stood. The river sank. A bridge.",
}


@pytest.fixture
def told(make_documents, monkeypatch):
    """Two articles and their sentences, told for one test; no run."""
    monkeypatch.delenv("DATELINE_RUN", raising=False)
    monkeypatch.setattr(sources, "TOLD", [])
    documents = make_documents(TEXTS)
    sentences = pd.DataFrame([(doc_id, found.start(), found.end()) for doc_id, text in TEXTS.items() for found in re.finditer(r"[^. ][^.]*\.", text)],
                             columns=["doc_id", "start", "end"])
    return documents, sentences


def find_words(*words: str) -> pd.DataFrame:
    return pd.DataFrame([(word, doc_id, found.start(), found.end()) for word in words for doc_id, text in TEXTS.items() for found in re.finditer(word, text)],
                        columns=["word", "doc_id", "start", "end"])


def lab_html(monkeypatch, spans: pd.DataFrame, **changes) -> str:
    """What the item becomes in JupyterLab."""
    from helpers.display import present
    kept: list = []
    monkeypatch.setattr(present, "_emit", kept.append)
    table = spans.groupby("word", sort=False).size().rename("n").reset_index()
    present.show("words", **({"table": table, "key": ["word"], "columns": {"word": Label("word"), "n": Count("times")}, "finding": "x", "spans": spans} | changes))
    return output_of(kept[0])["text/html"]


def quotes(html: str) -> list[str]:
    return re.findall(r"<q>(.*?)</q>", html)


def test_each_row_opens_to_its_sentences_with_the_counted_words_marked(told, monkeypatch):
    quote_from(*told)
    html = lab_html(monkeypatch, find_words("river", "Vik"))
    assert quotes(html) == [
        "The <mark>river</mark> rose.", "&lt;b&gt;Bridge&lt;/b&gt; &amp; <mark>river</mark> stood.", "The <mark>river</mark> sank.",
        "The bridge of <mark>Vik</mark> fell too."]


def test_a_quote_that_is_in_no_list_adds_no_sentence(told, monkeypatch):
    quote_from(*told)
    spans = find_words("Vik")
    before = spans["start"] - len("The bridge of ")
    table = spans.assign(n=1, before="The bridge of", first=before, last=spans["start"] - 1)
    html = lab_html(monkeypatch, spans, table=table, columns={"word": Label("word"), "n": Count("times"), "before": Quote("before", ("doc_id", "first", "last"), listed=False)})
    assert quotes(html[html.index("<details"):]) == ["The bridge of <mark>Vik</mark> fell too."]


def test_at_most_three_passages_a_row_taken_in_turn_and_said(told, monkeypatch):
    quote_from(*told)
    html = lab_html(monkeypatch, find_words("bridge"))
    assert quotes(html) == ["A <mark>bridge</mark> fell on Monday.", "The <mark>bridge</mark> of Vik fell too.", "No <mark>bridge</mark> fell here."]
    assert "3 of 4 passages" in html and "At most 3 passages a row" in html


def test_a_number_leads_to_the_fold_and_nowhere_else(told, monkeypatch):
    quote_from(*told)
    html = lab_html(monkeypatch, find_words("bridge", "river", "Vik"), rows=2)
    targets = re.findall(r'href="#([^"]*)"', html)
    assert targets == ["e-words", "e-words"] and html.count('id="e-words"') == 1  # the folded third row has no sentences here


def test_without_texts_there_is_no_fold_and_no_link(told, monkeypatch):
    html = lab_html(monkeypatch, find_words("bridge"))
    assert "quotes\"" not in html and "href" not in html


def test_texts_of_another_corpus_are_never_quoted(told, monkeypatch):
    documents, sentences = told
    quote_from(documents.assign(text=documents["text"].str[:9]), sentences)
    assert quotes(lab_html(monkeypatch, find_words("bridge"))) == []


def test_in_a_run_the_page_holds_the_evidence(told, monkeypatch, tmp_path):
    quote_from(*told)
    monkeypatch.setenv("DATELINE_RUN", str(tmp_path))
    assert quotes(lab_html(monkeypatch, find_words("bridge"))) == []


def test_a_long_passage_is_cut_around_its_first_mark(told, monkeypatch, make_documents):
    text = "word " * 200 + "needle " + "word " * 200
    at = text.index("needle")
    quote_from(make_documents({"long": text}), pd.DataFrame({"doc_id": ["long"], "start": [0], "end": [len(text)]}))
    [shown] = quotes(lab_html(monkeypatch, pd.DataFrame({"word": ["needle"], "doc_id": ["long"], "start": [at], "end": [at + 6]})))
    assert "<mark>needle</mark>" in shown and shown.startswith("…") and shown.endswith("…") and 250 < len(shown) < 360


def test_a_figure_has_no_links_in_jupyterlab(told, monkeypatch):
    from helpers import charts
    quote_from(*told)
    spans = find_words("bridge", "river")
    table = spans.groupby("word", sort=False).size().rename("n").reset_index()
    html = lab_html(monkeypatch, spans, chart=charts.stacked_bars(table, "word", {"n": "words"}))
    figure = re.search(r"<figure>.*?</figure>", html, re.S).group()
    assert "<a " not in figure and '<a href="#e-words">' in html.replace(figure, "")


def test_quotes_of_a_quote_column(told, monkeypatch):
    quote_from(*told)
    table = pd.DataFrame({"said": ["No bridge fell here."], "doc_id": ["south"], "start": [0], "end": [20]})
    html = lab_html(monkeypatch, find_words("river"), table=table, key=["said"], columns={"said": Quote("sentence")})
    assert "<q><mark>No bridge fell here.</mark></q>" in html


def test_every_rule_of_the_style_outweighs_jupyterlabs():
    heads = [selector.strip() for rule in re.findall(r"([^{}]+)\{[^{}]*\}", lab_style()) for selector in rule.split(",")]
    assert heads and all(head.startswith(".dl.dl.dl") for head in heads)


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if path.name[:2] != "00"], ids=lambda path: path.stem)
def test_every_story_tells_its_texts_before_its_first_item(path):
    source = "\n".join("".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code")
    told = re.search(r"helpers\.(quote_from\(|keep\([^)]*documents=)", source)
    assert told and told.start() < re.search(r"\b(helpers\.show|story\.\w+)\(", source).start()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_that_ran_is_saved_as_git_keeps_it(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="3")], 7
            cell.metadata["execution"], cell.metadata["trusted"] = {"x": 1}, True
    notebook.metadata.kernelspec["display_name"], notebook.metadata["widgets"] = "Python 3 (ipykernel)", {}
    store_without_outputs({"type": "notebook", "content": notebook}, f"notebooks/{path.name}")
    nbformat.write(notebook, tmp_path / path.name)
    assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_notebooks_elsewhere_keep_their_outputs():
    content = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", execution_count=3)])
    store_without_outputs({"type": "notebook", "content": content}, "outputs/sample/notebooks/01.ipynb")
    assert content.cells[0].execution_count == 3


def test_an_error_is_one_line_and_no_traceback():
    assert UsageError("corpus folder 'x' does not exist")._render_traceback_() == ["UsageError: corpus folder 'x' does not exist"]


def test_completion_and_help_in_a_notebook(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))  # nothing of a test in the home of whoever runs it
    from IPython.core.completer import provisionalcompleter
    from IPython.core.interactiveshell import InteractiveShell
    shell = InteractiveShell()
    shell.run_cell("import helpers")
    with provisionalcompleter():
        assert {"show", "show_gate"} <= {one.text for one in shell.Completer.completions("helpers.sh", 10)}
        assert len(list(shell.Completer.completions("helpers.", 8))) > 100
    told = shell.object_inspect("helpers.show")
    assert told["docstring"].startswith("Nothing comes back") and "finding" in told["definition"]
