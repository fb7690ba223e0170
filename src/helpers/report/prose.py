"""Markdown as HTML for the page: headings one level down, formulas as MathML, everything through the allow-list."""
from __future__ import annotations

import html
import re
from functools import cache

from helpers.report.allow import sanitise

FORMULA = re.compile(r"\$\$(.+?)\$\$", re.S)
HEADING = re.compile(r"<(/?)h([1-6])>")


@cache
def _parser():  # noqa: ANN202 - markdown-it is loaded only when a page is built
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def formula(latex: str, block: bool = True) -> str:
    """A formula as MathML; its source as code where it cannot be read."""
    from latex2mathml.converter import convert

    try:
        return convert(latex.strip(), display="block" if block else "inline")
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser meets
        return f"<code>{html.escape(latex.strip())}</code>"


def _shift(markup: str, last: int) -> tuple[str, int]:
    """Headings one level down and never more than one below the last; returns the new last level."""
    level = last

    def one(match: re.Match[str]) -> str:
        nonlocal level
        if not match.group(1):
            level = min(int(match.group(2)) + 1, level + 1, 6)
        return f"<{match.group(1)}h{level}>"

    return HEADING.sub(one, markup), level


def to_html(markdown: str, last: int = 2) -> tuple[str, int]:
    """Markdown as safe HTML, and the level of its last heading. `$$…$$` is a formula; a single `$` is a dollar."""
    formulas: list[str] = []

    def keep(match: re.Match[str]) -> str:
        formulas.append(formula(match.group(1)))
        return f"\n\nFORMULA{'x' * len(formulas)}END\n\n"

    markup = _parser().render(FORMULA.sub(keep, markdown))
    for place in range(len(formulas), 0, -1):
        markup = markup.replace(f"FORMULA{'x' * place}END", formulas[place - 1])
    shifted, level = _shift(markup, last)
    return sanitise(shifted), level
