"""Which numbers moved, and because of what: causes replaced one after another, never guessed."""
from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from helpers.compare.rerun import Kitchen, Mixture, is_of_now
from helpers.compare.runs import CAUSES, Place, Run

MOST_ARTICLES = 4
BY_SPANS = "articles, as each run counts them"
OTHER_CODE = "this version of Dateline, which made neither run"
COPIES = "These are copies to share, without inputs and places: what several causes moved is not separable; compare the whole runs for that."
CODE_FIRST = "Code and versions stand first here: the runs between the two are made by this version, which did not make the first."
ENTERS, LEAVES = "its row is not in the list of the first run", "its row is not in the list of the second run"
UNCHANGED = " (not changed itself: what is worked out over all articles)"


class Step(NamedTuple):
    """What a number was before and after a cause was replaced."""

    cause: str
    before: str
    after: str


class Move(NamedTuple):
    """A number that moved: where it stands, what both pages show (empty where it is not there), its steps, the articles behind it, how far."""

    place: Place
    first: str
    second: str
    steps: tuple[Step, ...]
    articles: tuple[str, ...]
    far: float = 0.0


class Leg(NamedTuple):
    """Two runs that differ in one cause, or in several that cannot be told apart."""

    cause: str
    before: Run
    after: Run


class Chain(NamedTuple):
    """From the first run to the second, one leg after the other; `why` says what could not be separated, and for what reason."""

    legs: list[Leg]
    why: str


def _joint(causes: list[str]) -> str:
    return "not separable: " + " or ".join(causes)


def plan(a: Run, b: Run, causes: list[str], kitchen: Kitchen | None) -> Chain:
    """The legs between two runs. Where articles are missing, what they would have parted stays together, and `why` names them."""
    if a.shared:
        letters = " A person's letter may stand for another person in the other copy." if a.shared.get("mask_care") else ""
        return Chain([Leg(_joint(causes) if len(causes) > 1 else cause, a, b) for cause in causes[:1]], COPIES + letters)
    if len(causes) < 2:
        return Chain([Leg(cause, a, b) for cause in causes], "")
    if kitchen is None:
        return Chain([Leg(_joint(causes), a, b)],
                     "Several things differ; with --corpus, the folder of the articles, they are told apart by running again.")
    missing = kitchen.missing(b)
    if missing:
        return Chain([Leg(_joint(causes), a, b)], f"The runs between the two cannot be made, since the corpus has not: {', '.join(missing)}.")
    return _chain(a, b, causes, kitchen)


def _chain(a: Run, b: Run, causes: list[str], kitchen: Kitchen) -> Chain:
    """Articles first: every run between needs those of the second run alone, but where the code differs."""
    told, joint, why, legs, here = [cause for cause in causes if cause != CAUSES[-1]], False, "", [], a
    from_now, to_now, left = is_of_now(a), is_of_now(b), CAUSES[-1] if CAUSES[-1] in causes else OTHER_CODE
    taken = dict.fromkeys(CAUSES[:-1], a)
    if not from_now and "articles" in told and kitchen.missing(a):
        joint, why = True, f"Articles and code cannot be told apart, since the corpus has not: {', '.join(kitchen.missing(a))}."
    elif not from_now:
        here = kitchen.make(Mixture(*taken.values()))
        legs.append(Leg(left, a, here))
        why = CODE_FIRST if told else ""
    for cause in told:
        taken[cause] = b
        last = cause == told[-1] and to_now
        after = b if last else kitchen.make(Mixture(*taken.values()))
        legs.append(Leg(_joint(["articles", left]) if joint and cause == "articles" else cause, here, after))
        here = after
    if here is not b:
        legs.append(Leg(left, here, b))
    return Chain(legs, why)


def _shown(run: Run, place: Place) -> str:
    return run.numbers[place].shown if place in run.numbers else ""


def _value(run: Run, place: Place) -> float:
    return float(run.numbers[place].value) if place in run.numbers else 0.0


def _far(a: Run, b: Run, place: Place, by_articles: bool) -> float:
    """How far a count moved: the difference squared by the sum, so that neither frequent nor rare stand first by that alone; 0 for scores.

    A row that articles alone (`by_articles`) brought into a list, or out of it, moved by the changed ones: how often the others hold it is not new.
    """
    if by_articles and _listed(a, b, place):
        moved = sum(by for doc_id, by in _per_article(a, b, place).items() if not _is_same(a, b, doc_id))
        return moved ** 2 / max(abs(sum(_per_article(a, b, place).values())), 1)
    counts = [_value(run, place) for run in (a, b) if place not in run.numbers or run.numbers[place].kind == "count"]
    return (counts[1] - counts[0]) ** 2 / sum(counts) if len(counts) == 2 and sum(counts) else 0.0


