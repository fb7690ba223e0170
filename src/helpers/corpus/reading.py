"""One file at a time: from a source to its articles, or to the sentence that says why not. Nothing here knows of other files."""
from __future__ import annotations

import hashlib
from typing import NamedTuple

from helpers.corpus.readers import find_reader, read_bytes
from helpers.corpus.records import Reading, Refused, Source


class FileReading(NamedTuple):
    """A file that was read: its row in `files` as far as the file alone tells it, and its articles; `refused` where it is not used."""

    path: str
    n_bytes: int = 0
    sha256: str = ""
    reading: Reading | None = None
    refused: str = ""

    @property
    def format(self) -> str:
        """The ending without its dot."""
        return self.path.rsplit(".", 1)[-1].lower()


def read_source(source: Source) -> FileReading:
    """Read one file; whatever a damaged file makes a foreign parser raise becomes a sentence."""
    try:
        find_reader(source.suffix)
        data = source.file.read_bytes()
    except Refused as error:
        return FileReading(source.path, refused=str(error))
    except OSError as error:
        return FileReading(source.path, refused=f"The file can't be opened ({error.strerror}); change its permissions.")
    file = FileReading(source.path, len(data), hashlib.sha256(data).hexdigest())
    try:
        reading = read_bytes(data, source.path, source.suffix)
    except Refused as error:
        return file._replace(refused=str(error))
    except Exception as error:  # a parser of another project may raise anything at all on a damaged file
        return file._replace(refused=f"The file is damaged or not what its ending says ({type(error).__name__}); save it again or as .txt.")
    doubts = [source.doubt] if source.doubt else []
    return file._replace(reading=reading._replace(doubts=[*doubts, *reading.doubts]))
