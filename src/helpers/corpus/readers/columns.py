"""Tables with one article a row: which column is what, told by its name."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from helpers.corpus.decode import even_line_ends, mend_surrogates
from helpers.corpus.records import Article, Reading, Refused

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_text", "full_text", "fulltext", "maintext", "article_body", "articlebody", "story_text", "body_text",
             "article", "story"),
    "title": ("title", "headline", "heading", "article_title"),
    "outlet": ("outlet", "publication", "publication_title", "newspaper", "media_name", "source_name", "publisher", "source", "site_name", "sitename",
               "media"),
    "carrier": ("carrier",),
    "published": ("published", "published_at", "publish_date", "publication_date", "pub_date", "pubdate", "date_published", "publisheddate", "date",
                  "datetime", "timestamp"),
    "url": ("url", "link", "article_url", "permalink", "uri"),
    "language": ("language", "lang"),
    "translated": ("translated",),
    "record": ("doc_id", "id", "article_id", "stories_id", "guid", "key", "uid", "uuid"),
}
LONGEST_ID = 80


def _plain(name: str) -> str:
    return "_".join(name.strip().lower().replace("-", " ").replace("_", " ").split())


def match_columns(names: Iterable[str]) -> dict[str, str]:
    """What a column is for -> the table's own name of it; raises Refused with a question where no column can be the text."""
    own = list(names)
    by_plain = {_plain(name): name for name in reversed(own)}
    found = {}
    for use, candidates in NAMES.items():
        name = next((by_plain[candidate] for candidate in candidates if candidate in by_plain), None)
        if name is not None:
            found[use] = name
    if "text" not in found:
        listed = ", ".join(own[:12]) + (", …" if len(own) > 12 else "") if own else "none"
        raise Refused(f"Which column holds the articles' text? Name it 'text' (its columns are: {mend_surrogates(listed)}).")
    return found


def _cell(value: object) -> str:
    """A cell as text; missing values and NaN are empty."""
    if value is None or value != value:
        return ""
    return mend_surrogates(even_line_ends(value if isinstance(value, str) else str(value)))


def read_rows(rows: Iterable[tuple[int, Mapping[str, object]]], names: Iterable[str], how: str, skipped: list[tuple[int, str]] = (),
              doubts: list[str] = ()) -> Reading:
    """The articles in rows (position, cells); rows without text are skipped by position; a title column is the text's first line."""
    columns = match_columns(names)
    articles: list[Article] = []
    left_out = list(skipped)
    for position, row in rows:
        cells = {use: _cell(row.get(name)) for use, name in columns.items()}
        if not cells["text"].strip():
            left_out.append((position, "The record has no text."))
            continue
        articles.append(_article(position, cells))
    if not articles and not left_out:
        raise Refused("The table has no record.")
    ids, doubt = _own_ids([article.record for article in articles])
    articles = [article._replace(record=record) for article, record in zip(articles, ids, strict=True)]
    return Reading(how, articles, left_out, [*doubts, *([doubt] if doubt else [])], many=True)


def _article(position: int, cells: dict[str, str]) -> Article:
    title = " ".join(cells.get("title", "").split())
    text = cells["text"]
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    given = {use: " ".join(value.split()) for use, value in cells.items() if use not in ("text", "record") and value.strip()}
    return Article(text, position, " ".join(cells.get("record", "").split())[:LONGEST_ID], given)


def _own_ids(records: list[str]) -> tuple[list[str], str]:
    """The records' own ids, or none of them where one repeats or is a number that could stand for a place."""
    given = [record for record in records if record]
    if not given:
        return records, ""
    if len(set(given)) < len(given) or len(given) < len(records):
        return [""] * len(records), "ids of its records repeat or are missing; records are numbered"
    return records, ""
