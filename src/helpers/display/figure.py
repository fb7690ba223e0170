"""The chart's SVG made fit for the page: numbers as the table writes them, shapes in few bytes."""
from __future__ import annotations

import re
from collections.abc import Mapping

AT_A_MARK = re.compile(r'(<(?:text|tspan)[^>]* data-n="([^"]*)"[^>]*>)([^<]*)<')
PATH = re.compile(r'<path d="([^"]*)"')
RECTANGLE = re.compile(r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H\1(?:V\2)?z")
FIGURE = re.compile(r"-?\d+\.\d{2,}")


def same_numbers(svg: str, shown: Mapping[str, str]) -> str:
    """The figure with each number written at its mark as the table writes it: the same digits after the point, the same minus.

    >>> same_numbers('<text data-n="a-1-n">0.5</text>', {"a-1-n": "0.50"})
    '<text data-n="a-1-n">0.50</text>'
    """
    return AT_A_MARK.sub(lambda found: f"{found.group(1)}{shown.get(found.group(2), found.group(3))}<", svg)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace("-0", "0") if abs(number) < 0.05 else f"{number:.1f}".removesuffix(".0")


def _circle(path: str) -> str:
    """A path of eight curves as the circle that it draws, else an empty string."""
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    across, down = numbers[0::2], numbers[1::2]
    wide, high = max(across) - min(across), max(down) - min(down)
    if path.count("C") != 8 or not path.endswith("z") or abs(wide - high) > 0.05:
        return ""
    return f'<circle cx="{_short((max(across) + min(across)) / 2)}" cy="{_short((max(down) + min(down)) / 2)}" r="{_short(wide / 2)}"'


def _straight(path: str) -> str:
    """A path of straight lines, its level and upright ones as such; others are only written closely."""
    path = FIGURE.sub(lambda number: _short(float(number.group())), path)
    if set(re.findall("[A-Za-z]", path)) - set("MLz"):
        return re.sub(r" ?([A-Za-z]) ?", r"\1", path)
    pieces, here, begun = [], ("", ""), ("", "")
    for command, x, y in re.findall(r"([MLz])(?: ([-\d.]+) ([-\d.]+))?", path):
        if command == "z":
            pieces.append("z")
            here = begun
        elif command == "M":
            pieces.append(f"M{x} {y}")
            here = begun = x, y
        elif (x, y) != here:
            pieces.append(f"H{x}" if y == here[1] else f"V{y}" if x == here[0] else f"L{x} {y}")
            here = x, y
    return RECTANGLE.sub(_rectangle, "".join(pieces))


def _rectangle(found: re.Match[str]) -> str:
    left, top, right, bottom = map(float, found.groups())
    wide, high = (_short(length) if length % 1 else str(int(length)) for length in (round(right - left, 1), round(bottom - top, 1)))
    return f"M{found.group(1)} {found.group(2)}h{wide}v{high}h-{wide}z"


def _one_path(found: re.Match[str]) -> str:
    path = found.group(1)
    return (_circle(path) if path.count("C") == 8 else "") or f'<path d="{_straight(path)}"'


def lean(svg: str) -> str:
    """The figure with circles as circles and lengths to a tenth of a point.

    >>> lean('<path d="M 1.26 2 L 3.333333 4" /><rect x="1.23456" />')
    '<path d="M1.3 2L3.3 4" /><rect x="1.2" />'
    >>> lean('<path d="M 1 2 L 9 2 L 9 4.04 L 1 4.04 z" />')
    '<path d="M1 2h8v2h-8z" />'
    """
    svg = PATH.sub(_one_path, svg)
    return re.sub(r' (x|y|cx|cy|width|height|stroke-width)="(-?\d+\.\d{2,})"', lambda found: f' {found.group(1)}="{_short(float(found.group(2)))}"',
                  svg)
