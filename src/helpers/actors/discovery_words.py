"""The words by which names are known: titles, body nouns, place nouns, cues; each token gets a one-letter code from them.

Codes of capitalised tokens: S state, D demonym, M month or day, E embassy, H honorific, B body noun, T title, G "General", C portfolio,
Q qualifier, P place noun, J club word, K known body, O known outlet, Y known city, R other word that is no name alone, A acronym, I initial,
F given name, N any other. Of others: o of, f for, n and, e the, j a, i in, k to, a other preposition, t title or role, q qualifier or portfolio,
b body noun, d embassy, p place noun, v reporting verb, g verb of a person, u verb with a person as object, l particle, 0 number, ' possessive,
, ( ) " as they are, x other mark, w any other word.
"""
from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from helpers.actors.states import find_state, read_states
from helpers.lines.outlets import read_outlets
from helpers.places import DATA

def read_rows(name: str) -> list[dict[str, str]]:
    """The records of one of the package's own word tables, in file order."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return [{key: value or "" for key, value in row.items()} for row in csv.DictReader(file)]


@cache
def words_of(table: str, group: str, column: str = "class") -> frozenset[str]:
    """All words that a table lists for a class."""
    lists = [row["words"].split(";") for row in read_rows(table) if row[column] == group]
    return frozenset(word for words in lists for word in words if word)


@cache
def body_kinds() -> dict[str, tuple[str, bool]]:
    """Body noun -> (kind, whether such a body belongs to a state)."""
    return {noun: (row["kind"], row["of_state"] == "yes") for row in read_rows("body_nouns.csv") for noun in row["nouns"].split(";")}


class Known(NamedTuple):
    """A body that every reader of news knows: its label, kind, state."""

    label: str
    kind: str
    country: str


def _is_common(form: str) -> bool:
    """A name of ordinary or portfolio words, or "The" and a demonym: the ministry's matter, the nation's, more often than the magazine."""
    if find_state(form.removeprefix("The ")):
        return True
    common = words_of("name_cues.csv", "openers") | words_of("offices.csv", "portfolio")
    return all(word.lower() in common for word in form.split())


@cache
def known_bodies() -> dict[str, Known]:
    """Form -> body, for the few bodies of the table `body_words.csv` and the outlets of `outlets.csv`."""
    found: dict[str, Known] = {}
    for form, outlet in sorted(read_outlets().items()):
        if "." not in form and not _is_common(form):
            bare = form.removeprefix("The ")
            found[bare if " " in bare else form] = Known(outlet.name, "media", outlet.country)
    for row in (row for row in read_rows("body_words.csv") if row["class"] == "known"):
        label, kind, country, forms = (row["words"].split("|") + ["", "", ""])[:4]
        for form in [label, *[form for form in forms.split(";") if form]]:
            found[form] = Known(label, kind, country)
    return found | {curly(form): known for form, known in found.items() if "'" in form}


def curly(form: str) -> str:
    """The form with curly apostrophes, as many outlets write them."""
    return form.replace("'", "’")


@cache
def given_names() -> frozenset[str]:
    """Given names of many languages: a capitalised pair that begins with one is a person's name."""
    return frozenset(name for row in read_rows("given_names.csv") for name in row["names"].split())


@cache
def languages() -> frozenset[str]:
    """Languages by their English names, but for those of peoples whose name also tells a part of a state ("the Basque government")."""
    return frozenset(row["language"] for row in read_rows("languages.csv")) - {"Basque", "Catalan", "Galician"}


@cache
def cities() -> frozenset[str]:
    """Well-known cities, capitals, regions of states, rivers and mountains."""
    lines = [line for name in ("cities.txt", "regions.txt") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    capitals = {city for state in read_states().values() for city in state.capitals if city not in state.doubtful and not find_state(city)}
    named = {city for line in lines for city in line.split("|") if city} | capitals
    return frozenset(named | set(map(curly, named)))
