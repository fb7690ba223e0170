"""A run is counted again: untouched it holds, and whatever is altered is named."""
from __future__ import annotations

import hashlib
import json
import random
import re
import shutil

import pandas as pd
import pytest
from run_fixture import HARBOUR, tiny_run, write_corpus

from helpers.display import clean_text
from helpers.errors import UsageError
from helpers.report import spell_out
from helpers.verify import verify
from helpers.verify.page import Shown, shown_numbers
from helpers.verify.recount import recounters, wrong_counts, wrong_quotes
from helpers.verify.sources import wrong_files

ON_PAGE = re.compile(r'(data-n="?(?P<id>[a-z0-9-]+)"?[^>]*>)(?P<shown>[^<]*\d[^<]*)<')
"""A number as the page writes it."""


def _seeds(most: int, fast: int) -> list:
    """Seeds of single changes: the first are tried always, the rest where everything is."""
    return [pytest.param(seed, marks=[] if seed < fast else pytest.mark.slow) for seed in range(most)]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A run folder of the harbour articles that a test may change, and must put back."""
    folder = tmp_path_factory.mktemp("verify")
    shutil.copytree(tiny_run(tmp_path_factory)[1], folder / "harbour")
    write_corpus(folder / "articles", HARBOUR)
    return folder / "harbour"


@pytest.fixture
def changed(run):
    """Change one file of the run, put it back afterwards; `fit` makes the hash in run.json follow."""
    before: dict = {}

    def change(name, old, new, fit=False):
        path = run / name
        before.setdefault(path, path.read_bytes())
        text = path.read_text(encoding="utf-8-sig")
        assert text.count(old) >= 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        if fit:
            record = run / "run.json"
            before.setdefault(record, record.read_bytes())
            content = json.loads(record.read_text())
            content["outputs"][name] = hashlib.sha256(path.read_bytes()).hexdigest()
            record.write_text(json.dumps(content))
        return run
    yield change
    for path, content in before.items():
        path.write_bytes(content)


def _check(run):
    return verify(run, run.parent / "articles")


def test_an_untouched_run_holds(run):
    found = _check(run)
    assert (found.holds, len(found.lines)) == (True, 1)
    assert re.fullmatch(r"harbour: \d+ counts recounted from \d+ spans of 3 articles, \d+ scores computed again, \d+ numbers compared with the page: all hold.", found.lines[0])


def test_the_articles_are_found_where_the_run_found_them(tmp_path_factory):
    assert verify(tiny_run(tmp_path_factory)[1]).holds


def _numbers(run):
    from helpers.tables import read_sheet

    return read_sheet(run / "tables" / "numbers.csv")


def _cells(run):
    numbers = _numbers(run)
    return numbers[(numbers["column"] != "") & numbers["kind"].isin(["count", "score"])].reset_index(drop=True)


def _names(row) -> str:
    return f"{row['item']}, row {row['row']!r}, column {row['column']}"


@pytest.mark.parametrize("fit", [pytest.param(False, marks=pytest.mark.slow), True], ids=["plainly", "with the hash made to fit"])
@pytest.mark.parametrize("seed", _seeds(12, 1))
def test_a_number_changed_on_the_page_is_named(run, changed, seed, fit):
    written = (run / "report.html").read_text()
    page, numbers = spell_out(written), _numbers(run).set_index("number_id")
    found = [one for one in ON_PAGE.finditer(page) if one["id"] in numbers.index and numbers.loc[one["id"], "kind"] in ("count", "score")]
    one = random.Random(seed).choice(found)
    digit = re.search(r"\d", one["shown"]).group()
    wrong = one["shown"].replace(digit, str((int(digit) + 1) % 10), 1)
    at = one.start("shown")
    changed("report.html", written, page[:at] + wrong + page[at + len(one["shown"]):], fit)
    found = _check(run)
    assert not found.holds and any(line.startswith(_names(numbers.loc[one["id"]])) and repr(wrong.strip()) in line for line in found.lines)


@pytest.mark.parametrize("fit", [pytest.param(False, marks=pytest.mark.slow), True], ids=["plainly", "with the hash made to fit"])
@pytest.mark.parametrize("seed", _seeds(12, 1))
def test_a_row_changed_in_numbers_is_named(run, changed, seed, fit):
    row = _cells(run).iloc[random.Random(seed).randrange(len(_cells(run)))]
    lines = (run / "tables" / "numbers.csv").read_text(encoding="utf-8-sig").splitlines()
    line = next(line for line in lines if line.startswith(row["number_id"] + ","))
    wrong = line.replace(f",{row['kind']},{row['value']},", f",{row['kind']},{float(row['value']) + 1:g},", 1)
    changed("tables/numbers.csv", line + "\n", wrong + "\n", fit)
    found = _check(run)
    assert not found.holds and any(line.startswith(_names(row)) for line in found.lines)


@pytest.mark.parametrize("fit", [pytest.param(False, marks=pytest.mark.slow), True], ids=["plainly", "with the hash made to fit"])
@pytest.mark.parametrize("seed", _seeds(16, 1))
def test_a_span_changed_in_evidence_is_named(run, changed, seed, fit):
    draw, numbers = random.Random(seed), _numbers(run).set_index("number_id")
    lines = (run / "tables" / "evidence.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    number_id, doc_id, start, end, on_page = draw.choice(lines).split(",")
    wrong = draw.choice([(doc_id, int(start) + 1, end), (doc_id, start, int(end) - 1 if int(end) - int(start) > 1 else int(end) + 99_999),
                         (doc_id, start, 99_999), ("04_none", start, end), (doc_id, end, start)])
    changed("tables/evidence.csv", f"{number_id},{doc_id},{start},{end},{on_page}\n", f"{number_id},{','.join(map(str, wrong))},{on_page}\n", fit)
    found = _check(run)
    assert not found.holds and any(line.startswith(_names(numbers.loc[number_id])) for line in found.lines)


@pytest.mark.parametrize("seed", _seeds(6, 1))
def test_a_span_taken_away_is_named(run, changed, seed):
    lines = (run / "tables" / "evidence.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    numbers = _numbers(run).set_index("number_id")
    counted = [line for line in lines if numbers.loc[line.split(",")[0], "rule"].startswith("different spans")]
    line = random.Random(seed).choice(counted)
    changed("tables/evidence.csv", line + "\n", "", fit=True)
    found = _check(run)
    assert not found.holds and any(told.startswith(_names(numbers.loc[line.split(",")[0]])) for told in found.lines)


@pytest.mark.parametrize("seed", _seeds(6, 1))
def test_a_cell_changed_in_an_items_table_is_named(run, changed, seed):
    row = _cells(run).iloc[random.Random(seed).randrange(len(_cells(run)))]
    name = f"tables/item_{row['item']}.csv"
    place = int(row["number_id"].removeprefix(row["item"] + "-").split("-")[0])
    table = pd.read_csv(run / name, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    before = (run / name).read_text(encoding="utf-8-sig")
    table.loc[place - 1, row["column"]] = f"{float(row['value']) + 1:g}"
    changed(name, before, table.to_csv(index=False), fit=True)
    found = _check(run)
    assert not found.holds and any(line.startswith(_names(row)) and "the item's table has" in line for line in found.lines)


@pytest.mark.parametrize("old, new, says", [
    ("Denmark", "Sweden", "article file 01_strike.txt: it changed since the run."),
    ("PORT ELLIS", "PORT  ELLIS", "article file 01_strike.txt: it changed since the run."),
])
def test_a_changed_article_is_named(run, tmp_path, old, new, says):
    corpus = write_corpus(tmp_path / "articles", HARBOUR | {"01_strike.txt": HARBOUR["01_strike.txt"].replace(old, new, 1)})
    found = verify(run, corpus)
    assert not found.holds and says in found.lines


def test_words_that_moved_in_an_article_are_named_where_they_were_counted(run, tmp_path):
    corpus = write_corpus(tmp_path / "articles", HARBOUR | {"01_strike.txt": "A " + HARBOUR["01_strike.txt"]})
    assert any(line.startswith("articles, row '01_strike', column n_words: its evidence 01_strike") for line in verify(run, corpus).lines)


def test_an_article_that_is_gone_and_one_that_is_new_are_named(run, tmp_path):
    kept = {name: text for name, text in HARBOUR.items() if name != "03_end.txt"}
    found = verify(run, write_corpus(tmp_path / "articles", kept | {"09_new.txt": HARBOUR["03_end.txt"]}))
    assert found.lines[:2] == ["article file 03_end.txt: it is gone.", "article file 09_new.txt: it is new since the run."]
    assert any("its evidence names the article '03_end', which is not there" in line for line in found.lines)


def test_a_number_of_the_page_without_a_row_is_named(run, changed):
    page = (run / "report.html").read_text()
    at = page.index("</main>")
    changed("report.html", page[at:], '<p><data value="9" data-n="made-up">9</data></p>' + page[at:], fit=True)
    assert "the page shows '9' as 'made-up', which has no row in numbers." in _check(run).lines


@pytest.mark.parametrize("name", ["report.html", "tables/words.csv", "figures/states-by-role.svg", "notebooks/01_text_statistics.ipynb"])
def test_a_file_that_is_not_as_written_or_gone_is_named(run, name):
    content, record = (run / name).read_bytes(), json.loads((run / "run.json").read_text())
    try:
        (run / name).write_bytes(content + b" ")
        assert wrong_files(run, record) == [f"file {name}: it is not as the run wrote it."]
        (run / name).unlink()
        assert wrong_files(run, record) == [f"file {name}: it is gone."]
    finally:
        (run / name).write_bytes(content)


def test_a_run_of_another_version_says_so_where_something_differs(run, changed):
    record = json.loads((run / "run.json").read_text())
    name = sorted(record["code"]["files"])[0]
    page = (run / "report.html").read_text()
    changed("report.html", page, page + " ")
    assert not any("not the version" in line for line in _check(run).lines)
    changed("run.json", record["code"]["files"][name], "0" * 64)
    assert any(line.startswith("this is not the version of Dateline that made the run (1 files of its code differ)") for line in _check(run).lines)


def test_what_is_no_run_and_articles_that_are_not_there_are_one_line(run, tmp_path):
    with pytest.raises(UsageError, match="no run folder"):
        verify(tmp_path)
    with pytest.raises(UsageError, match="name their folder with --corpus FOLDER"):
        verify(run, tmp_path / "nowhere")


def _edit(run, name, where, column, value):
    """Set one cell of a table of the run: `where` says which row, by columns and values."""
    table = pd.read_csv(run / name, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    rows = table.index[(table[list(where)] == pd.Series(where)).all(axis=1)]
    table.loc[rows[0], column] = value(table.loc[rows[0], column]) if callable(value) else value
    table.to_csv(run / name, index=False, encoding="utf-8-sig", lineterminator="\n")


@pytest.fixture
def forged(run):
    """Edit cells of a run's tables, all of it put back afterwards, with every hash in run.json made to fit."""
    before = {path: path.read_bytes() for path in [run / "run.json", run / "report.html", *(run / "tables").glob("*.csv")]}

    def forge(*edits):
        for name, where, column, value in edits:
            _edit(run, f"tables/{name}.csv", where, column, value)
        record = json.loads((run / "run.json").read_text())
        record["outputs"] = {name: hashlib.sha256((run / name).read_bytes()).hexdigest() for name in record["outputs"]}
        (run / "run.json").write_text(json.dumps(record))
        return _check(run).lines
    yield forge
    for path, content in before.items():
        path.write_bytes(content)


