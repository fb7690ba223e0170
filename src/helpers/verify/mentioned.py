"""The names that a run counts, held against articles and registry: each stands where its row says, for whom the registry says; none is missing."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from helpers.tokens import find_quoted
from helpers.verify.again import Again, cells, places_of
from helpers.verify.registered import WORD, Registered, straight, writes

ROLES = ("actor", "place", "modifier", "unclear")
DESCRIBED = " (described)"
BEFORE, AFTER, ENDS = " \n(\"“", " \n", ",;:!?)\"”"
"""What stands round a name that nobody can take for a part of a longer word."""
MOST = 5


class Sentence(NamedTuple):
    """A sentence of an article."""

    start: int
    end: int
    number: int
    paragraph: int
    zone: str


def _role_of(level: str, kind: str) -> tuple[str, ...]:
    """The roles that a mention may have: the rules decide for a state alone."""
    if level in ("described", "nominal"):
        return ("actor",)
    if level == "nested":
        return ({"state": "modifier", "place": "place"}.get(kind, "actor"),)
    return ROLES if kind == "state" else ("place",) if kind == "place" else ("actor",)


class Mentioned:
    """The mentions of a run beside its articles; `wrong` names those that do not stand there so."""

    def __init__(self, again: Again) -> None:
        self.again, self.registered = again, Registered(again)
        self.quotes: dict[tuple[str, int], list[tuple[int, int]]] = {}

    @cached_property
    def _sentences(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = {}
        for doc_id, *sentence in cells(self.again.sentences, "doc_id", "start", "end", "sentence", "paragraph", "zone"):
            found.setdefault(doc_id, []).append(Sentence(*sentence))
        return {doc_id: sorted(rows) for doc_id, rows in found.items()}

    def _around(self, row: object) -> tuple[Sentence | None, int]:
        """The sentence in which a mention begins, and where its paragraph ends: a name may run on into the next sentence."""
        rows = self._sentences.get(row.doc_id, [])
        at = bisect_right([one.start for one in rows], row.start) - 1
        if at < 0 or row.start >= rows[at].end:
            return None, 0
        return rows[at], max(one.end for one in rows if one.paragraph == rows[at].paragraph)

    def _copy_of(self, row: object) -> str:
        text_id = self._texts[row.doc_id]
        return text_id if text_id != row.doc_id else self.again.passage_of(row.doc_id, row.start, row.end)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(zip(self.again.documents["doc_id"], self.again.documents["text_id"], strict=True))

    def _quoted(self, row: object, paragraph: int) -> bool:
        key = (row.doc_id, paragraph)
        if key not in self.quotes:
            rows = [one for one in self._sentences[row.doc_id] if one.paragraph == paragraph]
            self.quotes[key] = find_quoted(self.again.texts[row.doc_id], rows[0].start, rows[-1].end)
        return any(low <= row.start < high for low, high in self.quotes[key])

    def _fault_of_place(self, row: object) -> str:
        words = self.again.texts.get(row.doc_id, "")[row.start:row.end]
        sentence, end = self._around(row)
        if words != words.strip() or not writes(row.alias, words):
            return f"the alias is {row.alias!r}, the article has {words!r}"
        if sentence is None or (str(row.sentence), row.zone) != (str(sentence.number), sentence.zone) or row.end > end:
            return f"it does not lie in sentence {row.sentence}, zone {row.zone}"
        lead = next((one.paragraph for one in self._sentences[row.doc_id] if one.zone == "paragraph"), 0)
        made = {"lead": str(sentence.zone == "paragraph" and sentence.paragraph == lead), "quoted": str(self._quoted(row, sentence.paragraph)),
                "copy_of": self._copy_of(row)}
        return next((f"column {name} says {getattr(row, name)!r}, the articles give {value!r}" for name, value in made.items()
                     if getattr(row, name) != value), "")

    def _fault_of_actor(self, row: object, inside: set[str], before: set[str]) -> str:
        """`inside` are the actors named within the mention, `before` those named above it in the article."""
        kind = ""
        if row.level in ("named", "nested"):
            sentence, _ = self._around(row)
            known = self.registered.actors(row.alias, row.doc_id, self.again.texts[row.doc_id][sentence.start:sentence.end])
            kinds = {kind for actor, kind in known or () if actor == row.actor}
            if not kinds:
                told = " or ".join(sorted(actor for actor, _ in known or ())) or "nobody"
                return f"the actor is {row.actor!r}, by the registry {row.alias!r} is {told} there"
            kind = min(kinds)
        elif row.level == "described":
            if not row.actor.endswith(DESCRIBED) or row.actor.removesuffix(DESCRIBED).partition(" of ")[2].removeprefix("the ") not in inside:
                return f"the actor is {row.actor!r}, which the words {row.alias!r} do not name"
        elif row.level != "nominal" or row.actor not in before:
            return f"the level is {row.level!r}, and {row.actor!r} is named nowhere above it"
        return self._fault_of_role(row, kind)

    def _fault_of_role(self, row: object, kind: str) -> str:
        allowed = _role_of(row.level, kind)
        if row.role not in allowed:
            return f"the role is {row.role!r}, it can be {' or '.join(allowed)} only"
        sentence, end = self._around(row)
        there = " ".join(self.again.texts[row.doc_id][sentence.start:end].lower().split())
        if row.cue and (row.role != "actor" or row.level == "nested" or row.cue not in there):
            return f"the cue is {row.cue!r}, which does not stand beside a name that acts there"
        return ""

    def wrong(self) -> Iterator[str]:
        """One line a row of `mentions` that does not stand there so, and a line a name that has no row."""
        rows, by_article = list(self.again.mentions.astype("object").itertuples(index=False)), {}
        for row in rows:
            by_article.setdefault(row.doc_id, []).append(row)
        for row in rows:
            own = by_article[row.doc_id]
            inside = {one.actor for one in own if row.start <= one.start and one.end <= row.end
                      and one.level in ("named", "nested")} if row.level == "described" else set()
            before = {one.actor for one in own if one.start < row.start} if row.level == "nominal" else set()
            fault = self._fault_of_place(row) or self._fault_of_actor(row, inside, before)
            if fault:
                yield f"table mentions, row {row.doc_id} {row.start}: {fault}."
        yield from list(self._missing())[:MOST]

    def _written(self, doc_id: str) -> Iterator[tuple[int, int, str, str]]:
        """Names in counted sentences that nothing joins to a longer word: start, end, alias, sentence."""
        text = self.again.texts[doc_id]
        plain = straight(text)
        for sentence in self._sentences.get(doc_id, ()):
            for word in WORD.finditer(plain, sentence.start, sentence.end):
                start = word.start()
                if start and plain[start - 1] not in BEFORE:
                    continue
                for alias in self.registered.by_first_word.get(word.group(), ()):
                    end = start + len(alias)
                    after = plain[end:end + 2]
                    if end <= sentence.end and plain.startswith(alias, start) and (not after or after[0] in AFTER
                                                                                   or (after[0] in ENDS and after[1:] in ("", " ", "\n"))):
                        yield start, end, alias, text[sentence.start:sentence.end]

    def _missing(self) -> Iterator[str]:
        taken = places_of(self.again.mentions)
        for doc_id in self.again.texts if self.again.kept("mentions") is not None else ():
            found = [(start, end, alias, self.registered.actors(alias, doc_id, sentence)) for start, end, alias, sentence in self._written(doc_id)]
            places = taken.get(doc_id, []) + [(start, end) for start, end, _, actors in found if actors is not None and not actors]
            for start, end, alias, actors in found:
                family = " " not in alias and any(kind == "person" for _, kind in actors
                                                  or ())  # which may stand for the family, by rules that verify does not have
                if actors and not family and not any(low < end and start < high for low, high in places):
                    yield f"table mentions: {doc_id} {start} names {alias!r}, by the registry {min(actors)[0]}, which it does not say."
