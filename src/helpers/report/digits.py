"""Numerals on the page that no number stands for: there should be none."""
from __future__ import annotations

import re
from html.parser import HTMLParser

from helpers.report.numbered import spell_out

UNSEEN = ("style", "script", "title", "desc")
EXEMPT = ("data", "pre", "math", "q", "cite", "code")
"""Numbers themselves, folded code, formulas, article text, the year of a source."""
EVIDENCE = re.compile(r"#(?:[a-z][0-9A-Z]+|[A-Z]\d*|\d+(?:\.\d+)?)$")
"""Links among the lists and passages of the evidence: their text is that of articles and of labels."""
VOID = {"meta", "br", "hr", "img", "link", "input", "col", "wbr", "area", "base", "embed", "source", "track"}


class _Digits(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        while tag in ("td", "th", "tr") and self.open and self.open[-1][0] in ("td", "th"):
            self.open.pop()
        if tag not in VOID:
            given = dict(attributes)
            evidence = tag == "a" and bool(EVIDENCE.match(given.get("href") or ""))
            self.open.append((tag, tag in UNSEEN + EXEMPT or "data-n" in given or evidence))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element that closes itself holds no text."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and any(name == tag for name, _ in self.open):
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if any(character.isdigit() for character in data) and not any(exempt for _, exempt in self.open):
            self.found.append(" ".join(data.split())[:80])


def loose_digits(html: str) -> list[str]:
    """The pieces of visible text with a numeral that is neither a number of ours, article text, a formula nor code.

    >>> loose_digits('<p>77 <data value="5" data-n="x">5</data></p>')
    ['77']
    """
    reader = _Digits()
    reader.feed(spell_out(html))
    reader.close()
    return reader.found
