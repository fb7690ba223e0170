"""Communities, backbone, places, network files and contrast."""
from __future__ import annotations

import json

import networkx
import pandas as pd
import pytest

from helpers import cooccurrence
from helpers.errors import UsageError
from helpers.tables import TABLES

TWO_GROUPS = ["a 1: goal team coach", "a 2: goal team", "a 3: vote mayor", "b 1: vote mayor party", "b 2: coach team goal", "b 3: party vote",
              "c 1: goal coach", "c 2: mayor party vote", "c 3: team vote"]


def contexts_from(rows):
    """doc_id, context, item from one line a context: `a 1: x y y`."""
    made = [{"doc_id": head.split()[0], "context": int(head.split()[1]), "item": item}
            for head, items in (row.split(":") for row in rows) for item in items.split() or [""]]
    return pd.DataFrame(made)


@pytest.fixture
def sport(make_documents):
    """contexts, documents, pair counts and totals of three articles on sport and an election."""
    dated = {"published_precision": "day", "published": "2024-05-01"}
    later = dated | {"published": "2024-04-30", "outlet": "West"}
    documents = make_documents({"a": ("A", {"outlet": "East"}), "b": ("B", dated | {"outlet": "East"}), "c": ("C", later)})
    contexts = contexts_from(TWO_GROUPS)
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=99)
    return contexts, documents, counts, cooccurrence.total_pairs(counts, contexts, documents)


def test_two_groups_that_meet_once_are_two_communities(sport):
    _, documents, counts, totals = sport
    found = cooccurrence.find_communities(totals, counts, documents)
    assert list(found.columns) == TABLES["communities"].names
    assert dict(zip(found["item"], found["community"])) == {"coach": 1, "goal": 1, "team": 1, "mayor": 2, "party": 2, "vote": 2}
    assert found["stability"].tolist() == [1.0] * 6
    assert found.attrs["stability"] == {("corpus", "corpus", "keyword"): {"runs_same": 3, "runs": 3}}


def test_communities_know_no_order_of_rows(sport):
    _, documents, counts, totals = sport
    first = cooccurrence.find_communities(totals, counts, documents)
    pd.testing.assert_frame_equal(cooccurrence.find_communities(totals.iloc[::-1], counts.iloc[::-1], documents.iloc[::-1]), first)


def test_a_ring_where_every_cut_is_as_good_is_cut_the_same_for_any_order():
    group = {"by": "corpus", "group": "corpus", "kind": "keyword", "n": 1}
    ring = pd.DataFrame([group | {"item_a": f"i{at:02}", "item_b": f"i{at + 1:02}"} for at in range(30)] + [group | {"item_a": "i00", "item_b": "i30"}])
    first = cooccurrence.find_communities(ring)
    for seed in range(4):
        pd.testing.assert_frame_equal(cooccurrence.find_communities(ring.sample(frac=1, random_state=seed)), first)


def test_a_group_that_one_text_holds_together_is_not_stable(make_documents):
    documents = make_documents({"a": "A", "b": "B"})
    contexts = contexts_from(["a 1: w x", "a 2: y z", "b 1: x y", "b 2: x y", "b 3: x y", "b 4: w z"])
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=0)
    found = cooccurrence.find_communities(cooccurrence.total_pairs(counts, contexts, documents), counts, documents)
    assert found.attrs["stability"]["corpus", "corpus", "keyword"]["runs_same"] < 2
    assert found["stability"].min() < 1


def test_without_runs_stability_is_missing_and_the_gate_is_closed(sport):
    totals = sport[3]
    found = cooccurrence.find_communities(totals)
    assert found["stability"].isna().all()
    assert not cooccurrence.communities_gate(totals, found).open


def test_the_gate_of_communities_needs_300_contexts_and_steady_groups(sport):
    _, documents, counts, totals = sport
    found = cooccurrence.find_communities(totals, counts, documents)
    gate = cooccurrence.communities_gate(totals, found)
    assert (gate.open, gate.facts["contexts"], gate.facts["runs_same"], gate.facts["runs"]) == (False, 9, 3, 3)
    assert cooccurrence.communities_gate(totals.assign(n_contexts=300), found).open


