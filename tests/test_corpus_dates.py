"""When an article was published and by whom: other affairs than the seeds', each with what a careful reader would record."""
from __future__ import annotations

import pytest

from helpers.corpus import read_corpus
from helpers.corpus.dating import Dating, doubt_published, infer_year

BODY = "The people of the town were told that the count of the votes would go on through the night, and that the result was not yet known.\n"
MORE = "It was said by those who were there that the hall had been full since the morning, and that there was no trouble of any kind.\n"


def one(make_corpus, text, metadata=""):
    files = {"a.txt": text} | ({"metadata.csv": metadata} if metadata else {})
    return read_corpus(make_corpus(files)).documents.iloc[0]


@pytest.mark.parametrize("text, published, precision, source", [
    (f"Kenya counts\n\nPublished: 10 August 2022 08:15\n\n{BODY}", "2022-08-10", "day", "publication line"),
    (f"Kenya counts\n\nNAIROBI, Aug 10 (Reuters) - {BODY}", "Aug 10", "none", "dateline"),
    (f"NAIROBI, August 10, 2022 (AFP) -- {BODY}", "2022-08-10", "day", "dateline"),
    (f"Kenya counts\nAugust 2022\n{BODY}", "2022-08", "month", "publication line"),
    (f"Kenya counts\n10/08/2022\n{BODY}", "2022", "year", "publication line"),
    (f"Kenya counts\n\nNAIROBI, Aug 10 (Reuters) - {BODY}\nSource: Reuters | 2022-08-11 07:10\n", "2022-08-11", "day", "publication line"),
    (f"Kenya counts\n\n{BODY}", "", "none", ""),
    (f"Kenya counts\n\nOn August 9, 2022, {BODY}", "", "none", ""),
    (f"How the vote went\n\nAugust 9, 2022\n{BODY}\nAugust 10, 2022\n{MORE}", "", "none", ""),
    (f"Kenya counts\n\n{BODY * 4}\n{MORE}\nMore on this\nMay 3, 2021\n", "", "none", ""),
])
def test_where_the_date_stands(make_corpus, text, published, precision, source):
    row = one(make_corpus, text)
    assert (row.published, row.published_precision, row.published_from) == (published, precision, source)


@pytest.mark.parametrize("text, outlet, source, carrier", [
    (f"Kenya counts\n\nNAIROBI, Aug 10 (Reuters) - {BODY}", "Reuters", "credit", ""),
    (f"Kenya counts\n\nThe Daily Bugle | 10 August 2022 | By Jane Doe\n\n{BODY}", "The Daily Bugle", "credit", ""),
    (f"Kenya counts\n\nThe Daily Bugle | 10 August 2022\n\n{BODY}\n(Reuters)\n", "Reuters", "masthead", "The Daily Bugle"),
    (f"Kenya counts\n\nBy Jane Doe, Associated Press\n\n{BODY}", "AP", "credit", ""),
    (f"Kenya counts\n\n{BODY}{MORE}\nDaily Nation\n", "Daily Nation", "masthead", ""),
    (f"Kenya counts\n\n{BODY}{MORE.strip()} (Xinhua)\n\nComments\n\nLeave a Reply\n", "Xinhua", "masthead", ""),
    (f"Kenya counts\n\n2022-08-10 09:01:22Xinhua Editor : Ann Lee CGTN App Download\n\n{BODY}", "Xinhua", "credit", "CGTN"),
    (f"Kenya counts\n\nReuters reported on Tuesday. {BODY}{MORE} The Daily Nation said so too.\n", "", "", ""),
    (f"# Kenya counts\n\n*By Jane Doe | 10 August 2022*\n\n{BODY}\n**Source:** [BBC Sport](https://b.c)\n", "BBC", "masthead", ""),
    (f"Kenya counts\n\n{BODY}\n© 2022 Reuters. All rights reserved.\n", "", "", "Reuters"),
    (f"Kenya counts\n\n{BODY}\nThis article was originally published by The Conversation. Read it there.\n\nDaily Nation\n", "The Conversation",
     "credit",
     "Daily Nation"),
    (f"Kenya counts\n\n{BODY} the Xinhua News Agency reported.\nThe men told CNN.\n", "", "", ""),
])
def test_who_wrote_it(make_corpus, text, outlet, source, carrier):
    row = one(make_corpus, text)
    assert (row.outlet, row.outlet_from, row.carrier) == (outlet, source, carrier)


