"""Roles of states in sentences on other affairs (an earthquake, elections, a central bank, sport, war).

Each is marked by hand in `actor_role_sentences.txt`.
"""
from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from helpers.actors.roles import Named, find_lists, find_roles
from helpers.actors.roles_words import inflect, institution_nouns, noun_class, reporting_forms
from helpers.actors.states import find_state

SENTENCES = Path(__file__).parent / "actor_role_sentences.txt"
LABELS = {"a": "actor", "p": "place", "m": "modifier", "u": "unclear"}
MARK = re.compile(r"\[([^|\]]+)\|(\w)\]")


def read(line: str) -> tuple[str, list[Named], list[str]]:
    """The bare sentence, its states, and their marks."""
    text, names, marks, at = "", [], [], 0
    for mark in MARK.finditer(line):
        text += line[at:mark.start()]
        names.append(Named(len(text), len(text) + len(mark[1]), mark[1], find_state(mark[1])))
        marks.append(LABELS[mark[2]])
        text += mark[1]
        at = mark.end()
    return text + line[at:], names, marks


@pytest.fixture(scope="module")
def compared():
    counts: Counter = Counter()
    for line in SENTENCES.read_text(encoding="utf-8").splitlines()[1:]:
        text, names, marks = read(line.removeprefix("# "))
        counts.update(zip(marks, find_roles(text, 0, len(text), names, headline=line.startswith("# ")), strict=True))
    return counts


@pytest.mark.parametrize("role, marked", [("actor", 140), ("place", 115), ("modifier", 60)])
def test_roles_on_other_affairs(compared, role, marked):
    right = compared[role, role]
    assert sum(n for (mark, _), n in compared.items() if mark == role) >= marked
    assert right / sum(n for (_, got), n in compared.items() if got == role) >= 0.96
    assert right / sum(n for (mark, _), n in compared.items() if mark == role) >= 0.96


def roles(line: str, headline: bool = False) -> list[str]:
    text, names, _ = read(line)
    return find_roles(text, 0, len(text), names, headline)


@pytest.mark.parametrize("line, expected", [
    ("[China|a], [Thailand|a] and [Laos|a] said so", ["actor"] * 3), ("In [Myanmar|p], [China|a] said so", ["place", "actor"]),
    ("[China|a], [Laos|a] vow", ["unclear", "modifier"]), ("the [China|m]-[Laos|m] railway", ["modifier"] * 2), ("the [China|p]-[Laos|p] "
        "border", ["place"] * 2),
    ("the coast (in [Ghana|p])", ["place"]), ("[GHANA|m]'S VOTERS HAVE CHOSEN", ["modifier"]), ("the [Chinese|m] side", ["actor"]), ("[Chinese|m] territory", ["modifier"]), ("[China|m]", ["unclear"]),
])
def test_lists_share_a_role(line, expected):
    assert roles(line) == expected


def test_a_headline_needs_no_conjunction():
    assert roles("[China|a], [Laos|a] vow to act", headline=True) == ["actor", "actor"]


def test_every_name_is_in_one_list():
    text, names, _ = read("[China|a], [Laos|a] and [Thailand|a] met [Myanmar|a] and [China|a]")
    lists = find_lists(text, names)
    assert [[name.actor for name in members] for members in lists] == [["China", "Laos", "Thailand"], ["Myanmar", "China"]]


def test_a_window_never_reaches_over_the_sentence():
    text = "They met in. China said so. It"
    assert find_roles(text, 13, 27, [Named(13, 18, "China", "China")]) == ["actor"]


@pytest.mark.parametrize("entry, forms", [("carry", "carries carried carrying"), ("vow", "vows vowed vowing"), ("ban*", "bans banned "
    "banning"), ("agree", "agrees agreed agreeing"),
                                          ("go:went:gone", "goes went going"), ("push", "pushes pushed pushing"), ("die", "dies died dieing")])
def test_verbs_are_inflected(entry, forms):
    got = inflect(entry.replace("*", ""))
    assert [got["third"], got["past"]] == forms.split()[:2]


def test_word_lists_are_whole():
    assert not noun_class("act") & noun_class("place")
    assert {kind for _, kind in institution_nouns().values()} <= {"police", "armed", "government", "court", "media", "embassy", "party"}
    assert {"said", "pointed out", "according to"} - set(reporting_forms()) == {"according to"}
