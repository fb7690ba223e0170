"""Two runs compared: what changed in a fixed order, which numbers moved, and because of what; through the command that a reader calls."""
from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from itertools import combinations
from types import SimpleNamespace

import pandas as pd
import pytest
from run_fixture import HARBOUR, dateline, make_home, tiny_run, write_corpus

from helpers.compare import compare
from helpers.compare.changes import Change, _sheet, causes_of, find_changes
from helpers.compare.moves import ENTERS, LEAVES, find_moves, plan
from helpers.compare.page import page_html
from helpers.compare.runs import CAUSES, Run
from helpers.compare.told import ORDER, as_text, summary
from helpers.errors import UsageError
from helpers.tables import check_table, read_sheet, write_sheet

AGAIN = "The strike returns\n\nOslo, March 9, 2024 -- Norway and Sweden closed the harbour again. Anna Berg thanked the dock workers.\n"
ACTORS = "alias,actor,kind,country,decision\nDockers' Union,Union of Dockers,other,,accept\nSweden,Sweden,state,Sweden,ignore\n"
CONCEPTS = "term,concept,group,decision\ndock workers,dockers,,accept\nstrike,stoppage,,accept\n"


def _number(item, row, column, shown, kind="count"):
    return {"number_id": f"{item}-{row}-{column}".lower().replace(" ", "-"), "notebook": "01", "item": item, "row": row, "column": column, "kind": kind,
            "value": shown, "shown": shown, "rule": "", "denominator_id": ""}


@pytest.fixture
def make_run(tmp_path):
    """A run folder of a few numbers, their spans and a record, as far as a comparison looks."""
    def make(name, numbers, evidence=(), **changes):
        articles = changes.pop("articles", {"a.txt": "1", "b.txt": "2"})
        record = {"corpus": {"name": "c", "articles": articles}, "inputs": {}, "parameters": {"n_terms": 12, "corpus_dir": "c"},
                  "notebooks": {"01": "1"}, "code": {"files": {"x.py": "1"}}, "python": "3.11", "versions": {"pandas": "3.0"}} | changes
        tables = tmp_path / name / "tables"
        write_sheet(check_table([_number(*number) for number in numbers], "numbers", sort=False), tables / "numbers.csv")
        spans = [{"number_id": number_id, "doc_id": doc_id, "start": at, "end": at + 1, "on_page": True} for at, (number_id, doc_id) in enumerate(evidence)]
        write_sheet(check_table(spans, "evidence") if spans else check_table(pd.DataFrame(), "evidence"), tables / "evidence.csv")
        write_sheet(pd.DataFrame({"doc_id": [path.removesuffix(".txt") for path in articles], "path": list(articles)}, dtype="str"), tables / "documents.csv")
        (tmp_path / name / "run.json").write_text(json.dumps(record))
        return Run(tmp_path / name)
    return make


def _compared(a, b):
    changes = find_changes(a, b)
    chain = plan(a, b, causes_of(changes), None)
    return changes, chain, find_moves(a, b, causes_of(changes), chain)


NUMBERS = [("states", "Peru", "n", "7"), ("states", "Chile", "n", "2"), ("states", "articles", "", "5"), ("states", "Peru", "name", "Peru 2", "label")]


def test_equal_runs_are_the_same(make_run):
    changes, chain, moves = _compared(make_run("a", NUMBERS), make_run("b", NUMBERS))
    assert (changes, chain.legs, moves) == ([], [], [])
    assert summary(changes, moves) == "Nothing changed, and no number moved."


def test_numbers_that_differ_without_a_cause_are_said_to_be_altered(make_run):
    changes, _, moves = _compared(make_run("a", NUMBERS), make_run("b", [("states", "Peru", "n", "8"), *NUMBERS[1:]]))
    assert "1 numbers differ: one of the runs was altered" in summary(changes, moves)


def test_one_cause_moves_everything(make_run):
    changes, _, moves = _compared(make_run("a", NUMBERS), make_run("b", [("states", "Peru", "n", "9"), *NUMBERS[2:]], parameters={"n_terms": 6}))
    assert changes == [Change("parameters", "n_terms: 12 → 6")]
    assert [(move.place, move.first, move.second, [step.cause for step in move.steps]) for move in moves] == [
        (("states", "Peru", "n"), "7", "9", ["parameters"]), (("states", "Chile", "n"), "2", "", ["parameters"])]


