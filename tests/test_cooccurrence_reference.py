"""Pair counts and phrases against quanteda's and NLTK's: equal where the definition is the same, and named where it is not."""
from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from helpers import cooccurrence, tokens
from helpers.tables import check_table


@pytest.fixture(scope="module")
def six(reference, make_documents):
    """documents, sentences, words of the six reference articles."""
    texts = pd.read_csv(reference / "texts.csv")
    documents = make_documents({row.doc_id: (row.text, {"outlet": row.outlet}) for row in texts.itertuples()})
    zones = [{"doc_id": row.doc_id, "start": 0, "end": len(row.text), "zone": "paragraph", "rule": "the whole text"} for row in texts.itertuples()]
    sentences = tokens.split_sentences(documents, check_table(zones, "zones"))
    return documents, sentences, tokens.split_words(documents, sentences)


def our_pairs(six, **settings):
    documents, sentences, words = six
    contexts = cooccurrence.context_of(words.rename(columns={"term": "item"}), sentences, **settings)
    counts = cooccurrence.count_pairs(contexts, documents, shuffles=0)
    return counts.groupby(["item_a", "item_b"])["n"].sum().to_dict()


def quanteda(reference, name):
    table = pd.read_csv(reference / "quanteda" / f"{name}.csv", keep_default_na=False)
    table.columns = ["a", "b", "n"]
    pairs = {tuple(sorted((row.a, row.b))): row.n for row in table.itertuples() if row.a != row.b}
    return pairs, {row.a: row.n for row in table.itertuples() if row.a == row.b}


def test_sentence_counts_equal_quanteda(six, reference):
    assert our_pairs(six) == quanteda(reference, "cooccurrence_sentence_boolean")[0]


def test_window_counts_across_sentences_equal_quanteda(six, reference):
    found = our_pairs(six, context="window", window=3, words=six[2], across=True, per="occurrence")
    assert found == quanteda(reference, "cooccurrence_window3_frequency")[0]


def test_a_window_within_the_sentence_leaves_out_what_quanteda_counts_over_a_full_stop(six, reference):
    """quanteda's tokens know no sentence once the full stops are removed; our default window ends with the sentence."""
    ours = our_pairs(six, context="window", window=3, words=six[2], per="occurrence")
    theirs = quanteda(reference, "cooccurrence_window3_frequency")[0]
    assert ours["harbour", "master"] == theirs["harbour", "master"] == 2
    assert ("late", "nobody") in theirs and ("late", "nobody") not in ours
    assert all(n <= theirs[pair] for pair, n in ours.items()) and sum(ours.values()) < sum(theirs.values())


def test_no_word_is_paired_with_itself_where_quanteda_has_a_diagonal(six, reference):
    """quanteda's diagonal counts a word that stands twice in a context; we count pairs of different items only."""
    for name in ("cooccurrence_sentence_boolean", "cooccurrence_window3_frequency"):
        assert quanteda(reference, name)[1]["the"] > 0
    assert all(a != b for a, b in our_pairs(six))


@pytest.mark.parametrize("window", [1, 2, 5])
def test_window_counts_equal_nltk(six, window):
    from nltk.collocations import BigramCollocationFinder

    documents, sentences, words = six
    theirs: Counter = Counter()
    for _, sentence in words.groupby(["doc_id", "sentence"]):
        finder = BigramCollocationFinder.from_words(sentence["term"].tolist(), window_size=window + 1)
        for (a, b), n in finder.ngram_fd.items():
            if a != b:
                theirs[tuple(sorted((a, b)))] += n
    assert our_pairs(six, context="window", window=window, words=words, per="occurrence") == dict(theirs)


def test_collocations_equal_nltk(six):
    from nltk.collocations import BigramCollocationFinder
    from nltk.metrics.association import BigramAssocMeasures

    words = six[2]
    finder = BigramCollocationFinder.from_documents([group["term"].tolist() for _, group in words.groupby(["doc_id", "sentence"])])
    finder.apply_freq_filter(2)
    theirs = {f"{a} {b}": score for (a, b), score in finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)}
    found = cooccurrence.find_collocations(words)
    assert dict(zip(found["phrase"], found["log_likelihood"].abs())) == pytest.approx(theirs, abs=1e-9)
    assert found["log_likelihood"].is_monotonic_decreasing


def test_collocation_counts_equal_quanteda_but_over_full_stops(six, reference):
    """quanteda counts "late nobody" over a full stop; a phrase of ours lies in one sentence. Its lambda and z are those of a log-linear model (Blaheta and
    Johnson 2001); ours is G² of the same table, as NLTK has it (`test_collocations_equal_nltk`), so that only counts are compared."""
    theirs = pd.read_csv(reference / "quanteda" / "collocations_2.csv").set_index("collocation")["count"].to_dict()
    ours = cooccurrence.find_collocations(six[2]).set_index("phrase")["n"].to_dict()
    assert {phrase: n for phrase, n in theirs.items() if phrase in ours} == ours
    assert set(theirs) - set(ours) == {"late nobody", "again the", "days the"}


def test_phrases_are_firm_where_all_their_neighbours_are(six):
    collocations = cooccurrence.find_collocations(six[2])
    asked = pd.DataFrame({"kind": "phrase", "term": ["harbour master", "the harbour master", "the port", "waited for two"]})
    words = six[2].assign(kind="word")
    firsts = words.sort_values(["doc_id", "start"]).drop_duplicates("term").set_index("term")
    asked = asked.join(firsts[["doc_id", "start", "end", "sentence"]], on=asked["term"].str.split(" ").str[0])
    assert cooccurrence.firm_phrases(pd.concat([words, asked]), collocations) == ["harbour master"]
    assert cooccurrence.find_collocations(six[2], stop={"the"})["phrase"].str.contains("the").sum() == 0
