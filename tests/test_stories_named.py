"""The items of the third story: what each shows, what it keeps back, and that a person with care stands in tables alone."""
from __future__ import annotations

import inspect
import json
import re
import sys
from html import unescape

import pandas as pd
import pytest
from care_fixture import CARED, FIRE, PARTS
from run_fixture import HARBOUR, dateline, make_home, write_corpus

import helpers
from helpers import actors, association, gates
from helpers.display import Score, present
from helpers.errors import ContractError
from helpers.questions import OpenCorpus
from helpers.stories import named as story
from helpers.stories.named import groups

ITEMS = [name for name in story.__all__ if name not in ("Shared", "prepare") and getattr(story, name).__module__.startswith(story.__name__)]


def opened(folder, files):
    """A corpus by rules, and what the items of the story share."""
    corpus = OpenCorpus(helpers.read_corpus(write_corpus(folder, files)), "rules")
    unmatched = helpers.find_unmatched(corpus.documents, corpus.sentences, corpus.words, corpus.mentions)
    check = helpers.read_check(None, corpus.mentions, unmatched)
    return corpus, story.prepare(corpus.documents, corpus.mentions, corpus.aliases, check)


def told(item) -> str:
    """An item as a terminal shows it."""
    return present.plain_text(item).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("named") / "harbour", HARBOUR)


@pytest.fixture
def shown(monkeypatch):
    """The items that were shown."""
    caught = []
    monkeypatch.setattr(present, "_emit", caught.append)
    return caught


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_says_its_question_and_what_a_row_is_and_takes_what_all_share_last(item):
    function = getattr(story, item)
    first = function.__doc__.splitlines()[0]
    assert "?" in first and "A row is" in function.__doc__
    assert list(inspect.signature(function).parameters)[-1] == "shared"


@pytest.mark.parametrize("spec", [groups.RATE, Score("low", "association.wilson_low(n_of, n)"), Score("share", "association.rate_per(n_of, n, 1)")])
def test_a_score_names_a_public_function_and_columns(spec):
    room, name, columns = re.fullmatch(r"(\w+)\.(\w+)\(([\w, ]+)\)", spec.rule).groups()
    assert room == "association" and len(columns.split(", ")) <= len(inspect.signature(getattr(association, name)).parameters)


def test_states_act_by_their_own_name_or_through_bodies(harbour, shown):
    corpus, shared = harbour
    story.beside_named(helpers.body_spans(shared.counted, shared.kinds), shared)
    table = shown[0].table
    assert table["state"].tolist() == ["Norway"] and table["n_state"].tolist() == [4]
    assert table["n_described"].tolist() == [1] or table["n_named"].tolist() == [1]  # "Norway's transport ministry"


def test_beside_reporting_verbs_zeros_are_rows_and_states_are_not_drawn(harbour, shown):
    corpus, shared = harbour
    cues = helpers.rank_cues(helpers.cue_totals(corpus.mentions), shared.kinds, 12)
    story.reporting_verbs(cues, shared)
    table = shown[0].table
    assert table["n"].tolist() == [3, 1, 0, 2, 1] and table["actor"].tolist()[1:] == ["Dockers' Union", "transport ministry of Norway (described)", "Norway", "Denmark"]
    assert ">Norway<" not in shown[0].svg and table["actor"].iloc[1] in unescape(shown[0].svg)


def test_an_office_alone_stands_beside_the_name_and_only_where_there_is_one(tmp_path, shown):
    files = {"a.txt": "Ambassador Hugo Lindt met the dock workers on Monday, and they talked for hours.\n\nThe ambassador said that the strike was over.\n"}
    corpus, shared = opened(tmp_path / "office", files)
    story.nominal(helpers.nominal_totals(corpus.mentions), shared)
    assert shown == []
    mentions = helpers.find_mentions(corpus.documents, corpus.zones, corpus.sentences, corpus.aliases, nominal=True)
    story.nominal(helpers.nominal_totals(mentions), shared._replace(mentions=mentions))
    assert shown[0].table[["actor", "n_named", "n_nominal", "written"]].values.tolist() == [["Hugo Lindt", 1, 1, "ambassador"]]


def test_first_appearances_are_marks_on_a_line_of_days(harbour, shown):
    corpus, shared = harbour
    people = helpers.people_and_bodies(corpus.totals, shared.kinds)
    story.first_appearances(helpers.rank_first(corpus.mentions, corpus.documents, people, shared.names), shared)
    assert shown[0].table["first"].tolist() == ["2024-03-04"] * 2 and "2024-03-04" in shown[0].svg


def test_groups_below_the_gate_leave_one_sentence(harbour, shown):
    corpus, shared = harbour
    people = helpers.people_and_bodies(corpus.totals, shared.kinds)
    grouped = corpus.documents.assign(group=["Post", "Mail", "Mail"])
    story.by_group(helpers.compare_actor_groups(corpus.mentions, grouped, corpus.words, corpus.aliases, people), shared)
    assert shown[0].table.empty and "independent texts" in present.plain_text(shown[0])


