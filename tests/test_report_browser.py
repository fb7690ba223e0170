"""The page in a real browser, without a network: nothing fires, nothing is fetched, the layout holds, every number can be followed."""
from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from page_fixture import Maker, find_spans
from test_report import HOSTILE, TEXTS, whole, words_item

from helpers.display import Count, Fact, Label, Quote, Score

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = os.environ.get("DATELINE_CHROMIUM", "/usr/bin/chromium")
pytestmark = pytest.mark.browser
SHAPES = [(width, scheme) for width in (1280, 375) for scheme in ("light", "dark")]
AXE_RUN = """async () => (await axe.run(document, {
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
  rules: {'color-contrast-enhanced': {enabled: false}, 'target-size': {enabled: true}}, resultTypes: ['violations']
})).violations.map(found => found.id + ': ' + found.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | '))"""


@pytest.fixture(scope="module")
def browser():
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium: name one in DATELINE_CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


def plain(text: str) -> str:
    """The text as a template may be: without numerals and braces."""
    return "".join("i" if character.isdigit() or character in "{}" else character for character in text)


def build_plain(folder: Path, monkeypatch, make_documents) -> Path:
    """A page of two notebooks with a chart, folded rows, scores, quotes and a formula."""
    from helpers import charts

    maker = Maker(folder, make_documents(TEXTS), monkeypatch)
    item = words_item(maker.documents, {"coast": "coast", "Quake": "[Qq]uake", "the": r"\bthe\b", "bank": "bank", "rate": "rate"}, first_screen="chart", rows=2)
    item["chart"] = charts.dots(item["table"], "term", "n", [])
    item["table"] = item["table"].assign(score=[0.5, -0.25, 0.125, 0.0, 1.0])
    item["columns"] |= {"score": Score("NPMI", "association.npmi(n, n_a, n_b, n_contexts)")}
    said = pd.DataFrame({"doc_id": ["rates"], "start": [0], "end": [31], "said": ["The central bank kept its rate."]})
    maker.notebook("01_words", "# Words of the coast\n\nA short story.", "## Which words?\n\nAs [linked](https://example.org).", item, "## Limits\n\nFew words.\n\n$$\\frac{n}{N}$$")
    maker.notebook("02_said", "# Said", {"item": "said", "table": said, "key": ["doc_id"], "columns": {"said": Quote("sentence")}, "finding": "One sentence", "first_screen": "trust"})
    path = folder / "report.html"
    path.write_text(maker.build(), encoding="utf-8")
    return path


def build_hostile(folder: Path, monkeypatch, make_documents) -> Path:
    """A page on which titles, outlets, texts, labels, headings, parameters and prose are all hostile."""
    from helpers import charts

    texts = {f"h{at:02d}": (f"{text}\ncoast {text} coast.\n", {"title": text, "outlet": text, "published": text, "published_from": text}) for at, text in enumerate(HOSTILE)}
    maker = Maker(folder, make_documents(texts), monkeypatch)
    spans = find_spans(maker.documents, {"coast": "coast"}).assign(who=lambda rows: rows["doc_id"].map(dict(zip(texts, HOSTILE, strict=True))))
    table = spans.groupby("who", sort=False).size().rename("n").reset_index()
    columns = {"who": Label(HOSTILE[0])} | {"n": Count(HOSTILE[16])}
    facts = {"all": Fact(len(spans), "spans", spans), "name": Fact(HOSTILE[1], "label", rule="x"), "articles": Fact(len(texts), "articles", whole(maker.documents))}
    item = {"item": "hostile", "table": table, "key": ["who"], "columns": columns, "spans": spans, "facts": facts, "finding": "{all} " + plain(HOSTILE[1]) + " {name}", "counted": plain(HOSTILE[2]),
            "chart": charts.stacked_bars(table, "who", {"n": "words"}), "first_screen": "chart", "caption": plain(HOSTILE[4])}
    maker.notebook("01_hostile", f"# {HOSTILE[0]} {HOSTILE[1]}\n\n{HOSTILE[4]}", *HOSTILE, item)
    path = folder / "report.html"
    path.write_text(maker.build({"run": HOSTILE[15], "parameters": dict(zip(HOSTILE, reversed(HOSTILE), strict=True))}), encoding="utf-8")
    return path


