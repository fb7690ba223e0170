"""What an archive may hold: bounds on its members, so that a small file can't fill the machine."""
from __future__ import annotations

import io
import zipfile
import zlib

from helpers.corpus.records import MOST_BYTES, Refused

MOST_MEMBERS = 100_000
MOST_RATIO = 200


def check_archive(data: bytes) -> zipfile.ZipFile:
    """The opened archive; raises Refused where it is damaged, holds too many members or too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused("The archive is damaged; make it again.") from error
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise Refused(f"The archive holds more than {MOST_MEMBERS} files; unpack it.")
    if total > MOST_BYTES or total > MOST_RATIO * max(len(data), 4096):
        raise Refused("The archive would unpack to far more than its size; unpack it yourself if you trust it.")
    return archive


def inflate(data: bytes) -> bytes:
    """The content of gzip data; raises Refused where it is damaged or larger than a file may be."""
    parts, size = [], 0
    while data:
        unpack = zlib.decompressobj(wbits=31)
        try:
            part = unpack.decompress(data, MOST_BYTES + 1 - size)
        except zlib.error as error:
            raise Refused("The gzip file is damaged; make it again.") from error
        size += len(part)
        if size > MOST_BYTES:
            raise Refused(f"The gzip file holds more than {MOST_BYTES // 1024 ** 2} MB; split it.")
        if not unpack.eof:
            raise Refused("The gzip file ends too early; make it again.")
        parts.append(part)
        data = unpack.unused_data.lstrip(b"\0")
    return b"".join(parts)
