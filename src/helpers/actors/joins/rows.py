"""Rows of the registry as discovery writes them."""
from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.tables import check_table, empty_table

Row = dict[str, str]
EMPTY = {"only_in": "", "from": "", "to": "", "near": "", "kind": "", "country": "", "decision": "found", "reason": "", "care": "", "note": ""}
RANK = ("found", "propose")


def make_row(alias: str, actor: str, kind: str, reason: str, **more: str) -> Row:
    """One row of the registry."""
    return {"alias": alias, "actor": actor, **EMPTY, "kind": kind, "reason": reason, **more}


def _scope(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in ("alias", "only_in", "from", "to", "near"))


def to_aliases(rows: Iterable[Row]) -> pd.DataFrame:
    """The aliases table; of two found rows of one alias and scope for two actors, both become proposals."""
    found: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in rows:
        same = found.setdefault(_scope(row), {})
        kept = same.get(row["actor"])
        if kept is None or RANK.index(row["decision"]) < RANK.index(kept["decision"]):
            same[row["actor"]] = row
    for same in found.values():
        sure = [row for row in same.values() if row["decision"] == "found"]
        for row in sure if len(sure) > 1 else ():
            row.update(decision="propose", reason=f"{row['reason']}; the same words fit more than one actor")
        if len(sure) == 1:
            for actor in [actor for actor, row in same.items() if row["decision"] == "propose"]:
                del same[actor]
    flat = [row for same in found.values() for row in same.values()]
    return check_table(flat, "aliases") if flat else empty_table("aliases")
