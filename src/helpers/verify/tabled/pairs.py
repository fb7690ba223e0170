"""Tables of keywords that stand together, counted again from their contexts: in each article, in the corpus, against chance, in groups."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations

import numpy as np
import pandas as pd

from helpers import association
from helpers.verify.again import cells
from helpers.verify.places import Places
from helpers.verify.tabled.rows import MOST, Made

PAIR = ["item_a", "item_b"]
RUNS = np.ones(256, "int64")
RUNS[ord("a"):ord("z") + 1], RUNS[ord("A"):ord("Z") + 1] = np.arange(2, 28), np.arange(28, 54)
VALUES = np.where(RUNS > 1, 0, -1)
VALUES[ord("0"):ord("9") + 1] = np.arange(10)
BY_CHANCE, FEWEST_LINES, MOST_LINES, MOST_ENDS = 0.05, 3, 40, 20
"""A line of the network is one that chance makes so heavy less often than this; of fewer, the heaviest; at most so many lines and ends."""
CORPUS = {"by": "corpus", "group": "corpus", "kind": "keyword"}


class Pairs:
    """The pairs of a run's keywords."""

    def __init__(self, places: Places) -> None:
        self.again, self.meetings = places.again, places.keyword_meetings

    @cached_property
    def _by_article(self) -> pd.DataFrame:
        """One row a pair that meets in an article: n, and n_own without copied passages."""
        contexts: dict[tuple[str, str, str], dict[object, bool]] = {}
        for meeting in self.meetings.meetings:
            ends = min(place.start for place in meeting.places), max(place.end for place in meeting.places)
            own = self.again.is_own_passage(meeting.doc_id, *ends)
            for pair in combinations(sorted(meeting.items), 2):
                found = contexts.setdefault((meeting.doc_id, *pair), {})
                found[meeting.context] = found.get(meeting.context, False) or own
        return pd.DataFrame([(*key, len(found), sum(found.values())) for key, found in contexts.items()], columns=["doc_id", *PAIR, "n", "n_own"])

    def pair_counts(self) -> Made:
        """One row a pair in an article that holds both: pairs that never meet there are rows too."""
        return self._made("pair_counts", self._every, "n", ["doc_id", "kind", *PAIR])

    def _made(self, name: str, rows: pd.DataFrame, n: str, key: list[str]) -> Made:
        """The rows of pairs that meet, and of the others those that the run lists: what no shuffle brings together it leaves out."""
        kept = self.again.kept(name)
        listed = set() if kept is None else set(cells(kept, *key))
        stands = [met or place in listed for met, place in zip((rows[n] > 0).tolist(), cells(rows, *key), strict=True)]
        return Made(rows[np.array(stands, dtype="bool")], key)

    @cached_property
    def _every(self) -> pd.DataFrame:
        every: dict[str, set[str]] = {}
        for doc_id, places in self.meetings.occurrences.items():
            every.setdefault(doc_id, set()).update(place.item for place in places)
        rows = pd.DataFrame([(doc_id, *pair) for doc_id, items in every.items() for pair in combinations(sorted(items), 2)],
                            columns=["doc_id", *PAIR])
        return rows.merge(self._by_article, how="left").fillna({"n": 0, "n_own": 0}).astype({"n": "int64", "n_own": "int64"}).assign(kind="keyword")

    def wrong_shuffles(self) -> Iterator[str]:
        """One line a pair whose shuffles in the articles do not add up to those made again."""
        kept = self.again.kept("pair_counts")
        rows = kept[kept["doc_id"].isin(self.again.own)] if kept is not None else pd.DataFrame(columns=[*PAIR, "n_shuffled"])
        pairs = list(cells(rows, *PAIR))
        known = {pair: at for at, pair in enumerate(sorted(set(pairs)))}
        sums = sum_shuffles(rows["n_shuffled"].tolist(), np.array([known[pair] for pair in pairs], "int64"), len(known), self.meetings.shuffles)
        zeros = np.zeros(self.meetings.shuffles)
        wrong = [pair for pair, counts in zip(known, sums, strict=True) if not np.array_equal(counts, self.meetings.shuffled.get(pair, zeros))]
        yield from (f"table pair_counts, row {' '.join(pair)}, column n_shuffled: its shuffles are not those that the articles give."
                    for pair in wrong[:MOST])

    def pair_totals(self) -> Made:
        """One row a pair in the whole corpus."""
        meetings, rows = self.meetings, self._by_article.merge(self.again.documents[["doc_id", "text_id", "first_carrier"]], on="doc_id")
        rows = rows.assign(own=rows["n_own"].where(rows["first_carrier"], 0)).assign(text=lambda found: found["text_id"].where(found["own"] > 0))
        found = rows.groupby(PAIR, as_index=False).agg(n=("own", "sum"), n_with_copies=("n", "sum"), n_documents=("doc_id", "nunique"),
                                                       n_texts=("text", "nunique"), most=("own", "max"))
        every = self._every[PAIR].drop_duplicates()
        found = every.merge(found, how="left").fillna(0)
        n_a, n_b = (np.array([len(meetings.contexts_of.get(item, ())) for item in found[side]], "int64") for side in PAIR)
        four = found["n"].to_numpy("int64"), n_a, n_b, meetings.n_contexts
        found = found.assign(n_a=n_a, n_b=n_b, n_contexts=meetings.n_contexts, npmi=association.npmi(*four),
                             log_likelihood=association.log_likelihood(*four),
                             log_dice=association.log_dice(*four[:3]),
                             largest_article_share=(found["most"] / found["n"]).where(found["n"] > 0, 0.0), **CORPUS)
        return self._made("pair_totals", found.drop(columns="most").assign(**self._chance(found)), "n_with_copies", ["by", "group", "kind", *PAIR])

    def _chance(self, found: pd.DataFrame) -> dict[str, np.ndarray]:
        """What the shuffles give each pair: mean, least, most."""
        zeros = np.zeros(max(self.meetings.shuffles, 1))
        counts = [self.meetings.shuffled.get(pair, zeros) for pair in cells(found, *PAIR)]
        return {"expected": np.array([one.mean() for one in counts]), "expected_low": np.array([one.min() for one in counts]),
                "expected_high": np.array([one.max() for one in counts])}

    def communities(self) -> Made:
        """One row an item that meets others: its group, and how firm it is."""
        groups, stability = self.meetings.groups, self.meetings.stability
        rows = [(item, community, *stability.get(item, (0, 0))) for item, community in groups.items()]
        found = pd.DataFrame(rows, columns=["item", "community", "n_runs_same", "n_runs"])
        return Made(found.assign(stability=(found["n_runs_same"] / found["n_runs"]).where(found["n_runs"] > 0), **CORPUS),
                    ["by", "group", "kind", "item"])


    def backbone(self) -> Made:
        """One row a line of the network, by the pairs of people without care: chosen again, heaviest first."""
        item = self.again.item("pairs")
        drawn = {(row["item_a"], row["item_b"]) for row in item.rows if row["cared"] != "True"} if item else set()
        n = {pair: times for pair, times in self.meetings.n.items() if pair in drawn}
        texts = Counter(pair for counts in self.meetings.by_text.values() for pair in counts)
        weights: dict[str, list[int]] = {}
        for pair, times in n.items():
            for end in pair:
                weights.setdefault(end, []).append(times)
        ordered = sorted(n, key=lambda pair: (-n[pair], -texts[pair], pair))
        strong = [pair for pair in ordered if min((1 - n[pair] / sum(weights[end])) ** (len(weights[end]) - 1) for end in pair) < BY_CHANCE]
        method = "disparity" if len(strong) >= FEWEST_LINES else "top"
        lines = _fit(strong if method == "disparity" else ordered)
        return Made(pd.DataFrame(lines, columns=PAIR).assign(method=method), PAIR)


