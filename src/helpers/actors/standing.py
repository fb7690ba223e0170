"""What stands of discovery beside the user's rows: each of them changes the places that it names and no other."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.actors.joins.parting import SHORT, follow_denied

SCOPE = ("alias", "only_in", "from", "to", "near")
COUNTS = ("found", "accept")
DECIDED = ("accept", "ignore")
SHORT_FORM = re.compile(re.escape(SHORT).replace(r"\{name\}", ".+?") + "[,;]")
Record = dict[str, str]


def covers(wide: Record, narrow: Record) -> bool:
    """Whether the scope of one row holds every place of the other's; dates and words near by only where they are the same."""
    return all(wide[column] in ("", narrow[column]) for column in SCOPE[1:])


def _meets(one: Record, other: Record) -> bool:
    """Whether two scopes may share a place."""
    return not one["only_in"] or other["only_in"] in ("", one["only_in"])


def _key(row: Record) -> tuple[str, ...]:
    return tuple(row[column] for column in (*SCOPE, "actor"))


def _by_alias(rows: Iterable[Record]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row["alias"]].append(row)
    return groups


def merge_rows(found: pd.DataFrame, own: list[Record]) -> list[Record]:
    """The user's rows and those of `found` that they leave: without what they decide or deny in its scope, actors under the names that they give."""
    left = _standing(found, own)
    rows = [*own, *left]
    taken = {_key(row) for row in rows}
    for row in (*_crossing(own, left), *_turned_denials(own, left)):
        if _key(row) not in taken:
            taken.add(_key(row))
            rows.append(row)
    return rows


def _standing(found: pd.DataFrame, own: list[Record]) -> list[Record]:
    """The found rows that the user's rows leave."""
    records = found.to_dict("records")
    mine, denials = _by_alias(row for row in own if row["decision"] != "deny"), [row for row in own if row["decision"] == "deny"]
    as_found = {(*_key(record), record["decision"]) for record in records}
    renamed = {row["alias"]: row["actor"] for row in own if row["decision"] in COUNTS and not any(row[column] for column in SCOPE[1:])}
    scoped = {(row["only_in"], SHORT.format(name=row["alias"])): row["actor"] for row in own if row["decision"] in COUNTS and _is_of_article(row)}
    moved = _moved(found, denials)
    rows, taken = [], {_key(row) for row in own}
    for position, record in enumerate(records):
        if any(_replaces(row, record, as_found) for row in mine.get(record["alias"], ())):
            continue
        whose = scoped.get((record["only_in"], _shortened(record["reason"]))) if scoped else None
        row = _left(record, moved.get(position), denials, renamed | {record["actor"]: whose} if whose else renamed)
        if _key(row) not in taken:
            taken.add(_key(row))
            rows.append(row)
    return rows


def _is_of_article(row: Record) -> bool:
    """Whether a row holds in all of one article."""
    return bool(row["only_in"]) and not any(row[column] for column in ("from", "to", "near"))


def _shortened(reason: str) -> str:
    """What a found row's reason says of a short form, without what follows it; empty where the row is of none."""
    told = SHORT_FORM.match(f"{reason};")
    return told[0][:-1] if told else ""


def _replaces(own: Record, record: Record, as_found: set[tuple[str, ...]]) -> bool:
    """Whether a row of the user stands in the place of a found one of its alias.

    What the user decided, or wrote otherwise than it was found, holds in its whole scope; a row that stands as it was found changes nothing;
    one that only proposes leaves the other proposals beside it.
    """
    if _key(own) == _key(record):
        return True
    if not covers(own, record):
        return False
    if own["decision"] in DECIDED:
        return True
    return (*_key(own), own["decision"]) not in as_found and not own["decision"] == record["decision"] == "propose"


def _denied(alias: str, actor: str, record: Record, denials: list[Record]) -> bool:
    pair = {alias, actor}
    return alias != actor and any({row["alias"], row["actor"]} == pair and covers(row, record) for row in denials)


def _moved(found: pd.DataFrame, denials: list[Record]) -> dict[int, tuple[str, str]]:
    """Row of `found` (position) -> (the denied name that it goes with, the actor that it leaves), where a denial covers the row."""
    moved = {}
    for row in denials:
        gone = follow_denied(found, {frozenset((row["alias"], row["actor"]))})
        moved |= {at: pair for at, pair in gone.items() if covers({**row, "alias": ""}, {name: found[name].iloc[at] for name in SCOPE})}
    return moved


def _left(record: Record, moved: tuple[str, str] | None, denials: list[Record], renamed: dict[str, str]) -> Record:
    """A found row as the user's denials and names leave it."""
    if _denied(record["alias"], record["actor"], record, denials):
        return _apart(record)
    if moved and record["alias"] != moved[0]:
        name, actor = moved
        reason = f"{record['reason']}; with {actor} only through {name}, which was denied in actors.csv"
        record = {**record, "actor": name, "reason": reason}
    label = renamed.get(record["actor"], record["actor"])
    if label == record["actor"]:
        return record
    if _denied(record["alias"], label, record, denials):
        return _apart(record)
    return {**record, "actor": label, "reason": f"{record['reason']}; {record['actor']} is named {label} in actors.csv"}


def _apart(record: Record) -> Record:
    """The row of a denied join: the alias counts for itself."""
    return {**record, "actor": record["alias"], "decision": "found", "reason": f"{record['actor']} was denied in actors.csv"}


def _crossing(own: list[Record], left: list[Record]) -> Iterator[Record]:
    """The user's rows of dates or words near by, once more for each article in which a found row of the alias would be the narrower one."""
    groups = _by_alias(left)
    for row in own:
        for record in groups.get(row["alias"], ()) if not row["only_in"] and (row["near"] or row["from"] or row["to"]) else ():
            if record["only_in"]:
                near = row["near"] or record["near"]
                yield {**row, "only_in": record["only_in"], "near": near}


def _turned_denials(own: list[Record], left: list[Record]) -> Iterator[Record]:
    """A denial the other way round, where it is the actor's name that counts as a spelling of the alias."""
    groups = _by_alias(row for row in (*own, *left) if row["decision"] != "deny")
    for row in own:
        for record in groups.get(row["actor"], ()) if row["decision"] == "deny" else ():
            if record["actor"] == row["alias"] and _meets(row, record):
                yield {**row, "alias": row["actor"], "actor": row["alias"]}
