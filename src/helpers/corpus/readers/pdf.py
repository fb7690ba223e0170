"""PDF with a text layer: lines joined to paragraphs by how full they are."""
from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from helpers.corpus.decode import even_line_ends, mend_surrogates
from helpers.corpus.records import Article, Reading, Refused, join_blocks

MOST_PAGES = 3000
# What bounds the time, and the same on every machine: bytes of the pages' drawing, and steps of it, forms within forms too.
MOST_DRAWING = 64 * 1024 * 1024
MOST_STEPS = 3_000_000
_TOO_MUCH = "The PDF's pages hold far more drawing than an article has (maps or images drawn line by line); save its text as .txt."
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


def _page_texts(document) -> Iterator[str]:
    """The text of each page; raises Refused where so much is drawn that reading it would take minutes."""
    n_bytes = n_steps = 0

    def count_step(*_: object) -> None:
        nonlocal n_steps
        n_steps += 1
        if n_steps > MOST_STEPS:
            raise Refused(_TOO_MUCH)

    for page in document.pages:
        drawing = page.get_contents()
        n_bytes += len(drawing.get_data()) if drawing is not None else 0
        if n_bytes > MOST_DRAWING:
            raise Refused(_TOO_MUCH)
        yield page.extract_text(visitor_operand_before=count_step) or ""
        if n_steps > MOST_STEPS:  # the library takes what is raised within a form for a damaged form
            raise Refused(_TOO_MUCH)


def read(data: bytes, path: str) -> Reading:
    """One article; a scan without a text layer is refused."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    document = pypdf.PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise Refused("The PDF is locked by a password.")
    if len(document.pages) > MOST_PAGES:
        raise Refused(f"The PDF has more than {MOST_PAGES} pages; split it.")
    lines = [line for text in _page_texts(document) for line in [*even_line_ends(text).split("\n"), ""]]
    text = mend_surrogates(join_blocks(join_lines(lines)))
    if not text:
        raise Refused("The PDF has no text layer (it is a scan); run text recognition over it first.")
    return Reading("PDF", [Article(text)], doubts=["paragraphs of the PDF were put together by the length of its lines"])
