"""A figure as SVG for the page: colours as classes, marks as links to their evidence, the same bytes every time."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from helpers.charts.grid import grid_of
from helpers.charts.look import draw_svg, local_name, look
from helpers.cleantext import clean_label, slug

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TABBED = 20  # links that the Tab key visits; past them the table below gives the same access
NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
REFERRED = re.compile(r"url\(#([^)]*)\)")


class Link(NamedTuple):
    """Where a mark leads: the address (on the page), what its row is called, the number's id, what the number says, its column.

    What is empty is made by the contract's rule.
    """

    href: str = ""
    title: str = ""
    number_id: str = ""
    told: str = ""
    column: str = ""


class Drawn(NamedTuple):
    """What a figure draws of its table: rows (positions from 0) whose numbers or names stand in it, columns that its marks and texts stand for."""

    rows: set[int]
    columns: set[str]


def names_number(gid: str) -> bool:
    """Whether an artist is named as a mark, text or area of numbers of the table: `kind|row|column`, with more columns for more numbers."""
    return gid.split("|")[0] in ("mark", "num", "label", "hit") and gid.count("|") >= 2


class _Writer:
    """Copies matplotlib's tree into a lean one, with the marks of one number in one link."""

    def __init__(self, item: str, links: Mapping[tuple[int, str], Link] | None) -> None:
        self.item, self.links = item, links
        self.anchors: dict[tuple[int, str], ElementTree.Element] = {}
        self.names: dict[tuple[int, str], tuple[str, list[tuple[str, str]]]] = {}
        self.written: set[tuple[int, str]] = set()
        self.labels: dict[str, ElementTree.Element] = {}
        self.n_links = 0

    def number_id(self, row: int, column: str) -> str:
        link = (self.links or {}).get((row, column))
        return (link.number_id if link else "") or f"{self.item}-{row + 1}-{slug(column)}"

    def copy(self, source: ElementTree.Element, parent: ElementTree.Element, used: set[str]) -> None:
        """The children of `source`, in order, below `parent`."""
        for child in source:
            tag = local_name(child.tag)
            if tag in ("metadata", "style", "title", "desc", "script"):
                continue
            gid = child.get("id", "")
            if tag == "g" and names_number(gid):
                self.copy(child, self._place(gid, parent), used)
            elif tag == "g" and not (child.get("clip-path") or child.get("transform") or gid in used):
                self.copy(child, parent, used)
            else:
                self._element(child, tag, parent, used)

    def _place(self, gid: str, parent: ElementTree.Element) -> ElementTree.Element:
        """The element that a named mark, number or label is put into."""
        kind, row, *columns = gid.split("|")
        if kind == "label":
            if gid not in self.labels:
                self.labels[gid] = ElementTree.SubElement(parent, "g", {"data-n": self.number_id(int(row), columns[0])})
            return self.labels[gid]
        anchor = self._anchor(int(row), columns[-1], parent)
        if kind == "num":
            return ElementTree.SubElement(anchor, "g", {"num": gid})
        return ElementTree.SubElement(anchor, "g", {"kind": kind})

    def _anchor(self, row: int, column: str, parent: ElementTree.Element) -> ElementTree.Element:
        """The link of a row's numbers (a plain group for a number that has none), made once: they share one list."""
        link = (self.links or {}).get((row, column))
        key = (row, f"|{column}" if link is None else link.href or f"#e-{self.item}-{row + 1}")
        if key not in self.anchors:
            # The group holds the title, so that a page which takes the links away does not leave it to the whole figure.
            outer = parent if link is None else ElementTree.SubElement(parent, "a", self._address(key[1]))
            self.anchors[key] = ElementTree.SubElement(outer, "g")
        if link is not None and (row, column) not in self.written:
            self.written.add((row, column))
            told = self.names.setdefault(key, (clean_label(link.title), []))[1]
            told += [(clean_label(link.column), clean_label(link.told))] if link.told else []
        return self.anchors[key]

    def _address(self, href: str) -> dict[str, str]:
        self.n_links += 1
        return {"href": href} | ({"tabindex": "-1"} if self.n_links > TABBED else {})

    def name_links(self) -> None:
        """Give each link its name: the row and what its numbers say. Past what the Tab key visits a number written in the link is name enough."""
        for key, (name, told) in self.names.items():
            group = self.anchors[key]
            said = ", ".join(f"{column} {number}".strip() if len(told) > 1 else number for column, number in told)
            title = ": ".join(part for part in (name, said) if part)
            if title and (self.n_links <= TABBED or group.find(".//text") is None):
                first = ElementTree.Element("title")
                first.text = title
                group.insert(0, first)

    def _element(self, source: ElementTree.Element, tag: str, parent: ElementTree.Element, used: set[str]) -> None:
        plain = {name: source.get(name) for name in ("d", "x", "y", "width", "height", "cx", "cy", "r", "transform") if source.get(name)}
        if plain.get("transform", "").startswith("rotate(-0 "):
            del plain["transform"]
        if source.get("id") in used:
            plain["id"] = f"{self.item}-{source.get('id')}"
        for name, value in source.attrib.items():
            if local_name(name) == "href" and value.startswith("#"):
                plain["href"] = f"#{self.item}-{value[1:]}"
        if source.get("clip-path"):
            plain["clip-path"] = REFERRED.sub(rf"url(#{self.item}-\1)", source.get("clip-path", ""))
        element = ElementTree.SubElement(parent, tag, plain | ({} if tag in ("g", "defs", "clipPath") else look(source)))
        if "d" in plain:
            element.set("d", " ".join(plain["d"].split()))
        element.text = source.text if tag in ("text", "tspan") else None
        self.copy(source, element, used)


