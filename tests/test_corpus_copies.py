"""Copies, near copies and shared passages, in texts that can be counted by hand."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.actors import find_mentions, total_mentions
from helpers.corpus import corpus_listing, read_corpus
from helpers.corpus.copies import find_copies
from helpers.corpus.shingles import SHINGLE, number_words, place_words, shared_shingles
from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words

STATEMENT = ("The ministry of fisheries said on Tuesday that the Norvik fleet had taken forty tonnes of cod more than its licence allows, "
             "and that Minister Ada Lund would ask the port of Norvik for the books of the last three years.")
STORM = ["A storm from the north closed the harbour of Norvik for two days, and no boat could leave before the wind fell on Thursday morning.",
         "The harbour master told the boats that waited outside to turn back, because the pilots would not go out in such a sea.",
         "Anna Holm, who has kept the light there for thirty years, said that she had seen nothing like it since she was a girl.",
         "The insurers will count the broken masts next week, and the town hopes that the market can open again by then."]
OWN = ["Shoppers in the capital found the shelves of the fish market empty on Wednesday, and prices for herring rose by a third in one morning.",
       "A trader who did not want to be named said that he would drive to the coast himself if the boats stayed in for another day."]
FOOTER = ("The Norvik Gazette is a member of the press council of the coast, and readers may write to its ombudsman at any time about any article that "
          "it prints, whether on paper or on this page, and will be answered in ten days by a letter from the board of its readers.")


def lines(*paragraphs):
    return "\n\n".join(paragraphs) + "\n"


def dated(day, **columns):
    return {"published": day, "published_precision": "day", "published_from": "metadata", **columns}


def text_ids(found):
    return dict(zip(found.documents["doc_id"], found.documents["text_id"], strict=True))


def slices(found):
    text = dict(zip(found.documents["doc_id"], found.documents["text"], strict=True))
    return [(row.doc_id, text[row.doc_id][row.start:row.end], row.copy_of) for row in found.passages.itertuples()]


def test_a_passage_belongs_to_the_text_where_it_first_stood(make_documents):
    found = find_copies(make_documents({"a": (lines(OWN[0], STATEMENT), dated("2024-02-03")), "b": (lines(STATEMENT, *STORM), dated("2024-02-02")),
                                        "c": lines(*OWN[1:], STATEMENT.upper())}))
    assert text_ids(found) == {"a": "a", "b": "b", "c": "c"}
    assert slices(found) == [("a", STATEMENT.removesuffix("."), "b"), ("c", STATEMENT.upper().removesuffix("."), "b")]


def test_a_near_copy_is_one_text_with_its_first_carrier(make_documents):
    edited = lines(*STORM[:3], STORM[3].replace("next week", "in May"))
    found = find_copies(make_documents({"a": (edited, dated("2024-02-05")), "b": (lines(*STORM), dated("2024-02-02")), "c": lines(*STORM)}))
    assert text_ids(found) == {"a": "b", "b": "b", "c": "b"}
    assert {(doc_id, copy_of) for doc_id, _, copy_of in slices(found)} == {("a", "b"), ("c", "b")}
    assert "in May" not in " ".join(text for doc_id, text, _ in slices(found) if doc_id == "a")
    assert slices(found)[-1] == ("c", lines(*STORM), "b")


def test_a_longer_later_text_is_no_copy_of_the_short_one_that_it_takes_in(make_documents):
    found = find_copies(make_documents({"a": (lines(*STORM[:2]), dated("2024-02-02")), "b": (lines(*STORM, *OWN), dated("2024-02-03"))}))
    assert text_ids(found) == {"a": "a", "b": "b"}
    assert slices(found) == [("b", lines(*STORM[:2]).strip().removesuffix("."), "a")]


def test_a_short_later_extract_is_a_copy(make_documents):
    found = find_copies(make_documents({"a": (lines(*STORM, *OWN), dated("2024-02-02")), "b": (lines(*STORM[:2]), dated("2024-02-03"))}))
    assert text_ids(found) == {"a": "a", "b": "a"}


def test_a_footer_that_a_site_hangs_on_every_article_makes_no_copy(make_documents):
    short = {"a": lines(STORM[1], FOOTER), "b": lines(OWN[0], FOOTER)}
    found = find_copies(make_documents(short))
    assert text_ids(found) == {"a": "a", "b": "b"} and slices(found) == [("b", FOOTER.removesuffix("."), "a")]


def test_a_copy_of_a_text_that_quotes_another_names_the_text_it_copies(make_documents):
    """b carries a's statement and adds as much; c reprints b whole: its first half stood in a first, and yet it is a copy of b."""
    found = find_copies(make_documents({"a": (lines(STATEMENT, *OWN), dated("2024-02-01")), "b": (lines(STATEMENT, *STORM[:2]), dated("2024-02-02")),
                                        "c": (lines(STATEMENT, *STORM[:2], "It rained."), dated("2024-02-03"))}))
    assert text_ids(found) == {"a": "a", "b": "b", "c": "b"}


