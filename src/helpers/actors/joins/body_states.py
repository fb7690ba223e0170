"""Whose body a bare name means: the state of a ministry, the host of an embassy."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import known_bodies
from helpers.actors.joins.body_names import OF_EACH, is_generic, is_of_state, key_of, strip_state
from helpers.actors.naming import fold
from helpers.actors.states import find_state


Settled = dict[tuple[str, str], tuple[str, str, str]]
STATELESS = frozenset(("company", "media", "criminal", "embassy"))
AFTER_ACRONYM = re.compile(r"\s?\([A-Z][\w.&-]*\) of (?:the )?([A-Z]\w*)((?: [A-Z]\w*)?)")
ACRONYM = re.compile(r"\s?\(([A-Z]{2,6})\)")


def tell_states(seen: list[Seen], texts: Mapping[str, str]) -> list[Seen]:
    """What was seen of bodies, with the state behind an acronym ("Commission (SEC) of Sri Lanka"), and with bodies of one name in two states told as such."""
    seen = [_with_state(one, texts[one.doc_id]) for one in seen]
    states: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if one.country and one.kind not in STATELESS and not one.title.startswith("="):
            states[_base(one)].add(one.country)
    several = {base for base, named in states.items() if len(named) > 1 and " " in base}
    return [one._replace(title=OF_EACH + one.title) if _base(one) in several and _is_plain(one) else one for one in seen]


def _base(one: Seen) -> str:
    return " ".join(map(fold, strip_state(one.name).split()))


def _is_plain(one: Seen) -> bool:
    return one.kind not in STATELESS and not one.title.startswith("=") and not is_of_state(one)


def _with_state(one: Seen, text: str) -> Seen:
    found = AFTER_ACRONYM.match(text, one.end) if not one.title.startswith("=") else None
    state = find_state(found[1] + found[2]) or find_state(found[1]) if found else ""
    return one._replace(country=state) if state else one


def tell_acronyms(seen: list[Seen], texts: Mapping[str, str]) -> list[Seen]:
    """The acronyms in brackets behind bodies whose letters they are, where another body is known by them: the Armed Forces of the Philippines (AFP)."""
    from helpers.actors.discovery.acronyms import initials

    told = {(one.doc_id, one.name) for one in seen if one.title.startswith("=")}
    found = []
    for one in seen:
        short = ACRONYM.match(texts[one.doc_id], one.end) if not one.title.startswith("=") else None
        if short and (one.doc_id, short[1]) not in told and short[1] in known_bodies() and initials(one.name) == short[1]:
            found.append(one._replace(name=short[1], start=short.start(1), end=short.end(1), title="=" + one.name, rule=f"acronym of {one.name}"))
    return found


def tell_initials(seen: list[Seen]) -> list[Seen]:
    """What was seen, with each acronym that nothing explains told as that of the one body above it in its article whose initials it is."""
    from helpers.actors.discovery.acronyms import initials

    bodies: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for one in seen:
        if " " in one.name and one.counted:
            bodies[one.doc_id, initials(one.name)].append(one)
    told = []
    for one in seen:
        lone = one.name.isupper() and not one.title and one.name not in known_bodies()
        names = {body.name for body in bodies.get((one.doc_id, one.name), ()) if body.start < one.start} if lone else set()
        told.append(one._replace(title="=" + min(names)) if len(names) == 1 else one)
    return told


def settle_states(seen: list[Seen], states: list[Seen]) -> Settled:
    """(article, bare name) -> (state, decision, reason) for bare names of bodies that every state has. `states`: where states are named."""
    by_base: dict[str, set[str]] = defaultdict(set)
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if is_of_state(one):
            by_base[fold(strip_state(one.name))] |= {one.country} - {""}
            here[one.doc_id, fold(strip_state(one.name))] |= {one.country} - {""}
            beside[one.doc_id] |= {one.country} - {""}
    named: dict[str, set[str]] = defaultdict(set)
    for one in states:
        named[one.doc_id].add(one.country)
    settled = {}
    for one in seen:
        if is_of_state(one) and strip_state(one.name) == one.name:
            base = fold(one.name)
            settled[one.doc_id, one.name] = _state_for(here[one.doc_id, base], by_base[base], beside[one.doc_id], named[one.doc_id])
    for place in _before_stated(seen, named) & settled.keys():
        settled[place] = "", "found", "state not stated; it stands above the one whose state is stated, in an article about several states"
    return _undecided(settled)


def _before_stated(seen: list[Seen], named: dict[str, set[str]]) -> set[tuple[str, str]]:
    """(article, bare name) where a running sentence names the bare body before the first whose state stands there, beside other states.

    "The Ministry of Health met ... the Spanish Ministry of Health": the bare one is at home, the other abroad.
    """
    stated: dict[tuple[str, str], int] = {}
    for one in seen:
        if is_of_state(one) and one.country:
            place = one.doc_id, fold(strip_state(one.name))
            stated[place] = min(one.start, stated.get(place, one.start))
    return {(one.doc_id, one.name) for one in seen
            if is_of_state(one) and not one.country and one.sentence > 1 and len(named[one.doc_id]) > 1 and one.start < stated.get((one.doc_id, fold(one.name)), 0)}


def _undecided(settled: Settled) -> Settled:
    """The same, without the proposals for a name that is one state's in one article and another's in the next: a proposal counts under the bare name."""
    proposed: dict[str, set[str]] = defaultdict(set)
    for (_, name), (state, decision, _) in settled.items():
        proposed[name] |= {state} if decision == "propose" else set()
    return {place: ("", "found", f"state not stated; {told[2]}") if told[1] == "propose" and len(proposed[place[1]]) > 1 else told
            for place, told in settled.items()}


def names_apart(seen: list[Seen], states: list[Seen], settled: Settled, others: Iterable[Seen] = ()) -> set[tuple[str, ...]]:
    """The keys of bare bodies whose state nothing tells, and whose articles name two states or more between them, or share nothing: one in each
    article, for they may be two. `others`: where persons and places are named, which tell that two articles are about one affair."""
    named: dict[str, set[str]] = defaultdict(set)
    shared: dict[str, set[str]] = defaultdict(set)
    for one in (*states, *seen):
        named[one.doc_id] |= {one.country} - {""}
    for one in (*others, *seen):
        if one.kind == "place" or " " in one.name and not is_generic(strip_state(one.name)):
            shared[one.doc_id].add(one.name)
    articles: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in seen:
        if not settled.get((one.doc_id, one.name), ("told",))[0] or is_bare(one):
            articles[key_of(one, "")].add(one.doc_id)
    return {key for key, docs in articles.items() if len(docs) > 1 and _may_be_several(key, [(named[doc], shared[doc]) for doc in sorted(docs)])}


def is_bare(one: Seen) -> bool:
    """Whether a body that need not be a state's bears a name that another state's may bear too, and none tells whose it is."""
    return one.kind not in STATELESS and not one.country and not is_of_state(one) and is_generic(one.name)


def _may_be_several(key: tuple[str, ...], told: list[tuple[set[str], set[str]]]) -> bool:
    """Whether bare bodies of articles, each with the states and the other names in it, may be two states': a ministry where two states are named,
    any other where two articles share no state; both where an article that names no state shares no name with any other."""
    if key[0] not in ("body", "name"):
        return False
    if key[0] == "body" and len(set().union(*(states for states, _ in told))) > 1:
        return True
    alone = any(not states and not any(names & theirs for at, (_, theirs) in enumerate(told) if at != place) for place, (states, names) in enumerate(told))
    return alone or key[0] == "name" and any(not one & other and not names & theirs for (one, names), (other, theirs) in combinations(told, 2))


def _state_for(here: set[str], anywhere: set[str], beside: set[str], named: set[str]) -> tuple[str, str, str]:
    if len(here) == 1:
        state = next(iter(here))
        return state, "found", f"the only state with which this name stands in the article: {state}"
    if not here and len(anywhere) == 1 and (not named or anywhere & named):
        state = next(iter(anywhere))
        return state, "propose", f"the only state with which this name stands in these articles: {state}"
    if not here and len(anywhere & beside) == 1 and len(beside) == 1:
        state = next(iter(beside))
        return state, "propose", f"the only state of the other bodies that the article names with their state: {state}"
    return "", "found", "state not stated" if anywhere else "no state stands beside this name"


def settle_embassies(seen: list[Seen]) -> dict[tuple[str, str], tuple[str, ...] | None]:
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
