"""The notebooks in JupyterLab, by clicks in a real browser: Run All, both themes, the fields, parameters changed, bad ones refused.

One JupyterLab and one browser serve all tests; the tests of a notebook share its page and its kernel, in which Run All came first.
"""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import SEEDS, chromium
from lab_fixture import ERRORS, FAINT, ROOT, WIDE, Opened, git_status, make_project, put_back, running_lab

from helpers.run import notebook_parameters

pytestmark = [pytest.mark.slow]


class Story(NamedTuple):
    """Of a notebook: items that hold a figure or a table, items that hold sentences, a heading; a parameter, a value, the item that shows so many rows."""

    shown: tuple[str, ...]
    quoted: tuple[str, ...]
    heading: str
    parameter: str
    rows: int
    item: str


STORIES = {
    "01_text_statistics": Story(("articles", "terms", "numbers-in-text"), ("set-aside", "forms"), "The articles", "n_terms", 6, "#terms"),
    "02_keyword_cooccurrence": Story(("keywords", "pairs"), ("pairs",), "The keywords", "n_keywords", 8, "#keywords"),
    "03_actor_mentions": Story(("states-by-role", "people-and-bodies"), ("names-not-counted",), "What was not counted", "n_actors", 6, "#people-and-bodies"),
}
QUESTIONS = (".kwic tbody mark", ".answer .side table", ".answer .quotes mark", ".answer .zones .z-headline", ".answer .zones .z-aside small")
"""What the answers of the start page are made of: lines of a concordance, tables of an actor, sentences of a pair, zones of an article."""
ROWS = ("item => document.querySelectorAll(`${item} td[style^='--']`).length"
        " || new Set([...document.querySelectorAll(`${item} figure svg [data-n]`)].map(one => one.dataset.n.match(/-(\\d+)-/)?.[1])).size")
"""Rows that an item draws: cells with a bar, or numbers of a figure's marks."""
NOT_RUN = "UsageError: this cell was not run, as the one that reads the parameters ended in an error: "
INSIDE = "one => { const at = one.getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight; }"


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


@pytest.fixture(scope="class")
def page(request, lab, browser):
    """A notebook, opened and run by Run All in a fresh kernel; afterwards its page is closed and its kernel ended."""
    opened = Opened(browser, lab, request.param)
    opened.run_all()
    assert opened.texts(ERRORS) == []
    yield opened
    assert opened.asked == []
    opened.page.close()
    lab.end_kernels()
    put_back(lab.project)


@pytest.fixture
def story(request):
    return STORIES[request.node.callspec.params["page"]]


def assert_story(page: Opened, story: Story) -> None:
    """No error; the items stand there with figure, table and sentences; nothing is too wide or too faint."""
    assert page.texts(ERRORS) == []
    assert story.heading in " ".join(page.texts(".jp-RenderedMarkdown h2"))
    for item in story.shown:
        assert page.has(f"#{item} figure svg") or page.has(f"#{item} table"), item
    assert page.has(".dl figure svg") and page.has(".dl table tbody tr")
    for item in story.quoted:
        assert page.has(f"#{item} > .quotes mark"), item
    assert page.page.evaluate(WIDE) == []
    assert page.page.evaluate(FAINT) == []


def assert_refused(page: Opened, line: str) -> None:
    """What was typed last is refused: one line in the first cell that it touches, one that says so in each that was sent to the kernel after it."""
    page.run_all()
    told = [text.strip() for text in page.texts(ERRORS)]
    assert told[0].startswith(line) and not any("\n" in one for one in told)
    assert all(one.startswith(NOT_RUN) for one in told[1:])


@pytest.mark.browser
@pytest.mark.parametrize("page", STORIES, indirect=True, scope="class")
class TestAStory:
    """In this order: on the sample as it is stored, then with parameters typed anew in the same kernel."""

    def test_on_the_sample_in_both_themes_it_leaves_nothing_in_git(self, page, story, lab):
        assert_story(page, story)
        page.set_theme("Dark")
        assert_story(page, story)
        page.page.set_viewport_size({"width": 900, "height": 800})
        assert page.page.evaluate(WIDE) == []
        page.page.set_viewport_size({"width": 1280, "height": 1000})
        page.set_theme("Light")
        page.save()
        assert git_status(lab.project) == ""

    def test_a_number_leads_to_its_sentences(self, page):
        number = page.page.locator(".dl td a[href^='#e-']:visible").first
        fold = page.page.locator(number.get_attribute("href").replace("#e-", "#") + " > .quotes")
        number.click()
        assert fold.evaluate(INSIDE)
        fold.locator("summary").click()
        assert fold.locator("q").first.is_visible() and "At most 3 passages a row" in fold.inner_text()

    def test_another_folder_and_another_parameter_typed_in_change_it(self, page, story):
        folder = SEEDS if SEEDS.is_dir() else ROOT / "corpus" / "rates"
        page.set_parameter(f'corpus_dir: str = "{folder}"')
        page.set_parameter(f"{story.parameter}: int = {story.rows}")
        page.run_all()
        assert_story(page, story)
        assert page.page.evaluate(ROWS, story.item) == story.rows
        quoted = " ".join(page.page.locator(".quotes li span").all_text_contents())
        assert ("China Daily" if folder == SEEDS else "rates/") in quoted and "05_thirty_one_thousand" not in quoted

    def test_a_bad_parameter_gets_one_line(self, page, story, request):
        valid = notebook_parameters(ROOT / "notebooks" / f"{request.node.callspec.params['page']}.ipynb")[story.parameter].valid
        page.set_parameter(f"{story.parameter}: int = 999")
        line = f"parameter '{story.parameter}' cannot be 999: Valid: {valid}."
        assert_refused(page, f"UsageError: {line}")
        page.run_cell(2)  # the one below it, by hand
        assert page.texts(ERRORS)[1].startswith(NOT_RUN) and line in page.texts(ERRORS)[1]


