"""Discovery on folders of other affairs: who is named, of what kind, and which traps it does not step into; by rules and with spaCy's model."""
from __future__ import annotations

import pandas as pd
import pytest
from actors_folders import BANK, COURT, ELECTION, QUAKE, SPORT, folder

from helpers.actors import discover, discovery, find_mentions
from helpers.actors.discovery.codes import is_title_case, read_tokens, write_codes
from helpers.actors.discovery.model import find_model
from helpers.actors.registry import KINDS
from helpers.errors import UsageError

METHODS = ["rules", pytest.param("spacy", marks=pytest.mark.skipif(not find_model(), reason="no spaCy English model is installed (extra 'names')"))]
EXPECTED = {
    "election": (ELECTION, {
        "Marek Dvorak": "person", "Alena Novotna": "person", "Jan Havel": "person", "Denise Washington": "person", "Petr Kral": "person",
        "Karel Maly": "person", "Eva Benesova": "person", "Ursula von der Leyen": "person", "Pavel Smith": "person", "John Smith": "person",
        "Civic Alliance": "party", "Central Election Commission": "government", "State Department": "government", "European Commission": "government",
        "Czech National Bank": "government", "Parliament (Czech Republic)": "government", "Constitutional Court": "court", "Financial Times": "media",
        "Reuters": "media", "Prague": "place", "Brno": "place", "Brussels": "place", "Washington": "place", "United States": "state",
    }),
    "earthquake": (QUAKE, {
        "Ali Kaya": "person", "Ayse Demir": "person", "Mehmet Demir": "person", "Naci Aydin": "person", "Maria Lopez Garcia": "person",
        "Orhan Yildiz": "person", "Hakan Celik": "person", "Disaster and Emergency Management Authority": "government",
        "Turkish Red Crescent": "other", "World Health Organization": "other", "United Nations": "other", "Army (Turkey)": "armed",
        "Istanbul Technical University": "university", "Van Province": "place", "Gevas": "place", "Turkey": "state", "Greece": "state",
    }),
    "central bank": (BANK, {
        "Helen Marsh": "person", "Tom Marsh-Jones": "person", "Rishi Patel": "person", "Laura Klein": "person", "Jean-Paul Martin": "person",
        "David Li": "person", "Robert Stone": "person", "Elizabeth Ford": "person", "Kenji Tanaka": "person", "Bank of England": "government",
        "Federal Reserve": "government", "European Central Bank": "government", "Bank of Japan": "government",
        "Monetary Policy Committee": "government",
        "Goldman Sachs": "company", "Deutsche Bank": "company", "Wall Street Journal": "media", "Japan": "state",
    }),
    "football": (SPORT, {
        "Rui Mendes": "person", "Gareth Owen": "person", "Carlos Ortega Ruiz": "person", "Jorge Pinto": "person", "Sam Okoro": "person",
        "Xavi Blanco": "person", "Teresa Almeida": "person", "Miguel Costa": "person", "Nguyen Van Minh": "person",
        "Abdullah bin Khalid Al Rashid": "person", "Amy Hill": "person", "Jordan Price": "person", "George Bush Sr": "person",
        "George Bush Jr": "person",
        "Real Madrid": "other", "Manchester United": "other", "Bayern Munich": "other", "Supreme Court (Portugal)": "court",
        "Washington Post": "media",
        "Lisbon": "place",
    }),
    "court": (COURT, {
        "Somchai Rattana": "person", "Prasit Boonmee": "person", "Khin Mar": "person", "Thein Lwin": "person", "Kim Min-ji": "person",
        "Nguyen Thi Lan": "person", "Anan Chaiyo": "person", "Wichai Promsri": "person", "Malee Suk": "person", "Zhang Wei": "person",
        "Zhang Lei": "person", "Kim Jong-un": "person", "Kim Jong-nam": "person", "Police (Thailand)": "police", "Sinaloa Cartel": "criminal",
        "People's Army (Laos)": "armed", "Criminal Court": "court", "Chinese Embassy in Bangkok": "embassy",
        "Embassy of Myanmar in Thailand": "embassy",
        "Chiang Rai": "place",
    }),
}
NOT_NAMES = {"May", "March", "January", "August", "Monday", "Tuesday", "Police", "Prime Minister", "Opposition", "President", "We", "Strong",
             "Analysts",
             "Coach", "Court", "Governor", "Professor", "Mr", "Old", "Victory", "Former"}