class Opened:
    """A page in the browser, with all that it asked for, said or fired."""

    def __init__(self, browser, path: Path, width: int, scheme: str) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=False)
        self.asked, self.said = [], []
        self.page = self.context.new_page()
        self.page.route("**/*", self._route)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.own = path.as_uri()
        self.page.goto(self.own)
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    def shape(self, width: int, scheme: str) -> Page:
        """The same page on a screen of that width, in that scheme: nothing is loaded again."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(media="screen", color_scheme=scheme)
        return self.page

    def _route(self, route) -> None:
        if route.request.url.split("#")[0] == self.own or route.request.url.startswith("data:"):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()


def axe_faults(page: Page) -> list[str]:
    """What axe-core finds on the page as it is shaped now, by all of its rules with the tags of the goal."""
    axe = pytest.importorskip("axe_playwright_python")
    if not page.evaluate("'axe' in window"):
        page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    return page.evaluate(AXE_RUN)


def open_page(browser, path: Path, width: int = 1280, scheme: str = "light") -> Opened:
    return Opened(browser, path, width, scheme)


@pytest.fixture(scope="module")
def pages(tmp_path_factory, make_documents):
    with pytest.MonkeyPatch.context() as patch:
        yield {"plain": build_plain(tmp_path_factory.mktemp("plain"), patch, make_documents), "hostile": build_hostile(tmp_path_factory.mktemp("hostile"), patch, make_documents)}


@pytest.mark.parametrize("name", ["plain", "hostile"])
@pytest.mark.parametrize(("width", "scheme"), SHAPES)
def test_nothing_is_asked_for_said_or_wider_than_the_screen(browser, pages, name, width, scheme):
    opened = open_page(browser, pages[name], width, scheme)
    assert opened.asked == [] and opened.said == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    assert opened.page.evaluate("window.fired") is None
    assert opened.page.evaluate("getComputedStyle(document.querySelector('h1')).backgroundColor") == "rgba(0, 0, 0, 0)"


def _axe_cases():
    """Two shapes of the plain page at every run of the tests, the others with the slow ones."""
    quick = {("plain", 1280, "light"), ("plain", 375, "dark")}
    cases = [(name, *shape) for name in ("plain", "hostile") for shape in SHAPES]
    return [case if case in quick else pytest.param(*case, marks=pytest.mark.slow) for case in cases]


@pytest.mark.parametrize(("name", "width", "scheme"), _axe_cases())
def test_axe_finds_nothing(browser, pages, name, width, scheme):
    axe = pytest.importorskip("axe_playwright_python")
    opened = open_page(browser, pages[name], width, scheme)
    opened.page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    assert opened.page.evaluate(AXE_RUN) == []


@pytest.mark.parametrize("name", ["plain", "hostile"])
def test_every_link_arrives_and_no_id_stands_twice(browser, pages, name):
    page = open_page(browser, pages[name]).page
    assert page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length") == 0
    assert page.evaluate("(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(one => one.id))") == 0
    assert page.evaluate("document.scripts.length + document.querySelectorAll('iframe, form, object, link, base').length") == 0


def test_hostile_rows_are_displayed(browser, pages):
    page = open_page(browser, pages["hostile"]).page
    shown = page.evaluate("document.body.innerText")
    for text in ("<script>window.fired=1</script>", "<svg onload='window.fired=1'>", "$x_{ y$", "]]>", "=1+1", "nulbellesc[31m", "biditxt"):
        assert text in shown
    assert page.evaluate("document.querySelectorAll('#hostile tbody tr').length") == len(HOSTILE)


def test_a_number_leads_to_its_list_and_on_to_the_sentence(browser, pages):
    page = open_page(browser, pages["plain"]).page
    page.click("#words td a")
    assert page.evaluate("document.querySelector(':target').textContent") == "coast"
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 800
    name = page.evaluate("location.hash")
    page.click(":target + dd a")
    assert page.evaluate("document.querySelector(':target').textContent") == "coast"
    passage = "document.querySelector(':target').closest('li')"
    assert page.evaluate(f"{passage}.innerText").startswith("A strong quake shook the coast on Monday.")
    assert page.evaluate(f"getComputedStyle({passage}).backgroundColor") != page.evaluate("getComputedStyle(document.querySelector('#A2')).backgroundColor")
    page.click(":target")
    assert page.evaluate("location.hash") == name


def test_every_number_of_a_row_opens_the_rows_list(browser, pages):
    page = open_page(browser, pages["plain"]).page
    first = page.get_attribute("#words td a", "href")
    page.click("#words tbody td:nth-child(3)", force=True)
    assert page.evaluate("location.hash") == first


def test_the_keyboard_does_the_same(browser, pages):
    page = open_page(browser, pages["plain"]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.focus("#words svg a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').textContent") == "coast"


def test_on_paper_there_is_no_navigation_and_nothing_is_folded(browser, pages):
    page = open_page(browser, pages["plain"]).page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.contents')).display") == "none"
    assert page.evaluate("[...document.querySelectorAll('#words table')].every(one => one.getBoundingClientRect().height > 0)")


def test_contrast_of_the_charts_text(browser, pages):
    """Axe does not judge text in SVG: each text against the page, or against the shape under it."""
    for _, scheme in SHAPES[:2]:
        page = open_page(browser, pages["plain"], 375, scheme).page
        colours = page.evaluate("[...document.querySelectorAll('svg text')].map(one => [getComputedStyle(one).fill, getComputedStyle(document.documentElement).backgroundColor])")
        assert colours and all(contrast(*map(channels, pair)) >= 4.5 for pair in colours)


def channels(colour: str) -> list[float]:
    return [float(part) / 255 for part in colour[colour.index("(") + 1:].rstrip(")").split(",")[:3]]


def contrast(one: list[float], other: list[float]) -> float:
    def light(rgb: list[float]) -> float:
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
