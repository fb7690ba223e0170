"""The page: its parts in order, the evidence halved until it fits, its numbers written beside it."""
from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.display.clean import clip, escape
from helpers.display.wrap import item_style
from helpers.evidence import MOST_PASSAGES, Collected, collect, read_places
from helpers.places import DATA
from helpers.report import methods
from helpers.report.copied import Copied
from helpers.report.evidence_html import evidence_html
from helpers.report.labels import PageNumbers
from helpers.report.layout import ALL, EvidencePage
from helpers.report.lean import lean
from helpers.report.passages import Located, choose, locate, size_of
from helpers.report.screen import first_screen
from helpers.report.story import Story, read_story
from helpers.tables import empty_table, has_table, read_sheet, write_table

OPENED = re.compile(r'href="#(e-[a-z0-9-]+)"')
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
HANDY, LARGE, MOST = 250_000, 1_500_000, 5_000_000
"""Bytes above which the page of five articles is written without folded rows; above which evidence is left out, half of a list's passages and half again; and of the largest page that is written at all."""


class Page(NamedTuple):
    """The report: its HTML, and the contract tables of all numbers and all evidence with what stands on the page."""

    html: str
    numbers: pd.DataFrame
    evidence: pd.DataFrame


def page_style() -> str:
    """The page's own style sheet, with that of items and charts."""
    from helpers.charts import palette_css

    return "".join(line.strip() for part in (palette_css(), item_style(), (DATA / "page.css").read_text(encoding="utf-8")) for line in part.splitlines())


def _kept(run: Path, name: str) -> pd.DataFrame | None:
    path = run / "tables" / f"{name}.csv"
    return read_sheet(path).drop(columns="line") if has_table(path) else None


def _sentences(run: Path, evidence: pd.DataFrame) -> pd.DataFrame | None:
    """Where the sentences of the articles lie in which something was counted."""
    path = run / "tables" / "sentences.csv"
    return read_places(path, set(evidence["doc_id"])) if has_table(path) else None


def _contents(stories: list[Story], parts: list[tuple[str, str, str]]) -> str:
    links = [(f"story-{story.name}", story.title) for story in stories] + [(place, title) for place, title, _ in parts]
    return '<nav class="contents" aria-label="Contents"><ul>' + "".join(f'<li><a href="#{place}">{escape(title)}</a></li>' for place, title in links) + "</ul></nav>"


def _story_html(story: Story) -> str:
    return (f'<section class="story" id="story-{story.name}"><div class="head"><h2>{escape(story.title)}</h2><div class="standfirst">{story.standfirst}</div></div>\n'
            f'<div class="body">{story.body}</div></section>')


def _figures(run: Path, items: list[dict]) -> dict[str, str]:
    wanted = {item["item"] for item in items if item["first_screen"] == "chart" and item["has_figure"]}
    return {folder.name.split("-", 2)[2]: (folder / "figure.svg").read_text(encoding="utf-8")
            for folder in sorted((run / "items").iterdir()) if folder.name.count("-") > 1 and folder.name.split("-", 2)[2] in wanted} if wanted else {}


def _parts(run: Path, stories: list[Story], collected: Collected, record: dict, evidence: str, numbers: PageNumbers) -> list[tuple[str, str, str]]:
    """The end matter: id, title, HTML of each part that has something to say."""
    skipped = _kept(run, "skipped")
    formulas = methods.formulas_html(collected.numbers["rule"])
    found = [
        ("part-left-out", "What was not used", methods.skipped_html(empty_table("skipped") if skipped is None else skipped, numbers)),
        ("part-methods", "Methods and limits", methods.limits_html(stories) + (f"<h3>Formulas</h3><dl class=\"formulas\">{formulas}</dl>" if formulas else "")),
        ("part-parameters", "Parameters", methods.parameters_html(record.get("parameters", {}), numbers)),
        ("part-code", "Code", methods.code_html(stories)),
        ("part-record", "What this page was made from", methods.record_html(record, numbers)),
        ("part-evidence", "Evidence", evidence),
    ]
    return [part for part in found if part[2]]


FOLD = re.compile(r'<details class="more"><summary>(.*?)</summary>.*?</details>', re.S)
EVERY = re.compile(r'<data [^>]*data-n="([a-z0-9-]+)-n-rows">[^<]*</data>')


