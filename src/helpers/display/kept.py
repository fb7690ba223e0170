"""What a run keeps beside tables and figures: registry files ready to edit, and networks; elsewhere nothing is written."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.cleantext import slug
from helpers.display.store import run_folder
from helpers.errors import unknown
from helpers.tables import write_sheet

if TYPE_CHECKING:
    import networkx

REGISTRY = {
    "actors": ["alias", "actor", "kind", "country", "decision", "reason", "only_in", "from", "to", "near", "care", "note"],
    "metadata": ["doc_id", "title", "outlet", "carrier", "published", "url", "language", "translated"],
    "concepts": ["term", "concept", "group", "decision", "reason"],
    "stopwords": ["word", "decision", "reason"],
    "check": ["doc_id", "start", "end", "actor", "sentence", "right"],
}


def keep_registry(**tables: pd.DataFrame) -> None:
    """Keep what was found and proposed as `registry/<name>.csv`, in the format that a corpus takes; nothing outside a run."""
    run = run_folder()
    for name, table in tables.items():
        if name not in REGISTRY:
            raise unknown("registry file", name, REGISTRY)
        if run is not None:
            write_sheet(table[REGISTRY[name]], run / "registry" / f"{name}.csv")


def evidence_ids(item: str, table: pd.DataFrame, key: list[str], column: str = "n") -> dict[str | tuple, str]:
    """The number_id of `column` in each row of a shown item, by the row's key (a tuple where that is several columns): `table` in the order shown.

    >>> evidence_ids("pairs", pd.DataFrame({"a": ["x", "x"], "b": ["y", "z"]}), ["a", "b"])
    {('x', 'y'): 'pairs-1-n', ('x', 'z'): 'pairs-2-n'}
    """
    rows = table[key[0]].tolist() if len(key) == 1 else table[key].itertuples(index=False, name=None)
    return {row: f"{item}-{place}-{slug(column)}" for place, row in enumerate(rows, 1)}


def keep_network(name: str, graph: networkx.Graph) -> None:
    """Keep a network as GraphML, GEXF and VOSviewer JSON in `networks/`; nothing outside a run."""
    from helpers.cooccurrence import write_networks

    run = run_folder()
    if run is not None:
        (run / "networks").mkdir(exist_ok=True)
        write_networks(run / "networks", name, graph)
