"""Short forms within an article: which full name a surname, a given name or the first words of a body's name stand for."""
from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import accumulate

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import body_kinds, cities, given_names, words_of
from helpers.actors.families import names_a_family
from helpers.actors.joins.company_parts import company_parts, first_word
from helpers.actors.joins.named_last import find_meant
from helpers.actors.joins.offices import head_of
from helpers.actors.joins.people import Person
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.naming import is_full_name, plain_letters, short_forms
from helpers.actors.roles_words import verb_forms
from helpers.actors.states import find_state, is_doubtful


@lru_cache(maxsize=50_000)
def _word(part: str) -> re.Pattern:
    return re.compile(rf"(?<![\w’'-]){re.escape(part)}(?![\w-]|\.\w)")


# The first word of a longer name that no rule knows, "the ferry Hai Au", is no short form; a day behind a name is no part of it.
LONGER = re.compile(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|I\b|Jr|Sr)[A-ZÀ-Þ][\w-]*")


def bare_places(text: str, part: str, spans: list[tuple[int, int]], stretches: list[tuple[int, int]]) -> list[int]:
    """Where a part of a name stands alone in the counted text: outside every longer name, for one person and not for a family."""
    found = [match.start() for match in _word(part).finditer(text)]
    found = [at for at in found if not LONGER.match(text, at + len(part)) and not names_a_family(text, at, at + len(part))]
    return [at for at in found if not any(a <= at < b and b - a > len(part) for a, b in spans) and any(a <= at < b for a, b in stretches)]


class Article:
    """What the short forms of one article need: its text, its counted stretches, its names and where they stand.

    `firms`: short form -> (actor, kind, country) of bodies whose short form is a part of a person's name here too.
    """

    def __init__(self, doc_id: str, text: str, sentences: list[tuple[int, int, str]], seen: list[Seen]) -> None:
        self.doc_id, self.text, self.seen = doc_id, text, seen
        self.stretches = [(start, end) for start, end, _ in sentences]
        self.running = list(accumulate(zone == "paragraph" for _, _, zone in sentences))
        self.spans = sorted({(one.start, one.end) for one in seen})
        self.firms: dict[str, tuple[str, str, str]] = {}

    def is_place(self, part: str, family: bool = False) -> bool:
        """Whether the part also names a state or a place here, so that it cannot stand for a person; a doubtful form may where it is a last name."""
        if find_state(part) and not (family and is_doubtful(part)) or part in cities():
            return True
        return any(one.name == part and one.kind == "place" for one in self.seen)

    def number(self, at: int) -> int:
        """Which running sentence this is; headline and deck count as the one before the first."""
        return next((self.running[place] for place, (start, end) in enumerate(self.stretches) if start <= at < end), -1)


def part_rows(article: Article, people: dict[str, Person], actors: dict[str, str], kept: dict[str, tuple[str, str]],
              holding: dict[tuple[str, str], set[str]]) -> list[Row]:
    """The rows of an article's short forms of persons. `people`: the full names there by key; `actors`: key -> actor;
    `kept`: actor -> (country, care); `holding`: (last name, title) -> the actors of the corpus who bear both."""
    full = {one.name for person in people.values() for one in person.seen_in(article.doc_id)}
    holders: dict[str, dict[str, bool]] = defaultdict(dict)
    words: dict[str, set[str]] = defaultdict(set)
    for key, person in people.items():
        for name in {one.name for one in person.seen_in(article.doc_id)}:
            for word in name.split():
                words[word].add(actors[key])
            for part, sure in short_forms(name, kept[actors[key]][0]).items():
                for form in {part, plain_letters(part), part[0].upper() + part[1:]}:
                    holders[form][actors[key]] = holders[form].get(actors[key], False) or sure
                    words[form].add(actors[key])
    for one in article.seen:
        if one.kind == "person" and " " in one.name and one.name not in full:  # of whom only a verb speaks
            for word in (one.name.split()[0], one.name.split()[-1]):
                words[word].add(one.name)
    rows: list[Row] = []
    lasts = {plain_letters(person.name.split()[-1]) for person in people.values()}
    for part in sorted(holders):
        places = bare_places(article.text, part, article.spans, article.stretches)
        if places and len(part) > 1 and not article.is_place(part, part in lasts):
            held = words[part] | _elsewhere(article, part, words[part], people, actors, holding)
            rows += _decide(article, part, holders[part], held, places, people, actors, kept)
    return rows


