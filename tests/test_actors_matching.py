"""Names against texts: bounds, case, blanks, the leftmost longest, scopes, decisions, levels and cues, each in a text to be recounted by eye."""
from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.actors.automaton import Automaton
from helpers.actors.bounds import PlainText, closes, opens
from helpers.actors.levels import Match, leftmost_longest
from helpers.actors.matching import find_mentions, match_actors
from helpers.tables import check_table


def alias_rows(*rows: dict) -> pd.DataFrame:
    """An aliases table; each row needs `alias`, the rest stands at its default."""
    empty = {"only_in": "", "from": "", "to": "", "near": "", "kind": "person", "country": "", "decision": "found", "reason": "test", "care": "",
             "note": ""}
    return check_table([{**empty, "actor": row["alias"], **row} for row in rows], "aliases")


def states(*names: str) -> list[dict]:
    return [{"alias": name, "actor": name, "kind": "state"} for name in names]


@pytest.fixture
def mentions_in(make_documents):
    """Mentions in a text (or texts) whose every line is a paragraph and every paragraph one sentence."""
    def find(texts, aliases, zone="paragraph"):
        documents = make_documents(texts if isinstance(texts, dict) else {"a": texts})
        sentences, zones = [], []
        for doc_id, text in zip(documents.doc_id, documents.text, strict=True):
            start = 0
            for number, line in enumerate(text.split("\n"), start=1):
                if line:
                    sentences.append({"doc_id": doc_id, "sentence": len(sentences) + 1, "start": start, "end": start + len(line),
                                      "paragraph": number, "zone": zone})
                zones.append({"doc_id": doc_id, "start": start, "end": start + len(line) + 1, "zone": zone, "rule": "test"})
                start += len(line) + 1
        return find_mentions(documents, check_table(zones, "zones"), check_table(sentences, "sentences"), aliases)
    return find


def found(mentions, *columns):
    return [tuple(row) if len(columns) > 1 else row[0] for row in mentions[list(columns)].itertuples(index=False, name=None)]


@pytest.mark.parametrize("text, alias, expected", [
    ("2023-08-24 11:38:18China Daily", "China Daily", ["China Daily"]),
    ("Chen’s office and Chen's car", "Chen", ["Chen", "Chen"]),
    ("Xi'an is a city; Xi’s visit", "Xi", ["Xi"]),
    ("O'Neill met Neill", "Neill", ["Neill"]),
    ("“Reuters” and (Reuters)", "Reuters", ["Reuters", "Reuters"]),
    ("Chinatown, Indochina and China", "China", ["China"]),
    ("CHINA DAILY and china daily", "China Daily", ["CHINA DAILY"]),
    ("State Media, STATE MEDIA, state media", "state media", ["State Media", "STATE MEDIA", "state media"]),
    ("Wang \u00a0 Yi\nWang\nYi", "Wang Yi", ["Wang \u00a0 Yi"]),
    ("People’s Bank, People's Bank", "People's Bank", ["People’s Bank", "People's Bank"]),
    ("Wang Yi-led talks", "Wang Yi", ["Wang Yi"]),
    ("Ann Smith-Jones and Ann Smith", "Ann Smith", ["Ann Smith"]),
    ("see www.Reuters.com, @Reuters or mail Reuters@example.org", "Reuters", []),
    ("AT&T and AT", "AT", ["AT"]),
    ("Peru\u0301 and Peru", "Peru", ["Peru"]),
])
def test_bounds_case_and_blanks(text, alias, expected):
    assert [text[low:high] for low, high, _ in Automaton([alias]).find(text)] == expected


@pytest.mark.parametrize("text, expected", [
    ("the China-Laos-Thailand railway", ["China", "Laos", "Thailand"]), ("anti-China mood", ["China"]),
    ("US-led, US$5 and U.S.-based", ["US", "U.S."]),
    ("Guinea-Bissau and Guinea", ["Guinea"]), ("China–Laos", ["China", "Laos"]), ("China.org and China.", ["China"]),
])
def test_hyphens_always_bound_a_state(text, expected):
    names = ["China", "Laos", "Thailand", "US", "U.S.", "Guinea"]
    assert [text[low:high] for low, high, _ in Automaton(names, frozenset(names)).find(text)] == expected


