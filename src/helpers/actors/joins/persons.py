"""Registry rows of persons: labels, states, care, full names and short forms."""
from __future__ import annotations

import re
from collections import Counter, defaultdict

from helpers.actors.discovery_seen import CALLED_SO
from helpers.actors.discovery_words import body_kinds, cities, words_of
from helpers.actors.joins.offices import two_fields
from helpers.actors.joins.people import Join, Person
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.joins.short import Article, part_rows
from helpers.actors.naming import family_names, fold, is_full_name, is_well_formed, plain_letters, system_for, system_of
from helpers.actors.states import find_state


def may_be_a_person(name: str) -> bool:
    """Whether a name of which nothing tells what it is looks like a person's: two or three words with a capital, none a body's, a place's or a state's.

    >>> may_be_a_person("Tarka Bolden"), may_be_a_person("Tarka Council"), may_be_a_person("Port Tarka"), may_be_a_person("Tarka TV")
    (True, False, False, False)
    """
    words = name.split()
    if not 2 <= len(words) <= 3 or find_state(name) or name in cities():
        return False
    return all(_is_word_of_a_name(word) for word in words)


def _is_word_of_a_name(word: str) -> bool:
    letters = re.sub(r"['’.-]", "", word)
    if not letters.isalpha() or not word[0].isupper() or letters.isupper() and not re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", word):
        return False
    things = words_of("body_words.csv", "place_nouns") | words_of("body_words.csv", "place_before") | words_of("name_cues.csv", "not_names")
    return word not in body_kinds() and word not in things and word not in cities() and not find_state(word)


def _label(members: list[Person], country: str) -> str:
    """The name that stands for the group: a full name of the state's naming system first, then the most frequent, then the longest."""
    counted = [seen for person in members for seen in person.seen if seen.counted]
    counts = Counter(seen.name for seen in counted if not seen.rule.startswith(CALLED_SO)) or Counter(seen.name for seen in counted)
    full = {name for name in counts if is_full_name(name)}
    formed = {name for name in full if is_well_formed(name, system_for(name, country))}
    articles = {name: len({seen.doc_id for person in members for seen in person.seen if seen.name == name}) for name in counts}
    foreign = {name for name in full if _is_foreign(name, country)}
    return min(counts, key=lambda name: (name not in full, name in foreign, name not in formed, -counts[name], -articles[name], -len(name), name))


def _is_foreign(name: str, country: str) -> bool:
    """A name that reads like another system's, as a machine translation through that language leaves it."""
    return system_of(country) not in ("chinese", "") and fold(name.split()[0]) in family_names("chinese")


def _care(members: list[Person]) -> str:
    """Care by method section 11: words of suspicion or victimhood, or no office and no professional role.

    What a sentence says of the person by name ("suspect!", see `discovery.care`; an age below eighteen) holds beside any office; a word near the
    name only where none is told.
    """
    found = {"minor!" if 0 < seen.age < 18 else seen.care for person in members for seen in person.seen if seen.counted}
    private = words_of("offices.csv", "private")
    titles = {title for person in members for title in person.titles}
    office = any(not set(title.lower().split()) & private for title in titles)
    for care in ("minor", "suspect", "victim"):
        if f"{care}!" in found or not office and care in found:
            return care
    return "" if office else "private"


