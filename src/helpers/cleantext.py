"""Text of others made fit to be shown, on a page and in a chart: what cannot be seen goes out, white space becomes one blank."""
from __future__ import annotations

import re
import unicodedata

NOT_SLUG = re.compile(r"[^a-z0-9]+")

LONGEST = 400
"""Characters of a label that are looked at; the rest could never be drawn."""
JOINERS = "\u200c\u200d"
"""Part of how some scripts and emoji are written."""
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Control, bidi and other format characters, surrogates, non-characters."""
BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""Those of them that part words."""


def clean_text(text: object) -> str:
    """The text without control, bidi and other invisible characters; runs of white space become one blank.

    >>> clean_text("a\\x07b\\u202ec\\n d")
    'abc d'
    """
    return " ".join(UNSEEN.sub("", BREAKS.sub(" ", str(text))).split())


def _is_kept(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def clean_label(text: object) -> str:
    """Cleaned text as it may stand in a chart: composed (NFC), no character that is not assigned, at most 400 characters.

    >>> clean_label("a\\u202eb\\x00  c")
    'ab c'
    """
    clean = clean_text(unicodedata.normalize("NFC", str(text)[: 4 * LONGEST]))
    return "".join(filter(_is_kept, clean))[:LONGEST].rstrip()


def clip(text: object, most: int = 120) -> str:
    """The cleaned text, cut with an ellipsis where it is longer than `most` characters."""
    clean = clean_text(text)
    return clean if len(clean) <= most else clean[: most - 1].rstrip() + "…"


def slug(name: object) -> str:
    """A name as part of an id: small letters, numerals, hyphens.

    >>> slug("n_actor (named)")
    'n-actor-named'
    """
    return NOT_SLUG.sub("-", str(name).lower()).strip("-")


def plural(unit: str, number: object) -> str:
    """The unit for that number: `mention` or `mentions`; a plural of its own is given after a bar.

    >>> plural("mention", 1), plural("mention", 0), plural("country|countries", 2)
    ('mention', 'mentions', 'countries')
    """
    one, _, many = unit.partition("|")
    return one if str(number) in ("1", "1.0") else many or (one + "s" if one else "")
