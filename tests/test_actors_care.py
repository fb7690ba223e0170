"""Care said of a person by name holds whatever the office; a word of suspicion elsewhere in an official's sentence does not."""
from __future__ import annotations

import pytest
from actors_folders import folder

from helpers.actors import discover


def care_of(text: str, name: str) -> str:
    found = discover(*folder({"a": f"Notes\n\n{text}"}), method="rules")
    return found.loc[found["alias"] == name, "care"].iloc[0]


@pytest.mark.parametrize(("text", "care"), [
    ("Police said that the official Marek Dolan had been arrested.", "suspect"),
    ("The suspect Marek Dolan denies it. Deputy Mayor Marek Dolan resigned.", "suspect"),
    ("The suspect, Marek Dolan, left. Officer Marek Dolan denies it.", "suspect"),
    ("Prosecutors charged deputy registrar Marek Dolan with ballot stuffing on Tuesday.", "suspect"),
    ("Marek Dolan, 51, deputy head of the district office, was arrested at dawn.", "suspect"),
    ("Governor Marek Dolan, a suspect in the case, resigned.", "suspect"),
    ("Governor Marek Dolan was charged with embezzling funds.", "suspect"),
    ("The arrest of Governor Marek Dolan came at dawn.", "suspect"),
    ("Governor Marek Dolan pleaded not guilty to fraud.", "suspect"),
    ("The nurse Marek Dolan was killed in the attack, police said.", "victim"),
    ("Marek Dolan, a teacher, was taken away. The victim, Marek Dolan, was in a ward.", "victim"),
    ("Marek Dolan, the teacher who was beaten, spoke.", "victim"),
    ("Marek Dolan, the teacher, was the victim of a crime.", "victim"),
    ("Prosecutors in Zlin charged the governor, Marek Dolan, with reckless driving.", "suspect"),
    ("Judge Eva Malá sentenced Mayor Marek Dolan to ten years.", "suspect"),
    ("Police detained Mayor Petr Kral and his deputy Marek Dolan on Monday.", "suspect"),
    ("Senator Marek Dolan was accused of taking bribes.", "suspect"),
    ("Minister Marek Dolan faces charges of fraud.", "suspect"),
    ("Police named Marek Dolan, a mayor, as a suspect.", "suspect"),
    ("A 16-year-old survivor, Marek Dolan, spoke.", "minor"),
    ("Marek Dolan, a 16-year-old survivor, spoke.", "minor"),
    ("Marek Dolan, who is 16, spoke.", "minor"),
    ("Marek Dolan, aged 9, was found.", "minor"),
    ("The singer Marek Dolan, 16, won the prize.", "minor"),
    ("The singer Marek Dolan, 18, won the prize.", ""),
    ("The nurse Marek Dolan spoke of a 16-year-old survivor.", ""),
])
def test_what_is_said_of_a_person_wins_over_the_office(text, care):
    assert care_of(text, "Marek Dolan") == care


@pytest.mark.parametrize("text", [
    "Foreign Minister Marek Dolan said that two suspects had been arrested.",
    "Governor Marek Dolan was charged with overseeing the count.",
    "The council charged Governor Marek Dolan with the task of reform.",
    "The son of Governor Marek Dolan was arrested on Friday.",
    "A man who threatened Governor Marek Dolan was arrested.",
    "Governor Marek Dolan's aide was arrested.",
    "The suspect, Governor Marek Dolan said, was arrested.",
    "The suspect, according to Governor Marek Dolan, was arrested.",
    "Police Chief Marek Dolan arrested the suspect.",
    "Governor Marek Dolan and the minister spoke about suspects, victims and fraud charges.",
    "Governor Marek Dolan charged that the vote was a fraud.",
    "Governor Marek Dolan, the suspect's lawyer, spoke.",
    "Governor Marek Dolan was not arrested.",
    "Prosecutor Marek Dolan said two officials would be charged.",
    "Prosecutor Marek Dolan charged the captain with reckless driving.",
    "The captain was charged by prosecutor Marek Dolan.",
    "Governor Marek Dolan was accused of ignoring farmers.",
    "Police detained two men and Governor Marek Dolan said so.",
    "An aide to Governor Marek Dolan, the party's leader, was arrested.",
])
def test_an_official_who_speaks_of_suspects_is_none(text):
    assert care_of(text, "Marek Dolan") == ""


@pytest.mark.parametrize("text", [
    "Marek Dolan, who prosecuted the suspect, spoke.",
    "Marek Dolan arrested the suspect.",
    "The captain was charged by Marek Dolan.",
])
def test_who_accuses_another_is_no_suspect(text):
    assert care_of(f"{text} Marek Dolan left.", "Marek Dolan") in ("", "private")


@pytest.mark.parametrize(("name", "care"), [("Tarka Bolden", "private"), ("Tarka Bolden Moss", "private"), ("Tarka", ""), ("Tarka Orchestra", "")])
def test_a_name_that_no_rule_explains_and_that_looks_like_a_persons_is_private(name, care):
    found = discover(*folder({"a": f"Notes\n\nIt was in March that {name} came under review."}), method="rules").query(f"alias == '{name}'")
    assert list(found[["kind", "care"]].itertuples(index=False, name=None)) == [("other", care)]
