"""`show`: what it refuses, what it writes, how a number is written."""
from __future__ import annotations

import json
import sys
from typing import NamedTuple

import pandas as pd
import pytest

import helpers.display.present as present
from helpers.display import Count, Fact, Label, Quote, Score, clean_text, clip, finish_items, keep, show, show_gate
from helpers.display.form import plural, slug, write_number, write_value
from helpers.errors import ContractError, UsageError
from helpers.evidence import collect
from helpers.tables import read_sheet

PARTIES = pd.DataFrame({"party": ["Greens", "Farmers 21"], "n": [3, 1], "n_documents": [2, 1], "share": [0.75, 0.25]})
SPANS = pd.DataFrame(
    [("Greens", "a", 0, 6, 1), ("Greens", "a", 20, 26, 2), ("Greens", "b", 4, 10, 1), ("Farmers 21", "b", 30, 40, 2)], columns=["party", "doc_id", "start", "end", "sentence"])
COLUMNS = {"party": Label("party"), "n": Count("mentions", over="all"), "n_documents": Count("articles", "articles"), "share": Score("share", "n / all", percent=True)}
FACTS = {"all": Fact(4, "spans", SPANS, "mention"), "articles": Fact(2, "articles", SPANS)}


class Finding(NamedTuple):
    text: str
    refs: dict


class Cell(NamedTuple):
    row: tuple
    column: str


class Gate(NamedTuple):
    open: bool
    reason: str
    facts: dict


def call(**changed):
    given = {"item": "parties", "table": PARTIES, "key": ["party"], "columns": COLUMNS, "spans": SPANS, "facts": FACTS, "finding": "Greens: {n@Greens} of {all:}"}
    show(**(given | changed))


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_RUN", str(tmp_path))
    monkeypatch.setenv("DATELINE_NOTEBOOK", "03_parties")
    return tmp_path


def output(monkeypatch, **changed) -> dict:
    caught = []
    monkeypatch.setattr(present, "_emit", lambda item: caught.append(present.output_of(item)))
    call(**changed)
    return caught[0]


@pytest.mark.parametrize(("value", "options", "shown"), [
    (12345, {}, "12,345"), (-1234.5, {"digits": 1}, "−1,234.5"), (0.125, {"digits": 2}, "0.12"), (-0.001, {"digits": 2}, "0.00"), (1.0, {"percent": True}, "100 %"), (0, {}, "0"),
    (float("inf"), {}, "–")])
def test_a_number_is_written_one_way(value, options, shown):
    assert write_number(value, **options) == shown


def test_units_ids_and_values():
    assert [plural("mention", 1), plural("mention", 2), plural("body|bodies", 2), plural("", 3)] == ["mention", "mentions", "bodies", ""]
    assert slug("N_Actor (named)") == "n-actor-named"
    assert [write_value(3), write_value(3.0), write_value(1 / 3)] == ["3", "3", "0.3333333333333333"]


def test_text_of_others_is_cleaned_and_clipped():
    assert clean_text("a\x00b\u202e\u2066c\x1b[31m\ud800\n\t d") == "abc[31m d"
    assert clean_text("می\u200cخواهم") == "می\u200cخواهم"
    assert clip("word " * 100, 12) == "word word w…"
    assert len(clip("x" * 20_000)) == 120


