"""Roles of states and the counts of names on the five seed articles, against marks made by hand.

`actor_role_marks.csv` holds offsets and labels, no text: marked by the rules of marking.md before the rules of the matcher were tuned.
"""
from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from helpers.actors.matching import find_mentions
from helpers.actors.states import state_forms
from helpers.cleaning import find_zones
from helpers.tables import check_table
from helpers.tokens import split_sentences

MARKS = Path(__file__).parent / "actor_role_marks.csv"
BODIES = {
    "Chinese Academy of Sciences": ["Chinese Academy of Sciences"], "Embassy of China in Brunei": ["Chinese Embassy in Brunei"],
    "Consulate General of China in Perth": ["Chinese Consulate General in Perth"],
    "Embassy of China in Myanmar": ["Chinese Embassy in Myanmar", "Chinese embassy in Myanmar", "Chinese Embassy"],
    "Embassy of China in Sri Lanka": ["Chinese Embassy in Sri Lanka"],
    "Ministry of Public Security (China)": ["Ministry of Public Security of China", "Ministry of Public Security of the People's Republic "
        "of China", "Ministry of Public Security"],
    "Ministry of Public Security (Laos)": ["Ministry of Public Security of Laos"], "Royal Thai Police": ["General Police Department of "
        "Thailand", "General Police of Thailand"],
    "Myanmar Police Force": ["Myanmar Police Headquarters", "National Police of the Republic of Myanmar"], "China Daily": ["China Daily"],
    "People's Public Security University of China": ["People's Public Security University of China"],
    "China Central Television": ["China Central Television"],
    "Communist Party of China": ["Communist Party of China", "CPC"], "Cyberspace Administration of China": ["Cyberspace Administration of China"],
    "Communist Party of China Central Committee": ["Communist Party of China Central Committee"],
}




def alias_table(bodies: dict[str, list[str]]) -> pd.DataFrame:
    """All names and demonyms of states, and the bodies given, as an aliases table."""
    forms = state_forms().query("use in ('name', 'demonym')")
    rows = [(form, state, "state", state) for form, state in zip(forms.form, forms.state, strict=True)]
    rows += [(alias, actor, "government", "") for actor, names in bodies.items() for alias in names]
    frame = pd.DataFrame(rows, columns=["alias", "actor", "kind", "country"]).assign(decision="found", reason="test", care="", note="")
    return check_table(frame.assign(**{"only_in": "", "from": "", "to": "", "near": ""}), "aliases")


@pytest.fixture(scope="module")
def tables(seeds, make_documents):
    documents = make_documents({path.stem[:3]: path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") for path in sorted(seeds.glob("*.txt"))})
    zones = find_zones(documents)
    return documents, zones, split_sentences(documents, zones), alias_table(BODIES)


@pytest.fixture(scope="module")
def mentions(tables):
    return find_mentions(*tables)


@pytest.fixture(scope="module")
def compared(mentions, tables):
    states = set(tables[3].query("kind == 'state'").actor)
    rows = mentions[mentions.actor.isin(states) & (mentions.level != "described")]
    found = {(row.doc_id, row.start): "nested" if row.level == "nested" else row.role for row in rows.itertuples()}
    marks = {(f"{row.article:03d}", row.start): row.label for row in pd.read_csv(MARKS).itertuples()}
    return Counter((marks.get(place, "outside"), found.get(place, "outside")) for place in marks.keys() | found.keys())


@pytest.mark.parametrize("role, precision, recall", [("actor", 0.97, 0.97), ("place", 0.97, 0.97), ("modifier", 0.97, 0.97)])
def test_roles_agree_with_the_marks(compared, role, precision, recall):
    right = compared[role, role]
    given = sum(n for (_, got), n in compared.items() if got == role)
    marked = sum(n for (mark, _), n in compared.items() if mark == role)
    assert right / given >= precision and right / marked >= recall


def test_levels_and_zones_agree_with_the_marks(compared):
    wrong = {pair: n for pair, n in compared.items() if pair[0] != pair[1] and {"nested", "outside"} & set(pair)}
    assert sum(wrong.values()) <= 2, wrong


def test_named_states_as_counted_by_hand(mentions):
    named = mentions[mentions.level == "named"].actor.value_counts()
    assert (named["Myanmar"], named["China"]) == (77, 75)


def test_spans_give_back_their_alias(mentions, tables):
    texts = dict(zip(tables[0].doc_id, tables[0].text, strict=True))
    for row in mentions.itertuples():
        assert " ".join(texts[row.doc_id][row.start:row.end].replace("’", "'").split()) in (row.alias, row.alias.upper())