def _rewrite_page(run, number_id, value, shown):
    page = spell_out((run / "report.html").read_text())
    page = re.sub(rf'<data value="?[^" >]*"? data-n="?{number_id}"?>[^<]*<', f'<data value="{value}" data-n="{number_id}">{shown}<', page)
    (run / "report.html").write_text(page)


@pytest.mark.parametrize("seed", _seeds(12, 1))
def test_a_score_changed_everywhere_alike_is_named(run, forged, seed):
    scores = _cells(run)[_cells(run)["kind"] == "score"].reset_index(drop=True)
    row = scores.iloc[random.Random(seed).randrange(len(scores))]
    wrong = f"{float(row['value']) + 0.25:g}"
    _rewrite_page(run, row["number_id"], wrong, wrong)
    at = int(row["number_id"].removeprefix(row["item"] + "-").split("-")[0])
    table = pd.read_csv(run / "tables" / f"item_{row['item']}.csv", dtype="str", keep_default_na=False, encoding="utf-8-sig")
    table.loc[at - 1, row["column"]] = wrong
    table.to_csv(run / "tables" / f"item_{row['item']}.csv", index=False, encoding="utf-8-sig")
    lines = forged(("numbers", {"number_id": row["number_id"]}, "value", wrong), ("numbers", {"number_id": row["number_id"]}, "shown", wrong))
    assert any(line.startswith(_names(row)) and f"the table says {wrong}, its rule ({row['rule']}) gives " in line for line in lines)


