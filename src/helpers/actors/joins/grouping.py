"""Which pairs of names are worth a look, and the groups that the joins make."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations, islice, product
from types import MappingProxyType

from helpers.actors.joins.judging import ANEW, LIKE, LONGER, judge, likeness, longer_of, plain_reason, refusal, written_anew
from helpers.actors.joins.offices import head_of, offices
from helpers.actors.joins.people import Join, Person
from helpers.actors.naming import fold, short_forms
from helpers.actors.sounds import sound_keys, without_second


# A block of more names is not compared pair by pair: an office, a letter or a surname that so many share says nothing.
MOST = 60
MOST_ARTICLES = 400


def across_articles(people: dict[str, Person], others: Mapping[str, set[str]] = MappingProxyType({})) -> list[Join]:
    """A single name that is an allowed part of exactly one full name, which stands only in other articles: joined by one title of both in articles
    that name two bodies or places alike, else proposed."""
    holders: dict[str, set[str]] = defaultdict(set)
    twins: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, person in people.items():
        twins[tuple(sorted(map(fold, person.name.split())))].append(key)
    for key, person in people.items():
        if person.is_full:
            for part in short_forms(person.name, person.country):
                holders[fold(part)].add(min(key, *twins[tuple(sorted(map(fold, person.name.split())))]))
    found = []
    for key, person in people.items():
        whole = holders.get(fold(person.name), set()) if not person.is_full else set()
        if len(whole) == 1:
            full = people[next(iter(whole))]
            if not refusal(person, full):
                told = _by_title(person, full, others)
                found.append(Join(key, full.key, "found" if told else "propose", f"{person.name} is part of {full.name}, who is named in full only in other articles{told}"))
    return found


def _by_title(person: Person, full: Person, others: Mapping[str, set[str]]) -> str:
    """What tells by title and company that a single name means the full one of another article; empty where nothing does."""
    titles = ({head_of(title) for title in person.titles} & {head_of(title) for title in full.titles}) - {""}
    both = next((both for one in sorted(person.documents) for other in sorted(full.documents) if (both := _both(set(), one, other, {}, others))), "")
    return f", with the same title ({min(titles)}), in articles that both name {both}" if titles and both else ""


def candidates(people: dict[str, Person]) -> tuple[list[tuple[str, str]], int]:
    """Pairs of names worth a look, and how many blocks of names were too large to compare."""
    blocks = _blocks(people).values()
    pairs = {pair for keys in blocks if len(keys) <= MOST for pair in combinations(sorted(keys), 2)}
    return sorted(pairs), sum(len(keys) > MOST for keys in blocks)


def _blocks(people: dict[str, Person]) -> dict[tuple, set[str]]:
    """Names of one office and state, of one state or article and alike at the beginning, of the same words, of one first or last word."""
    blocks: dict[tuple, set[str]] = defaultdict(set)
    for key, person in people.items():
        states = person.countries or {""}
        for title in person.titles:
            for office in offices(title):
                if office.exclusive:
                    for state in states if not office.startswith("ambassador") else {""}:
                        blocks["office", office, state].add(key)
        for name in person.names:
            for scope in [*sorted(person.countries), *sorted(person.documents)]:
                blocks["like", scope, fold(name)[:1]].add(key)
            if " " in name:
                blocks[("words", *sorted(map(fold, name.replace("-", " ").split())))].add(key)
                for sound in sound_keys(name) | sound_keys(without_second(name)):
                    blocks["sound", sound].add(key)
                blocks["last", fold(name.split()[-1])].add(key)
                blocks["first", fold(name.split()[0])].add(key)
    return blocks


def join_people(people: dict[str, Person], others: Mapping[str, set[str]] = MappingProxyType({})) -> tuple[dict[str, str], list[Join], int]:
    """Key -> key of its group's first, every join looked at, and how many blocks were too large to look at.

    A group never takes in a name that one of its own refuses. `others`: article -> bodies and places that it names.
    """
    pairs, large = candidates(people)
    judged = [join for one, other in pairs if (join := judge(people[one], people[other]))]
    _find_by_company(judged, people, others)
    _doubt_two_longer(judged, people)
    known = {(join.left, join.right) for join in judged} | {(join.right, join.left) for join in judged}
    judged += [join for join in across_articles(people, others) if (join.left, join.right) not in known]
    group = {key: {key} for key in people}
    made: list[Join] = []
    for join in sorted(judged, key=lambda join: (join.decision != "found", "like" in join.reason, join.left, join.right)):
        left, right = group[join.left], group[join.right]
        if join.decision == "found" and left is not right:
            against = next((why for a in sorted(left) for b in sorted(right) if (why := _against(people[a], people[b]))), "")
            if against:
                join.decision, join.reason = "refused", against
            else:
                left |= right
                for key in right:
                    group[key] = left
        made.append(join)
    return {key: min(keys) for key, keys in group.items()}, made, large


def _find_by_company(judged: list[Join], people: dict[str, Person], others: Mapping[str, set[str]]) -> None:
    """Join a name with and without middle names, or in two writings, where two articles that tell it so name two or more
    people, bodies or places alike. `others`: article -> bodies and places there."""
    maybe = [join for join in judged if join.reason.startswith((LONGER, ANEW)) and join.decision != "refused"]
    same = {join.left: min(join.left, join.right) for join in maybe} | {join.right: min(join.left, join.right) for join in maybe}
    named: dict[str, set[str]] = defaultdict(set)
    for key, person in people.items() if maybe else ():
        for doc_id in person.documents if person.is_full else ():
            named[doc_id].add(same.get(key, key))
    for join in (join for join in maybe if join.decision == "propose" and join.reason in _bare(people[join.left], people[join.right])):
        articles = islice(product(sorted(people[join.left].documents), sorted(people[join.right].documents)), MOST_ARTICLES)
        both = next((told for one, other in articles if (told := _both(named[one] & named[other] - {join.left, join.right}, one, other, people, others))), "")
        if both:
            join.decision, join.reason = "found", f"{join.reason}, in articles that both name {both}"


def _bare(one: Person, other: Person) -> tuple[str, str]:
    return plain_reason(one, other), written_anew(one, other)


def _both(shared: set[str], one: str, other: str, people: dict[str, Person], others: Mapping[str, set[str]]) -> str:
    """Two people, or else two people, bodies or places, that both articles name; empty where there are none."""
    names = [people[key].name for key in sorted(shared)] + sorted(others.get(one, set()) & others.get(other, set()))
    return " and ".join(names[:2]) if len(names) > 1 and one != other else ""


def _doubt_two_longer(judged: list[Join], people: dict[str, Person]) -> None:
    """Only propose what a name without middle names may be, where two longer names fit that are not one within the other."""
    longer: dict[str, dict[str, Join]] = defaultdict(dict)
    for join in (join for join in judged if join.reason.startswith(LONGER)):
        long = longer_of(people[join.left], people[join.right])
        longer[join.left if long == join.right else join.right][long] = join
    for fits in longer.values():
        if any(not longer_of(people[a], people[b]) for a, b in combinations(sorted(fits), 2)):
            for join in fits.values():
                if join.decision == "found":
                    join.decision, join.reason = "propose", f"{join.reason}, but {' and '.join(people[key].name for key in sorted(fits))} fit"


def _against(one: Person, other: Person) -> str:
    """Why two members of two groups cannot be one: also two unlike names in one article."""
    why = refusal(one, other)
    if why or not one.documents & other.documents:
        return why
    return "" if longer_of(one, other) or max(likeness(a, b) for a in one.names for b in other.names) >= LIKE else "both names stand in one article"
