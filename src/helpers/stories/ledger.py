"""The import ledger: what happened to every file of the folder."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display import Fact, Label, Score, show


def ledger(listing: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """What was read, how, and with what doubts? A row is a file, or a record that was not used; `listing` is `corpus.corpus_listing`."""
    left_out = int((listing["status"] == "skipped").sum())
    facts = {**facts, "left_out": Fact(left_out, "score", None, "row", "rows with status skipped", digits=0)}
    doubtful = Fact(int(((listing["status"] == "read") & (listing["doubts"] != "")).sum()), "score", None, "file", "files read with a doubt", digits=0)
    show(
        "ledger", listing, key=["path", "position", "status"], facts={**facts, "doubtful": doubtful}, rows=12,
        columns={"path": Label("file"), "status": Label("status"), "how": Label("read as"),
                 "n_documents": Score("articles", "corpus_listing: articles in the file", digits=0), "doubts": Label("doubts, or why it was not used", most=200)},
        finding="{articles:article was|articles were} read; {doubtful:file has|files have} a doubt; not used: {left_out:row|rows}",
        how="a row is a file, or a record in a file that was not used",
        counted="each file once, whatever came of it; a record of a table has a row only where it was not used",
        change="metadata.csv said what a doubt leaves open: an outlet, a date, a language")
