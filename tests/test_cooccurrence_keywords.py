"""Keywords and contexts, on texts that can be recounted by hand."""
from __future__ import annotations

import itertools
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import cooccurrence
from helpers.errors import UsageError
from helpers.tables import check_table

STOP = {"the", "a", "was", "of", "in", "and", "by"}


def split(documents):
    """Sentences and words of plain texts: a line is a paragraph, a full stop ends a sentence."""
    sentences, words = [], []
    for doc_id, text in zip(documents["doc_id"], documents["text"]):
        for number, found in enumerate(re.finditer(r"[^.\n]+\.?", text), 1):
            place = {"doc_id": doc_id, "sentence": number, "zone": "paragraph"}
            sentences.append(place | {"start": found.start(), "end": found.end(), "paragraph": text.count("\n", 0, found.start()) + 1})
            words += [place | {"start": word.start(), "end": word.end(), "term": word.group().lower(), "lead": False, "quoted": False}
                      for word in re.compile(r"[^\W\d_]+").finditer(text, found.start(), found.end())]
    return check_table(sentences, "sentences"), check_table(words, "words")


def terms_of(documents, phrases=(), concepts=()):
    """Every occurrence of a word, and of the phrases and concepts given as (kind's term, form)."""
    sentences, words = split(documents)
    rows = words[["doc_id", "start", "end", "sentence", "term"]].assign(kind="word").to_dict("records")
    forms = [("phrase", phrase, phrase) for phrase in phrases] + [("concept", term, form) for term, form in concepts]
    for (kind, term, form), (doc_id, text) in itertools.product(forms, zip(documents["doc_id"], documents["text"])):
        for found in re.finditer(rf"\b{form}\b", text.lower()):
            lies = sentences[(sentences["doc_id"] == doc_id) & (sentences["start"] <= found.start()) & (sentences["end"] >= found.end())]
            place = {"doc_id": doc_id, "start": found.start(), "end": found.end(), "sentence": lies["sentence"].item()}
            rows.append(place | {"kind": kind, "term": term})
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "sentence", "kind", "term"]), sentences, words


def rows_of(table, columns):
    return list(table[columns].itertuples(index=False, name=None))


# ── keywords ──

ELECTION = {
    "a": "The vote count in Lind was slow. The mayor of Lind feared vote fraud.",
    "b": "A vote count by hand was slow. The mayor feared the count.",
}


def test_each_word_belongs_to_the_longest_keyword_that_holds_it(make_documents):
    documents = make_documents(ELECTION)
    terms, sentences, _ = terms_of(documents, phrases=["vote count"])
    found = cooccurrence.find_keywords(terms, sentences, documents, stop=STOP)
    assert rows_of(found, ["doc_id", "start", "end", "sentence", "kind", "item"]) == [
        ("a", 4, 14, 1, "phrase", "vote count"), ("a", 27, 31, 1, "word", "slow"),
        ("a", 37, 42, 2, "word", "mayor"), ("a", 51, 57, 2, "word", "feared"),
        ("b", 2, 12, 1, "phrase", "vote count"), ("b", 25, 29, 1, "word", "slow"),
        ("b", 35, 40, 2, "word", "mayor"), ("b", 41, 47, 2, "word", "feared"),
    ]
    texts = documents.set_index("doc_id")["text"]
    assert all(texts[row.doc_id][row.start:row.end].lower() == row.item for row in found.itertuples())


def test_a_word_inside_a_phrase_that_is_no_keyword_counts_by_itself(make_documents):
    documents = make_documents(ELECTION)
    terms, sentences, _ = terms_of(documents, phrases=["vote fraud"])
    found = cooccurrence.find_keywords(terms, sentences, documents, stop=STOP)
    assert set(found["item"]) == {"vote", "count", "slow", "mayor", "feared"}
    assert (found["item"] == "vote").sum() == 3


def test_the_numbers_of_the_choice_are_those_of_the_occurrences(make_documents):
    documents = make_documents({"a": "Vote fraud again. Vote.", "b": "Vote fraud. Rain. Vote.", "c": "Rain."})
    terms, sentences, _ = terms_of(documents, phrases=["vote fraud"])
    for most, expected in ((3, [("rain", 2, 2), ("vote", 2, 2), ("vote fraud", 2, 2)]), (2, [("vote", 2, 4), ("rain", 2, 2)])):
        chosen = cooccurrence.choose_keywords(terms, documents, most=most)
        assert rows_of(chosen, ["label", "n_texts", "n"]) == expected
        found = cooccurrence.find_keywords(terms, sentences, documents, most=most)
        assert found.groupby("item").size().to_dict() == dict(zip(chosen["label"], chosen["n"]))


