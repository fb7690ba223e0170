"""What may stand for a company, a medium or a party within its article: its name without the words that say what it is."""
from __future__ import annotations

import re
from functools import cache

from helpers.actors.discovery_words import body_kinds, cities, given_names, words_of
from helpers.actors.states import find_state

# What says what a company, a medium or a party is, and no more.
GENERIC = re.compile(r" (?:News Agency|Agency|Station|Group|Corporation|Company|Holding|Holdings|Party|Service|Airlines|Airways|Motors)$")
# Names of clubs: the last word stands for the club in the report of a match.
CLUB = re.compile(r"""^(?:[A-Z][\w'’.-]+[ ])+(Rovers|Wanderers|Albion|Villa|Hotspur|Athletic|Rangers|Celtic|Argyle|Orient|Thistle|Galaxy|Tigers|Lions|Eagles
                  |Falcons|Bulls|Sharks|Wolves|Panthers|Giants|Warriors|Kings|Royals|Knights|Raiders|Titans|Stallions|Cranes|Leopards|Hawks)$""", re.VERBOSE)
# Only the first word of a company of such a form may stand for it: the Commonwealth is not the Commonwealth Action Group.
FIRM = re.compile(r" (?:Holding Group|Corporation|Company|Holdings?|Airlines|Airways|Motors)$")
# "Vale Marine and Trading": the words before "and" stand for the company.
JOINT = re.compile(r"(\S+ \S+) (?:and|&) (.+)")
INITIALS = re.compile(r"(?:[A-Z]\.)+|[A-Z]")


@cache
def _form() -> re.Pattern:
    """What says of what form a company is, behind its name or before it: the legal forms of many languages, with and without their full stops."""
    written = sorted({re.escape(form).replace(r"\.", r"\.?") for form in words_of("body_words.csv", "legal_forms")}, key=lambda form: (-len(form), form))
    before = "|".join(sorted(words_of("body_words.csv", "legal_forms_before")))
    return re.compile(rf"^(?:{before}) |(?: and)?[ ,]+(?:{'|'.join(written)})\.?$")


@cache
def _fields() -> frozenset[str]:
    """Nouns of a company's field of business: the first word before one stands for it."""
    return frozenset(noun for noun, (kind, _) in body_kinds().items() if kind == "company") - {"Bank", "Group", "Partners", "Brothers", "Associates"}


def without_form(name: str, least: int = 0) -> str:
    """A company's name without the words that say of what form it is; one word is left only where it has more than `least` letters, if any.

    >>> without_form("PT Rimba Sari Tbk"), without_form("Vale Holdings (Pvt) Ltd"), without_form("Vale Mines Plc"), without_form("Vale Group")
    ('Rimba Sari', 'Vale Holdings', 'Vale Mines', 'Vale Group')
    """
    while (bare := _form().sub("", name)) != name and (" " in bare or 0 < least < len(bare)):
        name = bare
    return name


def first_word(name: str) -> str:
    """The first word of a company's name where it is no ordinary word, given name or town, so that it may stand for the company; else empty.

    >>> first_word("Tarkanord Advanced Materials"), first_word("United Mines"), first_word("Anna Stores"), first_word("Paris Mines")
    ('Tarkanord', '', '', '')
    """
    from helpers.actors.discovery.extents import is_ordinary

    word = name.split()[0]
    plain = word in given_names() or word in cities() or find_state(word) or is_ordinary(word) or word in body_kinds() or not word[0].isupper()
    return word if " " in name and len(word) > 3 and not plain else ""


def company_parts(name: str) -> list[str]:
    """The shorter forms of a name, longest first: without its last words of form, then its first word, or the surname after initials.

    >>> company_parts("Halden Marsh Group Inc"), company_parts("K.L. Brook Corp"), company_parts("Marsh")
    (['Halden Marsh Group', 'Halden Marsh', 'Halden'], ['K.L. Brook', 'Brook'], [])
    """
    rest = without_form(name)
    parts = [rest] if rest != name else []
    formed, behind = rest != name, rest != name and name.startswith(rest)
    while (shorter := GENERIC.sub("", rest)) != rest:
        rest = shorter
        parts.append(rest)
    if len(rest.split()) > 2 and rest.split()[-1] in _fields() and formed:
        parts.append(rest.rsplit(" ", 1)[0])
    joint = JOINT.match(rest)
    if joint and all(word in body_kinds() for word in joint[2].split()):
        parts.append(joint[1])
    words = rest.split()
    club = CLUB.match(name)
    if club:
        parts.append(club[1])
    if (behind or FIRM.search(name) or words and words[-1] in _fields()) and len(words) > 1:
        parts.append(words[1] if INITIALS.fullmatch(words[0]) and len(words) == 2 else words[0])
    return [part for part in parts if not INITIALS.fullmatch(part)]
