"""Passages that stood in an earlier article count once: terms and pairs of three articles with one line in common, typed out whole."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.cooccurrence import context_of, count_pairs, pair_evidence, pairs_by_text, rank_keywords, total_pairs
from helpers.display import with_texts
from helpers.evidence import recount
from helpers.statistics import count_terms, find_quantities, find_terms, firm_quantities, keyness_against, over_time, share_quantities, total_terms, weigh_terms
from helpers.statistics.terms import own_counts
from tests.run_fixture import dateline, make_home, write_corpus
from tests.test_statistics_copied import measure

SHARED = "Ships carry coal north."
KEYWORDS = ["coal", "fish", "ships"]


@pytest.fixture
def three(make_documents):
    day = {"published_precision": "day", "published_from": "metadata"}
    return make_documents({
        "a": (f"{SHARED}\nCoal and fish rise.", {"published": "2024-05-01", **day}),
        "b": (f"{SHARED}\nFish rise again.", {"copied": "0-23", "published": "2024-05-02", **day}),
        "c": (f"Fish fall.\n{SHARED}", {"copied": "11-34", "published": "2024-05-03", **day})})


def keywords_of(words):
    rows = words[words["term"].isin(KEYWORDS)]
    return rows.assign(item=rows["term"], kind="word")[["doc_id", "start", "end", "sentence", "kind", "item"]].reset_index(drop=True)


def test_words_of_a_copied_passage_stand_in_n_with_copies_alone(three):
    _, words = measure(three)
    counts = count_terms(words, most_words=1, documents=three)
    assert counts[["doc_id", "term", "n", "n_own"]].values.tolist() == [
        ["a", "and", 1, 1], ["a", "carry", 1, 1], ["a", "coal", 2, 2], ["a", "fish", 1, 1], ["a", "north", 1, 1], ["a", "rise", 1, 1], ["a", "ships", 1, 1],
        ["b", "again", 1, 1], ["b", "carry", 1, 0], ["b", "coal", 1, 0], ["b", "fish", 1, 1], ["b", "north", 1, 0], ["b", "rise", 1, 1], ["b", "ships", 1, 0],
        ["c", "carry", 1, 0], ["c", "coal", 1, 0], ["c", "fall", 1, 1], ["c", "fish", 1, 1], ["c", "north", 1, 0], ["c", "ships", 1, 0]]
    totals = total_terms(counts, three, words)
    assert totals[["term", "n", "n_with_copies", "n_documents", "n_texts", "n_largest_article", "rank"]].values.tolist() == [
        ["fish", 3, 3, 3, 3, 1, 1], ["coal", 2, 4, 3, 1, 2, 2], ["rise", 2, 2, 2, 2, 1, 2], ["again", 1, 1, 1, 1, 1, 4], ["and", 1, 1, 1, 1, 1, 4],
        ["carry", 1, 3, 3, 1, 1, 4], ["fall", 1, 1, 1, 1, 1, 4], ["north", 1, 3, 3, 1, 1, 4], ["ships", 1, 3, 3, 1, 1, 4]]


def test_every_table_of_terms_leaves_the_same_words_out(three):
    _, words = measure(three)
    counts = count_terms(words, most_words=1, documents=three)
    totals = total_terms(counts, three, words).set_index("term").sort_index()
    n, spans = totals["n"], with_texts(find_terms(words, most_words=1), three)
    assert spans[spans["first_carrier"]].groupby("term")["text_id"].nunique().to_dict() == totals["n_texts"].to_dict()
    assert spans[spans["first_carrier"]].groupby("term").size().to_dict() == n.to_dict()
    assert weigh_terms(counts, three).groupby("term")["n"].sum().to_dict() == n.to_dict()
    assert keyness_against(counts, three, pd.DataFrame({"term": ["coal"], "n": [5]})).set_index("term")["n"].to_dict() == n.to_dict()
    assert over_time(counts, three, words, ["coal"], "month")["n"].tolist() == [n["coal"]]


def test_a_number_that_a_later_article_only_repeats_stands_in_one_text(make_documents):
    documents = make_documents({"a": "Nine ships carry coal.", "b": ("Nine ships carry coal.\nFish rise.", {"copied": "0-22"})})
    numbers = share_quantities(find_quantities(documents, measure(documents)[0]), documents)
    assert numbers[["value", "n", "n_documents", "n_texts"]].values.tolist() == [[9, 1, 2, 1]]
    assert firm_quantities(numbers, find_quantities(documents, measure(documents)[0]), documents)["rank_best"].isna().all()


def test_a_values_ranks_are_by_the_texts_that_are_left(make_documents):
    documents = make_documents({"a": "Nine ships and 12 boats.", "b": "Nine of 12.", "c": "Only 12."})
    quantities = find_quantities(documents, measure(documents)[0])
    firm = firm_quantities(share_quantities(quantities, documents), quantities, documents)
    assert firm[["value", "n_texts", "rank_best", "rank_worst"]].values.tolist() == [[12, 3, 1, 1], [9, 2, 1, 2]]


def test_without_passages_n_own_is_n(make_documents):
    documents = make_documents({"a": SHARED, "b": "Fish fall."})
    _, words = measure(documents)
    counts = count_terms(words, documents=documents)
    assert (counts["n_own"] == counts["n"]).all() and counts.equals(count_terms(words)) and own_counts(counts) is counts


def test_a_context_in_a_copied_passage_stands_in_n_with_copies_alone(three):
    sentences, words = measure(three)
    keywords = keywords_of(words)
    contexts = context_of(keywords, sentences)
    counts = count_pairs(contexts, three, shuffles=0)
    assert counts[["doc_id", "item_a", "item_b", "n", "n_own"]].values.tolist() == [
        ["a", "coal", "fish", 1, 1], ["a", "coal", "ships", 1, 1], ["b", "coal", "ships", 1, 0], ["c", "coal", "ships", 1, 0]]
    totals = total_pairs(counts, contexts, three)
    columns = ["item_a", "item_b", "n", "n_with_copies", "n_a", "n_b", "n_contexts", "n_documents", "n_texts"]
    assert totals[columns].values.tolist() == [["coal", "fish", 1, 1, 2, 3, 4, 1, 1], ["coal", "ships", 1, 3, 2, 1, 4, 3, 1]]
    assert pairs_by_text(counts, three)[["pair", "doc_id", "n"]].values.tolist() == [["coal · fish", "a", 1], ["coal · ships", "a", 1]]
    assert rank_keywords(keywords, three)[["item", "n", "n_with_copies", "n_texts"]].values.tolist() == [["fish", 3, 3, 3], ["coal", 2, 4, 1], ["ships", 1, 3, 1]]
    evidence = pair_evidence(contexts, totals, three, sentences)
    for row in totals.itertuples():
        own = evidence.spans[(evidence.spans["item_b"] == row.item_b) & evidence.spans["first_carrier"]]
        assert recount(own, evidence.unit) == row.n


def test_shuffles_deal_among_the_contexts_that_count(three):
    sentences, words = measure(three)
    counts = count_pairs(context_of(keywords_of(words), sentences), three, shuffles=9)
    assert counts.loc[counts["doc_id"] != "a", ["n", "n_own", "n_shuffled"]].values.tolist() == [[1, 0, "0*"], [1, 0, "0*"]]


RAID = ("Police in the port city said on Friday that nine men from Norway had been held after a raid on a casino, and that wire fraud charges were being "
        "prepared by prosecutors in the capital.")
RAIDS = {
    "a.txt": f"Casino raid in the port\n\n{RAID}\n\nThe casino belongs to a company from Denmark. Its owner said the police had no warrant for the casino.\n",
    "b.txt": f"Owner speaks\n\nThe owner of the casino spoke to a newspaper in Denmark. He said that police took his money.\n\n{RAID}\n\n"
             "The police did not answer a question about the money.\n",
    "c.txt": f"Charges to follow\n\nProsecutors met the police in the capital. A lawyer for the casino asked for time.\n\n{RAID}\n\n"
             "Wire fraud carries ten years in Norway. The lawyer said fraud was never shown.\n",
    "metadata.csv": "doc_id,published,outlet\na,2025-01-01,One\nb,2025-01-03,Two\nc,2025-01-05,Three\n"}


@pytest.mark.slow
def test_both_numbers_stand_on_the_page_and_verify_counts_them_again(tmp_path):
    home = make_home(tmp_path / "home")
    done = dateline(home, "report", write_corpus(tmp_path / "raids", RAIDS))
    assert done.returncode == 0, done.stderr
    run = home / "outputs" / "raids"
    for item in ("terms", "pairs"):
        table = pd.read_csv(run / "tables" / f"item_{item}.csv")
        assert (table["n"] < table["n_with_copies"]).any()
        numbers = pd.read_csv(run / "tables" / "numbers.csv")
        assert (numbers.loc[numbers["item"] == item, "column"] == "n_with_copies").any()
    checked = dateline(home, "verify", run, "--corpus", tmp_path / "raids")
    assert checked.returncode == 0, checked.stdout + checked.stderr
