"""Each count made again from the spans that its rule chooses: what the page says, what the articles give, and which span should not be there."""
from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from helpers.display import clean_text
from helpers.verify.again import Again, Item, cells, places_of
from helpers.verify.places import BY_TABLE, SPAN, Places, Unknown
from helpers.verify.rules import CountRule, read_count

Span = tuple[str, int, int]
SOUND = ("unmatched",)
"""Sources of which each span is looked at by itself: what is not there cannot be told without the room that found it."""
PARTS = ("left_out", "thin", "undated", "unresolved")
"""Facts that are a part of their source which no condition names."""


def _let_through(rows: pd.DataFrame, rule: CountRule) -> pd.DataFrame:
    if rule.source == "words" and "set_aside" not in dict(rule.where):
        rows = rows[~rows["set_aside"]]
    if rule.source == "mentions" and "level" not in dict(rule.where) and len(rows):
        rows = rows[rows["counted"]]
    for column, values in rule.where:
        if column == "largest":
            rows = rows.assign(largest=_in_largest(rows, rule))
        if column not in rows:
            raise Unknown(f"the condition {column!r} is none that can be looked up again")
        rows = rows[rows[column].astype("str").isin(values)]
    return rows


def _in_largest(rows: pd.DataFrame, rule: CountRule) -> list[bool]:
    """Whether a row lies in the independent text that holds most of what names the row, the first of several."""
    own, key = rows[rows["first_carrier"]], list(rule.key)
    sizes = own.groupby([*key, "doc_id"], as_index=False).size().sort_values(["size", "doc_id"], ascending=[False, True], kind="stable")
    largest = set(cells(sizes.drop_duplicates(key), *key, "doc_id"))
    return [once and tuple(row) in largest for once, *row in cells(rows, "first_carrier", *key, "doc_id")]


def choose(places: Places, rule: CountRule, table: pd.DataFrame | None, item: str = "") -> dict[tuple[str, ...], set[Span]]:
    """The spans that a rule chooses for each row of an item's table. Raises Unknown where that cannot be told."""
    table = pd.DataFrame(index=[0]) if table is None else table
    missing = [column for column in rule.key if column not in table]
    if missing:
        raise Unknown(f"the item's table has no column {missing[0]!r}, which names its rows")
    rows = places.rows(rule.source, table, item)
    if "period" in rule.key:
        rows = places.with_period(rows, set(table["period"]))
    rows = _let_through(rows, rule)
    gone = [column for column in rule.key if column not in rows]
    if gone:
        raise Unknown(f"the source {rule.source!r} has no column {gone[0]!r}")
    keys = zip(*(rows[column].astype("str").tolist() for column in rule.key), strict=True) if rule.key else ((),) * len(rows)
    found: dict[tuple[str, ...], set[Span]] = {}
    for key, span in zip(keys, cells(rows, *SPAN), strict=True):
        found.setdefault(key, set()).add(span)
    return found


def spans_of(evidence: pd.DataFrame) -> dict[str, set[Span]]:
    """The different spans of each number."""
    found: dict[str, set[Span]] = {}
    for number_id, *span in cells(evidence, "number_id", *SPAN):
        found.setdefault(number_id, set()).add(tuple(span))
    return found


def _named(number: object) -> str:
    return f"{number.item}, row {number.row!r}, column {number.column}"


def unmatched_faults(number: object, spans: set[Span], again: Again, taken: dict[str, list[tuple[int, int]]]) -> Iterator[str]:
    """Names seen and not counted: the slice is the name, a capital begins a word of it ("of Albay" is one), no mention (`taken`) lies over it."""
    for doc_id, start, end in sorted(spans):
        words = clean_text(again.texts.get(doc_id, "")[start:end])
        if (number.column and words != number.row) or not any(word[0].isupper() for word in re.findall(r"[^\W_]+", words)):
            yield f"{_named(number)}: its evidence {doc_id} {start}..{end} is {words[:60]!r}."
        elif any(first < end and start < last for first, last in taken.get(doc_id, ())):
            yield f"{_named(number)}: its evidence {doc_id} {start}..{end} lies in a name that is counted."