def _fit(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first pairs as far as a network may hold them and their ends."""
    lines: list[tuple[str, str]] = []
    for pair in pairs:
        if len(lines) < MOST_LINES and len({end for line in [*lines, pair] for end in line}) <= MOST_ENDS:
            lines.append(pair)
    return lines


AT_ONCE = 20_000
"""Cells of n_shuffled that are read at once."""


def sum_shuffles(told: list[str], pairs: np.ndarray, n_pairs: int, shuffles: int) -> np.ndarray:
    """A row a pair: the sums of what its cells of n_shuffled tell, `pairs` the pair of each cell; -1 where one tells of fewer or more shuffles.

    >>> sum_shuffles(["b1(12)0", "1b30", "2b", "1*"], np.array([0, 0, 1, 2]), 3, 6).tolist()
    [[1, 0, 0, 1, 15, 0], [-1, -1, -1, -1, -1, -1], [1, 1, 1, 1, 1, 1]]
    """
    sums, sound = np.zeros((n_pairs, shuffles), "int64"), np.ones(n_pairs, "bool")
    plain = np.array(["(" not in cell and not cell.endswith("*") for cell in told], "bool")
    for at in np.flatnonzero(~plain):
        counts = read_shuffles(told[at], shuffles)
        if len(counts) == shuffles:
            sums[pairs[at]] += counts
        else:
            sound[pairs[at]] = False
    chosen = np.flatnonzero(plain)
    for low in range(0, len(chosen), AT_ONCE):
        part = chosen[low:low + AT_ONCE]
        _add_signs([told[at] for at in part], pairs[part], sums, sound)
    sums[~sound] = -1
    return sums


def _add_signs(told: list[str], pairs: np.ndarray, sums: np.ndarray, sound: np.ndarray) -> None:
    """Add cells without brackets to the sums of their pairs; a pair with a cell of another length is not sound."""
    codes, last = np.frombuffer("".join(told).encode("ascii", "replace"), "uint8"), np.cumsum([len(one) for one in told])
    ends = np.concatenate([[0], np.cumsum(RUNS[codes])])
    starts = np.concatenate([[0], ends[last[:-1]]])
    right = ends[last] - starts == sums.shape[1]
    sound[pairs[~right]] = False
    counted = np.flatnonzero(VALUES[codes])
    cell = np.searchsorted(last, counted, side="right")
    counted, cell = counted[right[cell]], cell[right[cell]]
    np.add.at(sums, (pairs[cell], ends[counted] - starts[cell]), VALUES[codes[counted]])


def read_shuffles(told: str, shuffles: int) -> np.ndarray:
    """The counts that a cell of n_shuffled tells: a digit or a number in brackets is a count, a letter a run of zeros, `3*` the same in each shuffle.

    >>> read_shuffles("b1(12)0", 6).tolist(), read_shuffles("2*", 3).tolist()
    ([0, 0, 0, 1, 12, 0], [2, 2, 2])
    """
    if told.endswith("*") and told[:-1].isdigit():
        return np.full(shuffles, int(told[:-1]))
    signs = re.split(r"\((\d+)\)", told)
    parts = [np.array([int(sign)]) if at % 2 else _read_signs(sign) for at, sign in enumerate(signs)]
    return np.concatenate(parts).astype("int64")


def _read_signs(told: str) -> np.ndarray:
    """The same where no number stands in brackets; what is no sign of ours is -1."""
    codes = np.frombuffer(told.encode("ascii", "replace"), "uint8")
    return np.repeat(VALUES[codes], RUNS[codes])