def _finish_number(group: ElementTree.Element, writer: _Writer) -> None:
    """Give each number of a text its id; the k-th number is the k-th column of its name."""
    _, row, *columns = group.attrib.pop("num").split("|")
    for text in group.iter("text"):
        found = list(NUMBER.finditer(text.text or ""))
        if len(columns) == 1 and len(found) == 1 and found[0][0] == text.text:
            text.set("data-n", writer.number_id(int(row), columns[0]))
            continue
        whole, at = text.text or "", None
        text.text = whole[: found[0].start()] if found else whole
        for match, column, following in zip(found, columns, [*found[1:], None]):
            at = ElementTree.SubElement(text, "tspan", {"data-n": writer.number_id(int(row), column)})
            at.text, at.tail = match[0], whole[match.end(): following.start() if following else None]


def _finish_mark(group: ElementTree.Element) -> None:
    kind = group.attrib.pop("kind")
    for shape in group.iter():
        if shape is not group and kind == "hit":
            shape.attrib = {"d": shape.get("d", ""), "fill": "none", "pointer-events": "all"}
        elif shape is not group:
            shape.set("class", f"{shape.get('class', '')} m".strip())


def _flatten(parent: ElementTree.Element) -> None:
    """Put the children of groups without attributes in their place."""
    for child in list(parent):
        _flatten(child)
        if child.tag == "defs" and not len(child):
            parent.remove(child)
        if child.tag == "g" and not child.attrib and child.find("title") is None:
            at = list(parent).index(child)
            parent.remove(child)
            for offset, grandchild in enumerate(child):
                parent.insert(at + offset, grandchild)


def _order_anchor(anchor: ElementTree.Element) -> None:
    """The title first, then the unseen area, so that it covers nothing."""
    def place(child: ElementTree.Element) -> int:
        return 0 if child.tag == "title" else 1 if child.find("*[@pointer-events]") is not None else 2
    anchor[:] = sorted(anchor, key=place)


def _references(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        for name, value in element.attrib.items():
            if local_name(name) == "href" and value.startswith("#"):
                yield value[1:]
            yield from REFERRED.findall(value)


def to_svg(figure: Figure, item: str, alt: str, links: Mapping[tuple[int, str], Link | tuple[str, ...] | str] | None = None) -> str:
    """The figure as one `<svg>` element for the page: scales to its column, holds no script, style, date or foreign id.

    `links` maps (row position from 0, column) to a `Link` (or an address, or a tuple in a Link's order); the marks and numbers of a row that lead to
    one address become one link with an accessible name, every number carries `data-n`. With links the element is a group named by `alt`, without an
    image. Colours of the palette become classes (`c-` fill, `l-` line; `style.palette_css()` defines them) and stay as attributes for the figure by
    itself.
    """
    known = None if links is None else {key: Link(link) if isinstance(link, str) else Link(*link) for key, link in links.items()}
    source = ElementTree.fromstring(draw_svg(figure))
    writer, name = _Writer(slug(item), known), f"{slug(item)}-alt"
    root = ElementTree.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "id": f"{slug(item)}-chart", "viewBox": source.get("viewBox", ""), "width": "100%",
                                       "font-family": "DejaVu Sans, Verdana, sans-serif",
        "font-size": "10", "fill": "currentColor", "role": "img", "aria-labelledby": name})
    ElementTree.SubElement(root, "desc", {"id": name}).text = clean_alt(alt)
    writer.copy(source, root, set(_references(source)))
    for group in list(root.iter("g")):
        if "num" in group.attrib:
            _finish_number(group, writer)
        elif "kind" in group.attrib:
            _finish_mark(group)
    if writer.n_links:
        root.set("role", "group")
    writer.name_links()
    for anchor in writer.anchors.values():
        _order_anchor(anchor)
    _flatten(root)
    return ElementTree.tostring(root, encoding="unicode")


def drawn_of(figure: Figure) -> Drawn:
    """The rows and columns that a figure draws."""
    # not by `findobj`, which makes the ticks that no chart of ours has
    gids = (artist.get_gid() or "" for axes in figure.axes for artist in axes.get_children())
    marks = [gid.split("|") for gid in gids if names_number(gid)]
    grid = grid_of(figure)
    held = [] if grid is None else [*grid.rows, *grid.columns, *grid.cells.values()]
    return Drawn({int(row) for _, row, *_ in marks} | {one.row for one in held}, {column for _, _, *columns in marks for column in columns})


def clean_alt(text: str) -> str:
    """An alternative text: cleaned like a label, piece by piece, at its full length."""
    return " ".join(cleaned for word in str(text).split() if (cleaned := clean_label(word)))