def test_each_cause_is_named_in_the_fixed_order(make_run):
    a = make_run("a", NUMBERS)
    b = make_run("b", NUMBERS, articles={"a.txt": "9", "c.txt": "2"}, inputs={"actors.csv": "2", "metadata.csv": "3"}, parameters={"n_terms": 6},
                 python="3.12", versions={"pandas": "3.0", "spacy": "3.8"})
    (b.folder / "inputs").mkdir()
    (b.folder / "inputs" / "actors.csv").write_text("alias,actor\nA,B\n")
    changes, chain, _ = _compared(a, b)
    assert [tuple(change) for change in changes] == [
        ("articles", "added: c.txt"), ("articles", "taken away: b.txt"), ("articles", "changed: a.txt"), ("registry", "actors.csv, new row: alias A, actor B"),
        ("concepts and metadata", "metadata.csv: other bytes, the same rows"), ("parameters", "n_terms: 12 → 6"),
        ("code and versions", "Python: 3.11 → 3.12"), ("code and versions", "new: spacy")]
    assert tuple(causes_of(changes)) == CAUSES
    assert [leg.cause for leg in chain.legs] == ["not separable: " + " or ".join(CAUSES)] and "--corpus" in chain.why


def test_the_article_that_was_added_is_named_with_what_it_moved(make_run):
    a = make_run("a", NUMBERS[:1], [("states-peru-n", "a")] * 1 + [("states-peru-n", "b")])
    b = make_run("b", [("states", "Peru", "n", "8")], [("states-peru-n", "a"), ("states-peru-n", "b"), ("states-peru-n", "c")],
                 articles={"a.txt": "1", "b.txt": "2", "c.txt": "3"})
    changes, _, moves = _compared(a, b)
    assert [change.told for change in changes] == ["added: c.txt"]
    assert moves[0].articles == ("c +1",) and moves[0].steps[0].cause == "articles"


def test_without_a_corpus_the_spans_tell_articles_and_nothing_else_is_guessed(make_run):
    a = make_run("a", NUMBERS[:2], [("states-peru-n", "a"), ("states-chile-n", "a")])
    b = make_run("b", [("states", "Peru", "n", "9"), ("states", "Chile", "n", "3")],
                 [("states-peru-n", "a"), ("states-peru-n", "c"), ("states-chile-n", "a"), ("states-chile-n", "a")],
                 articles={"a.txt": "1", "b.txt": "2", "c.txt": "3"}, parameters={"n_terms": 6})
    _, _, moves = _compared(a, b)
    assert moves[0].steps[0].cause == "articles, as each run counts them"
    assert moves[1].steps[0].cause == "not separable: articles or parameters"
    assert moves[1].articles == ("a +1 (not changed itself: what is worked out over all articles)",)


def test_a_row_that_comes_into_a_list_is_told_as_that_and_moved_by_its_new_articles(make_run):
    a = make_run("a", NUMBERS[:1], [("states-peru-n", "a")])
    b = make_run("b", [NUMBERS[0], ("states", "Chile", "n", "4")], [("states-peru-n", "a"), *[("states-chile-n", doc_id) for doc_id in "aabc"]],
                 articles={"a.txt": "1", "b.txt": "2", "c.txt": "3"})
    moves = _compared(a, b)[2]
    assert [(move.place[1], move.articles, move.far) for move in moves] == [("Chile", ("its row is not in the list of the first run", "c +1"), 0.25)]
    b = make_run("b", [NUMBERS[0], ("states", "Chile", "n", "4")], [("states-peru-n", "a"), *[("states-chile-n", "a")] * 4], parameters={"n_terms": 6})
    assert [(move.articles, move.far) for move in _compared(a, b)[2]] == [((), 4.0)]


