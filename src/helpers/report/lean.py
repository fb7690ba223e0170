"""The same page in fewer bytes: short addresses, one element a number, looks of charts as classes, no quotes or end tags that HTML can spare."""
from __future__ import annotations

import html
import re
from collections.abc import Mapping

from helpers.report.lean_chart import Looks, lean_chart
from helpers.report.numbered import shorten_item
from helpers.tables import LETTERS

LINKED = re.compile(r'<a href="(#[^"]*)"><data value="[^"]*" data-n="([^"]*)">([^<]*)</data></a>')
IS_DAY, DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?"), ' class="d"'
"""A day is not broken at its hyphens."""
EVIDENCE = re.compile(r'<a href="#(e-[a-z0-9-]+)">(<data [^>]*>[^<]*</data>)</a>')
ALONE = re.compile(r'<data value="[^"]*" data-n="([^"]*)">([^<]*)</data>')
OPENS = re.compile(r'href="#(e-[a-z0-9-]+)"')
CHART = re.compile(r'<svg [^>]*class="chart".*?</svg>', re.S)
USED = re.compile(r'<use href="#([^"]*)"')
FORMULA = re.compile(r"<math.*?</math>", re.S)
TAG = re.compile(r"<[a-z][^<>]*>")
ENDS = re.compile(r"</(?:li|td|th|tr|dt|dd|tbody|thead)>")
ITEM = re.compile(r'<section class="item".*?</section>', re.S)
TABLE = re.compile(r"<table>.*?</table>", re.S)
ROW = re.compile(r"<tr><th.*?</tr>", re.S)
PLAIN = re.compile(r'="([A-Za-z0-9_#.,-]+)"(/?)(?=[ >])')
VARIABLE = re.compile(r"--[a-z][a-z0-9-]*")
QUOTED = re.compile(r"(?:&#x27;|&quot;)+(?=[^<>]*<)")
"""Marks that need no writing out between tags."""
CLASSES = re.compile(r"\.[cl]-[a-z0-9-]+\{[^}]*\}|svg\.chart a:hover \.m[^}]*\}")


def _plain_number(body: str) -> str:
    """Each number as one element: its link where it has one. Its value at full precision stands in the table of numbers."""
    body = LINKED.sub(r'<a href="\1" data-n="\2">\3</a>', body)
    return ALONE.sub(lambda found: f'<span{DAY if IS_DAY.fullmatch(found.group(2)) else ""} data-n="{found.group(1)}">{found.group(2)}</span>', body)


def _lean_row(row: str) -> str:
    """A row whose first number is a link as wide as the row: its numbers open one list. The others carry their id on the cell."""
    first, *others = re.split(r'(?=<a href="#[a-l][0-9A-Z])', row)
    unlinked = [re.sub(r'<a href="#[a-l][0-9A-Z]+" (data-n="[^"]*")>([^<]*)</a>', r"<span \1>\2</span>", other) for other in others[1:]]
    row = first + "".join(others[:1] + unlinked)
    return re.sub(r'<(t[dh])((?: scope="row")?(?: class="[nt]")?)><span((?: class="d")?) (data-n="[^"]*")>([^<]*)</span></t[dh]>', "<\\1\\2\\3 \\4>\\5</\\1>", row)


def _lean_table(table: str) -> str:
    """A table that says once which of its columns are texts; numbers are the rule."""
    head = re.findall(r'<th scope="col"( class="n")?>', table)
    texts = " ".join(f"t{place}" for place, number in enumerate(head, 1) if not number and place > 1)
    table = table.replace("<table>", f'<table class="{texts}">' if texts else "<table>", 1)
    return ROW.sub(lambda found: _lean_row(found.group()), re.sub(r'<(td|th scope="col") class="n">', r"<\1>", table))


def _lean_item(item: str) -> str:
    return shorten_item(TABLE.sub(lambda found: _lean_table(found.group()), item))


def _lean_formula(formula: str) -> str:
    """A formula without what HTML knows by itself: its name space, rows of one, characters written as numbers."""
    formula = formula.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "").replace(' display="inline"', "").replace(' stretchy="true"', "")
    formula = re.sub(r"<mrow>(<(m[ino])>[^<]*</\2>)</mrow>", r"\1", formula)
    return re.sub(r"&#x([0-9A-Fa-f]+);", lambda found: html.escape(chr(int(found.group(1), 16))), formula)


def _lean_style(style: str) -> str:
    """The style sheet with short names for its variables, and colours in three digits where these say the same."""
    names = list(dict.fromkeys(VARIABLE.findall(style)))
    style = VARIABLE.sub(lambda found: f"--{LETTERS[names.index(found.group())]}" if names.index(found.group()) < len(LETTERS) else found.group(), style)
    return re.sub(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b", r"#\1\2\3", re.sub(r";\}", "}", re.sub(r"(?<![0-9])0\.(?=[0-9])", ".", style)))


def lean(markup: str, addresses: Mapping[str, str] | None = None) -> str:
    """The page in fewer bytes; a number without a list is no link.

    `addresses` gives the ids of the evidence lists on the page by the ids that items link to.
    """
    head, mark, body = markup.partition("</head>")
    known, looks, used = addresses or {}, Looks(CHART.findall(body)), set(USED.findall(body))
    body = EVIDENCE.sub(lambda found: found.group() if found.group(1) in known else found.group(2), body)
    body = OPENS.sub(lambda found: f'href="#{known.get(found.group(1), found.group(1))}"', body)
    body = FORMULA.sub(lambda found: _lean_formula(found.group()), body)
    body = CHART.sub(lambda found: lean_chart(found.group(), looks, used), _plain_number(body))
    body = ITEM.sub(lambda found: _lean_item(found.group()), body)
    body = QUOTED.sub(lambda found: html.unescape(found.group()), body)
    body = ENDS.sub("", TAG.sub(lambda found: PLAIN.sub(lambda one: f"={one[1]} /" if one[2] else f"={one[1]}", found.group()), body))
    start, opened, rest = CLASSES.sub("", head).replace("</style>", looks.css() + "</style>", 1).partition("<style>")
    style, closed, rest = rest.partition("</style>")
    return start + opened + _lean_style(style) + closed + rest + mark + body
