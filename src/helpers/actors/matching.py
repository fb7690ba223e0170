"""Aliases against the text: every mention with its actor, level, role and cue.

Local to a document, so any block of documents can be done anywhere.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from helpers.actors.automaton import Automaton
from helpers.actors.cues import find_cue
from helpers.actors.described import list_described
from helpers.actors.families import names_a_family
from helpers.actors.levels import Match, choose
from helpers.actors.nominal import Naming, find_nominals
from helpers.actors.roles import Named, find_lists, list_roles
from helpers.actors.scopes import Registry, make_registry
from helpers.store import Steady
from helpers.tables import TABLES, check_table, empty_table
from helpers.tokens import find_quoted

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

    def source(self, start: int, end: int) -> str:
        """The article that a stretch was copied from: of a copy the one it copies, else the one in which its passage stood first; empty where none."""
        return self.copy_of or next((source for low, high, source in self.passages if low <= start and end <= high), "")


@lru_cache(maxsize=8)
def _automaton(registry: Registry) -> Automaton:
    return Automaton(registry.surfaces(), registry.states)


def _group_sentences(sentences: pd.DataFrame) -> dict[str, list[Sentence]]:
    groups: dict[str, list[Sentence]] = {}
    columns = sentences[["doc_id", "start", "end", "sentence", "paragraph", "zone"]]
    for doc_id, *cells in columns.itertuples(index=False, name=None):
        groups.setdefault(doc_id, []).append(Sentence(*cells))
    return {doc_id: sorted(group) for doc_id, group in groups.items()}


def _group_passages(passages: pd.DataFrame | None) -> dict[str, list[tuple[int, int, str]]]:
    groups: dict[str, list[tuple[int, int, str]]] = {}
    for doc_id, *cells in (() if passages is None else passages[["doc_id", "start", "end", "copy_of"]].itertuples(index=False, name=None)):
        groups.setdefault(doc_id, []).append(tuple(cells))
    return groups


def _articles(documents: pd.DataFrame, sentences: pd.DataFrame, passages: pd.DataFrame | None = None) -> Iterator[Article]:
    groups, copied = _group_sentences(sentences), _group_passages(passages)
    columns = documents[["doc_id", "text", "published", "published_precision", "text_id"]]
    for doc_id, text, published, precision, text_id in columns.itertuples(index=False, name=None):
        known = published if precision != "none" else ""
        yield Article(doc_id, text, known, text_id if text_id != doc_id else "", copied.get(doc_id, []), groups.get(doc_id, []))


def _holding(sentences: list[Sentence], starts: list[int], start: int, end: int) -> int:
    """The position of the sentence that holds a match (a match may run on into the next one of its paragraph), else NOT_COUNTED."""
    at = bisect_right(starts, start) - 1
    if at < 0 or start >= sentences[at].end:
        return NOT_COUNTED
    last = bisect_right(starts, end - 1) - 1
    return at if end <= sentences[last].end and sentences[last].paragraph == sentences[at].paragraph else NOT_COUNTED


def _matches(article: Article, registry: Registry) -> list[Match]:
    """All bounded matches of an article whose registry row holds there, by start, the longest first; `sentence` is a position or NOT_COUNTED."""
    starts = [sentence.start for sentence in article.sentences]
    found = []
    for start, end, surface in _automaton(registry).find(article.text):
        at = _holding(article.sentences, starts, start, end)
        around = article.sentences[at] if at >= 0 else None
        near = article.text[around.start:around.end] if around else ""
        verdict = registry.decide(surface, article.doc_id, article.published, near)
        if verdict is not None and not (verdict.kind == "person" and " " not in surface and names_a_family(article.text, start, end)):
            found.append(Match(start, end, surface, verdict.actor, verdict.kind, at))
    return found


def _state_rows(article: Article, sentence: Sentence, named: list[Match], bodies: list[Match]) -> Iterator[tuple]:
    """The rows of a sentence's states and of the described actors that hold them; what holds a body's name ("Brazil's Senate") is no description."""
    text, headline = article.text, sentence.zone in ("headline", "deck", "subheading")
    names = [Named(match.start, match.end, match.surface, match.actor) for match in named]
    lists = find_lists(text, names, headline)
    roles = list_roles(text, sentence.start, sentence.end, lists, headline)
    ends = {name.start: members[-1].end for members in lists for name in members}
    for name, role in zip(names, roles, strict=True):
        cue = find_cue(text, name.start, ends[name.start], sentence.start, sentence.end) if role == "actor" else ""
        yield name.start, name.end, name.actor, name.alias, "named", role, cue
    for start, end, actor in list_described(text, sentence.start, sentence.end, lists, headline):
        if any(body.start < end and start < body.end for body in bodies):
            continue
        cue = find_cue(text, start, end, sentence.start, sentence.end)
        yield start, end, actor, " ".join(text[start:end].split()), "described", "actor", cue


def _other_rows(article: Article, sentence: Sentence, named: list[Match]) -> Iterator[tuple]:
    for match in named:
        place = match.kind == "place"
        cue = "" if place else find_cue(article.text, match.start, match.end, sentence.start, sentence.end)
        yield match.start, match.end, match.actor, match.surface, "named", "place" if place else "actor", cue


def _nominal_rows(article: Article, named: list[Match]) -> Iterator[tuple[Sentence, tuple]]:
    """The rows of nouns that stand for an actor named above in the article, each with its sentence."""
    names = [Naming(match.start, match.end, match.actor, match.kind, match.surface) for match in named]
    starts = [sentence.start for sentence in article.sentences]
    for start, end, actor in find_nominals(article.text, [(one.start, one.end) for one in article.sentences], names):
        sentence = article.sentences[bisect_right(starts, start) - 1]
        cue = find_cue(article.text, start, end, sentence.start, sentence.end)
        yield sentence, (start, end, actor, " ".join(article.text[start:end].split()), "nominal", "actor", cue)


def _nested_role(match: Match) -> str:
    return {"state": "modifier", "place": "place"}.get(match.kind, "actor")


def _rows_of(article: Article, matches: list[Match], nominal: bool = False) -> Iterator[tuple]:
    """The mentions of an article as rows of the table."""
    counted, nested = choose(matches)
    by_sentence: dict[int, list[Match]] = {}
    for match in counted:
        by_sentence.setdefault(match.sentence, []).append(match)
    flags = _Flags(article)
    for at in sorted(by_sentence):
        sentence, named = article.sentences[at], by_sentence[at]
        others = [match for match in named if match.kind != "state"]
        rows = [*_state_rows(article, sentence, [match for match in named if match.kind == "state"], others), *_other_rows(article, sentence, others)]
        yield from (flags.row(sentence, *row) for row in rows)
    for sentence, row in _nominal_rows(article, counted) if nominal else ():
        yield flags.row(sentence, *row)
    for match in nested:
        yield flags.row(article.sentences[match.sentence], match.start, match.end, match.actor, match.surface, "nested", _nested_role(match), "")


class _Flags:
    """What every row of an article shares: its lead paragraph, its quoted stretches, whose copy it is."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lead = next((sentence.paragraph for sentence in article.sentences if sentence.zone == "paragraph"), 0)
        self._quoted: dict[int, list[tuple[int, int]]] = {}

    def _quotes(self, paragraph: int) -> list[tuple[int, int]]:
        if paragraph not in self._quoted:
            spans = [(sentence.start, sentence.end) for sentence in self._article.sentences if sentence.paragraph == paragraph]
            self._quoted[paragraph] = find_quoted(self._article.text, spans[0][0], spans[-1][1])
        return self._quoted[paragraph]

    def row(self, sentence: Sentence, start: int, end: int, actor: str, alias: str, level: str, role: str, cue: str) -> tuple:
        """A row of the table `mentions`."""
        lead = sentence.zone == "paragraph" and sentence.paragraph == self._lead
        quoted = any(low <= start < high for low, high in self._quotes(sentence.paragraph))
        return (self._article.doc_id, start, end, sentence.sentence, sentence.zone, actor, alias, level, role, cue, lead, quoted,
                self._article.source(start, end))


