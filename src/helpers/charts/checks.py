"""Hold a drawn chart to what a reader needs: no text over another, none cut by the edge."""
from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from helpers.charts.style import is_foreign, measure

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.text import Text


def _box(text: Text, renderer: Any) -> tuple[float, float, float, float]:
    """The box of a text in pixels; where another font will draw it, as wide as `style.measure` takes it to be."""
    box = text.get_window_extent(renderer)
    left, right = box.x0, box.x1
    if any(is_foreign(character) for character in text.get_text()):
        wide = measure(text.get_text(), text.get_fontweight() == "bold") * renderer.dpi / 72
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[text.get_horizontalalignment()]
        left = left + share * (right - left) - share * wide
        right = left + wide
    return left, box.y0, right, box.y1


def _boxes(figure: Figure) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every text drawn, with its box."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        renderer = canvas.get_renderer()
        texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
        return [(text.get_text(), _box(text, renderer)) for text in texts]


def overlaps(figure: Figure, slack: float = 1.0) -> list[str]:
    """One line for each two texts that lie over one another, and for each that the figure's edge cuts; `slack` in pixels."""
    boxes, faults = _boxes(figure), []
    width, height = figure.canvas.get_width_height()
    for at, (text, (x0, y0, x1, y1)) in enumerate(boxes):
        if x0 < -slack or y0 < -slack or x1 > width + slack or y1 > height + slack:
            faults.append(f"cut: {text!r}")
        for other, (u0, v0, u1, v1) in boxes[at + 1:]:
            if min(x1, u1) - max(x0, u0) > slack and min(y1, v1) - max(y0, v0) > slack:
                faults.append(f"over one another: {text!r} and {other!r}")
    return faults
