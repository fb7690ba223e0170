"""An item as HTML: finding, figure, table, and the lines that say what was counted."""
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from helpers.display.clean import clip, escape, escape_exact
from helpers.display.form import MISSING, is_missing
from helpers.display.numbers import Number, Numbers
from helpers.display.specs import NAMED, Label, Quote
from helpers.display.templates import Sentence, fill

if TYPE_CHECKING:
    from helpers.charts.grid import Bars, Grid, Name

MOST_ROWS = 40
"""Rows of one table that stand on the page, folded ones included; the item's CSV holds all."""


class Item(NamedTuple):
    """All that is shown of one item, before it takes a form."""

    item: str
    table: pd.DataFrame
    keys: list[tuple]
    columns: Mapping[str, object]
    numbers: Numbers
    lines: dict[str, Sentence]
    totals: list[Number]
    rows: int
    svg: str
    folded: str = ""
    most: int = MOST_ROWS
    grid: Grid | None = None
    bars: Bars | None = None


def number_html(number: Number) -> str:
    """A number with its id; it opens its evidence where it has any."""
    data = f'<data value="{escape(clip(number.value, 80))}" data-n="{number.number_id}">{escape(number.shown)}</data>'
    return f'<a href="#{number.list_id}">{data}</a>' if number.list_id else data


def number_label(number: Number) -> str:
    """A number's id without a link, for places that are links or buttons themselves."""
    return number_html(number._replace(list_id=""))


def line_html(sentence: Sentence) -> str:
    """A template as HTML."""
    return fill(sentence, number_html, escape_exact)


def line_text(sentence: Sentence) -> str:
    """A template as plain text."""
    return fill(sentence, lambda number: number.shown, str)


def _missing_html() -> str:
    return f'<span class="none" title="not given">{MISSING}</span>'


def _text_cell(item: Item, at: int, column: str, spec: Label | Quote) -> str:
    number = item.numbers.cells.get((at, column))
    if number is None:
        return escape(clip(item.table[column].iloc[at], spec.most))
    shown = number_html(number) if isinstance(spec, Quote) else number_label(number)
    return f"<q>{shown}</q>" if isinstance(spec, Quote) else shown


def _cell(item: Item, at: int, column: str) -> str:
    spec = item.columns[column]
    if isinstance(spec, NAMED):
        return _text_cell(item, at, column, spec)
    number = item.numbers.cells.get((at, column))
    return number_html(number) if number else _missing_html()


def _bar(item: Item, at: int, column: str) -> str:
    """How long the bar of a cell is, of a hundred: `--0`, or `--1` for a hollow one, which rests on one article. Nothing where a cell has no bar."""
    if item.bars is None or column != item.bars.column:
        return ""
    if at not in item.bars.lengths:
        return " style"
    return f' style="--{int(at in item.bars.hollow)}:{item.bars.lengths[at]}"'


def _row_html(item: Item, at: int) -> str:
    cells = []
    for place, (column, spec) in enumerate(item.columns.items()):
        kind = "" if isinstance(spec, NAMED) else f' class="n"{_bar(item, at, column)}'
        inner = _cell(item, at, column)
        cells.append(f'<th scope="row"{kind}>{inner}</th>' if place == 0 else f"<td{kind}>{inner}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _whole(item: Item, spec: object) -> Number | None:
    """The number that a column's cells are shares of, where it names one."""
    return item.numbers.facts.get(getattr(spec, "over", ""))


def _head_html(item: Item) -> str:
    def one(spec: object) -> str:
        kind, whole = "" if isinstance(spec, NAMED) else ' class="n"', _whole(item, spec)
        of = f" of {number_html(whole)}" if whole else ""
        return f'<th scope="col"{kind}>{escape(clip(spec.label, 60))}{of}</th>'  # type: ignore[attr-defined]
    heads = [one(spec) if item.bars is None or column != item.bars.column else one(spec).replace(">", " style>", 1)
             for column, spec in item.columns.items()]
    return f"<thead><tr>{''.join(heads)}</tr></thead>"


def _one_table(item: Item, rows: range, caption: str, label: str) -> str:
    body = "\n".join(_row_html(item, at) for at in rows)
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table><caption>{caption}</caption>'
            f"{_head_html(item)}<tbody>\n{body}</tbody></table></div>")


def _caption(item: Item) -> str:
    return line_html(item.lines["caption"]) if item.lines["caption"].text else escape(item.item.replace("-", " ").capitalize())


def table_html(item: Item) -> str:
    """The table with its caption; rows past the first `rows` are folded."""
    name = item.item.replace("-", " ")
    caption, total = _caption(item), len(item.table)
    first = _one_table(item, range(min(item.rows, total)), caption, f"Table: {escape(name)}")
    if not item.totals:
        return first
    if item.rows == item.most:
        return f'{first}\n<p class="how">The{_folded(item).removeprefix("Show the")}</p>'
    rest = _one_table(item, range(item.rows, min(total, item.most)), f"{caption} (continued)", f"Table continued: {escape(name)}")
    return f"{first}\n<details class=\"more\"><summary>{_folded(item)}</summary>{rest}</details>"