def _elsewhere(article: Article, part: str, here: set[str], people: dict[str, Person], actors: dict[str, str],
               holding: dict[tuple[str, str], set[str]]) -> set[str]:
    """Who bears the name with the title that it has here, and is named in full only in other articles, where nobody named here has such a title."""
    theirs = {head_of(one.title) for key, person in people.items() if actors[key] in here for one in person.seen}
    titles = {one.title.lower() for one in article.seen if one.name == part and head_of(one.title) and head_of(one.title) not in theirs}
    return set().union(*(holding.get((part, title), set()) for title in sorted(titles))) - here


def body_part_rows(article: Article, labels: dict[str, tuple[str, str, str]]) -> list[Row]:
    """The rows of an article's short forms of bodies. `labels`: name -> (actor, kind, country). One that a person bears too waits in `article.firms`."""
    persons = {part for one in article.seen if one.kind == "person" and is_full_name(one.name) for part in short_forms(one.name, one.country)}
    found: dict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    for one in article.seen:
        parts = company_parts(one.name) if one.name in labels else []
        parts += [first_word(one.name)] if (parts or one.name in labels and labels[one.name][1] == "company") and _is_own(article, one.name, labels) else []
        for part in filter(None, dict.fromkeys(parts)):
            if " of " not in part:
                found[part].add((one.name, *labels[one.name]))
    rows = []
    for part, whole in sorted(found.items()):
        name, actor, kind, country = min(whole)
        if len({actor for _, actor, _, _ in whole}) > 1 or not _may_stand(article, part) or labels.get(part, ("",))[0] == actor:
            continue
        if part in persons:
            article.firms[part] = (actor, kind, country)
        else:
            rows.append(make_row(part, actor, kind, f"short form of {name} in this article", only_in=article.doc_id, country=country))
    return rows


def _is_own(article: Article, name: str, labels: dict[str, tuple[str, str, str]]) -> bool:
    """Whether no other name of the article begins with the same word, nor "the" stands before it: "Vale Bank", not beside "Vale Farmers' Union"."""
    if re.search(rf"\b[Tt]he {re.escape(name)}", article.text):
        return False
    first = name.split()[0] + " "
    return len({labels.get(one.name, (one.name,))[0] for one in article.seen if one.name.startswith(first)}) == 1


def _may_stand(article: Article, part: str) -> bool:
    common = words_of("name_cues.csv", "openers") | words_of("offices.csv", "portfolio") | words_of("offices.csv", "qualifier")
    names = words_of("name_cues.csv", "not_names")
    ordinary = all(word.lower() in common or word in names for word in part.split())
    plain = " " not in part and (part in body_kinds() or len(part) < 3 or bool(_word(part.lower()).search(article.text)))
    plain = plain or " " not in part and bool(re.search(rf"\b(?:in|near|across|throughout|around|[Tt]he|[Rr]iver) {re.escape(part)}\b(?! [A-Z])", article.text))
    return not ordinary and not plain and not article.is_place(part) and bool(bare_places(article.text, part, article.spans, article.stretches))


def _decide(article: Article, part: str, holders: dict[str, bool], contain: set[str], places: list[int], people: dict[str, Person],
            actors: dict[str, str], kept: dict[str, tuple[str, str]]) -> list[Row]:
    """Rows for one short form: one holder is joined, of two the title decides, else nobody."""
    scope = {"only_in": article.doc_id}
    firm = article.firms.get(part)
    if len(contain) == 1 and not firm:
        actor = next(iter(contain))
        decision, reason = _single(article, part, actor, holders[actor], places, people, actors)
        return [make_row(part, actor, "person", reason, decision=decision, country=kept[actor][0], care=kept[actor][1], **scope)]
    rows = [
        make_row(part, actor, "person", f'title "{title}" decides between {" and ".join(sorted(contain))}', near=f"{title} {part}",
                 country=kept[actor][0], care=kept[actor][1], **scope)
        for title, actor in _by_title(article, part, contain, places, people, actors)
    ]
    if not firm and not rows:
        names = _full_names(article, contain, people, actors)
        rows = [make_row(part, one.actor, "person", f"short form of {min(names[one.actor])}: {one.reason}", near=one.words, country=kept[one.actor][0],
                         care=kept[one.actor][1], **scope)
                for one in find_meant(article.text, part, places, article.stretches, names) if one.actor in kept]
    why = f"unresolved: {part} may be {' or '.join([*sorted(contain), *([firm[0]] if firm else [])])}"
    rows += [make_row(part, firm[0], firm[1], why, decision="propose", country=firm[2], **scope)] if firm else []
    return rows + [
        make_row(part, actor, "person", why, decision="propose", country=kept[actor][0], care=kept[actor][1], **scope)
        for actor in sorted(contain & set(kept))
    ]