def test_disparity_is_that_of_the_paper_worked_by_hand():
    """A hub of four links 6, 1, 1, 1 (s = 9, k = 4): (1 - 6/9)³ = 1/27 and (1 - 1/9)³ = 512/729; ends with one link have 1."""
    totals = pd.DataFrame({"item_a": ["hub"] * 4, "item_b": ["s", "t", "u", "v"], "n": [6, 1, 1, 1]})
    assert cooccurrence.disparity(totals).tolist() == pytest.approx([1 / 27] + [512 / 729] * 3)


def star(weights):
    group = {"by": "corpus", "group": "corpus", "kind": "keyword", "item_a": "hub"}
    return pd.DataFrame([group | {"item_b": f"t{at}", "n": n, "n_texts": 1 + (n > 1)} for at, n in enumerate(weights)])


def test_the_backbone_names_how_it_was_made():
    heavy = star([50, 50, 50] + [1] * 100)
    by_disparity = cooccurrence.backbone(heavy, level=0.05)
    assert by_disparity["item_b"].tolist() == ["t0", "t1", "t2"] and set(by_disparity["method"]) == {"disparity"}
    few = cooccurrence.backbone(star([3, 2, 1]))
    assert few["n"].tolist() == [3, 2, 1] and set(few["method"]) == {"top"} and few["hollow"].tolist() == [False, False, True]
    assert cooccurrence.backbone(star([3, 2, 1]), method="disparity", level=1e-9).empty


def test_the_backbone_keeps_to_its_items_and_to_one_group():
    links = cooccurrence.backbone(star(range(1, 60)), most=20, method="top")
    assert len({*links["item_a"], *links["item_b"]}) == 20 and links["n"].tolist() == list(range(59, 40, -1))
    with pytest.raises(UsageError, match="the table holds 2"):
        cooccurrence.backbone(pd.concat([star([1]), star([1]).assign(group="East")]))
    with pytest.raises(UsageError, match="did you mean 'disparity'"):
        cooccurrence.backbone(star([1]), method="disparty")


def test_people_to_be_shielded_are_in_no_network(sport):
    contexts, documents, _, totals = sport
    graph = cooccurrence.to_graph(totals, contexts, documents, without=["mayor", "goal"])
    assert sorted(graph.nodes) == ["coach", "party", "team", "vote"]
    links = cooccurrence.backbone(totals, method="top", without=["mayor"])
    assert "mayor" not in {*links["item_a"], *links["item_b"]} and len(links) == 5


def labels_clash(places):
    boxes = [(row.x, row.y, 0.018 * (len(row.item) + 2) / 2) for row in places.itertuples()]
    return [(a, b) for at, a in enumerate(boxes) for b in boxes[:at] if abs(a[0] - b[0]) < a[2] + b[2] - 0.002 and abs(a[1] - b[1]) < 0.044]


def test_places_are_the_same_for_any_order_and_no_label_lies_over_another():
    names = [f"a rather long keyword {at}" for at in range(20)]
    links = pd.DataFrame({"item_a": names[:-1], "item_b": names[1:], "n": range(1, 20)})
    places = cooccurrence.place_nodes(links)
    assert places["item"].tolist() == sorted(names) and not labels_clash(places)
    assert places[["x", "y"]].min().min() >= 0 and places[["x", "y"]].max().max() <= 1
    pd.testing.assert_frame_equal(cooccurrence.place_nodes(links.iloc[::-1]), places)
    assert places.set_index("item").loc["a rather long keyword 1", ["n_links", "strength"]].tolist() == [2, 3]
    assert cooccurrence.place_nodes(links, sizes={names[0]: 7})["n"].tolist()[0] == 7


@pytest.fixture
def graph(sport):
    contexts, documents, counts, totals = sport
    communities = cooccurrence.find_communities(totals, counts, documents)
    return cooccurrence.to_graph(totals, contexts, documents, communities, evidence={("goal", "team"): "e-pairs-1", "goal": "e-items-2"})


def test_the_graph_has_the_documented_attributes(graph):
    assert graph.nodes["goal"] == {"label": "goal", "kind": "keyword", "n": 4, "texts": 3, "community": 1, "first_date": "2024-04-30",
                                   "evidence_id": "e-items-2"}
    edge = graph.edges["goal", "team"]
    assert (edge["weight"], edge["texts"], edge["evidence_id"]) == (3, 2, "e-pairs-1")
    assert set(edge) == set(cooccurrence.EDGE_ATTRIBUTES) and set(graph.nodes["goal"]) == set(cooccurrence.NODE_ATTRIBUTES)
    assert list(graph.nodes) == sorted(graph.nodes) and graph.number_of_edges() == 7


