"""Terms where they stand: a query's places, its concordance, its ticks along each article, the forms of a concept by article."""
from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from helpers.errors import UsageError, unknown
from helpers.statistics.concepts import match_concepts, read_concepts
from helpers.statistics.terms import code_words
from helpers.tables.grouped import aggregate
from helpers.tokens import find_words

SORTS = ("left", "right", "article", "date")
LINE = ["doc_id", "start", "end", "sentence", "left", "match", "right", "text", "outlet", "published"]


def find_query(words: pd.DataFrame, query: str) -> pd.DataFrame:
    """One row an occurrence of the words of `query` as they follow one another: doc_id, start, end, sentence, term.

    Raises UsageError where the query holds no word.
    """
    term = " ".join(word for _, _, word in find_words(query))
    if not term:
        raise UsageError(f"the query {query!r} holds no word; numerals are no words.")
    sheet = pd.DataFrame([{"term": query, "concept": term, "line": 1}])
    coded = code_words(words)
    matched = match_concepts(coded.codes, coded.terms, coded.gaps, read_concepts(sheet))
    begin = words.iloc[matched.first].reset_index(drop=True)
    rows = begin[["doc_id", "start", "sentence"]].assign(end=words["end"].to_numpy()[matched.last], term=term)
    return rows.sort_values(["doc_id", "start"], kind="stable").reset_index(drop=True)[["doc_id", "start", "end", "sentence", "term"]]


def show_lines(occurrences: pd.DataFrame, documents: pd.DataFrame, sentences: pd.DataFrame, sort: str = "left") -> pd.DataFrame:
    """One row an occurrence with the sentence round it: doc_id, start, end, sentence, left, match, right, text (the sentence), outlet, published.

    `sort`: left (by the words before, the nearest first), right (by the words after), article, or date (undated last).
    Raises UsageError for another.
    """
    if sort not in SORTS:
        raise unknown("order", sort, SORTS)
    heads = documents[["doc_id", "text", "outlet", "published"]].rename(columns={"text": "article"})
    spans = sentences[["doc_id", "sentence", "start", "end"]].rename(columns={"start": "low", "end": "high"})
    rows = occurrences[["doc_id", "start", "end", "sentence"]].merge(heads, on="doc_id").merge(spans, on=["doc_id", "sentence"])
    cuts = zip(rows["article"].tolist(), *(rows[name].tolist() for name in ("low", "start", "end", "high")))
    pieces = [(text[low:start], text[start:end], text[end:high], text[low:high]) for text, low, start, end, high in cuts]
    rows[["left", "match", "right", "text"]] = pd.DataFrame(pieces, columns=["left", "match", "right", "text"], index=rows.index, dtype="str")
    return _ordered(rows, sort)[LINE].reset_index(drop=True)


def _ordered(rows: pd.DataFrame, sort: str) -> pd.DataFrame:
    terms = {side: [[term for _, _, term in find_words(text)] for text in rows[side]] for side in ("left", "right") if sort == side}
    keys = {
        "left": lambda at: tuple(reversed(terms["left"][at])), "right": lambda at: tuple(terms["right"][at]), "article": lambda at: (),
        "date": lambda at: (rows["published"].iloc[at] == "", rows["published"].iloc[at]),
    }
    places = sorted(range(len(rows)), key=lambda at: (keys[sort](at), rows["doc_id"].iloc[at], rows["start"].iloc[at]))
    return rows.iloc[places]


def concordance(documents: pd.DataFrame, sentences: pd.DataFrame, words: pd.DataFrame, query: str, sort: str = "left") -> pd.DataFrame:
    """One row an occurrence of a word or phrase in its sentence; columns and order of `show_lines`.

    `query` is read as words (any case); those of a phrase stand as far apart as it writes them. For a concept or a
    proposed form give its rows of `find_terms` or `find_proposed` to `show_lines`.
    """
    return show_lines(find_query(words, query), documents, sentences, sort)


