"""The import ledger: what happened to every file and record."""
from __future__ import annotations

import pandas as pd

READ, SKIPPED = "read", "skipped"


def corpus_listing(corpus) -> pd.DataFrame:
    """One row a file read, or a file or record skipped, with how and doubts.

    Columns: path, position (0 for the file as a whole), status (read, skipped), how, n_documents, n_bytes, doubts.

    A file that was read and gave no article has the one row that says why. `how` is the reader and the encoding; `doubts` is what was not sure, or why it was skipped. Sorted by path, then position.
    """
    alone = corpus.skipped.loc[corpus.skipped["position"] == 0, "path"]
    files = corpus.files[(corpus.files["n_documents"] > 0) | ~corpus.files["path"].isin(alone)]
    read = pd.DataFrame({"path": files["path"], "position": 0, "status": READ, "how": files["reader"], "n_documents": files["n_documents"],
                         "n_bytes": files["n_bytes"], "doubts": files["doubts"]})
    skipped = corpus.skipped
    left_out = pd.DataFrame({"path": skipped["path"], "position": skipped["position"], "status": SKIPPED, "how": "", "n_documents": 0, "n_bytes": 0,
                             "doubts": skipped["reason"]})
    both = pd.concat([read, left_out], ignore_index=True)
    return both.sort_values(["path", "position", "status"], kind="stable").reset_index(drop=True)


def format_listing(listing: pd.DataFrame) -> str:
    """The ledger as lines for a terminal: a mark, the path, how it was read or why it was not, its doubts."""
    lines = []
    for row in listing.itertuples():
        record = f" record {row.position}" if row.position else ""
        told = f"{row.how}, articles: {row.n_documents}" + (f"; {row.doubts}" if row.doubts else "") if row.status == READ else row.doubts
        lines.append(f"{row.status:<8} {row.path}{record}: {told}")
    return "\n".join(lines)


def tell_hidden(names: list[str], most: int = 5) -> str:
    """The line on names with a leading dot, which are no row of the ledger: systems and editors leave them, and they come and go.

    >>> tell_hidden([".DS_Store", "2023/.draft.txt"])
    'passed over: 2 names that begin with a dot (.DS_Store, 2023/.draft.txt)'
    """
    if not names:
        return ""
    told = ", ".join(names[:most]) + (", …" if len(names) > most else "")
    return f"passed over: {len(names)} name{'s' if len(names) > 1 else ''} that begin{'' if len(names) > 1 else 's'} with a dot ({told})"
