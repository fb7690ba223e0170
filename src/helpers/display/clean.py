"""The one place where text of others becomes HTML: cleaned and escaped."""
from __future__ import annotations

import html

from helpers.cleantext import UNSEEN, clean_text, clip

__all__ = ["UNSEEN", "clean_text", "clip", "escape", "escape_exact"]


def escape(text: object) -> str:
    """Cleaned text as HTML, safe inside an element and inside a quoted attribute."""
    return html.escape(clean_text(text), quote=True)


def escape_exact(text: str) -> str:
    """A slice of an article as HTML: white space kept as it is, invisible characters left out."""
    return html.escape(UNSEEN.sub("", text), quote=False)
