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


QUESTIONS = (".kwic tbody mark", ".answer .side table", ".answer .quotes mark", ".answer .zones .z-headline", ".answer .zones .z-aside small")
"""What the answers of the start page are made of: lines of a concordance, tables of an actor, sentences of a pair, zones of an article."""


@pytest.mark.browser
def test_the_start_page_answers_questions_in_both_themes_and_leaves_nothing_in_git(opened, lab):
    page = opened("00_start_here")
    page.run_all()
    for theme in ("Light", "Dark"):
        page.set_theme(theme)
        assert page.texts(ERRORS) == [] and [part for part in QUESTIONS if not page.has(part)] == []
        assert page.page.evaluate(WIDE) == [] and page.page.evaluate(FAINT) == []
    page.set_theme("Light")
    page.save()
    assert git_status(lab.project) == ""
    page.set_parameter('name: str = "chen hai"')
    page.run_all()
    assert [title for title in page.texts(".answer h3") if title.startswith("Chen Hai: ")]
    page.set_parameter('name: str = "Chen Hay"')
    page.run_all(wait=False)
    page.page.wait_for_selector(ERRORS)
    told = [text.strip() for text in page.texts(ERRORS)]
    assert len(told) == 1 and told[0].startswith("UsageError: no actor is called 'Chen Hay' in this corpus. Nearest: Chen Hai") and "\n" not in told[0]


@pytest.mark.browser
def test_the_fields_of_the_start_page_are_filled_in_and_answer(opened):
    page = opened("00_start_here")
    page.run_all()
    term, actor = page.page.get_by_label("Term", exact=True), page.page.get_by_label("Actor", exact=True)
    term.fill("wire fraud")
    term.press("Enter")
    page.page.wait_for_selector(".widget-html h3:has-text('“wire fraud”: 1 time in 1 article')")
    term.fill("fraud")
    term.press("Enter")
    page.page.wait_for_selector(".widget-html h3:has-text('“fraud”')")
    outlet = page.page.locator(".widget-dropdown:has-text('Outlet') select")
    outlet.select_option("China Daily")
    page.page.wait_for_selector(".widget-html p:has-text('Outlet: China Daily.')")
    outlet.select_option("any")
    page.page.locator(".widget-dropdown:has-text('From') select").select_option("2023-08-24")
    page.page.wait_for_selector(".widget-html p:has-text('Dated 2023-08-24 to …')")
    actor.fill("wang yi")
    actor.press("Enter")
    page.page.wait_for_selector(".widget-html h3:has-text('Wang Yi: ')")
    actor.fill("Wang Y")
    actor.press("Enter")
    page.page.wait_for_selector(".widget-html p:has-text('Nearest: Wang Yi')")
    assert page.texts(ERRORS) == [] and page.page.evaluate(FAINT) == []


@pytest.mark.browser
def test_hostile_articles_fire_nothing_in_jupyterlab(opened, tmp_path):
    attack = "<img src=x onerror=\"window.fired=1\"><script>window.fired=1</script>"
    for at in (1, 2):
        (tmp_path / f"{at}.txt").write_text(f"Strike {attack}\n\nNorway said that the strike {attack} goes on. Anna Berg {attack} said that she was there.\n")
    (tmp_path / "metadata.csv").write_text("doc_id,title,outlet,language\n" + "".join(f"{at},\"{at} " + attack.replace('"', '""') + "\",\"" + attack.replace('"', '""')
                                           + "\",en\n" for at in (1, 2)))
    page = opened("00_start_here")
    page.set_parameter(f'corpus_dir: str = "{tmp_path}"')
    page.run_all()
    assert page.texts(ERRORS) == [] and page.has(".answer .zones")
    assert page.page.evaluate("window.fired") is None and not page.has(".answer img, .answer script")


@pytest.mark.browser
@pytest.mark.parametrize(("notebook", "line", "item", "rows"), [
    ("02_keyword_cooccurrence", "n_keywords: int = 8", "#keywords", 8), ("03_actor_mentions", "n_actors: int = 6", "#people-and-bodies", 6)])
def test_a_parameter_typed_anew_changes_the_story(opened, notebook, line, item, rows):
    page = opened(notebook)
    page.set_parameter(line)
    page.run_all()
    assert page.texts(ERRORS) == []
    numbers = page.page.evaluate("item => new Set([...document.querySelectorAll(`${item} figure svg [data-n]`)].map(one => one.dataset.n.match(/-(\\d+)-/)?.[1])).size", item)
    assert numbers == rows


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