def test_groups_past_the_gate_stand_side_by_side_with_what_was_left_out(harbour, shown, monkeypatch):
    corpus, shared = harbour
    monkeypatch.setattr(gates, "GROUP_TEXTS", 1)
    monkeypatch.setattr(gates, "GROUP_WORDS", 5)
    people = helpers.people_and_bodies(corpus.totals, shared.kinds)
    days = ["2024-03-04", "2024-03-04", "2024-03-09"]
    grouped = corpus.documents.assign(group=["Post", "Mail", "Mail"], published=days, published_precision="day", published_doubt="")
    compared = helpers.compare_actor_groups(corpus.mentions, grouped, corpus.words, corpus.aliases, people)
    story.by_group(compared, shared)
    item = shown[0]
    assert compared.left_out["doc_id"].tolist() == ["03_end"] and item.numbers.facts["left_out"].value == "1"
    assert set(item.table["group"]) == {"Mail", "Post"} and "1 article left out" in told(item)
    rate = association.rate_per(item.table["n_actor"], item.table["n_words_in_group"], 1000)
    assert item.table["rate_per_1000_words"].tolist() == pytest.approx(list(rate))


def test_periods_below_the_gate_leave_one_sentence_and_stand_side_by_side_past_it(harbour, shown):
    corpus, shared = harbour
    people = helpers.people_and_bodies(corpus.totals, shared.kinds)
    placed = corpus.documents.assign(period=["2024-03-04", "2024-03-06", ""])
    rows = helpers.actors_over_time(corpus.mentions, placed, corpus.words, corpus.aliases, people)
    story.over_time(rows, placed, "day", helpers.time_gate(corpus.documents), shared)
    assert shown[0].table.empty and "a line over time needs 4" in present.plain_text(shown[0])
    story.over_time(rows, placed, "day", gates.Gate(True, "", {}), shared)
    table = shown[1].table
    assert table[table["gap"]]["period"].unique().tolist() == ["2024-03-05"] and table.loc[table["gap"], "rate_per_1000_words"].isna().all()
    assert set(table["period"]) == {"2024-03-04", "2024-03-05", "2024-03-06"} and "1 article without a usable date" in told(shown[1])
    assert "a period is a day; 2 texts in periods of fewer than three dated texts" in told(shown[1])


def _many_pairs(n):
    """Pairs of n actors, each pair in one sentence of two texts, with what they were counted from."""
    names, rows = [f"Body {letter}" for letter in "ABCDEFGHIJKLMNOP"], []
    pairs = [(a, b) for at, a in enumerate(names) for b in names[at + 1:]][:n]
    for doc_id in ("x", "y"):
        for sentence, pair in enumerate(pairs, 1):
            rows += [(doc_id, sentence, item, 10 * sentence + place, 10 * sentence + place + 1) for place, item in enumerate(pair)]
    contexts = pd.DataFrame(rows, columns=["doc_id", "context", "item", "start", "end"])
    kinds = pd.DataFrame({"actor": names, "care": ""})
    return contexts, kinds


@pytest.mark.parametrize("n, items", [(3, ["acting-pairs"]), (9, ["acting-pairs", "acting-matrix"]), (21, ["acting-pairs", "acting-matrix", "acting-network"])])
def test_pairs_are_a_list_then_a_matrix_and_a_network_only_past_twenty(harbour, shown, make_documents, n, items):
    documents = make_documents({"x": "a " * 200, "y": "b " * 200})
    contexts, kinds = _many_pairs(n)
    shared = harbour[1]._replace(documents=documents, facts=helpers.article_facts(documents))
    counts = helpers.count_pairs(contexts, documents, kind="actor", shuffles=9)
    pairs = helpers.rank_acting_pairs(helpers.total_pairs(counts, contexts, documents), kinds)
    story.acting_pairs(pairs, counts, contexts, shared)
    story.acting_matrix(pairs, contexts, shared)
    story.acting_network(pairs, contexts, shared)
    assert [one.item for one in shown] == items and all(one.svg for one in shown)


def test_one_office_after_another_is_shown_and_nobody_joined(tmp_path, shown):
    met = "met Ambassador Hugo Lindt in the capital on Monday, and they talked about the harbour and the strike.\n"
    corpus, shared = opened(tmp_path / "office", {"a.txt": f"Chinese Foreign Minister Zhou Mingli {met}", "b.txt": f"Chinese Foreign Minister Tang Weidong {met}"})
    joins = helpers.cared_last(helpers.rank_joins(helpers.proposed_merges(corpus.aliases)), shared.kinds, ["name_a", "name_b"])
    story.successions(helpers.successions(joins), shared)
    assert {shown[0].table["name_a"].iloc[0], shown[0].table["name_b"].iloc[0]} == {"Zhou Mingli", "Tang Weidong"}
    story.successions(helpers.successions(joins).iloc[:0], shared)
    assert len(shown) == 1


