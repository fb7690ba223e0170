"""What kind of thing a name is, where the rules disagree: the kind with the stronger signs in the whole corpus."""
from __future__ import annotations

from collections import defaultdict

from helpers.actors.discovery_seen import Seen
from helpers.actors.joins.company_parts import company_parts, first_word, without_form
from helpers.actors.joins.judging import LIKE, likeness
from helpers.actors.naming import is_full_name, shape_of, words_of_name

# What companies are called as well as people.
FIRM_ROLES = frozenset("owner operator builder exporter importer supplier contractor developer distributor producer publisher trader farmer agent insurer charterer manufacturer".split())
GROUPS = ("state", "person", "short", "place", "other", "body")
# The weight of a title or an apposition: a speaker spelled nearly so in the same article is a person too.
STRONG = 4
# The weight of a noun that makes the name beside it a company's.
SIGN = 3


def _group(seen: Seen) -> str:
    return seen.kind if seen.kind in ("state", "person", "place") else "body"


def _weights(seen: list[Seen]) -> dict[str, dict[str, int]]:
    weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    best: dict[tuple[str, str, int, str], int] = {}
    for one in seen:
        place = (one.name, one.doc_id, one.start, _group(one))
        best[place] = max(best.get(place, 0), one.weight)
    for (name, _, _, group), weight in best.items():
        weights[name][group] += weight
    for name in _companies(best, seen):
        weights[name].pop("person", None)
    return weights


def _as_firms(seen: list[Seen]) -> list[Seen]:
    """What was seen, with those who are owner, builder or the like, and no more, as companies where a company of that name or first word is named:
    "the owner, Tarkanord", "Tarkanord Fisheries Co."."""
    firms = {part for name in {one.name for one in seen if one.kind == "company"} for part in (without_form(name), first_word(name)) if part}
    named = {one.name for one in seen if one.kind == "person" and _may_be_a_firm(one)} & firms
    named -= {one.name for one in seen if one.kind == "person" and one.weight >= SIGN and not _may_be_a_firm(one)}
    told = 'called "{}", as companies are'
    return [one._replace(kind="company", rule=told.format(one.title), weight=SIGN, title=one.name.split()[0]) if one.name in named and _may_be_a_firm(one) else one for one in seen]


def _may_be_a_firm(one: Seen) -> bool:
    return one.kind == "person" and one.title.lower().split()[-1:] != [] and one.title.lower().split()[-1] in FIRM_ROLES


def _companies(best: dict[tuple[str, str, int, str], int], seen: list[Seen]) -> list[str]:
    """Single words that only verbs or a model make persons, and that a noun beside them, or a longer name of their article, makes companies."""
    strongest: dict[str, int] = defaultdict(int)
    for (name, _, _, group), weight in best.items():
        strongest[name] = max(strongest[name], weight if group == "person" else 0)
    signs = {one.name for one in seen if one.kind == "company" and one.weight == SIGN}
    whole = {(one.doc_id, part) for one in seen if one.kind == "company" for part in company_parts(one.name)}
    signs |= {one.name for one in seen if (one.doc_id, one.name) in whole}
    return [name for name in sorted(signs) if " " not in name and strongest[name] < SIGN]


def _inside(seen: list[Seen], groups: tuple[str, ...]) -> set[tuple[str, int, str]]:
    """(article, start, name) of what lies inside a longer name of one of these groups."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in seen:
        if _group(one) in groups and one.weight > 1:
            spans[one.doc_id].append((one.start, one.end))
    for found in spans.values():
        found.sort()
    return {(one.doc_id, one.start, one.name) for one in seen if _is_inside(one, spans[one.doc_id])}


def _is_inside(one: Seen, spans: list[tuple[int, int]]) -> bool:
    from bisect import bisect_right

    at = bisect_right(spans, (one.start, 1 << 60))
    return any(start <= one.start and one.end <= end and end - start > one.end - one.start for start, end in spans[max(0, at - 4):at])


def _full_words(seen: list[Seen]) -> dict[str, set[str]]:
    """Article -> words of the full names of persons there."""
    words: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if one.kind == "person" and is_full_name(one.name):
            parts = words_of_name(one.name)
            words[one.doc_id] |= {*parts, *parts[-1].split("-")[1:], *(" ".join(parts[-size:]) for size in range(2, len(parts)))}
    return words


def settle_kinds(seen: list[Seen]) -> dict[str, list[Seen]]:
    """Group of kinds (state, person, short form of a person, place, body, other) -> what was seen of it; parts of longer names left out."""
    seen = _as_firms(seen)
    weights, inside = _weights(seen), _inside(seen, ("person", "body", "place"))
    full = _full_words([one for one in seen if weights[one.name]["person"] >= max(weights[one.name].values())])
    strong: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if one.kind == "person" and one.weight >= STRONG:
            strong[one.doc_id].add(one.name)
    settled: dict[str, list[Seen]] = {group: [] for group in GROUPS}
    for one in seen:
        place = (one.doc_id, one.start, one.name)
        if _group(one) in ("state", "place") and place in inside or one.kind == "person" and place in inside:
            continue
        group = _kind_of(one, weights[one.name])
        if group in ("body", "place") and ("model" in one.rule or one.kind == "company" and one.weight == SIGN) and one.name in full[one.doc_id]:
            continue
        if one.kind == "person" and not group and any(likeness(one.name, name) >= LIKE for name in sorted(strong[one.doc_id])):
            group = "person"
        if one.kind == "person" and one.name in full[one.doc_id]:
            settled["short"].append(one)
        elif group:
            settled[group].append(one)
    return settled


def _kind_of(one: Seen, weights: dict[str, int]) -> str:
    """The group in which this sighting counts; empty where another kind has the stronger signs."""
    group = _group(one)
    if group == "state":
        return group
    strongest = max(sorted(weights), key=lambda kind: (weights[kind] if kind != "state" else -1, kind == "place" and weights[kind] < 2))
    if strongest != group:
        return ""
    if group == "person" and weights["person"] <= 1 and not shape_of(one.name):
        return "other" if " " in one.name else ""
    return group
