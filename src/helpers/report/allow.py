"""The strict allow-list: what may stand on the page of what `display` did not make."""
from __future__ import annotations

import re

import nh3

from helpers.display.clean import UNSEEN

BLOCKS = {
    "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "hr", "br", "em", "strong", "b", "i", "s",
    "sub", "sup",
    "a", "img", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "details", "summary", "abbr", "q", "cite",
    "small", "span", "div",
}
MATHS = {
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover",
    "mtable", "mtr", "mtd",
    "mstyle", "mpadded", "mphantom", "menclose", "semantics",
}
ATTRIBUTES = {
    "a": {"href", "title"}, "img": {"src", "alt", "width", "height"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"},
    "ol": {"start"}, "abbr": {"title"},
    "math": {"display", "xmlns"}, "mi": {"mathvariant"}, "mn": {"mathvariant"}, "mo": {"stretchy", "fence", "separator", "form", "mathvariant"},
    "mfrac": {"linethickness"},
    "mstyle": {"displaystyle", "scriptlevel"}, "mtable": {"columnalign", "rowspacing"}, "mtd": {"columnalign"}, "mspace": {"width"},
    "mover": {"accent"}, "munder": {"accentunder"},
}
INLINE_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Links lead to the page itself, to https or mailto; images are only what stands inside the page."""
    if tag == "img" and name == "src":
        return value if INLINE_IMAGE.fullmatch(value) else None
    if tag == "a" and name == "href":
        return value if value.startswith(("#", "https://", "mailto:")) else None
    return value


def _without_empty_images(markup: str) -> str:
    return re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "", markup)


def sanitise(markup: str) -> str:
    """Foreign HTML with nothing in it that could run, load, submit, restyle the page or take one of its ids."""
    kept = nh3.clean(
        markup, tags=BLOCKS | MATHS, attributes=ATTRIBUTES, attribute_filter=_attribute, url_schemes={"https", "mailto", "data"},
        link_rel="noreferrer noopener",
        clean_content_tags={"script", "style", "iframe", "object", "embed", "template", "noscript", "title", "textarea", "select", "form"},
        strip_comments=True)
    return _without_empty_images(UNSEEN.sub("", kept))