def _folded(item: Item) -> str:
    """What the fold holds: all rows, or the first of them where the rest stands in the item's CSV alone."""
    every, *shown = item.totals
    if not shown:
        return f"Show all {number_label(every)}"
    return f"Show the first {number_label(shown[0])} of {number_label(every)}; all stand in <code>tables/item_{item.item}.csv</code>"


LINES = (("how", "How to read"), ("counted", "Counted"), ("change", "Would change if"))


def _note_html(item: Item, name: str, title: str) -> str:
    sentence = item.lines[name]
    if not sentence.text:
        return ""
    text = line_html(sentence)
    lead = "" if text.lower().startswith(title.lower()) else f"<b>{title}:</b> "
    return f'<p class="{name}">{lead}{text}</p>\n'


def section_html(item: Item) -> str:
    """The whole item as the page shows it: `<section class="item" id=…>`."""
    how, counted, change = (_note_html(item, name, title) for name, title in LINES)
    figure = grid_html(item, item.grid) if item.grid else _bars_key(item.bars) if item.bars else f"<figure>{item.svg}</figure>\n" if item.svg else ""
    told = item.grid is not None and item.grid.whole and set(item.columns) == set(item.grid.names)
    table = table_html(item) + "\n" if len(item.table) and item.columns and not told else ""
    if table and (item.svg and not item.bars or item.folded):
        closed = item.folded or len(item.table) > 8
        table = (f'<details class="numbers"{"" if closed else " open"}><summary>{escape(item.folded) or "The numbers as a table"}</summary>\n'
                 f'{table}</details>\n')
    return (f'<section class="item" id="{item.item}">\n<h3 class="finding">{line_html(item.lines["finding"])}</h3>\n'
            f'{how}{figure}{table}{counted}{change}</section>')


UPRIGHT = 30
"""Characters of a name that stands upright."""
ON_ONE = '<li><i class="h0"></i> rests on one article</li>'


def _bars_key(bars: Bars) -> str:
    return f'<ul class="grid-key">{ON_ONE}</ul>\n' if bars.hollow else ""


def grid_html(item: Item, grid: Grid) -> str:
    """A heat map as a table: a shade in each cell, its number a link; names that are too long for a column in a key above."""
    def name_html(column: str, name: Name) -> str:
        number = item.numbers.cells.get((name.row, name.column or column))
        return number_label(number) if number else escape(clip(name.text, UPRIGHT) if grid.triangle and column == across else name.text)

    down, across, value = grid.names
    key = "".join(f"<li><b>{one.letter}</b> {name_html(across, one)}</li>" for one in grid.columns if one.letter)
    key += ON_ONE if any(cell.hollow for cell in grid.cells.values()) else ""
    heads = "".join(f'<th scope="col">{one.letter or name_html(across, one)}</th>' for one in grid.columns)
    rows = "\n".join(f'<tr><th scope="row">{name_html(down, name)}</th>{_grid_cells(item, grid, at, value)}</tr>'
                     for at, name in enumerate(grid.rows))
    spec, name, kind = item.columns[down], escape(item.item.replace("-", " ")), "grid steep" if grid.triangle else "grid"
    return (f'<ul class="grid-key">{key}</ul>\n' if key else "") + (
        f'<div class="scroll" tabindex="0" role="region" aria-label="Heat map: {name}"><table class="{kind}"><caption>{_caption(item)}</caption>'
        '<thead><tr><th scope="col">'
        f"{escape(clip(spec.label, 60))}</th>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div>\n")  # type: ignore[attr-defined]


def _grid_cells(item: Item, grid: Grid, at: int, value: str) -> str:
    found = [grid.cells.get((at, place)) for place in range(at + 1 if grid.triangle else len(grid.columns))]
    return "".join(f'<td class="h{0 if cell.hollow else cell.shade}">{_cell(item, cell.row, value)}</td>' if cell else "<td></td>" for cell in found)


def plain_text(item: Item) -> str:
    """The item for a terminal: finding, the rows shown, what was counted."""
    wholes = [_whole(item, spec) for spec in item.columns.values()]
    heads = [spec.label + (f" of {whole.shown}" if whole else "")
             for spec, whole in zip(item.columns.values(), wholes, strict=True)]  # type: ignore[attr-defined]
    rows = [[_plain_cell(item, at, column) for column in item.columns] for at in range(min(item.rows, len(item.table)))]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    grid = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in [heads, *rows]] if rows else []
    notes = [f"{title}: {line_text(item.lines[name])}" for name, title in LINES if item.lines[name].text]
    return "\n".join([line_text(item.lines["finding"]), *grid, *notes])


def _plain_cell(item: Item, at: int, column: str) -> str:
    if number := item.numbers.cells.get((at, column)):
        return number.shown
    value = item.table[column].iloc[at]
    return MISSING if is_missing(value) else clip(value, 60)