def test_two_persons_joined_by_a_hyphen_are_both_named():
    text = "the Biden-Harris ticket, a Biden-Smith"
    assert [text[low:high] for low, high, _ in Automaton(["Biden", "Harris"]).find(text)] == ["Biden", "Harris"]


def by_alternation(aliases: list[str], text: str) -> list[tuple[int, int]]:
    """What Python's `re` finds: the aliases as one alternation, the longest first, between characters that are no letters."""
    longest_first = sorted(set(aliases), key=lambda alias: (-len(alias), alias))
    pattern = re.compile("|".join(rf"(?<![^\W_]){re.escape(alias)}(?![^\W_])" for alias in longest_first))
    return [found.span() for found in pattern.finditer(text)]


names = st.lists(st.text("AbÉß王 ,.", min_size=1, max_size=6).map(str.strip).filter(lambda name: re.search(r"[AÉ]", name) and "  " not in name),
                 min_size=1, max_size=8)


@given(names, st.text("AbÉß, .\n", max_size=60).map(lambda text: re.sub(" +", " ", text)))
@settings(max_examples=300)
def test_leftmost_longest_equals_the_alternation_of_re(aliases, text):
    aliases = [alias for alias in aliases if alias.upper() == alias or alias.upper() not in text]
    matches = [Match(low, high, name, name, "", 0) for low, high, name in Automaton(aliases).find(text)] if aliases else []
    unbound = [span for span in by_alternation(aliases, text) if all(side(text, *span) for side in (opens, closes))] if aliases else []
    if not re.search(r"\.[^\W_]", text):
        assert [(match.start, match.end) for match in leftmost_longest(matches)] == unbound


@given(st.text("ab \u00a0\t\u3000’\n", max_size=40))
def test_plain_text_gives_offsets_back(text):
    plain = PlainText(text)
    for at, char in enumerate(plain.text):
        written = text[plain.original(at)]
        assert written == char or (char == " " and written.isspace()) or (char == "'" and written == "’")


@given(st.text("aAİßK ", max_size=20))
def test_lower_case_keeps_every_offset(text):
    plain = PlainText(text)
    assert len(plain.lower()) == len(plain.text)


def test_ten_thousand_more_aliases_change_nothing():
    text = "Chen met Wang Yi."
    many = [f"Name{number} Other{number}" for number in range(10_000)]
    assert Automaton(["Wang Yi", *many]).find(text) == Automaton(["Wang Yi"]).find(text)


def test_longer_names_hold_shorter_ones_nested(mentions_in):
    rows = alias_rows(*states("Myanmar"), {"alias": "Chinese", "actor": "China", "kind": "state"},
                      {"alias": "Chinese Embassy in Myanmar", "kind": "embassy"},
                      {"alias": "People's Republic of China", "actor": "China", "kind": "state"},
                      {"alias": "Republic of China", "actor": "Taiwan", "kind": "state"})
    table = mentions_in("Chinese Embassy in Myanmar\nPeople's Republic of China", rows)
    assert found(table, "start", "end", "actor", "level") == [
        (0, 7, "China", "nested"), (0, 26, "Chinese Embassy in Myanmar", "named"), (19, 26, "Myanmar", "nested"), (27, 53, "China", "named")]


def test_decisions_say_for_whom_a_name_counts(mentions_in):
    rows = alias_rows({"alias": "Chen Hai"}, {"alias": "Hai", "actor": "Chen Hai", "decision": "accept"},
                      {"alias": "Sotu", "actor": "Soe Htut", "decision": "propose"},
                      {"alias": "Tun", "actor": "Soe Htut", "decision": "deny"}, {"alias": "Golden Hai", "actor": "", "decision": "ignore"},
                      {"alias": "Chen", "actor": "Chen Hai", "decision": "propose"},
                      {"alias": "Chen", "actor": "Chen Wenqing", "decision": "propose", "near": "party"},
                      {"alias": "Chen", "actor": "Chen Wenqing", "decision": "propose", "only_in": "b"})
    table = mentions_in("Chen Hai, Hai, Sotu, Tun, Golden Hai", rows)
    assert found(table, "alias", "actor", "level") == [
        ("Chen", "Chen", "nested"), ("Chen Hai", "Chen Hai", "named"), ("Hai", "Chen Hai", "named"), ("Sotu", "Sotu", "named"),
        ("Tun", "Tun", "named"), ("Hai", "Chen Hai", "nested")]


