"""Near spellings, particles, acronyms, ages, and bare bodies beside those of one state."""
from __future__ import annotations

import subprocess
import sys

import pytest
from actors_folders import folder
from test_actors_joins import actors_of, find
from test_actors_registry import METHODS

from helpers.actors import discover, find_mentions


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


def test_one_full_name_told_of_two_fields_is_told_as_maybe_two():
    found = find({"a": "The judge John Smith left.", "b": "The striker John Smith came.", "c": "The judge Ann Lee left.", "d": "The lawyer Ann Lee came."})
    assert dict(zip(found["alias"], found["reason"].str.contains("told as judge in a and as striker in b: two people may"), strict=True)) == {
        "Ann Lee": False, "John Smith": True}


def test_a_bare_body_beside_bodies_of_one_state_is_proposed():
    texts = {"a": "The Ministry of Health of Peru spoke. The Ministry of Health of Chile spoke.",
             "b": "The Peruvian Army came. The Ministry of Health spoke.",
             "c": "The Peruvian Army met the Chilean Army. The Ministry of Health spoke."}
    found = find(texts)
    assert actors_of(found, "Ministry of Health") == {
        ("Ministry of Health (Peru)", "b"): "propose", ("Ministry of Health (state not stated)", "c"): "found"}


FOREIGN = "{} spoke. The Attorney General's Office sued. The Foreign Ministry (MFA) spoke; the Ministry of Foreign Affairs agreed. The MFA left."


def test_bare_bodies_of_several_states_affairs_are_one_in_each_article_alone():
    found = find({"a": FOREIGN.format("Kenya"), "b": FOREIGN.format("Peru"), "c": "Chile met the MFA."})
    assert not found["actor"].isin(["Foreign Ministry", "General's Office"]).any()
    for doc in "ab":
        rows = found[(found["only_in"] == doc) & found["alias"].isin(["Foreign Ministry", "Ministry of Foreign Affairs", "MFA"])]
        assert len(rows) == 3 and set(rows["actor"]) == {f"Foreign Ministry (state not stated, {doc})"}
        assert set(rows["decision"]) == {"found"} and rows["reason"].str.contains("one row for the name in actors.csv joins them").sum() == 2
    assert set(found.query("alias == 'MFA' and only_in == 'c'")["decision"]) == {"propose"}


def test_bare_bodies_of_one_states_affairs_stay_one():
    texts = {"a": FOREIGN.format("The lawyer Ann Lee left Kenya. Nobody"), "b": FOREIGN.format("The Kenyan public"), "c": FOREIGN.format("The lawyer Ann Lee")}
    found = find(texts)
    assert set(found[found["alias"].isin(["Foreign Ministry", "MFA"])]["actor"]) == {"Foreign Ministry"}
    found = find(texts | {"c": FOREIGN.format("Nobody whom another article knows")})
    assert len(set(found[found["alias"].isin(["Foreign Ministry"])]["actor"])) == 3


def test_a_bare_name_that_two_articles_would_give_to_two_states_is_proposed_for_neither():
    found = find({"a": "The Ministry of Health of Peru spoke. The Ministry of Health of Chile spoke.",
                  "b": "The Peruvian Army came. The Ministry of Health spoke.", "c": "The Chilean Army came. The Ministry of Health spoke."})
    assert actors_of(found, "Ministry of Health") == {(f"Ministry of Health (state not stated, {doc})", doc): "found" for doc in "bc"}


def counted(texts: dict[str, str], *aliases: str) -> dict[tuple[str, str], set[str]]:
    """(article, words) -> actors of these aliases' mentions."""
    tables = folder({doc: f"Notes\n\n{text}" for doc, text in texts.items()})
    mentions = find_mentions(*tables[:3], discover(*tables, method="rules"))
    rows = mentions[mentions["alias"].isin(aliases) & (mentions["level"] == "named")]
    return rows.groupby(["doc_id", "alias"])["actor"].apply(set).to_dict()


GHANA = "Ghana's Ministry of Defence (MOD) has a plan. The MOD will say more."
BOTH = "The Ministry of Defence of Kenya met the Ministry of Defence of Ghana."


@pytest.mark.parametrize(("other", "actors"), [
    ("The Ministry of Defence of Kenya met China. The MOD had no plan.", {"Ministry of Defence (Kenya)"}),
    (f"{BOTH} The MOD had no plan.", {"unresolved: MOD"}),
    ("Ghana's Ministry of Defence (MOD) met the Kenyan MOD.", {"MOD"}),
    ("The Ministry of Defence of Ghana met the Kenyan MOD.", {"MOD"}),
    ("Kenya sent troops. The MOD had no plan.", {"MOD"}),
    ("Kenya sent troops. The Ministry of Defence had a plan. The MOD told Kenya.", {"Ministry of Defence (state not stated)"}),
])
def test_an_acronym_that_every_state_may_use_is_of_the_body_that_its_article_names(other, actors):
    found = counted({"a": GHANA, "b": other}, "MOD")
    assert found["a", "MOD"] == {"Ministry of Defence (Ghana)"} and found["b", "MOD"] == actors


