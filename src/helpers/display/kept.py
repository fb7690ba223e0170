"""What a run keeps beside tables and figures: registry files ready to edit, and networks; elsewhere nothing is written."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

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
    """Keep what was found and proposed as `registry/<name>.csv` (actors, metadata, concepts, stopwords, check), in the format that a corpus takes; nothing outside a run."""
    run = run_folder()
    for name, table in tables.items():
        if name not in REGISTRY:
            raise unknown("registry file", name, REGISTRY)
        if run is not None:
            write_sheet(table[REGISTRY[name]], run / "registry" / f"{name}.csv")


def keep_network(name: str, graph: networkx.Graph) -> None:
    """Keep a network as GraphML, GEXF and VOSviewer JSON in `networks/`; nothing outside a run."""
    from helpers.cooccurrence import write_networks

    run = run_folder()
    if run is not None:
        (run / "networks").mkdir(exist_ok=True)
        write_networks(run / "networks", name, graph)
