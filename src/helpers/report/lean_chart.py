"""Charts in fewer bytes: what shapes and texts look like as classes, shared by all charts of the page; boxes and rings of one size share that too."""
from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from helpers.tables import LETTERS

SHAPE = re.compile(r"<(path|rect|ring|circle|ellipse|polygon|text|tspan|use)\b([^<>]*?) ?(/?)>")
GIVEN = re.compile(r' ([a-z-]+)="([^"]*)"')
LOOKS = {"class", "fill", "stroke", "stroke-width", "stroke-dasharray", "font-weight", "font-style", "text-anchor", "opacity", "fill-opacity",
         "stroke-opacity", "pointer-events"}
SIZES = ("width", "height", "r")
INITIAL = {"stroke": "none", "pointer-events": "auto", "text-anchor": "start", "font-weight": "400", "font-style": "normal"}
"""What a look says of a property that it does not name: fills are always named, and the rest says 1 or none."""
ON_PAGE = {"xmlns", "font-family", "width", "font-size", "fill"}
"""Attributes of a figure that stands alone; on the page the style sheet says the same."""
BOX = re.compile(r"M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)h-\3z")
ABSOLUTE = re.compile(r"[MLHVz\d., -]+")
LENGTH = re.compile(r"-?\d*\.\d+")
CLASS = 50
"""Bytes of a class: what the boxes or rings of one size and look must save by it."""
SMALL = 6
"""Units of a side below which half a unit shows."""
DESCRIBED = re.compile(r' aria-labelledby="[^"]*"(>)<desc [^>]*>([^<]*)</desc>')
Look = tuple[tuple[str, str], ...]


class Shape(NamedTuple):
    """A shape or text: its element, how it looks, its other attributes, its end."""

    tag: str
    look: Look
    kept: dict[str, str]
    end: str


