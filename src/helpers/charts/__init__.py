"""Result table in, matplotlib figure out: a chart family a file. Draws, never computes; None where a table has no row."""
from helpers.charts.bars import bars
from helpers.charts.style import palette_css
from helpers.charts.svg import Link, to_svg

__all__ = ["Link", "bars", "palette_css", "to_svg"]
