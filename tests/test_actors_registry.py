"""The registry: the user's rows win and survive reruns; a bad row is named by its line, with what to do."""
from __future__ import annotations

from functools import lru_cache

import pandas as pd
import pytest
from actors_folders import COURT, ELECTION, folder

from helpers.actors import discover, find_mentions, find_unmatched, proposed_merges, read_registry
from helpers.actors.discovery.model import find_model
from helpers.actors.joins.parting import follow_denied
from helpers.errors import UsageError
from helpers.tables import check_table, read_sheet, write_sheet

METHODS = ["rules", pytest.param("spacy", marks=pytest.mark.skipif(not find_model(), reason="no spaCy English model is installed (extra 'names')"))]


def sheet(*rows: dict[str, str]) -> pd.DataFrame:
    """A registry as `read_sheet` gives it; the first record is on line 2."""
    return pd.DataFrame([{"line": number, **row} for number, row in enumerate(rows, 2)]).fillna("")


def read(texts: dict[str, str], *rows: dict[str, str], method: str = "rules") -> pd.DataFrame:
    tables = folder(texts)
    return read_registry(sheet(*rows) if rows else None, discover(*tables, method=method), tables[0])


def actors_of(aliases: pd.DataFrame, alias: str) -> set[tuple[str, str]]:
    rows = aliases[aliases["alias"] == alias]
    return set(zip(rows["actor"], rows["decision"], strict=True))


def test_without_a_sheet_the_found_rows_stand():
    aliases = read(ELECTION)
    pd.testing.assert_frame_equal(aliases, discover(*folder(ELECTION), method="rules"))
    assert aliases.attrs["notes"] == [] and aliases.attrs["method"] == "rules"


@pytest.mark.parametrize("method", METHODS)
def test_a_denied_join_stays_denied(method):
    joined = read(COURT, method=method)
    assert actors_of(joined, "Tein Lwin") == {("Thein Lwin", "found")}
    for alias, actor in (("Tein Lwin", "Thein Lwin"), ("Thein Lwin", "Tein Lwin")):
        aliases = read(COURT, {"alias": alias, "actor": actor, "decision": "deny"}, method=method)
        assert ("Tein Lwin", "found") in actors_of(aliases, "Tein Lwin") and ("Thein Lwin", "found") in actors_of(aliases, "Thein Lwin")
        assert ("Thein Lwin", "found") not in actors_of(aliases, "Tein Lwin")


@pytest.mark.parametrize("method", METHODS)
def test_an_edited_name_is_used_for_all_its_spellings(method):
    aliases = read(COURT, {"alias": "Thein Lwin", "actor": "U Thein Lwin", "decision": "accept"}, method=method)
    assert actors_of(aliases, "Thein Lwin") == {("U Thein Lwin", "accept")} and actors_of(aliases, "Tein Lwin") == {("U Thein Lwin", "found")}


def test_a_deleted_row_is_proposed_again(tmp_path):
    tables = folder(COURT)
    found = discover(*tables, method="rules")
    write_sheet(found[found["alias"] != "Sinaloa Cartel"], tmp_path / "actors.csv")
    aliases = read_registry(read_sheet(tmp_path / "actors.csv"), found, tables[0])
    pd.testing.assert_frame_equal(aliases, found)


def test_the_users_row_replaces_every_found_row_of_its_alias():
    aliases = read(ELECTION, {"alias": "Smith", "actor": "Pavel Smith", "kind": "person", "decision": "accept", "only_in": "a",
        "note": "asked the clerk"})
    assert actors_of(aliases, "Smith") == {("Pavel Smith", "accept")}
    assert set(aliases[aliases["alias"] == "Smith"]["note"]) == {"asked the clerk"}


SCOPED = {
    "a": "Notes\n\nSenator Grace Poole called for a hearing. Poole said the ship was old. Captain Nestor Cruz agreed with Poole. Cruz left.",
    "b": "Notes\n\nSenator Poole welcomed the vote. The senator Raff Tully thanked Poole. Tully said so.",
    "c": "Notes\n\nSenator Grace Poole told reporters that the ferry sank. Poole left. Captain Nestor Cruz met her. Cruz said nothing.",
}


@lru_cache(maxsize=2)
def scoped(method: str) -> tuple:
    tables = folder(SCOPED)
    return *tables[:3], discover(*tables, method=method)


def counted(method: str, *rows: dict[str, str]) -> pd.DataFrame:
    documents, zones, sentences, found = scoped(method)
    mentions = find_mentions(documents, zones, sentences, read_registry(sheet(*rows) if rows else None, found, documents))
    return mentions[mentions["level"] != "nested"]


