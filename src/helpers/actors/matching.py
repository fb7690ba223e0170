"""Aliases against the text: every mention with its actor, level, role and cue.

Local to a document, so any block of documents can be done anywhere.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from helpers.actors.cues import find_cue
from helpers.actors.described import list_described
from helpers.actors.levels import Match, choose
from helpers.actors.nominal import Naming, find_nominals
from helpers.actors.placing import NOT_COUNTED, Article, Sentence, find_matches, find_names, read_block, stand_plainly
from helpers.actors.roles import Named, find_lists, list_roles
from helpers.actors.scopes import make_registry
from helpers.store import Steady
from helpers.tables import TABLES, check_table, empty_table
from helpers.tokens import find_quoted
from helpers.tokens.tables import TITLES


class Mention(NamedTuple):
    """A mention in its sentence; `until` is where the list of names ends of which it is one."""

    sentence: Sentence
    start: int
    end: int
    actor: str
    alias: str
    level: str
    role: str
    until: int


def _state_rows(article: Article, sentence: Sentence, named: list[Match], bodies: list[Match]) -> Iterator[Mention]:
    """The rows of a sentence's states and of the described actors that hold them; what holds a body's name ("Brazil's Senate") is no description."""
    text, headline = article.text, sentence.zone in TITLES
    names = [Named(match.start, match.end, match.surface, match.actor) for match in named]
    lists = find_lists(text, names, headline)
    roles = list_roles(text, sentence.start, sentence.end, lists, headline)
    ends = {name.start: members[-1].end for members in lists for name in members}
    for name, role in zip(names, roles, strict=True):
        yield Mention(sentence, name.start, name.end, name.actor, name.alias, "named", role, ends[name.start])
    for start, end, actor in list_described(text, sentence.start, sentence.end, lists, headline):
        if not any(body.start < end and start < body.end for body in bodies):
            yield Mention(sentence, start, end, actor, " ".join(text[start:end].split()), "described", "actor", end)


def _nominal_rows(article: Article, named: list[Match]) -> Iterator[Mention]:
    """The rows of nouns that stand for an actor named above in the article."""
    names = [Naming(match.start, match.end, match.actor, match.kind, match.surface) for match in named]
    starts = [sentence.start for sentence in article.sentences]
    for start, end, actor in find_nominals(article.text, [(one.start, one.end) for one in article.sentences], names):
        sentence = article.sentences[bisect_right(starts, start) - 1]
        yield Mention(sentence, start, end, actor, " ".join(article.text[start:end].split()), "nominal", "actor", end)


def _role(match: Match) -> str:
    """The role of a name of which no words around it are asked: of a state inside a longer name, of a place, of anybody else."""
    return {"state": "modifier", "place": "place"}.get(match.kind, "actor")


def _mentions(article: Article, matches: list[Match], nominal: bool = False) -> Iterator[Mention]:
    """The mentions of an article."""
    counted, nested = choose(matches)
    yield from _of_states(article, counted)
    for match in counted:
        if match.kind != "state":
            yield Mention(article.sentences[match.sentence], *match[:2], match.actor, match.surface, "named", _role(match), match.end)
    yield from _nominal_rows(article, counted) if nominal else ()
    for match in nested:
        yield Mention(article.sentences[match.sentence], *match[:2], match.actor, match.surface, "nested", _role(match), match.end)


def _of_states(article: Article, counted: list[Match]) -> Iterator[Mention]:
    """The mentions of states, sentence by sentence."""
    states: dict[int, list[Match]] = {match.sentence: [] for match in counted if match.kind == "state"}
    others: dict[int, list[Match]] = {at: [] for at in states}
    for match in counted if states else ():
        if match.sentence in states:
            (states if match.kind == "state" else others)[match.sentence].append(match)
    for at in states:
        yield from _state_rows(article, article.sentences[at], states[at], others[at])


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

    def row(self, mention: Mention) -> tuple:
        """A row of the table `mentions`."""
        sentence, start, end, *said = mention[:-1]
        cue = self._cue(mention) if mention.role == "actor" and mention.level != "nested" else ""
        lead = sentence.zone == "paragraph" and sentence.paragraph == self._lead
        quoted = any(low <= start < high for low, high in self._quotes(sentence.paragraph))
        return (self._article.doc_id, start, end, sentence.sentence, sentence.zone, *said, cue, lead, quoted, self._article.source(start, end))

    def _cue(self, mention: Mention) -> str:
        return find_cue(self._article.text, mention.start, mention.until, mention.sentence.start, mention.sentence.end)


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
    block, rows, ignored = read_block(documents, sentences, passages), [], []
    for article, found in zip(block.articles, find_matches(block, make_registry(aliases)), strict=True):
        matches, flags = [match for match in found if match.sentence != NOT_COUNTED], _Flags(article)
        rows += map(flags.row, _mentions(article, matches, nominal))
        ignored += [(article.doc_id, match.start, match.end) for match in matches if not match.actor]
    mentions = check_table(pd.DataFrame(rows, columns=TABLES["mentions"].names), "mentions") if rows else empty_table("mentions")
    mentions.attrs["ignored"] = Steady(ignored)
    return mentions


def match_actors(documents: pd.DataFrame, sentences: pd.DataFrame, aliases: pd.DataFrame) -> pd.DataFrame:
    """One row a mention of `find_mentions`, in no order, with what totals count of it: doc_id, start, end, sentence, actor, level, role, copy_of."""
    block, registry = read_block(documents, sentences), make_registry(aliases)
    found = find_names(block, registry)
    found = found[:, found[-1] != NOT_COUNTED]
    plain, verdicts = stand_plainly(found, registry)
    number, start, end, surface, at = found[:, plain]
    heads = pd.DataFrame([(verdict.actor, "place" if verdict.kind == "place" else "actor") if verdict else ("", "") for verdict in verdicts],
                         columns=["actor", "role"], dtype="str").take(surface)
    rows = pd.DataFrame({"article": number, "start": start, "end": end, "sentence": block.sentence_numbers(number, at),
                         "actor": heads["actor"].array, "level": "named", "role": heads["role"].array})
    asked = [(at, one.start, one.end, one.sentence.sentence, one.actor, one.level, one.role)
             for at, matches in enumerate(find_matches(block, registry, found[:, ~plain])) for one in _mentions(block.articles[at], matches)]
    rows = pd.concat([rows, pd.DataFrame(asked, columns=rows.columns)]) if asked else rows
    article, copies = rows.pop("article").to_numpy("int64"), documents["text_id"].where(documents["text_id"] != documents["doc_id"], "")
    rows = rows.assign(doc_id=documents["doc_id"].array.take(article), copy_of=copies.array.take(article))
    return rows.astype(dict.fromkeys(("actor", "level", "role"), "str")).reset_index(drop=True)
