"""The names of a registry in their articles: bounded, held by a sentence, each with its actor; the choice among them comes later."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.actors.automaton import Automaton
from helpers.actors.families import names_a_family
from helpers.actors.levels import Match
from helpers.actors.scopes import Registry, Verdict
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
    number: np.ndarray

    def sentence_numbers(self, article: np.ndarray, at: np.ndarray) -> np.ndarray:
        """The numbers of the sentences at positions of articles."""
        return self.number[np.searchsorted(self.rows.article, article) + at]


def read_block(documents: pd.DataFrame, sentences: pd.DataFrame, passages: pd.DataFrame | None = None) -> Block:
    """The documents with their sentences and passages."""
    copied, rows, paragraph = _group_passages(passages), order_rows(sentences, documents), sentences["paragraph"].to_numpy()
    cells = zip(*(sentences[name].to_numpy()[rows.row].tolist() for name in Sentence._fields), strict=True)
    every, groups = list(map(Sentence._make, cells)), dict(rows.by_article())
    columns = documents[["doc_id", "text", "published", "published_precision", "text_id"]].itertuples(index=False, name=None)
    articles = [Article(doc_id, text, published if precision != "none" else "", text_id if text_id != doc_id else "", copied.get(doc_id, []),
                        every[groups.get(at, slice(0))])
                for at, (doc_id, text, published, precision, text_id) in enumerate(columns)]
    return Block(articles, rows, paragraph[rows.row], sentences["sentence"].to_numpy()[rows.row])


def _holding(block: Block, article: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """For each match the position in its article of the sentence that holds it (it may run on into the next one of its paragraph), else NOT_COUNTED."""
    rows, far = block.rows, int(max(block.rows.start.max(initial=0), end.max(initial=0))) + 1
    if not len(rows.start):
        return np.full(len(start), NOT_COUNTED)
    begins = rows.article * far + rows.start
    at, last = (np.searchsorted(begins, article * far + place, "right") - 1 for place in (start, end - 1))
    held = (at >= 0) & (rows.article[at] == article) & (start < rows.end[at]) & (end <= rows.end[last]) & (block.paragraph[last] == block.paragraph[at])
    return np.where(held, at - np.searchsorted(rows.article, article), NOT_COUNTED)


def find_names(block: Block, registry: Registry) -> np.ndarray:
    """All bounded names by article and start, the longest first: columns of article, start, end, number of the surface, sentence (see `_holding`)."""
    found = _automaton(registry).find_all([article.text for article in block.articles])
    return np.vstack([found, _holding(block, *found[:3])])


def stand_plainly(found: np.ndarray, registry: Registry) -> tuple[np.ndarray, list[Verdict]]:
    """Which names overlap no other, count for the same wherever they stand and have no state in their sentence, so that no rule is asked; for whom."""
    number, start, end, surface, sentence = found
    verdicts = [registry.everywhere(written) for written in _automaton(registry).surfaces]
    sure = np.array([verdict is not None and verdict.kind != "state" for verdict in verdicts], bool)
    far = int(end.max(initial=0)) + 1
    starts, reach = number * far + start, np.maximum.accumulate(number * far + end)
    apart = starts[1:] >= reach[:-1]
    doubtful = ~sure[surface] | ~np.append(apart, True) | ~np.append(True, apart) if len(starts) else np.zeros(0, bool)
    place = number * far + sentence
    return ~np.isin(place, place[doubtful]), verdicts


def find_matches(block: Block, registry: Registry, found: np.ndarray | None = None) -> list[list[Match]]:
    """For each article its names (or those `found` there) whose registry row holds; `sentence` is a position or NOT_COUNTED."""
    surfaces, groups = _automaton(registry).surfaces, [[] for _ in block.articles]
    for number, start, end, surface, at in (find_names(block, registry) if found is None else found).T.tolist():
        article, surface = block.articles[number], surfaces[surface]
        verdict = registry.simple.get(surface) or registry.decide(surface, article.doc_id, article.published, article.sentence_text(at))
        if verdict is not None and not (verdict.kind == "person" and " " not in surface and names_a_family(article.text, start, end)):
            groups[number].append(Match(start, end, surface, *verdict, at))
    return groups