def _number(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _whole(length: float) -> int:
    """To a whole unit, a half up: less than a pixel of a phone."""
    return math.floor(length + 0.5)


def _side(start: float, length: float) -> str:
    """The side of a box between whole units; a small one keeps its tenths."""
    return _number(length) if length < SMALL else str(_whole(start + length) - _whole(start))


def _read_box(given: dict[str, str], box: re.Match[str]) -> dict[str, str]:
    """A box by its corner and size in whole units; one with a rim keeps its tenths."""
    x, y, width, height = map(float, box.groups())
    if "stroke" in given:
        sizes = [_number(length) for length in (x, y, width, height)]
    else:
        sizes = [str(_whole(x)), str(_whole(y)), _side(x, width), _side(y, height)]
    return {name: value for name, value in given.items() if name != "d"} | dict(zip(("x", "y", "width", "height"), sizes))


def _box_path(box: dict[str, str]) -> str:
    return "M{x},{y}h{width}v{height}H{x}z".format_map(box)


def _read(found: re.Match[str]) -> Shape:
    """A shape as it stands in a figure, its places in whole units."""
    tag, attributes, end = found.groups()
    given = {name: value for name, value in GIVEN.findall(attributes) if value}
    given["class"] = " ".join(name for name in given.get("class", "").split() if name != "m")
    if box := BOX.fullmatch(given.get("d", "")):
        given, tag = _read_box(given, box), "rect"
    elif "d" in given and not BOX.sub("", given["d"]):
        given["d"] = BOX.sub(lambda box: _box_path(_read_box(given, box)), given["d"])
    elif ABSOLUTE.fullmatch(given.get("d", "")):
        given["d"] = LENGTH.sub(lambda one: str(_whole(float(one.group()))), given["d"])
    given |= {name: str(_whole(float(given[name]))) for name in ("x", "y", "cx", "cy") if name in given and tag != "rect"}
    kinds = LOOKS | set(SIZES)
    look = tuple(sorted((name, value) for name, value in given.items() if name in kinds and value))
    return Shape(tag, look, {name: value for name, value in given.items() if name not in kinds and value
                             and (name, value) not in (("x", "0"), ("y", "0"))}, end)


def _declarations(look: dict[str, str]) -> dict[str, str]:
    painted = {{"c": "fill", "l": "stroke"}[one[0]]: f"var(--c-{one[2:]})" for one in look.get("class", "").split() if one[:2] in ("c-", "l-")}
    sized = {name: f"{look[name]}px" for name in SIZES if name in look}
    return {name: value for name, value in look.items() if name != "class"} | painted | sized


class Looks:
    """The different ways in which shapes and texts of the charts look, each a class; the most frequent of an element needs none."""

    def __init__(self, charts: Iterable[str]) -> None:
        shapes = [_read(found) for chart in charts for found in SHAPE.finditer(chart)]
        sizes = Counter((shape.tag, shape.look) for shape in shapes)
        self.shared = {(tag, look) for (tag, look), number in sizes.items()
                       if tag == "ring" or number * sum(len(name) + len(size) for name, size in look if name in SIZES) > CLASS}
        looks = Counter((self.tag_of(shape), self.look_of(shape)) for shape in shapes)
        self.usual = {tag: look for tag in ("path", "circle", "rect") if (look := _most_frequent(tag, looks))}
        named = Counter[Look]()
        self.tags: dict[Look, set[str]] = {}
        for (tag, look), number in looks.items():
            if look and self.usual.get(tag) != look:
                named[look] += number
                self.tags.setdefault(look, set()).add(tag)
        self.names = {look: LETTERS[at % 26] + str(at // 26 or "") for at, (look, _) in enumerate(named.most_common())}

    def look_of(self, shape: Shape) -> Look:
        """How a shape looks; with its size where several share it."""
        return shape.look if (shape.tag, shape.look) in self.shared else tuple((name, value) for name, value in shape.look if name not in SIZES)

    def tag_of(self, shape: Shape) -> str:
        """The element that a shape is written as: a box of a size of its own is shorter as a path."""
        return "path" if shape.tag == "rect" and (shape.tag, shape.look) not in self.shared else shape.tag

    def write(self, shape: Shape) -> str:
        """The shape with a class for its look."""
        look, tag = self.look_of(shape), self.tag_of(shape)
        if tag == "ring":
            return f'<path d="{_corners(shape.kept["d"])}" class="{self.ring(look)}"{shape.end}>'
        kept = shape.kept | {name: value for name, value in shape.look if name in SIZES and (name, value) not in look}
        if tag != shape.tag:
            kept["d"] = _box_path({name: kept.pop(name, "0") for name in ("x", "y", "width", "height")})
        elif "d" in kept:
            kept["d"] = kept["d"].replace(" ", ",")
        name = "" if self.usual.get(tag) == look else self.names.get(look, "")
        written = "".join(f' {name}="{value}"' for name, value in (kept | ({"class": name} if name else {})).items())
        return f"<{tag}{written}{shape.end}>"

    def ring(self, look: Look) -> str:
        """The class of a path at whose corners rings of a look are drawn."""
        return f"k{self.names[look]}"

    def rings(self) -> str:
        """The rings that are drawn at the corners of paths, to stand once on the page."""
        drawn = "".join(f'<marker id="ring{name}"><circle class="{name}"/></marker>' for look, name in self.names.items()
                        if "ring" in self.tags[look])
        return f'<svg class="rings" width="0" height="0" aria-hidden="true">{drawn}</svg>' if drawn else ""

    def css(self) -> str:
        """The rules of all classes, and how a mark looks under the pointer; the unseen areas that make marks easy to press stay unseen."""
        usual = "".join(_rule(f":where(.chart) {tag}", _declarations(dict(look))) for tag, look in self.usual.items())
        rules = "".join(_rule(f".{name}", self._reset(look) | _declarations(dict(look))) for look, name in self.names.items())
        rings = "".join(_rule(f".{self.ring(look)}", {"fill": "none", "stroke": "none", "marker": f"url(#ring{name})"})
                        for look, name in self.names.items() if "ring" in self.tags[look])
        unseen = "".join(f":not(.{name})" for look, name in self.names.items() if "pointer-events" in dict(look))
        return usual + rules + rings + f"svg.chart a:is(:hover,:focus) :is(path,circle,rect){unseen}{{stroke:currentColor;stroke-width:1.6}}"

    def _reset(self, look: Look) -> dict[str, str]:
        """What the usual look of the same element says and this one does not."""
        usual = {name for tag in self.tags[look] for name in _declarations(dict(self.usual.get("circle" if tag == "ring" else tag, ())))}
        return {name: INITIAL[name] for name in sorted(usual - set(_declarations(dict(look)))) if name in INITIAL}


def _corners(path: str) -> str:
    """A path from corner to corner, level and upright ones written as such.

    >>> _corners("M1 2L4 2L4 9L5 8")
    'M1,2H4V9L5,8'
    """
    places = [corner.split(" ") for corner in path[1:].split("L")]
    steps = [f"H{x}" if y == before[1] else f"V{y}" if x == before[0] else f"L{x},{y}" for before, (x, y) in zip(places, places[1:])]
    return f"M{','.join(places[0])}{''.join(steps)}"


def _rule(selector: str, declarations: dict[str, str]) -> str:
    return f"{selector}{{{';'.join(f'{name}:{value}' for name, value in declarations.items())}}}"


def _most_frequent(tag: str, looks: Counter[tuple[str, Look]]) -> Look:
    """The look that most shapes of an element have, where each has one that is seen; of paths and circles one that says no size and hides nothing."""
    found = Counter({look: number for (of, look), number in looks.items() if of == tag})
    if not found or () in found:
        return ()
    plain = [look for look, _ in found.most_common()
             if not {"opacity", "fill-opacity", "stroke-dasharray", "pointer-events", *(SIZES if tag != "rect" else ())} & set(dict(look))]
    return plain[0] if plain else ()


def lean_chart(svg: str, looks: Looks, used: set[str]) -> str:
    """A chart of the page with classes for its looks, and without what only a figure that stands alone needs; ids stay where they are `used`."""
    head, mark, rest = DESCRIBED.sub(r' aria-label="\2"\1', svg, count=1).partition(">")
    head = GIVEN.sub(lambda found: "" if found.group(1) in ON_PAGE or found.group(1) == "id" and found.group(2) not in used else found.group(), head)
    head = re.sub(r'viewBox="0 0 ([\d.]+) ([\d.]+)"',
                  lambda found: f'viewBox="0,0,{math.ceil(float(found.group(1)))},{math.ceil(float(found.group(2)))}"', head)
    return head + mark + SHAPE.sub(lambda found: looks.write(_read(found)), rest)