def test_concepts_come_before_longer_phrases_and_names_before_concepts(make_documents):
    documents = make_documents({"a": "Bank of Hill cut the key rate again.", "b": "The key rate cut by Bank of Hill."})
    terms, sentences, _ = terms_of(documents, phrases=["key rate cut", "bank of hill"], concepts=[("interest", "key rate"), ("bank", "bank")])
    mentions = pd.DataFrame([{"doc_id": doc_id, "start": start, "end": start + 12, "sentence": 1, "actor": "Bank of Hill", "level": "named"}
                             for doc_id, start in (("a", 0), ("b", 20))])
    found = cooccurrence.find_keywords(terms, sentences, documents, mentions, stop=STOP)
    assert rows_of(found, ["doc_id", "kind", "item"]) == [("a", "actor", "Bank of Hill"), ("a", "word", "cut"), ("a", "concept", "interest"),
                                                          ("b", "concept", "interest"), ("b", "word", "cut"), ("b", "actor", "Bank of Hill")]


def test_of_two_phrases_that_overlap_the_longer_stands(make_documents):
    documents = make_documents({"a": "Central bank raised rates.", "b": "Central bank raised rates again."})
    terms, sentences, _ = terms_of(documents, phrases=["central bank", "bank raised rates"])
    found = cooccurrence.find_keywords(terms, sentences, documents, stop=STOP)
    assert rows_of(found, ["doc_id", "item"]) == [("a", "central"), ("a", "bank raised rates"), ("b", "central"), ("b", "bank raised rates")]


def test_a_name_keeps_its_words_even_where_it_is_no_keyword(make_documents):
    documents = make_documents({"a": "Hill voted. Hill News said so.", "b": "Hill voted again."})
    terms, sentences, _ = terms_of(documents)
    mentions = pd.DataFrame([{"doc_id": "a", "start": 12, "end": 21, "sentence": 2, "actor": "Hill News", "level": "named"},
                             {"doc_id": "a", "start": 12, "end": 16, "sentence": 2, "actor": "Hill", "level": "nested"}])
    found = cooccurrence.find_keywords(terms, sentences, documents, mentions, stop=STOP)
    assert rows_of(found, ["doc_id", "start", "item"]) == [("a", 0, "hill"), ("a", 5, "voted"), ("b", 0, "hill"), ("b", 5, "voted")]


def test_rank_is_by_texts_then_count_then_code_point(make_documents):
    documents = make_documents({"a": "zinc zinc zinc ore ore salt.", "b": "ore zinc salt tin tin tin.", "c": "salt ore coal coal."})
    terms, _, _ = terms_of(documents)
    chosen = cooccurrence.choose_keywords(terms, documents)
    assert rows_of(chosen, ["label", "n_texts", "n"]) == [("ore", 3, 4), ("salt", 3, 3), ("zinc", 2, 4)]
    assert cooccurrence.choose_keywords(terms, documents, most=1)["label"].tolist() == ["ore"]


def test_copies_are_one_text(make_documents):
    documents = make_documents({"a": "Rain fell. Rain stopped.", "b": ("Rain fell. Rain stopped.", {"text_id": "a"}), "c": "Rain again."})
    terms, sentences, _ = terms_of(documents)
    chosen = cooccurrence.choose_keywords(terms, documents)
    assert rows_of(chosen, ["label", "n_texts", "n"]) == [("rain", 2, 3)]
    assert len(cooccurrence.find_keywords(terms, sentences, documents)) == 5


def test_one_text_gives_what_stands_there_twice_and_if_nothing_does_all(make_documents):
    for text, expected in (("Rain fell. Rain stopped.", ["rain"]), ("Rain fell.", ["fell", "rain"])):
        documents = make_documents({"a": text, "b": (text, {"text_id": "a"})})
        terms, _, _ = terms_of(documents)
        assert cooccurrence.choose_keywords(terms, documents)["label"].tolist() == expected


