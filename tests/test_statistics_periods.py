"""Terms over time, the user's reference list, and which terms set a group apart."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers import statistics
from helpers.errors import UsageError
from tests.test_statistics import measure, rows  # noqa: F401 - a fixture

STRIKE = "The strike goes on."
CALM = "The port is calm."


def dated(day, **more):
    return {"published": day, "published_precision": "day" if len(day) == 10 else "month" if len(day) == 7 else "none"} | more


FOLDER = {
    "a": (STRIKE, dated("2024-01-03")), "b": (CALM, dated("2024-01-20")), "c": (STRIKE + " " + STRIKE, dated("2024-03")),
    "copy": (STRIKE, dated("2024-02-01", text_id="a")), "undated": (STRIKE, dated("")), "doubt": (STRIKE, dated("2025-01-01", published_doubt="told as past")),
}


def test_months_have_rates_over_their_own_words_and_gaps_stay_gaps(measure):  # noqa: F811
    documents, _, _, words = measure(FOLDER)
    table = statistics.over_time(statistics.count_terms(words), documents, words, ["strike", "port"])
    assert rows(table, "term", "period", "n", "n_words", "n_texts_with", "n_texts", "gap") == [
        ("strike", "2024-01", 1, 8, 1, 2, False), ("strike", "2024-02", 0, 0, 0, 0, True), ("strike", "2024-03", 2, 8, 1, 1, False),
        ("port", "2024-01", 1, 8, 1, 2, False), ("port", "2024-02", 0, 0, 0, 0, True), ("port", "2024-03", 0, 8, 0, 1, False)]
    assert table["rate_per_10000_words"].fillna(-1).tolist() == [1250.0, -1, 2500.0, 1250.0, -1, 0.0]
    assert table["thin"].all()


def test_a_day_takes_no_article_of_which_only_the_month_is_known(measure):  # noqa: F811
    documents, _, _, words = measure(FOLDER)
    table = statistics.over_time(statistics.count_terms(words), documents, words, ["strike"], "day")
    assert table["period"].iloc[[0, -1]].tolist() == ["2024-01-03", "2024-01-20"]
    assert len(table) == 18 and table["n"].sum() == 1


def many(per_month):
    return {f"{month}-{at}": (f"{STRIKE} {CALM}", dated(f"2024-{month:02}-{at + 10}")) for month, n in per_month.items() for at in range(n)}


@pytest.mark.parametrize(("per_month", "chosen"), [({1: 3, 2: 3, 3: 3, 4: 3}, "month"), ({1: 3, 2: 3, 3: 3, 4: 2}, ""), ({}, "")])
def test_the_finest_period_with_enough_texts_is_chosen(measure, per_month, chosen):  # noqa: F811
    documents, *_ = measure(many(per_month))
    assert statistics.choose_period(documents) == chosen
    assert statistics.time_gate(documents, "month").open is (chosen == "month")


def test_days_win_where_each_has_three_texts(measure):  # noqa: F811
    documents, *_ = measure({f"{day}-{at}": (STRIKE, dated(f"2024-05-{day:02}")) for day in (1, 2, 3, 8) for at in "xyz"})
    assert statistics.choose_period(documents) == "day"
    assert statistics.choose_period(documents, "month") == ""


def test_carriers_of_one_text_make_no_period_full(measure):  # noqa: F811
    documents, *_ = measure({f"{month}-{at}": (STRIKE, dated(f"2024-{month:02}-01", text_id=f"{month}-0")) for month in (1, 2, 3, 4) for at in range(3)})
    assert statistics.choose_period(documents) == ""


def test_an_unknown_period_is_named(measure):  # noqa: F811
    documents, *_ = measure(FOLDER)
    with pytest.raises(UsageError, match="monht"):
        statistics.choose_period(documents, "monht")


def sheet(*lines):
    return pd.DataFrame([(term, n, at) for at, (term, n) in enumerate(lines, 2)], columns=["term", "n", "line"])


def test_a_reference_list_is_read_as_the_articles_are(measure):  # noqa: F811
    reference = statistics.read_reference(sheet(("Port", "1,200"), ("port's", "3"), ("the", "9000")))
    assert rows(reference, "term", "n") == [("port", 1203), ("the", 9000)]
    documents, _, _, words = measure({"a": "The port and the port."})
    table = statistics.keyness_against(statistics.count_terms(words), documents, reference)
    assert set(
        rows(table, "term", "n", "n_reference")) == {("port", 2, 1203), ("and", 1, 0), ("the", 2, 9000)}


@pytest.mark.parametrize(("line", "said"), [(("rate cut", "3"), "not one word"), (("2024", "3"), "not one word"), (("rate", "many"), "no count"), (("rate", "-1"), "no count")])
def test_a_wrong_line_of_the_reference_list_is_named(line, said):
    with pytest.raises(UsageError, match=f"line 3: .*{said}"):
        statistics.read_reference(sheet(("port", "1"), line))


def test_without_a_reference_list_there_is_no_row():
    assert len(statistics.read_reference(None)) == 0


GROUPS = {f"{group}{at}": (text * 130, {"outlet": group}) for group, text in (("north", "Ice closed the port again. Gas prices rose in the city. "),
                                                                            ("south", "Rain closed the road again. Oil prices rose in the city. ")) for at in range(3)}


def test_terms_that_set_a_group_apart_are_those_of_open_groups_alone(measure):  # noqa: F811
    documents, _, _, words = measure(GROUPS | {"west0": ("Snow fell. " * 3, {"outlet": "west"})})
    counts = statistics.count_terms(words)
    sizes = statistics.size_groups(counts, documents, "outlet")
    top = statistics.top_keyness(statistics.keyness(counts, documents, "outlet"), sizes, most=3)
    assert set(top["group"]) == {"north", "south"} and not top["hollow"].any()
    assert (top["log_likelihood"] > 0).all() and not set(top["term"]) & statistics.stop_words()


def test_no_group_is_set_apart_below_the_gate(measure):  # noqa: F811
    documents, _, _, words = measure({"a": ("Ice closed the port.", {"outlet": "north"}), "b": ("Rain closed it.", {"outlet": "south"})})
    counts = statistics.count_terms(words)
    assert len(statistics.top_keyness(statistics.keyness(counts, documents, "outlet"), statistics.size_groups(counts, documents, "outlet"))) == 0


def test_the_reference_list_is_a_file_of_the_corpus_and_no_article(make_corpus):
    from helpers.corpus import read_corpus

    corpus = read_corpus(make_corpus({"a.txt": "The port is closed and the strike goes on in the city.", "reference.csv": "term,n\nport,5\n"}))
    assert corpus.documents["doc_id"].tolist() == ["a"] and not len(corpus.skipped)
    assert rows(statistics.read_reference(corpus.inputs["reference"]), "term", "n") == [("port", 5)]


SPANS = {"e1": ("x", dated("2024-01-05", outlet="East")), "e2": ("x", dated("2024-03-05", outlet="East")), "e3": ("x", dated("", outlet="East")),
         "w1": ("x", dated("2024-02-01", outlet="West")), "w2": ("x", dated("2024-05-01", outlet="West")), "none": ("x", dated("2024-02-02"))}


def test_two_groups_are_compared_within_the_dates_that_both_cover(make_documents):
    left = statistics.outside_shared_dates(make_documents(SPANS), "outlet", "East", "West")
    assert rows(left, "doc_id", "group", "reason") == [
        ("e1", "East", "before the dates that both cover"), ("e3", "East", "no date that can be used"), ("w2", "West", "after the dates that both cover")]
    assert rows(statistics.outside_shared_dates(make_documents(SPANS), "outlet", "East"), "doc_id") == [("e1",), ("e3",), ("w2",)]


def test_without_dates_on_one_side_nothing_is_left_out(make_documents):
    documents = make_documents({"a": ("x", {"outlet": "East"}), "b": ("x", dated("2024-02-01", outlet="West"))})
    assert len(statistics.outside_shared_dates(documents, "outlet", "East", "West")) == 0
    with pytest.raises(UsageError, match="did you mean 'West'"):
        statistics.outside_shared_dates(documents, "outlet", "East", "Wset")


def test_by_itself_a_period_is_chosen_that_leaves_no_more_marks_than_can_be_told_apart(make_documents):
    from helpers.statistics import choose_period

    days = [f"2024-{month:02d}-{day:02d}" for month in range(1, 7) for day in range(1, 29)]
    documents = make_documents({f"{day}-{at}": (f"Talks {day} {at}.", {"published": day, "published_precision": "day"}) for day in days for at in range(3)})
    assert choose_period(documents) == "week" and choose_period(documents, "day") == "day"
    assert choose_period(documents[documents["published"] < "2024-02-20"]) == "day"
