"""Which number of a chart or heat map is which: it says once what its numbers are, in their order, and this reads it back in full."""
from __future__ import annotations

import re

CHART = re.compile(r"(<svg\b)([^>]*>)(.*?</svg>)", re.S)
GRID = re.compile(r'(<table)( class="?grid[^>]*>)(.*?</table>)', re.S)
FILLED = re.compile(r'(<td\b[^>]*><a\b[^>]*?)( data-n="?(-[a-z0-9-]+)"?)?>')
"""A cell of a heat map with its number, which is a link."""
LETTERED = re.compile(r"<g data-n\b.*?</g>|(<text\b[^>]*)>(.*?)(</text>)", re.S)
"""A label, which has an id of its own, or a text that may hold numbers."""
NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
WHOLE = re.compile(r"[-−]?\d[\d,.]*(?: %)?")
OWN = re.compile(r' data-n="?(-[a-z0-9-]+)"?')
SPAN = re.compile(r'<tspan data-n="?-[a-z0-9-]+"?>([^<]*)</tspan>')
LISTED = re.compile(r' data-n="?([a-z0-9,-]+)"?')
"""What the numbers of a table or chart are, one after another."""
CELL = re.compile(r"-(\d+)-(.+)")
TAG = re.compile(r"<[^>]*>")


def _listed(ids: list[str]) -> str:
    """The ids in few bytes: columns alone where row after row holds the same ones; else all of them, as rows alone those of the column before.

    >>> _listed(["-1-n", "-1-k", "-2-n", "-2-k"]), _listed(["-2-n", "-1-n", "-1-k"])
    ('n,k', '-2-n,1,-1-k')
    """
    cells = [(int(found.group(1)), found.group(2)) if (found := CELL.fullmatch(one)) else (0, "") for one in ids]
    columns = [column for row, column in cells if row == 1]
    wide = len(columns)
    told = wide and all(cell == (at // wide + 1, columns[at % wide]) for at, cell in enumerate(cells))
    rows = [str(row) if row and column == before else one for one, (row, column), (_, before) in zip(ids, cells, [(0, ""), *cells])]
    return ",".join(columns if told else rows)


def _read_listed(listed: str) -> list[str]:
    """Columns, or ids in full.

    >>> _read_listed("n,k"), _read_listed("-2-n,1,-1-k")
    (['n', 'k'], ['-2-n', '-1-n', '-1-k'])
    """
    ids, column = listed.split(","), ""
    for at, one in enumerate(ids):
        found = CELL.fullmatch(one)
        column = found.group(2) if found else column
        ids[at] = f"-{one}-{column}" if one.isdecimal() else one
    return ids


def _id_of(listed: list[str], at: int) -> str:
    """The id of the number at a place of a chart; nothing past the last."""
    if listed[0].startswith("-"):
        return listed[at] if at < len(listed) else ""
    return f"-{at // len(listed) + 1}-{listed[at % len(listed)]}"


def spell_chart(found: re.Match[str]) -> str:
    """A chart with the id of each number on its own element."""
    opened, attributes, rest = found.groups()
    told = LISTED.search(attributes)
    if not told:
        return found.group()
    listed, at = _read_listed(told.group(1)), -1

    def number(one: re.Match[str]) -> str:
        nonlocal at
        at += 1
        return f"<tspan data-n={_id_of(listed, at)}>{one.group()}</tspan>"

    def text(one: re.Match[str]) -> str:
        nonlocal at
        begun, said, ended = one.groups()
        if begun is None or "<" in said:
            return one.group()
        if WHOLE.fullmatch(said):
            at += 1
            return f"{begun} data-n={_id_of(listed, at)}>{said}{ended}"
        return f"{begun}>{NUMBER.sub(number, said)}{ended}"
    return f"{opened}{LISTED.sub('', attributes, count=1)}{LETTERED.sub(text, rest)}"


def _said(chart: str) -> list[tuple[str, str]]:
    """The numbers of a chart by their ids, and after them all that it says."""
    found = re.findall(r'<(text|tspan|g)\b[^>]* data-n="?(-[a-z0-9-]+)"?[^>]*>(.*?)</\1>', chart, re.S)
    return [(name, TAG.sub("", said)) for _, name, said in found] + [("", TAG.sub("", chart))]


def shorten_chart(found: re.Match[str]) -> str:
    """A chart that lists its numbers once, where that can be read back."""
    opened, attributes, rest = found.groups()
    ids = [name for text in LETTERED.finditer(rest) if text.group(1) for name in OWN.findall(text.group())]
    if not ids:
        return found.group()
    bare = LETTERED.sub(lambda text: SPAN.sub(r"\1", OWN.sub("", text.group(1)) + ">" + text.group(2) + text.group(3)) if text.group(1)
                        else text.group(), rest)
    short = f'{opened} data-n="{_listed(ids)}"{attributes}{bare}'
    return short if _said(CHART.sub(spell_chart, short)) == _said(found.group()) else found.group()


def spell_grid(found: re.Match[str]) -> str:
    """A heat map with the id of each number on its own link."""
    opened, attributes, rest = found.groups()
    told = LISTED.search(attributes)
    if not told:
        return found.group()
    listed, at = _read_listed(told.group(1)), iter(range(len(rest)))
    return f"{opened}{LISTED.sub('', attributes, count=1)}{FILLED.sub(lambda cell: f'{cell.group(1)} data-n={_id_of(listed, next(at))}>', rest)}"


def shorten_grid(found: re.Match[str]) -> str:
    """A heat map that lists its numbers once, where each of them is a link."""
    opened, attributes, rest = found.groups()
    ids = [cell.group(3) for cell in FILLED.finditer(rest)]
    if not ids or not all(ids):
        return found.group()
    return f'{opened}{attributes[:-1]} data-n="{_listed(ids)}">{FILLED.sub(lambda cell: cell.group(1) + ">", rest)}'
