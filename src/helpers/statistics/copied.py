"""Copies as tables: which counted words stood in another article first, who repeats whom, and which paragraphs may be one statement reworded."""
from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd

from helpers.places import DATA
from helpers.tables.grouped import aggregate

SAME, NEARLY, PARTLY = "the same text", "nearly the same text", "passages"
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# What stands in more paragraphs than this names no one statement; smaller numbers stand everywhere.
MOST_PARAGRAPHS = 20
LEAST_NUMBER = 10
SHARED = 3


def mark_copied(spans: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The spans (any table with doc_id, start, end) with `copy_of`: the article in which the passage that holds a span stood first, else empty.

    In an article that is a copy every span has the article that it copies.
    """
    groups = {doc_id: group.sort_values("start") for doc_id, group in passages.groupby("doc_id")}
    source = spans["doc_id"].map(documents.set_index("doc_id")["text_id"])
    found = source.where(source != spans["doc_id"], "").to_numpy(dtype=object)
    for doc_id, rows in spans.reset_index(drop=True)[spans["doc_id"].isin(list(groups)).to_numpy()].groupby("doc_id"):
        group = groups[doc_id]
        at = np.searchsorted(group["start"].to_numpy(), rows["start"].to_numpy(), side="right") - 1
        held = (at >= 0) & (group["end"].to_numpy()[at] >= rows["end"].to_numpy())
        free = held & (found[rows.index] == "")
        found[rows.index[free]] = group["copy_of"].to_numpy(dtype=object)[at[free]]
    return spans.assign(copy_of=pd.Series(found, index=spans.index, dtype="str"))


def shared_words(words: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The counted words that lie in a passage of `passages`, with `copy_of`, the article in which it stood first."""
    own = words[words["doc_id"].isin(passages["doc_id"])]
    marked = mark_copied(own, passages, passages[["doc_id"]].drop_duplicates().assign(text_id=lambda table: table["doc_id"]))
    return marked[marked["copy_of"] != ""].reset_index(drop=True)


def repeats(documents: pd.DataFrame, passages: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """One row an article that repeats an earlier one, and that one: doc_id, copy_of, how, n_shared (counted words), n_words, when, first_when.

    `how` is the same text, nearly the same text, or passages. `copy_of` is the likely first carrier by date and credit; `when` and `first_when` are
    the two dates as far as they are known, else the words found, or "not dated". Whole copies first, then by n_shared.
    """
    shared = shared_words(words, passages).groupby(["doc_id", "copy_of"]).size().rename("n_shared").reset_index()
    table = passages[["doc_id", "copy_of"]].drop_duplicates().merge(shared, how="left").astype({"n_shared": "Int64"}).fillna({"n_shared": 0})
    known = documents.set_index("doc_id")
    digest, text_of = known["text_sha256"], known["text_id"]
    whole = table["doc_id"].map(text_of) == table["copy_of"]
    same = table["doc_id"].map(digest) == table["copy_of"].map(digest)
    day = known["published"].where(known["published"] != "", "not dated")
    table = table.assign(how=np.select([same, whole], [SAME, NEARLY], PARTLY), n_words=table["doc_id"].map(words.groupby("doc_id").size()).fillna(0),
                         when=table["doc_id"].map(day), first_when=table["copy_of"].map(day), rank=np.select([same, whole], [0, 1], 2))
    table = table[(table["n_shared"] > 0) | whole].sort_values(["rank", "n_shared", "doc_id", "copy_of"], ascending=[True, False, True, True], kind="stable")
    kinds = {"doc_id": "str", "copy_of": "str", "how": "str", "n_shared": "int64", "n_words": "int64", "when": "str", "first_when": "str"}
    return table[list(kinds)].astype(kinds).reset_index(drop=True)


@cache
def _office_words() -> frozenset[str]:
    with (DATA / "offices.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(word for row in csv.DictReader(lines) if row["class"] == "office" for word in row["words"].split(";") if " " not in word)


def _paragraph_of(rows: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    return rows.merge(sentences.loc[sentences["zone"] == "paragraph", ["doc_id", "sentence", "paragraph"]], on=["doc_id", "sentence"])


def _signs(sentences: pd.DataFrame, words: pd.DataFrame, mentions: pd.DataFrame, quantities: pd.DataFrame) -> pd.DataFrame:
    """One row a sign of a paragraph, each once: doc_id, paragraph, sign. Signs are actors, offices, numbers of two figures or more, names of days."""
    named = mentions[mentions["level"].isin(["named", "described"])].assign(sign=lambda table: table["actor"])
    days = words[words["term"].isin(DAYS | _office_words())].assign(sign=lambda table: table["term"])
    large = quantities["kind"].isin(["cardinal", "percent", "money"]) & (quantities["value"] >= LEAST_NUMBER)
    numbers = quantities[large].assign(sign=lambda table: table["value"].map(lambda value: f"{value:,.10g}"))
    columns = ["doc_id", "sentence", "sign"]
    both = pd.concat([table[columns] for table in (named, days, numbers)], ignore_index=True)
    return _paragraph_of(both, sentences)[["doc_id", "paragraph", "sign"]].drop_duplicates().sort_values(["doc_id", "paragraph", "sign"], ignore_index=True)


def _meetings(signs: pd.DataFrame, text_of: Mapping[str, str]) -> Iterator[tuple[tuple, tuple, str]]:
    """Two paragraphs of different texts with a sign that both have, where that sign is no common one."""
    for sign, rows in signs.groupby("sign", sort=True):
        places = list(zip(rows["doc_id"], rows["paragraph"], strict=True))
        if 1 < len(places) <= MOST_PARAGRAPHS:
            yield from ((a, b, sign) for a, b in combinations(places, 2) if text_of[a[0]] != text_of[b[0]])


def propose_reworded(documents: pd.DataFrame, sentences: pd.DataFrame, words: pd.DataFrame, mentions: pd.DataFrame, quantities: pd.DataFrame,
                     passages: pd.DataFrame, kinds: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a pair of paragraphs that may be one statement reworded, for the reader to decide: nothing is counted by it.

    Columns doc_id, start, end, other_id, other_start, other_end, signs (what both have, parted by commas), n_signs. A pair is proposed where two
    paragraphs of different texts, of which neither stood in the other, share at least three of: actors (but those of kind state in `kinds`), words of
    office, numbers from ten on, names of days. Signs that stand in more than twenty paragraphs are no sign. Most shared first.
    """
    text_of = dict(zip(documents["doc_id"], documents["text_id"], strict=True))
    own = documents.loc[documents["doc_id"] == documents["text_id"], "doc_id"]
    found = _signs(sentences[sentences["doc_id"].isin(own)], words, mentions, quantities)
    shared: dict[tuple, list[str]] = defaultdict(list)
    states = [] if kinds is None else kinds.loc[kinds["kind"] == "state", "actor"]
    for a, b, sign in _meetings(found[~found["sign"].isin(states)], text_of):
        shared[a, b].append(sign)
    bounds = aggregate(sentences[sentences["zone"] == "paragraph"].groupby(["doc_id", "paragraph"]), start=("start", "min"), end=("end", "max"))
    places = dict(zip(bounds.index, zip(bounds["start"], bounds["end"], strict=True), strict=True))
    copied = set(zip(passages["doc_id"], passages["copy_of"], strict=True))
    rows = [(a[0], *places[a], b[0], *places[b], ", ".join(signs), len(signs)) for (a, b), signs in shared.items()
            if len(signs) >= SHARED and not (copied & {(a[0], b[0]), (b[0], a[0])} and _touches(passages, a[0], b[0], places[a], places[b]))]
    kinds = {"doc_id": "str", "start": "int64", "end": "int64", "other_id": "str", "other_start": "int64", "other_end": "int64", "signs": "str",
             "n_signs": "int64"}
    table = pd.DataFrame(rows, columns=list(kinds)).astype(kinds)
    return table.sort_values(["n_signs", "doc_id", "start", "other_id", "other_start"], ascending=[False, True, True, True, True], ignore_index=True)


def _touches(passages: pd.DataFrame, a: str, b: str, place_a: tuple[int, int], place_b: tuple[int, int]) -> bool:
    """Whether a passage that one has from the other lies in the paragraph."""
    def inside(doc_id: str, source: str, place: tuple[int, int]) -> bool:
        rows = passages[(passages["doc_id"] == doc_id) & (passages["copy_of"] == source)]
        return bool(((rows["start"] < place[1]) & (rows["end"] > place[0])).any())

    return inside(a, b, place_a) or inside(b, a, place_b)