def test_a_score_without_a_rule_that_can_be_computed_is_named(run, forged):
    row = _cells(run)[_cells(run)["kind"] == "score"].iloc[0]
    for rule in ("by feeling", "association.rate_per(n, n_unheard_of)"):
        lines = forged(("numbers", {"number_id": row["number_id"]}, "rule", rule))
        assert any(line.startswith(f"{_names(row)}: no rule that can be recomputed: {rule!r}") for line in lines), rule


def _of_names(run):
    numbers = _numbers(run)
    return numbers[(numbers["item"] == "states-by-role") & (numbers["column"] == "n_actor") & (numbers["value"] != "0")].iloc[0]


@pytest.mark.parametrize("seed", _seeds(8, 1))
def test_a_span_moved_to_another_word_of_the_same_article_is_named(run, forged, seed):
    draw, numbers = random.Random(seed), _numbers(run).set_index("number_id")
    evidence, words = (pd.read_csv(run / "tables" / f"{name}.csv", dtype="str", encoding="utf-8-sig") for name in ("evidence", "words"))
    counted = evidence[evidence["number_id"].map(numbers["rule"]).str.contains(r"different spans in (?:mentions|words|terms|keywords)", regex=True)
                       & (evidence["number_id"].map(numbers["column"]) != "n_words")]
    counted = counted[~counted["number_id"].isin(counted["number_id"].value_counts().loc[lambda sizes: sizes > 12].index)]  # those that leave no word free
    row = counted.iloc[draw.randrange(len(counted))]
    taken = set(evidence.loc[evidence["number_id"] == row["number_id"], "start"])
    size = int(row["end"]) - int(row["start"])
    near = words[(words["doc_id"] == row["doc_id"]) & ~words["start"].isin(taken) & (words["start"] != row["start"])]
    same = near[(near["end"].astype(int) - near["start"].astype(int)) == size]
    other = (same if len(same) else near).iloc[0]
    where = {"number_id": row["number_id"], "doc_id": row["doc_id"], "start": row["start"]}
    lines = forged(("evidence", where, "end", other["end"]), ("evidence", {**where, "end": other["end"]}, "start", other["start"]))
    number = numbers.loc[row["number_id"]]
    assert any(line.startswith(_names(number)) and "which its rule" in line for line in lines)


