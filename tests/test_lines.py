"""What a line of a news page is: the forms that agencies and papers use, and the sentences that only look like them."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.lines import (find_dates, looks_like_headline, match_byline, match_dateline, match_masthead, match_publication_line, name_outlet,
                           parse_date,
                           read_outlets)

LETTERS = st.text(st.sampled_from("ab AZ8.,:-—()|/\"'é年\u00a0\U0001f600\u0301\udc80 \t") | st.characters(), max_size=80)


@pytest.mark.parametrize("text, iso", [
    ("2023-08-24", "2023-08-24"), ("2023/8/4", "2023-08-04"), ("2023.8.4", "2023-08-04"), ("2023年8月24日", "2023-08-24"), ("2023年8月", "2023-08"),
    ("August 24, 2023", "2023-08-24"), ("Aug. 24 2023", "2023-08-24"), ("24 August 2023", "2023-08-24"), ("24th of August, 2023", "2023-08-24"),
    ("Sept 3, 2024", "2024-09-03"), ("March 2024", "2024-03"), ("24/08/2023", "2023-08-24"), ("8/24/2023", "2023-08-24"),
                                       ("07/07/2023", "2023-07-07"),
    ("08/09/2023", "2023"), ("May 5", ""), ("1-Mar-2020", "2020-03-01"), ("11:38 on 5 June 1989", "1989-06-05"),
])
def test_one_date(text, iso):
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize("text", ["2023-02-30", "June 31", "Aug 1,200 people", "they may 10 times", "$16 in May", "May 3.5 million", "12023-08-24",
                                  "Marchers 20"])
def test_no_date(text):
    assert list(find_dates(text)) == []


@pytest.mark.parametrize("cell, iso, precision", [
    ("2023", "2023", "year"), ("2023-08", "2023-08", "month"), ("2023-08-24T11:38:18Z", "2023-08-24", "day"),
                                                  ("2023-08-24T11:38:18+08:00", "2023-08-24", "day"),
    ("Thursday, 24 August 2023", "2023-08-24", "day"), ("24/08/2023 10:15", "2023-08-24", "day"), ("Aug 24, 2023 11:38 PM", "2023-08-24", "day"),
])
def test_whole_cell_is_a_date(cell, iso, precision):
    found = parse_date(cell)
    assert (found.iso, found.precision) == (iso, precision)


@pytest.mark.parametrize("cell", ["", "soon", "2023-13-45", "after 24 August 2023 or so", "24", "20230"])
def test_whole_cell_is_no_date(cell):
    assert parse_date(cell) is None


@pytest.mark.parametrize("line, published, outlet, carrier, editor", [
    ("Published: Jul 30, 2023 11:38 PM", "2023-07-30", "", "", ""),
    ("2023-08-24 11:38:18China Daily Editor : Li Yan ECNS App Download", "2023-08-24", "China Daily", "ECNS", "Li Yan"),
    ("2024-11-06 07:02:11Xinhua Editor : Ann Lee CNN App", "2024-11-06", "Xinhua", "CNN", "Ann Lee"),
    ("Source: Xinhua| 2023-08-24 11:38:18|Editor: huaxia", "2023-08-24", "Xinhua", "", "huaxia"),
    ("CNA | Source: Reuters | 3 May 2024", "2024-05-03", "Reuters", "Channel NewsAsia", ""),
    ("By Jane Doe | Kyodo News | Updated: 2024-01-02 07:10", "2024-01-02", "Kyodo News", "", ""),
    ("The Daily Bugle | 24 August 2023 | By Jane Doe", "2023-08-24", "The Daily Bugle", "", ""),
    ("Updated May 4, 2024, first published May 2, 2024", "2024-05-02", "", "", ""),
    ("Published May 2, 2024. Updated May 4, 2024", "2024-05-02", "", "", ""),
    ("Wed 9 Aug 2023 07.00 BST", "2023-08-09", "", "", ""), ("Issued on: 24/08/2023 - 10:11", "2023-08-24", "", "", ""),
    ("  March 3, 2022 · 5 min read ", "2022-03-03", "", "", ""), ("发布时间：2023年8月24日", "2023-08-24", "", "", ""),
    ("August 8", "", "", "", ""),
])
def test_publication_lines(line, published, outlet, carrier, editor):
    found = match_publication_line(line)
    assert (found.published, found.outlet, found.carrier, found.editor) == (published, outlet, carrier, editor)
    assert line[found.start:found.end] == line.strip()


@pytest.mark.parametrize("line", [
    "On August 8, 2023, the two sides met", "Parliament votes on August 24, 2023", "Election Day November 5, 2024", "Reuters",
                                  "Copyright 2023 Reuters", "",
    "The bank raised rates on 2 May 2024, Reuters reported", "Published", "2023",
])
def test_lines_of_text_are_no_publication_lines(line):
    assert match_publication_line(line) is None


@pytest.mark.parametrize("line, end, place, words, agency", [
    ("Beijing, August 8 -- A doctor", 21, "Beijing", "August 8", ""), ("BEIJING, Aug. 8 (Xinhua) -- A", 28, "BEIJING", "Aug. 8", "Xinhua"),
    ("BANGKOK (Reuters) - Police", 20, "BANGKOK", "", "Reuters"), ("LONDON, March 3 (AP) — The bank", 23, "LONDON", "March 3", "AP"),
    ("MANILA, Wednesday (Bernama) -- The", 31, "MANILA", "", "Bernama"), ("NAYPYITAW, Myanmar (AP) — The", 26, "NAYPYITAW, Myanmar", "", "AP"),
    ("Kyiv — The army", 7, "Kyiv", "", ""), ("ISLAMABAD: The prime", 11, "ISLAMABAD", "", ""), ("(Reuters) - The bank", 12, "", "", "Reuters"),
    ("New Delhi [India], May 3 (ANI): The", 32, "New Delhi [India]", "May 3", "ANI"), ("Aug 8 (Reuters) - A man", 18, "", "Aug 8", "Reuters"),
    ("GAZIANTEP, Feb 6, 2023 (Reuters/AFP) – Rescuers", 39, "GAZIANTEP", "Feb 6, 2023", "Reuters"), ("Beijing (dpa) – The", 16, "Beijing", "", "dpa"),
])
def test_datelines(line, end, place, words, agency):
    found = match_dateline(line)
    assert (found.end, found.place, found.date.words if found.date else "", found.agency) == (end, place, words, agency)
    if found.date:
        assert line[found.date.start:found.date.end] == words


@pytest.mark.parametrize("line", [
    "The plan - as it stands - is dead.", "Police — who were there — said", "BREAKING: The man", "EXCLUSIVE - The man", "JOHN SMITH: What now?",
                                  "THE PRESIDENT — WHO SAID",
    "NATO — The alliance", "In Beijing, August 8 - the day", "China - Thailand talks resumed", "Wang Yi (foreign minister) - The", "Kyiv", "",
                                  "Q: Why?",
])
def test_no_datelines(line):
    assert match_dateline(line) is None


@pytest.mark.parametrize("line, start, outlet, bracketed", [
    ("Global Times", 0, "Global Times", False), ("(Global Times)", 0, "Global Times", True), ("He said so. (Xinhua)", 12, "Xinhua", True),
    ("Source: China Daily", 0, "China Daily", False), ("— AFP", 0, "AFP", False), ("The Springfield Gazette", 0, "The Springfield Gazette", False),
    ("CHINA DAILY", 0, "China Daily", False), ("[Agence France-Presse]", 0, "AFP", True), ("  Reuters ", 2, "Reuters", False),
                                                            ("Rates stay.” (AP)", 13, "AP", True),
])
def test_mastheads(line, start, outlet, bracketed):
    found = match_masthead(line)
    assert (found.start, found.outlet, found.bracketed) == (start, outlet, bracketed)


@pytest.mark.parametrize("line", ["the agency (AP)", "He told Reuters.", "He said so. (End)", "(With inputs from ANI)", "Police",
                                  "The Times They Are Changing", "", "()"])
def test_no_mastheads(line):
    assert match_masthead(line) is None


@pytest.mark.parametrize("line, author, outlet", [
    ("By Jane Doe", "Jane Doe", ""), ("By Jane Doe, Reuters", "Jane Doe", "Reuters"), ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE", ""),
    ("Editor: Li Yan", "Li Yan", ""), ("Jane Doe, Staff Writer", "Jane Doe", ""), ("By Jane Doe | BBC News", "Jane Doe", "BBC"),
    ("(Reporting by Jane Doe; Editing by John Roe)", "Jane Doe; Editing by John Roe", ""), ("From Our Correspondent", "", ""),
                                                  ("By Jane Doe in Tokyo", "Jane Doe", ""),
])
def test_bylines(line, author, outlet):
    found = match_byline(line)
    assert (found.author, found.outlet) == (author, outlet)


@pytest.mark.parametrize("line", ["By Tuesday Evening", "By Monday the town had fallen.", "By the numbers", "Jane Doe in Beijing",
                                  "Writer wins prize", "By Jane Doe went home."])
def test_no_bylines(line):
    assert match_byline(line) is None


@pytest.mark.parametrize("line, says", [
    ("Joint efforts boosted to end crime", True), ("The minister speaks!", True), ("Crisis in the U.S.", True), ("Who won? Five takeaways", True),
                                        ("中国警方", True),
    ("Vote count begins in Nairobi", True), ("He won the vote.", False), ("Six were escorted back. Image source: Embassy", False),
                                        ("Global Times", False),
    ("By Jane Doe", False), ("Published: Jul 30, 2023", False), ("storm hits the coast", False), (" ".join(["Word"] * 31), False), ("", False),
])
def test_headlines(line, says):
    assert looks_like_headline(line, "A paragraph stands below.") is says
    assert not looks_like_headline(line, "  ")
    assert not looks_like_headline(line, "goes on in the next line.")


def test_every_writing_of_an_outlet_names_it():
    assert {name_outlet(name) for name, outlet in read_outlets().items() if name_outlet(name) != outlet.name} == set()
    assert {outlet.kind for outlet in read_outlets().values()} == {"agency", "newspaper", "broadcaster", "magazine", "site"}


@given(LETTERS)
def test_any_line_is_answered_and_offsets_lie_in_it(line):
    for found in (match_publication_line(line), match_dateline(line), match_masthead(line), match_byline(line)):
        assert found is None or 0 <= found.start < found.end <= len(line)
    assert all(line[found.start:found.end] == found.words for found in find_dates(line))
    assert looks_like_headline(line, "Text.") in (True, False)