def _per_article(a: Run, b: Run, place: Place) -> dict[str, int]:
    """By how much each article moved a count, by its own spans."""
    counts = [run.by_article.get(run.numbers[place].number_id, Counter()) if place in run.numbers else Counter() for run in (a, b)]
    moved = {doc_id: counts[1][doc_id] - counts[0][doc_id] for doc_id in sorted(set(counts[0]) | set(counts[1]))}
    return {doc_id: by for doc_id, by in moved.items() if by}


def _is_same(a: Run, b: Run, doc_id: str) -> bool:
    """Whether the file of an article is the same in both runs."""
    path = b.path_of.get(doc_id, a.path_of.get(doc_id, doc_id))
    return a.articles.get(path) == b.articles.get(path)


def _listed(a: Run, b: Run, place: Place) -> str:
    """Of a number that one run does not show although articles of both hold what it counts: that its row came in, or went."""
    if place in a.numbers and place in b.numbers or not any(_is_same(a, b, doc_id) for doc_id in _per_article(a, b, place)):
        return ""
    return ENTERS if place in b.numbers else LEAVES


def _named_articles(a: Run, b: Run, place: Place, causes: list[str]) -> tuple[str, ...]:
    """The articles that moved a count, those with most first; only where articles differ."""
    counted = [run.numbers[place].kind for run in (a, b) if place in run.numbers]
    if "articles" not in causes or "count" not in counted:
        return ()
    found, listed = _per_article(a, b, place), _listed(a, b, place)
    adds_up = sum(found.values()) == _value(b, place) - _value(a, place)  # not where a sentence, a pair or a text counts once
    if listed:
        found = {doc_id: by for doc_id, by in found.items() if not _is_same(a, b, doc_id)}
    ordered = sorted(found, key=lambda doc_id: (-abs(found[doc_id]), doc_id))
    told = [listed] if listed else []
    for doc_id in ordered[:MOST_ARTICLES]:
        told.append(doc_id + (f" {found[doc_id]:+d}".replace("-", "−") if adds_up else "") + (UNCHANGED if _is_same(a, b, doc_id) else ""))
    return (*told, *([f"and {len(ordered) - MOST_ARTICLES} more"] if len(ordered) > MOST_ARTICLES else []))


def _refined(a: Run, b: Run, place: Place, step: Step) -> Step:
    """A count that several causes moved together, its articles told apart by the spans that each article adds."""
    if not step.cause.startswith(_joint(["articles"])) or "count" not in [run.numbers[place].kind for run in (a, b) if place in run.numbers]:
        return step
    paths = {b.path_of.get(doc_id, a.path_of.get(doc_id, doc_id)) for doc_id in _per_article(a, b, place)}
    same = {path for path in paths if a.articles.get(path) == b.articles.get(path)}
    if not paths or paths == same:
        return step
    others = step.cause.replace("articles or ", "", 1)
    rest = others if " or " in others else step.cause.replace(_joint(["articles or "]), "", 1)
    return step._replace(cause=BY_SPANS + (f"; for articles that did not change {rest}" if same else ""))


def find_moves(a: Run, b: Run, causes: list[str], chain: Chain) -> list[Move]:
    """One row a count or score that both pages do not show alike, by item in the order of the second page, with its causes."""
    order = {place: at for at, place in enumerate([*b.numbers, *(place for place in a.numbers if place not in b.numbers)])}
    items = {item: at for at, item in enumerate(dict.fromkeys(place[0] for place in order))}
    moves = []
    for place in sorted(order, key=lambda place: (items[place[0]], order[place])):
        first, second = _shown(a, place), _shown(b, place)
        if first != second:
            steps = [Step(leg.cause, _shown(leg.before, place), _shown(leg.after, place)) for leg in chain.legs]
            moved = tuple(_refined(a, b, place, step) for step in steps if step.before != step.after)
            moves.append(Move(place, first, second, moved, _named_articles(a, b, place, causes),
                              _far(a, b, place, {step.cause for step in moved} == {"articles"})))
    return moves
