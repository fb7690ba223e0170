"""Likeness of two names of persons: spelling, order, middle names and second surnames."""
from __future__ import annotations

from helpers.actors.discovery_words import given_names
from helpers.actors.naming import SHORT, SUFFIXES, fold, iberian_names, shape_of

ONE_LETTER = 0.92


def same_spelled(one: str, other: str) -> bool:
    """Whether two names of as many words differ in nothing but a letter or two of long words: Volodimir Petrenko, Volodymyr Petrenkko."""
    from rapidfuzz.distance import OSA

    left, right = one.split(), other.split()
    if len(left) != len(right) or shape_of(one) or shape_of(other):
        return False
    pairs = [(fold(a), fold(b)) for a, b in zip(left, right, strict=True)]
    return all(a == b or min(len(a), len(b)) >= 5 and a[0] == b[0] and OSA.distance(a, b) <= 1 + (len(a) > 7) for a, b in pairs)


def is_longer(short: str, long: str, system: str = "") -> bool:
    """Whether the second name is the first with middle names more or, where people bear two surnames, the second of them.

    >>> is_longer("Anna Berg", "Anna Maria Berg"), is_longer("Anna Berg", "Anna Berg Lund"), is_longer("Anna Berg", "Anna Berg Lund", "spanish")
    (True, False, True)
    """
    left, right = [[fold(word) for word in name.replace("-", " ").split()] for name in (short, long)]
    if len(left) > 1 and left == right[next((at for at, word in enumerate(right) if len(word) > 1), 0):] != right:
        return True  # "Rajan Mendal", "J.K. Rajan Mendal"
    if system == "ethiopian" and 1 < len(left):
        return len(left) < len(right) and right[:len(left)] == left
    if not 1 < len(left) < len(right) or left[0] != right[0] or any(len(word.strip(".")) < 2 for word in left) or shape_of(short) or shape_of(long):
        return False
    if system in ("chinese", "korean", "vietnamese", "burmese", "khmer", "hungarian") or SUFFIXES & set(long.split()):
        return False
    two_surnames = SHORT.get(system) == "family" or "-" in long.split()[-1] or not system and (
        len(right) == 4 and long.split()[0] in given_names() or long.split()[0] in iberian_names())
    surname = left[-1] == right[-1] or two_surnames and left[-1] == right[-2]
    rest = iter(right)
    return surname and all(word in rest for word in left)


def same_letters(one: str, other: str) -> bool:
    """Whether two Chinese names differ in nothing but blanks and hyphens of the given name.

    >>> same_letters("Wang Xiaohong", "Wang Xiao-hong"), same_letters("Wang Xiaohong", "Wang Xiao"), same_letters("Anna Lee", "Annal Ee")
    (True, False, False)
    """
    shapes = {shape_of(" ".join(name.replace("-", " ").split())) for name in (one, other)}
    return shapes == {"Chinese"} and fold(one) == fold(other) and fold(one.split()[0]) == fold(other.split()[0])


def same_words(one: str, other: str) -> bool:
    """Whether two full names are the same words in another order."""
    left, right = ([fold(word) for word in name.replace("-", " ").split()] for name in (one, other))
    return " " in one and left != right and sorted(left) == sorted(right)


def likeness(one: str, other: str) -> float:
    """Likeness of two names, 0 to 1, spaces and accents left out; 0 where the first letters differ.

    Jaro-Winkler; at least 0.92 where one letter more, less, other or two swapped part two names of four letters or more.
    """
    from rapidfuzz.distance import OSA, JaroWinkler

    left, right = fold(one), fold(other)
    if left[:1] != right[:1]:
        return 0.0
    close = min(len(left), len(right)) >= 4 and OSA.distance(left, right, score_cutoff=1) <= 1
    return max(JaroWinkler.similarity(left, right), ONE_LETTER if close else 0.0)