def test_two_proposals_of_one_scope_count_for_nobody(mentions_in):
    rows = alias_rows({"alias": "Chen", "actor": "Chen Hai", "decision": "propose", "near": "embassy; ambassador"},
                      {"alias": "Chen", "actor": "Chen Wenqing", "decision": "propose", "near": "party; ambassador"})
    assert found(mentions_in("Ambassador Chen\nChen of the embassy\nChen slept", rows), "actor") == ["unresolved: Chen", "Chen"]


def test_the_narrower_scope_wins(mentions_in):
    rows = alias_rows({"alias": "Chen", "actor": "everywhere"}, {"alias": "Chen", "actor": "in 2023", "from": "2023-01", "to": "2023-12-31"},
                      {"alias": "Chen", "actor": "beside bank", "near": "bank;central  bank"},
                      {"alias": "Chen", "actor": "only in c", "only_in": "c"})
    dated = {"published": "2023-07-30", "published_precision": "day"}
    texts = {"a": "Chen\nChen’s Bank", "b": ("Chen\nthe banker Chen", dated), "c": ("Chen’s bank", dated),
             "d": ("Chen", {"published": "May 3", "published_precision": "none"})}
    table = mentions_in(texts, rows)
    assert found(table, "doc_id", "actor") == [
        ("a", "everywhere"), ("a", "beside bank"), ("b", "in 2023"), ("b", "in 2023"), ("c", "only in c"), ("d", "everywhere")]


def test_described_actors_stand_beside_the_state_in_them(mentions_in):
    rows = alias_rows(*states("Myanmar", "Laos", "Thailand"), {"alias": "Chinese", "actor": "China", "kind": "state"})
    table = mentions_in("Chinese police and Myanmar's military met the police of Laos and Thailand, not a Chinese court ruling.", rows)
    described = table[table.level == "described"]
    assert found(described, "alias", "actor") == [
        ("Chinese police", "police of China (described)"), ("Myanmar's military", "military of Myanmar (described)"), ("police of Laos", "police of Laos (described)"),
        ("police of Laos and Thailand", "police of Thailand (described)")]
    assert set(table[table.level == "named"].role) == {"modifier"} and len(table) == 9


@pytest.mark.parametrize("text, described", [
    ("Israeli government forces withdrew", []), ("The French government said", ["French government"]), ("Turkish Police Arrest Six", []),
    ("German lawmakers voted", ["German lawmakers"]), ("a Japanese coast guard ship", []),
    ("Japan's central bank held rates", ["Japan's central bank"]),
    ("Iran's hard-line judiciary", ["Iran's hard-line judiciary"]), ("the Brazilian Supreme Court of Justice", []), ("French state "
        "television reported", ["French state television"]),
    ("the government of the Netherlands resigned", ["government of the Netherlands"]), ("in Chile, police said", []),
])
def test_which_nouns_make_a_described_actor(mentions_in, text, described):
    rows = alias_rows(*states("Japan", "Iran", "Netherlands", "Chile"), *({"alias": name, "actor": name, "kind": "state"} for name in (
        "Israeli", "French", "Turkish", "German", "Japanese", "Brazilian")))
    assert found(mentions_in(text, rows).query("level == 'described'"), "alias") == described


