"""An e-mail with one article: its plain text part."""
from __future__ import annotations

import email
import email.policy

from helpers.corpus.decode import even_line_ends, mend_surrogates
from helpers.corpus.records import Article, Reading, Refused


def read(data: bytes, path: str) -> Reading:
    """One article: the plain text of the message, its subject as the first line; the message's date is that of the mail and is not used."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = message.get_body(preferencelist=("plain",))
    text = mend_surrogates(even_line_ends(str(part.get_content()))).strip() if part is not None else ""
    if not text:
        raise Refused("The message has no plain text part; save the article as .txt or .html.")
    subject = mend_surrogates(" ".join(str(message.get("Subject", "")).split()))
    body = text if not subject or text.startswith(subject) else f"{subject}\n\n{text}"
    return Reading("e-mail", [Article(body, given={"title": subject} if subject else {})])