def test_a_row_of_an_input_that_was_edited_is_one_line(tmp_path):
    for name, rows in (("a", ["Sotu,Soe Htut,", "Chen,Chen Bo,x", "Chen,Chen An,x", "Old,Old,"]), ("b", ["Sotu,Sotu,y", "Chen,Chen Li,x", "Chen,Chen Ed,x", "New,New,"])):
        (tmp_path / name).write_text("\n".join(["alias,actor,reason", *rows]) + "\n", encoding="utf-8")
    a, b = (SimpleNamespace(shared={}, input=lambda _, name=name: tmp_path / name) for name in "ab")
    assert _sheet(a, b, "actors.csv") == [
        "actors.csv, row Sotu: actor Soe Htut → Sotu; reason empty → y",
        *(f"actors.csv, new row: {told}" for told in ("alias Chen, actor Chen Li, reason x", "alias Chen, actor Chen Ed, reason x", "alias New, actor New")),
        *(f"actors.csv, row gone: {told}" for told in ("alias Chen, actor Chen Bo, reason x", "alias Chen, actor Chen An, reason x", "alias Old, actor Old"))]


class _Oven:
    """Makes a run between two: each number follows the run that its cause is taken from, the last one all of them."""

    def __init__(self, make_run):
        self.make_run, self.made = make_run, 0

    def missing(self, run):
        return []

    def make(self, mixture):
        self.made += 1
        return self.make_run(f"step {self.made}", _states([run.folder.name == "b" for run in mixture]))


def _states(taken):
    return [("states", cause, "n", str(5 + changed)) for cause, changed in zip(CAUSES, taken)] + [("states", "all", "n", str(10 + sum(taken)))]


@pytest.mark.parametrize("chosen", [chosen for size in (2, 5) for chosen in combinations(range(5), size)], ids=lambda chosen: "".join(map(str, chosen)))
def test_every_combination_of_causes_is_parted_in_the_fixed_order(make_run, monkeypatch, chosen):
    monkeypatch.setattr("helpers.compare.moves.is_of_now", lambda run: run.folder.name == "a" or 4 not in chosen)
    changed = [at in chosen for at in range(5)]
    a, b = make_run("a", _states([False] * 4)), make_run("b", [*_states(changed[:4])[:-1], ("states", "all", "n", str(10 + sum(changed)))])
    causes = [CAUSES[at] for at in chosen]
    chain = plan(a, b, causes, _Oven(make_run))
    moves = {move.place[1]: [step.cause for step in move.steps] for move in find_moves(a, b, causes, chain)}
    assert moves == {cause: [cause] for cause in causes if cause != CAUSES[-1]} | {"all": causes} and chain.why == ""


def test_where_the_first_run_is_of_older_code_the_page_says_that_code_comes_first(make_run, monkeypatch):
    monkeypatch.setattr("helpers.compare.moves.is_of_now", lambda run: run.folder.name == "b")
    a, b = make_run("a", _states([False] * 4)), make_run("b", _states([True, False, False, False]))
    chain = plan(a, b, [CAUSES[0], CAUSES[-1]], _Oven(make_run))
    assert [leg.cause for leg in chain.legs] == [CAUSES[-1], CAUSES[0]] and chain.why.startswith("Code and versions stand first here")


def test_copies_to_share_are_compared_with_their_like_and_part_nothing(make_run):
    redacted = {"shared": {"of": "x", "redact": True, "mask_care": True}}
    a = make_run("a-shared", NUMBERS, **redacted)
    b = make_run("b-shared", [("states", "Peru", "n", "9"), *NUMBERS[1:]], articles={"a.txt": "3"}, parameters={"n_terms": 6}, inputs={"actors.csv": "2"}, **redacted)
    for run in (a, b):
        write_sheet(pd.DataFrame({"number_id": ["states-peru-n"], "place": ["x1"]}), run.folder / "tables" / "evidence.csv")
    changes, chain, moves = _compared(Run(a.folder), Run(b.folder))
    assert "actors.csv: changed; a copy to share does not keep its rows" in [change.told for change in changes]
    assert moves[0].steps[0].cause == "not separable: articles or registry or parameters" and "letter may stand for another person" in chain.why
    with pytest.raises(UsageError, match="b-shared is a copy to share and whole is a whole run; compare"):
        compare(make_run("whole", NUMBERS).folder, b.folder)


