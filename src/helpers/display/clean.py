"""The one place where text of others is made fit for a page: control and bidi characters out, length bounded, HTML escaped."""
from __future__ import annotations

import html
import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def clean_text(text: object) -> str:
    """The text without control, bidi and other invisible characters; runs of white space become one blank.

    >>> clean_text("a\\x07b\\u202ec\\n d")
    'abc d'
    """
    return " ".join(UNSEEN.sub("", str(text)).split())


def clip(text: object, most: int = 120) -> str:
    """The cleaned text, cut with an ellipsis where it is longer than `most` characters."""
    clean = clean_text(text)
    return clean if len(clean) <= most else clean[: most - 1].rstrip() + "…"


def escape(text: object) -> str:
    """Cleaned text as HTML, safe inside an element and inside a quoted attribute."""
    return html.escape(clean_text(text), quote=True)


def escape_exact(text: str) -> str:
    """A slice of an article as HTML: white space kept as it is, invisible characters left out."""
    return html.escape(UNSEEN.sub("", text), quote=False)
