"""Capitalised names seen and not counted: what the reader checks to know what the registry misses."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from helpers.actors.roles_words import CALENDAR, FUNCTION_WORDS, verb_forms

OPENERS = "\"“‘'("
TITLED = ("headline", "deck", "subheading")
INSIDE = frozenset(("of", "de", "la", "al", "bin", "van", "von", "del", "di"))
# Titles, offices and points of the compass that stand before a name and are none.
TITLES = frozenset("""ambassador assistant associate attorney cardinal chair chairman chairwoman chairperson chancellor chief colonel
commander commissioner congressman congresswoman consul councilor councillor deputy director doctor dr envoy executive foreign general
governor home affairs interior finance defense defence justice judge justices king lady leader lieutenant lord major mayor minister
ministers mr mrs ms officer president presidents premier prime prince princess prof professor queen rep representative reverend secretary
sen senator senior sergeant sheikh sir spokesman spokesperson spokeswoman state sultan union vice acting captain inspector superintendent
permanent special high north south east west central northern southern eastern western northeast northwest southeast southwest for of and""".split())
GAP = re.compile(r"[ \u00a0]|\.[ \u00a0]|-|&|[ \u00a0]&[ \u00a0]")
COLUMNS = ["name", "doc_id", "start", "end", "sentence"]


class Token(NamedTuple):
    """A word of a sentence as it is written."""

    start: int
    end: int
    written: str


def _sentence_tokens(text: str, rows: list[tuple[int, int]]) -> list[Token]:
    return [Token(start, end, text[start:end]) for start, end in rows]


def _is_capitalised(text: str, tokens: list[Token], number: int, plain: Counter, capital: Counter) -> bool:
    """Whether a word is part of a name; one that begins a sentence or a quotation is only where it is not written small elsewhere."""
    token, small = tokens[number], tokens[number].written.lower()
    if not token.written[0].isupper() or small in CALENDAR or small == "i":
        return False
    if number and text[token.start - 1] not in OPENERS:
        return True
    if plain[small] or (small in FUNCTION_WORDS and not token.written.isupper()):
        return False
    follows = number + 1 < len(tokens) and tokens[number + 1].written[0].isupper()
    return bool(capital[token.written]) or (follows and not any(small in forms for forms in (verb_forms()[0], verb_forms()[2])))


def _stretches(text: str, tokens: list[Token], plain: Counter, capital: Counter) -> Iterator[list[Token]]:
    """Runs of capitalised words, with small joining words inside them."""
    run: list[Token] = []
    for number, token in enumerate(tokens):
        capitalised = _is_capitalised(text, tokens, number, plain, capital)
        near = bool(run) and bool(GAP.fullmatch(text, run[-1].end, token.start))
        joins = near and token.written in INSIDE
        if run and not (near and (capitalised or joins)):
            yield run
            run = []
        if capitalised or joins:
            run.append(token)
    yield run


def _trim(run: list[Token]) -> list[Token]:
    while run and run[-1].written.lower() in INSIDE:
        run = run[:-1]
    return run


def _is_title_case(tokens: list[Token]) -> bool:
    long = [token for token in tokens if len(token.written) > 3]
    return bool(long) and sum(token.written[0].isupper() for token in long) > 0.7 * len(long)


def _free(run: list[Token], spans: list[tuple[int, int]]) -> list[list[Token]]:
    """The parts of a stretch that no mention covers."""
    starts, parts = [start for start, _ in spans], [[]]
    for token in run:
        at = bisect_right(starts, token.start) - 1
        if at >= 0 and token.start < spans[at][1]:
            parts.append([])
        else:
            parts[-1].append(token)
    trimmed = [_trim(part) for part in parts]
    return [part for part in trimmed if not all(token.written.lower().rstrip(".") in TITLES for token in part)]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _spans_by(frame: pd.DataFrame, keys: list[str]) -> dict[tuple, list[tuple[int, int]]]:
    """The spans (start, end) of a table, grouped by the values of `keys`."""
    groups: dict[tuple, list[tuple[int, int]]] = {}
    for *key, start, end in zip(*(frame[name].tolist() for name in (*keys, "start", "end")), strict=True):
        groups.setdefault(tuple(key), []).append((start, end))
    return groups


def _ignored(mentions: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """Article -> the places of names that the registry ignores."""
    places: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in mentions.attrs.get("ignored", ()):
        places.setdefault(doc_id, []).append((start, end))
    return places


def _case_counts(texts: dict[str, str], groups: dict) -> tuple[Counter, Counter]:
    """How often each word is written small, and how often with a capital inside a sentence."""
    plain, capital = Counter(), Counter()
    for (doc_id, _), rows in groups.items():
        for number, (start, end) in enumerate(rows):
            written = texts[doc_id][start:end]
            if written[0].islower():
                plain[written] += 1
            elif number:
                capital[written] += 1
    return plain, capital


def find_unmatched(documents: pd.DataFrame, sentences: pd.DataFrame, words: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a stretch of capitalised words that is part of no mention: name, doc_id, start, end, sentence.

    Left out are days, months, bare titles, words that begin a sentence and are written small elsewhere, headlines in title case, and what
    a row of the registry ignores (`mentions.attrs["ignored"]`, see `find_mentions`).
    """
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    zones = dict(zip(zip(sentences["doc_id"].tolist(), sentences["sentence"].tolist(), strict=True), sentences["zone"].tolist(), strict=True))
    groups = _spans_by(words, ["doc_id", "sentence"])
    spans = {doc_id: _merged(found) for (doc_id,), found in _spans_by(mentions, ["doc_id"]).items()}
    plain, capital = _case_counts(texts, groups)
    ignored = _ignored(mentions)
    rows = []
    for (doc_id, sentence), places in groups.items():
        tokens = _sentence_tokens(texts[doc_id], places)
        if zones.get((doc_id, sentence)) in TITLED and _is_title_case(tokens):
            continue
        for run in _stretches(texts[doc_id], tokens, plain, capital):
            for part in _free(run, spans.get(doc_id, [])):
                if all(any(low <= token.start < high for low, high in ignored.get(doc_id, ())) for token in part):
                    continue
                start, end = part[0].start, part[-1].end
                rows.append((" ".join(texts[doc_id][start:end].split()), doc_id, start, end, sentence))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"name": "str", "doc_id": "str"}).sort_values(["doc_id", "start"], ignore_index=True)