def _labels(people: dict[str, Person], firsts: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    """Group -> (label, state, care); a label that two groups would share is told apart by state, then by article."""
    groups: dict[str, list[Person]] = defaultdict(list)
    for key, first in firsts.items():
        groups[first].append(people[key])
    plain = {}
    for first, members in sorted(groups.items()):
        if any(seen.counted for person in members for seen in person.seen):
            states = Counter(seen.country for person in members for seen in person.seen if seen.country)
            country = min(states, key=lambda state: (-states[state], state), default="")
            plain[first] = (_label(members, country), country, _care(members))
    return _apart(plain, groups)


def _apart(plain: dict[str, tuple[str, str, str]], groups: dict[str, list[Person]]) -> dict[str, tuple[str, str, str]]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for first, (label, _, _) in plain.items():
        by_label[label].append(first)
    told = {}
    for label, firsts in by_label.items():
        states = {plain[first][1] for first in firsts}
        for first in firsts:
            _, country, care = plain[first]
            article = min(seen.doc_id for person in groups[first] for seen in person.seen)
            mark = country if len(states) == len(firsts) and country else article
            told[first] = (label if len(firsts) == 1 else f"{label} ({mark})", country, care)
    return told


def person_rows(people: dict[str, Person], firsts: dict[str, str], joins: list[Join], articles: dict[str, Article]) -> list[Row]:
    """All rows of persons: each way to write each of them, proposals, short forms."""
    labels = _labels(people, firsts)
    actors = {key: labels[first][0] for key, first in firsts.items() if first in labels}
    kept = {label: (country, care) for label, country, care in labels.values()}
    reasons = _reasons(joins, people)
    maybe = _proposals(joins, people, actors)
    kept |= {actor: (kept[actor][0] or kept[whose][0], kept[whose][1]) for actor, (whose, _) in maybe.items() if kept[actor][1] == "private"}
    rows = [row for key in sorted(actors) for row in _name_rows(people[key], key, actors[key], kept[actors[key]], reasons, maybe)]
    return rows + _plain_rows(rows, articles) + _short_rows(people, actors, kept, articles)


def _plain_rows(rows: list[Row], articles: dict[str, Article]) -> list[Row]:
    """Rows for full names that some article writes without their accents: Gul Demir beside Gül Demir."""
    known = {row["alias"] for row in rows}
    bare = {plain: row for row in rows if not row["alias"].isascii() and (plain := plain_letters(row["alias"])) not in known and " " in plain}
    by_last: dict[str, list[str]] = defaultdict(list)
    for plain in sorted(bare):
        by_last[plain.split()[-1]].append(plain)
    found = set()
    for article in articles.values() if bare else ():
        words = set(article.text.replace(",", " ").replace(".", " ").replace("'", " ").replace("’", " ").split())
        found |= {plain for last in by_last.keys() & words for plain in by_last[last] if plain in article.text}
    return [{**bare[plain], "alias": plain, "reason": f"{bare[plain]['alias']} without accents"} for plain in sorted(found)]


def _short_rows(people: dict[str, Person], actors: dict[str, str], kept: dict[str, tuple[str, str]], articles: dict[str, Article]) -> list[Row]:
    here: dict[str, dict[str, Person]] = defaultdict(dict)
    for key in sorted(actors):
        if people[key].is_full:
            for doc_id in people[key].documents:
                here[doc_id][key] = people[key]
    holding: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in sorted(actors):
        for seen in people[key].seen if people[key].is_full else ():
            holding[seen.name.split()[-1], seen.title.lower()].add(actors[key])
    return [row for doc_id in sorted(here) if doc_id in articles for row in part_rows(articles[doc_id], here[doc_id], actors, kept, holding)]


def _reasons(joins: list[Join], people: dict[str, Person]) -> dict[str, str]:
    found: dict[str, str] = {}
    for join in joins:
        if join.decision == "found":
            found.setdefault(join.left, f"{join.reason}; joined with {people[join.right].name}")
            found.setdefault(join.right, f"{join.reason}; joined with {people[join.left].name}")
    return found


def _name_rows(person: Person, key: str, actor: str, kept: tuple[str, str], reasons: dict[str, str],
               maybe: dict[str, tuple[str, str]]) -> list[Row]:
    """The rows of one key; the name that is the actor's label stands as a proposal where another actor may be the same person."""
    rows = []
    parted = "#" in key
    two = two_fields({doc_id: {seen.title for seen in person.seen_in(doc_id)} for doc_id in person.documents}) if len(person.documents) > 1 else ""
    for name in sorted({seen.name for seen in person.seen if seen.counted}):
        strongest = max((seen for seen in person.seen if seen.name == name), key=lambda seen: (seen.weight, seen.counted))
        reason = "; ".join(filter(None, ((reasons.get(key, "") if name != actor else "") or strongest.rule, two)))
        scopes = sorted(person.documents) if parted or not is_full_name(name) else [""]
        whose, why = maybe[actor] if actor in maybe and name == actor.split(" (")[0] else (actor, "")
        rows += [
            make_row(name, whose, "person", why or reason, only_in=scope, country=kept[0], care=kept[1],
                     decision="propose" if why else "found")
            for scope in scopes
        ]
    return rows


def _proposals(joins: list[Join], people: dict[str, Person], actors: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Actor -> (the actor it may be, reason), the less named of a proposed pair first; it counts under its own name until decided."""
    counts: Counter[str] = Counter()
    for key, actor in actors.items():
        counts[actor] += sum(seen.counted for seen in people[key].seen)
    found: dict[str, tuple[str, str]] = {}
    for join in (join for join in joins if join.decision == "propose" and join.left in actors and join.right in actors):
        less, more = sorted((actors[join.left], actors[join.right]), key=lambda actor: (" " in actor, counts[actor], actor))
        if less != more and more not in found:
            found.setdefault(less, (more, join.reason))
    return found
