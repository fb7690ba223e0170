"""Lists of articles (Zotero, Media Cloud) beside the articles: which row tells of which. Known by file, address or title; never by a guess."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from helpers.corpus.records import Listed

SHOWN = 10
_NO_LETTER = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"^https?://(?:www\.|m\.)?|[?#].*$|/+$")


class Known(NamedTuple):
    """An article, and by what a list may name it."""

    doc_id: str
    path: str
    record: str
    url: str
    title: str
    head: str


class Matched(NamedTuple):
    """What the lists say of each article, by doc_id, and what of them was not used: (path, position, sentence)."""

    cells: dict[str, Mapping[str, str]]
    faults: list[tuple[str, int, str]]


def plain_title(title: str) -> str:
    """A title without marks and case, to compare.

    >>> plain_title("Six held: “Fraud” case") == plain_title("SIX HELD - fraud case")
    True
    """
    return _NO_LETTER.sub(" ", title.casefold()).strip()


def plain_address(url: str) -> str:
    """An address without its protocol, `www.`, query and last slash.

    >>> plain_address("https://www.example.org/a/?utm=1"), plain_address("")
    ('example.org/a', '')
    """
    return _ADDRESS.sub("", _ADDRESS.sub("", url.strip().lower()))


def _keys(known: list[Known]) -> dict[tuple[str, str], set[str]]:
    """What names an article -> the articles of that name."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in known:
        path = PurePosixPath(article.path)
        names = {path.name.casefold(), path.stem.casefold(), article.record.rsplit("/", 1)[-1].casefold()}
        titles = {plain_title(line) for line in [article.title, *article.head.split("\n")[:6]]}
        for kind, values in (("file", names), ("url", {plain_address(article.url)}), ("title", titles)):
            for value in filter(None, values):
                keys[kind, value].add(article.doc_id)
    return keys


def _find(row: Listed, keys: Mapping[tuple[str, str], set[str]]) -> set[str]:
    """The articles that a row tells of: by the surest name that any has."""
    named = [*(("file", name.casefold()) for name in row.files), ("url", plain_address(row.url)), ("title", plain_title(row.title))]
    return next((keys[name] for name in named if name[1] and name in keys), set())


def match_lists(lists: Mapping[str, list[Listed]], known: list[Known]) -> Matched:
    """Each row of the lists to the one article that it tells of; of several rows for one the first counts, lists in order of path."""
    keys, matched = _keys(known) if lists else {}, Matched({}, [])
    for path, rows in sorted(lists.items()):
        none, several = [], []
        for row in rows:
            found = _find(row, keys)
            if len(found) == 1:
                matched.cells.setdefault(next(iter(found)), row.cells)
            else:
                (several if found else none).append(row.line)
        matched.faults.extend((path, lines[0] - 1, sentence) for lines, sentence in _tell(len(rows), none, several))
    return matched


def _tell(n_rows: int, none: list[int], several: list[int]) -> list[tuple[list[int], str]]:
    """For each way in which rows were not used those rows, and a sentence; it stands at the first of them."""
    told = []
    for lines, why in ((none, "match no article here by file, address or title"), (several, "fit several articles and are not used")):
        shown = ", ".join(map(str, lines[:SHOWN])) + (", …" if len(lines) > SHOWN else "")
        told += [(lines, f"{len(lines)} of its {n_rows} rows {why} (row {shown}).")] if lines else []
    return told
