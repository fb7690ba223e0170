"""Names as outlets of many regions write them: courts, firms, parties, places; and which bare bodies and capitals are whose."""
from __future__ import annotations

import pytest
from test_actors_joins import actors_of, find
from test_actors_joins_near import counted

from helpers.cleaning.heads import is_data_line


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("He told the Special Court against Corruption that he left.", "Special Court against Corruption", "court"),
    ("He told the National Board of Justice that he left.", "National Board of Justice", "government"),
    ("The town asked the City of Lumo Council for help.", "City of Lumo Council", "government"),
    ("The Tarkan agency and the Agency for Marine and Water Management left.", "Agency for Marine and Water Management", "government"),
    ("People Power Party leader Ann Lee left.", "People Power Party", "party"),
    ("All India Railwaymen's Federation secretary Ann Lee left.", "All India Railwaymen's Federation", "other"),
    ("He flew from Lumo with Kenya Airways on Monday.", "Kenya Airways", "company"),
    ("He asked the British Museum to follow.", "British Museum", "other"),
    ("The Philippine National Police and the army left.", "Philippine National Police", "police"),
    ("The lawyers of Tarka & Mendal, the designers, left.", "Tarka & Mendal", "company"),
    ("The lawyers of Tarka & Mendal Abogados left.", "Tarka & Mendal Abogados", "company"),
    ("He works for Tarka ASA in Lumo.", "Tarka ASA", "company"),
    ("Then Tarka Water said it would appeal.", "Tarka Water", "company"),
    ("The price rose, Tarka Markets analyst Ann Lee said.", "Tarka Markets", "company"),
    ("Tarka Road and Ann Lee met at Port Kade, said the Nurses and Midwives Association.", "Nurses and Midwives Association", "other"),
    ("He gave the Federation of Public Transport Operators a hall.", "Federation of Public Transport Operators", "other"),
    ("The talks with Bank Negara Malaysia failed.", "Bank Negara Malaysia", "company"),
    ("He read it in the newspaper \"Tarka Mendal\" on Monday.", "Tarka Mendal", "media"),
    ("They saw how Labour had lost the town.", "Labour", "party"),
    ("Ann Lee met the Tarka MP, Bo Ray, in the rain.", "Tarka", "place"),
    ("Eleven were held at Tarka Police Station overnight.", "Tarka Police Station", "police"),
    ("He lives in Tarka, Central Mendala, with his cat.", "Central Mendala", "place"),
    ("The prime minister met KP Sharma Oli. Prime Minister KP Sharma Oli left.", "KP Sharma Oli", "person"),
    ("His mother, teacher D.Tarkabold, left.", "D.Tarkabold", "person"),
    ("The tarkadar Bo Ray met Tarkadar Anna Mendal.", "Anna Mendal", "person"),
    ("The clerk A.M. Abdul Tarka left.", "A.M. Abdul Tarka", "person"),
    ("They met Anna Tarka (44) in the rain.", "Anna Tarka", "person"),
    ("They fled from Cox’s Bazar, he said.", "Cox’s Bazar", "place"),
    ("The span fell into Lac des Deux Mendals on Monday.", "Lac des Deux Mendals", "place"),
    ("A vendor in Zone 4 left.", "Zone 4", "place"),
    ("The brothers Tarka and Bo Mendal left, and so did engineers surnamed Choi.", "Tarka", "person"),
    ("The Peruvian Veterinary and Food Administration left.", "Peruvian Veterinary and Food Administration", "government"),
])
def test_names_of_many_regions(text, name, kind):
    found = find({"a": f"Notes\n\n{text}"})
    assert found.loc[found["alias"] == name, "kind"].tolist()[:1] == [kind]


