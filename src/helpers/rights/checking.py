"""What `dateline verify` says of a copy: it has no places to count from; its numbers are compared with those of the run it was made of."""
from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from helpers.errors import UsageError
from helpers.rights.keyed import KEY_FILE, keyed_ids
from helpers.tables import read_sheet


def is_shared(folder: Path) -> bool:
    """Whether the folder is a copy that `--redact` or `--mask-care` wrote."""
    record = folder / "run.json"
    return record.is_file() and "shared" in json.loads(record.read_text(encoding="utf-8"))


def _whole(folder: Path) -> Path:
    return folder.with_name(folder.name.removesuffix("-shared"))


def _ids(run: Path) -> pd.Series:
    """How many ids each number has, and which, as one text a number."""
    key = (run / KEY_FILE).read_text(encoding="utf-8").strip()
    evidence = read_sheet(run / "tables" / "evidence.csv")
    return evidence.assign(place=keyed_ids(key, evidence[["doc_id", "start", "end"]].itertuples(index=False, name=None)))


def _differing(run: Path, folder: Path) -> list[str]:
    """The numbers whose value or places are not those of the run, by id and place in the table."""
    ours, theirs = read_sheet(run / "tables" / "numbers.csv"), read_sheet(folder / "tables" / "numbers.csv")
    ours, theirs = (numbers[(numbers["item"] != "page") & numbers["kind"].isin(["count", "score"])].reset_index(drop=True) for numbers in (ours, theirs))
    if len(ours) != len(theirs):
        return [f"the run has {len(ours)} counted and computed numbers, the copy {len(theirs)}"]
    wrong = [theirs["number_id"][at] for at in range(len(ours)) if (ours["value"][at], ours["shown"][at]) != (theirs["value"][at], theirs["shown"][at])]
    mine, copied = _places(_ids(run)), _places(read_sheet(folder / "tables" / "evidence.csv"))
    pairs = zip(ours["number_id"], theirs["number_id"], strict=True)
    return list(dict.fromkeys([*wrong, *(copy for number, copy in pairs if mine.get(number) != copied.get(copy))]))


def _places(evidence: pd.DataFrame) -> dict[str, list[str]]:
    return {number: sorted(set(rows["place"])) for number, rows in evidence.groupby("number_id")}


def check_shared(folder: Path) -> tuple[bool, str]:
    """Whether the numbers of a copy and the places they were counted from are those of its run, and the line that says so.

    Raises UsageError where the run is not there with its key: a copy alone cannot be counted again.
    """
    run = _whole(folder)
    if run == folder or not (run / KEY_FILE).is_file():
        raise UsageError(f"{folder.name} is a copy to share, without the places in the articles: nobody can count it again; verify the whole run that it was made of, which has the key.")
    wrong = _differing(run, folder)
    lead = f"{folder.name} is a copy to share and has no places to count from; verify {run.name} for that. With its key"
    if wrong:
        return False, f"{lead}, {len(wrong)} numbers of the copy differ: {', '.join(wrong[:10])}{' …' if len(wrong) > 10 else ''}."
    return True, f"{lead}, all counted and computed numbers of the copy, and their places, equal those of {run.name}."
