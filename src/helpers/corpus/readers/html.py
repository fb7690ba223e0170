"""A web page: its article by trafilatura, a block a line, with what the page itself tells of title, outlet and date."""
from __future__ import annotations

import logging

from helpers.corpus.decode import decode_bytes, mend_surrogates
from helpers.corpus.readers.bundles import is_factiva, split_factiva
from helpers.corpus.records import Article, Reading, Refused, join_blocks

# Fixed bounds: the library's own upper bound is the day of the run.
DATES = {"original_date": True, "extensive_search": False, "min_date": "1980-01-01", "max_date": "2100-01-01"}
# Finding the article in a page takes time by the square of its marks; long pages have ten thousand.
MOST_MARKS = 60_000
BLOCKS = ("p", "head", "item", "quote", "row", "code", "figure")


def _blocks(body) -> list[str]:
    """The text of each block, nested ones once."""
    blocks = []
    for element in body.iter(*BLOCKS):
        if not any(parent.tag in BLOCKS for parent in element.iterancestors()):
            blocks.append(" ".join("".join(element.itertext()).split()))
    return blocks


def count_marks(page: str) -> int:
    """How many marks a page has, scripts left out.

    >>> count_marks("<p>a<script>if (a < b) {}</script></p>")
    4
    """
    n, at = 0, 0
    while (begin := page.find("<script", at)) >= 0 and (end := page.find("</script", begin)) >= 0:
        n, at = n + page.count("<", at, begin) + 1, end
    return n + page.count("<", at)


def read(data: bytes, path: str) -> Reading:
    """One article: the blocks that trafilatura takes for its text; comments, menus and tables of links left out. Or the articles of a Factiva bundle."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    decoded = decode_bytes(data)
    if is_factiva(decoded.text):
        return split_factiva(decoded.text)
    if count_marks(decoded.text) > MOST_MARKS:
        raise Refused(f"The page has more than {MOST_MARKS:,} marks, so it is no single article; save the article's text as .txt.")
    page = bare_extraction(decoded.text, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True,
                           date_extraction_params=DATES) if decoded.text.strip() else None
    blocks = _blocks(page.body) if page is not None and page.body is not None else []
    if not any(blocks):
        raise Refused(decoded.refused or "No article was found in the page; save its text as .txt.")
    title = mend_surrogates(page.title or "")
    given = {"title": title, "site": page.sitename or "", "published": page.date or "", "url": page.url or ""}
    text = mend_surrogates(join_blocks(blocks, title))
    return Reading(f"web page, {decoded.encoding}", [Article(text, given={key: mend_surrogates(value) for key, value in given.items() if value})],
                   doubts=[decoded.doubt] if decoded.doubt else [])
