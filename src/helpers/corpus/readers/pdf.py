"""PDF with a text layer: lines joined to paragraphs by how full they are."""
from __future__ import annotations

import io
import logging
import re

from helpers.corpus.decode import even_line_ends, mend_surrogates
from helpers.corpus.records import Article, Reading, Refused, join_blocks

MOST_PAGES = 3000
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")


def join_lines(lines: list[str]) -> list[str]:
    """Paragraphs: a line goes on in the next unless it is empty, or ends a sentence or is short beside the widest.

    >>> join_lines(["The minister said on Mon-", "day that it was so.", "", "Next"])
    ['The minister said on Monday that it was so.', 'Next']
    """
    width = max(map(len, lines), default=0)
    blocks, open_block = [], ""
    for line in (line.strip() for line in lines):
        if re.search(r"[a-z]-$", open_block) and line[:1].islower():
            open_block = open_block[:-1] + line
        else:
            open_block = f"{open_block} {line}".strip()
        if not line or len(line) < 0.6 * width or (len(line) < 0.9 * width and _SENTENCE_END.search(line)):
            blocks, open_block = [*blocks, open_block], ""
    return [block for block in [*blocks, open_block] if block]


def read(data: bytes, path: str) -> Reading:
    """One article; a scan without a text layer is refused."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    document = pypdf.PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise Refused("The PDF is locked by a password.")
    if len(document.pages) > MOST_PAGES:
        raise Refused(f"The PDF has more than {MOST_PAGES} pages; split it.")
    lines = [line for page in document.pages for line in [*even_line_ends(page.extract_text() or "").split("\n"), ""]]
    text = mend_surrogates(join_blocks(join_lines(lines)))
    if not text:
        raise Refused("The PDF has no text layer (it is a scan); run text recognition over it first.")
    return Reading("PDF", [Article(text)], doubts=["paragraphs of the PDF were put together by the length of its lines"])
