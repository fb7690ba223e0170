"""Joins over articles: names that two languages write otherwise, surnames with a title, companies by their first word, bodies by two names."""
from __future__ import annotations

import pytest
from test_actors_joins import actors_of, find

from helpers.actors.joins.company_parts import company_parts, without_form

COMPANY = "It names the Tarka Harbour Board and Vale de Mondo village."


def test_a_name_of_another_spelling_is_joined_by_what_else_both_articles_name():
    found = find({"a": f"Kiril Sztanev, a miller, spoke. {COMPANY}", "b": f"Kiril Stanev, a baker, spoke. {COMPANY}"})
    assert found.loc[found["alias"].isin(["Kiril Sztanev", "Kiril Stanev"]), "actor"].nunique() == 1
    found = find({"a": "Kiril Sztanev, a miller, spoke.", "b": "Kiril Stanev, a baker, spoke."})
    assert set(found.loc[found["alias"].str.startswith("Kiril S"), "decision"]) == {"found", "propose"}


def test_a_surname_with_the_same_title_is_the_full_name_of_an_article_on_the_same_affair():
    texts = {"a": f"Commander Duarte Salgo led it. {COMPANY}", "b": f"He had told Commander Salgo so. {COMPANY}"}
    assert actors_of(find(texts), "Salgo")["Duarte Salgo", "b"] == "found"
    assert actors_of(find(texts | {"b": "He had told Commander Salgo so."}), "Salgo").get(("Duarte Salgo", "b")) != "found"
    assert actors_of(find(texts | {"b": f"He had told Professor Salgo so. {COMPANY}"}), "Salgo").get(("Duarte Salgo", "b")) != "found"


def test_a_company_by_its_first_word_in_another_article():
    texts = {"a": "The owner, Haesong Fisheries Co., paid. Haesong's ships left.", "b": "The owner, Haesong, paid."}
    assert {actor for actor, _ in actors_of(find(texts), "Haesong")} == {"Haesong Fisheries Co."}
    texts["c"] = "Haesong Shipping Ltd left. Haesong's ships left."
    assert ("Haesong Fisheries Co.", "b") not in actors_of(find(texts), "Haesong") and ("Haesong Fisheries Co.", "") not in actors_of(find(texts), "Haesong")


@pytest.mark.parametrize(("text", "one", "other"), [
    ("The National Copper Corporation (Corporación Nacional del Cobre, CNC) left. CNC knew.", "Corporación Nacional del Cobre", "National Copper Corporation"),
    ("The National Copper Corporation (Corporación Nacional del Cobre, CNC) left. CNC knew.", "CNC", "National Copper Corporation"),
    ("The Food Safety Bureau, known by its Spanish acronym SENA, left. SENA knew.", "SENA", "Food Safety Bureau")])
def test_a_body_by_its_name_in_another_language(text, one, other):
    assert {actor for actor, _ in actors_of(find({"a": text}), one)} == {other}


@pytest.mark.parametrize(("name", "bare"), [
    ("Luzo Energia, S.A.", "Luzo Energia"), ("Tarka & Cía. S.R.L.", "Tarka"), ("Tarka Sp. z o.o.", "Tarka"), ("Tarka Foods S.A. de C.V.", "Tarka Foods"),
    ("Tarka Foods Sdn. Bhd.", "Tarka Foods"), ("Tarka Foods Co., Ltd.", "Tarka Foods"), ("OOO Tarka Foods", "Tarka Foods"), ("Tarka d.o.o.", "Tarka")])
def test_a_company_without_its_legal_form(name, bare):
    assert without_form(name, least=2) == bare
    assert bare in [name, *company_parts(name)] or " " not in bare


@pytest.mark.parametrize(("text", "meant"), [
    ("The baker John Smith left. Smith said no. Rain fell. The teacher Mary Smith came.", {"John Smith"}),
    ("The baker John Smith left. Rain fell.\n\nThe teacher Mary Smith came. Smith said no.", {"Mary Smith"}),
    ("The baker John Smith left.\n\nThe teacher Mary Smith came.\n\nSmith said no.", set()),
    ("The baker John Smith met the teacher Mary Smith. Smith said no.", set()),
    ("The baker John Smith left. He said: “Smith is no name.” The teacher Mary Smith came.", set())])
def test_a_surname_of_two_means_the_only_one_named_so_far_or_the_last(text, meant):
    rows = find({"a": text})
    rows = rows[(rows["alias"] == "Smith") & (rows["decision"] == "found") & (rows["near"] != "")]
    assert set(rows["actor"]) == meant
