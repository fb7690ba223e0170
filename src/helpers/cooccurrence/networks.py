"""The network as files that other tools open: GraphML, GEXF, VOSviewer JSON."""
from __future__ import annotations

import io
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pandas as pd

from helpers.cooccurrence.backbone import leave_items_out
from helpers.cooccurrence.spans import own_contexts
from helpers.cooccurrence.totals import mark_beyond_chance
from helpers.tables import dated

if TYPE_CHECKING:
    import networkx

NODE_ATTRIBUTES = {
    "label": "the item as the report names it",
    "kind": "keyword kind (actor, concept, phrase, word) where known, else keyword or actor",
    "n": "contexts that hold it, copies left out",
    "texts": "independent texts that hold it",
    "community": "number of its community, from 1, the largest first; 0 where none was found",
    "first_date": "earliest date, known to the month or better, of an article that holds it; empty where none",
    "evidence_id": "number_id of its occurrences in tables/numbers.csv and tables/evidence.csv, which holds their places; empty where it has none",
}
EDGE_ATTRIBUTES = {
    "weight": "contexts that hold both, copies left out",
    "texts": "independent texts in which they meet",
    "expected": "mean over the shuffles; left out where nothing was shuffled",
    "npmi": "normalised pointwise mutual information; left out where missing",
    "log_likelihood": "signed G²; left out where missing",
    "log_dice": "logDice; left out where missing",
    "beyond_chance": "whether the observed number exceeds every shuffle",
    "evidence_id": "number_id of its weight in tables/numbers.csv and tables/evidence.csv, which holds its places; empty where it has none",
}
CONTROL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return CONTROL.sub("", text)


def _first_dates(contexts: pd.DataFrame, documents: pd.DataFrame) -> dict[str, str]:
    """The earliest date of an article that holds each item, where it is known to the month or better and not in doubt."""
    sure = documents[dated(documents)]
    known = contexts[["doc_id", "item"]].drop_duplicates().merge(sure[["doc_id", "published"]], on="doc_id")
    return known.groupby("item")["published"].min().to_dict()


def _texts(contexts: pd.DataFrame, documents: pd.DataFrame) -> dict[str, int]:
    held = contexts.loc[own_contexts(contexts, documents), ["doc_id", "item"]].drop_duplicates()
    return held.groupby("item").size().to_dict()


def _sizes(pairs: pd.DataFrame) -> dict[str, int]:
    return dict(zip(pairs["item_a"], pairs["n_a"])) | dict(zip(pairs["item_b"], pairs["n_b"]))


def _kinds(keywords: pd.DataFrame | None) -> dict[str, str]:
    return {} if keywords is None else dict(zip(keywords["item"], keywords["kind"]))


def _edge(row: Mapping, evidence_id: str) -> dict:
    """The attributes of a link; what is missing is left out, for none of the formats can hold it."""
    scores = {name: float(row[name]) for name in ("expected", "npmi", "log_likelihood", "log_dice") if pd.notna(row[name])}
    return {"weight": int(row["n"]), "texts": int(row["n_texts"]), **scores, "beyond_chance": bool(row["beyond_chance"]), "evidence_id": evidence_id}