def test_bare_courts_of_two_states_affairs_are_one_in_each_article_alone():
    texts = {"a": "Kenya waited. The Supreme Court ruled. The Election Commission agreed.", "b": "Peru waited. The Supreme Court ruled. The Election Commission agreed.",
             "c": "The Supreme Court of Chile ruled. The Supreme Court left."}
    found = find(texts)
    assert actors_of(found, "Supreme Court") == {
        ("Supreme Court (state not stated, a)", "a"): "found", ("Supreme Court (state not stated, b)", "b"): "found", ("Supreme Court (Chile)", "c"): "found"}
    assert {actor for actor, _ in actors_of(found, "Election Commission")} == {f"Election Commission (state not stated, {doc})" for doc in "ab"}


def test_articles_that_name_no_state_share_a_court_only_where_they_share_a_name():
    court = "The lawyer {} left. The High Court ruled."
    assert len({actor for actor, _ in actors_of(find({"a": court.format("Ann Lee"), "b": court.format("Bo Ray")}), "High Court")}) == 2
    assert len({actor for actor, _ in actors_of(find({"a": court.format("Ann Lee"), "b": court.format("Ann Lee")}), "High Court")}) == 1


def test_a_bare_ministry_above_the_one_whose_state_is_stated_is_not_that_states():
    text = "Notes\n\nMorocco and Spain met. Rain fell. The Ministry of the Interior spoke. The Spanish Ministry of the Interior agreed."
    assert actors_of(find({"a": text}), "Ministry of the Interior") == {("Ministry of the Interior (state not stated)", "a"): "found"}


@pytest.mark.parametrize(("text", "states"), [
    ("He was in Nairobi on Monday. But Nairobi has not yet ratified the deal.", {"Nairobi", "Kenya"}),
    ("\"Nairobi must pay,\" he said. He met a man in Nairobi.", {"Nairobi", "Kenya"}),
    ("Officials in Nairobi said it was late.", {"Nairobi"}),
    ("He praised Nairobi's refusal. He lives in Nairobi.", {"Nairobi", "Kenya"}),
    ("He urged Nairobi to pay. He lives in Nairobi.", {"Nairobi", "Kenya"}),
    ("Talks between Kampala and Nairobi failed.", {"Kenya"}),
    ("He loves Nairobi's bridges.", {"Nairobi"}),
    ("Nairobi would not shield anybody, the envoy said.", {"Kenya"}),
    ("The law is such that Nairobi cannot sign without them.", {"Kenya"}),
    ("If Nairobi closes its door, traders will suffer.", {"Kenya"}),
    ("Nairobi has made progress on the dam a condition for talks.", {"Kenya"}),
    ("He said that Nairobi is responsible for the delay.", {"Kenya"}),
    ("Nairobi, which is not a party to the pact, was silent.", {"Kenya"}),
    ("Request from Nairobi", {"Kenya"}),
    ("The request from Nairobi came late.", {"Kenya"}),
    ("A flight from Nairobi could not sign in on time.", {"Nairobi"}),
    ("Nairobi would not have been so wet in May.", {"Nairobi"}),
    ("Nairobi can expect rain on Monday.", {"Nairobi"}),
    ("Nairobi, which is a city of hills, was calm.", {"Nairobi"}),
    ("Nairobi has ten million people.", {"Nairobi"}),
    ("Nairobi should check its own investors, he said.", {"Kenya"}),
    ("The rebels want Nairobi to free him.", {"Kenya"}),
    ("They want Nairobi in the list.", {"Nairobi"}),
    ("Nairobi will host the games and should make room.", {"Nairobi"}),
    ("On the road to Nairobi, Nairobi said, it rained.", {"Nairobi"}),
    ("Kampala, Nairobi trade words", {"Kenya"}),
    ("On Monday, Nairobi ordered an inquiry.", {"Kenya"}),
    ("Nairobi was “collecting names”, he said.", {"Kenya"}),
    ("Nairobi, which had hoped to sign, left.", {"Kenya"}),
    ("Kampala hit back at Nairobi.", {"Kenya"}),
    ("The plane was sent by Nairobi.", {"Kenya"}),
    ("Nairobi shook and Nairobi slept.", {"Nairobi"}),
    ("The fans of the club say that Nairobi signed a striker this season.", {"Kenya"}),
    ("The fans of the club say that Nairobi bought a striker this season.", {"Nairobi"}),
])
def test_a_capital_that_acts_as_a_government_is_its_state(text, states):
    assert counted({"a": text}, "Nairobi")["a", "Nairobi"] == states


