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
    "An aide to Governor Marek Dolan, the party's leader, was arrested.",
])
def test_an_official_who_speaks_of_suspects_is_none(text):
    assert care_of(text, "Marek Dolan") == ""
