"""Articles drawn one by one: how much each holds, where a concept stands in it, on which day it was published."""
from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.charts.sheet import Key, Rows, Sheet, largest, mark_id, number_id, read_rows
from helpers.charts.style import LINE, ROWS, WIDTH, clip, letters, measure, show_number
from helpers.cleantext import clean_label
from helpers.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR, GAP = 12.0, 6.0
MARKS = 150
UNDATED = "undated"


def _head(cells: dict[str, Any], date: str, outlet: str | None, date_from: str | None) -> str:
    """`2023-08-24 (publication line) · China Daily`."""
    known = clean_label(cells[date] or "")
    how = clean_label(cells[date_from] or "") if date_from and known else ""
    parts = [f"{known} ({how})" if how else known or UNDATED, clean_label(cells[outlet] or "") or "outlet not stated" if outlet else ""]
    return " · ".join(part for part in parts if part)


def article_strip(table: pd.DataFrame, label: str = "title", words: str = "n_words", aside: str | None = "n_words_set_aside", outlet: str
                  | None = "outlet",
                  date: str = "published", date_from: str | None = "published_from", rows: int = ROWS) -> Figure | None:
    """A figure of one row an article, in the table's order: date and how it is known, outlet, title, a bar of its words.

    What was set aside is hatched behind the bar. None where the table has no row.
    """
    lines = read_rows(table, [label, words, aside, outlet, date, date_from], rows)
    if not lines:
        return None
    largest([cells[name] for _, cells in lines for name in (words, aside) if name])
    top = largest([float(cells[words] or 0) + float(cells[aside] or 0 if aside else 0) for _, cells in lines])
    notes = [_sum_note(cells, words, aside) for _, cells in lines]
    room = WIDTH - GAP - 4 - max(measure(note, True) for note in notes)
    key = Key([("accent", "words counted")] + ([("hatch", "set aside")] if aside else []))
    pitch = LINE * 2 + BAR + 16
    sheet = Sheet(key.height + pitch * len(lines) - 10)
    key.draw(sheet, 0)
    for (row, cells), note in zip(lines, notes):
        y = key.height + row * pitch
        sheet.hit(0, y, WIDTH, pitch - 4, row, words)
        sheet.label(0, y + 10, _head(cells, date, outlet, date_from), WIDTH, row, date, fill="muted")
        sheet.label(0, y + 10 + LINE, cells[label], WIDTH, row, label)
        _draw_words(sheet, cells, words, aside, row, y + 2 * LINE + 3, room / top, note)
    return sheet.figure


def _sum_note(cells: dict[str, Any], words: str, aside: str | None) -> str:
    shown = show_number(cells[words])
    return f"{shown} + {show_number(cells[aside])}" if aside and cells[aside] else shown


def _draw_words(sheet: Sheet, cells: dict[str, Any], words: str, aside: str | None, row: int, y: float, scale: float, note: str) -> None:
    width, behind = float(cells[words] or 0) * scale, float(cells[aside] or 0) * scale if aside else 0.0
    sheet.box(0, y, max(width, 1), BAR, "accent" if width else "grey3", mark_id(row, words))
    if aside and behind:
        sheet.hatch(width, y, max(behind, 2.0), BAR, "grey3", mark_id(row, aside))
    columns = [words, aside] if aside and behind else [words]
    end = max(width, 1) + (max(behind, 2.0) if behind else 0.0)
    sheet.text(end + GAP, y + 9.7, note, bold=True, gid=number_id(row, *columns))


def xray(table: pd.DataFrame, articles: pd.DataFrame, article: str = "doc_id", position: str = "start", concept: str = "concept",
         length: str = "n_characters",
         label: str = "doc_id", rows: int = ROWS) -> Figure | None:
    """A figure of the articles at their true length, with a tick for each occurrence (one row of `table`) of up to three concepts, a lane a concept.

    `articles` has a row an article, in drawing order, with its `length` in the unit of `position`; one without an occurrence stands there empty.
    The first 150 ticks can be marks that open their sentence; further ones are drawn only. None where `articles` has no row. Raises UsageError for
    a fourth concept.
    """
    lines, ticks = read_rows(articles, [article, length, label], rows), read_rows(table, [article, position, concept], len(table))
    concepts = list(dict.fromkeys(clean_label(cells[concept]) for _, cells in ticks))
    if len(concepts) > 3:
        raise UsageError(f"an x-ray shows up to three concepts at once; here are {len(concepts)}: {', '.join(concepts)}.")
    if not lines:
        return None
    names, top = letters(concepts), largest([cells[length] for _, cells in lines])
    key = _lane_key(names, concepts)
    lane, left = LINE, 16.0 if len(concepts) > 1 else 0.0
    pitch = LINE + lane * max(1, len(concepts)) + 12
    sheet = Sheet(key + pitch * len(lines) - 8)
    for at, (name, words) in enumerate(zip(names, concepts)):
        if left:
            sheet.text(0, 10 + at * (LINE + 2), name, bold=True)
        sheet.label(left, 10 + at * (LINE + 2), words, WIDTH - left, next(row for row, tick in ticks if clean_label(tick[concept]) == words), concept,
                    fill="muted")
    for row, cells in lines:
        y = key + row * pitch
        own = [(at, tick) for at, tick in ticks if tick[article] == cells[article]]
        sheet.label(0, y + 10, cells[label], WIDTH, own[0][0] if own else None, label if label in table.columns else article)
        width = (WIDTH - left) * float(cells[length] or 0) / top
        for at in range(max(1, len(concepts))):
            sheet.box(left, y + LINE + 3 + at * lane, max(width, 1), lane - 2, "grey2")
            if left:
                sheet.text(0, y + LINE + 11 + at * lane, names[at], "muted")
        _draw_ticks(sheet, own, concepts, (concept, position), (left, y + LINE + 3, lane), (WIDTH - left) / top)
    return sheet.figure


