"""Every score against quanteda's, scipy's or NLTK's value, or against the paper's formula worked by hand."""
from __future__ import annotations

import csv
import math
import re
from collections import Counter
from math import log, log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import association as a

nan = pytest.approx(float("nan"), nan_ok=True)
WORD = re.compile(r"[a-z]+")


def read(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def texts(reference):
    return {row["doc_id"]: row for row in read(reference / "texts.csv")}


@pytest.fixture(scope="module")
def terms(texts):
    return {doc_id: WORD.findall(row["text"].lower()) for doc_id, row in texts.items()}


@pytest.fixture(scope="module")
def sides(texts, terms):
    return {side: Counter(term for doc_id, row in texts.items() if row["outlet"] == side for term in terms[doc_id]) for side in ("east", "west")}


def keyness_rows(reference, sides, file):
    for target, other in (("east", "west"), ("west", "east")):
        words = [sum(sides[side].values()) for side in (target, other)]
        for row in read(reference / "quanteda" / f"keyness_{target}_{file}.csv"):
            n, n_reference = int(row["n_target"]), int(row["n_reference"])
            assert (n, n_reference) == (sides[target][row["feature"]], sides[other][row["feature"]])
            yield row, (n, n_reference, *words)


def test_keyness_by_chi_squared_equals_quanteda(reference, sides):
    for row, counts in keyness_rows(reference, sides, "chi2"):
        assert a.keyness_chi_squared(*counts) == pytest.approx(float(row["chi2"]), abs=1e-9)


def test_keyness_by_g2_equals_scipy(reference, sides):
    from scipy.stats import chi2_contingency
    for _, (n, m, words, others) in keyness_rows(reference, sides, "lr"):
        expected = chi2_contingency([[n, m], [words - n, others - m]], correction=False, lambda_="log-likelihood")[0]
        assert abs(a.keyness(n, m, words, others)) == pytest.approx(expected, abs=1e-9)


def test_keyness_by_g2_differs_from_quanteda_by_the_billionth_that_quanteda_adds_to_each_ratio(reference, sides):
    """quanteda guards the logarithm of an empty cell by ln(O / E + 1e-9) in every cell; an empty cell needs no guard, since 0 · ln 0 = 0."""
    for row, (n, m, words, others) in keyness_rows(reference, sides, "lr"):
        term, total = n + m, words + others
        cells = [(n, term * words), (m, term * others), (words - n, (total - term) * words), (others - m, (total - term) * others)]
        guarded = 2 * sum(o * log(o / (margins / total) + 1e-9) for o, margins in cells)
        assert math.copysign(guarded, a.keyness(n, m, words, others)) == pytest.approx(float(row["G2"]), abs=1e-9)
        assert a.keyness(n, m, words, others) == pytest.approx(float(row["G2"]), abs=2.01e-9 * total)


def test_fishers_exact_test_on_our_four_cells_gives_quantedas_p(reference, sides):
    from scipy.stats import fisher_exact
    words = [sum(sides[side].values()) for side in ("east", "west")]
    for row in read(reference / "quanteda" / "keyness_east_exact.csv"):
        n, m = int(row["n_target"]), int(row["n_reference"])
        assert fisher_exact([[n, m], [words[0] - n, words[1] - m]])[1] == pytest.approx(float(row["p"]), abs=1e-9)


def test_ttr_and_mattr_equal_quanteda(reference, terms):
    for row in read(reference / "quanteda" / "lexdiv.csv"):
        own = terms[row["document"]]
        assert a.ttr(own) == pytest.approx(float(row["TTR"]), abs=1e-9)
        assert a.mattr(own, window=10) == pytest.approx(float(row["MATTR"]), abs=1e-9)


def test_quantedas_measures_that_are_not_ours_are_named(reference):
    """Measures of variety that fall or rise with length (C to Maas), MSTTR, which drops the end of a text, and the readability indices that count letters
    or long words alone stand nowhere in Dateline, so that nothing is compared; whoever adds one adds its comparison."""
    ours = {"document", "TTR", "MATTR", "Flesch", "Flesch.Kincaid", "FOG", "meanSentenceLength", "meanWordSyllables"}
    theirs = {name for file in ("lexdiv", "readability") for name in read(reference / "quanteda" / f"{file}.csv")[0]}
    assert theirs - ours == set("C R CTTR U S K I D Vm Maas MSTTR lgV0 lgeV0 SMOG ARI Coleman.Liau.short".split())
    assert not {name.lower() for name in theirs - ours} & set(a.__all__)


def test_tf_idf_equals_quanteda(reference, terms):
    counts = {doc_id: Counter(own) for doc_id, own in terms.items()}
    for row in read(reference / "quanteda" / "tfidf.csv"):
        df = sum(row["feature"] in own for own in counts.values())
        assert a.tf_idf(counts[row["document"]][row["feature"]], df, 6) == pytest.approx(float(row["frequency"]), abs=1e-9)


def test_readability_equals_quanteda_given_its_syllables(reference, texts, terms):
    for row in read(reference / "quanteda" / "readability.csv"):
        own, sentences = terms[row["document"]], texts[row["document"]]["text"].count(".")
        syllables = float(row["meanWordSyllables"]) * len(own)
        assert len(own) / sentences == pytest.approx(float(row["meanSentenceLength"]), abs=1e-9)
        assert a.flesch_reading_ease(len(own), sentences, syllables) == pytest.approx(float(row["Flesch"]), abs=1e-9)
        assert a.flesch_kincaid_grade(len(own), sentences, syllables) == pytest.approx(float(row["Flesch.Kincaid"]), abs=1e-9)


def test_fog_equals_quanteda_where_the_long_words_are_the_same(reference, texts, terms):
    for row in read(reference / "quanteda" / "readability.csv"):
        own, sentences = terms[row["document"]], texts[row["document"]]["text"].count(".")
        long_words = (float(row["FOG"]) / 0.4 - len(own) / sentences) * len(own) / 100
        assert long_words == pytest.approx(round(long_words), abs=1e-9)
        assert a.gunning_fog(len(own), sentences, round(long_words)) == pytest.approx(float(row["FOG"]), abs=1e-9)


def test_syllables_differ_from_quanteda_in_every(reference, terms):
    """quanteda takes "ev-er-y" from a pronouncing dictionary; our rules, which need no data, hear "ev-ry". No other of the words differs."""
    for row in read(reference / "quanteda" / "readability.csv"):
        own = terms[row["document"]]
        theirs = round(float(row["meanWordSyllables"]) * len(own))
        assert sum(map(a.count_syllables, own)) == theirs - own.count("every")


SYLLABLES = {
    1: "the port called makes rules named state fraud through vague eyes",
    2: "table wanted settled Chinese Myanmar people going being million region special patient statement couldn't mayor beyond  striker",
    3: "media violence area serious audience election settlement agreement cross-border actual video employer influence nuclear dialogue",
    4: "society terrorism material negotiate situation especially January experience operation continuous ambassador",
    5: "international electricity university cooperation",
}


@pytest.mark.parametrize("expected,word", [(n, word) for n, line in SYLLABLES.items() for word in line.split()])
def test_syllables_of_words_counted_by_hand(expected, word):
    assert a.count_syllables(word) == expected


@pytest.mark.parametrize("cells", [(3, 4, 5, 100), (1, 30, 40, 100), (12, 40, 30, 100), (7, 7, 9, 50)])
def test_two_by_two_scores_equal_scipy_and_nltk(cells):
    from nltk.metrics.association import BigramAssocMeasures
    from scipy.stats import chi2_contingency
    n_ab, n_a, n_b, n = cells
    table = [[n_ab, n_a - n_ab], [n_b - n_ab, n - n_a - n_b + n_ab]]
    sign = 1 if n_ab >= n_a * n_b / n else -1
    assert a.log_likelihood(*cells) == pytest.approx(sign * chi2_contingency(table, correction=False, lambda_="log-likelihood")[0], abs=1e-9)
    assert a.chi_squared(*cells) == pytest.approx(sign * chi2_contingency(table, correction=False)[0], abs=1e-9)
    assert abs(a.log_likelihood(*cells)) == pytest.approx(BigramAssocMeasures.likelihood_ratio(n_ab, (n_a, n_b), n), rel=1e-9)
    assert a.npmi(*cells) == pytest.approx(BigramAssocMeasures.pmi(n_ab, (n_a, n_b), n) / -log2(n_ab / n), abs=1e-9)
    assert a.log_dice(n_ab, n_a, n_b) == pytest.approx(14 + log2(BigramAssocMeasures.dice(n_ab, (n_a, n_b), n)), abs=1e-9)


def test_g2_by_hand():
    # observed 3 1 / 2 94, expected 0.2 3.8 / 4.8 91.2
    by_hand = 2 * (3 * log(3 / 0.2) + log(1 / 3.8) + 2 * log(2 / 4.8) + 94 * log(94 / 91.2))
    assert a.log_likelihood(3, 4, 5, 100) == pytest.approx(by_hand, abs=1e-12)


@pytest.mark.parametrize("cells", [(0, 0, 5, 100), (0, 5, 0, 100), (5, 100, 5, 100), (5, 5, 4, 100), (1, 60, 60, 100), (0, 0, 0, 0)])
def test_g2_is_missing_without_a_comparison(cells):
    assert math.isnan(a.log_likelihood(*cells)) and math.isnan(a.chi_squared(*cells))


def test_pair_scores_at_their_ends():
    assert (a.npmi(0, 3, 3, 9), a.npmi(3, 3, 3, 9)) == (-1.0, 1.0)
    assert a.npmi(9, 9, 9, 9) == nan and a.npmi(0, 0, 3, 9) == nan
    assert a.log_dice(0, 3, 3) == nan and a.log_dice(2, 4, 4) == 13.0


def test_arrays_give_what_single_numbers_give():
    cells = np.array([[3, 4, 5, 100], [0, 5, 5, 100], [9, 9, 9, 9]]).T
    for formula, given in ((a.log_likelihood, cells), (a.npmi, cells), (a.log_dice, cells[:3])):
        assert formula(*given).tolist() == [pytest.approx(formula(*map(int, column)), nan_ok=True) for column in given.T]


@given(st.integers(0, 40), st.integers(1, 40), st.integers(100, 900), st.integers(100, 900))
def test_keyness_changes_sign_with_the_sides(n, m, words, others):
    assert a.keyness(n, m, words, others) == pytest.approx(-a.keyness(m, n, others, words), abs=1e-9)
    assert a.log_ratio(n, m, words, others) == pytest.approx(-a.log_ratio(m, n, others, words), abs=1e-9)


def test_log_ratio_takes_an_absent_word_as_half_a_word():
    assert a.log_ratio(4, 0, 100, 100) == 3.0
    assert a.log_ratio(0, 0, 100, 100) == nan and a.log_ratio(1, 1, 100, 0) == nan


def test_wilson_interval_equals_scipy():
    from scipy.stats import binomtest
    for count, total in ((0, 5), (5, 5), (3, 20), (48, 50)):
        expected = binomtest(count, total).proportion_ci(method="wilson")
        assert a.wilson_interval(count, total) == (pytest.approx(expected.low, abs=1e-9), pytest.approx(expected.high, abs=1e-9))
        assert (a.wilson_low(count, total), a.wilson_high(count, total)) == a.wilson_interval(count, total)
    assert a.wilson_interval(0, 0) == (nan, nan)


def test_students_t_equals_scipy():
    from scipy.stats import t

    from helpers.association.rates import student_t_95
    for freedom in (1, 2, 7, 30, 31, 60, 500):
        assert student_t_95(freedom) == pytest.approx(t.ppf(0.975, freedom), abs=1e-3)


def test_dp_by_hand():
    # parts of 50, 30 and 20 words; 6, 0 and 2 occurrences: shares .75 0 .25 against .5 .3 .2
    assert a.dispersion_dp([6, 0, 2], [50, 30, 20]) == pytest.approx((0.25 + 0.3 + 0.05) / 2)
    assert a.dispersion_dp_norm([6, 0, 2], [50, 30, 20]) == pytest.approx(0.3 / 0.8)
    assert a.dispersion_dp_norm([0, 0, 8], [50, 30, 20]) == pytest.approx(1.0)
    assert a.dispersion_dp([0, 0], [50, 50]) == nan and a.dispersion_dp_norm([4], [50]) == nan
    assert a.dispersion_dp_by([1, 0, 1], [6, 4, 2], [50, 30, 20], 100).tolist() == [pytest.approx(0.7), pytest.approx(0.3)]


def test_mtld_by_hand():
    # forwards a b a | a a | b: 3 words at 2/3, 2 at 1/2, then b alone uses up nothing: 2 factors; backwards b a | no ...
    terms = ["a", "b", "a", "a", "a", "b"]
    # backwards: b a a (2/3) | a b a (2/3): 2 factors
    assert a.mtld(terms) == pytest.approx((6 / 2 + 6 / 2) / 2)
    # a rest: a b c a = .75 uses (1 - .75) / (1 - .72) of a factor, both ways
    assert a.mtld(["a", "b", "c", "a"]) == pytest.approx(4 / (0.25 / 0.28))
    assert a.mtld(["a", "b", "c"]) == nan and a.mtld([]) == nan


def test_diversity_is_missing_for_a_short_text():
    assert a.ttr([]) == nan and a.mattr(["a"] * 49) == nan and a.mattr(["a"] * 50) == 1 / 50
    assert a.mattr_interval(["a"] * 99) == (nan, nan)


@given(st.lists(st.sampled_from("abcdefg"), min_size=5, max_size=60))
def test_mattr_windows_equal_their_definition(terms):
    assert a.mattr_windows(terms, 5) == [len(set(terms[i:i + 5])) for i in range(len(terms) - 4)]
    low, high = a.mattr_interval(terms, 5)
    assert math.isnan(low) or low <= a.mattr(terms, 5) <= high


def test_exchange_of_texts_by_hand():
    # of the six ways to choose two of four texts, the observed and its mirror are as far apart
    assert a.exchange_p([5, 4, 0, 0], [100] * 4, [True, True, False, False]).tolist() == [pytest.approx(2 / 6)]
    # the same term in one text alone can never be telling: every arrangement gives the same score
    assert a.exchange_p([9, 0, 0, 0], [100] * 4, [True, True, False, False]).tolist() == [1.0]


def test_exchange_of_texts_is_seeded_and_counts_the_observed():
    counts, words, inside = np.arange(20) % 7, np.full(20, 300), np.arange(20) < 10
    once = a.exchange_p(counts, words, inside, exchanges=99, seed=3)
    assert once.tolist() == a.exchange_p(counts, words, inside, exchanges=99, seed=3).tolist()
    assert round(once[0] * 100, 6) == round(once[0] * 100) and once[0] >= 0.01


def test_arrangements_are_those_of_a_stable_sort_of_the_numbers_drawn():
    from helpers.association.exchange import _arrangements

    order = np.random.default_rng(7).random((50, 12)).argsort(axis=1, kind="stable")
    for at_once in (1, 7, 50):
        assert (np.vstack(list(_arrangements(12, 5, 50, 7, at_once))) == (order < 5)).all()


def test_exchange_of_texts_is_missing_without_two_groups():
    assert a.exchange_p([1, 2], [10, 10], [True, True]).tolist() == [nan]

def _plain_keyness_ranks(counts, words, inside, row, by_size):
    """The definition: every text left out in turn, each run scored whole."""
    runs = [np.ones(len(words), bool), *(np.arange(len(words)) != at for at in range(len(words)))]
    ranks = []
    for left in runs:
        here, there = left & inside, left & ~inside
        if words[here].sum() and words[there].sum():
            scores = [float(a.keyness(row_[here].sum(), row_[there].sum(), words[here].sum(), words[there].sum())) for row_ in counts]
            scores = [float("-inf") if math.isnan(score) else abs(score) if by_size else score for score in scores]
            ranks.append(1 + sum(score > scores[row] for score in scores))
    return ranks[0], min(ranks), max(ranks)


@given(st.integers(2, 7), st.integers(1, 4), st.booleans(), st.randoms(use_true_random=False))
def test_ranks_without_any_one_text_equal_their_definition(n_texts, n_terms, by_size, random):
    counts = np.array([[random.choice([0, 0, 1, 2, 5]) for _ in range(n_texts)] for _ in range(n_terms)])
    words = np.array([random.randint(6, 30) for _ in range(n_texts)])
    inside = np.array([True, False, *(random.random() < 0.5 for _ in range(n_texts - 2))])
    whole = a.keyness_ranks(counts, words, inside, by_size=by_size)
    for row in range(n_terms):
        expected = _plain_keyness_ranks(counts, words, inside, row, by_size)
        assert a.keyness_ranks(counts, words, inside, row, by_size) == expected == tuple(int(ranks[row]) for ranks in whole)


def test_every_formula_says_its_source_and_range():
    assert all("." in getattr(a, name).__doc__ and ">>>" in getattr(a, name).__doc__ or name.startswith("wilson_") for name in a.__all__)
