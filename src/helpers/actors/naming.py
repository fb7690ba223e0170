"""Naming systems: which part of a name may stand for the whole, and when two full names are of different families."""
from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from helpers.actors.discovery_words import read_rows

# Where the part that may stand alone is found: the first word, the last, the given name before the family's, none, or both ends as a proposal.
SHORT = {
    "chinese": "first", "korean": "first", "vietnamese": "last", "thai": "first", "lao": "first", "burmese": "none", "indonesian": "both",
    "western": "last", "icelandic": "first", "khmer": "none", "hungarian": "both", "japanese": "both", "spanish": "family", "arabic": "named",
    "malay": "first", "ethiopian": "first", "mongolian": "last", "portuguese": "family",
}
SYLLABLE = (r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un"
            r"|ue|üe|er|a|o|e|i|u|v|ü))")
PINYIN = re.compile(rf"{SYLLABLE}{{1,2}}")
KOREAN = re.compile(r"[BCDGHJKMNPRSTWYbcdghjkmnprstwy]{0,2}[aeiouy]{1,3}(?:ng|[nmklptrh])?", re.IGNORECASE)
HONORIFICS = {"burmese": ("U", "Daw", "Ko", "Ma"), "indonesian": ("Pak", "Bu", "Bapak", "Ibu")}
FAMILY_PARTICLES = frozenset("de del la las los y e van von der den ten ter bin ibn al el da dos das do du di della le".split())
STROKED = str.maketrans("ıłŁøØđĐ", "ilLoOdD")
GLUED = re.compile(r"(?<=\.)(?=[^\W\d_])")
SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))


def plain_letters(text: str) -> str:
    """The text without accents.

    >>> plain_letters("Türk")
    'Turk'
    """
    if text.isascii():
        return text
    return "".join(mark for mark in unicodedata.normalize("NFKD", text.translate(STROKED)) if not unicodedata.combining(mark))


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case, accents and marks gone, so that only letters differ.

    >>> fold("Erdoğan"), fold("Jong-un")
    ('erdogan', 'jongun')
    """
    return re.sub(r"[^\w]|_", "", plain_letters(text).replace("ı", "i").replace("ł", "l").replace("ø", "o")).lower()


@cache
def family_names(system: str) -> frozenset[str]:
    """The family names of a system, folded."""
    return frozenset(fold(name) for row in read_rows("family_names.csv") if row["system"] == system for name in row["names"].split())


@cache
def system_of(country: str) -> str:
    """The naming system of a state's people, empty where none is recorded."""
    return next((row["system"] for row in read_rows("naming_systems.csv") if country in row["states"].split(";")), "")


@cache
def shape_of(name: str) -> str:
    """The naming system whose full names look like this one; empty where none.

    >>> shape_of("Zhou Mingli"), shape_of("Kim Min-jae"), shape_of("Tran Van Hoa"), shape_of("Anna Smith")
    ('Chinese', 'Korean', 'Vietnamese', '')
    """
    words = name.split()
    first = fold(words[0])
    if len(words) < 2 or len(words) > 4:
        return ""
    if len(words) == 2 and first in family_names("korean") and re.fullmatch(r"[A-Z][a-z]+-[A-Za-z][a-z]+", words[1]):
        return "Korean"
    if len(words) in (2, 3) and first in family_names("chinese") and all(PINYIN.fullmatch(fold(word)) for word in words[1:]):
        return "Chinese" if sum(len(word) for word in words[1:]) > 1 else ""
    if len(words) == 3 and first in family_names("korean") and all(KOREAN.fullmatch(word) for word in words[1:]):
        return "Korean"
    if len(words) >= 3 and first in family_names("vietnamese"):
        return "Vietnamese"
    return ""


def system_for(name: str, country: str = "") -> str:
    """The naming system of a person: the state's, or that which the full name's shape tells; empty where neither does."""
    shape, home = shape_of(name).lower(), system_of(country)
    if home and home != "chinese" and home != "korean" and home != "vietnamese":
        return home
    return shape or ("" if home in ("chinese", "korean", "vietnamese") else home)


def is_well_formed(name: str, system: str) -> bool:
    """Whether the name is a full name of its system, so that its family name can be told."""
    words = name.split()
    if system in ("chinese", "korean", "vietnamese"):
        return shape_of(name).lower() == system
    return len(words) > 1 and system not in ("burmese", "indonesian", "")


