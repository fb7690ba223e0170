"""`show`: one call that checks a result, displays it and, in a run, keeps it with its evidence."""
from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.display.clean import clean_text, clip
from helpers.display.figure import lean, same_numbers
from helpers.display.form import check_slug, slug, write_number
from helpers.display.numbers import Builder, Number, Numbers
from helpers.display.quotes import NO_QUOTES, quotes_of
from helpers.display.render import MOST_ROWS, Item, line_text, plain_text, section_html
from helpers.display.specs import NAMED, Count, Fact, Label, Quote, Score
from helpers.display.sources import is_large
from helpers.display.store import run_folder, write_item
from helpers.display.templates import Reader, Sentence, named_rows
from helpers.display.wrap import for_jupyter
from helpers.errors import ContractError, unknown
from helpers.tables.grouped import key_rows

FIRST_SCREEN = ("", "corpus", "finding", "chart", "trust")
MIME = "application/vnd.dateline+html"


def _check_table(item: str, table: pd.DataFrame, key: list[str], columns: Mapping[str, object]) -> None:
    for column in [*key, *columns]:
        if column not in table.columns:
            raise unknown(f"column of item {item!r}", column, map(str, table.columns))
    for column, spec in columns.items():
        if not isinstance(spec, (Count, Score, Label, Quote)):
            raise ContractError(f"item {item!r}, column {column!r}: give a Count, Score, Label or Quote, not {type(spec).__name__}.")
    if key and table.duplicated(key).any():
        twice = table.loc[table.duplicated(key), key].iloc[0].tolist()
        raise ContractError(f"item {item!r}: the key {', '.join(key)} repeats: {'|'.join(map(str, twice))!r}.")
    if len(table) and not key:
        raise ContractError(f"item {item!r}: a table with rows needs a key.")


def _build_numbers(item: str, table: pd.DataFrame, key: list[str], columns: Mapping[str, Any], spans: Any, facts: Mapping[str, Fact],
                   shown: list[int] | None = None) -> Numbers:
    builder = Builder(item, table, key, spans, shown)
    builder.add_facts(facts)
    for column, spec in columns.items():
        builder.add_column(column, spec)
    return builder.finish()


def _totals(item: str, table: pd.DataFrame, rows: int, most: int = MOST_ROWS) -> list[Number]:
    """How many rows the table has, where some are folded; and how many of them stand on the page, where not all do."""
    told = [("n-rows", len(table), "rows of the item's table")] if len(table) > rows else []
    told += [("n-rows-shown", most, "rows of the item's table on the page")] if len(table) > most else []
    return [Number(f"{item}-{name}", "", "", "label", str(count), write_number(count), rule, "", "") for name, count, rule in told]


def _row_labels(table: pd.DataFrame, key: list[str], columns: Mapping[str, Any]) -> list[str]:
    """What each row is called at its marks: of its key what differs from row to row, an article by its letter or name where the table has it."""
    article = "letter" if "letter" in table and table["letter"].all() else "name"
    key = [column for column in key if table[column].nunique() > 1] or key
    named = [article if column == "doc_id" and "doc_id" not in columns and "name" in columns else column for column in key]
    return [", ".join(map(clean_text, cells)) for cells in zip(*(table[column].tolist() for column in named))]


def _mark_link(number: Number, columns: Mapping[str, Any], label: str) -> Any:
    from helpers.charts import Link

    return Link(f"#{number.list_id}", clip(label, 80), number.number_id, number.shown, columns[number.column].label)


def _figure_svg(chart: Any, shown: Item, alt: str, key: list[str]) -> str:
    """The chart for the page; raises ContractError where it shows a number that the item does not have."""
    if chart is None:
        return ""
    from helpers.charts import to_svg
    cells, facts = shown.numbers.cells, shown.numbers.facts
    drawn = sorted({at for at, _ in cells})
    labels = dict(zip(drawn, _row_labels(shown.table.iloc[drawn], key, shown.columns), strict=True))
    linked = {place: _mark_link(one, shown.columns, labels[place[0]]) for place, one in cells.items() if one.list_id}
    svg = lean(to_svg(chart, shown.item, alt, linked))
    known = {one.number_id for one in (*cells.values(), *facts.values())}
    svg = same_numbers(svg, {one.number_id: one.shown for one in cells.values() if one.kind in ("count", "score")})
    strange = sorted(set(re.findall(r'data-n="([^"]*)"', svg)) - known)
    if strange:
        raise ContractError(f"item {shown.item!r}: the chart shows {', '.join(strange)}, which the table does not; put the column into columns.")
    return svg


def _shown_rows(keys: list[tuple], most: int, given: Mapping[str, Any], chart: Any) -> list[int]:
    """The rows that the page shows: the first of the table, those that a template names, those that the chart draws."""
    rows = {*range(most), *named_rows(given.values(), keys)}
    if chart is not None:
        from helpers.charts import drawn_of
        rows |= drawn_of(chart).rows
    return sorted(rows)


def _as_table(chart: Any) -> dict[str, Any]:
    """The rows and columns of a heat map and the bars of a list of bars, which the page writes as tables."""
    if chart is None:
        return {}
    from helpers.charts import bars_of, grid_of
    return {"grid": grid_of(chart), "bars": bars_of(chart)}


ALT_ROWS = 4
"""Rows of the table whose numbers an alternative text says; the table beside the figure says all."""


def _may_be_said(table: pd.DataFrame) -> int:
    """How many of the first rows stand before the first person with care (`cared`), who stands in the table and in no alternative text."""
    cared = table["cared"].astype("bool").tolist() if "cared" in table else []
    return cared.index(True) if True in cared else len(table)


