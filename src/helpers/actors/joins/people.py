"""What is seen of each name of a person, gathered over the corpus."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from helpers.actors.discovery_seen import Seen
from helpers.actors.naming import fold, is_full_name, words_of_name


@dataclass
class Person:
    """All that is seen of one name, in the whole corpus or (single words) in one article."""

    key: str
    seen: list[Seen] = field(default_factory=list)
    companions: dict[str, str] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)

    known: dict[str, tuple[int, object]] = field(default_factory=dict, repr=False, compare=False)

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        """What is worked out from all that is seen, once for as long as nothing more is seen: a frequent name is asked in every article."""
        size, value = self.known.get(name, (-1, None))
        if size != len(self.seen):
            size, value = self.known[name] = (len(self.seen), make())
        return value

    @property
    def name(self) -> str:
        return self._once("name", lambda: _most(Counter(seen.name for seen in self.seen)))

    @property
    def names(self) -> list[str]:
        return self._once("names", lambda: sorted({seen.name for seen in self.seen}))

    @property
    def countries(self) -> set[str]:
        return self._once("countries", lambda: {seen.country for seen in self.seen if seen.country})

    @property
    def country(self) -> str:
        return self._once("country", lambda: _most(Counter(seen.country for seen in self.seen if seen.country)))

    @property
    def titles(self) -> set[str]:
        return self._once("titles", lambda: {seen.title for seen in self.seen if seen.title}) | self.told

    @property
    def places(self) -> set[tuple[str, int]]:
        return self._once("places", lambda: {(seen.doc_id, seen.sentence) for seen in self.seen})

    @property
    def documents(self) -> set[str]:
        return self._once("documents", lambda: {seen.doc_id for seen in self.seen})

    @property
    def is_full(self) -> bool:
        return self._once("is_full", lambda: is_full_name(self.name))

    def seen_in(self, doc_id: str) -> list[Seen]:
        """What is seen of the name in one article."""
        return self._once("by article", self._by_article).get(doc_id, [])

    def _by_article(self) -> dict[str, list[Seen]]:
        found: dict[str, list[Seen]] = {}
        for seen in self.seen:
            found.setdefault(seen.doc_id, []).append(seen)
        return found


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name), default="")


@dataclass
class Join:
    """A join that was made, proposed or refused, with its reason."""

    left: str
    right: str
    decision: str
    reason: str


def _key(seen: Seen) -> str:
    """One person's key: the folded words of the name; a single word is a person of its own in each article."""
    words = " ".join(map(fold, words_of_name(seen.name.replace("-", " "))))
    return words if is_full_name(seen.name) else f"{words}@{seen.doc_id}"


def gather(seen: list[Seen], dates: dict[str, str]) -> dict[str, Person]:
    """Key -> person, with companions (names in the same sentence or the next to it) and known dates."""
    people: dict[str, Person] = {}
    beside: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for one in seen:
        whole = one.title[1:] if one.title.startswith("=") else one.name  # another name that the text gives to a full one
        one = one._replace(title="") if whole != one.name else one
        key = _key(one._replace(name=whole))
        person = people.setdefault(key, Person(key))
        person.seen.append(one)
        person.dates |= {dates[one.doc_id]} if dates.get(one.doc_id) else set()
        beside[one.doc_id, one.sentence][person.key.split("@")[0]] = one.name
    for person in people.values():
        near = {(doc_id, number + step) for doc_id, number in person.places for step in (-1, 0, 1)}
        for keys in (beside[place] for place in sorted(place for place in near if place in beside)):
            person.companions |= {other: name for other, name in keys.items() if other != person.key.split("@")[0]}
    return dict(sorted(people.items()))


def tell_titles(people: dict[str, Person], short: list[Seen]) -> None:
    """Give a person the titles that stand beside a short form, where one full name of the article alone holds it, and nobody else the title with it."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    holding: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, person in people.items():
        for seen in person.seen if person.is_full else ():
            holding[seen.name.split()[-1], seen.title.lower()].add(key)
    for key, person in people.items():
        for doc_id, name in {(seen.doc_id, seen.name) for seen in person.seen} if person.is_full else ():
            for word in name.split():
                holders[doc_id, word].add(key)
    for one in short:
        whole = holders.get((one.doc_id, one.name), set())
        others = holding.get((one.name, one.title.lower()), whole)
        if one.title and len(whole) == 1 and (whole <= others or not others):
            people[min(whole)].told.add(one.title)


def split_homonyms(people: dict[str, Person], dates: dict[str, str]) -> dict[str, Person]:
    """The people, with one full name that is told of two states, or of two ages, parted by article."""
    parted: dict[str, Person] = {}
    for key, person in people.items():
        groups = _by_state(person)
        groups = groups if len(groups) > 1 else _by_age(person, dates)
        if len(groups) < 2:
            parted[key] = person
            continue
        for country, seen in sorted(groups.items()):
            parted[f"{key}#{country}"] = Person(f"{key}#{country}", seen, person.companions, person.dates, person.told)
    return parted


def _by_state(person: Person) -> dict[str, list[Seen]]:
    """State -> what was seen in the articles that tell it; one group where no two articles tell different states."""
    told: dict[str, set[str]] = defaultdict(set)
    for seen in person.seen:
        if seen.country:
            told[seen.doc_id].add(seen.country)
    sets = {frozenset(states) for states in told.values()}
    if all(one & other for one, other in combinations(sets, 2)):
        return {"": person.seen}
    groups: dict[str, list[Seen]] = defaultdict(list)
    for seen in person.seen:
        groups[min(told[seen.doc_id], default="")].append(seen)
    return groups


def _by_age(person: Person, dates: dict[str, str]) -> dict[str, list[Seen]]:
    """Age -> what was seen in the articles that tell it; one group where the ages, each at its article's date, may be of one person."""
    if not any(seen.age for seen in person.seen):
        return {"": person.seen}
    last = max(dates.values(), default="0")[:4]
    born = {seen.doc_id: int(dates.get(seen.doc_id, last)[:4]) - seen.age for seen in sorted(person.seen) if seen.age}
    years = sorted(set(born.values()))
    first = {year: max(start for start in years if start <= year and (start - 1 not in years)) for year in years}
    if len(set(first.values())) < 2:
        return {"": person.seen}
    groups: dict[str, list[Seen]] = defaultdict(list)
    for seen in person.seen:
        groups[f"born about {first[born[seen.doc_id]]}" if seen.doc_id in born else ""].append(seen)
    return groups
