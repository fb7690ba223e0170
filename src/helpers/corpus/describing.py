"""One article at a time: its row in `documents` but for what other articles tell, or the sentence that says why it is not counted."""
from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from helpers.corpus.credit import find_credit
from helpers.corpus.dating import Dating, date_article
from helpers.corpus.ends import read_ends
from helpers.corpus.language import Language, find_language, language_name
from helpers.lines import parse_date

SHORT_TEXT = 50


class Described(NamedTuple):
    """An article's row in `documents`, its date as a `Dating`, and its doubts; `refused` where it is not counted."""

    row: dict[str, object]
    dating: Dating
    doubts: list[str]
    refused: str = ""


def _tell_language(text: str, metadata: Mapping[str, str]) -> Language:
    """The language that metadata.csv states, else what the text tells."""
    stated = metadata.get("language", "")
    if stated:
        return Language("en" if stated in ("en", "eng", "english") or stated.startswith("en-") else stated)
    return find_language(text)


def _refuse_language(language: Language, metadata: Mapping[str, str]) -> str:
    if metadata.get("language"):
        return f"Not counted: metadata.csv says that its language is {language_name(language.code)}; only English is counted."
    if not language.code:
        return f"Not counted: it has {language.doubt}, so it can't be told to be English; write language en for it in metadata.csv if it is."
    return (f"Not counted: it is in {language.name}, by its words; only English is counted. "
            "If that is wrong, write language en for it in metadata.csv.")


def _doubts(text: str, language: Language, dating: Dating, cell: str) -> list[str]:
    doubts = [language.doubt, f"its date {cell[:40]!r} can't be read" if cell and not parse_date(cell) else ""]
    if dating.precision == "none":
        doubts.append(f"no year with its date ({dating.published})" if dating.published else "no date found")
    if dating.doubt:
        doubts.append(f"date in doubt: {dating.doubt}")
    if len(text.split(None, SHORT_TEXT)) < SHORT_TEXT:
        doubts.append("very short text")
    return [doubt for doubt in doubts if doubt]


def refuse_article(text: str, metadata: Mapping[str, str]) -> str:
    """The sentence that says why an article is not counted (`describe_article`'s `refused`); empty where it is."""
    language = _tell_language(text, metadata)
    return "" if language.code == "en" else _refuse_language(language, metadata)


def describe_article(text: str, given: Mapping[str, str], metadata: Mapping[str, str]) -> Described:
    """What an article's text, its format (`given`) and its row of metadata.csv tell of it; metadata wins, then the format, then the text."""
    language = _tell_language(text, metadata)
    if language.code != "en":
        return Described({}, Dating(), [], _refuse_language(language, metadata))
    known = {**given, **metadata}
    ends = read_ends(text)
    dating = date_article(text, ends, known)
    credit = find_credit(ends, known)
    row = {
        "title": known.get("title") or ends.title, "outlet": credit.outlet, "outlet_from": credit.source, "carrier": credit.carrier,
        "url": known.get("url", ""), "language": "en", "translated": known.get("translated", ""), "n_characters": len(text),
        "text_sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(), "text": text,
    }
    return Described(row, dating, _doubts(text, language, dating, known.get("published", "")))
