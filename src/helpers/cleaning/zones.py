"""The table `zones`: every article from 0 to its end, and what was set aside."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.cleaning.page import Line, Page
from helpers.cleaning.parts import ENTRY_TIME, Part, cut_headline, cut_paragraph
from helpers.cleaning.repeats import count_lines, repeated_lines
from helpers.cleaning.structure import name_lines
from helpers.tables import check_table, empty_table
from helpers.tables.zone_names import SET_ASIDE

Stretch = tuple[int, int, str, str]


def _cut(page: Page) -> Iterator[tuple[Line, list[Part]]]:
    """Every line with its parts."""
    left = sum(line.zone == "paragraph" for line in page.lines)
    lively = sum(line.rule == "time of an entry" or bool(ENTRY_TIME.match(line.text)) for line in page.lines) >= 2
    position = 0
    for line in page.lines:
        if line.zone == "paragraph":
            yield line, cut_paragraph(line, position, left <= 2, lively, page.text)
            position, left = position + 1, left - 1
        else:
            yield line, cut_headline(line) if line.zone == "headline" else [(0, len(line.text), line.zone, line.rule)]


def zones_of(text: str, repeats: Mapping[str, int]) -> list[Stretch]:
    """The zones of one text as (start, end, zone, rule), from 0 to its end without gap or overlap: the named stretches and the blanks between them."""
    zones, at = [], 0
    for line, parts in _cut(name_lines(text, repeats)):
        for low, high, zone, rule in parts:
            piece = line.text[low:high]
            start, end = line.start + high - len(piece.lstrip()), line.start + low + len(piece.rstrip())
            if start > at:
                zones.append((at, start, "blank", "blank"))
            zones.append((start, end, zone, rule))
            at = end
    return [*zones, (at, len(text), "blank", "blank")] if at < len(text) else zones


def find_zones(documents: pd.DataFrame, lines: pd.DataFrame | Mapping[str, int] | None = None) -> pd.DataFrame:
    """One row a stretch of an article: doc_id, start, end, zone, rule; they part each text from 0 to its end without gap or overlap.

    `lines` is `count_lines` of the whole corpus where `documents` is a block of it, or the number of independent articles of each line that stands in
    several; without it the lines of these documents are counted. Everything else is local to the article. Counted are headline, deck, subheading and
    paragraph; a line is set aside only where a rule is sure.
    """
    repeats = lines if isinstance(lines, Mapping) else repeated_lines(count_lines(documents) if lines is None else lines)
    articles = [zones_of(text, repeats) for text in documents["text"].tolist()]
    rows = [stretch for stretches in articles for stretch in stretches]
    if not rows:
        return empty_table("zones")
    start, end, zone, rule = zip(*rows, strict=True)
    doc_id = documents["doc_id"].array.repeat(list(map(len, articles)))
    return check_table(pd.DataFrame({"doc_id": doc_id, "start": start, "end": end, "zone": zone, "rule": rule}), "zones")


def set_aside(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """One row a zone and rule that is not counted: zone, rule, n_stretches, n_characters, n_documents; most characters first, blanks left out."""
    aside = zones[zones["zone"].isin(SET_ASIDE) & zones["doc_id"].isin(documents["doc_id"])]
    frame = aside.assign(n_characters=aside["end"] - aside["start"])
    sums = frame.groupby(["zone", "rule"], as_index=False, sort=True).agg(
        n_stretches=("start", "size"), n_characters=("n_characters", "sum"), n_documents=("doc_id", "nunique"))
    return sums.sort_values(["n_characters", "zone", "rule"], ascending=[False, True, True], kind="stable").reset_index(drop=True)
