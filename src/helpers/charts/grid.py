"""A heat map as rows and columns, bars as shares of the longest: what a page needs to write them as tables, whose letters grow with the reader's."""
from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Name(NamedTuple):
    """A row's or column's name as it is drawn, and its row of the table; `letter` where a key above has the name; `column` if not the grid's."""

    text: str
    row: int
    letter: str = ""
    column: str = ""


class Cell(NamedTuple):
    """A cell: the row of the table whose number it holds, its shade from one, the palest, to five; whether it rests on one article."""

    row: int
    shade: int
    hollow: bool


class Grid(NamedTuple):
    """Names of rows and columns, with their columns of the table; cells by (place of the row, place of the column); whether it has every number.

    In a `triangle` each row is as long as its place, and the names of columns stand upright.
    """

    names: tuple[str, str, str]
    rows: list[Name]
    columns: list[Name]
    cells: dict[tuple[int, int], Cell]
    whole: bool
    triangle: bool = False


class Bars(NamedTuple):
    """Bars in the cells of a table's column: by row of the table how long, of a hundred; the rows whose number rests on one article."""

    column: str
    lengths: dict[int, int]
    hollow: frozenset[int]


def set_bars(figure: Figure, bars: Bars) -> Figure:
    """The figure, with the bars that it draws."""
    figure.dateline_bars = bars  # type: ignore[attr-defined]
    return figure


def bars_of(figure: Figure | None) -> Bars | None:
    """The bars that a figure draws, where it is one bar a row."""
    return getattr(figure, "dateline_bars", None)


def set_grid(figure: Figure, grid: Grid) -> Figure:
    """The figure, with the rows and columns that it draws."""
    figure.dateline_grid = grid  # type: ignore[attr-defined]
    return figure


def grid_of(figure: Figure | None) -> Grid | None:
    """The rows and columns that a figure draws, where it is a heat map."""
    return getattr(figure, "dateline_grid", None)
