"""Two official names of one body: the same content words in another order, the rest those of the body it is attached to."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from helpers.actors.discovery_seen import Seen
from helpers.actors.joins.body_names import FUNCTION, is_of_article, same_words
from helpers.actors.joins.company_parts import first_word, without_form
from helpers.actors.naming import fold
from helpers.actors.sounds import sound_keys
from helpers.actors.states import use_of

Content = tuple[frozenset[str], frozenset[str]]
SMALL = frozenset("of for the and in & de del da do di la y e et und i".split())


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


def join_by_part(groups: dict[tuple[str, ...], Group], texts: Mapping[str, str]) -> None:
    """Join what other articles call a body by a part of its name: a company by its first word where an article that names it in full does so too
    ("Tarkanord", "Tarkanord Fisheries Co."), a public body without the state behind its name ("Prefectura Naval", "Prefectura Naval Argentina")."""
    wholes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    begun: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for key, group in sorted(groups.items()):
        for name, doc_id in sorted({(one.name, one.doc_id) for one in group.seen if " " in one.name}):
            begun[fold(name.split()[0])].add(key)
            part = _part(name, group.kind, texts[doc_id]) if key[0] == "name" and not is_of_article(key) else ""
            wholes[fold(part)].add(key)
    for part, keys in sorted(wholes.items()):
        short, whole = groups.get(("name", part)), groups.get(min(keys))
        if part and short and whole and len(keys | begun[part]) == 1 and short.kind in (whole.kind, "other", "company") and _apart(short, whole):
            _merge(groups, min(keys), ("name", part), "cut short")


def _apart(one: Group, other: Group) -> bool:
    """Whether no article names both."""
    return not {seen.doc_id for seen in one.seen} & {seen.doc_id for seen in other.seen}


def join_by_sound(groups: dict[tuple[str, ...], Group]) -> None:
    """Join names of one kind that other articles write by the rules of another language: "Raja Chellah", "Raja Shella"."""
    blocks: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key, group in sorted(groups.items()):
        for sound in sorted(sound_keys(group.seen[0].name)) if key[0] == "name" and not is_of_article(key) else ():
            blocks[group.kind, sound].append(key)
    for left, right in sorted({pair for keys in blocks.values() for pair in combinations(keys, 2)}):
        if left in groups and right in groups and _apart(groups[left], groups[right]):
            _merge(groups, left, right, "as another language writes them")


def _part(name: str, kind: str, text: str) -> str:
    """The part of a body's name that may stand for it in other articles too; empty where none may."""
    words = name.split()
    if len(words) > 2 and kind in ("government", "armed", "police") and use_of(words[-1]) == "name" and words[-2] not in SMALL:
        return " ".join(words[:-1])
    word = first_word(name) if kind == "company" else ""
    return word if len(word) > 4 and re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-]| [A-ZÀ-Þ&])", text) else ""


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
