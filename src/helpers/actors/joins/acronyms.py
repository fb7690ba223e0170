"""Acronyms of bodies: whose body one means in which article."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from helpers.actors.discovery_seen import Seen
from helpers.actors.joins.body_names import is_of_article, strip_state
from helpers.actors.joins.body_words import Group
from helpers.actors.joins.judging import LIKE, likeness
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.naming import fold
from helpers.actors.states import find_state

Key = tuple[str, ...]
# Of so many bare bodies of other articles it is said that an acronym which nothing explains may be theirs.
MOST = 4


def is_acronym(one: Seen) -> bool:
    """Whether it was seen as the acronym of a name, which its title tells."""
    return one.title.startswith("=")


def join_acronyms(seen: list[Seen], groups: dict[Key, Group]) -> None:
    """Join acronyms given in brackets to the name before them."""
    homes = {(one.doc_id, one.name): key for key, group in groups.items() for one in group.seen}
    anywhere = {name: key for (_, name), key in homes.items()}
    shared: dict[tuple[str, str], Key] = {}
    for one in filter(is_acronym, seen):
        key = homes.get((one.doc_id, one.title[1:]), anywhere.get(one.title[1:]))
        if key and _is_elsewhere(key, one.doc_id):
            continue
        home = shared.setdefault((one.name, _state(groups, key)), key) if key else None
        if key and home != key and home in groups and key in groups and _alike(groups[home], groups[key]):
            homes |= {(kept.doc_id, kept.name): home for kept in groups[key].seen}
            anywhere |= {kept.name: home for kept in groups[key].seen}
            _take_in(groups[home], groups.pop(key))
            key = home
        if key in groups:
            groups[key].seen.append(one)
            groups[key].reasons[one.name] = f'acronym given in brackets after "{one.title[1:]}"'
            lone = groups.pop(("name", fold(one.name)), None) if ("name", fold(one.name)) != key else None
            groups[key].seen.extend(lone.seen if lone else [])


def _take_in(kept: Group, gone: Group) -> None:
    near = f'spelled nearly like "{kept.seen[0].name}", of the same acronym'
    kept.reasons |= {one.name: near for one in gone.seen}
    kept.seen.extend(gone.seen)


def _state(groups: dict[Key, Group], key: Key) -> str:
    """The state whose body it is, or the one article in which it is known."""
    return key[-1] if is_of_article(key) else groups[key].country if key in groups else ""


def _alike(one: Group, other: Group) -> bool:
    """Whether two bodies that bear one acronym are spelled so nearly alike that they are one."""
    return likeness(one.seen[0].name, other.seen[0].name) >= LIKE and one.kind == other.kind


def acronym_rows(groups: Mapping[Key, Group], texts: Mapping[str, str], waiting: Mapping[tuple[str, str], str]) -> list[Row]:
    """The rows, each of one article, of acronyms that do not mean one body everywhere.

    Those are the acronyms of two bodies, and those made of words that such a body has in every state ("MoD"). `waiting`: (article, bare name) ->
    reason, of names whose state is only proposed: their acronym goes with them. All other acronyms hold in the whole corpus.
    """
    rows = []
    for acronym, keys in sorted(_bearers(groups).items()):
        if len(keys) > 1 or any(is_of_article(key) or _is_everybodys(acronym, groups[key]) or _waits(acronym, groups[key], waiting) for key in keys):
            pattern = re.compile(rf"(?<![\w-]){re.escape(acronym)}(?![\w-])")
            for doc_id in sorted(doc_id for doc_id, text in texts.items() if acronym in text and pattern.search(text)):
                rows += _rows_here(acronym, doc_id, _beside(pattern, texts[doc_id]), keys, groups, waiting)
    return rows


def _bearers(groups: Mapping[Key, Group]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = defaultdict(list)
    for key, group in groups.items():
        for name in {one.name for one in group.seen if is_acronym(one)}:
            found[name].append(key)
    for key, group in groups.items():
        for name in {one.name for one in group.seen} & set(found):
            found[name].append(key)
    return {name: sorted(set(keys)) for name, keys in found.items()}


def _is_everybodys(acronym: str, group: Group) -> bool:
    """Whether the acronym of a body that every state has leaves out the state: MPS, but not PNP for the Philippine National Police."""
    from helpers.actors.discovery.acronyms import spells

    return group.key[0] in ("body", "police") and any(spells(acronym, strip_state(one.title[1:])) for one in group.seen if one.name == acronym and is_acronym(one))


def _waits(acronym: str, group: Group, waiting: Mapping[tuple[str, str], str]) -> bool:
    """Whether the acronym stands behind a bare name whose state is only proposed."""
    return any((one.doc_id, one.title[1:]) in waiting for one in group.seen if one.name == acronym and is_acronym(one))


def _beside(pattern: re.Pattern, text: str) -> set[str]:
    """The states that stand directly beside the acronym: "Lao MPS", "MPS of Laos"."""
    words = {word for found in pattern.finditer(text) for word in re.findall(r"([A-Z][\w.]*)['’]?s? $", text[max(0, found.start() - 30):found.start()])}
    words |= {after[1] for found in pattern.finditer(text) if (after := re.match(r" of (?:the )?([A-Z]\w+)", text[found.end():found.end() + 40]))}
    return {state for word in words if (state := find_state(word) or find_state(word.removesuffix("s")))}


def _rows_here(acronym: str, doc_id: str, beside: set[str], keys: list[Key], groups: Mapping[Key, Group],
               waiting: Mapping[tuple[str, str], str]) -> list[Row]:
    """The rows of one article: joined with the one body that it may mean here, else proposed for each.

    What every reader knows by the acronym is meant as well where the article does not introduce another.
    """
    far, keys = keys, [key for key in keys if not _is_elsewhere(key, doc_id)]
    told = [key for key in keys if any(one.doc_id == doc_id and (is_acronym(one) and one.name == acronym or key[0] == "known" and one.name != acronym)
                                       for one in groups[key].seen)]
    words = [key for key in _of_words(keys, groups) if not _is_elsewhere(key, doc_id)]
    known = [] if told else [key for key in keys if key[0] == "known"]
    here = told or known and keys or [key for key in words if any(one.doc_id == doc_id and one.name != acronym for one in groups[key].seen)]
    may_be = sorted({*here, *(key for key in words if groups[key].country in beside)})
    states = {groups[key].country for key in may_be} - {""}
    if len(may_be) == 1 and (beside <= states or not states and len(beside) < 2):
        return [_row(acronym, doc_id, groups[may_be[0]], waiting)]
    left = may_be or keys or far[:MOST]
    why = f"{acronym} may be {' or '.join(sorted(groups[key].label for key in left))}"
    return [make_row(acronym, groups[key].label, groups[key].kind, why, only_in=doc_id, country=groups[key].country, decision="propose") for key in left]


def _is_elsewhere(key: Key, doc_id: str) -> bool:
    """Whether it is a bare body of another article alone."""
    return is_of_article(key) and key[-1] != doc_id


def _of_words(keys: list[Key], groups: Mapping[Key, Group]) -> list[Key]:
    """The bodies that bear the acronym and those of the same words in other states."""
    words = {key[1] for key in keys if key[0] == "body"}
    return [key for key in groups if key in keys or key[0] == "body" and key[1] in words]


def _row(acronym: str, doc_id: str, group: Group, waiting: Mapping[tuple[str, str], str]) -> Row:
    seen = [one for one in group.seen if one.doc_id == doc_id]
    told = sorted({one.title[1:] for one in seen if is_acronym(one) and one.name == acronym})
    names = told or sorted({one.name for one in seen if not is_acronym(one)} - {acronym})
    reason = f'acronym given in brackets after "{told[0]}"' if told else "the only body of these words that the article names"
    name = next((name for name in names if (doc_id, name) in waiting), "")
    if name:
        return make_row(acronym, name, group.kind, f"{reason}; {waiting[doc_id, name]}", only_in=doc_id)
    return make_row(acronym, group.label, group.kind, reason, only_in=doc_id, country=group.country)
