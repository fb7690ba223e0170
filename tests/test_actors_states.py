"""The shipped table of states: whole, without contradictions, and readable by form."""
from __future__ import annotations

from helpers.actors.states import find_state, is_doubtful, read_states, state_forms, use_of


def test_table_holds_states_and_territories_once_each():
    states = read_states()
    kinds = [state.kind for state in states.values()]
    assert 190 <= kinds.count("state") <= 200 and kinds.count("territory") >= 35
    assert len({state.code for state in states.values()}) == len(states)


def test_no_form_is_written_twice_for_one_use():
    forms = state_forms()
    assert not forms.duplicated(["form", "use"]).any()
    assert not forms[forms.use != "capital"].duplicated("form").any()


def test_forms_lead_to_their_state():
    assert [find_state(form) for form in ("U.S.", "Lao PDR", "Burma", "Dutch", "the Philippines", "Swaziland")] == [
        "United States", "Laos", "Myanmar", "Netherlands", "Philippines", "Eswatini"]
    assert find_state("Ankara") == "" and find_state("Ankara", ("capital",)) == "Turkey"
    assert use_of("Polish") == "demonym" and use_of("polish") == ""


def test_forms_that_are_also_something_else_are_marked():
    assert all(is_doubtful(form) for form in ("Georgia", "Jordan", "Chad", "Jersey", "Wellington"))
    assert not any(is_doubtful(form) for form in ("China", "Myanmar", "Thai", "France"))
