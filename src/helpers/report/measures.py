"""How each measure that the page shows is made: the entries of data/methods.md, formulas as MathML."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from helpers.display.clean import escape
from helpers.places import DATA
from helpers.report.prose import formula

FORMULA = re.compile(r"\$([^$]+)\$")
LONG = 48
"""Characters of LaTeX from which a formula stands on a line of its own, so that a narrow page can move it sideways."""


class Measure(NamedTuple):
    """An entry: its name, the public functions that make the measure, the words that show it in a number's rule, its source, its paragraph."""

    title: str
    functions: tuple[str, ...]
    words: tuple[str, ...]
    source: str
    text: str


def _listed(line: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in line.partition(":")[2].split(",")) if part)


@cache
def read_measures() -> tuple[Measure, ...]:
    """The entries of `data/methods.md`, in order."""
    blocks = re.split(r"^## ", (DATA / "methods.md").read_text(encoding="utf-8"), flags=re.M)[1:]
    found = []
    for block in blocks:
        title, functions, words, source, *text = block.strip().splitlines()
        found.append(Measure(title, _listed(functions), _listed(words), source.partition(":")[2].strip(), " ".join(text)))
    return tuple(found)


def used_measures(rules: Iterable[str]) -> list[Measure]:
    """The entries whose functions or words stand in one of the rules by which numbers were made."""
    told = "\n".join(sorted(set(rules)))
    names = set(re.findall(r"\w+", told))
    return [one for one in read_measures() if names & set(one.functions) or any(word in told for word in one.words)]


def _years(text: str) -> str:
    """A source, its years kept apart from the report's numbers."""
    return re.sub(r"(\d{4})", r"<cite>\1</cite>", escape(text))


def _paragraph(one: Measure) -> str:
    """The text with its formulas: short ones in the line, long ones below it."""
    pieces = FORMULA.split(one.text)
    markup = "".join(_written(piece, one.title) if at % 2 else _between(piece) for at, piece in enumerate(pieces))
    return f"<p>{markup}</p>".replace("<p></p>", "")


def _between(piece: str) -> str:
    """The words between two formulas, with the spaces that part them from these."""
    return f"{' ' * piece.startswith(' ')}{escape(piece)}{' ' * piece.endswith(' ')}"


def _written(latex: str, title: str) -> str:
    if len(latex) < LONG:
        return formula(latex, block=False)
    return f'</p><div class="scroll" tabindex="0" role="region" aria-label="Formula: {escape(title)}">{formula(latex)}</div><p>'


def measures_html(rules: Iterable[str]) -> str:
    """Terms and descriptions of the measures that the rules name: what each is, its formula, range, when it is missing, its source."""
    return "".join(f"<dt>{escape(one.title)}</dt><dd>{_paragraph(one)}<p>Source: {_years(one.source)}.</p></dd>" for one in used_measures(rules))
