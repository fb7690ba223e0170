"""The first story, told of corpora small enough to count by eye: what stands on the page, what is missing and why, on ties, on one article, on nothing."""
from __future__ import annotations

import math
import random

import pandas as pd
import pytest
from run_fixture import write_corpus
from story_fixture import Told, tell

from helpers import association
from helpers.errors import UsageError

PORT = "Storm hits port\n\nThe storm hit the port on Monday. The port was closed for nine days, the port authority said.\n\nPhoto: City Archive\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The items of the first notebook on files: name -> text."""
    def of(files: dict[str, str], **parameters: object) -> tuple[dict[str, Told], dict]:
        place = tmp_path_factory.mktemp("story")
        return tell(write_corpus(place / "corpus", files), place / "run", **parameters)
    return of


def rows(item: Told, *columns: str) -> list[tuple]:
    return [tuple(row) for row in item.table[list(columns)].itertuples(index=False)]


@pytest.fixture(scope="module")
def one(told):
    return told({"one.txt": PORT})[0]


def test_one_article_has_its_lengths_and_what_it_is_too_short_for_is_missing_with_the_reason(one):
    # headline 3 words; running 7 and 11; set aside "Photo: City Archive" 3; the, port, storm repeat
    assert rows(one["articles"], "n_words", "n_types", "n_sentences", "words_per_sentence_median", "n_words_set_aside", "mattr_50", "mattr_low") == [
        ("21", "14", "3", "9.0", "3", "", "")]
    assert one["articles"].value("n_types") == "14" and float(one["articles"].value("share_of_words_set_aside")) == 3 / 24
    assert "articles-1-mattr-50" not in set(one["articles"].numbers["number_id"])
    assert rows(one["reading"], "longest_sentence_words", "flesch_reading_ease", "why_missing", "why_not") == [
        ("11", "", "fewer words than the fifty of a window, so no MATTR and no MTLD", "fewer than thirty running sentences")]
    assert one["reading"].finding == "The longest sentence: 11 words, in Storm hits port"


def test_the_longest_sentence_opens_itself_alone(one):
    spans = one["reading"].evidence.query("number_id == 'reading-1-longest-sentence-words'")
    first = PORT.index("The port was")
    assert spans["start"].astype(int).min() == first and spans["end"].astype(int).max() == first + len("The port was closed for nine days, the port authority said")


def test_in_one_article_every_row_rests_on_it_and_nothing_is_said_of_others(one):
    assert one["terms"].finding == "In this article: “port” 4 times, “storm” 2"
    assert rows(one["terms"], "term", "n", "n_texts", "n_largest_article", "rank", "rank_best", "rank_worst", "hollow")[:2] == [
        ("port", "4", "1", "4", "1", "1", "1", "True"), ("storm", "2", "1", "2", "2", "1", "2", "True")]
    assert "every row rests on the same article" in one["terms"].record["counted"]
    assert one["groups"].finding.startswith("Fewer than two groups are stated") and "keyness" not in one


def test_terms_say_how_often_in_how_many_texts_and_when(told):
    dated = "{title}\n\nPublished: March {day}, 2024\n\n{text}\n"
    items, names = told({
        "a.txt": dated.format(title="Strike at the port", day=4, text="The strike closed the port. The strike goes on."),
        "b.txt": dated.format(title="Strike over", day=6, text="The strike is over, the union said."), "c.txt": "Rain\n\nRain fell on the port.\n"})
    # strike: a 3 times, b 2; port: a 2, c 1; rain: c 2. Without a: strike 2, rain 2, port 1; without b: strike 3, port 3; without c five words stand before rain
    assert rows(items["terms"], "term", "n", "n_texts", "n_largest_article", "rank", "rank_best", "rank_worst", "first_date", "last_date")[:3] == [
        ("strike", "5", "2", "3", "1", "1", "1", "2024-03-04", "2024-03-06"), ("port", "3", "2", "2", "2", "1", "3", "2024-03-04", "2024-03-04"),
        ("rain", "2", "1", "2", "3", "1", "6", "", "")]
    weights = {(row.doc_id, row.term): float(row.tf_idf) for row in pd.read_csv(names["run_folder"] / "tables" / "term_weights.csv", encoding="utf-8-sig").itertuples()}
    assert weights["a", "strike"] == pytest.approx(association.tf_idf(3, 2, 3)) and weights["c", "rain"] == pytest.approx(association.tf_idf(2, 1, 3))



