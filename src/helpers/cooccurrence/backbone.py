"""The few links of a network that carry it, and where its items stand on a chart."""
from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from math import sqrt

import pandas as pd

from helpers import association
from helpers.errors import UsageError, unknown

METHODS = ("auto", "disparity", "top")
LEAST_LINKS = 3
STEPS = 200
LETTER_WIDTH, LABEL_HEIGHT = 0.018, 0.045


def _one_group(pair_totals: pd.DataFrame) -> pd.DataFrame:
    groups = pair_totals[["by", "group", "kind"]].drop_duplicates()
    if len(groups) > 1:
        raise UsageError(f"a network is drawn of one group and kind, and the table holds {len(groups)}; select the rows of one.")
    met = pair_totals[pair_totals["n"] > 0]
    return met.sort_values(["n", "n_texts", "item_a", "item_b"], ascending=[False, False, True, True], kind="stable").reset_index(drop=True)


def _ends(pairs: pd.DataFrame) -> pd.DataFrame:
    """One row an end of a link: item, n."""
    return pd.concat([pairs[[side, "n"]].rename(columns={side: "item"}) for side in ("item_a", "item_b")], ignore_index=True)


def disparity(pair_totals: pd.DataFrame) -> pd.Series:
    """For each row how likely chance alone gives one of its items so heavy a link, 0..1; the smaller of both ends.

    `association.disparity` with the links of all rows that meet.
    """
    ends = _end_columns(pair_totals)
    return pd.Series(association.disparity(pair_totals["n"].to_numpy(), *(column.to_numpy("float64") for column in ends.values())), index=pair_totals.index, name="disparity")


def _end_columns(pair_totals: pd.DataFrame) -> dict[str, pd.Series]:
    """For each row the sum of n and the number of links of either end, over all rows that meet: strength_a, links_a, strength_b, links_b."""
    ends = _ends(pair_totals[pair_totals["n"] > 0]).groupby("item")["n"].agg(["sum", "size"])
    return {f"{told}_{side[-1]}": pair_totals[side].map(ends[name]) for side in ("item_a", "item_b") for told, name in (("strength", "sum"), ("links", "size"))}


def _fit(pairs: pd.DataFrame, most: int, most_pairs: int) -> pd.DataFrame:
    """The strongest pairs, in order, as long as the items are no more than `most`."""
    items: set[str] = set()
    kept = []
    for at, pair in enumerate(zip(pairs["item_a"], pairs["item_b"])):
        if len(items | set(pair)) <= most and len(kept) < most_pairs:
            items |= set(pair)
            kept.append(at)
    return pairs.iloc[kept].reset_index(drop=True)


def leave_items_out(pair_totals: pd.DataFrame, items: Collection[str]) -> pd.DataFrame:
    """The pairs that hold none of `items`: people who may stand in tables but in no network (method §11)."""
    hidden = list(items)
    return pair_totals[~pair_totals["item_a"].isin(hidden) & ~pair_totals["item_b"].isin(hidden)]


def backbone(pair_totals: pd.DataFrame, most: int = 20, method: str = "auto", level: float = 0.05, most_pairs: int = 40,
             without: Collection[str] = ()) -> pd.DataFrame:
    """One row a link of the backbone, the strongest first: the rows of `pair_totals` with disparity (and what it is made of), method and hollow.

    `disparity` keeps the links whose `disparity` lies below `level`; `top` the links with the largest n; `auto` the
    first, or the second where the first leaves fewer than three. Column `method` names what was done. Of the links
    kept the strongest stay (n, texts, code point), up to `most` items and `most_pairs` links. hollow: the pair meets
    in one text only. Items in `without` are left out first. For one group and kind; raises UsageError for more.
    """
    if method not in METHODS:
        raise unknown("method for a backbone", method, METHODS)
    pairs = _one_group(leave_items_out(pair_totals, without))
    pairs = pairs.assign(**_end_columns(pairs), disparity=disparity(pairs).astype("float64"), hollow=(pairs["n_texts"] < 2).astype("bool"))
    strong = pairs[pairs["disparity"] < level]
    by_disparity = method == "disparity" or (method == "auto" and len(strong) >= LEAST_LINKS)
    return _fit(strong if by_disparity else pairs, most, most_pairs).assign(method="disparity" if by_disparity else "top")


