"""What a name that was typed means: an actor by any spelling, an article by its beginning; and what is near where it means nothing."""
from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from helpers.actors import counted_mentions
from helpers.errors import UsageError
from helpers.statistics import find_query
from helpers.tokens import find_words

if TYPE_CHECKING:
    from helpers.questions.opened import OpenCorpus


def nearest_names(asked: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names most like the one asked for: those that hold its words first, then those spelled like it.

    >>> nearest_names("chen hay", ["Chen Hai", "Wang Yi", "Chen Wenqing"])
    ['Chen Hai', 'Chen Wenqing']
    """
    folded = {name.casefold(): name for name in names}
    asked = asked.casefold().strip()
    words = set(asked.split())
    holding = [name for name in folded if asked and (asked in name or words & set(name.split()))]
    holding.sort(key=lambda name: (-difflib.SequenceMatcher(None, asked, name).ratio(), name))
    near = difflib.get_close_matches(asked, folded, n=most, cutoff=0.6)
    return [folded[name] for name in dict.fromkeys([*holding, *near])][:most]


def _not_found(what: str, asked: str, near: list[str], remedy: str) -> UsageError:
    hint = f" Nearest: {', '.join(near)}." if near else ""
    return UsageError(f"no {what} {asked!r} in this corpus.{hint} {remedy}")


def _spellings(corpus: OpenCorpus) -> pd.DataFrame:
    """One row a spelling of an actor that is counted: folded, actor."""
    rows = counted_mentions(corpus.mentions)
    rows = pd.concat([rows[["actor", "alias"]], rows[["actor"]].assign(alias=rows["actor"])]).drop_duplicates()
    return rows.assign(folded=rows["alias"].str.split().str.join(" ").str.casefold())


def actors_called(corpus: OpenCorpus, name: str) -> list[str]:
    """The actors whose label or spelling this is, whatever the case; a label alone where it is one."""
    rows, folded = _spellings(corpus), " ".join(name.split()).casefold()
    labels = [actor for actor in corpus.actors if actor.casefold() == folded]
    return labels or sorted(set(rows.loc[rows["folded"] == folded, "actor"]))


def find_actor(corpus: OpenCorpus, name: str) -> str:
    """The one actor of that label or spelling. Raises UsageError with the nearest names, or with those that share the spelling."""
    found = actors_called(corpus, name)
    if len(found) > 1:
        raise UsageError(f"{name!r} is a spelling of {len(found)} actors: {', '.join(found)}; ask for one of them.")
    if not found:
        near = nearest_names(name, dict.fromkeys([*corpus.actors, *_spellings(corpus)["alias"]]))
        raise _not_found("actor is called", name, near, "The registry lists all: registry().")
    return found[0]


def find_article(corpus: OpenCorpus, asked: str) -> str:
    """The one article whose doc_id begins so, or whose name holds the words. Raises UsageError with the nearest, or with those that fit."""
    wanted = asked.strip().rstrip("….").strip()
    ids = corpus.documents["doc_id"].tolist()
    exact = [one for one in ids if one == asked]
    begins = [one for one in ids if wanted and (one.startswith(wanted) or one.rsplit("/", 1)[-1].startswith(wanted))]
    titled = [one for one in ids if wanted and wanted.casefold() in corpus.names[one].casefold()]
    found = exact or begins or titled
    if len(found) > 1:
        raise UsageError(f"{asked!r} fits {len(found)} articles: {', '.join(found[:5])}{', …' if len(found) > 5 else ''}; write more of one.")
    if not found:
        raise _not_found("article is called", asked, nearest_names(asked, [*ids, *corpus.names]), "Show the open corpus itself to see them all.")
    return found[0]


def as_query(asked: str) -> str:
    """The words of a query alone, marks between them left out. Raises UsageError where it holds a numeral, which is no word, or no word.

    >>> as_query(" “wire fraud”, ")
    'wire fraud'
    """
    words = [asked[start:end] for start, end, _ in find_words(asked)]
    if not words or any(character.isdigit() for character in asked):
        raise UsageError(f"{asked!r} is no word or phrase: numerals and marks are no words; write the words alone.")
    return " ".join(words)


def places_of(corpus: OpenCorpus, name: str) -> tuple[str, str, pd.DataFrame]:
    """What the name means (label; actor, concept or words) and where it stands: doc_id, start, end, sentence.

    Raises UsageError where it stands nowhere, with what is near.
    """
    if actors_called(corpus, name):
        label = find_actor(corpus, name)
        rows = counted_mentions(corpus.mentions)
        return label, "actor", rows.loc[rows["actor"] == label, ["doc_id", "start", "end", "sentence"]].reset_index(drop=True)
    concepts = corpus.terms[(corpus.terms["kind"] == "concept") & (corpus.terms["term"].str.casefold() == name.casefold().strip())]
    if len(concepts):
        return concepts["term"].iloc[0], "concept", concepts[["doc_id", "start", "end", "sentence"]].reset_index(drop=True)
    rows = find_query(corpus.words, as_query(name))
    if rows.empty:
        near = nearest_names(name, [*corpus.actors, *near_terms(corpus, name)])
        raise _not_found("name, concept or phrase", name, near, "Try concordance() or registry().")
    return name.strip(), "words", rows[["doc_id", "start", "end", "sentence"]].reset_index(drop=True)


def near_terms(corpus: OpenCorpus, query: str, most: int = 3) -> list[str]:
    """Words and phrases of the corpus like the one that was asked for."""
    rows = corpus.terms[corpus.terms["kind"] != "concept"]
    totals = rows.groupby("term").size()
    frequent = totals[totals > 1].index.tolist() or totals.index.tolist()
    return difflib.get_close_matches(query.casefold().strip(), frequent, n=most, cutoff=0.7)
