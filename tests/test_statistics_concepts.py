"""Concepts: the longest form wins inside one, one stretch may count for two, and what is proposed is not joined."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers import statistics
from helpers.errors import UsageError
from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words


@pytest.fixture(scope="session")
def split(make_documents):
    """Documents and words of texts in which each line is a paragraph."""
    def of(texts):
        documents = make_documents(texts)
        rows, start = [], 0
        for doc_id, text in zip(documents["doc_id"], documents["text"]):
            start = 0
            for line in text.splitlines(keepends=True):
                rows.append((doc_id, start, start + len(line), "paragraph" if line.strip() else "blank", "test"))
                start += len(line)
        sentences = split_sentences(documents, check_table(pd.DataFrame(rows, columns=["doc_id", "start", "end", "zone", "rule"]), "zones"))
        return documents, split_words(documents, sentences)
    return of


def sheet(*rows):
    frame = pd.DataFrame(rows, columns=["term", "concept", "group", "decision"][:len(rows[0])], dtype="str")
    return frame.assign(line=range(2, len(frame) + 2))


def concept_rows(words, concepts):
    found = statistics.find_terms(words, concepts=concepts)
    found = found[found["kind"] == "concept"]
    return [tuple(row) for row in found[["start", "end", "term", "form"]].itertuples(index=False)]


def test_inside_one_concept_the_longest_form_wins(split):
    _, words = split({"a": "The central bank rate and the bank rate. A bank."})
    concepts = statistics.read_concepts(sheet(("bank", "money"), ("Bank rate", "money"), ("central bank rate", "money"), ("rate", "money")))
    assert concept_rows(words, concepts) == [(4, 21, "money", "central bank rate"), (30, 39, "money", "bank rate"), (43, 47, "money", "bank")]


def test_between_concepts_one_stretch_may_count_for_each(split):
    _, words = split({"a": "The central bank."})
    concepts = statistics.read_concepts(sheet(("central bank", "authority"), ("bank", "banks")))
    assert concept_rows(words, concepts) == [(4, 16, "authority", "central bank"), (12, 16, "banks", "bank")]
    counts = statistics.count_terms(words, concepts)
    assert counts.loc[counts["kind"] == "concept", ["term", "n"]].to_numpy().tolist() == [["authority", 1], ["banks", 1]]


def test_a_hyphenated_word_is_not_its_part(split):
    _, words = split({"a": "An anti-fraud unit. Fraud."})
    assert concept_rows(words, statistics.read_concepts(sheet(("fraud", "fraud")))) == [(20, 25, "fraud", "fraud")]


@pytest.mark.parametrize("text,n", [("The people's court.", 1), ("A people court.", 0), ("The people, court.", 0), ("PEOPLE’S COURT", 1)])
def test_a_form_with_a_possessive_is_found_as_it_is_written(split, text, n):
    _, words = split({"a": text})
    assert len(concept_rows(words, statistics.read_concepts(sheet(("people's court", "court"))))) == n


@pytest.mark.parametrize("decision,n", [("accept", 1), ("", 1), ("found", 1), ("Accept", 1), ("propose", 0), ("deny", 0), ("ignore", 0)])
def test_only_accepted_and_found_forms_count(split, decision, n):
    _, words = split({"a": "A bank."})
    assert len(concept_rows(words, statistics.read_concepts(sheet(("bank", "money", "", decision))))) == n


@pytest.mark.parametrize("rows,told", [
    ([("Area 51", "base", "", "")], "line 2: the term 'Area 51' is not made of words only"), ([("bank", "", "", "")], "line 2: no concept"),
    ([("bank", "x", "", "yes")], "line 2: unknown decision 'yes'"),
    ([("bank", "x", "", ""), ("Bank", "x", "", "")], "line 3: the term 'Bank' stands twice"), ([("…", "x", "", "")], "words only"),
])
def test_a_wrong_row_is_named_by_its_line(rows, told):
    with pytest.raises(UsageError, match=told):
        statistics.read_concepts(sheet(*rows))


def test_a_sheet_without_its_columns_is_refused():
    with pytest.raises(UsageError, match="no column 'concept'"):
        statistics.read_concepts(pd.DataFrame({"term": ["a"], "line": [2]}))


def test_no_sheet_gives_no_row():
    assert statistics.read_concepts(None).columns.tolist() == ["term", "concept", "group", "decision", "reason"]
    assert statistics.read_concepts(None).empty


def test_forms_by_article_add_up_and_their_ranks_fall_without_a_text(split):
    documents, words = split({"a": "Rate cut. Rate cut. Easing.", "b": "Easing."})
    concepts = statistics.read_concepts(sheet(("rate cut", "easing", "plain", ""), ("easing", "easing", "jargon", ""),
        ("loosening", "easing", "jargon", "")))
    found = statistics.find_terms(words, concepts=concepts)
    spans = statistics.form_spans(found, concepts)
    grid = statistics.forms_by_article(spans, "easing", documents)
    assert grid[["form", "doc_id", "n"]].to_numpy().tolist() == [["easing", "a", 1], ["easing", "b", 1], ["rate cut", "a", 2]]
    assert grid["n"].sum() == (found["kind"] == "concept").sum()
    firm = statistics.firm_forms(statistics.rank_forms(spans, documents), spans, documents)
    assert firm[["form", "group", "n", "n_texts", "rank_best", "rank_worst"]].to_numpy().tolist() == [["easing", "jargon", 2, 2, 1, 2], ["rate cut", "plain", 2, 1, 1, 2]]


ELECTION = {
    "a": "The mail vote began. A postal vote is a vote by mail. The mail vote ended. Turnout in the mail and postal vote rose.",
    "b": "The postal vote counts. Voters said the vote was fair. Postal ballots came late. A proxy vote was void. The vote, fraud or not, ended.",
}


def test_what_stands_before_a_shared_head_word(split):
    _, words = split(ELECTION)
    proposed = statistics.propose_concepts(statistics.find_terms(words))
    assert proposed[["concept", "term", "group", "decision", "n", "n_documents"]].to_numpy().tolist() == [
        ["vote", "postal vote", "postal", "propose", 3, 2], ["vote", "mail vote", "mail", "propose", 2, 1],
        ["vote", "mail and postal vote", "mail and postal", "propose", 1, 1], ["vote", "postal ballots", "postal ballots", "propose", 1, 1],
        ["vote", "proxy vote", "proxy", "propose", 1, 1],
    ]


def test_every_proposed_number_has_its_spans(split):
    documents, words = split(ELECTION)
    found = statistics.find_terms(words)
    spans, proposed = statistics.find_proposed(found), statistics.propose_concepts(found)
    assert spans.groupby(["concept", "term"]).size().to_dict() == proposed.set_index(["concept", "term"])["n"].to_dict()
    texts = dict(zip(documents["doc_id"], documents["text"]))
    assert [texts[row.doc_id][row.start:row.end].lower() for row in spans.itertuples()] == spans["term"].tolist()


def test_what_is_proposed_counts_for_no_concept(split):
    _, words = split(ELECTION)
    proposed = statistics.propose_concepts(statistics.find_terms(words))
    read = statistics.read_concepts(proposed.assign(line=range(len(proposed))))
    assert set(read["decision"]) == {"propose"} and concept_rows(words, read) == []


TWELVE_NAMES = {
    "telecommunications fraud", "telecommunications network fraud", "telecom fraud", "telecoms fraud", "telecom and internet fraud", "wire fraud",
    "electricity fraud", "electric fraud",
    "telegram fraud", "online fraud", "internet fraud", "telecom scams",
}


def test_the_twelve_names_of_one_crime_are_proposed_on_the_seeds(split, seeds):
    _, words = split({path.stem: path.read_text(encoding="utf-8-sig").replace("\r\n", "\n") for path in sorted(seeds.glob("*.txt"))})
    proposed = statistics.propose_concepts(statistics.find_terms(words))
    assert proposed["concept"].iloc[0] == "fraud"
    assert TWELVE_NAMES <= set(proposed.loc[proposed["concept"] == "fraud", "term"])


def test_the_twelve_names_of_one_crime_are_counted_as_one_on_the_seeds(split, seeds):
    documents, words = split({path.stem: path.read_text(encoding="utf-8-sig").replace("\r\n", "\n") for path in sorted(seeds.glob("*.txt"))})
    concepts = statistics.read_concepts(sheet(*((name, "telecom fraud") for name in sorted(TWELVE_NAMES))))
    grid = statistics.forms_by_article(statistics.form_spans(statistics.find_terms(words, concepts=concepts), concepts), "telecom fraud", documents)
    assert set(grid["form"]) == TWELVE_NAMES
    mistranslated = grid[grid["form"].isin(["wire fraud", "electricity fraud", "electric fraud", "telegram fraud"])]
    assert mistranslated["doc_id"].nunique() == 1