BESIDE = 6
"""Words of a line of a concordance on each side of the match."""


def cut_lines(lines: pd.DataFrame, beside: int = BESIDE) -> pd.DataFrame:
    """The rows of `show_lines` with at most `beside` words on each side: before, before_start, before_end, after, after_start, after_end.

    `before` runs from its first word to the end of its last one, `after` likewise, so that each is a slice of the article; both are
    empty, their places those of the match, where the sentence has no word on that side.
    """
    rows = [(*_side(left, start - len(left), -beside, start), *_side(right, end, beside, end))
            for left, right, start, end in zip(lines["left"], lines["right"], lines["start"].tolist(), lines["end"].tolist())]
    cut = pd.DataFrame(rows, columns=["before", "before_start", "before_end", "after", "after_start", "after_end"], index=lines.index)
    return pd.concat([lines, cut.astype({"before": "str", "after": "str"})], axis=1)


def _side(text: str, offset: int, most: int, none: int) -> tuple[str, int, int]:
    """The last (below zero) or first words of a text that begins at `offset`, with their place; `none` where it has no word."""
    found = find_words(text)[most:] if most < 0 else find_words(text)[:most]
    if not found:
        return "", none, none
    low, high = found[0][0], found[-1][1]
    return text[low:high], offset + low, offset + high


MOST_NAMES = 3
NAMED = ["doc_id", "start", "end", "sentence", "kind", "term", "form"]


def first_names(forms: pd.DataFrame, top: pd.DataFrame) -> list[str]:
    """What to look at in its places: up to three accepted concepts of `rank_forms`, those with most occurrences; without them the first term of `top`."""
    accepted = forms.loc[forms["decision"] == "accept", "concept"]
    return list(dict.fromkeys(accepted))[:MOST_NAMES] if len(accepted) else top["term"].head(1).tolist()


def find_named(names: Collection[str], terms: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """One row an occurrence of what each name stands for, in the columns of `find_terms`; names in order.

    A name is that of a concept counted in `terms` (in any case), else a word or phrase (`find_query`). Raises UsageError for more than
    three names, and for one that holds no word.
    """
    if len(names) > MOST_NAMES:
        raise UsageError(f"up to three words, phrases or concepts are looked at in their places; here are {len(names)}: {', '.join(names)}.")
    concepts = terms[terms["kind"] == "concept"]
    found = [terms[NAMED].iloc[:0]]
    for name in dict.fromkeys(names):
        own = concepts[concepts["term"].str.lower() == name.lower()]
        rows = own if len(own) else _as_terms(find_query(words, name))
        found.append(rows[NAMED])
    return pd.concat(found, ignore_index=True).drop_duplicates(["doc_id", "start", "end", "term"]).reset_index(drop=True)


def _as_terms(places: pd.DataFrame) -> pd.DataFrame:
    kind = "phrase" if len(places) and " " in places["term"].iloc[0] else "word"
    return places.assign(kind=kind, form=places["term"])


def count_ticks(occurrences: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence that holds a term: kind, term, doc_id, sentence, start (of its first occurrence there), n; by article, place and term.

    The ticks of an x-ray: each opens its sentence. `occurrences` are the rows of `find_named`.
    """
    rows = aggregate(occurrences.groupby(["kind", "term", "doc_id", "sentence"]), start=("start", "min"), n=("start", "nunique")).reset_index()
    return rows.sort_values(["doc_id", "start", "term"], kind="stable").reset_index(drop=True)


def drawn_articles(ticks: pd.DataFrame, overview: pd.DataFrame, most: int = 15) -> pd.DataFrame:
    """The rows of `overview` that hold one of the terms of `count_ticks`: the `most` articles with most ticks, in the overview's order."""
    sizes = ticks.groupby("doc_id").size().sort_values(ascending=False, kind="stable")
    return overview[overview["doc_id"].isin(sizes.head(most).index)].reset_index(drop=True)
