"""The item as JupyterLab shows it: the page's own style, in light and dark; a number leads to its sentences below, where they are at hand."""
from __future__ import annotations

import re
from functools import cache

from helpers.places import DATA

EVIDENCE_LINK = re.compile(r'<a href="#(e-[^"]*)"[^>]*>(.*?)</a>', re.S)
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
        f'[data-jp-theme-light="{light}"] .dl{{' + "".join(f"--c-{token}:{colors[scheme]};" for token, colors in PALETTE.items()) + "}" for scheme, light in themes)
    return palette_css(".dl") + chosen


@cache
def lab_style() -> str:
    """The items' style with what only JupyterLab needs, each selector heavier than JupyterLab's own for output."""
    own = (DATA / "lab.css").read_text(encoding="utf-8").strip()
    return BEGIN.sub(".dl.dl.dl", f"{item_style()}\n{own}")


def for_jupyter(section: str, quotes: str = "", lists: frozenset[str] = frozenset()) -> str:
    """The section with its style and, folded under it, its `quotes`; a number leads there where `lists` has its list, else nowhere."""
    linked = EVIDENCE_LINK.sub(lambda found: found.group() if found.group(1) in lists else found.group(2), section)
    return f'<div class="dl"><style>{jupyter_palette()}{lab_style()}</style>{linked.removesuffix("</section>")}{quotes}</section></div>'
