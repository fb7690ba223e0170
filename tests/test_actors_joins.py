"""Joins of spellings: made only when every condition holds, else proposed or refused with a reason.

A wrong merge of two people is the worst fault.
"""
from __future__ import annotations

import pandas as pd
import pytest
from actors_folders import BANK, COURT, ELECTION, QUAKE, SPORT, folder

from helpers.actors import discover, proposed_merges
from helpers.actors.joins.body_names import strip_state
from helpers.actors.joins.offices import head_of, offices, same_office
from helpers.actors.joins.judging import likeness
from helpers.actors.naming import family_of, is_well_formed, shape_of, short_forms, strip_honorific, system_for

AFFAIRS = {"election": ELECTION, "earthquake": QUAKE, "central bank": BANK, "football": SPORT, "court": COURT}


def find(texts: dict[str, str], dates: dict[str, str] | None = None) -> pd.DataFrame:
    return discover(*folder({doc: f"Notes\n\n{text}" for doc, text in texts.items()}, dates), method="rules")


def actors_of(found: pd.DataFrame, alias: str) -> dict[tuple[str, str], str]:
    """(actor, only_in) -> decision of every row of an alias."""
    rows = found[found["alias"] == alias]
    return dict(zip(zip(rows["actor"], rows["only_in"], strict=True), rows["decision"], strict=True))


@pytest.mark.parametrize("affair", AFFAIRS)
def test_no_two_full_names_of_persons_are_one_actor(affair):
    found = discover(*folder(AFFAIRS[affair]), method="rules")
    rows = found[(found["kind"] == "person") & found["alias"].str.contains(" ") & (found["decision"] == "found") & (found["only_in"] == "")]
    together = rows.groupby("actor")["alias"].apply(set)
    assert {actor: names for actor, names in together.items() if len(names) > 1 and names != {"Tein Lwin", "Thein Lwin"}} == {}


def test_short_form_joins_the_only_full_name_of_its_article():
    found = find({"a": "Anna Berg, a judge, spoke. Berg said no.", "b": "Berg said yes."})
    assert actors_of(found, "Berg")["Anna Berg", "a"] == "found"
    assert actors_of(found, "Berg").get(("Anna Berg", "b")) != "found"


def test_where_two_fit_nobody_is_counted():
    found = find({"a": "John Smith, a baker, and Mary Smith, a teacher, met. Smith said so."})
    assert actors_of(found, "Smith") == {("John Smith", "a"): "propose", ("Mary Smith", "a"): "propose"}


def test_a_title_decides_between_two():
    found = find({"a": "Mayor John Smith met Mary Smith, a teacher. Mayor Smith said so. Smith said no."})
    rows = found[(found["alias"] == "Smith") & (found["near"] == "Mayor Smith")]
    assert rows[["actor", "decision"]].values.tolist() == [["John Smith", "found"]]
    assert (found[(found["alias"] == "Smith") & (found["near"] == "")]["decision"] == "propose").all()


def test_father_and_son_stay_two():
    found = discover(*folder(SPORT), method="rules")
    assert {"George Bush Sr", "George Bush Jr"} <= set(found["actor"])


def test_a_city_that_is_a_family_name_stays_a_city():
    found = discover(*folder(ELECTION), method="rules")
    assert actors_of(found, "Washington") == {("Washington", ""): "found"}


OFFICE = {
    "a": "Laos Foreign Minister Sonevan met Ambassador Hugo Lindt in May. Sonevan said little.",
    "b": "Foreign Affairs Minister of Laos Soan Ewan met Ambassador Hugo Lindt on Friday.",
}


def test_same_office_state_and_companion_join():
    found = find(OFFICE)
    assert actors_of(found, "Sonevan") == {("Soan Ewan", "a"): "found"}
    assert "same office (foreign minister, Laos), beside the same person (Hugo Lindt)" in " ".join(found["reason"])


@pytest.mark.parametrize(("change", "decision"), [
    (("met Ambassador Hugo Lindt on Friday", "was ill"), "propose"),
    (("Foreign Affairs Minister of Laos", "Deputy Foreign Minister of Laos"), None),
    (("Foreign Affairs Minister of Laos", "Former Foreign Minister of Laos"), None),
    (("Foreign Affairs Minister of Laos", "Foreign Affairs Minister of Cambodia"), None),
])
def test_one_condition_less_is_no_join(change, decision):
    found = find({"a": OFFICE["a"], "b": OFFICE["b"].replace(*change)})
    assert actors_of(found, "Sonevan").get(("Soan Ewan", "a")) == decision
    assert decision or set(actors_of(found, "Sonevan").values()) == set(actors_of(found, "Soan Ewan").values()) == {"found"}