def test_an_acronym_of_two_bodies_is_that_of_its_article_and_elsewhere_nobodys():
    found = counted({"a": "The Electoral Commission (EC) met. The EC left.", "b": "The European Commission (EC) met.", "c": "The EC voted."}, "EC")
    assert found == {("a", "EC"): {"Electoral Commission"}, ("b", "EC"): {"European Commission"}, ("c", "EC"): {"unresolved: EC"}}


def test_an_acronym_of_a_party_that_any_state_may_have_is_that_of_its_article():
    found = counted({"a": "The Democratic Party (DP) won. The DP left Peru.", "b": "In Ghana the Democratic Party lost. DP members met."}, "DP")
    assert found == {("a", "DP"): {"Democratic Party (state not stated, a)"}, ("b", "DP"): {"Democratic Party (state not stated, b)"}}


def test_an_acronym_of_one_body_holds_in_every_article():
    found = counted({"a": "The Philippine National Police (PNP) came.", "b": "Kenya sent aid. The PNP left."}, "PNP")
    assert found["a", "PNP"] == found["b", "PNP"] and len(found["b", "PNP"]) == 1


@pytest.mark.parametrize("family", [
    "The gangs of the Tarn, Berg and Moss families met.", "The Berg clan met.", "The Berg crime family met.", "The Berg and Moss brothers met.",
    "The families Tarn, Berg and Moss met.", "The four clans: Tarn, Berg and Moss met.", "A man surnamed Berg met them.", "The Berg group met.",
])
def test_the_name_of_a_family_is_none_of_its_members(family):
    tables = folder({"a": f"Notes\n\nAnna Berg, a judge, spoke. {family}"})
    mentions = find_mentions(*tables[:3], discover(*tables, method="rules"))
    assert list(mentions.loc[mentions["actor"] == "Anna Berg", "alias"]) == ["Anna Berg"]


@pytest.mark.parametrize("member", ["Berg's family met.", "Berg met the families of the dead.", "Relatives left his family, Berg said.", "Berg told brothers."])
def test_a_member_beside_the_word_family_is_counted(member):
    tables = folder({"a": f"Notes\n\nAnna Berg, a judge, spoke. {member}"})
    mentions = find_mentions(*tables[:3], discover(*tables, method="rules"))
    assert list(mentions.loc[mentions["actor"] == "Anna Berg", "alias"]) == ["Anna Berg", "Berg"]


def test_bodies_of_one_name_in_two_states_stay_two():
    found = counted({"a": "Kenya's Electoral Commission met. The Electoral Commission of Ghana met too.", "b": "Kenya's Electoral Commission left."},
                    "Electoral Commission", "Electoral Commission of Ghana")
    assert found["a", "Electoral Commission of Ghana"] == {"Electoral Commission (Ghana)"} != found["b", "Electoral Commission"]
    shared = counted({"a": "The Securities and Exchange Commission (SEC) of Kenya met the US Securities and Exchange Commission (SEC). The SEC left."}, "SEC")
    assert shared == {("a", "SEC"): {"unresolved: SEC"}}


def test_an_acronym_that_all_know_and_an_article_gives_to_another_body_is_nobodys_elsewhere():
    texts = {"a": "The Armed Forces of the Philippines (AFP) left. The AFP came back.", "b": "The army told AFP so."}
    assert counted(texts, "AFP") == {("a", "AFP"): {"Armed Forces (Philippines)"}, ("b", "AFP"): {"unresolved: AFP"}}


def test_a_family_name_that_a_company_bears_too_is_nobodys():
    text = "Anil Berg, chairman of Berg Steel, spoke. Berg Steel said no. Berg left."
    assert counted({"a": text}, "Berg", "Berg Steel") == {("a", "Berg"): {"unresolved: Berg"}, ("a", "Berg Steel"): {"Berg Steel"}}


@pytest.mark.parametrize(("text", "berg"), [
    ("Anna Berg, a judge, spoke. Berg trucks came. The Berg plant closed. Berg shares fell.", set()),
    ("Anna Berg, a judge, spoke. Berg shares the view.", {"Anna Berg"}),
    ("Mayor Ole Berg met Anna Berg, a judge. Mayor Berg said Berg lied.", {"unresolved: Berg"}),
])
def test_a_make_or_another_bearer_in_the_sentence_is_not_the_person(text, berg):
    assert counted({"a": text}, "Berg").get(("a", "Berg"), set()) == berg


