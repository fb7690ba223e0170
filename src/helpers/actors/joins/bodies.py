"""Which names are one body: same words without the state, acronyms, two official names of a national police, parts of a name."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import body_kinds, known_bodies, words_of
from helpers.actors.joins.offices import _synonyms as office_synonyms
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.naming import fold
from helpers.actors.states import find_state, state_forms

FUNCTION = frozenset("of for the and in on to at affairs".split())
HOSTED = re.compile(r"^(?P<sender>.+?)\s(?P<seat>[Ee]mbassy|[Cc]onsulate(?: General)?)(?: in (?:the )?(?P<host>.+))?$")
OF_SENDER = re.compile(r"^(?P<seat>[Ee]mbassy|[Cc]onsulate(?: General)?) of (?:the )?(?P<sender>.+?)(?: in (?:the )?(?P<host>.+))?$")


@dataclass
class Group:
    """All names of one body."""

    key: tuple[str, ...]
    kind: str
    country: str
    seen: list[Seen] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    label: str = ""


@cache
def _forms() -> frozenset[str]:
    forms = state_forms()
    return frozenset(forms.loc[forms["use"] != "capital", "form"])


def strip_state(name: str) -> str:
    """A body's name without the state before it or after "of".

    >>> strip_state("Ministry of Health of Peru"), strip_state("Peruvian Health Ministry"), strip_state("Bank of England")
    ('Ministry of Health', 'Health Ministry', 'Bank')
    """
    words = name.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        if " ".join(words[:size]).removesuffix("'s").removesuffix("’s") in _forms():
            words = words[size:]
            break
    generic = words_of("body_words.csv", "generic_police")
    bare = " ".join(word for place, word in enumerate(words) if not (place and words[place - 1] in generic and word in _forms()))
    cuts = [found.start() for found in re.finditer(" of ", bare)]
    return next((bare[:at] for at in cuts if find_state(bare[at + 4:].removeprefix("the "))), bare).strip()


def is_of_state(seen: Seen) -> bool:
    """Whether such a body belongs to a state and bears its name in every state."""
    return body_kinds().get(seen.title, ("", False))[1]


def _ministry(base: str) -> str:
    """A ministry's matter after synonyms, so that two word orders are one."""
    asked = re.sub(r"\b(?:ministry|department)\b", "minister", base.lower())
    return office_synonyms().get(asked, "")


def _police(base: str) -> bool:
    generic = {word.lower() for word in words_of("body_words.csv", "generic_police")}
    words = set(re.findall(r"\w+", base.lower())) - FUNCTION
    return "police" in words and words <= generic | {"police"}


def key_of(seen: Seen, country: str) -> tuple[str, ...]:
    """What makes two names of bodies the same words: the words, the state apart where every state has such a body."""
    if seen.kind == "embassy":
        return _embassy_key(seen)
    if seen.name in known_bodies() and not is_of_state(seen):
        return ("known", known_bodies()[seen.name].label)
    base = strip_state(seen.name)
    if country and seen.kind == "police" and _police(base):
        return ("police", country)
    if is_of_state(seen) and base:
        return ("body", _ministry(base) or fold(base), country)
    return ("name", fold(re.sub(r"^[Tt]he ", "", seen.name)))


def _embassy_key(seen: Seen) -> tuple[str, ...]:
    found = HOSTED.match(seen.name) or OF_SENDER.match(seen.name)
    if not found:
        return ("name", fold(seen.name))
    host = found["host"] or ""
    return ("embassy", found["seat"].lower(), find_state(found["sender"]) or found["sender"], find_state(host) or find_state(host, ("capital",)) or host)