def test_a_label_that_two_kinds_share_is_told_apart(make_documents):
    documents = make_documents({"a": "Quake news. Tremor. Tremor news.", "b": "Quake. Tremor."})
    terms, sentences, _ = terms_of(documents, concepts=[("tremor", "quake")])
    found = cooccurrence.find_keywords(terms, sentences, documents)
    assert set(zip(found["kind"], found["item"])) == {("concept", "tremor"), ("word", "tremor (word)")}


@pytest.mark.parametrize("rule", ["tfidf", "keyness"])
def test_rules_by_rarity_are_refused_below_twenty_articles(make_documents, rule):
    few = make_documents({f"d{at:02}": "Rain fell." for at in range(19)})
    terms, sentences, _ = terms_of(few)
    with pytest.raises(UsageError, match="needs 20 articles and there are 19"):
        cooccurrence.find_keywords(terms, sentences, few, rule=rule)
    many = make_documents({f"d{at:02}": "Rain fell." + " Gold rose. Gold rose." * (at < 2) for at in range(20)})
    terms, _, _ = terms_of(many)
    assert cooccurrence.choose_keywords(terms, many, rule=rule)["label"].tolist()[0] in ("gold", "rose")


def test_an_unknown_rule_is_named_with_the_nearest(make_documents):
    documents = make_documents({"a": "Rain fell."})
    terms, sentences, _ = terms_of(documents)
    with pytest.raises(UsageError, match="did you mean 'texts'"):
        cooccurrence.find_keywords(terms, sentences, documents, rule="text")


# ── contexts ──

@pytest.fixture
def river(make_documents):
    """Two paragraphs, three sentences; the keywords are ox, pig and hen."""
    documents = make_documents({"a": "Ox saw hen run by ox. Nobody came.\nPig met hen."})
    terms, sentences, words = terms_of(documents)
    keywords = terms[terms["term"].isin(["ox", "pig", "hen"])].rename(columns={"term": "item"})
    return keywords, sentences, words, documents


def pairs_of(contexts, documents):
    return rows_of(cooccurrence.count_pairs(contexts, documents, shuffles=0), ["item_a", "item_b", "n"])


def test_a_context_without_keyword_is_a_row_that_holds_nothing(river):
    keywords, sentences, _, documents = river
    contexts = cooccurrence.context_of(keywords, sentences)
    assert rows_of(contexts, ["doc_id", "context", "item", "start", "end", "sentence"]) == [
        ("a", 1, "ox", 0, 2, 1), ("a", 1, "hen", 7, 10, 1), ("a", 1, "ox", 18, 20, 1), ("a", 2, "", 21, 34, 2),
        ("a", 3, "pig", 35, 38, 3), ("a", 3, "hen", 43, 46, 3)]
    assert pairs_of(contexts, documents) == [("hen", "ox", 1), ("hen", "pig", 1)]


@pytest.mark.parametrize(("settings", "expected"), [
    ({"context": "sentence", "per": "occurrence"}, [("hen", "ox", 2), ("hen", "pig", 1)]),
    ({"context": "paragraph"}, [("hen", "ox", 1), ("hen", "pig", 1)]),
    ({"context": "article"}, [("hen", "ox", 1), ("hen", "pig", 1), ("ox", "pig", 1)]),
    ({"context": "article", "per": "occurrence"}, [("hen", "ox", 4), ("hen", "pig", 2), ("ox", "pig", 2)]),
    ({"context": "window", "window": 2}, [("hen", "ox", 1), ("hen", "pig", 1)]),
    ({"context": "window", "window": 3, "per": "occurrence"}, [("hen", "ox", 2), ("hen", "pig", 1)]),
    ({"context": "window", "window": 3, "across": True}, [("hen", "ox", 1), ("hen", "pig", 1), ("ox", "pig", 1)]),
    ({"context": "window", "window": 1}, []),
])
def test_pairs_by_context_and_way_of_counting(river, settings, expected):
    keywords, sentences, words, documents = river
    assert pairs_of(cooccurrence.context_of(keywords, sentences, words=words, **settings), documents) == expected


@pytest.mark.parametrize("settings", [{}, {"context": "paragraph"}, {"context": "article", "per": "occurrence"}, {"context": "window", "window": 3},
                                      {"context": "window", "window": 3, "across": True}, {"context": "window", "window": 3, "per": "occurrence"}])
