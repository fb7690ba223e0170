"""The item as JupyterLab shows it: the page's own style, in light and dark, without links that lead nowhere there."""
from __future__ import annotations

import re
from functools import cache

from helpers.places import DATA

EVIDENCE_LINK = re.compile(r'<a href="#e-[^"]*"[^>]*>(.*?)</a>', re.S)


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


def for_jupyter(section: str) -> str:
    """The section with its style. Evidence stands on the shared page, so the links to it are left out."""
    unlinked = EVIDENCE_LINK.sub(r"\1", section)
    return f'<div class="dl"><style>{jupyter_palette()}{item_style()}</style>{unlinked}</div>'