def find(texts: dict[str, str], method: str = "rules") -> pd.DataFrame:
    return discover(*folder(texts), method=method)


def one_sentence(sentence: str) -> dict[str, str]:
    """alias -> kind of what a folder of one article of one sentence names."""
    found = find({"a": f"Notes\n\n{sentence}"})
    return dict(zip(found["alias"], found["kind"], strict=True))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("affair", EXPECTED)
def test_expected_actors_of_other_affairs(affair, method):
    texts, expected = EXPECTED[affair]
    found = find(texts, method)
    kinds = dict(zip(found["actor"], found["kind"], strict=True))
    assert {actor: kinds.get(actor, "missing") for actor in expected} == expected


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("affair", EXPECTED)
def test_no_ordinary_word_becomes_an_actor(affair, method):
    assert set(find(EXPECTED[affair][0], method)["alias"]) & NOT_NAMES == set()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("affair", EXPECTED)
def test_rows_are_found_or_proposed_with_a_reason_and_stand_in_the_text(affair, method):
    texts = EXPECTED[affair][0]
    documents, zones, sentences, words = folder(texts)
    found = discover(documents, zones, sentences, words, method=method)
    whole = dict(zip(documents["doc_id"], documents["text"], strict=True))
    assert set(found["decision"]) <= {"found", "propose"}
    assert (found["reason"].str.len() > 5).all() and set(found["kind"]) <= set(KINDS)
    for alias, scope in zip(found["alias"], found["only_in"], strict=True):
        assert alias in (whole[scope] if scope else "\n".join(whole.values()))


@pytest.mark.parametrize("method", METHODS)
def test_a_reading_of_the_model_never_unmakes_a_short_form(method):
    found = find({"a": "Notes\n\nPresident Joe Biden met Yoon Suk Yeol, a lawyer. In Texas Biden praised Yoon. Biden praised Tesla. Yoon left."}, method)
    rows = found[found["alias"].isin(["Biden", "Yoon"])]
    assert set(rows["actor"]) == {"Joe Biden", "Yoon Suk Yeol"} and set(rows["decision"]) == {"found"}


@pytest.mark.parametrize("method", METHODS)
def test_found_rows_can_be_matched(method):
    documents, zones, sentences, words = folder(ELECTION)
    mentions = find_mentions(documents, zones, sentences, discover(documents, zones, sentences, words, method=method))
    counts = mentions[mentions["level"] == "named"]["actor"].value_counts()
    assert counts["Alena Novotna"] == 3 and counts["Marek Dvorak"] == 3 and counts["Central Election Commission"] == 3


def test_what_ran_is_recorded():
    assert find(QUAKE, "rules").attrs["method"] == "rules"
    off = find(QUAKE, "off")
    assert off.empty and off.attrs["method"] == "off"


def test_names_of_very_many_articles_are_looked_for_in_a_stated_sample(monkeypatch):
    texts = {**QUAKE, **{f"{doc_id}2": text for doc_id, text in ELECTION.items()}}
    documents, *rest = folder(texts)
    lowest = documents.sort_values("text_sha256")["doc_id"].head(2)
    sample = find({doc_id: texts[doc_id] for doc_id in lowest})
    monkeypatch.setattr(discovery, "MOST_READ", 2)
    found = discover(documents, *rest, method="rules")
    pd.testing.assert_frame_equal(found, sample)
    assert f"in 2 of {len(texts)} articles" in found.attrs["notes"][-1] and not sample.attrs["notes"]


