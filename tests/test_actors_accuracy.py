"""The accuracy cards: a reader's check typed out, its bad rows named by line, and the figures measured on our sample."""
from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.actors.accuracy import check_spans, corpus_card, counting_error, read_check, sample_accuracy, sample_card
from helpers.association import wilson_interval
from helpers.errors import UsageError
from helpers.stories.named.trust import _wrong_merges


def sheet(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["doc_id", "start", "end", "actor", "sentence", "right"], dtype="str")
    return frame.assign(line=range(2, len(rows) + 2))


def mentions(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "actor"]).assign(level="named")


MENTIONS = mentions(("a", 0, 4, "Okoro"), ("a", 9, 13, "Okoro"), ("b", 0, 6, "Serwaa"), ("b", 20, 25, "Accra"))
ROWS = [("a", "0", "4", "Okoro", "…", "yes"), ("a", "9", "13", "Okoro", "…", "No"), ("b", "0", "6", "Serwaa", "…", "Y"),
        ("b", "20", "25", "Accra", "…", ""), ("b", "40", "45", "", "…", "no"), ("b", "50", "55", "", "…", "yes"), ("b", "60", "65", "", "…", "")]


def test_a_check_is_one_row_with_its_intervals():
    card = read_check(sheet(*ROWS), MENTIONS)
    row = card.iloc[0]
    assert (row.n_checked, row.n_right, row.n_stretches, row.n_missed) == (3, 2, 2, 1)
    assert (row.precision, row.missed_share) == (2 / 3, 1 / 2)
    assert (row.precision_low, row.precision_high) == pytest.approx(wilson_interval(2, 3)) and card.attrs["notes"] == []


@pytest.mark.parametrize("given_sheet", [None, sheet(), sheet(("a", "0", "4", "Okoro", "…", ""))])
def test_nothing_checked_is_a_row_without_shares(given_sheet):
    row = read_check(given_sheet, MENTIONS).iloc[0]
    assert (row.n_checked, row.n_stretches) == (0, 0) and math.isnan(row.precision) and math.isnan(row.missed_share_high)
    assert len(corpus_card(read_check(given_sheet, MENTIONS))) == 0


@pytest.mark.parametrize("row, says", [
    (("a", "0", "4", "Okoro", "…", "yess"), "line 3: right is 'yess' .did you mean 'yes'"), (("a", "0", "4", "Okoro", "…", "?"), "line 3: .*write yes or no"),
    (("a", "zero", "4", "Okoro", "…", "yes"), "line 3: start 'zero'"), (("a", "0", "-4", "Okoro", "…", "yes"), "line 3: .*'-4'"),
])
def test_a_row_that_cannot_be_read_is_named_by_line(row, says):
    with pytest.raises(UsageError, match=says):
        read_check(sheet(ROWS[0], row), MENTIONS)


def test_a_sheet_without_its_columns_says_what_its_head_must_be():
    with pytest.raises(UsageError, match="no column 'right'.*doc_id, start, end, actor, sentence, right"):
        read_check(sheet(*ROWS).drop(columns="right"), MENTIONS)


def test_rows_of_an_earlier_run_are_left_out_and_named():
    moved = [("a", "0", "4", "Ngozi Okoro", "…", "yes"), ("b", "22", "30", "", "…", "no"), ("c", "0", "4", "Okoro", "…", "no"), ROWS[0], ROWS[0]]
    card = read_check(sheet(*moved), MENTIONS)
    assert [note.split(": ")[0] for note in card.attrs["notes"]] == [f"check.csv line {line}" for line in (2, 3, 4, 6)]
    assert (card.n_checked[0], card.n_stretches[0]) == (1, 0)


def test_the_card_can_be_recounted_from_its_places():
    check = read_check(sheet(*ROWS), MENTIONS)
    card, spans = corpus_card(check), check_spans(check)
    for row in card.itertuples():
        own = spans[spans["measure"] == row.measure]
        assert (len(own), own["hit"].sum()) == (row.n, row.n_of)
    assert card[["n_of", "n"]].to_numpy().tolist() == [[2, 3], [1, 2]]


def test_the_sample_names_what_it_was_measured_with():
    card = sample_accuracy()
    assert set(card["method"]) == {"rules", "spacy", "two markers"} and set(card["texts"]) == {"all texts"}
    shares = card[card["measure"].isin(["precision", "recall"])]
    assert (shares["value"].between(shares["low"], shares["high"])).all() and (shares["right"] <= shares["n"]).all()
    assert set(sample_accuracy("rules")["method"]) == {"rules", "two markers"}
    assert card[card["measure"] == "span F1"]["low"].isna().all()


def test_the_sample_as_a_card_has_a_row_a_part():
    card, long = sample_card("spacy"), sample_accuracy("spacy")
    told = long.query("method == 'spacy'").set_index("measure")["value"]
    own = card.set_index("texts").loc["all texts"]
    assert (own["precision"], own["span_f1"], own["roles"], own["merges"]) == (told["precision"], told["span F1"], told["roles of states"], 1)
    assert sample_card("off").empty


def test_counting_error_is_of_the_corpus_then_of_the_sample_then_a_tenth():
    sample = sample_accuracy("spacy")
    f1 = sample.query("texts == 'all texts' and measure == 'span F1'")["value"].iloc[0]
    assert counting_error() == 0.10 and counting_error(None, sample) == 1 - f1
    assert counting_error(read_check(sheet(*ROWS), MENTIONS), sample) == 1 - f1
    many = [("a", str(10 * n), str(10 * n + 5), "Okoro", "…", "no" if n % 10 == 0 else "yes") for n in range(20)]
    full = read_check(sheet(*many, ROWS[5]), mentions(*[("a", 10 * n, 10 * n + 5, "Okoro") for n in range(20)]), pd.DataFrame({"name": ["x"] * 7}))
    assert counting_error(full, sample) == pytest.approx(1 - 2 * 18 / (20 + 18))


@given(st.lists(st.sampled_from(["yes", "no", ""]), max_size=30), st.lists(st.sampled_from(["yes", "no"]), max_size=30))
def test_shares_lie_in_their_intervals(names, stretches):
    rows = [("a", str(10 * n), str(10 * n + 5), "Okoro", "…", word) for n, word in enumerate(names)]
    rows += [("b", str(10 * n), str(10 * n + 5), "", "…", word) for n, word in enumerate(stretches)]
    row = read_check(sheet(*rows), mentions(*[("a", 10 * n, 10 * n + 5, "Okoro") for n in range(30)])).iloc[0]
    for share in ("precision", "missed_share"):
        assert math.isnan(row[share]) or 0 <= row[f"{share}_low"] <= row[share] <= row[f"{share}_high"] <= 1
    assert 0 <= counting_error(read_check(sheet(*rows), MENTIONS)) <= 1


@pytest.mark.parametrize("merges, says", [([], ""), ([0, 0], "; no two actors were taken for one"), ([2, 0], "; twice two actors were taken for one"),
                                          ([9, 0], "; more than three times two actors were taken for one")])
def test_the_card_says_how_often_two_actors_were_taken_for_one(merges, says):
    assert _wrong_merges(pd.DataFrame({"merges": merges})) == says
