"""Which names are one body, what it is called, and its rows."""
from __future__ import annotations

import re
from collections import Counter, defaultdict

from helpers.actors.discovery_seen import Seen
from helpers.actors.joins.body_names import key_of, strip_state
from helpers.actors.joins.body_states import settle_embassies, settle_states
from helpers.actors.joins.body_words import Group, join_by_content, mark_party_organs
from helpers.actors.joins.judging import LIKE, likeness
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.naming import fold


def _place(one: Seen, settled: dict, embassies: dict) -> tuple[tuple[str, ...], str, str, str]:
    """Key, state, decision and reason of one name; the reason is empty where the name itself says whose it is."""
    if (one.doc_id, one.name) in embassies:
        key = embassies[one.doc_id, one.name]
        reason = f"the embassy in {key[3]} named in this article" if key else "host not stated"
        return key or key_of(one, ""), one.country, "found", reason
    if (one.doc_id, one.name) in settled:
        state, decision, reason = settled[one.doc_id, one.name]
        return key_of(one, state), state, decision, reason
    return key_of(one, one.country), one.country, "found", ""


def group_bodies(seen: list[Seen]) -> tuple[dict[tuple[str, ...], Group], list[Row]]:
    """Key -> group, and the rows whose scope is one article."""
    settled, embassies = settle_states(seen), settle_embassies(seen)
    groups: dict[tuple[str, ...], Group] = {}
    scoped: list[tuple[tuple[str, ...], Seen, str, str]] = []
    for one in seen:
        if one.title.startswith("="):
            continue
        key, country, decision, reason = _place(one, settled, embassies)
        group = groups.setdefault(key, Group(key, one.kind, country))
        group.country = group.country or country
        group.kind = one.kind if group.kind == "other" else group.kind
        group.seen.append(one)
        if reason:
            scoped.append((key, one, decision, reason))
    _acronyms(seen, groups)
    mark_party_organs(groups)
    join_by_content(groups)
    label_groups(groups)
    return groups, _scoped_rows(groups, scoped)


def _scoped_rows(groups: dict, scoped: list) -> list[Row]:
    rows = []
    for key, one, decision, reason in scoped:
        if one.counted:
            group = groups[key]
            rows.append(make_row(one.name, group.label, group.kind, reason, only_in=one.doc_id, country=group.country, decision=decision))
    return rows


def _acronyms(seen: list[Seen], groups: dict[tuple[str, ...], Group]) -> None:
    """Join acronyms given in brackets to the name before them."""
    homes = {one.name: key for key, group in groups.items() for one in group.seen}
    shared: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in (one for one in seen if one.title.startswith("=")):
        key = homes.get(one.title[1:])
        home = shared.setdefault((one.name, _state(groups, key)), key) if key else None
        if key and home != key and home in groups and key in groups and _alike(groups[home], groups[key]):
            homes |= {seen.name: home for seen in groups[key].seen}
            _take_in(groups[home], groups.pop(key))
            key = home
        if key in groups:
            groups[key].seen.append(one)
            groups[key].reasons[one.name] = f'acronym given in brackets after "{one.title[1:]}"'
            lone = groups.pop(("name", fold(one.name)), None) if ("name", fold(one.name)) != key else None
            groups[key].seen.extend(lone.seen if lone else [])


def _take_in(kept: Group, gone: Group) -> None:
    near = f'spelled nearly like "{kept.seen[0].name}", of the same acronym'
    kept.reasons |= {one.name: near for one in gone.seen}
    kept.seen.extend(gone.seen)


def _state(groups: dict[tuple[str, ...], Group], key: tuple[str, ...]) -> str:
    return groups[key].country if key in groups else ""


def _alike(one: Group, other: Group) -> bool:
    """Whether two bodies that bear one acronym are spelled so nearly alike that they are one."""
    return likeness(one.seen[0].name, other.seen[0].name) >= LIKE and one.kind == other.kind


def label_groups(groups: dict[tuple[str, ...], Group]) -> None:
    """Give every group a label that is unique in the corpus."""
    states: dict[str, set[str]] = defaultdict(set)
    for key in groups:
        if key[0] == "body":
            states[key[1]].add(key[2])
    for key, group in sorted(groups.items()):
        group.label = _label(key, group, states)


def _label(key: tuple[str, ...], group: Group, states: dict[str, set[str]]) -> str:
    names = Counter(one.name for one in group.seen if not one.title.startswith("=") and " " in one.name) or Counter(one.name for one in group.seen)
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
        return f"{base} ({key[2]})" if key[2] else f"{base} (state not stated)" if states[key[1]] - {""} else base
    return re.sub(r"^The ", "", name)


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
