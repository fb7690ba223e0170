"""Zip: every file inside, in order of name; nothing is ever written to disk."""
from __future__ import annotations

import zipfile
import zlib
from pathlib import PurePosixPath

from helpers.corpus.decode import mend_surrogates
from helpers.corpus.folder import clean_path
from helpers.corpus.readers import read_bytes
from helpers.corpus.readers.gz import ARCHIVES
from helpers.corpus.readers.limits import check_archive
from helpers.corpus.records import Article, Reading, Refused


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts if part != "..")


def _names(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Members that are files, by name; hidden ones and the marks of macOS passed over."""
    members = (member for member in archive.infolist() if not member.is_dir() and not _is_hidden(member.filename))
    return sorted(members, key=lambda member: member.filename)


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Reading:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise Refused(f"{name}: the name leads out of the archive.")
    if path.suffix.lower() in ARCHIVES:
        raise Refused(f"{name}: an archive inside an archive is not opened; unpack it.")
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError, zlib.error) as error:
        raise Refused(f"{name}: can't be unpacked (damaged, or locked by a password).") from error
    if len(data) > member.file_size:
        raise Refused(f"{name}: larger than the archive says.")
    try:
        return read_bytes(data, name, path.suffix.lower())
    except Refused as error:
        raise Refused(f"{name}: {error}") from error


def read(data: bytes, path: str) -> Reading:
    """The articles of every file inside; a member's own id is its name without its ending."""
    archive = check_archive(data)
    articles: list[Article] = []
    skipped: list[tuple[int, str]] = []
    doubts: list[str] = []
    members = _names(archive)
    stems = [str(PurePosixPath(member.filename).with_suffix("")) for member in members]
    for position, (member, stem) in enumerate(zip(members, stems, strict=True), 1):
        name = mend_surrogates(clean_path(member.filename))
        own = name if stems.count(stem) > 1 else mend_surrogates(clean_path(stem))
        try:
            reading = _read_member(archive, member, name)
        except Refused as error:
            skipped.append((position, str(error)))
            continue
        doubts += [f"{name}: {doubt}" for doubt in reading.doubts]
        articles += [article._replace(position=position, record=_record(own, article, reading.many)) for article in reading.articles]
        skipped += [(position, f"{name}: {reason}") for _, reason in reading.skipped[:1]]
    if not members:
        raise Refused("The archive holds no file.")
    return Reading("zip", articles, skipped, doubts, many=True)


def _record(own: str, article: Article, many: bool) -> str:
    return f"{own}#{article.record or f'{article.position:06d}'}" if many else own