def find_mentions(documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame, aliases: pd.DataFrame,
                  nominal: bool = False, passages: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a match of an alias in a sentence of a counted zone: where, which actor, level, role, cue (table `mentions`).

    The leftmost longest name counts; names of other actors inside it are `nested`. Rows found or accepted count for their actor,
    proposed and denied ones under the alias's own name (as "unresolved: …" where two actors are proposed), ignored ones for nobody.
    A state with an institution noun makes a `described` actor besides. With `nominal`, "the ambassador" and the like are rows too, where one
    actor named above in the article fits; totals do not count them (see `nominal_totals`). `copy_of` names the article of which this one is a
    copy, or in which the passage that holds the match stood first (`passages` of `read_corpus`); totals without copies leave such matches out.
    `zones` is not read: sentences lie in counted zones only. `.attrs["ignored"]` lists the places (doc_id, start, end) of ignored rows.
    """
    registry = make_registry(aliases)
    rows, ignored = [], []
    for article in _articles(documents, sentences, passages):
        matches = [match for match in _matches(article, registry) if match.sentence != NOT_COUNTED]
        rows += _rows_of(article, matches, nominal)
        ignored += [(article.doc_id, match.start, match.end) for match in matches if not match.actor]
    mentions = check_table(pd.DataFrame(rows, columns=TABLES["mentions"].names), "mentions") if rows else empty_table("mentions")
    mentions.attrs["ignored"] = Steady(ignored)
    return mentions


def find_set_aside_names(documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame, aliases: pd.DataFrame) -> pd.DataFrame:
    """One row a name in a zone that is not counted: doc_id, start, end, zone, actor, alias, level (named, nested)."""
    registry = make_registry(aliases)
    places = {doc_id: (group["start"].tolist(), group["zone"].tolist()) for doc_id, group in zones.sort_values(["doc_id", "start"]).groupby("doc_id")}
    rows = []
    for article in _articles(documents, sentences):
        starts, names = places.get(article.doc_id, ([0], [""]))
        counted, nested = choose([match for match in _matches(article, registry) if match.sentence == NOT_COUNTED])
        for match in sorted([*counted, *nested]):
            zone = names[max(0, bisect_right(starts, match.start) - 1)]
            rows.append((article.doc_id, match.start, match.end, zone, match.actor, match.surface, "named" if match in counted else "nested"))
    return _text_columns(pd.DataFrame(rows, columns=["doc_id", "start", "end", "zone", "actor", "alias", "level"]))


def _text_columns(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype({name: "str" for name in frame.columns if name not in ("start", "end")})
