"""Findings of what meets: which two keywords do so most often, and what a thinned network keeps."""
from __future__ import annotations

import pandas as pd

from helpers.findings.ranking import LONGEST, Cell, Finding, rank


def _named(table: pd.DataFrame, pairs: list[str]) -> tuple[dict[str, Cell], dict[str, object]]:
    """References to both ends and the number of one or two pairs: a, b, n and c, d, m."""
    rows = table.assign(pair=table["item_a"] + " · " + table["item_b"]).set_index("pair")
    refs, values = {}, {}
    for names, pair in zip((("a", "b", "n"), ("c", "d", "m")), pairs):
        row = rows.loc[pair]
        key = (row["item_a"], row["item_b"])
        refs |= {name: Cell(key, column) for name, column in zip(names, ("item_a", "item_b", "n"))}
        values |= {names[0]: key[0], names[1]: key[1], names[2]: int(row["n"])}
    return refs, values


def tell_meetings(table: pd.DataFrame, by_text: pd.DataFrame, error: float = 0.10) -> Finding:
    """Which of the pairs of a table meet most often, if one does with any one text left out and by more than the counting error; else that none does.

    `table` has item_a, item_b and n; `by_text` is `cooccurrence.pairs_by_text`.
    """
    shown = by_text[by_text["pair"].isin(table["item_a"] + " · " + table["item_b"])]
    ranked = rank(shown, "pair", "n", error)
    if not ranked.order:
        return Finding("No two of the most frequent keywords meet")
    refs, values = _named(table, [ranked.order[0], *(ranked.rivals or ranked.order[1:])][:2])
    if len(ranked.order) == 1:
        tries = ["Only {a} and {b} meet: {n:time}"]
    elif ranked.rivals:
        others = " and others" if len(ranked.rivals) > 1 else ""
        tries = [f"None meet most often: {{a}} and {{b}} {{n:time}}, {{c}} and {{d}} {{m}}{others}",
                 "None meet most often: {a} and {b} {n:time}, others near"]
    else:
        tries = ["{a} and {b} meet most often: {n:time}, {c} and {d} {m}", "{a} and {b} meet most often: {n:time}"]
    made = [Finding(text, refs, values) for text in tries]
    chosen = next((finding for finding in made if len(str(finding)) <= LONGEST), made[-1])
    return Finding(chosen.text, {name: refs[name] for name in refs if f"{{{name}" in chosen.text},
                   {name: values[name] for name in values if f"{{{name}" in chosen.text})


def tell_backbone(links: pd.DataFrame, n_pairs: int) -> Finding:
    """How many of the pairs that meet a network keeps, and how many of those rest on one article; `links` is `cooccurrence.backbone`.

    The item has the numbers as the facts `links`, `meet` and `alone`.
    """
    if links.empty:
        return Finding("No two keywords meet")
    alone = int(links["hollow"].sum())
    values = {"links": len(links), "meet": n_pairs, "alone": alone}
    tail = "; {alone:of them rests|of them rest} on a single article" if alone else "; none rests on a single article"
    text = "{links} of {meet:pair} that meet are drawn, those that carry most" + tail
    return Finding(text, {name: name for name in values if f"{{{name}" in text},
                   {name: value for name, value in values.items() if f"{{{name}" in text})
