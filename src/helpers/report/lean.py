"""The same page in fewer bytes: short addresses, one element a number, looks of charts as classes, no quotes or end tags that HTML can spare."""
from __future__ import annotations

import html
import re
from collections.abc import Mapping

from helpers.report.numbered import shorten_item

LINKED = re.compile(r'<a href="(#[^"]*)"><data value="[^"]*" data-n="([^"]*)">([^<]*)</data></a>')
IS_DAY, DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?"), ' class="d"'
"""A day is not broken at its hyphens."""
EVIDENCE = re.compile(r'<a href="#(e-[a-z0-9-]+)">(<data [^>]*>[^<]*</data>)</a>')
ALONE = re.compile(r'<data value="[^"]*" data-n="([^"]*)">([^<]*)</data>')
OPENS = re.compile(r'href="#(e-[a-z0-9-]+)"')
CHART = re.compile(r'<svg [^>]*class="chart".*?</svg>', re.S)
USED = re.compile(r'<use href="#([^"]*)"')
FORMULA = re.compile(r"<math.*?</math>", re.S)
SHAPE = re.compile(r"<(path|rect|circle|ellipse|polygon|text|tspan|use)\b([^<>]*?) ?(/?)>")
GIVEN = re.compile(r' ([a-z-]+)="([^"]*)"')
LOOKS = {"class", "fill", "stroke", "stroke-width", "stroke-dasharray", "font-weight", "font-style", "text-anchor", "opacity", "fill-opacity",
         "stroke-opacity", "pointer-events"}
ON_PAGE = {"xmlns", "font-family", "width", "font-size", "fill"}
"""Attributes of a figure that stands alone; on the page the style sheet says the same."""
TAG = re.compile(r"<[a-z][^<>]*>")
ENDS = re.compile(r"</(?:li|td|th|tr|dt|dd|tbody|thead)>")
ITEM = re.compile(r'<section class="item".*?</section>', re.S)
TABLE = re.compile(r"<table>.*?</table>", re.S)
ROW = re.compile(r"<tr><th.*?</tr>", re.S)
PLAIN = re.compile(r'="([A-Za-z0-9_#.-]+)"(/?)(?=[ >])')
BOX = re.compile(r"M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)h-\3z")
CLASSES = re.compile(r"\.[cl]-[a-z0-9-]+\{[^}]*\}|svg\.chart a:hover \.m[^}]*\}")


class Looks:
    """The different ways in which shapes and texts of the charts look, each a class by order of first standing."""

    def __init__(self) -> None:
        self.names: dict[tuple[tuple[str, str], ...], str] = {}

    def of(self, look: tuple[tuple[str, str], ...]) -> str:
        """The class of a look."""
        return self.names.setdefault(look, f"x{len(self.names) + 1}")

    def css(self) -> str:
        """The rules of all classes, and how a mark looks under the pointer; the unseen areas that make marks easy to press stay unseen."""
        rules = "".join(f".{name}{{{';'.join(_declarations(dict(look)))}}}" for look, name in self.names.items())
        unseen = "".join(f":not(.{name})" for look, name in self.names.items() if "pointer-events" in dict(look))
        return rules + f"svg.chart a:is(:hover,:focus) :is(path,circle){unseen}{{stroke:currentColor;stroke-width:1.6}}"


def _declarations(look: dict[str, str]) -> list[str]:
    painted = {{"c": "fill", "l": "stroke"}[one[0]]: f"var(--c-{one[2:]})" for one in look.get("class", "").split() if one[:2] in ("c-", "l-")}
    return [f"{name}:{value}" for name, value in ({name: value for name, value in look.items() if name != "class"} | painted).items()]


def _lean_box(x: str, y: str, width: str, height: str, unseen: bool) -> str:
    """A rectangle by the shorter way round; an area that nobody sees needs no fractions."""
    if unseen:
        x, y, right, height = (str(round(float(one))) for one in (x, y, float(x) + float(width), height))
        return f"M{x} {y}H{right}v{height}H{x}z"
    return f"M{x} {y}h{width}v{height}H{x}z"


def _lean_shape(found: re.Match[str], looks: Looks) -> str:
    tag, attributes, end = found.groups()
    given = dict(GIVEN.findall(attributes))
    given["class"] = " ".join(name for name in given.get("class", "").split() if name != "m")
    if "d" in given:
        given["d"] = BOX.sub(lambda box: _lean_box(*box.groups(), unseen="pointer-events" in given), given["d"])
    look = tuple(sorted((name, value) for name, value in given.items() if name in LOOKS and value))
    kept = {name: value for name, value in given.items() if name not in LOOKS and value} | ({"class": looks.of(look)} if look else {})
    kept = {name: value for name, value in kept.items() if (name, value) not in (("x", "0"), ("y", "0")) or tag != "text"}
    if tag in ("text", "tspan"):
        kept |= {name: str(round(float(kept[name]))) for name in ("x", "y") if name in kept}
    written = "".join(f' {name}="{value}"' for name, value in sorted(kept.items(), key=lambda one: one[0] == "d"))
    return f"<{tag}{written}{end}>"


def _lean_chart(svg: str, looks: Looks, used: set[str]) -> str:
    head, mark, rest = svg.partition(">")
    head = GIVEN.sub(lambda found: "" if found.group(1) in ON_PAGE or found.group(1) == "id" and found.group(2) not in used else found.group(), head)
    rest = re.sub(r"(<a [^>]*>)<g>(<title>.*?)</g></a>", r"\1\2</a>", rest, flags=re.S)
    return head + mark + SHAPE.sub(lambda found: _lean_shape(found, looks), rest)


def _plain_number(body: str) -> str:
    """Each number as one element: its link where it has one. Its value at full precision stands in the table of numbers."""
    body = LINKED.sub(r'<a href="\1" data-n="\2">\3</a>', body)
    return ALONE.sub(lambda found: f'<span{DAY if IS_DAY.fullmatch(found.group(2)) else ""} data-n="{found.group(1)}">{found.group(2)}</span>', body)


def _lean_row(row: str) -> str:
    """A row whose first number is a link as wide as the row: its numbers open one list. The others carry their id on the cell."""
    first, *others = re.split(r'(?=<a href="#l)', row)
    unlinked = [re.sub(r'<a href="#l[^"]*" (data-n="[^"]*")>([^<]*)</a>', r"<span \1>\2</span>", other) for other in others[1:]]
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


def lean(markup: str, addresses: Mapping[str, str] | None = None) -> str:
    """The page in fewer bytes; a number without a list is no link.

    `addresses` gives the ids of the evidence lists on the page by the ids that items link to.
    """
    head, mark, body = markup.partition("</head>")
    known, looks, used = addresses or {}, Looks(), set(USED.findall(body))
    body = EVIDENCE.sub(lambda found: found.group() if found.group(1) in known else found.group(2), body)
    body = OPENS.sub(lambda found: f'href="#{known.get(found.group(1), found.group(1))}"', body)
    body = FORMULA.sub(lambda found: _lean_formula(found.group()), body)
    body = CHART.sub(lambda found: _lean_chart(found.group(), looks, used), _plain_number(body))
    body = ITEM.sub(lambda found: _lean_item(found.group()), body)
    body = ENDS.sub("", TAG.sub(lambda found: PLAIN.sub(lambda one: f"={one[1]} /" if one[2] else f"={one[1]}", found.group()), body))
    return CLASSES.sub("", head).replace("</style>", looks.css() + "</style>", 1) + mark + body
