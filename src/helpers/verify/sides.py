"""Groups of articles put side by side: who is on which side, within the dates that both sides cover; made again from the articles."""
from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import pandas as pd

from helpers import gates
from helpers.verify.again import PERIODS, Again

GROUPS = ("texts", "texts_reference", "words", "words_reference")


class Sides:
    """The stated groups of a run's independent texts."""

    def __init__(self, again: Again) -> None:
        self.again = again
        self.rests: dict[str, pd.DataFrame] = {}
        self.twos: dict[tuple[str, ...], pd.DataFrame] = {}

    @cached_property
    def own(self) -> pd.DataFrame:
        """One row an independent text of a stated group: doc_id, group, day (empty where it is not known), n_words."""
        documents, words = self.again.documents, self.again.words.groupby("doc_id").size()
        rows = documents[documents["first_carrier"] & (documents["group"] != "")].sort_values("doc_id", kind="stable")
        days = rows["published"].str.slice(0, 10).where(rows["dated"], "")
        return rows[["doc_id", "group"]].assign(day=days, n_words=rows["doc_id"].map(words).fillna(0).astype("int64"))

    def _outside(self, rows: pd.DataFrame, inside: pd.Series) -> pd.Series:
        """Which rows lie outside the dates that both sides cover, or have none; none where a side has no dated text."""
        known = [sorted(set(rows.loc[side, "day"]) - {""}) for side in (inside, ~inside)]
        if not all(known):
            return pd.Series(False, index=rows.index)
        low, high = max(days[0] for days in known), min(days[-1] for days in known)
        return (rows["day"] == "") | (rows["day"] < low) | (rows["day"] > high)

    def against_rest(self, group: str) -> pd.DataFrame:
        """The texts of a group and of all others, with `inside`, by doc_id; groups that are periods share no dates."""
        if group not in self.rests:
            self.rests[group] = self._against_rest(group)
        return self.rests[group]

    def _against_rest(self, group: str) -> pd.DataFrame:
        rows = self.own.assign(inside=self.own["group"] == group)
        return rows if self.again.parameters.get("group_by") in PERIODS else rows[~self._outside(rows, rows["inside"])]

    def left_out_of_own(self) -> set[str]:
        """The texts that are left out of the comparison of their own group with the rest."""
        kept = {doc_id for group in set(self.own["group"]) for doc_id in self._inside(group)}
        return set(self.again.documents["doc_id"]) - kept

    def _inside(self, group: str) -> list[str]:
        rows = self.against_rest(group)
        return rows.loc[rows["inside"], "doc_id"].tolist()

    def between(self, groups: Collection[str]) -> pd.DataFrame:
        """The texts of two groups within the dates that both cover; every carrier of them has a say in the dates."""
        key = tuple(groups)
        if key not in self.twos:
            rows = self._carriers(groups)
            outside = set(rows.loc[self._outside(rows, rows["group"] == key[0]), "doc_id"])
            self.twos[key] = self.own[self.own["group"].isin(groups) & ~self.own["doc_id"].isin(outside)]
        return self.twos[key]

    def _carriers(self, groups: Collection[str]) -> pd.DataFrame:
        documents = self.again.documents[self.again.documents["group"].isin(groups)]
        return documents[["doc_id", "group"]].assign(day=documents["published"].str.slice(0, 10).where(documents["dated"], ""))

    def two_largest(self) -> tuple[str, ...]:
        """The two groups of most texts, then by name."""
        sizes = self.own.groupby("group").size()
        return tuple(sorted(sizes.index, key=lambda group: (-sizes[group], group))[:2])

    def numbers_of_two(self) -> dict[str, int]:
        """Texts and words of the two largest groups, and how many articles their shared dates leave out."""
        names = self.two_largest()
        rows = self.between(names)
        return _sizes(rows.assign(inside=rows["group"] == names[0])) | {"left_out": len(self._carriers(names)) - self._n_between(names)}

    def _n_between(self, groups: Collection[str]) -> int:
        rows = self._carriers(groups)
        return int((~self._outside(rows, rows["group"] == next(iter(groups)))).sum())

    def nearest(self) -> dict[str, int]:
        """Texts and words of the group that comes nearest to being compared with the rest, and of the rest.

        Where a group may be compared as it is, within the dates that it and the rest cover.
        """
        whole = _by_nearness([_sizes(self.own.assign(inside=self.own["group"] == group)) | {"group": group}
                              for group in sorted(set(self.own["group"]))])[0]
        if not gates.compare_groups(*(whole[name] for name in GROUPS)).open:
            return whole
        return _by_nearness([_sizes(self.against_rest(group)) | {"group": group} for group in sorted(set(self.own["group"]))])[0]

    def nearest_two(self) -> dict[str, int]:
        """Texts and words of the two groups that come nearest to being compared with the rest, whatever their dates."""
        found = _by_nearness([_sizes(self.own.assign(inside=self.own["group"] == group)) | {"group": group}
                              for group in sorted(set(self.own["group"]))])
        first, second = found[:2]
        return {"texts": first["texts"], "words": first["words"], "texts_reference": second["texts"], "words_reference": second["words"]}


def _sizes(rows: pd.DataFrame) -> dict[str, int]:
    """Texts and words inside and outside."""
    inside = rows["inside"].astype("bool")
    return {"texts": int(inside.sum()), "texts_reference": int((~inside).sum()), "words": int(rows.loc[inside, "n_words"].sum()),
            "words_reference": int(rows.loc[~inside, "n_words"].sum())}


def _by_nearness(rows: list[dict]) -> list[dict]:
    """Those that may be compared with the rest first, then by texts, words and name."""
    return sorted(rows, key=lambda row: (not gates.compare_groups(*(row[name] for name in GROUPS)).open, -row["texts"], -row["words"], row["group"]))