def test_what_a_near_copy_adds_is_no_source_for_others(make_documents):
    """The added sentence of a copy is counted in the first independent text that holds it."""
    added = "The mayor of the town has asked the government for help with the cost of the sea wall, which broke in four places."
    found = find_copies(make_documents({"a": (lines(*STORM), dated("2024-02-01")), "b": (lines(*STORM, added), dated("2024-02-02")),
                                        "c": (lines(*OWN, added), dated("2024-02-03"))}))
    assert text_ids(found) == {"a": "a", "b": "a", "c": "c"}
    assert [row for row in slices(found) if row[0] == "c"] == []


@pytest.mark.parametrize("a, b, first", [
    (dated("2024-02-03"), dated("2024-02-02"), "b"), (dated("2024-02-03", published_doubt="late"), dated("2024-02-09"), "b"),
    ({}, dated("2024-02-02"), "b"), ({}, {}, "a"), ({"published": "2024", "published_precision": "year"}, dated("2024-06-01"), "b"),
    ({"published": "2024-02", "published_precision": "month"}, dated("2024-02-20"), "b"),
    (dated("2024-02-02", outlet="Norvik Gazette", carrier="Coast Today"), dated("2024-02-02"), "b"),
    (dated("2024-02-02"), dated("2024-02-02", outlet="Norvik Gazette"), "b"),
])
def test_the_first_carrier_is_told_by_date_and_credit(make_documents, a, b, first):
    found = find_copies(make_documents({"a": (lines(*STORM), a), "b": (lines(*STORM, "And more."), b)}))
    assert set(text_ids(found).values()) == {first}


def test_eleven_words_are_no_passage_and_twelve_are(make_documents):
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    for n, shared in ((11, 0), (12, 1)):
        texts = {"a": " ".join(["alpha", *words[:n], "beta"]), "b": " ".join(["gamma", *words[:n], "delta"])}
        assert len(find_copies(make_documents(texts)).passages) == shared


def test_reworded_copies_are_not_found(make_documents):
    """Two translations of one statement: the page proposes such pairs by names and numbers instead."""
    other = "On Tuesday the fisheries ministry stated: Norvik's fleet landed 40 tonnes of cod above quota; minister Ada Lund wants to see three years of books."
    found = find_copies(make_documents({"a": lines(STATEMENT, *OWN), "b": lines(other, *STORM)}))
    assert found.passages.empty and text_ids(found) == {"a": "a", "b": "b"}


def test_the_ledger_names_the_earlier_article(make_corpus):
    corpus = read_corpus(make_corpus({"a.txt": lines(*STORM), "b.txt": lines(*STORM), "c.txt": lines(*STORM, "And more was said of it."),
                                      "d.txt": lines(*OWN, STORM[0])}))
    doubts = corpus_listing(corpus).set_index("path")["doubts"]
    assert "the same text as a" in doubts["b.txt"] and "nearly the same text as a" in doubts["c.txt"]
    assert "holds 12 running words or more of a" in doubts["d.txt"] and " of " not in doubts["a.txt"]


