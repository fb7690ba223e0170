"""Every chart, drawn from plain and from nasty tables: nothing over another, nothing cut, the same bytes, readable in both schemes."""
from __future__ import annotations

import functools
import itertools
import os
import subprocess
import sys
from xml.etree import ElementTree

import pandas as pd
import pytest

from helpers import charts
from helpers.charts.checks import overlaps
from helpers.charts.style import ON_STRONG, PALETTE, TINTS, WIDTH, clean_label, clip, contrast, measure, palette_css, show_number, text_on, tint, wrap
from helpers.charts.svg import slug
from helpers.errors import UsageError

LONG = "Office for the Coordination of Relief and Reconstruction after the Earthquake"
NASTY = ["$x_{ y$ and $5", "a\x00b\x07c\u202ed", "<script>alert(1)</script>", "W" * 20_000, "中国外交部发言人汪文斌" * 8, "ค" * 60, LONG, "", "]]>", "👍🏽 emoji",
         LONG + " 2", LONG + " 3"] + [f"Candidate number {at} of the northern list, {at}" for at in range(8)]
NUMBERS = [1_234_567, 1_234_567, 999_999, 54_321, 1000, 999, 100, 99, 10, 9, 5, 5, 5, 4, 3, 2, 1, 1, 0, 0]