def test_what_moved_furthest_stands_first_and_items_are_folded(make_run, tmp_path):
    rows = [("terms", f"word {at}", column, str(20 + at)) for at in range(20) for column in ("n", "n_texts")] + [("states", "Peru", "n", "7")]
    a, b = make_run("a", rows), make_run("b", [(item, row, column, str(int(shown) + (30 if row == "word 7" and column == "n" else 1))) for item, row, column, shown in rows],
                                         parameters={"n_terms": 6})
    page = page_html(a, b, *_compared(a, b), tmp_path, "all.csv")
    first = page[page.index("What moved furthest"):page.index("<details")]
    assert first.index("Terms: word 7 · times") < first.index("States: Peru · times") and first.count("<tr>") == 13
    assert page.count("<details") == 2 and "40 numbers, first of them word 7 · times: 27 → 57" in page and page.index("<details id=\"i-terms\">") < page.index("word 19 · texts")


def test_a_fact_is_named_in_words_and_what_leads_to_the_pages_is_no_guide_to_reading(make_run, tmp_path):
    """The style sheet of the report begins a line of the class `how` with "How to read"."""
    a, b = make_run("a", [("terms", "all_words", "", "20")]), make_run("b", [("terms", "all_words", "", "21")], parameters={"n_terms": 6})
    page = page_html(a, b, *_compared(a, b), tmp_path, "all.csv")
    assert "all words" in page and "all_words" not in page and 'class="how"' not in page


HOSTILE = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', "javascript:alert(1)", "</title><style>*{display:none}</style>", "a\u202eb\x00c", "]]>"]


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes += [(tag, *attribute) for attribute in attrs]


def test_hostile_names_are_text_on_the_page(make_run, tmp_path):
    a = make_run("a", NUMBERS)
    b = make_run("b", [("states", text, "n", "1") for text in HOSTILE], articles={f"{at} {text}.txt": "1" for at, text in enumerate(HOSTILE)},
                 parameters={text: text for text in HOSTILE})
    changes, chain, moves = _compared(a, b)
    page = page_html(a, b, changes, chain, moves, tmp_path, "all.csv")
    tags = _Tags()
    tags.feed(page)
    assert not {"script", "img", "iframe", "object", "form", "link", "base"} & set(tags.seen) and tags.seen.count("style") == 1 and tags.seen.count("title") == 1
    assert not [one for one in tags.attributes if one[1].startswith("on") or (one[1] in ("href", "src") and ":" in (one[2] or ""))]
    assert all(text in page for text in ("&lt;script&gt;alert(1)&lt;/script&gt;", "javascript:alert(1)", "]]&gt;")) and "\x00" not in page and "\u202e" not in page


def test_the_page_says_the_same_each_time_and_names_the_order(make_run, tmp_path):
    a, b = make_run("a", NUMBERS), make_run("b", [("states", "Peru", "n", "9"), *NUMBERS[1:]], parameters={"n_terms": 6})
    pages = {page_html(a, b, *_compared(a, b), tmp_path, "all.csv") for _ in range(2)}
    assert len(pages) == 1 and ORDER.split(":")[0] in pages.pop()
    changes, chain, moves = _compared(a, b)
    assert as_text(a, b, changes, chain, moves).splitlines()[-1] == "  states, Peru, n: 7 → 9  [parameters]"