@pytest.mark.parametrize("text, cue", [
    ("Okoro said turnout was low.", "said"), ("Okoro, a professor of law at the university, told reporters", "told"), ("Okoro on Friday "
        "also pointed out", "pointed out"),
    ("“We won,” said Deputy Governor Okoro.", "said"), ("According to Okoro, prices fell.", "according to"), ("as reported by Okoro on "
        "Monday", "reported by"),
    ("according to a statement from Okoro", "according to"), ("Okoro has repeatedly denied it.", "denied"), ("A spokesman for Okoro said no.", ""),
    ("Okoro left. He said", ""), ("Okoro's lawyers said", ""), ("Okoro officials said", ""), ("They told Okoro.", ""),
])
def test_cue_is_a_reporting_verb_with_the_actor_as_subject(mentions_in, text, cue):
    assert found(mentions_in(text, alias_rows({"alias": "Okoro"})), "cue") == [cue]


def test_lead_quotes_copies_and_kinds_are_flagged(mentions_in):
    rows = alias_rows({"alias": "Okoro"}, {"alias": "Lagos", "kind": "place"})
    table = mentions_in({"a": "Okoro in Lagos\n“Okoro lost,” he said", "b": ("Okoro", {"text_id": "a"})}, rows)
    assert found(table, "doc_id", "alias", "role", "lead", "quoted", "copy_of") == [
        ("a", "Okoro", "actor", True, False, ""), ("a", "Lagos", "place", True, False, ""), ("a", "Okoro", "actor", False, True, ""),
        ("b", "Okoro", "actor", True, False, "a")]


def test_names_outside_counted_sentences_are_not_counted(make_documents):
    documents = make_documents({"a": "Okoro won.\nPhoto: Okoro in Lagos"})
    zones = check_table([{"doc_id": "a", "start": 0, "end": 11, "zone": "paragraph", "rule": ""},
                         {"doc_id": "a", "start": 11, "end": 32, "zone": "caption", "rule": ""}], "zones")
    sentences = check_table([{"doc_id": "a", "sentence": 1, "start": 0, "end": 10, "paragraph": 1, "zone": "paragraph"}], "sentences")
    rows = alias_rows({"alias": "Okoro"}, {"alias": "Lagos", "kind": "place"})
    assert found(find_mentions(documents, zones, sentences, rows), "start") == [0]


def test_nothing_gives_an_empty_table(mentions_in):
    assert len(mentions_in("Nobody here", alias_rows({"alias": "Okoro"}))) == 0
    assert len(mentions_in("Okoro", alias_rows())) == 0


@given(st.lists(st.sampled_from(["China", "Laos", "Wang Yi", "Wang", "said", ",", "and", "in", "-", "’s", "“", "police", "Chinese", " ",
                                 "\u00a0", "  "]), max_size=25).map("".join))
@settings(max_examples=80)
def test_every_mention_gives_back_its_alias(make_documents, text):
    rows = alias_rows(*states("China", "Laos"), {"alias": "Chinese", "actor": "China", "kind": "state"}, {"alias": "Wang Yi"}, {"alias": "Wang"})
    documents = make_documents({"a": text})
    zones = check_table([{"doc_id": "a", "start": 0, "end": len(text), "zone": "paragraph", "rule": ""}], "zones")
    sentences = check_table([{"doc_id": "a", "sentence": 1, "start": 0, "end": len(text), "paragraph": 1, "zone": "paragraph"}], "sentences")
    table = find_mentions(documents, zones, sentences, rows)
    for row in table.itertuples():
        assert " ".join(text[row.start:row.end].split()) == row.alias
    counted = match_actors(documents, sentences, rows)
    assert sorted(counted.itertuples(index=False)) == sorted(table[counted.columns].itertuples(index=False))
    named = table[table.level == "named"]
    assert (named.start.to_numpy()[1:] >= named.end.to_numpy()[:-1]).all()


def test_a_name_that_is_two_actors_by_its_letters_is_nested_once(mentions_in):
    rows = alias_rows({"alias": "NAVY OF PERU"}, {"alias": "NAVY", "actor": "one"}, {"alias": "navy", "actor": "other"})
    assert found(mentions_in("The NAVY OF PERU left", rows), "alias", "level") == [("NAVY", "nested"), ("NAVY OF PERU", "named")]
