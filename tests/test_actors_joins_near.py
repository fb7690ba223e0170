"""Near spellings, particles, acronyms, ages, and bare bodies beside those of one state."""
from __future__ import annotations

from test_actors_joins import actors_of, find


def test_a_particle_belongs_to_a_family_name_that_stands_alone():
    found = find({"a": "Omar bin Tarik, a trader, left. Police met bin Tarik, the leader of a club.",
                  "b": "Police met bin Tarik, the owner of a shop."})
    assert actors_of(found, "bin Tarik")["Omar bin Tarik", "a"] == "found"
    assert ("Omar bin Tarik", "b") not in {key for key, decision in actors_of(found, "bin Tarik").items() if decision == "found"}
    assert "Tarik" not in set(found[found["only_in"] == "b"]["alias"])


def test_two_spellings_of_one_body_with_one_acronym_are_one():
    found = find({"a": "The Dutch Dairy Regulation Authority (DDRA) left. The Dutch Dairy Regulatory Authority (DDRA) came."})
    assert len(set(found[found["alias"].str.contains("Dairy|DDRA")]["actor"])) == 1
    assert set(found[found["alias"] == "DDRA"]["decision"]) == {"found"}


def test_full_names_that_differ_by_a_letter_are_proposed_across_articles():
    found = find({"a": "The lawyer Dominic Fodera left.", "b": "The lawyer Dominic Federa left."})
    assert {tuple(join[:3]) for join in found.attrs["joins"]} == {("Dominic Federa", "Dominic Fodera", "propose")}
    assert sorted(found.loc[found["alias"].str.startswith("Dominic"), "decision"]) == ["found", "propose"]


def test_names_too_many_to_compare_are_told():
    letters = "abcdefghijklmnopqrstuvwxyz"
    people = " ".join(f"The lawyer Peter B{one}{two}rn left." for one in "aeiou" for two in letters[1:16])
    assert find({"a": people}).attrs["notes"] == [
        "Names not compared with one another, because too many share a first or last name, a letter or an office: 2 groups of more than sixty."]
    assert find({"a": "The lawyer Peter Born left."}).attrs["notes"] == []


def test_one_full_name_of_two_ages_is_two_people():
    texts = {"a": "John Smith, 34, a baker, left.", "b": "John Smith, 61, a judge, left.", "c": "John Smith, 35, a baker, came."}
    found = find(texts, {"a": "2024-05-01", "b": "2024-06-01", "c": "2025-06-01"})
    rows = found[(found["alias"] == "John Smith") & (found["decision"] == "found")]
    actors = dict(zip(rows["only_in"], rows["actor"], strict=True))
    assert actors["a"] == actors["c"] != actors["b"]
    assert found.attrs["joins"][0][2:4] == ("refused", "one full name, but born about 1963 and born about 1990")
    assert set(find({"a": texts["a"], "c": texts["c"]})["actor"]) == {"John Smith"}


def test_a_bare_body_beside_bodies_of_one_state_is_proposed():
    texts = {"a": "The Ministry of Health of Peru spoke. The Ministry of Health of Chile spoke.",
             "b": "The Peruvian Army came. The Ministry of Health spoke.",
             "c": "The Peruvian Army met the Chilean Army. The Ministry of Health spoke."}
    found = find(texts)
    assert actors_of(found, "Ministry of Health") == {
        ("Ministry of Health (Peru)", "b"): "propose", ("Ministry of Health (state not stated)", "c"): "found"}
