"""Whether two names are one person: by office, by likeness of spelling, by the order of words; anything less is a proposal."""
from __future__ import annotations

from helpers.actors.joins.likeness import is_longer, likeness, same_letters, same_spelled, same_words
from helpers.actors.joins.offices import head_of, same_office
from helpers.actors.joins.people import Join, Person
from helpers.actors.naming import family_of, fold, is_well_formed, shape_of, system_for, system_of
from helpers.actors.sounds import same_sound

LIKE = 0.9
UNLIKE = 0.75
DAYS = 60
LONGER = "one name with and without middle names or a second surname"
ANEW = "one name in two writings of its letters"


def refusal(one: Person, other: Person) -> str:
    """Why these two cannot be one person; empty where nothing speaks against it."""
    if one.places & other.places:
        return "both stand in one sentence"
    (name, _, told), (same, _, otherwise) = one.key.partition("#"), other.key.partition("#")
    if name == same and told and otherwise and told != otherwise:
        return f"one full name, but {told} and {otherwise}"
    if one.countries and other.countries and not one.countries & other.countries:
        return f"of two states ({one.country}, {other.country})"
    return _two_families(one, other)


def _two_families(one: Person, other: Person) -> str:
    for left in one.names:
        for right in other.names:
            first, second = system_for(left, one.country or other.country), system_for(right, other.country or one.country)
            if first == second and is_well_formed(left, first) and is_well_formed(right, second):
                if same_spelled(left, right) or same_sound(left, right) or is_longer(left, right, first) or is_longer(right, left, first):
                    return ""
                if family_of(left, first) != family_of(right, second):
                    return "two full names with different family names: predecessor or successor?"
                if first in ("chinese", "korean", "vietnamese") and fold(left) != fold(right):
                    return "two full names of one family with different given names"
    return ""


def _days(one: Person, other: Person) -> int | None:
    """The least number of days between known dates; None where one has none."""
    from datetime import date

    days = sorted({(date.fromisoformat(day).toordinal(), side) for side, person in enumerate((one, other)) for day in person.dates if len(day) == 10})
    return min((later - day for (day, side), (later, beside) in zip(days, days[1:]) if side != beside), default=None)


def _office(one: Person, other: Person) -> str:
    return next((office for left in sorted(one.titles) for right in sorted(other.titles) if (office := same_office(left, right))), "")


def judge(one: Person, other: Person) -> Join | None:
    """The join of two names by office or likeness, made, proposed or refused; None where nothing speaks for it."""
    office = _office(one, other)
    like = max(likeness(left, right) for left in one.names for right in other.names)
    shared = {name for key, name in one.companions.items() if key in other.companions}
    if any(same_words(left, right) for left in one.names for right in other.names):
        return _turned(one, other)
    if longer_of(one, other):
        return _with_middle_names(one, other, office, shared)
    if not one.documents & other.documents and any(same_sound(left, right) for left in one.names for right in other.names):
        return _written_anew(one, other, office, shared)
    if not office and like < LIKE:
        return None
    if any(same_letters(left, right) for left in one.names for right in other.names) and not refusal(one, other):
        return Join(one.key, other.key, "found", "the same letters, the given name written in one word and in two")
    against = refusal(one, other)
    if against:
        return Join(one.key, other.key, "refused", against) if office or _alike_words(one, other) else None
    if one.documents & other.documents and like < LIKE:
        return Join(one.key, other.key, "refused", f"same office ({office}), but both names stand in one article") if office else None
    return _weigh(one, other, office, like, shared)


def longer_of(one: Person, other: Person) -> str:
    """The key of the one whose every name is a name of the other with middle names or a second surname more; empty where neither is."""
    country = one.country or other.country
    for short, long in ((one, other), (other, one)):
        if all(is_longer(left, right, system_for(right, country)) for left in short.names for right in long.names):
            return long.key
    return ""


def plain_reason(one: Person, other: Person) -> str:
    """What is told of such a pair before any evidence."""
    return f"{LONGER}: {one.name} and {other.name}"


