"""What the page says: every marked number in it, read with a plain HTML parser."""
from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from helpers.report import spell_out


class Shown(NamedTuple):
    """A number as it stands on the page; `value` is None where only its text is there (a mark in a chart)."""

    number_id: str
    value: str | None
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self.open: list[tuple[str, str | None, list[str]] | None] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        while tag in ("td", "th", "tr") and self.tags and self.tags[-1] in ("td", "th"):
            # HTML lets the end of a cell be implied by the next one.
            self.handle_endtag(self.tags[-1])
        self.tags.append(tag)
        self.open.append((given["data-n"] or "", given.get("value"), []) if "data-n" in given else None)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_data(self, data: str) -> None:
        for entry in self.open:
            if entry:
                entry[2].append(data)

    def handle_endtag(self, tag: str) -> None:
        while self.tags and tag in self.tags:
            ended = self.tags.pop()
            entry = self.open.pop()
            if entry:
                self.found.append(Shown(entry[0], entry[1], "".join(entry[2]).strip()))
            if ended == tag:
                return


def shown_numbers(page: str) -> list[Shown]:
    """Every number that the page marks as one, in order.

    >>> shown_numbers('<p><data value="3" data-n="a-1-n">3</data> articles</p>')
    [Shown(number_id='a-1-n', value='3', text='3')]
    """
    reader = _Reader()
    reader.feed(spell_out(page))
    return reader.found
