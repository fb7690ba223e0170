"""The notebooks in JupyterLab, by clicks in a real browser: Run All, both themes, a parameter changed, a bad one refused."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import chromium
from lab_fixture import ERRORS, FAINT, ROOT, WIDE, Opened, git_status, make_project, running_lab

pytestmark = pytest.mark.slow
STORIES = {
    "01_text_statistics": (("articles", "terms", "numbers-in-text"), ("set-aside", "forms"), "The articles"),
    "02_keyword_cooccurrence": (("keywords", "pairs"), ("pairs",), "The keywords"),
    "03_actor_mentions": (("states-by-role", "people-and-bodies"), ("names-not-counted",), "What was not counted"),
}
"""Of each notebook: items that hold a figure or a table, items that hold sentences, a heading."""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """One JupyterLab for all tests."""
    with running_lab(make_project(tmp_path_factory.mktemp("lab"))) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium())
        yield running
        running.close()


@pytest.fixture
def opened(lab, browser):
    """Open a notebook; afterwards its page is closed and its kernel ended."""
    pages: list[Opened] = []

    def one(notebook: str) -> Opened:
        pages.append(Opened(browser, lab, notebook))
        return pages[-1]
    yield one
    for page in pages:
        assert page.asked == []
        page.page.close()
    lab.end_kernels()


def check_story(page: Opened, notebook: str) -> None:
    """No error; the items stand there with figure, table and sentences; nothing is too wide or too faint."""
    shown, quoted, heading = STORIES[notebook]
    assert page.texts(ERRORS) == []
    assert heading in " ".join(page.texts(".jp-RenderedMarkdown h2"))
    for item in shown:
        assert page.has(f"#{item} figure svg") or page.has(f"#{item} table"), item
    assert page.has(".dl figure svg") and page.has(".dl table tbody tr")
    for item in quoted:
        assert page.has(f"#{item} > .quotes mark"), item
    assert page.page.evaluate(WIDE) == []
    assert page.page.evaluate(FAINT) == []


@pytest.mark.browser
@pytest.mark.parametrize("notebook", STORIES)
def test_a_story_runs_by_clicks_in_both_themes_and_leaves_nothing_in_git(opened, lab, notebook):
    page = opened(notebook)
    page.run_all()
    check_story(page, notebook)
    page.set_theme("Dark")
    check_story(page, notebook)
    page.page.set_viewport_size({"width": 900, "height": 800})
    assert page.page.evaluate(WIDE) == []
    page.set_theme("Light")
    page.save()
    assert git_status(lab.project) == ""


@pytest.mark.browser
@pytest.mark.parametrize("notebook", STORIES)
def test_a_story_runs_on_another_folder_typed_in(opened, notebook, seeds):
    page = opened(notebook)
    page.set_parameter(f'corpus_dir: str = "{seeds}"')
    page.run_all()
    check_story(page, notebook)
    quoted = " ".join(page.page.locator(".quotes li span").all_text_contents())
    assert "China Daily" in quoted and "05_thirty_one_thousand" not in quoted  # an outlet of the seeds, a file of the sample


@pytest.mark.browser
def test_the_start_page_lists_the_files_and_leads_to_the_stories(opened):
    page = opened("00_start_here")
    page.run_all()
    assert page.texts(ERRORS) == []
    assert page.page.locator("#files > .scroll tbody tr").count() == len([path for path in (ROOT / "corpus").glob("*/*")])
    page.page.get_by_role("link", name="Who is named").click()
    page.page.wait_for_selector(".lm-TabBar-tabLabel:has-text('03_actor_mentions.ipynb')")


@pytest.mark.browser
def test_a_number_leads_to_its_sentences_a_parameter_typed_anew_changes_the_chart_and_a_bad_one_gets_one_line(opened):
    page = opened("01_text_statistics")
    page.set_parameter("n_terms: int = 6")
    page.run_all()
    assert page.page.locator("#terms figure svg [data-n$='-n-texts']").count() == 6
    page.page.locator("#set-aside td a").first.click()
    fold = page.page.locator("#set-aside .quotes")
    assert fold.evaluate("one => { const at = one.getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight; }")
    fold.locator("summary").click()
    assert fold.locator("q").first.is_visible() and "At most 3 passages a row" in fold.inner_text()
    page.set_parameter("n_terms: int = 99")
    page.run_all(wait=False)
    page.page.wait_for_selector(ERRORS)
    assert [text.strip() for text in page.texts(ERRORS)] == ["UsageError: parameter 'n_terms' cannot be 99: Valid: int from 5 to 15."]


def test_the_message_survives_papermill(tmp_path):
    command = [Path(sys.executable).with_name("papermill"), ROOT / "notebooks" / "01_text_statistics.ipynb", tmp_path / "out.ipynb", "-p", "n_terms", "99"]
    done = subprocess.run(command, env=os.environ | {"DATELINE_HOME": str(ROOT)}, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode != 0 and done.stderr.rstrip().endswith("UsageError: parameter 'n_terms' cannot be 99: Valid: int from 5 to 15.")