def test_a_title_that_another_bears_elsewhere_is_not_given_to_the_one_named_here():
    texts = {"a": "Finance Minister Nina Berg of Kenya spoke.", "b": "Ole Berg, who owns a shop, spoke. Kenya's Finance Minister Berg left. Berg said no."}
    assert counted(texts, "Berg") == {("b", "Berg"): {"unresolved: Berg"}}
    assert counted({"b": texts["b"]}, "Berg") == {("b", "Berg"): {"Ole Berg"}}


SHIPS = {"a": "The MV Santa Lucia sank off Cebu. Santa Lucia sailed in May. Captain Nestor Cruz left.",
         "b": "The ferry Maria Serena capsized on Monday. Maria Serena had left Cebu at dawn. The Maria Serena was old."}


@pytest.mark.parametrize("method", METHODS)
def test_a_ship_is_no_person(method):
    found = discover(*folder({doc: f"Notes\n\n{text}" for doc, text in SHIPS.items()}), method=method)
    assert set(found.loc[found["kind"] == "person", "actor"]) == {"Nestor Cruz"} and not found["alias"].str.contains("Lucia|Serena").any()


def test_what_differs_in_blanks_or_stands_for_initials_is_one():
    found = find({"a": "Minister Wang Xiaohong left. Zhao Kezhi came.", "b": "Minister Wang Xiao-hong left. The Border Guard Force fled. The BGF said no.",
                  "c": "Wang Xiao Hong left. Police raided the Golden Delta Special Economic Zone (GDSEZ)."})
    assert len(set(found.loc[found["alias"].str.startswith("Wang Xiao"), "actor"])) == 1
    assert set(found.loc[found["alias"] == "BGF", "actor"]) == {"Border Guard Force"}
    assert set(found.loc[found["alias"] == "GDSEZ", "actor"]) == {"Golden Delta Special Economic Zone"}


def test_the_room_of_joins_can_be_opened_before_the_others():
    subprocess.run([sys.executable, "-c", "from helpers.actors import proposed_merges"], check=True)


LONG = "The envoy Ann Kofi Darko left."


@pytest.mark.parametrize(("texts", "decision"), [
    ({"a": f"{LONG} It rained. Rain fell all day. Ann Darko said no."}, "found"),
    ({"a": f"{LONG} It rained. Rain fell all day. The lawyer Ann Esi Darko came. Rain fell again. Ann Darko said no."}, "propose"),
    ({"a": "The envoy Ann Kofi Darko met the trader Ann Darko."}, "refused"),
    ({"a": LONG, "b": "Envoy Ann Darko said no."}, "propose"),
    ({"a": LONG, "b": "Ann Darko said no."}, "propose"),
    ({"a": LONG, "b": "The baker Ann Darko said no."}, "propose"),
    ({"a": f"{LONG} It rained. Rain fell. Peter Hall and Mary Rose said no.",
      "b": "Ann Darko said no. It rained. Rain fell. Peter Hall said yes. Mary Rose said no."}, "found"),
])
def test_one_name_with_and_without_middle_names(texts, decision):
    told = {join[2] for join in find(texts).attrs["joins"] if join[:2] in {("Ann Darko", "Ann Kofi Darko"), ("Ann Kofi Darko", "Ann Darko")}}
    assert told == {decision}


@pytest.mark.parametrize(("texts", "alias", "actor"), [
    ({"a": "Talka Metals (Pvt) Ltd paid.", "b": "They met Talka Metals there."}, "Talka Metals", "Talka Metals"),
    ({"a": "PT Rimba Sari paid.", "b": "They blame Rimba Sari Tbk for it, and Rimba Sari paid."}, "Rimba Sari", "Rimba Sari Tbk"),
    ({"a": "They blame Vale Marine & Trading Co. for it.", "b": "They blame Vale Marine and Trading Company for it."}, "Vale Marine and Trading Company", "Vale Marine & Trading Co."),
    ({"a": "They blame Tarkanord Metals for it. Later Tarkanord paid."}, "Tarkanord", "Tarkanord Metals"),
    ({"a": "They blame Tarkanord Metals for it. Fish died in the Tarkanord."}, "Tarkanord", ""),
    ({"a": "They blame Tarkanord Bank for it. The Tarkanord Farmers' Union met. Later Tarkanord paid."}, "Tarkanord", ""),
])
def test_a_company_with_and_without_words_of_its_form(texts, alias, actor):
    found = find(texts)
    rows = found[(found["alias"] == alias) & (found["decision"] == "found") & (found["kind"] == "company")]
    assert sorted(set(rows["actor"])) == [name for name in [actor] if name]
