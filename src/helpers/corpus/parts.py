"""A corpus too large to hold: its files in parts that a worker reads by itself, a few articles at a time."""
from __future__ import annotations

import codecs
import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from helpers.corpus.decode import plain_begin
from helpers.corpus.folder import Found, list_sources
from helpers.corpus.identity import name_article, name_files
from helpers.corpus.readers import delimited, jsonl, parquet, refuse_giants
from helpers.corpus.readers.columns import read_rows
from helpers.corpus.readers.lists import list_source
from helpers.corpus.reading import read_source
from helpers.corpus.records import Article, Reading, Refused, Source

LEAST_BYTES, MOST_BYTES = 1_000_000, 16_000_000
A_WORKER = 4  # so many parts, that no worker waits long for the last of another
PIECE = 1 << 20
ROWS, MOST_FILES = 1000, 20_000
LINES, TABLE, GROUPS, FILES = "lines", "table", "groups", "files"
FORMS = {".jsonl": LINES, ".ndjson": LINES, ".csv": TABLE, ".tsv": TABLE, ".parquet": GROUPS}


class Part(NamedTuple):
    """What a worker reads in one go: some small files, or a stretch of one that holds many articles (bytes of JSON lines, rows of Parquet).

    `names` are the files' parts of doc_id; `first` is how many records stand before the stretch; `numbered` says that the file's records go by their
    place, because ids of their own repeat or are missing somewhere in the file.
    """

    form: str
    sources: tuple[Source, ...]
    names: tuple[str, ...]
    start: int = 0
    stop: int = 0
    first: int = 0
    numbered: bool = False


class Piece(NamedTuple):
    """Some articles of a file with their doc_ids, in order, and how they were read; `refused` where a file is not used."""

    path: str
    doc_ids: list[str]
    articles: list[Article]
    skipped: list[tuple[int, str]]
    many: bool = False
    refused: str = ""
    reader: str = ""


def _is_gz(source: Source) -> bool:
    return source.suffix == ".gz"


def _inner(source: Source) -> str:
    return PurePosixPath(source.path.removesuffix(".gz")).suffix.lower() if _is_gz(source) else source.suffix


def _open(source: Source) -> BinaryIO:
    return gzip.open(source.file) if _is_gz(source) else source.file.open("rb")


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream in pieces that end with a line feed, but perhaps the last."""
    rest = b""
    while data := stream.read(PIECE):
        end = data.rfind(b"\n") + 1
        if end:
            yield rest + data[:end]
            rest = data[end:]
        else:
            rest += data
    if rest:
        yield rest


def _cuts(source: Source, part_bytes: int) -> list[tuple[int, int, int]]:
    """Stretches of a file of lines: first byte, last byte, lines before. Raises ValueError where it is no UTF-8, OSError where it can't be read."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    cuts, start, at, first, lines = [], 0, 0, 0, 0
    with _open(source) as stream:
        for block in _blocks(stream):
            if not at and plain_begin(block) is None:
                raise ValueError("another encoding")
            decoder.decode(block)
            at, lines = at + len(block), lines + block.count(b"\n")
            if at - start >= part_bytes:
                cuts.append((start, at, first))
                start, first = at, lines
    decoder.decode(b"", final=True)
    return [*cuts, (start, at, first)] if at > start else cuts


