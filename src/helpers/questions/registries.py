"""The registry of names: what waits for the reader's decision, what was joined, what was found."""
from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.actors import proposed_merges, rank_joins
from helpers.questions.answers import Answer, counted, heading, table_html, text_of, wrapped

if TYPE_CHECKING:
    from helpers.questions.opened import OpenCorpus

JOINS = {"name_a": "spelling", "name_b": "may be", "reason": "reason", "evidence_a": "the one", "evidence_b": "the other"}
MADE = {"name_a": "spelling", "name_b": "counted as", "decision": "join", "reason": "reason"}
ROWS = {"alias": "written as", "actor": "actor", "kind": "kind", "country": "state", "decision": "decision", "only_in": "only in", "care": "care",
        "reason": "reason"}
REMEDY = ("To decide, put a row into the corpus's actors.csv: accept joins the two, deny keeps them apart, ignore drops a name; "
          "a run writes all rows to registry/actors.csv, ready to edit.")


def registry(corpus: OpenCorpus) -> Answer:
    """The registry of names with what is proposed; see `OpenCorpus.registry`."""
    joins = rank_joins(proposed_merges(corpus.aliases))
    waiting, settled = joins[joins["decision"] == "proposed"].reset_index(drop=True), joins[joins["decision"] != "proposed"].reset_index(drop=True)
    rows = corpus.aliases.reset_index(drop=True)
    title = f"{counted(len(rows), 'row')} of the registry, {counted(len(waiting), 'join')} to decide"
    notes = [REMEDY, *map(str, corpus.aliases.attrs.get("notes", [])[:5])]
    parts = {"Waits for a decision": (waiting, JOINS), "Joined or refused": (settled, MADE), "All rows": (rows, ROWS)}
    body = "".join(table_html(table, heads, caption) for caption, (table, heads) in list(parts.items())[:2])
    every = table_html(rows, ROWS, "All rows", most=400)
    body += f"<details><summary>All rows of the registry</summary>{every}</details>"
    tables = {"waiting": waiting, "settled": settled, "rows": rows}
    return Answer(title, wrapped(heading(title, *notes) + body), text_of(title, notes, parts, most=10), tables)