def test_what_is_no_run_is_one_line(tmp_path):
    with pytest.raises(UsageError, match="is no run folder"):
        Run(tmp_path)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with runs of the harbour: as it is, with one thing changed each, and with all changed at once."""
    folder = tmp_path_factory.mktemp("compare")
    made, whole = make_home(folder / "home"), tiny_run(tmp_path_factory)[1]
    for name in ("plain", "same"):
        shutil.copytree(whole, made / "outputs" / name)
    corpora = {"added": {"04_again.txt": AGAIN}, "registry": {"actors.csv": ACTORS}, "parameter": {},
               "all": {"04_again.txt": AGAIN, "actors.csv": ACTORS, "concepts.csv": CONCEPTS}}
    for name, more in corpora.items():
        write_corpus(folder / name / "harbour", HARBOUR | more)
        parameters = ["-p", "n_terms=6"] if name in ("parameter", "all") else []
        done = dateline(made, "report", folder / name / "harbour", "--run", name, *parameters)
        assert done.returncode == 0, done.stderr
    return made


def _call(home, a, b, *more):
    done = dateline(home, "compare", home / "outputs" / a, home / "outputs" / b, *more)
    assert done.returncode == 0, done.stderr
    return done.stdout, read_sheet(home / "outputs" / f"compare-{a}-{b}.csv")


@pytest.mark.slow
def test_adding_one_article_names_it_and_nothing_else(home):
    told, moves = _call(home, "plain", "added")
    assert "articles:\n  added: 04_again.txt\nregistry: the same\nconcepts and metadata: the same\nparameters: the same\ncode and versions: the same" in told
    assert len(moves) and set(moves["because_of"]) == {"articles"}
    assert "articles, words: 88 → 104  [articles; 04_again +16]" in told
    parts = [one for cell in moves["articles"] if cell for one in cell.split(", ") if not one.startswith("and ")]
    assert {one.split(" ")[0] for one in parts if "not changed itself" not in one and one not in (ENTERS, LEAVES)} == {"04_again"}
    both = moves[(moves["first"] != "") & (moves["second"] != "") & (moves["articles"] != "")]
    assert both["articles"].str.contains("04_again").all()


@pytest.mark.slow
@pytest.mark.parametrize("name, cause, says", [
    ("registry", "registry", "actors.csv, new row: alias Dockers' Union, actor Union of Dockers, kind other, decision accept"),
    ("parameter", "parameters", "n_terms: 12 → 6")])
def test_one_change_is_named_with_what_it_moved(home, name, cause, says):
    told, moves = _call(home, "plain", name)
    assert f"Changed: {cause}; " in told and says in told
    assert set(moves["because_of"]) <= {cause} and (len(moves) or name == "parameter")


@pytest.mark.slow
def test_nothing_changed_says_so(home):
    told, moves = _call(home, "plain", "same")
    assert "Nothing changed, and no number moved." in told and not len(moves)


@pytest.mark.slow
def test_all_at_once_is_told_apart_by_running_again(home):
    told, moves = _call(home, "plain", "all", "--corpus", home.parent / "all" / "harbour")
    causes = [{part.split(" (")[0] for part in cell.split("; ")} for cell in moves["because_of"]]
    assert set.union(*causes) <= {"articles", "registry", "concepts and metadata", "parameters"} and {"articles"} in causes and {"registry"} in causes
    assert ORDER in told and "not separable" not in told
    alone = _call(home, "plain", "added")[1]
    both = moves[moves["because_of"] == "articles"].merge(alone, on=["item", "row", "column", "first", "second"])
    assert len(both) == (moves["because_of"] == "articles").sum()


@pytest.mark.slow
def test_articles_that_are_not_there_part_nothing(home, tmp_path):
    told, moves = _call(home, "plain", "all", "--corpus", write_corpus(tmp_path / "few", {"01_strike.txt": HARBOUR["01_strike.txt"]}))
    assert "since the corpus has not: 02_talks.txt, 03_end.txt, 04_again.txt." in told
    assert all("not separable" in cell or cell.startswith("articles, as each run counts them") for cell in moves["because_of"])


@pytest.mark.slow
def test_the_pages_are_in_the_list_of_reports_and_lead_to_both(home):
    _call(home, "plain", "added")
    index = (home / "outputs" / "index.html").read_text()
    assert 'href="compare-plain-added.html"' in index and 'href="plain/report.html"' in index
    page = (home / "outputs" / "compare-plain-added.html").read_text()
    assert {"plain/report.html", "added/report.html", "added/report.html#states-by-role"} <= set(re.findall(r'href="([^"]*)"', page)) and "<script" not in page


@pytest.mark.slow
def test_a_corpus_that_is_not_there_is_one_line(home):
    done = dateline(home, "compare", home / "outputs" / "plain", home / "outputs" / "all", "--corpus", "nowhere")
    assert done.returncode == 2 and "corpus folder 'nowhere' does not exist" in done.stderr