def test_mentions_of_a_copied_passage_count_once_and_both_numbers_stand(make_documents):
    """Lund: twice in b's own text and once in the statement; a carries the statement again and names her once more."""
    found = find_copies(make_documents({"a": (lines(OWN[0], STATEMENT, "Ada Lund did not come."), dated("2024-02-03")),
                                        "b": (lines(STATEMENT, "Ada Lund is new there. Ada Lund was the mayor before."), dated("2024-02-02"))}))
    documents = found.documents
    zones = check_table([{"doc_id": row.doc_id, "start": 0, "end": row.n_characters, "zone": "paragraph", "rule": "all"} for row in documents.itertuples()], "zones")
    sentences = split_sentences(documents, zones)
    empty = dict.fromkeys(["only_in", "from", "to", "near", "country", "care", "note"], "")
    aliases = check_table([{**empty, "alias": "Ada Lund", "actor": "Ada Lund", "kind": "person", "decision": "found", "reason": "test"}], "aliases")
    mentions = find_mentions(documents, zones, sentences, aliases, passages=found.passages)
    assert mentions["copy_of"].tolist() == ["b", "", "", "", ""]
    totals = total_mentions(mentions, documents, split_words(documents, sentences), aliases).iloc[0]
    assert (totals["n_mentions"], totals["n_with_copies"], totals["n_texts"]) == (4, 5, 2)


TOKENS = st.lists(st.lists(st.sampled_from("abc"), max_size=60), min_size=1, max_size=6)


@settings(max_examples=150)
@given(TOKENS)
def test_shingles_are_those_of_a_plain_count(texts):
    """Against the definition itself: every place whose twelve words stand twice is found, and equal numbers mean equal words."""
    whole = [" ".join(words) for words in texts]
    places, shingles, inside = shared_shingles(number_words(whole))
    begins = [0]
    plain = {}
    for number, words in enumerate(texts):
        kept = words if len(words) >= 6 else []
        for at in range(len(kept) - SHINGLE + 1):
            plain[begins[-1] + at] = (tuple(kept[at:at + SHINGLE]), number)
        begins.append(begins[-1] + len(kept))
    often = {place for place, (shingle, _) in plain.items() if sum(other == shingle for other, _ in plain.values()) > 1}
    assert often <= set(places.tolist()) <= set(plain)
    assert all(plain[place][1] == number for place, number in zip(places.tolist(), inside.tolist(), strict=True))
    by_number = {}
    for place, number in zip(places.tolist(), shingles.tolist(), strict=True):
        by_number.setdefault(number, set()).add(plain[place][0])
    assert all(len(same) == 1 for same in by_number.values()) and len(by_number) == len({plain[place][0] for place in places.tolist()})


@settings(max_examples=30)
@given(TOKENS)
def test_passages_lie_in_their_text_and_part_and_stand_in_their_source(make_documents, texts):
    found = find_copies(make_documents({f"t{number}": " ".join(words) for number, words in enumerate(texts)}))
    text = dict(zip(found.documents["doc_id"], found.documents["text"], strict=True))
    end, doc_id = 0, ""
    for row in found.passages.itertuples():
        assert row.start >= (end if row.doc_id == doc_id else 0) and row.start < row.end <= len(text[row.doc_id])
        assert text[row.doc_id][row.start:row.end] in text[row.copy_of]
        doc_id, end = row.doc_id, row.end


def test_words_have_their_places():
    text = "Short.\n\nThe İstanbul court’s ruling came on Monday morning, 4 May."
    assert [text[start:end] for start, end in place_words(text)] == ["The", "İstanbul", "court", "s", "ruling", "came", "on", "Monday", "morning", "4", "May"]
