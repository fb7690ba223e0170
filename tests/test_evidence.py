"""Evidence: counts from spans, passages, and which of them stand on the page; every expectation counted by hand."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import ContractError, UsageError
from helpers.evidence import MOST_PASSAGES, choose_spans, cut_lists, find_units, locate_spans, recount, recount_rows

SPANS = pd.DataFrame(
    [("a", 0, 3, 1, "a", "actor"), ("a", 9, 12, 1, "a", "place"), ("a", 0, 3, 1, "a", "actor"), ("b", 0, 3, 1, "a", "actor"), ("c", 5, 8, 2, "c", "place")],
    columns=["doc_id", "start", "end", "sentence", "text_id", "role"])


@pytest.mark.parametrize(("of", "number"), [("spans", 4), ("articles", 3), ("texts", 2), ("sentences", 3)])
def test_a_count_is_of_different_units(of, number):
    assert recount(SPANS, of) == number


def test_where_takes_a_value_or_several():
    assert recount(SPANS, "spans", {"role": "place"}) == 2
    assert recount(SPANS, "spans", {"role": ["place", "actor"]}) == 4
    with pytest.raises(ContractError, match="'rolle'"):
        recount(SPANS, "spans", {"rolle": "place"})


def test_a_count_of_texts_needs_text_ids():
    with pytest.raises(ContractError, match="missing: text_id"):
        recount(SPANS.drop(columns="text_id"), "texts")
    with pytest.raises(UsageError, match="did you mean 'texts'"):
        recount(SPANS, "text")


def test_rows_are_counted_by_key():
    assert recount_rows(SPANS, ["role"], "spans") == {("actor",): 2, ("place",): 2}
    assert recount_rows(SPANS, ["doc_id", "role"], "articles") == {("a", "actor"): 1, ("a", "place"): 1, ("b", "actor"): 1, ("c", "place"): 1}


def test_sentences_and_the_lines_between_them_are_passages(make_documents):
    documents = make_documents({"vote": "Votes counted\nThe mayor won. She spoke.\n\n Photo: agency \n"})
    sentences = pd.DataFrame({"doc_id": ["vote", "vote"], "start": [14, 29], "end": [28, 39]})
    units = find_units(documents, sentences)
    text = documents["text"].iloc[0]
    assert [(text[start:end], counted) for start, end, counted in units[["start", "end", "counted"]].itertuples(index=False, name=None)] == [
        ("Votes counted", False), ("The mayor won.", True), ("She spoke.", True), ("Photo: agency", False)]
    assert units["unit"].tolist() == [1, 2, 3, 4]


@given(st.text(alphabet="ab .\n\r\u2028é😀", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=5))
def test_passages_never_overlap_and_leave_out_nothing_but_space(text, pieces):
    sentences, at = [], 0
    for start, length in sorted(pieces):
        if at <= start and start + length <= len(text):
            sentences.append(("d", start, start + length))
            at = start + length
    documents = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    units = find_units(documents, pd.DataFrame(sentences, columns=["doc_id", "start", "end"]))
    covered = list(text)
    last = 0
    for start, end in units[["start", "end"]].itertuples(index=False, name=None):
        assert last <= start < end <= len(text)
        covered[start:end] = [""] * (end - start)
        last = end
    assert not "".join(covered).strip()


def test_a_span_leads_to_the_passage_it_begins_in_and_a_whole_article_to_its_heading():
    units = pd.DataFrame({"doc_id": ["d"] * 3, "unit": [1, 2, 3], "start": [0, 10, 20], "end": [9, 19, 30], "counted": [True] * 3})
    spans = pd.DataFrame({"doc_id": ["d"] * 6, "start": [0, 12, 9, 25, 0, 19], "end": [4, 14, 12, 40, 30, 25]})
    assert locate_spans(spans, units)["unit"].tolist() == [1, 2, 2, 3, 0, 3]


def test_passages_are_taken_in_turn_from_the_articles():
    located = pd.DataFrame(
        [("e-1", "a", unit) for unit in (1, 2, 3, 4)] + [("e-1", "b", 7)] + [("e-1", "c", 5), ("e-1", "c", 5), ("e-1", "c", 9)], columns=["list_id", "doc_id", "unit"])
    order = {"b": 0, "a": 1, "c": 2}
    chosen = located[choose_spans(located, 4, order)]
    assert chosen[["doc_id", "unit"]].drop_duplicates().to_numpy().tolist() == [["a", 1], ["a", 2], ["b", 7], ["c", 5]]
    assert choose_spans(located, 7, order).all()
    assert not choose_spans(located, 0, order).any()


def test_each_list_has_its_own_limit():
    located = pd.DataFrame([("e-1", "a", 1), ("e-1", "a", 2), ("e-2", "a", 2)], columns=["list_id", "doc_id", "unit"])
    assert choose_spans(located, 1, {"a": 0}).tolist() == [True, False, True]


def test_spans_of_articles_with_odd_names_are_gathered_as_they_were_written(tmp_path):
    import json

    from helpers.evidence import collect
    from helpers.tables import check_table, write_sheet

    names = ["=1+1", "'=1", "'tis", "NA", "nan", "", "1e3", "007", "-x", "a,b", 'q"', "True", "新闻"]
    rows = [{"number_id": "words-1-n", "doc_id": name, "start": at, "end": at + 1, "on_page": False} for at, name in enumerate(names)]
    folder = tmp_path / "items" / "01-01-words"
    write_sheet(check_table(rows, "evidence", sort=False), folder / "evidence.csv")
    write_sheet(check_table(pd.DataFrame(), "numbers"), folder / "numbers.csv")
    (folder / "item.json").write_text(json.dumps({"item": "words", "lists": []}), encoding="utf-8")
    found = collect(tmp_path / "items").evidence
    assert found["doc_id"].tolist() == names and found["on_page"].tolist() == [False] * len(names) and found["start"].tolist() == list(range(len(names)))


def test_a_cut_list_gives_the_page_the_passages_that_the_whole_one_gives():
    texts = {f"d{number:02d}": "One. Two. Three. Four. Five." for number in range(30)}
    documents = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values())})
    places = [(doc_id, at, at + 3) for doc_id, text in texts.items() for at in (0, 5, 10)]
    units = find_units(documents, pd.DataFrame([(doc_id, start, end + 1) for doc_id, start, end in places], columns=["doc_id", "start", "end"]))
    order = {doc_id: at for at, doc_id in enumerate(texts)}
    spans = pd.DataFrame([("n-1", "e-1", *place) for place in places] + [("n-2", "e-2", *place) for place in places[:4]],
                         columns=["number_id", "list_id", "doc_id", "start", "end"])
    kept = cut_lists(spans, units, order)
    assert kept.totals == {"e-1": 90, "e-2": 4}
    assert kept.spans["list_id"].value_counts().to_dict() == {"e-1": MOST_PASSAGES, "e-2": 4}
    assert len(cut_lists(spans, units, order, frozenset({"n-1"})).spans) == len(spans)
    for limit in (1, 7, MOST_PASSAGES):
        whole, cut = (locate_spans(rows.reset_index(drop=True), units) for rows in (spans, kept.spans))
        chosen = [rows[choose_spans(rows, limit, order)][["list_id", "doc_id", "unit"]].values.tolist() for rows in (whole, cut)]
        assert chosen[0] == chosen[1]
