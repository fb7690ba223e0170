"""The same page in fewer bytes: short addresses, one element a number, looks of charts as classes, no quotes or end tags that HTML can spare."""
from __future__ import annotations

import html
import re
from collections.abc import Mapping

from helpers.report.evidence_html import ARROW
from helpers.report.lean_chart import Looks, lean_chart
from helpers.report.lean_formula import lean_formula
from helpers.report.lean_marks import gather
from helpers.report.lean_table import lean_table
from helpers.report.numbered import shorten_item
from helpers.tables import LETTERS

LINKED = re.compile(r'<a href="(#[^"]*)"><data value="[^"]*" data-n="([^"]*)">([^<]*)</data></a>')
IS_DAY, DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?"), ' class="d"'
"""A day is not broken at its hyphens."""
EVIDENCE = re.compile(r'<a href="#(e-[a-z0-9-]+)">(<data [^>]*>[^<]*</data>)</a>')
MISSING = '<span class="none" title="not given">–</span>'
SHORT = {"how": "w", "counted": "c", "change": "e", "scroll": "s", "numbers": "u", "aside": "a", "more": "m"}
"""Classes that stand on the page many times, and what they are called there."""
LEAD = re.compile(r'<p class="(how|counted|change)">(<b>[^<]*:</b> )?')
"""A line of an item with what it begins with, which the style sheet says; or without."""
CLASS = re.compile(rf"class=({'|'.join(SHORT)})(?=[ >])")
SELECTOR = re.compile(rf"\.({'|'.join(SHORT)})(?![\w-])")
ALONE = re.compile(r'<data value="[^"]*" data-n="([^"]*)">([^<]*)</data>')
OPENS = re.compile(r'href="#(e-[a-z0-9-]+)"')
TITLES = re.compile(r"\.finding(?![\w-])")
FINDING = re.compile(r'<(h[2-6]) class="finding">')
DIRECT = re.compile(r"href=#([a-l][0-9A-Z]+)(?=[ >])")
TICK = re.compile(r"(href=#([a-l][0-9A-Z]+)(?: tabindex=-1)?>)<title>(?:[A-Z]|\d+), \d+: [\d,]+</title>")
"""A mark that is named by the places of its sentence and of its first character alone."""
DRAWN = re.compile(r"<svg .*?</svg>", re.S)
NOWHERE = re.compile(rf"<a>{ARROW}</a>")
UNLED = re.compile(r"<a( id=[0-9A-Za-z.]+)?>([^<]*)</a>")
"""Marked words that are arrived at and lead nowhere: those of a mark that stands in a chart alone."""
CHART = re.compile(r'<svg [^>]*class="chart".*?</svg>', re.S)
USED = re.compile(r'<use href="#([^"]*)"')
FORMULA = re.compile(r"<math.*?</math>", re.S)
TAG = re.compile(r"<[a-z][^<>]*>")
ENDS = re.compile(r"</(?:li|td|th|tr|dt|dd|tbody|thead)>")
BLOCK = r"/?(?:p|div|dl|dt|dd|ul|ol|li|table|section|details|figure|h[1-6]|article|pre|nav|header|main|svg)[ >]"
BREAK = re.compile(rf"(?<=>)\n+(?=<{BLOCK})|\n+(?=<tr>)")
PARAGRAPH = re.compile(rf"</p>(?=<{BLOCK})(?!<(?:svg|/(?:p|ul|ol|dl|table))[ >])")
"""The end of a paragraph that HTML sees by what follows."""
ITEM = re.compile(r'<section class="item".*?</section>', re.S)
TABLE = re.compile(r"<table>.*?</table>", re.S)
PLAIN = re.compile(r'="([A-Za-z0-9_#.,:-]+)"(/?)(?=[ >])')
VARIABLE = re.compile(r"--[a-z][a-z0-9-]*")
CLASSED = re.compile(r'class=("[^"]*"|[^ >]+)')
RULE = re.compile(r"((?:^|(?<=[{}]))[.#\w][^{}()@]*)(\{[^{}]*\})")
NAMED, ASIDE = re.compile(r"\.([A-Za-z][\w-]*)"), re.compile(r"\[[^\]]*\]")
ELEMENT, OPENED = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)"), re.compile(r"<([a-z][a-z0-9]*)")
"""Rules without brackets in their selectors, and the classes and elements that these name."""
QUOTED = re.compile(r"(?:&#x27;|&quot;)+(?=[^<>]*<)")
"""Marks that need no writing out between tags."""
CLASSES = re.compile(r"\.[cl]-[a-z0-9-]+\{[^}]*\}|svg\.chart a:hover \.m[^}]*\}")


def _plain_number(body: str) -> str:
    """Each number as one element: its link where it has one. Its value at full precision stands in the table of numbers."""
    body = LINKED.sub(r'<a href="\1" data-n="\2">\3</a>', body)
    return ALONE.sub(lambda found: f'<bdi{DAY if IS_DAY.fullmatch(found.group(2)) else ""} data-n="{found.group(1)}">{found.group(2)}</bdi>', body)


