"""Tables with one article a row: which column is what, told by its name."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from helpers.corpus.decode import even_line_ends, mend_surrogates
from helpers.corpus.records import MOST_BYTES, MOST_RECORDS, Article, Reading, Refused

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
KNOWN = frozenset(chain.from_iterable(NAMES.values()))
LONGEST_ID = 80
LONG_CELL = 30
MOST_SKIPPED = 1000


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return "_".join(name.strip().lower().replace("-", " ").replace("_", " ").split())


def find_columns(names: Iterable[str]) -> dict[str, str]:
    """What a column is for -> the table's own name of it, for those that are told by their names."""
    by_plain = {_plain(name): name for name in reversed(list(names))}
    found = {}
    for use, candidates in NAMES.items():
        name = next((by_plain[candidate] for candidate in candidates if candidate in by_plain), None)
        if name is not None:
            found[use] = name
    return found


def known_cells(row: Mapping[str, object]) -> dict[str, object]:
    """The cells of a row that any column of ours could be read from."""
    return {name: cell for name, cell in row.items() if _plain(name) in KNOWN}


def match_columns(names: Iterable[str], first: Mapping[str, object] | None = None) -> dict[str, str]:
    """`find_columns`; raises Refused with a question where no column can be the text. `first` is a row, to tell which column it may be."""
    own = list(names)
    found = find_columns(own)
    if "text" not in found:
        raise Refused(_ask_for_text(own, first or {}))
    return found


def _ask_for_text(own: list[str], first: Mapping[str, object]) -> str:
    """What was asked, what is there, what to do."""
    listed = ", ".join(own[:12]) + (", …" if len(own) > 12 else "") if own else "none"
    longest = max(own, key=lambda name: len(_cell(first.get(name))), default="")
    long = len(_cell(first.get(longest)).split()) >= LONG_CELL
    named = f"Is it {longest!r}, whose first cell is the longest? Then rename that column to 'text'" if long else "Name it 'text'"
    told = (f"Which column holds the articles' text? None is called {', '.join(NAMES['text'][:4])} or the like (its columns are: {listed}). "
            f"{named}, in the table's first line.")
    return mend_surrogates(told)


def tell_columns(columns: Mapping[str, str]) -> str:
    """Which columns were taken for what, where a column's name is not ours; empty where all are."""
    told = [f"{name} as {'id' if use == 'record' else use}" for use, name in columns.items() if _plain(name) != use and (use, _plain(name)) != ("record", "id")]
    return mend_surrogates(", ".join(told))


def _cell(value: object) -> str:
    """A cell as text; missing values and NaN are empty."""
    if value is None or value != value:
        return ""
    return mend_surrogates(even_line_ends(value if isinstance(value, str) else str(value)))


def read_rows(rows: Iterable[tuple[int, Mapping[str, object]]], names: Iterable[str], how: str, skipped: list[tuple[int, str]] = (),
              doubts: list[str] = ()) -> Reading:
    """The articles in rows (position, cells); rows without text are skipped by position; a title column is the text's first line.

    `rows` may be lazy, and `skipped` may grow while they are read. What is read is bounded: records, and characters of all cells together.
    """
    lines = iter(rows)
    head = next(lines, None)
    columns = match_columns(names, head[1] if head else None)
    articles: list[Article] = []
    empty: list[tuple[int, str]] = []
    n_characters = 0
    for number, (position, row) in enumerate(chain([head] if head else [], lines), 1):
        cells = {use: _cell(row.get(name)) for use, name in columns.items()}
        n_characters += sum(map(len, cells.values()))
        if number > MOST_RECORDS or n_characters > MOST_BYTES:
            raise Refused(f"The table holds more than {MOST_RECORDS:,} records or {MOST_BYTES // 1024 ** 2} million characters; split it.")
        if cells["text"].strip():
            articles.append(_article(position, cells))
        else:
            empty.append((position, "The record has no text."))
    left_out = fold_skipped(sorted([*skipped, *empty]))
    if not articles and not left_out:
        raise Refused("The table has no record.")
    ids, doubt = _own_ids([article.record for article in articles])
    articles = [article._replace(record=record) for article, record in zip(articles, ids, strict=True)]
    told = tell_columns(columns)
    return Reading(f"{how}; {told}" if told else how, articles, left_out, [*doubts, *([doubt] if doubt else [])], many=True)


def fold_skipped(skipped: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Records not used, each by its position; of very many the first, and how many more there are."""
    if len(skipped) <= MOST_SKIPPED:
        return skipped
    rest = skipped[MOST_SKIPPED:]
    return [*skipped[:MOST_SKIPPED], (rest[0][0], f"This record and {len(rest) - 1:,} more are not used, for reasons like those above.")]


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