def _unfold(story: Story, numbers: PageNumbers) -> Story:
    """The story without the folded rows of its tables: each says how many rows it shows, and where all stand."""
    def one(found: re.Match[str]) -> str:
        every = EVERY.search(found.group(1))
        if every is None:
            return found.group()
        table = story.body.rfind("<tbody>", 0, found.start())
        shown = numbers.number(f"rows {every.group(1)}", story.body.count("<tr>", table, found.start()), "rows of the item's table on the page")
        return f'<p class="more">The first {shown} of {every.group()} rows; all stand in <code>tables/item_{every.group(1)}.csv</code></p>'
    return story._replace(body=FOLD.sub(one, story.body))


def _write(run: Path, stories: list[Story], collected: Collected, located: Located, documents: pd.DataFrame, record: dict, limit: int, numbers: PageNumbers,
           copied: Copied | None = None) -> tuple[Page, int]:
    passages = copied.choose(located) if copied and copied.choose else choose(located, limit)
    layout = EvidencePage(passages, documents, numbers, copied)
    evidence = evidence_html(layout) if len(collected.lists) or limit else ""
    parts = _parts(run, stories, collected, record, evidence, numbers)
    name = record.get("run") or record.get("corpus", {}).get("name") or "report"
    figures = {item: svg for item, svg in _figures(run, collected.items).items() if any(f'id="{item}-chart"' in story.body for story in stories)}
    head = first_screen(name, stories, collected.items, figures, layout.shares, numbers, copied.told if copied else "")
    body = "\n".join(_story_html(story) for story in stories)
    end = "\n".join(f'<section class="end" id="{place}"><div class="head"><h2>{escape(title)}</h2></div><div class="body">{markup}</div></section>' for place, title, markup in parts)
    markup = lean(
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<meta name="description" content="A Dateline report: every number opens the sentences it was counted from."><title>{escape(clip(name, 120))}: Dateline report</title>'
        f'<style>{page_style()}</style></head>\n<body class="dl"><a class="skip" href="#part-content">Skip to the report</a>\n<main id="part-content" tabindex="-1">\n{head}\n'
        f"{_contents(stories, parts)}\n{body}\n{end}\n</main></body></html>\n", layout.addresses(), layout.targets())
    page = Page(markup, pd.concat([collected.numbers, numbers.table()], ignore_index=True), collected.evidence.assign(on_page=passages.on_page.to_numpy()))
    return page, len(markup.encode("utf-8"))


def _linked_only(collected: Collected, stories: list[Story]) -> Collected:
    """Without the lists that nothing on the page opens: those of rows that stand in an item's CSV alone."""
    told = [story.body for story in stories] + [item[part] for item in collected.items for part in ("finding", "how", "counted")]
    opened = {name for text in told for name in OPENED.findall(text)}
    return collected._replace(lists=collected.lists[collected.lists["list_id"].isin(opened)].reset_index(drop=True))


def handy_bytes(n_articles: int) -> int:
    """How large a page may be with all rows of its tables, for so many articles: above it folded rows stand in the CSV alone.

    >>> handy_bytes(3), handy_bytes(5), handy_bytes(500), handy_bytes(10_000)
    (250000, 250000, 1500000, 1500000)
    """
    return round(min(LARGE, HANDY + max(0, n_articles - 5) * (LARGE - HANDY) / 495))


LONG = 1.7
"""How many times the bytes of a page its items may have, for it is likely to fit with all rows; a longer one is first written without the folded ones."""
TAG, CELL = re.compile(r"<[^>]*>"), re.compile(r"<t[rhd][ >]")


def _least_folded(stories: list[Story]) -> float:
    """Bytes that the folded rows take on the page at the very least: their text, four for a row or cell, fifteen for a link."""
    rows = "".join(found.group() for story in stories for found in FOLD.finditer(story.body))
    return 0.9 * (len(TAG.sub("", rows)) + 4 * len(CELL.findall(rows)) + 15 * rows.count("<a "))


