"""Which characters make a word, as pieces of a regular expression."""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

# Blocks without a mark or an odd numeral are left out: Han, Hangul and the planes above the first two.
SCANNED = ((0x80, 0x2E80), (0x3000, 0x3400), (0xA000, 0xAC00), (0xF900, 0x12000), (0x16A00, 0x16FF0), (0x1CF00, 0x1D250), (0x1D7CE, 0x1F200))


def _scan() -> Iterable[tuple[int, str]]:
    return ((code, chr(code)) for low, high in SCANNED for code in range(low, high))


def _ranges(codes: Iterable[int]) -> str:
    """Code points as the inside of a character class, neighbours joined."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{low:08x}" + (f"-\\U{high:08x}" if high > low else "") for low, high in runs)


@cache
def combining_marks() -> str:
    """The inside of a character class: marks that belong to the letter before them (Thai vowels), and the joiners of such scripts."""
    marks = _ranges(code for code, char in _scan() if unicodedata.category(char) in ("Mn", "Mc"))
    return marks + "\u200c\u200d\u2060\u00ad"


@cache
def odd_numerals() -> str:
    """The inside of a character class: characters that `\\w` takes for letters and that are numerals (½ ² ① Ⅳ)."""
    return _ranges(code for code, char in _scan() if char.isalnum() and not char.isalpha() and not char.isdecimal())