@pytest.mark.skipif(not find_model(), reason="no spaCy English model is installed (extra 'names')")
def test_auto_uses_the_installed_model_and_says_which():
    assert find(QUAKE, "auto").attrs["method"].startswith(f"spacy {find_model()} ")


def test_spacy_asked_for_and_missing_is_a_wrong_call(monkeypatch):
    monkeypatch.setattr("helpers.actors.discovery.model.find_model", lambda: "")
    with pytest.raises(UsageError, match="install the extra 'names', or use discovery=rules"):
        find(QUAKE, "spacy")


def test_unknown_method_names_the_nearest():
    with pytest.raises(UsageError, match="did you mean 'spacy'"):
        find(QUAKE, "spcy")


@pytest.mark.parametrize(("sentence", "alias", "kind"), [
    ("The talks were led by Finance Minister Petra Holm of Sweden.", "Petra Holm", "person"),
    ("Lesego Motsepe, a geologist from Gaborone, saw it first.", "Lesego Motsepe", "person"),
    ("He was met by Judge Okonkwo at the door.", "Okonkwo", "person"),
    ("A clerk surnamed Vu was questioned.", "Vu", "person"),
    ("The Ministry of Trade, Industry and Energy of South Korea agreed.", "Ministry of Trade, Industry and Energy of South Korea", "government"),
    ("They work at the National Statistics Office and know it.", "National Statistics Office", "government"),
    ("It was printed in the Nordland Tribune last week.", "Nordland Tribune", "media"),
    ("She studied at the University of Tartu for years.", "University of Tartu", "university"),
    ("The Supreme Court of Kenya ruled.", "Supreme Court of Kenya", "court"),
    ("Two men of the Calderon Cartel were seen.", "Calderon Cartel", "criminal"),
    ("Soldiers of the Arakan Army crossed the river.", "Arakan Army", "armed"),
    ("The British Embassy in Oslo closed.", "British Embassy in Oslo", "embassy"),
    ("People in the village of Lunde waited.", "Lunde", "place"),
    ("It began in Hollfeld, Germany, two years ago.", "Hollfeld", "place"),
])
def test_one_rule_at_a_time(sentence, alias, kind):
    assert one_sentence(sentence).get(alias) == kind


def test_a_state_before_a_name_is_not_part_of_it():
    assert "Dara Vong" in one_sentence("Cambodia Interior Minister Dara Vong agreed.")
    assert "Cambodia Dara Vong" not in one_sentence("Reporters in Cambodia told Dara Vong so.")


def test_demonym_is_an_alias_of_its_state():
    found = find({"a": "Notes\n\nPeruvian farmers met in Peru."})
    rows = found[found["kind"] == "state"]
    assert dict(zip(rows["alias"], rows["actor"], strict=True)) == {"Peru": "Peru", "Peruvian": "Peru"}


@pytest.mark.parametrize("headline", ["Opposition Sweeps To Victory In Northern Region", "ROVERS BEAT UNITED IN CUP FINAL"])
def test_capitals_say_nothing_in_a_headline_of_capitals(headline):
    tokens = read_tokens(headline, 0, len(headline))
    assert is_title_case(write_codes(tokens, frozenset()), tokens)
    assert find({"a": f"{headline}\n\nThe vote was calm."}).empty


def test_result_does_not_hang_on_the_order_of_articles():
    turned = dict(reversed(COURT.items()))
    pd.testing.assert_frame_equal(find(COURT), find(turned))


def test_persons_without_office_or_beside_suspicion_get_care():
    care = {actor: care for texts in (QUAKE, COURT, ELECTION) for actor, care in find(texts)[["actor", "care"]].itertuples(index=False)}
    assert care["Zhang Wei"] == "suspect" and care["Mehmet Demir"] == "minor" and care["Pavel Smith"] == "suspect"
    assert care["Nguyen Thi Lan"] == "private"
    assert care["Ali Kaya"] == care["Alena Novotna"] == care["Police (Thailand)"] == ""