def family_of(name: str, system: str) -> str:
    """The family name, folded; empty where the system has none."""
    words = [word for word in name.split() if word not in SUFFIXES]
    if system in ("burmese", "indonesian", "icelandic", "") or len(words) < 2:
        return ""
    return fold(words[0] if system in ("chinese", "korean", "vietnamese", "hungarian", "khmer") else words[-1])


def strip_honorific(name: str, system: str) -> str:
    """The name without an honorific of its system in front.

    >>> strip_honorific("U Thein Maung", "burmese")
    'Thein Maung'
    """
    words = name.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0] in HONORIFICS.get(system, ()) else name


def is_full_name(name: str) -> bool:
    """Whether a name holds more than a family name with its particles.

    >>> is_full_name("Anna de la Cruz"), is_full_name("de la Cruz"), is_full_name("Cruz"), is_full_name("B.Bolormaa")
    (True, False, False, True)
    """
    return len([word for word in words_of_name(name) if word not in FAMILY_PARTICLES]) > 1


def words_of_name(name: str) -> list[str]:
    """The words of a name, an initial that is glued to the next word as a word of its own.

    >>> words_of_name("G.K.Bolormaa"), words_of_name("G.K. Bold")
    (['G.', 'K.', 'Bolormaa'], ['G.', 'K.', 'Bold'])
    """
    return GLUED.sub(" ", name).split() if "." in name else name.split()


def short_forms(name: str, country: str = "") -> dict[str, bool]:
    """The parts of a full name that may stand for it within its article, each with whether that is sure (else only a proposal).

    >>> short_forms("Zhou Mingli"), short_forms("Anna de la Cruz", "United Kingdom"), short_forms("Aung Thura", "Myanmar")
    ({'Zhou': True}, {'Cruz': True, 'de la Cruz': True}, {})
    """
    words = [word for word in words_of_name(name) if word not in SUFFIXES]
    system = system_for(name, country)
    where = SHORT.get(system, "family" if len(words) > 2 and words[0] in iberian_names() else "ends")
    if not is_full_name(name) or where == "none":
        return {}
    return {part: sure for part, sure in _parts(words, where).items() if len(part.rstrip(".")) > 1}


def _with_particles(words: list[str]) -> str:
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in FAMILY_PARTICLES:
        at -= 1
    return " ".join(words[at:])


def _parts(words: list[str], where: str) -> dict[str, bool]:
    first, last, long = words[0], words[-1], _with_particles(words)
    long_tail = " ".join(words[_tail(words):])
    double = {" ".join(words[-2:]): True} if len(words) > 2 and where in ("last", "family", "ends") and words[-2][0].isupper() else {}
    double |= {long_tail: True} if 0 < _tail(words) < len(words) - 2 else {}
    halves = {half: False for half in last.split("-") if "-" in last and half[:1].isupper() and where != "first"}
    before = {words[_tail(words)]: where == "family"} if _tail(words) and where in ("family", "last", "ends") else {}
    return double | halves | before | _ends(words, where, first, last, long)


def _tail(words: list[str]) -> int:
    """Where the name before the last particles stands: "Gutiérrez de Piñeros" of "María Gutiérrez de Piñeros"; 0 where there are no particles inside."""
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in FAMILY_PARTICLES:
        at -= 1
    return at - 1 if at < len(words) - 1 and at > 1 else 0


def _ends(words: list[str], where: str, first: str, last: str, long: str) -> dict[str, bool]:
    if where == "first":
        return {first: True}
    if where in ("last", "named"):
        return {last: True, long: True} | ({first: False} if where == "named" else {})
    if where == "family":
        middle = {words[-2]: True} if len(words) > 2 and words[-2][0].isupper() else {}
        return {last: True, long: True, **middle}
    known = first in _given()
    middle = {words[-2]: False} if len(words) > 2 and words[-2][0].isupper() else {}
    return {**middle, last: known, long: known, first: False} if where == "ends" else {first: False, last: False}


@cache
def iberian_names() -> frozenset[str]:
    """Given names whose bearers have two family names, each of which may stand alone."""
    return frozenset(name for row in read_rows("given_names.csv") if row["origin"] in ("spanish", "portuguese") for name in row["names"].split())


@cache
def _given() -> frozenset[str]:
    return frozenset(name for row in read_rows("given_names.csv") for name in row["names"].split())
