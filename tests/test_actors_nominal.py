"""Nominal mentions: "the ambassador" is linked where one actor of the article fits, and left alone wherever two could."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers import actors
from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words

EMPTY = {"only_in": "", "from": "", "to": "", "near": "", "kind": "person", "country": "", "decision": "found", "reason": "", "care": "", "note": ""}
PEOPLE = ["Ama Serwaa", "Kofi Mensah", "Rosa Lind", "Olav Dahl"]
BODIES = {"Ministry of Health": "government", "Ministry of Finance": "government", "Foreign Ministry": "government", "Electoral Commission": "government",
          "Swedish Embassy in Accra": "embassy", "Embassy of Peru": "embassy", "Bank of Ghana": "company", "Supreme Court": "court",
          "Ministry of National Defense": "government", "National Unity Party": "party"}
ALIASES = check_table(
    [{**EMPTY, "alias": name, "actor": name} for name in PEOPLE] + [{**EMPTY, "alias": name, "actor": name, "kind": kind} for name, kind in BODIES.items()]
    + [{**EMPTY, "alias": alias, "actor": state, "kind": "state"} for alias, state in
       (("Ghana", "Ghana"), ("Ghanaian", "Ghana"), ("Peru", "Peru"), ("Swedish", "Sweden"), ("Norway", "Norway"))], "aliases")


def read(make_documents, texts, nominal=True):
    documents = make_documents(texts)
    zones = check_table([{"doc_id": row.doc_id, "start": 0, "end": len(row.text), "zone": "paragraph", "rule": ""} for row in documents.itertuples()],
                        "zones")
    sentences = split_sentences(documents, zones)
    return documents, sentences, actors.find_mentions(documents, zones, sentences, ALIASES, nominal=nominal)


@pytest.fixture
def linked(make_documents):
    """The nominal mentions of a text: (words, actor)."""
    def find(text):
        rows = read(make_documents, {"a": text})[2].query("level == 'nominal'")
        return list(zip(rows["alias"], rows["actor"], strict=True))
    return find


@pytest.mark.parametrize("text, expected", [
    ("Ambassador Ama Serwaa spoke. The ambassador left.", [("ambassador", "Ama Serwaa")]),
    ("Ghanaian Foreign Minister Kofi Mensah spoke. Later the foreign minister and the minister's aides left.",
     [("foreign minister", "Kofi Mensah"), ("minister", "Kofi Mensah")]),
    ("Kofi Mensah, the foreign affairs minister of Ghana, spoke. The foreign minister left.", [("foreign minister", "Kofi Mensah")]),
    ("Prime Minister Rosa Lind resigned. The premier had lost.", [("premier", "Rosa Lind")]),
    ("Finance Minister Rosa Lind met Health Minister Olav Dahl. The health minister agreed.", [("health minister", "Olav Dahl")]),
    ("The Ministry of Health warned. The ministry said so. The health ministry repeated it.",
     [("ministry", "Ministry of Health"), ("health ministry", "Ministry of Health")]),
    ("The Ministry of National Defense warned. The defence ministry waited.", [("defence ministry", "Ministry of National Defense")]),
    ("The Swedish Embassy in Accra opened. Visitors came; the embassy, too, was glad.", [("embassy", "Swedish Embassy in Accra")]),
    ("The Electoral Commission counted. The commission will report.", [("commission", "Electoral Commission")]),
    ("The Supreme Court sat. The court ruled.", [("court", "Supreme Court")]),
    ("Mayor Olav Dahl left. “The mayor fell,” they said.", [("mayor", "Olav Dahl")]),
])
def test_the_one_actor_that_fits_is_linked(linked, text, expected):
    assert linked(text) == expected


@pytest.mark.parametrize("text", [
    "The ambassador left. Ambassador Ama Serwaa spoke.",
    "Ambassador Ama Serwaa met Ambassador Rosa Lind. The ambassador left.",
    "Ambassador Ama Serwaa met Norway's ambassador. The ambassador left.",
    "Ambassador Ama Serwaa met another ambassador. The ambassador left.",
    "Ambassador Ama Serwaa spoke. The ambassador to Peru left.",
    "Ambassador Ama Serwaa spoke. The ambassadors left.",
    "Ambassador Ama Serwaa spoke. The former ambassador left. The ambassador who came left.",
    "Former Ambassador Ama Serwaa spoke. The ambassador left.",
    "Deputy Foreign Minister Kofi Mensah spoke. The foreign minister left. The minister left.",
    "Prime Minister Rosa Lind spoke. The minister left.",
    "Foreign Minister Kofi Mensah spoke. The health minister left.",
    "Foreign Minister Kofi Mensah met Health Minister Olav Dahl. The minister left.",
    "A spokesman for President Rosa Lind spoke to Kofi Mensah. The minister left.",
    "The Ministry of Health met the Ministry of Finance. The ministry said so.",
    "The Ministry of Health met. The foreign ministry said so. The ministry of trade waited.",
    "The Ministry of Health met. The ministry spokesman slept.",
    "The Swedish Embassy in Accra closed. The embassy in Lagos opened. The embassies slept.",
    "The Swedish Embassy in Accra and the Embassy of Peru closed. The embassy opened.",
    "The Ministry of Health met. Norway's ministry met. The ministry said so.",
    "Foreign Minister Kofi Mensah spoke. The foreign minister, Rosa Lind, left.",
    "Ama Serwaa spoke. The ambassador left.",
    "The Bank of Ghana closed. They sat on the bank of the river.",
])
def test_nothing_is_guessed(linked, text):
    assert linked(text) == []


def test_another_article_does_not_lend_its_minister(make_documents):
    mentions = read(make_documents, {"a": "Foreign Minister Kofi Mensah spoke.", "b": "The foreign minister left. Kofi Mensah slept."})[2]
    assert set(mentions["level"]) == {"named"}


TEXT = "Foreign Minister Kofi Mensah praised Norway. The foreign minister said it helped. The Ministry of Health agreed with the minister."


def test_off_by_default_and_named_rows_stay_the_same(make_documents):
    documents, _, with_nominal = read(make_documents, {"a": TEXT})
    without = read(make_documents, {"a": TEXT}, nominal=False)[2]
    assert list(with_nominal["level"]).count("nominal") == 2 and "nominal" not in set(without["level"])
    pd.testing.assert_frame_equal(with_nominal[with_nominal["level"] != "nominal"].reset_index(drop=True), without)


def test_nominal_mentions_stand_beside_the_named_and_in_no_ranking(make_documents):
    documents, sentences, mentions = read(make_documents, {"a": TEXT})
    words = split_words(documents, sentences)
    totals = actors.total_mentions(mentions, documents, words, ALIASES)
    assert totals.set_index("actor").loc["Kofi Mensah", ["n_actor", "n_mentions", "n_with_copies"]].tolist() == [1, 1, 1]
    own = actors.nominal_totals(mentions)
    assert own.to_dict("records") == [{"actor": "Kofi Mensah", "n_named": 1, "n_nominal": 2, "n_documents": 1, "written": "foreign minister, minister"}]
    assert list(mentions.query("level == 'nominal'")["cue"]) == ["said", ""]
    assert [TEXT[low:high] for low, high in zip(mentions["start"], mentions["end"], strict=True)] == list(mentions["alias"])


def test_the_overview_of_an_actor_shows_its_nominal_mentions_apart(make_documents):
    documents, sentences, mentions = read(make_documents, {"a": TEXT})
    found = actors.actor_overview("Kofi Mensah", mentions, sentences, documents)
    assert found.roles.to_dict("records") == [{"level": "named", "role": "actor", "n": 1}, {"level": "nominal", "role": "actor", "n": 2}]
    assert list(found.articles["n"]) == [1] and list(found.sentences["alias"]) == ["Kofi Mensah", "foreign minister", "minister"]


def test_without_nominal_mentions_their_table_is_empty(make_documents):
    assert list(actors.nominal_totals(read(make_documents, {"a": TEXT}, nominal=False)[2]).columns) == ["actor", "n_named", "n_nominal", "n_documents", "written"]
