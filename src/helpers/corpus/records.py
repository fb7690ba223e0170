"""What passes between the readers and the corpus: a source file, an article as its reader gives it, a reading of a file."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

# A file is held whole in memory while it is read; what is larger is refused with the remedy.
MOST_BYTES = 256 * 1024 * 1024
# One article in a file of its own, and the text of any one article: more than the longest novel.
MOST_ARTICLE_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 5_000_000
MOST_RECORDS = 1_000_000


class Refused(Exception):
    """A file or record that is not used; its message is the plain sentence for `skipped`."""


class Source(NamedTuple):
    """A file of the corpus: its path as the tables give it, where it lies, what its name alone made doubtful."""

    path: str
    file: Path
    doubt: str = ""

    @property
    def suffix(self) -> str:
        """The ending that chooses the reader, in lower case (`.txt`)."""
        return Path(self.path).suffix.lower()


class Article(NamedTuple):
    """An article as its reader gives it; `record` is its own id in a file of many, `given` what the format tells apart from the text."""

    text: str
    position: int = 1
    record: str = ""
    given: Mapping[str, str] = {}
    doubt: str = ""


class Listed(NamedTuple):
    """A row of a list of articles that holds no text itself: its line, the names by which an article may be known, what it says of it."""

    line: int
    files: tuple[str, ...]
    url: str
    title: str
    cells: Mapping[str, str]


class Reading(NamedTuple):
    """What a reader made of a file: how it was read, its articles, records not used (position, sentence), doubts, whether the format holds many.

    `listed` are the rows of a list of articles, which tell of articles that stand elsewhere.
    """

    reader: str
    articles: list[Article]
    skipped: list[tuple[int, str]] = []
    doubts: list[str] = []
    many: bool = False
    listed: list[Listed] = []


def join_blocks(blocks: list[str], title: str = "") -> str:
    """Blocks of text, each on one line and parted by an empty line; the title first unless the text begins with it.

    >>> join_blocks(["One  two", "", "Three"], "Head")
    'Head\\n\\nOne two\\n\\nThree'
    """
    lines = [line for line in (" ".join(block.split()) for block in blocks) if line]
    title = " ".join(title.split())
    begins = bool(lines) and "\n\n".join(lines).startswith(title)
    return "\n\n".join(lines if begins else [title, *lines]) if title else "\n\n".join(lines)
