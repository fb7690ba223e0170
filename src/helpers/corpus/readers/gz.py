"""gzip: the file inside, by the ending before .gz."""
from __future__ import annotations

from pathlib import PurePosixPath

from helpers.corpus.readers import read_bytes
from helpers.corpus.readers.limits import inflate
from helpers.corpus.records import Reading, Refused

ARCHIVES = (".gz", ".zip", ".tar")


def read(data: bytes, path: str) -> Reading:
    """What the file inside holds."""
    inner = path[:-len(".gz")]
    suffix = PurePosixPath(inner).suffix.lower()
    if suffix in ARCHIVES:
        raise Refused("An archive inside an archive is not opened; unpack it.")
    reading = read_bytes(inflate(data), inner, suffix)
    return reading._replace(reader=f"gzip, {reading.reader}")
