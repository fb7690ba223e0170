"""How every chart looks: the palette in two schemes, the widths of letters."""
from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from helpers.cleantext import clean_label

WIDTH = 309.6  # points: 4.3 inches, the column of a phone
SIZE = 10.0  # points: 11 pixels on a phone of 375
LINE = 12.5  # points from line to line
ROWS = 15
SPARE = 1.02  # letters set on whole pixels are a little wider than their outlines

# token -> (light, dark). The light ones are all different: `svg` finds the token by its colour.
PALETTE: dict[str, tuple[str, str]] = {
    "paper": ("#ffffff", "#15181c"),
    "ink": ("#1c1f23", "#e8eaed"),
    "muted": ("#565d66", "#a9b0b8"),
    "accent": ("#0f5499", "#8ab8e6"),
    "tint4": ("#2f70b3", "#5f9bd6"),
    "tint3": ("#9dc0e3", "#33618f"),
    "tint2": ("#c9dcf0", "#27486a"),
    "tint1": ("#e7eff8", "#1f3044"),
    "grey3": ("#8b939c", "#7d8690"),
    "grey2": ("#cdd2d8", "#4c545d"),
    "grey1": ("#eceff2", "#2b3138"),
    "blank": ("#f5f6f8", "#1b1f24"),
    "on-accent": ("#fefefe", "#0d1013"),
    "on-pale": ("#1c1f24", "#e8eaee"),
}
ON_STRONG = ("accent", "tint4")  # fills that carry light text in the light scheme and dark text in the dark one
TINTS = ("tint1", "tint2", "tint3", "tint4", "accent")


def color(token: str) -> str:
    """The light colour of a token, as it is drawn; the page puts the scheme's own in its place."""
    return PALETTE[token][0]


def text_on(fill: str) -> str:
    """The token of the text that can be read on a fill, in both schemes.

    >>> text_on("accent"), text_on("tint1")
    ('on-accent', 'on-pale')
    """
    return "on-accent" if fill in ON_STRONG else "on-pale"


def tint(value: float, largest: float) -> str:
    """The shade for a value: five equal steps up to the largest.

    >>> tint(1, 10), tint(10, 10)
    ('tint1', 'accent')
    """
    share = value / largest if largest > 0 else 0.0
    return TINTS[min(len(TINTS) - 1, max(0, -int(-share * len(TINTS) // 1) - 1))]


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two hex colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    def luminance(hex_color: str) -> float:
        red, green, blue = (_channel(int(hex_color[at:at + 2], 16)) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def palette_css(scope: str = ":root") -> str:
    """The style sheet of all charts: the palette as custom properties in both schemes, and a class for each fill and line."""
    light, dark = ("".join(f"--c-{token}:{colors[scheme]};" for token, colors in PALETTE.items()) for scheme in (0, 1))
    classes = "".join(f".c-{token}{{fill:var(--c-{token})}}.l-{token}{{stroke:var(--c-{token})}}" for token in PALETTE)
    return (f"{scope}{{{light}}}@media screen and (prefers-color-scheme:dark){{{scope}{{{dark}}}}}{classes}"
            "svg.chart{display:block;width:100%;max-width:30rem;height:auto;overflow:visible;font-family:inherit}"
            # The numbers of a chart are links all over; underlined, they would drown it.
            "svg.chart a{color:inherit;text-decoration:none}svg.chart a:hover text,svg.chart a:focus text{text-decoration:underline}"
            "svg.chart a:hover .m,svg.chart a:focus .m{stroke:currentColor;stroke-width:1.6}"
            "svg.chart a:focus{outline:2px solid currentColor;outline-offset:1px}")


@cache
def _face(bold: bool) -> Any:
    from matplotlib import font_manager, ft2font
    face = ft2font.FT2Font(font_manager.findfont(font_manager.FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))
    face.set_size(SIZE, 72)
    return face


@cache
def is_foreign(character: str) -> bool:
    """Whether another font than ours will draw this character: Chinese, Thai, emoji."""
    return not _face(False).get_char_index(ord(character)) or unicodedata.east_asian_width(character) in "WF"


@cache
def _advance(character: str, bold: bool) -> float:
    """Width in points of one character at 10 pt; a full em for what the font lacks, since another font will draw it."""
    face = _face(bold)
    if is_foreign(character):
        return 0.0 if unicodedata.combining(character) else SIZE
    from matplotlib.ft2font import LoadFlags
    return face.load_char(ord(character), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 * SPARE


def measure(text: str, bold: bool = False) -> float:
    """Width of a text in points at 10 pt DejaVu Sans, wider than the common fonts of phones."""
    return sum(_advance(character, bold) for character in text)


def clip(text: Any, width: float, bold: bool = False) -> str:
    """The text, cleaned, or as much of its beginning as fits into `width` points, with an ellipsis."""
    clean = clean_label(text)
    if measure(clean, bold) <= width:
        return clean
    kept = clean
    while kept and measure(kept + "…", bold) > width:
        kept = kept[:-1]
    while kept and unicodedata.combining(clean[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _split_word(word: str, width: float, bold: bool) -> list[str]:
    pieces, piece = [], ""
    for character in word:
        if piece and measure(piece + character, bold) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


def wrap(text: Any, width: float, lines: int = 2, bold: bool = False) -> list[str]:
    """The text, cleaned, in at most `lines` lines of `width` points; broken at blanks, within a word only where it alone is too long."""
    pieces = [piece for word in clean_label(text).split(" ") for piece in _split_word(word, width, bold)]
    rows = [pieces[0]]
    for piece in pieces[1:]:
        if measure(f"{rows[-1]} {piece}", bold) <= width:
            rows[-1] += f" {piece}"
        else:
            rows.append(piece)
    return rows if len(rows) <= lines else [*rows[: lines - 1], clip(" ".join(rows[lines - 1:]), width, bold)]


def fits(texts: list[str], width: float, lines: int) -> bool:
    """Whether every text stands whole, no word broken, in `lines` lines of `width` points."""
    whole: Callable[[str], bool] = lambda text: all(measure(word) <= width for word in text.split(" "))
    return all(whole(clean_label(text)) and not wrap(text, width, lines)[-1].endswith("…") for text in texts)


def show_number(value: Any, digits: int | None = None) -> str:
    """A number as it stands at a mark: thousands parted by commas, a dash where missing; all but integers with `digits` after the point.

    Where no digits are told, two, and none for a whole number.

    >>> show_number(12345), show_number(2.0), show_number(2.0, 1), show_number(2.346), show_number(None)
    ('12,345', '2', '2.0', '2.35', '–')
    """
    if value is None or value != value:
        return "–"
    whole = isinstance(value, int) or (digits is None and float(value).is_integer())
    shown = f"{int(value):,}" if whole else f"{float(value):,.{2 if digits is None else digits}f}"
    return shown.replace("-", "−")


def letters(names: list[str]) -> list[str]:
    """A letter for each name: its first one that no name before it has taken.

    >>> letters(["acts", "place", "about", "as part"])
    ['A', 'P', 'B', 'S']
    """
    taken: list[str] = []
    for name in names:
        free = [letter for letter in (name + "abcdefghijklmnopqrstuvwxyz").upper() if letter.isalpha() and letter not in taken]
        taken.append(free[0] if free else "?")
    return taken