def test_what_fits_two_people_is_told_with_its_sentence(tmp_path, shown):
    files = {"a.txt": "Finance Minister Anna Berg met the police chief Ole Berg at the harbour on Monday.\n\nThey talked about the strike for hours. Berg said no.\n"}
    corpus, shared = opened(tmp_path / "two", files)
    rows = helpers.rank_unresolved(corpus.mentions, corpus.sentences, corpus.documents, shared.names, corpus.aliases)
    story.unresolved(rows, shared)
    assert rows["text"].tolist() == ["Berg said no."] and told(shown[0]).startswith("1 mention fits more than one actor and is counted for nobody")
    story.people(helpers.people_and_bodies(corpus.totals, shared.kinds), rows, shared)
    assert "1 not resolved" in present.plain_text(shown[1])
    story.unresolved(rows.iloc[:0], shared)
    assert present.plain_text(shown[2]).startswith("No mention was left unresolved")


def test_an_item_refuses_a_count_that_its_spans_do_not_give(harbour):
    corpus, shared = harbour
    states = helpers.states_by_role(corpus.totals, shared.kinds)
    with pytest.raises(ContractError, match="states-by-role"):
        story.states(states.assign(n_actor=states["n_actor"] + 1), shared)


@pytest.fixture(scope="module")
def fire(tmp_path_factory):
    """The run folder of a report on the fire."""
    home = make_home(tmp_path_factory.mktemp("care") / "home")
    done = dateline(home, "report", write_corpus(home.parent / "fire", FIRE))
    assert done.returncode == 0, done.stderr
    return home / "outputs" / "fire"


NAMED = re.compile("|".join(PARTS), re.I)


@pytest.mark.slow
class TestPeopleWithCare:
    """A suspect, a victim and a minor, through the production path (method section 11)."""

    def test_they_are_told_apart_and_stand_in_the_tables_with_their_counts(self, fire):
        people = helpers.tables.read_sheet(fire / "tables" / "item_people-and-bodies.csv").set_index("actor")
        assert people.loc[list(CARED), "care"].to_dict() == CARED
        assert int(people.loc["Marta Quist", "n_actor"]) > int(people.loc["Ingrid Moe", "n_actor"])
        assert "Marta Quist" in (fire / "report.html").read_text(encoding="utf-8")

    def test_the_first_screen_does_not_name_them(self, fire):
        markup = (fire / "report.html").read_text(encoding="utf-8")
        first = markup[markup.index("<main"):markup.index("story-")]
        assert "What was found" in first and not NAMED.search(re.sub(r"#[a-z0-9-]*", "", first))

    def test_no_network_names_them(self, fire):
        assert [path.name for path in sorted((fire / "networks").glob("*")) if NAMED.search(path.read_text(encoding="utf-8"))] == []

    @pytest.mark.parametrize("story", ["01", "02", "03"])
    def test_no_finding_chart_or_alternative_text_names_them(self, fire, story):
        items = _items(fire, story)
        assert len(items) > 3
        for item in items:
            assert not NAMED.search(item["finding"]), item["item"]
            assert not NAMED.search(item["figure"]), item["item"]
            assert not NAMED.search(item["lines"]), item["item"]


def _items(run, story) -> list[dict]:
    """The items of one story as the page shows them: finding, figure (alternative text, labels, links), lines below."""
    notebook = next((run / "notebooks").glob(f"{story}_*.ipynb"))
    found = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            markup = "".join(output.get("data", {}).get("application/vnd.dateline+html", ""))
            if markup:
                figure = (re.findall(r"<figure>.*?</figure>", markup, re.S) or [""])[0]
                found.append({"item": re.search(r'id="([^"]*)"', markup)[1], "finding": re.search(r"<h3.*?</h3>", markup, re.S)[0], "figure": figure,
                              "lines": " ".join(re.findall(r'<p class="(?:how|counted|change)">.*?</p>', markup, re.S))})
    return found


def test_of_very_many_articles_the_names_in_most_of_them_are_drawn(harbour, shown, monkeypatch):
    corpus, shared = harbour
    totals = helpers.total_mentions(corpus.mentions, corpus.documents, corpus.words, corpus.aliases)
    appear = helpers.rank_first(corpus.mentions, corpus.documents, helpers.people_and_bodies(totals, shared.kinds), shared.chart_names)
    room = sys.modules["helpers.stories.named.people"]  # the item has its room's name
    monkeypatch.setattr(room, "MANY_ARTICLES", 2)
    monkeypatch.setattr(room, "MOST_DRAWN", 1)
    story.first_appearances(appear, shared)
    assert len(appear) > 1 and shown[0].svg.count("<circle") == 1 and "drawn are the names in most dated articles" in told(shown[0])
