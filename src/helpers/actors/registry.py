"""The registry: the user's rows, checked line by line, and beside them what discovery found."""
from __future__ import annotations

import re
from collections import defaultdict

import pandas as pd

from helpers.actors.automaton import stand_in
from helpers.actors.standing import COUNTS, SCOPE, merge_rows
from helpers.errors import UsageError, nearest
from helpers.tables import TABLES, check_table

KINDS = ("state", "person", "government", "party", "police", "court", "armed", "criminal", "embassy", "media", "university", "company", "other",
         "place")
DECISIONS = ("found", "propose", "accept", "deny", "ignore")
CARES = ("", "suspect", "victim", "minor", "private", "show")
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
Record = dict[str, str]


def read_registry(sheet: pd.DataFrame | None, found: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a way to write an actor: the user's rows of `sheet` (see `tables.read_sheet`), then those of `found` that they leave standing.

    Every row of the user wins. `.attrs["notes"]` holds a sentence for each row that matches nothing in these articles. Raises UsageError, which
    names each line and what to do, where a row cannot be read or two rows contradict each other.
    """
    own = _read_rows(sheet)
    faults = [fault for row in own for fault in _row_faults(row)] + _contradictions(own)
    if faults:
        raise UsageError("actors.csv: " + " ".join(faults))
    notes = _notes(own, documents)
    own = _complete([row for row in own if not _denies_itself(row)], found)
    rows = [{column: row.get(column, "") for column in TABLES["aliases"].names} for row in merge_rows(found, own)]
    aliases = check_table(rows, "aliases") if rows else found.copy()
    aliases.attrs = {**found.attrs, "notes": [*found.attrs.get("notes", []), *notes]}
    return aliases


def _read_rows(sheet: pd.DataFrame | None) -> list[Record]:
    """The records of the sheet with every column of the contract, `decision` in lower case, `accept` where none is given."""
    if sheet is None or sheet.empty:
        return []
    if "alias" not in sheet.columns:
        raise UsageError(f"actors.csv has no column 'alias'; its head must be: {', '.join(TABLES['aliases'].names)}.")
    rows = []
    for position, record in enumerate(sheet.to_dict("records")):
        row = {column: str(record.get(column, "") or "").strip() for column in TABLES["aliases"].names}
        row |= {"line": str(record.get("line", position + 2)), "decision": row["decision"].lower() or "accept"}
        row |= {column: row[column].lower() for column in ("kind", "care")}
        rows.append(row)
    return rows


def _choice(row: Record, column: str, valid: tuple[str, ...]) -> list[str]:
    if row[column] in valid or column == "kind" and not row[column]:
        return []
    near = nearest(row[column], [word for word in valid if word])
    hint = f" (did you mean {near!r}?)" if near else ""
    return [f"line {row['line']}: unknown {column} {row[column]!r}{hint}; write one of {', '.join(word for word in valid if word)}."]


def _row_faults(row: Record) -> list[str]:
    faults = _choice(row, "kind", KINDS) + _choice(row, "decision", DECISIONS) + _choice(row, "care", CARES)
    if not row["alias"]:
        faults.append(f"line {row['line']}: no alias; write the name as it stands in the text, or delete the row.")
    if not row["actor"] and row["decision"] != "ignore":
        faults.append(f"line {row['line']}: {row['alias']!r} has no actor; name it, or write decision ignore.")
    for column in ("from", "to"):
        if row[column] and not DATE.fullmatch(row[column]):
            faults.append(f"line {row['line']}: {column} {row[column]!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD.")
    if row["from"] and row["to"] and row["from"] > row["to"]:
        faults.append(f"line {row['line']}: from {row['from']} lies after to {row['to']}; exchange them.")
    return faults


def _contradictions(rows: list[Record]) -> list[str]:
    """Two rows of one scope that count one alias for two actors, or that count and ignore it."""
    scopes: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for row in rows:
        if row["decision"] in (*COUNTS, "ignore"):
            scopes[tuple(row[column] for column in SCOPE)].append(row)
    faults = []
    for same in scopes.values():
        meanings = {row["actor"] if row["decision"] in COUNTS else "(ignored)" for row in same}
        if len(meanings) > 1:
            lines = " and ".join(row["line"] for row in same)
            faults.append(f"lines {lines}: {same[0]['alias']!r} counts for {' and for '.join(sorted(meanings))} in one scope; "
                          "keep one of them, or part them with only_in, near or dates.")
    return faults + _repeats(rows) + _two_kinds(rows)


def _repeats(rows: list[Record]) -> list[str]:
    seen: dict[tuple[str, ...], str] = {}
    faults = []
    for row in rows:
        key = (*(row[column] for column in SCOPE), row["actor"])
        if key in seen:
            faults.append(f"lines {seen[key]} and {row['line']}: the same alias, scope and actor twice; delete one.")
        seen.setdefault(key, row["line"])
    return faults


def _two_kinds(rows: list[Record]) -> list[str]:
    kinds: dict[str, tuple[str, str]] = {}
    faults = []
    for row in rows:
        if row["kind"] and row["decision"] in COUNTS:
            kind, line = kinds.setdefault(row["actor"], (row["kind"], row["line"]))
            if kind != row["kind"]:
                faults.append(f"lines {line} and {row['line']}: {row['actor']!r} is of kind {kind} and of kind {row['kind']}; an actor has one kind.")
    return faults


def _first_places(names: pd.Series) -> dict[str, int]:
    """The row at which each name stands first."""
    first = names.drop_duplicates()
    return dict(zip(first, first.index, strict=True))


def _complete(own: list[Record], found: pd.DataFrame) -> list[Record]:
    """The rows with kind, country and care filled in from discovery (its first row of that alias or actor) where the user left them empty."""
    told, by_alias, by_actor = found.reset_index(drop=True), *(_first_places(found[name].reset_index(drop=True)) for name in ("alias", "actor"))
    filled = []
    for row in own:
        place = min(by_alias.get(row["alias"], len(told)), by_actor.get(row["actor"], len(told)))
        known = told.iloc[place].to_dict() if place < len(told) else {}
        cells = {column: row[column] or str(known.get(column, "")) for column in ("kind", "country", "care")}
        filled.append({**row, **cells, "kind": cells["kind"] or "other"})
    return filled


def _denies_itself(row: Record) -> bool:
    """A row that parts a name from itself, which says nothing: it is told and left out."""
    return row["decision"] == "deny" and row["alias"] == row["actor"]


def _notes(own: list[Record], documents: pd.DataFrame) -> list[str]:
    """A sentence for each of the user's rows that matches nothing here."""
    known, standing = set(documents["doc_id"]), _standing(own, documents)
    notes = []
    for row in own:
        if _denies_itself(row):
            notes.append(f"actors.csv line {row['line']}: {row['alias']!r} is denied to be {row['actor']!r}, which changes nothing; "
                         "deny parts a spelling from another actor; to leave a name out, write ignore.")
        elif row["only_in"] and row["only_in"] not in known:
            near = nearest(row["only_in"], sorted(known))
            hint = f"; did you mean {near}?" if near else ""
            notes.append(f"actors.csv line {row['line']}: only_in names {row['only_in']!r}, which is no article here{hint}")
        elif row["decision"] != "deny" and (row["alias"], row["only_in"]) not in standing:
            notes.append(f"actors.csv line {row['line']}: {row['alias']!r} stands in no article here; correct its spelling or delete the row.")
    return notes


def _standing(own: list[Record], documents: pd.DataFrame) -> set[tuple[str, str]]:
    """The rows (alias, only_in) whose alias stands in the text by its case rule: with a capital as written or in all capitals, else in any case.

    An alias with a capital is sought in the article of its `only_in`, where it has one.
    """
    rows = {(row["alias"], row["only_in"]) for row in own}
    small = stand_in({alias for alias, _ in rows if alias == alias.lower()}, (text.lower() for text in documents["text"]))
    forms = {(alias, only_in): (alias, alias.upper()) for alias, only_in in rows if alias != alias.lower()}
    written = stand_in({form for (_, only_in), both in forms.items() if not only_in for form in both}, documents["text"])
    alone = documents[documents["doc_id"].isin({only_in for _, only_in in forms} - {""})]
    texts = dict(zip(alone["doc_id"], alone["text"], strict=True))
    stands = {row for row, both in forms.items() if any(form in texts.get(row[1], "") if row[1] else form in written for form in both)}
    return stands | {row for row in rows if row[0] in small}