@pytest.mark.browser
@pytest.mark.parametrize("page", ["00_start_here"], indirect=True, scope="class")
class TestTheStartPage:
    """In this order: as it is stored, its fields, then with parameters typed anew in the same kernel; last it leads away."""

    def test_it_lists_the_files_and_answers_in_both_themes_and_leaves_nothing_in_git(self, page, lab):
        assert page.page.locator("#ledger > .scroll tbody tr").count() == len(list((ROOT / "corpus").glob("*/*")))
        for theme in ("Light", "Dark"):
            page.set_theme(theme)
            assert page.texts(ERRORS) == [] and [part for part in QUESTIONS if not page.has(part)] == []
            assert page.page.evaluate(WIDE) == [] and page.page.evaluate(FAINT) == []
        page.set_theme("Light")
        page.save()
        assert git_status(lab.project) == ""

    def test_its_fields_are_filled_in_and_answer(self, page):
        def ask(field: str, asked: str, answer: str) -> None:
            entry = page.page.get_by_label(field, exact=True)
            entry.fill(asked)
            entry.press("Enter")
            page.page.wait_for_selector(f".widget-html {answer}")

        ask("Term", "wire fraud", "h3:has-text('“wire fraud”: 1 time in 1 article')")
        ask("Term", "fraud", "h3:has-text('“fraud”')")
        outlet = page.page.locator(".widget-dropdown:has-text('Outlet') select")
        outlet.select_option("China Daily")
        page.page.wait_for_selector(".widget-html p:has-text('Outlet: China Daily.')")
        outlet.select_option("any")
        page.page.locator(".widget-dropdown:has-text('From') select").select_option("2023-08-24")
        page.page.wait_for_selector(".widget-html p:has-text('Dated 2023-08-24 to …')")
        ask("Actor", "wang yi", "h3:has-text('Wang Yi: ')")
        ask("Actor", "Wang Y", "p:has-text('Nearest: Wang Yi')")
        assert page.texts(ERRORS) == [] and page.page.evaluate(FAINT) == []

    def test_a_name_typed_in_is_answered_and_an_unknown_one_gets_the_nearest(self, page):
        page.set_parameter('name: str = "chen hai"')
        page.run_all()
        assert [title for title in page.texts(".answer h3") if title.startswith("Chen Hai: ")]
        page.set_parameter('name: str = "Chen Hay"')
        assert_refused(page, "UsageError: no actor is called 'Chen Hay' in this corpus. Nearest: Chen Hai")

    def test_hostile_articles_fire_nothing(self, page, tmp_path):
        attack = "<img src=x onerror=\"window.fired=1\"><script>window.fired=1</script>"
        cell = "\"" + attack.replace('"', '""') + "\""
        for at in (1, 2):
            (tmp_path / f"{at}.txt").write_text(f"Strike {attack}\n\nNorway said that the strike {attack} goes on. Anna Berg {attack} said that she was there.\n")
        (tmp_path / "metadata.csv").write_text("doc_id,title,outlet,language\n" + "".join(f"{at},{cell},{cell},en\n" for at in (1, 2)))
        page.set_parameter(f'corpus_dir: str = "{tmp_path}"')
        page.set_parameter('name: str = ""')
        page.run_all()
        assert page.texts(ERRORS) == [] and page.has(".answer .zones")
        assert page.page.evaluate("window.fired") is None and not page.has(".answer img, .answer script")

    def test_it_leads_to_the_stories(self, page):
        page.page.get_by_role("link", name="Who is named").click()
        opened = page.page.locator(".lm-TabBar-tabLabel:has-text('03_actor_mentions.ipynb')")
        opened.first.wait_for()
        assert opened.count()


def test_the_message_survives_papermill(tmp_path):
    command = [Path(sys.executable).with_name("papermill"), ROOT / "notebooks" / "01_text_statistics.ipynb", tmp_path / "out.ipynb", "-p", "n_term", "6"]
    done = subprocess.run(command, env=os.environ | {"DATELINE_HOME": str(ROOT)}, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode != 0
    assert done.stderr.rstrip().rpartition("\n")[2].startswith("UsageError: unknown parameter 'n_term': did you mean 'n_terms'?")