def _with_middle_names(one: Person, other: Person, office: str, shared: set[str]) -> Join:
    """The join of a full name and the same with middle names or a second surname.

    Made in one article; over articles by a companion, or by one office or title within two months; else proposed.
    """
    against = refusal(one, other)
    if against:
        return Join(one.key, other.key, "refused", against)
    titles, theirs = ({head_of(title) for title in person.titles} - {""} for person in (one, other))
    ages, others = ({seen.age for seen in person.seen if seen.age} for person in (one, other))
    reason = plain_reason(one, other)
    if ages and others and min(abs(a - b) for a in ages for b in others) > 2:
        return Join(one.key, other.key, "refused", f"{reason}, but of two ages")
    if titles and theirs and not titles & theirs and not office:
        return Join(one.key, other.key, "propose", f"{reason}, with other titles ({', '.join(sorted(titles | theirs))})")
    days = _days(one, other)
    agrees = f"the same office ({office})" if office else f"the same title ({min(titles & theirs)})" if titles & theirs else ""
    told = f"{agrees}, named within {DAYS} days" if agrees and days is not None and days <= DAYS else ""
    told = told or (f"beside the same person ({_named(shared)})" if shared else "in one article" if one.documents & other.documents else "")
    return Join(one.key, other.key, "found" if told else "propose", f"{reason}, {told}" if told else reason)


def _written_anew(one: Person, other: Person, office: str, shared: set[str]) -> Join:
    """The join of one name in two writings, in two articles: made where office, title or a companion agrees, else proposed."""
    against = refusal(one, other)
    if against:
        return Join(one.key, other.key, "refused", against)
    titles, theirs = ({head_of(title) for title in person.titles} - {""} for person in (one, other))
    same = f"the same office ({office})" if office else f"the same title ({min(titles & theirs)})" if titles & theirs else ""
    told = same or (f"beside the same person ({_named(shared)})" if shared else "")
    return Join(one.key, other.key, "found" if told else "propose", f"{written_anew(one, other)}, {told}" if told else written_anew(one, other))


def written_anew(one: Person, other: Person) -> str:
    """What is told of such a pair before any evidence."""
    return f"{ANEW}: {one.name} and {other.name}"


def _turned(one: Person, other: Person) -> Join:
    """The join of two names of the same words in another order: made where one state is told of both, else proposed."""
    against = "both stand in one sentence" if one.places & other.places else ""
    shared = one.countries & other.countries
    shape = next((shape for name in [*one.names, *other.names] if (shape := shape_of(name)) in ("Korean", "Chinese")), "")
    decision = "refused" if against else "found" if shared or shape else "propose"
    state = f", and the same state ({min(shared)})" if shared else f", one of them the order of a {shape} name" if shape else ""
    return Join(one.key, other.key, decision, against or f"the same words in another order{state}")


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
    if office and one.countries & other.countries and any(same_spelled(left, right) for left in one.names for right in other.names):
        return Join(one.key, other.key, "found", f"like spelling in every word and the same office ({office}, {state})")
    if office and (one.countries & other.countries or office.startswith("ambassador to")):
        ground = f"beside the same person ({_named(shared)})" if shared else f"named within {DAYS} days" if near else ""
        if ground and _may_be_two(one, other, like, near):
            return Join(one.key, other.key, "propose", f"same office ({office}, {state}), {ground}, but two full names unlike in spelling: {names}")
        if ground:
            return Join(one.key, other.key, "found", f"same office ({office}, {state}), {ground}")
        return Join(one.key, other.key, "propose", f"same office ({office}, {state}), but no shared person, event or date: {names}")
    if like >= LIKE and _one_place(one, other, shared):
        return Join(one.key, other.key, "found", f"like spelling in one article, beside the same person ({_named(shared)})")
    if any(same_spelled(left, right) for left in one.names for right in other.names if " " in left):
        return Join(one.key, other.key, "propose", f"like spelling in every word: {names}")
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
