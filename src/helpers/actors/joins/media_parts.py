"""A newspaper by its last word: "the Sentinel" for the Eastern Sentinel that the article names."""
from __future__ import annotations

import re
from collections import defaultdict

from helpers.actors.discovery_words import body_kinds
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.joins.short import Article


def media_part_rows(article: Article, labels: dict[str, tuple[str, str, str]]) -> list[Row]:
    """The rows of an article's media that it calls by the last word of their names behind "the". `labels`: name -> (actor, kind, country)."""
    lasts: dict[str, set[str]] = defaultdict(set)
    for one in article.seen:
        if labels.get(one.name, ("", ""))[1] == "media" and " " in one.name:
            last = one.name.split()[-1]
            if body_kinds().get(last, ("",))[0] == "media" and last not in labels:
                lasts[last].add(one.name)
    rows = []
    for last, names in sorted(lasts.items()):
        name = min(names)
        if len({labels[one][0] for one in names}) == 1 and _stands(article, last):
            actor, kind, country = labels[name]
            rows.append(make_row(last, actor, kind, f"short form of {name} in this article", only_in=article.doc_id, near=f"the {last};The {last}", country=country))
    return rows


def _stands(article: Article, last: str) -> bool:
    """Whether the word stands behind "the" outside every longer name of the counted text."""
    for found in re.finditer(rf"\b[Tt]he {re.escape(last)}(?![\w-]| [A-ZÀ-Þ])", article.text):
        start, end = found.end() - len(last), found.end()
        inside = any(low <= start and end <= high and high - low > len(last) for low, high in article.spans)
        if not inside and any(low <= start < high for low, high in article.stretches):
            return True
    return False