def _differ(number: object, shown: set[Span], right: set[Span], whole: bool, texts: dict[str, str]) -> Iterator[str]:
    for doc_id, start, end in sorted(shown - right)[:3]:
        words = " ".join(texts.get(doc_id, "")[start:end].split())[:60]
        yield f"{_named(number)}: its evidence {doc_id} {start}..{end} is {words!r}, which its rule ({number.rule}) does not count."
    missing = sorted(right - shown) if whole else []
    if missing:
        doc_id, start, end = missing[0]
        yield (f"{_named(number)}: its rule ({number.rule}) also counts {doc_id} {start}..{end}, which its evidence does not have"
               + (f", and {len(missing) - 1} more." if len(missing) > 1 else "."))


def _chosen(places: Places, rule: CountRule, own: Item | None, item: str, column: str) -> dict[tuple[str, ...], set[Span]]:
    """What a rule chooses for each row of an item, made once. Raises Unknown."""
    key = (rule, item if column or rule.source in BY_TABLE else "")
    if key not in places.chosen:
        places.chosen[key] = choose(places, rule, own.table if own else None, item)
    return places.chosen[key]


def fill_cut(numbers: pd.DataFrame, places: Places, cut: set[str]) -> dict[str, set[Span]]:
    """All spans of the counts in `cut`, as their rules choose them, and of the rows of their columns that have no number."""
    found: dict[str, set[Span]] = {}
    for (item, column, told), group in numbers[numbers["number_id"].isin(cut)].groupby(["item", "column", "rule"], sort=False):
        rule, own = read_count(told), places.again.item(item) if column else None
        if rule is None or rule.source in SOUND:
            continue
        rule = _by_article(rule, own)
        try:
            chosen = _chosen(places, rule, own, item, column)
        except Unknown:
            continue  # `wrong_choices` names it
        found |= {number.number_id: chosen.get(_key_of(number, rule, own), set()) for number in group.itertuples(index=False)}
        if column == "n" and own:
            keys = [tuple(row.get(name, "") for name in rule.key) for row in own.rows]
            found |= {f"{item}-{at}-n": chosen.get(key, set()) for at, key in enumerate(keys, 1)}
    return found


def wrong_choices(numbers: pd.DataFrame, places: Places, shown: dict[str, set[Span]], cut: set[str] = frozenset()) -> list[str]:
    """One line a span that a count opens and its rule does not choose, or that its rule chooses and it does not open (but for those in `cut`)."""
    again, lines = places.again, []
    counts = numbers[numbers["kind"] == "count"]
    for (item, column, told), group in counts.groupby(["item", "column", "rule"], sort=False):
        rule, own = read_count(told), again.item(item) if column else None
        if rule is None:
            continue  # `wrong_counts` names a rule that says no way to count
        if rule.source in SOUND:
            taken = places_of(again.counted_mentions)
            lines += [line for number in group.itertuples(index=False)
                      for line in unmatched_faults(number, shown.get(number.number_id, set()), again, taken)]
            continue
        rule = _by_article(rule, own)
        try:
            chosen = _chosen(places, rule, own, item, column)
        except Unknown as why:
            lines += [f"{item}, column {column or group['row'].iloc[0]}: {why}, so that nobody can recount it."]
            continue
        for number in group.itertuples(index=False):
            right = chosen.get(_key_of(number, rule, own), set())
            whole = number.number_id not in cut and (bool(column) or number.row not in PARTS)
            lines += _differ(number, shown.get(number.number_id, set()), right, whole, again.texts)
    return lines


def _by_article(rule: CountRule, item: Item | None) -> CountRule:
    """A rule that names its articles by what they are called, as one that names them by doc_id, where the item's table has it."""
    if item is None or "doc_id" not in item.table:
        return rule
    return rule._replace(key=tuple("doc_id" if column == "name" else column for column in rule.key))


def _key_of(number: object, rule: CountRule, item: Item | None) -> tuple[str, ...]:
    """The values that name the row of a number in the item's table."""
    if item is None or not rule.key:
        return ()
    at = int(number.number_id.removeprefix(f"{number.item}-").split("-", 1)[0]) - 1
    return tuple(item.rows[at][column] for column in rule.key) if at < len(item.rows) else ("",)