def test_empty_folder_gives_an_empty_table():
    found = find({"a": "no names here\n\nnothing happened at all."})
    assert found.empty and found.attrs["method"] == "rules"


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("Shares fell. The airline Norvala said it would appeal.", "Norvala", "company"),
    ("Investors bought Norvala shares. They rose.", "Norvala", "company"),
    ("Traders left. Norvala said its profit fell.", "Norvala", "company"),
    ("On Friday Norvala chief economist Lena Brandt spoke.", "Norvala", "company"),
    ("The audit firm Brask and Holm spoke.", "Brask and Holm", "company"),
    ("The Peruvian Securities and Investments Commission spoke.", "Peruvian Securities and Investments Commission", "government"),
    ("Drivers of the Dock Workers Union left.", "Dock Workers Union", "other"),
    ("Shots rang out in the West Bank overnight.", "West Bank", "place"),
    ("Fires burned in the Tarra Mountains overnight.", "Tarra Mountains", "place"),
    ("Batsman Anna Falk played well.", "Anna Falk", "person"),
    ("Mid-fielder Anna Falk played well.", "Anna Falk", "person"),
    ("They beat Tarka Bolden easily. Then Bolden left.", "Tarka Bolden", "person"),
])
def test_signs_of_the_general_kind(text, name, kind):
    found = find({"a": f"Notes\n\n{text}"})
    assert found.loc[found["actor"] == name, "kind"].tolist()[:1] == [kind]


@pytest.mark.parametrize(("text", "wrong"), [
    ("The Australian captain Anna Falk left.", "The Australian"),
    ("The Norland Action Group met. Norland lifted its ban.", "Norland"),
    ("They spoke of the Martin Plan. He left.", "Martin Plan"),
    ("It was on Christmas Eve that he left.", "Eve"),
    ("The bank sold Waste Holdings Inc. Waste is a matter of taste, and waste costs.", "Waste"),
    ("He met Joe Biden. From Texas Biden flew home. Biden left.", "Texas Biden"),
])
def test_what_is_no_name_of_its_own(text, wrong):
    assert wrong not in set(find({"a": f"Notes\n\n{text}"})["alias"])


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("Governor-General Anna Falk left.", "Anna Falk", "person"),
    ("The OPEC meeting failed.", "OPEC", "other"),
    ("The Governor-General, Dr Anna Falk, left.", "Anna Falk", "person"),
    ("The Office of the Prime Minister left it open.", "Office of the Prime Minister", "government"),
    ("Tarkasuna, a small political party, left.", "Tarkasuna", "party"),
    ("On Monday Tarkasuna, a charity that helps farmers, left.", "Tarkasuna", "other"),
    ("Minister for Reconciliation Tharaka Belmore left.", "Tharaka Belmore", "person"),
    ("They met deputy leader Aden Ridley twice.", "Aden Ridley", "person"),
    ("Minister Farid Omar al-Rashid left.", "Farid Omar al-Rashid", "person"),
    ("The Associated Press reported it.", "Associated Press", "media"),
])
def test_offices_with_a_hyphen_and_world_bodies(text, name, kind):
    found = find({"a": f"Notes\n\n{text}"})
    assert found.loc[found["alias"] == name, ["kind", "care"]].values.tolist() == [[kind, ""]]


@pytest.mark.parametrize("text", ["Traders left. Tarkan says it was late.", "The coach Lena Tarkan left. Tarkan said its charm was gone."])
def test_a_person_who_speaks_of_a_thing_is_no_company(text):
    assert "company" not in set(find({"a": f"Notes\n\n{text}"})["kind"])


def test_followers_are_no_person():
    assert "Peronists" not in set(find({"a": "Notes\n\nBefore the vote Peronists said no."})["alias"])


def test_a_town_with_its_state_before_a_dash_is_no_person():
    found = find({"a": "Notes\n\nNorvalton, England - British Prime Minister Anna Falk left."})
    assert found.loc[found["alias"] == "Norvalton", "kind"].tolist() == ["place"]
    assert found.loc[found["alias"] == "Anna Falk", "kind"].tolist() == ["person"]
