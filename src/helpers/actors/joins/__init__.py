"""From all that was seen in all articles to registry rows: corpus-wide, each join with its reason."""
from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import cities, known_bodies
from helpers.actors.joins.bodies import body_rows, group_bodies
from helpers.actors.joins.body_names import is_generic, strip_state
from helpers.actors.joins.capitals import capital_rows
from helpers.actors.joins.kinds import settle_kinds
from helpers.actors.joins.grouping import join_people
from helpers.actors.joins.media_parts import media_part_rows
from helpers.actors.joins.people import Join, gather, split_homonyms, tell_titles
from helpers.actors.joins.persons import may_be_a_person, person_rows
from helpers.actors.joins.proposals import looked_at, proposed_merges
from helpers.actors.joins.rows import Row, make_row, to_aliases
from helpers.actors.joins.short import Article, body_part_rows
from helpers.actors.joins.vessels import without_vessels
from helpers.actors.naming import plain_letters
from helpers.actors.states import is_doubtful, sharing_states
from helpers.store import Steady

TOO_LARGE = "Names not compared with one another, because too many share a first or last name, a letter or an office: {n} groups of more than sixty."

__all__ = ["Join", "join_names", "proposed_merges"]


def join_names(seen: list[Seen], documents: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row a way to write an actor: found or proposed, with its reason.

    `.attrs["joins"]` lists the joins made, proposed and refused; `.attrs["notes"]` says which names were not compared.
    """
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    by_kind = settle_kinds(without_vessels(seen, texts))
    groups, scoped = group_bodies(by_kind["body"], by_kind["state"], texts, [*by_kind["person"], *by_kind["place"]])
    dates = _dates(documents)
    people, articles = gather(by_kind["person"], dates), _articles(by_kind, documents, sentences)
    tell_titles(people, by_kind["short"])
    people = split_homonyms(people, dates)
    firsts, joins, large = join_people(people, _others(by_kind))
    rows = [*_state_rows(by_kind["state"], by_kind["place"]), *_place_rows(by_kind["place"]), *body_rows(groups, scoped)]
    rows += capital_rows(by_kind["place"], by_kind["state"], articles)
    labels = {one.name: (group.label, group.kind, group.country) for group in groups.values() for one in group.seen}
    rows += [row for doc_id in sorted(articles) for find in (body_part_rows, media_part_rows) for row in find(articles[doc_id], labels)]
    rows += person_rows(people, firsts, joins, articles)
    persons = {(row["alias"], row["only_in"]) for row in rows if row["kind"] == "person"}
    aliases = to_aliases([*_explained(rows, persons), *_other_rows(by_kind["other"], persons)])
    aliases.attrs |= {"joins": Steady(looked_at(joins, people)), "notes": [TOO_LARGE.format(n=large)] if large else []}
    return aliases


def _explained(rows: list[Row], persons: set[tuple[str, str]]) -> list[Row]:
    """The rows without those of bodies of which nothing tells what they are where the same name is a person's."""
    names = {name for name, _ in persons}
    return [row for row in rows if row["kind"] != "other" or row["alias"] not in names]


def _others(by_kind: dict[str, list[Seen]]) -> dict[str, set[str]]:
    """Article -> the bodies and places below the state that it names, without those that every reader knows."""
    known, named = known_bodies().keys() | cities(), defaultdict(set)
    for one in (*by_kind["body"], *by_kind["place"]):
        if one.name not in known and not is_generic(strip_state(one.name)):
            named[one.doc_id].add(one.name)
    return named


def _dates(documents: pd.DataFrame) -> dict[str, str]:
    known = documents[documents["published_doubt"] == ""]
    return {doc: day for doc, day in zip(known["doc_id"], known["published"], strict=True) if len(day) == 10 and day[:4].isdigit()}


def _articles(by_kind: dict[str, list[Seen]], documents: pd.DataFrame, sentences: pd.DataFrame) -> dict[str, Article]:
    stretches: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for doc_id, start, end, zone in zip(*(sentences[name] for name in ("doc_id", "start", "end", "zone")), strict=True):
        stretches[doc_id].append((start, end, zone))
    names: dict[str, list[Seen]] = defaultdict(list)
    for kind in ("person", "short", "body", "place", "state", "other"):
        for one in by_kind[kind]:
            names[one.doc_id].append(one)
    texts = zip(documents["doc_id"], documents["text"], strict=True)
    return {doc_id: Article(doc_id, text, stretches[doc_id], names[doc_id]) for doc_id, text in texts if doc_id in names}


def _state_rows(seen: list[Seen], places: list[Seen]) -> list[Row]:
    sure = {one.country for one in seen if not is_doubtful(one.name)}
    meant, rows = _meant(seen, places), {}
    for one in seen:
        country = meant.get((one.doc_id, one.name), one.country)
        if one.counted and country:
            found = not is_doubtful(one.name) or one.country in sure
            reason = f"a demonym of {country}" if "demonym" in one.rule else f"a name of {country}"
            reason += "" if found else ", but these words have another meaning too and no other form of it stands here"
            scope = one.doc_id if any(name == one.name for _, name in meant) else ""
            rows[one.name, scope] = make_row(one.name, country, "state", reason, only_in=scope, country=country, decision="found" if found else "propose")
    return [rows[key] for key in sorted(rows)]


def _meant(seen: list[Seen], places: list[Seen]) -> dict[tuple[str, str], str]:
    """(article, form that states share) -> the state that is meant there, empty where both may be, of forms that mean another than theirs somewhere."""
    named: dict[str, set[str]] = defaultdict(set)
    shared = {(one.doc_id, one.name): one.country for one in seen if sharing_states(one.name)}
    for one in (*seen, *places) if shared else ():
        if one.country and not sharing_states(one.name):
            named[one.doc_id].add(one.country)
    meant = {}
    for (doc_id, name), country in shared.items():
        others = sharing_states(name) & named[doc_id]
        meant[doc_id, name] = country if not others else "" if country in named[doc_id] else min(others)
    turned = {name for (doc_id, name), country in meant.items() if country != shared[doc_id, name]}
    return {key: country for key, country in meant.items() if key[1] in turned}


def _place_rows(seen: list[Seen]) -> list[Row]:
    rules: dict[str, Counter] = defaultdict(Counter)
    states: dict[str, Counter] = defaultdict(Counter)
    for one in seen:
        rules[one.name][one.rule] += one.counted
        states[one.name][one.country] += bool(one.country)
    counted = {one.name for one in seen if one.counted}
    whole: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if one.title.startswith("="):
            whole[one.name].add(one.title[1:])
    labels = {name: min(names) for name, names in whole.items() if len(names) == 1 and names <= counted}
    accented = {plain_letters(name): name for name in sorted(counted) if not name.isascii()}
    labels |= {name: accented[name] for name in counted & accented.keys() if name not in labels}
    return [
        make_row(name, labels.get(name, name), "place", _most(rules[name]), country=_most(states[name]) if sum(states[name].values()) else "")
        for name in sorted(counted)
    ]


def _most(counts: Counter) -> str:
    return min(counts, key=lambda item: (-counts[item], item))


def _other_rows(seen: list[Seen], persons: set[tuple[str, str]]) -> list[Row]:
    """Rows of names of which nothing tells what they are; of those that are persons' in some articles, only in others. `persons`: (alias, article)."""
    named, rows = {name for name, _ in persons}, {}
    for one in seen:
        scope = one.doc_id if one.name in named else ""
        if one.counted and (one.name, "") not in persons and (one.name, scope) not in persons:
            care = "private" if may_be_a_person(one.name) else ""
            rows[one.name, scope] = make_row(one.name, one.name, "other", f"{one.rule}; what it is, is not stated", care=care, only_in=scope)
    return [rows[key] for key in sorted(rows)]
