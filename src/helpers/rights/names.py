"""Whose name is replaced by `--mask-care`, in which spellings, and by which mark."""
from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

import pandas as pd

from helpers.actors import is_cared_for
from helpers.cleantext import slug

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BETWEEN = r"[ \t\u00a0_.,\-'’&#;]{0,3}"
"""What may stand between the parts of one name, in a text, an id or a file name."""
PERSON = "person"
TAG = re.compile(r"(<[^<>]*>)")
IN_TAG = re.compile(r'((?<=\s)[a-z-]+=")([^"]*)(")')
JOINED = re.compile(r"[^\s:]+[-./_][^\s:]+")
"""A text written as one, such as a file name: so is a mark in it."""
SAID = ("value", "title", "aria-label", "alt", "label", "content")
IDS = ("id", "href", "data-n", "aria-labelledby", "xlink:href", "source", "target")
"""Attributes that say something to a reader, and those that hold an id: in an id only an article's own name is replaced."""
ID_FIELDS = ("id", "numbers", "item", "notebook", "number_id", "denominator_id", "cell_type", "output_type", "tags")
"""Members of a JSON file, and columns of a table, that hold ids."""


class Names(NamedTuple):
    """Spellings to replace: those that are replaced in any case, those only as they are written, and those only where they are a whole cell or a mention."""

    anywhere: dict[str, str]
    written: dict[str, str]
    alone: dict[str, str]


def letters(number: int) -> str:
    """A, B, … Z, AA, AB, … for 1, 2, ….

    >>> letters(1), letters(26), letters(27)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(number - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)


def _forms(name: str) -> set[str]:
    """The ways in which one spelling may be stored: composed, decomposed, without accents, as HTML writes it."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    forms = {unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name), plain}
    return forms | {html.escape(form) for form in forms} | {slug(name).replace("-", " ")}


def _key(name: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", html.unescape(name)) if not unicodedata.combining(one))
    return "".join(WORD.findall(plain.casefold())).replace("'", "").replace("’", "")


def _order(mentions: pd.DataFrame, documents: pd.DataFrame, cared: list[str]) -> list[str]:
    """The persons by where the articles name them first: an order that says nothing about their names."""
    place = {doc_id: at for at, doc_id in enumerate(documents["doc_id"])}
    first: dict[str, tuple[int, int]] = {}
    for actor, doc_id, start in mentions[["actor", "doc_id", "start"]].itertuples(index=False, name=None):
        here = (place.get(doc_id, len(place)), int(start))
        first[actor] = min(first.get(actor, here), here)
    never = (len(place), 0)
    return sorted(cared, key=lambda actor: (first.get(actor, never), actor))


class _Sorter:
    """Decides for each spelling how it may be replaced without taking another's name."""

    def __init__(self, aliases: pd.DataFrame, cared: set[str], texts: list[str]) -> None:
        others = aliases[~aliases["actor"].isin(cared) & (aliases["kind"] == PERSON)]
        self.of_others = {_key(word) for alias in (*others["alias"], *others["actor"]) for word in WORD.findall(alias)}
        self.common = {word for text in texts for word in re.findall(r"(?<![^\W_])[^\W\d_]+", text) if word.islower()}
        self.honorifics = {_key(word) for word in re.findall(r"[\w.]+", "Mr Mrs Ms Miss Dr Sir Dame Lady Lord Prof Professor St Saint Jr Sr Madam Madame Ko U Daw Ma")}

    def is_others(self, word: str) -> bool:
        """Whether the word stands in the name of a person who is not masked."""
        return _key(word) in self.of_others

    def is_common(self, word: str) -> bool:
        """Whether the articles hold the word in small letters: then its capital alone does not make it a name."""
        return word.casefold() in self.common or _key(word) in self.honorifics

    def parts(self, name: str) -> list[str]:
        """The words of a name that stand for the person alone."""
        return [word for word in WORD.findall(name) if word[:1].isupper() and len(word) > 1 and not self.is_common(word)]


def mask_of(aliases: pd.DataFrame, mentions: pd.DataFrame, documents: pd.DataFrame) -> Mask:
    """The mask for every actor of the registry with `care` other than `show`: all spellings, and the parts of the name that stand alone for it."""
    cared = set(aliases.loc[is_cared_for(aliases["care"]), "actor"])
    ordered = _order(mentions, documents, sorted(cared))
    marks = {actor: f"person {letters(place)}" for place, actor in enumerate(ordered, 1)}
    sorter = _Sorter(aliases, cared, documents["text"].tolist())
    spellings = {actor: {actor.partition(" (")[0], *aliases.loc[aliases["actor"] == actor, "alias"]} - {""} for actor in ordered}
    wanted = [(name, actor) for actor, names in spellings.items() for name in sorted(names)]
    wanted += [(part, actor) for actor, names in spellings.items() for name in sorted(names) for part in sorter.parts(name)]
    return Mask(marks, _settle(wanted, marks, sorter))


def _settle(wanted: list[tuple[str, str]], marks: dict[str, str], sorter: _Sorter) -> Names:
    owners: dict[str, dict[str, None]] = {}
    for name, actor in wanted:
        owners.setdefault(name, {})[marks[actor]] = None
    shared = {name: f"name {letters(place)}" for place, name in enumerate([name for name, found in owners.items() if len(found) > 1], 1)}
    names = Names({}, {}, {})
    for name, found in owners.items():
        single = len(WORD.findall(name)) == 1
        group = names.alone if single and sorter.is_others(name) else names.written if single and sorter.is_common(name) else names.anywhere
        group[name] = shared.get(name, next(iter(found)))
    return names


def _pattern(names: dict[str, str], flags: int) -> re.Pattern[str] | None:
    """All names in all their forms, the longest first; a plural s belongs to the name."""
    forms = {form for name in names for form in _forms(name)}
    written = {BETWEEN.join(map(re.escape, found)) for form in forms if (found := WORD.findall(form))}
    if not written:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(written, key=lambda one: (-len(one), one)))})(?:s(?![^\W_])|(?![^\W_]))", flags)


