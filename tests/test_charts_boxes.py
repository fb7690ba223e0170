"""Every chart of the seeds' and the sample's report, on the boxes of its texts as drawn: none over another, none cut, none shortened in a network."""
from __future__ import annotations

import json

import pytest
from run_fixture import ROOT, whole_run
from test_report_browser import SHAPES, browser, open_page

from helpers.charts.checks import overlaps
from helpers.places import project_root

__all__ = ["browser"]
pytestmark = pytest.mark.slow
NETWORKS = ("backbone", "acting-network")
STORIES = ("01_text_statistics", "02_keyword_cooccurrence", "03_actor_mentions")
BOXES = """() => [...document.querySelectorAll('svg.chart')].filter(chart => chart.checkVisibility() && !chart.querySelector('use')).map(chart => {
  const box = one => { const found = one.getBoundingClientRect(); return [found.left, found.top, found.right, found.bottom] };
  const texts = [...chart.querySelectorAll('text')].filter(one => one.textContent.trim());
  return {item: chart.closest('section').id, edge: box(chart), texts: texts.map(one => [one.textContent, ...box(one)])}
})"""
MOVE = """() => { const [one, other] = document.querySelector('svg.chart text').closest('svg').querySelectorAll('text');
  other.setAttribute('x', one.getAttribute('x')); other.setAttribute('y', one.getAttribute('y')); other.setAttribute('text-anchor', 'start') }"""
SLACK = 1.0
"""Pixels by which two boxes may meet: a box is as high as the font's tallest letter, and wider than the ink."""


@pytest.fixture(params=["seeds", "sample"])
def folder(request):
    return request.getfixturevalue("seeds") if request.param == "seeds" else ROOT / "corpus"


def figures_of(folder, run, monkeypatch):
    """Every chart that the notebooks show of a folder, by item, caught where it is drawn; the cells run here, without a kernel."""
    from helpers.display import present

    found, draw = {}, present._figure_svg

    def caught(chart, shown, *rest):
        if chart is not None:
            found[shown.item] = chart
        return draw(chart, shown, *rest)
    monkeypatch.setattr(present, "_figure_svg", caught)
    monkeypatch.setattr(present, "_emit", lambda item: None)
    monkeypatch.setenv("DATELINE_RUN", str(run))
    for name in STORIES:
        monkeypatch.setenv("DATELINE_NOTEBOOK", name)
        cells = json.loads((project_root() / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
        first, *rest = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        names = {}
        exec(first, names)
        names |= {"corpus_dir": str(folder), "discovery": "rules"}
        for cell in rest:
            exec(cell, names)
    return found


def test_no_text_of_a_figure_lies_over_another_or_is_cut(folder, tmp_path, monkeypatch):
    (tmp_path / "items").mkdir()
    figures = figures_of(folder, tmp_path, monkeypatch)
    assert len(figures) >= 12 and set(NETWORKS) & set(figures)
    assert {item: faults for item, figure in figures.items() if (faults := overlaps(figure))} == {}
    names = [text.get_text() for item in NETWORKS if item in figures for text in figures[item].axes[0].texts]
    assert names and [name for name in names if "…" in name] == []


def faults_of(chart) -> list[str]:
    left, top, right, bottom = chart["edge"]
    faults = [f"cut: {text!r}" for text, x0, y0, x1, y1 in chart["texts"] if x0 < left - SLACK or x1 > right + SLACK or y0 < top - SLACK or y1 > bottom + SLACK]
    for at, (one, x0, y0, x1, y1) in enumerate(chart["texts"]):
        faults += [f"over one another: {one!r} and {other!r}" for other, u0, v0, u1, v1 in chart["texts"][at + 1:]
                   if min(x1, u1) - max(x0, u0) > SLACK and min(y1, v1) - max(y0, v0) > SLACK]
    return faults


@pytest.mark.browser
def test_no_text_of_a_chart_on_the_page_lies_over_another_or_is_cut(browser, folder, tmp_path_factory):
    report = whole_run(tmp_path_factory, folder) / "report.html"
    opened = open_page(browser, report)
    for width, scheme in SHAPES:
        charts = opened.shape(width, scheme).evaluate(BOXES)
        assert len(charts) >= 10 and all(chart["texts"] and 0 <= chart["edge"][0] < chart["edge"][2] <= width for chart in charts)
        assert {chart["item"]: faults for chart in charts if (faults := faults_of(chart))} == {}, f"at {width} px, {scheme}"
        assert [text for chart in charts if chart["item"] in NETWORKS for text, *_ in chart["texts"] if "…" in text] == []
    opened.page.evaluate(MOVE)
    assert any(faults_of(chart) for chart in opened.page.evaluate(BOXES)), "a text moved over another is not seen"
    opened.context.close()
