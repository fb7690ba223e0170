"""A person's stretch in a sentence, and the shape that a name has in codes."""
from __future__ import annotations

import re
from typing import NamedTuple

from helpers.actors.discovery.codes import Token

NAME = r"(?:I+[FNC]|F(?=l{0,3}[FNSYIPQHJC])|[FN])(?:l{1,3}[FN]|[FNI]|(?<=F)[SYPQHJC])*"
POSSESSIVE = re.compile(r" (['’]s?)(?=\s|$)")


class Person(NamedTuple):
    """A person's stretch of tokens [first, last), with title and state where they stand beside, and the rule."""

    first: int
    last: int
    title: str
    country: str
    rule: str
    weight: int


def text_of(tokens: list[Token], first: int, last: int) -> str:
    """The words of a stretch of tokens as they stand, a possessive at its word."""
    return POSSESSIVE.sub(r"\1", " ".join(token.text for token in tokens[first:last]))