def test_each_tick_and_line_opens_its_sentence_and_stands_where_it_says(told):
    text = "Strike\n\nThe strike began, said the union. A strike, and another strike. No more."
    items, _ = told({"a.txt": text, "b.txt": "Rain\n\nNo strike here."}, terms_in_context=["Strike"], sort_lines="right")
    assert rows(items["concordance"], "before", "match", "after", "doc_id", "start") == [
        ("", "Strike", "", "a", "0"), ("A strike, and another", "strike", "", "a", str(text.rindex("strike"))), ("A", "strike", "and another strike", "a", str(text.index("A strike") + 2)),
        ("The", "strike", "began, said the union", "a", str(text.index("strike"))), ("No", "strike", "here", "b", "9")]
    assert rows(items["xray"], "term", "doc_id", "sentence", "n") == [("strike", "a", "1", "1"), ("strike", "a", "2", "1"), ("strike", "a", "3", "2"), ("strike", "b", "2", "1")]
    opened = items["concordance"].evidence.query("number_id.str.contains('-[0-9]+-')")
    assert set(opened["number_id"].str.rsplit("-", n=1).str[1]) == {"before", "match", "after"}
    assert {one["id"] for one in items["xray"].record["lists"]} >= {"e-xray-1", "e-xray-4"}


@pytest.mark.slow
def test_what_is_looked_at_and_is_nowhere_is_said_and_a_fourth_name_is_refused(told, tmp_path):
    items, _ = told({"a.txt": PORT}, terms_in_context=["earthquake"])
    assert items["concordance"].finding == "“earthquake” does not stand in these articles" and items["xray"].finding == "Nothing to look for stands in these articles"
    with pytest.raises(UsageError, match="up to three words, phrases or concepts"):
        told({"a.txt": PORT}, terms_in_context=["a", "b", "c", "d"])
    with pytest.raises(UsageError, match="holds no word"):
        told({"a.txt": PORT}, terms_in_context=["12"])


def test_the_users_stop_words_leave_the_lists_and_are_shown_first(told):
    items, names = told({"a.txt": PORT, "stopwords.csv": "word,decision,reason\nPort,stop,the subject of all\nsaid,keep,\n"})
    shown = {term for term, in rows(items["terms"], "term")}
    assert "port" not in shown and "said" in shown
    assert rows(items["stop-list"], "kind", "words")[:2] == [("added in stopwords.csv", "port"), ("kept as terms by stopwords.csv", "said")]
    written = pd.read_csv(names["run_folder"] / "registry" / "stopwords.csv", encoding="utf-8-sig")
    assert {("port", "stop"), ("said", "keep"), ("the", "stop")} <= set(written[["word", "decision"]].itertuples(index=False, name=None))


@pytest.mark.slow
def test_two_identical_articles_count_once(told):
    items, names = told({"a.txt": PORT, "b.txt": PORT})
    assert rows(items["terms"], "term", "n", "n_with_copies", "n_documents", "n_texts")[:1] == [("port", "4", "8", "2", "1")]
    assert items["terms"].value("n_documents") == "2" and items["terms"].value("n_with_copies") == "8"
    assert rows(items["numbers-in-text"], "written", "n", "n_documents", "n_texts") == [("9", "1", "2", "1")]
    assert items["terms"].finding == "In a single article: “port” 4 times, “storm” 2"


@pytest.mark.slow
def test_a_hundred_articles_of_one_sentence(told):
    items, _ = told({f"{at:03}.txt": f"The port of {'north' if at % 2 else 'south'} town was closed on day {at}." for at in range(100)})
    assert rows(items["terms"], "term", "n", "n_texts", "rank")[:3] == [("closed", "100", "100", "1"), ("day", "100", "100", "1"), ("port", "100", "100", "1")]
    assert "closed" in items["terms"].finding and "dispersion_dp" in set(items["terms"].numbers["column"])
    assert float(items["terms"].value("dispersion_dp")) == pytest.approx(0, abs=1e-9)
    assert len(items["reading"].table) == 100 and set(items["articles"].table["mattr_50"]) == {""}


@pytest.mark.slow
def test_articles_in_capitals_and_one_in_chinese(told):
    chinese = "中国和缅甸警方联合打击电信诈骗犯罪活动。双方表示将继续加强合作，维护两国边境地区的安全与稳定。" * 4
    loud = "STORM OVER\n\nTHE PORT OPENED ON TUESDAY. SHIPS LEFT THE PORT.\n"
    items, names = told({"loud.txt": loud, "low.txt": PORT, "zh.txt": chinese})
    assert names["corpus"].skipped["path"].tolist() == ["zh.txt"] and "English" in names["corpus"].skipped["reason"][0]
    assert rows(items["terms"], "term", "n", "n_texts")[:2] == [("port", "6", "2"), ("storm", "3", "2")]
    assert {term for term, in rows(items["terms"], "term")} == {term.lower() for term, in rows(items["terms"], "term")}


# groups, periods and a reference list: twenty texts of two hundred and seventy words and more, two outlets, four months

VOCABULARY = ("anchor barge beacon berth buoy cargo chain channel coal crane crew customs deck ferry fish flag fleet fog freight gale grain gull hatch hull island jetty "
              "keel lamp lighthouse lock mast mooring net oar oil pier pilot plank quay raft reef rope rudder sail salt sand shore steel tanker tide timber tug wave").split()


