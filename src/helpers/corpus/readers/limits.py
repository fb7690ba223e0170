"""What an archive may hold: bounds on its members, so that a small file can't fill the machine."""
from __future__ import annotations

import io
import re
import zipfile
import zlib

from helpers.corpus.records import MOST_BYTES, Refused

MOST_MEMBERS = 100_000
MOST_RATIO = 200
MOST_PARTS = 10_000
PIECE = 1 << 16
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_archive(data: bytes, most: int = MOST_BYTES) -> zipfile.ZipFile:
    """The opened archive; raises Refused where it is damaged, holds too many members or too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused("The archive is damaged; make it again.") from error
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise Refused(f"The archive holds more than {MOST_MEMBERS} files; unpack it.")
    if total > most or total > MOST_RATIO * max(len(data), 4096):
        raise Refused("The archive would unpack to far more than its size; unpack it yourself if you trust it.")
    return archive


def check_office(data: bytes, most_xml: int) -> None:
    """Raise Refused for an office document whose XML is more than `most_xml` bytes, or declares entities, which none does that Office wrote."""
    archive = check_archive(data)
    documents = [member for member in archive.infolist() if member.filename.lower().endswith((".xml", ".rels"))]
    if sum(member.file_size for member in documents) > most_xml:
        raise Refused(f"The document holds more than {most_xml // 1024 ** 2} MB of XML; save it as .txt or .csv.")
    for member in documents:
        if _DECLARES.search(read_member(archive, member).replace(b"\0", b"")):
            raise Refused("The document declares XML entities, as no office program writes them; it is not opened.")


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes; raises Refused where it is damaged, locked or larger than the archive says."""
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError, zlib.error) as error:
        raise Refused("can't be unpacked (damaged, or locked by a password).") from error
    if len(data) > member.file_size:
        raise Refused("larger than the archive says.")
    return data


def inflate(data: bytes) -> bytes:
    """The content of gzip data; raises Refused where it is damaged or larger than a file may be. Zeros may follow it."""
    parts, size, n_parts, unpack, whole = [], 0, 0, zlib.decompressobj(wbits=31), False
    for at in range(0, len(data), PIECE):
        rest = data[at:at + PIECE]
        while rest := rest.lstrip(b"\0") if whole else rest:
            try:
                part = unpack.decompress(rest, MOST_BYTES + 1 - size)
            except zlib.error as error:
                raise Refused("The gzip file is damaged; make it again.") from error
            parts.append(part)
            size, whole, rest = size + len(part), unpack.eof, unpack.unused_data
            if size > MOST_BYTES or n_parts > MOST_PARTS:
                raise Refused(f"The gzip file holds more than {MOST_BYTES // 1024 ** 2} MB or {MOST_PARTS:,} parts; split it.")
            if whole:
                n_parts, unpack = n_parts + 1, zlib.decompressobj(wbits=31)
    if not whole:
        raise Refused("The gzip file ends too early; make it again.")
    return b"".join(parts)