def _full_names(article: Article, contain: set[str], people: dict[str, Person], actors: dict[str, str]) -> dict[str, set[str]]:
    """Whoever of an article bears a name -> the full names that they have there."""
    names: dict[str, set[str]] = {actor: set() for actor in contain}
    for key, person in people.items():
        if actors[key] in contain:
            names[actors[key]] |= {one.name for one in person.seen_in(article.doc_id) if is_full_name(one.name)}
    return {actor: written or {actor} for actor, written in names.items()}


# "Another Hossain" is none of those named so far.
ANOTHER = re.compile(r"\b(?:[Aa]nother|[Oo]ther|second|third|different|[Nn]o) $")


def _single(article: Article, part: str, actor: str, sure: bool, places: list[int], people: dict, actors: dict) -> tuple[str, str]:
    """Decision and reason where one full name of the article holds the short form."""
    seen = [one for key, person in people.items() if actors[key] == actor for one in person.seen_in(article.doc_id)]
    full = [one for one in seen if one.counted and is_full_name(one.name)]
    first = min(full, key=lambda one: one.start, default=None)
    name = first.name if first else actor
    reason = f"short form of {name} in this article"
    running = [at for at in places if article.number(at)]
    if first is None or running and article.number(running[0]) + 1 < article.number(first.start):
        return "propose", f"{reason}, but it stands before the full name"
    if any(ANOTHER.search(article.text, max(0, at - 12), at) for at in places):
        return "propose", f"{reason}, but the text tells of another of that name"
    titles = {head_of(one.title) for one in article.seen if one.name == part and one.title} - {""}
    theirs = {head_of(one.title) for one in full} - {""}
    if titles and theirs and not titles & theirs and any(one.title[:1].isupper() for one in article.seen if one.name == part and one.title):
        return "propose", f"{reason}, but with another title ({', '.join(sorted(titles))}; {', '.join(sorted(theirs))})"
    if sure or titles & theirs or _acts(article, part, name, places):
        return "found", reason
    if any(one.name == part and one.kind == "person" and "shape" not in one.rule and "model" not in one.rule for one in article.seen):
        return "found", f"{reason}, subject of a verb of persons"
    return "propose", f"{reason}; which part of the name may stand alone is not known"


@cache
def _acting() -> re.Pattern:
    finite = "|".join(sorted(word for word in verb_forms()[0] if word.isalpha()))
    return re.compile(rf"[’']s [a-z]|(?:, [^,.;:\n“”\"]{{3,60}},)?(?:,? (?:also|then|later|now))? (?:[a-z]+ed|has|had|was|is|will|would|does|did|can|could|{finite})\b")


# "Said Arranz", "according to Arranz", "Ms Arranz".
SPOKEN_OF = re.compile(r"\b(?:said|says|added|adds|asked|replied|according to|M(?:rs?|s)\.?) $")


def _acts(article: Article, part: str, name: str, places: list[int]) -> bool:
    """Whether the first or last part of the name is the subject of a verb and the other never stands alone."""
    others = {word for one in article.seen if one.kind == "person" and one.name != name and " " in one.name for word in one.name.split()}
    ends = [word for word in (name.split()[0], name.split()[-1]) if word != part and word not in others]
    if part not in given_names() and any(bare_places(article.text, end, article.spans, article.stretches) for end in ends):
        return False
    acting = [found[0] for at in places if (found := _acting().match(article.text, at + len(part)))]
    return any(part not in words for words in acting) or any(SPOKEN_OF.search(article.text, max(0, at - 14), at) for at in places)


def _alone_there(article: Article, title: str, places: list[int]) -> bool:
    """Whether no sentence that holds the title with the name holds the bare name besides, of whom the title says nothing."""
    for start, end in article.stretches:
        titled = [article.text.endswith(f"{title} ", start, at) for at in places if start <= at < end]
        if any(titled) and not all(titled):
            return False
    return True


def _by_title(article: Article, part: str, contain: set[str], places: list[int], people: dict, actors: dict) -> list[tuple[str, str]]:
    """(title, actor) where the title beside a bare short form fits exactly one of those who bear it."""
    heads: dict[str, set[str]] = defaultdict(set)
    for key, person in people.items():
        if actors[key] in contain:
            for one in person.seen_in(article.doc_id):
                if one.title:
                    heads[head_of(one.title)].add(actors[key])
    titles = sorted({one.title for one in article.seen if one.name == part and one.title and head_of(one.title) and _alone_there(article, one.title, places)})
    return [(title, next(iter(heads[head_of(title)]))) for title in titles if len(heads.get(head_of(title), ())) == 1]