def season(at: int, outlet: str) -> str:
    """Thirty sentences of nine words drawn anew for each article, and what each outlet says."""
    drawn = random.Random(at)
    body = " ".join(f"The {' '.join(drawn.sample(VOCABULARY, 8))}." for _ in range(30))
    own = "Dockers walked out. The dockers want pay." if outlet == "East" else "Owners stay firm. The owners want calm."
    return f"Port news {at}\n\n{own}\n\n{body}\n\nThe harbour {'quake' if at == 3 else 'strike'} of day {at} goes on.\n"


def year() -> dict[str, str]:
    """Ten texts of each outlet, five a month from January to April; one of West long before, one of East without a date."""
    sheet, files = ["doc_id,outlet,published,translated"], {}
    for at in range(20):
        outlet = "East" if at % 2 else "West"
        files[f"{at:02}.txt"] = season(at, outlet)
        sheet.append(f"{at:02},{outlet},2024-{at // 5 + 1:02}-{at % 5 * 6 + 1:02},{'yes' if at == 1 else ''}")
    files |= {"old.txt": season(90, "West"), "undated.txt": season(91, "East"),
              "reference.csv": "term,n\nthe,900\nof,500\nstood,30\nport,20\nship,1\n"}
    return files | {"metadata.csv": "\n".join([*sheet, "old,West,2019-01-01,", "undated,East,,"]) + "\n"}


@pytest.fixture(scope="module")
def grouped(told):
    return told(year())


@pytest.mark.slow
def test_groups_are_compared_within_shared_dates_and_what_that_leaves_out_is_named(grouped):
    items, names = grouped
    sizes = names["sizes"].set_index("group")
    # West from day one of January, East from day seven; West to the nineteenth of April, East to the twenty-fifth
    assert sizes.loc["East", ["n_texts", "n_texts_reference", "n_words", "open"]].tolist() == [9, 9, 9 * 286, True]
    assert rows(items["outside-dates"], "doc_id", "reason", "comparisons") == [
        ("00", "before the dates that both cover", "East; West"), ("19", "after the dates that both cover", "East; West"),
        ("old", "before the dates that both cover", "East; West"), ("undated", "no date that can be used", "East; West")]
    assert "terms-of-one-article" not in items and "groups" not in items


@pytest.mark.slow
def test_a_term_of_a_group_has_its_counts_scores_and_firmness_by_hand(grouped):
    table = grouped[0]["keyness"].table.set_index(["group", "term"])
    dockers = table.loc["East", "dockers"]
    # twice in each of the nine texts of East that are compared, never in West
    assert dockers[["n", "n_reference", "n_texts", "n_largest_article", "rank", "rank_best", "rank_worst"]].tolist() == ["18", "0", "9", "2", "1", "1", "1"]
    assert float(dockers["log_likelihood"]) == pytest.approx(association.keyness(18, 0, 9 * 286, 9 * 286))
    assert float(dockers["log_ratio"]) == pytest.approx(math.log2(18 / 0.5)) and 0.001 <= float(dockers["p_texts"]) <= 0.01
    assert grouped[0]["keyness"].finding == "Here “dockers” sets East apart, “owners” West"
    assert set(grouped[0]["keyness"].table["group"]) == {"East", "West"} and {"p_texts", "rank_worst"} <= set(grouped[0]["keyness"].numbers["column"])


@pytest.mark.slow
def test_the_reference_list_has_counts_texts_and_the_largest_article(grouped):
    item = grouped[0]["against-reference"]
    assert {"n", "n_texts", "n_largest_article", "log_likelihood", "log_ratio"} <= set(item.numbers["column"])
    words = len(grouped[1]["words"])
    first = item.table.iloc[0]
    assert float(first["log_likelihood"]) == pytest.approx(association.keyness(int(first["n"]), int(first["n_reference"]), words, 1451))
    assert not {"the", "of"} & set(item.table["term"])


@pytest.mark.slow
def test_past_the_gate_a_line_has_gaps_and_the_strip_of_days_is_gone(grouped):
    table = grouped[0]["terms-over-time"].table
    assert {"2019-01", "2024-01", "2024-04"} <= set(table["period"]) and "days" not in grouped[0]
    gap = table[table["period"] == "2020-01"]
    assert set(gap["gap"]) == {"True"} and set(gap["rate_per_10000_words"]) == {""} and set(gap["n"]) == {"0"}
    assert grouped[0]["terms-over-time"].record["has_figure"]


@pytest.mark.slow
def test_readability_stands_past_thirty_sentences_and_not_for_a_translation(grouped):
    table = grouped[0]["reading"].table.set_index("doc_id")
    assert table.loc["01", ["flesch_reading_ease", "why_not"]].tolist() == ["", "marked as translated: it would measure the translation"]
    stats = grouped[1]["stats"].set_index("doc_id")
    assert float(table.loc["02", "gunning_fog"]) == pytest.approx(stats.loc["02", "gunning_fog"]) and table.loc["02", "why_not"] == ""
    assert stats.loc["01", "gunning_fog"] > 0 and {"flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog"} <= set(grouped[0]["reading"].numbers["column"])
