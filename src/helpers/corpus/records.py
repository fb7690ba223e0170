"""What passes between the readers and the corpus: a source file, an article as its reader gives it, a reading of a file."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

# A file is held whole in memory while it is read; what is larger is refused with the remedy.
MOST_BYTES = 256 * 1024 * 1024


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


class Reading(NamedTuple):
    """What a reader made of a file: how it was read, its articles, records not used (position, sentence), doubts, whether the format holds many."""

    reader: str
    articles: list[Article]
    skipped: list[tuple[int, str]] = []
    doubts: list[str] = []
    many: bool = False


def join_blocks(blocks: list[str], title: str = "") -> str:
    """Blocks of text, each on one line and parted by an empty line; the title first unless the text begins with it.

    >>> join_blocks(["One  two", "", "Three"], "Head")
    'Head\\n\\nOne two\\n\\nThree'
    """
    lines = [line for line in (" ".join(block.split()) for block in blocks) if line]
    title = " ".join(title.split())
    begins = bool(lines) and "\n\n".join(lines).startswith(title)
    return "\n\n".join(lines if begins else [title, *lines]) if title else "\n\n".join(lines)