def test_near_dates_stand_for_a_companion():
    texts = {"a": OFFICE["a"].replace("Ambassador Hugo Lindt", "farmers"), "b": OFFICE["b"].replace("Ambassador Hugo Lindt", "fishermen")}
    assert actors_of(find(texts, {"a": "2024-05-02", "b": "2024-05-30"}), "Sonevan") == {("Soan Ewan", "a"): "found"}
    assert actors_of(find(texts, {"a": "2024-05-02", "b": "2024-12-30"}), "Sonevan") == {("Soan Ewan", "a"): "propose"}


def test_a_minister_replaced_is_not_the_next_one():
    met = "met Ambassador Hugo Lindt."
    found = find({"a": f"Chinese Foreign Minister Zhou Mingli {met}", "b": f"Chinese Foreign Minister Tang Weidong {met}"})
    assert {"Zhou Mingli", "Tang Weidong"} <= set(found["actor"])
    merges = proposed_merges(found)
    row = merges[merges["name_a"].isin(["Tang Weidong", "Zhou Mingli"])].iloc[0]
    assert row["decision"] == "refused" and "predecessor or successor?" in row["reason"] and row["evidence_a"] and row["evidence_b"]


def test_two_burmese_ministers_with_one_companion_are_only_proposed():
    met = "met Ambassador Hugo Lindt."
    found = find({"a": f"Myanmar Foreign Minister Thura Kyaw {met}", "b": f"Myanmar Foreign Minister Win Pyae {met}"})
    rows = found[found["alias"].isin(["Thura Kyaw", "Win Pyae"])]
    assert sorted(rows["decision"]) == ["found", "propose"] and rows["actor"].nunique() == 1


def test_one_president_spelled_two_ways():
    found = find({"a": "Ukrainian President Bohdan Kravchenko spoke.", "b": "Ukraine's President Bogdan Kravtchenko spoke."})
    assert found[found["kind"] == "person"]["actor"].nunique() == 1
    found = find({"a": "Bohdan Kravchenko, a teacher in Kyiv, spoke.", "b": "Bogdan Kravtchenko, a nurse in Lviv, spoke."})
    assert found[found["kind"] == "person"]["actor"].nunique() == 2


@pytest.mark.parametrize(("one", "other"), [("George H. Bush", "George W. Bush"), ("Paul Marin", "Carl Marin"), ("Ann Lee Moor", "Ann Moor")])
def test_presidents_with_like_names_stay_two(one, other):
    found = find({"a": f"US President {one} spoke.", "b": f"US President {other} spoke."})
    rows = found[(found["kind"] == "person") & (found["only_in"] == "")]
    assert not (rows["decision"] == "found").all() or rows["actor"].nunique() == 2


def test_like_names_of_one_family_are_refused():
    found = discover(*folder(COURT), method="rules")
    assert {"Zhang Wei", "Zhang Lei", "Kim Jong-un", "Kim Jong-nam"} <= set(found["actor"])


def test_one_full_name_told_of_two_states_is_two_people():
    found = find({"a": "French Finance Minister Paul Martin spoke.", "b": "Canadian Health Minister Paul Martin spoke."})
    assert actors_of(found, "Paul Martin") == {("Paul Martin (France)", "a"): "found", ("Paul Martin (Canada)", "b"): "found"}


def test_accents_and_hyphens_are_the_same_words_and_word_bounds_are_not():
    found = find({"a": "Judge José Min-ho Ruiz spoke.", "b": "Judge Jose Min-Ho Ruiz spoke.", "c": "Judge Ann Alee spoke.",
                  "d": "Judge Anna Lee spoke."})
    assert found[found["alias"].str.contains("Ruiz")]["actor"].nunique() == 1
    assert {"Ann Alee", "Anna Lee"} <= set(found["actor"])


def test_lone_family_names_of_two_articles_are_two_people():
    found = find({"a": "A nurse surnamed Tran was robbed.", "b": "A driver surnamed Tran was fined."})
    assert len(set(found[found["alias"] == "Tran"]["actor"])) == 2


def test_acronym_in_brackets():
    found = find({"a": "The Baltic Maritime Authority (BMA) met. The BMA agreed."})
    assert actors_of(found, "BMA") == {("Baltic Maritime Authority", ""): "found"}


