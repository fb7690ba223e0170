"""The five founding articles, marked by hand line by line (notes/marking.md) before any rule was tuned: which line is what."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.cleaning import COUNTED, find_zones, set_aside

# Article number -> zone -> numbers of the lines that are wholly it (a paragraph may have a dateline or an end mark cut off).
# What is not listed is a paragraph.
MARKED = {
    "000": {"caption": [5, 19, 31, 45, 53], "subheading": [7, 9, 33, 35]},
    "001": {"headline": [1], "byline": [3], "deck": [5], "related": [43, 46, 48], "footer": [51, 52, 53, 54, 55]},
    "002": {"headline": [1], "byline": [2], "caption": [3], "duplicate": [5], "agency_tag": [33]},
    "003": {"headline": [1], "duplicate": [3], "agency_tag": [34], "comment_form": [36, 38, 40, 42]},
    "004": {},
}
PARTS = {("000", 1): ("dateline", "Beijing, August 8 --"), ("000", 57): ("end_mark", "(End)")}


@pytest.fixture(scope="module")
def read(seeds) -> tuple[pd.DataFrame, pd.DataFrame]:
    texts = {path.stem.split("_")[0]: path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))}
    documents = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values())}).astype("str")
    return documents, find_zones(documents)


def lines_of(text: str) -> list[tuple[int, int, int]]:
    """(number, start, stop) of every line that is not blank."""
    found, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if line.strip():
            found.append((number, at, at + len(line.rstrip())))
        at += len(line)
    return found


def expected_zone(doc_id: str, number: int) -> str:
    return next((zone for zone, numbers in MARKED[doc_id].items() if number in numbers), "paragraph")


@pytest.mark.parametrize("doc_id", sorted(MARKED))
def test_every_line_is_what_the_hand_says(read, doc_id):
    documents, zones = read
    text = documents.loc[documents["doc_id"] == doc_id, "text"].iloc[0]
    mine = zones[zones["doc_id"] == doc_id]
    for number, start, stop in lines_of(text):
        inside = mine[(mine["start"] < stop) & (mine["end"] > start) & (mine["zone"] != "blank")]
        part = PARTS.get((doc_id, number))
        found = [(row.zone, text[row.start:row.end]) for row in inside.itertuples()]
        body = [(zone, piece) for zone, piece in found if (zone, piece) != part]
        assert (part is None) == (len(body) == len(found)), f"{doc_id} line {number}: {[zone for zone, _ in found]}"
        assert [zone for zone, _ in body] == [expected_zone(doc_id, number)], f"{doc_id} line {number}"
        assert len(body[0][1]) >= stop - start - (len(part[1]) + 1 if part else 0), f"{doc_id} line {number} lost characters"


def test_a_counted_character_for_every_body_character(read):
    documents, zones = read
    counted = zones[zones["zone"].isin(COUNTED)]
    assert counted.groupby("doc_id").size().to_dict() == {"000": 24, "001": 20, "002": 14, "003": 16, "004": 8}


def test_what_was_set_aside_is_counted(read):
    rows = set_aside(*read).set_index(["zone", "rule"])
    assert rows.loc[("footer", "licence number"), "n_stretches"] == 2
    assert rows.loc[("caption", "photo credit"), ["n_stretches", "n_documents"]].tolist() == [6, 2]
    assert rows.loc[("duplicate", "repeated line"), ["n_stretches", "n_documents"]].tolist() == [2, 2]
