"""Charts in fewer bytes: what shapes and texts look like as classes, shared by all charts of the page; boxes and rings of one size share that too."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from helpers.tables import LETTERS

SHAPE = re.compile(r"<(path|rect|circle|ellipse|polygon|text|tspan|use)\b([^<>]*?) ?(/?)>")
GIVEN = re.compile(r' ([a-z-]+)="([^"]*)"')
LOOKS = {"class", "fill", "stroke", "stroke-width", "stroke-dasharray", "font-weight", "font-style", "text-anchor", "opacity", "fill-opacity",
         "stroke-opacity", "pointer-events"}
SIZES = ("width", "height", "r")
INITIAL = {"stroke": "none", "pointer-events": "auto", "text-anchor": "start", "font-weight": "400", "font-style": "normal"}
"""What a look says of a property that it does not name: fills are always named, and the rest says 1 or none."""
ON_PAGE = {"xmlns", "font-family", "width", "font-size", "fill"}
"""Attributes of a figure that stands alone; on the page the style sheet says the same."""
BOX = re.compile(r"M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)h-\3z")
CLASS = 50
"""Bytes of a class: what the boxes or rings of one size and look must save by it."""
TITLED = re.compile(r"(<a [^>]*>)<title>([^<]*): ([^<]*)</title>((?:(?!</a>).)*)</a>((?:<text [^>]*>[^<]*</text>)+)", re.S)
LETTERING = re.compile(r"<text [^>]*>([^<]*)</text>")
Look = tuple[tuple[str, str], ...]


class Shape(NamedTuple):
    """A shape or text: its element, how it looks, its other attributes, its end."""

    tag: str
    look: Look
    kept: dict[str, str]
    end: str


def _number(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _read(found: re.Match[str]) -> Shape:
    """A shape as it stands in a figure; a box by its corner and size, an unseen one without fractions."""
    tag, attributes, end = found.groups()
    given = {name: value for name, value in GIVEN.findall(attributes) if value}
    given["class"] = " ".join(name for name in given.get("class", "").split() if name != "m")
    if box := BOX.fullmatch(given.get("d", "")):
        x, y, width, height = map(float, box.groups())
        if "pointer-events" in given:
            width, x, y, height = round(x + width) - round(x), round(x), round(y), round(height)
        given |= {name: _number(length) for name, length in zip(("x", "y", "width", "height"), (x, y, width, height))}
        tag = "rect"
        del given["d"]
    if tag in ("text", "tspan"):
        given |= {name: str(round(float(given[name]))) for name in ("x", "y") if name in given}
    kinds = LOOKS | set(SIZES)
    look = tuple(sorted((name, value) for name, value in given.items() if name in kinds and value))
    return Shape(tag, look, {name: value for name, value in given.items() if name not in kinds and value and (name, value) not in (("x", "0"), ("y", "0"))}, end)


def _declarations(look: dict[str, str]) -> dict[str, str]:
    painted = {{"c": "fill", "l": "stroke"}[one[0]]: f"var(--c-{one[2:]})" for one in look.get("class", "").split() if one[:2] in ("c-", "l-")}
    sized = {name: f"{look[name]}px" for name in SIZES if name in look}
    return {name: value for name, value in look.items() if name != "class"} | painted | sized


class Looks:
    """The different ways in which shapes and texts of the charts look, each a class; the most frequent of an element needs none."""

    def __init__(self, charts: Iterable[str]) -> None:
        shapes = [_read(found) for chart in charts for found in SHAPE.finditer(chart)]
        sizes = Counter((shape.tag, shape.look) for shape in shapes)
        self.shared = {(tag, look) for (tag, look), number in sizes.items() if number * sum(len(name) + len(size) for name, size in look if name in SIZES) > CLASS}
        looks = Counter((self.tag_of(shape), self.look_of(shape)) for shape in shapes)
        self.usual = {tag: look for tag in ("path", "circle") if (look := _most_frequent(tag, looks))}
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
        kept = shape.kept | {name: value for name, value in shape.look if name in SIZES and (name, value) not in look}
        if tag != shape.tag:
            x, y, width, height = (kept.pop(name, "0") for name in ("x", "y", "width", "height"))
            kept["d"] = f"M{x},{y}h{width}v{height}H{x}z"
        elif "d" in kept:
            kept["d"] = kept["d"].replace(" ", ",")
        name = "" if self.usual.get(tag) == look else self.names.get(look, "")
        written = "".join(f' {name}="{value}"' for name, value in (kept | ({"class": name} if name else {})).items())
        return f"<{tag}{written}{shape.end}>"

    def css(self) -> str:
        """The rules of all classes, and how a mark looks under the pointer; the unseen areas that make marks easy to press stay unseen."""
        usual = "".join(_rule(f":where(.chart) {tag}", _declarations(dict(look))) for tag, look in self.usual.items())
        rules = "".join(_rule(f".{name}", self._reset(look) | _declarations(dict(look))) for look, name in self.names.items())
        unseen = "".join(f":not(.{name})" for look, name in self.names.items() if "pointer-events" in dict(look))
        return usual + rules + f"svg.chart a:is(:hover,:focus) :is(path,circle,rect){unseen}{{stroke:currentColor;stroke-width:1.6}}"

    def _reset(self, look: Look) -> dict[str, str]:
        """What the usual look of the same element says and this one does not."""
        usual = {name for tag in self.tags[look] for name in _declarations(dict(self.usual.get(tag, ())))}
        return {name: INITIAL[name] for name in sorted(usual - set(_declarations(dict(look)))) if name in INITIAL}


def _rule(selector: str, declarations: dict[str, str]) -> str:
    return f"{selector}{{{';'.join(f'{name}:{value}' for name, value in declarations.items())}}}"


def _most_frequent(tag: str, looks: Counter[tuple[str, Look]]) -> Look:
    """The look that most shapes of an element have, where each has one that is seen and no size of its own is said by it."""
    found = Counter({look: number for (of, look), number in looks.items() if of == tag})
    if not found or () in found:
        return ()
    plain = [look for look, _ in found.most_common() if not {"pointer-events", "opacity", "fill-opacity", "stroke-dasharray", *SIZES} & set(dict(look))]
    return plain[0] if plain else ()


def _named_by_its_label(found: re.Match[str]) -> str:
    """A link whose name is the label beside it and the number in it: with the label inside it says both by itself."""
    opened, name, told, inside, labels = found.groups()
    same = " ".join(LETTERING.findall(labels)) == name and LETTERING.findall(inside) == [told]
    return f"{opened}{inside}{labels}</a>" if same else found.group()


def lean_chart(svg: str, looks: Looks, used: set[str]) -> str:
    """A chart of the page with classes for its looks, and without what only a figure that stands alone needs; ids stay where they are `used`."""
    head, mark, rest = svg.partition(">")
    head = GIVEN.sub(lambda found: "" if found.group(1) in ON_PAGE or found.group(1) == "id" and found.group(2) not in used else found.group(), head)
    rest = re.sub(r"(<a [^>]*>)<g>(<title>.*?)</g></a>", r"\1\2</a>", rest, flags=re.S)
    rest = TITLED.sub(_named_by_its_label, rest)
    return head + mark + SHAPE.sub(lambda found: looks.write(_read(found)), rest)
