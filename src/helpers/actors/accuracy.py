"""The two accuracy cards (method section 10): what a reader's own check of this corpus says, and what our hand-marked sample says. Never mixed."""
from __future__ import annotations

from functools import cache

import pandas as pd

from helpers.association import wilson_interval
from helpers.errors import UsageError, nearest
from helpers.places import DATA
from helpers.tables import read_sheet

COLUMNS = ("doc_id", "start", "end", "actor", "sentence", "right")
YES, NO = ("yes", "y", "1", "true", "right"), ("no", "n", "0", "false", "wrong")
UNKNOWN_ERROR = 0.10  # method section 3: the counting error where nothing was measured
LEAST_CHECKED = 20  # below it a share is no percentage (method section 2), and the sample's error holds
RIGHT, MISSED = "names counted that are right", "capitalised names not counted that were missed"
WHOLE, SPANS, SHARES = "all texts", "span F1", ("precision", "recall", "roles of states")


def _answer(row: dict) -> tuple[bool | None, str]:
    """What the reader wrote: right, wrong or nothing yet; and what is wrong with the row."""
    word = str(row["right"]).strip().lower()
    if not str(row["start"]).isdigit() or not str(row["end"]).isdigit():
        places = f"start {row['start']!r} and end {row['end']!r}"
        return None, f"line {row['line']}: {places} are no places in a text; leave these cells as they were written."
    if word in (*YES, *NO):
        return word in YES, ""
    near = nearest(word, [*YES, *NO])
    hint = f" (did you mean {near!r}?)" if near else ""
    return None, f"line {row['line']}: right is {row['right']!r}{hint}; write yes or no, or leave it empty." if word else ""


def _answers(sheet: pd.DataFrame | None) -> list[dict]:
    """The rows that were answered, `right` as a flag. Raises UsageError that names the lines that cannot be read."""
    if sheet is None or sheet.empty:
        return []
    missing = [name for name in COLUMNS if name not in sheet.columns and name != "sentence"]
    if missing:
        raise UsageError(f"check.csv has no column {missing[0]!r}; its head must be: {', '.join(COLUMNS)}.")
    lines = sheet["line"] if "line" in sheet.columns else range(2, len(sheet) + 2)
    rows = sheet.assign(line=list(lines)).to_dict("records")
    read = [(row, *_answer(row)) for row in rows]
    faults = [fault for _, _, fault in read if fault]
    if faults:
        raise UsageError("check.csv: " + " ".join(faults))
    return [{**row, "start": int(row["start"]), "end": int(row["end"]), "right": right} for row, right, _ in read if right is not None]


def _sorted_out(rows: list[dict], mentions: pd.DataFrame) -> tuple[list[dict], list[dict], list[str]]:
    """The answered rows that hold for these mentions: of names counted, of stretches not counted; and a sentence for each other row."""
    places = mentions[mentions["level"] == "named"][["doc_id", "start", "end", "actor"]]
    counted = set(places.itertuples(index=False, name=None))
    covered: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end, _ in sorted(counted):
        covered.setdefault(doc_id, []).append((start, end))
    named, unmatched, notes, seen = [], [], [], set()
    for row in rows:
        key = (row["doc_id"], row["start"], row["end"], row["actor"])
        if key in seen:
            notes.append(f"check.csv line {row['line']}: this place stands in an earlier line too; the row is left out.")
        elif row["actor"] and key not in counted:
            notes.append(f"check.csv line {row['line']}: no mention of {row['actor']!r} is counted at this place any more; the row is left out.")
        elif not row["actor"] and any(start < row["end"] and row["start"] < end for start, end in covered.get(row["doc_id"], ())):
            notes.append(f"check.csv line {row['line']}: a name is counted at this place now; the row is left out.")
        else:
            (named if row["actor"] else unmatched).append(row)
        seen.add(key)
    return named, unmatched, notes