@pytest.mark.parametrize("column, value", [("role", "place"), *(pytest.param(*one, marks=pytest.mark.slow) for one in (("copy_of", "02_talks"), ("level", "nested"), ("actor", "Nobody")))])
def test_a_mention_altered_in_its_table_is_named_where_it_is_counted(run, forged, column, value):
    mentions = pd.read_csv(run / "tables" / "mentions.csv", dtype="str", keep_default_na=False, encoding="utf-8-sig")
    state = _of_names(run)["row"]
    one = mentions[(mentions["actor"] == state) & (mentions["role"] == "actor")].iloc[0]
    lines = forged(("mentions", {"doc_id": one["doc_id"], "start": one["start"], "end": one["end"]}, column, value))
    assert any(line.startswith(f"states-by-role, row {state!r}, column n_actor: its evidence {one['doc_id']} {one['start']}..{one['end']} is ") for line in lines)


@pytest.mark.slow
def test_a_mention_given_a_role_that_nothing_counts_is_named_as_missing(run, forged):
    mentions = pd.read_csv(run / "tables" / "mentions.csv", dtype="str", keep_default_na=False, encoding="utf-8-sig")
    state = _of_names(run)["row"]
    one = mentions[(mentions["actor"] == state) & (mentions["role"] != "actor") & (mentions["level"] == "named")].iloc[0]
    lines = forged(("mentions", {"doc_id": one["doc_id"], "start": one["start"], "end": one["end"]}, "role", "actor"))
    assert any(line.startswith(f"states-by-role, row {state!r}, column n_actor: its rule (different spans in mentions by actor") for line in lines)


