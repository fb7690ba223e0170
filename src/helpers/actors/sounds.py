"""How names sound that are written anew in another language's letters: Boncheva and Boncseva, Rashid and Rachid."""
from __future__ import annotations

import re
from functools import lru_cache

from helpers.actors.naming import plain_letters, shape_of

# Articles inside Arabic names, which one text writes and the other leaves out or glues on.
ARTICLES = frozenset("al el ul ad ar as ash at az an".split())
SERVANT = re.compile(r"^abd(?:[aeu][lr]$|[aeu]l(?=\w{3})|[aeu](?=([rsnzdt])\1))")
# In order: what several letters write that is one sound, then letters that stand for each other from one writing to the next.
STEPS = tuple((re.compile(found), sound) for found, sound in (
    ("ph", "v"), ("ck|kh|qu?", "k"), ("tsch|shch|sch|tch|dzh|dj", "s"), ("ts|tz|cz|cs|sz|zs|sh|zh|ch|x", "s"), ("z|ç", "s"), ("ee", "i"), ("oo|ou", "u"),
    ("[fw]", "v"), ("[yj]", "i"), ("e", "a"), ("o", "u"), ("h|'|’", ""), (r"(.)\1+", r"\1"), (r"(?<=[^aiu])a$", "")))
LEAST = 7
"""Letters of a sound below which two names may be alike by chance."""


@lru_cache(maxsize=100_000)
def sounds_of(word: str) -> frozenset[str]:
    """How one word of a name may sound: "c" is k or s.

    >>> sounds_of("Boncseva") & sounds_of("Boncheva") and sounds_of("Ralica") & sounds_of("Ralitsa") and True
    True
    >>> sounds_of("Hassan") & sounds_of("Hussein")
    frozenset()
    """
    plain = SERVANT.sub("abd", plain_letters(word).lower().replace("ı", "i"))
    return frozenset(_stepped(re.sub(r"c(?![hkszi])", sound, plain)) for sound in ("k", "s"))


def _stepped(word: str) -> str:
    for found, sound in STEPS:
        word = found.sub(sound, word)
    return word


@lru_cache(maxsize=50_000)
def sound_keys(name: str) -> frozenset[str]:
    """How a full name may sound, its words as one; empty of short names, and of those whose systems part people by a letter."""
    words = [word for word in re.split(r"[\s‐‑–-]+", name) if word.lower() not in ARTICLES]
    if len(words) < 2 or any(len(word.strip(".")) < 2 for word in words) or shape_of(name):
        return frozenset()
    found = {""}
    for word in words:
        found = {left + sound for left in found for sound in sounds_of(word)} if len(words) < 6 else set()
    return frozenset(key for key in found if len(key) >= LEAST)


def same_sound(one: str, other: str) -> bool:
    """Whether two full names are one name in two writings.

    >>> same_sound("Abdelhak El Mernissi", "Abd al-Haq al-Marnissi"), same_sound("Kiril Sztanev", "Kiril Stanev"), same_sound("Ali Hassan", "Ali Hussein")
    (True, True, False)
    """
    left, right = sound_keys(one), sound_keys(other)
    return not (left.isdisjoint(right) and left.isdisjoint(sound_keys(without_second(other))) and right.isdisjoint(sound_keys(without_second(one))))


def without_second(name: str) -> str:
    """A name without the second part of a family name that a hyphen joins: Boncheva-Ilieva, Boncheva."""
    first, _, last = name.rpartition(" ")
    return f"{first} {last.split('-')[0]}" if "-" in last else name