def _lane_key(names: list[str], concepts: list[str]) -> float:
    return (LINE + 2) * len(concepts) + 6 if concepts else 0.0


def _draw_ticks(sheet: Sheet, ticks: Rows, concepts: list[str], columns: tuple[str, str], place: tuple[float, float, float], scale: float) -> None:
    concept, position = columns
    left, top, lane = place
    for at, tick in ticks:
        x, y = left + float(tick[position]) * scale, top + concepts.index(clean_label(tick[concept])) * lane
        sheet.box(min(x, WIDTH - 1.6), y, 1.6, lane - 2, "accent", mark_id(at, position) if at < MARKS else None)


def _day(text: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(text or "")[:10])
    except ValueError:
        return None


def day_strip(table: pd.DataFrame, date: str = "published", label: str | None = None, hollow: str | None = None,
              drawn: Collection[int] | None = None) -> Figure | None:
    """A figure of one dot an article on a line of days, first and last day written, gaps left as gaps.

    Articles whose day is not known lie in a tray below. `drawn` are the positions of the rows that are drawn, all where it is not told. None where
    there is no row to draw.
    """
    lines = [line for line in read_rows(table, [date, label, hollow], len(table)) if drawn is None or line[0] in drawn]
    if not lines:
        return None
    dated = [(row, cells, day) for row, cells in lines if (day := _day(cells[date]))]
    tray = [(row, cells) for row, cells in lines if not _day(cells[date])]
    days = sorted({day for _, _, day in dated})
    tallest = max([sum(day == other for _, _, other in dated) for day in days], default=0)
    step = min(10.0, 200.0 / max(tallest, 1))
    base = tallest * step + 4 if days else 0.0
    per_line = int((WIDTH - 4) // 11)
    below = base + (LINE + 12 if days else 0)
    sheet = Sheet(below + ((LINE + 6 + 11 * -(-len(tray) // per_line)) if tray else 0))
    if days:
        _draw_days(sheet, dated, days, base, step, date, hollow)
    if tray:
        sheet.text(0, below + 9, "day not known", "muted")
        for at, (row, cells) in enumerate(tray):
            sheet.dot(6 + 11 * (at % per_line), below + LINE + 8 + 11 * (at // per_line), 4.2, "grey3", mark_id(row, date), hollow=True)
    return sheet.figure


def _draw_days(sheet: Sheet, dated: list[tuple[int, dict[str, Any], datetime.date]], days: list[datetime.date], base: float, step: float, date: str,
               hollow: str | None) -> None:
    span = max((days[-1] - days[0]).days, 1)
    places = {day: 6 + (WIDTH - 12) * (day - days[0]).days / span for day in days}
    levels = dict.fromkeys(days, 0)
    sheet.line([(0, base), (WIDTH, base)], "grey3", 0.8)
    for row, cells, day in dated:
        sheet.dot(places[day], base - (levels[day] + 0.5) * step, min(4.2, step * 0.46), "accent", mark_id(row, date),
                  bool(hollow and cells[hollow]), rim="paper")
        levels[day] += 1
    written: list[tuple[float, float]] = []
    first = {day: row for row, _, day in reversed(dated)}
    for day in [days[0], *([days[-1]] if len(days) > 1 else []), *days[1:-1]]:
        width = measure(day.isoformat())
        left = min(max(places[day] - width / 2, 0), WIDTH - width - 2)
        if all(left > end + 10 or left + width < start - 10 for start, end in written):
            written.append((left, left + width))
            sheet.line([(places[day], base), (places[day], base + 4)], "grey3", 0.8)
            sheet.text(left, base + LINE + 3, clip(day.isoformat(), WIDTH), "muted", gid=f"label|{first[day]}|{date}")
