"""The states and territories of the world: how they are written, what their people are called, their capitals.

The table `data/states.csv` was written for this project from general knowledge (facts: names, demonyms, capitals, former names of the
same state, ISO 3166 codes; `XK` and codes with a hyphen where ISO has none). `state` is the label that the page shows, the form common in
English news. `doubtful` lists those forms that are also something else (a person's name, a city elsewhere, an ocean): they need a
second sign before they count. `shared` lists forms of another state of the table that stand for this one where an article names it and not the other
("Korean" beside Pyongyang). A label says nothing about anybody's claim to a territory.
"""
from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pandas as pd

from helpers.places import DATA
from helpers.tables import read_sheet

USES = ("name", "demonym", "capital", "former")


class State(NamedTuple):
    """One state or territory; `names` begin with the label."""

    label: str
    code: str
    kind: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    former: tuple[str, ...]
    doubtful: frozenset[str]
    shared: frozenset[str] = frozenset()

    def forms(self) -> list[tuple[str, str]]:
        """Every way to write it, each with its use (one of USES)."""
        written = zip(USES, (self.names, self.demonyms, self.capitals, self.former), strict=True)
        return [(form, use) for use, forms in written for form in forms]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def read_states() -> dict[str, State]:
    """State or territory by its label.

    >>> read_states()["Myanmar"].former
    ('Burma', 'Union of Burma')
    """
    rows = read_sheet(DATA / "states.csv").itertuples(index=False)
    return {
        row.state: State(row.state, row.code, row.kind, (row.state, *_split(row.forms)), _split(row.demonyms), _split(row.capitals),
                         _split(row.former), frozenset(_split(row.doubtful)), frozenset(_split(row.shared)))
        for row in rows
    }


@cache
def _by_form() -> dict[str, tuple[str, str]]:
    """Form -> (label, use); names before demonyms before capitals before former names where one form is two things."""
    found: dict[str, tuple[str, str]] = {}
    for use in USES:
        for state in read_states().values():
            for form in (form for form, its_use in state.forms() if its_use == use):
                found.setdefault(form, (state.label, use))
    return found


def _entry(form: str) -> tuple[str, str]:
    """(label, use) of a form, with whichever apostrophe it is written; empty where no state is written so."""
    form = form.replace("’", "'")
    return _by_form().get(form) or _by_form().get(form.removeprefix("the ").removeprefix("The "), ("", ""))


@cache
def sharing_states(form: str) -> frozenset[str]:
    """The other states that bear a form of `find_state` too.

    >>> sorted(sharing_states("Korean")), sorted(sharing_states("Thai"))
    (['North Korea'], [])
    """
    return frozenset(state.label for state in read_states().values() if form in state.shared)


def find_state(form: str, uses: tuple[str, ...] = ("name", "demonym", "former")) -> str:
    """The label of the state that `form` writes, empty where none; capitals only where `uses` holds "capital".

    >>> find_state("Burmese"), find_state("Bangkok"), find_state("Bangkok", ("capital",))
    ('Myanmar', '', 'Thailand')
    """
    label, use = _entry(form)
    return label if use in uses else ""


def use_of(form: str) -> str:
    """What a form is to its state: name, demonym, capital, former, or empty where no state is written so.

    >>> use_of("Thai"), use_of("Lao PDR"), use_of("Atlantis")
    ('demonym', 'name', '')
    """
    return _entry(form)[1]


def is_doubtful(form: str) -> bool:
    """Whether the form is also something else, so that it needs a second sign before it counts.

    >>> is_doubtful("Georgia"), is_doubtful("Greece")
    (True, False)
    """
    label, _ = _entry(form)
    return bool(label) and form.replace("’", "'") in read_states()[label].doubtful


def state_forms() -> pd.DataFrame:
    """One row a way to write a state: form, state, code, use (name, demonym, capital, former), doubtful."""
    rows = [
        (form, state.label, state.code, use, form in state.doubtful)
        for state in read_states().values() for form, use in state.forms()
    ]
    return pd.DataFrame(rows, columns=["form", "state", "code", "use", "doubtful"]).sort_values(["state", "use", "form"], ignore_index=True)