def moved(method: str, *rows: dict[str, str]) -> set[tuple[str, str, str]]:
    """(article, words, actor) of the mentions that these rows make otherwise than no file does; an actor is empty where nothing is counted."""
    before, after = ({(one.doc_id, one.start, one.alias): one.actor for one in counted(method, *some).itertuples()} for some in ((), rows))
    return {(place[0], place[2], after.get(place, "")) for place in before.keys() | after.keys() if before.get(place) != after.get(place)}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("row", "changed"), [
    ({"alias": "Poole", "actor": "Grace Poole", "only_in": "b"}, {("b", "Poole", "Grace Poole")}),
    ({"alias": "Poole", "actor": "Anna Poole", "only_in": "a"}, {("a", "Poole", "Anna Poole")}),
    ({"alias": "Poole", "actor": "Grace Poole", "only_in": "a", "decision": "deny"}, {("a", "Poole", "Poole")}),
    ({"alias": "Poole", "actor": "Grace Poole", "decision": "deny"}, {("a", "Poole", "Poole"), ("c", "Poole", "Poole")}),
    ({"alias": "Grace Poole", "actor": "Poole", "only_in": "a", "decision": "deny"}, {("a", "Poole", "Poole")}),
    ({"alias": "Poole", "actor": "Anna Poole", "only_in": "a", "decision": "deny"}, set()),
    ({"alias": "Poole", "only_in": "a", "decision": "ignore"}, {("a", "Poole", "")}),
    ({"alias": "Poole", "actor": "Anna Poole", "near": "ship; vote"}, {("a", "Poole", "Anna Poole"), ("b", "Poole", "Anna Poole")}),
    ({"alias": "Poole", "actor": "Grace Poole", "near": "ship", "decision": "deny"}, {("a", "Poole", "Poole")}),
    ({"alias": "Grace Poole", "actor": "Anna Poole", "only_in": "c"}, {("c", "Grace Poole", "Anna Poole"), ("c", "Poole", "Anna Poole")}),
    ({"alias": "Grace Poole", "actor": "Grace Poole", "care": "suspect"}, set()),
    ({"alias": "Poole", "actor": "Anna Poole"}, {(doc_id, "Poole", "Anna Poole") for doc_id in "abc"}),
])
def test_a_row_changes_what_it_names_and_nothing_else(method, row, changed):
    assert moved(method, row) == changed


def test_a_row_as_it_was_found_changes_nothing_and_brings_its_neighbours_back():
    method = "rules"
    found = scoped(method)[-1]
    whole = [{name: str(value) for name, value in row.items()} for row in found.to_dict("records")]
    assert [moved(method, row) for row in whole] == [set()] * len(whole)
    for gone in range(len(whole)):
        assert moved(method, *whole[:gone], *whole[gone + 1:]) == set()


def test_the_narrower_of_two_rows_of_the_user_wins_in_its_scope_alone():
    rows = ({"alias": "Poole", "actor": "Anna Poole"}, {"alias": "Poole", "actor": "Grace Poole", "only_in": "c"},
            {"alias": "Poole", "actor": "Anna Poole", "only_in": "b", "decision": "deny"})
    assert moved("rules", *rows) == {("a", "Poole", "Anna Poole")}


def test_an_ignored_alias_is_no_actor():
    tables = folder(ELECTION)
    aliases = read(ELECTION, {"alias": "Civic Alliance", "decision": "ignore"})
    assert "Civic Alliance" not in set(find_mentions(tables[0], tables[1], tables[2], aliases)["actor"])


def test_an_accepted_proposal_counts():
    aliases = read(ELECTION, {"alias": "Novotna", "actor": "Alena Novotna", "only_in": "b", "decision": "accept"},
                   {"alias": "Novotna", "actor": "Alena Novotna", "only_in": "a", "decision": "accept"})
    tables = folder(ELECTION)
    mentions = find_mentions(tables[0], tables[1], tables[2], aliases)
    assert (mentions["actor"] == "Alena Novotna").sum() == 5


def test_kind_and_country_are_filled_in_from_what_was_found():
    aliases = read(COURT, {"alias": "Malee Suk", "actor": "Malee Suk", "decision": "accept"})
    row = aliases[aliases["alias"] == "Malee Suk"].iloc[0]
    assert (row["kind"], row["country"]) == ("person", "Thailand")


