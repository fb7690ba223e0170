"""Lists of articles without their text, as Zotero and Media Cloud export them: what they say of articles that stand in the folder."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from helpers.corpus.decode import mend_surrogates
from helpers.corpus.records import MOST_RECORDS, Listed, Reading, Refused


class ListSource(NamedTuple):
    """A known list: whose it is, the columns that give it away, and our column -> its columns, the first that is filled wins."""

    name: str
    marks: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    files: tuple[str, ...]


SOURCES = (
    ListSource("Zotero", frozenset({"key", "item type", "publication title", "file attachments"}),
               {"title": ("title",), "outlet": ("publication title",), "published": ("date", "publication year"), "url": ("url",)},
               ("file attachments",)),
    ListSource("Media Cloud", frozenset({"stories_id", "media_name", "url", "publish_date"}),
               {"title": ("title",), "outlet": ("media_name",), "published": ("publish_date",), "url": ("url",)},
               ("stories_id",)),
    ListSource("Media Cloud", frozenset({"id", "media_name", "media_url", "url", "publish_date"}),
               {"title": ("title",), "outlet": ("media_name",), "published": ("publish_date",), "url": ("url",)}, ("id",)),
)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d.*")


def list_source(head: Sequence[str]) -> ListSource | None:
    """Whose list a table is, by its columns; None where it is no known list, or holds the articles' text itself."""
    names = {name.strip().lower() for name in head}
    return next((source for source in SOURCES if source.marks <= names and not names & {"text", "body", "content"}), None)


def _files(cell: str) -> list[str]:
    """The names of files in a cell: the last parts of paths parted by semicolons."""
    return [part.strip().replace("\\", "/").rsplit("/", 1)[-1] for part in cell.split(";") if part.strip()]


def _listed(line: int, row: Mapping[str, str], source: ListSource) -> Listed:
    plain = {name.strip().lower(): mend_surrogates(" ".join(cell.split())) for name, cell in row.items()}
    cells = {use: next((plain[name] for name in names if plain.get(name)), "") for use, names in source.columns.items()}
    cells["published"] = _TIME.sub(r"\1", cells["published"])
    files = tuple(name for column in source.files for name in _files(plain.get(column, "")))
    return Listed(line, files, cells["url"], cells["title"], {use: cell for use, cell in cells.items() if cell})


def read_list(records: Iterable[tuple[int, Mapping[str, str]]], source: ListSource, encoding: str, doubts: list[str]) -> Reading:
    """The rows of a known list; it holds no article itself."""
    listed = []
    for position, row in records:
        if position > MOST_RECORDS:
            raise Refused(f"The list holds more than {MOST_RECORDS:,} rows; split it.")
        listed.append(_listed(position + 1, row, source))
    return Reading(f"list of articles by {source.name}, {encoding}", [], doubts=doubts, many=True, listed=listed)