class Mask:
    """Replaces names by marks: `marks` by actor; use it on plain text, on markup, on the strings of a JSON file."""

    def __init__(self, marks: dict[str, str], names: Names) -> None:
        self.marks, self.names = marks, names
        self.ids: dict[str, str] = {}
        self.by_key = {_key(name): mark for name, mark in (*names.alone.items(), *names.written.items(), *names.anywhere.items())}
        upper = {name.upper(): mark for name, mark in names.written.items()}
        self.patterns = [one for one in (_pattern(names.anywhere, re.IGNORECASE), _pattern(names.written | upper, 0)) if one]

    def _mark(self, found: re.Match[str]) -> str:
        key = _key(found.group())
        return self.by_key.get(key) or self.by_key[key.removesuffix("s")]

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Where the text holds a name, and the mark for it; the longest name wins."""
        found: list[tuple[int, int, str]] = []
        for pattern in self.patterns:
            found += [(*one.span(), self._mark(one)) for one in pattern.finditer(text)]
        return found

    def text(self, text: str) -> str:
        """The text with marks in place of names; a text that is nothing but a name that others share is a mark too. In a file name the mark is written as one."""
        whole = self.names.alone.get(text.strip())
        if whole:
            return whole
        is_id = JOINED.fullmatch(text)
        for pattern in self.patterns:
            text = pattern.sub(lambda found: slug(self._mark(found)) if is_id else self._mark(found), text)
        return text

    def identifier(self, text: str) -> str:
        """An id with the articles' own names as the copy has them."""
        for name, told in self.ids.items():
            text = text.replace(name, told)
        return text

    def _attribute(self, found: re.Match[str]) -> str:
        name, value = found.group(1)[:-2], found.group(2)
        told = self.text(value) if name in SAID else self.identifier(value) if name in IDS else value
        return found.group(1) + told + found.group(3)

    def markup(self, markup: str) -> str:
        """HTML or XML with marks in its texts, and in its attributes as they allow; the markup itself is left."""
        return "".join(IN_TAG.sub(self._attribute, piece) if piece.startswith("<") else self.text(piece) for piece in TAG.split(markup))

    def network(self, markup: str) -> str:
        """The XML of a network, in which the names of its nodes are ids too."""
        return IN_TAG.sub(lambda found: found.group(1) + self.text(found.group(2)) + found.group(3), self.markup(markup))

    def inside(self, content: object, is_id: bool = False, fields: tuple[str, ...] = ID_FIELDS) -> object:
        """A JSON value with marks in all its strings, names of its members included."""
        if isinstance(content, str):
            return self.identifier(content) if is_id else self.markup(content) if "</" in content else self.text(content)
        if isinstance(content, list):
            return [self.inside(one, is_id, fields) for one in content]
        if isinstance(content, dict):
            return {self.text(name): self.inside(one, is_id or name in fields, fields) for name, one in content.items()}
        return content