def test_metadata_wins_over_the_text(make_corpus):
    text = f"Kenya counts\n\nThe Daily Bugle | 10 August 2022\n\nNAIROBI (Reuters) - {BODY}"
    row = one(make_corpus, text, "path,title,outlet,carrier,published,url,translated\n"
              "a.txt,The count,Associated Press,Kwani,2022-08-12,https://a.b/c,Yes\n")
    assert (row.title, row.outlet, row.outlet_from, row.carrier, row.url, row.translated) == ("The count", "AP", "metadata", "Kwani", "https://a.b/c",
                                                                                              "yes")
    assert (row.published, row.published_precision, row.published_from) == ("2022-08-12", "day", "metadata")
    assert row.text == text


@pytest.mark.parametrize("said, doubts", [
    ("On August 12, the court ruled that the count was fair.", True),
    ("From August 9 to 14, observers were in the country.", True),
    ("The court, on Friday, Aug. 12, 2022, rejected the plea.", True),
    ("On August 9, the polls opened.", False),
    ("On August 12, the court will rule on the count.", False),
    ("The result was to be known by August 15.", False),
    ("The hearing was postponed to August 15.", False),
    ("On August 12 last year, the court ruled that the count was fair.", False),
    ("On August 12, 2021, the court ruled that the count was fair.", False),
    ("On November 12, the court ruled that the count was fair.", False),
    ("The team was told that on August 12 the ship would sail.", False),
    ("About 20 of the August 12 tickets were sold.", False),
])
@pytest.mark.parametrize("dating", [Dating("2022-08-10", "day", "metadata", "", 8, 10), Dating("August 10", "none", "dateline", "", 8, 10)])
def test_a_later_day_told_as_past_puts_a_date_in_doubt(said, doubts, dating):
    doubts = doubts and not ("2022" in said and dating.precision == "none")
    assert bool(doubt_published(f"{BODY}{said} {MORE}", dating)) is doubts


def test_a_year_is_inferred_only_where_the_corpus_settles_it():
    words = Dating("August 10", "none", "dateline", "", 8, 10)
    known = ["2022-08-01", "2022-08-09", "2022-09-01"]
    assert infer_year(words, known) == Dating("2022-08-10", "day", "inferred", "", 8, 10)
    assert infer_year(words, known[:2]) == words
    assert infer_year(words, ["2021-08-09", *known]) == words
    assert infer_year(words, ["2022-01-01", "2022-01-02", "2022-01-03"]) == words
    doubted = words._replace(doubt="later day")
    assert infer_year(doubted, known) == doubted


def test_an_inferred_year_is_told_in_the_ledger(make_corpus):
    dated = {f"d{day}.txt": f"Kenya counts\n\nPublished: {day} August 2022\n\n{BODY}{day}\n" for day in (8, 9, 11)}
    corpus = read_corpus(make_corpus({**dated, "w.txt": f"NAIROBI, Aug 10 (Reuters) - {BODY}"}))
    row = corpus.documents.set_index("doc_id").loc["w"]
    assert (row.published, row.published_precision, row.published_from) == ("2022-08-10", "day", "inferred")
    assert "the year of its date (Aug 10) is inferred" in corpus.files.set_index("path").loc["w.txt", "doubts"]


@pytest.mark.parametrize("text, title", [
    (f"Kenya counts\n{BODY}", "Kenya counts"), (f"# Kenya *counts*\n\n{BODY}", "Kenya counts"), (f"WORLD\nKenya counts\n{BODY}", "Kenya counts"),
    (f"The Guardian\n10 August 2022\nKenya counts\n{BODY}", "Kenya counts"), (BODY, ""), (f"By Jane Doe\n{BODY}", ""),
                                         (f"KENYA COUNTS ITS VOTES\n{BODY.upper()}", "KENYA COUNTS ITS VOTES"),
])
def test_the_title_is_the_headline(make_corpus, text, title):
    assert one(make_corpus, text).title == title
