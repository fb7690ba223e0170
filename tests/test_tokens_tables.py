"""The tables `sentences` and `words`, typed whole for a tiny article, and their offsets for any."""
from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.tables import check_table
from helpers.tokens import find_quoted, split_sentences, split_words, to_term
from helpers.tokens.ends import cut_sentences
from helpers.tokens.rows import Rows
from helpers.tokens.sentences import sentences_between, trim
from helpers.tokens.words import plain

TEXT = 'Vote ends. Late\n\nShe said "no, Never" twice. It’s Ana’s.\nPhoto: A. B\nThe end'


def zones_of(text: str, doc_id: str = "a", names: dict[int, str] | None = None) -> pd.DataFrame:
    """A zone a line: `names` by line number, else paragraph."""
    rows, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        zone = (names or {}).get(number, "paragraph") if line.strip() else "blank"
        rows.append({"doc_id": doc_id, "start": at, "end": at + len(line), "zone": zone, "rule": "typed"})
        at += len(line)
    return check_table(rows, "zones")


def test_both_tables_whole(make_documents):
    documents, zones = make_documents({"a": TEXT}), zones_of(TEXT, names={1: "headline", 4: "caption"})
    sentences = split_sentences(documents, zones)
    assert sentences.drop(columns="doc_id").values.tolist() == [
        [1, 0, 15, 1, "headline"], [2, 17, 44, 3, "paragraph"], [3, 45, 56, 3, "paragraph"], [4, 69, 76, 5, "paragraph"],
    ]
    words = split_words(documents, sentences)
    assert words.drop(columns="doc_id").values.tolist() == [
        [0, 4, 1, "headline", "vote", False, False], [5, 9, 1, "headline", "ends", False, False], [11, 15, 1, "headline", "late", False, False],
        [17, 20, 2, "paragraph", "she", True, False], [21, 25, 2, "paragraph", "said", True, False], [27, 29, 2, "paragraph", "no", True, True],
        [31, 36, 2, "paragraph", "never", True, True], [38, 43, 2, "paragraph", "twice", True, False],
        [45, 49, 3, "paragraph", "it's", True, False], [50, 53, 3, "paragraph", "ana", True, False],
        [69, 72, 4, "paragraph", "the", False, False], [73, 76, 4, "paragraph", "end", False, False],
    ]


def test_counted_zones_can_be_chosen(make_documents):
    documents, zones = make_documents({"a": TEXT}), zones_of(TEXT, names={1: "headline", 4: "caption"})
    sentences = split_sentences(documents, zones, counted=("caption",))
    assert sentences["zone"].tolist() == ["caption"] and split_words(documents, sentences)["term"].tolist() == ["photo", "a", "b"]


def test_a_title_is_one_sentence_and_a_caption_is_split(make_documents):
    text = "It fell. It rose.\nThey fled. They came."
    documents, zones = make_documents({"a": text}), zones_of(text, names={1: "deck", 2: "caption"})
    assert split_sentences(documents, zones, counted=("deck", "caption"))[["start", "end"]].values.tolist() == [[0, 17], [18, 28], [29, 39]]


def test_nothing_counted_gives_empty_tables(make_documents):
    documents = make_documents({"a": "  \n", "b": ""})
    sentences = split_sentences(documents, zones_of("  \n"))
    assert len(sentences) == 0 and len(split_words(documents, sentences)) == 0


def test_a_block_does_not_know_its_neighbours(make_documents):
    both, one = make_documents({"a": TEXT, "b": "Other text. “Here” it is."}), make_documents({"b": "Other text. “Here” it is."})
    zones = pd.concat([zones_of(TEXT), zones_of("Other text. “Here” it is.", "b")], ignore_index=True)
    alone = split_words(one, split_sentences(one, zones[zones["doc_id"] == "b"]))
    among = split_words(both, split_sentences(both, zones))
    pd.testing.assert_frame_equal(alone, among[among["doc_id"] == "b"].reset_index(drop=True))


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quoted(text)]


def test_quotes():
    assert quoted('He said "yes" and "no".') == ['"yes"', '"no"']
    assert quoted("He said “yes” and ‘no’, it’s Ann's") == ["“yes”"]
    assert quoted('A 5" pipe is "short", he says') == ['"short"']
    assert quoted('It ends here." Nothing opened it') == []
    assert quoted("“It goes on") == ["“It goes on"]
    assert quoted('He said "no and then "yes" too') == ['"no and then ', '"yes"']
    assert quoted("«Oui» „Ja“ end") == ["«Oui»", "„Ja“"]


def test_a_quote_does_not_run_past_its_paragraph(make_documents):
    text = "He said “never\nThe end"
    documents = make_documents({"a": text})
    words = split_words(documents, split_sentences(documents, zones_of(text)))
    assert words.loc[words["quoted"], "term"].tolist() == ["never"]


ODD = st.lists(st.sampled_from(["Mr. ", "U.S. ", "“", '"', "”", ". ", "\n", "\u2028", "\r", "\f", " ", "word", "Word’s", "5",
        "e\u0301", "😀", "中文。", "မြန်", "?! ", "... "])
               | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=25).map("".join)


@settings(max_examples=60)
@given(ODD)
def test_offsets_hold_for_any_text(text):
    documents = pd.DataFrame({"doc_id": ["a"], "text": [text]}, dtype="str")
    zones = zones_of(text) if text else check_table([], "zones")
    sentences = split_sentences(documents, zones)
    words = split_words(documents, sentences)
    spans = {row.sentence: (row.start, row.end) for row in sentences.itertuples()}
    for row in sentences.itertuples():
        assert text[row.start:row.end] == text[row.start:row.end].strip() != ""
        assert any(zone.start <= row.start and row.end <= zone.end for zone in zones.itertuples())
    for row in words.itertuples():
        low, high = spans[row.sentence]
        assert low <= row.start < row.end <= high and to_term(text[row.start:row.end]) == row.term


SAID = st.lists(st.sampled_from([". ", ".", "! ", "?", "...", "。", "” ", '"', ") ", "\n", "\r\n", "\u2028", "\u00a0", "Mr", "U.S", "vol", "corp", "said", "The", "iPhone",
                                 "3.5", "iii", "(a", "www.ab.org", "“", "é", "京", "she said.", "p.m", "Aug", "15", "he asked, ", " ", " "]), max_size=25).map("".join)


@settings(max_examples=120)
@given(st.lists(st.tuples(SAID, st.lists(st.integers(0, 80), max_size=6)), min_size=1, max_size=3), st.booleans())
def test_sentences_of_many_stretches_at_once_are_those_of_each(given_texts, whole):
    texts = [text for text, _ in given_texts]
    cuts = [sorted(min(cut, len(text)) for cut in cuts) for text, cuts in given_texts]
    stretches = [(at, low, high) for at, own in enumerate(cuts) for low, high in zip(own[::2], own[1::2], strict=False)]
    rows = Rows(np.arange(len(stretches)), *np.array(stretches, "int64").reshape(-1, 3).T)
    found = cut_sentences(texts, rows, np.arange(len(stretches)) % 3 < whole)
    told = [[trim(texts[at], low, high)] if number % 3 < whole else sentences_between(texts[at], plain(texts[at]), low, high)
            for number, (at, low, high) in enumerate(stretches)]
    assert list(zip(found.holder, found.start, found.end, strict=True)) == [(number, *span) for number, own in enumerate(told) for span in own if span[0] < span[1]]
    line = [len((texts[stretches[number][0]][:start] + "x").splitlines()) for number, start in zip(found.holder, found.start, strict=True)]
    assert found.paragraph.tolist() == line
