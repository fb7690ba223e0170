"""Which names are one person: same words, same office, likeness of spelling, short forms; anything less is a proposal."""
from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from helpers.actors.discovery_seen import Seen
from helpers.actors.joins.offices import offices, same_office
from helpers.actors.naming import family_of, fold, is_well_formed, shape_of, short_forms, system_for, system_of

LIKE = 0.9
UNLIKE = 0.75
ONE_LETTER = 0.92
DAYS = 60


@dataclass
class Person:
    """All that is seen of one name, in the whole corpus or (single words) in one article."""

    key: str
    seen: list[Seen] = field(default_factory=list)
    companions: dict[str, str] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        counts = Counter(seen.name for seen in self.seen)
        return min(counts, key=lambda name: (-counts[name], name))

    @property
    def names(self) -> list[str]:
        return sorted({seen.name for seen in self.seen})

    @property
    def countries(self) -> set[str]:
        return {seen.country for seen in self.seen if seen.country}

    @property
    def country(self) -> str:
        counts = Counter(seen.country for seen in self.seen if seen.country)
        return min(counts, key=lambda name: (-counts[name], name), default="")

    @property
    def titles(self) -> set[str]:
        return {seen.title for seen in self.seen if seen.title}

    @property
    def places(self) -> set[tuple[str, int]]:
        return {(seen.doc_id, seen.sentence) for seen in self.seen}

    @property
    def documents(self) -> set[str]:
        return {seen.doc_id for seen in self.seen}

    @property
    def is_full(self) -> bool:
        return " " in self.name


@dataclass
class Join:
    """A join that was made, proposed or refused, with its reason."""

    left: str
    right: str
    decision: str
    reason: str


def _key(seen: Seen) -> str:
    """One person's key: the folded name; a single word is a person of its own in each article."""
    return fold(seen.name) if " " in seen.name else f"{fold(seen.name)}@{seen.doc_id}"


def gather(seen: list[Seen], dates: dict[str, str]) -> dict[str, Person]:
    """Key -> person, with companions (names in the same sentence or the next to it) and known dates."""
    people: dict[str, Person] = {}
    beside: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for one in seen:
        person = people.setdefault(_key(one), Person(_key(one)))
        person.seen.append(one)
        person.dates |= {dates[one.doc_id]} if dates.get(one.doc_id) else set()
        beside[one.doc_id, one.sentence][person.key.split("@")[0]] = one.name
    for person in people.values():
        near = {(doc_id, number + step) for doc_id, number in person.places for step in (-1, 0, 1)}
        for keys in (beside[place] for place in sorted(near & set(beside))):
            person.companions |= {other: name for other, name in keys.items() if other != person.key.split("@")[0]}
    return dict(sorted(people.items()))


def split_homonyms(people: dict[str, Person]) -> dict[str, Person]:
    """The people, with one full name that is told of two states, or of two ages, parted by article."""
    parted: dict[str, Person] = {}
    for key, person in people.items():
        groups = _by_state(person)
        if len(groups) < 2:
            parted[key] = person
            continue
        for country, seen in sorted(groups.items()):
            parted[f"{key}#{country}"] = Person(f"{key}#{country}", seen, person.companions, person.dates)
    return parted


def _by_state(person: Person) -> dict[str, list[Seen]]:
    """State -> what was seen in the articles that tell it; one group where no two articles tell different states."""
    told: dict[str, set[str]] = defaultdict(set)
    for seen in person.seen:
        if seen.country:
            told[seen.doc_id].add(seen.country)
    sets = [frozenset(states) for states in told.values()]
    if all(one & other for one, other in combinations(sets, 2)):
        return {"": person.seen}
    groups: dict[str, list[Seen]] = defaultdict(list)
    for seen in person.seen:
        groups[min(told[seen.doc_id], default="")].append(seen)
    return groups


def refusal(one: Person, other: Person) -> str:
    """Why these two cannot be one person; empty where nothing speaks against it."""
    if one.places & other.places:
        return "both stand in one sentence"
    if one.countries and other.countries and not one.countries & other.countries:
        return f"of two states ({one.country}, {other.country})"
    return _two_families(one, other)


def _two_families(one: Person, other: Person) -> str:
    for left in one.names:
        for right in other.names:
            first, second = system_for(left, one.country or other.country), system_for(right, other.country or one.country)
            if first == second and is_well_formed(left, first) and is_well_formed(right, second):
                if family_of(left, first) != family_of(right, second):
                    return "two full names with different family names: predecessor or successor?"
                if first in ("chinese", "korean", "vietnamese") and fold(left) != fold(right):
                    return "two full names of one family with different given names"
    return ""


def same_words(one: str, other: str) -> bool:
    """Whether two full names are the same words in another order."""
    return " " in one and fold(one) != fold(other) and sorted(map(fold, one.split())) == sorted(map(fold, other.split()))


def likeness(one: str, other: str) -> float:
    """Likeness of two names, 0 to 1, spaces and accents left out; 0 where the first letters differ.

    Jaro-Winkler; at least 0.92 where one letter more, less, other or two swapped part two names of four letters or more.
    """
    from rapidfuzz.distance import OSA, JaroWinkler

    left, right = fold(one), fold(other)
    if left[:1] != right[:1]:
        return 0.0
    close = min(len(left), len(right)) >= 4 and OSA.distance(left, right, score_cutoff=1) <= 1
    return max(JaroWinkler.similarity(left, right), ONE_LETTER if close else 0.0)


def _days(one: Person, other: Person) -> int | None:
    """The least number of days between known dates; None where one has none."""
    from datetime import date

    days = [[date.fromisoformat(day) for day in person.dates if len(day) == 10] for person in (one, other)]
    return min((abs((a - b).days) for a in days[0] for b in days[1]), default=None)


