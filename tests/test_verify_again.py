"""What verify makes again by itself: formulas that run no code, and meetings of items against the room that counts them first."""
from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from helpers import cooccurrence
from helpers.tokens import split_sentences, split_words
from helpers.cleaning import find_zones
from helpers.verify.again import places_of
from helpers.verify.chosen import unmatched_faults
from helpers.verify.formulas import NoFormula, evaluate
from helpers.verify.meetings import Meetings
from helpers.verify.places import Places
from helpers.verify.rules import read_count

TEXTS = {"a": "Oak met Elm near Fir. Elm saw Oak.\n\nFir, Fir and Elm went on. Nothing stands here.\n", "b": "Oak and Fir talk. Elm is far from the old Oak, Fir says.\n",
         "c": "Elm alone.\n"}
WAYS = [("sentence", "context", False), ("paragraph", "context", False), ("article", "context", False), ("window", "context", False), ("window", "context", True),
        ("window", "occurrence", True), ("sentence", "occurrence", False)]


@pytest.fixture
def trees(make_documents):
    """Documents, sentences, words, and each tree as a keyword; the third article is a copy of the second."""
    documents = make_documents(TEXTS)
    documents = documents.assign(text_id=documents["doc_id"].replace("c", "b"))
    sentences = split_sentences(documents, find_zones(documents))
    words = split_words(documents, sentences)
    keywords = words[words["term"].isin(["oak", "elm", "fir"])].rename(columns={"term": "item"})[["doc_id", "start", "end", "sentence", "item"]]
    return documents, sentences, words, keywords.assign(kind="word").reset_index(drop=True)


@pytest.mark.parametrize("copied", [0, 21])
@pytest.mark.parametrize("context, per, across", WAYS)
def test_meetings_and_their_chance_are_those_of_the_room_that_counted_first(trees, context, per, across, copied):
    """Also where the first sentence of the first article stood in an earlier one."""
    documents, sentences, words, keywords = trees
    documents = documents.assign(copied=[f"0-{copied}" if copied and doc_id == "a" else "" for doc_id in documents["doc_id"]])
    marked = documents.assign(first_carrier=documents["doc_id"] == documents["text_id"])
    again = SimpleNamespace(documents=marked, sentences=sentences, words=words, keywords=keywords, texts=dict(zip(documents["doc_id"], documents["text"], strict=True)),
                            own=set(marked.loc[marked["first_carrier"], "doc_id"]), counts_once=lambda doc_id, start, end: doc_id != "c" and not (doc_id == "a" and end <= copied),
                            parameters={"context": context, "per": per, "across": across, "window": 4, "shuffles": 99})
    meetings = Meetings(again)
    contexts = cooccurrence.context_of(keywords, sentences, context, 4, words, across, per)
    totals = cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=99), contexts, documents)
    assert len(totals)
    for row in totals.itertuples(index=False):
        pair, none = (row.item_a, row.item_b), np.zeros(99)
        counts = meetings.shuffled.get(pair, none)
        found = (meetings.n.get(pair, 0), len(meetings.contexts_of.get(row.item_a, ())), len(meetings.contexts_of.get(row.item_b, ())), meetings.n_contexts)
        assert found == (row.n, row.n_a, row.n_b, row.n_contexts)
        assert (counts.mean(), counts.min(), counts.max()) == pytest.approx((row.expected, row.expected_low, row.expected_high))
    marks = cooccurrence.mark_beyond_chance(totals, 99)
    assert meetings.tested == marks["n_pairs_tested"].iloc[0]


def test_a_formula_is_read_and_never_run_as_code():
    values = {"n": 2, "words.term": ["a", "b", "a", "a"], "row": 0}
    assert evaluate("association.share(n, len(words.term))", values.__getitem__) == 0.5
    assert evaluate("association.mattr_interval(words.term, window=1)[1]", values.__getitem__) == 1.0
    assert evaluate("-n / 4 + 1", values.__getitem__) == 0.5
    assert np.isnan(evaluate("n / 0", values.__getitem__))


@pytest.mark.parametrize("rule", ["", "n", "by feeling", "open('x')", "association.__dict__", "association.pairs.plain(n)", "helpers.actors.discover(n)", "[n for n in (1, 2)]",
                                  "n if n else 1", "association.share(*words)", "association.share(n, **words)", "words.term[n]", "(lambda n: n)(1)", "f'{n}'"])
def test_what_is_no_formula_is_refused(rule):
    with pytest.raises(NoFormula):
        evaluate(rule, {"n": 2, "words": [1], "words.term": [1], "association.__dict__": 1}.get if rule == "" else lambda name: _refuse(name))


def _refuse(name):
    if name in ("n", "words.term"):
        return 2
    raise NoFormula(name)


def test_the_rule_of_a_count_is_read_back():
    rule = read_count("different texts in terms by kind, term where first_carrier = True and written = set aside and role = actor or place")
    assert (rule.unit, rule.source, rule.key) == ("texts", "terms", ("kind", "term"))
    assert rule.where == (("first_carrier", ("True",)), ("written", ("set aside",)), ("role", ("actor", "place")))
    assert read_count("different spans").source == "" and read_count("many spans") is None


@pytest.mark.parametrize("name, taken, says", [
    ("of Albay", (0, 3), ""), ("of  Al\u00adbay", (0, 3), ""), ("-Albay", (0, 3), ""), ("of albay", (0, 3), "is 'of albay'"), ("of Albay", (8, 12), "lies in a name that is counted")])
def test_a_name_not_counted_is_a_stretch_in_which_a_word_has_a_capital(name, taken, says):
    """Also where it is what a counted name before it left, and begins with a small word."""
    mentions = pd.DataFrame([("a", *taken)], columns=["doc_id", "start", "end"])
    number = SimpleNamespace(item="names-not-counted", row=" ".join(name.replace("\u00ad", "").split()), column="n")
    again = SimpleNamespace(texts={"a": f"Tan {name} left."})
    assert [says in line for line in unmatched_faults(number, {("a", 4, 4 + len(name))}, again, places_of(mentions))] == [True] * bool(says)


def test_a_proposed_form_counts_unless_a_form_of_its_head_holds_its_first_word():
    stands = {"telecom fraud": [("a", 5, 18)], "wire telecom": [("a", 0, 12)], "telecom network": [("a", 5, 20), ("b", 5, 20)]}
    asked = SimpleNamespace(terms=SimpleNamespace(places=lambda kind, form: stands[form]))
    found = Places._proposed(asked, "fraud", list(stands))
    assert found == [("fraud", "telecom fraud", "a", 5, 18), ("fraud", "wire telecom", "a", 0, 12), ("fraud", "telecom network", "b", 5, 20)]