@pytest.mark.parametrize("name, column, value, says", [
    ("words", "term", "zzz", "table words, row "), *(pytest.param(*one, marks=pytest.mark.slow) for one in (
        ("words", "lead", lambda cell: str(cell != "True"), "table words, row "), ("sentences", "paragraph", "77", "table sentences, row "),
        ("zones", "zone", "footer", "table zones, row "), ("mentions", "alias", "Nobody", "table mentions, row "), ("keywords", "item", "nothing", "table keywords, row ")))])
def test_a_row_of_a_kept_table_that_the_articles_do_not_bear_out_is_named(run, forged, name, column, value, says):
    first = pd.read_csv(run / "tables" / f"{name}.csv", dtype="str", keep_default_na=False, encoding="utf-8-sig").iloc[0]
    lines = forged((name, {"doc_id": first["doc_id"], "start": first["start"]}, column, value))
    assert any(line.startswith(f"{says}{first['doc_id']} ") for line in lines)


def test_a_quote_is_compared_with_its_slice():
    numbers = pd.DataFrame([{"number_id": "q-1-s", "item": "q", "row": "a", "column": "s", "kind": "quote", "value": "two three"},
                            {"number_id": "q-2-s", "item": "q", "row": "b", "column": "s", "kind": "quote", "value": "four"}])
    evidence = pd.DataFrame([{"number_id": "q-1-s", "doc_id": "a", "start": 4, "end": 14}])
    texts = {"a": "one two\n three"}
    assert wrong_quotes(numbers.head(1), evidence, texts, clean_text) == []
    assert wrong_quotes(numbers.head(1), evidence, {"a": "one two\n there"}, clean_text) == [
        "q, row 'a', column s: the page quotes 'two three', the article has 'two there'."]
    assert wrong_quotes(numbers, evidence, texts, clean_text) == ["q, row 'b', column s: the page quotes 'four', the article has ''."]


def test_each_way_to_count_is_counted_by_hand():
    spans = pd.DataFrame([("a", 0, 3), ("a", 0, 3), ("a", 5, 8), ("b", 0, 3), ("c", 1, 3), ("c", 12, 15)], columns=["doc_id", "start", "end"])
    sentences = pd.DataFrame([("a", 0, 9, 1), ("b", 0, 9, 1), ("c", 0, 9, 1), ("c", 10, 19, 1)], columns=["doc_id", "start", "end", "paragraph"])
    counters = recounters({"a": "a", "b": "a", "c": "c"}, sentences)
    assert {what: count(list(spans.itertuples(index=False, name=None))) for what, count in counters.items()} == {"spans": 5, "articles": 3, "texts": 2, "sentences": 4, "paragraphs": 3}


def test_a_rule_that_says_no_way_to_count_is_named():
    numbers = pd.DataFrame([{"number_id": "x", "item": "i", "row": "r", "column": "n", "kind": "count", "value": "0", "rule": "by feeling"}])
    counters = recounters({}, pd.DataFrame({"doc_id": [], "start": [], "paragraph": []}))
    assert wrong_counts(numbers, {}, counters) == ["i, row 'r', column n: the rule 'by feeling' says no way to count."]


def test_numbers_are_read_from_a_page_with_implied_end_tags():
    page = '<ul><li><a href=#e-1><data value=3 data-n=a-1-n>3</data></a> of<li><svg><g data-n=a-2-n><title>x</title><text>4</text></g><br></svg></ul>'
    assert shown_numbers(page) == [Shown("a-1-n", "3", "3"), Shown("a-2-n", None, "x4")]