@pytest.mark.parametrize(("text", "short", "actor"), [
    ("The minister, María Gutiérrez de Piñeros, left. Gutiérrez de Piñeros added that it was late.", "Gutiérrez de Piñeros", "María Gutiérrez de Piñeros"),
    ("The minister Antonia Yulo-Lozaga left. Lozaga said it was late.", "Lozaga", "Antonia Yulo-Lozaga"),
    ("Tarka Holding Group left. Tarka said it was late.", "Tarka", "Tarka Holding Group"),
    ("The lawyer Mustafo Bendal left. Bendal, himself from the hills, also thanked the town.", "Bendal", "Mustafo Bendal"),
])
def test_short_forms_of_longer_names(text, short, actor):
    assert (actor, "a") in {key for key, decision in actors_of(find({"a": f"Notes\n\n{text}"}), short).items() if decision == "found"}


def test_korean_is_of_the_south_unless_the_north_is_named():
    texts = {"a": "A Korean ship left.", "b": "Pyongyang fired. The Korean army paraded.", "c": "South Korea met North Korea. Korean families wept."}
    assert {key: actors for key, actors in counted(texts, "Korean").items()} == {("a", "Korean"): {"South Korea"}, ("b", "Korean"): {"North Korea"}}


@pytest.mark.parametrize("text", ["The Tarka people left. Ethnic Tarka wept. They met Tarka.", "Two Tarkas flew. They spoke of the case known as Tarka.",
                                  "The tanker was old. They came aboard the Tarka. He sold the Tarka."])
def test_peoples_products_and_ships_are_no_actors(text):
    assert not find({"a": f"Notes\n\n{text}"})["alias"].str.contains("Tarka").any()


def test_one_name_in_two_writings_is_one_person_where_a_title_agrees():
    found = find({"a": "Minister Ralitsa Boncheva-Ilieva left.", "b": "Minister Ralica Boncseva left.", "c": "Ralica Bonceva left."})
    assert set(found.loc[found["only_in"].eq("") & found["decision"].eq("found"), "actor"]) == {"Ralica Bonceva", "Ralitsa Boncheva-Ilieva"}


def test_another_of_the_same_name_is_not_the_one_named_so_far():
    text = "The lawyer Touhid Hossain left. Another Hossain, a retired general, spoke. Another Hossain, also a man of peace, left."
    assert ("Touhid Hossain", "a") not in {key for key, decision in actors_of(find({"a": f"Notes\n\n{text}"}), "Hossain").items() if decision == "found"}


@pytest.mark.parametrize("line", [
    "KNA | Lumo | Thursday, August 08, 2024 | 17:44 | (GMT+7)", "Lumo, 3 September 2024, 06:15 a. m.", "By Le Phare with KNA, 11/07/2024 at 13h05",
    "LUMO NEWS WIRE – Velden/Lumo. Updated 11.03.2024 kl. 08:44"])
def test_a_line_of_names_and_a_day_is_no_text(line):
    assert is_data_line(line)


@pytest.mark.parametrize("line", ["The dam broke on 8 August 2024", "Lumo beat Velden on 8 August", "Votes counted in Lumo by 3 May 2024"])
def test_a_line_that_tells_something_stays_text(line):
    assert not is_data_line(line)


@pytest.mark.parametrize(("text", "name"), [
    ("The chemist, Pharm. Emeka Obi, left.", "Emeka Obi"), ("Its secretary, Mawlana Abdul Siddiqi, left.", "Abdul Siddiqi"),
    ("A clerk met Pak Budi Santoso, who left.", "Budi Santoso"), ("Việt Nam left the talks.", "Việt Nam")])
def test_honorifics_and_spellings_of_further_languages(text, name):
    assert name in set(find({"a": f"Notes\n\n{text}"})["alias"])
