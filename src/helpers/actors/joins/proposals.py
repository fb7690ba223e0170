"""The joins made, proposed and refused, side by side with what stands for each name."""
from __future__ import annotations

from itertools import combinations

import pandas as pd

from helpers.actors.joins.people import Join, Person

COLUMNS = ["name_a", "name_b", "kind", "decision", "reason", "evidence_a", "evidence_b"]
TOLD = {"found": "made", "propose": "proposed", "refused": "refused", "accept": "made", "deny": "refused"}
MOST = 3
Looked = tuple[str, str, str, str, str, str]


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
    """Each join of persons looked at: both names, the decision, its reason, what stands for each side."""
    return [
        (people[join.left].name, people[join.right].name, join.decision, join.reason, evidence(people[join.left]), evidence(people[join.right]))
        for join in joins
    ]


def _accepted(aliases: pd.DataFrame) -> dict[frozenset[str], tuple[str, str]]:
    """Two names that the user's rows count for one actor -> ("made", reason), whatever discovery said of them."""
    own: dict[str, dict[str, str]] = {}
    rows = aliases.loc[aliases["decision"] == "accept", ["alias", "actor", "reason"]]
    for alias, actor, reason in rows.itertuples(index=False, name=None):
        own.setdefault(actor, {actor: ""})[alias] = reason
    made = {}
    for names in own.values():
        for one, other in combinations(sorted(names), 2):
            why = "; ".join(dict.fromkeys(reason for reason in (names[one], names[other]) if reason))
            made[frozenset((one, other))] = (TOLD["accept"], f"accepted in actors.csv: {why}" if why else "accepted in actors.csv")
    return made


def proposed_merges(aliases: pd.DataFrame) -> pd.DataFrame:
    """One row a join of two names: made, proposed or refused, with its reason and the evidence of both sides.

    Joins of persons come from `aliases.attrs["joins"]` (see `discover`); joins of bodies, short forms and what the user denied from the rows.
    A join that the user's rows accept is made.
    """
    accepted = _accepted(aliases)
    rows = [(a, b, "person", *accepted.get(frozenset((a, b)), (TOLD[decision], reason)), left, right)
            for a, b, decision, reason, left, right in aliases.attrs.get("joins", [])]
    told = {frozenset(row[:2]) for row in rows}
    reasons = dict(zip(aliases["alias"], aliases["reason"], strict=True))
    other = aliases[(aliases["alias"] != aliases["actor"]) & ~aliases["kind"].isin(["state", "place"]) & aliases["decision"].isin(list(TOLD))]
    for alias, actor, kind, decision, reason, scope in other[["alias", "actor", "kind", "decision", "reason", "only_in"]].itertuples(index=False):
        if frozenset((alias, actor)) not in told:
            rows.append((alias, actor, kind, TOLD[decision], reason, f"in {scope}" if scope else "in all articles", reasons.get(actor, "")))
    return pd.DataFrame(rows, columns=COLUMNS).drop_duplicates().sort_values(["decision", "kind", "name_a", "name_b", "reason"], ignore_index=True)
