"""What of an article can be read out of a folder: every text of every file, and every way to put them together that we know of."""
from __future__ import annotations

import csv
import html
import io
import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BLOCK = re.compile(r"<(?:li|td|th|p|h\d|dt|dd|tr|article|caption|summary|text|title|desc|figcaption|node|edge|data key|q)\b[^>]*>", re.I)
SAID = re.compile(r'(?:alt|title|aria-label|value|label|id|data-n|content)="([^"]*)"')
METADATA = {"kind", "published", "published_precision", "published_from", "first", "last", "country", "when", "language", "zone", "role", "level", "doc_id", "text_id", "path"}
"""Columns that say something of a row in words of our own, or a day: they are no part of what stands in the cell beside them."""
LEAST = 4
"""Words that a text must share with an article before they count as its own."""


def tokens(text: str) -> list[str]:
    """Words as anybody would compare them."""
    return [re.sub(r"['’]s?$", "", word.casefold()) for word in TOKEN.findall(text)]


def _of_markup(raw: str) -> list[str]:
    raw = re.sub(r"<(style|script)\b.*?</\1>", "", raw, flags=re.S)
    blocks = [html.unescape(re.sub(r"<[^>]*>", " ", block)) for block in BLOCK.split(raw)]
    marks = [html.unescape(re.sub(r"</?(?:u|a|span|data|mark|b|i)\b[^>]*>", "", block)) for block in BLOCK.split(raw)]
    return [*blocks, *(re.sub(r"<[^>]*>", "\n", block) for block in marks), *map(html.unescape, SAID.findall(raw))]


def _of_json(content: object) -> list[str]:
    if isinstance(content, str):
        return _of_markup(content) if "</" in content else [content]
    if isinstance(content, dict):
        return [text for name, one in content.items() for text in (name, *_of_json(one))]
    return [text for one in content for text in _of_json(one)] if isinstance(content, list) else []


def _beside(row: list[str], own: list[int]) -> list[str]:
    """Cells of a row that may be read on from one to the next: one of the two has four words at least, for two names side by side are no sentence."""
    joined = ""
    for at, cell in enumerate(row):
        long = max(len(cell.split()), len(row[at - 1].split()) if at else 0) > 3
        joined += "" if at in own else (" " if long else "\n§\n") + cell
    return [part for part in joined.split("\n§\n") if part.count(" ") >= LEAST]


@cache
def read_folder(folder: Path) -> list[list[tuple[str, ...]]]:
    """The texts of every file of a folder as words: a list a file."""
    return [[words for text in texts_of(path) if len(words := tuple(tokens(text))) >= LEAST] for path in sorted(one for one in folder.rglob("*") if one.is_file())]


def texts_of(path: Path) -> list[str]:
    """The texts of a file, in its order."""
    raw = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(raw)))
        own = [at for at, name in enumerate(rows[0] if rows else ()) if name in METADATA]
        columns = [row[at] for at in range(len(rows[0]) if rows else 0) for row in rows if at < len(row)]
        return [cell for row in rows for cell in row] + [part for row in rows for part in _beside(row, own)] + columns
    return _of_json(json.loads(raw)) if path.suffix in (".json", ".ipynb") else _of_markup(raw)


class Oracle:
    """One article, and the stretches of it that texts give away."""

    def __init__(self, text: str) -> None:
        self.words = tokens(text)
        self.index: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.words) - LEAST + 1):
            self.index.setdefault(tuple(self.words[at: at + LEAST]), []).append(at)

    def places(self, wanted: list[str]) -> list[int]:
        return [at for at in self.index.get(tuple(wanted[:LEAST]), ()) if self.words[at: at + len(wanted)] == wanted]

    def stretches(self, text: list[str]) -> list[list[str]]:
        """The longest stretches that a text has in common with the article."""
        found, at = [], 0
        while at <= len(text) - LEAST:
            length = max((self._common(text, at, place) for place in self.index.get(tuple(text[at: at + LEAST]), ())), default=0)
            if length:
                found.append(text[at: at + length])
            at += max(length, 1)
        return found

    def _common(self, text: list[str], at: int, place: int) -> int:
        length = 0
        while at + length < len(text) and place + length < len(self.words) and text[at + length] == self.words[place + length]:
            length += 1
        return length


def read_back(folder: Path, article: str) -> tuple[int, float]:
    """The longest run of words of the article, and the share of its words, that the files of the folder give away when put together.

    Stretches are joined where they overlap by two words and more, and where one follows the other in a file (or after sorting) and in the article.
    """
    oracle = Oracle(article)
    found: dict[tuple[str, ...], None] = {}
    longest, follow = 0, set()
    for texts in read_folder(folder):
        listed = [tuple(one) for text in texts for one in oracle.stretches(list(text))]
        found |= dict.fromkeys(listed)
        follow |= {pair for order in (listed, sorted(set(listed))) for pair in pairwise(order) if pair[0] != pair[1]}
    longest = max(map(len, found), default=0)
    for one, other in [(one, other) for one in found for other in found]:
        for overlap in range(2, min(len(one), len(other))):
            if one[-overlap:] == other[:overlap] and oracle.places([*one, *other[overlap:]]):
                longest = max(longest, len(one) + len(other) - overlap)
    longest = max([longest, *(len(one) + len(other) for one, other in follow if oracle.places([*one, *other]))])
    covered = {place + step for one in found for place in oracle.places(list(one))[:1] for step in range(len(one))}
    return longest, len(covered) / max(len(oracle.words), 1)
