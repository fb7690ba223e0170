"""The import ledger: what happened to every file of the folder."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Fact, Label, show


def ledger(listing: pd.DataFrame, facts: Mapping[str, Fact], rows: int = 12) -> None:
    """What was read, how, and with what doubts? A row is a file, or a record that was not used; `listing` is `corpus.corpus_listing`."""
    read = listing["status"] == "read"
    came = ("read as " + listing["how"] + ("; " + listing["doubts"]).where(listing["doubts"] != "", "")).where(read, "not used: " + listing["doubts"])
    show(
        "ledger", listing.assign(came=came, n_documents=listing["n_documents"].astype("str")), key=["path", "position", "status"], facts=facts, rows=rows,
        columns={"path": Label("file"), "came": Label("what came of it", most=200), "n_documents": Label("articles")},
        finding="{articles:article was|articles were} read" + ("" if read.all() else "; what was not used says why"),
        how="a row is a file, or a record in a file that was not used",
        counted="each file once, whatever came of it; a record of a table has a row only where it was not used",
        change="metadata.csv said what a doubt leaves open: an outlet, a date, a language")
