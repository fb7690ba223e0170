"""Zip: every file inside, in order of name; nothing is ever written to disk."""
from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import PurePosixPath

from helpers.corpus.decode import mend_surrogates
from helpers.corpus.folder import clean_path
from helpers.corpus.readers import read_bytes
from helpers.corpus.readers.columns import fold_skipped
from helpers.corpus.readers.gz import ARCHIVES
from helpers.corpus.readers.limits import check_archive, read_member
from helpers.corpus.records import Article, Listed, Reading, Refused


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name.replace("\\", "/")).parts if part != "..")


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
        return read_bytes(read_member(archive, member), name, path.suffix.lower())
    except Refused as error:
        raise Refused(f"{name}: {error}") from error
    except Exception as error:  # a parser of another project may raise anything at all; the other members are read all the same
        raise Refused(f"{name}: damaged or not what its ending says ({type(error).__name__}).") from error


def read(data: bytes, path: str) -> Reading:
    """The articles of every file inside; a member's own id is its name without its ending."""
    archive = check_archive(data)
    articles: list[Article] = []
    skipped: list[tuple[int, str]] = []
    doubts: list[str] = []
    listed: list[Listed] = []
    members = _names(archive)
    stems = [str(PurePosixPath(member.filename).with_suffix("")) for member in members]
    times = Counter(stems)
    for position, (member, stem) in enumerate(zip(members, stems, strict=True), 1):
        name = mend_surrogates(clean_path(member.filename))
        own = name if times[stem] > 1 else mend_surrogates(clean_path(stem))
        try:
            reading = _read_member(archive, member, name)
        except Refused as error:
            skipped.append((position, str(error)))
            continue
        doubts += [f"{name}: {doubt}" for doubt in reading.doubts]
        articles += [article._replace(position=position, record=_record(own, article, reading.many)) for article in reading.articles]
        skipped += [(position, _tell_skipped(name, reading.skipped))] if reading.skipped else []
        listed += reading.listed
    if not members:
        raise Refused("The archive holds no file.")
    return Reading("zip", articles, fold_skipped(skipped), doubts, many=True, listed=listed)


def _tell_skipped(name: str, skipped: list[tuple[int, str]]) -> str:
    """What of a member was not used: its first record with the reason, and how many more."""
    more = f" (and {len(skipped) - 1:,} more of its records)" if len(skipped) > 1 else ""
    return f"{name}, record {skipped[0][0]}: {skipped[0][1]}{more}"


def _record(own: str, article: Article, many: bool) -> str:
    return f"{own}#{article.record or f'{article.position:06d}'}" if many else own
