"""An e-mail with one article: its plain text part, else its page."""
from __future__ import annotations

import email
import email.policy
import re

from helpers.corpus.decode import even_line_ends, mend_surrogates
from helpers.corpus.readers import read_bytes
from helpers.corpus.records import Article, Reading, Refused

MOST_HEAD = 64 * 1024
MOST_MESSAGE = 8 * 1024 * 1024
MOST_PARTS = 2000
_PART = re.compile(rb"^--\S", re.MULTILINE)


def read(data: bytes, path: str) -> Reading:
    """One article: the plain text of the message, its subject as the first line; the message's date is that of the mail and is not used."""
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    if len(head) > MOST_HEAD or len(data) > MOST_MESSAGE or len(_PART.findall(data)) > MOST_PARTS:
        raise Refused("The message is too large or has too many parts; save the article as .txt or .html.")
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject = mend_surrogates(" ".join(str(message.get("Subject", "")).split()))
    given = {"title": subject} if subject else {}
    part = message.get_body(preferencelist=("plain",))
    text = mend_surrogates(even_line_ends(str(part.get_content()))).strip() if part is not None else ""
    page = message.get_body(preferencelist=("html",))
    if not text and page is not None:
        return _read_page(str(page.get_content()), path, given)
    if not text:
        raise Refused("The message has no text part; save the article as .txt or .html.")
    body = text if not subject or text.startswith(subject) else f"{subject}\n\n{text}"
    return Reading("e-mail", [Article(body, given=given)])


def _read_page(page: str, path: str, given: dict[str, str]) -> Reading:
    """The article in a message that is a web page only, with the subject as its title where the page has none."""
    reading = read_bytes(mend_surrogates(page).encode("utf-8"), path, ".html")
    if reading.many or reading.articles[0].given.get("title"):
        return reading._replace(reader=f"e-mail, {reading.reader}")
    article = reading.articles[0]
    text = article.text if article.text.startswith(given.get("title", "")) else f"{given['title']}\n\n{article.text}"
    return reading._replace(reader=f"e-mail, {reading.reader}", articles=[article._replace(text=text, given={**article.given, **given})])
