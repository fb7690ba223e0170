"""Which page of a run fits: with all rows of its tables and all sentences, else without the folded rows, else with fewer and fewer sentences."""
from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

import pandas as pd

from helpers.evidence import MOST_PASSAGES, Collected, collect, read_places
from helpers.report.copied import Copied
from helpers.report.labels import PageNumbers
from helpers.report.layout import ALL
from helpers.report.page import Draft, Page, Press, Written
from helpers.report.passages import Located, locate, size_of
from helpers.report.story import Story, read_story
from helpers.tables import has_table, write_table

OPENED = re.compile(r'href="#(e-[a-z0-9-]+)"')
HANDY, LARGE, MOST = 250_000, 1_500_000, 5_000_000
"""Bytes above which the page of five articles is written without folded rows; above which half of each list's passages is left out, and half
again; and of the largest page that is written at all."""


def _sentences(run: Path, evidence: pd.DataFrame) -> pd.DataFrame | None:
    """Where the sentences of the articles lie in which something was counted."""
    path = run / "tables" / "sentences.csv"
    return read_places(path, set(evidence["doc_id"])) if has_table(path) else None


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
"""How many times the bytes of a page its items may have, if it is to fit with all rows; a longer one is first written without the folded ones."""
TAG, CELL = re.compile(r"<[^>]*>"), re.compile(r"<t[rhd][ >]")


def _least_folded(stories: list[Story]) -> float:
    """Bytes that the folded rows take on the page at the very least: their text, four for a row or cell, fifteen for a link."""
    rows = "".join(found.group() for story in stories for found in FOLD.finditer(story.body))
    return 0.9 * (len(TAG.sub("", rows)) + 4 * len(CELL.findall(rows)) + 15 * rows.count("<a "))


class _Fitting:
    """The page of a run, written until it fits; `most` is how many bytes it may have."""

    def __init__(self, press: Press, told: list[Story], every: Collected, most: int) -> None:
        self.press, self.told, self.every, self.most = press, told, every, most
        self.room = min(most, handy_bytes(len(press.documents)))
        self.cut = bool(every.lists["total"].any())
        self.sentences = _sentences(press.run, every.evidence)
        self.located: Located | None = None

    def _draft(self, stories: list[Story], numbers: PageNumbers) -> Draft:
        collected = _linked_only(self.every, stories)
        self.located = locate(collected, self.press.documents, self.sentences, self.located)
        return Draft(stories, collected, self.located, numbers)

    @cached_property
    def with_all_rows(self) -> Draft:
        """The page with all rows of its tables."""
        return self._draft(self.told, PageNumbers())

    @cached_property
    def without_folded_rows(self) -> Draft:
        """The page whose tables have the rows that are seen at once."""
        numbers = PageNumbers()
        return self._draft([_unfold(story, numbers) for story in self.told], numbers)

    def _write_within(self, draft: Draft, most: int) -> Written | None:
        """The page with every sentence of every list, where it has no more bytes."""
        if not self.press.copied and size_of(draft.located).least > self.most:
            return None
        written = self.press.write(draft, ALL)
        return written if written.size <= most else None

    def write_whole(self) -> Written | None:
        """The page with every sentence: with all rows where that is handy, else without the folded ones; None where neither fits."""
        may_fit = self.press.copied or sum(len(story.body) for story in self.told) <= LONG * self.room
        if may_fit and (written := self._write_within(self.with_all_rows, self.room)):
            return written
        written = self._write_within(self.without_folded_rows, self.most)
        if written and not may_fit and written.size + _least_folded(self.told) <= self.room:
            return self._write_within(self.with_all_rows, self.room) or written
        return written

    def write_halved(self) -> Written:
        """The page with at most 32 passages a list, halved until it fits."""
        draft, limit, written = self.without_folded_rows, ALL, None
        while limit and (written is None or written.size > self.most):
            limit = min(limit // 2, MOST_PASSAGES)
            if not limit or self.press.copied or self._bytes(draft, limit) <= self.most:
                written = self.press.write(draft, limit)
        return written

    def _bytes(self, draft: Draft, limit: int) -> float:
        """Bytes of the page with so many passages a list: at the very least; of a large corpus about, so that it is written once."""
        told, size = sum(len(story.body) for story in draft.stories), size_of(draft.located, limit)
        return 0.5 * told + 0.9 * size.about if self.cut else 0.4 * told + size.least

    def write_short(self, size: int) -> Written:
        """The page that stands for one too large to open: the findings with their numbers; why it is short, and where everything lies."""
        numbers = PageNumbers()
        why = ("<p><strong>This page is short.</strong> With its tables, charts and sentences it would have "
               f"{numbers.number('bytes of the whole page', size, 'bytes of the page with no evidence')} bytes; "
               f"a page of more than {numbers.number('most bytes of a page', MOST, 'bytes of the largest page that is written')} opens badly. "
               "Nothing is lost: the tables lie in <code>tables</code>, the charts in <code>figures</code>, every number with its spans in "
               "<code>tables/numbers.csv</code> and <code>tables/evidence.csv</code>, the notebooks with all outputs in <code>notebooks</code>.</p>")
        bodies = {story.name: "\n".join(_short_item(item) for item in self.every.items if item["notebook"] == story.name) for story in self.told}
        kept = [story._replace(body=(why if place == 0 else "") + bodies[story.name]) for place, story in enumerate(self.told)]
        nothing = self.every._replace(lists=self.every.lists.iloc[:0])
        return self.press.write(Draft(kept, nothing, locate(nothing, self.press.documents, self.sentences), numbers), 0)


def make_page(run: Path, notebooks: list[Path], documents: pd.DataFrame, record: dict, most_bytes: int | None = None, copied: Copied | None = None,
              every: Collected | None = None) -> Page:
    """The report of a run as `Page`, with all evidence. A page larger than `handy_bytes` is written without the folded rows of its tables; one larger
    than `most_bytes` with at most 32 passages a list, halved until it fits.

    `every` is what the items left, where it has been read already. Raises DatelineError where a notebook holds an error.
    """
    told = [read_story(path) for path in notebooks]
    fitting = _Fitting(Press(run, documents, record, copied), told, collect(run / "items") if every is None else every, most_bytes or LARGE)
    written = (None if fitting.cut and not copied else fitting.write_whole()) or fitting.write_halved()
    return (written if written.size <= MOST else fitting.write_short(written.size)).page


def _short_item(item: dict) -> str:
    return (f'<section class="item" id="{item["item"]}"><h3 class="finding">{item["finding"]}</h3><p><code>tables/item_{item["item"]}.csv</code></p>'
            '</section>')


def build_page(run_folder: Path, notebooks: list[Path], documents: pd.DataFrame, record: dict, every: Collected | None = None) -> str:
    """The report of a run as one HTML file; writes `tables/numbers.csv` and `tables/evidence.csv` as they stand on it."""
    page = make_page(run_folder, notebooks, documents, record, every=every)
    write_table(page.numbers, run_folder / "tables" / "numbers.csv")
    write_table(page.evidence, run_folder / "tables" / "evidence.csv")
    return page.html
