"""Word's .docx: paragraphs and the cells of tables in their order."""
from __future__ import annotations

import io

from helpers.corpus.decode import mend_surrogates
from helpers.corpus.readers.limits import check_archive
from helpers.corpus.records import Article, Reading, Refused, join_blocks


def _blocks(document) -> list[str]:
    blocks: list[str] = []
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            blocks += [" ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in item.rows]
        else:
            blocks += item.text.split("\n")
    return blocks


def read(data: bytes, path: str) -> Reading:
    """One article: a paragraph a line. The document's own dates are those of the file and are not used."""
    import docx

    check_archive(data)
    text = mend_surrogates(join_blocks(_blocks(docx.Document(io.BytesIO(data)))))
    if not text:
        raise Refused("The document holds no text.")
    return Reading("Word", [Article(text)])