def wide(labels: list[str], numbers: list[float]) -> pd.DataFrame:
    """A table with every column that the charts of one row a label need."""
    return pd.DataFrame({
        "label": labels, "n": numbers, "acts": [n // 2 for n in numbers], "place": [n // 3 for n in numbers],
                         "other": [n - n // 2 - n // 3 for n in numbers],
        "unclear": [1] * len(numbers), "one": [n <= 1 for n in numbers], "expected": [n * 0.9 for n in numbers], "low": [n // 2 for n in numbers],
        "high": [n + n // 3 for n in numbers], "k": [5] * len(numbers), "N": [20] * len(numbers),
                         **{f"d{at}": [n * (at % 7) / 7 for n in numbers] for at in range(20)},
        "before": list(reversed(numbers)), "published": [f"2024-02-{1 + at * at % 28:02d}" if at % 4 else "" for at in range(len(numbers))],
        "published_from": ["publication line"] * len(numbers), "outlet": ["" if at % 3 else LONG for at in range(len(numbers))],
        "item_a": labels, "item_b": [LONG] * len(numbers)})


def pairs(labels: list[str], numbers: list[float]) -> pd.DataFrame:
    found = list(itertools.combinations(labels, 2))
    return pd.DataFrame({"item_a": [a for a, _ in found], "item_b": [b for _, b in found],
                         "n": [numbers[at % len(numbers)] for at in range(len(found))], "one": False})


def cells(labels: list[str], numbers: list[float], heads: list[str]) -> pd.DataFrame:
    found = list(itertools.product(labels, heads))
    return pd.DataFrame({"form": [a for a, _ in found], "article": [b for _, b in found],
                         "n": [numbers[at % len(numbers)] for at in range(len(found))], "one": False})


def ticks(labels: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles = pd.DataFrame({"doc_id": labels, "n_characters": [1000 + 500 * at for at in range(len(labels))]})
    found = [(doc_id, at * 90, concept) for doc_id in labels for at, concept in enumerate(["quake 7", LONG, "rescue"] * 3)]
    return pd.DataFrame(found, columns=["doc_id", "start", "concept"]), articles


def periods(labels: list[str], numbers: list[float]) -> pd.DataFrame:
    """Up to four terms over fourteen months, one of them a gap."""
    found = [(term, f"2024-{at + 1:02d}" if at < 12 else f"2025-{at - 11:02d}", numbers[(place + at) % len(numbers)]) for place, term in enumerate(labels[:4])
             for at in range(14)]
    return pd.DataFrame(found, columns=["term", "period", "n"]).assign(
        rate_per_10000_words=lambda rows: rows["n"] / 3, gap=lambda rows: rows["period"] == "2024-05", one=lambda rows: rows["n"] == 1)


def nodes(labels: list[str], spread: float) -> pd.DataFrame:
    return pd.DataFrame({"item": labels, "x": [spread * (at * 7 % 11) for at in range(len(labels))],
                         "y": [spread * (at * 5 % 13) for at in range(len(labels))]})


def draw_all(labels: list[str], numbers: list[float]) -> dict[str, object]:
    """Every chart from one list of labels and one of numbers."""
    table = wide(labels, numbers)
    occurrences, articles = ticks(labels[:6])
    return {
        "bars": charts.bars(table, "label", "n", "one"),
        "bars-sorted": charts.bars(table, "label", "n", "one", before="k", heads="texts"),
        "stacked": charts.stacked_bars(table, "label", {"acts": "acts", "place": "place", "other": "about", "unclear": "unclear"}, "n", "one"),
        "dots": charts.dots(table, "label", "n", [f"d{at}" for at in range(20)], ("k", "N", "n"), "one", heads="articles · times"),
        "heat": charts.heat(cells(labels, numbers, ["A1", "B2"]), "form", "article", "n", "one"),
        "heat-keyed": charts.heat(cells(labels[:4], numbers, labels), "form", "article", "n", "one"),
        "strip": charts.article_strip(table, "label", "n", "place"),
        "xray": charts.xray(occurrences, articles),
        "dumbbell": charts.dumbbell(table, ("item_a", "item_b"), "n", "expected", "low", "high", "one"),
        "triangle": charts.triangle(pairs(labels, numbers), hollow="one"),
        "network": charts.network(nodes(labels, 1.0), pairs(labels, numbers).head(30)),
        "network-groups": charts.network(nodes(labels, 1.0).assign(part=[" ABCDE"[at % 6].strip() for at in range(len(labels))]), pairs(labels, numbers).head(30), group="part"),
        "network-heap": charts.network(nodes(labels, 0.0), pairs(labels, numbers).head(30)),
        "slope": charts.slope(table, "label", "before", "n", ("as written", "with spellings joined"), "one"),
        "lines": charts.lines(periods(labels, numbers), hollow="one"),
        "lollipops": charts.lollipops(table.assign(part=[labels[at // 5 * 5] for at in range(len(labels))]), "label", "d1", "n", "part", "one"),
        "days": charts.day_strip(table, hollow="one"),
    }


@functools.cache
def drawn(case: str) -> dict[str, object]:
    return draw_all(*CASES[case])


CASES = {
    "nasty": (NASTY, NUMBERS),
    "one row": ([LONG], [7]),
    "ties": ([f"Item {at}" for at in range(20)], [3] * 20),
    "zeros": ([f"Item {at}" for at in range(6)], [0] * 6),
    "huge": ([LONG + str(at) for at in range(20)], [10**12 + at for at in range(20)]),
}


@pytest.mark.parametrize("case", CASES)
def test_no_text_lies_over_another_and_none_is_cut(case):
    found = {name: overlaps(figure) for name, figure in drawn(case).items() if figure is not None}
    assert len(found) == {"one row": 16, "zeros": 15}.get(case, 17)  # one item makes no pair, and nothing but zeros no heat map
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_overlap_check_sees_an_overlap_and_a_cut():
    from helpers.charts.sheet import Sheet
    sheet = Sheet(50)
    sheet.text(10, 20, "one text")
    sheet.text(30, 22, "another")
    sheet.text(280, 40, "beyond the edge")
    assert overlaps(sheet.figure) == ["over one another: 'one text' and 'another'", "cut: 'beyond the edge'"]


def test_no_row_no_figure():
    empty = wide(["x"], [1]).head(0)
    none = pd.DataFrame({"doc_id": [], "start": [], "concept": [], "n_characters": []})
    grid = pd.DataFrame({"form": [], "article": [], "n": []})
    found = [charts.bars(empty, "label", "n"), charts.stacked_bars(empty, "label", {"acts": "acts"}), charts.dots(empty, "label", "n", ["d1"]),
             charts.slope(empty, "label", "before", "n"),
             charts.heat(grid, "form", "article", "n"), charts.article_strip(empty, "label", "n", None), charts.xray(none, none),
             charts.day_strip(empty),
             charts.dumbbell(empty, low="low", high="high"), charts.triangle(empty),
             charts.network(pd.DataFrame({"item": [], "x": [], "y": []}), empty),
             charts.lines(periods([], [])), charts.lollipops(empty, "label", "n", "n")]
    assert found == [None] * 13


def lines_of(figure) -> list[list[tuple[float, float]]]:
    return [[tuple(point) for point in patch.get_path().vertices] for patch in figure.axes[0].patches
            if type(patch).__name__ == "PathPatch" and patch.get_linewidth() == 1.4]


def test_a_line_over_time_ends_at_a_gap_and_a_period_alone_is_a_dot():
    table = pd.DataFrame({"term": "quake", "period": ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"], "n": [2, 4, 0, 0, 6, 3],
                          "rate_per_10000_words": [10.0, 20.0, None, None, 30.0, None], "gap": [False, False, True, True, False, True]})
    figure = charts.lines(table)
    drawn = lines_of(figure)
    assert len(drawn) == 1 and len(drawn[0]) == 2 and drawn[0][0][1] - drawn[0][1][1] == pytest.approx(46 / 3)
    marks = [patch.get_gid() for patch in figure.axes[0].patches if (patch.get_gid() or "").startswith("mark|")]
    assert marks == ["mark|0|n", "mark|1|n", "mark|4|n"]
    assert {"10.0", "20.0", "30.0", "2024-01", "2024-06", "quake"} <= set(texts(figure))


def test_a_period_of_too_few_texts_is_a_grey_dot_apart_from_the_line():
    table = pd.DataFrame({"term": "quake", "period": list("abcde"), "n": 2, "rate_per_10000_words": [10.0, 20.0, 30.0, 10.0, 5.0], "gap": False,
                          "thin": [False, False, True, False, False]})
    figure = charts.lines(table)
    assert [len(points) for points in lines_of(figure)] == [2, 2] and "fewer than three dated texts" in texts(figure)


def test_a_lollipop_is_as_long_as_its_score_and_stands_under_its_group():
    table = pd.DataFrame({"term": ["quake", "rain"], "n": [9, 4], "score": [20.0, 10.0], "group": ["East", "West"]})
    figure = charts.lollipops(table, "term", "score", "n", "group")
    centres = [patch.get_center()[0] for patch in figure.axes[0].patches if (patch.get_gid() or "").startswith("mark|")]
    assert centres[0] - 6 == pytest.approx(2 * (centres[1] - 6))
    assert [text for text in texts(figure) if text in ("East", "West", "quake", "9 · 20.0")] == ["East", "quake", "9 · 20.0", "West"]


def test_a_row_of_many_articles_is_a_band_and_no_heap_of_rings():
    table = wide(["harbour", "strike"], [900, 60])
    many = pd.concat([table, pd.DataFrame({f"m{at}": [at % 90, at % 7] for at in range(2_000)})], axis=1)
    svg = charts.to_svg(charts.dots(many, "label", "n", [f"m{at}" for at in range(2_000)], ("n",)), "many", "x", {})
    assert len(svg) < 9_000 and "single articles" in svg
    assert len(charts.to_svg(charts.dots(many, "label", "n", [f"m{at}" for at in range(40)], ("n",)), "few", "x", {})) > len(svg)


def test_every_node_of_a_network_has_its_whole_name_beside_it_or_in_the_key():
    names = ["Chinese Embassy in Myanmar", LONG, "quake", *(f"Ministry of Foreign Affairs number {at}" for at in range(17))]
    links = pd.DataFrame({"item_a": ["quake"] * 19, "item_b": [name for name in names if name != "quake"], "n": 3})
    found = texts(charts.network(nodes(names, 1.0), links))
    assert not any("…" in text for text in found)
    whole = " ".join(found)
    assert [name for name in names if name not in whole] == []


def test_a_missing_column_and_a_number_below_zero_are_named():
    with pytest.raises(UsageError, match="needs column 'm'; the table has actor, n"):
        charts.bars(pd.DataFrame({"actor": ["a"], "n": [1]}), "actor", "m")
    with pytest.raises(UsageError, match="below zero"):
        charts.bars(pd.DataFrame({"actor": ["a"], "n": [-1]}), "actor", "n")


def test_a_fourth_concept_is_refused():
    occurrences = pd.DataFrame({"doc_id": "a", "start": range(4), "concept": list("pqrs")})
    with pytest.raises(UsageError, match="up to three concepts at once; here are 4"):
        charts.xray(occurrences, pd.DataFrame({"doc_id": ["a"], "n_characters": [9]}))


def widths(figure) -> dict[str, float]:
    return {patch.get_gid(): round(patch.get_width(), 1) for patch in figure.axes[0].patches if (patch.get_gid() or "").startswith("mark|")}


def test_bars_are_as_long_as_their_numbers():
    figure = charts.bars(pd.DataFrame({"actor": ["a", "b", "c"], "n": [40, 20, 10]}), "actor", "n")
    found = widths(figure)
    assert list(found) == ["mark|0|n", "mark|1|n", "mark|2|n"]
    assert found["mark|1|n"] == pytest.approx(found["mark|0|n"] / 2, abs=0.1)
    assert found["mark|2|n"] == pytest.approx(found["mark|0|n"] / 4, abs=0.1)


def test_a_mark_that_rests_on_one_article_is_hollow():
    figure = charts.bars(pd.DataFrame({"actor": ["a", "b"], "n": [4, 2], "one": [False, True]}), "actor", "n", "one")
    fills = [patch.get_facecolor() for patch in figure.axes[0].patches if (patch.get_gid() or "").startswith("mark|")]
    assert fills[0][:3] != (1, 1, 1) and fills[1][:3] == (1, 1, 1)


def texts(figure) -> list[str]:
    from matplotlib.text import Text
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def test_only_the_rows_asked_for_are_drawn():
    figure = charts.bars(wide([f"Item {at}" for at in range(40)], list(range(40))), "label", "n")
    assert "Item 14" in texts(figure) and "Item 15" not in texts(figure)


def test_zero_is_an_empty_cell():
    figure = charts.heat(pd.DataFrame({"form": ["a", "a"], "article": ["x", "y"], "n": [0, 3]}), "form", "article", "n")
    assert [gid for gid in widths(figure)] == ["mark|1|n"]
    assert "0" not in texts(figure) and "3" in texts(figure)


def test_a_heat_map_draws_the_columns_that_hold_most_and_no_row_without_a_cell():
    table = pd.DataFrame({"form": [*"aaaaa", "b"], "article": [*"vwxyz", "u"], "n": [5, 4, 3, 2, 6, 1]})
    figure = charts.heat(table, "form", "article", "n", letters=dict(zip("uvwxyz", "FEDCBA")))
    assert [name for name in texts(figure) if name.isalpha()] == ["z", "y", "x", "w", "v", "a"]
    assert "further columns: in the table" in texts(figure)


def test_a_heat_map_has_the_letters_that_stand_for_its_articles_elsewhere():
    names = [f"{one} article whose name has no room above a column however it is broken" for one in ("First", "Second", "Third", "Fourth")]
    table = pd.DataFrame({"form": "a", "article": names, "n": [4, 3, 2, 1]})
    drawn = texts(charts.heat(table, "form", "article", "n", letters=dict(zip(names, "HBFD"))))
    assert sorted(one for one in drawn if one in "ABCDEFGH") == list("BBDDFFHH")


def test_further_columns_are_told():
    figure = charts.heat(cells(["a"], [1], list("uvwxyz")), "form", "article", "n")
    assert "further columns: in the table" in texts(figure)
    assert "z" not in texts(figure)


def test_parts_carry_their_letter_and_number():
    table = pd.DataFrame({"state": ["Peru"], "acts": [30], "place": [20], "n": [50]})
    figure = charts.stacked_bars(table, "state", {"acts": "acts", "place": "place"}, "n")
    assert sorted(texts(figure)) == sorted(["50", "A acts", "A 30", "P place", "P 20", "Peru"])


def test_undated_articles_lie_in_a_tray():
    figure = charts.day_strip(pd.DataFrame({"published": ["2024-02-29", "2024-03-02", "2024-03", ""]}))
    assert {"2024-02-29", "2024-03-02", "day not known"} == set(texts(figure))
    assert len([patch for patch in figure.axes[0].patches if (patch.get_gid() or "").startswith("mark|")]) == 4


# SVG

def svg_of(figure, item="who-acts", links=None) -> ElementTree.Element:
    return ElementTree.fromstring(charts.to_svg(figure, item, "Who acts: a 4, b 2", links))


def local(element) -> str:
    return element.tag.rsplit("}", 1)[-1]


TWO = pd.DataFrame({"actor": ["a 1", "b"], "n": [4, 2], "cap N": [5, 5]})


def test_a_mark_is_a_link_with_a_name_that_holds_its_number():
    links = {(0, "n"): charts.Link(title="a 1", told="4 mentions"), (1, "n"): charts.Link("#e-x", "b", "own-id", "2 mentions")}
    root = svg_of(charts.bars(TWO, "actor", "n"), links=links)
    anchors = [element for element in root.iter() if local(element) == "a"]
    assert [(a.get("href"), next(a.iter("{http://www.w3.org/2000/svg}title")).text) for a in anchors] == [("#e-who-acts-1", "a 1: 4 mentions"), ("#e-x", "b: 2 mentions")]
    numbers = {element.get("data-n"): "".join(element.itertext()) for element in root.iter() if element.get("data-n")}
    assert numbers == {"who-acts-1-n": "4", "who-acts-1-actor": "a 1", "own-id": "2"}
    assert all(any(element.get("data-n", "").endswith(("-n", "own-id")) for element in a.iter()) for a in anchors)
    assert root.get("role") == "group"
    named = [element for element in root if element.get("id") == root.get("aria-labelledby")]
    assert [element.text for element in named] == ["Who acts: a 4, b 2"]


def test_without_links_it_is_an_image_with_its_text():
    root = svg_of(charts.bars(TWO, "actor", "n"))
    assert root.get("role") == "img" and not [element for element in root.iter() if local(element) == "a"]


def test_each_number_of_a_text_has_its_own_id():
    root = svg_of(charts.dots(TWO.assign(k=[5, 1]), "actor", "n", ["n"], ("k", "cap N", "n")))
    spans = [(element.get("data-n"), element.text, element.tail) for element in root.iter() if local(element) == "tspan"]
    assert spans[:3] == [("who-acts-1-k", "5", " of "), ("who-acts-1-cap-n", "5", " · "), ("who-acts-1-n", "4", None)]


def test_every_digit_of_every_chart_has_an_id():
    for name, figure in drawn("nasty").items():
        root = svg_of(figure)
        allowed = {id(inner) for element in root.iter() if element.get("data-n") for inner in element.iter()}
        stray = [element.text for element in root.iter() if local(element) in ("text", "tspan") and any(map(str.isdigit, element.text or ""))
                 and id(element) not in allowed]
        assert (name, stray) == (name, [])


def test_nothing_foreign_is_left_in_the_svg():
    for figure in drawn("nasty").values():
        root = svg_of(figure)
        assert {local(element) for element in root.iter()} <= {"svg", "desc", "g", "a", "title", "path", "text", "tspan"}
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert ids == ["who-acts-chart", "who-acts-alt"]
        assert not [element for element in root.iter() if element.get("style") or element.get("target") or element.get("onload")]


def test_any_figure_of_matplotlib_can_be_shown():
    from matplotlib.figure import Figure
    figure = Figure()
    axes = figure.add_subplot()
    axes.plot([1, 2, 3], marker="o")
    root = svg_of(figure, "own")
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    used = {element.get("href")[1:] for element in root.iter() if (element.get("href") or "").startswith("#")}
    assert used and used <= ids and all(name.startswith("own-") for name in ids)


def test_past_twenty_links_the_tab_key_goes_on():
    table = cells([f"r{at}" for at in range(10)], [1], list("xyz"))
    root = svg_of(charts.heat(table, "form", "article", "n"), links={(row, "n"): charts.Link() for row in range(30)})
    stops = [element.get("tabindex") for element in root.iter() if local(element) == "a"]
    assert stops == [None] * 20 + ["-1"] * 10


def test_an_id_is_made_of_plain_letters():
    assert slug("Share of N (%)") == "share-of-n"


RENDER = """
import importlib.util, hashlib, sys
spec = importlib.util.spec_from_file_location("cases", sys.argv[1])
cases = importlib.util.module_from_spec(spec); spec.loader.exec_module(cases)
for name, figure in cases.draw_all(*cases.CASES["nasty"]).items():
    print(name, hashlib.sha256(cases.charts.to_svg(figure, name, "alt", {(0, "n"): cases.charts.Link()}).encode()).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed():
    runs = [subprocess.run([sys.executable, "-c", RENDER, __file__], env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True,
                           text=True, check=True).stdout
            for seed, zone in (("1", "UTC"), ("77", "Asia/Bangkok"))]
    assert runs[0] == runs[1] and runs[0].count("\n") == 17


# Colours and letters

@pytest.mark.parametrize("scheme", [0, 1])
def test_all_text_can_be_read(scheme):
    shade = {token: colors[scheme] for token, colors in PALETTE.items()}
    on_paper = {token: contrast(shade[token], shade["paper"]) for token in ("ink", "muted", "accent")}
    on_fill = {fill: contrast(shade[text_on(fill)], shade[fill]) for fill in (*TINTS, "grey1", "grey2", "blank", *ON_STRONG)}
    assert min(on_paper.values()) >= 4.5 and min(on_fill.values()) >= 4.5, (on_paper, on_fill)


def test_light_colours_tell_the_tokens_apart():
    assert len({light for light, _ in PALETTE.values()}) == len(PALETTE)


def test_the_style_sheet_has_every_token_in_both_schemes():
    css = palette_css()
    assert all(css.count(f"--c-{token}:") == 2 and f".c-{token}{{" in css for token in PALETTE)


def test_tints_are_five_equal_steps():
    assert [tint(value, 10) for value in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)] == [
        "tint1", "tint1", "tint2", "tint2", "tint3", "tint3", "tint4", "tint4", "accent", "accent"]


def test_labels_are_clean():
    assert clean_label("a\x00\x07b\u202e c\n\td\ud800") == "ab c d"
    assert clean_label("cafe\u0301") == "café"
    assert len(clean_label("x" * 20_000)) == 400


def test_a_long_text_ends_with_an_ellipsis_and_fits():
    assert clip("Reconstruction", 500) == "Reconstruction"
    short = clip("Reconstruction of the northern harbour", 80)
    assert short.endswith("…") and measure(short) <= 80
    assert clip("e\u0301\u0301" * 30, 40).endswith("…")


def test_lines_break_at_blanks():
    assert wrap("Central Bank of the Republic", 70, 3) == ["Central Bank", "of the", "Republic"]
    assert all(measure(line) <= 50 for line in wrap("W" * 90, 50, 3))


def test_numbers_as_they_stand_at_a_mark():
    assert [show_number(value) for value in (0, 1234567, 2.5, 2.0, float("nan"))] == ["0", "1,234,567", "2.50", "2", "–"]


def test_a_figure_is_a_phone_column_wide():
    assert charts.bars(TWO, "actor", "n").get_size_inches()[0] * 72 == pytest.approx(WIDTH)


def test_a_hollow_mark_is_explained_where_one_is_drawn():
    table = pd.DataFrame({"actor": ["a", "b"], "n": [4, 2], "one": [False, True]})
    assert "rests on one article" in texts(charts.bars(table, "actor", "n", "one"))
    assert "rests on one article" not in texts(charts.bars(table.head(1), "actor", "n", "one"))


def test_a_matrix_breaks_no_word_and_a_network_of_few_is_low():
    names = ["China", "Myanmar", "Thailand", "police", "border", "telecommunications fraud", "telecommunications network"]
    found = pd.DataFrame([{"item_a": a, "item_b": b, "n": 1234} for a, b in itertools.combinations(names, 2)])
    words = {word for text in texts(charts.triangle(found)) for word in text.split()}
    assert {"telecommunications", "further"} & words and not {word for word in words if word.startswith("telecom")} - {"telecommunications"}
    few, many = (charts.network(nodes(names[:n], 1.0), found[found["item_b"].isin(names[:n])]).get_figheight() for n in (3, 7))
    assert few < many


def test_a_strip_of_some_rows_names_them_by_their_places_in_the_whole_table():
    table = pd.DataFrame({"first": ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04"]})
    assert charts.drawn_of(charts.day_strip(table, date="first", drawn={1, 3})).rows == {1, 3}
