"""What is counted by arrays, for speed, equals what the plain rule gives, written out here row by row."""
from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from helpers import cooccurrence
from helpers.cooccurrence.collocations import CLAUSE
from helpers.statistics import find_terms
from helpers.tables import check_table
from helpers.tokens import split_words
from helpers.tokens.words import needs_care, plain, words_between


def make_words(articles):
    """The words table of articles, each a list of sentences of terms; one blank parts words."""
    rows = []
    for article, sentences in enumerate(articles):
        at = 0
        for number, terms in enumerate(sentences, 1):
            for term in terms:
                rows.append({"doc_id": f"d{article:02d}", "start": at, "end": at + len(term), "sentence": number, "zone": "paragraph", "term": term,
                             "lead": False, "quoted": False})
                at += len(term) + 1
    return check_table(rows, "words")


ARTICLES = st.lists(st.lists(st.lists(st.sampled_from(["ab", "cd", "ef", "gh"]), min_size=1, max_size=14), min_size=1, max_size=3), min_size=1, max_size=4)


def plain_pieces(terms):
    """Phrases of several places that all stand in one stretch of `CLAUSE` words, the same each time: grown to the left, then to the right."""
    words = terms[terms["kind"] == "word"]
    told = list(zip(words["doc_id"], words["sentence"], words["term"]))
    number = {place: at for at, place in enumerate(zip(words["doc_id"], words["start"]))}
    pieces = set()
    for phrase, rows in terms[terms["kind"] == "phrase"].groupby("term"):
        places = [number[place] for place in zip(rows["doc_id"], rows["start"])]

        def same(step, places=places):
            there = {told[at + step][2] if 0 <= at + step < len(told) and told[at + step][:2] == told[at][:2] else "" for at in places}
            return len(there) == 1 and there != {""}

        low, high = 0, phrase.count(" ")
        while high - low + 1 < CLAUSE and same(low - 1):
            low -= 1
        while high - low + 1 < CLAUSE and same(high + 1):
            high += 1
        if len(places) > 1 and high - low + 1 >= CLAUSE:
            pieces.add(phrase)
    return pieces


@given(ARTICLES, st.integers(1, 2))
def test_pieces_of_a_repeated_clause(articles, times):
    words = make_words([*articles, *(articles[:1] * times)])
    terms = find_terms(words, stop=frozenset())
    phrases = set(terms.loc[terms["kind"] == "phrase", "term"])
    every = pd.DataFrame({"phrase": [f"{a} {b}" for a in ("ab", "cd", "ef", "gh") for b in ("ab", "cd", "ef", "gh")], "log_likelihood": 99.0})
    assert cooccurrence.firm_phrases(terms, every) == sorted(phrases - plain_pieces(terms))


PIECES = ["it", "It's", "'s", "’s", "there", "bit", "U.S.", "e.g.", "5", "20s", "1,200-strong", "5-year-old", "China", "-", "‑", "'", "é", "e\u0301", "\u00ad",
          " ", "  ", "\n", "\u00a0", "。", ".", ",", "A", "x", "www.a.org ", "a@b.org", "İ", "²", "กำ", "“", "_"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map("".join), st.lists(st.integers(0, 60), max_size=6))
def test_words_of_any_cut_of_a_text(text, cuts):
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    spans = list(zip(edges, edges[1:]))
    rows = [{"doc_id": "d", "sentence": at, "start": low, "end": high, "paragraph": 1, "zone": "headline"} for at, (low, high) in enumerate(spans, 1)]
    words = split_words(pd.DataFrame({"doc_id": ["d"], "text": [text]}), check_table(rows, "sentences"))
    expected = [(at, *word) for at, (low, high) in enumerate(spans, 1) for word in words_between(plain(text), needs_care(text), low, high)]
    assert list(zip(words["sentence"], words["start"], words["end"], words["term"])) == expected