def test_outside_a_run_it_prints_and_writes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("DATELINE_RUN", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    call(how="a bar is a party")
    keep(files=pd.DataFrame({"path": ["a.txt"]}))
    assert capsys.readouterr().out.splitlines() == [
        "Greens: 3 of 4\u00a0mentions", "party       mentions of 4  articles  share", "Greens      3              2         75 %",
        "Farmers 21  1              1         25 %",
        "How to read: a bar is a party"]
    assert not list(tmp_path.iterdir())


def test_three_forms(monkeypatch):
    forms = output(monkeypatch)
    assert list(forms) == ["application/vnd.dateline+html", "text/html", "text/plain"]
    own, lab = forms["application/vnd.dateline+html"], forms["text/html"]
    assert '<a href="#e-parties-1"><data value="3" data-n="parties-1-n">3</data></a>' in own
    assert '<th scope="row"><data value="Farmers 21" data-n="parties-2-party">Farmers 21</data></th>' in own
    assert own.count("<caption>") == 1 and own.count('scope="col"') == 4 and own.count('scope="row"') == 2
    assert 'href="#e-' not in lab and 'data-n="parties-1-n"' in lab and "<style>" in lab
    assert "data-jp-theme-light" in lab


def test_rows_past_the_first_are_folded_and_their_number_is_a_number(run, monkeypatch):
    own = output(monkeypatch, rows=1)["application/vnd.dateline+html"]
    assert '<summary>Show all <data value="2" data-n="parties-n-rows">2</data></summary>' in own
    assert own.index("Greens") < own.index("<details") < own.index("Farmers 21")
    numbers = read_sheet(next(run.glob("items/*/numbers.csv")))
    assert "parties-n-rows" in numbers["number_id"].tolist()


@pytest.mark.parametrize(("changed", "told"), [
    ({"table": PARTIES.assign(n=[3, 2])}, "item 'parties', row 'Farmers 21', column 'n': the table says 2, its spans give 1"),
    ({"facts": FACTS | {"all": Fact(5, "spans", SPANS)}}, "row 'all', column 'fact': the table says 5, its spans give 4"),
    ({"table": PARTIES.assign(party="Greens")}, "the key party repeats: 'Greens'"),
    ({"finding": "Greens lead by 2"}, "has a numeral in its template"),
    ({"counted": "of {nothing}"}, r"\{nothing\} names no fact and no cell; facts: all, articles"),
    ({"finding": "{n@Blues}"}, "names the row 'Blues'"),
    ({"columns": {"party": "party"}}, "give a Count, Score, Label or Quote, not str"),
    ({"columns": {"party": Quote("said")}}, "a quote needs the columns doc_id, start, end"),
    ({"columns": {"party": Label("party"), "n": Count("mentions", over="total")}}, "'over' names 'total', which is no fact"),
    ({"item": "Parties 2"}, "a name is small letters"), ({"item": "e-parties"}, "a name is small letters"),
    ({"facts": {"1-n": Fact(4, "spans", SPANS), **FACTS}}, "two numbers would be called 'parties-1-n'"),
    ({"spans": None}, "its spans give 0"),
])
def test_it_refuses(changed, told):
    with pytest.raises(ContractError, match=told):
        call(**changed)


def test_unknown_names_are_told_with_the_nearest():
    with pytest.raises(UsageError, match="did you mean 'n_documents'"):
        call(columns={"party": Label("party"), "n_document": Count("articles", "articles")})
    with pytest.raises(UsageError, match="did you mean 'finding'"):
        call(first_screen="findings")


def test_a_number_may_not_hide_behind_a_column_that_is_not_shown():
    with pytest.raises(ContractError, match="holds numbers and is not shown"):
        call(columns={"party": Label("party")}, facts={}, finding="{n@Greens} times")


def test_a_finding_with_references(monkeypatch):
    finding = Finding("{who} has {many} of {sum:mention|mentions} and {one:time}", {"who": Cell(("Greens",), "party"), "many": Cell(("Greens",), "n"), "sum": "all", "one": Cell(("Farmers 21",), "n")})
    assert output(monkeypatch, finding=finding)["text/plain"].startswith("Greens has 3 of 4\u00a0mentions and 1\u00a0time\n")


def test_what_a_run_keeps(run):
    call(first_screen="finding")
    call(item="again")
    folders = sorted(path.name for path in (run / "items").iterdir())
    assert [name.split("-", 2)[2] for name in folders] == ["parties", "again"] and all(name.startswith("03-") for name in folders)
    collected = collect(run / "items")
    mine = collected.numbers[collected.numbers["item"] == "parties"].set_index("number_id")
    assert mine.loc["parties-1-n", ["row", "column", "kind", "value", "shown", "rule", "denominator_id"]].tolist() == ["Greens", "n", "count", "3", "3", "different spans", "parties-all"]
    assert mine.loc["parties-1-share", ["kind", "value", "shown"]].tolist() == ["score", "0.75", "75 %"]
    assert mine.loc["parties-2-party", "kind"] == "label"
    spans = collected.evidence[collected.evidence["number_id"] == "parties-1-n"]
    assert spans[["doc_id", "start", "end"]].to_numpy().tolist() == [["a", 0, 6], ["a", 20, 26], ["b", 4, 10]]
    lists = collected.lists[collected.lists["item"] == "parties"]
    assert lists[lists["list_id"] == "e-parties-1"]["number_id"].tolist() == ["parties-1-n", "parties-1-n-documents"]
    record = json.loads((run / "items" / folders[0] / "item.json").read_text())
    assert (record["first_screen"], record["finding_text"]) == ("finding", "Greens: 3 of 4\u00a0mentions")


def test_one_name_is_shown_once_in_a_run(run):
    call()
    with pytest.raises(ContractError, match="shown twice"):
        call()
    call(item="minor-parties")


def test_items_are_gathered(run):
    call()
    finish_items(run)
    assert len(read_sheet(run / "tables" / "numbers.csv")) == len(read_sheet(next(run.glob("items/*/numbers.csv"))))
    assert not (run / "figures").exists()


def test_kept_documents_have_no_text(run):
    keep(documents=pd.DataFrame({"doc_id": ["a"], "text": ["secret"]}))
    assert (run / "tables" / "documents.csv").read_text(encoding="utf-8-sig") == "doc_id\na\n"


def test_a_closed_gate_says_so_in_one_sentence(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    show_gate("compared", Gate(False, "no comparison: {given} of {needed} texts", {"given": 2, "needed": 3}))
    assert capsys.readouterr().out == "no comparison: 2 of 3 texts\n"
    show_gate("compared", Gate(True, "", {}))
    assert capsys.readouterr().out == ""


def test_a_quote_opens_its_sentence(monkeypatch):
    said = pd.DataFrame({"doc_id": ["a"], "start": [3], "end": [15], "words": ["won 21 seats"]})
    own = output(monkeypatch, item="said", table=said, key=["doc_id", "start"], columns={"words": Quote("words")}, spans=None, facts={}, finding="said")["application/vnd.dateline+html"]
    assert '<q><a href="#e-said-1"><data value="won 21 seats" data-n="said-1-words">won 21 seats</data></a></q>' in own


def test_missing_scores_are_a_dash_without_an_id(monkeypatch):
    table = PARTIES.assign(share=[0.75, float("nan")])
    own = output(monkeypatch, table=table)["application/vnd.dateline+html"]
    assert '<td class="n"><span class="none" title="not given">–</span></td>' in own and "parties-2-share" not in own


def test_a_chart_may_show_only_what_the_table_shows(monkeypatch):
    from helpers import charts

    figure = charts.slope(PARTIES, "party", "n", "n")
    own = output(monkeypatch, chart=figure)["application/vnd.dateline+html"]
    assert own.count('data-n="parties-1-n"') == 4 and '<title>Greens: 3</title>' in own
    barred = output(monkeypatch, chart=charts.bars(PARTIES.assign(alone=[False, True]), "party", "n", hollow="alone"))["application/vnd.dateline+html"]
    assert '<td class="n" style="--0:100">' in barred and 'style="--1:' in barred and "<svg" not in barred and "rests on one article" in barred
    with pytest.raises(ContractError, match="the chart shows parties-1-n, parties-2-n"):
        call(columns={"party": Label("party")}, finding="x", chart=charts.bars(PARTIES, "party", "n"))


def test_a_long_table_is_cut_and_says_so(run, monkeypatch):
    spans = pd.DataFrame([(f"word {at:03d}", "a", at * 5, at * 5 + 4) for at in range(100)], columns=["word", "doc_id", "start", "end"])
    table = spans[["word"]].assign(n=1)
    own = output(monkeypatch, item="long", table=table, key=["word"], columns={"word": Label("word"), "n": Count("times")}, spans=spans, facts={}, finding="x")["application/vnd.dateline+html"]
    assert own.count('<th scope="row">') == 40
    assert 'the first <data value="40" data-n="long-n-rows-shown">40</data> of <data value="100" data-n="long-n-rows">100</data>' in own
    assert len(read_sheet(next(run.glob("items/*-long/table.csv")))) == 100
    assert "long-100-n" in read_sheet(next(run.glob("items/*-long/numbers.csv")))["number_id"].tolist()


def test_a_name_with_a_numeral_in_a_template_is_a_label(monkeypatch):
    table = PARTIES.assign(nick=[f"Team {at}" for at in range(len(PARTIES))])
    first = table["party"].iloc[0]
    own = output(monkeypatch, table=table, finding=f"{{nick@{first}}} leads")["application/vnd.dateline+html"]
    assert '<data value="Team 0" data-n="parties-1-nick">Team 0</data> leads' in own


def heat_output(run, monkeypatch, articles: int) -> tuple[str, dict]:
    """The section of a heat map of one party over so many articles, each with one mention, and the record that the run keeps."""
    from helpers import charts

    names = [f"{word} article whose name has no room above its column however often it is broken there" for word in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")[:articles]]
    spans = pd.DataFrame([("Greens", name, f"d{at}", 0, 6, 1) for at, name in enumerate(names)], columns=["party", "name", "doc_id", "start", "end", "sentence"])
    table = pd.DataFrame({"party": "Greens", "name": names, "n": 1, "hollow": [True] + [False] * (articles - 1)})
    shown = output(monkeypatch, item="heat", table=table, key=["party", "name"], spans=spans, finding="Greens", columns={"party": Label("party"), "name": Label("article"), "n": Count("mentions")},
                   facts={}, chart=charts.heat(table, "party", "name", "n", hollow="hollow"))
    return shown[present.MIME], json.loads(next(run.glob("items/*/item.json")).read_text())


def test_a_heat_map_is_a_table_on_the_page_and_a_figure_beside_it(run, monkeypatch):
    section, record = heat_output(run, monkeypatch, 2)
    assert "<svg" not in section and section.count("<table") == 1 and '<table class="grid"><caption>Heat</caption>' in section
    assert '<li><b>A</b> First article whose name has no room above its column however often it is broken there</li>' in section and "rests on one article" in section
    assert section.count('<th scope="col">') == 3 and '<th scope="row">Greens</th><td class="h0"><a href="#e-heat-1"><data value="1" data-n="heat-1-n">1</data></a></td><td class="h5">' in section
    assert record["has_figure"] and record["alt"].startswith("Greens") and "<svg" in next(run.glob("items/*/figure.svg")).read_text()


def test_a_heat_map_that_leaves_columns_out_has_all_its_numbers_in_a_table_below(run, monkeypatch):
    section, _ = heat_output(run, monkeypatch, 6)
    assert section.count("<table") == 2 and section.count('data-n="heat-6-n"') == 1 and section.count('data-n="heat-1-n"') == 2
