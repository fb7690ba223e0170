"""The names of a registry in their articles: bounded, held by a sentence, each with its actor; the choice among them comes later."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.actors.automaton import Automaton
from helpers.actors.families import names_a_family
from helpers.actors.levels import Match
from helpers.actors.scopes import Registry
from helpers.tokens.rows import Rows, order_rows

NOT_COUNTED = -1


class Sentence(NamedTuple):
    """A sentence of an article; offsets count in the article."""

    start: int
    end: int
    sentence: int
    paragraph: int
    zone: str


class Article(NamedTuple):
    """An article as matching needs it."""

    doc_id: str
    text: str
    published: str
    copy_of: str
    passages: list[tuple[int, int, str]]
    sentences: list[Sentence]

    def sentence_text(self, at: int) -> str:
        """The sentence at a position; empty for NOT_COUNTED."""
        return self.text[self.sentences[at].start:self.sentences[at].end] if at != NOT_COUNTED else ""

    def source(self, start: int, end: int) -> str:
        """The article that a stretch was copied from: of a copy the one it copies, else the one in which its passage stood first; empty where none."""
        return self.copy_of or next((source for low, high, source in self.passages if low <= start and end <= high), "")


@lru_cache(maxsize=8)
def _automaton(registry: Registry) -> Automaton:
    return Automaton(registry.surfaces(), registry.states)


def _group_passages(passages: pd.DataFrame | None) -> dict[str, list[tuple[int, int, str]]]:
    groups: dict[str, list[tuple[int, int, str]]] = {}
    for doc_id, *cells in (() if passages is None else passages[["doc_id", "start", "end", "copy_of"]].itertuples(index=False, name=None)):
        groups.setdefault(doc_id, []).append(tuple(cells))
    return groups


class Block(NamedTuple):
    """Some articles and their sentences, which are also arrays in the order of articles."""

    articles: list[Article]
    rows: Rows
    paragraph: np.ndarray


def read_block(documents: pd.DataFrame, sentences: pd.DataFrame, passages: pd.DataFrame | None = None) -> Block:
    """The documents with their sentences and passages."""
    copied, rows, paragraph = _group_passages(passages), order_rows(sentences, documents), sentences["paragraph"].to_numpy()
    cells = zip(*(sentences[name].to_numpy()[rows.row].tolist() for name in Sentence._fields), strict=True)
    every, groups = list(map(Sentence._make, cells)), dict(rows.by_article())
    columns = documents[["doc_id", "text", "published", "published_precision", "text_id"]].itertuples(index=False, name=None)
    articles = [Article(doc_id, text, published if precision != "none" else "", text_id if text_id != doc_id else "", copied.get(doc_id, []),
                        every[groups.get(at, slice(0))])
                for at, (doc_id, text, published, precision, text_id) in enumerate(columns)]
    return Block(articles, rows, paragraph[rows.row])


def _holding(block: Block, article: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """For each match the position in its article of the sentence that holds it (it may run on into the next one of its paragraph), else NOT_COUNTED."""
    rows, far = block.rows, int(max(block.rows.start.max(initial=0), end.max(initial=0))) + 1
    if not len(rows.start):
        return np.full(len(start), NOT_COUNTED)
    begins = rows.article * far + rows.start
    at, last = (np.searchsorted(begins, article * far + place, "right") - 1 for place in (start, end - 1))
    held = (at >= 0) & (rows.article[at] == article) & (start < rows.end[at]) & (end <= rows.end[last]) & (block.paragraph[last] == block.paragraph[at])
    return np.where(held, at - np.searchsorted(rows.article, article), NOT_COUNTED)


def find_matches(block: Block, registry: Registry) -> list[list[Match]]:
    """For each article all bounded matches whose registry row holds there, by start, the longest first; `sentence` is a position or NOT_COUNTED."""
    automaton, groups = _automaton(registry), [[] for _ in block.articles]
    number, start, end, surface = automaton.find_all([article.text for article in block.articles])
    cells = zip(*(column.tolist() for column in (number, start, end, surface, _holding(block, number, start, end))), strict=True)
    for number, start, end, surface, at in cells:
        article, surface = block.articles[number], automaton.surfaces[surface]
        verdict = registry.simple.get(surface) or registry.decide(surface, article.doc_id, article.published, article.sentence_text(at))
        if verdict is not None and not (verdict.kind == "person" and " " not in surface and names_a_family(article.text, start, end)):
            groups[number].append(Match(start, end, surface, *verdict, at))
    return groups
