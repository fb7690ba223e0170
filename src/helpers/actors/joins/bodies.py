"""Which names are one body, what it is called, and its rows."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from helpers.actors.discovery_seen import Seen
from helpers.actors.joins.acronyms import acronym_rows, is_acronym, join_acronyms
from helpers.actors.joins.body_names import is_of_article, key_of, strip_state
from helpers.actors.joins.body_states import is_bare, names_apart, settle_embassies, settle_states, tell_acronyms, tell_initials, tell_states
from helpers.actors.joins.body_words import Group, join_by_content, join_by_form, join_by_part, join_by_sound, mark_party_organs
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.naming import fold


APART = "kept apart from those of other articles, which may be another state's; one row for the name in actors.csv joins them"


def _place(one: Seen, settled: dict, embassies: dict, apart: set[tuple[str, ...]]) -> tuple[tuple[str, ...], str, str, str]:
    """Key, state, decision and reason of one name; the reason is empty where the name itself says whose it is."""
    if (one.doc_id, one.name) in embassies:
        key = embassies[one.doc_id, one.name]
        reason = f"the embassy in {key[3]} named in this article" if key else "host not stated"
        return key or key_of(one, ""), one.country, "found", reason
    if (one.doc_id, one.name) in settled:
        state, decision, reason = settled[one.doc_id, one.name]
        key = key_of(one, state)
        if not state and key in apart:
            return (*key, one.doc_id), "", decision, f"{reason}; {APART}"
        return key, state, decision, reason
    key = key_of(one, one.country)
    if key in apart and is_bare(one):
        return (*key, one.doc_id), "", "found", f"no state stands beside this name; {APART}"
    return key, one.country, "found", ""


def group_bodies(seen: list[Seen], states: list[Seen], texts: Mapping[str, str], others: Iterable[Seen] = ()) -> tuple[dict[tuple[str, ...], Group], list[Row]]:
    """Key -> group, and the rows whose scope is one article. `states`, `others`: where states, persons and places are named; `texts`: doc_id -> text."""
    seen = tell_initials(tell_states(seen, texts))
    seen = seen + tell_acronyms(seen, texts)
    settled, embassies = settle_states(seen, states), settle_embassies(seen)
    apart = names_apart(seen, states, settled, others)
    groups: dict[tuple[str, ...], Group] = {}
    scoped: list[tuple[Seen, str, str]] = []
    for one in seen:
        if is_acronym(one):
            continue
        key, country, decision, reason = _place(one, settled, embassies, apart)
        group = groups.setdefault(key, Group(key, one.kind, country))
        group.country = group.country or country
        group.kind = one.kind if group.kind == "other" else group.kind
        group.seen.append(one)
        if reason:
            scoped.append((one, decision, reason))
    join_acronyms(seen, groups)
    join_by_form(groups)
    join_by_part(groups, texts)
    join_by_sound(groups)
    mark_party_organs(groups)
    join_by_content(groups)
    label_groups(groups)
    waiting = {(one.doc_id, one.name): reason for one, decision, reason in scoped if decision == "propose"}
    return groups, _scoped_rows(groups, scoped) + acronym_rows(groups, texts, waiting)


def _scoped_rows(groups: dict[tuple[str, ...], Group], scoped: list[tuple[Seen, str, str]]) -> list[Row]:
    homes = {(one.doc_id, one.start, one.name): group for group in groups.values() for one in group.seen}
    rows = []
    for one, decision, reason in scoped:
        if one.counted:
            group = homes[one.doc_id, one.start, one.name]
            rows.append(make_row(one.name, group.label, group.kind, reason, only_in=one.doc_id, country=group.country, decision=decision))
    return rows


def label_groups(groups: dict[tuple[str, ...], Group]) -> None:
    """Give every group a label that is unique in the corpus."""
    states: dict[str, set[str]] = defaultdict(set)
    for key in groups:
        if key[0] == "body":
            states[key[1]].add(key[2])
    for key, group in sorted(groups.items()):
        group.label = _label(key, group, states)


def _label(key: tuple[str, ...], group: Group, states: dict[str, set[str]]) -> str:
    names = Counter(one.name for one in group.seen if not is_acronym(one) and " " in one.name) or Counter(one.name for one in group.seen)
    hosted = key[0] == "embassy" and key[3]
    name = min(names, key=lambda name: (bool(hosted) and " in " not in name, -names[name], len(name), name))
    if key[0] == "known":
        return key[1]
    if key[0] == "police":
        return f"Police ({group.country})"
    if key[0] == "embassy":
        return re.sub(r"\b(embassy|consulate)\b", lambda word: word.group().capitalize(), name) + ("" if key[3] else " (host not stated)")
    if key[0] == "body":
        base = strip_state(name)
        if is_of_article(key):
            return f"{base} (state not stated, {key[3]})"
        return f"{base} ({key[2]})" if key[2] else f"{base} (state not stated)" if states[key[1]] - {""} else base
    name = re.sub(r"^The ", "", name)
    return f"{name} (state not stated, {key[2]})" if is_of_article(key) else name


def body_rows(groups: dict[tuple[str, ...], Group], rows: list[Row]) -> list[Row]:
    """The rows of all names whose scope is the whole corpus; names that a row of `rows` scopes to an article are left out."""
    scoped = {(row["alias"], row["only_in"]) for row in rows}
    found = []
    for _, group in sorted(groups.items()):
        for name in sorted({one.name for one in group.seen if one.counted and (one.name, one.doc_id) not in scoped}):
            found.append(make_row(name, group.label, group.kind, _reason(group, name), country=group.country))
    return found + rows


def _reason(group: Group, name: str) -> str:
    if name in group.reasons:
        return group.reasons[name]
    if group.key[0] == "police":
        return f"the national police of {group.country}: no word but police, general words and the state"
    rule = next(one.rule for one in group.seen if one.name == name)
    if group.key[0] != "body" or fold(name) == fold(group.label):
        return rule
    return f"{rule}; the same words as {group.label}, the state apart"