def to_graph(pair_totals: pd.DataFrame, contexts: pd.DataFrame, documents: pd.DataFrame, communities: pd.DataFrame | None = None,
             keywords: pd.DataFrame | None = None, evidence: Mapping[tuple[str, str] | str, str] | None = None,
             without: Collection[str] = ()) -> networkx.Graph:
    """The network of the pairs that meet, as a networkx graph: nodes by code point, then links.

    Attributes are those of NODE_ATTRIBUTES and EDGE_ATTRIBUTES.

    `pair_totals` is of one group; `contexts` and `documents` are those it was made from. `evidence` gives the
    number_id of a pair, as a tuple in order of code point, or of an item (`display.evidence_ids`). Items in `without` are left out.
    """
    import networkx

    shown = leave_items_out(pair_totals, without)
    pairs = mark_beyond_chance(shown[shown["n"] > 0]).sort_values(["item_a", "item_b"], kind="stable")
    evidence = evidence or {}
    groups = {} if communities is None else dict(zip(communities["item"], communities["community"]))
    sizes, texts, dates, kinds = _sizes(pairs), _texts(contexts, documents), _first_dates(contexts, documents), _kinds(keywords)
    kind = pairs["kind"].iloc[0] if len(pairs) else ""
    graph = networkx.Graph()
    for item in sorted(sizes):
        graph.add_node(_clean(item), label=_clean(item), kind=kinds.get(item, kind), n=int(sizes[item]), texts=int(texts.get(item, 0)),
                       community=int(groups.get(item, 0)), first_date=dates.get(item, ""), evidence_id=evidence.get(item, ""))
    for row in pairs.to_dict("records"):
        pair = (row["item_a"], row["item_b"])
        graph.add_edge(_clean(pair[0]), _clean(pair[1]), **_edge(row, evidence.get(pair, "")))
    return graph


def _described(graph: networkx.Graph) -> str:
    """What the attributes mean, as a comment for the head of an XML file."""
    lines = [f"{of} {name}: {about}" for of, group in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)) for name, about in group.items()]
    return "<!--\n" + "\n".join(lines) + "\n-->\n"


def _with_comment(text: str, comment: str) -> str:
    head, rest = text.split("?>", 1)
    return f"{head}?>\n{comment}{rest.lstrip()}".rstrip() + "\n"


def graphml(graph: networkx.Graph) -> str:
    """The network as GraphML, the same bytes for the same graph."""
    import networkx

    stream = io.BytesIO()
    networkx.write_graphml_xml(graph, stream, named_key_ids=True)
    return _with_comment(stream.getvalue().decode("utf-8"), _described(graph))


def gexf(graph: networkx.Graph) -> str:
    """The network as GEXF 1.2, without the date and the program's version that networkx writes."""
    import networkx
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(networkx.Graph(graph))
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta.find("creator").text = "Dateline"
    writer.indent(writer.xml)
    text = ElementTree.tostring(writer.xml, encoding="unicode")
    return _with_comment(f"<?xml version='1.0' encoding='utf-8'?>\n{text}", _described(graph))


def vosviewer(graph: networkx.Graph) -> str:
    """The network as VOSviewer JSON: items with cluster (where one was found), weights and description; links with strength."""
    number = {node: at for at, node in enumerate(graph.nodes, 1)}
    items = [_vosviewer_item(number[node], data) for node, data in graph.nodes(data=True)]
    links = [{"source_id": number[a], "target_id": number[b], "strength": data["weight"]} for a, b, data in graph.edges(data=True)]
    return json.dumps({"network": {"items": items, "links": links}}, ensure_ascii=False, indent=1) + "\n"


def _vosviewer_item(number: int, data: Mapping) -> dict:
    about = {name: data[name] for name in ("kind", "first_date", "evidence_id") if data[name]}
    item = {"id": number, "label": data["label"], "description": "; ".join(f"{name}: {value}" for name, value in about.items()),
            "weights": {"Contexts": data["n"], "Texts": data["texts"]}}
    return item | ({"cluster": data["community"]} if data["community"] else {})


WRITERS = {"{name}.graphml": graphml, "{name}.gexf": gexf, "{name}.vosviewer.json": vosviewer}


def write_networks(folder: str | Path, name: str, graph: networkx.Graph) -> list[Path]:
    """The paths of the three files written: `name`.graphml, `name`.gexf and `name`.vosviewer.json; the same bytes for the same graph.

    The attributes are those of NODE_ATTRIBUTES and EDGE_ATTRIBUTES, said in a comment at the head of the XML files;
    the first two give the whole graph back when networkx reads them. VOSviewer's format holds label, community,
    contexts, texts and the weight of a link; kind, first date and evidence id stand in an item's description.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = []
    for pattern, write in WRITERS.items():
        paths.append(Path(folder) / pattern.format(name=name))
        paths[-1].write_text(write(graph), encoding="utf-8", newline="\n")
    return paths
