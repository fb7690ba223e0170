"""Tables in fewer bytes: what their columns are said once, a row one link, a text that repeats a sign."""
from __future__ import annotations

import re

PHONE, GAP, CHARACTER = 343, 8, 8
"""Width of a phone's column, of the gap between two columns of a table and of a character there, in pixels."""
BAR = 2.4
"""How much wider than a column of numbers that of bars is there, as the style sheet says it; one of texts is twice as wide."""
LONG = 60
"""Characters of the longest text that stands in a column beside others on a phone."""
DITTO, REPEATED = "”", 24
"""What stands for a text that the cell above holds too, and from how many characters on."""
CELL = re.compile(r"<t[hd]\b[^>]*>.*?</t[hd]>", re.S)
HEAD = re.compile(r'<th scope="col"( class="n")?(?: style)?>')
ROW = re.compile(r'<tr>(<th scope="row.*?)</tr>', re.S)
TEXT = re.compile(r"<td>([^<\d]*)</td>")
DAY = re.compile(r'<td><bdi class="d"[^<]*</bdi></td>|<td>(?:<span class="none"[^<]*</span>)?</td>')
MARKUP = re.compile(r"<[^>]*>")
LIST = re.compile(r'(?=<a href="#[a-l][0-9A-Z])')
LINKED = re.compile(r'<a href="#[a-l][0-9A-Z]+" (data-n="[^"]*")>([^<]*)</a>')
ALONE = re.compile(r'<(t[dh])((?: scope="row")?(?: class="[nt]")?(?: style(?:="[^"]*")?)?)><bdi((?: class="d")?) (data-n="[^"]*")>([^<]*)</bdi>'
                   r'</t[dh]>')


def _lean_row(row: str) -> str:
    """A row whose first number is a link as wide as the row: its numbers open one list. The others carry their id on the cell."""
    first, *others = LIST.split(row)
    row = first + "".join(others[:1] + [LINKED.sub(r"<bdi \1>\2</bdi>", other) for other in others[1:]])
    return ALONE.sub(r"<\1\2\3 \4>\5</\1>", row)


def _repeats(cell: str, above: str) -> bool:
    found = TEXT.fullmatch(cell)
    return bool(found) and cell == above and len(found.group(1)) >= REPEATED  # type: ignore[union-attr]


def _fits(head: list[str], rows: list[list[str]]) -> bool:
    """Whether a phone shows the table whole, the first column above the others: no word of theirs is broken, no text grows tall."""
    weights = [BAR if " style" in cell else 1 if 'class="n"' in cell else 2 for cell in head[1:]]
    unit = (PHONE - GAP * (len(weights) - 1)) / max(sum(weights), 1)

    def fits(cell: str, weight: int) -> bool:
        text = MARKUP.sub("", cell)
        return len(text) <= LONG and CHARACTER * max(map(len, re.split(r"[\s-]", text))) <= unit * weight
    return all(fits(cell, weight) for row in [head, *rows] for cell, weight in zip(row[1:], weights, strict=False))


def lean_table(table: str) -> str:
    """A table that says once which of its columns are texts, numbers and days being the rule, and whether it is too wide for a phone."""
    top, mark, body = table.partition("<tbody>")
    head, rows = CELL.findall(top), [CELL.findall(row) for row in ROW.findall(body)]
    days = {place for place in range(1, len(head)) if rows and all(place < len(row) and DAY.fullmatch(row[place]) for row in rows)}
    texts = [f"t{place}" for place, cell in enumerate(head, 1) if 'class="n"' not in cell and place > 1 and place - 1 not in days]
    classes, above = " ".join(texts + ["wide"] * (not _fits(head, rows))), [""] * len(head)

    def row(found: re.Match[str]) -> str:
        nonlocal above
        cells, above, before = CELL.findall(found.group(1)), CELL.findall(found.group(1)), above
        cells = [f"<td>{DITTO}</td>" if _repeats(cell, same) else cell.replace(' class="d"', "") if place in days else cell
                 for place, (cell, same) in enumerate(zip(cells, before, strict=False))]
        inside = "".join(cells).replace('<td class="n"', "<td")
        return _lean_row(f"<tr>{inside}</tr>")
    top = top.replace("<table>", f'<table class="{classes}">' if classes else "<table>", 1).replace('<th scope="col" class="n"', '<th scope="col"')
    return top + mark + ROW.sub(row, body)
