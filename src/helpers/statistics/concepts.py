"""Concepts: several ways to write one thing, joined by the user's `concepts.csv`; without it, forms are proposed and not joined."""
from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.errors import UsageError
from helpers.tokens import find_words

COLUMNS = ["term", "concept", "group", "decision", "reason"]
COUNTING = ("found", "accept")
DECISIONS = (*COUNTING, "propose", "deny", "ignore")
NOT_WORDS = re.compile(r"(?:['’][sS])?[\s\W_]*")


class ConceptForms(NamedTuple):
    """Matches of concepts: number of the form, positions of first and last word, and for each form its concept and its spelling."""

    codes: np.ndarray
    first: np.ndarray
    last: np.ndarray
    concepts: np.ndarray
    forms: np.ndarray


def _normal(term: str) -> str:
    return " ".join(word for _, _, word in find_words(term))


def _holds_more_than_words(term: str) -> bool:
    """Whether something in the term, such as a numeral, would be lost when it is read as words."""
    position, words = 0, find_words(term)
    for start, end, _ in words:
        if not NOT_WORDS.fullmatch(term, position, start):
            return True
        position = end
    return not words or not NOT_WORDS.fullmatch(term, position)


def _refuse(sheet: pd.DataFrame) -> None:
    for row in sheet.itertuples():
        line = f"concepts.csv line {row.line}"
        if not row.concept:
            raise UsageError(f"{line}: no concept is named for {row.term!r}; every term belongs to one.")
        if row.decision not in DECISIONS:
            raise UsageError(f"{line}: unknown decision {row.decision!r}. Valid: {', '.join(DECISIONS)}.")
        if _holds_more_than_words(row.term):
            raise UsageError(f"{line}: the term {row.term!r} is not made of words only (numerals are no words); write the words alone.")


def read_concepts(sheet: pd.DataFrame | None, documents: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a form of a concept, from `concepts.csv`: term, concept, group, decision, reason. Sorted by concept and term.

    `sheet` is what `tables.read_sheet` gives, or None where the corpus has no such file: then there is no row. A cell
    left empty in `decision` means accept; forms with found and accept are counted, the others are not. Raises UsageError,
    with the line, for a row without concept, an unknown decision, a term with a numeral, a term that stands twice in a concept.
    """
    if sheet is None or not len(sheet):
        return pd.DataFrame({name: pd.Series(dtype="str") for name in COLUMNS})
    missing = [name for name in ("term", "concept") if name not in sheet.columns]
    if missing:
        raise UsageError(f"concepts.csv has no column {missing[0]!r}; its head is {','.join(COLUMNS)}.")
    sheet = sheet.reindex(columns=[*COLUMNS, "line"], fill_value="").fillna("")
    sheet["decision"] = sheet["decision"].str.lower().replace("", "accept")
    _refuse(sheet)
    _refuse_twice(sheet)
    return sheet.sort_values(["concept", "term"], kind="stable")[COLUMNS].reset_index(drop=True).astype("str")


def _refuse_twice(sheet: pd.DataFrame) -> None:
    twice = sheet.assign(normal=sheet["term"].map(_normal)).duplicated(["normal", "concept"])
    if twice.any():
        row = sheet[twice].iloc[0]
        raise UsageError(f"concepts.csv line {row['line']}: the term {row['term']!r} stands twice for the concept {row['concept']!r}; keep one row.")


def _steps(term: str) -> list[tuple[str, int]]:
    """The words of a form, each with the number of characters to the next as the user wrote them; -1 after the last."""
    words = find_words(term)
    gaps = [later[0] - word[1] for word, later in zip(words, words[1:])]
    return [(word, gap) for (_, _, word), gap in zip(words, [*gaps, -1])]


def _places(codes: np.ndarray, gaps: np.ndarray, steps: list[tuple[int, int]], where: dict[int, np.ndarray]) -> np.ndarray:
    """Positions at which a form begins."""
    first = where.get(steps[0][0], np.empty(0, dtype="int64"))
    first = first[first + len(steps) <= len(codes)]
    for offset, (_, gap) in enumerate(steps[:-1]):
        first = first[(gaps[first + offset] == gap) & (codes[first + offset + 1] == steps[offset + 1][0])]
    return first


def _where(codes: np.ndarray, wanted: set[int]) -> dict[int, np.ndarray]:
    order = np.argsort(codes, kind="stable")
    ranked = codes[order]
    return {code: order[np.searchsorted(ranked, code):np.searchsorted(ranked, code, side="right")] for code in wanted}


def _longest(candidates: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of matches (length, first, form) of one concept those that stay when the longest wins and nothing overlaps."""
    taken: set[int] = set()
    kept = []
    for length, first, form in sorted(candidates, key=lambda match: (-match[0], match[1], match[2])):
        places = range(first, first + length)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((first, first + length - 1, form))
    return kept


def match_concepts(codes: np.ndarray, terms: np.ndarray, gaps: np.ndarray, concepts: pd.DataFrame) -> ConceptForms:
    """The matches of every concept's counted forms in coded words; see `find_terms` for the rule."""
    counted = concepts[concepts["decision"].isin(COUNTING)].sort_values(["concept", "term"], kind="stable")
    number = {term: code for code, term in enumerate(terms)}
    forms = [[(number.get(word, -1), gap) for word, gap in _steps(term)] for term in counted["term"]]
    where = _where(codes, {steps[0][0] for steps in forms if steps and all(code >= 0 for code, _ in steps)})
    by_concept: dict[str, list[tuple[int, int, int]]] = {}
    for form, (concept, steps) in enumerate(zip(counted["concept"], forms)):
        if steps and all(code >= 0 for code, _ in steps):
            by_concept.setdefault(concept, []).extend((len(steps), int(first), form) for first in _places(codes, gaps, steps, where))
    kept = [match for candidates in by_concept.values() for match in _longest(candidates)]
    first, last, form = np.array(kept, dtype="int64").reshape(-1, 3).T
    spelled = counted["term"].map(_normal).to_numpy(dtype=object)
    return ConceptForms(form, first, last, counted["concept"].to_numpy(dtype=object), spelled)
