"""The goal of the shared page, line by line, on real runs: the seed articles, the sample, and a folder in which everything is hostile."""
from __future__ import annotations

import csv
import functools
import http.server
import io
import json
import os
import random
import re
import shutil
import subprocess
import threading
from functools import cache
from pathlib import Path

import pytest
from run_fixture import HARBOUR, ROOT, dateline, make_home, whole_run, write_corpus
from test_report import HOSTILE, LISTS, Ids, ways_back
from test_report_browser import CHROMIUM, SHAPES, axe_faults, browser, channels, contrast, open_page

from helpers.report import loose_digits, spell_out
from helpers.tables import read_sheet

__all__ = ["browser"]
pytestmark = [pytest.mark.slow, pytest.mark.browser]
NAMES = ("seeds", "sample", "hostile")
LIGHTHOUSE = ROOT / ".ci" / "lighthouse" / "node_modules"
BODY = ("{text}\n\nPORT ELLIS, March {day}, 2024 -- Norway and Denmark closed the harbour on Monday, Norway said. The dock workers {text} were on strike.\n\n"
        "Anna Berg, chair of the Dockers' Union, said that the dock workers would not end the strike. The strike {text} goes on in Norway.\n")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing of what it is asked for."""

    def log_message(self, *told: object) -> None:
        """Nothing."""


def _sheet(rows: list[dict[str, str]]) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()


def hostile_files() -> dict[str, str]:
    """Articles whose name, title, text and outlet attack the page, and sheets whose cells and column names do."""
    names = [f"{at:02d} " + re.sub("[/\x00]", "", text)[:60] for at, text in enumerate(HOSTILE)]
    files = {f"{name}.txt": BODY.format(text=text, day=at % 28 + 1) for at, (name, text) in enumerate(zip(names, HOSTILE, strict=True))}
    files["metadata.csv"] = _sheet([{"doc_id": name, "title": text, "outlet": text, HOSTILE[0]: text, "w" * 500: "x"} for name, text in zip(names, HOSTILE, strict=True)])
    files["actors.csv"] = _sheet([{"alias": alias, "actor": actor, "kind": "person", "decision": "accept", "reason": HOSTILE[4], "note": HOSTILE[2]}
                                  for alias, actor in [("Anna Berg", HOSTILE[0]), ("Dockers' Union", HOSTILE[1]), (HOSTILE[15], HOSTILE[15])]])
    files["concepts.csv"] = _sheet([{"term": "strike", "concept": HOSTILE[2], "group": HOSTILE[3], "decision": "accept", "reason": HOSTILE[4]}])
    return files


@pytest.fixture(scope="session")
def runs(tmp_path_factory, request):
    """The run folder of each corpus, made when it is first asked for; that of the seeds and of the sample is also other tests'."""
    @cache
    def run(name: str) -> Path:
        if name != "hostile":
            return whole_run(tmp_path_factory, request.getfixturevalue("seeds") if name == "seeds" else ROOT / "corpus")
        home = make_home(tmp_path_factory.mktemp("goal") / "home")
        done = dateline(home, "report", write_corpus(tmp_path_factory.mktemp("hostile"), hostile_files()), "--run", name)
        assert done.returncode == 0, done.stderr[-2000:]
        return home / "outputs" / name
    return run


@pytest.fixture(params=NAMES)
def run(request, runs):
    return runs(request.param)


@pytest.fixture
def report(run) -> Path:
    return run / "report.html"


@pytest.fixture
def markup(report) -> str:
    return report.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(browser):
    """The page of each run in the browser, loaded once and shaped by each test; no test may change what stands on it."""
    known = {}

    def opened(report: Path):
        if report not in known:
            known[report] = open_page(browser, report)
        return known[report]
    yield opened
    for one in known.values():
        one.context.close()


@pytest.fixture
def opened(pages, report):
    return pages(report)