def read_check(sheet: pd.DataFrame | None, mentions: pd.DataFrame, unmatched: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row, the reader's own check of this corpus: n_checked and n_right of the names counted with their precision, n_stretches and n_missed
    of the capitalised stretches not counted with the missed share, each with Wilson's 95 % interval (0..1), n_mentions and n_unmatched in all.

    `sheet` is the corpus's `check.csv` (see `check_sample`; None where there is none), `unmatched` the rows of `find_unmatched`. Shares are missing
    where nothing was checked. `.attrs["notes"]` has a sentence for each row that fits these mentions no more, `.attrs["rows"]` the rows that
    count. Raises UsageError that names each line that cannot be read.
    """
    named, stretches, notes = _sorted_out(_answers(sheet), mentions)
    n_right, n_missed = sum(row["right"] for row in named), sum(not row["right"] for row in stretches)
    row = {"n_checked": len(named), "n_right": n_right, **_share("precision", n_right, len(named)),
           "n_stretches": len(stretches), "n_missed": n_missed, **_share("missed_share", n_missed, len(stretches)), "n_mentions": int((mentions["level"] == "named").sum()),
           "n_unmatched": 0 if unmatched is None else len(unmatched)}
    card = pd.DataFrame([row])
    card.attrs = {"notes": notes, "rows": [*named, *stretches]}
    return card


def _share(name: str, count: int, total: int) -> dict[str, float]:
    low, high = wilson_interval(count, total)
    return {name: count / total if total else float("nan"), f"{name}_low": float(low), f"{name}_high": float(high)}


def corpus_card(check: pd.DataFrame) -> pd.DataFrame:
    """One row a measure of the reader's own check, ready to be shown: measure, n_of, n, share, low, high; no row where nothing was checked."""
    row = check.iloc[0]
    measures = [(RIGHT, "n_right", "n_checked", "precision"), (MISSED, "n_missed", "n_stretches", "missed_share")]
    rows = [(measure, int(row[part]), int(row[whole]), row[share], row[f"{share}_low"], row[f"{share}_high"])
            for measure, part, whole, share in measures if row[whole]]
    return pd.DataFrame(rows, columns=["measure", "n_of", "n", "share", "low", "high"]).astype({"measure": "str"})


def check_spans(check: pd.DataFrame) -> pd.DataFrame:
    """One row a place that the reader checked: measure (as in `corpus_card`), doc_id, start, end, hit (counts in n_of)."""
    rows = [(RIGHT if row["actor"] else MISSED, row["doc_id"], row["start"], row["end"], row["right"] == bool(row["actor"])) for row in check.attrs["rows"]]
    return pd.DataFrame(rows, columns=["measure", "doc_id", "start", "end", "hit"]).astype({"measure": "str", "doc_id": "str", "hit": "bool"})


@cache
def _measured() -> pd.DataFrame:
    rows = read_sheet(DATA / "accuracy.csv").drop(columns="line")
    numbers = {name: pd.to_numeric(rows[name].replace("", None)) for name in ("right", "n", "value")}
    rows = rows.assign(**numbers)
    shares = rows["measure"].isin(SHARES)
    low, high = wilson_interval(rows["right"].where(shares).astype("float64").to_numpy(), rows["n"].astype("float64").to_numpy())
    merges = rows["measure"] == "wrong merges"
    rows["value"] = (rows["right"] / rows["n"]).where(shares, rows["value"]).where(~merges, rows["right"])
    return rows.assign(low=low, high=high, right=rows["right"].astype("Int64"), n=rows["n"].astype("int64"))


def sample_accuracy(method: str = "") -> pd.DataFrame:
    """One row a measure on our hand-marked sample, not on the user's articles: method, texts, measure, right, n, value, low, high.

    Precision and recall are of the spans of names, with Wilson's 95 % interval (0..1); "span F1" and "B-cubed F1" have none; "wrong merges" is a
    number. `method` (rules or spacy) gives the rows of one way to find names and the agreement of the two markers.

    >>> card = sample_accuracy("spacy").set_index(["texts", "measure"])
    >>> bool(card.loc[("all texts", "precision"), "low"] < card.loc[("all texts", "precision"), "value"])
    True
    """
    rows = _measured()
    return rows[rows["method"].isin([method, "two markers"])].reset_index(drop=True) if method else rows.copy()


def sample_card(method: str) -> pd.DataFrame:
    """One row a part of our hand-marked sample, for one way to find names (rules, spacy), ready to be shown.

    Columns: texts, precision, recall, span_f1, aliases (B-cubed F1), roles (share right), each 0..1, and merges (wrong ones). No row for another method.

    >>> sample_card("rules")["texts"].tolist()
    ['all texts']
    """
    rows = _measured()
    names = {"precision": "precision", "recall": "recall", SPANS: "span_f1", "aliases: B-cubed F1": "aliases", "roles of states": "roles",
             "wrong merges": "merges"}
    wide = rows[rows["method"] == method].pivot(index="texts", columns="measure", values="value").rename(columns=names)
    wide = wide.reindex(columns=list(names.values())).rename_axis(columns=None).reset_index()
    return wide.astype({"texts": "str", "merges": "int64"})


def counting_error(check: pd.DataFrame | None = None, sample: pd.DataFrame | None = None) -> float:
    """The expected counting error, a share 0..1 of a count (method section 3): of this corpus if it was checked, else of our sample, else 0.10.

    It is one less F1 of the spans. For this corpus F1 is estimated from the precision of the names checked and from the share missed of the
    stretches not counted, each for all of its kind; at least 20 names must be checked, and at least one stretch.

    >>> counting_error()
    0.1
    """
    row = check.iloc[0] if check is not None else None
    if row is not None and row["n_checked"] >= LEAST_CHECKED and row["n_stretches"]:
        right, missed = row["precision"] * row["n_mentions"], row["missed_share"] * row["n_unmatched"]
        return float(1 - 2 * right / (row["n_mentions"] + right + missed))
    if sample is not None:
        spans = sample[(sample["texts"] == WHOLE) & (sample["measure"] == SPANS)]
        if len(spans):
            return float(1 - spans["value"].iloc[0])
    return UNKNOWN_ERROR
