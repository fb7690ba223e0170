"""The five seed articles: what a careful reader records of each."""
from __future__ import annotations

import csv
import zipfile

import pytest

from helpers.corpus import corpus_listing, read_corpus

SAYS = {
    "000": ("", "", "", "August 8", "none", "dateline"),
    "001": ("China Daily", "credit", "ECNS", "2023-08-24", "day", "publication line"),
    "002": ("Global Times", "masthead", "", "2023-07-30", "day", "publication line"),
    "003": ("Global Times", "masthead", "", "", "none", ""),
    "004": ("", "", "", "", "none", ""),
}


@pytest.fixture(scope="module")
def documents(seeds):
    return read_corpus(seeds).documents.set_index(read_corpus(seeds).documents["doc_id"].str[:3])


@pytest.mark.parametrize("article", sorted(SAYS))
def test_outlet_and_date(documents, article):
    row = documents.loc[article]
    assert (row.outlet, row.outlet_from, row.carrier, row.published, row.published_precision, row.published_from) == SAYS[article]


def test_only_the_dateline_before_days_told_as_past_is_in_doubt(documents):
    doubts = documents["published_doubt"]
    assert "August 8 to 15" in doubts["000"]
    assert set(doubts.drop("000")) == {""}


def test_titles(documents):
    assert documents["title"].str.split().str.len().to_dict() == {"000": 0, "001": 7, "002": 15, "003": 14, "004": 0}


def test_text_is_the_file(seeds, documents):
    for path, text in zip(documents["path"], documents["text"], strict=True):
        assert (seeds / path).read_bytes().decode("utf-8") == text


def test_ledger_has_a_row_a_file(seeds):
    corpus = read_corpus(seeds)
    assert corpus.skipped.empty
    assert corpus_listing(corpus)["status"].tolist() == ["read"] * 5


def test_a_table_and_a_zip_of_the_same_articles_give_the_same_texts(seeds, documents, tmp_path):
    (tmp_path / "both").mkdir()
    with zipfile.ZipFile(tmp_path / "both" / "z.zip", "w") as archive, (tmp_path / "both" / "t.csv").open("w", newline="", encoding="utf-8") as table:
        rows = csv.writer(table)
        rows.writerow(["text"])
        for path in sorted(seeds.iterdir()):
            archive.write(path, path.name)
            rows.writerow([path.read_text(encoding="utf-8")])
    both = read_corpus(tmp_path / "both").documents
    assert both["text"].tolist() == documents["text"].tolist() * 2
    assert both["published"].tolist() == documents["published"].tolist() * 2 and both["outlet"].tolist() == documents["outlet"].tolist() * 2