def _office(one: Person, other: Person) -> str:
    return next((office for left in sorted(one.titles) for right in sorted(other.titles) if (office := same_office(left, right))), "")


def judge(one: Person, other: Person) -> Join | None:
    """The join of two names by office or likeness, made, proposed or refused; None where nothing speaks for it."""
    office = _office(one, other)
    like = max(likeness(left, right) for left in one.names for right in other.names)
    shared = {name for key, name in one.companions.items() if key in other.companions}
    if any(same_words(left, right) for left in one.names for right in other.names):
        return _turned(one, other)
    if not office and like < LIKE:
        return None
    against = refusal(one, other)
    if against:
        return Join(one.key, other.key, "refused", against) if office or _alike_words(one, other) else None
    if one.documents & other.documents and like < LIKE:
        return Join(one.key, other.key, "refused", f"same office ({office}), but both names stand in one article") if office else None
    return _weigh(one, other, office, like, shared)


def _turned(one: Person, other: Person) -> Join:
    """The join of two names of the same words in another order: made where one state is told of both, else proposed."""
    against = "both stand in one sentence" if one.places & other.places else ""
    shared = one.countries & other.countries
    decision = "refused" if against else "found" if shared else "propose"
    return Join(one.key, other.key, decision, against or "the same words in another order" + (f", and the same state ({min(shared)})" if shared else ""))


def _alike_words(one: Person, other: Person) -> bool:
    return any(likeness(left, right) >= 0.95 for left in one.names for right in other.names)


def _weigh(one: Person, other: Person, office: str, like: float, shared: set[str]) -> Join | None:
    """The decision once nothing speaks against the join."""
    names = f"{one.name} and {other.name}"
    state = one.country or other.country
    days = _days(one, other)
    near = days is not None and days <= DAYS
    if office and one.countries & other.countries and {fold(name) for name in one.names} & {fold(name) for name in other.names}:
        return Join(one.key, other.key, "found", f"the same word and the same office ({office}, {state})")
    if office and (one.countries & other.countries or office.startswith("ambassador to")):
        ground = f"beside the same person ({_named(shared)})" if shared else f"named within {DAYS} days" if near else ""
        if ground and _may_be_two(one, other, like, near):
            return Join(one.key, other.key, "propose", f"same office ({office}, {state}), {ground}, but two full names unlike in spelling: {names}")
        if ground:
            return Join(one.key, other.key, "found", f"same office ({office}, {state}), {ground}")
        return Join(one.key, other.key, "propose", f"same office ({office}, {state}), but no shared person, event or date: {names}")
    if like >= LIKE and _one_place(one, other, shared):
        return Join(one.key, other.key, "found", f"like spelling in one article, beside the same person ({_named(shared)})")
    if like >= 0.94 and (one.countries & other.countries or one.documents & other.documents) and _comparable(one, other):
        return Join(one.key, other.key, "propose", f"like spelling: {names}")
    return None


def _may_be_two(one: Person, other: Person, like: float, near: bool) -> bool:
    """Two full names of a system without family names that are spelled unlike may as well be a minister and the next one."""
    return one.is_full and other.is_full and like < UNLIKE and not near


def _one_place(one: Person, other: Person, shared: set[str]) -> bool:
    """Spellings of one name in a machine-translated article: near each other, beside the same person, at least one of them no sure full name."""
    close = any(left[0] == right[0] and abs(left[1] - right[1]) <= 3 for left in one.places for right in other.places)
    untitled = not one.titles or not other.titles
    systems = {system_of(country) for country in one.countries | other.countries}
    sure = [bool(shape_of(name)) for person in (one, other) for name in person.names]
    return close and bool(shared) and untitled and not all(sure) and bool(systems & {"burmese", "thai", "lao", "indonesian", "khmer", "arabic"})


def _comparable(one: Person, other: Person) -> bool:
    return len(one.name.split()) == len(other.name.split()) or not (one.is_full and other.is_full)


def _named(keys: set[str]) -> str:
    return sorted(keys)[0] if keys else ""


def across_articles(people: dict[str, Person]) -> list[Join]:
    """A single name that is an allowed part of exactly one full name, which stands only in other articles: a proposal."""
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
                found.append(Join(key, full.key, "propose", f"{person.name} is part of {full.name}, who is named in full only in other articles"))
    return found


def candidates(people: dict[str, Person]) -> list[tuple[str, str]]:
    """Pairs of names worth a look: of one office and state, or of one state or article and alike at the beginning."""
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
                blocks[("words", *sorted(map(fold, name.split())))].add(key)
    pairs = {pair for keys in blocks.values() if len(keys) <= 60 for pair in combinations(sorted(keys), 2)}
    return sorted(pairs)


def join_people(people: dict[str, Person]) -> tuple[dict[str, str], list[Join]]:
    """Key -> key of its group's first, and every join looked at. A group never takes in a name that one of its own refuses."""
    judged = [join for one, other in candidates(people) if (join := judge(people[one], people[other]))]
    known = {(join.left, join.right) for join in judged} | {(join.right, join.left) for join in judged}
    judged += [join for join in across_articles(people) if (join.left, join.right) not in known]
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
    return {key: min(keys) for key, keys in group.items()}, made


def _against(one: Person, other: Person) -> str:
    """Why two members of two groups cannot be one: also two unlike names in one article."""
    why = refusal(one, other)
    if why or not one.documents & other.documents:
        return why
    return "" if max(likeness(a, b) for a in one.names for b in other.names) >= LIKE else "both names stand in one article"
