"""The readers, one a file: bytes in, articles out. To add a format, write a module with `read` and give it a line in READERS."""
from __future__ import annotations

import importlib
from typing import NamedTuple

from helpers.corpus.records import MOST_ARTICLE_BYTES, MOST_BYTES, MOST_CHARACTERS, Reading, Refused


class Reader(NamedTuple):
    """A reader: its module here, whether its format holds many articles a file, what must be installed for it (module, its pip name), most bytes."""

    module: str
    many: bool = False
    needs: tuple[str, str] | None = None
    most: int = MOST_BYTES


TEXT = Reader("text", most=MOST_ARTICLE_BYTES)
PAGE = Reader("html", needs=("trafilatura", "trafilatura"), most=MOST_ARTICLE_BYTES)
READERS: dict[str, Reader] = {
    ".txt": TEXT, ".md": TEXT, ".markdown": TEXT, ".html": PAGE, ".htm": PAGE,
    ".csv": Reader("delimited", many=True), ".tsv": Reader("delimited", many=True),
    ".jsonl": Reader("jsonl", many=True), ".ndjson": Reader("jsonl", many=True), ".json": Reader("jsonl", many=True),
    ".parquet": Reader("parquet", many=True),
    ".xlsx": Reader("xlsx", many=True, needs=("openpyxl", "openpyxl")),
    ".docx": Reader("docx", needs=("docx", "python-docx")),
    ".pdf": Reader("pdf", needs=("pypdf", "pypdf")),
    ".eml": Reader("eml", most=MOST_ARTICLE_BYTES),
    ".gz": Reader("gz"), ".zip": Reader("archive", many=True),
}
OTHER = {".doc": "save it as .docx", ".rtf": "save it as .docx or .txt", ".odt": "save it as .docx or .txt", ".xls": "save it as .xlsx or .csv",
         ".ods": "save it as .xlsx or .csv", ".pages": "save it as .docx", ".mhtml": "save it as .html", ".mht": "save it as .html",
         ".tar": "unpack it or make a .zip",
         ".7z": "unpack it or make a .zip", ".rar": "unpack it or make a .zip", ".epub": "save it as .html or .txt"}


def suffixes() -> list[str]:
    """The endings that have a reader, sorted."""
    return sorted(READERS)


def find_reader(suffix: str) -> Reader:
    """The reader for an ending; raises Refused with the remedy where there is none."""
    reader = READERS.get(suffix)
    if reader:
        return reader
    remedy = OTHER.get(suffix, "save it as .txt if it is an article")
    kind = f"files that end in {suffix}" if suffix else "files without an ending"
    raise Refused(f"There is no reader for {kind}; {remedy}.")


def read_bytes(data: bytes, path: str, suffix: str) -> Reading:
    """The articles in a file's bytes; raises Refused with a plain sentence where there are none or a library is missing."""
    reader = find_reader(suffix)
    if len(data) > reader.most:
        raise Refused(f"The file is larger than {reader.most // 1024 ** 2} MB, so it is no single article; split it, or make a table with one article a row.")
    if reader.needs:
        _require(suffix, *reader.needs)
    module = importlib.import_module(f"helpers.corpus.readers.{reader.module}")
    reading = module.read(data, path)
    return refuse_giants(reading._replace(many=reader.many or reading.many))


def refuse_giants(reading: Reading) -> Reading:
    """The reading without articles that are longer than any article is."""
    giants = [article for article in reading.articles if len(article.text) > MOST_CHARACTERS]
    if not giants:
        return reading
    told = f"The text has more than {MOST_CHARACTERS:,} characters, so it is no single article; split it."
    if not reading.many:
        raise Refused(told)
    skipped = [*reading.skipped, *((article.position, told) for article in giants)]
    return reading._replace(articles=[article for article in reading.articles if len(article.text) <= MOST_CHARACTERS], skipped=skipped)


def _require(suffix: str, module: str, distribution: str) -> None:
    try:
        importlib.import_module(module)
    except ImportError as error:
        raise Refused(f"Reading {suffix} needs the library {distribution}, which is not installed; "
                      "install Dateline's extra 'import' (make lab and make test do, or pip install -e '.[import]').") from error
