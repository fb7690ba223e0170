"""The marks of a chart in fewer elements: a link named by the label beside it, equal lines as one path, equal rings as the corners of one path."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

PIECE = re.compile(r"<(a|g|text)\b.*?</\1>|<[a-z][^<>]*/>", re.S)
"""What stands in a chart, one after another: links, groups, texts and shapes."""
TITLED = re.compile(r"(<a [^>]*>)<title>([^<]*): ([^<]*)</title>(.*)</a>", re.S)
LETTERING = re.compile(r"<text [^>]*>(.*?)</text>", re.S)
TAG = re.compile(r"<[^>]*>")
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
PLACE = re.compile(r' (d|cx|cy)="([^"]*)"')
LINES = 3
"""Lines of the longest label."""
RINGS = 3
"""Equal rings of a chart from which they are the corners of one path."""


def _lettering(markup: str) -> str:
    return " ".join(TAG.sub("", text) for text in LETTERING.findall(markup))


def _words(text: str) -> list[str]:
    return text.replace("+", " ").replace(",", " ").split()


def _is_label(piece: str) -> bool:
    return piece.startswith("<text") or piece.startswith("<g data-n") and "<text" in piece


def _names(label: str, name: str) -> bool:
    """Whether a label says what a link is called: its whole name, or the last part of it."""
    return bool(label) and _words(label) in (_words(name), _words(name.rsplit(", ", 1)[-1]))


def _beside(pieces: list[str], at: int, name: str) -> list[int]:
    """The places of the pieces that are the label of the link at `at`: the last ones before it, or the first behind it."""
    def own(places: Iterable[int]) -> list[int]:
        found = []
        for place in places:
            if pieces[place].startswith("<a"):
                break
            found += [place] if _is_label(pieces[place]) else []
        return found
    before, after = own(range(at - 1, -1, -1)), own(range(at + 1, len(pieces)))
    runs = [sorted(before[:lines]) for lines in range(1, LINES + 1)] + [after[:lines] for lines in range(1, LINES + 1)]
    return next((run for run in runs if _names(_lettering("".join(pieces[place] for place in run)), name)), [])


def _named_by_labels(pieces: list[str]) -> list[str]:
    """The links that say in a title what their label and their numbers say: with the label inside they say both by themselves."""
    pieces = list(pieces)
    for at, piece in enumerate(pieces):
        if found := TITLED.fullmatch(piece):
            opened, name, told, inside = found.groups()
            label = _beside(pieces, at, name)
            if label and not set(NUMERAL.findall(told)) - set(NUMERAL.findall(_lettering(inside))):
                pieces[at] = f"{opened}{''.join(pieces[place] for place in label)}{inside}</a>"
                for place in label:
                    pieces[place] = ""
    return [piece for piece in pieces if piece]


def _looks_like(piece: str) -> str:
    """All that a shape says of itself but where it lies; nothing for one that may not be drawn together with others."""
    plain = piece.startswith(("<path", "<circle")) and "opacity" not in piece and " id=" not in piece and "clip-path" not in piece
    return PLACE.sub("", piece) if plain else ""


def _together(alike: list[str]) -> str:
    """Shapes of one look as one path; rings as its corners, to be drawn as markers there."""
    if alike[0].startswith("<path"):
        whole = "".join(PLACE.search(piece).group(2) for piece in alike)  # type: ignore[union-attr]
        return PLACE.sub(f' d="{whole}"', alike[0])
    places = [dict(PLACE.findall(piece)) for piece in alike]
    corners = "L".join(f"{place.get('cx', '0')} {place.get('cy', '0')}" for place in places)
    return PLACE.sub("", alike[0]).replace("<circle", f'<ring d="M{corners}"', 1)


def _gathered(pieces: list[str]) -> list[str]:
    """Shapes of one look that are no links drawn together, where the first of them lies: rows of a chart do not overlap."""
    looks = [_looks_like(piece) for piece in pieces]
    many = {look for look, number in Counter(looks).items() if look and number >= (RINGS if look.startswith("<circle") else 2)}
    found, drawn = [], set()
    for piece, look in zip(pieces, looks, strict=True):
        if look in many and look not in drawn:
            drawn.add(look)
            found.append(_together([other for other, same in zip(pieces, looks, strict=True) if same == look]))
        elif look not in many:
            found.append(piece)
    return found


def _inside(link: str) -> str:
    """A link whose shapes of one look are drawn together."""
    opened, mark, rest = link.partition(">")
    pieces = [found.group() for found in PIECE.finditer(rest.removesuffix("</a>"))]
    named = rest.startswith("<title>")
    whole = "".join(pieces) == rest.removesuffix("</a>") or named
    title = rest[:rest.index("</title>") + len("</title>")] if named else ""
    return f"{opened}{mark}{title}{''.join(_gathered(pieces))}</a>" if whole and title + "".join(pieces) == rest.removesuffix("</a>") else link


def gather(chart: str) -> str:
    """A chart as it stands in its figure, in fewer elements; as it is where it holds more than links, groups, texts and shapes.

    >>> gather('<svg><circle cx="1" cy="2" r="3" /><circle cx="4" cy="2" r="3" /><circle cx="9" cy="2" r="3" /></svg>')
    '<svg><ring d="M1 2L4 2L9 2" r="3" /></svg>'
    >>> gather('<svg><text y="1">Rome</text><a href="#a"><title>word, Rome: 2</title><text y="1">2</text></a></svg>')
    '<svg><a href="#a"><text y="1">Rome</text><text y="1">2</text></a></svg>'
    """
    begun, mark, rest = chart.partition("</desc>") if "</desc>" in chart else chart.partition(">")
    rest = re.sub(r"(<a [^>]*>)<g>(<title>.*?)</g></a>", r"\1\2</a>", rest, flags=re.S)
    inside = rest.removesuffix("</svg>")
    pieces = [found.group() for found in PIECE.finditer(inside)]
    if "".join(pieces) != inside or any(piece.startswith("<g") and piece.count("<g") > 1 for piece in pieces):
        return f"{begun}{mark}{rest}"
    pieces = [_inside(piece) if piece.startswith("<a") else piece for piece in pieces]
    seen = [piece for piece in pieces if piece.startswith("<a") or 'pointer-events="all"' not in piece]
    return f"{begun}{mark}{''.join(_gathered(_named_by_labels(seen)))}</svg>"