def make_page(run: Path, notebooks: list[Path], documents: pd.DataFrame, record: dict, most_bytes: int | None = None, copied: Copied | None = None,
              every: Collected | None = None) -> Page:
    """The report of a run as `Page`, with all evidence. A page larger than `handy_bytes` is written without the folded rows of its tables; one larger
    than `most_bytes` with at most 32 passages a list, halved until it fits.

    `every` is what the items left, where it has been read already. Raises DatelineError where a notebook holds an error.
    """
    told, most_bytes = [read_story(path) for path in notebooks], most_bytes or LARGE
    every = collect(run / "items") if every is None else every
    sentences = _sentences(run, every.evidence)
    located, size, cut, short = None, most_bytes + 1, bool(every.lists["total"].any()), None
    room = min(most_bytes, handy_bytes(len(documents)))
    likely_long = not copied and sum(len(story.body) for story in told) > LONG * room
    for folded in (False,) if cut and not copied else (False, True) if likely_long else (True, False):
        numbers, limit = PageNumbers(), ALL
        stories = told if folded else [_unfold(story, numbers) for story in told]
        collected = _linked_only(every, stories)
        located = locate(collected, documents, sentences, located)
        if not copied and (cut or size_of(located).least > most_bytes):
            if likely_long:
                break
            continue
        page, size = _write(run, stories, collected, located, documents, record, limit, numbers.copy(), copied)
        if size <= (room if folded else most_bytes):
            if folded or cut or not likely_long or size + _least_folded(told) > room:
                return page
            short = page
        elif likely_long and not folded:
            break
    if short:
        return short
    while limit and size > most_bytes:
        limit = min(limit // 2, MOST_PASSAGES)
        if limit and not copied and _too_large(stories, located, limit, cut) > most_bytes:
            continue
        page, size = _write(run, stories, collected, located, documents, record, limit, numbers.copy(), copied)
    return page if size <= MOST else _short_page(run, told, every, documents, record, size, copied)


def _too_large(stories: list[Story], located: Located, limit: int, cut: bool) -> float:
    """Bytes of the page with so many passages a list: at the very least; of a large corpus about, so that it is written once."""
    told, size = sum(len(story.body) for story in stories), size_of(located, limit)
    return 0.5 * told + 0.9 * size.about if cut else 0.4 * told + size.least


def _short_page(run: Path, stories: list[Story], collected: Collected, documents: pd.DataFrame, record: dict, size: int, copied: Copied | None) -> Page:
    """The page that stands for one too large to open: the findings with their numbers; why it is short, and where everything lies."""
    numbers = PageNumbers()
    why = (f"<p><strong>This page is short.</strong> With its tables, charts and sentences it would have {numbers.number('bytes of the whole page', size, 'bytes of the page with no evidence')} bytes; "
           f"a page of more than {numbers.number('most bytes of a page', MOST, 'bytes of the largest page that is written')} opens badly. Nothing is lost: the tables lie in <code>tables</code>, the charts in "
           "<code>figures</code>, every number with its spans in <code>tables/numbers.csv</code> and <code>tables/evidence.csv</code>, the notebooks with all outputs in <code>notebooks</code>.</p>")
    bodies = {story.name: "\n".join(_short_item(item) for item in collected.items if item["notebook"] == story.name) for story in stories}
    kept = [story._replace(body=(why if place == 0 else "") + bodies[story.name]) for place, story in enumerate(stories)]
    nothing = collected._replace(lists=collected.lists.iloc[:0])
    located = locate(nothing, documents, _sentences(run, collected.evidence))
    return _write(run, kept, nothing, located, documents, record, 0, numbers, copied)[0]


def _short_item(item: dict) -> str:
    return f'<section class="item" id="{item["item"]}"><h3 class="finding">{item["finding"]}</h3><p><code>tables/item_{item["item"]}.csv</code></p></section>'


def build_page(run_folder: Path, notebooks: list[Path], documents: pd.DataFrame, record: dict, every: Collected | None = None) -> str:
    """The report of a run as one HTML file; writes `tables/numbers.csv` and `tables/evidence.csv` as they stand on it."""
    page = make_page(run_folder, notebooks, documents, record, every=every)
    write_table(page.numbers, run_folder / "tables" / "numbers.csv")
    write_table(page.evidence, run_folder / "tables" / "evidence.csv")
    return page.html
