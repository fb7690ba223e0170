"""Bundles: one file of a press database with many articles, each between marks of its own. Nexis as Word, Factiva as a web page."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from helpers.corpus.decode import mend_surrogates
from helpers.corpus.records import Article, Reading, join_blocks
from helpers.lines import find_dates

NEXIS_END = "end of document"
_NEXIS_FIELD = re.compile(r"(section|length|byline|highlight|dateline|language|load-date|publication-type|document-type|subject|company|organization|"
                          r"industry|geographic|person|journal code|series|edition|graphic|correction(?:-date)?|distribution|copyright)\s*[:：]\s*(.*)",
                          re.IGNORECASE)
_AFTER_BODY = re.compile(r"(?:classification|end of document|graphic|notes?|load-date\s*:.*|link to image|language\s*:.*|publication-type\s*:.*|correction)", re.IGNORECASE)
_LOADED = re.compile(r"load-date\s*[:：]", re.IGNORECASE)
# Lines that may stand between title, outlet and date and are none of them.
_BESIDE_HEAD = re.compile(r"correction appended.*|\(.{0,100}\)", re.IGNORECASE)
_AFTER_BYLINE = re.compile(r"\s+Highlight\s*:.*", re.IGNORECASE)


def _iso(text: str) -> str:
    """The first date in a line of a bundle's head; as it is written where it has no year."""
    found = next(find_dates(text), None)
    return (found.iso or text[found.start:found.end]) if found else ""


def _documents(blocks: list[str]) -> Iterator[list[str]]:
    """The blocks of each document of a Nexis bundle, those of the cover before the first with it.

    A document ends with "End of Document"; in a file that has no such line, with its load date.
    """
    ends = [place for place, block in enumerate(blocks) if block.lower() == NEXIS_END]
    ends = ends or [place for place, block in enumerate(blocks) if _LOADED.match(block)]
    for begin, end in zip([0, *(end + 1 for end in ends)], ends, strict=False):
        yield blocks[begin:end + 1]


def _nexis_article(blocks: list[str], position: int) -> Article | None:
    """A document as an article: its title, its byline, the paragraphs of its body; None where it has no body."""
    body = next((place for place, block in enumerate(blocks) if block.lower() == "body"), None)
    if body is None:
        return None
    head, rest = [block for block in blocks[:body] if block], blocks[body + 1:]
    fields = {match[1].lower(): match[2] for block in [*head, *rest] if (match := _NEXIS_FIELD.fullmatch(block))}
    top = ["", "", *(block for block in head if not _NEXIS_FIELD.fullmatch(block) and not _BESIDE_HEAD.fullmatch(block))]
    day = next((place for place in range(len(top) - 1, 2, -1) if _opens_with_date(top[place])), 0)
    title, outlet = top[day - 2:day] if day else (next(filter(None, top), ""), "")
    byline = _AFTER_BYLINE.sub("", fields.get("byline", ""))
    paragraphs = list(takewhile(lambda block: not _AFTER_BODY.fullmatch(block), rest))
    text = join_blocks([f"By {byline.removeprefix('By ')}" if byline else "", *paragraphs], title)
    given = {"title": title, "outlet": outlet, "published": _iso(top[day]) if day else _iso(fields.get("load-date", ""))}
    return Article(text, position, given={name: value for name, value in given.items() if value}) if any(paragraphs) else None


def _opens_with_date(block: str) -> bool:
    found = next(find_dates(block), None)
    return found is not None and found.start <= 12 and len(block) < 60


def split_nexis(blocks: list[str]) -> Reading | None:
    """The articles of a Nexis bundle (Lexis, Nexis Uni), from the paragraphs of its Word file; None where it is none.

    A document ends with the line "End of Document"; its text stands between "Body" and "Classification" or "Load-Date". What stands around
    it names title, outlet, date and byline.
    """
    documents = list(_documents(blocks))
    if not documents or not any(block.lower() == "body" for block in documents[0]):
        return None
    articles = [_nexis_article(document, position) for position, document in enumerate(documents, 1)]
    skipped = [(position, "The document of the bundle has no body.") for position, article in enumerate(articles, 1) if article is None]
    return Reading("Nexis bundle, Word", [article for article in articles if article], skipped, many=True)


_FACTIVA = re.compile(r"""<div[^>]*class=["']article [a-z]{2,6}Article["']""", re.IGNORECASE)
_ACCESSION = re.compile(r"(?:Document[eo]?|Dokument)\s+([A-Z0-9]{10,40})\s*$", re.IGNORECASE)
_WORDS = re.compile(r"[\d,. ]+\s*(?:words|mots|Wörter|palabras|parole|palavras|слов|語|字)$", re.IGNORECASE)


def is_factiva(page: str) -> bool:
    """Whether a web page is a bundle saved from Factiva."""
    return _FACTIVA.search(page) is not None


def _plain(element) -> str:
    return mend_surrogates(" ".join("".join(element.itertext()).split()))


def _indexed(rows) -> dict[str, str]:
    """The fields of an article saved with its indexing: HD, SN, PD and so on."""
    cells = [list(row.iter("td")) for row in rows]
    return {_plain(pair[0]): _plain(pair[1]) for pair in cells if len(pair) == 2}


def _head_fields(article) -> dict[str, str]:
    """The fields of an article saved without indexing, by their order: headline, byline, words, day, time, source, its code, language."""
    paragraphs = set(_paragraphs(article))
    lines = [_plain(block) for block in article.iter("div") if not len(block.xpath("./div|./p")) and block not in paragraphs]
    lines = [line for line in lines if line]
    count = next((place for place, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if count is None:
        return {"HD": lines[0] if lines else ""}
    after = lines[count + 1:]
    names = [line for line in after[1:] if not re.match(r"\d{1,2}:\d{2}", line)]
    title = article.xpath(".//*[contains(@class, 'Headline')]")
    return {"HD": _plain(title[0]) if title else lines[0], "BY": lines[count - 1] if count > 1 else "", "PD": after[0] if after else "",
            "SN": names[0] if names else ""}


def _paragraphs(article) -> list:
    return article.xpath(".//p[contains(@class, 'articleParagraph')]")


def _factiva_article(article, position: int) -> Article | None:
    fields = _indexed(article.iter("tr")) if article.xpath(".//td") else _head_fields(article)
    accession = _ACCESSION.search(_plain(article))
    blocks = [block for block in map(_plain, _paragraphs(article)) if block and not _ACCESSION.fullmatch(block)]
    byline = fields.get("BY", "")
    text = join_blocks([byline if not byline or byline.lower().startswith("by ") else f"By {byline}", *blocks], fields.get("HD", ""))
    given = {"title": fields.get("HD", ""), "outlet": fields.get("SN", ""), "published": _iso(fields.get("PD", ""))}
    record = accession[1] if accession else ""
    return Article(text, position, record, {name: value for name, value in given.items() if value}) if blocks else None


def split_factiva(page: str) -> Reading:
    """The articles of a page saved from Factiva, with or without its indexing."""
    from lxml import html

    found = html.document_fromstring(page).xpath("//div[starts-with(@class, 'article ')]")
    articles = [_factiva_article(article, position) for position, article in enumerate(found, 1)]
    skipped = [(position, "The article of the bundle has no paragraph.") for position, article in enumerate(articles, 1) if article is None]
    return Reading("Factiva bundle, web page", [article for article in articles if article], skipped, many=True)
