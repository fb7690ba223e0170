"""Two official names of one body: the same content words in another order, the rest those of the body it is attached to."""
from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from helpers.actors.discovery_seen import Seen
from helpers.actors.joins.body_names import FUNCTION, is_of_article, same_words
from helpers.actors.joins.company_parts import without_form


Content = tuple[frozenset[str], frozenset[str]]


@dataclass
class Group:
    """All names of one body."""

    key: tuple[str, ...]
    kind: str
    country: str
    seen: list[Seen] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    label: str = ""


def mark_party_organs(groups: dict[tuple[str, ...], Group]) -> None:
    """A body whose name holds a party's name or acronym is a body of that party."""
    parties = {one.name for group in groups.values() if group.kind == "party" for one in group.seen}
    for group in groups.values():
        if group.kind == "government" and any(re.search(rf"\b{re.escape(party)}\b", name) for name in {one.name for one in group.seen} for party in parties):
            group.kind = "party"


def _content(name: str, acronyms: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The content words of a body's own name and those of the body it is attached to by "of"."""
    for short, full in acronyms.items():
        name = re.sub(rf"\b{re.escape(short)}\b", full, name)
    own, _, parent = re.sub(r"\bthe\b ?", "", name).partition(" of ")
    return frozenset(re.findall(r"[\w-]+", own.lower())) - FUNCTION, frozenset(re.findall(r"[\w-]+", parent.lower())) - FUNCTION


def join_by_content(groups: dict[tuple[str, ...], Group]) -> None:
    """Join names with the same head noun and three or more content words in common; all others must belong to the body they are attached to."""
    acronyms = {one.name: one.title[1:] for group in groups.values() for one in group.seen if one.title.startswith("=")}
    heads: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, group in sorted(groups.items()):
        if key[0] in ("name", "body") and not is_of_article(key):
            heads[group.seen[0].title].append(key)
    contents = {key: _content(group.seen[0].name, acronyms) for key, group in groups.items() if key[0] in ("name", "body")}
    for keys in heads.values():
        for left, right in combinations(keys, 2):  # sorted; a group taken into another keeps no name of its own
            if left in groups and right in groups and _same_content(groups[left], groups[right], contents[left], contents[right]):
                _merge(groups, left, right)


def join_by_form(groups: dict[tuple[str, ...], Group]) -> None:
    """Join a company's name with and without the words of its form (Ltd, PT, S.A.), where no two forms of it stand in these articles."""
    bases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, group in sorted(groups.items()):
        if key[0] == "name" and not is_of_article(key):
            bases[same_words(without_form(group.seen[0].name, least=4))].append(key)
    for base, keys in bases.items():
        formed = [key for key in keys if key[1] != base]
        if len(keys) == 2 and len(formed) == 1 and all(groups[key].kind in ("company", "other") for key in keys):
            _merge(groups, formed[0], next(key for key in keys if key != formed[0]), "without the words of its form")


def _same_content(one: Group, other: Group, left: Content, right: Content) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    (own, parent), (their, theirs) = left, right
    shared = own & their
    if len(shared) < 3:
        return False
    same_parent = parent == theirs if parent and theirs else True
    if {seen.doc_id for seen in one.seen} & {seen.doc_id for seen in other.seen} and not same_parent:
        return False
    return own - shared <= theirs and their - shared <= parent and same_parent


def _merge(groups: dict, left: tuple[str, ...], right: tuple[str, ...], how: str = "in another order") -> None:
    kept, gone = groups[left], groups.pop(right)
    for one in gone.seen:
        kept.reasons.setdefault(one.name, f'the same words as "{kept.seen[0].name}", {how}')
    kept.seen.extend(gone.seen)
    kept.country = kept.country or gone.country
    kept.kind = "party" if "party" in (kept.kind, gone.kind) else kept.kind