def _alt(chart: Any, lines: dict[str, Sentence], item: Item, key: list[str]) -> str:
    """Title and numbers: the finding, then the first rows with what is drawn of them; what a number is stands beside the first."""
    if chart is None:
        return ""
    from helpers.charts import drawn_of
    title, drawn = line_text(lines["finding"]), drawn_of(chart)
    columns = [column for column in item.columns if column in drawn.columns and column not in (*key, "name")]
    rows = []
    for at, name in enumerate(_row_labels(item.table, key, item.columns)[:min(item.rows, ALT_ROWS, _may_be_said(item.table))]):
        told = [f"{item.columns[column].label} " * (at == 0) + item.numbers.cells[at, column].shown for column in columns
                if (at, column) in item.numbers.cells]  # type: ignore[attr-defined]
        rows.append(f"{clip(name, 50)} {', '.join(told)}".strip())
    return f"{title}: {'; '.join(rows)}" if rows else title


def output_of(item: Item) -> dict[str, str]:
    """The item in its three forms, by MIME type."""
    section = section_html(item)
    # In a run the page beside the notebook holds the evidence; a second copy would only make the notebook heavy.
    quotes = quotes_of(item) if run_folder() is None else NO_QUOTES
    return {MIME: section, "text/html": for_jupyter(section, quotes), "text/plain": plain_text(item)}


def _emit(item: Item) -> None:
    shell = sys.modules.get("IPython")
    if shell is None or shell.get_ipython() is None:
        print(plain_text(item))
        return
    from IPython.display import display
    display(output_of(item), raw=True)


def show(item: str, table: pd.DataFrame, *, key: list[str], columns: Mapping[str, Any], finding: Any, how: Any = "", counted: Any = "",
         change: Any = "", spans: pd.DataFrame | Mapping[str, pd.DataFrame] | None = None, chart: Any = None, facts: Mapping[str, Fact] | None = None,
         rows: int = 15, first_screen: str = "", caption: Any = "", folded: str = "", most: int = MOST_ROWS) -> None:
    """Nothing comes back: the item is displayed and, in a run, written with its numbers and evidence.

    `item` names it over all notebooks; `table` is tidy and sorted as shown; `key` names a row; `columns` says what each
    shown column is (Count, Score, Label, Quote); `finding`, `how`, `counted`, `change`, `caption` are templates (or
    `findings.Finding`) whose numbers are placeholders: `{fact}`, `{fact:mention|mentions}`, `{column@key-of-row}`.
    `spans` are the rows that counts are counted from, or one such table for each column. `facts` are numbers that no cell
    holds. `rows` beyond the first few are folded; `folded` is what stands on the fold of a whole table. At most `most` stand on the page, and all
    in the item's CSV. Raises ContractError, naming item, row and column, where a count is not
    what its spans give, a key repeats, a column is missing or a template holds a numeral. Of a corpus of more than
    `evidence.MANY_ARTICLES` articles the rows that the page shows have numbers, and of their lists as many passages as it can show.
    """
    check_slug(item)
    if first_screen not in FIRST_SCREEN:
        raise unknown("place on the first screen", first_screen, [place for place in FIRST_SCREEN if place])
    table, facts = table.reset_index(drop=True), facts or {}
    _check_table(item, table, key, columns)
    keys = key_rows(table, key)
    given = {"finding": finding, "how": how, "counted": counted, "change": change, "caption": caption}
    numbers = _build_numbers(item, table, key, columns, spans, facts, _shown_rows(keys, min(most, len(table)), given, chart) if is_large() else None)
    reader = Reader(item, numbers, keys, lambda at, column: _named_cell(item, table, columns, numbers, at, column))
    lines = {name: reader.read(text, name) for name, text in given.items()}
    shown = Item(item, table, keys, columns, numbers, lines, _totals(item, table, rows, most), min(rows, most), "", folded, most)
    alt = _alt(chart, lines, shown, key)
    shown = shown._replace(svg=_figure_svg(chart, shown, alt, key), **_as_table(chart))
    write_item(shown, first_screen, alt)
    _emit(shown)


def _named_cell(item: str, table: pd.DataFrame, columns: Mapping[str, Any], numbers: Numbers, at: int, column: str) -> Number | str:
    """The text of a cell that a template names, a label where it holds a numeral; a number must be a shown column, so that it has a rule."""
    if column not in table.columns:
        raise unknown(f"column of item {item!r} in a template", column, map(str, table.columns))
    value = str(table[column].iloc[at])
    if column in columns and isinstance(columns[column], NAMED) or not any(character.isdigit() for character in value):
        return value
    if pd.api.types.is_numeric_dtype(table[column]):
        raise ContractError(f"item {item!r}: a template names the column {column!r}, which holds numbers and is not shown; put it into columns.")
    row = "|".join(clean_text(part) for part in table.loc[at, :].head(1))
    numbers.cells[at, column] = Number(f"{item}-{at + 1}-{slug(column)}", row, column, "label", clean_text(value), clip(value),
                                       f"column {column} of the table", "", "")
    return numbers.cells[at, column]


def show_gate(item: str, gate: Any, *, spans: Mapping[str, pd.DataFrame] | None = None, how: Any = "", counted: Any = "",
              first_screen: str = "") -> None:
    """Show a closed gate: its reason as one plain sentence, with the numbers that closed it; a gate that is open shows nothing.

    `spans` gives the spans of a fact by its name where there are any; other facts are shown as computed numbers.
    """
    if gate.open:
        return
    facts = {name: Fact(value, "score", (spans or {}).get(name), rule=f"gate: {name.replace('_', ' ')}", digits=0)
             for name, value in gate.facts.items()}
    show(item, pd.DataFrame(), key=[], columns={}, finding=gate.reason, how=how, counted=counted, facts=facts, first_screen=first_screen)