def _groups(source: Source, part_bytes: int) -> list[tuple[int, int, int]]:
    """Stretches of rows: first row, last row, rows before. Small row groups go together, a large one is cut."""
    import pyarrow.parquet as pq

    meta = pq.read_metadata(source.file)
    cuts, start, size, rows = [], 0, 0, 0
    for group in range(meta.num_row_groups):
        held = meta.row_group(group)
        size, rows = size + held.total_byte_size, rows + held.num_rows
        if size >= part_bytes or group == meta.num_row_groups - 1:
            step = max(1, -(-(rows - start) // max(1, size // part_bytes)))
            cuts += [(first, min(first + step, rows), first) for first in range(start, rows, step)]
            start, size = rows, 0
    return cuts


def count_records(source: Source, enough: int) -> int:
    """How many records a file seems to hold (lines, rows), 1 where it is read as a whole; no further than `enough`."""
    form, n = FORMS.get(_inner(source), FILES), 0
    try:
        if form == GROUPS and not _is_gz(source):
            import pyarrow.parquet as pq

            return pq.read_metadata(source.file).num_rows
        if form in (LINES, TABLE):
            with _open(source) as stream:
                while n <= enough and (data := stream.read(PIECE)):
                    n += data.count(b"\n")
    except (OSError, EOFError, ValueError, zlib.error):
        pass
    return max(n, 1)


def _parts_of(source: Source, name: str, part_bytes: int) -> list[Part]:
    """The parts of a file that holds many articles; none where it is to be read as a whole."""
    form = FORMS.get(_inner(source), FILES)
    try:
        if form == GROUPS and not _is_gz(source):
            return [Part(GROUPS, (source,), (name,), *cut) for cut in _groups(source, part_bytes)]
        if form in (LINES, TABLE):
            cuts = _cuts(source, part_bytes if form == LINES and not _is_gz(source) else 1 << 62)
            return [Part(form, (source,), (name,), *cut) for cut in cuts]
    except (OSError, EOFError, ValueError, zlib.error):
        pass
    return []


def _batches(sources: list[Source], names: dict[str, str], part_bytes: int) -> Iterator[Part]:
    """Files that are read whole, some together."""
    held, size = [], 0
    for source in sources:
        held.append(source)
        size += os.path.getsize(source.file)
        if size >= part_bytes or len(held) >= MOST_FILES:
            yield Part(FILES, tuple(held), tuple(names[one.path] for one in held))
            held, size = [], 0
    if held:
        yield Part(FILES, tuple(held), tuple(names[one.path] for one in held))


def plan_parts(folder: Path, part_bytes: int | None = None) -> tuple[list[Part], Found]:
    """The parts of a corpus in the order of its paths, about `part_bytes` each (1 to 16 MB by the corpus's size), and what `list_sources` says.

    JSON lines and Parquet are cut anywhere between two records and may be of any size; a table of delimited text or a gzip file is one part and
    read a piece at a time; what is read as a whole (an article a file, documents, archives) keeps the limits of `read_corpus`.
    """
    found = list_sources(folder, large=FORMS)
    n_bytes = sum(os.path.getsize(source.file) for source in found.sources)
    part_bytes = part_bytes or min(MOST_BYTES, max(LEAST_BYTES, n_bytes // (A_WORKER * (os.cpu_count() or 1))))
    names = name_files([source.path for source in found.sources])
    parts: list[Part] = []
    small: list[Source] = []
    for source in found.sources:
        own = _parts_of(source, names[source.path], part_bytes)
        parts += own
        if not own:
            small.append(source)
    parts += _batches(small, names, part_bytes)
    return sorted(parts, key=lambda part: (part.sources[0].path, part.first)), found


def _shift(reading: Reading, before: int) -> Reading:
    """The reading of a stretch with the places that its records have in the whole file."""
    return reading._replace(articles=[article._replace(position=article.position + before) for article in reading.articles],
                            skipped=[(position + before, reason) for position, reason in reading.skipped])


def _read_lines(part: Part) -> Iterator[Reading]:
    source, before = part.sources[0], part.first
    with _open(source) as stream:
        stream.seek(part.start)
        left = part.stop - part.start
        for block in _blocks(stream):
            block = block[:left]
            yield _shift(_tolerant(lambda: jsonl.read(block, source.path.removesuffix(".gz"))), before)
            before, left = before + block.count(b"\n"), left - len(block)
            if left <= 0:
                return


def _tolerant(read: Callable[[], Reading]) -> Reading:
    """A reading; one without articles, and why, where this stretch of the file holds none."""
    try:
        return read()
    except Refused as error:
        return Reading("", [], [(0, str(error))], many=True)


def _in_rows(rows: Iterator[tuple[int, dict]], names: list[str], how: str) -> Iterator[Reading]:
    while chunk := list(islice(rows, ROWS)):
        yield read_rows(chunk, names, how)


def _read_table(part: Part) -> Iterator[Reading]:
    source = part.sources[0]
    with _open(source) as stream:
        table = delimited.open_table(delimited.decode_lines(_blocks(stream)), source.path)
        if list_source(table.head):
            raise Refused("A list of articles that stand elsewhere tells nothing here; write what it says into metadata.csv.")
        yield from _in_rows(table.records, table.head, "table, utf-8")
        yield Reading("", [], table.wrong, many=True)


def _read_groups(part: Part) -> Iterator[Reading]:
    rows, names = parquet.open_rows(part.sources[0].file, part.start, part.stop)
    yield from _in_rows(rows, names, "Parquet")


READ = {LINES: _read_lines, TABLE: _read_table, GROUPS: _read_groups}


def _piece(part: Part, number: int, reading: Reading) -> Piece:
    name, path = part.names[number], part.sources[number].path
    ids = [name_article(name, "" if part.numbered else article.record, article.position, reading.many) for article in reading.articles]
    return Piece(path, ids, reading.articles, reading.skipped, reading.many, reader=reading.reader)


def _read_files(part: Part) -> Iterator[Piece]:
    for number, source in enumerate(part.sources):
        file = read_source(source)
        yield _piece(part, number, file.reading) if file.reading else Piece(source.path, [], [], [], refused=file.refused)


def read_part(part: Part) -> Iterator[Piece]:
    """The articles of a part, some at a time, as `read_corpus` reads them; what of a file can't be read is told in its piece."""
    if part.form == FILES:
        yield from _read_files(part)
        return
    path = part.sources[0].path
    try:
        yield from (_piece(part, 0, refuse_giants(reading)) for reading in READ[part.form](part))
    except Refused as error:
        yield Piece(path, [], [], [], refused=str(error))
    except Exception as error:  # a parser of another project may raise anything at all on a damaged file
        yield Piece(path, [], [], [], refused=f"The file is damaged or not what its ending says ({type(error).__name__}); save it again or as .txt.")
