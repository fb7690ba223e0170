"""The readers, one a file: bytes in, articles out. To add a format, write a module with `read` and give it a line in READERS."""
from __future__ import annotations

import importlib
from typing import NamedTuple

from helpers.corpus.records import Reading, Refused


class Reader(NamedTuple):
    """A reader: its module here, whether its format holds many articles a file, and what must be installed for it (module, its pip name)."""

    module: str
    many: bool = False
    needs: tuple[str, str] | None = None


READERS: dict[str, Reader] = {
    ".txt": Reader("text"), ".md": Reader("text"), ".markdown": Reader("text"),
    ".html": Reader("html", needs=("trafilatura", "trafilatura")), ".htm": Reader("html", needs=("trafilatura", "trafilatura")),
    ".csv": Reader("delimited", many=True), ".tsv": Reader("delimited", many=True),
    ".jsonl": Reader("jsonl", many=True), ".ndjson": Reader("jsonl", many=True), ".json": Reader("jsonl", many=True),
    ".parquet": Reader("parquet", many=True),
    ".xlsx": Reader("xlsx", many=True, needs=("openpyxl", "openpyxl")),
    ".docx": Reader("docx", needs=("docx", "python-docx")),
    ".pdf": Reader("pdf", needs=("pypdf", "pypdf")),
    ".eml": Reader("eml"),
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
    if reader.needs:
        _require(suffix, *reader.needs)
    module = importlib.import_module(f"helpers.corpus.readers.{reader.module}")
    reading = module.read(data, path)
    return reading._replace(many=reader.many or reading.many)


def _require(suffix: str, module: str, distribution: str) -> None:
    try:
        importlib.import_module(module)
    except ImportError as error:
        raise Refused(f"Reading {suffix} needs the library {distribution}, which is not installed; "
                      "install Dateline's extra 'import' (pip install -e '.[import]').") from error