def same_graph(read, graph):
    names = {node: data["label"] for node, data in read.nodes(data=True)}
    nodes = {data["label"]: {name: data[name] for name in cooccurrence.NODE_ATTRIBUTES} for _, data in read.nodes(data=True)}
    edges = {frozenset((names[a], names[b])): {name: data[name] for name in cooccurrence.EDGE_ATTRIBUTES if name in data}
             for a, b, data in read.edges(data=True)}
    return nodes == dict(graph.nodes(data=True)) and edges == {frozenset((a, b)): data for a, b, data in graph.edges(data=True)}


def test_network_files_give_the_graph_back(graph, tmp_path):
    paths = cooccurrence.write_networks(tmp_path, "keywords", graph)
    assert [path.name for path in paths] == ["keywords.graphml", "keywords.gexf", "keywords.vosviewer.json"]
    assert same_graph(networkx.read_graphml(paths[0]), graph)
    assert same_graph(networkx.read_gexf(paths[1]), graph)
    network = json.loads(paths[2].read_text(encoding="utf-8"))["network"]
    labels = {item["id"]: item["label"] for item in network["items"]}
    assert {(labels[link["source_id"]], labels[link["target_id"]]): link["strength"] for link in network["links"]} == {
        (a, b): data["weight"] for a, b, data in graph.edges(data=True)}
    assert {item["label"]: item["cluster"] for item in network["items"]} == dict(graph.nodes(data="community"))


def test_network_files_are_the_same_bytes_and_hold_no_date_of_making(graph, tmp_path):
    first = [path.read_bytes() for path in cooccurrence.write_networks(tmp_path / "one", "k", graph)]
    again = [path.read_bytes() for path in cooccurrence.write_networks(tmp_path / "two", "k", graph)]
    assert first == again
    assert b"lastmodified" not in first[1] and b"NetworkX" not in first[1] and networkx.__version__.encode() not in first[1].split(b"<graph ")[0]


def test_labels_that_xml_cannot_hold_are_cleaned(make_documents, tmp_path):
    documents = make_documents({"a": "A"})
    contexts = pd.DataFrame({"doc_id": "a", "context": 1, "item": ['bad\x00 & "<word>"', "名前"]})
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=0)
    graph = cooccurrence.to_graph(cooccurrence.total_pairs(counts, contexts, documents), contexts, documents)
    for path, read in zip(cooccurrence.write_networks(tmp_path, "odd", graph), (networkx.read_graphml, networkx.read_gexf)):
        assert {data["label"] for _, data in read(path).nodes(data=True)} == {'bad & "<word>"', "名前"}


def test_contrast_names_the_pairs_that_changed_most(sport):
    contexts, documents, counts, _ = sport
    found = cooccurrence.contrast(counts, contexts, documents, "outlet", "East", "West")
    shown = found.set_index(["item_a", "item_b"])[["n", "n_contexts", "n_texts", "n_reference", "n_contexts_reference", "n_texts_reference"]]
    assert {pair: tuple(row) for pair, row in zip(shown.index, shown.to_numpy().tolist())} == {
        ("goal", "team"): (3, 6, 2, 0, 3, 0), ("coach", "goal"): (2, 6, 2, 1, 3, 1), ("coach", "team"): (2, 6, 2, 0, 3, 0),
        ("mayor", "vote"): (2, 6, 2, 1, 3, 1), ("party", "vote"): (2, 6, 1, 1, 3, 1), ("mayor", "party"): (1, 6, 1, 1, 3, 1),
        ("team", "vote"): (0, 6, 0, 1, 3, 1)}
    assert found["item_a"].iloc[0] == "goal" and found["passes_gate"].tolist() == [
        n + r >= 3 and max(t, s) >= 2 for n, t, r, s in zip(found["n"], found["n_texts"], found["n_reference"], found["n_texts_reference"])]
    back = cooccurrence.contrast(counts, contexts, documents, "outlet", "West", "East")
    assert back["log_likelihood"].tolist() == pytest.approx((-found["log_likelihood"]).tolist())
    with pytest.raises(UsageError, match="did you mean 'East'"):
        cooccurrence.contrast(counts, contexts, documents, "outlet", "Eas", "West")
