"""Plain text and Markdown: the decoded file as it is."""
from __future__ import annotations

from helpers.corpus.decode import decode_bytes
from helpers.corpus.records import Article, Reading, Refused

# What is no word in any encoding, and no white space to Python.
BLANKS = "\0\ufeff\u200b \t\r\n\f\v\u00a0\u3000"


def decode_or_refuse(data: bytes) -> tuple[str, str, str]:
    """The text, its encoding and the doubt about it; raises Refused where the bytes are no text or only blanks."""
    decoded = decode_bytes(data)
    if decoded.refused:
        raise Refused(decoded.refused)
    if not decoded.text.strip(BLANKS).strip():
        raise Refused("The file holds only blanks.")
    return decoded.text, decoded.encoding, decoded.doubt


def read(data: bytes, path: str) -> Reading:
    """One article, its text the decoded file."""
    text, encoding, doubt = decode_or_refuse(data)
    kind = "Markdown" if path.lower().endswith((".md", ".markdown", ".md.gz")) else "text"
    return Reading(f"{kind}, {encoding}", [Article(text)], doubts=[doubt] if doubt else [])
