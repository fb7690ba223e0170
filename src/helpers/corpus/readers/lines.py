"""The lines of a large text file, decoded a piece at a time, so that memory follows what is kept of them and not what the file holds."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helpers.corpus.decode import even_line_ends, is_rubbish, plain_begin
from helpers.corpus.readers.text import BLANKS, decode_or_refuse

PIECE = 1 << 20


class Streamed(NamedTuple):
    """The lines of a file, each with its line feed but perhaps the last; its encoding and the doubt about it."""

    lines: Iterator[str]
    encoding: str
    doubt: str


def _pieces(data: bytes, at: int) -> Iterator[str]:
    """The text in pieces that end with a line feed, where there is one: no letter and no line end is ever cut. Raises UnicodeDecodeError."""
    while at < len(data):
        end = data.find(b"\n", at + PIECE) + 1 or len(data)
        yield data[at:end].decode("utf-8")
        at = end


def _split(pieces: Iterator[str]) -> Iterator[str]:
    for piece in pieces:
        at = 0
        while at < len(piece):
            end = piece.find("\n", at) + 1 or len(piece)
            yield piece[at:end]
            at = end


def _is_text(data: bytes, begin: int) -> bool:
    """Whether it is valid UTF-8 that holds more than blanks and is no rubbish."""
    try:
        filled = [bool(piece.strip(BLANKS).strip()) for piece in _pieces(data, begin)]
        return any(filled) and not is_rubbish(next(_pieces(data, begin)))
    except UnicodeDecodeError:
        return False


def stream_lines(data: bytes) -> Streamed:
    """The lines of the text that `decode_or_refuse` gives, the same ones; of UTF-8 no more than a piece is decoded at a time.

    Raises Refused where the bytes are no text or only blanks.
    """
    begin = plain_begin(data)
    if begin is not None and _is_text(data, begin):
        return Streamed(_split(map(even_line_ends, _pieces(data, begin))), "utf-8", "")
    text, encoding, doubt = decode_or_refuse(data)
    return Streamed(_split(iter([text])), encoding, doubt)
