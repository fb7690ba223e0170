"""The import ledger: what happened to every file of the folder."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Fact, Label, show


def ledger(listing: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """What was read, how, and with what doubts? A row is a file, or a record that was not used; `listing` is `corpus.corpus_listing`."""
    show(
        "ledger", listing.astype({"n_documents": "str"}), key=["path", "position", "status"], facts=facts, rows=12,
        columns={"path": Label("file"), "status": Label("status"), "how": Label("read as"), "n_documents": Label("articles"),
                 "doubts": Label("doubts, or why it was not used", most=200)},
        finding="{articles:article was|articles were} read" + ("" if (listing["status"] == "read").all() else "; what was not used says why"),
        how="a row is a file, or a record in a file that was not used",
        counted="each file once, whatever came of it; a record of a table has a row only where it was not used",
        change="metadata.csv said what a doubt leaves open: an outlet, a date, a language")
