"""The joins made, proposed and refused, side by side with what stands for each name."""
from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import pandas as pd

from helpers.actors.joins.people import Join, Person
from helpers.actors.scopes import COUNTS

COLUMNS = ["name_a", "name_b", "kind", "decision", "reason", "evidence_a", "evidence_b"]
TOLD = {"found": "made", "propose": "proposed", "refused": "refused", "accept": "made", "deny": "refused"}
MOST = 3
BY_USER = {"accept": "accepted in actors.csv", "deny": "denied in actors.csv", "ignore": "ignored in actors.csv"}
Looked = tuple[str, str, str, str, str, str, str]


class Row(NamedTuple):
    """A row of the registry, as far as a join needs it."""

    alias: str
    actor: str
    kind: str
    decision: str
    reason: str
    only_in: str
    near: str

    def told(self) -> str:
        """The reason, with who decided it where the user did."""
        by = BY_USER.get(self.decision, "")
        return ": ".join(filter(None, (by, self.reason))) if by else self.reason


def evidence(person: Person) -> str:
    """What the articles say of a name: up to three signs, the strongest first, each with its article."""
    signs: dict[str, tuple[int, str]] = {}
    for seen in person.seen:
        kept = signs.get(seen.rule)
        if kept is None or (-seen.weight, seen.doc_id) < (-kept[0], kept[1]):
            signs[seen.rule] = (seen.weight, seen.doc_id)
    strongest = sorted(signs, key=lambda rule: (-signs[rule][0], rule))[:MOST]
    return "; ".join(f"{rule} ({signs[rule][1]})" for rule in strongest)


def looked_at(joins: list[Join], people: dict[str, Person]) -> list[Looked]:
    """Each join of persons looked at: both names, the decision, its reason, what stands for each side, the article where it holds in one alone."""
    return [
        (people[join.left].name, people[join.right].name, join.decision, join.reason, evidence(people[join.left]), evidence(people[join.right]),
         next((key.partition("@")[2] for key in (join.left, join.right) if "@" in key), ""))
        for join in joins
    ]


class _Decided:
    """What the user's rows say of two names, wherever they are joined."""

    def __init__(self, rows: list[Row]) -> None:
        self._of: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._of[row.alias].append(row)

    def _here(self, name: str, scope: str) -> list[Row]:
        rows = [row for row in self._of[name] if not row.near and (not scope or row.only_in in ("", scope))]
        return sorted(rows, key=lambda row: not row.only_in) if scope else [row for row in rows if not row.only_in] or rows

    def _label(self, name: str, scope: str) -> str:
        return next((row.actor for row in self._here(name, scope) if row.decision in COUNTS), name)

    def decide(self, one: str, other: str, decision: str, reason: str, scope: str) -> tuple[str, str]:
        """What became of a join, and why: as discovery judged it, or as the user decided."""
        pair = {one, other}
        rows = [row for name in (one, other) for row in self._here(name, scope)]
        mine = [row for row in rows if row.decision in ("accept", "ignore")]
        no = next((row for row in rows if row.decision == "deny" and {row.alias, row.actor} == pair), None)
        labels = {self._label(name, scope) for name in pair}
        ignored = next((row for row in mine if row.decision == "ignore"), None)
        if no or ignored:
            return TOLD["deny"], (no or ignored).told()
        if len(labels) == 1 and mine and (decision != "found" or any(row.alias != row.actor for row in mine)):
            why = "; ".join(dict.fromkeys(row.reason for row in mine if row.reason))
            return TOLD["accept"], ": ".join(filter(None, (BY_USER["accept"], why)))
        if len(labels) > 1 and mine and decision != "refused" and not any(row.decision == "propose" for row in rows):
            return TOLD["deny"], f"actors.csv counts {mine[0].alias} for {mine[0].actor}"
        return TOLD[decision], reason


def proposed_merges(aliases: pd.DataFrame) -> pd.DataFrame:
    """One row a join of two names: made, proposed or refused, with its reason and the evidence of both sides.

    Joins of persons come from `aliases.attrs["joins"]` (see `discover`); joins of bodies, short forms and what the user denied from the rows.
    A join that the user's rows accept is made, one that they deny, or decide otherwise, is refused; the reason says that actors.csv does so.
    """
    registry = [Row(*cells) for cells in aliases[list(Row._fields)].itertuples(index=False, name=None)]
    decided, rows, told = _Decided(registry), [], set()
    for one, other, decision, reason, left, right, *scope in aliases.attrs.get("joins", []):
        where = scope[0] if scope else ""
        rows.append((one, other, "person", *decided.decide(one, other, decision, reason, where), left, right))
        told |= {frozenset((one, other)), (frozenset((one, other)), where)}
    reasons = {row.alias: row.reason for row in registry}
    for row in registry:
        pair, own = frozenset((row.alias, row.actor)), row.decision in BY_USER
        known = (pair, row.only_in) in told or pair in told and not own
        if row.alias != row.actor and row.kind not in ("state", "place") and row.decision in TOLD and not known:
            where = f"in {row.only_in}" if row.only_in else "in all articles"
            rows.append((row.alias, row.actor, row.kind, TOLD[row.decision], row.told(), where, reasons.get(row.actor, "")))
    return pd.DataFrame(rows, columns=COLUMNS).drop_duplicates().sort_values(["decision", "kind", "name_a", "name_b", "reason"], ignore_index=True)