def _step(at: list[list[float]], links: list[tuple[int, int, float]], ideal: float, heat: float) -> None:
    """One step of Fruchterman and Reingold (1991): all items push one another off, links pull; no item moves further than `heat`."""
    moves = [[0.0, 0.0] for _ in at]
    for a in range(len(at)):
        for b in range(a):
            x, y = at[a][0] - at[b][0], at[a][1] - at[b][1]
            push = ideal * ideal / max(x * x + y * y, 1e-6)
            for item, sign in ((a, push), (b, -push)):
                moves[item][0] += sign * x
                moves[item][1] += sign * y
    for a, b, weight in links:
        x, y = at[a][0] - at[b][0], at[a][1] - at[b][1]
        pull = weight * sqrt(x * x + y * y) / ideal
        for item, sign in ((a, -pull), (b, pull)):
            moves[item][0] += sign * x
            moves[item][1] += sign * y
    for place, (x, y) in zip(at, moves):
        far = max(sqrt(x * x + y * y), 1e-9)
        place[0] = min(1.0, max(0.0, place[0] + x / far * min(far, heat)))
        place[1] = min(1.0, max(0.0, place[1] + y / far * min(far, heat)))


def _spring(n_items: int, links: list[tuple[int, int, float]], seed: int) -> list[list[float]]:
    """Places in the unit square; additions, products, quotients and roots only, so that every machine gives the same."""
    chance = random.Random(seed)
    at = [[chance.random(), chance.random()] for _ in range(n_items)]
    ideal = 0.8 / sqrt(max(n_items, 1))
    for step in range(STEPS):
        _step(at, links, ideal, 0.1 * (1 - step / STEPS))
    return at


def _stretch(values: list[float], margins: list[float]) -> list[float]:
    """The values over the whole of 0..1, each kept its margin away from both ends."""
    low, high = min(values), max(values)
    spread = [(value - low) / (high - low) if high > low else 0.5 for value in values]
    return [margin + value * (1 - 2 * margin) for value, margin in zip(spread, margins)]


def _clash(a: int, b: int, x: list[float], y: list[float], widths: list[float]) -> bool:
    return abs(x[a] - x[b]) < (widths[a] + widths[b]) / 2 and abs(y[a] - y[b]) < LABEL_HEIGHT


def _part_labels(x: list[float], y: list[float], widths: list[float]) -> list[float]:
    """Heights at which no label lies over another: pushed apart, or, where that does not end, a line for each."""
    order = range(len(y))
    for _ in range(STEPS):
        clashes = [(a, b) for a in order for b in order[:a] if _clash(a, b, x, y, widths)]
        if not clashes:
            return y
        for a, b in clashes:
            push = (LABEL_HEIGHT * 1.02 - abs(y[a] - y[b])) / 2 * (1 if (y[a], a) > (y[b], b) else -1)
            y[a], y[b] = min(1.0, max(0.0, y[a] + push)), min(1.0, max(0.0, y[b] - push))
    lines = sorted(order, key=lambda at: (y[at], at))
    return [lines.index(at) / max(len(y) - 1, 1) for at in order]


def place_nodes(links: pd.DataFrame, seed: int = 1, sizes: Mapping[str, int] | None = None) -> pd.DataFrame:
    """One row an item of the backbone, by code point: item, x, y (each 0..1, three decimals), n_links, strength (sum of n over its links).

    Places of Fruchterman and Reingold (1991) with a seeded start, links pulling by the root of n; then the labels (10
    points on a column of 4.3 inches) are pushed apart, so that none lies over another or beyond the edge as long as
    there are at most 20. `sizes` adds a column n with a number for each item (0 where it has none).
    """
    items = sorted({*links["item_a"], *links["item_b"]})
    number = {item: at for at, item in enumerate(items)}
    most = max(links["n"], default=1)
    ties = [(number[a], number[b], sqrt(n / most)) for a, b, n in sorted(zip(links["item_a"], links["item_b"], links["n"]))]
    at = _spring(len(items), ties, seed)
    widths = [min(0.96, LETTER_WIDTH * (len(item) + 2)) for item in items]
    x = _stretch([place[0] for place in at], [width / 2 for width in widths]) if items else []
    y = _part_labels(x, _stretch([place[1] for place in at], [0.0] * len(items)), widths) if items else []
    ends = _ends(links)
    places = pd.DataFrame({"item": pd.Series(items, dtype="str"), "x": [round(value, 3) for value in x], "y": [round(value, 3) for value in y]})
    counted = ends.groupby("item")["n"].agg(n_links="size", strength="sum").reset_index()
    places = places.merge(counted, how="left", on="item").astype({"x": "float64", "y": "float64", "n_links": "int64", "strength": "int64"})
    return places if sizes is None else places.assign(n=[int(sizes.get(item, 0)) for item in items])
