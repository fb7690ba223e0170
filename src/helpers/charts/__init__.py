"""Result table in, matplotlib figure out: a chart family a file. Draws, never computes; None where a table has no row."""
from helpers.charts.articles import article_strip, day_strip, xray
from helpers.charts.bars import bars, stacked_bars
from helpers.charts.dots import dots, dumbbell, slope
from helpers.charts.grid import Bars, Grid, bars_of, grid_of
from helpers.charts.heat import heat, triangle
from helpers.charts.lines import lines
from helpers.charts.lollipop import lollipops
from helpers.charts.network import network
from helpers.charts.style import palette_css
from helpers.charts.svg import Link, drawn_of, to_svg

__all__ = ["Bars", "Grid", "Link", "article_strip", "bars", "bars_of", "day_strip", "dots", "drawn_of", "dumbbell", "grid_of", "heat", "lines",
           "lollipops", "network", "palette_css", "slope",
           "stacked_bars", "to_svg", "triangle", "xray"]