def _lean_item(item: str) -> str:
    return shorten_item(TABLE.sub(lambda found: lean_table(found.group()), item))


def _lean_style(style: str) -> str:
    """The style sheet with short names for its variables, and colours in three digits where these say the same."""
    names = list(dict.fromkeys(VARIABLE.findall(style)))
    style = VARIABLE.sub(lambda found: f"--{LETTERS[names.index(found.group())]}" if names.index(found.group()) < len(LETTERS) else found.group(),
                         style)
    return re.sub(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b", r"#\1\2\3", re.sub(r";\}", "}", re.sub(r"(?<![0-9])0\.(?=[0-9])", ".", style)))


def _used_only(style: str, body: str) -> str:
    """The style sheet without what it says of classes and elements that nothing on the page has."""
    used = {name for found in CLASSED.findall(body) for name in found.strip('"').split()}
    there = {"html", *OPENED.findall(body)}

    def rule(found: re.Match[str]) -> str:
        kept = [one for one in found.group(1).split(",") if set(NAMED.findall(ASIDE.sub("", one))) <= used and set(ELEMENT.findall(one)) <= there]
        return f"{','.join(kept)}{found.group(2)}" if kept else ""
    return RULE.sub(rule, style)


def _open_directly(body: str, targets: Mapping[str, tuple[str, str]]) -> str:
    """The body where numbers that rest on one passage lead to it; the first of each outside a chart bears the id that the passage leads back to."""
    stories, mark, evidence = body.partition("<section class=end id=part-evidence>")
    stories = TICK.sub(lambda found: f"{found[1]}<title>{targets[found[2]][1]}</title>" if found[2] in targets else found[0], stories)
    told, led_back = DRAWN.sub(lambda found: " " * len(found.group()), stories), set(DIRECT.findall(evidence))
    begun = max(stories.find("<section class=story"), 0)
    firsts: dict[str, int] = {}
    for found in sorted(DIRECT.finditer(told), key=lambda found: (found.start() < begun, found.start())):
        if found.group(1) in targets and found.group(1) in led_back:
            firsts.setdefault(found.group(1), found.start())

    def link(found: re.Match[str]) -> str:
        name = found.group(1)
        own = f"id={name} " if firsts.get(name) == found.start() else ""
        return f"{own}href=#{targets[name][0]}" if name in targets else found.group()

    def back(found: re.Match[str]) -> str:
        return "" if found.group(1) in targets and found.group(1) not in firsts else found.group()
    evidence = NOWHERE.sub("", re.sub(rf" {DIRECT.pattern}", back, evidence))
    return DIRECT.sub(link, stories) + mark + UNLED.sub(lambda found: f"<u{found[1] or ' class=l'}>{found[2]}</u>", evidence)


def lean(markup: str, addresses: Mapping[str, str] | None = None, targets: Mapping[str, tuple[str, str]] | None = None) -> str:
    """The page in fewer bytes; a number without a list is no link.

    `addresses` gives the ids of the evidence lists on the page by the ids that items link to, `targets` the passage of each that holds but one, and
    its name.
    """
    head, mark, body = markup.partition("</head>")
    body = CHART.sub(lambda found: gather(found.group()), body)
    known, looks, used = addresses or {}, Looks(CHART.findall(body)), set(USED.findall(body))
    body = EVIDENCE.sub(lambda found: found.group() if found.group(1) in known else found.group(2), body)
    body = OPENS.sub(lambda found: f'href="#{known.get(found.group(1), found.group(1))}"', body)
    body = FORMULA.sub(lambda found: lean_formula(found.group()), body)
    body = CHART.sub(lambda found: lean_chart(found.group(), looks, used), _plain_number(body))
    body = body.replace("<main ", f"{looks.rings()}<main ", 1)
    body = ITEM.sub(lambda found: _lean_item(found.group()), body)
    body = LEAD.sub(lambda found: f'<p class="{found.group(1)}">' if found.group(2) else f'<p class="{SHORT[found.group(1)]} o">', body)
    body = FINDING.sub(r"<\1>", body).replace(MISSING, "–").replace('<td class="h1">', "<td>").replace('aria-label="Table: ', 'aria-label="')
    body = QUOTED.sub(lambda found: html.unescape(found.group()), body)
    body = PARAGRAPH.sub("", BREAK.sub("", body))
    body = ENDS.sub("", TAG.sub(lambda found: PLAIN.sub(lambda one: f"={one[1]} /" if one[2] else f"={one[1]}", found.group()), body))
    body = _open_directly(body, targets or {})
    start, opened, rest = CLASSES.sub("", head).replace("</style>", looks.css() + "</style>", 1).partition("<style>")
    style, closed, rest = rest.partition("</style>")
    body = CLASS.sub(lambda found: f"class={SHORT[found.group(1)]}", body)
    style = SELECTOR.sub(lambda found: f".{SHORT[found.group(1)]}", TITLES.sub(".item>:first-child", style))
    return start + opened + _lean_style(_used_only(style, body)) + closed + rest + mark + body
