"""Word's .docx: paragraphs and the cells of tables in their order."""
from __future__ import annotations

import io

from helpers.corpus.decode import mend_surrogates
from helpers.corpus.readers.bundles import split_nexis
from helpers.corpus.readers.limits import check_office
from helpers.corpus.records import Article, Reading, Refused, join_blocks


MOST_XML = 64 * 1024 * 1024


def _cells(row) -> str:
    """The text of a table's row; a cell is taken once, however many columns it says it spans."""
    texts = ["".join(part.text or "" for part in cell.iter(f"{{{cell.nsmap['w']}}}t")) for cell in row.tc_lst]
    return " ".join(text for text in texts if text)


def _blocks(document) -> list[str]:
    blocks: list[str] = []
    for item in document.iter_inner_content():
        blocks += [_cells(row) for row in item._tbl.tr_lst] if hasattr(item, "rows") else item.text.split("\n")
    return blocks


def read(data: bytes, path: str) -> Reading:
    """One article: a paragraph a line, or the articles of a Nexis bundle. The document's own dates are those of the file and are not used."""
    import docx

    check_office(data, MOST_XML)
    blocks = _blocks(docx.Document(io.BytesIO(data)))
    bundle = split_nexis([mend_surrogates(" ".join(block.split())) for block in blocks])
    if bundle:
        return bundle
    text = mend_surrogates(join_blocks(blocks))
    if not text:
        raise Refused("The document holds no text.")
    return Reading("Word", [Article(text)])