@pytest.mark.parametrize(("rows", "told"), [
    ([{"alias": "Brno", "actor": "Brno", "kind": "town"}], "line 2: unknown kind 'town'"),
    ([{"alias": "Brno", "actor": "Brno", "decision": "acept"}], "line 2: unknown decision 'acept' (did you mean 'accept'?)"),
    ([{"alias": "Brno", "actor": "Brno", "care": "hide"}], "line 2: unknown care 'hide'"),
    ([{"alias": "Brno", "actor": "Brno", "from": "5.4.2024"}], "line 2: from '5.4.2024' is no date; write YYYY"),
    ([{"alias": "Brno", "actor": "Brno", "from": "2024-05", "to": "2024-04"}], "line 2: from 2024-05 lies after to 2024-04"),
    ([{"alias": "Brno", "actor": ""}], "line 2: 'Brno' has no actor"),
    ([{"alias": "", "actor": "Brno"}], "line 2: no alias"),
    ([{"alias": "Smith", "actor": "Pavel Smith"}, {"alias": "Smith", "actor": "John Smith"}],
     "lines 2 and 3: 'Smith' counts for John Smith and for Pavel Smith in one scope; keep one"),
    ([{"alias": "Smith", "actor": "Pavel Smith"}, {"alias": "Smith", "decision": "ignore"}], "lines 2 and 3: 'Smith' counts for"),
    ([{"alias": "Brno", "actor": "Brno"}, {"alias": "Brno", "actor": "Brno"}], "lines 2 and 3: the same alias, scope and actor twice"),
    ([{"alias": "Brno", "actor": "Brno", "kind": "place"}, {"alias": "Bruenn", "actor": "Brno", "kind": "company"}], "an actor has one kind"),
])
def test_a_bad_row_is_named_by_its_line(rows, told):
    with pytest.raises(UsageError) as raised:
        read(ELECTION, *rows)
    assert told in str(raised.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(UsageError, match=r"line 2: unknown kind .* line 3: unknown decision"):
        read(ELECTION, {"alias": "Brno", "actor": "Brno", "kind": "town"}, {"alias": "Prague", "actor": "Prague", "decision": "yes"})


def test_one_alias_in_two_scopes_is_no_contradiction():
    aliases = read(ELECTION, {"alias": "Smith", "actor": "Pavel Smith", "only_in": "a"}, {"alias": "Smith", "actor": "John Smith"})
    assert actors_of(aliases, "Smith") == {("Pavel Smith", "accept"), ("John Smith", "accept")}


def test_rows_that_match_nothing_are_noted_by_line():
    aliases = read(ELECTION, {"alias": "Nobody Atall", "actor": "Nobody"}, {"alias": "Smith", "actor": "Pavel Smith", "only_in": "aa"})
    assert aliases.attrs["notes"] == [
        "actors.csv line 2: 'Nobody Atall' stands in no article here; correct its spelling or delete the row.",
        "actors.csv line 3: only_in names 'aa', which is no article here; did you mean a?"]


def test_a_name_denied_to_be_itself_is_noted_and_changes_nothing():
    plain = read(ELECTION)
    name = plain.loc[plain["kind"] == "person", "actor"].iloc[0]
    aliases = read(ELECTION, {"alias": name, "actor": name, "kind": "company", "decision": "deny"})
    assert aliases.to_dict("records") == plain.to_dict("records")
    assert aliases.attrs["notes"] == [f"actors.csv line 2: {name!r} is denied to be {name!r}, which changes nothing; "
                                      "deny parts a spelling from another actor; to leave a name out, write ignore."]


def test_an_ignored_name_is_not_missed_but_a_longer_one_that_holds_it_is():
    documents, zones, sentences, words = folder({"a": "Notes\n\nHe told the Courier so. The Harbor Courier wrote it. She saw Zorvan."})
    found = discover(documents, zones, sentences, words, method="off")
    missed = []
    for rows in (None, sheet({"alias": "Courier", "decision": "ignore"})):
        mentions = find_mentions(documents, zones, sentences, read_registry(rows, found, documents))
        missed.append(list(find_unmatched(documents, sentences, words, mentions)["name"]))
    assert missed == [["Courier", "Harbor Courier", "Zorvan"], ["Harbor Courier", "Zorvan"]]


def test_a_sheet_without_aliases_is_refused():
    tables = folder(ELECTION)
    with pytest.raises(UsageError, match="no column 'alias'"):
        read_registry(pd.DataFrame([{"name": "Smith"}]), discover(*tables, method="off"), tables[0])


def test_joins_are_told_with_both_sides():
    merges = proposed_merges(read(COURT))
    made = merges[(merges["name_a"] == "Tein Lwin") | (merges["name_b"] == "Tein Lwin")].iloc[0]
    assert made["decision"] == "made" and made["evidence_a"] and made["evidence_b"]
    assert set(merges["decision"]) == {"made", "proposed", "refused"}


def test_a_refused_join_that_the_user_accepts_is_told_as_made():
    texts = {"a": "Notes\n\nThe chair Tereza Valk met the judge Teresa Valk."}
    rows = {"alias": "Teresa Valk", "actor": "Tereza Valk", "reason": "spelling"}
    told = [proposed_merges(aliases)[["decision", "reason"]].values.tolist() for aliases in (read(texts), read(texts, rows))]
    assert told == [[["refused", "both stand in one sentence"]], [["made", "accepted in actors.csv: spelling"]]]


@pytest.mark.parametrize(("row", "told"), [
    ({}, ("proposed", "Poole is part of Grace Poole, who is named in full only in other articles")),
    ({"actor": "Grace Poole", "only_in": "b", "reason": "I know her"}, ("made", "accepted in actors.csv: I know her")),
    ({"actor": "Grace Poole", "only_in": "b", "decision": "deny"}, ("refused", "denied in actors.csv")),
    ({"actor": "Poole", "only_in": "b"}, ("refused", "actors.csv counts Poole for Poole")),
    ({"actor": "Anna Poole"}, ("refused", "actors.csv counts Poole for Anna Poole")),
    ({"actor": "Grace Poole", "only_in": "a"}, ("proposed", "Poole is part of Grace Poole, who is named in full only in other articles")),
    ({"only_in": "b", "decision": "ignore", "reason": "a firm"}, ("refused", "ignored in actors.csv: a firm")),
])
def test_a_join_that_the_user_decided_is_told_as_decided(row, told):
    documents, _, _, found = scoped("rules")
    merges = proposed_merges(read_registry(sheet({"alias": "Poole", **row}) if row else None, found, documents))
    rows = merges[(merges["name_a"] == "Poole") & (merges["name_b"] == "Grace Poole") & (merges["evidence_a"] != "in a")]
    assert list(rows[["decision", "reason"]].itertuples(index=False, name=None)) == [told]


CHAIN = {
    "a": "Notes\n\nForeign Minister Volodymyr Petrenko of Ukraine spoke. Petrenko left.",
    "b": "Notes\n\nForeign Minister Volodimir Petrenco of Ukraine spoke. Petrenco left.",
}


def test_the_short_forms_of_a_full_name_go_with_its_row_of_one_article():
    text = "Notes\n\nThe lawyer Ann Brook spoke. Brook left."
    aliases = read({"a": text, "b": text}, {"alias": "Ann Brook", "only_in": "a", "actor": "Ann Brook (judge)"})
    rows = aliases[aliases["alias"] == "Brook"]
    assert dict(zip(rows["only_in"], rows["actor"], strict=True)) == {"a": "Ann Brook (judge)", "b": "Ann Brook"}
    assert rows.loc[rows["only_in"] == "a", "reason"].tolist() == [
        "short form of Ann Brook in this article; Ann Brook is named Ann Brook (judge) in actors.csv"]


def test_the_short_forms_of_a_denied_name_go_with_it():
    label = read(CHAIN).loc[lambda rows: rows["kind"] == "person", "actor"].unique()
    assert len(label) == 1
    other = ({"Volodymyr Petrenko", "Volodimir Petrenco"} - set(label)).pop()
    aliases = read(CHAIN, {"alias": other, "actor": label[0], "decision": "deny"})
    assert actors_of(aliases, other.split()[1]) == {(other, "found")}
    assert actors_of(aliases, label[0].split()[1]) == {(label[0], "found")}


@pytest.mark.parametrize(("links", "goes"), [
    ([("Dora", "Dira"), ("Dira", "Dara")], {"Dira", "Dara", "Dar"}),
    ([("Dora", "Dira"), ("Dira", "Dara"), ("Dara", "Dora")], {"Dira"}),
])
def test_what_only_a_denied_name_joined_goes_with_it(links, goes):
    rows = [{"alias": alias, "actor": "Dora", "kind": "person", "decision": "found", "reason": "a rule"} for alias in ("Dora", "Dira", "Dara")]
    rows.append({**rows[0], "alias": "Dar", "reason": "short form of Dara in this article", "only_in": "a"})
    empty = {"only_in": "", "from": "", "to": "", "near": "", "country": "", "care": "", "note": ""}
    found = check_table([{**empty, **row} for row in rows], "aliases")
    found.attrs["joins"] = [(one, other, "found", "like spelling", "", "") for one, other in links]
    moved = follow_denied(found, {frozenset(("Dira", "Dora"))})
    assert {found["alias"].iloc[row] for row in moved} == goes and set(moved.values()) == {("Dira", "Dora")}
