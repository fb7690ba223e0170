"""The item as JupyterLab shows it: the page's own style, in light and dark; a number leads to its sentences below, where they are at hand."""
from __future__ import annotations

import re
from functools import cache

from helpers.display.quotes import NO_QUOTES, Quotes
from helpers.places import DATA

EVIDENCE_LINK = re.compile(r'<a href="#(e-[^"]*)"[^>]*>(.*?)</a>', re.S)
FIGURE = re.compile(r"<figure>.*?</figure>", re.S)
BEGIN = re.compile(r"\.dl(?=[ {])")


@cache
def item_style() -> str:
    """The style of items; each rule begins with `.dl`."""
    return (DATA / "item.css").read_text(encoding="utf-8").strip()


@cache
def jupyter_palette() -> str:
    """The colours inside JupyterLab: they follow its theme, not the system's."""
    from helpers.charts import palette_css
    from helpers.charts.style import PALETTE

    themes = ((0, "true"), (1, "false"))
    chosen = "".join(
        f'[data-jp-theme-light="{light}"] .dl{{' + "".join(f"--c-{token}:{colors[scheme]};" for token, colors in PALETTE.items()) + "}"
        for scheme, light in themes)
    return palette_css(".dl") + chosen


@cache
def lab_style() -> str:
    """The items' style with what only JupyterLab needs, each selector heavier than JupyterLab's own for output."""
    own = (DATA / "lab.css").read_text(encoding="utf-8").strip()
    return BEGIN.sub(".dl.dl.dl", f"{item_style()}\n{own}")


def for_jupyter(section: str, quotes: Quotes = NO_QUOTES) -> str:
    """The section with its style and, folded under it, its quotes; a number whose sentences are there leads to the fold, others nowhere."""
    def kept(found: re.Match[str]) -> str:
        return f'<a href="#{quotes.fold}">{found.group(2)}</a>' if found.group(1) in quotes.lists else found.group(2)
    # JupyterLab looks at each link of an output when it shows it, and stumbles over those inside a figure.
    linked = EVIDENCE_LINK.sub(kept, FIGURE.sub(lambda found: EVIDENCE_LINK.sub(r"\2", found.group()), section))
    return f'<div class="dl"><style>{jupyter_palette()}{lab_style()}</style>{linked.removesuffix("</section>")}{quotes.html}</section></div>'
