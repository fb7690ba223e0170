"""Words: one regular expression, and the term that a slice of text counts as."""
from __future__ import annotations

import re
import unicodedata

from helpers.tokens.characters import combining_marks, odd_numerals

# One character for another, so that offsets stay: typographic apostrophes and hyphens become those of the keyboard.
APOSTROPHES = "’‘ʼ＇‛"
HYPHENS = "‐‑﹣－"
INVISIBLE = "\u00ad\u2060"
# Contracted words whose 's is a verb and not a possessive.
CONTRACTED = ("it", "he", "she", "that", "this", "what", "there", "here", "who", "where", "how", "when", "let")

MARKS = combining_marks()
LETTER = rf"[^\W\d_{odd_numerals()}]"
# Letters and digits with the marks on them.
RUN = rf"[^\W_]*(?:[{MARKS}]+[^\W_]*)*"
_AFTER_CONTRACTED = "|".join(rf"(?<=(?<![^\W_])(?i:{word}).)" for word in CONTRACTED)
_APOSTROPHE = rf"'(?:(?![sS](?![^\W_{MARKS}]))|{_AFTER_CONTRACTED})"
TAIL = rf"{RUN}(?:(?:-|{_APOSTROPHE})(?=[^\W_]){RUN})*"
# A numeral begins a word only with letters joined on (20s, 5-year-old, 1,200-strong), not where a capitalised word is glued to it (11:38:18China).
NUMERAL = rf"(?<!\d)\d++(?:[.,]\d++){{0,6}}+-?(?![A-Z][a-z][a-z])(?={LETTER})"
INITIALS = rf"(?:{LETTER}\.){{2,}}(?:-(?=[^\W_]){TAIL})?"

# The first alternative is the second's most frequent case, four in five words, at twice the speed.
_PLAIN_WORD = r"[a-zA-Z][a-z]*+(?=[ ,\n])"

#: A word of a text in which `plain` has been at work; group 1 is the word, a possessive 's after it belongs to no word.
WORD = re.compile(rf"(?=\w)({_PLAIN_WORD}|{INITIALS}(?![^\W_])|(?:{NUMERAL})?{LETTER}{TAIL})(?:'[sS](?![^\W_]))?")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”)]*[^\s<>\"”).,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![^\W_])@\w+")


def plain(text: str) -> str:
    """The text with typographic apostrophes and hyphens made plain and web and mail addresses blanked; as long as it was."""
    if not text.isascii():
        for char in APOSTROPHES:
            text = text.replace(char, "'")
        for char in HYPHENS:
            text = text.replace(char, "-")
    if "@" in text or "://" in text or "www." in text:
        text = ADDRESS.sub(lambda found: " " * len(found[0]), text)
    return text


def to_term(piece: str) -> str:
    """What a slice of text counts as: lower case, plain apostrophes and hyphens, composed (NFC), invisible joiners gone.

    >>> to_term("Cross‑Border"), to_term("O’Brien"), to_term("U.S.")
    ('cross-border', "o'brien", 'u.s.')
    """
    piece = piece.lower()
    if piece.isascii():
        return piece
    for char in APOSTROPHES:
        piece = piece.replace(char, "'")
    for char in HYPHENS:
        piece = piece.replace(char, "-")
    for char in INVISIBLE:
        piece = piece.replace(char, "")
    return unicodedata.normalize("NFC", piece)


def needs_care(text: str) -> bool:
    """Whether a word's term is more than its plain slice in lower case: decomposed letters or invisible joiners stand in the text."""
    return not text.isascii() and (any(char in text for char in INVISIBLE) or not unicodedata.is_normalized("NFC", text.lower()))


def words_between(flat: str, careful: bool, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words of `plain` text between two offsets as (start, end, term)."""
    if careful:
        return [(*found.span(1), to_term(found[1])) for found in WORD.finditer(flat, start, end)]
    return [(*found.span(1), found[1].lower()) for found in WORD.finditer(flat, start, end)]


def find_words(text: str) -> list[tuple[int, int, str]]:
    """The words of a text, each as (start, end, term); a possessive 's or ’ lies outside the span (method section 1).

    Numerals are no words, inner hyphens and apostrophes join, an abbreviation of single letters is one word.

    >>> [term for _, _, term in find_words("Zhang’s cross-border case cost the U.S. $16,450.")]
    ['zhang', 'cross-border', 'case', 'cost', 'the', 'u.s.']
    """
    return words_between(plain(text), needs_care(text), 0, len(text))
