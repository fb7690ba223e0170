"""Mastheads: an outlet's name that stands alone, or in brackets after the last sentence."""
from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from helpers.lines.outlets import name_outlet, outlet_pattern, read_outlets


class Masthead(NamedTuple):
    """An outlet's name at an end of an article: its stretch of the line, the outlet, whether it stands in brackets."""

    start: int
    end: int
    outlet: str
    bracketed: bool


_BRACKET = re.compile(r"[(\[（【]\s*(?P<name>[^()\[\]\n（）【】]{2,60}?)\s*[)\]）】]\s*\.?\s*$")
_CLOSING = tuple(")]）】")
_LABEL = re.compile(r"^\s*(?:(?:news )?source|courtesy|credit|from|via|media|publication)\s*:\s*|^\s*[-–—―~*]+\s*", re.IGNORECASE)
_INPUTS = re.compile(r"^(?:with (?:inputs?|agencies|reporting|additional reporting|files)(?: from)?|"
                     r"additional reporting (?:by|from)|input from|from)\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def match_masthead(line: str) -> Masthead | None:
    """The outlet that a line consists of or ends with in brackets, else None.

    Only the first and last lines of an article should be asked. A name in brackets counts alone on its line or after the end of a sentence,
    so that an agency explained in a sentence, `the agency (AP) said`, never does. Offsets count in `line`.

    >>> match_masthead("(Global Times)")
    Masthead(start=0, end=14, outlet='Global Times', bracketed=True)
    >>> match_masthead("Reuters").outlet, match_masthead("He told Reuters.") is None
    ('Reuters', True)
    """
    text = line.rstrip()
    if not text.strip() or len(text) > 20_000:
        return None
    return _match_bracket(text) or _match_alone(text)


def _match_bracket(text: str) -> Masthead | None:
    match = _BRACKET.search(text[-80:]) if text.removesuffix(".").rstrip()[-1:] in _CLOSING else None
    if not match:
        return None
    start = max(0, len(text) - 80) + match.start()
    before = text[:start].rstrip()
    outlet = _name_bracket(match["name"])
    if not outlet or (before and before[-1] not in ".!?\"”’'。)"):
        return None
    return Masthead(start, len(text), outlet, True)


def _name_bracket(words: str) -> str:
    if _INPUTS.match(words):
        return ""
    first = re.split(r"[/,;]| and | - ", words)[0]
    return name_outlet(words) or name_outlet(first)


def _match_alone(text: str) -> Masthead | None:
    if len(text) > 80:
        return None
    bare = _LABEL.sub("", text.lstrip("# "), count=1).strip(" *_|")
    outlet = name_outlet(bare) or _first_of(bare)
    if not outlet or bare.endswith((".", "!", "?")) and bare not in read_outlets():
        return None
    start = len(text) - len(text.lstrip())
    return Masthead(start, len(text), outlet, False)


def _first_of(text: str) -> str:
    """The first of several outlets parted by strokes, `Reuters/AFP`; empty where one of them is none."""
    named = [name_outlet(part) for part in text.split("/")]
    return named[0] if len(named) > 1 and all(named) else ""


def find_outlets(text: str) -> list[tuple[int, int, str]]:
    """Every known outlet named in a text: start, end, outlet. Names cited in running text are mentions, never the article's outlet."""
    return [(match.start(), match.end(), read_outlets()[match[0]].name) for match in outlet_pattern().finditer(text)]
