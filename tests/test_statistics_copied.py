"""Who repeats whom, and which paragraphs may be one statement in two wordings: in texts to be counted by eye."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.actors import find_mentions, find_unmatched, read_check, total_mentions
from helpers.corpus.copies import find_copies
from helpers.display import article_facts
from helpers.statistics import find_quantities, mark_copied, propose_reworded, repeats, shared_words
from helpers.stories import copies as story
from helpers.stories.ledger import ledger
from helpers.stories.named import prepare
from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words
from tests.test_corpus_copies import OWN, STATEMENT, STORM, dated, lines

OTHER = ("On Tuesday the fisheries ministry stated that Norvik's fleet had landed 40 tonnes of cod above its quota; minister Ada Lund wants three years "
         "of books from the port.")


def measure(documents):
    """The tables that the items need, every line a paragraph."""
    rows = []
    for row in documents.itertuples():
        at = 0
        for line in row.text.split("\n"):
            if line:
                rows.append({"doc_id": row.doc_id, "start": at, "end": at + len(line), "zone": "paragraph", "rule": "all"})
            at += len(line) + 1
    sentences = split_sentences(documents, check_table(rows, "zones"))
    return sentences, split_words(documents, sentences)


def mentions_of(documents, sentences, *names):
    rows = []
    for row in documents.itertuples():
        for name in names:
            start = row.text.find(name)
            if start >= 0:
                holding = sentences[(sentences["doc_id"] == row.doc_id) & (sentences["start"] <= start) & (sentences["end"] > start)].iloc[0]
                rows.append({"doc_id": row.doc_id, "start": start, "end": start + len(name), "sentence": holding["sentence"], "zone": "paragraph", "actor": name,
                             "alias": name, "level": "named", "role": "actor", "cue": "", "lead": False, "quoted": False, "copy_of": ""})
    return check_table(rows, "mentions")


@pytest.fixture
def found(make_documents):
    return find_copies(make_documents({"a": (lines(OWN[0], STATEMENT), dated("2024-02-03")), "b": (lines(STATEMENT, *STORM), dated("2024-02-02")),
                                       "c": lines(STATEMENT, *STORM), "d": lines(OWN[1])}))


def test_who_repeats_whom_with_its_words(found):
    _, words = measure(found.documents)
    table = repeats(found.documents, found.passages, words)
    n_statement, n_storm, n_own = len(split(STATEMENT)), sum(map(len, map(split, STORM))), len(split(OWN[0]))
    assert table.values.tolist() == [["c", "b", "the same text", n_statement + n_storm, n_statement + n_storm, "not dated", "2024-02-02"],
                                     ["a", "b", "passages", n_statement, n_statement + n_own, "2024-02-03", "2024-02-02"]]
    assert len(shared_words(words, found.passages)) == table["n_shared"].sum()


def split(text):
    return [word for word in text.replace(",", " ").replace(".", " ").split() if any(map(str.isalpha, word))]


def test_any_span_is_marked_by_the_passage_that_holds_it(found):
    text = dict(zip(found.documents["doc_id"], found.documents["text"], strict=True))
    inside, edge = text["a"].find("Norvik fleet"), text["a"].find("Wednesday")
    spans = pd.DataFrame([("a", inside, inside + 6), ("a", edge, edge + 9), ("b", 0, 3), ("c", 0, 3), ("d", 2, 8), ("a", 0, len(text["a"]))],
                         columns=["doc_id", "start", "end"], index=[5, 4, 3, 2, 1, 0])
    marked = mark_copied(spans, found.passages, found.documents)
    assert marked["copy_of"].tolist() == ["b", "", "", "b", "", ""] and marked.index.tolist() == spans.index.tolist()


def test_reworded_paragraphs_are_proposed_by_what_they_share(make_documents):
    documents = find_copies(make_documents({"a": lines(OWN[0], STATEMENT.replace("forty", "40")), "b": lines(OTHER, STORM[0]), "c": lines(OWN[1])})).documents
    sentences, words = measure(documents)
    mentions = mentions_of(documents, sentences, "Ada Lund", "Norvik")
    proposed = propose_reworded(documents, sentences, words, mentions, find_quantities(documents, sentences), find_copies(documents).passages)
    text = dict(zip(documents["doc_id"], documents["text"], strict=True))
    assert proposed[["signs", "n_signs"]].values.tolist() == [["40, Ada Lund, Norvik, tuesday", 4]]
    row = proposed.iloc[0]
    assert text[row.doc_id][row.start:row.end].startswith("The ministry of fisheries") and text[row.other_id][row.other_start:row.other_end] == OTHER
    kinds = pd.DataFrame({"actor": ["Ada Lund", "Norvik"], "kind": ["person", "state"]})
    fewer = propose_reworded(documents, sentences, words, mentions.query("actor == 'Norvik'"), find_quantities(documents, sentences),
                             find_copies(documents).passages, kinds)
    assert fewer.empty


def test_what_is_a_copy_is_not_proposed_again(found):
    sentences, words = measure(found.documents)
    mentions = mentions_of(found.documents, sentences, "Ada Lund", "Norvik", "Tuesday", "fisheries")
    assert propose_reworded(found.documents, sentences, words, mentions, find_quantities(found.documents, sentences), found.passages).empty


def test_the_items_say_what_was_found_and_that_nothing_was(found, make_documents, capsys):
    for documents, passages, says in ((found.documents, found.passages, "4 articles hold 3 independent texts; the others repeat them"),
                                      (make_documents({"a": lines(*OWN)}), found.passages.head(0), "None of 1 article repeats twelve running words")):
        sentences, words = measure(documents)
        story.copies(repeats(documents, passages, words), passages, documents, words, article_facts(documents))
        assert says in capsys.readouterr().out.replace("\u00a0", " ")
        pairs = propose_reworded(documents, sentences, words, mentions_of(documents, sentences, "Lund"), find_quantities(documents, sentences), passages) \
            if "b" in set(documents["doc_id"]) else pd.DataFrame(columns=["doc_id", "start", "end", "other_id", "other_start", "other_end", "signs", "n_signs"])
        story.reworded(pairs, documents, article_facts(documents))
        assert "No two paragraphs share enough" in capsys.readouterr().out.replace("\u00a0", " ")


def test_the_ledger_has_a_row_a_file(make_documents, capsys):
    listing = pd.DataFrame([("a.txt", 0, "read", "text, utf-8", 1, 9, "no date found"), ("b.jpg", 0, "skipped", "", 0, 0, "There is no reader.")],
                           columns=["path", "position", "status", "how", "n_documents", "n_bytes", "doubts"])
    ledger(listing, article_facts(make_documents({"a": "It was said."})))
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "1 article was read; what was not used says why" in told and "There is no reader." in told and "no date found" in told


def test_findings_on_names_rest_on_counts_without_copies(found):
    """Lund stands in a, b and c, each time in the statement: what findings compare is the one time in b."""
    sentences, words = measure(found.documents)
    zones = check_table(sentences.assign(rule="all")[["doc_id", "start", "end", "zone", "rule"]], "zones")
    empty = dict.fromkeys(["only_in", "from", "to", "near", "country", "care", "note"], "")
    aliases = check_table([{**empty, "alias": "Ada Lund", "actor": "Ada Lund", "kind": "person", "decision": "found", "reason": "test"}], "aliases")
    aliases.attrs["method"] = "rules"
    mentions = find_mentions(found.documents, zones, sentences, aliases, passages=found.passages)
    shared = prepare(found.documents, mentions, aliases, read_check(None, mentions, find_unmatched(found.documents, sentences, words, mentions)))
    assert shared.per_text[["doc_id", "actor", "n"]].values.tolist() == [["b", "Ada Lund", 1]]
    assert total_mentions(mentions, found.documents, words, aliases)[["n_mentions", "n_with_copies", "n_texts"]].values.tolist() == [[1, 3, 1]]
