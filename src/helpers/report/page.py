"""The page: its parts in order, its numbers beside it."""
from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.display.clean import clip, escape
from helpers.display.wrap import item_style
from helpers.evidence import Collected
from helpers.places import DATA
from helpers.report import methods
from helpers.report.copied import Copied
from helpers.report.evidence_html import evidence_html
from helpers.report.labels import PageNumbers
from helpers.report.layout import EvidencePage
from helpers.report.lean import lean
from helpers.report.passages import Located, choose
from helpers.report.screen import first_screen
from helpers.report.story import Story
from helpers.tables import empty_table, has_table, read_sheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


class Page(NamedTuple):
    """The report: its HTML, and the contract tables of all numbers and all evidence with what stands on the page."""

    html: str
    numbers: pd.DataFrame
    evidence: pd.DataFrame


def page_style() -> str:
    """The page's own style sheet, with that of items and charts."""
    from helpers.charts import palette_css

    return "".join(line.strip() for part in (palette_css(), item_style(), (DATA / "page.css").read_text(encoding="utf-8"))
                   for line in part.splitlines())


def _kept(run: Path, name: str) -> pd.DataFrame | None:
    path = run / "tables" / f"{name}.csv"
    return read_sheet(path).drop(columns="line") if has_table(path) else None


def _contents(stories: list[Story], parts: list[tuple[str, str, str]]) -> str:
    links = [(f"story-{story.name}", story.title) for story in stories] + [(place, title) for place, title, _ in parts]
    listed = "".join(f'<li><a href="#{place}">{escape(title)}</a></li>' for place, title in links)
    return f'<nav class="contents" aria-label="Contents"><ul>{listed}</ul></nav>'


def _story_html(story: Story) -> str:
    return (f'<section class="story" id="story-{story.name}"><div class="head"><h2>{escape(story.title)}</h2>'
            f'<div class="standfirst">{story.standfirst}</div></div>\n'
            f'<div class="body">{story.body}</div></section>')


def _figures(run: Path, items: list[dict]) -> dict[str, str]:
    wanted = {item["item"] for item in items if item["first_screen"] == "chart" and item["has_figure"]}
    return {folder.name.split("-", 2)[2]: (folder / "figure.svg").read_text(encoding="utf-8")
            for folder in sorted((run / "items").iterdir()) if folder.name.count("-") > 1
            and folder.name.split("-", 2)[2] in wanted} if wanted else {}


def _parts(run: Path, stories: list[Story], collected: Collected, record: dict, evidence: str, numbers: PageNumbers) -> list[tuple[str, str, str]]:
    """The end matter: id, title, HTML of each part that has something to say."""
    skipped = _kept(run, "skipped")
    formulas = methods.formulas_html(collected.numbers["rule"])
    found = [
        ("part-left-out", "What was not used", methods.skipped_html(empty_table("skipped") if skipped is None else skipped, numbers)),
        ("part-methods", "Methods and limits",
         methods.limits_html(stories) + (f"<h3>Formulas</h3><dl class=\"formulas\">{formulas}</dl>" if formulas else "")),
        ("part-parameters", "Parameters", methods.parameters_html(record.get("parameters", {}), numbers)),
        ("part-code", "Code", methods.code_html(stories)),
        ("part-record", "What this page was made from", methods.record_html(record, numbers)),
        ("part-evidence", "Evidence", evidence),
    ]
    return [part for part in found if part[2]]


class Draft(NamedTuple):
    """A page before its sentences are chosen: its stories, what they open, where that lies, the numbers of the page's own words."""

    stories: list[Story]
    collected: Collected
    located: Located
    numbers: PageNumbers


class Written(NamedTuple):
    """A page and its bytes."""

    page: Page
    size: int


class Press(NamedTuple):
    """What every page of a run is made of."""

    run: Path
    documents: pd.DataFrame
    record: dict
    copied: Copied | None

    def write(self, draft: Draft, limit: int) -> Written:
        """The page of a draft with at most `limit` passages a list."""
        copied, (stories, collected, located, _), numbers = self.copied, draft, draft.numbers.copy()
        passages = copied.choose(located) if copied and copied.choose else choose(located, limit)
        layout = EvidencePage(passages, self.documents, numbers, copied)
        evidence = evidence_html(layout) if len(collected.lists) or limit else ""
        parts = _parts(self.run, stories, collected, self.record, evidence, numbers)
        name = self.record.get("run") or self.record.get("corpus", {}).get("name") or "report"
        figures = {item: svg for item, svg in _figures(self.run, collected.items).items()
                   if any(f'id="{item}-chart"' in story.body for story in stories)}
        head = first_screen(name, stories, collected.items, figures, layout.shares, numbers, copied.told if copied else "")
        markup = lean(_markup(name, head, stories, parts), layout.addresses(), layout.targets())
        page = Page(markup, pd.concat([collected.numbers, numbers.table()], ignore_index=True),
                    collected.evidence.assign(on_page=passages.on_page.to_numpy()))
        return Written(page, len(markup.encode("utf-8")))


def _markup(name: str, head: str, stories: list[Story], parts: list[tuple[str, str, str]]) -> str:
    """The whole file, before it is made lean."""
    body = "\n".join(_story_html(story) for story in stories)
    end = "\n".join(f'<section class="end" id="{place}"><div class="head"><h2>{escape(title)}</h2></div><div class="body">{markup}</div></section>'
                    for place, title, markup in parts)
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
            '<meta name="description" content="A Dateline report: every number opens the sentences it was counted from.">'
            f'<title>{escape(clip(name, 120))}: Dateline report</title><style>{page_style()}</style></head>\n'
            '<body class="dl"><a class="skip" href="#part-content">Skip to the report</a>\n'
            f'<main id="part-content" tabindex="-1">\n{head}\n{_contents(stories, parts)}\n{body}\n{end}\n</main></body></html>\n')
