"""What a state is in its sentence: actor, place, modifier, or unclear where no rule fires (method section 7).

The rules look at the words around a name, or around a list of names ("China, Thailand and Laos"), which share their role. They know no
grammar beyond word lists; their precision on hand-marked articles is held by a test.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helpers.actors.roles_left import is_example, is_object, is_post, is_region, last_word, role_before
from helpers.actors.roles_subject import begins_with_base, describes, follows_as_verb, head_noun, is_subject
from helpers.actors.roles_words import noun_class
from helpers.actors.states import use_of

ROLES = ("actor", "place", "modifier", "unclear")
WINDOW = 120
JOIN = re.compile(r"[ \u00a0]*(?:,[ \u00a0]*(?:and |or |as well as )?|and |or |& |as well as |along with |[-–/])[ \u00a0]*(?:the |both |"
                  r"neighbou?ring |nearby )?")
CONJUNCTION = re.compile(r"\b(?:and|or|as well as|along with)\b|[&–/-]")
POSSESSIVE = re.compile(r"['’](?:[sS]\b)?(?=[ \u00a0])")
SIDE = re.compile(r"[ \u00a0]+sides?\b(?! of)")
GROUND = re.compile(r"[ \u00a0]+(?:[\w-]+(?:ern|ing) )?(\w+)(?:[ \u00a0]+(\w+))?")
GUARDS = frozenset("police guard guards force forces patrol patrols authorities authority officials official agents troops security "
                   "minister chief control controls policy".split())


class Named(NamedTuple):
    """A named state in a sentence; offsets count in the article."""

    start: int
    end: int
    alias: str
    actor: str


def _joined(text: str, before: Named, after: Named) -> bool:
    return bool(JOIN.fullmatch(text, before.end, after.start))


def _runs(text: str, names: Sequence[Named]) -> Iterator[list[Named]]:
    run: list[Named] = []
    for name in names:
        if run and not _joined(text, run[-1], name):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _parted(text: str, run: list[Named], headline: bool) -> Iterator[list[Named]]:
    """A run of names as lists: names with nothing but commas between them are a list only in a headline; a name said twice begins a new one."""
    if len(run) == 1:
        yield run
        return
    joints = [text[one.end:two.start] for one, two in zip(run, run[1:], strict=False)]
    if not headline and not any(CONJUNCTION.search(joint) for joint in joints):
        yield from ([name] for name in run)
    elif len({name.actor for name in run}) < len(run) and joints[0].strip() == ",":
        yield run[:1]
        yield run[1:]
    else:
        yield run


def find_lists(text: str, names: Sequence[Named], headline: bool = False) -> list[list[Named]]:
    """The names of a sentence as lists of names that share a role; most lists hold one name."""
    if len(names) < 2:
        return [list(names)] if names else []
    return [part for run in _runs(text, names) for part in _parted(text, run, headline)]


def _by_head(right: str) -> str:
    """The role of a possessor by what it has: a stance or act, a piece of ground, or anything else."""
    head = head_noun(right)
    if head.lower() in noun_class("act"):
        return "actor"
    return "place" if head.lower() in noun_class("place") else "modifier"


def _is_ground(right: str) -> bool:
    """Whether a border, region or territory follows, and not the guards of one."""
    found = GROUND.match(right)
    return bool(found) and found[1].lower() in noun_class("place") - {"center", "centre"} and (found[2] or "").lower() not in GUARDS


def _role_of_list(left: str, right: str, many: bool, headline: bool) -> str:
    last = last_word(left)
    if SIDE.match(right):
        return "actor"
    if possessive := POSSESSIVE.match(right):
        return "place" if is_region(left, last) else _by_head(right[possessive.end():])
    if (right[:1] in ("-", "–") and right[1:2].isalpha()) or (left[-1:] in ("-", "–") and left[-2:-1].isalpha()):
        return "modifier"
    if is_post(left, last) or is_region(left, last) or _is_ground(right):
        return "place"
    if is_object(left) and begins_with_base(right):
        return "actor"
    before = role_before(left, right)
    if describes(right, many, headline) and not (before and follows_as_verb(right)):
        return "modifier"
    if is_example(left, last):
        right = right.removeprefix(",")
    return before or ("actor" if is_subject(right, many, headline) else "unclear")


def find_roles(text: str, start: int, end: int, names: Sequence[Named], headline: bool = False) -> list[str]:
    """The role of each named state of a sentence `text[start:end]`; `names` are its states by offset, those inside longer names left out.

    >>> sentence = "China urged Laos to act in Thailand."
    >>> find_roles(sentence, 0, 36, [Named(0, 5, "China", "China"), Named(12, 16, "Laos", "Laos"), Named(27, 35, "Thailand", "Thailand")])
    ['actor', 'actor', 'place']
    """
    return list_roles(text, start, end, find_lists(text, names, headline), headline)


def _role_of(alias: str, shared: str) -> str:
    """The role of one name of a list: a demonym modifies, a capital is its state only where it acts."""
    use = use_of(alias)
    return "modifier" if use == "demonym" else "actor" if use == "capital" and shared != "modifier" else shared


def list_roles(text: str, start: int, end: int, lists: Sequence[Sequence[Named]], headline: bool = False) -> list[str]:
    """The role of each state of a sentence, whose lists (see `find_lists`) are known."""
    roles = []
    for members in lists:
        left = text[max(start, members[0].start - WINDOW):members[0].start].replace("\u00a0", " ")
        right = text[members[-1].end:min(end, members[-1].end + WINDOW)]
        shared = _role_of_list(left, right, len(members) > 1, headline)
        roles += ["actor" if SIDE.match(right) else _role_of(name.alias, shared) for name in members]
    return roles
