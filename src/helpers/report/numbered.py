"""Which number stands where: the page writes the id of a number as shortly as its place allows, and this reads it back in full.

Within an item an id that begins with the item's name leaves that name out. A table says once what the numbers of each of its columns are, nothing of
one that holds none; each of their cells is then the number of its row and column, but for those that hold nothing. A chart says once what its numbers
are, in their order.
"""
from __future__ import annotations

import re
from itertools import count

from helpers.display.form import MISSING
from helpers.report.numbered_chart import CHART, GRID, LISTED, shorten_chart, shorten_grid, spell_chart, spell_grid

ITEM = re.compile(r'<section class="?item"? id="?([a-z0-9-]+)"?>.*?</section>', re.S)
TABLE = re.compile(r'<table(?! class="?grid).*?</table>', re.S)
ROW = re.compile(r'<tr><th scope="?row.*?(?=<tr>|<tbody>|</t(?:body|able)>)', re.S)
CELL = re.compile(r"<t[dh]\b[^>]*>.*?(?=<t[dh]\b|$)", re.S)
HEAD = re.compile(r'<th scope="?col"?[^>]*>')
OPENED = re.compile(r"<table\b[^>]*>")
NAMED = re.compile(r' data-n="?([a-z0-9-]+)"?')
ID = re.compile(r'( data-n="?)(-[a-z0-9-]+)')
TAG = re.compile(r"<[^>]*>")


def _columns(table: str) -> list[str]:
    """What each column of a table is called in the ids of its cells, empty where they hold no numbers."""
    found = LISTED.search(OPENED.match(table).group())  # type: ignore[union-attr]
    return found.group(1).split(",") if found else []


def _is_empty(cell: str) -> bool:
    return TAG.sub("", cell).strip() == MISSING


def _spelled_cell(cell: str, name: str) -> str:
    """The id on the link of the cell where it has one, else on the cell."""
    if not name or NAMED.search(cell) or _is_empty(cell):
        return cell
    at = cell.find("<a ") if "<a " in cell else 0
    end = cell.index(">", at)
    return f"{cell[:end]} data-n={name}{cell[end:]}"


def _spelled_table(table: str, item: str, rows: count[int]) -> str:
    columns = _columns(table)
    table = OPENED.sub(lambda found: LISTED.sub("", found.group()), table, count=1)

    def row(found: re.Match[str]) -> str:
        at, places = next(rows), iter(columns)
        return CELL.sub(lambda cell: _spelled_cell(cell.group(), f"{item}-{at}-{column}" if (column := next(places, "")) else ""), found.group())
    head, mark, body = table.partition("<tbody>")
    return head + mark + ROW.sub(row, body)


def _spelled_item(found: re.Match[str]) -> str:
    item, rows = found.group(1), count(1)
    whole = CHART.sub(spell_chart, GRID.sub(spell_grid, TABLE.sub(lambda table: _spelled_table(table.group(), item, rows), found.group())))
    return ID.sub(rf"\g<1>{item}\g<2>", whole)


def spell_out(page: str) -> str:
    """The page with the id of every number in full, on its own element.

    >>> table = '<thead><tr><th scope=col>a<th scope=col>b<tbody><tr><th scope=row>c<td>4</table>'
    >>> spelled = spell_out(f'<section class=item id=x><p data-n=-n>3</p><table data-n=",k">{table}</section>')
    >>> spelled == f'<section class=item id=x><p data-n=x-n>3</p><table>{table.replace("<td>", "<td data-n=x-1-k>")}</section>'
    True
    """
    return ITEM.sub(_spelled_item, page)


PLAIN_CELL = re.compile(r"<t[dh][^>]*>(?:<a [^>]*>)?[^<]*(?:</a>)?(?:</t[dh]>)?(?:</tr>)?\s*")


def _behind(begin: str, name: str) -> str:
    return name[len(begin):] if name.startswith(begin) else ""


def _column_of(cells: list[str], item: str, first: int) -> str:
    """The column whose numbers the cells of a table are, row after row; empty where not all of them are."""
    names = {_behind(f"{item}-{at}-", found.group(1)) if (found := NAMED.search(cell)) else "" for at, cell in enumerate(cells, first)
             if not _is_empty(cell)}
    plain = all(_is_empty(cell) or PLAIN_CELL.fullmatch(cell) for cell in cells)
    return names.pop() if len(names) == 1 and plain else ""


def shorten_item(item: str) -> str:
    """An item whose numbers are named by their places, where these tell them."""
    name, first = ITEM.match(item).group(1), 1  # type: ignore[union-attr]

    def table(found: re.Match[str]) -> str:
        nonlocal first
        short, first = _shorten_table(found.group(), name, first)
        return short
    whole = re.sub(rf'( data-n="?){name}(-[a-z0-9-]+)', r"\1\2", TABLE.sub(table, item))
    return CHART.sub(shorten_chart, GRID.sub(shorten_grid, whole))


def _shorten_table(table: str, item: str, first: int) -> tuple[str, int]:
    """The table with the numbers of its columns named in their heads, and the place of the row after its last."""
    head, mark, body = table.partition("<tbody>")
    rows = [CELL.findall(row) for row in ROW.findall(body)]
    wide = len(HEAD.findall(head))
    columns = [_column_of([row[at] for row in rows], item, first) for at in range(wide)] if rows and all(len(row) == wide for row in rows) else []
    last = first + len(rows)
    if not any(columns):
        return table, last

    def row(found: re.Match[str]) -> str:
        places = iter(columns)
        return CELL.sub(lambda cell: NAMED.sub("", cell.group()) if next(places) else cell.group(), found.group())
    listed = ",".join(columns).rstrip(",")
    head = OPENED.sub(lambda found: f'{found.group()[:-1]} data-n="{listed}">', head, count=1)
    return head + mark + ROW.sub(row, body), last
