"""matplotlib's own SVG, and how each of its elements looks in ours."""
from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from helpers.charts.style import PALETTE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOKENS = {light: token for token, (light, _) in PALETTE.items()}
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
KEPT = ("stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "stroke-opacity", "font-weight", "font-style", "text-anchor", "font-size")
DEFAULTS = {("font-size", "10"), ("font-weight", "400"), ("text-anchor", "start")}


@contextlib.contextmanager
def _unmeasured() -> Iterator[None]:
    """Meanwhile matplotlib measures two letters for every text: SVG places it by its anchor, and measuring takes a fourth of the drawing."""
    from matplotlib.backends.backend_svg import RendererSVG

    measured = RendererSVG.get_text_width_height_descent
    RendererSVG.get_text_width_height_descent = lambda self, _, prop, ismath: measured(self, "lp", prop, ismath)  # type: ignore[method-assign]
    try:
        yield
    finally:
        RendererSVG.get_text_width_height_descent = measured  # type: ignore[method-assign]


def draw_svg(figure: Figure) -> str:
    """matplotlib's own SVG, without a date and with ids that depend on nothing but the figure."""
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    buffer, before, canvas = io.StringIO(), figure.patch.get_visible(), figure.canvas
    settings = {"svg.fonttype": "none", "svg.hashsalt": "dateline", "text.parse_math": False, "svg.id": None}
    figure.patch.set_visible(False)
    try:
        with matplotlib.rc_context(settings), _unmeasured():
            FigureCanvasSVG(figure).print_svg(buffer, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    finally:
        figure.patch.set_visible(before)
        figure.set_canvas(canvas)
    return NOT_XML.sub("", buffer.getvalue())


def local_name(name: str) -> str:
    """The name of an element or attribute without its name space."""
    return name.rsplit("}", 1)[-1]


def _style(element: ElementTree.Element) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in element.get("style", "").split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def _paint(kind: str, value: str, is_text: bool) -> dict[str, str]:
    """A colour as an attribute (for the figure alone) and a class (for the page, which wins)."""
    token = TOKENS.get(value.lower())
    if value.lower() == "#000000" or (is_text and token == "ink"):
        return {kind: "currentColor"}
    if token is None:
        return {kind: value}
    return {kind: value, "class": f"{'c' if kind == 'fill' else 'l'}-{token}"}


def look(element: ElementTree.Element) -> dict[str, str]:
    """The attributes that say how an element looks, from matplotlib's style."""
    style, is_text = _style(element), local_name(element.tag) == "text"
    font = re.match(r"(?:(bold|[1-9]00) )?([\d.]+)px", style.get("font", ""))
    if font:
        style |= {"font-size": font[2]} | ({"font-weight": font[1]} if font[1] else {})
    kept = {name: style[name].removesuffix("px") for name in KEPT if name in style}
    kept = {name: "bold" if (name, value) == ("font-weight", "700") else value for name, value in kept.items() if (name, value) not in DEFAULTS}
    classes = []
    for kind in ("fill", "stroke"):
        paint = _paint(kind, style.get(kind, "#000000" if kind == "fill" else "none"), is_text)
        classes += [paint.pop("class")] if "class" in paint else []
        kept |= {} if paint == {"stroke": "none"} or (is_text and paint == {"fill": "currentColor"}) else paint
    if "stroke" not in kept:
        kept.pop("stroke-width", None)
    return kept | ({"class": " ".join(classes)} if classes else {})