def test_ministries_of_one_name_carry_their_state():
    found = find({
        "a": "The Ministry of Health of Peru spoke. Later the Ministry of Health agreed.",
        "b": "The Ministry of Health of Chile spoke to the Peruvian Health Ministry.", "c": "The Ministry of Health was silent.",
    })
    assert actors_of(found, "Ministry of Health") == {
        ("Ministry of Health (Peru)", "a"): "found", ("Ministry of Health (state not stated)", "c"): "found"}
    assert actors_of(found, "Ministry of Health of Chile") == {("Ministry of Health (Chile)", ""): "found"}


def test_the_only_state_of_the_corpus_is_a_proposal():
    found = find({"a": "The Ministry of Health of Peru spoke.", "b": "The Ministry of Health was silent."})
    assert actors_of(found, "Ministry of Health") == {("Ministry of Health (Peru)", "b"): "propose"}


def test_two_names_of_one_national_police():
    found = find({"a": "The National Police of Peru agreed.", "b": "The Peruvian Police Department was there."})
    assert set(found[found["kind"] == "police"]["actor"]) == {"Police (Peru)"}


def test_word_order_of_a_commission():
    found = find({"a": "The Central Food and Drug Commission met.", "b": "The Commission for Food and Drug Affairs of the Central Board met."})
    assert len(set(found[found["alias"].str.contains("Drug")]["actor"])) == 1


def test_bare_embassy_is_the_one_named_above_it():
    found = find({"a": "The Danish Embassy in Oslo closed. The Danish Embassy gave no reason.", "b": "The Danish Embassy was silent."})
    assert actors_of(found, "Danish Embassy") == {("Danish Embassy in Oslo", "a"): "found", ("Danish Embassy (host not stated)", "b"): "found"}


def test_short_form_of_a_company():
    found = find({"a": "The Norvik Group bought a mine. Norvik paid little for it."})
    assert actors_of(found, "Norvik") == {("Norvik Group", "a"): "found"}


@pytest.mark.parametrize(("one", "other", "office"), [
    ("Minister of Home Affairs", "Interior Minister", "interior minister"),
    ("Deputy Prime Minister and Minister of the Interior", "Deputy Prime Minister and Home Affairs Minister of Peru", "interior minister"),
    ("Union Minister for Foreign Affairs", "Foreign Minister", "foreign minister"),
    ("Ambassador to Peru", "ambassador to Peru", "ambassador to Peru"),
    ("Ambassador to Peru", "Ambassador to Chile", ""), ("Ambassador", "Ambassador", ""),
    ("Deputy Foreign Minister", "Deputy Foreign Minister", ""), ("Foreign Minister", "Deputy Foreign Minister", ""),
    ("Secretary", "Secretary General", ""), ("former Foreign Minister", "former Foreign Minister", ""), ("", "", ""),
])
def test_titles_are_equal_as_a_whole_or_not_at_all(one, other, office):
    assert same_office(one, other) == office


def test_offices_of_a_double_title():
    assert offices("State Councilor and Foreign Minister") == {"state councilor", "foreign minister"}
    assert head_of("an associate professor at the school") == "professor"


@pytest.mark.parametrize(("name", "country", "parts"), [
    ("Zhou Mingli", "", {"Zhou": True}), ("Kim Min-jae", "", {"Kim": True}), ("Tran Van Hoa", "", {"Hoa": True, "Van Hoa": True}),
    ("Somchai Rattana", "Thailand", {"Somchai": True}), ("Thura Kyaw", "Myanmar", {}), ("Anna Smith", "Canada", {"Smith": True}),
    ("Paul Smith Jr", "Canada", {"Smith": True}), ("Kelmo Hals", "", {"Hals": False, "Kelmo": False}),
])
def test_which_part_may_stand_alone(name, country, parts):
    assert short_forms(name, country) == parts


def test_naming_systems():
    assert shape_of("Hong Kong Police") == "" and system_for("Thura Kyaw", "Myanmar") == "burmese"
    assert family_of("Zhou Mingli", "chinese") == "zhou" and family_of("Anna Smith", "western") == "smith"
    assert family_of("Thura Kyaw", "burmese") == ""
    assert is_well_formed("Zhou Mingli", "chinese") and not is_well_formed("Soan Ewan", "chinese")
    assert strip_honorific("Daw Khin Mar", "burmese") == "Khin Mar"


def test_likeness():
    assert likeness("Sou Ta", "Southa") >= 0.9 and likeness("Anna", "Hanna") == 0.0 and likeness("Erdoğan", "Erdogan") == 1.0


def test_states_are_stripped_from_bodies():
    assert strip_state("National Police of the Republic of Peru") == "National Police" and strip_state("Royal Danish Navy") == "Royal Navy"