def test_the_spans_of_a_pair_lie_in_as_many_contexts_as_it_counts(river, settings):
    keywords, sentences, words, documents = river
    contexts = cooccurrence.context_of(keywords, sentences, words=words, **settings)
    spans = cooccurrence.pair_spans(contexts, cooccurrence.count_pairs(contexts, documents, shuffles=0), documents)
    different = spans.drop_duplicates(["item_a", "item_b", "context"])
    assert [(a, b, n) for (a, b), n in different.groupby(["item_a", "item_b"]).size().items()] == pairs_of(contexts, documents)
    assert [documents["text"].item()[start:end].lower() for start, end in zip(spans["start"], spans["end"])] == spans["item"].tolist()


@pytest.mark.parametrize("window", [2, 3, 5, 50])
@pytest.mark.parametrize("per", ["context", "occurrence"])
@pytest.mark.parametrize("across", [True, False])
def test_a_pair_that_meets_once_has_count_one_whatever_the_window(make_documents, window, per, across):
    documents = make_documents({"a": "One ox saw hen that day. Then it was late."})
    terms, sentences, words = terms_of(documents)
    keywords = terms[terms["term"].isin(["ox", "hen"])].rename(columns={"term": "item"})
    contexts = cooccurrence.context_of(keywords, sentences, "window", window, words, across, per)
    assert pairs_of(contexts, documents) == [("hen", "ox", 1)]


def test_a_distance_is_counted_from_the_last_word_of_a_phrase(make_documents):
    documents = make_documents({"a": "Central bank of hill raised the key rate."})
    terms, sentences, words = terms_of(documents, phrases=["central bank", "key rate"])
    keywords = terms[terms["kind"] == "phrase"].rename(columns={"term": "item"})
    assert pairs_of(cooccurrence.context_of(keywords, sentences, "window", 4, words), documents) == []
    assert pairs_of(cooccurrence.context_of(keywords, sentences, "window", 5, words), documents) == [("central bank", "key rate", 1)]


def test_contexts_that_are_none_are_refused(river):
    keywords, sentences, _, _ = river
    with pytest.raises(UsageError, match="did you mean 'sentence'"):
        cooccurrence.context_of(keywords, sentences, "sentense")
    with pytest.raises(UsageError, match="needs the table of words"):
        cooccurrence.context_of(keywords, sentences, "window")
    with pytest.raises(UsageError, match="Valid: context, occurrence"):
        cooccurrence.context_of(keywords, sentences, per="pair")


# ── a property ──

@settings(max_examples=8)
@given(st.lists(st.lists(st.sampled_from(["ox", "hen", "and"]), min_size=1, max_size=8), min_size=1, max_size=4), st.integers(1, 9))
def test_a_window_wider_than_the_sentence_is_the_sentence(sentences_given, seed):
    text = " ".join(" ".join(words) + "." for words in sentences_given)
    documents = pd.DataFrame({"doc_id": ["a"], "text_id": ["a"], "text": [text], "text_sha256": [f"{seed:064x}"]})
    terms, sentences, words = terms_of(documents)
    keywords = terms[terms["term"].isin(["ox", "hen"])].rename(columns={"term": "item"})
    results = []
    for settings_given in ({}, {"context": "window", "window": 99, "words": words}):
        contexts = cooccurrence.context_of(keywords, sentences, **settings_given)
        counts = cooccurrence.count_pairs(contexts, documents, shuffles=29)
        results.append(cooccurrence.total_pairs(counts, contexts, documents))
    pd.testing.assert_frame_equal(*results)


def test_a_clause_that_is_repeated_word_for_word_makes_no_phrases(make_documents):
    from helpers.statistics import find_terms
    from tests.test_statistics_copied import measure

    clause = "New fees at the border reach ordinary families first."
    texts = {"a": f"{clause} Border guards met the fishing union in Norvik.", "b": f"Border guards saw rain. {clause}", "c": f"{clause} A fishing union met border guards."}
    _, words = measure(make_documents(texts))
    firm = cooccurrence.firm_phrases(find_terms(words), cooccurrence.find_collocations(words))
    assert firm == ["border guards", "fishing union"]
