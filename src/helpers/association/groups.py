"""Groups of items that meet one another more than the others, and in how many texts they hold: edges in, groups out."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

Edges = Mapping[tuple[str, str], int]


def find_groups(edges: Edges, seed: int = 1) -> dict[str, int]:
    """The community of each item, from 1, the largest first, then the one with the first item by code point (Louvain, networkx).

    Nodes are numbers in the order of the items: neither the order of the input nor the hash of a text moves anything.

    >>> find_groups({("a", "b"): 5, ("c", "d"): 5, ("b", "c"): 1})
    {'a': 1, 'b': 1, 'c': 2, 'd': 2}
    """
    import networkx

    items = sorted({item for pair in edges for item in pair})
    number = {item: at for at, item in enumerate(items)}
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(items)))
    graph.add_weighted_edges_from((number[a], number[b], float(n)) for (a, b), n in sorted(edges.items()))
    found = networkx.community.louvain_communities(graph, weight="weight", seed=seed) if items else []
    ranked = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return {items[at]: rank for rank, members in sorted(enumerate(ranked, 1)) for at in members}


def fellows(groups: Mapping[str, int], among: set[str]) -> dict[str, frozenset[str]]:
    """For each item of `among` the items of `among` in its group, itself included.

    >>> sorted(fellows({"a": 1, "b": 1, "c": 2}, {"a", "b"})["a"])
    ['a', 'b']
    """
    found: dict[int, set[str]] = {}
    for item in among:
        found.setdefault(groups[item], set()).add(item)
    return {item: frozenset(found[groups[item]]) for item in among}


def without_each(edges: Edges, by_text: Mapping[str, Edges], most_runs: int = 100) -> Sequence[dict[tuple[str, str], int]]:
    """The edges without each text in turn; above `most_runs` texts, without those that hold most.

    >>> without_each({("a", "b"): 3}, {"one": {("a", "b"): 1}, "two": {("a", "b"): 2}})
    [{('a', 'b'): 1}, {('a', 'b'): 2}]
    """
    order = sorted(by_text, key=lambda text: (-sum(by_text[text].values()), text))
    rests = ({pair: n - by_text[text].get(pair, 0) for pair, n in edges.items()} for text in order[:most_runs])
    return [{pair: n for pair, n in rest.items() if n > 0} for rest in rests]