def test_nothing_is_asked_for_and_the_page_is_as_wide_as_the_screen(opened):
    """Lines 1, 6, 7 and 10."""
    for width, scheme in SHAPES:
        page = opened.shape(width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        smallest = page.evaluate("Math.min(99, ...[...document.querySelectorAll('figure svg.chart')].filter(one => one.checkVisibility())"
                                 ".map(one => 10 * one.getBoundingClientRect().width / one.viewBox.baseVal.width))")
        assert width > 375 or smallest >= 11
    assert page.evaluate("document.scripts.length + document.querySelectorAll('iframe, form, object, link, base, embed').length") == 0
    assert page.evaluate("window.fired") is None and opened.asked == [] and opened.said == []


GROUND = """() => {
  const paint = one => { for (let at = one; at && at.localName !== 'svg'; at = at.parentElement) { const fill = at.getAttribute('fill') || getComputedStyle(at).fill; if (fill) return getComputedStyle(at).fill; } };
  const texts = [...document.querySelectorAll('figure svg.chart text')].filter(one => one.checkVisibility() && one.textContent.trim());
  return texts.map(text => {
    const box = text.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const shapes = [...text.closest('svg').querySelectorAll('path, rect, circle')].filter(one => text.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING);
    let ground = getComputedStyle(document.documentElement).backgroundColor, name = '';
    for (const shape of shapes) {
      const style = getComputedStyle(shape), at = shape.getScreenCTM(), point = new DOMPoint(x, y).matrixTransform(at.inverse());
      const paint = style.fill, solid = !['none', 'transparent'].includes(paint) && !paint.startsWith('url') && !/, 0\\)$/.test(paint) && +style.fillOpacity > .5 && +style.opacity > .5;
      if (solid && shape.isPointInFill(point)) { ground = paint; name = shape.getAttribute('class'); }
    }
    return [text.textContent.trim().slice(0, 30), getComputedStyle(text).fill, ground];
  });
}"""
"""Each text of a chart, its colour, and the colour of the shape that lies under its middle, else of the page."""


def test_text_of_charts_stands_out_from_what_lies_under_it(opened):
    """Line 7: of text over bars too, which axe cannot judge."""
    for scheme in ("light", "dark"):
        found = opened.shape(1280, scheme).evaluate(GROUND)
        weak = {(text, colour, ground) for text, colour, ground in found if contrast(channels(colour), channels(ground)) < 4.5}
        assert len(found) > 20 and weak == set()


PLAIN_CHECKS = """() => ({
  doctype: document.doctype && document.doctype.name, mode: document.compatMode, charset: document.characterSet, lang: document.documentElement.lang,
  title: document.title.length > 5, description: (document.querySelector('meta[name=description]') || {content: ''}).content.length > 30,
  viewport: (document.querySelector('meta[name=viewport]') || {content: ''}).content.includes('width=device-width'), robots: !document.querySelector('meta[name=robots]'),
  links: [...document.querySelectorAll('a')].filter(a => !a.getAttribute('href') && !a.closest('svg')).length,
  vague: [...document.querySelectorAll('a')].filter(a => /^(click here|here|more|link|this|read more)$/i.test(a.textContent.trim())).length,
  sized: [...document.images].filter(i => !i.width).length, paste: document.querySelectorAll('[onpaste]').length, deprecated: document.querySelectorAll('font, center, marquee, frame').length,
  tooSmall: [...document.querySelectorAll('main p, main li, main td, main th, main dd')].filter(e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 12).length,
  zoom: !/user-scalable\\s*=\\s*no|maximum-scale/.test((document.querySelector('meta[name=viewport]') || {content: ''}).content),
})"""


def test_what_a_search_engine_and_an_old_browser_ask_for(opened):
    """Line 3: the checks of Lighthouse's best practices and SEO that concern a page of this kind, one by one."""
    told = opened.shape(375, "light").evaluate(PLAIN_CHECKS)
    assert told == {"doctype": "html", "mode": "CSS1Compat", "charset": "UTF-8", "lang": "en", "title": True, "description": True, "viewport": True, "robots": True, "links": 0,
                    "vague": 0, "sized": 0, "paste": 0, "deprecated": 0, "tooSmall": 0, "zoom": True}


def lighthouse(browser, runs):
    """Line 3: 100 in accessibility, best practices and SEO, served on loopback, for Lighthouse cannot judge a file."""
    handler = functools.partial(Quiet, directory=runs("sample"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = subprocess.run(["node", LIGHTHOUSE.parent / "check.mjs", f"http://127.0.0.1:{server.server_port}/report.html"], capture_output=True, text=True, timeout=900, check=False,
                              env=os.environ | {"CHROME_PATH": CHROMIUM})
        server.shutdown()
    assert done.returncode == 0, done.stderr[-1000:]
    assert json.loads(done.stdout) == {"scores": {"accessibility": 1, "best-practices": 1, "seo": 1}, "failed": [], "error": ""}


if (LIGHTHOUSE / "lighthouse").is_dir():  # a program of its own, in another language (npm ci --prefix .ci/lighthouse): a test only for whoever has it; .ci/run installs it
    test_lighthouse = lighthouse


def test_axe_finds_nothing(opened):
    """Line 3: on each width and in each scheme."""
    found = {shape: axe_faults(opened.shape(*shape)) for shape in SHAPES}
    assert found == {shape: [] for shape in SHAPES}


MOST = {"seed_corpus": 250_000, "corpus": 250_000, "hostile": 1_500_000}
"""What is reached, with all evidence. This keeps the page from growing unseen."""


def test_the_page_holds_all_evidence_in_few_bytes(run, markup):
    """Line 2: each sentence once, all of it, and the size that this takes."""
    assert len(markup.encode("utf-8")) <= MOST[run.name]
    assert "Every sentence of every list stands here" in markup and " of " not in "".join(re.findall(r"<dd><i>(.*?)</i>", markup))
    evidence = read_sheet(run / "tables" / "evidence.csv")
    opened = set(re.findall(r"data-n=([a-z0-9-]+)", spell_out(markup)))
    assert set(evidence.loc[evidence["number_id"].isin(opened), "on_page"]) == {"True"}
    sentences = re.findall(r"<li id=[A-Z0-9.]+[^>]*><q>(.*?)</q>", markup, re.S)
    assert len(sentences) > 20


def test_structure(markup):
    """Lines 4, 5 and 9: names of figures, tables, headings, landmarks, ids and links."""
    seen = Ids(markup)
    assert len(seen.ids) == len(set(seen.ids)) and set(seen.links) <= set(seen.ids)
    assert seen.headings.count(1) == 1 and all(later <= earlier + 1 for earlier, later in zip(seen.headings, seen.headings[1:], strict=False))
    assert '<html lang="en">' in markup and "<main " in markup and "class=skip" in markup and "class=contents" in markup
    tables = re.findall(r"<table.*?</table>", markup, re.S)
    assert tables and all("<caption>" in one and "<th scope=col" in one and "<th scope=row" in one for one in tables if "<tbody>" in one)
    for svg in re.findall(r"<svg (?!class=rings).*?</svg>", markup, re.S):
        name = re.search(r"aria-labelledby=([a-z0-9-]+)", svg)
        told = re.search(r'aria-label="([^"]*)"', re.search(rf"<svg[^>]*id={name.group(1)}[ >].*?>", markup, re.S).group() if name else svg).group(1)
        assert any(map(str.isdigit, told)) and "No description" not in told and ".svg" not in told


OPENS = r"<a (?:id=[a-l][0-9A-Z]+ )?href=#(?:[a-z][0-9A-Z]+|[A-Z]\d*|\d+(?:\.\d+)?)(?=[ >])"
"""A link to a list, or to the one sentence or article that a number rests on."""


def test_every_count_opens_its_sentences(run, markup):
    """Line 9: each count on the page that has evidence is, or stands in the row of, a link to a list that has entries or to the sentence that it rests on."""
    numbers, evidence = read_sheet(run / "tables" / "numbers.csv"), read_sheet(run / "tables" / "evidence.csv")
    markup = spell_out(markup)
    counted = set(numbers.loc[numbers["kind"] == "count", "number_id"]) & set(evidence["number_id"])
    shown = {given["data-n"] for _, given in Ids(markup).tags if "data-n" in given} & counted
    rows = re.findall(r"<tr><th.*?(?=<tr>|</table>)", markup, re.S)
    linked = set(re.findall(rf"{OPENS}[^>]* data-n=([a-z0-9-]+)", markup))
    linked |= {number for row in rows if re.search(OPENS, row) for number in re.findall(r"data-n=([a-z0-9-]+)", row)}
    charts = "".join(re.findall(rf"{OPENS}(?: tabindex=-1)?>.*?</a>", markup, re.S))
    linked |= set(re.findall(r"data-n=([a-z0-9-]+)", charts))
    assert shown - linked == set() and len(shown) > 20
    lists = {name: entries for name, _, entries in LISTS.findall(markup)}
    parts = set(re.findall(r"<(?:b|a) id=([a-l][0-9A-Z]+)", "".join(lists.values())))
    alone = dict(re.findall(r"<a id=([a-l][0-9A-Z]+) href=#([A-Za-z0-9.]+)", markup))
    led, back = ways_back(markup)
    assert len(led) > 20 and led - back == set()
    assert set(re.findall(r"href=#([a-l][0-9A-Z]+)[ >]", markup)) <= set(lists) | parts | set(alone) and all("href=#" in entries for entries in lists.values())
    assert set(alone.values()) <= set(Ids(markup).ids)


def test_numbers_are_rows_and_nothing_else_is_a_numeral(run, markup):
    """Line 12 and the law of numbers."""
    shown = {given["data-n"] for _, given in Ids(markup).tags if "data-n" in given}
    assert shown <= set(read_sheet(run / "tables" / "numbers.csv")["number_id"])
    assert loose_digits(markup) == []


def test_the_page_says_what_it_was_made_from(run, markup):
    """Line 12: hashes and parameters; no folder of this machine."""
    for told in ("Corpus", "Registry (actors.csv)", "Lock of the packages", "Code"):
        assert f"<dt>{told}" in markup
    assert str(run.parent.parent) not in markup and str(Path.home()) + "/" not in markup and "<math" in markup


def test_a_mark_in_a_chart_works_with_mouse_and_keyboard(opened):
    """Line 9: same tab, Enter."""
    page = opened.shape(1280, "light")
    link = page.locator("section.item svg.chart a:not([tabindex])").first
    wanted = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == wanted and page.evaluate("document.querySelector(':target').closest('dl, article') !== null")
    assert len(page.context.pages) == 1


def test_hostile_rows_are_displayed(pages, runs):
    """Line 10: what attacks is there to read."""
    page = pages(runs("hostile") / "report.html").shape(1280, "light")
    shown = page.evaluate("document.body.innerText")
    for text in ("<script>window.fired=1</script>", "<svg onload='window.fired=1'>", "$x_{ y$", "]]>", "nulbellesc[31m", "biditxt"):
        assert text in shown
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_on_paper(opened):
    """Line 13. Last of the tests that share a page: it closes what is folded, and opens it again."""
    page = opened.shape(1280, "light")
    page.emulate_media(media="print")
    hidden = page.evaluate("['.skip', '.contents', '.stories'].map(name => getComputedStyle(document.querySelector(name)).display)")
    assert hidden == ["none"] * 3
    assert page.evaluate("[...document.querySelectorAll('figure, tr')].every(one => getComputedStyle(one).breakInside === 'avoid')")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    assert page.evaluate("[...document.querySelectorAll('details:not(.code) table, details:not(.code) figure')].every(one => one.getBoundingClientRect().height > 0)")
    assert page.pdf().startswith(b"%PDF")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def test_a_failed_cell_leaves_no_page(tmp_path):
    """Line 13: neither half a report nor the earlier one's replacement."""
    home = make_home(tmp_path / "home")
    broken = tmp_path / "home" / "notebooks"
    broken.unlink()
    shutil.copytree(ROOT / "notebooks", broken)
    story = broken / "03_actor_mentions.ipynb"
    story.write_text(story.read_text(encoding="utf-8").replace("import helpers", "import helpers\\nraise ValueError('broken')", 1), encoding="utf-8")
    done = dateline(home, "report", write_corpus(tmp_path / "harbour", HARBOUR), "--fresh")
    assert done.returncode == 1 and not list((home / "outputs").rglob("*.html"))


def many_articles(number: int) -> dict[str, str]:
    """Articles of sentences drawn from the sample, each another draw."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.txt"))]
    sentences = [found for text in texts for found in re.findall(r"[A-Z][^.!?\n]{30,}[.!?]", text)]
    return {f"{at:03d}.txt": "\n\n".join(" ".join(random.Random(2 * at + part).sample(sentences, 3)) for part in range(2)) + "\n" for at in range(number)}


def test_five_hundred_articles_fit(tmp_path):
    """Line 2: by halving the evidence that stands on the page."""
    home = make_home(tmp_path / "home")
    done = dateline(home, "report", write_corpus(tmp_path / "many", many_articles(500)), "--run", "many")
    assert done.returncode == 0, done.stderr[-2000:]
    page = (home / "outputs" / "many" / "report.html").read_text(encoding="utf-8")
    assert len(page.encode("utf-8")) <= 1_500_000
    seen = Ids(page)
    assert len(seen.ids) == len(set(seen.ids)) and set(seen.links) <= set(seen.ids) and loose_digits(page) == []