def _settle(seen: list[Seen]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """(article, bare name) -> (state, decision, reason) for bare names of bodies that every state has."""
    by_base: dict[str, set[str]] = defaultdict(set)
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in seen:
        if is_of_state(one):
            by_base[fold(strip_state(one.name))] |= {one.country} - {""}
            here[one.doc_id, fold(strip_state(one.name))] |= {one.country} - {""}
    settled = {}
    for one in seen:
        if is_of_state(one) and strip_state(one.name) == one.name:
            base = fold(one.name)
            settled[one.doc_id, one.name] = _state_for(here[one.doc_id, base], by_base[base])
    return settled


def _state_for(here: set[str], anywhere: set[str]) -> tuple[str, str, str]:
    if len(here) == 1:
        state = next(iter(here))
        return state, "found", f"the only state with which this name stands in the article: {state}"
    if not here and len(anywhere) == 1:
        state = next(iter(anywhere))
        return state, "propose", f"the only state with which this name stands in these articles: {state}"
    return "", "found", "state not stated" if anywhere else "no state stands beside this name"


def _embassies(seen: list[Seen]) -> dict[tuple[str, str], tuple[str, ...] | None]:
    """(article, bare name) -> the embassy that a bare name means: the last fully named one of that sender above it, else the article's only host."""
    full: dict[tuple[str, str, str], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    bare: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for one in seen:
        key = key_of(one, "")
        if key[0] == "embassy" and key[3]:
            full[one.doc_id, key[1], key[2]].append((one.start, key))
    for one in seen:
        key = key_of(one, "")
        if key[0] == "embassy" and not key[3]:
            hosts = full.get((one.doc_id, key[1], key[2]), [])
            above = [found for start, found in sorted(hosts) if start < one.start]
            only = {found for _, found in hosts}
            bare[one.doc_id, one.name].add(above[-1] if above else next(iter(only)) if len(only) == 1 else ())
    return {place: next(iter(keys)) if len(keys) == 1 else () for place, keys in bare.items()}


def group_bodies(seen: list[Seen]) -> tuple[dict[tuple[str, ...], Group], list[Row]]:
    """Key -> group, and the rows whose scope is one article."""
    settled, embassies = _settle(seen), _embassies(seen)
    groups: dict[tuple[str, ...], Group] = {}
    scoped: list[tuple[tuple[str, ...], Seen, str, str]] = []
    for one in seen:
        if one.title.startswith("="):
            continue
        key, country, decision, reason = _place(one, settled, embassies)
        group = groups.setdefault(key, Group(key, one.kind, country))
        group.country = group.country or country
        group.seen.append(one)
        if reason:
            scoped.append((key, one, decision, reason))
    _acronyms(seen, groups)
    _party_organs(groups)
    join_by_content(groups)
    label_groups(groups)
    return groups, _scoped_rows(groups, scoped)


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
    for one in (one for one in seen if one.title.startswith("=")):
        key = homes.get(one.title[1:])
        if key:
            groups[key].seen.append(one)
            groups[key].reasons[one.name] = f'acronym given in brackets after "{one.title[1:]}"'
            lone = groups.pop(("name", fold(one.name)), None) if ("name", fold(one.name)) != key else None
            groups[key].seen.extend(lone.seen if lone else [])


def _party_organs(groups: dict[tuple[str, ...], Group]) -> None:
    """A body whose name holds a party's name or acronym is a body of that party."""
    parties = {one.name for group in groups.values() if group.kind == "party" for one in group.seen}
    for group in groups.values():
        if group.kind == "government" and any(re.search(rf"\b{re.escape(party)}\b", one.name) for one in group.seen for party in parties):
            group.kind = "party"


def _content(name: str, acronyms: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The content words of a body's own name and those of the body it is attached to by "of"."""
    for short, full in acronyms.items():
        name = re.sub(rf"\b{re.escape(short)}\b", full, name)
    own, _, parent = re.sub(r"\bthe\b ?", "", name).partition(" of ")
    return frozenset(re.findall(r"[\w-]+", own.lower())) - FUNCTION, frozenset(re.findall(r"[\w-]+", parent.lower())) - FUNCTION


def join_by_content(groups: dict[tuple[str, ...], Group]) -> None:
    """Join names with the same head noun and at least three content words in common, where all other words belong to the body they are attached to."""
    acronyms = {one.name: one.title[1:] for group in groups.values() for one in group.seen if one.title.startswith("=")}
    heads: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, group in sorted(groups.items()):
        if key[0] in ("name", "body"):
            heads[group.seen[0].title].append(key)
    for keys in heads.values():
        for left in keys:
            for right in keys:
                if left < right and left in groups and right in groups and _same_content(groups[left], groups[right], acronyms):
                    _merge(groups, left, right)


def _same_content(one: Group, other: Group, acronyms: dict[str, str]) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    own, parent = _content(one.seen[0].name, acronyms)
    their, theirs = _content(other.seen[0].name, acronyms)
    shared = own & their
    same_parent = parent == theirs if parent and theirs else True
    if {seen.doc_id for seen in one.seen} & {seen.doc_id for seen in other.seen} and not same_parent:
        return False
    return len(shared) >= 3 and own - shared <= theirs and their - shared <= parent and same_parent


def _merge(groups: dict, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    kept, gone = groups[left], groups.pop(right)
    for one in gone.seen:
        kept.reasons.setdefault(one.name, f'the same words as "{kept.seen[0].name}", in another order')
    kept.seen.extend(gone.seen)
    kept.country = kept.country or gone.country
    kept.kind = "party" if "party" in (kept.kind, gone.kind) else kept.kind


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
    return rule if fold(name) == fold(group.label) else f"{rule}; the same words as {group.label}, the state apart" if group.key[0] == "body" else rule
